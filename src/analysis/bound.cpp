#include "analysis/bound.hpp"

#include <algorithm>
#include <array>

namespace alur::analysis {
namespace {

constexpr std::size_t most_parts = 64;
constexpr std::uint32_t not_looked = 0xffff'fffe;

}  // namespace

bound::bound(const net& of, const price_list& prices, bool prefix)
    : prices_(&prices), prefix_(prefix) {
    const machine_view& m = of.machine();
    std::vector<std::uint16_t> pair_units;
    for (std::size_t k = 0; k < m.kinds.size(); ++k) {
        units_.push_back(of.layout().kinds[k].capacity);
        pair_units.push_back(std::min<std::uint16_t>(units_.back(), 2));
        parts_ = std::max<price>(parts_, units_.back());
    }
    if (!possible(of) || parts_ < 2 || parts_ > most_parts) return;
    pair_.emplace(m, pair_units);
    std::optional<graph> whole_pair = whole(*pair_, dense_states);
    if (!whole_pair) {
        pair_.reset();
        return;
    }
    graph_ = std::move(*whole_pair);
    scratch_.resize(pair_->layout().words);
    for (const stretch_entry& s : m.stretches) leaves_.push_back(can_leave(m, s));
    visible_.resize(parts_);
    place_.resize(parts_);
    table_.resize(parts_);
    columns_.resize(parts_);
    price_edges(prices);
}

bool bound::possible(const net& of) {
    return std::ranges::all_of(of.machine().stretches, [&](const stretch_entry& s) {
        return s.everybody || of.layout().kinds[index(s.kind)].capacity < 3;
    });
}

// Where a kind has fewer units than another, its first is walked again in the parts left over.
std::uint16_t bound::unit_in(std::size_t part, kind_id kind) const {
    return part < units(kind) ? static_cast<std::uint16_t>(part) : std::uint16_t{0};
}

// And pays nothing there. A kind of one unit is everybody's.
price bound::share_of(std::size_t part, kind_id kind) const {
    if (units(kind) == 1) return 1;
    return part < units(kind) ? parts_ : 0;
}

void bound::price_edges(const price_list& prices) {
    const machine_view& m = pair_->machine();
    edges_.resize(parts_);
    for (std::size_t part = 0; part < parts_; ++part)
        for (const graph_edge& edge : graph_.edges) {
            price share = 1;
            if (edge.unit == unit_id{1})
                share = 0;
            else if (edge.unit != no_unit)
                share = share_of(part, m.rows[index(edge.row)].kind);
            edges_[part].model_only.push_back(share * prices.model_only[index(edge.row)]);
            edges_[part].synchronous.push_back(
                edge.unit == unit_id{1} ? never : share * prices.synchronous);
        }
}

// What this part sees of the trace.
void bound::look(std::size_t part, std::span<const log_event> events) {
    const machine_view& m = pair_->machine();
    visible_[part].clear();
    place_[part].clear();
    for (const log_event& each : events) {
        place_[part].push_back(static_cast<std::uint32_t>(visible_[part].size()));
        seen_event seen{each, prices_->log(each.row)};
        const kind_id kind =
            index(each.row) < m.rows.size() ? m.rows[index(each.row)].kind : no_kind;
        if (kind != no_kind) {
            const bool known = each.unit != no_unit;
            if (known && index(each.unit) >= units(kind)) {
                seen.event.row = no_step;
            } else if (units(kind) > 1) {
                if (known && index(each.unit) != unit_in(part, kind)) continue;
                // somebody else's, if it does not say whose
                seen.passing = known ? seen.passing * share_of(part, kind) : 0;
            }
            seen.event.unit = unit_id{0};
        }
        visible_[part].push_back(seen);
    }
    place_[part].push_back(static_cast<std::uint32_t>(visible_[part].size()));
}

void bound::fill(std::size_t part) {
    const std::size_t n = visible_[part].size();
    const std::size_t m = graph_.size();
    columns_[part].resize((n + 1) * m);
    const std::span<price> all(columns_[part]);
    last_column(graph_, edges_[part], prefix_, all.subspan(n * m, m));
    for (std::size_t i = n; i-- > 0;)
        column_before(graph_, edges_[part], visible_[part][i].event, visible_[part][i].passing,
                      all.subspan((i + 1) * m, m), all.subspan(i * m, m));
}

void bound::prepare(std::span<const log_event> events) {
    if (!pair_) return;
    for (std::size_t part = 0; part < parts_; ++part) {
        look(part, events);
        table_[part] = part;
        for (std::size_t other = 0; other < part; ++other)
            if (table_[other] == other && visible_[other] == visible_[part] &&
                edges_[other].model_only == edges_[part].model_only) {
                table_[part] = other;
                break;
            }
        if (table_[part] == part) fill(part);
    }
}

// Everybody else, as one: at the entry while anybody is awaited, since from there every row of the
// stretch can be reached.
void bound::copy_other(const net& whole, const_marking from, marking to, kind_id kind,
                       std::uint16_t unit) const {
    const machine_view& m = whole.machine();
    constexpr unit_id other{1};
    to.set(kind, 0, other);
    for (std::size_t i = 0; i < m.stretches.size(); ++i) {
        const stretch_entry& s = m.stretches[i];
        if (s.kind != kind) continue;
        auto stand_in = static_cast<unit_id>(unit == 0 ? 1 : 0);
        bool pending = false;
        for (std::uint16_t u = 0; u < units(kind) && !pending; ++u) {
            if (u == unit) continue;
            for (std::uint32_t r = 0; r < s.row_count && !pending; ++r)
                pending =
                    from.test(kind, m.rows[m.lists[s.first_row + r]].open, static_cast<unit_id>(u));
            if (pending) stand_in = static_cast<unit_id>(u);
        }
        if (!pending || units(kind) == 2 || (from.test(s.met) && !leaves_[i])) {
            for (std::uint32_t p = s.first_place; p < s.first_place + s.place_count; ++p)
                if (from.test(kind, p, stand_in)) to.set(kind, p, other);
            continue;
        }
        to.set(kind, m.rows[index(s.entry)].open, other);
        if (s.members != 0) to.set(kind, s.members, other);
        if (from.test(s.met)) to.set(kind, s.awaited, other);
    }
}

std::uint32_t bound::seen_from(const net& whole, std::uint32_t state, std::size_t part) {
    const machine_view& m = whole.machine();
    const const_marking from{&whole.layout(), whole.words(state)};
    std::fill(scratch_.begin(), scratch_.end(), 0);
    const marking to{&pair_->layout(), scratch_};
    for (std::uint32_t w = 0; w < (m.single_places + 63) / 64; ++w) to.words[w] = from.words[w];
    for (std::size_t k = 0; k < m.kinds.size(); ++k) {
        const auto kind = static_cast<kind_id>(k);
        const std::uint16_t unit = unit_in(part, kind);
        for (std::uint32_t p = 0; p < m.kinds[k].places; ++p)
            if (from.test(kind, p, static_cast<unit_id>(unit))) to.set(kind, p, unit_id{0});
        if (units(kind) > 1) copy_other(whole, from, to, kind, unit);
    }
    const std::uint32_t found = pair_->find(scratch_);
    return found == nowhere || found >= graph_.state_of.size() ? nowhere : graph_.state_of[found];
}

price bound::of_part(const net& whole, std::size_t at, std::uint32_t state, std::size_t part) {
    if (!pair_) return 0;
    if (seen_.size() < whole.size() * parts_) seen_.resize(whole.size() * parts_, not_looked);
    std::uint32_t& seen = seen_[state * parts_ + part];
    if (seen == not_looked) seen = seen_from(whole, state, part);
    if (seen == nowhere) return 0;
    return columns_[table_[part]][place_[part][at] * graph_.size() + seen];
}

price bound::of(const net& whole, std::size_t at, std::uint32_t state) {
    price sum = 0;
    for (std::size_t part = 0; part < parts(); ++part) sum += of_part(whole, at, state, part);
    return sum;
}

}  // namespace alur::analysis
