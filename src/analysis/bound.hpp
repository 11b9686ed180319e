// A lower bound of what it costs to finish a case of many units, for the best-first search.
//
// Each unit in turn walks the SOP with one other, whose moves are free and who stands for everybody
// else: a graph of few states, for which finishing is known exactly from columns. Every run of the
// case is, seen from one unit, a run of its graph: the other does what the last of those does for
// whom a meeting point waits. What a unit's own moves cost is charged in its own graph only, what
// all share (rows not repeated, unknown activities) in equal parts in every graph. So the sum over
// the units never exceeds what an alignment costs. It is exact unless units are in each other's
// way.
//
// There is no bound where three units or more could matter to each other otherwise: under a quorum.
// A state that the pair cannot be in counts nothing, which is a lower bound too.
//
// All prices are multiplied by the number of units, so that parts are whole numbers.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/columns.hpp"

namespace alur::analysis {

class bound {
  public:
    bound(const net& of, const price_list& prices, bool prefix);

    // By how much prices are multiplied; 1 where there is no bound.
    [[nodiscard]] price parts() const { return pair_ ? parts_ : 1; }
    void prepare(std::span<const log_event> events);
    // From before event `at` of the trace prepared last.
    [[nodiscard]] price of(const net& whole, std::size_t at, std::uint32_t state);
    // What the graph of one unit says of it; the sum over all parts is the bound.
    [[nodiscard]] price of_part(const net& whole, std::size_t at, std::uint32_t state,
                                std::size_t part);

  private:
    enum class payer : std::uint8_t { all, own, nobody };
    struct seen_event {
        log_event event;
        price passing = 0;
        friend bool operator==(const seen_event&, const seen_event&) = default;
    };

    [[nodiscard]] static bool possible(const net& of);
    [[nodiscard]] std::uint16_t units(kind_id kind) const { return units_[index(kind)]; }
    [[nodiscard]] std::uint16_t unit_in(std::size_t part, kind_id kind) const;
    [[nodiscard]] price share_of(std::size_t part, kind_id kind) const;
    void price_edges(const price_list& prices);
    void look(std::size_t part, std::span<const log_event> events);
    void fill(std::size_t part);
    [[nodiscard]] std::uint32_t seen_from(const net& whole, std::uint32_t state, std::size_t part);
    void copy_other(const net& whole, const_marking from, marking to, kind_id kind,
                    std::uint16_t unit) const;

    std::vector<std::uint16_t> units_;
    price parts_ = 1;
    const price_list* prices_;
    bool prefix_;
    std::optional<net> pair_;
    graph graph_;
    std::vector<edge_prices> edges_;   // per part
    std::vector<bool> leaves_;         // per stretch: a lane can be left other than forwards
    std::vector<std::uint32_t> seen_;  // per state of the net and part: state of the graph
    std::vector<std::uint64_t> scratch_;
    std::vector<std::vector<seen_event>> visible_;   // per part
    std::vector<std::vector<std::uint32_t>> place_;  // per part and event: of the visible ones
    std::vector<std::size_t> table_;                 // per part: the part whose columns it shares
    std::vector<std::vector<price>> columns_;        // per part, those that share none
};

}  // namespace alur::analysis
