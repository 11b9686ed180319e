#include <alur/case/work_list.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include "case/guards.hpp"
#include "case/offices.hpp"
#include "case/scene.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

struct row_clock {
    due_date due;
    punctuality stands = punctuality::on_time;
};

// The row's own clock, else the first to end of the `sampai` clocks that wait for what it leads to.
row_clock clock_of(const open_case& of, const open_row& row, instant now) noexcept {
    const running_clock* found = row.clock.due.has_limit() ? &row.clock : nullptr;
    row_unit measured_at = row.at;
    if (found == nullptr)
        for (const open_span& span : of.facts().ledger.spans) {
            const span_clock& clock = of.sop().clocks[span.clock_index];
            const bool same_lane = span.unit == no_unit || span.unit == row.at.unit;
            if (!same_lane || !clock.alive[index(row.at.row)] || !span.clock.due.has_limit())
                continue;
            if (found != nullptr && found->due.at <= span.clock.due.at) continue;
            found = &span.clock;
            measured_at = {clock.from, span.unit};
        }
    if (found == nullptr) return {};
    return {found->due, row.outside ? punctuality::on_time
                                    : stands(calendar_for(of, measured_at), *found, now)};
}

// What does not change from case to case of one machine: the actor's offices there, and the rows
// that could concern them at all.
class desk {
  public:
    desk(const machine& sop, const actor& who)
        : sop_(&sop), view_(sop.view()), who_{}, concerns_(view_.rows.size(), false) {
        who_.by = who;
        for (const seat& each : who_.by.seats)
            if (const role_id office = sop.find_role(each.office); office != no_role) {
                seats_.push_back(seat_at(office, each));
                mine_ |= only(office);
            }
        for (std::size_t r = 0; r < view_.rows.size(); ++r) {
            const role_set able = performers(view_.rows[r]);
            const bool recorded = (able & view_.outsiders) != 0;
            const role_set recorders =
                recorded ? kernel::recorders(view_, view_.rows[r], no_exit) : role_set{0};
            concerns_[r] = ((able | recorders) & mine_) != 0;
            kinds_.push_back(sop.kind_of(static_cast<step_id>(r)));
        }
    }
    desk(const desk&) = delete;
    desk& operator=(const desk&) = delete;

    [[nodiscard]] const machine* sop() const noexcept { return sop_; }

    void add_tasks(const open_case& of, std::size_t which, instant now,
                   std::vector<task>& list) const {
        const case_facts& facts = of.facts();
        if (facts.stage != lifecycle::running) return;
        const bool excepted = !facts.ledger.exceptions.empty();
        if (view_.sequential && !excepted &&
            (facts.at.row == no_step || !concerns_[index(facts.at.row)]))
            return;
        for (const open_row& row : facts.ledger.open)
            if (excepted || concerns_[index(row.at.row)]) add_task(of, row, which, now, list);
    }

  private:
    struct held_seat {
        role_id office;
        const seat* is;
        bool per_unit;
        kind_id kind;           // repeated kind of the office
        std::size_t case_kind;  // or the kind of which the case has one unit
    };

    [[nodiscard]] held_seat seat_at(role_id office, const seat& is) const {
        const std::string& kind = sop_->sop.performers[index(office)].per_unit;
        const auto found = std::find(sop_->case_kinds.begin(), sop_->case_kinds.end(), kind);
        return {office, &is, !kind.empty(), sop_->find_kind(kind),
                static_cast<std::size_t>(found - sop_->case_kinds.begin())};
    }

    // What `unit_fits` says, without making words of it where the names are at hand.
    [[nodiscard]] bool fits(const scene& s, const held_seat& held, row_unit at) const {
        if (!held.per_unit) return true;
        const std::string* wanted = nullptr;
        const unit_names& units = *s.facts.units;
        if (held.case_kind < units.of_case.size())
            wanted = &units.of_case[held.case_kind];
        else if (held.kind != no_kind && held.kind == kinds_[index(at.row)] &&
                 index(held.kind) < units.of_kind.size() &&
                 index(at.unit) < units.of_kind[index(held.kind)].size())
            wanted = &units.of_kind[index(held.kind)][index(at.unit)];
        if (wanted == nullptr || wanted->empty())
            return unit_fits(s, held.office, at, held.is->unit);
        return *wanted == held.is->unit || same_name(*wanted, held.is->unit);
    }

