// Misprints of the word list in everything an SOP prints. Private to src/lint.
#pragma once

#include <alur/sop/definition.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace alur::lints {

struct typo {
    std::string pointer;  // of the text
    std::string written;  // as it stands there
    std::string meant;    // with the same capitals
    enum class kind {
        misprint,
        old_term,
        wrong_word
    } what = kind::misprint;  // only the first is mended
};

// In the order of the form; `sumber`, `catatan`, ids and answers are left alone.
[[nodiscard]] std::vector<typo> typos_in(const definition& sop);

// The same for one text; `pointer` is copied.
void find_typos(std::string_view text, const std::string& pointer, std::vector<typo>& into);

}  // namespace alur::lints
