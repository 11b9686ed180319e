// Writes one line of JSON, commas and quotes in place. Private to src/case.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "sop/quoted.hpp"

namespace alur {

class json_line {
  public:
    json_line() { out_.reserve(usual_bytes); }

    [[nodiscard]] std::string take() { return std::move(out_); }

    json_line& open(char bracket) {
        separate();
        out_ += bracket;
        fresh_ = true;
        return *this;
    }
    json_line& close(char bracket) {
        out_ += bracket;
        fresh_ = false;
        return *this;
    }
    json_line& key(std::string_view name) {
        separate();
        out_ += '"';
        out_ += name;
        out_ += "\":";
        fresh_ = true;
        return *this;
    }
    // A name that may need escapes.
    json_line& any_key(std::string_view name) {
        separate();
        append_quoted(out_, name);
        out_ += ':';
        fresh_ = true;
        return *this;
    }
    json_line& text(std::string_view value) {
        separate();
        append_quoted(out_, value);
        return *this;
    }
    json_line& number(std::int64_t value) {
        separate();
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        out_.append(digits, end);
        return *this;
    }
    json_line& raw(std::string_view value) {
        separate();
        out_ += value;
        return *this;
    }
    json_line& yes() { return raw("true"); }

    // Members that are left out when there is nothing to say.
    json_line& text_if(std::string_view name, std::string_view value) {
        return value.empty() ? *this : key(name).text(value);
    }
    json_line& yes_if(std::string_view name, bool value) { return value ? key(name).yes() : *this; }

  private:
    static constexpr std::size_t usual_bytes = 1024;  // of a line, so that it seldom moves

    void separate() {
        if (!fresh_) out_ += ',';
        fresh_ = false;
    }

    std::string out_;
    bool fresh_ = true;
};

}  // namespace alur
