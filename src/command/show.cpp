#include <fmt/format.h>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/hours_text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>

#include "command/files.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

constexpr std::size_t column_count = 7;
using cells = std::array<std::string, column_count>;

std::string list_text(const text_list& items) {
    if (items.size() == 1) return items.front();
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += fmt::format("{}{}. {}", i == 0 ? "" : "\n", i + 1, items[i]);
    return text;
}

std::string bullets(const text_list& items) {
    if (items.size() == 1) return items.front();
    std::string text;
    for (const std::string& each : items) text += (text.empty() ? "- " : "\n- ") + each;
    return text;
}

class form_table {
  public:
    form_table(const page& to, const definition& sop) : to_(to), sop_(sop) {}

    void print() {
        title();
        identity_block();
        boxes();
        table();
        rest();
    }

  private:
    [[nodiscard]] const char* say(const char* id, const char* en) const { return to_.say(id, en); }

    void field(std::string_view label, std::string_view text) {
        if (text.empty()) return;
        constexpr std::size_t left = 26;
        bool first = true;
        for (const std::string& line : wrapped(text, to_.width - left - 1)) {
            to_.out << ' ' << to_.paint(tone::dim, padded(first ? label : "", left)) << line
                    << '\n';
            first = false;
        }
    }

    void title() {
        for (const std::string& line : wrapped(sop_.form.title, to_.width - 2))
            to_.out << ' ' << to_.paint(tone::bold, line) << '\n';
        to_.out << '\n';
    }

    void identity_block() {
        const identity& form = sop_.form;
        field(say("Nomor", "Number"), form.number);
        field(say("Pemerintah", "Government"), form.government);
        field(say("Unit kerja", "Work unit"), form.work_unit);
        field(say("Tanggal pembuatan", "Created"), form.created);
        field(say("Tanggal revisi", "Revised"), form.revised);
        field(say("Tanggal efektif", "Effective"), form.effective);
        field(say("Tanggal pengesahan", "Approved"), form.approved);
        std::vector<std::string> by;
        for (const std::string* each : {&form.approved_by.office, &form.approved_by.name,
                                        &form.approved_by.rank, &form.approved_by.staff_number})
            if (!each->empty()) by.push_back(*each);
        field(say("Disahkan oleh", "Approved by"), fmt::format("{}", fmt::join(by, ", ")));
        field(say("Ruang lingkup", "Scope"), form.scope);
        field(say("Penanggung jawab produk", "Owner of the product"), form.product_owner);
        field(say("Penanggung jawab kegiatan", "Owner of the activity"), form.activity_owner);
        field(say("Jenis kegiatan", "Kind of activity"), form.activity_kind);
        if (sop_.local_zone) field(say("Zona waktu", "Time zone"), name(*sop_.local_zone));
        if (sop_.hours) field(say("Jam kerja", "Office hours"), hours_text(*sop_.hours));
        if (sop_.service_time)
            field(say("Waktu seluruhnya", "Time of the whole"),
                  print_time_limit(*sop_.service_time));
        field(say("Pengendali", "Controllers"), names_of(sop_.controllers, ", "));
        field(say("Terlambat", "When late"), late_text(sop_.when_late));
        if (sop_.evidence_required)
            field(say("Wajib", "Evidence"), say("semua dokumen", "all documents"));
        for (const unit_kind& each : sop_.units)
            field(say("Unit", "Units"),
                  fmt::format("{}: {}", each.kind, fmt::join(each.names, ", ")));
        for (const auto& [key, type] : sop_.data)
            field(say("Data", "Data"), fmt::format("{}: {}", key, name_of(type)));
    }

    void boxes() {
        const identity& form = sop_.form;
        field(say("Dasar hukum", "Legal basis"), list_text(form.legal_basis));
        field(say("Keterkaitan", "Related SOPs"), list_text(form.related));
        field(say("Kualifikasi pelaksana", "Qualification"), list_text(form.qualification));
        field(say("Peralatan", "Equipment"), list_text(form.equipment));
        field(say("Peringatan", "Warning"), list_text(form.warning));
        field(say("Pencatatan", "Recording"), list_text(form.recording));
        field(say("Dokumen dari luar", "Documents from outside"), list_text(sop_.from_outside));
    }

