#include "case/words.hpp"

#include <fmt/format.h>
#include <alur/case/open_case.hpp>
#include <alur/time/explanation_text.hpp>

#include <algorithm>
#include <bit>

namespace alur {
namespace {

constexpr std::size_t most_listed = 8;

std::string with_unit(const std::string& name, std::string_view unit) {
    return unit.empty() ? name : fmt::format("{} ({})", name, unit);
}

}  // namespace

std::vector<role_id> members(role_set set) {
    std::vector<role_id> list;
    for (; set != 0; set &= set - 1) list.push_back(static_cast<role_id>(std::countr_zero(set)));
    return list;
}

bilingual step_words(const scene& s, step_id row) {
    return {"langkah " + s.row(row).number, "step " + s.row(row).number};
}

bilingual step_words_first(const scene& s, step_id row) {
    return {"Langkah " + s.row(row).number, "Step " + s.row(row).number};
}

std::string unit_words(const scene& s, std::string_view kind, row_unit at) {
    if (kind.empty()) return {};
    for (std::size_t k = 0; k < s.sop.case_kinds.size(); ++k)
        if (s.sop.case_kinds[k] == kind && k < s.facts.units->of_case.size())
            return s.facts.units->of_case[k];
    const kind_id own = at.row == no_step ? no_kind : s.sop.kind_of(at.row);
    if (own != no_kind && s.sop.kinds[index(own)] == kind) return unit_name(s.sop, s.facts, at);
    return {};
}

std::string office_words(const scene& s, role_id office, std::string_view unit) {
    return with_unit(s.office(office).name, unit);
}

std::vector<std::string> offices_words(const scene& s, role_set set, row_unit at) {
    std::vector<std::string> names;
    for (const role_id office : members(set))
        names.push_back(office_words(s, office, unit_words(s, s.office(office).per_unit, at)));
    return names;
}

std::vector<std::string> seats_words(const scene& s) {
    std::vector<std::string> names;
    for (const seat& each : s.given.by.seats) {
        const role_id office = s.sop.find_role(each.office);
        names.push_back(office == no_role ? with_unit(each.office, each.unit)
                                          : office_words(s, office, each.unit));
    }
    return names;
}

bilingual listed(const std::vector<std::string>& items, std::string_view id_and,
                 std::string_view en_and) {
    bilingual text;
    const std::size_t shown = items.size() > most_listed + 1 ? most_listed : items.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == items.size();
        const bool first = i == 0;
        text.id += first ? "" : last ? fmt::format(" {} ", id_and) : ", ";
        text.en += first ? "" : last ? fmt::format(" {} ", en_and) : ", ";
        text.id += items[i];
        text.en += items[i];
    }
    if (shown < items.size()) {
        text.id += fmt::format(", dan {} lagi", items.size() - shown);
        text.en += fmt::format(", and {} more", items.size() - shown);
    }
    return text;
}

bilingual joined(const std::vector<std::string>& items) { return listed(items, "dan", "and"); }
bilingual either(const std::vector<std::string>& items) { return listed(items, "atau", "or"); }

bilingual open_now(const scene& s) {
    std::vector<std::string> id;
    std::vector<std::string> en;
    const auto& open = s.facts.ledger.open;
    for (std::size_t i = 0; i < open.size();) {
        const step_id row = open[i].at.row;
        std::vector<std::string> units;
        role_set offices = 0;
        for (; i < open.size() && open[i].at.row == row; ++i) {
            if (open[i].at.unit != no_unit) units.push_back(unit_name(s.sop, s.facts, open[i].at));
            offices |= may_act(s.sop, s.facts, open[i].at);
        }
        std::vector<std::string> names;
        for (const role_id office : members(offices)) names.push_back(s.office(office).name);
        const bilingual who = either(names);
        const bilingual where = joined(units);
        const bilingual step = step_words(s, row);
        id.push_back(units.empty() ? fmt::format("{} milik {}", step.id, who.id)
                                   : fmt::format("{} bagi {} milik {}", step.id, where.id, who.id));
        en.push_back(units.empty() ? fmt::format("{} of {}", step.en, who.en)
                                   : fmt::format("{} for {} of {}", step.en, where.en, who.en));
    }
    if (id.empty()) return {};
    return {fmt::format("{}", fmt::join(id, "; ")), fmt::format("{}", fmt::join(en, "; "))};
}

bilingual moment_words(const scene& s, instant at) {
    const zone where = s.times.where();
    const sentence_pair text = moment_text(at, local_date(at, where), where);
    return {text.id, text.en};
}

}  // namespace alur
