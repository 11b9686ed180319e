// What a rule compiles to: a tree in two flat arrays, root last.
#pragma once

#include <alur/sop/rule.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace alur {

enum class rule_op : std::uint8_t {
    literal,
    list,
    var,
    missing,
    missing_some,
    choose,
    either,
    both,
    equal,
    strictly_equal,
    unequal,
    strictly_unequal,
    negate,
    affirm,
    greater,
    greater_equal,
    less,
    less_equal,
    max,
    min,
    add,
    subtract,
    multiply,
    divide,
    remainder,
    map,
    reduce,
    filter,
    all,
    none,
    some,
    merge,
    in,
    cat,
    substr,
    log,
    date,
    days_between,
};

inline constexpr std::size_t any_number = 1'000'000;

struct rule_operation {
    std::string_view name;
    rule_op op;
    std::size_t least;  // arguments
    std::size_t most;
};

inline constexpr std::array<rule_operation, 37> rule_operations{{
    {"var", rule_op::var, 0, 2},
    {"missing", rule_op::missing, 0, any_number},
    {"missing_some", rule_op::missing_some, 2, 2},
    {"if", rule_op::choose, 0, any_number},
    {"?:", rule_op::choose, 0, any_number},
    {"or", rule_op::either, 1, any_number},
    {"and", rule_op::both, 1, any_number},
    {"==", rule_op::equal, 2, 2},
    {"===", rule_op::strictly_equal, 2, 2},
    {"!=", rule_op::unequal, 2, 2},
    {"!==", rule_op::strictly_unequal, 2, 2},
    {"!", rule_op::negate, 1, 1},
    {"!!", rule_op::affirm, 1, 1},
    {">", rule_op::greater, 2, 2},
    {">=", rule_op::greater_equal, 2, 2},
    {"<", rule_op::less, 2, 3},
    {"<=", rule_op::less_equal, 2, 3},
    {"max", rule_op::max, 1, any_number},
    {"min", rule_op::min, 1, any_number},
    {"+", rule_op::add, 1, any_number},
    {"-", rule_op::subtract, 1, 2},
    {"*", rule_op::multiply, 1, any_number},
    {"/", rule_op::divide, 2, 2},
    {"%", rule_op::remainder, 2, 2},
    {"map", rule_op::map, 2, 2},
    {"reduce", rule_op::reduce, 2, 3},
    {"filter", rule_op::filter, 2, 2},
    {"all", rule_op::all, 2, 2},
    {"none", rule_op::none, 2, 2},
    {"some", rule_op::some, 2, 2},
    {"merge", rule_op::merge, 0, any_number},
    {"in", rule_op::in, 2, 2},
    {"cat", rule_op::cat, 1, any_number},
    {"substr", rule_op::substr, 2, 3},
    {"log", rule_op::log, 1, 1},
    {"tanggal", rule_op::date, 0, 1},
    {"hari_antara", rule_op::days_between, 2, 2},
}};

// The second argument is evaluated once per element, and sees the element instead of the data.
[[nodiscard]] constexpr bool visits_elements(rule_op op) noexcept {
    return op == rule_op::map || op == rule_op::reduce || op == rule_op::filter ||
           op == rule_op::all || op == rule_op::none || op == rule_op::some;
}

struct rule_node {
    rule_op op = rule_op::literal;
    std::uint32_t first = 0;  // its arguments: program.arguments[first, first + count)
    std::uint32_t count = 0;
    rule_value value;  // of a literal
};

struct rule_program {
    std::vector<rule_node> nodes;
    std::vector<std::uint32_t> arguments;
};

// `element` replaces the case data as what `var` reads; null for the case data itself.
[[nodiscard]] rule_result run(const rule_program& program, const case_data& data,
                              std::chrono::year_month_day local_date, const rule_value* element);

}  // namespace alur