    static std::string hours_text(const weekly_hours& hours) {
        if (hours.round_the_clock) return "24 jam";
        std::string text;
        for (const auto& [days, clock] : print_weekly_hours(hours))
            text += fmt::format("{}{} {}", text.empty() ? "" : "; ", days, clock);
        return text;
    }

    [[nodiscard]] std::string name_of_office(const std::string& code) const {
        for (const performer& each : sop_.performers)
            if (each.code == code) return each.name;
        return code;
    }
    [[nodiscard]] std::string names_of(const text_list& codes, std::string_view between) const {
        std::string text;
        for (const std::string& each : codes) {
            if (!text.empty()) text += between;
            text += name_of_office(each);
        }
        return text;
    }
    [[nodiscard]] std::string number_of(const std::string& id) const {
        for (const row& each : sop_.rows)
            if (each.id == id) return each.number;
        return id;
    }
    [[nodiscard]] std::string numbers_of(const text_list& ids) const {
        std::string text;
        for (const std::string& each : ids) text += (text.empty() ? "" : ", ") + number_of(each);
        return text;
    }

    [[nodiscard]] std::string late_text(const std::vector<lateness>& list) const {
        std::string text;
        for (const lateness& each : list) {
            if (!text.empty()) text += ", ";
            switch (each.kind) {
                case lateness_kind::record:
                    text += "catat";
                    break;
                case lateness_kind::reason:
                    text += "alasan";
                    break;
                case lateness_kind::refuse:
                    text += "tolak";
                    break;
                case lateness_kind::escalate:
                    text += fmt::format("{}: {}", each.after ? print_amounts(*each.after) : "",
                                        name_of_office(each.office));
                    break;
                case lateness_kind::deemed:
                    text += "dianggap: " + each.answer;
                    break;
            }
        }
        return text;
    }

    [[nodiscard]] std::string who(const row& its) const {
        std::string text;
        switch (its.shared) {
            case sharing::single:
                text = names_of(its.performers, ", ");
                break;
            case sharing::all:
                text = names_of(its.performers, say(" dan ", " and "));
                break;
            case sharing::in_order:
                text = names_of(its.performers, say(", lalu ", ", then "));
                break;
            case sharing::any_one:
                text = names_of(its.performers, say(" atau ", " or "));
                break;
            case sharing::meeting:
                text = say("rapat: ", "meeting: ") + names_of(its.performers, ", ");
                break;
        }
        if (!its.per_unit.empty())
            text += fmt::format(" ({} {})", say("setiap", "every"), its.per_unit);
        if (!its.assigned_at.empty())
            text += fmt::format(fmt::runtime(say(" (ditunjuk pada {})", " (named at {})")),
                                number_of(its.assigned_at));
        return text;
    }

    [[nodiscard]] std::string goal_text(const goal& to, std::size_t place) const {
        switch (to.kind) {
            case goal_kind::row:
                return number_of(to.row);
            case goal_kind::end:
                return to.outcome.empty() ? "SELESAI" : "SELESAI: " + to.outcome;
            case goal_kind::next_row:
                break;
        }
        return place + 1 < sop_.rows.size() ? sop_.rows[place + 1].number : "SELESAI";
    }

