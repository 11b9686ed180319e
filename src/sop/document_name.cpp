#include "document_name.hpp"

namespace alur {
namespace {

constexpr bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The folded name letter by letter; '\0' at its end.
class folding {
  public:
    explicit folding(std::string_view text) noexcept : left_(text) { skip(); }

    char next() noexcept {
        if (left_.empty()) return '\0';
        const char c = left_.front();
        if (is_blank(c)) {
            skip();
            return left_.empty() ? '\0' : ' ';
        }
        left_.remove_prefix(1);
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

  private:
    void skip() noexcept {
        while (!left_.empty() && is_blank(left_.front())) left_.remove_prefix(1);
    }
    std::string_view left_;
};

}  // namespace

std::string folded_name(std::string_view text) {
    std::string out;
    folding letters(text);
    while (const char c = letters.next()) out += c;
    return out;
}

bool same_document(std::string_view a, std::string_view b) noexcept {
    if (a == b) return true;
    folding left(a);
    folding right(b);
    for (;;) {
        const char c = left.next();
        if (c != right.next()) return false;
        if (c == '\0') return true;
    }
}

}  // namespace alur
