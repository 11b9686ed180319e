#include <alur/analysis/pending.hpp>

#include <chrono>

namespace alur {

wait_so_far waited_until(const pending_row& what, instant now) {
    const auto since = [&](std::int64_t then) {
        return what.measured->working_time_between(instant{std::chrono::milliseconds{then}}, now)
            .count();
    };
    wait_so_far made;
    if (what.opened != no_time) made.waited = since(what.opened);
    if (what.due != no_time && !what.outside)
        made.late = now.time_since_epoch().count() <= what.due ? 0 : since(what.due);
    return made;
}

}  // namespace alur
