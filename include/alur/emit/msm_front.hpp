// What the Boost.MSM header of an SOP is made of; only such headers include this one.
//
// A state is one marking of the SOP's skeleton: which rows are open, which branches have arrived,
// which stretches are done. A stretch that units walk alone is one state; where each unit stands,
// and which offices of a row have acted, is data of the front-end, and that enough units have
// delivered is a guard. There is one event type for each kind of event, not for each row.
//
// `Observer` is told what happened: `accepted(event, verdict)` and `refused(event, reason)`.
// `Rules` says which exits the SOP's `bila` allow: `std::uint16_t operator()(const step_event&)`, a
// bit for each exit; what the event itself says is asked as well.
//
// A machine whose rows follow one another is wholly Boost.MSM's: guards ask
// <alur/engine/decide.hpp> only. Elsewhere a guard lets the kernel try the event on the data and
// compares where it leads. Thread-safety: a run has one owner.
#pragma once

#include <alur/engine/flow.hpp>

#include <boost/mpl/push_back.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>

namespace alur::msm {

// ---- events and states --------------------------------------------------------------------------

template <step_kind Kind>
struct event_of {
    const step_event& is;
};
struct begin {
    step_id at;
};

template <int Number>
struct state : boost::msm::front::state<> {
    template <class Event, class Front>
    void on_entry(const Event& /*event*/, Front& front) const noexcept {
        front.now = Number;
    }
};
using not_begun = state<-1>;

struct nobody {
    void accepted(const step_event& /*event*/, const verdict& /*said*/) const noexcept {}
    void refused(const step_event& /*event*/, refusal /*why*/) const noexcept {}
};
struct no_rules {
    std::uint16_t operator()(const step_event& /*event*/) const noexcept { return 0xffff; }
};

// Rows of a transition table: as many as the compiler can bear.
template <class List, class... Rows>
struct append {
    using type = List;
};
template <class List, class Row, class... Rows>
struct append<List, Row, Rows...>
    : append<typename boost::mpl::push_back<List, Row>::type, Rows...> {};
template <class... Rows>
using table = typename append<boost::mpl::vector<>, Rows...>::type;

// ---- the front-end ------------------------------------------------------------------------------

// The single places of every state; a sequential machine needs none.
inline constexpr std::array<std::array<std::uint64_t, 1>, 1> no_skeleton{};

template <class Derived, const machine_view& Machine, const auto& Skeleton, class Observer,
          class Rules>
class front_end : public boost::msm::front::state_machine_def<Derived> {
  public:
    using no_exception_thrown = int;
    using no_message_queue = int;
    using initial_state = not_begun;

    template <int Which>
    struct none_of {};
    using marking_data =
        std::conditional_t<Machine.sequential, none_of<0>, kernel::marking_state<Machine, 64>>;
    using marking_tried =
        std::conditional_t<Machine.sequential, none_of<1>, kernel::marking_state<Machine, 64>>;

    int now = -1;             // the state's number
    verdict said;             // of the event accepted last
    std::uint16_t acted = 0;  // of the open row's offices, where the machine is sequential
    [[no_unique_address]] marking_data data;    // elsewhere
    [[no_unique_address]] marking_tried tried;  // by a guard
    [[no_unique_address]] Observer observer;
    [[no_unique_address]] Rules rules;

    template <class Machine_, class Event>
    void no_transition(const Event& /*event*/, Machine_& /*machine*/, int /*state*/) noexcept {}

    // The event finishes the row through that exit.
    bool finishes(const step_event& e, step_id about, exit_id exit) const noexcept {
        if (e.row != about || e.unit != no_unit || !e.named.empty()) return false;
        const kernel::decision d = decided(e, about);
        return d.why == refusal::none && d.finishes && d.taken == exit;
    }
    // One office of several has acted, or the last link is handed back.
    bool goes_on(const step_event& e, step_id about) const noexcept {
        if (e.row != about || e.unit != no_unit || !e.named.empty()) return false;
        const kernel::decision d = decided(e, about);
        return d.why == refusal::none && !d.finishes;
    }
    bool hands_back(const step_event& e, step_id about) const noexcept {
        return acted != 0 && e.target == about && may_send_back(e, about);
    }
    bool returns(const step_event& e, step_id about, step_id target) const noexcept {
        const bool to_last_link =
            e.target == about && Machine.rows[index(about)].mode == act_mode::in_order;
        return e.target == target && !to_last_link && may_send_back(e, about);
    }
    // The kernel accepts the event about that row, and it leads to that state.
    bool leads_to(const step_event& e, step_id about, std::size_t from, std::size_t to) noexcept {
        if (about != no_step && e.row != about) return false;
        tried = data;
        place_singles(tried.words, from);
        said = step(Machine, tried.at(), e);
        if (!said.accepted()) return false;
        for (std::size_t w = 0; w < Skeleton[to].size(); ++w)
            if ((tried.words[w] & ~private_places()[w]) != Skeleton[to][w]) return false;
        return true;
    }

