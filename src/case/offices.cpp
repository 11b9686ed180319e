#include "case/offices.hpp"

#include <alur/case/open_case.hpp>

#include <algorithm>
#include <bit>
#include <vector>

#include "case/guards.hpp"
#include "case/refusals.hpp"
#include "case/words.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

role_set able_now(const scene& s, row_unit at, std::uint32_t done) {
    const row_entry& row = s.view.rows[index(at.row)];
    if (row.mode == act_mode::one) return row.deciders & designated_offices(s.sop, s.facts, at);
    role_set set = 0;
    for (const role_id office : s.view.acts.subspan(row.first_act, row.act_count))
        if (kernel::act_now(s.view, row, done, office) != row.act_count) set |= only(office);
    return set;
}

// The seat by which the actor holds the office for that row. Precondition: one does, see `held`.
const seat* seat_for(const scene& s, role_id office, row_unit at) {
    const std::vector<seat>& seats = s.given.by.seats;
    if (seats.size() == 1) return seats.data();
    return &*std::find_if(seats.begin(), seats.end(), [&](const seat& each) {
        return s.sop.find_role(each.office) == office && unit_fits(s, office, at, each.unit);
    });
}

acting_office with_seat(const scene& s, role_id office, role_id recorder, row_unit at) {
    return {office, recorder, seat_for(s, recorder == no_role ? office : recorder, at)};
}

// Exactly one of the set; otherwise nothing.
std::optional<role_id> sole(role_set set) {
    if (!std::has_single_bit(set)) return std::nullopt;
    return static_cast<role_id>(std::countr_zero(set));
}

std::variant<refused_event, acting_office> record(const scene& s, row_unit at, role_set recorders,
                                                  role_id outside, role_id as, role_set mine) {
    role_set fitting = recorders & mine;
    if (as != no_role) fitting &= only(as);
    if ((s.view.outsiders & only(outside)) == 0 || fitting == 0)
        return may_not_record(s, at, outside, recorders);
    if (const std::optional<role_id> recorder = sole(fitting))
        return with_seat(s, outside, *recorder, at);
    return which_office(s, at, members(fitting));
}

}  // namespace

bool unit_fits(const scene& s, role_id office, row_unit at, std::string_view unit) {
    const std::string& kind = s.office(office).per_unit;
    if (kind.empty()) return true;
    if (const std::string wanted = unit_words(s, kind, at); !wanted.empty())
        return same_name(wanted, unit);
    const kind_id other = s.sop.find_kind(kind);
    return other == no_kind || is_active(s.sop, s.facts, other, find_unit(s.facts, other, unit));
}

role_set held(const scene& s, row_unit at) {
    role_set set = 0;
    for (const seat& each : s.given.by.seats)
        if (const role_id office = s.sop.find_role(each.office);
            office != no_role && unit_fits(s, office, at, each.unit))
            set |= only(office);
    return set;
}

void sign(const acting_office& by, entry& decided) {
    decided.office = by.office;
    decided.recorder = by.recorder;
    if (by.used == nullptr) return;
    decided.seat_used = static_cast<std::size_t>(by.used - decided.given.by.seats.data());
}

const seat& relied_on(const entry& decided) noexcept {
    static const seat none{};
    return decided.seat_used ? decided.given.by.seats[*decided.seat_used] : none;
}

std::string_view office_unit(const entry& decided) noexcept {
    return stripped(relied_on(decided).unit);
}

const seat* any_seat(const scene& s, role_id as) {
    for (const seat& each : s.given.by.seats) {
        const role_id office = s.sop.find_role(each.office);
        if (office != no_role && (as == no_role || as == office) &&
            unit_fits(s, office, {}, each.unit))
            return &each;
    }
    return nullptr;
}

role_set who_records(const scene& s, row_unit at, std::uint32_t done, const step_event& e,
                     role_id outside) noexcept {
    if (e.what == step_kind::send_back)
        return index(e.target) < s.view.rows.size() ? s.view.rows[index(e.target)].insiders : 0;
    const row_entry& row = s.view.rows[index(at.row)];
    const std::uint8_t act = kernel::act_now(s.view, row, done, outside);
    const bool finishes = row.mode == act_mode::one ||
                          (act < row.act_count && (done | (1U << act)) == kernel::all_acted(row));
    return kernel::recorders(s.view, row, finishes ? e.answer : no_exit);
}

std::variant<refused_event, acting_office> choose_office(const scene& s, row_unit at,
                                                         std::uint32_t done, const step_event& e,
                                                         claimed_offices claimed) {
    const role_set mine = held(s, at);
    const role_set able = able_now(s, at, done);

    role_id outside = claimed.on_behalf_of;
    role_id as = claimed.as;
    // Coming "as" an outsider one is not means recording that outsider's act.
    if (outside == no_role && as != no_role && (mine & only(as)) == 0 &&
        (s.view.outsiders & only(as)) != 0) {
        outside = as;
        as = no_role;
    }
    if (as != no_role && (mine & only(as)) == 0) return not_held(s, at, as);
    if (outside != no_role) {
        if ((mine & only(outside)) != 0) return with_seat(s, outside, no_role, at);
        return record(s, at, who_records(s, at, done, e, outside), outside, as, mine);
    }

    const role_set candidates = (as == no_role ? mine : only(as)) & able;
    if (const std::optional<role_id> office = sole(candidates))
        return with_seat(s, *office, no_role, at);
    if (candidates != 0) return which_office(s, at, members(candidates));

    if (const std::optional<role_id> waiting = sole(able & s.view.outsiders)) {
        const role_set recorders = who_records(s, at, done, e, *waiting);
        if ((recorders & mine & (as == no_role ? ~role_set{0} : only(as))) != 0)
            return record(s, at, recorders, *waiting, as, mine);
    }
    return not_your_turn(s, at);
}

std::variant<refused_event, acting_office> choose_one_of(const scene& s, row_unit at, role_id as,
                                                         role_set of) {
    const role_set mine = held(s, at);
    if (as != no_role && (mine & only(as)) == 0) return not_held(s, at, as);
    const role_set fitting = mine & of & (as == no_role ? ~role_set{0} : only(as));
    if (fitting == 0) return not_among(s, at, of);
    if (const std::optional<role_id> office = sole(fitting))
        return with_seat(s, *office, no_role, at);
    return which_office(s, at, members(fitting));
}

std::variant<refused_event, acting_office> choose_controller(const scene& s, role_id as) {
    const role_set mine = held(s, {});
    if (as != no_role && (mine & only(as)) == 0) return not_held(s, {}, as);
    role_set fitting = mine & s.sop.controllers;
    if (as != no_role) fitting &= only(as);
    if (fitting == 0) return controllers_only(s);
    const std::optional<role_id> office = sole(fitting);
    if (!office) return which_office(s, {}, members(fitting));
    return acting_office{*office, no_role, any_seat(s, *office)};
}

}  // namespace alur
