#include "analysis/row_words.hpp"

#include <cstddef>

namespace alur {
namespace {

void add(std::string& to, std::string_view word) {
    if (!to.empty()) to += " / ";
    to += word;
}

}  // namespace

role_set offices_of(const machine& sop, step_id row) {
    const row_entry& entry = sop.table.rows[index(row)];
    if (entry.mode == act_mode::one) return entry.deciders;
    role_set all = 0;
    for (std::size_t i = 0; i < entry.act_count; ++i)
        all |= only(sop.table.acts[entry.first_act + i]);
    return all;
}

std::string names_of(const machine& sop, role_set offices) {
    std::string names;
    for (std::size_t i = 0; i < sop.sop.performers.size(); ++i)
        if ((offices & only(static_cast<role_id>(i))) != 0) add(names, sop.sop.performers[i].name);
    return names;
}

std::string answers_of(const machine& sop, step_id row) {
    std::string labels;
    for (const answer& each : sop.sop.rows[index(row)].answers) add(labels, each.label);
    return labels;
}

bool is_ruled(const machine& sop, step_id row) {
    const row_entry& entry = sop.table.rows[index(row)];
    for (std::size_t i = 0; i < entry.exit_count; ++i)
        if (sop.rules[entry.first_exit + i]) return true;
    return false;
}

}  // namespace alur
