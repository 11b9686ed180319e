#include "generator/spoil.hpp"

#include <alur/sop/limits.hpp>
#include <alur/sop/write.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <set>
#include <utility>

namespace alur::generate {
namespace {

using kind = json_value::kind;

std::size_t place_in(dice& d, std::size_t size) {
    return size == 0 ? 0 : static_cast<std::size_t>(d.next() % size);
}

// ---- of the text
// ---------------------------------------------------------------------------------

// Places inside the texts of the JSON, or outside them.
std::vector<std::size_t> places(const std::string& text, bool inside) {
    std::vector<std::size_t> found;
    bool within = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            within = !within;
        } else if (within && text[i] == '\\') {
            ++i;
        } else if (within == inside) {
            found.push_back(i);
        }
    }
    return found;
}

bool insert(dice& d, std::string& text, bool inside, const std::string& what) {
    const std::vector<std::size_t> where = places(text, inside);
    if (where.empty()) return false;
    text.insert(d.pick(where), what);
    return true;
}

bool cut(dice& d, std::string& text) {
    text.resize(place_in(d, text.size()));
    return true;
}

bool lose_a_sign(dice& d, std::string& text) {
    std::vector<std::size_t> signs;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (std::string_view{"{}[],:\""}.find(text[i]) != std::string_view::npos)
            signs.push_back(i);
    text.erase(d.pick(signs), 1);
    return true;
}

bool add_a_sign(dice& d, std::string& text) {
    static const std::vector<std::string> signs{"{", "}", "[", "]", ",", ":",  "\"",
                                                ";", "#", "0", "x", "=", "\\", "Ya"};
    return insert(d, text, d.chance(20), d.pick(signs));
}

