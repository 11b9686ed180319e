#include "case/named.hpp"

#include <alur/case/open_case.hpp>

#include <algorithm>

#include "case/refusals.hpp"
#include "sop/spelling.hpp"

namespace alur {

role_id role_named(const scene& s, std::string_view name) {
    return blank(name) ? no_role : s.sop.find_role(stripped(name));
}

std::optional<refused_event> resolve_office(const scene& s, std::string_view name, role_id& found) {
    if (blank(name)) return std::nullopt;
    found = s.sop.find_role(stripped(name));
    if (found == no_role) return unknown_office(s, name);
    return std::nullopt;
}

unit_id resolve_unit(const scene& s, step_id row, std::string_view name) {
    if (blank(name)) return no_unit;
    const kind_id kind = s.sop.kind_of(row);
    if (kind != no_kind) {
        const unit_id found = find_unit(s.facts, kind, name);
        return found == no_unit ? unknown_unit : found;
    }
    const std::vector<std::string>& own = s.facts.units->of_case;
    const bool is_own = std::any_of(own.begin(), own.end(),
                                    [&](const std::string& each) { return same_name(each, name); });
    return is_own ? no_unit : unknown_unit;
}

std::variant<refused_event, row_unit> open_place(const scene& s, std::string_view row,
                                                 std::string_view unit) {
    row_unit at{s.sop.find_row(stripped(row)), no_unit};
    if (at.row == no_step) return unknown_row(s, row);
    if (!lifecycle_after(s.facts.stage, lifecycle_event::act)) return wrong_stage(s);
    at.unit = resolve_unit(s, at.row, unit);
    bool row_open = false;
    for (const open_row& each : s.facts.ledger.open) {
        if (each.at == at) return at;
        row_open = row_open || each.at.row == at.row;
    }
    if (row_open) return wrong_unit(s, at, unit);
    return not_open(s, at);
}

}  // namespace alur