    [[nodiscard]] role_set performers(const row_entry& row) const noexcept {
        if (row.mode == act_mode::one) return row.deciders;
        role_set all = 0;
        for (const role_id office : view_.acts.subspan(row.first_act, row.act_count))
            all |= only(office);
        return all;
    }

    // The same seat counts as when judging: the first that fits.
    [[nodiscard]] role_set fitting(const scene& s, row_unit at, role_set wanted,
                                   bool definitive) const {
        role_set seen = 0;
        role_set good = 0;
        for (const held_seat& each : seats_) {
            const role_set bit = only(each.office);
            if ((wanted & bit) == 0 || (seen & bit) != 0 || !fits(s, each, at)) continue;
            seen |= bit;
            if (!definitive || each.is->capacity == capacity::definitive) good |= bit;
        }
        return good;
    }

    void add_task(const open_case& of, const open_row& row, std::size_t which, instant now,
                  std::vector<task>& list) const {
        const case_facts& facts = of.facts();
        const std::string& me = who_.by.id;
        const row_holder* holder = holder_of(facts, row.at);
        if (holder != nullptr && holder->person != me) return;
        const row_entry& entry = view_.rows[index(row.at.row)];
        const row_demands& asks = sop_->demands[index(row.at.row)];
        const scene s{*sop_, of.times(), facts, who_, view_};

        task one;
        // An open row of one performer stands where it opened; others know who has acted.
        const role_set able = entry.mode == act_mode::one
                                  ? entry.deciders & designated_offices(*sop_, facts, row.at)
                                  : may_act(*sop_, view_, facts, row.at);
        const role_set present = fitting(s, row.at, able & mine_, false);
        const std::string_view named = named_person(*sop_, facts, row.at);
        if (named.empty() || named == me)
            one.offices = asks.definitive ? fitting(s, row.at, able & mine_, true) : present;
        one.outsiders = able & view_.outsiders & ~present;
        if (one.outsiders != 0)
            one.recorders =
                fitting(s, row.at, kernel::recorders(view_, entry, no_exit) & mine_, false);
        if (one.recorders == 0) one.outsiders = 0;
        if (one.offices == 0 && one.recorders == 0) {
            const exception_granted* granted = exception_for(s, row.at, refusal::office);
            const role_set possible = entry.mode == act_mode::one ? entry.deciders : able;
            if (present != 0 || granted == nullptr || (possible & only(granted->office)) == 0 ||
                (!named.empty() && named != me))
                return;
            one.offices = only(granted->office);
            one.by_exception = true;
        }
        one.which = which;
        one.at = row.at;
        one.opened = row.opened;
        one.held = holder != nullptr;
        one.somebody_else =
            one.recorders == 0 && act_that_bars(*sop_, facts, row.at, me) != nullptr;
        const row_clock clock = clock_of(of, row, now);
        one.due = clock.due;
        one.stands = clock.stands;
        list.push_back(one);
    }

    const machine* sop_;
    machine_view view_;
    event who_;
    std::vector<held_seat> seats_;  // into who_
    role_set mine_ = 0;
    std::vector<bool> concerns_;  // per row
    std::vector<kind_id> kinds_;  // per row
};

instant due_instant(const due_date& due) noexcept {
    return due.has_limit() ? due.at : instant::max();
}

