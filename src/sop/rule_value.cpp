#include "sop/rule_value.hpp"

#include "sop/quoted.hpp"

#include <alur/time/date.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace alur {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using date = std::chrono::year_month_day;

// The white space of JavaScript beyond ASCII, in UTF-8.
constexpr std::string_view wide_spaces[] = {"\u00a0", "\ufeff", "\u1680", "\u2000", "\u2001",
                                            "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
                                            "\u2007", "\u2008", "\u2009", "\u200a", "\u2028",
                                            "\u2029", "\u202f", "\u205f", "\u3000"};

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view without_leading_space(std::string_view text) noexcept {
    for (;;) {
        if (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
            continue;
        }
        std::size_t skip = 0;
        for (const std::string_view space : wide_spaces) {
            if (text.starts_with(space)) {
                skip = space.size();
            }
        }
        if (skip == 0) {
            return text;
        }
        text.remove_prefix(skip);
    }
}

std::string_view without_trailing_space(std::string_view text) noexcept {
    for (;;) {
        if (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
            continue;
        }
        std::size_t skip = 0;
        for (const std::string_view space : wide_spaces) {
            if (text.ends_with(space)) {
                skip = space.size();
            }
        }
        if (skip == 0) {
            return text;
        }
        text.remove_suffix(skip);
    }
}

// Length of the longest decimal literal at the start: [sign] digits [. digits] [e [sign] digits],
// with a digit on at least one side of the point. 0 if there is none.
std::size_t decimal_length(std::string_view text) noexcept {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        return at - from;
    };
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        ++at;
    }
    std::size_t count = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        count += digits();
        if (count == 0) {
            return 0;
        }
    }
    if (count == 0) {
        return 0;
    }
    const std::size_t mantissa_end = at;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
            ++at;
        }
        if (digits() == 0) {
            return mantissa_end;
        }
    }
    return at;
}

