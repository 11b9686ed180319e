#include "emit/skeleton.hpp"

#include <alur/engine/kernel.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace alur {
namespace {

using words = std::vector<std::uint64_t>;
constexpr std::size_t most_markings = 200'000;

// ---- one row open at a time ---------------------------------------------------------------------

void add_rows_of(const machine_view& m, std::size_t r, std::set<transition>& found) {
    const row_entry& row = m.rows[r];
    const auto from = static_cast<int>(r);
    const auto id = static_cast<step_id>(r);
    const auto add = [&](transition_kind kind, step_id to, std::size_t which) {
        found.insert({from, static_cast<int>(to == no_step ? m.rows.size() : index(to)), kind,
                      step_kind::complete, id, static_cast<std::uint16_t>(which)});
    };
    for (std::size_t i = 0; i < row.exit_count; ++i)
        add(transition_kind::go, m.exits[row.first_exit + i].next, i);
    if (row.mode != act_mode::one && row.act_count > 1) add(transition_kind::act, id, 0);
    if (row.mode == act_mode::in_order && row.act_count > 1) add(transition_kind::hand_back, id, 0);
    for (const step_id target : m.returns.subspan(row.first_return, row.return_count))
        add(transition_kind::back, target, index(target));
}

skeleton sequential_skeleton(const machine_view& m) {
    std::set<transition> found;
    for (std::size_t r = 0; r < m.rows.size(); ++r) add_rows_of(m, r, found);
    for (const step_id start : m.starts)
        found.insert({-1, static_cast<int>(index(start)), transition_kind::start,
                      step_kind::complete, start, 0});
    return {m.rows.size() + 1, {}, {found.begin(), found.end()}};
}

// ---- markings -----------------------------------------------------------------------------------

class explorer {
  public:
    explicit explorer(const machine& sop)
        : m_(sop.view()), stretches_(sop.table.stretches), own_((m_.single_places + 63) / 64) {
        for (const row_entry& row : m_.rows)
            if (row.mode != act_mode::one && row.stretch == 0xffff)
                for (std::uint32_t i = 0; i < row.act_count; ++i)
                    own_[(row.acted + i) / 64] |= std::uint64_t{1} << (row.acted + i) % 64;
    }

    std::optional<skeleton> run() {
        if (!explore(1) || !explore(2)) return std::nullopt;
        // One of two is enough: somebody is left behind.
        for (stretch_entry& each : stretches_)
            if (!each.everybody) each.quorum = {1, false};
        m_.stretches = stretches_;
        if (!explore(2)) return std::nullopt;
        skeleton made;
        made.states = numbers_.size();
        made.places.resize(numbers_.size());
        for (const auto& [places, number] : numbers_) made.places[std::size_t(number)] = places;
        made.rows.assign(found_.begin(), found_.end());
        return made;
    }

  private:
    bool explore(std::uint16_t units) {
        std::array<std::uint16_t, max_kinds> counts{};
        counts.fill(units);
        layout_ = make_layout(m_, counts);
        units_ = units;
        seen_.clear();
        left_.clear();
        for (const step_id start : m_.starts) {
            words fresh(layout_.words);
            open(m_, marking{&layout_, fresh}, start);
            found_.insert(
                {-1, number_of(fresh), transition_kind::start, step_kind::complete, start, 0});
            visit(std::move(fresh));
        }
        while (!left_.empty()) {
            if (seen_.size() > most_markings) return false;
            const words at = std::move(left_.back());
            left_.pop_back();
            try_everything(at);
        }
        return true;
    }

    void visit(words at) {
        if (seen_.insert(at).second) left_.push_back(std::move(at));
    }
    int number_of(const words& at) {
        words places(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(own_.size()));
        for (std::size_t w = 0; w < own_.size(); ++w) places[w] &= ~own_[w];
        return numbers_.try_emplace(std::move(places), static_cast<int>(numbers_.size()))
            .first->second;
    }

    void try_event(const words& at, const step_event& e) {
        words next = at;
        if (!step(m_, marking{&layout_, next}, e).accepted()) return;
        const bool about_row = e.what <= step_kind::send_back;
        found_.insert({number_of(at), number_of(next), transition_kind::lead, e.what,
                       about_row ? e.row : no_step, 0});
        visit(std::move(next));
    }
    // For all units, and where units may be named or chosen for one of them.
    void try_for_some(const words& at, step_event e) {
        try_event(at, e);
        const std::array first{unit_id{0}};
        e.named = first;
        try_event(at, e);
        e.named = {};
        std::vector<unit_choice> chosen;
        for (std::size_t s = 0; s < m_.stretches.size(); ++s)
            if (m_.stretches[s].members != 0)
                chosen.push_back({static_cast<std::uint16_t>(s), first});
        if (chosen.empty()) return;
        e.chosen = chosen;
        try_event(at, e);
    }
    void try_everything(const words& at) {
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            if (is_open(m_, const_marking{&layout_, at}, static_cast<step_id>(r))) try_row(at, r);
        for (std::size_t k = 0; k < m_.kinds.size(); ++k)
            for (std::uint16_t u = 0; u < units_; ++u)
                for (const step_kind what : {step_kind::add_unit, step_kind::remove_unit}) {
                    step_event e;
                    e.what = what;
                    e.kind = static_cast<kind_id>(k);
                    e.unit = static_cast<unit_id>(u);
                    try_for_some(at, e);
                }
    }
    void try_row(const words& at, std::size_t r) {
        const row_entry& row = m_.rows[r];
        step_event e;
        e.row = static_cast<step_id>(r);
        e.reasoned = true;
        e.attendants = 0xffff;
        const bool repeated = row.stretch != 0xffff;
        const std::uint16_t lanes = repeated ? units_ : std::uint16_t{1};
        for (std::uint16_t u = 0; u < lanes; ++u) {
            e.unit = repeated ? static_cast<unit_id>(u) : no_unit;
            for (const role_id office : m_.acts.subspan(row.first_act, row.act_count)) {
                e.office = office;
                try_office(at, row, e);
            }
        }
    }
    void try_office(const words& at, const row_entry& row, step_event e) {
        e.what = step_kind::complete;
        e.answer = no_exit;
        try_for_some(at, e);
        for (std::uint8_t i = 0; row.decides && i < row.exit_count; ++i) {
            e.answer = static_cast<exit_id>(i);
            try_for_some(at, e);
        }
        e.what = step_kind::send_back;
        e.answer = no_exit;
        e.target = e.row;
        try_for_some(at, e);
        for (const step_id target : m_.returns.subspan(row.first_return, row.return_count)) {
            e.target = target;
            try_for_some(at, e);
        }
    }

    machine_view m_;
    std::vector<stretch_entry> stretches_;
    words own_;  // places that are data, not state
    marking_layout layout_;
    std::uint16_t units_ = 1;
    std::set<words> seen_;
    std::vector<words> left_;
    std::map<words, int> numbers_;
    std::set<transition> found_;
};

}  // namespace

std::optional<skeleton> skeleton_of(const machine& sop) {
    if (sop.table.sequential) return sequential_skeleton(sop.view());
    return explorer(sop).run();
}

}  // namespace alur