    // Single places that are data: which offices of a row have acted.
    static constexpr auto private_places() noexcept {
        std::array<std::uint64_t, single_words> own{};
        for (const row_entry& each : Machine.rows)
            if (each.mode != act_mode::one && each.stretch == 0xffff)
                for (std::uint32_t i = 0; i < each.act_count; ++i)
                    own[(each.acted + i) / 64] |= std::uint64_t{1} << (each.acted + i) % 64;
        return own;
    }
    void place_singles(auto& words, std::size_t state) const noexcept {
        for (std::size_t w = 0; w < Skeleton[state].size(); ++w)
            words[w] = (words[w] & private_places()[w]) | Skeleton[state][w];
    }

  private:
    static constexpr std::size_t single_words = (Machine.single_places + 63) / 64;

    [[nodiscard]] kernel::decision decided(const step_event& e, step_id about) const noexcept {
        const row_entry& entry = Machine.rows[index(about)];
        const std::uint32_t wanted =
            entry.meeting == 0xffff
                ? 0
                : Machine.meetings[entry.meeting].quorum.of(Machine.meetings[entry.meeting].single);
        return kernel::decide(Machine, entry, acted, wanted, e);
    }
    [[nodiscard]] bool may_send_back(const step_event& e, step_id about) const noexcept {
        const row_entry& entry = Machine.rows[index(about)];
        return e.row == about && e.unit == no_unit && e.named.empty() && e.reasoned &&
               kernel::act_now(Machine, entry, acted, e.office) != entry.act_count &&
               kernel::may_record_return(Machine, e);
    }
};

// ---- guards and actions -------------------------------------------------------------------------

template <int Row, int Exit>
struct finishes {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        return front.finishes(e.is, static_cast<step_id>(Row), static_cast<exit_id>(Exit));
    }
};
template <int Row>
struct goes_on {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        return front.goes_on(e.is, static_cast<step_id>(Row));
    }
};
template <int Row>
struct hands_back {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        return front.hands_back(e.is, static_cast<step_id>(Row));
    }
};
template <int Row, int Target>
struct returns {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        return front.returns(e.is, static_cast<step_id>(Row), static_cast<step_id>(Target));
    }
};
template <int Row, int At, int Then>
struct leads_to {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        return front.leads_to(e.is, static_cast<step_id>(Row), At, Then);
    }
};
template <int Row>
struct begins {
    template <class Event, class Front, class From, class To>
    bool operator()(const Event& e, Front& /*front*/, From& /*from*/, To& /*to*/) const noexcept {
        return e.at == static_cast<step_id>(Row);
    }
};

// What the transition says; which offices of the next row have acted starts afresh.
template <const machine_view& Machine, int Row, int Exit>
struct move_on {
    template <class Event, class Front, class From, class To>
    void operator()(const Event& /*event*/, Front& front, From& /*from*/,
                    To& /*to*/) const noexcept {
        front.acted = 0;
        front.said = kernel::moved(Machine.exits[Machine.rows[Row].first_exit + Exit],
                                   static_cast<step_id>(Row), static_cast<exit_id>(Exit));
    }
};
template <const machine_view& Machine, int Row>
struct note_act {
    template <class Event, class Front, class From, class To>
    void operator()(const Event& e, Front& front, From& /*from*/, To& /*to*/) const noexcept {
        const std::uint8_t act =
            kernel::act_now(Machine, Machine.rows[Row], front.acted, e.is.office);
        front.acted = static_cast<std::uint16_t>(front.acted | 1U << act);
        front.said = kernel::still_open();
    }
};
struct take_last_act {
    template <class Event, class Front, class From, class To>
    void operator()(const Event& /*event*/, Front& front, From& /*from*/,
                    To& /*to*/) const noexcept {
        front.acted = static_cast<std::uint16_t>(front.acted >> 1U);
        front.said = kernel::still_open();
    }
};
template <int Row, int Target>
struct move_back {
    template <class Event, class Front, class From, class To>
    void operator()(const Event& /*event*/, Front& front, From& /*from*/,
                    To& /*to*/) const noexcept {
        front.acted = 0;
        front.said = {};
        front.said.backward = true;
        front.said.closed = static_cast<step_id>(Row);
        front.said.result = progress::row_closed;
        front.said.first_open = Target;
        front.said.open_count = 1;
    }
};
struct keep_tried {
    template <class Event, class Front, class From, class To>
    void operator()(const Event& /*event*/, Front& front, From& /*from*/,
                    To& /*to*/) const noexcept {
        front.data = front.tried;
    }
};