bool smart_quotes(dice& d, std::string& text) {
    static const std::vector<std::string> marks{
        "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "'", "`"};
    const std::vector<std::size_t> where = places(text, false);
    const std::size_t open = text.find('"', d.pick(where));
    if (open == std::string::npos) return false;
    const std::size_t close = text.find('"', open + 1);
    if (close != std::string::npos && d.chance(70)) text.replace(close, 1, d.pick(marks));
    text.replace(open, 1, d.pick(marks));
    return true;
}

bool special_space(dice& d, std::string& text) {
    static const std::vector<std::string> spaces{"\xC2\xA0", "\xE2\x80\x83", "\xE3\x80\x80", "\f"};
    return insert(d, text, false, d.pick(spaces));
}

bool control_character(dice& d, std::string& text) {
    static const std::vector<std::string> signs{"\t", "\n", "\r", "\x01"};
    return insert(d, text, true, d.pick(signs));
}

bool wrong_encoding(dice& d, std::string& text) {
    switch (d.under(4)) {
        case 0: {  // UTF-16, with or without its mark
            std::string wide = d.chance(50) ? "\xFF\xFE" : "";
            for (const char c : text) wide.append({c, '\0'});
            text = std::move(wide);
            return true;
        }
        case 1:
            return insert(d, text, d.chance(50), std::string(1, '\0'));
        case 2:
            text.insert(0, "PK\x03\x04");
            return true;
        default:
            return insert(d, text, d.chance(80), d.chance(50) ? "\xE9" : "\x93");
    }
}

bool byte_order_mark(dice&, std::string& text) {
    text.insert(0, "\xEF\xBB\xBF");
    return true;
}

bool open_comment(dice& d, std::string& text) {
    return insert(d, text, false, d.chance(50) ? "/* " : "// ");
}

bool far_too_long(dice& d, std::string& text) {
    if (!d.chance(25)) return false;  // it takes a while and is always the same
    text.append(max_text_bytes, ' ');
    return true;
}

// ---- of any value
// --------------------------------------------------------------------------------

bool any(const json_value&) { return true; }
bool is_text(const json_value& v) { return v.is == kind::text; }
bool is_object(const json_value& v) { return v.is == kind::object && !v.items.empty(); }
bool is_list(const json_value& v) { return v.is == kind::list && !v.items.empty(); }
bool holds_several(const json_value& v) { return v.items.size() > 1; }
bool holds_digits(const json_value& v) {
    return !v.has_items() && v.raw.find_first_of("0123456789") != std::string::npos;
}

bool delete_item(dice& d, json_value* from) {
    if (from == nullptr) return false;
    const auto at = static_cast<std::ptrdiff_t>(place_in(d, from->items.size()));
    from->items.erase(from->items.begin() + at);
    return true;
}

bool repeat_item(dice& d, json_value* of) {
    if (of == nullptr) return false;
    json_value copy = of->items[place_in(d, of->items.size())];
    const auto at = static_cast<std::ptrdiff_t>(place_in(d, of->items.size() + 1));
    of->items.insert(of->items.begin() + at, std::move(copy));
    return true;
}

bool misspell_key(dice& d, json_value& document) {
    json_value* item = some_item(d, some_value(d, document, is_object));
    item->key = misspelt(d, item->key);
    return true;
}

bool other_kind(dice& d, json_value& document) {
    json_value* value = some_value(d, document, any);
    static const std::vector<std::string> others{
        "3", "-0.5", "true", "null", "\"teks\"", "[]", "{}", "[\"a\", 3]", "{\"a\": \"b\"}"};
    std::string key = value->key;
    *value = d.chance(20) ? json_value{kind::list, {}, {}, {*value}} : json_from(d.pick(others));
    value->key = std::move(key);
    return true;
}

bool empty_a_value(dice& d, json_value& document) {
    json_value* value = some_value(
        d, document, [](const json_value& v) { return is_text(v) || is_object(v) || is_list(v); });
    value->raw.clear();
    value->items.clear();
    return true;
}

bool misspell_text(dice& d, json_value& document) {
    json_value* value = some_value(d, document, is_text);
    value->raw = misspelt(d, value->raw);
    return true;
}

bool swap_two_texts(dice& d, json_value& document) {
    std::swap(some_value(d, document, is_text)->raw, some_value(d, document, is_text)->raw);
    return true;
}

bool copy_over(dice& d, json_value& document) {
    json_value copy = *some_value(d, document, any);
    json_value* value = some_value(d, document, any);
    copy.key = value->key;
    *value = std::move(copy);
    return true;
}

bool change_a_number(dice& d, json_value& document) {
    json_value* value = some_value(d, document, holds_digits);
    if (value == nullptr) return false;
    const std::size_t first = value->raw.find_first_of("0123456789");
    const std::size_t after = value->raw.find_first_not_of("0123456789", first);
    static const std::vector<std::string> numbers{"0", "-1", "7", "1.5", "99999", "4294967296"};
    value->raw.replace(first, after == std::string::npos ? after : after - first, d.pick(numbers));
    return true;
}

bool swap_two_items(dice& d, json_value& document) {
    json_value* of = some_value(d, document, holds_several);
    if (of == nullptr) return false;
    std::swap(*some_item(d, of), *some_item(d, of));
    return true;
}

bool invisible_character(dice& d, json_value& document) {
    static const std::vector<std::string> signs{"\\u202E", "\xE2\x80\x8B", "\\u0000", "\\u0007",
                                                "\xE2\x80\xAE"};
    json_value* value = some_value(d, document, is_text);
    value->raw.insert(d.chance(50) ? 0 : value->raw.size(), d.pick(signs) + "a");
    return true;
}

bool nest_deep(dice& d, json_value& document) {
    json_value* value = some_value(d, document, any);
    std::string key = std::exchange(value->key, {});
    for (int levels = d.between(20, 40); levels > 0; --levels)
        *value = json_value{kind::list, {}, {}, {std::move(*value)}};
    value->key = std::move(key);
    return true;
}

// ---- of calendars
// --------------------------------------------------------------------------------

bool is_date(const json_value& v) { return is_text(v) && v.raw.size() == 10 && v.raw[4] == '-'; }

bool move_a_date(dice& d, json_value& calendar) {
    json_value* date = some_value(d, calendar, is_date);
    if (date == nullptr) return false;
    static const std::vector<std::string> years{"1899", "2022", "2024", "2031", "2099"};
    date->raw.replace(0, 4, d.pick(years));
    return true;
}

bool break_a_date(dice& d, json_value& calendar) {
    json_value* date = some_value(d, calendar, is_date);
    if (date == nullptr) return false;
    static const std::vector<std::string> days{"-02-30", "-13-01", "-00-10", "/01/02", ""};
    date->raw.replace(4, std::string::npos, d.pick(days));
    return true;
}

bool copy_a_date(dice& d, json_value& calendar) {
    json_value* date = some_value(d, calendar, is_date);
    if (date == nullptr) return false;
    date->raw = some_value(d, calendar, is_date)->raw;
    return true;
}

bool break_a_word(dice& d, json_value& calendar) {
    static const std::vector<std::string_view> words{"jenis", "zona_waktu", "hitungan"};
    json_value* word = some_value(d, calendar, [&](const json_value& v) {
        return std::find(words.begin(), words.end(), v.key) != words.end();
    });
    if (word == nullptr) return false;
    word->raw = misspelt(d, word->raw);
    return true;
}

bool break_hours(dice& d, json_value& calendar) {
    json_value* hours = some_value(d, calendar, [](const json_value& v) {
        return (v.key == "jam_kerja" || v.key == "jam_ramadan") && is_object(v);
    });
    json_value* day = some_item(d, hours);
    if (day == nullptr) return false;
    if (d.chance(30)) {
        day->key = misspelt(d, day->key);
    } else if (d.chance(60)) {
        day->raw = misspelt(d, day->raw);
    } else {
        hours->items.clear();
    }
    return true;
}

bool drop_ramadan(dice& d, json_value& calendar) {
    calendar.remove(d.chance(50) ? "ramadan" : "jam_ramadan");
    return true;
}

bool two_calendars(dice& d, json_value& calendar) {
    calendar = json_value{kind::list, {}, {}, {calendar}};
    if (d.chance(80)) calendar.items.push_back(calendar.items.front());
    return true;
}

}  // namespace

