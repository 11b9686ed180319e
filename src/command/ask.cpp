#include "command/ask.hpp"

#include <fmt/format.h>
#include <alur/case/called.hpp>
#include <alur/case/work_list.hpp>
#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <bit>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <variant>

#include "command/ask_what.hpp"
#include "command/files.hpp"
#include "command/journals.hpp"
#include "command/phrases.hpp"
#include "command/prompter.hpp"

namespace alur::command {
namespace {

class interview {
  public:
    interview(kept_case& berkas, const office_register* people, const options& asked,
              const console& at, narrator& to)
        : kept_(berkas), people_(people), asked_(asked), at_(at), to_(to), ask_(asked, at) {}

    int run() {
        std::optional<std::vector<events::units_of_kind>> units = units_asked(asked_, at_);
        if (!units || !read_clock()) return exit_usage;
        to_.begin(berkas(), nullptr);
        try {
            if (berkas().stage() == lifecycle::not_started) start(*std::move(units));
            while (berkas().stage() == lifecycle::running ||
                   berkas().stage() == lifecycle::suspended)
                one_act();
        } catch (const stopped&) {
            ask_.out() << '\n';
        }
        to_.end(berkas(), counted_);
        if (!kept_.failure()) return exit_ok;
        at_.out.flush();
        complain(asked_, at_, kept_.failure()->message);
        return exit_unwritable;
    }

  private:
    [[nodiscard]] const open_case& berkas() const { return kept_.is(); }
    [[nodiscard]] zone where() const { return berkas().times().where(); }

    bool read_clock() {
        if (asked_.at.empty()) return true;
        fixed_ = instant_asked("--at", asked_.at, where(), asked_, at_);
        if (fixed_) fixed_ = std::max(*fixed_, berkas().facts().last_act);
        return fixed_.has_value();
    }

    // Without --at the clock on the wall; with it, the last time that was said.
    [[nodiscard]] instant now() const { return fixed_ ? *fixed_ : wall_clock(); }

    void ask_clock() {
        if (!fixed_) return;
        for (;;) {
            const std::string text =
                ask_.answer_to(fmt::format("{} [{}]:", ask_.say("Waktu", "Time"),
                                           print_instant(*fixed_, where()).substr(0, 16)));
            if (text.empty()) return;
            std::string whole = text;
            if (text.size() <= 5) {  // a clock time of the same day
                whole = print_instant(*fixed_, where()).substr(0, 11) +
                        (text.size() == 4 ? "0" : "") + text;
                if (whole.size() == 16 && whole[13] == '.') whole[13] = ':';
            }
            if (const parsed<instant> read = parse_instant(whole, where())) {
                fixed_ = *read;
                return;
            }
            ask_.out() << ask_.say("Tulis 08:15 atau 2026-01-05T08:15.",
                                   "Write 08:15 or 2026-01-05T08:15.")
                       << '\n';
        }
    }

    actor ask_actor() {
        actor who;
        for (;;) {
            do who.id = ask_.answer_to("Siapa yang bertindak?", "Who acts?");
            while (who.id.empty());
            if (people_ == nullptr || find_person(*people_, who.id) != nullptr) break;
            ask_.out() << fmt::format(fmt::runtime(ask_.say("\"{}\" tidak ada dalam pejabat.",
                                                            "\"{}\" is not in the register.")),
                                      who.id)
                       << '\n';
        }
        if (people_ != nullptr) return who;
        if (const auto known = seats_.find(who.id); known != seats_.end())
            return {who.id, known->second};
        const std::string text = ask_.answer_to(
            "Jabatannya? (misalnya sekretaris, atau kabid/Ekonomi; koma bila beberapa)",
            "Which office? (for example sekretaris, or kabid/Ekonomi; commas between several)");
        for (const std::string& each : split(text, ',')) {
            const std::vector<std::string> parts = split(each, '/');
            who.seats.push_back(
                {parts.empty() ? each : parts[0], parts.size() > 1 ? parts[1] : ""});
        }
        seats_[who.id] = who.seats;
        return who;
    }

    // Offices are held by the day: the register is asked once the time is known.
    void date(event& given) {
        given.at = now();
        if (people_ != nullptr) given.by = actor_at(*people_, given.by.id, given.at, where());
    }

    void start(std::vector<events::units_of_kind> units) {
        const machine& sop = berkas().sop();
        std::vector<std::string> kinds = sop.kinds;
        kinds.insert(kinds.end(), sop.case_kinds.begin(), sop.case_kinds.end());
        for (const std::string& kind : kinds) {
            const auto same = [&](const auto& each) { return each.kind == kind; };
            const bool given = std::any_of(units.begin(), units.end(), same);
            const bool listed = std::any_of(sop.sop.units.begin(), sop.sop.units.end(), same);
            if (!given && !listed)
                units.push_back(
                    {kind,
                     split(ask_.answer_to(fmt::format(
                               fmt::runtime(ask_.say("Unit jenis {}? (koma di antaranya)",
                                                     "Units of the kind {}? (commas between)")),
                               kind)),
                           ',')});
        }
        events::start opening;
        opening.units = std::move(units);
        if (sop.table.starts.size() > 1)
            opening.row = ask_.answer_to("MULAI pada langkah atau pemicu yang mana?",
                                         "Start at which step or trigger?");
        event given;
        given.by = ask_actor();
        given.what = std::move(opening);
        date(given);
        judge(given);
        if (berkas().stage() == lifecycle::not_started) throw stopped{};
    }

