// What everything that receives Boost.JSON's parse events has in common.
#pragma once

#include <boost/json/basic_parser.hpp>

#include <cstddef>
#include <string>

namespace alur {

// Sets no limits of its own, passes over comments and gathers texts that come in parts. A receiver
// adds on_key, on_string, on_int64 and so on; one that returns false must set an error code.
struct json_events {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using text_view = boost::json::string_view;
    using code = boost::json::error_code;

    std::string parts;  // of the key, text or number that has not ended

    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_comment_part(text_view, code&) { return true; }
    bool on_comment(text_view, code&) { return true; }
    bool on_key_part(text_view part, std::size_t, code&) { return gather(part); }
    bool on_string_part(text_view part, std::size_t, code&) { return gather(part); }
    bool on_number_part(text_view part, code&) { return gather(part); }

    bool gather(text_view part) {
        parts.append(part.data(), part.size());
        return true;
    }
};

// Comments and a comma before a closing bracket are allowed.
inline boost::json::parse_options json_options(std::size_t deepest) {
    boost::json::parse_options options;
    options.allow_comments = true;
    options.allow_trailing_commas = true;
    options.max_depth = deepest;
    return options;
}

}  // namespace alur
