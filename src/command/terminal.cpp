#include "command/terminal.hpp"

#include <ostream>

namespace alur::command {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Bytes of the first `width` code points.
std::size_t prefix(std::string_view text, std::size_t width) {
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at) {
        if (continues(text[at])) continue;
        if (seen == width) break;
        ++seen;
    }
    return at;
}

}  // namespace

std::string page::paint(tone how, std::string_view text) const {
    if (!colour || how == tone::plain || text.empty()) return std::string(text);
    const char* code = "0";
    switch (how) {
        case tone::plain:
            break;
        case tone::bold:
            code = "1";
            break;
        case tone::dim:
            code = "2";
            break;
        case tone::good:
            code = "32";
            break;
        case tone::bad:
            code = "31";
            break;
        case tone::warn:
            code = "33";
            break;
        case tone::accent:
            code = "36";
            break;
    }
    return std::string("\033[") + code + 'm' + std::string(text) + "\033[0m";
}

std::size_t columns(std::string_view text) {
    std::size_t n = 0;
    for (const char byte : text) n += continues(byte) ? 0U : 1U;
    return n;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    const auto flush = [&] {
        lines.push_back(line);
        line.clear();
        used = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '\n') {
            flush();
            ++at;
            continue;
        }
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        std::string_view word = text.substr(at, text.find_first_of(" \n", at) - at);
        at += word.size();
        std::size_t wide = columns(word);
        if (used > 0 && used + 1 + wide > width) flush();
        while (wide > width && width > 0) {
            if (used > 0) flush();
            std::size_t bytes = prefix(word, width);
            if (const std::size_t slash = word.substr(0, bytes).rfind('/');
                slash != std::string_view::npos && slash > 0)
                bytes = slash + 1;
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
            wide = columns(word);
        }
        if (word.empty()) continue;
        if (used > 0) {
            line += ' ';
            ++used;
        }
        line += word;
        used += wide;
    }
    if (used > 0 || lines.empty()) flush();
    return lines;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out{text};
    const std::size_t wide = columns(text);
    if (wide < width) out.append(width - wide, ' ');
    return out;
}

std::string cut(std::string_view text, std::size_t width) {
    if (columns(text) <= width || width == 0) return std::string(text);
    return std::string(text.substr(0, prefix(text, width - 1))) + "…";
}

}  // namespace alur::command
