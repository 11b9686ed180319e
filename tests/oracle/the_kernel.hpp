// The kernel as it is, for walks that take a kernel; see kernel_walk.hpp.
#pragma once

#include <alur/engine/kernel.hpp>

namespace alur::oracle {

struct the_kernel {
    using sequential_state = alur::sequential_state;
    static sequential_state open(const machine_view& m, step_id start) {
        return alur::open(m, start);
    }
    static void open(const machine_view& m, marking at, step_id start) { alur::open(m, at, start); }
    static verdict step(const machine_view& m, sequential_state& at, const step_event& e) {
        return alur::step(m, at, e);
    }
    static verdict step(const machine_view& m, marking at, const step_event& e) {
        return alur::step(m, at, e);
    }
};

}  // namespace alur::oracle
