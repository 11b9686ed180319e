#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "command/options.hpp"

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

// Output that is no terminal is 100 columns wide, so that it is the same everywhere.
std::size_t width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 100;
    return size.ws_col < 40 ? 40 : size.ws_col;
}

std::string program_path() {
    std::array<char, 4096> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    return length <= 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(length));
}

}  // namespace

int main(int count, char** words) {
    // A journal that would outgrow a limit is an error to be told, not a death in mid-line.
    std::signal(SIGXFSZ, SIG_IGN);
    const bool terminal = isatty(STDOUT_FILENO) != 0;
    const alur::command::console at{std::cin,
                                    std::cout,
                                    std::cerr,
                                    program_path(),
                                    width(),
                                    terminal && variable("NO_COLOR").empty(),
                                    terminal && isatty(STDIN_FILENO) != 0};
    return alur::command::run_command(
        {words + 1, words + count},
        alur::command::language_of(variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG")),
        at);
}