// from_chars does not say on which side of its range a literal lies.
bool is_huge(std::string_view unsigned_literal) noexcept {
    const std::size_t e = unsigned_literal.find_first_of("eE");
    const std::string_view mantissa = unsigned_literal.substr(0, e);
    long exponent = 0;
    if (e != std::string_view::npos) {
        std::string_view digits = unsigned_literal.substr(e + 1);
        const bool negative = digits.front() == '-';
        if (digits.front() == '-' || digits.front() == '+') {
            digits.remove_prefix(1);
        }
        for (const char c : digits) {
            exponent = std::min(exponent * 10 + (c - '0'), 1'000'000'000L);
        }
        exponent = negative ? -exponent : exponent;
    }
    const auto point = static_cast<long>(std::min(mantissa.find('.'), mantissa.size()));
    const auto first =
        static_cast<long>(std::min(mantissa.find_first_of("123456789"), mantissa.size()));
    return point - first + exponent > 0;
}

double decimal(std::string_view literal) noexcept {
    const bool negative = literal.front() == '-';
    if (negative || literal.front() == '+') {
        literal.remove_prefix(1);
    }
    double number = 0;
    const auto [end, error] =
        std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (error == std::errc::result_out_of_range) {
        number = is_huge(literal) ? infinity : 0.0;
    }
    return negative ? -number : number;
}

double with_base(std::string_view digits, int base) noexcept {
    double number = 0;
    for (const char c : digits) {
        int digit = base;
        if (is_digit(c)) {
            digit = c - '0';
        } else if (c >= 'a' && c <= 'f') {
            digit = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'F') {
            digit = c - 'A' + 10;
        }
        if (digit >= base) {
            return nan;
        }
        number = number * base + digit;
    }
    return digits.empty() ? nan : number;
}

double text_to_number(std::string_view text) noexcept {
    text = without_trailing_space(without_leading_space(text));
    if (text.empty()) {
        return 0;
    }
    if (text.size() > 1 && text[0] == '0') {
        switch (text[1]) {
            case 'x':
            case 'X':
                return with_base(text.substr(2), 16);
            case 'o':
            case 'O':
                return with_base(text.substr(2), 8);
            case 'b':
            case 'B':
                return with_base(text.substr(2), 2);
            default:
                break;
        }
    }
    if (text == "Infinity" || text == "+Infinity") {
        return infinity;
    }
    if (text == "-Infinity") {
        return -infinity;
    }
    return decimal_length(text) == text.size() ? decimal(text) : nan;
}

double text_leading_number(std::string_view text) noexcept {
    text = without_leading_space(text);
    if (text.starts_with("Infinity") || text.starts_with("+Infinity")) {
        return infinity;
    }
    if (text.starts_with("-Infinity")) {
        return -infinity;
    }
    const std::size_t length = decimal_length(text);
    return length == 0 ? nan : decimal(text.substr(0, length));
}

void append_text(std::string& out, const rule_value& value);

void append_joined(std::string& out, const rule_list& list) {
    bool first = true;
    for (const rule_value& item : list.items) {
        if (!first) {
            out += ',';
        }
        first = false;
        if (item.is.index() != 0) {
            append_text(out, item);
        }
    }
}

void append_text(std::string& out, const rule_value& value) {
    struct {
        std::string& out;
        void operator()(std::monostate) const { out += "null"; }
        void operator()(bool yes) const { out += yes ? "true" : "false"; }
        void operator()(double number) const { out += number_to_text(number); }
        void operator()(const std::string& text) const { out += text; }
        void operator()(date day) const { out += print_iso_date(day); }
        void operator()(const rule_value::list& list) const { append_joined(out, *list); }
        void operator()(const rule_value::object&) const { out += "[object Object]"; }
    } const append{out};
    std::visit(append, value.is);
}

void append_json(std::string& out, const rule_value& value) {
    struct {
        std::string& out;
        void operator()(std::monostate) const { out += "null"; }
        void operator()(bool yes) const { out += yes ? "true" : "false"; }
        void operator()(double number) const {
            out += std::isfinite(number) ? number_to_text(number) : "null";
        }
        void operator()(const std::string& text) const { out += quoted(text); }
        void operator()(date day) const { out += quoted(print_iso_date(day)); }
        void operator()(const rule_value::list& list) const {
            char before = '[';
            for (const rule_value& item : list->items) {
                out += before;
                append_json(out, item);
                before = ',';
            }
            out += before == '[' ? "[]" : "]";
        }
        void operator()(const rule_value::object& object) const {
            char before = '{';
            for (const auto& [name, item] : object->members) {
                out += before;
                out += quoted(name);
                out += ':';
                append_json(out, item);
                before = ',';
            }
            out += before == '{' ? "{}" : "}";
        }
    } const append{out};
    std::visit(append, value.is);
}

bool is_text(const rule_value& value) noexcept {
    return std::holds_alternative<std::string>(value.is);
}

bool is_date(const rule_value& value) noexcept { return std::holds_alternative<date>(value.is); }

bool is_compound(const rule_value& value) noexcept {
    return std::holds_alternative<rule_value::list>(value.is) ||
           std::holds_alternative<rule_value::object>(value.is);
}

rule_value primitive(const rule_value& value) {
    return is_compound(value) ? rule_value{to_text(value)} : value;
}

bool same_day(const rule_value& a, const rule_value& b) {
    const auto left = to_date(a);
    return left && left == to_date(b);
}

}  // namespace

std::size_t size_of(const rule_value& value) noexcept {
    if (const auto* text = std::get_if<std::string>(&value.is)) {
        return 1 + text->size() / 16;
    }
    if (const auto* list = std::get_if<rule_value::list>(&value.is)) {
        return (*list)->size;
    }
    if (const auto* object = std::get_if<rule_value::object>(&value.is)) {
        return (*object)->size;
    }
    return 1;
}

std::uint32_t depth_of(const rule_value& value) noexcept {
    if (const auto* list = std::get_if<rule_value::list>(&value.is)) {
        return (*list)->depth;
    }
    if (const auto* object = std::get_if<rule_value::object>(&value.is)) {
        return (*object)->depth;
    }
    return 0;
}

bool truthy(const rule_value& value) noexcept {
    if (const auto* yes = std::get_if<bool>(&value.is)) {
        return *yes;
    }
    if (const auto* number = std::get_if<double>(&value.is)) {
        return *number < 0 || *number > 0;  // neither zero nor NaN
    }
    if (const auto* text = std::get_if<std::string>(&value.is)) {
        return !text->empty();
    }
    if (const auto* list = std::get_if<rule_value::list>(&value.is)) {
        return !(*list)->items.empty();
    }
    return !std::holds_alternative<std::monostate>(value.is);
}

