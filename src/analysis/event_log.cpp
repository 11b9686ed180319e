#include <alur/analysis/event_log.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace alur {
namespace {

[[noreturn]] void refuse(const char* column, const char* why) {
    throw std::invalid_argument(std::string("event log: ") + column + ' ' + why);
}

void check_text(const text_column& column, const char* name, std::size_t rows, bool needed) {
    if (column.codes.size() != rows && (needed || column.present()))
        refuse(name, column.present() ? "differs in length from times" : "is absent");
    // `no_word` becomes 0, and what is less becomes more than there can be.
    const std::size_t known = column.words.size();
    if (std::any_of(column.codes.begin(), column.codes.end(), [&](std::int32_t code) {
            return static_cast<std::uint32_t>(code) + 1U > known;
        }))
        refuse(name, "has a code without a word");
}

}  // namespace

void require_well_formed(const event_log& log) {
    const std::size_t rows = log.size();
    check_text(log.cases, "cases", rows, true);
    check_text(log.activities, "activities", rows, true);
    check_text(log.persons, "persons", rows, false);
    check_text(log.offices, "offices", rows, false);
    check_text(log.units, "units", rows, false);
    check_text(log.answers, "answers", rows, false);
    check_text(log.transitions, "transitions", rows, false);
    check_text(log.documents, "documents", rows, false);
    if (!log.starts.empty() && log.starts.size() != rows)
        refuse("starts", "differs in length from times");
}

}  // namespace alur
