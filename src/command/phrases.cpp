#include "command/phrases.hpp"

#include <fmt/format.h>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>

namespace alur::command {

using std::chrono::local_days;

std::string joined(const std::vector<std::string>& items, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
        text += items[i];
    }
    return text;
}

std::string row_label(const open_case& of, row_unit at) {
    std::string label = of.sop().sop.rows[index(at.row)].number;
    if (const std::string& unit = unit_name(of.sop(), of.facts(), at); !unit.empty())
        label += ' ' + unit;
    return label;
}

std::string office_label(const machine& sop, role_id office, std::string_view unit) {
    const std::string& name = sop.sop.performers[index(office)].name;
    return unit.empty() ? name : fmt::format("{} ({})", name, unit);
}

std::string seat_label(const machine& sop, role_id office, std::string_view unit, capacity held) {
    const std::string label = office_label(sop, office, unit);
    return held == capacity::definitive ? label : fmt::format("{} {}", prefix(held), label);
}

std::string offices_label(const machine& sop, role_set set, std::string_view word) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < sop.sop.performers.size(); ++r)
        if ((set >> r & 1U) != 0) names.push_back(sop.sop.performers[r].name);
    return joined(names, word);
}

std::string performers_label(const machine& sop, step_id row, language lang) {
    const alur::row& its = sop.sop.rows[index(row)];
    std::vector<std::string> names;
    for (const std::string& code : its.performers) {
        const role_id office = sop.find_role(code);
        names.push_back(office == no_role ? code : sop.sop.performers[index(office)].name);
    }
    const bool id = lang == language::id;
    switch (its.shared) {
        case sharing::single:
            break;
        case sharing::all:
            return joined(names, id ? "dan" : "and");
        case sharing::in_order:
            return joined(names, id ? "lalu" : "then");
        case sharing::any_one:
            return joined(names, id ? "atau" : "or");
        case sharing::meeting:
            return (id ? "rapat " : "meeting of ") + joined(names, id ? "dan" : "and");
    }
    return joined(names, "");
}

std::string clock_of(instant at, zone where) {
    return clock_text(to_local(at, where) - local_instant{local_date(at, where)});
}

std::string due_text(const due_date& due, zone where, local_days today, language lang) {
    std::string text = clock_text(to_local(due.at, where) - local_instant{due.day});
    if (due.day != today) {
        const std::chrono::year_month_day date{due.day};
        const auto& weekday = day_names[weekday_index(due.day)];
        const auto& month = month_names[static_cast<unsigned>(date.month()) - 1];
        const bool id = lang == language::id;
        text =
            fmt::format("{} {} {}{} {}", (id ? weekday.id : weekday.en).substr(0, 3),
                        static_cast<unsigned>(date.day()), (id ? month.id : month.en).substr(0, 3),
                        date.year() == std::chrono::year_month_day{today}.year()
                            ? ""
                            : fmt::format(" {}", static_cast<int>(date.year())),
                        text);
    }
    if (due.provisional) text += lang == language::id ? " (sementara)" : " (provisional)";
    return text;
}

std::string due_text(instant at, zone where, local_days today, language lang) {
    due_date due;
    due.at = at;
    due.day = local_date(at, where);
    return due_text(due, where, today, lang);
}

std::string moment(instant at, zone where, language lang) {
    const sentence_pair text = moment_text(at, local_date(at, where), where);
    return lang == language::id ? text.id : text.en;
}

std::string span_text(std::chrono::milliseconds length, language lang) {
    const auto days = std::chrono::floor<std::chrono::days>(length);
    const sentence_pair rest = duration_text(length - days);
    std::string tail = lang == language::id ? rest.id : rest.en;
    if (days.count() == 0) return tail;
    const std::string head =
        fmt::format("{} {}", days.count(), lang == language::id ? "hari" : "d");
    return length == days ? head : head + ' ' + tail;
}

std::string head_for_paper(const journal_head& head) {
    std::string text = print_head(head);
    const std::size_t colon = text.find(':');
    constexpr std::size_t half = 8 * 5;  // eight groups of four digits and a dash
    if (colon != std::string::npos && text.size() > colon + 1 + half)
        text.insert(colon + 1 + half, "\n");
    return text;
}

}  // namespace alur::command
