#include "analysis/case_order.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace alur {
namespace {

struct named {
    std::uint64_t start;  // of the name, behind what all begin with
    std::uint32_t code;
};

std::size_t common_start(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t n = 0;
    while (n < most && a[n] == b[n]) ++n;
    return n;
}

std::uint64_t eight_bytes(std::string_view text) {
    std::uint64_t made = 0;
    for (std::size_t i = 0; i < 8; ++i)
        made = made << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return made;
}

}  // namespace

case_order in_order_of_names(const text_column& cases, const std::vector<std::uint32_t>& first) {
    std::vector<named> list;
    std::size_t shared = 0;
    std::string_view model;
    for (std::size_t c = 1; c < first.size(); ++c) {
        if (first[c] == case_order::no_number) continue;
        const std::string_view name = cases.words[c - 1];
        if (list.empty()) {
            model = name;
            shared = name.size();
        }
        shared = std::min(shared, common_start(model.substr(0, shared), name));
        list.push_back({0, static_cast<std::uint32_t>(c)});
    }
    for (named& each : list) each.start = eight_bytes(cases.words[each.code - 1].substr(shared));
    const auto name_of = [&](const named& each) { return cases.words[each.code - 1]; };
    const auto before = [&](const named& a, const named& b) {
        if (a.start != b.start) return a.start < b.start;
        const int order = name_of(a).compare(name_of(b));
        return order != 0 ? order < 0 : a.code < b.code;
    };
    if (!std::is_sorted(list.begin(), list.end(), before))
        std::sort(list.begin(), list.end(), before);

    case_order made;
    made.number_of.assign(first.size(), case_order::no_number);
    made.codes.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool again = i != 0 && list[i].start == list[i - 1].start &&
                           name_of(list[i]) == name_of(list[i - 1]);
        if (again) {
            if (made.doubled.empty() || made.doubled.back() != list[i - 1].code)
                made.doubled.push_back(list[i - 1].code);
            made.doubled.push_back(list[i].code);
        } else {
            made.codes.push_back(list[i].code - 1);
        }
        made.number_of[list[i].code] = static_cast<std::uint32_t>(made.codes.size() - 1);
    }
    return made;
}

}  // namespace alur