    // What the flow chart would show beside the row.
    [[nodiscard]] std::string flow(const row& its, std::size_t place) const {
        text_list notes;
        if (its.trigger)
            notes.push_back(its.trigger->empty() ? std::string("MULAI") : "MULAI: " + *its.trigger);
        if (!its.question.empty()) notes.push_back("◇ " + its.question);
        for (const answer& each : its.answers)
            notes.push_back(fmt::format(
                "{} → {}{}", each.label, goal_text(each.leads_to, place),
                each.rule.empty() ? "" : " " + std::string(say("bila ", "if ")) + each.rule));
        if (its.answers.empty()) {
            text_list goals;
            for (const goal& each : its.next) goals.push_back(goal_text(each, place));
            if (goals.empty() && place + 1 == sop_.rows.size()) goals.emplace_back("SELESAI");
            if (!goals.empty())
                notes.push_back("→ " + fmt::format("{}", fmt::join(goals, say(" dan ", " and "))));
        }
        if (its.returns_anywhere)
            notes.emplace_back(say("↺ ke langkah mana pun sebelumnya", "↺ to any earlier step"));
        if (!its.returns.empty()) notes.push_back("↺ " + numbers_of(its.returns));
        if (!its.until.empty())
            notes.push_back(fmt::format("{} {}", say("waktu sampai langkah", "time until step"),
                                        number_of(its.until)));
        if (its.enough)
            notes.push_back(fmt::format("{} {}{}", say("kuorum", "quorum"), its.enough->amount,
                                        its.enough->percent ? "%" : ""));
        if (!its.called_sop.empty()) notes.push_back("SOP: " + its.called_sop);
        if (!its.different_person.empty())
            notes.push_back(fmt::format("{} {}", say("beda orang dari langkah", "not who did step"),
                                        numbers_of(its.different_person)));
        if (its.definitive_only)
            notes.emplace_back(say("hanya pejabat definitif", "no acting officials"));
        if (its.extends)
            notes.push_back(fmt::format("{} {}", say("perpanjangan", "extension"),
                                        print_extension(*its.extends)));
        if (!its.when_late.empty())
            notes.push_back(
                fmt::format("{}: {}", say("terlambat", "late"), late_text(its.when_late)));
        if (its.hours) notes.push_back(hours_text(*its.hours));
        if (its.evidence_required)
            notes.emplace_back(*its.evidence_required
                                   ? say("dokumen wajib", "documents required")
                                   : say("dokumen tidak wajib", "documents not required"));
        std::string text = its.remarks;
        for (const std::string& each : notes) text += (text.empty() ? "" : "\n") + each;
        return text;
    }

    [[nodiscard]] cells row_cells(std::size_t place) const {
        const row& its = sop_.rows[place];
        text_list inputs;
        for (const input_document& each : its.inputs)
            inputs.push_back(
                fmt::format("{}", fmt::join(each.alternatives, say(" atau ", " or "))));
        return {its.number,
                its.activity,
                who(its),
                bullets(inputs),
                its.time ? print_time_limit(*its.time) : "",
                bullets(its.outputs),
                flow(its, place)};
    }

    [[nodiscard]] static std::size_t longest_word(std::string_view text) {
        std::size_t longest = 0;
        while (!text.empty()) {
            const std::size_t end = text.find_first_of(" \n");
            longest = std::max(longest, columns(text.substr(0, end)));
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        }
        return longest;
    }

    // Every column gets what its longest word needs (within reason); the rest goes to whichever
    // column makes a row tall.
    [[nodiscard]] std::array<std::size_t, column_count> widths(
        const std::vector<cells>& rows) const {
        constexpr std::array<std::size_t, column_count> least{2, 14, 10, 11, 5, 8, 9};
        std::array<std::size_t, column_count> wide = least;
        std::array<std::size_t, column_count> text{};
        for (const cells& each : rows)
            for (std::size_t c = 0; c < column_count; ++c) {
                wide[c] =
                    std::max(wide[c], std::min<std::size_t>(longest_word(each[c]), least[c] + 4));
                text[c] = std::max(text[c], columns(each[c]));
            }
        const std::size_t lines = 3 * column_count + 1;
        std::size_t used = std::accumulate(wide.begin(), wide.end(), lines);
        while (used < to_.width) {
            std::size_t neediest = 1;
            for (std::size_t c = 1; c < column_count; ++c)
                if (text[c] * wide[neediest] > text[neediest] * wide[c]) neediest = c;
            ++wide[neediest];
            ++used;
        }
        while (used > to_.width) {
            std::size_t widest = 0;
            for (std::size_t c = 0; c < column_count; ++c)
                if (wide[c] > wide[widest]) widest = c;
            if (wide[widest] <= 2) break;
            --wide[widest];
            --used;
        }
        return wide;
    }

