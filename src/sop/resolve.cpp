#include "resolve.hpp"

#include "report.hpp"

#include <alur/engine/marking.hpp>
#include <alur/sop/limits.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace alur {

namespace {

// Names to numbers; the first of equal names wins.
class name_table {
  public:
    void add(std::string_view name, int number) { entries_.emplace_back(name, number); }
    void close() { std::stable_sort(entries_.begin(), entries_.end(), by_name); }
    [[nodiscard]] int find(std::string_view name) const {
        const auto at =
            std::lower_bound(entries_.begin(), entries_.end(), std::pair(name, no_number), by_name);
        return at == entries_.end() || at->first != name ? no_number : at->second;
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& known : entries_) all.emplace_back(known.first);
        return all;
    }

  private:
    using entry = std::pair<std::string_view, int>;
    static bool by_name(const entry& a, const entry& b) { return a.first < b.first; }
    std::vector<entry> entries_;
};

template <class Texts>
int place_of(const Texts& texts, std::string_view text) {
    const auto at = std::find(texts.begin(), texts.end(), text);
    return at == texts.end() ? no_number : static_cast<int>(at - texts.begin());
}

int place_or_add(std::vector<std::string>& texts, const std::string& text) {
    const int at = place_of(texts, text);
    if (at != no_number) return at;
    texts.push_back(text);
    return static_cast<int>(texts.size()) - 1;
}

struct resolver {
    const definition& sop;
    diagnostics& problems;
    resolved out{};
    name_table ids{};
    name_table offices{};

    void unknown(std::string_view code, const std::string& pointer, std::string_view what_id,
                 std::string_view what_en, const std::string& name, const name_table& known) const {
        report(problems, code, severity::error, pointer,
               {fmt::format("Tidak ada {} \"{}\".", what_id, name),
                fmt::format("There is no {} \"{}\".", what_en, name)},
               did_you_mean(name, known.names()));
    }

    int row_at(const std::string& id, const std::string& pointer) const {
        const int at = ids.find(id);
        if (at == no_number) unknown("RU02", pointer, "langkah", "row", id, ids);
        return at;
    }

    int office_at(const std::string& code, const std::string& pointer) const {
        const int at = offices.find(code);
        if (at == no_number) unknown("RU01", pointer, "pelaksana", "office", code, offices);
        return at;
    }

    void collect_names() {
        for (std::size_t i = 0; i < sop.performers.size(); ++i)
            offices.add(sop.performers[i].code, static_cast<int>(i));
        offices.close();
        for (std::size_t r = 0; r < sop.rows.size(); ++r)
            ids.add(sop.rows[r].id, static_cast<int>(r));
        ids.close();
        for (std::size_t r = 0; r < sop.rows.size(); ++r) check_id(r);
    }

    void check_id(std::size_t r) const {
        const row& at = sop.rows[r];
        const int first = ids.find(at.id);
        if (first != static_cast<int>(r)) {
            report(problems, "RU05", severity::error,
                   below(row_pointer(r), at.has_id ? "id" : "no"),
                   {fmt::format("Nama langkah \"{}\" dipakai dua kali.", at.id),
                    fmt::format("The row name \"{}\" is used twice.", at.id)},
                   {"Beri salah satu langkah nama lain.", "Give one of the rows another name."})
                .related.push_back({row_pointer(static_cast<std::size_t>(first)),
                                    {"yang pertama di sini", "the first one is here"}});
        }
        if (at.id == "lanjut" || at.id == "selesai" || at.id == "semua") {
            report(problems, "RU06", severity::error, below(row_pointer(r), "id"),
                   {fmt::format(
                        "\"{}\" sudah punya arti sendiri dan tidak boleh menjadi nama langkah.",
                        at.id),
                    fmt::format("\"{}\" has a meaning of its own and cannot name a row.", at.id)},
                   {"Pilih nama lain.", "Choose another name."});
        }
    }

    // ---- limits ----------------------------------------------------------------------------

    // `load` keeps them too; the tables and the kernel rely on them.
    [[nodiscard]] bool within(std::size_t count, std::size_t most, const std::string& pointer,
                              const char* what_id, const char* what_en) const {
        if (count <= most) return true;
        report(problems, "JS17", severity::error, pointer,
               {fmt::format("Terlalu banyak {}: {}, paling banyak {}.", what_id, count, most),
                fmt::format("Too many {}: {}, at most {}.", what_en, count, most)},
               {"Kurangi, atau bagi menjadi beberapa SOP.",
                "Reduce them, or split into several SOPs."});
        return false;
    }

