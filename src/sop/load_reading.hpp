// One load in progress: the tree that is read, what was found wrong, and the readers of plain
// values from which the readers of the document are made. A reader whose key is not given, or holds
// something else, returns an empty value; what is wrong has then been reported.
#pragma once

#include "sop/json_tree.hpp"

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alur {

struct known_key {
    std::string_view name;
    std::string_view example;  // a value as JSON
};

// The keys of each kind of object, in the form's order.
[[nodiscard]] std::span<const known_key> sop_keys() noexcept;
[[nodiscard]] std::span<const known_key> row_keys() noexcept;
[[nodiscard]] std::span<const known_key> performer_keys() noexcept;
[[nodiscard]] std::span<const known_key> approver_keys() noexcept;
[[nodiscard]] std::span<const known_key> goal_keys() noexcept;
[[nodiscard]] std::span<const known_key> sharing_keys() noexcept;
[[nodiscard]] std::span<const known_key> alternative_keys() noexcept;

// A key of an object and what stands there, if anything.
struct field {
    const json_node* node = nullptr;
    std::string_view name;
    std::string_view example;
    explicit operator bool() const noexcept { return node != nullptr; }
};

class reading {
  public:
    reading(const json_tree& tree, diagnostics& problems) : tree_(tree), problems_(problems) {}

    [[nodiscard]] const json_tree& tree() const noexcept { return tree_; }

    // True while nothing is missing that the flow depends on.
    [[nodiscard]] bool complete() const noexcept { return complete_; }
    void flow_is_broken() noexcept { complete_ = false; }

    // The finding may still be given related places; it is valid until the next report.
    diagnostic& report(std::string_view code, const json_node& at, bilingual message,
                       bilingual fix);
    // As above, at the key itself rather than at its value.
    diagnostic& report_key(std::string_view code, const json_node& at, bilingual message,
                           bilingual fix);
    void wrong_type(const json_node& found, const bilingual& expected, std::string_view example);
    void too_many(const json_node& at, std::size_t count, std::size_t limit, const bilingual& what);
    void not_allowed(const json_node& at, std::string_view found,
                     std::span<const std::string_view> allowed);
    void missing(const json_node& object, const field& key, const bilingual& in,
                 std::string_view code = "JS11");
    void empty(const json_node& at, std::string_view example);

    // Reports keys that stand twice.
    void duplicates(const json_node& object, std::string_view code = "JS09");

    std::string text(const field& from);
    std::string text(const json_node& from, std::string_view example);
    // A text that may not be empty where it is given.
    std::string given_text(const field& from);
    std::string given_text(const json_node& from, std::string_view example);
    // An id, office code, unit kind or another name: given, with plain single spaces.
    std::string code(const field& from);
    std::string code(const json_node& from, std::string_view example);
    text_list texts(const field& from);
    text_list codes(const field& from);
    text_list codes(const json_node& from, std::string_view example);
    bool yes(const field& from);
    text_map map(const field& from);
    std::optional<time_limit> limit(const field& from);
    std::optional<weekly_hours> hours(const field& from);
    std::vector<lateness> late(const field& from);
    text_map sources(const field& from);

    // "kegiatan" or, in a list, "butir 2 dari "output"".
    [[nodiscard]] bilingual name_of(const json_node& node) const;

  private:
    [[nodiscard]] bool is_object(const field& from);

    const json_tree& tree_;
    diagnostics& problems_;
    diagnostic spare_;
    bool complete_ = true;
};

// An object with known keys; unknown and duplicate ones are reported at once. Constant time per key
// where keys are written and asked for in the form's order.
class object_reader {
  public:
    object_reader(reading& in, const json_node& object, std::span<const known_key> keys);
    [[nodiscard]] field operator[](std::string_view key) const noexcept;

  private:
    static constexpr std::size_t most_keys = 34;

    [[nodiscard]] std::size_t index_of(std::string_view key, std::size_t from) const noexcept;

    std::span<const known_key> keys_;
    std::array<const json_node*, most_keys> given_{};
    mutable std::size_t last_ = 0;
};

// Without outer white space, no-break and other special spaces included.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

// A value as compact JSON, numbers as they were spelt.
[[nodiscard]] std::string compact_json(const json_tree& tree, const json_node& node);

// The parts of the document; each in its own file.
void read_form(reading& in, const object_reader& sop, identity& form);
void read_performers(reading& in, const field& from, std::vector<performer>& into);
void read_units(reading& in, const field& from, std::vector<unit_kind>& into);
void read_data(reading& in, const field& from, data_types& into);
void read_rows(reading& in, const field& from, std::vector<row>& into);
void read_row_flow(reading& in, const object_reader& keys, row& into);

}  // namespace alur
