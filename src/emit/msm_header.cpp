#include <alur/emit/header.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "emit/skeleton.hpp"

namespace alur {
namespace {

std::string_view name_of(step_kind what) {
    constexpr std::string_view names[] = {"complete", "send_back", "add_unit", "remove_unit"};
    return names[static_cast<std::size_t>(what)];
}

std::string table_row(const transition& t) {
    const std::size_t row = index(t.row);
    switch (t.kind) {
        case transition_kind::start:
            return fmt::format("start<{}, {}>", row, t.to);
        case transition_kind::go:
            return fmt::format("go<{}, machine, {}, {}, {}>", t.from, row, t.which, t.to);
        case transition_kind::act:
            return fmt::format("act<{}, machine, {}>", t.from, row);
        case transition_kind::hand_back:
            return fmt::format("hand_back<{}, {}>", t.from, row);
        case transition_kind::back:
            return fmt::format("back<{}, {}, {}, {}>", t.from, row, t.which, t.to);
        case transition_kind::lead:
            break;
    }
    return fmt::format("lead<{}, alur::step_kind::{}, {}, {}>", t.from, name_of(t.what),
                       t.row == no_step ? std::string("alur::msm::any_row") : std::to_string(row),
                       t.to);
}

void write_places(const skeleton& of, std::string& out) {
    const std::size_t each_has = of.places.front().size();
    fmt::format_to(std::back_inserter(out),
                   "namespace tables {{\n\n// The single places of every state.\n"
                   "inline constexpr std::array<std::array<std::uint64_t, {}>, {}> skeleton{{{{\n",
                   each_has, of.places.size());
    for (const std::vector<std::uint64_t>& places : of.places) {
        out += "    {";
        for (std::size_t w = 0; w < places.size(); ++w)
            fmt::format_to(std::back_inserter(out), "{}{:#x}U", w == 0 ? "" : ", ", places[w]);
        out += "},\n";
    }
    out += "}};\n\n}  // namespace tables\n\n";
}

}  // namespace

std::variant<msm_header_text, too_many_states> msm_header(const machine& sop,
                                                          std::string_view in_namespace,
                                                          std::string_view constexpr_header_name) {
    const std::optional<skeleton> found = skeleton_of(sop);
    if (!found) return too_many_states{};
    msm_header_text made;
    made.states = found->states;
    made.rows = found->rows.size();
    std::string& out = made.text;
    fmt::format_to(
        std::back_inserter(out),
        "// Made by `alur compile`; do not edit. The same SOP as a Boost.MSM machine of {} "
        "states and {} rows.\n#pragma once\n\n#include \"{}\"\n\n"
        "#include <alur/emit/msm_front.hpp>\n\n#include <array>\n#include <cstdint>\n\n"
        "namespace {} {{\n\n",
        found->states, found->rows.size(), constexpr_header_name, in_namespace);
    if (!found->places.empty()) write_places(*found, out);
    fmt::format_to(
        std::back_inserter(out),
        "template <class Observer = alur::msm::nobody, class Rules = alur::msm::no_rules>\n"
        "class front : public alur::msm::front_end<front<Observer, Rules>, machine, {}, "
        "Observer, Rules> {{\n  public:\n    using transition_table = alur::msm::table<",
        found->places.empty() ? "alur::msm::no_skeleton" : "tables::skeleton");
    // Of the rows of one state Boost.MSM tries the last first.
    bool first = true;
    for (const transition& each : found->rows) {
        fmt::format_to(std::back_inserter(out), "{}\n        alur::msm::{}", first ? "" : ",",
                       table_row(each));
        first = false;
    }
    fmt::format_to(
        std::back_inserter(out),
        ">;\n}};\n\n// One run: `msm_flow<> at;`, told what happens by an observer.\n"
        "template <class Observer = alur::msm::nobody, class Rules = alur::msm::no_rules>\n"
        "using msm_flow = alur::msm::runner<front<Observer, Rules>, machine>;\n\n"
        "}}  // namespace {}\n",
        in_namespace);
    return made;
}

}  // namespace alur
