#include "emit/cells.hpp"

#include <fmt/format.h>

#include <concepts>
#include <iterator>
#include <type_traits>
#include <vector>

namespace alur {
namespace {

// ---- values -------------------------------------------------------------------------------------

template <class Id>
std::string numbered(std::string_view type, std::string_view none, Id id, Id nothing) {
    return id == nothing ? fmt::format("alur::{}", none)
                         : fmt::format("alur::{}{{{}}}", type, index(id));
}
std::string value(step_id id) { return numbered("step_id", "no_step", id, no_step); }
std::string value(role_id id) { return numbered("role_id", "no_role", id, no_role); }
std::string value(exit_id id) { return numbered("exit_id", "no_exit", id, no_exit); }
std::string value(unit_id id) { return numbered("unit_id", "no_unit", id, no_unit); }
std::string value(kind_id id) { return numbered("kind_id", "no_kind", id, no_kind); }
std::string value(bool yes) { return yes ? "true" : "false"; }
std::string value(std::unsigned_integral auto number) {
    return sizeof number == 8 ? fmt::format("{:#x}U", number) : fmt::format("{}", number);
}
std::string value(act_mode mode) {
    constexpr std::string_view names[] = {"one", "all", "in_order"};
    return fmt::format("alur::act_mode::{}", names[static_cast<std::size_t>(mode)]);
}
std::string value(goal_kind_tag kind) {
    constexpr std::string_view names[] = {"open",   "lane",    "enter", "fork",
                                          "arrive", "deliver", "end"};
    return fmt::format("alur::goal_kind_tag::{}", names[static_cast<std::size_t>(kind)]);
}
std::string value(step_kind kind) {
    constexpr std::string_view names[] = {"complete", "send_back", "add_unit", "remove_unit"};
    return fmt::format("alur::step_kind::{}", names[static_cast<std::size_t>(kind)]);
}
std::string value(const enough& quorum) {
    return fmt::format("{{.amount = {}, .percent = {}}}", quorum.amount, value(quorum.percent));
}
bool operator==(const enough& a, const enough& b) {
    return a.amount == b.amount && a.percent == b.percent;
}

// ---- cells --------------------------------------------------------------------------------------

// "{.kind = …, .at = 3}": the members that differ from their default, in order.
template <class Cell>
class members_of {
  public:
    explicit members_of(const Cell& cell) : cell_(cell) {}

    template <class Member>
    members_of&& with(std::string_view name, Member Cell::*member) && {
        if (cell_.*member == Cell{}.*member) return std::move(*this);
        fmt::format_to(std::back_inserter(text_), "{}.{} = {}", text_.empty() ? "" : ", ", name,
                       value(cell_.*member));
        return std::move(*this);
    }
    [[nodiscard]] std::string text() && { return "{" + text_ + "}"; }

  private:
    const Cell& cell_;
    std::string text_;
};

#define ALUR_MEMBER(Cell, name) with(#name, &Cell::name)

std::string cell(const row_entry& row) {
    return members_of(row)
        .ALUR_MEMBER(row_entry, deciders)
        .ALUR_MEMBER(row_entry, insiders)
        .ALUR_MEMBER(row_entry, first_exit)
        .ALUR_MEMBER(row_entry, first_act)
        .ALUR_MEMBER(row_entry, act_count)
        .ALUR_MEMBER(row_entry, exit_count)
        .ALUR_MEMBER(row_entry, mode)
        .ALUR_MEMBER(row_entry, decides)
        .ALUR_MEMBER(row_entry, meeting)
        .ALUR_MEMBER(row_entry, stretch)
        .ALUR_MEMBER(row_entry, kind)
        .ALUR_MEMBER(row_entry, open)
        .ALUR_MEMBER(row_entry, acted)
        .ALUR_MEMBER(row_entry, first_return)
        .ALUR_MEMBER(row_entry, return_count)
        .ALUR_MEMBER(row_entry, left_count)
        .ALUR_MEMBER(row_entry, first_left)
        .text();
}
std::string cell(const exit_cell& exit) {
    return members_of(exit)
        .ALUR_MEMBER(exit_cell, next)
        .ALUR_MEMBER(exit_cell, backward)
        .ALUR_MEMBER(exit_cell, goal)
        .ALUR_MEMBER(exit_cell, alone)
        .ALUR_MEMBER(exit_cell, recorders)
        .ALUR_MEMBER(exit_cell, sets)
        .ALUR_MEMBER(exit_cell, met)
        .text();
}
std::string cell(const goal_cell& goal) {
    return members_of(goal)
        .ALUR_MEMBER(goal_cell, kind)
        .ALUR_MEMBER(goal_cell, branch)
        .ALUR_MEMBER(goal_cell, at)
        .ALUR_MEMBER(goal_cell, first_open)
        .ALUR_MEMBER(goal_cell, open_count)
        .text();
}
std::string cell(const fork_entry& fork) {
    return members_of(fork)
        .ALUR_MEMBER(fork_entry, first_entry)
        .ALUR_MEMBER(fork_entry, arrived)
        .ALUR_MEMBER(fork_entry, then)
        .ALUR_MEMBER(fork_entry, branches)
        .ALUR_MEMBER(fork_entry, kind)
        .text();
}
std::string cell(const stretch_entry& stretch) {
    return members_of(stretch)
        .ALUR_MEMBER(stretch_entry, kind)
        .ALUR_MEMBER(stretch_entry, everybody)
        .ALUR_MEMBER(stretch_entry, entry)
        .ALUR_MEMBER(stretch_entry, first_place)
        .ALUR_MEMBER(stretch_entry, row_places)
        .ALUR_MEMBER(stretch_entry, place_count)
        .ALUR_MEMBER(stretch_entry, delivered)
        .ALUR_MEMBER(stretch_entry, members)
        .ALUR_MEMBER(stretch_entry, awaited)
        .ALUR_MEMBER(stretch_entry, met)
        .ALUR_MEMBER(stretch_entry, then)
        .ALUR_MEMBER(stretch_entry, first_row)
        .ALUR_MEMBER(stretch_entry, row_count)
        .ALUR_MEMBER(stretch_entry, quorum)
        .text();
}
std::string cell(const meeting_entry& meeting) {
    return members_of(meeting)
        .ALUR_MEMBER(meeting_entry, first_kind)
        .ALUR_MEMBER(meeting_entry, kind_count)
        .ALUR_MEMBER(meeting_entry, single)
        .ALUR_MEMBER(meeting_entry, quorum)
        .text();
}
std::string cell(const kind_entry& kind) {
    return members_of(kind).ALUR_MEMBER(kind_entry, places).text();
}
std::string cell(const back_entry& back) {
    return members_of(back)
        .ALUR_MEMBER(back_entry, mask)
        .ALUR_MEMBER(back_entry, first_stretch)
        .ALUR_MEMBER(back_entry, first_lane)
        .ALUR_MEMBER(back_entry, stretch_count)
        .ALUR_MEMBER(back_entry, lane_count)
        .text();
}

// ---- tables -------------------------------------------------------------------------------------

class table_writer {
  public:
    explicit table_writer(std::string& out) : out_(out) {}

