#include "case_members.hpp"

namespace alur::python {

std::string row_word(const open_case& of, step_id row) {
    const auto& rows = of.sop().sop.rows;
    return index(row) < rows.size() ? rows[index(row)].id : std::string();
}

std::vector<std::string> office_words(const open_case& of, role_set set) {
    std::vector<std::string> out;
    const auto& offices = of.sop().sop.performers;
    for (std::size_t i = 0; i < offices.size(); ++i)
        if ((set & only(static_cast<role_id>(i))) != 0) out.push_back(offices[i].code);
    return out;
}

std::optional<moment> due_moment(const open_case& of, const due_date& due) {
    if (!due.has_limit()) return std::nullopt;
    return moment{due.at, of.times().where()};
}

}  // namespace alur::python
