// Writes one line of JSON, commas and quotes in place. Private to src/case.
#pragma once

#include <alur/time/instant_text.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "sop/quoted.hpp"

namespace alur {

class json_line {
  public:
    json_line() : out_(usual_bytes, '\0') {}

    [[nodiscard]] std::string take() {
        out_.resize(used_);
        return std::move(out_);
    }

    json_line& open(char bracket) {
        char* at = separate(1);
        *at++ = bracket;
        fresh_ = true;
        return up_to(at);
    }
    json_line& close(char bracket) {
        char* at = room_for(1);
        *at++ = bracket;
        fresh_ = false;
        return up_to(at);
    }
    json_line& key(std::string_view name) {
        char* at = separate(name.size() + 3);
        *at++ = '"';
        at = std::copy(name.begin(), name.end(), at);
        *at++ = '"';
        *at++ = ':';
        fresh_ = true;
        return up_to(at);
    }
    // A name that may need escapes.
    json_line& any_key(std::string_view name) {
        text(name);
        char* at = room_for(1);
        *at++ = ':';
        fresh_ = true;
        return up_to(at);
    }
    json_line& text(std::string_view value) {
        if (needs_escapes(value)) return raw(quoted(value));
        char* at = separate(value.size() + 2);
        *at++ = '"';
        at = std::copy(value.begin(), value.end(), at);
        *at++ = '"';
        return up_to(at);
    }
    json_line& moment(instant value, zone where) {
        char* at = separate(max_instant_chars + 2);
        *at++ = '"';
        at = print_instant_to(at, value, where);
        *at++ = '"';
        return up_to(at);
    }
    json_line& number(std::int64_t value) {
        constexpr std::size_t most = sizeof "-9223372036854775808" - 1;
        char* const at = separate(most);
        if (value >= 0 && value < 10) {  // as most are
            *at = static_cast<char>('0' + value);
            return up_to(at + 1);
        }
        return up_to(std::to_chars(at, at + most, value).ptr);
    }
    json_line& raw(std::string_view value) {
        return up_to(std::copy(value.begin(), value.end(), separate(value.size())));
    }
    json_line& yes() { return raw("true"); }

    // Members that are left out when there is nothing to say.
    json_line& text_if(std::string_view name, std::string_view value) {
        return value.empty() ? *this : key(name).text(value);
    }
    json_line& yes_if(std::string_view name, bool value) { return value ? key(name).yes() : *this; }

  private:
    static constexpr std::size_t usual_bytes = 1024;  // of a line, so that it seldom moves

    // The next byte; so many may be written there.
    char* room_for(std::size_t bytes) {
        if (out_.size() - used_ < bytes) out_.resize(std::max(out_.size() * 2, used_ + bytes));
        return out_.data() + used_;
    }
    char* separate(std::size_t bytes) {
        char* const at = room_for(bytes + 1);
        *at = ',';
        return at + (std::exchange(fresh_, false) ? 0 : 1);
    }
    json_line& up_to(const char* end) {
        used_ = static_cast<std::size_t>(end - out_.data());
        return *this;
    }

    std::string out_;  // of which so much is written
    std::size_t used_ = 0;
    bool fresh_ = true;
};

}  // namespace alur