std::string number_to_text(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number > 0 ? "Infinity" : "-Infinity";
    }
    if (number == 0) {
        return "0";
    }
    // The shortest digits that read back as the same number, laid out as ECMAScript does.
    char buffer[32];
    const auto shortest = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number),
                                        std::chars_format::scientific);
    const std::string_view written{buffer, static_cast<std::size_t>(shortest.ptr - buffer)};
    const std::size_t e = written.find('e');
    std::string digits;
    for (const char c : written.substr(0, e)) {
        if (is_digit(c)) {
            digits += c;
        }
    }
    int exponent = 0;
    const char* from = written.data() + e + 1;
    std::from_chars(*from == '+' ? from + 1 : from, shortest.ptr, exponent);
    const int point = exponent + 1;
    const int count = static_cast<int>(digits.size());

    std::string out = number < 0 ? "-" : "";
    if (point > 21 || point <= -6) {
        out += digits[0];
        if (count > 1) {
            out += '.';
            out.append(digits, 1);
        }
        out += point > 0 ? "e+" : "e-";
        out += std::to_string(std::abs(exponent));
    } else if (point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        out += digits;
    } else if (count <= point) {
        out += digits;
        out.append(static_cast<std::size_t>(point - count), '0');
    } else {
        out.append(digits, 0, static_cast<std::size_t>(point));
        out += '.';
        out.append(digits, static_cast<std::size_t>(point));
    }
    return out;
}

std::string to_json(const rule_value& value) {
    std::string out;
    append_json(out, value);
    return out;
}

std::string to_text(const rule_value& value) {
    std::string out;
    append_text(out, value);
    return out;
}

double to_number(const rule_value& value) {
    struct {
        double operator()(std::monostate) const { return 0; }
        double operator()(bool yes) const { return yes ? 1 : 0; }
        double operator()(double number) const { return number; }
        double operator()(const std::string& text) const { return text_to_number(text); }
        double operator()(date) const { return nan; }
        double operator()(const rule_value::list& list) const {
            return text_to_number(to_text(rule_value{list}));
        }
        double operator()(const rule_value::object&) const { return nan; }
    } const convert{};
    return std::visit(convert, value.is);
}

double leading_number(const rule_value& value) {
    if (const auto* number = std::get_if<double>(&value.is)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&value.is)) {
        return text_leading_number(*text);
    }
    return is_compound(value) ? text_leading_number(to_text(value)) : nan;
}

std::optional<date> to_date(const rule_value& value) {
    if (const auto* day = std::get_if<date>(&value.is)) {
        return *day;
    }
    const auto* text = std::get_if<std::string>(&value.is);
    return text ? date_from_text(*text) : std::nullopt;
}

bool strictly_equal(const rule_value& a, const rule_value& b) {
    if ((is_date(a) && is_text(b)) || (is_text(a) && is_date(b))) {
        return same_day(a, b);
    }
    return a.is == b.is;
}

bool loosely_equal(const rule_value& a, const rule_value& b) {
    if (a.is.index() == 0 || b.is.index() == 0 || (is_compound(a) && is_compound(b))) {
        return a.is == b.is;
    }
    const rule_value left = primitive(a);
    const rule_value right = primitive(b);
    if (is_date(left) || is_date(right)) {
        return same_day(left, right);
    }
    if (is_text(left) && is_text(right)) {
        return left.is == right.is;
    }
    return to_number(left) == to_number(right);
}

std::partial_ordering compare(const rule_value& a, const rule_value& b) {
    const rule_value left = primitive(a);
    const rule_value right = primitive(b);
    if (is_date(left) || is_date(right)) {
        const auto from = to_date(left);
        const auto to = to_date(right);
        return from && to ? std::partial_ordering{*from <=> *to} : std::partial_ordering::unordered;
    }
    if (is_text(left) && is_text(right)) {
        return std::get<std::string>(left.is).compare(std::get<std::string>(right.is)) <=> 0;
    }
    return to_number(left) <=> to_number(right);
}

}  // namespace alur
