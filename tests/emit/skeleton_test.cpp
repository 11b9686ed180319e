// The transitions of a Boost.MSM header are all there are: whatever the kernel accepts, also with
// more units than the generator tried, the header has a transition for.
#include "generator/random.hpp"
#include "generator/sop.hpp"

#include <alur/emit/header.hpp>
#include <alur/engine/kernel.hpp>
#include <alur/sop/compile.hpp>

#include <catch2/catch.hpp>

#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace skeleton_test {

using namespace alur;

namespace {

using words = std::vector<std::uint64_t>;
using arrow = std::tuple<int, std::string, int, int>;  // from, kind, row, to

struct header {
    std::map<words, int> states;
    std::set<arrow> arrows;
};

header read(const std::string& text) {
    header made;
    static const std::regex state(R"(\n    \{((?:0x[0-9a-f]+U(?:, )?)+)\},)");
    static const std::regex number("0x([0-9a-f]+)U");
    static const std::regex lead(R"(lead<(\d+), alur::step_kind::(\w+), ([\w:]+), (\d+)>)");
    const std::sregex_iterator end;
    for (std::sregex_iterator s(text.begin(), text.end(), state); s != end; ++s) {
        const std::string list = (*s)[1];
        words places;
        for (std::sregex_iterator n(list.begin(), list.end(), number); n != end; ++n)
            places.push_back(std::stoull((*n)[1], nullptr, 16));
        made.states.emplace(places, static_cast<int>(made.states.size()));
    }
    for (std::sregex_iterator l(text.begin(), text.end(), lead); l != end; ++l) {
        const std::string row = (*l)[3];
        made.arrows.emplace(std::stoi((*l)[1]), (*l)[2],
                            row == "alur::msm::any_row" ? -1 : std::stoi(row), std::stoi((*l)[4]));
    }
    return made;
}

std::string name_of(step_kind what) {
    switch (what) {
        case step_kind::complete:
            return "complete";
        case step_kind::send_back:
            return "send_back";
        case step_kind::add_unit:
            return "add_unit";
        case step_kind::remove_unit:
            break;
    }
    return "remove_unit";
}

// The places that make a state: those of the whole case, but for which offices have acted.
words state_of(const machine_view& m, const words& at) {
    words places(at.begin(), at.begin() + (m.single_places + 63) / 64);
    for (const row_entry& row : m.rows)
        if (row.mode != act_mode::one && row.stretch == 0xffff)
            for (std::uint32_t p = row.acted; p < row.acted + row.act_count; ++p)
                places[p / 64] &= ~(std::uint64_t{1} << p % 64);
    return places;
}

struct random_event {
    step_event is;
    std::vector<unit_id> some;
    std::vector<unit_choice> chosen;
};

random_event draw(generate::dice& d, const machine_view& m, const_marking at, int units) {
    random_event made;
    step_event& e = made.is;
    const auto any = [&](std::size_t below) { return d.under(static_cast<int>(below)); };
    for (int u = 0; u < units; ++u)
        if (d.chance(40)) made.some.push_back(static_cast<unit_id>(u));
    for (std::size_t s = 0; s < m.stretches.size(); ++s)
        if (d.chance(50)) made.chosen.push_back({static_cast<std::uint16_t>(s), made.some});
    e.chosen = made.chosen;
    e.unit = static_cast<unit_id>(any(std::size_t(units)));
    if (!m.kinds.empty() && d.chance(10)) {
        e.what = d.chance(50) ? step_kind::add_unit : step_kind::remove_unit;
        e.kind = static_cast<kind_id>(any(m.kinds.size()));
        return made;
    }
    std::vector<step_id> open;
    for (std::size_t r = 0; r < m.rows.size(); ++r)
        if (is_open(m, at, static_cast<step_id>(r))) open.push_back(static_cast<step_id>(r));
    if (open.empty()) return made;
    e.row = d.pick(open);
    const row_entry& row = m.rows[index(e.row)];
    if (row.stretch == 0xffff) e.unit = no_unit;
    e.office = m.acts[row.first_act + std::size_t(any(row.act_count))];
    e.reasoned = true;
    e.attendants = 0xffff;
    if (d.chance(20) && row.return_count > 0) {
        e.what = step_kind::send_back;
        e.target = m.returns[row.first_return + std::size_t(any(row.return_count))];
    } else if (row.decides && !d.chance(20)) {
        e.answer = static_cast<exit_id>(any(row.exit_count));
    }
    if (d.chance(20)) e.named = made.some;
    return made;
}

// The first accepted event that the header has no transition for, or nothing.
std::string missing_in(const header& its, const machine& sop, generate::dice& d,
                       std::size_t& accepted) {
    const machine_view m = sop.view();
    const int units = d.between(1, 6);
    const std::vector<std::uint16_t> counts(m.kinds.size(), static_cast<std::uint16_t>(units));
    const marking_layout layout = make_layout(m, counts);
    words at(layout.words);
    open(m, marking{&layout, at}, d.pick(std::vector(m.starts.begin(), m.starts.end())));
    for (int i = 0; i < 120; ++i) {
        const random_event e = draw(d, m, const_marking{&layout, at}, units);
        const words before = state_of(m, at);
        const verdict said = step(m, marking{&layout, at}, e.is);
        if (!said.accepted()) continue;
        ++accepted;
        const auto from = its.states.find(before);
        const auto to = its.states.find(state_of(m, at));
        if (from == its.states.end() || to == its.states.end()) return "a state is missing";
        const bool about_row = e.is.what <= step_kind::send_back;
        if (!its.arrows.contains({from->second, name_of(e.is.what),
                                  about_row ? static_cast<int>(index(e.is.row)) : -1, to->second}))
            return name_of(e.is.what) + " of row " + std::to_string(index(e.is.row)) + ", " +
                   std::to_string(from->second) + " -> " + std::to_string(to->second) + ", with " +
                   std::to_string(units) + " units";
        if (said.result == progress::case_ended) break;
    }
    return {};
}

}  // namespace

TEST_CASE("a Boost.MSM header has every transition, whatever the number of units") {
    std::size_t sops = 0;
    std::size_t accepted = 0;
    for (std::uint64_t seed = 1; sops < 60; ++seed) {
        const compiled made = compile(generate::sop(seed, generate::mode::compiling));
        if (!made.machine || made.machine->table.sequential) continue;
        ++sops;
        const auto text = msm_header(*made.machine, "n", "n.hpp");
        INFO("SOP " << seed);
        REQUIRE(std::holds_alternative<msm_header_text>(text));
        const header its = read(std::get<msm_header_text>(text).text);
        REQUIRE(its.states.size() == std::get<msm_header_text>(text).states);
        generate::dice d(seed);
        for (int walk = 0; walk < 60; ++walk)
            if (const std::string missing = missing_in(its, *made.machine, d, accepted);
                !missing.empty())
                FAIL(missing);
    }
    std::cout << accepted << " accepted events, each with its transition\n";
    CHECK(accepted > 60'000);
}

}  // namespace skeleton_test
