// One side of a comparison: the keys of an SOP, its rows and offices, each with what is compared
// and what is shown. Private to src/author.
#pragma once

#include "author/match.hpp"
#include "sop/json_tree.hpp"

#include <alur/author/differences.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alur::authors {

struct item {
    std::string key;       // "waktu", "cabang.Tidak"
    std::string compared;  // references by where they lead, not by name
    std::string shown;
    std::string in_full;  // with the sentences of rows it names
    text_list list;       // of a list: what is shown, each by itself
};

[[nodiscard]] change_part part_of(std::string_view key) noexcept;

class side {
  public:
    // `to_after` of rows and offices: where they are on the other side, or nothing if this is it.
    side(const definition& sop, const matching* rows, const matching* offices);

    // False only for what no file can hold: more values than `load` takes.
    [[nodiscard]] bool readable() const { return row_nodes_.size() == sop_.rows.size(); }
    [[nodiscard]] std::vector<item> of_sop() const;
    [[nodiscard]] std::vector<item> of_row(std::size_t row) const;
    [[nodiscard]] std::vector<item> of_office(std::size_t office) const;
    // Whether the number of that row is written, and does not follow from the one before.
    [[nodiscard]] bool says_number(std::size_t row) const;
    [[nodiscard]] const definition& sop() const { return sop_; }
    [[nodiscard]] const std::string& canonical() const { return text_; }

  private:
    enum class refers : std::uint8_t { nothing, rows, offices, rungs };

    static refers refers_of(std::string_view key, bool in_row);
    [[nodiscard]] std::vector<item> of_members(const json_node& object, bool in_row) const;
    [[nodiscard]] item made(std::string key, const json_node& node, refers to) const;
    [[nodiscard]] std::string compared(const json_node& node, refers to) const;
    [[nodiscard]] std::string shown(const json_node& node, refers to, bool in_full = false) const;
    [[nodiscard]] std::string token(std::string_view name, refers to) const;
    [[nodiscard]] std::string named(std::string_view name, refers to, bool in_full) const;

    const definition& sop_;
    const matching* rows_;
    const matching* offices_;
    std::string text_;
    json_tree tree_;
    std::vector<const json_node*> row_nodes_;
    std::unordered_map<std::string, std::size_t> row_at_;
    std::unordered_map<std::string, std::size_t> office_at_;
};

}  // namespace alur::authors
