// The runs of an SOP as a graph: its states, and the completed rows that lead from one to another.
// Made by the kernel, state by state, as far as somebody asks.
#pragma once

#include <alur/engine/marking.hpp>
#include <alur/engine/verdict.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace alur::analysis {

inline constexpr std::uint32_t nowhere = 0xffff'ffff;

// Can a unit leave the stretch other than by delivering: to the end, or back to before it?
[[nodiscard]] bool can_leave(const machine_view& m, const stretch_entry& s);

// A row completed.
struct net_edge {
    std::uint32_t to = nowhere;  // nowhere: a step back that names units, see `go_back`
    std::uint32_t naming = 0;    // of `named`; 0: nobody is named
    step_id row = no_step;
    unit_id unit = no_unit;
    exit_id exit = no_exit;
};

class net {
  public:
    net(const machine_view& m, std::span<const std::uint16_t> units);

    [[nodiscard]] const machine_view& machine() const { return m_; }
    [[nodiscard]] const marking_layout& layout() const { return layout_; }
    [[nodiscard]] std::uint32_t size() const { return count_; }
    [[nodiscard]] std::uint32_t start(step_id at);
    [[nodiscard]] bool ended(std::uint32_t state) const;
    [[nodiscard]] std::span<const std::uint64_t> words(std::uint32_t state) const {
        return std::span(words_).subspan(state * width_, width_);
    }
    [[nodiscard]] std::uint32_t find(std::span<const std::uint64_t> state) const;

    // By row, unit, exit. Valid until the next call.
    [[nodiscard]] std::span<const net_edge> edges(std::uint32_t state);

    // Where an edge without `to` can lead: its stretch, and the units that may be named.
    [[nodiscard]] const stretch_entry& goes_back_into(const net_edge& edge) const;
    [[nodiscard]] std::vector<unit_id> delivered(std::uint32_t state, const net_edge& edge) const;
    [[nodiscard]] net_edge go_back(std::uint32_t state, net_edge edge,
                                   std::span<const unit_id> names);

    [[nodiscard]] std::span<const unit_id> named(std::uint32_t naming) const {
        const auto& each = namings_[naming];
        return std::span(units_named_).subspan(each.first, each.count);
    }

  private:
    struct run {
        std::uint32_t first = nowhere;  // nowhere: not explored
        std::uint32_t count = 0;
    };

    [[nodiscard]] marking working() { return {&layout_, scratch_}; }
    [[nodiscard]] std::size_t slot_of(std::span<const std::uint64_t> state) const;
    std::uint32_t add(std::span<const std::uint64_t> state);
    void grow();
    void explore(std::uint32_t state);
    void try_row(std::uint32_t state, step_id row, unit_id unit);
    // Every office of the row acts, the last by this exit; the state reached or nowhere.
    std::uint32_t complete(std::uint32_t state, const net_edge& edge,
                           std::span<const unit_id> names);

    machine_view m_;
    marking_layout layout_;
    std::size_t width_;
    std::uint32_t count_ = 0;
    std::vector<std::uint64_t> words_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::uint64_t> scratch_;
    std::vector<net_edge> edges_;
    std::vector<run> runs_;
    std::vector<run> namings_{{0, 0}};
    std::vector<unit_id> units_named_;
};

}  // namespace alur::analysis
