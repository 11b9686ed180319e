// Rules (`bila`): JsonLogic over case data and the date of the event, and nothing else.
//
// A rule is compiled once, with the SOP, and evaluated whenever somebody wants to give the answer
// it guards. It does no I/O, knows no clock, keeps no state, and always ends within a fixed cost.
//
// Operations: all of JsonLogic's public specification
//     var missing missing_some · if ?: · == === != !== ! !! or and · > >= < <= · max min + - * / %
//     map reduce filter all none some merge in cat substr log
// and two of our own
//     {"tanggal": "31 Maret 2026"}  the date a text denotes, null if it denotes none;
//     {"tanggal": []}               the local date of the event, also as {"var": "pada"};
//     {"hari_antara": [a, b]}       calendar days from a to b, negative if b is earlier; NaN, which
//                                   makes every comparison false, if either is not a date.
// Coercions are those of JsonLogic in JavaScript: null counts as 0 in `<`, "5" == 5, "" == 0;
// 0, NaN, "", null, false and [] are not true, "0" and every date are. Beyond it, and unlike it:
//   * A date compares with a date, and with a text that denotes one, by the calendar; with anything
//     else every comparison but != and !== is false. `in` finds a date among such texts. As text, a
//     date is "2026-03-31".
//   * Text is ordered by code point, and `substr` counts code points, not UTF-16 units.
//   * `log` only returns its argument. A text has no members ({"var": "length"} finds nothing).
//   * A wrong number of arguments is refused, not ignored.
// Inside map, filter, reduce, all, none and some, `var` reads the element, as JsonLogic has it.
//
// Findings of compile_rule (errors unless said):
//     RL01 unknown operation            RL08 not valid JSON
//     RL02 wrong number of arguments    RL09 two operations in one object
//     RL03 unknown data                 RL10 the same key twice
//     RL04 nested too deep              RL11 a number too large
//     RL05 too long                     RL12 data may not be called "pada"
//     RL06 not a date                   RL13 warning: ya/tidak compared with text or number
//     RL07 costs too much               RL14 warning: reads nothing, so the answer never changes
//                                       RL15 a date used as a number
//                                       RL16 warning: case data is not visible inside map, filter,
//                                       …
//
// Thread-safety: a rule is immutable and may be shared; evaluate is a pure function.
#pragma once

#include <alur/sop/data.hpp>
#include <alur/sop/diagnostic.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace alur {

// The bounds. A rule beyond the first two is refused; an evaluation beyond the others ends as
// `cost_exceeded`. One step is one operation, one element, or 16 bytes of text touched.
inline constexpr std::size_t max_rule_nesting = 32;   // levels of JSON
inline constexpr std::size_t max_rule_nodes = 2'000;  // JSON values
inline constexpr std::uint32_t max_rule_steps = 50'000;
inline constexpr std::uint32_t max_rule_value_depth = 64;  // lists within lists

struct rule_list;
struct rule_object;

// What an evaluation yields. Lists and objects are shared and never changed.
struct rule_value {
    using list = std::shared_ptr<const rule_list>;
    using object = std::shared_ptr<const rule_object>;
    copied_variant<std::monostate, bool, double, std::string, std::chrono::year_month_day, list,
                   object>
        is;
};

// `size` counts everything inside, `depth` the levels; both are bounded as above.
struct rule_list {
    std::vector<rule_value> items;
    std::uint32_t size = 1;
    std::uint32_t depth = 1;
};

struct rule_object {
    std::vector<std::pair<std::string, rule_value>> members;
    std::uint32_t size = 1;
    std::uint32_t depth = 1;
};

// JsonLogic's truth: see above.
[[nodiscard]] bool truthy(const rule_value& value) noexcept;

// As JSON; a date as its text, what is not a finite number as null. Linear in the value's size.
[[nodiscard]] std::string to_json(const rule_value& value);

struct rule_program;  // private to src/sop

// A compiled rule. Default-constructed it is the rule `null`, never true.
class rule {
  public:
    rule() = default;
    rule(std::string json, std::vector<std::string> reads, bool reads_date,
         std::shared_ptr<const rule_program> program)
        : json_(std::move(json)),
          reads_(std::move(reads)),
          reads_date_(reads_date),
          program_(std::move(program)) {}

    // The rule in one spelling: no spaces or comments, a single argument without brackets where
    // that reads the same. Compiling it again gives an equal rule.
    [[nodiscard]] const std::string& json() const noexcept { return json_; }

    // The declared data it names, sorted, each once.
    [[nodiscard]] const std::vector<std::string>& reads() const noexcept { return reads_; }
    [[nodiscard]] bool reads_event_date() const noexcept { return reads_date_; }

    // Null for a default-constructed rule.
    [[nodiscard]] const rule_program* program() const noexcept { return program_.get(); }

    friend bool operator==(const rule& a, const rule& b) noexcept { return a.json_ == b.json_; }

  private:
    std::string json_ = "null";
    std::vector<std::string> reads_;
    bool reads_date_ = false;
    std::shared_ptr<const rule_program> program_;
};

// `result` is there if no finding is an error.
struct rule_compiled {
    std::optional<rule> result;
    diagnostics findings;
};

// Compiles one JSON text (comments and trailing commas allowed). `declared` is the SOP's data;
// `pointer` is the rule's place in its document and begins the place of every finding. Never throws
// but std::bad_alloc, whatever the text; linear in it, apart from suggestions.
[[nodiscard]] rule_compiled compile_rule(std::string_view json_text, const data_types& declared,
                                         std::string_view pointer);

enum class rule_outcome : std::uint8_t { decided, cost_exceeded };

struct rule_result {
    rule_value value;      // null when the cost was exceeded
    bool is_true = false;  // never when the cost was exceeded
    rule_outcome outcome = rule_outcome::decided;
    std::uint32_t steps = 0;             // at most max_rule_steps
    std::vector<std::string> not_given;  // data read without a default though not given, sorted
};

// Evaluates at an event on `local_date`. The same arguments always give the same result. Values in
// `data` that no declaration names can only be read by a computed name.
[[nodiscard]] rule_result evaluate(const rule& from, const case_data& data,
                                   std::chrono::year_month_day local_date);

// What a person should know about a result that is not true: data not given, or the cost. Empty if
// there is nothing of the kind.
[[nodiscard]] bilingual explain(const rule_result& result);

}  // namespace alur
