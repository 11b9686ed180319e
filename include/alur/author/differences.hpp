// What changed from one SOP to another, in the words of the form.
//
//   for (const sop_change& each : differences(old_sop, new_sop)) std::cout << each.text.id << '\n';
//
// Compared are meanings: order of keys, comments and layout make no difference, and a reference is
// the same if it leads to the same row or office, whatever that is called now. Empty exactly if
// `to_json` of both is the same.
//
// Rows are matched in this order: by `id`; by the same sentence, and of several the one nearest in
// print; by likeness, the best pair first (words in common, with short forms written out and
// prefixes taken off: twice the shared words by the sum of both, at least 0.5); and where between
// matched neighbours as many rows stand as before, in order, if at least half of their other keys
// are equal. What is left over is removed or added. Of matched rows, those outside the longest run
// in common order are moved. Offices are matched by code, then by name.
//
// Beyond 1,000,000 pairs of rows left after the first two steps, likeness is not asked.
// Throws std::bad_alloc only. Thread-safety: a pure function.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

// What people who follow the SOP ask first comes first.
enum class change_part : std::uint8_t { people, time, flow, papers, wording };
enum class change_kind : std::uint8_t { changed, added, removed, moved };

struct sop_change {
    change_part part = change_part::wording;
    change_kind kind = change_kind::changed;
    std::string row;     // its number, in the new SOP unless it is gone; empty: not of a row
    std::string key;     // "waktu", "cabang.Tidak", "pelaksana.staf.nama"; of a whole row "langkah"
    std::string before;  // as people read it; empty: not given
    std::string after;
    bilingual text;  // "langkah 5: waktu 2 hari → 1 hari"
};

// In the order of the parts, within one in the order of the form.
[[nodiscard]] std::vector<sop_change> differences(const definition& before,
                                                  const definition& after);

[[nodiscard]] bilingual title_of(change_part part);
[[nodiscard]] std::string_view word_of(change_part part) noexcept;  // as JSON says it
[[nodiscard]] std::string_view word_of(change_kind kind) noexcept;

}  // namespace alur
