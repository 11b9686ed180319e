// What is true of every list of findings about any text, for tests with Catch2.
#pragma once

#include <alur/sop/codes.hpp>
#include <alur/sop/diagnostic.hpp>

#include <catch2/catch.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace alur::generate {

// Code points of each line of a text.
class extent {
  public:
    explicit extent(std::string_view text) : lines_(1) {
        for (const char c : text) {
            if (c == '\n')
                lines_.push_back(0);
            else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
                ++lines_.back();
        }
    }
    // Just behind the last character is a place too: something is missing there.
    [[nodiscard]] bool holds(position at) const {
        return at.line >= 1 && at.line <= lines_.size() && at.column >= 1 &&
               at.column <= lines_[at.line - 1] + 1;
    }

  private:
    std::vector<std::size_t> lines_;
};

// What is true of every list of findings.
inline void sound_findings(const source& from, const diagnostics& found) {
    const extent text(from.text);
    for (const diagnostic& each : found) {
        INFO(each.code << " at " << each.pointer << ": " << each.message.en);
        const code_entry* known = find_code(each.code);
        REQUIRE(known != nullptr);
        REQUIRE(each.level == known->level);
        REQUIRE_FALSE(each.message.id.empty());
        REQUIRE_FALSE(each.message.en.empty());
        REQUIRE(each.fix.id.empty() == each.fix.en.empty());
        REQUIRE((!each.offset || *each.offset <= from.text.size()));
        REQUIRE(text.holds(from.where(each)));
        for (const related_place& other : each.related) {
            REQUIRE(text.holds(from.locate(other.pointer)));
            REQUIRE_FALSE(other.note.id.empty());
            REQUIRE_FALSE(other.note.en.empty());
        }
    }
    REQUIRE(to_text(from, found, language::id).empty() == found.empty());
}

}  // namespace alur::generate
