// Long work without the GIL, that Ctrl-C interrupts.
//
// The library cannot be stopped in the middle. So the work runs in a thread of its own, and the
// caller waits for it and looks for signals; when one raises, the caller goes away and the work
// ends unheard. What it uses must therefore belong to it: `work` captures by value, and no Python
// object. `watch` is called now and then while it waits, with the GIL.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <thread>
#include <utility>

namespace alur::python {

namespace py = pybind11;

// Abandoned work that has not ended yet. Waited for when the interpreter exits: what it uses is
// gone afterwards.
void outlives(std::shared_future<void> work);
void wait_for_abandoned();

// How much of some work is done, told by it; and whether it should go on.
struct progress {
    std::atomic<std::uint64_t> done{0};
    std::atomic<bool> unwanted{false};
};

// Calls a Python function, if it is one, with what is done.
inline auto watching(py::object call, std::shared_ptr<progress> how_far = nullptr) {
    return [call = std::move(call), how_far = std::move(how_far)] {
        if (!call.is_none()) call(how_far == nullptr ? 0 : how_far->done.load());
    };
}

template <class F, class Watch>
auto patiently(F work, Watch watch) {
    using result = decltype(work());
    // Not by std::async: the last of its futures waits, also where nobody wants to.
    auto task = std::make_shared<std::packaged_task<result()>>(std::move(work));
    std::future<result> answer = task->get_future();
    auto ended = std::make_shared<std::promise<void>>();
    std::shared_future<void> end = ended->get_future().share();
    std::thread([task = std::move(task), ended = std::move(ended)]() mutable {
        (*task)();
        task.reset();
        ended->set_value();
    }).detach();
    for (;;) {
        bool ready = false;
        {
            const py::gil_scoped_release others_may_run;
            ready = answer.wait_for(std::chrono::milliseconds{50}) == std::future_status::ready;
        }
        if (ready) return answer.get();
        try {
            if (PyErr_CheckSignals() != 0) throw py::error_already_set();
            watch();
        } catch (...) {
            outlives(end);
            throw;
        }
    }
}

template <class F>
auto patiently(F work) {
    return patiently(std::move(work), [] {});
}

}  // namespace alur::python
