// Property: whatever text is read as a time, printing it and reading that again gives the same
// value, and the same text. Every refusal points into the text and has its words.
#include <alur/time/hours_text.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

template <class Read, class Print>
void round_trip(std::string_view text, Read read, Print print) {
    const auto first = read(text);
    if (!first) {
        demand(first.error.why != alur::time_fault::none);
        demand(first.error.offset <= text.size());
        demand(!alur::describe(first.error.why).id.empty());
        return;
    }
    const std::string printed = print(*first);
    const auto second = read(printed);
    demand(bool{second});
    demand(*second == *first);
    demand(print(*second) == printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    round_trip(text, alur::parse_time_limit, alur::print_time_limit);
    round_trip(text, alur::parse_extension, alur::print_extension);
    round_trip(text, alur::parse_rung, alur::print_rung);
    round_trip(text, alur::parse_amounts, alur::print_amounts);
    round_trip(text, alur::parse_date, alur::print_date);
    round_trip(text, alur::parse_hours, alur::print_hours);
    round_trip(text, alur::parse_days, alur::print_days);
    round_trip(
        text, [](std::string_view from) { return alur::parse_instant(from); },
        [](alur::instant at) { return alur::print_instant(at, alur::zone::WIB); });
    return 0;
}
