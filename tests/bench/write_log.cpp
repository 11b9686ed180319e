// write_log FILE CASES: the log of the replay benchmarks as comma-separated values.
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "past_work.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "write_log FILE CASES\n";
        return 2;
    }
    std::ofstream out(argv[1], std::ios::binary);
    out << bench::make_past_work(static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10)))
               .csv;
    return out.flush() ? 0 : 1;
}
