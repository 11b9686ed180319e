#include <alur/lint/lint.hpp>

#include "lint/rules.hpp"
#include "sop/silence.hpp"

#include <alur/sop/codes.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace alur {
namespace lints {
namespace {

constexpr std::size_t most_rows_of_a_form = 500;

// One fault, one finding: of what stands in one place, what says more stays.
struct precedence {
    std::string_view stays;
    std::string_view goes;
};
constexpr auto one_fault = std::to_array<precedence>({{"MB06", "MB02"},
                                                      {"MB06", "DK02"},
                                                      {"MB06", "MB05"},
                                                      {"DK02", "MB05"},
                                                      {"MB05", "MB02"},
                                                      {"MB05", "TX04"},
                                                      {"JS14", "MB01"},
                                                      {"WK01", "MB01"}});

void keep_one_of_each(diagnostics& all) {
    std::set<std::pair<std::string_view, std::string_view>> there;  // place, code
    for (const diagnostic& each : all) there.emplace(each.pointer, each.code);
    std::vector<bool> goes;
    for (const diagnostic& each : all)
        goes.push_back(
            each.level != severity::error &&  // an error is never hidden
            std::any_of(one_fault.begin(), one_fault.end(), [&](const precedence& pair) {
                return pair.goes == each.code && there.count({each.pointer, pair.stays}) > 0;
            }));
    std::size_t at_finding = 0;
    std::erase_if(all, [&](const diagnostic&) { return goes[at_finding++]; });
}

// Found only with a date, with other SOPs or with officials at hand: nobody can say that silencing
// it was for nothing.
bool depends_on_more(std::string_view code, bool has_date) {
    return code == "AL40" || code == "AL43" || code == "JS22" || begins(code, "PJ") ||
           (code == "ID04" && !has_date) || find_code(code) == nullptr;
}

void report_unused(const definition& sop, const text_list& used, bool has_date, diagnostics& all) {
    const auto look = [&](const text_map& silenced, const std::string& pointer) {
        for (const auto& [written, reason] : silenced) {
            const std::string place = below(below(pointer, "abaikan"), written);
            const std::string_view code = current_code(written);
            if (depends_on_more(code, has_date) ||
                std::find(used.begin(), used.end(), place) != used.end())
                continue;
            const bool is_error = find_code(code)->level == severity::error;
            report(
                all, "AB02", severity::warning, place,
                is_error
                    ? bilingual{fmt::format("{} adalah kesalahan dan tidak dapat diabaikan.", code),
                                fmt::format("{} is an error and cannot be silenced.", code)}
                    : bilingual{fmt::format("{} tidak ditemukan di sini: tidak ada yang "
                                            "diabaikan.",
                                            code),
                                fmt::format("{} is not found here: nothing is silenced.", code)},
                {"Hapus dari \"abaikan\".", "Remove it from \"abaikan\"."});
        }
    };
    look(sop.silenced, "");
    for (std::size_t r = 0; r < sop.rows.size(); ++r) look(sop.rows[r].silenced, row_pointer(r));
}

}  // namespace
}  // namespace lints

diagnostics lint(const definition& sop, std::optional<std::chrono::local_days> today) {
    diagnostics found;
    // What is larger is no form that anybody prints, and rules compare rows with rows.
    if (sop.rows.size() > lints::most_rows_of_a_form) return found;
    const lints::form_view view{sop, today, found};
    for (const lints::rule_function each : lints::functions())
        if (each != nullptr) each(view);
    return found;
}

diagnostics review(const loaded& read, std::span<const definition> others,
                   std::optional<std::chrono::local_days> today) {
    diagnostics all = read.problems;
    if (!read.sop) return all;
    const auto append = [&](diagnostics more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    };
    append(check_aloud(*read.sop, others));
    append(lint(*read.sop, today));
    lints::keep_one_of_each(all);
    const text_list used = silence(*read.sop, all);
    // A document that could not be read whole may miss what would have been found.
    if (!read.sop->faulty && no_errors(all))
        lints::report_unused(*read.sop, used, today.has_value(), all);
    // A silenced AB02 would be a riddle, so nothing silences it.
    return all;
}

}  // namespace alur