    void judge(const event& given) {
        std::optional<judgement> answer = kept_.happens(given);
        if (!answer) throw stopped{};
        if (answer->accepted()) {
            count(counted_, answer->decided());
            to_.accepted(berkas(), answer->decided());
        } else if (!answer->known()) {
            count(counted_, answer->refused());
            to_.refused(berkas(), given, answer->refused(), false);
        }
    }

    void list_open() {
        const auto open = berkas().open_rows();
        ask_.out() << '\n';
        for (std::size_t i = 0; i < open.size(); ++i) {
            const open_row& each = open[i];
            const role_set can = may_act(berkas().sop(), berkas().facts(), each.at);
            std::string line =
                fmt::format("  {}) {} {} · {}", i + 1, ask_.say("langkah", "step"),
                            row_label(berkas(), each.at),
                            offices_label(berkas().sop(), can, ask_.say("atau", "or")));
            if (each.clock.due.has_limit())
                line += fmt::format(
                    " · {} {}", ask_.say("batas", "due"),
                    due_text(each.clock.due, where(), local_date(now(), where()), asked_.lang));
            ask_.out() << line << '\n';
        }
        ask_.out() << menu(ask_) << '\n';
    }

    void one_act() {
        list_open();
        const std::string text = ask_.answer_to("Apa yang dilakukan?", "What is done?");
        if (text.empty()) return;
        event given;
        given.what = ask_what(text, berkas(), ask_,
                              [this](const std::string& name) { return called_in(name); });
        given.by = ask_actor();
        ask_clock();
        date(given);
        ask_office(given);
        supply_what_lacks(given);
        judge(given);
    }

    [[nodiscard]] std::optional<called_case> called_in(const std::string& path) const {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
        options as_journal = asked_;
        if (!names_file(asked_.calendar)) as_journal.calendar.clear();
        shelf from(as_journal, at_, folder_of(path));
        const std::variant<case_read, not_read> read = read_case(path, needs::rebuilt, from);
        if (const auto* why = std::get_if<not_read>(&read)) {
            complain(asked_, at_, why->why);
            return called_case{};
        }
        const case_read& found = std::get<case_read>(read);
        if (std::optional<called_case> result = result_of(*found.berkas, found.origin.id))
            return result;
        complain(asked_, at_,
                 {path + ": berkas ini belum selesai", path + ": this case is not finished"});
        return called_case{};
    }

    // The actor's task at the row the event is about.
    [[nodiscard]] std::optional<task> task_of(const event& given) const {
        const step_id row = berkas().sop().find_row(row_of(given));
        const open_case* const one = &berkas();
        for (const task& each : todo({&one, 1}, given.by, given.at))
            if (each.at.row == row) return each;
        return std::nullopt;
    }

    void ask_office(event& given) {
        if (!std::holds_alternative<events::complete>(given.what)) return;
        const std::optional<task> mine = task_of(given);
        if (!mine || std::popcount(mine->offices) < 2) return;
        given.as = ask_.answer_to(
            fmt::format("{} ({})", ask_.say("Selaku jabatan apa?", "In which office?"),
                        offices_label(berkas().sop(), mine->offices, ask_.say("atau", "or"))));
    }

    // Asks for what an act is refused for before it is judged for good: a journal keeps refusals.
    void supply_what_lacks(event& given) {
        auto* done = std::get_if<events::complete>(&given.what);
        if (done == nullptr) return;
        for (;;) {
            const judgement now = berkas().judge(given);
            if (now.accepted() || now.known() || !supply(now.refused(), *done)) return;
        }
    }

    // True if it was given what the refusal asks for: papers, or why it is late.
    bool supply(const refused_event& why, events::complete& what) {
        const bool papers = why.why == refusal::evidence;
        const bool late =
            why.why == refusal::lateness && what.late_reason.empty() && wants_reason(why.at.row);
        if (!papers && !late) return false;
        ask_.out() << why.message.in(asked_.lang) << '\n';
        if (late) {
            what.late_reason = ask_.answer_to("Alasan keterlambatan? (kosong: batal)",
                                              "Why late? (empty: leave it)");
            return !what.late_reason.empty();
        }
        const std::vector<document> given =
            documents_of(ask_.answer_to("Dokumen yang ada dan diserahkan? (nama, atau nama = "
                                        "rujukan; koma di antaranya; kosong: batal)",
                                        "Papers at hand and handed over? (name, or name = "
                                        "reference; commas between; empty: leave it)"));
        what.documents.insert(what.documents.end(), given.begin(), given.end());
        return !given.empty();
    }

    // By its own `terlambat`, or that of a `sampai` clock that ends here.
    [[nodiscard]] bool wants_reason(step_id row) const {
        const machine& sop = berkas().sop();
        const auto asks = [&](step_id at) { return sop.demands[index(at)].late.wants_reason; };
        return row != no_step &&
               (asks(row) ||
                std::any_of(sop.clocks.begin(), sop.clocks.end(), [&](const span_clock& each) {
                    return each.to == row && asks(each.from);
                }));
    }

    kept_case& kept_;
    const office_register* people_;
    const options& asked_;
    const console& at_;
    narrator& to_;
    prompter ask_;
    tally counted_;
    std::optional<instant> fixed_;
    std::map<std::string, std::vector<seat>> seats_;
};

}  // namespace

int ask(kept_case& berkas, const office_register* people, const options& asked, const console& at,
        narrator& to) {
    return interview(berkas, people, asked, at, to).run();
}

}  // namespace alur::command
