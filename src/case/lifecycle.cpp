#include <alur/case/lifecycle.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

namespace alur {
namespace {

namespace msm = boost::msm;
using msm::front::none;
template <class From, class Event, class To, class Guard = none>
using row_of = msm::front::Row<From, Event, To, none, Guard>;

// A stage writes itself down when it is entered, so that nothing depends on MSM's numbering.
template <lifecycle Stage>
struct stage_state : msm::front::state<> {
    template <class Event, class Machine>
    void on_entry(const Event&, Machine& machine) noexcept {
        machine.now = Stage;
    }
};

// MSM always begins in one state; this one is left at once for the stage the case is in.
struct doorway : msm::front::state<> {};
struct put {
    lifecycle stage;
};
template <lifecycle Stage>
struct is {
    template <class Machine, class Source, class Target>
    bool operator()(const put& event, Machine&, Source&, Target&) const noexcept {
        return event.stage == Stage;
    }
};

template <lifecycle_event Which>
struct happening {};

struct lifecycle_front : msm::front::state_machine_def<lifecycle_front> {
    using no_exception_thrown = int;
    using no_message_queue = int;

    using waiting = stage_state<lifecycle::not_started>;
    using running = stage_state<lifecycle::running>;
    using suspended = stage_state<lifecycle::suspended>;
    using completed = stage_state<lifecycle::completed>;
    using cancelled = stage_state<lifecycle::cancelled>;
    using initial_state = doorway;

    using start = happening<lifecycle_event::start>;
    using act = happening<lifecycle_event::act>;
    using suspend = happening<lifecycle_event::suspend>;
    using resume = happening<lifecycle_event::resume>;
    using finish = happening<lifecycle_event::finish>;
    using cancel = happening<lifecycle_event::cancel>;

    struct transition_table
        : boost::mpl::vector<row_of<doorway, put, waiting, is<lifecycle::not_started>>,
                             row_of<doorway, put, running, is<lifecycle::running>>,
                             row_of<doorway, put, suspended, is<lifecycle::suspended>>,
                             row_of<doorway, put, completed, is<lifecycle::completed>>,
                             row_of<doorway, put, cancelled, is<lifecycle::cancelled>>,
                             row_of<waiting, start, running>, row_of<running, act, none>,
                             row_of<running, suspend, suspended>,
                             row_of<running, finish, completed>, row_of<running, cancel, cancelled>,
                             row_of<suspended, resume, running>,
                             row_of<suspended, cancel, cancelled>> {};

    // The default asserts. A refusal is read from what process_event returns, never from here: MSM
    // 1.81 does not call it when a guard refused.
    template <class Event, class Machine>
    void no_transition(const Event&, Machine&, int) noexcept {}

    lifecycle now = lifecycle::not_started;
};

using machine_type = msm::back::state_machine<lifecycle_front>;

template <lifecycle_event Which>
bool handled(machine_type& machine) {
    return machine.process_event(happening<Which>{}) == msm::back::HANDLED_TRUE;
}

bool handled(machine_type& machine, lifecycle_event happened) {
    switch (happened) {
        case lifecycle_event::start:
            return handled<lifecycle_event::start>(machine);
        case lifecycle_event::act:
            return handled<lifecycle_event::act>(machine);
        case lifecycle_event::suspend:
            return handled<lifecycle_event::suspend>(machine);
        case lifecycle_event::resume:
            return handled<lifecycle_event::resume>(machine);
        case lifecycle_event::finish:
            return handled<lifecycle_event::finish>(machine);
        case lifecycle_event::cancel:
            return handled<lifecycle_event::cancel>(machine);
    }
    return false;
}

}  // namespace

std::optional<lifecycle> lifecycle_after(lifecycle now, lifecycle_event happened) noexcept {
    machine_type machine;
    machine.start();
    if (machine.process_event(put{now}) != msm::back::HANDLED_TRUE) return std::nullopt;
    if (!handled(machine, happened)) return std::nullopt;
    return machine.now;
}

}  // namespace alur
