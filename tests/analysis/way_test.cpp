// The shortest way to an open row, against a search of everything.
#include "analysis/way.hpp"

#include "generator/sop.hpp"
#include "oracle/cases.hpp"

#include <alur/sop/write.hpp>

#include <deque>
#include <iostream>
#include <map>
#include <set>

#include "case/moment.hpp"
#include "case/observed.hpp"
#include "case/support.hpp"

namespace way_test {

using namespace alur_test;
using alur::case_facts;
using alur::row_unit;
using alur::generate::dice;

namespace {

case_facts begun(const alur::machine& sop, std::size_t units) {
    case_facts made;
    alur::unit_names names;
    for (std::size_t k = 0; k < sop.kinds.size(); ++k) {
        names.of_kind.emplace_back();
        for (std::size_t u = 0; u < units; ++u) names.of_kind[k].push_back("U" + std::to_string(u));
    }
    const alur::machine_view view = sop.view();
    if (view.sequential) {
        made.at = alur::open(view, view.starts.front());
    } else {
        const alur::marking_layout layout = alur::layout_of(view, names);
        made.words.assign(layout.words, 0);
        alur::open(view, alur::marking{&layout, made.words}, view.starts.front());
    }
    made.units = alur::shared_value<alur::unit_names>(std::move(names));
    return made;
}

// The case after the row is closed by that exit; nothing if it cannot be, or goes back.
std::optional<case_facts> closed(const alur::machine& sop, const case_facts& from, row_unit at,
                                 std::uint8_t exit, bool backward_too) {
    const alur::machine_view view = sop.view();
    const alur::row_entry& row = view.rows[alur::index(at.row)];
    if (!backward_too && view.exits[row.first_exit + exit].backward) return std::nullopt;
    alur::kernel_state state = alur::state_of(sop, view, from);
    const alur::verdict v = alur::close_whole_row(
        view, at, row.decides ? static_cast<alur::exit_id>(exit) : alur::no_exit, 0xffff, {},
        state);
    if (!v.accepted() || v.result == alur::progress::row_open) return std::nullopt;
    case_facts next = from;
    next.at = state.at;
    next.words = std::move(state.words);
    return next;
}

using state_key = std::pair<std::vector<std::uint64_t>, std::uint32_t>;
state_key key_of(const case_facts& of) {
    return {of.words, static_cast<std::uint32_t>(alur::index(of.at.row))};
}

// For each (row, unit) the fewest rows to be done before it is open; nothing if there is too much
// to look at.
std::optional<std::map<row_unit, std::size_t>> all_ways(const alur::machine& sop,
                                                        const case_facts& from) {
    std::map<row_unit, std::size_t> least;
    std::set<state_key> seen{key_of(from)};
    std::deque<std::pair<case_facts, std::size_t>> left{{from, 0}};
    while (!left.empty()) {
        if (seen.size() > 3'000) return std::nullopt;
        const auto [facts, done] = std::move(left.front());
        left.pop_front();
        for (const row_unit at : alur::rows_open(sop.view(), facts)) {
            least.try_emplace(at, done);
            for (std::uint8_t i = 0; i < sop.table.rows[alur::index(at.row)].exit_count; ++i)
                if (auto next = closed(sop, facts, at, i, false);
                    next && seen.insert(key_of(*next)).second)
                    left.emplace_back(*std::move(next), done + 1);
        }
    }
    return least;
}

}  // namespace

TEST_CASE("the shortest way to every row is as short as a search of all states finds it") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = std::max<std::size_t>(60, alur::oracle::cases(600));
    std::size_t compared = 0;
    std::size_t far = 0;
    std::size_t nowhere = 0;
    for (std::uint64_t i = 0; compared < wanted * 10; ++i) {
        dice d((seed * 1'000'003 + i) << 8U);
        const alur::compiled made =
            alur::compile(alur::generate::sop(d.next(), alur::generate::mode::compiling));
        if (!made.machine) continue;
        const alur::machine& sop = *made.machine;
        case_facts facts = begun(sop, static_cast<std::size_t>(d.between(1, 2)));
        for (int n = d.under(6); n > 0; --n) {
            const auto open = alur::rows_open(sop.view(), facts);
            if (open.empty()) break;
            const row_unit at = *(open.begin() + d.under(static_cast<int>(open.size())));
            const auto exit =
                static_cast<std::uint8_t>(d.under(sop.table.rows[alur::index(at.row)].exit_count));
            if (auto next = closed(sop, facts, at, exit, true)) facts = *std::move(next);
        }
        const auto least = all_ways(sop, facts);
        if (!least) continue;
        for (std::size_t r = 0; r < sop.table.rows.size(); ++r) {
            const alur::kind_id kind = sop.kind_of(static_cast<alur::step_id>(r));
            const std::size_t lanes =
                kind == alur::no_kind ? 1 : facts.units->of_kind[alur::index(kind)].size();
            for (std::size_t u = 0; u < lanes; ++u) {
                const row_unit wanted_row{
                    static_cast<alur::step_id>(r),
                    kind == alur::no_kind ? alur::no_unit : static_cast<alur::unit_id>(u)};
                const auto way = alur::shortest_way(sop, facts, wanted_row);
                const auto found = least->find(wanted_row);
                INFO("seed " << seed << ", SOP " << i << ", row " << sop.sop.rows[r].id << ", unit "
                             << u << "\n"
                             << alur::to_json(sop.sop));
                REQUIRE(way.has_value() == (found != least->end()));
                ++compared;
                nowhere += way ? 0 : 1;
                if (!way) continue;
                REQUIRE(way->size() == found->second);
                far += way->size() > 2 ? 1 : 0;
            }
        }
    }
    std::cout << "ways compared from seed " << seed << ": " << compared << ", of them " << far
              << " over more than two rows, " << nowhere << " that lead nowhere\n";
    CHECK(far > compared / 100);
    CHECK(nowhere > compared / 100);
}

}  // namespace way_test
