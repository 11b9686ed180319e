// What a random SOP contains, so that the distribution can be printed and asserted.
#pragma once

#include <alur/sop/definition.hpp>

#include <set>
#include <string>
#include <vector>

namespace alur::generate {

// Every key of the format, as "key" for the document and "langkah.key" for its rows.
[[nodiscard]] const std::vector<std::string>& all_keys();
[[nodiscard]] std::set<std::string> keys_of(const definition& sop);

// fork, stretch, straggler, bersama, berurutan, backward exit, return from behind.
[[nodiscard]] const std::vector<std::string>& all_features();
[[nodiscard]] std::set<std::string> features_of(const definition& sop);

}  // namespace alur::generate
