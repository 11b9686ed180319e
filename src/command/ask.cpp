#include "command/ask.hpp"

#include <fmt/format.h>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <istream>
#include <ostream>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

std::string_view without_spaces(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(at);
        if (const std::string_view part = without_spaces(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

// Thrown and caught in this file only: the input ended, or somebody wants to stop.
struct stop {};

class interview {
  public:
    interview(open_case& berkas, const options& asked, const console& at, narrator& to)
        : berkas_(berkas), asked_(asked), at_(at), to_(to), page_(page_of(asked, at)) {}

    int run() {
        std::vector<events::units_of_kind> units;
        if (!read_units(units) || !read_clock()) return exit_usage;
        to_.begin(berkas_, nullptr);
        try {
            start(std::move(units));
            while (berkas_.stage() == lifecycle::running || berkas_.stage() == lifecycle::suspended)
                one_act();
        } catch (const stop&) {
            prompt_out() << '\n';
        }
        to_.end(berkas_, counted_);
        return exit_ok;
    }

  private:
    // Questions go where they do not disturb JSON lines.
    std::ostream& prompt_out() { return asked_.json ? at_.err : at_.out; }
    [[nodiscard]] const char* say(const char* id, const char* en) const {
        return page_.say(id, en);
    }

    std::string answer_to(const std::string& question) {
        prompt_out() << question << ' ' << std::flush;
        std::string line;
        if (!std::getline(at_.in, line)) throw stop{};
        if (!at_.terminal) prompt_out() << '\n';
        std::string text{without_spaces(line)};
        if (text == "keluar" || text == "quit") throw stop{};
        return text;
    }

    bool read_units(std::vector<events::units_of_kind>& units) {
        for (const std::string& each : asked_.units) {
            const std::size_t equals = each.find('=');
            if (equals == std::string::npos || equals == 0) {
                complain(asked_, at_,
                         {fmt::format("--units \"{}\": tulis jenis=nama,nama", each),
                          fmt::format("--units \"{}\": write kind=name,name", each)});
                return false;
            }
            units.push_back({std::string(without_spaces(each.substr(0, equals))),
                             split(std::string_view(each).substr(equals + 1), ',')});
        }
        return true;
    }

    bool read_clock() {
        if (asked_.at.empty()) return true;
        const parsed<instant> read = parse_instant(asked_.at, berkas_.times().where());
        if (read) {
            fixed_ = *read;
            return true;
        }
        const sentence why = describe(read.error.why);
        complain(asked_, at_,
                 {fmt::format("--at \"{}\": {}", asked_.at, why.id),
                  fmt::format("--at \"{}\": {}", asked_.at, why.en)});
        return false;
    }

    // Without --at the clock on the wall; with it, the last time that was said.
    instant now() const {
        return fixed_ ? *fixed_
                      : std::chrono::floor<std::chrono::milliseconds>(
                            std::chrono::system_clock::now());
    }

    void ask_clock() {
        if (!fixed_) return;
        const zone where = berkas_.times().where();
        for (;;) {
            const std::string text = answer_to(fmt::format(
                "{} [{}]:", say("Waktu", "Time"), print_instant(*fixed_, where).substr(0, 16)));
            if (text.empty()) return;
            std::string whole = text;
            if (text.size() <= 5) {  // a clock time of the same day
                whole = print_instant(*fixed_, where).substr(0, 11) +
                        (text.size() == 4 ? "0" : "") + text;
                if (whole.size() == 16 && whole[13] == '.') whole[13] = ':';
            }
            if (const parsed<instant> read = parse_instant(whole, where)) {
                fixed_ = *read;
                return;
            }
            prompt_out() << say("Tulis 08:15 atau 2026-01-05T08:15.",
                                "Write 08:15 or 2026-01-05T08:15.")
                         << '\n';
        }
    }

    actor ask_actor() {
        actor who;
        do who.id = answer_to(say("Siapa yang bertindak?", "Who acts?"));
        while (who.id.empty());
        if (const auto known = people_.find(who.id); known != people_.end())
            return {who.id, known->second};
        const std::string text = answer_to(say(
            "Jabatannya? (misalnya sekretaris, atau kabid/Ekonomi; koma bila beberapa)",
            "Which office? (for example sekretaris, or kabid/Ekonomi; commas between several)"));
        for (const std::string& each : split(text, ',')) {
            const std::vector<std::string> parts = split(each, '/');
            who.seats.push_back(
                {parts.empty() ? each : parts[0], parts.size() > 1 ? parts[1] : ""});
        }
        people_[who.id] = who.seats;
        return who;
    }

    void start(std::vector<events::units_of_kind> units) {
        const machine& sop = berkas_.sop();
        std::vector<std::string> kinds = sop.kinds;
        kinds.insert(kinds.end(), sop.case_kinds.begin(), sop.case_kinds.end());
        for (const std::string& kind : kinds) {
            const auto same = [&](const auto& each) { return each.kind == kind; };
            const bool given = std::any_of(units.begin(), units.end(), same);
            const bool listed = std::any_of(sop.sop.units.begin(), sop.sop.units.end(), same);
            if (!given && !listed)
                units.push_back(
                    {kind, split(answer_to(fmt::format(
                                     fmt::runtime(say("Unit jenis {}? (koma di antaranya)",
                                                      "Units of the kind {}? (commas between)")),
                                     kind)),
                                 ',')});
        }
        events::start opening;
        opening.units = std::move(units);
        if (sop.table.starts.size() > 1)
            opening.row = answer_to(say("MULAI pada langkah atau pemicu yang mana?",
                                        "Start at which step or trigger?"));
        event given;
        given.by = ask_actor();
        given.at = now();
        given.what = std::move(opening);
        judge(given);
        if (berkas_.stage() == lifecycle::not_started) throw stop{};
    }

    std::optional<refused_event> judge(const event& given) {
        judgement answer = berkas_.judge(given);
        if (!answer) {
            count(counted_, answer.refused());
            to_.refused(berkas_, given, answer.refused(), false);
            return answer.refused();
        }
        entry& decided = answer.decided();
        count(counted_, decided);
        berkas_.apply(decided);
        to_.accepted(berkas_, decided);
        return std::nullopt;
    }

    // Says true if it was given what the refusal asks for: papers, or why it is late.
    bool supply(const refused_event& why, events::complete& what) {
        if (why.why == refusal::evidence) {
            const std::vector<std::string> names =
                split(answer_to(say("Dokumen yang ada dan diserahkan? (koma di antaranya; "
                                    "kosong: batal)",
                                    "Papers at hand and handed over? (commas between; empty: "
                                    "leave it)")),
                      ',');
            for (const std::string& each : names) what.documents.push_back({each});
            return !names.empty();
        }
        if (why.why == refusal::lateness && what.late_reason.empty() && wants_reason(why.at.row)) {
            what.late_reason = answer_to(
                say("Alasan keterlambatan? (kosong: batal)", "Why late? (empty: leave it)"));
            return !what.late_reason.empty();
        }
        return false;
    }

    // By its own `terlambat`, or that of a `sampai` clock that ends here.
    [[nodiscard]] bool wants_reason(step_id row) const {
        const machine& sop = berkas_.sop();
        const auto asks = [&](step_id at) { return sop.demands[index(at)].late.wants_reason; };
        return asks(row) ||
               std::any_of(sop.clocks.begin(), sop.clocks.end(), [&](const span_clock& each) {
                   return each.to == row && asks(each.from);
               });
    }

    void list_open() {
        const auto open = berkas_.open_rows();
        prompt_out() << '\n';
        for (std::size_t i = 0; i < open.size(); ++i) {
            const open_row& each = open[i];
            const role_set can = may_act(berkas_.sop(), berkas_.facts(), each.at);
            std::string line = fmt::format("  {}) {} {} · {}", i + 1, say("langkah", "step"),
                                           row_label(berkas_, each.at),
                                           offices_label(berkas_.sop(), can, say("atau", "or")));
            if (each.clock.due.has_limit())
                line += fmt::format(" · {} {}", say("batas", "due"),
                                    moment(each.clock.due.at, berkas_.times().where(), page_.lang));
            prompt_out() << line << '\n';
        }
        prompt_out() << say("  k) kembalikan  t) tunda  l) lanjutkan  b) batalkan  keluar",
                            "  k) send back  t) suspend  l) resume  b) cancel  quit")
                     << '\n';
    }

    // A number of the list, or the step's own number or id.
    const open_row* chosen(const std::string& text) const {
        const auto open = berkas_.open_rows();
        std::size_t n = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
        if (failed == std::errc() && end == text.data() + text.size() && n >= 1 && n <= open.size())
            return &open[n - 1];
        return nullptr;
    }

    void one_act() {
        list_open();
        const std::string text = answer_to(say("Apa yang dilakukan?", "What is done?"));
        if (text.empty()) return;
        event given;
        if (text == "t") {
            events::suspend what;
            what.reason = answer_to(say("Alasan?", "Reason?"));
            given.what = what;
        } else if (text == "l") {
            events::resume what;
            what.reason = answer_to(say("Alasan? (boleh kosong)", "Reason? (may stay empty)"));
            given.what = what;
        } else if (text == "b") {
            events::cancel what;
            what.reason = answer_to(say("Alasan?", "Reason?"));
            given.what = what;
        } else if (text == "k") {
            given.what = ask_return();
        } else {
            given.what = ask_completion(text);
        }
        given.by = ask_actor();
        ask_clock();
        given.at = now();
        auto* done = std::get_if<events::complete>(&given.what);
        for (auto why = judge(given); why && done != nullptr && supply(*why, *done);)
            why = judge(given);
    }

    events::send_back ask_return() {
        events::send_back what;
        const std::string text =
            answer_to(say("Langkah mana yang dikembalikan?", "Which step is sent back?"));
        name_row(text, what.row, what.unit);
        what.to = answer_to(say("Ke langkah mana?", "To which step?"));
        what.reason = answer_to(say("Alasan?", "Reason?"));
        return what;
    }

    void name_row(const std::string& text, std::string& row, std::string& unit) const {
        row = text;
        const open_row* open = chosen(text);
        if (open == nullptr) return;
        row = berkas_.sop().sop.rows[index(open->at.row)].id;
        unit = unit_name(berkas_.sop(), berkas_.facts(), open->at);
    }

    events::complete ask_completion(const std::string& text) {
        events::complete what;
        name_row(text, what.row, what.unit);
        const step_id found = berkas_.sop().find_row(what.row);
        if (found == no_step) return what;
        const alur::row& row = berkas_.sop().sop.rows[index(found)];
        if (what.unit.empty() && berkas_.sop().kind_of(found) != no_kind)
            what.unit = answer_to(say("Untuk unit mana?", "For which unit?"));
        if (!row.answers.empty()) {
            std::vector<std::string> labels;
            for (const answer& each : row.answers) labels.push_back(each.label);
            what.answer = answer_to(fmt::format(
                "{} ({}; {})",
                row.question.empty() ? say("Jawaban?", "Answer?") : row.question.c_str(),
                joined(labels, say("atau", "or")),
                say("kosong bila belum dijawab", "empty if not answered yet")));
            const exit_id exit = berkas_.sop().find_answer(found, what.answer);
            const row_entry& entry = berkas_.sop().table.rows[index(found)];
            if (exit != no_exit &&
                berkas_.sop().table.exits[entry.first_exit + index(exit)].backward)
                what.reason = answer_to(say("Alasan?", "Reason?"));
        }
        if (berkas_.sop().demands[index(found)].names_others) {
            const std::string whom =
                answer_to(say("Siapa yang ditunjuk? (jabatan atau orang; kosong: tidak ada)",
                              "Who is named? (an office or a person; empty: nobody)"));
            (berkas_.sop().find_role(whom) == no_role ? what.name_person : what.name_office) = whom;
        }
        if (row.shared == sharing::meeting)
            for (const std::string& each :
                 split(answer_to(say("Siapa yang hadir? (jabatan, jabatan/unit)",
                                     "Who is present? (office, office/unit)")),
                       ',')) {
                const std::vector<std::string> parts = split(each, '/');
                what.attendants.push_back(
                    {parts.empty() ? each : parts[0], parts.size() > 1 ? parts[1] : ""});
            }
        return what;
    }

    open_case& berkas_;
    const options& asked_;
    const console& at_;
    narrator& to_;
    page page_;
    tally counted_;
    std::optional<instant> fixed_;
    std::map<std::string, std::vector<seat>> people_;
};

}  // namespace

int ask(open_case& berkas, const options& asked, const console& at, narrator& to) {
    return interview(berkas, asked, at, to).run();
}

}  // namespace alur::command
