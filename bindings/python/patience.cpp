#include "patience.hpp"

#include <mutex>
#include <vector>

namespace alur::python {
namespace {

std::mutex guard;

std::vector<std::shared_future<void>>& abandoned() {
    static std::vector<std::shared_future<void>> list;
    return list;
}

}  // namespace

void outlives(std::shared_future<void> work) {
    const std::scoped_lock hold(guard);
    abandoned().push_back(std::move(work));
}

void wait_for_abandoned() {
    const py::gil_scoped_release others_may_run;
    std::vector<std::shared_future<void>> list;
    {
        const std::scoped_lock hold(guard);
        list.swap(abandoned());
    }
    for (const std::shared_future<void>& each : list) each.wait();
}

}  // namespace alur::python
