#include <alur/analysis/findings.hpp>

#include <fmt/format.h>

namespace alur {
namespace {

struct place_words {
    std::string id;
    std::string en;
};

// "Langkah 6 (bidang Ekonomi)", or the whole run where no row is meant.
place_words place(const machine& sop, const deviation& what) {
    if (what.row == no_step) return {"Seluruh SOP", "The whole SOP"};
    const std::string& number = sop.sop.rows[index(what.row)].number;
    if (what.unit.empty()) return {"Langkah " + number, "Step " + number};
    return {fmt::format("Langkah {} ({})", number, what.unit),
            fmt::format("Step {} ({})", number, what.unit)};
}

std::string after(const char* words, const std::string& text) {
    return text.empty() ? std::string() : words + text;
}

bilingual sentence_for(const place_words& at, const deviation& what) {
    const std::string& expected = what.expected;
    const std::string& observed = what.observed;
    switch (what.kind) {
        case deviation_kind::unknown_activity:
            return {fmt::format("\"{}\" bukan langkah SOP ini", observed),
                    fmt::format("\"{}\" is no step of this SOP", observed)};
        case deviation_kind::foreign_unit:
            return {
                fmt::format("{}: unit ini tidak ikut dalam berkas; yang ikut: {}", at.id, expected),
                fmt::format("{}: this unit is not in the case; those are: {}", at.en, expected)};
        case deviation_kind::skipped:
            return {fmt::format("{} dilewati: seharusnya dikerjakan {} sebelum \"{}\"", at.id,
                                expected, observed),
                    fmt::format("{} was skipped: {} should have done it before \"{}\"", at.en,
                                expected, observed)};
        case deviation_kind::repetition:
            return {fmt::format("{} dikerjakan lagi, padahal bukan gilirannya", at.id),
                    fmt::format("{} was done again though it was not its turn", at.en)};
        case deviation_kind::after_end:
            return {fmt::format("{} dikerjakan sesudah SELESAI", at.id),
                    fmt::format("{} was done after the end", at.en)};
        case deviation_kind::wrong_office:
            return {fmt::format("{} milik {}, dikerjakan {}", at.id, expected, observed),
                    fmt::format("{} belongs to {}, was done by {}", at.en, expected, observed)};
        case deviation_kind::wrong_answer:
            return {fmt::format("{} dijawab \"{}\"{}", at.id, observed,
                                after("; jawabannya: ", expected)),
                    fmt::format("{} was answered \"{}\"{}", at.en, observed,
                                after("; its answers: ", expected))};
        case deviation_kind::same_person:
            return {
                fmt::format("{} dikerjakan {}, yang juga mengerjakan langkah {}", at.id, observed,
                            expected),
                fmt::format("{} was done by {}, who also did step {}", at.en, observed, expected)};
        case deviation_kind::no_evidence:
            return {fmt::format("{} tanpa: {}", at.id, expected),
                    fmt::format("{} without: {}", at.en, expected)};
        case deviation_kind::late:
            break;
    }
    return {fmt::format("{} terlambat: selesai {}{}", at.id, observed, after(", batas ", expected)),
            fmt::format("{} was late: done {}{}", at.en, observed, after(", due ", expected))};
}

}  // namespace

bilingual describe(const machine& sop, const deviation& what) {
    return sentence_for(place(sop, what), what);
}

}  // namespace alur
