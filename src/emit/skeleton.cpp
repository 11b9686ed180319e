#include "emit/skeleton.hpp"

#include <alur/engine/kernel.hpp>

#include <boost/container_hash/hash.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <unordered_set>
#include <utility>

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

// One delivers, one follows, one is still awaited: a fourth does what one of these did.
constexpr std::uint16_t most_units = 3;

class explorer {
  public:
    explicit explorer(const machine& sop)
        : m_(sop.view()),
          rows_(sop.table.rows),
          stretches_(sop.table.stretches),
          single_words_((m_.single_places + 63) / 64) {
        // Which offices of a row have acted is data, not state: here the first finishes it.
        for (row_entry& row : rows_) {
            row.mode = act_mode::one;
            row.deciders = only(m_.acts[row.first_act]);
        }
        modes_ = std::exchange(m_.rows, rows_);
        chosen_ = std::any_of(stretches_.begin(), stretches_.end(),
                              [](const stretch_entry& each) { return each.members != 0; });
    }

    std::optional<skeleton> run() {
        for (std::uint16_t units = 1; units <= most_units; ++units)
            if (!explore(units)) return std::nullopt;
        // Whoever is not needed is left behind, alone or with others.
        for (const std::uint32_t needed : {1U, 2U})
            if (!explore_with(needed)) return std::nullopt;
        skeleton made;
        made.states = numbers_.size();
        made.places.resize(numbers_.size());
        for (const auto& [places, number] : numbers_) made.places[std::size_t(number)] = places;
        made.rows.assign(found_.begin(), found_.end());
        return made;
    }