    void line(const std::array<std::size_t, column_count>& wide, const char* left,
              const char* middle, const char* right) {
        std::string text = left;
        for (std::size_t c = 0; c < column_count; ++c) {
            for (std::size_t i = 0; i < wide[c] + 2; ++i) text += "─";
            text += c + 1 == column_count ? right : middle;
        }
        to_.out << to_.paint(tone::dim, text) << '\n';
    }

    void print_cells(const std::array<std::size_t, column_count>& wide, const cells& row,
                     tone how) {
        std::array<std::vector<std::string>, column_count> lines;
        std::size_t height = 0;
        for (std::size_t c = 0; c < column_count; ++c) {
            lines[c] = wrapped(row[c], wide[c]);
            height = std::max(height, lines[c].size());
        }
        const std::string bar = to_.paint(tone::dim, "│");
        for (std::size_t i = 0; i < height; ++i) {
            to_.out << bar;
            for (std::size_t c = 0; c < column_count; ++c)
                to_.out << ' '
                        << to_.paint(how, padded(i < lines[c].size() ? lines[c][i] : "", wide[c]))
                        << ' ' << bar;
            to_.out << '\n';
        }
    }

    void table() {
        std::vector<cells> rows;
        for (std::size_t i = 0; i < sop_.rows.size(); ++i) rows.push_back(row_cells(i));
        const auto wide = widths(rows);
        to_.out << '\n';
        line(wide, "┌", "┬", "┐");
        print_cells(
            wide,
            {"No", say("Kegiatan", "Activity"), say("Pelaksana", "Performer"),
             say("Kelengkapan", "Inputs"), say("Waktu", "Time"), "Output", say("Ket", "Notes")},
            tone::bold);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            line(wide, "├", "┼", "┤");
            if (!sop_.rows[i].phase.empty()) {
                cells heading{};
                heading[1] = sop_.rows[i].phase;
                print_cells(wide, heading, tone::bold);
            }
            print_cells(wide, rows[i], tone::plain);
        }
        line(wide, "└", "┴", "┘");
    }

    // What is not printed on the form: how its columns were read, and the transcriber's notes.
    void rest() {
        to_.out << '\n';
        for (const performer& each : sop_.performers) {
            text_list said;
            if (each.column != each.name) said.push_back(say("kolom ", "column ") + each.column);
            if (!each.aliases.empty())
                said.push_back(
                    fmt::format("{} {}", say("juga", "also"), fmt::join(each.aliases, ", ")));
            if (!each.per_unit.empty())
                said.push_back(fmt::format("{} {}", say("setiap", "every"), each.per_unit));
            if (each.outside) said.emplace_back(say("pihak luar", "outsider"));
            field(each.code, fmt::format("{}{}{}", each.name, said.empty() ? "" : ": ",
                                         fmt::join(said, "; ")));
        }
        readings(say("Bacaan", "Reading"), sop_.readings);
        notes(say("Catatan", "Note"), sop_.notes);
        for (const row& each : sop_.rows) {
            const std::string label = fmt::format("{} {}", say("Langkah", "Step"), each.number);
            readings(label, each.readings);
            notes(label, each.notes);
        }
        field(say("Skema", "Schema"), sop_.schema);
    }
    void readings(const std::string& label, const text_map& list) {
        for (const auto& [key, text] : list) field(label, key + ": " + text);
    }
    void notes(const std::string& label, const text_list& list) {
        for (const std::string& each : list) field(label, each);
    }

    page to_;
    const definition& sop_;
};

}  // namespace

int show_file(const options& asked, const console& at) {
    const std::optional<source> text = read_file(asked.files.front(), asked, at);
    if (!text) return exit_unreadable;
    const loaded read = load(*text);
    const bool sound = no_errors(read.problems);
    if (!sound || !read.sop) print_findings(*text, read.problems, asked, at);
    if (!read.sop) return exit_findings;
    if (asked.json)
        at.out << to_json(*read.sop) << '\n';
    else
        form_table(page_of(asked, at), *read.sop).print();
    return sound ? exit_ok : exit_findings;
}

}  // namespace alur::command
