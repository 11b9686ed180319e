// Reads what `json_line` writes, value by value: JSON without blanks. Private to src/case.
//
// The first thing that is not what was asked for turns it sour: `ok()` falls and stays so, and
// whatever is read from then on is empty or zero.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
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
        const bool negative = at_ < text_.size() && text_[at_] == '-';
        const std::size_t begin = at_ += negative ? 1 : 0;
        std::uint64_t value = 0;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
            value = value * 10 + static_cast<std::uint64_t>(text_[at_++] - '0');
        const std::size_t digits = at_ - begin;  // with up to 19 nothing has overflowed
        if (digits == 0 || digits > 19 || !std::in_range<std::int64_t>(value)) fail();
        const auto whole = static_cast<std::int64_t>(negative ? 0 - value : value);
        if (!std::in_range<T>(whole)) fail();
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
    void skip_plain() noexcept {
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\') ++at_;
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

// The value of a member of the object that the text begins with, unread; empty if there is none.
[[nodiscard]] inline std::string_view member_in(std::string_view text,
                                                std::string_view name) noexcept {
    json_cursor in{text};
    in.open('{');
    while (in.more('}')) {
        const std::string_view found = in.key();
        const std::string_view value = in.raw();
        if (in.ok() && found == name) return value;
    }
    return {};
}

}  // namespace alur
