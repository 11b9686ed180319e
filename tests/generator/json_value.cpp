#include "generator/json_value.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace alur::generate {
namespace {

struct reader {
    std::string_view text;
    std::size_t at = 0;

    char now() {
        at = std::min(text.find_first_not_of(" \t\r\n,:", at), text.size());
        return at < text.size() ? text[at] : '\0';
    }
    std::string string() {
        const std::size_t from = at + 1;
        for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1U : 0U;
        return std::string{text.substr(from, at++ - from)};
    }
    json_value value() {
        json_value made;
        const char first = now();
        if (first == '{' || first == '[') {
            made.is = first == '{' ? json_value::kind::object : json_value::kind::list;
            for (++at; now() != '}' && now() != ']' && now() != '\0';) {
                std::string key = first == '{' ? string() : std::string{};
                made.items.push_back(value());
                made.items.back().key = std::move(key);
            }
            ++at;
        } else if (first == '"') {
            made.is = json_value::kind::text;
            made.raw = string();
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n,:]}", at), text.size());
            made.raw = std::string{text.substr(at, end - at)};
            at = end;
        }
        return made;
    }
};

void print(const json_value& value, std::size_t indent, std::string& into) {
    if (!value.has_items()) {
        const char* quote = value.is == json_value::kind::text ? "\"" : "";
        into += quote + value.raw + quote;
        return;
    }
    const bool object = value.is == json_value::kind::object;
    into += object ? '{' : '[';
    for (const json_value& item : value.items) {
        into += &item == &value.items.front() ? "\n" : ",\n";
        into.append(indent + 2, ' ');
        if (object) into += '"' + item.key + "\": ";
        print(item, indent + 2, into);
    }
    into += object ? '}' : ']';
}

}  // namespace

json_value* json_value::find(std::string_view name) {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [name](const json_value& item) { return item.key == name; });
    return found == items.end() ? nullptr : &*found;
}

json_value& json_value::set(std::string_view name, json_value value) {
    value.key = std::string{name};
    if (json_value* there = find(name)) return *there = std::move(value);
    items.push_back(std::move(value));
    return items.back();
}

void json_value::remove(std::string_view name) {
    items.erase(std::remove_if(items.begin(), items.end(),
                               [name](const json_value& item) { return item.key == name; }),
                items.end());
}

json_value json_from(std::string_view text) { return reader{text}.value(); }

json_value json_text(std::string raw) {
    json_value made;
    made.is = json_value::kind::text;
    made.raw = std::move(raw);
    return made;
}

std::string to_text(const json_value& value) {
    std::string text;
    print(value, 0, text);
    return text;
}

}  // namespace alur::generate
