// Runs a case by asking who does what, line by line.
#pragma once

#include <alur/case/register.hpp>

#include "command/kept_case.hpp"
#include "command/narrator.hpp"
#include "command/options.hpp"

namespace alur::command {

// Ends with the case, with the word "keluar", or with the input. With a register, it alone says who
// holds which office. Returns an exit code; what could not be written down is in `berkas`.
[[nodiscard]] int ask(kept_case& berkas, const office_register* people, const options& asked,
                      const console& at, narrator& to);

}  // namespace alur::command
