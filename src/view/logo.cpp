#include <fmt/format.h>
#include <alur/view/form.hpp>

#include <algorithm>
#include <cstdint>

namespace alur {
namespace {

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t b = 0; b < 3; ++b)
            three = (three << 8) |
                    (i + b < bytes.size() ? static_cast<unsigned char>(bytes[i + b]) : 0U);
        for (std::size_t d = 0; d < 4; ++d)
            text += i + d > bytes.size() ? '=' : digits[(three >> (18 - 6 * d)) & 63U];
    }
    return text;
}

// By what it begins with: the ending of a file's name is often wrong.
const char* picture_type(std::string_view bytes) {
    if (bytes.substr(0, 4) == "\x89PNG") return "image/png";
    if (bytes.substr(0, 3) == "\xFF\xD8\xFF") return "image/jpeg";
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const std::string_view text = bytes.substr(std::min(begin, bytes.size()), 1000);
    if (text.substr(0, 1) == "<" && text.find("<svg") != std::string_view::npos)
        return "image/svg+xml";
    return nullptr;
}

}  // namespace

std::string logo_uri(std::string_view picture) {
    constexpr std::size_t largest = 4U << 20U;
    const char* type = picture_type(picture);
    if (type == nullptr || picture.size() > largest) return {};
    return fmt::format("data:{};base64,{}", type, base64(picture));
}

}  // namespace alur
