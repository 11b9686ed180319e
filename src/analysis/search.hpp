// The best-first search for cases of many states: pairs of a place in the trace and a state, in the
// order of what is known to be spent plus a lower bound of what is still to come (A*).
//
// A step back into a stretch may name any units that delivered, and so lead to very many states.
// They are made one after another, the most promising first, as far as they are wanted (`fan`).
//
// Exact because the bound is never too high; pairs are opened again where a cheaper way to them is
// found, so it need not be consistent. Of several equally promising pairs the one found last is
// first, synchronous moves being found last: a trace that fits is followed straight to its end.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/bound.hpp"

namespace alur::analysis {

class search {
  public:
    // The least cost, and the moves in `into`; `too_large` beyond `most` pairs.
    void run(net& of, bound& rest, const price_list& prices, const log_trace& trace, bool prefix,
             std::size_t most, alignment& into);

  private:
    static constexpr std::uint32_t none = 0xffff'ffff;

    struct node {
        std::uint32_t state = 0;
        std::uint32_t at = 0;  // events before it
        std::uint32_t from = none;
        move_kind kind = move_kind::synchronous;
        net_edge by{};
        price spent = 0;
        price rest = 0;
    };
    struct promise {
        price total = 0;
        price spent = 0;
        std::uint64_t order = 0;
        std::uint32_t node = none;  // none: the next of a fan
        std::uint32_t pick = none;
    };
    // The sets of units that a step back may name. The best is a flag for each unit; to change one
    // costs what `loss` says, least first.
    struct fan {
        std::uint32_t from = none;
        move_kind kind = move_kind::model_only;
        net_edge edge{};
        std::vector<unit_id> units{};
        std::vector<price> loss{};
        std::uint64_t best = 0;
        std::vector<unit_id> extras{};  // one of these besides
    };
    // One of them: the flags changed, the dearest of which is `last`. From it follow two others,
    // and so all in the order of their losses.
    struct pick {
        std::uint32_t fan = 0;
        std::uint64_t changed = 0;
        std::uint32_t last = none;
        price total = 0;
    };
    struct slot {
        std::uint32_t node = none;
        std::uint32_t run = 0;  // of another run: empty
    };

    static bool behind(const promise& a, const promise& b) {
        return a.total != b.total ? a.total > b.total : a.order < b.order;
    }

    void clear();
    void grow();
    [[nodiscard]] std::size_t slot_of(std::uint32_t state, std::uint32_t at) const;
    void reach(std::uint32_t from, move_kind kind, const net_edge& by, std::uint32_t at,
               price spent);
    bool leave(std::uint32_t number);
    bool go_back(std::uint32_t number, const net_edge& edge);
    void open_fan(fan made, std::span<const unit_id> rest);
    void open_pick(const pick& next);
    void take(const pick& chosen);
    void name(const fan& of, std::span<const unit_id> names);
    void go(std::uint32_t number, move_kind kind, const net_edge& edge);
    [[nodiscard]] bool says_next(std::uint32_t number, const net_edge& edge) const;
    void tell(std::uint32_t goal, alignment& into) const;
    void note_last_events();

    net* net_ = nullptr;
    bound* rest_ = nullptr;
    const price_list* prices_ = nullptr;
    std::span<const log_event> events_;
    std::vector<node> nodes_;
    std::vector<slot> slots_;
    std::vector<promise> heap_;
    std::vector<net_edge> leads_;
    std::vector<fan> fans_;
    std::vector<pick> picks_;
    std::vector<std::vector<std::uint32_t>>
        last_;                                    // per stretch: how far its units are in the trace
    std::vector<std::uint32_t> last_of_anybody_;  // per stretch: events that name no unit
    std::uint32_t run_ = 0;
    std::uint64_t order_ = 0;
};

}  // namespace alur::analysis
