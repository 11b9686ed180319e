// The kernel and the oracle, side by side on one random SOP and random events.
//
// `Kernel` names the functions under test, so that kernels with a planted defect can stand in:
//     using sequential_state;  open(view, step_id) -> sequential_state;  open(view, marking,
//     step_id); step(view, state or marking, step_event) -> verdict.
#pragma once

#include "generator/events.hpp"
#include "generator/sop.hpp"

#include <alur/engine/marking.hpp>
#include <alur/engine/verdict.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/write.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace alur::oracle {

// What the walks met, to be printed and asserted.
struct walk_tally {
    std::size_t sops = 0;
    std::size_t sequential = 0;
    std::size_t events = 0;
    std::size_t steps_back = 0;
    std::size_t ended = 0;
    std::array<std::size_t, refusal_kinds> verdicts{};
};

inline constexpr std::uint16_t room_for_units = 8;  // unit numbers that events may name

inline alur::refusal as_engine(refusal why) {
    switch (why) {
        case refusal::row_not_open:
            return alur::refusal::row_not_open;
        case refusal::unit:
            return alur::refusal::unit;
        case refusal::office:
            return alur::refusal::office;
        case refusal::exit:
            return alur::refusal::exit;
        case refusal::accepted:
            break;
    }
    return alur::refusal::none;
}

// The oracle's event as the case layer hands it to the kernel.
struct translated {
    step_event step;
    std::vector<unit_id> named;
    std::vector<std::vector<unit_id>> units;
    std::vector<unit_choice> chosen;
};

// For every stretch whose first row is `ditunjuk`: the units named last, by this event if it names.
inline void translate_chosen(const machine& m, const run& r, const event& e, translated& t) {
    t.units.resize(m.table.stretches.size());
    for (std::size_t s = 0; s < m.table.stretches.size(); ++s) {
        const step_id naming = m.demands[index(m.table.stretches[s].entry)].named_at;
        if (naming == no_step) {
            continue;
        }
        const int row = static_cast<int>(index(naming));
        const auto before = r.named.find(row);
        const bool now = e.kind == event_kind::complete && e.row == row;
        std::map<std::string, std::set<int>> named = e.chosen;
        if (!now) {
            named = before == r.named.end() ? decltype(named){} : before->second;
        }
        for (const int unit : named[m.kinds[index(m.table.stretches[s].kind)]]) {
            t.units[s].push_back(static_cast<unit_id>(unit));
        }
        t.chosen.push_back({static_cast<std::uint16_t>(s), t.units[s]});
    }
}

inline translated translate(const machine& m, const run& r, const event& e) {
    translated t;
    translate_chosen(m, r, e, t);
    t.step.unit = e.unit == none ? no_unit : static_cast<unit_id>(e.unit);
    if (e.kind == event_kind::add_unit || e.kind == event_kind::remove_unit) {
        t.step.what = e.kind == event_kind::add_unit ? step_kind::add_unit : step_kind::remove_unit;
        t.step.kind = m.find_kind(e.unit_kind);
        return t;
    }
    t.step.what = e.kind == event_kind::complete ? step_kind::complete : step_kind::send_back;
    t.step.row = static_cast<step_id>(e.row);
    t.step.office = e.office == none ? no_role : static_cast<role_id>(e.office);
    t.step.recorder = e.recorder == none ? no_role : static_cast<role_id>(e.recorder);
    t.step.answer = e.exit == none ? no_exit : static_cast<exit_id>(e.exit);
    t.step.target = e.target == none ? no_step : static_cast<step_id>(e.target);
    t.step.reasoned = e.reason;
    if (!e.allowed.empty()) {
        t.step.allowed = 0;
        for (std::size_t w = 0; w < e.allowed.size(); ++w) {
            t.step.allowed |= static_cast<std::uint16_t>(e.allowed[w] ? 1U << w : 0U);
        }
    }
    // Who was there is a matter of the case layer; the kernel is told how many.
    const std::set<seat> expected = expected_attendants(r, {e.row, e.unit});
    const std::set<seat> present(e.attendants.begin(), e.attendants.end());
    if (present.size() == e.attendants.size() &&
        std::includes(expected.begin(), expected.end(), present.begin(), present.end())) {
        t.step.attendants = static_cast<std::uint16_t>(present.size());
    }
    for (const int unit : e.named) {
        t.named.push_back(static_cast<unit_id>(unit));
    }
    return t;
}

// A case of the kernel under test, whichever of its two states the machine needs.
template <class Kernel>
class kernel_case {
  public:
    kernel_case(const machine& m, int start, const std::map<std::string, int>& units)
        : m_(&m), view_(m.view()) {
        if (view_.sequential) {
            sequential_ = Kernel::open(view_, static_cast<step_id>(start));
            return;
        }
        std::vector<std::uint16_t> first;
        for (const std::string& kind : m.kinds) {
            first.push_back(static_cast<std::uint16_t>(units.at(kind)));
        }
        const std::vector<std::uint16_t> later(m.kinds.size(), room_for_units);
        const marking_layout small = make_layout(view_, first);
        layout_ = make_layout(view_, later);
        std::vector<std::uint64_t> words(small.words);
        Kernel::open(view_, marking{&small, words}, static_cast<step_id>(start));
        words_.assign(layout_.words, 0);
        grow(view_, const_marking{&small, words}, marking{&layout_, words_});
    }