json_value* some_item(dice& d, json_value* value) {
    return value == nullptr || value->items.empty()
               ? nullptr
               : &value->items[place_in(d, value->items.size())];
}

json_value* some_row(dice& d, json_value& sop) { return some_item(d, sop.find("langkah")); }

json_value* some_row_with(dice& d, json_value& sop, std::string_view key) {
    std::vector<json_value*> rows;
    for (json_value& row : sop.find("langkah")->items)
        if (row.find(key) != nullptr) rows.push_back(&row);
    return rows.empty() ? nullptr : d.pick(rows);
}

std::vector<std::string> ids_of(json_value& sop) {
    std::vector<std::string> ids;
    for (json_value& row : sop.find("langkah")->items)
        if (const json_value* id = row.find("id")) ids.push_back(id->raw);
    return ids;
}

std::vector<std::string> offices_of(json_value& sop) {
    std::vector<std::string> codes;
    for (const json_value& office : sop.find("pelaksana")->items) codes.push_back(office.key);
    return codes;
}

std::vector<std::string> kinds_of(json_value& sop) {
    std::set<std::string> kinds;
    for (json_value& office : sop.find("pelaksana")->items)
        if (const json_value* of = office.find("setiap")) kinds.insert(of->raw);
    return {kinds.begin(), kinds.end()};
}