// ---- rows of the transition table ---------------------------------------------------------------

template <int From, const machine_view& Machine, int Row, int Exit, int To>
using go = boost::msm::front::Row<state<From>, event_of<step_kind::complete>, state<To>,
                                  move_on<Machine, Row, Exit>, finishes<Row, Exit>>;
template <int From, const machine_view& Machine, int Row>
using act = boost::msm::front::Row<state<From>, event_of<step_kind::complete>,
                                   boost::msm::front::none, note_act<Machine, Row>, goes_on<Row>>;
template <int From, int Row>
using hand_back = boost::msm::front::Row<state<From>, event_of<step_kind::send_back>,
                                         boost::msm::front::none, take_last_act, hands_back<Row>>;
template <int From, int Row, int Target, int To>
using back = boost::msm::front::Row<state<From>, event_of<step_kind::send_back>, state<To>,
                                    move_back<Row, Target>, returns<Row, Target>>;
// What a row's acts lead to; without a row, what adding and removing units does.
template <int From, step_kind Kind, int Row, int To>
using lead = boost::msm::front::Row<state<From>, event_of<Kind>, state<To>, keep_tried,
                                    leads_to<Row, From, To>>;
inline constexpr int any_row = 0xffff;
template <int Row, int To>
using start =
    boost::msm::front::Row<not_begun, begin, state<To>, boost::msm::front::none, begins<Row>>;

// ---- a run --------------------------------------------------------------------------------------

template <class Front, const machine_view& Machine>
class runner {
  public:
    // As `alur::flow`; `at` is one of the machine's starts.
    explicit runner(std::initializer_list<std::uint16_t> units = {})
        : runner(Machine.starts.front(), std::span(units.begin(), units.size())) {}
    explicit runner(step_id at, std::span<const std::uint16_t> units = {}) {
        if constexpr (!Machine.sequential) machine_.data = {at, units};
        machine_.start();
        machine_.process_event(begin{at});
    }

    verdict take(const step_event& given) {
        step_event e = given;
        e.allowed = static_cast<std::uint16_t>(e.allowed & machine_.rules(given));
        if (handled(e)) {
            machine_.observer.accepted(e, machine_.said);
            return machine_.said;
        }
        const refusal why = reason(e);
        machine_.observer.refused(e, why);
        return refused(why);
    }

    // The state's number in the generated table.
    [[nodiscard]] int state() const noexcept { return machine_.now; }
    [[nodiscard]] bool is_open(step_id row, unit_id unit = no_unit) const noexcept {
        if constexpr (Machine.sequential)
            return row != no_step && row == open_row() && unit == no_unit;
        else
            return index(row) < Machine.rows.size() &&
                   alur::is_open(Machine, std::as_const(machine_.data).at(), row, unit);
    }
    [[nodiscard]] auto& observer() noexcept { return machine_.observer; }
    [[nodiscard]] auto& rules() noexcept { return machine_.rules; }

  private:
    bool handled(const step_event& e) {
        using enum step_kind;
        using boost::msm::back::HANDLED_TRUE;
        switch (e.what) {
            case complete:
                return machine_.process_event(event_of<complete>{e}) == HANDLED_TRUE;
            case send_back:
                return machine_.process_event(event_of<send_back>{e}) == HANDLED_TRUE;
            case add_unit:
                return machine_.process_event(event_of<add_unit>{e}) == HANDLED_TRUE;
            case remove_unit:
                return machine_.process_event(event_of<remove_unit>{e}) == HANDLED_TRUE;
        }
        return false;
    }
    // Boost.MSM says only that nothing fits; why is the kernel's to say.
    refusal reason(const step_event& e) {
        if constexpr (Machine.sequential) {
            sequential_state at{open_row(), machine_.acted};
            return step(Machine, at, e).why;
        } else {
            auto tried = machine_.data;
            return step(Machine, tried.at(), e).why;
        }
    }

    // The states of a sequential machine are its rows, then the end.
    [[nodiscard]] step_id open_row() const noexcept {
        return static_cast<std::size_t>(state()) < Machine.rows.size()
                   ? static_cast<step_id>(state())
                   : no_step;
    }

    boost::msm::back::state_machine<Front> machine_;
};

}  // namespace alur::msm
