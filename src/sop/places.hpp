// Where many findings stand in one text, found by walking it once.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// Where the value at a pointer begins; of its longest prefix that is there. Linear in the text.
[[nodiscard]] std::size_t value_at(std::string_view text, std::string_view pointer);

class places {
  public:
    // For the findings of the list and what is related to them; refers to none of its arguments
    // afterwards. Linear in the text, times the depth of the pointers.
    places(const source& from, const diagnostics& list);

    // As source::where and source::locate say. Precondition: it is in the list.
    [[nodiscard]] position of(const diagnostic& finding) const;
    [[nodiscard]] position of(std::string_view pointer) const;
    // The same as bytes.
    [[nodiscard]] std::size_t offset_of(std::string_view pointer) const;

    // A value somebody asks for, and those within it.
    struct wanted {
        std::string step;  // its key, or its place in a list
        std::size_t at = std::string_view::npos;
        std::vector<wanted> inside{};  // sorted by step
    };

  private:
    wanted root_;
    std::map<std::size_t, position> positions_;
};

}  // namespace alur