// By due instant; tasks come in the order of case and row, which stays among equals. Byte by byte,
// because comparing a hundred thousand instants takes longer than all the rest.
void sort_by_due(std::vector<task>& list) {
    struct key {
        std::uint64_t due;
        std::uint32_t which;
    };
    constexpr unsigned digit = 11;
    constexpr std::uint64_t mask = (1U << digit) - 1;
    std::uint64_t first = ~std::uint64_t{0};
    std::uint64_t last = 0;
    std::vector<key> order;
    order.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        // The sign turned, so that unsigned numbers are in the order of time.
        const auto due =
            static_cast<std::uint64_t>(due_instant(list[i].due).time_since_epoch().count()) ^
            (std::uint64_t{1} << 63U);
        if (list[i].due.has_limit()) last = std::max(last, due);
        first = std::min(first, due);
        order.push_back({due, static_cast<std::uint32_t>(i)});
    }
    for (key& each : order) each.due = std::min(each.due, last + 1) - first;
    std::vector<key> other(order.size());
    for (unsigned shift = 0; shift < 64 && (last + 1 - first) >> shift != 0; shift += digit) {
        std::array<std::size_t, mask + 1> starts{};
        for (const key& each : order) ++starts[each.due >> shift & mask];
        std::exclusive_scan(starts.begin(), starts.end(), starts.begin(), std::size_t{0});
        for (const key& each : order) other[starts[each.due >> shift & mask]++] = each;
        order.swap(other);
    }
    // In place: the list may be long.
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        if (order[i].which == i) continue;
        const task first_of_cycle = list[i];
        std::uint32_t to = i;
        while (order[to].which != i) {
            const std::uint32_t from = order[to].which;
            list[to] = list[from];
            order[to].which = to;
            to = from;
        }
        list[to] = first_of_cycle;
        order[to].which = to;
    }
}

// Cases lie anywhere in memory; while one is looked at, those ahead are fetched: first the case,
// later what it points to.
void fetch_ahead(std::span<const open_case* const> cases, std::size_t i) noexcept {
    constexpr std::size_t far = 16;
    constexpr std::size_t near = 6;
    if (i + far < cases.size() && cases[i + far] != nullptr) {
        const char* const at = reinterpret_cast<const char*>(cases[i + far]);
        for (std::size_t line = 0; line < sizeof(open_case); line += 64)
            __builtin_prefetch(at + line);
    }
    if (i + near < cases.size() && cases[i + near] != nullptr) {
        const case_facts& facts = cases[i + near]->facts();
        __builtin_prefetch(facts.words.data());
        __builtin_prefetch(&*facts.units);
    }
}

}  // namespace

std::vector<task> todo(std::span<const open_case* const> cases, const actor& who, instant now) {
    std::vector<task> list;
    list.reserve(cases.size());
    std::vector<std::unique_ptr<desk>> desks;
    const desk* here = nullptr;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        fetch_ahead(cases, i);
        if (cases[i] == nullptr) continue;
        const machine* sop = &cases[i]->sop();
        if (here == nullptr || here->sop() != sop) {
            auto found = std::find_if(desks.begin(), desks.end(),
                                      [&](const auto& each) { return each->sop() == sop; });
            if (found == desks.end())
                found = desks.insert(desks.end(), std::make_unique<desk>(*sop, who));
            here = found->get();
        }
        here->add_tasks(*cases[i], i, now, list);
    }
    sort_by_due(list);
    return list;
}

std::vector<awaited_row> waiting(const open_case& of, instant now) {
    std::vector<awaited_row> list;
    for (const open_row& row : of.open_rows()) {
        awaited_row one;
        one.at = row.at;
        one.offices = may_act(of.sop(), of.facts(), row.at);
        const row_holder* holder = holder_of(of.facts(), row.at);
        one.person = holder != nullptr ? std::string_view(holder->person)
                                       : named_person(of.sop(), of.facts(), row.at);
        one.outside = row.outside;
        one.opened = row.opened;
        const row_clock clock = clock_of(of, row, now);
        one.due = clock.due;
        one.stands = clock.stands;
        list.push_back(one);
    }
    std::stable_sort(list.begin(), list.end(), [](const awaited_row& a, const awaited_row& b) {
        return std::pair(due_instant(a.due), a.at) < std::pair(due_instant(b.due), b.at);
    });
    return list;
}

instant next_deadline(std::span<const open_case* const> cases) {
    instant first = instant::max();
    for (const open_case* each : cases)
        if (each != nullptr) first = std::min(first, next_deadline(*each));
    return first;
}

}  // namespace alur
