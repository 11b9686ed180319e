// Values inside the rule evaluator: their coercions (those of JavaScript, and of our dates).
#pragma once

#include <alur/sop/rule.hpp>

#include <compare>
#include <cstddef>

namespace alur {

// Everything inside, texts counted as one per 16 bytes; what touching the value costs. Constant.
[[nodiscard]] std::size_t size_of(const rule_value& value) noexcept;
[[nodiscard]] std::uint32_t depth_of(const rule_value& value) noexcept;

[[nodiscard]] std::string number_to_text(double number);

// Linear in size_of(value).
[[nodiscard]] std::string to_text(const rule_value& value);
[[nodiscard]] double to_number(const rule_value& value);
[[nodiscard]] double leading_number(const rule_value& value);
[[nodiscard]] std::optional<std::chrono::year_month_day> to_date(const rule_value& value);
[[nodiscard]] bool loosely_equal(const rule_value& a, const rule_value& b);
[[nodiscard]] bool strictly_equal(const rule_value& a, const rule_value& b);
[[nodiscard]] std::partial_ordering compare(const rule_value& a, const rule_value& b);

}  // namespace alur