std::string misspelt(dice& d, std::string word) {
    if (word.empty()) return "x";
    const std::size_t at = place_in(d, word.size());
    switch (d.under(4)) {
        case 0:
            word.insert(at, 1, 'q');
            break;
        case 1:
            if (static_cast<unsigned char>(word[at]) < 0x80 && word[at] != '\\') word.erase(at, 1);
            break;
        case 2:
            if (std::isalnum(static_cast<unsigned char>(word[at])) != 0) word[at] = 'z';
            break;
        default:
            word += word.back() == '\\' ? 'x' : word.back();
            break;
    }
    return word;
}

const std::vector<text_edit>& text_edits() {
    static const std::vector<text_edit> edits{
        {"the text cut off", cut},
        {"a sign of JSON lost", lose_a_sign},
        {"a sign too many", add_a_sign},
        {"smart quotes", smart_quotes},
        {"a special space outside texts", special_space},
        {"a control character inside a text", control_character},
        {"another encoding", wrong_encoding},
        {"a byte order mark", byte_order_mark},
        {"a comment opened", open_comment},
        {"far too long", far_too_long},
    };
    return edits;
}

const std::vector<value_edit>& value_edits() {
    static const std::vector<value_edit> edits{
        {"a key deleted",
         [](dice& d, json_value& v) { return delete_item(d, some_value(d, v, is_object)); }},
        {"a key misspelt", misspell_key},
        {"a key written twice",
         [](dice& d, json_value& v) { return repeat_item(d, some_value(d, v, is_object)); }},
        {"a value of another kind", other_kind},
        {"an empty value", empty_a_value},
        {"a text misspelt", misspell_text},
        {"two texts exchanged", swap_two_texts},
        {"a value copied over another", copy_over},
        {"a number changed", change_a_number},
        {"an item deleted",
         [](dice& d, json_value& v) { return delete_item(d, some_value(d, v, is_list)); }},
        {"an item repeated",
         [](dice& d, json_value& v) { return repeat_item(d, some_value(d, v, is_list)); }},
        {"two items exchanged", swap_two_items},
        {"an invisible character", invisible_character},
        {"nested deep", nest_deep},
    };
    return edits;
}

const std::vector<value_edit>& calendar_edits() {
    static const std::vector<value_edit> edits{
        {"a date in another year", move_a_date}, {"a date that is none", break_a_date},
        {"a date copied", copy_a_date},          {"a word misspelt", break_a_word},
        {"office hours broken", break_hours},    {"half of Ramadan deleted", drop_ramadan},
        {"two calendars", two_calendars},
    };
    return edits;
}

namespace {

struct share {
    int percent;
    const std::vector<value_edit>* edits;
};

// Picks until one fits: an edit of the text does some time, and has what the shares leave.
spoiled spoil_with(dice& d, const std::string& text, const std::vector<share>& shares) {
    const json_value document = json_from(text);
    for (;;) {
        int roll = d.under(100);
        const value_edit* edit = nullptr;
        for (const share& each : shares) {
            if (roll >= 0 && roll < each.percent) edit = &d.pick(*each.edits);
            roll -= each.percent;
        }
        if (edit == nullptr) {
            std::string changed = text;
            const text_edit& of_text = d.pick(text_edits());
            if (of_text.apply(d, changed)) return {of_text.name, std::move(changed)};
            continue;
        }
        json_value changed = document;
        if (edit->apply(d, changed)) return {edit->name, to_text(changed)};
    }
}

}  // namespace

spoiled spoil_sop(dice& d, const definition& sop) {
    static const std::vector<share> shares{{15, &value_edits()},
                                           {32, &flow_edits()},
                                           {22, &row_edits()},
                                           {13, &rule_edits()},
                                           {6, &size_edits()}};
    return spoil_with(d, to_json(sop), shares);
}

spoiled spoil_calendar(dice& d, const std::string& text) {
    static const std::vector<share> shares{{40, &value_edits()}, {40, &calendar_edits()}};
    return spoil_with(d, text, shares);
}

spoiled spoil_json(dice& d, const std::string& text) {
    static const std::vector<share> shares{{80, &value_edits()}};
    return spoil_with(d, text, shares);
}

}  // namespace alur::generate
