// Puts a new text in the place of a file, whole or not at all.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <string>
#include <string_view>

namespace alur::command {

// Writes beside the file, brings that to the disk and renames it: whatever is interrupted, the file
// is the old or the new one. A link stays a link, its target is replaced; owner's permissions stay.
// Refused if the file is no longer what was `read`, and where the text cannot be written. Empty:
// done.
[[nodiscard]] bilingual keep_file(const std::string& path, std::string_view read,
                                  std::string_view now);

}  // namespace alur::command
