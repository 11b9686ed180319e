// One run of an SOP: judges events, applies what was decided.
//
//   open_case berkas(machine, times);
//   judgement answer = berkas.judge(event);
//   if (answer) { write(answer.decided()); berkas.apply(answer.decided()); }
//   else show(answer.refused().message.in(language::id));
//
// `judge` changes nothing; the host makes the entry durable; `apply` cannot fail. When several
// refusals apply, the first of `enum refusal` counts. A case keeps its state, its ledger and the
// number of its last line, not its journal.
//
// Complexity: judge is linear in the open rows, in the lists of the ledger that the event changes
// (the entry has copies of them and shares the others) and in the text compared with names; apply
// is constant. Throws std::bad_alloc, and what is said below; nothing is changed then.
// Thread-safety: a case has one owner; machine and timetable are shared and must outlive it.
#pragma once

#include <alur/case/entry.hpp>
#include <alur/case/event.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/engine/kernel.hpp>
#include <alur/sop/machine.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

class open_case {
  public:
    // A case that has not started yet; `events::start` opens it.
    open_case(const machine& sop, const timetable& times) noexcept : sop_(&sop), times_(&times) {}
    // A case as it was left: `facts` of a case of the same machine.
    open_case(const machine& sop, const timetable& times, case_facts facts) noexcept
        : sop_(&sop), times_(&times), facts_(std::move(facts)) {}

    // The event becomes part of the entry: give it away by std::move where it is not needed after a
    // refusal. Throws std::invalid_argument for `events::new_calendar`.
    [[nodiscard]] judgement judge(event&& given) const;
    [[nodiscard]] judgement judge(const event& given) const { return judge(event(given)); }
    // For `events::new_calendar`: `next` is the same SOP's timetable on another version of the same
    // calendar (its id is not checked here, but a journal with another one is not rebuilt), and
    // must outlive the case. Throws std::bad_variant_access for another event.
    [[nodiscard]] judgement judge(event given, const timetable& next) const;

    // Puts what was decided in place and empties `decided.after`; the rest of the entry stays.
    // Precondition: this case judged the entry and nothing was applied since.
    void apply(entry& decided) noexcept;

    [[nodiscard]] const machine& sop() const noexcept { return *sop_; }
    [[nodiscard]] const timetable& times() const noexcept { return *times_; }
    [[nodiscard]] const case_facts& facts() const noexcept { return facts_; }
    [[nodiscard]] lifecycle stage() const noexcept { return facts_.stage; }
    [[nodiscard]] std::span<const open_row> open_rows() const noexcept {
        return facts_.ledger.open;
    }

    // "" is a plain `selesai`; meaningful once completed.
    [[nodiscard]] const std::string& outcome() const noexcept {
        return sop_->outcomes[facts_.outcome];
    }

    friend bool operator==(const open_case& a, const open_case& b) {
        return a.sop_ == b.sop_ && a.times_ == b.times_ && a.facts_ == b.facts_;
    }

  private:
    const machine* sop_;
    const timetable* times_;
    case_facts facts_;
};

// The name of a unit; "" for no_unit.
[[nodiscard]] const std::string& unit_name(const machine& sop, const case_facts& facts,
                                           row_unit at);
// The number of a unit of the row's kind, removed ones included; no_unit if there is none.
[[nodiscard]] unit_id find_unit(const case_facts& facts, kind_id kind,
                                std::string_view name) noexcept;

// Is the unit in the case now?
[[nodiscard]] bool is_active(const machine& sop, const case_facts& facts, kind_id kind,
                             unit_id unit);

// Offices that could act on an open row at this moment, outsiders included; empty if it is not
// open.
[[nodiscard]] role_set may_act(const machine& sop, const case_facts& facts, row_unit at) noexcept;

// What the row is measured by: the calendar of its unit, or of the unit the case belongs to, where
// that has one of its own. Without a row: the calendar of the whole run.
[[nodiscard]] const work_calendar& calendar_for(const open_case& of, row_unit at) noexcept;

// The worst of all open clocks at an instant; outsiders' rows are nobody's lateness.
[[nodiscard]] punctuality timeliness(const open_case& of, instant now) noexcept;
// One open row.
[[nodiscard]] punctuality timeliness(const open_case& of, const open_row& row,
                                     instant now) noexcept;

// The earliest instant at which a tick would notice something; instant::max() if none would.
[[nodiscard]] instant next_deadline(const open_case& of);

}  // namespace alur
