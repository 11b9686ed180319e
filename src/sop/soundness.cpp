#include <alur/engine/kernel.hpp>
#include <alur/sop/limits.hpp>
#include <alur/sop/soundness.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace alur {

namespace {

constexpr std::uint32_t nowhere = 0xffffffff;

// States of equal width, each stored once, found by hash.
class state_store {
  public:
    explicit state_store(std::size_t words) : words_(words), slots_(1024) {}

    // The state's number, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::span<const std::uint64_t> state) {
        if (count_ * 2 >= slots_.size()) grow();
        const std::uint64_t h = hash(state);
        const auto tag = static_cast<std::uint32_t>(h >> 32U);
        std::size_t at = h & (slots_.size() - 1);
        for (; slots_[at].number != nowhere; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].tag == tag && std::ranges::equal((*this)[slots_[at].number], state))
                return {slots_[at].number, false};
        slots_[at] = {count_, tag};
        data_.insert(data_.end(), state.begin(), state.end());
        return {count_++, true};
    }

    [[nodiscard]] std::span<const std::uint64_t> operator[](std::uint32_t number) const {
        return std::span(data_).subspan(number * words_, words_);
    }
    [[nodiscard]] std::uint32_t size() const { return count_; }

  private:
    // The tag is the upper half of the state's hash: nearly every other state is told apart by it,
    // without a look at its words.
    struct slot {
        std::uint32_t number = nowhere;
        std::uint32_t tag = 0;
    };

    static std::uint64_t hash(std::span<const std::uint64_t> state) {
        std::uint64_t h = 0x9e3779b97f4a7c15U;
        for (const std::uint64_t word : state) {
            h ^= word;
            h *= 0xbf58476d1ce4e5b9U;
            h ^= h >> 29U;
        }
        return h;
    }

    void grow() {
        slots_.assign(slots_.size() * 2, {});
        for (std::uint32_t i = 0; i < count_; ++i) {
            const std::uint64_t h = hash((*this)[i]);
            std::size_t at = h & (slots_.size() - 1);
            while (slots_[at].number != nowhere) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = {i, static_cast<std::uint32_t>(h >> 32U)};
        }
    }

    std::size_t words_;
    std::vector<std::uint64_t> data_;
    std::vector<slot> slots_;
    std::uint32_t count_ = 0;
};

// How a state was first reached; a million of them are kept.
struct origin {
    std::uint32_t from = nowhere;  // nowhere: a start
    step_id row = no_step;
    unit_id unit = no_unit;
    step_id target = no_step;
    exit_id answer = no_exit;
    step_kind what = step_kind::complete;

    [[nodiscard]] step_event by() const {
        step_event e;
        e.what = what;
        e.row = row;
        e.unit = unit;
        e.target = target;
        e.answer = answer;
        e.reasoned = true;
        return e;
    }
};

origin reached(std::uint32_t from, const step_event& e) {
    return {from, e.row, e.unit, e.target, e.answer, e.what};
}

// A way by answers, kept so that it can be walked backwards.
struct flow_edge {
    std::uint32_t from;
    std::uint32_t to;
};

class explorer {
  public:
    explorer(const machine& of, std::uint16_t units, std::uint32_t quorum)
        : m_(of.view()),
          stretches_(of.table.stretches),
          units_(units),
          layout_(layout_for(of, units)),
          states_(state_words()),
          scratch_(state_words()) {
        if (quorum != 0)
            for (stretch_entry& s : stretches_)
                if (!s.everybody) s.quorum = {quorum, false};
        m_.stretches = stretches_;
    }

    std::vector<flaw> run(std::vector<bool>& happens) {
        for (const step_id start : m_.starts) add_start(start);
        for (std::uint32_t s = 0; s < states_.size() && flaws_.empty(); ++s) {
            if (states_.size() > max_states || steps_ > max_explored_steps) {
                report(flaw_kind::too_large, no_step, s);
                return std::move(flaws_);
            }
            expand(s, happens);
        }
        if (flaws_.empty()) find_dead_states();
        return std::move(flaws_);
    }

  private:
    static marking_layout layout_for(const machine& of, std::uint16_t units) {
        std::array<std::uint16_t, max_kinds> counts{};
        counts.fill(units);
        return make_layout(of.view(), counts);
    }

    [[nodiscard]] std::size_t state_words() const {
        return m_.sequential ? 1 : std::max<std::size_t>(1, layout_.words);
    }

