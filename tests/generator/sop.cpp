#include "generator/sop.hpp"

#include "oracle/structure.hpp"

namespace alur::generate {
namespace {

std::string any_id(dice& d, const definition& made) {
    return made.rows[static_cast<std::size_t>(d.under(static_cast<int>(made.rows.size())))].id;
}

goal any_goal(dice& d, const definition& made) {
    goal g;
    const int roll = d.under(100);
    if (roll < 20) {
        return g;
    }
    if (roll < 35) {
        g.kind = goal_kind::end;
        g.outcome = d.chance(50) ? "" : "lain";
        return g;
    }
    g.kind = goal_kind::row;
    g.row = d.chance(4) ? "tidak_ada" : any_id(d, made);
    return g;
}

void spoil_once(dice& d, definition& made) {
    row& r = made.rows[static_cast<std::size_t>(d.under(static_cast<int>(made.rows.size())))];
    switch (d.under(16)) {
        case 0:
            r.next = {any_goal(d, made)};
            break;
        case 1:
            r.next = {any_goal(d, made), any_goal(d, made)};
            break;
        case 2:
            if (!r.answers.empty()) d.shuffle(r.answers), r.answers[0].leads_to = any_goal(d, made);
            break;
        case 3:
            if (!r.answers.empty()) r.answers.pop_back();
            break;
        case 4:
            r.answers.push_back({"Lain", any_goal(d, made), ""});
            break;
        case 5:
            r.per_unit = r.per_unit.empty() ? "bidang" : "";
            break;
        case 6:
            r.enough = quorum{static_cast<std::uint32_t>(d.under(120)), d.chance(50)};
            break;
        case 7:
            r.returns.push_back(any_id(d, made));
            break;
        case 8:
            r.trigger = "Lain";
            break;
        case 9:
            d.shuffle(made.rows);
            break;
        case 10:
            r.performers.push_back(d.pick(made.performers).code);
            break;
        case 11:
            r.shared = static_cast<sharing>(d.under(5));
            break;
        case 12:
            r.until = any_id(d, made);
            break;
        case 13:
            if (!r.answers.empty()) r.answers[0].rule = R"({">":[{"var":"entah"},1]})";
            break;
        case 14:
            r.returns_anywhere = true;
            break;
        default:
            r.id = any_id(d, made);
            break;
    }
}

// Roughly the states with two units in every stretch. Beyond some, compiling takes a second and
// shows nothing that smaller SOPs do not.
double states_of(const oracle::structure& s, oracle::container where) {
    double states = 1;
    for (int r = 0; r < s.rows; ++r) {
        states += s.home_of(r) == where ? 1 : 0;
    }
    for (int b = 0; b < static_cast<int>(s.blocks.size()); ++b) {
        if (s.at(b).parent != where) {
            continue;
        }
        double together = 1;
        for (int p = 0; p < static_cast<int>(s.at(b).parts.size()); ++p) {
            const double alone = states_of(s, {b, p}) + 1;
            together *= s.at(b).is_fork ? alone : 2 * alone * alone;
        }
        states += together;
    }
    return states;
}

bool good(const definition& made) {
    constexpr double most_states = 50'000;
    const oracle::structure s = oracle::read(made);
    return s.faults.empty() && states_of(s, {}) <= most_states;
}

}  // namespace

void spoil(dice& d, definition& made) {
    for (int times = d.between(0, 3); times > 0; --times) {
        spoil_once(d, made);
    }
}

definition sop(std::uint64_t seed, mode how) {
    dice d(seed);
    definition made;
    for (int attempt = 0; attempt < 20; ++attempt) {
        made = flow_of(d);
        add_steps_back(d, made);
        // Wild SOPs keep what the second attempt gave, sound or not.
        if (good(made) || (how == mode::wild && attempt > 0)) {
            break;
        }
    }
    add_rules(d, made);
    dress(d, made);
    if (how == mode::wild) {
        if (d.chance(45)) {
            add_demands(d, made);
        }
        if (d.chance(75)) {
            spoil(d, made);
        }
    }
    return made;
}

}  // namespace alur::generate
