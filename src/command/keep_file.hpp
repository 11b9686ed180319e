// Puts a text in a file, whole or not at all: it is written beside the file, brought to the disk
// and renamed, so that whatever is interrupted, the file is the old or the new one. A link stays a
// link, its target is replaced; owner's permissions stay.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <string>
#include <string_view>

namespace alur::command {

// Whatever is there, or nothing yet. False: it cannot be written, and nothing changed.
[[nodiscard]] bool replace_file(const std::string& path, std::string_view text);

// Refused where there is a file already. Empty: done.
[[nodiscard]] bilingual make_file(const std::string& path, std::string_view text);

// Refused if the file is no longer what was `read`, and where the text cannot be written. Empty:
// done.
[[nodiscard]] bilingual keep_file(const std::string& path, std::string_view read,
                                  std::string_view now);

}  // namespace alur::command
