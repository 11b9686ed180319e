// Events of a machine known at compile time: what its SOP never allows does not compile.
//
// A header that `alur compile` makes wraps these in the SOP's own enumerations:
//
//   at.take(dumai::complete<step::periksa, branch::tidak>(as<role::sekretaris>, {.reasoned =
//   true}));
//
// What depends on the run (is the row open, is the unit in the case, what do rules allow) is judged
// by the kernel when the event is taken. Everything is constexpr and noexcept; values.
#pragma once

#include <alur/engine/decide.hpp>
#include <alur/engine/machine_view.hpp>
#include <alur/engine/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace alur {

// In which office an act is done; a second one records the act of an office outside the agency.
template <auto Office, auto... Recorder>
struct acting_as {
    static_assert(sizeof...(Recorder) <= 1, "satu pencatat saja (one office records an act)");
};

// What an event says beside row, office and answer: see the members of `step_event`.
struct particulars {
    unit_id unit = no_unit;
    bool reasoned = false;
    std::uint16_t allowed = 0xffff;
    std::uint16_t attendants = 0;
    std::span<const unit_id> named = {};
    std::span<const unit_choice> chosen = {};
};

// Does an office ever perform the row?
constexpr bool performs(const machine_view& m, step_id row, role_id office) noexcept {
    const row_entry& entry = m.rows[index(row)];
    const auto acts = m.acts.subspan(entry.first_act, entry.act_count);
    return (entry.deciders & only(office)) != 0 ||
           std::find(acts.begin(), acts.end(), office) != acts.end();
}

// May `recorder` ever record such an act of an office outside the agency?
constexpr bool records(const machine_view& m, step_id row, exit_id answer, role_id outside,
                       role_id recorder) noexcept {
    return (m.outsiders & only(outside)) != 0 &&
           (kernel::recorders(m, m.rows[index(row)], answer) & only(recorder)) != 0;
}

// May the row ever be sent back there? In a chain, to itself: back to the last link.
constexpr bool returns(const machine_view& m, step_id row, step_id target) noexcept {
    const row_entry& entry = m.rows[index(row)];
    return kernel::may_return(m, entry, target) ||
           (entry.mode == act_mode::in_order && row == target);
}

// Which exit of the row an answer is, by the answers of all exits; no_exit: none.
template <class Branch>
constexpr exit_id exit_of(const machine_view& m, std::span<const Branch> answers, step_id row,
                          Branch answer) noexcept {
    const row_entry& entry = m.rows[index(row)];
    for (std::uint8_t i = 0; entry.decides && i < entry.exit_count; ++i)
        if (answers[entry.first_exit + i] == answer) return static_cast<exit_id>(i);
    return no_exit;
}

// Of none or one.
template <class Branch>
constexpr exit_id only_exit(const machine_view& m, std::span<const Branch> answers, step_id row,
                            std::initializer_list<Branch> given) noexcept {
    return given.size() == 0 ? no_exit : exit_of(m, answers, row, *given.begin());
}
constexpr role_id only_role(std::initializer_list<role_id> given) noexcept {
    return given.size() == 0 ? no_role : *given.begin();
}

constexpr step_event completing(step_id row, role_id office, role_id recorder, exit_id answer,
                                const particulars& given) noexcept {
    step_event e;
    e.office = office;
    e.recorder = recorder;
    e.answer = answer;
    e.reasoned = given.reasoned;
    e.row = row;
    e.unit = given.unit;
    e.allowed = given.allowed;
    e.attendants = given.attendants;
    e.named = given.named;
    e.chosen = given.chosen;
    return e;
}

constexpr step_event sending_back(step_id row, step_id target, role_id office, role_id recorder,
                                  const particulars& given) noexcept {
    step_event e = completing(row, office, recorder, no_exit, given);
    e.what = step_kind::send_back;
    e.target = target;
    return e;
}

constexpr step_event changing_units(step_kind what, kind_id kind, unit_id unit,
                                    std::span<const unit_choice> chosen = {}) noexcept {
    step_event e;
    e.what = what;
    e.kind = kind;
    e.unit = unit;
    e.chosen = chosen;
    return e;
}

// The enumerator whose name is that text, exactly.
template <class Enum>
constexpr std::optional<Enum> named(std::span<const std::string_view> names,
                                    std::string_view text) noexcept {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace alur
