#include <alur/sop/machine.hpp>

#include <algorithm>

#include "sop/spelling.hpp"

namespace alur {

machine_view machine::view() const noexcept {
    machine_view v;
    v.rows = table.rows;
    v.exits = table.exits;
    v.acts = table.acts;
    v.starts = table.starts;
    v.returns = table.returns;
    v.goals = table.goals;
    v.opens = table.opens;
    v.forks = table.forks;
    v.stretches = table.stretches;
    v.meetings = table.meetings;
    v.kinds = table.kinds;
    v.backs = table.backs;
    v.lists = table.lists;
    v.masks = table.masks;
    v.single_places = table.single_places;
    v.mask_words = table.mask_words;
    v.outcomes = static_cast<std::uint16_t>(outcomes.size());
    v.outsiders = table.outsiders;
    v.sequential = table.sequential;
    return v;
}

step_id machine::find_row(std::string_view name) const noexcept {
    const std::string_view wanted = stripped(name);
    const auto by = [&](auto matches) {
        const auto found = std::find_if(sop.rows.begin(), sop.rows.end(), matches);
        return found == sop.rows.end() ? no_step : static_cast<step_id>(found - sop.rows.begin());
    };
    step_id found = by([&](const row& r) { return same_text(r.id, wanted); });
    if (found == no_step) found = by([&](const row& r) { return same_text(r.number, wanted); });
    if (found == no_step)
        found = by([&](const row& r) { return r.trigger && same_name(*r.trigger, wanted); });
    return found;
}

role_id machine::find_role(std::string_view name) const noexcept {
    const auto by = [&](auto matches) {
        const auto found = std::find_if(sop.performers.begin(), sop.performers.end(), matches);
        return found == sop.performers.end() ? no_role
                                             : static_cast<role_id>(found - sop.performers.begin());
    };
    role_id found = by([&](const performer& p) { return same_name(p.code, name); });
    if (found == no_role) found = by([&](const performer& p) { return same_name(p.name, name); });
    if (found == no_role)
        found = by([&](const performer& p) {
            return std::any_of(p.aliases.begin(), p.aliases.end(),
                               [&](const std::string& alias) { return same_name(alias, name); });
        });
    return found;
}

kind_id machine::find_kind(std::string_view name) const noexcept {
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const std::string& k) { return same_name(k, name); });
    return found == kinds.end() ? no_kind : static_cast<kind_id>(found - kinds.begin());
}

exit_id machine::find_answer(step_id row, std::string_view label) const noexcept {
    const auto& answers = sop.rows[index(row)].answers;
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [&](const answer& a) { return same_name(a.label, label); });
    return found == answers.end() ? no_exit : static_cast<exit_id>(found - answers.begin());
}

kind_id machine::kind_of(step_id row) const noexcept {
    const std::uint16_t stretch = table.rows[index(row)].stretch;
    return stretch == 0xffff ? no_kind : table.stretches[stretch].kind;
}

}  // namespace alur
