#include "sop/places.hpp"

#include "sop/json_scan.hpp"
#include "sop/utf8.hpp"

#include <alur/sop/limits.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace alur {
namespace {

// Takes the first step off a pointer, with ~1 and ~0 read as "/" and "~".
std::string take_step(std::string_view& pointer) {
    pointer.remove_prefix(1);
    const std::string_view raw = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(raw.size());
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const std::string_view pair = raw.substr(i, 2);
        if (pair == "~1" || pair == "~0") {
            out += pair == "~1" ? '/' : '~';
            ++i;
        } else {
            out += raw[i];
        }
    }
    return out;
}

unsigned hexadecimal(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) {
        const char low = static_cast<char>(c | 0x20);
        const unsigned digit = c >= '0' && c <= '9'       ? static_cast<unsigned>(c - '0')
                               : low >= 'a' && low <= 'f' ? static_cast<unsigned>(low - 'a') + 10
                                                          : 0;
        value = value * 16 + digit;
    }
    return value;
}

// The inside of a JSON string with its escapes read; a faulty escape is kept as it stands.
std::string unescaped(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) return std::string{raw};
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char next = raw[i] == '\\' && i + 1 < raw.size() ? raw[i + 1] : '\0';
        const std::size_t simple = next == '\0' ? std::string_view::npos : letters.find(next);
        if (simple != std::string_view::npos) {
            out += meanings[simple];
            ++i;
        } else if (next == 'u') {
            unsigned unit = hexadecimal(raw.substr(i + 2, 4));
            i += 5;
            if (unit >= 0xD800 && unit < 0xDC00 &&
                raw.substr(std::min(i + 1, raw.size()), 2) == "\\u") {
                unit = 0x10000 + ((unit - 0xD800) << 10) +
                       ((hexadecimal(raw.substr(i + 3, 4)) - 0xDC00) & 0x3FF);
                i += 6;
            }
            append_utf8(out, unit);
        } else {
            out += raw[i];
        }
    }
    return out;
}

// Calls `visit` with the step to each child of the value at `at` and where the child begins, until
// it returns false.
template <class F>
void each_child(std::string_view text, std::size_t at, F visit) {
    const bool object = at < text.size() && text[at] == '{';
    if (!object && (at >= text.size() || text[at] != '[')) return;
    at = skip_blanks(text, at + 1);
    for (std::size_t index = 0; at < text.size() && text[at] != '}' && text[at] != ']'; ++index) {
        std::string step;
        if (object) {
            if (text[at] != '"') return;
            const std::size_t end = skip_string(text, at);
            step = unescaped(text.substr(at + 1, end - std::min(end, at + 2)));
            at = skip_blanks(text, end);
            if (at >= text.size() || text[at] != ':') return;
            at = skip_blanks(text, at + 1);
        } else {
            step = fmt::format_int(index).str();
        }
        if (!visit(step, at)) return;
        const std::size_t before = at;
        at = skip_blanks(text, skip_value(text, at));
        if (at < text.size() && text[at] == ',') at = skip_blanks(text, at + 1);
        if (at == before) return;
    }
}

template <class Wanted>
auto wanted_at(Wanted& list, std::string_view step) {
    return std::lower_bound(
        list.begin(), list.end(), step,
        [](const places::wanted& each, std::string_view s) { return each.step.compare(s) < 0; });
}

void want(places::wanted& root, std::string_view pointer) {
    places::wanted* here = &root;
    // Deeper than this there is nothing in a document that was read.
    for (std::size_t depth = 0; !pointer.empty() && depth < max_nesting; ++depth) {
        const std::string step = take_step(pointer);
        auto found = wanted_at(here->inside, step);
        if (found == here->inside.end() || found->step != step)
            found = here->inside.insert(found, places::wanted{step});
        here = &*found;
    }
}

void find_inside(std::string_view text, places::wanted& of) {
    std::size_t missing = of.inside.size();
    if (missing == 0) return;
    each_child(text, of.at, [&](std::string_view step, std::size_t at) {
        const auto found = wanted_at(of.inside, step);
        if (found == of.inside.end() || found->step != step || found->at != std::string_view::npos)
            return true;
        found->at = at;
        find_inside(text, *found);
        return --missing != 0;
    });
}

// Reads a text onwards and knows its line and column.
class place_reader {
  public:
    explicit place_reader(std::string_view text) : text_(text) {
        // Editors do not show a byte order mark.
        if (text.substr(0, 3) == byte_order_mark) at_ = 3;
    }
    position advance(std::size_t to) {
        for (to = std::min(to, text_.size()); at_ < to; ++at_) {
            const char c = text_[at_];
            if (c == '\n') {
                ++here_.line;
                here_.column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
                ++here_.column;
            }
        }
        return here_;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    position here_;
};

}  // namespace

position source::at(std::size_t byte_offset) const noexcept {
    return place_reader{text}.advance(byte_offset);
}

std::size_t value_at(std::string_view text, std::string_view pointer) {
    std::size_t found = skip_blanks(text, 0);
    for (bool there = true; there && !pointer.empty();) {
        const std::string step = take_step(pointer);
        there = false;
        each_child(text, found, [&](std::string_view each, std::size_t at) {
            there = each == step;
            if (there) found = at;
            return !there;
        });
    }
    return found;
}

position source::locate(std::string_view pointer) const { return at(value_at(text, pointer)); }

position source::where(const diagnostic& finding) const {
    return finding.offset ? at(*finding.offset) : locate(finding.pointer);
}

places::places(const source& from, const diagnostics& list) {
    for (const diagnostic& each : list) {
        want(root_, each.pointer);
        for (const related_place& other : each.related) want(root_, other.pointer);
    }
    root_.at = skip_blanks(from.text, 0);
    find_inside(from.text, root_);

    for (const diagnostic& each : list) {
        positions_[each.offset.value_or(offset_of(each.pointer))];
        for (const related_place& other : each.related) positions_[offset_of(other.pointer)];
    }
    place_reader onwards{from.text};
    for (auto& [offset, place] : positions_) place = onwards.advance(offset);
}

position places::of(const diagnostic& finding) const {
    return positions_.at(finding.offset.value_or(offset_of(finding.pointer)));
}

position places::of(std::string_view pointer) const { return positions_.at(offset_of(pointer)); }

std::size_t places::offset_of(std::string_view pointer) const {
    const places::wanted* here = &root_;
    while (!pointer.empty()) {
        const std::string step = take_step(pointer);
        const auto found = wanted_at(here->inside, step);
        if (found == here->inside.end() || found->step != step ||
            found->at == std::string_view::npos)
            break;
        here = &*found;
    }
    return here->at;
}

}  // namespace alur