    template <class Cell>
    void add(std::string_view name, std::string_view type, const std::vector<Cell>& cells) {
        if (cells.empty()) {
            views_.push_back(fmt::format(".{} = {{}}", name));
            return;
        }
        views_.push_back(fmt::format(".{0} = tables::{0}", name));
        fmt::format_to(std::back_inserter(out_), "inline constexpr {} {}[] = {{", type, name);
        if constexpr (std::is_class_v<Cell>) {
            for (const Cell& each : cells) out_ += "\n    " + cell(each) + ",";
            out_ += '\n';
        } else {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                out_ += i == 0 ? "" : i % 8 == 0 ? ",\n    " : ", ";
                out_ += value(cells[i]);
            }
        }
        out_ += "};\n";
    }
    [[nodiscard]] const std::vector<std::string>& views() const { return views_; }

  private:
    std::string& out_;
    std::vector<std::string> views_;
};

// ---- texts --------------------------------------------------------------------------------------

bool does_not_print(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (does_not_print(c))
            out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out + '"';
}

std::string comment(std::string_view text) {
    std::string out;
    for (const char c : text) out += does_not_print(c) || c == '\\' ? ' ' : c;
    return out;
}

std::string cell(const step_event& e) {
    return members_of(e)
        .ALUR_MEMBER(step_event, what)
        .ALUR_MEMBER(step_event, office)
        .ALUR_MEMBER(step_event, recorder)
        .ALUR_MEMBER(step_event, answer)
        .ALUR_MEMBER(step_event, reasoned)
        .ALUR_MEMBER(step_event, kind)
        .ALUR_MEMBER(step_event, row)
        .ALUR_MEMBER(step_event, unit)
        .ALUR_MEMBER(step_event, target)
        .ALUR_MEMBER(step_event, allowed)
        .ALUR_MEMBER(step_event, attendants)
        .text();
}

void write_tables(const machine& sop, std::string& out) {
    const machine::tables& from = sop.table;
    table_writer tables(out);
    out += "namespace tables {\n\n";
    tables.add("rows", "alur::row_entry", from.rows);
    tables.add("exits", "alur::exit_cell", from.exits);
    tables.add("acts", "alur::role_id", from.acts);
    tables.add("starts", "alur::step_id", from.starts);
    tables.add("returns", "alur::step_id", from.returns);
    tables.add("goals", "alur::goal_cell", from.goals);
    tables.add("opens", "alur::step_id", from.opens);
    tables.add("forks", "alur::fork_entry", from.forks);
    tables.add("stretches", "alur::stretch_entry", from.stretches);
    tables.add("meetings", "alur::meeting_entry", from.meetings);
    tables.add("kinds", "alur::kind_entry", from.kinds);
    tables.add("backs", "alur::back_entry", from.backs);
    tables.add("lists", "std::uint32_t", from.lists);
    tables.add("masks", "std::uint64_t", from.masks);
    out +=
        "\n}  // namespace tables\n\n// What the kernel reads.\n"
        "inline constexpr alur::machine_view machine{\n";
    for (const std::string& each : tables.views()) out += "    " + each + ",\n";
    const machine_view view = sop.view();
    fmt::format_to(std::back_inserter(out),
                   "    .single_places = {},\n    .mask_words = {},\n    .outcomes = {},\n"
                   "    .outsiders = {},\n    .sequential = {}}};\n",
                   view.single_places, view.mask_words, view.outcomes, value(view.outsiders),
                   value(view.sequential));
}

}  // namespace alur