  private:
    bool explore_with(std::uint32_t needed) {
        bool any = false;
        for (stretch_entry& each : stretches_)
            if (!each.everybody) {
                each.quorum = {needed, false};
                any = true;
            }
        m_.stretches = stretches_;
        return !any || explore(most_units);
    }
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
            at_ = *left_.back();
            left_.pop_back();
            number_ = number_of(at_);
            try_everything();
        }
        return true;
    }

    void visit(words to) {
        put_units_in_order(to);
        if (const auto [at, is_new] = seen_.insert(std::move(to)); is_new) left_.push_back(&*at);
    }
    int number_of(const words& at) {
        words places(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(single_words_));
        return numbers_.try_emplace(std::move(places), static_cast<int>(numbers_.size()))
            .first->second;
    }

    // ---- units of a kind are alike: of markings that differ in who is who, one is enough

    // Where two units differ first; the number of places if they do not.
    [[nodiscard]] std::uint32_t first_difference(const words& at, std::size_t k,
                                                 std::uint16_t u) const {
        std::uint32_t p = 0;
        while (p < m_.kinds[k].places) {
            const std::uint64_t word = at[layout_.kinds[k].first + p] >> u;
            if (((word ^ word >> 1) & 1) != 0) break;
            ++p;
        }
        return p;
    }
    void exchange_with_next(words& at, std::size_t k, std::uint16_t u) const {
        for (std::uint32_t p = 0; p < m_.kinds[k].places; ++p) {
            std::uint64_t& word = at[layout_.kinds[k].first + p];
            const std::uint64_t differ = (word >> u ^ word >> (u + 1)) & 1;
            word ^= differ << u | differ << (u + 1);
        }
    }
    void put_units_in_order(words& at) const {
        for (std::size_t k = 0; k < m_.kinds.size(); ++k)
            for (std::uint16_t end = units_; end > 1; --end)
                for (std::uint16_t u = 0; u + 1 < end; ++u) {
                    const std::uint32_t p = first_difference(at, k, u);
                    if (p < m_.kinds[k].places && (at[layout_.kinds[k].first + p] >> u & 1) == 0)
                        exchange_with_next(at, k, u);
                }
    }
    // Stands the unit just where the one before it stands?
    [[nodiscard]] bool is_like_the_last(std::size_t k, std::uint16_t u) const {
        return u > 0 &&
               first_difference(at_, k, static_cast<std::uint16_t>(u - 1)) == m_.kinds[k].places;
    }

    // ---- what can happen

    bool try_event(const step_event& e) {
        words next = at_;
        if (!step(m_, marking{&layout_, next}, e).accepted()) return false;
        const bool about_row = e.what <= step_kind::send_back;
        found_.insert({number_, number_of(next), transition_kind::lead, e.what,
                       about_row ? e.row : no_step, 0});
        visit(std::move(next));
        return true;
    }
    // For all units, and where units may be named or chosen for some of them.
    void try_for_some(step_event e) {
        if (!try_event(e)) return;
        for (unsigned some = 1; some + 1 < 1U << units_; ++some) {
            std::vector<unit_id> units;
            for (std::uint16_t u = 0; u < units_; ++u)
                if ((some >> u & 1U) != 0) units.push_back(static_cast<unit_id>(u));
            if (e.what <= step_kind::send_back) {
                e.named = units;
                try_event(e);
                e.named = {};
            }
            if (!chosen_) continue;
            std::vector<unit_choice> chosen;
            for (std::size_t s = 0; s < m_.stretches.size(); ++s)
                if (m_.stretches[s].members != 0)
                    chosen.push_back({static_cast<std::uint16_t>(s), units});
            e.chosen = chosen;
            try_event(e);
            e.chosen = {};
        }
    }
    void try_everything() {
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            if (is_open(m_, const_marking{&layout_, at_}, static_cast<step_id>(r))) try_row(r);
        for (std::size_t k = 0; k < m_.kinds.size(); ++k)
            for (std::uint16_t u = 0; u < units_; ++u)
                for (const step_kind what : {step_kind::add_unit, step_kind::remove_unit}) {
                    if (is_like_the_last(k, u)) continue;
                    step_event e;
                    e.what = what;
                    e.kind = static_cast<kind_id>(k);
                    e.unit = static_cast<unit_id>(u);
                    try_for_some(e);
                }
    }
    void try_row(std::size_t r) {
        const row_entry& row = m_.rows[r];
        step_event e;
        e.row = static_cast<step_id>(r);
        e.reasoned = true;
        e.attendants = 0xffff;
        const bool repeated = row.stretch != 0xffff;
        const std::uint16_t lanes = repeated ? units_ : std::uint16_t{1};
        for (std::uint16_t u = 0; u < lanes; ++u) {
            if (repeated && is_like_the_last(index(row.kind), u)) continue;
            e.unit = repeated ? static_cast<unit_id>(u) : no_unit;
            e.office = m_.acts[row.first_act];
            try_ways_out(row, e);
        }
        // Offices that act before the last one change nothing else, nor does handing back to them.
        if (modes_[r].mode == act_mode::one || row.act_count == 1) return;
        stay(step_kind::complete, e.row);
        if (modes_[r].mode == act_mode::in_order) stay(step_kind::send_back, e.row);
    }
    void stay(step_kind what, step_id row) {
        found_.insert({number_, number_, transition_kind::lead, what, row, 0});
    }
    void try_ways_out(const row_entry& row, step_event e) {
        e.what = step_kind::complete;
        e.answer = no_exit;
        try_for_some(e);
        for (std::uint8_t i = 0; row.decides && i < row.exit_count; ++i) {
            e.answer = static_cast<exit_id>(i);
            try_for_some(e);
        }
        e.what = step_kind::send_back;
        e.answer = no_exit;
        for (const step_id target : m_.returns.subspan(row.first_return, row.return_count)) {
            e.target = target;
            try_for_some(e);
        }
    }

    machine_view m_;
    std::span<const row_entry> modes_;  // the rows as the SOP has them
    std::vector<row_entry> rows_;
    std::vector<stretch_entry> stretches_;
    std::size_t single_words_;
    bool chosen_ = false;
    marking_layout layout_;
    std::uint16_t units_ = 1;
    words at_;
    int number_ = 0;  // of `at_`
    std::unordered_set<words, boost::hash<words>> seen_;
    std::vector<const words*> left_;
    std::map<words, int> numbers_;
    std::set<transition> found_;
};

}  // namespace

std::optional<skeleton> skeleton_of(const machine& sop) {
    if (sop.table.sequential) return sequential_skeleton(sop.view());
    return explorer(sop).run();
}

}  // namespace alur
