#include <alur/analysis/xes.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "analysis/written.hpp"

namespace alur {
namespace {

constexpr std::string_view xes_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <classifier name="Activity" keys="concept:name"/>
)";

// How long the character at the front is in UTF-8; 0 where XML cannot hold it.
std::size_t xml_character(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    std::uint32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (code < least[length] || code > 0x10FFFF || surrogate) return 0;
    return code == 0xFFFE || code == 0xFFFF ? 0 : length;
}

// Nothing where XML cannot hold it.
std::optional<std::string> escaped_xml(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const std::size_t length = xml_character(text);
        switch (length == 0 ? '\0' : text.front()) {
            case '\0':
                return std::nullopt;
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            case '"':
                made += "&quot;";
                break;
            case '\t':
                made += "&#9;";
                break;
            case '\n':
                made += "&#10;";
                break;
            case '\r':
                made += "&#13;";
                break;
            default:
                made += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return made;
}

class xes_writer {
  public:
    xes_writer(const event_log& rows, const log_clocks& clocks, std::ostream& out)
        : rows_(rows), clocks_(clocks), out_(out) {}

    std::optional<bilingual> run() {
        if (auto why = prepare()) return why;
        put(xes_head);
        const std::vector<std::size_t> order = by_case();
        std::int32_t open = no_word;
        for (const std::size_t r : order) {
            const std::int32_t now = rows_.cases.code(r);
            if (now != open) {
                if (open != no_word) put("  </trace>\n");
                if (now != no_word) {
                    put("  <trace>\n    <string key=\"concept:name\" value=\"");
                    put(words_of(log_field::of_case)[static_cast<std::size_t>(now)]);
                    put("\"/>\n");
                }
                open = now;
            }
            event(r);
        }
        if (open != no_word) put("  </trace>\n");
        put("</log>\n");
        flush();
        return std::nullopt;
    }

  private:
    std::vector<std::string>& words_of(log_field field) {
        return words_[static_cast<std::size_t>(field)];
    }

    std::optional<bilingual> prepare() {
        for (std::size_t f = 0; f < log_field_count; ++f) {
            const text_column of = text_of(rows_, static_cast<log_field>(f));
            for (const std::string_view word : of.words) {
                std::optional<std::string> safe = escaped_xml(word);
                if (!safe && stands(of, words_[f].size()))
                    return refusal(static_cast<log_field>(f), stands(of, words_[f].size()));
                words_[f].push_back(std::move(safe).value_or(""));
            }
        }
        for (const auto& [times, field] :
             {std::pair{rows_.times, log_field::time}, std::pair{rows_.starts, log_field::start}})
            for (std::size_t r = 0; r < times.size(); ++r)
                if (times[r] != no_time && !analysis::has_text(times[r]))
                    return refusal(field, r + 1);
        return std::nullopt;
    }
    // The first row of a word, from 1; 0 if it is in none.
    [[nodiscard]] static std::size_t stands(const text_column& of, std::size_t word) {
        const auto at =
            std::find(of.codes.begin(), of.codes.end(), static_cast<std::int32_t>(word));
        return at == of.codes.end() ? 0 : static_cast<std::size_t>(at - of.codes.begin()) + 1;
    }
    static bilingual refusal(log_field field, std::size_t row) {
        const std::string_view key = known_names(field).front();
        if (is_time(field))
            return {fmt::format("baris {}, {}: tahunnya di luar 1900 sampai 9999", row, key),
                    fmt::format("row {}, {}: its year is not in 1900 to 9999", row, key)};
        return {fmt::format("baris {}, {}: teks ini memuat huruf yang tidak dapat ditulis di XML",
                            row, key),
                fmt::format("row {}, {}: this text has characters that XML cannot hold", row, key)};
    }

    // By case in the order of their first rows; without case last.
    [[nodiscard]] std::vector<std::size_t> by_case() const {
        std::vector<std::vector<std::size_t>> of_case(rows_.cases.words.size() + 1);
        std::vector<std::size_t> first;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const std::int32_t code = rows_.cases.code(r);
            const std::size_t at =
                code == no_word ? of_case.size() - 1 : static_cast<std::size_t>(code);
            if (of_case[at].empty() && code != no_word) first.push_back(at);
            of_case[at].push_back(r);
        }
        first.push_back(of_case.size() - 1);
        std::vector<std::size_t> order;
        order.reserve(rows_.size());
        for (const std::size_t at : first)
            order.insert(order.end(), of_case[at].begin(), of_case[at].end());
        return order;
    }

    void event(std::size_t row) {
        put("    <event>\n");
        for (std::size_t f = 1; f < log_field_count; ++f) {
            const auto field = static_cast<log_field>(f);
            if (is_time(field)) {
                const auto& times = field == log_field::time ? rows_.times : rows_.starts;
                if (times.empty() || times[row] == no_time) continue;
                begin("date", field);
                analysis::append_time(text_, times[row], clocks_.of(field).of(row));
            } else {
                const std::int32_t code = text_of(rows_, field).code(row);
                if (code == no_word) continue;
                begin("string", field);
                put(words_of(field)[static_cast<std::size_t>(code)]);
            }
            put("\"/>\n");
        }
        put("    </event>\n");
        constexpr std::size_t enough = 1 << 16;
        if (text_.size() > enough) flush();
    }
    void begin(std::string_view type, log_field field) {
        put("      <");
        put(type);
        put(" key=\"");
        put(known_names(field).front());
        put("\" value=\"");
    }
    void put(std::string_view text) { text_.append(text.data(), text.data() + text.size()); }
    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }

    const event_log& rows_;
    const log_clocks& clocks_;
    std::ostream& out_;
    std::array<std::vector<std::string>, log_field_count> words_;
    fmt::memory_buffer text_;
};

}  // namespace

std::optional<bilingual> write_xes(const event_log& log, const log_clocks& clocks,
                                   std::ostream& out) {
    return xes_writer(log, clocks, out).run();
}

}  // namespace alur
