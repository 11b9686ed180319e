#include "case/observed.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "case/flow.hpp"
#include "case/guards.hpp"

namespace alur {
namespace {

void enter_acts(const scene& s, const observed_act& what, entry& decided) {
    const row_entry& row = s.view.rows[index(what.at.row)];
    shared_list<act_done>& acts = decided.after.ledger.acts;
    const auto enter = [&](role_id office, const std::string& person) {
        acts.emplace_back(what.at, office, no_role, what.when, person);
    };
    if (row.mode != act_mode::one)
        for (const role_id office : s.view.acts.subspan(row.first_act, row.act_count))
            if (office != what.office) enter(office, {});
    enter(what.office, what.person);
}

}  // namespace

verdict close_whole_row(const machine_view& view, row_unit at, exit_id answer,
                        std::uint16_t allowed, std::span<const unit_choice> choices,
                        kernel_state& state) {
    const row_entry& row = view.rows[index(at.row)];
    step_event e;
    e.row = at.row;
    e.unit = at.unit;
    e.allowed = allowed;
    if (row.mode != act_mode::one)  // who has acted already is refused, and changes nothing
        for (const role_id office : view.acts.subspan(row.first_act, row.act_count - 1U)) {
            e.office = office;
            (void)step(view, state, e);
        }
    e.chosen = choices;
    e.office = row.mode == act_mode::one ? static_cast<role_id>(std::countr_zero(row.deciders))
                                         : view.acts[row.first_act + row.act_count - 1U];
    e.answer = answer;
    e.reasoned = true;
    e.attendants = 0xffff;
    return step(view, state, e);
}

std::optional<entry> close_as_observed(const machine& sop, const timetable& times,
                                       const case_facts& facts, observed_act what) {
    event given;
    given.at = what.when;
    given.by.id = what.person;
    events::complete act;
    act.documents = std::move(what.documents);
    given.what = std::move(act);
    entry decided(std::move(given));
    const judging s{{sop, times, facts, decided.given, sop.view()}, decided};

    kernel_state state = state_of(sop, s.view, facts);
    flow_change change;
    const std::vector<units_chosen> taking_part = chosen_units(s, no_step, nullptr);
    change.said =
        close_whole_row(s.view, what.at, what.answer, 0xffff, as_choices(taking_part), state);
    if (!change.said.accepted() || change.said.result == progress::row_open) return std::nullopt;

    begin_entry(s);
    decided.at = what.at;
    decided.office = what.office;
    decided.taken = change.said.taken;
    decided.backward = change.said.backward;
    if (change.said.backward)
        change.target = static_cast<step_id>(
            s.view.exits[s.view.rows[index(what.at.row)].first_exit + index(decided.taken)].goal);
    decided.target = change.target;
    const auto& shown = std::get<events::complete>(decided.given.what);
    accepted_act done{what.at, &shown, what.office};
    done.first = done.finishes = true;
    done.forwards = !decided.backward;
    keep_documents(s, done, decided);
    decided.after.at = state.at;
    if (!sop.table.sequential) decided.after.words = std::move(state.words);
    enter_acts(s, what, decided);
    follow_flow(s, change, decided);
    return decided;
}

}  // namespace alur
