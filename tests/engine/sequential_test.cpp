#include <alur/engine/kernel.hpp>

#include <catch2/catch.hpp>

#include <array>

namespace sequential_test {

using namespace alur;

namespace {

// Three rows: a drafts, b and c sign in that order, d decides: on to the end, or back to the draft.
constexpr role_id a{0}, b{1}, c{2}, d{3}, outsider{4};
constexpr step_id draft{0}, sign{1}, judge{2};
constexpr exit_id yes{0}, no{1};

constexpr std::array<role_id, 4> acts{a, b, c, d};
constexpr std::array<step_id, 3> opens{draft, sign, judge};
constexpr std::array<step_id, 1> starts{draft};
constexpr std::array<step_id, 2> returns{draft, sign};

constexpr exit_cell to(step_id next, bool backward = false, std::uint32_t outcome = 0) {
    exit_cell cell;
    cell.next = next;
    cell.backward = backward;
    cell.goal = next == no_step ? outcome : static_cast<std::uint32_t>(index(next));
    return cell;
}
constexpr std::array<exit_cell, 4> exits{to(sign), to(judge), to(no_step, false, 1),
                                         to(draft, true)};

constexpr row_entry row_of(role_set who, std::uint32_t first_act, std::uint8_t act_count,
                           act_mode mode, std::uint32_t first_exit, std::uint8_t exit_count) {
    row_entry row;
    row.deciders = who;
    row.first_act = first_act;
    row.act_count = act_count;
    row.mode = mode;
    row.first_exit = first_exit;
    row.exit_count = exit_count;
    row.decides = exit_count > 1;
    return row;
}

constexpr std::array<row_entry, 3> make_rows() {
    std::array<row_entry, 3> rows{row_of(only(a), 0, 1, act_mode::one, 0, 1),
                                  row_of(only(b) | only(c), 1, 2, act_mode::in_order, 1, 1),
                                  row_of(only(d), 3, 1, act_mode::one, 2, 2)};
    rows[2].return_count = 2;
    return rows;
}
constexpr auto rows = make_rows();

constexpr machine_view machine() {
    machine_view m;
    m.rows = rows;
    m.exits = exits;
    m.acts = acts;
    m.opens = opens;
    m.starts = starts;
    m.returns = returns;
    m.outcomes = 2;
    m.outsiders = only(outsider);
    m.sequential = true;
    return m;
}

constexpr step_event act(step_id row, role_id office, exit_id answer = no_exit,
                         bool reasoned = false) {
    step_event e;
    e.row = row;
    e.office = office;
    e.answer = answer;
    e.reasoned = reasoned;
    return e;
}

constexpr step_event back(step_id row, role_id office, step_id target, bool reasoned = true) {
    step_event e = act(row, office, no_exit, reasoned);
    e.what = step_kind::send_back;
    e.target = target;
    return e;
}

constexpr bool walks_to_the_end() {
    sequential_state s = open(machine(), draft);
    bool good = step(machine(), s, act(draft, a)).accepted();
    good &= step(machine(), s, act(sign, b)).result == progress::row_open;
    good &= step(machine(), s, act(sign, c)).result == progress::row_closed;
    const verdict end = step(machine(), s, act(judge, d, yes));
    return good && end.result == progress::case_ended && end.outcome == 1 && s.row == no_step;
}
static_assert(walks_to_the_end());

}  // namespace

TEST_CASE("a machine of constant tables walks to its end at compile time") {
    CHECK(walks_to_the_end());
}

TEST_CASE("a refused step says why and leaves the state as it was") {
    const machine_view m = machine();
    const auto refused_at = [&](sequential_state at, const step_event& e) {
        sequential_state after = at;
        const verdict v = step(m, after, e);
        CHECK(after == at);
        CHECK(v.result == progress::refused);
        return v.why;
    };
    const sequential_state drafting = open(m, draft);
    const sequential_state signing{sign, 0};
    const sequential_state signed_once{sign, 1};
    const sequential_state judging{judge, 0};
    const sequential_state ended{};

    CHECK(refused_at(drafting, act(judge, d, yes)) == refusal::row_not_open);
    CHECK(refused_at(ended, act(draft, a)) == refusal::row_not_open);
    CHECK(refused_at(ended, act(no_step, a)) == refusal::row_not_open);
    CHECK(refused_at(drafting, act(draft, b)) == refusal::office);
    CHECK(refused_at(drafting, act(draft, no_role)) == refusal::office);
    CHECK(refused_at(drafting, act(draft, a, yes)) == refusal::exit);
    CHECK(refused_at(signing, act(sign, c)) == refusal::office);
    CHECK(refused_at(signed_once, act(sign, b)) == refusal::office);
    CHECK(refused_at(signing, act(sign, b, yes)) == refusal::exit);
    CHECK(refused_at(judging, act(judge, d)) == refusal::exit);
    CHECK(refused_at(judging, act(judge, d, exit_id{2})) == refusal::exit);
    CHECK(refused_at(judging, act(judge, d, no)) == refusal::exit);  // backward without a reason

    step_event event = act(judge, d, yes);
    event.allowed = 0b10;  // a rule closes this exit
    CHECK(refused_at(judging, event) == refusal::exit);
    event = act(draft, a);
    event.unit = unit_id{0};
    CHECK(refused_at(drafting, event) == refusal::unit);
    event = act(draft, a);
    event.recorder = b;  // only an outsider's act is recorded by somebody else
    CHECK(refused_at(drafting, event) == refusal::office);
    event = {};
    event.what = step_kind::add_unit;
    CHECK(refused_at(drafting, event) == refusal::unit);
}

TEST_CASE("the order of refusals is row, unit, office, exit") {
    const machine_view m = machine();
    sequential_state s{judge, 0};
    step_event wrong = act(draft, b, exit_id{9});
    wrong.unit = unit_id{3};
    CHECK(step(m, s, wrong).why == refusal::row_not_open);
    wrong.row = judge;
    CHECK(step(m, s, wrong).why == refusal::unit);
    wrong.unit = no_unit;
    CHECK(step(m, s, wrong).why == refusal::office);
    wrong.office = d;
    CHECK(step(m, s, wrong).why == refusal::exit);
    wrong.answer = yes;
    CHECK(step(m, s, wrong).accepted());
}

TEST_CASE("a link hands back to the one before, the first link cannot") {
    const machine_view m = machine();
    sequential_state s{sign, 1};
    CHECK(step(m, s, back(sign, c, sign, false)).why == refusal::exit);
    CHECK(step(m, s, back(sign, b, sign)).why == refusal::office);
    const verdict v = step(m, s, back(sign, c, sign));
    CHECK(v.result == progress::row_open);
    CHECK(s == sequential_state{sign, 0});
    CHECK(step(m, s, back(sign, b, sign)).why == refusal::exit);
}

TEST_CASE("sending back reopens a listed row and no other") {
    const machine_view m = machine();
    sequential_state s{judge, 0};
    CHECK(step(m, s, back(judge, d, judge)).why == refusal::exit);
    CHECK(step(m, s, back(judge, a, sign)).why == refusal::office);
    const verdict v = step(m, s, back(judge, d, sign));
    CHECK(v.backward);
    CHECK(m.opens[v.first_open] == sign);
    CHECK(s == sequential_state{sign, 0});
}

TEST_CASE("a quorum rounds percentages up and never exceeds those there are") {
    CHECK(enough{60, true}.of(3) == 2);
    CHECK(enough{75, true}.of(4) == 3);
    CHECK(enough{1, true}.of(4) == 1);
    CHECK(enough{100, true}.of(7) == 7);
    CHECK(enough{3, false}.of(2) == 2);
    CHECK(enough{3, false}.of(5) == 3);
}

}  // namespace sequential_test
