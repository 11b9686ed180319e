#include "silence.hpp"

#include "report.hpp"

#include <alur/sop/codes.hpp>

#include <algorithm>
#include <charconv>

namespace alur {
namespace {

// The row that a place lies in, or none.
const row* row_at(const definition& sop, std::string_view place) {
    constexpr std::string_view rows = "/langkah/";
    if (place.substr(0, rows.size()) != rows) return nullptr;
    place.remove_prefix(rows.size());
    std::size_t number = 0;
    const auto read = std::from_chars(place.data(), place.data() + place.size(), number);
    const bool whole = read.ptr == place.data() + place.size() || *read.ptr == '/';
    return read.ec == std::errc{} && whole && number < sop.rows.size() ? &sop.rows[number]
                                                                       : nullptr;
}

}  // namespace

text_list silence(const definition& sop, diagnostics& problems) {
    text_list used;
    const auto silenced_by = [&](const text_map& silenced, const std::string& pointer,
                                 const std::string& code) {
        bool any = false;
        for (const auto& [written, reason] : silenced) {
            if (current_code(written) != code) continue;
            any = true;
            const std::string place = below(below(pointer, "abaikan"), written);
            if (std::find(used.begin(), used.end(), place) == used.end()) used.push_back(place);
        }
        return any;
    };
    std::erase_if(problems, [&](const diagnostic& finding) {
        if (finding.level == severity::error) return false;
        const row* here = row_at(sop, finding.pointer);
        const bool by_row =
            here != nullptr &&
            silenced_by(here->silenced,
                        row_pointer(static_cast<std::size_t>(here - sop.rows.data())),
                        finding.code);
        return by_row || silenced_by(sop.silenced, "", finding.code);
    });
    return used;
}

}  // namespace alur
