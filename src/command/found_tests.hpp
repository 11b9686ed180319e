// Which scenarios test which SOPs: what `alur test` finds in files and folders.
//
// A scenario beside an SOP, or in `skenario/` beside it, is of the SOP that its `sop` names: by
// number, title or the name of its file. Without that it is of the SOP whose file's name its own
// begins with ("dumai-batal.json" is of "dumai.json"), or of the only one there.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <string>
#include <vector>

#include "command/options.hpp"

namespace alur::command {

struct tested_sop {
    source text;
    definition sop;
    std::vector<source> scenarios;
};

struct found_tests {
    std::vector<tested_sop> sops;
    bool trouble = false;  // something could not be read, and was complained of
};

// `paths`: SOPs, scenarios and folders. Findings of an SOP that cannot be read are printed.
[[nodiscard]] found_tests find_tests(const std::vector<std::string>& paths, const options& asked,
                                     const console& at);

}  // namespace alur::command