    verdict step(const step_event& e) {
        return view_.sequential ? Kernel::step(view_, sequential_, e)
                                : Kernel::step(view_, marking{&layout_, words_}, e);
    }

    [[nodiscard]] std::set<place> open_places() const {
        std::set<place> found;
        if (view_.sequential) {
            if (sequential_.row != no_step) {
                found.insert({static_cast<int>(index(sequential_.row)), none});
            }
            return found;
        }
        const const_marking at{&layout_, words_};
        for (int r = 0; r < static_cast<int>(view_.rows.size()); ++r) {
            const auto row = static_cast<step_id>(r);
            if (m_->kind_of(row) == no_kind) {
                if (is_open(view_, at, row)) {
                    found.insert({r, none});
                }
                continue;
            }
            for (int u = 0; u < room_for_units; ++u) {
                if (is_open(view_, at, row, static_cast<unit_id>(u))) {
                    found.insert({r, u});
                }
            }
        }
        return found;
    }

    [[nodiscard]] const machine_view& view() const { return view_; }

  private:
    const machine* m_;
    machine_view view_;
    typename Kernel::sequential_state sequential_;
    marking_layout layout_;
    std::vector<std::uint64_t> words_;
};

inline std::set<int> rows_of(const std::set<place>& places) {
    std::set<int> rows;
    for (const place& p : places) {
        rows.insert(p.row);
    }
    return rows;
}

// What differs between the two verdicts, or nothing.
template <class Kernel>
std::string difference(const machine& m, const kernel_case<Kernel>& fast, const verdict& v,
                       const run& slow, const result& done) {
    if (v.why != as_engine(done.why)) {
        return "refusal: kernel " + std::to_string(static_cast<int>(v.why)) + ", oracle " +
               std::to_string(static_cast<int>(as_engine(done.why)));
    }
    const std::set<place> open = fast.open_places();
    if (open != open_places(slow)) {
        return "open: kernel" + generate::to_text(*slow.plan, open) + ", oracle" +
               generate::to_text(*slow.plan, open_places(slow));
    }
    if (done.why != refusal::accepted) {
        return {};
    }
    if ((v.result == progress::case_ended) != slow.ended) {
        return "only one of them ended";
    }
    if (slow.ended) {
        return m.outcomes[v.outcome] == slow.outcome ? "" : "outcome: " + m.outcomes[v.outcome];
    }
    if (v.backward != done.stepped_back) {
        return "only one of them went back";
    }
    if (done.closed && v.result != progress::row_closed) {
        return "only the oracle closed the row";
    }
    std::set<int> opened;
    for (std::uint32_t i = 0; i < v.open_count; ++i) {
        opened.insert(static_cast<int>(index(fast.view().opens[v.first_open + i])));
    }
    if (done.closed && opened != rows_of(done.opened)) {
        return "they say they opened different rows";
    }
    return {};
}

// Controllers and their reasons are judged by the case layer, after the kernel.
inline alur::refusal guard_of_units(const run& r, const event& e) {
    if (e.kind != event_kind::add_unit && e.kind != event_kind::remove_unit) {
        return alur::refusal::none;
    }
    if (!r.plan->controllers.contains(e.office)) {
        return alur::refusal::office;
    }
    return e.reason ? alur::refusal::none : alur::refusal::exit;
}

// One SOP, one run. Returns what they disagree about, with all that is needed to repeat it.
template <class Kernel>
std::string walk(const definition& sop, const machine& m, std::uint64_t seed, int events,
                 walk_tally& sum) {
    const auto plan = std::make_shared<const structure>(read(sop));
    const std::string where = "seed " + std::to_string(seed) + "\n" + to_json(sop) + "\n";
    if (!plan->faults.empty()) {
        return where + "compiles, but by the oracle " + plan->faults.front();
    }
    for (std::size_t r = 0; r < m.voids.size(); ++r) {
        std::set<int> rows;
        for (const step_id row : m.voids[r]) {
            rows.insert(static_cast<int>(index(row)));
        }
        if (!rows.empty() && rows != plan->from_here(static_cast<int>(r))) {
            return where + "voids of row " + sop.rows[r].id;
        }
    }
    generate::dice d(seed);
    const int start = d.pick(plan->starts);
    const auto units = generate::units_for(d, sop);
    run slow = open(plan, start, units);
    kernel_case<Kernel> fast(m, start, units);
    ++sum.sops;
    sum.sequential += fast.view().sequential ? 1 : 0;
    std::string told;
    for (int i = 0; i < events && !slow.ended; ++i) {
        const event e = generate::next_event(d, slow, 18);
        told += generate::to_text(slow, e) + "\n";
        translated t = translate(m, slow, e);
        t.step.named = t.named;
        t.step.chosen = t.chosen;
        kernel_case<Kernel> tried = fast;
        verdict v = tried.step(t.step);
        if (const auto why = guard_of_units(slow, e); v.accepted() && why != alur::refusal::none) {
            v = refused(why);
        } else {
            fast = tried;
        }
        const result done = act(slow, e);
        ++sum.events;
        ++sum.verdicts[static_cast<std::size_t>(done.why)];
        sum.steps_back += done.stepped_back ? 1 : 0;
        const std::string differs = difference(m, fast, v, slow, done);
        if (!differs.empty() || !slow.anomalies.empty()) {
            return where + told + differs +
                   (slow.anomalies.empty() ? "" : "; oracle: " + slow.anomalies.front());
        }
    }
    sum.ended += slow.ended ? 1 : 0;
    return {};
}

}  // namespace alur::oracle
