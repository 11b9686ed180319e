// One row of a log, given to its case. Private to src/analysis.
#pragma once

#include <cstddef>

#include "analysis/past_case.hpp"

namespace alur {

// What the row is; `judged` where it is a completion.
[[nodiscard]] log_row kind_of(const event_log& log, const log_words& words, std::size_t row);

// Of a row that belongs to a case: what is found. Deviations are added to `into`.
judged_event give(const event_log& log, const log_words& words, std::size_t row, log_row is,
                  past_case& to, std::vector<deviation>& into);

// The units of a kind that were given, or that the SOP lists; null if neither.
[[nodiscard]] const std::vector<std::string>* units_known(const machine& sop,
                                                          const replay_options& how,
                                                          const std::string& kind);

}  // namespace alur
