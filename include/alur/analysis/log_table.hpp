// An event log that owns its columns: what readers of files and data frames fill.
//
// Which column of a table a field is in is found by the name given for it, else by the names that
// XES, bupaR and Indonesian spreadsheets use (`known_names`), letter case aside.
// Throws std::bad_alloc only. Thread-safety: values.
#pragma once

#include <alur/analysis/event_log.hpp>
#include <alur/sop/diagnostic.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alur {

enum class log_field : std::uint8_t {
    of_case,
    activity,
    time,
    start,
    person,
    office,
    unit,
    answer,
    transition,
    documents,
};
inline constexpr std::size_t log_field_count = 10;

[[nodiscard]] constexpr bool is_time(log_field field) noexcept {
    return field == log_field::time || field == log_field::start;
}

// Which column of a log is of a field of text; null for a field of times.
[[nodiscard]] text_column event_log::*member_of(log_field field) noexcept;
// That column; for a field of times, an absent one.
[[nodiscard]] text_column text_of(const event_log& log, log_field field) noexcept;
[[nodiscard]] bool has_column(const event_log& log, log_field field) noexcept;

// "case", "activity", "time", …: what a caller calls the field; and the columns it is looked for
// in, in that order.
[[nodiscard]] std::string_view name(log_field field) noexcept;
[[nodiscard]] std::span<const std::string_view> known_names(log_field field) noexcept;

// Which column a field is in, where it is not one of the known names.
using named_columns = std::vector<std::pair<log_field, std::string>>;

inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

struct found_columns {
    std::array<std::size_t, log_field_count> of{};  // into the header; no_column
    std::vector<bilingual> missing;   // that were named, or without which there is no log
    std::vector<std::string> unused;  // names of the others; "#3" of one that has none
};
[[nodiscard]] found_columns find_columns(std::span<const std::string> header,
                                         const named_columns& named);

// By how many minutes the wall clocks that times were written by are ahead of UTC: one number,
// while it is the same for all.
class clock_offsets {
  public:
    clock_offsets() = default;
    explicit clock_offsets(std::int16_t of_all) : known_(true), all_(of_all) {}
    void add(std::int16_t ahead);
    void add_any() { each_.empty() ? void(++rows_) : each_.push_back(all_); }  // there is no time
    [[nodiscard]] std::int16_t of(std::size_t row) const noexcept {
        return each_.empty() ? all_ : each_[row];
    }
    [[nodiscard]] bool same() const noexcept { return each_.empty(); }

  private:
    std::size_t rows_ = 0;
    bool known_ = false;
    std::int16_t all_ = 0;
    std::vector<std::int16_t> each_;  // none while all are the same
};

struct log_clocks {
    clock_offsets times;
    clock_offsets starts;
    [[nodiscard]] const clock_offsets& of(log_field field) const noexcept {
        return field == log_field::time ? times : starts;
    }
};

class log_table {
  public:
    log_table();

    // The word's number in a field of text; `no_word` for "".
    [[nodiscard]] std::int32_t code_of(log_field field, std::string_view word) {
        return code_of(field, word, key_of(word));
    }

    // The same in two steps, for millions of words: memory may be fetched between them.
    struct word_key {
        std::uint64_t bits = 0;    // the word itself, if it is no longer than eight bytes
        std::uint32_t length = 0;  // at most `long_word`
    };
    static constexpr std::uint32_t long_word = 9;
    [[nodiscard]] static word_key key_of(std::string_view word) noexcept;
    // Precondition: the word stands in a text that ends there, or further on.
    [[nodiscard]] static word_key key_of(std::string_view word, const char* end_of_text) noexcept {
        constexpr bool little = std::endian::native == std::endian::little;
        if (!little || word.size() >= long_word || end_of_text - word.data() < 8)
            return key_of(word);
        std::uint64_t bits = 0;
        std::memcpy(&bits, word.data(), 8);
        const auto unused = 64U - 8U * static_cast<unsigned>(word.size());
        return {unused == 64 ? 0 : bits << unused >> unused,
                static_cast<std::uint32_t>(word.size())};
    }
    void fetch(log_field field, const word_key& key) const noexcept {
        const column& of = texts_[static_cast<std::size_t>(field)];
        if (!of.known.empty()) __builtin_prefetch(&of.known[place_of(key, of)]);
    }
    [[nodiscard]] std::int32_t code_of(log_field field, std::string_view word, const word_key& key);

    // One cell of every field that has a column, row by row.
    void add(log_field field, std::string_view word) { add_code(field, code_of(field, word)); }
    void add_code(log_field field, std::int32_t code) {
        texts_[static_cast<std::size_t>(field)].codes.push_back(code);
    }
    // `ahead`: in minutes, of the clock it was written by.
    void add_time(log_field field, std::int64_t ms, std::int16_t ahead = 0) {
        (field == log_field::time ? times_ : starts_).push_back(ms);
        clock_offsets& of = field == log_field::time ? clocks_.times : clocks_.starts;
        ms == no_time ? of.add_any() : of.add(ahead);
    }

    // Borrows from this; moving this leaves it valid.
    [[nodiscard]] event_log view() const noexcept;
    [[nodiscard]] const log_clocks& clocks() const noexcept { return clocks_; }

  private:
    struct known_word {
        word_key key;
        std::int32_t code = no_word;
    };
    struct column {
        std::vector<std::int32_t> codes;
        std::vector<std::string_view> words;
        std::vector<known_word> known;  // open addressing: a power of two, half of them free
    };
    static std::uint64_t mixed(std::uint64_t bits) noexcept {
        bits *= 0x9e37'79b9'7f4a'7c15U;
        return bits ^ bits >> 32U;
    }
    static std::size_t place_of(const word_key& key, const column& of) noexcept {
        return mixed(key.bits + key.length) & (of.known.size() - 1);
    }
    static void grow(column& of);

    std::unique_ptr<std::deque<std::string>> words_;  // every word once, where it stays
    std::vector<column> texts_;                       // per field
    std::vector<std::int64_t> times_;
    std::vector<std::int64_t> starts_;
    log_clocks clocks_;
};

}  // namespace alur
