// Reads what `json_line` writes, value by value: JSON without blanks. Private to src/case.
//
// The first thing that is not what was asked for turns it sour: `ok()` falls and stays so, and
// whatever is read from then on is empty or zero.
#pragma once

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "sop/json_scan.hpp"

namespace alur {

class json_cursor {
  public:
    explicit json_cursor(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] bool ok() const noexcept { return ok_; }
    [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }
    void fail() noexcept { ok_ = false; }
    // What is not read yet; empty once it is sour.
    [[nodiscard]] std::string_view rest() const noexcept {
        return ok_ ? text_.substr(at_) : std::string_view();
    }

    void open(char bracket) noexcept {
        separate();
        take(bracket);
        fresh_ = true;
    }
    void close(char bracket) noexcept {
        take(bracket);
        fresh_ = false;
    }
    // Does something stand before the bracket that closes?
    [[nodiscard]] bool more(char bracket) const noexcept {
        return ok_ && at_ < text_.size() && text_[at_] != bracket;
    }

    // The name of the next member; names of ours have no escapes.
    [[nodiscard]] std::string_view key() noexcept {
        const std::string_view name = plain_text();
        take(':');
        fresh_ = true;
        return name;
    }
    [[nodiscard]] std::int64_t number() noexcept { return number_as<std::int64_t>(); }
    template <class T>
    [[nodiscard]] T number_as() noexcept {
        separate();
        const char* at = text_.data() + at_;
        const char* const end = text_.data() + text_.size();
        if (end - at > 1 && digit(at[0]) < 10 && digit(at[1]) >= 10) {  // as most are
            ++at_;
            return ok_ ? static_cast<T>(digit(at[0])) : T{};
        }
        const bool negative = at != end && *at == '-';
        const char* const begin = at += negative ? 1 : 0;
        std::uint64_t value = 0;
        if (end - at > 8 && digit(at[8]) < 10) value = take_eight(at);
        for (unsigned next = 10; at != end && (next = digit(*at)) < 10; ++at)
            value = value * 10 + next;
        at_ = static_cast<std::size_t>(at - text_.data());
        // With up to 19 digits nothing has overflowed.
        const auto digits = static_cast<std::size_t>(at - begin);
        const auto whole = static_cast<std::int64_t>(negative ? 0 - value : value);
        if (digits - 1 > 18 || !std::in_range<std::int64_t>(value) || !std::in_range<T>(whole))
            fail();
        return ok_ ? static_cast<T>(whole) : T{};
    }
    void text(std::string& into) {
        separate();
        take('"');
        into.clear();
        while (ok_) {
            const std::size_t begin = at_;
            skip_plain();
            into.append(text_, begin, at_ - begin);
            if (at_ < text_.size() && text_[at_] == '\\')
                into += escaped();
            else
                return take('"');
        }
    }
    // A text of ours without escapes, where it stands.
    [[nodiscard]] std::string_view plain_text() noexcept {
        separate();
        take('"');
        const std::size_t begin = at_;
        skip_plain();
        const std::string_view text = text_.substr(begin, at_ - begin);
        take('"');
        return text;
    }
    // A name that may have escapes.
    void any_key(std::string& into) {
        text(into);
        take(':');
        fresh_ = true;
    }
    // Takes `true`, the only value of a member that is there.
    [[nodiscard]] bool yes() noexcept {
        separate();
        if (ok_ && text_.substr(at_, 4) == "true")
            at_ += 4;
        else
            ok_ = false;
        return ok_;
    }
    // Takes `null` if that comes next.
    [[nodiscard]] bool null() noexcept {
        const std::size_t begin = at_ + (fresh_ ? 0 : 1);
        if (!ok_ || text_.substr(std::min(begin, text_.size()), 4) != "null") return false;
        separate();
        at_ = begin + 4;
        return ok_;
    }
    // Any value, unread.
    [[nodiscard]] std::string_view raw() noexcept {
        separate();
        const std::size_t begin = at_;
        if (ok_) at_ = skip_value(text_, at_);
        return text_.substr(begin, at_ - begin);
    }

  private:
    void separate() noexcept {
        if (!fresh_) take(',');
        fresh_ = false;
    }
    void take(char wanted) noexcept {
        if (ok_ && at_ < text_.size() && text_[at_] == wanted)
            ++at_;
        else
            ok_ = false;
    }
    static unsigned digit(char c) noexcept { return static_cast<unsigned>(c) - '0'; }
    // Eight digits, if that many come next, as in every moment: neighbours are added up, then pairs
    // of them, then both halves. Else 0, and nothing is taken.
    static std::uint64_t take_eight(const char*& at) noexcept {
        if constexpr (std::endian::native != std::endian::little) return 0;
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        constexpr std::uint64_t high = 0xf0f0f0f0f0f0f0f0U;
        constexpr std::uint64_t zeros = 0x3030303030303030U;
        constexpr std::uint64_t sixes = 0x0606060606060606U;
        if ((word & high) != zeros || ((word + sixes) & high) != zeros) return 0;
        at += 8;
        word -= zeros;
        word = (word * 10 + (word >> 8U)) & 0x00ff00ff00ff00ffU;
        word = (word * 100 + (word >> 16U)) & 0x0000ffff0000ffffU;
        return (word * 10000 + (word >> 32U)) & 0xffffffffU;
    }
    void skip_plain() noexcept {
        std::size_t at = at_;
        while (at < text_.size() && text_[at] != '"' && text_[at] != '\\') ++at;
        at_ = at;
    }
    // The character that an escape stands for.
    [[nodiscard]] char escaped() noexcept {
        constexpr std::string_view written = "\"\\nrt";
        constexpr std::string_view meant = "\"\\\n\r\t";
        const std::string_view rest = text_.substr(at_ + 1, 5);
        const std::size_t simple = rest.empty() ? std::string_view::npos : written.find(rest[0]);
        if (simple != std::string_view::npos) {
            at_ += 2;
            return meant[simple];
        }
        unsigned code = 0;
        const char* const end = rest.data() + rest.size();
        ok_ = rest.size() == 5 && rest.starts_with("u00") &&
              std::from_chars(rest.data() + 3, end, code, 16).ptr == end && code < 0x20;
        at_ += 1 + rest.size();
        return static_cast<char>(code);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool fresh_ = true;
    bool ok_ = true;
};

// The text from the value of a member on, of the object that the text begins with; empty if there
// is no such member.
[[nodiscard]] inline std::string_view from_member(std::string_view text,
                                                  std::string_view name) noexcept {
    json_cursor in{text};
    in.open('{');
    while (in.more('}')) {
        if (in.key() == name) return in.rest();
        static_cast<void>(in.raw());
    }
    return {};
}

}  // namespace alur