    [[nodiscard]] bool within_limits() const {
        bool good =
            within(sop.rows.size(), max_rows, "/langkah", "langkah", "rows") &&
            within(sop.performers.size(), max_offices, "/pelaksana", "pelaksana", "performers");
        std::size_t units = 0;
        for (const unit_kind& kind : sop.units) units += kind.names.size();
        good = within(units, max_units, "/unit", "unit", "units") && good;
        for (std::size_t r = 0; good && r < sop.rows.size(); ++r) {
            const row& at = sop.rows[r];
            const std::string here = row_pointer(r);
            good = within(at.performers.size(), max_row_offices, below(here, "pelaksana"),
                          "pelaksana pada satu langkah", "performers on one row") &&
                   within(at.answers.size(), max_exits, below(here, "cabang"),
                          "cabang pada satu langkah", "exits of one row") &&
                   within(at.next.size(), max_branches, below(here, "lanjut"), "cabang paralel",
                          "parallel branches");
        }
        return good;
    }

    // A kind is repeated if some row is repeated for it; otherwise the case has one unit of it.
    void collect_kinds() {
        for (const row& r : sop.rows)
            if (!r.per_unit.empty()) place_or_add(out.kinds, r.per_unit);
        for (const performer& p : sop.performers) {
            if (p.per_unit.empty()) continue;
            if (place_of(out.kinds, p.per_unit) == no_number)
                place_or_add(out.case_kinds, p.per_unit);
        }
        for (const performer& p : sop.performers)
            out.office_kind.push_back(p.per_unit.empty() ? no_number
                                                         : place_of(out.kinds, p.per_unit));
        check_kinds();
    }

    void check_kinds() const {
        for (const unit_kind& kind : sop.units) {
            const std::string pointer = below("/unit", kind.kind);
            const bool used = place_of(out.kinds, kind.kind) != no_number ||
                              place_of(out.case_kinds, kind.kind) != no_number;
            if (!used) {
                std::vector<std::string> known = out.kinds;
                known.insert(known.end(), out.case_kinds.begin(), out.case_kinds.end());
                report(
                    problems, "RU03", severity::error, pointer,
                    {fmt::format("Jenis unit \"{}\" tidak dipakai: tidak ada \"setiap\": \"{}\".",
                                 kind.kind, kind.kind),
                     fmt::format(
                         "The unit kind \"{}\" is not used: nothing says \"setiap\": \"{}\".",
                         kind.kind, kind.kind)},
                    did_you_mean(kind.kind, known));
            }
            for (std::size_t i = 0; i < kind.names.size(); ++i)
                if (place_of(kind.names, kind.names[i]) != static_cast<int>(i))
                    report(problems, "UN01", severity::error, below(pointer, i),
                           {fmt::format("Unit \"{}\" disebut dua kali.", kind.names[i]),
                            fmt::format("The unit \"{}\" is listed twice.", kind.names[i])},
                           {"Hapus salah satunya.", "Remove one of them."});
        }
        if (out.kinds.size() > max_kinds)
            report(problems, "UN08", severity::error, "/langkah",
                   {fmt::format("Langkah diulang untuk {} jenis unit, paling banyak {}.",
                                out.kinds.size(), max_kinds),
                    fmt::format("Rows are repeated for {} kinds of unit, at most {}.",
                                out.kinds.size(), max_kinds)},
                   {"Gabungkan jenis unitnya, atau bagi SOP ini.",
                    "Merge the kinds of unit, or split the SOP."});
    }

    // ---- one row ---------------------------------------------------------------------------

    void resolve_offices(std::size_t r) {
        const row& from = sop.rows[r];
        const std::string pointer = below(row_pointer(r), "pelaksana");
        if (from.performers.empty())
            report(problems, "PL01", severity::error, pointer,
                   {fmt::format("{} tidak memiliki pelaksana.", row_name(sop, r, language::id)),
                    fmt::format("{} has no performer.", row_name(sop, r, language::en))},
                   {"Sebut siapa yang mengerjakannya.", "Say who does it."});
        for (const std::string& code : from.performers) {
            const int office = office_at(code, pointer);
            if (office == no_number) continue;
            std::vector<int>& offices_here = out.rows[r].offices;
            if (std::find(offices_here.begin(), offices_here.end(), office) != offices_here.end())
                report(problems, "RU07", severity::error, pointer,
                       {fmt::format("Pelaksana \"{}\" disebut dua kali pada satu langkah.", code),
                        fmt::format("The office \"{}\" is named twice on one row.", code)},
                       {"Sebut satu kali saja.", "Name it once."});
            else
                offices_here.push_back(office);
        }
    }

    int outcome_number(const std::string& outcome) { return place_or_add(out.outcomes, outcome); }

    resolved_exit resolve_goal(std::size_t r, const goal& to, const std::string& pointer) {
        resolved_exit exit;
        const bool last = r + 1 == sop.rows.size();
        if (to.kind == goal_kind::row) {
            exit.to = row_at(to.row, pointer);
            if (exit.to == no_number) exit.outcome = outcome_number("");
        } else if (to.kind == goal_kind::next_row && !last) {
            exit.to = static_cast<int>(r) + 1;
        } else {
            exit.outcome = outcome_number(to.outcome);
        }
        return exit;
    }

