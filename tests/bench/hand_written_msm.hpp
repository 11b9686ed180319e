// The workload as a Boost.MSM machine that somebody tuned by hand.
#pragma once

#include "flow.hpp"

#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

namespace bench {

namespace msm = boost::msm;
namespace front = boost::msm::front;

template <int Row>
struct open_row : front::state<> {};

template <int Row, int Office, int Answer>
struct may {
    template <class Event, class Machine, class From, class To>
    bool operator()(const Event& e, Machine&, From&, To&) const {
        return e.row == Row && e.office == Office && (Answer < 0 || e.answer == Answer);
    }
};

struct flow_def : front::state_machine_def<flow_def> {
    using no_exception_thrown = int;
    using no_message_queue = int;
    using initial_state = open_row<0>;
    template <int From, int Office, int To, int Answer = -1>
    using go = front::Row<open_row<From>, flow_event, open_row<To>, front::none,
                          may<From, Office, Answer>>;
    struct transition_table
        : boost::mpl::vector<go<0, 2, 1>, go<1, 4, 2>, go<2, 3, 3>, go<3, 3, 4>, go<4, 2, 5>,
                             go<5, 1, 4, 1>, go<5, 1, 6, 0>, go<6, 0, 7>, go<7, 4, 0>> {};
    template <class Machine, class Event>
    void no_transition(const Event&, Machine&, int) {}
};

struct by_msm {
    msm::back::state_machine<flow_def> machine;
    bool take(const flow_event& e, const auto& /*view*/) {
        return machine.process_event(e) == msm::back::HANDLED_TRUE;
    }
};

}  // namespace bench