    // A sequential state is its row; rows share their act before the state is left.
    static std::uint64_t packed(sequential_state s) { return index(s.row); }
    static sequential_state unpacked(std::uint64_t word) { return {static_cast<step_id>(word)}; }

    marking working() { return {&layout_, scratch_}; }

    void add_start(step_id start) {
        std::fill(scratch_.begin(), scratch_.end(), 0);
        if (m_.sequential)
            scratch_[0] = packed(open(m_, start));
        else
            open(m_, working(), start);
        step_event first;
        first.row = start;
        if (states_.add(scratch_).second) origins_.push_back(reached(nowhere, first));
    }

    [[nodiscard]] bool open_in(std::span<const std::uint64_t> state, step_id row,
                               unit_id unit) const {
        if (m_.sequential) return unpacked(state[0]).row == row;
        return is_open(m_, const_marking{&layout_, state}, row, unit);
    }

    void expand(std::uint32_t s, std::vector<bool>& happens) {
        const std::vector<std::uint64_t> before(states_[s].begin(), states_[s].end());
        if (m_.sequential) {
            const step_id row = unpacked(before[0]).row;
            if (row == no_step) return;
            happens[index(row)] = true;
            return try_row(s, before, row, no_unit);
        }
        for (std::size_t r = 0; r < m_.rows.size(); ++r) {
            const auto row = static_cast<step_id>(r);
            if (!open_in(before, row, no_unit)) continue;
            happens[r] = true;
            if (m_.rows[r].stretch == 0xffff) {
                try_row(s, before, row, no_unit);
                continue;
            }
            for (std::uint16_t u = 0; u < units_; ++u)
                if (open_in(before, row, static_cast<unit_id>(u)))
                    try_row(s, before, row, static_cast<unit_id>(u));
        }
    }

    void try_row(std::uint32_t s, const std::vector<std::uint64_t>& before, step_id row,
                 unit_id unit) {
        const row_entry& entry = m_.rows[index(row)];
        step_event e;
        e.row = row;
        e.unit = unit;
        e.reasoned = true;
        e.attendants = 0xffff;
        for (std::size_t x = 0; x < entry.exit_count; ++x) {
            e.answer = entry.decides ? static_cast<exit_id>(x) : no_exit;
            const exit_cell& exit = m_.exits[entry.first_exit + x];
            if (exit.backward)
                try_naming(s, before, e, static_cast<step_id>(exit.goal), true);
            else
                try_step(s, before, e, true);
        }
        e.what = step_kind::send_back;
        e.answer = no_exit;
        for (std::uint32_t i = 0; i < entry.return_count; ++i) {
            e.target = m_.returns[entry.first_return + i];
            try_naming(s, before, e, e.target, false);
        }
    }

    // Going back into a stretch: all units that delivered, and each alone.
    void try_naming(std::uint32_t s, const std::vector<std::uint64_t>& before, step_event e,
                    step_id target, bool answers) {
        try_step(s, before, e, answers);
        const std::uint16_t stretch = m_.rows[index(target)].stretch;
        if (stretch == 0xffff || stretch == m_.rows[index(e.row)].stretch || units_ == 1) return;
        for (std::uint16_t u = 0; u < units_; ++u) {
            const std::array one{static_cast<unit_id>(u)};
            e.named = one;
            try_step(s, before, e, answers);
        }
    }

    // All offices of a row act, the last with the answer; a return needs no others.
    verdict whole_act(step_event e) {
        const row_entry& entry = m_.rows[index(e.row)];
        const auto act = [&](const step_event& event) {
            ++steps_;
            if (!m_.sequential) return step(m_, working(), event);
            const verdict v = step(m_, sequential_, event);
            scratch_[0] = packed(sequential_);
            return v;
        };
        const std::span<const role_id> acts = m_.acts.subspan(entry.first_act, entry.act_count);
        if (entry.mode == act_mode::one) {
            e.office = static_cast<role_id>(std::countr_zero(entry.deciders));
            return act(e);
        }
        if (e.what == step_kind::complete)
            for (std::size_t i = 0; i + 1 < acts.size(); ++i) {
                step_event part;
                part.row = e.row;
                part.unit = e.unit;
                part.office = acts[i];
                act(part);
            }
        const bool first_may = e.what == step_kind::send_back;
        e.office = first_may ? acts.front() : acts.back();
        return act(e);
    }