    void check_data_names() {
        const std::string name{event_date_name};
        for (const auto& [declared, type] : sop.data)
            if (declared == name)
                report(problems, "RL12", severity::error, below("/data", name),
                       {fmt::format("Nama data \"{}\" sudah dipakai untuk tanggal kejadian.", name),
                        fmt::format("The name \"{}\" already stands for the date of the event.",
                                    name)},
                       {"Beri nama lain.", "Choose another name."});
    }

    void resolve_answers(std::size_t r) {
        const row& from = sop.rows[r];
        const std::string pointer = below(row_pointer(r), "cabang");
        if (from.answers.size() < 2)
            report(problems, "FL04", severity::error, pointer,
                   {"Keputusan harus punya sekurang-kurangnya dua cabang.",
                    "A decision needs at least two answers."},
                   {"Tambahkan cabang, atau ganti dengan \"lanjut\".",
                    "Add an answer, or use \"lanjut\" instead."});
        std::size_t guarded = 0;
        for (const answer& a : from.answers) {
            std::string here = below(pointer, a.label);
            resolved_exit exit = resolve_goal(r, a.leads_to, here);
            if (!a.rule.empty()) {
                ++guarded;
                rule_compiled made = compile_rule(a.rule, sop.data, below(here, "bila"));
                // A reserved name is told once, where it is declared.
                for (diagnostic& finding : made.findings)
                    if (finding.code != "RL12") problems.push_back(std::move(finding));
                exit.guard = std::move(made.result);
                if (!exit.guard) exit.guard.emplace();
            }
            out.rows[r].exits.push_back(std::move(exit));
        }
        if (guarded != 0 && from.answers.size() - guarded != 1)
            report(
                problems, "RL20", severity::error, pointer,
                {fmt::format(
                     "Langkah dengan \"bila\" harus punya tepat satu cabang tanpa \"bila\", "
                     "yang berlaku bila tidak satu pun terpenuhi; di sini ada {}.",
                     from.answers.size() - guarded),
                 fmt::format("A row with \"bila\" needs exactly one answer without it, which holds "
                             "when none is true; here there are {}.",
                             from.answers.size() - guarded)},
                {"Hapus \"bila\" dari satu cabang, atau tambahkan cabang tanpa \"bila\".",
                 "Remove \"bila\" from one answer, or add an answer without it."});
    }

    void resolve_fork(std::size_t r) {
        const row& from = sop.rows[r];
        const std::string pointer = below(row_pointer(r), "lanjut");
        out.rows[r].forks = true;
        for (std::size_t i = 0; i < from.next.size(); ++i) {
            const std::string here = below(pointer, i);
            resolved_exit exit = resolve_goal(r, from.next[i], here);
            if (from.next[i].kind == goal_kind::end ||
                (from.next[i].kind == goal_kind::next_row && exit.to == no_number)) {
                report(problems, "AL01", severity::error, here,
                       {"\"selesai\" tidak dapat menjadi satu dari beberapa cabang paralel.",
                        "\"selesai\" cannot be one of several parallel branches."},
                       {"Sebut langkah-langkah yang berjalan bersama saja.",
                        "List only the rows that run in parallel."});
            }
            for (const resolved_exit& other : out.rows[r].exits)
                if (exit.to != no_number && other.to == exit.to)
                    report(problems, "AL02", severity::error, here,
                           {"Langkah yang sama disebut dua kali dalam \"lanjut\".",
                            "The same row is listed twice in \"lanjut\"."},
                           {"Hapus salah satunya.", "Remove one of them."});
            out.rows[r].exits.push_back(std::move(exit));
        }
    }

    void resolve_exits(std::size_t r) {
        const row& from = sop.rows[r];
        if (!from.answers.empty() && !from.next.empty())
            report(
                problems, "AL03", severity::error, below(row_pointer(r), "lanjut"),
                {"Langkah dengan \"cabang\" tidak boleh memakai \"lanjut\": tujuannya ditentukan "
                 "jawaban.",
                 "A row with \"cabang\" cannot have \"lanjut\": its answers say where it leads."},
                {"Tulis tujuan di dalam \"cabang\", atau hapus \"lanjut\".",
                 "Write the goal inside \"cabang\", or remove \"lanjut\"."});
        if (!from.answers.empty())
            resolve_answers(r);
        else if (from.next.size() > 1)
            resolve_fork(r);
        else
            out.rows[r].exits.push_back(resolve_goal(r,
                                                     from.next.empty() ? goal{} : from.next.front(),
                                                     below(row_pointer(r), "lanjut")));
    }

