// Any text compiles or is refused; what compiles ends within its bound, the same way every time,
// and its printed form is the same rule.
#include <alur/sop/rule.hpp>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace alur;

void hold(bool property) {
    if (!property) {
        std::abort();
    }
}

bool same(const rule_result& a, const rule_result& b) {
    return to_json(a.value) == to_json(b.value) && a.is_true == b.is_true &&
           a.outcome == b.outcome && a.steps == b.steps && a.not_given == b.not_given;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    static const data_types declared{{"nilai", data_type::number},
                                     {"nama", data_type::text},
                                     {"terbit", data_type::date},
                                     {"lengkap", data_type::yes_no}};
    const std::chrono::year_month_day day{std::chrono::year{2026}, std::chrono::March,
                                          std::chrono::day{31}};
    const case_data given{
        {"nilai", 12.5}, {"nama", text.substr(0, 64)}, {"terbit", day}, {"lengkap", true}};

    const rule_compiled compiled = compile_rule(text, declared, "/bila");
    hold(compiled.result.has_value() == no_errors(compiled.findings));
    for (const diagnostic& finding : compiled.findings) {
        hold(finding.pointer.starts_with("/bila") && !finding.message.empty() &&
             !finding.fix.empty());
    }
    if (compiled.result) {
        const rule_compiled again = compile_rule(compiled.result->json(), declared, "/bila");
        hold(again.result.has_value() && *again.result == *compiled.result);
        for (const case_data& data : {case_data{}, given}) {
            const rule_result first = evaluate(*compiled.result, data, day);
            hold(first.steps <= max_rule_steps);
            hold(first.is_true ? first.outcome == rule_outcome::decided && truthy(first.value)
                               : true);
            hold(same(first, evaluate(*compiled.result, data, day)));
            hold(same(first, evaluate(*again.result, data, day)));
        }
    }
    return 0;
}
