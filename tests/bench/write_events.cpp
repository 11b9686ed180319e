// write_events <cases> <events>: the workload of kernel_bench as text, for the peers in peers/. The
// first line is both numbers, every other one "case row office answer"; 255 where nothing is asked.
#include "flow.hpp"

#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments) {
    if (count != 3) return 2;
    const auto cases = static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10));
    const std::size_t events = std::strtoul(arguments[2], nullptr, 10);
    std::printf("%u %zu\n", cases, events);
    for (const bench::flow_event& e : bench::make_events(cases, events))
        std::printf("%u %u %u %u\n", e.which, static_cast<unsigned>(e.row),
                    static_cast<unsigned>(e.office), static_cast<unsigned>(e.given));
}
