// Runs a case by asking who does what, line by line.
#pragma once

#include <alur/case/open_case.hpp>

#include "command/narrator.hpp"
#include "command/options.hpp"

namespace alur::command {

// Ends with the case, with the word "keluar", or with the input. Returns an exit code.
[[nodiscard]] int ask(open_case& berkas, const options& asked, const console& at, narrator& to);

}  // namespace alur::command