    void try_step(std::uint32_t s, const std::vector<std::uint64_t>& before, const step_event& e,
                  bool answers) {
        scratch_ = before;
        if (m_.sequential) sequential_ = unpacked(before[0]);
        const verdict v = whole_act(e);
        if (!v.accepted()) return;
        for (std::uint32_t i = 0; i < v.open_count; ++i) {
            const step_id opened = m_.opens[v.first_open + i];
            const bool same_lane = m_.rows[index(opened)].stretch == m_.rows[index(e.row)].stretch;
            if (opened != e.row && !v.backward &&
                open_in(before, opened, same_lane ? e.unit : no_unit))
                return report(flaw_kind::opens_twice, opened, s, &e);
        }
        const auto [to, is_new] = states_.add(scratch_);
        if (is_new) origins_.push_back(reached(s, e));
        if (answers) edges_.push_back({s, to});
    }

    [[nodiscard]] bool has_ended(std::uint32_t s) const {
        if (m_.sequential) return unpacked(states_[s][0]).row == no_step;
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            if (open_in(states_[s], static_cast<step_id>(r), no_unit)) return false;
        return true;
    }

    void find_dead_states() {
        const std::uint32_t n = states_.size();
        std::vector<std::uint32_t> first(n + 1, 0);
        for (const flow_edge& edge : edges_) ++first[edge.to + 1];
        for (std::uint32_t s = 0; s < n; ++s) first[s + 1] += first[s];
        std::vector<std::uint32_t> sources(edges_.size());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (const flow_edge& edge : edges_) sources[next[edge.to]++] = edge.from;

        std::vector<bool> ends(n, false);
        std::vector<std::uint32_t> work;
        for (std::uint32_t s = 0; s < n; ++s)
            if (has_ended(s)) {
                ends[s] = true;
                work.push_back(s);
            }
        while (!work.empty()) {
            const std::uint32_t s = work.back();
            work.pop_back();
            for (std::uint32_t i = first[s]; i < first[s + 1]; ++i)
                if (!ends[sources[i]]) {
                    ends[sources[i]] = true;
                    work.push_back(sources[i]);
                }
        }
        const auto dead = std::find(ends.begin(), ends.end(), false);
        if (dead != ends.end())
            report(flaw_kind::cannot_end, no_step, static_cast<std::uint32_t>(dead - ends.begin()));
    }

    void report(flaw_kind kind, step_id row, std::uint32_t state,
                const step_event* last = nullptr) {
        flaw found;
        found.kind = kind;
        found.row = row;
        found.units = units_;
        if (last != nullptr) found.path.push_back(reached(state, *last).by());
        std::uint32_t s = state;
        for (; origins_[s].from != nowhere; s = origins_[s].from)
            found.path.push_back(origins_[s].by());
        found.start = origins_[s].row;
        std::reverse(found.path.begin(), found.path.end());
        flaws_.push_back(std::move(found));
    }

    machine_view m_;
    std::vector<stretch_entry> stretches_;
    std::uint16_t units_;
    marking_layout layout_;
    state_store states_;
    std::vector<std::uint64_t> scratch_;
    sequential_state sequential_{};
    std::vector<origin> origins_;
    std::vector<flow_edge> edges_;
    std::vector<flaw> flaws_;
    std::size_t steps_ = 0;
};

void note_missing_rows(const std::vector<bool>& happens, std::vector<flaw>& flaws) {
    const auto missing = std::find(happens.begin(), happens.end(), false);
    if (missing == happens.end()) return;
    flaw found;
    found.kind = flaw_kind::never_happens;
    found.row = static_cast<step_id>(missing - happens.begin());
    flaws.push_back(std::move(found));
}

}  // namespace

std::vector<flaw> find_flaws(const machine& of, std::uint16_t units, std::uint32_t quorum) {
    std::vector<bool> happens(of.table.rows.size(), false);
    std::vector<flaw> flaws = explorer(of, units, quorum).run(happens);
    if (flaws.empty()) note_missing_rows(happens, flaws);
    return flaws;
}

std::vector<flaw> find_flaws(const machine& of) {
    std::vector<flaw> flaws = find_flaws(of, 1, 0);
    if (!flaws.empty() || of.table.stretches.empty()) return flaws;
    flaws = find_flaws(of, 2, 2);
    const bool has_quorum = std::any_of(of.table.stretches.begin(), of.table.stretches.end(),
                                        [](const stretch_entry& s) { return !s.everybody; });
    if (flaws.empty() && has_quorum) flaws = find_flaws(of, 2, 1);
    return flaws;
}

}  // namespace alur