    void resolve_row_references(std::size_t r) {
        const row& from = sop.rows[r];
        const std::string at = row_pointer(r);
        for (const std::string& id : from.returns) {
            const int target = row_at(id, below(at, "kembali"));
            if (target != no_number) out.rows[r].returns.push_back(target);
        }
        if (!from.until.empty()) out.rows[r].until = row_at(from.until, below(at, "sampai"));
        if (!from.assigned_at.empty()) row_at(from.assigned_at, below(at, "ditunjuk"));
        for (const std::string& id : from.different_person) row_at(id, below(at, "beda_orang"));
        check_lateness(from.when_late, below(at, "terlambat"), &from);
    }

    void check_lateness(const std::vector<lateness>& items, const std::string& pointer,
                        const row* of) const {
        for (const lateness& item : items) {
            if (item.kind == lateness_kind::escalate) office_at(item.office, pointer);
            if (item.kind != lateness_kind::deemed) continue;
            std::vector<std::string> labels;
            if (of != nullptr)
                for (const answer& a : of->answers) labels.push_back(a.label);
            if (place_of(labels, item.answer) == no_number)
                report(problems, "RU08", severity::error, pointer,
                       {fmt::format("\"dianggap: {}\": langkah ini tidak punya cabang itu.",
                                    item.answer),
                        fmt::format("\"dianggap: {}\": the row has no such answer.", item.answer)},
                       did_you_mean(item.answer, labels));
        }
    }

    // Dispositions, separation and the rest of the row's own rules stand in row_rules.cpp.
    void resolve_row(std::size_t r) {
        out.rows[r].kind =
            sop.rows[r].per_unit.empty() ? no_number : place_of(out.kinds, sop.rows[r].per_unit);
        resolve_offices(r);
        resolve_exits(r);
        resolve_row_references(r);
        if (sop.rows[r].trigger) out.starts.push_back(static_cast<int>(r));
    }

    void resolve_controllers() {
        for (const std::string& code : sop.controllers) {
            const int office = office_at(code, "/pengendali");
            if (office == no_number) continue;
            out.controllers.push_back(office);
            if (sop.performers[static_cast<std::size_t>(office)].outside)
                report(
                    problems, "RU10", severity::error, "/pengendali",
                    {fmt::format("\"{}\" adalah pihak luar dan tidak dapat menjadi pengendali.",
                                 code),
                     fmt::format("\"{}\" is outside the agency and cannot be a controller.", code)},
                    {"Pilih pelaksana di dalam instansi.", "Choose an office inside the agency."});
        }
        for (std::size_t r = 0; r < sop.rows.size() && out.controllers.empty(); ++r)
            for (const int office : out.rows[r].offices)
                if (!sop.performers[static_cast<std::size_t>(office)].outside)
                    out.controllers.push_back(office);
        if (out.controllers.empty() && no_errors(problems))
            report(
                problems, "RU12", severity::error, "/pelaksana",
                {"Semua langkah dilakukan pihak luar: tidak ada yang dapat mengendalikan berkas.",
                 "Every row is done by outsiders: nobody can control a case."},
                {"Tambahkan langkah untuk pelaksana di dalam instansi, atau \"pengendali\".",
                 "Add a row for an office inside the agency, or \"pengendali\"."});
    }

    resolved run() {
        if (!within_limits()) return std::move(out);
        if (sop.rows.empty())
            report(problems, "FL01", severity::error, "/langkah",
                   {"SOP ini tidak memiliki langkah.", "This SOP has no rows."},
                   {"Tambahkan langkahnya.", "Add its rows."});
        collect_names();
        collect_kinds();
        check_data_names();
        out.rows.resize(sop.rows.size());
        for (std::size_t r = 0; r < sop.rows.size(); ++r) resolve_row(r);
        if (out.starts.empty()) out.starts.push_back(0);
        resolve_controllers();
        check_lateness(sop.when_late, "/terlambat", nullptr);
        return std::move(out);
    }
};

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return std::string(text);
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    return std::string(text.substr(0, cut)) + "…";
}

}  // namespace

std::string exit_pointer(const definition& sop, std::size_t r, std::size_t e) {
    const row& at = sop.rows[r];
    if (!at.answers.empty()) return below(below(row_pointer(r), "cabang"), at.answers[e].label);
    if (at.next.empty()) return row_pointer(r);
    const std::string pointer = below(row_pointer(r), "lanjut");
    return at.next.size() > 1 ? below(pointer, e) : pointer;
}

std::string row_name(const definition& sop, std::size_t r, language lang) {
    return fmt::format("{} {} ({})", lang == language::id ? "langkah" : "row", sop.rows[r].number,
                       shortened(sop.rows[r].activity));
}

resolved resolve(const definition& sop, diagnostics& problems) {
    return resolver{sop, problems}.run();
}

}  // namespace alur
