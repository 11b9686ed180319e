// Names of documents, compared as a reader would. Private to src/lint.
#pragma once

#include "lint/form_view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace alur::lints {

// "Draft Laporan TW yg telah diparaf": what it is, and how far it has come.
struct paper {
    std::string text;
    std::string pointer;
    std::size_t row = 0;
    bool output = false;
    std::string folded;              // the name by which a case compares it
    std::vector<std::string> words;  // all of them, spelt out
    std::string joined;              // the same without spaces
    std::vector<std::string> core;   // without container, "draft" and "yang …"
    enum class progress { draft, plain, beyond } state = progress::plain;  // beyond: "yang …"
};

// Every item of `kelengkapan` and `output`, row by row.
[[nodiscard]] std::vector<paper> papers_of(const form_view& view);
[[nodiscard]] paper paper_named(std::string_view text);

// One name in two spellings: short forms, spaces, a slip of the hand. Figures always count.
[[nodiscard]] bool same_but_spelling(const paper& a, const paper& b);

// One name says more than the other: "Laporan Kinerja" and "Laporan Kinerja Triwulan".
[[nodiscard]] bool one_says_more(const paper& a, const paper& b);

}  // namespace alur::lints
