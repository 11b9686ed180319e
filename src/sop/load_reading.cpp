#include "sop/load_reading.hpp"

#include "sop/quoted.hpp"
#include "sop/suggest.hpp"

#include <alur/sop/codes.hpp>
#include <alur/sop/limits.hpp>
#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace alur {
namespace {

// Errors beside which the flow can still be checked.
bool leaves_the_flow(std::string_view code) {
    constexpr std::array<std::string_view, 6> harmless{"FL10", "ID03", "JS15",
                                                       "JS16", "JS21", "WK01"};
    return std::find(harmless.begin(), harmless.end(), code) != harmless.end();
}

bilingual kind_name(json_kind kind) {
    switch (kind) {
        case json_kind::null:
            return {"null", "null"};
        case json_kind::boolean:
            return {"true/false", "true/false"};
        case json_kind::number:
            return {"angka", "a number"};
        case json_kind::text:
            return {"teks", "a text"};
        case json_kind::list:
            return {"daftar [ … ]", "a list [ … ]"};
        case json_kind::object:
            break;
    }
    return {"kelompok { … }", "an object { … }"};
}

bilingual example_fix(std::string_view key, std::string_view example) {
    if (key.empty())
        return {fmt::format("Contoh: {}.", example), fmt::format("For example: {}.", example)};
    return {fmt::format("Contoh: \"{}\": {}.", key, example),
            fmt::format("For example: \"{}\": {}.", key, example)};
}

const bilingual a_text{"teks", "a text"};
const bilingual text_or_list{"teks atau daftar teks", "a text or a list of texts"};
const bilingual an_object{"kelompok { … }", "an object { … }"};

bool is_key(std::string_view word, std::span<const known_key> keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [word](const known_key& each) { return each.name == word; });
}

// What an unknown key may have been meant to be.
bilingual key_advice(std::string_view key, std::span<const known_key> keys) {
    std::vector<std::string_view> names;
    names.reserve(keys.size());
    for (const known_key& each : keys) names.push_back(each.name);
    const std::string_view near = nearest(key, names);
    if (!near.empty())
        return {fmt::format("Maksud Anda \"{}\"?", near),
                fmt::format("Did you mean \"{}\"?", near)};
    if (is_key(key, row_keys()))
        return {"Kunci ini milik sebuah langkah; pindahkan ke langkahnya.",
                "This key belongs to a row; move it there."};
    if (is_key(key, sop_keys()))
        return {"Kunci ini milik SOP, bukan bagian ini; pindahkan ke tingkat teratas.",
                "This key belongs to the SOP, not here; move it to the top level."};
    if (is_key(key, performer_keys()))
        return {"Kunci ini milik pelaksana; pindahkan ke sana.",
                "This key belongs to a performer; move it there."};
    return {fmt::format("Hapus, atau gunakan salah satu dari: {}.", fmt::join(names, ", ")),
            fmt::format("Remove it, or use one of: {}.", fmt::join(names, ", "))};
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
    while (const std::size_t n = space_length(text)) text.remove_prefix(n);
    for (;;) {
        std::size_t n = 0;
        for (std::size_t length = 1; length <= 3 && length <= text.size() && n == 0; ++length)
            if (space_length(text.substr(text.size() - length)) == length) n = length;
        if (n == 0) return text;
        text.remove_suffix(n);
    }
}

std::string compact_json(const json_tree& tree, const json_node& node) {
    switch (node.kind) {
        case json_kind::null:
            return "null";
        case json_kind::boolean:
            return node.yes ? "true" : "false";
        case json_kind::number:
            return std::string{node.text};
        case json_kind::text:
            return quoted(node.text);
        case json_kind::list:
        case json_kind::object:
            break;
    }
    const bool object = node.kind == json_kind::object;
    std::string out(1, object ? '{' : '[');
    for (const json_node& child : json_children{tree, node}) {
        if (child.index != 0) out += ',';
        if (object) {
            out += quoted(child.raw_key);
            out += ':';
        }
        out += compact_json(tree, child);
    }
    out += object ? '}' : ']';
    return out;
}

diagnostic& reading::report(std::string_view code, const json_node& at, bilingual message,
                            bilingual fix) {
    const code_entry* entry = find_code(code);
    const severity level = entry != nullptr ? entry->level : severity::error;
    if (level == severity::error && !leaves_the_flow(code)) complete_ = false;
    if (problems_.size() > max_findings) return spare_;
    diagnostic& out = problems_.emplace_back();
    if (problems_.size() > max_findings) {
        out.code = "JS22";
        out.level = severity::info;
        out.message = {fmt::format("Hanya {} temuan pertama yang ditampilkan.", max_findings),
                       fmt::format("Only the first {} findings are shown.", max_findings)};
        out.fix = {"Perbaiki dahulu, lalu periksa lagi.", "Mend those first, then check again."};
        return spare_;
    }
    out.code = code;
    out.level = level;
    out.pointer = tree_.pointer(at);
    out.message = std::move(message);
    out.fix = std::move(fix);
    return out;
}

diagnostic& reading::report_key(std::string_view code, const json_node& at, bilingual message,
                                bilingual fix) {
    diagnostic& out = report(code, at, std::move(message), std::move(fix));
    // Only a key written without escapes is a part of the source, just after its quote.
    const char* const begin = tree_.source.data();
    const std::less_equal<const char*> not_after;
    if (not_after(begin + 1, at.raw_key.data()) &&
        not_after(at.raw_key.data(), begin + tree_.source.size()))
        out.offset = static_cast<std::size_t>(at.raw_key.data() - begin) - 1;
    return out;
}

bilingual reading::name_of(const json_node& node) const {
    const json_node* parent = tree_.parent(node);
    if (parent == nullptr) return {"Dokumen", "The document"};
    if (parent->kind == json_kind::object)
        return {fmt::format("\"{}\"", node.raw_key), fmt::format("\"{}\"", node.raw_key)};
    const bilingual list = name_of(*parent);
    return {fmt::format("Butir {} dari {}", node.index + 1, list.id),
            fmt::format("Item {} of {}", node.index + 1, list.en)};
}

void reading::wrong_type(const json_node& found, const bilingual& expected,
                         std::string_view example) {
    const bilingual name = name_of(found);
    const bilingual kind = kind_name(found.kind);
    bilingual fix;
    const bool quotes_help = expected.id.find("teks") != std::string::npos &&
                             (found.kind == json_kind::number || found.kind == json_kind::boolean);
    if (found.kind == json_kind::null) {
        fix = {"Hapus kunci ini bila belum ada isinya.",
               "Remove this key if there is nothing to say."};
    } else if (quotes_help) {
        const std::string spelt = compact_json(tree_, found);
        fix = {fmt::format("Apit dengan tanda petik: \"{}\". Contoh: {}.", spelt, example),
               fmt::format("Put it in quotation marks: \"{}\". For example: {}.", spelt, example)};
    } else {
        fix = example_fix(found.raw_key, example);
    }
    report("JS12", found,
           {fmt::format("{} harus berupa {}, tetapi berisi {}.", name.id, expected.id, kind.id),
            fmt::format("{} must be {}, but holds {}.", name.en, expected.en, kind.en)},
           std::move(fix));
}

void reading::too_many(const json_node& at, std::size_t count, std::size_t limit,
                       const bilingual& what) {
    report(
        "JS17", at,
        {fmt::format("Terlalu banyak {}: {}, paling banyak {}.", what.id, count, limit),
         fmt::format("Too many {}: {}, at most {}.", what.en, count, limit)},
        {"Kurangi, atau bagi menjadi beberapa SOP.", "Reduce them, or split into several SOPs."});
}

void reading::not_allowed(const json_node& at, std::string_view found,
                          std::span<const std::string_view> allowed) {
    const bilingual name = name_of(at);
    const std::string_view near = nearest(found, allowed);
    const std::string list = fmt::format("{}", fmt::join(allowed, ", "));
    bilingual fix{fmt::format("Gunakan salah satu dari: {}.", list),
                  fmt::format("Use one of: {}.", list)};
    if (!near.empty()) {
        fix.id = fmt::format("Maksud Anda \"{}\"? {}", near, fix.id);
        fix.en = fmt::format("Did you mean \"{}\"? {}", near, fix.en);
    }
    report("JS13", at,
           {fmt::format("{} tidak boleh berisi \"{}\".", name.id, found),
            fmt::format("{} may not be \"{}\".", name.en, found)},
           std::move(fix));
}

void reading::missing(const json_node& object, const field& key, const bilingual& in,
                      std::string_view code) {
    report(code, object,
           {fmt::format("{} belum memiliki \"{}\".", in.id, key.name),
            fmt::format("{} has no \"{}\".", in.en, key.name)},
           {fmt::format("Tambahkan, misalnya \"{}\": {}.", key.name, key.example),
            fmt::format("Add it, for example \"{}\": {}.", key.name, key.example)});
}

void reading::empty(const json_node& at, std::string_view example) {
    const bilingual name = name_of(at);
    report("JS14", at, {fmt::format("{} kosong.", name.id), fmt::format("{} is empty.", name.en)},
           {fmt::format("Isi, misalnya {}, atau hapus.", example),
            fmt::format("Give a value, for example {}, or remove it.", example)});
}

void reading::duplicates(const json_node& object, std::string_view code) {
    for (const json_node& child : json_children{tree_, object}) {
        if (!child.duplicate) continue;
        diagnostic& out = report_key(code, child,
                                     {fmt::format("\"{}\" tertulis dua kali.", child.key),
                                      fmt::format("\"{}\" is written twice.", child.key)},
                                     {"Hapus salah satunya, atau gabungkan isinya.",
                                      "Remove one of them, or merge what they say."});
        out.related = {{out.pointer, {"Yang pertama ada di sini.", "The first one stands here."}}};
    }
}

std::string reading::text(const json_node& from, std::string_view example) {
    if (from.kind == json_kind::text) return std::string{trimmed(from.text)};
    wrong_type(from, a_text, example);
    return {};
}

std::string reading::text(const field& from) {
    return from ? text(*from.node, from.example) : std::string{};
}

std::string reading::given_text(const json_node& from, std::string_view example) {
    std::string out = text(from, example);
    if (out.empty() && from.kind == json_kind::text) empty(from, example);
    return out;
}

std::string reading::given_text(const field& from) {
    return from ? given_text(*from.node, from.example) : std::string{};
}

std::string reading::code(const json_node& from, std::string_view example) {
    return single_spaced(given_text(from, example));
}

std::string reading::code(const field& from) {
    return from ? code(*from.node, from.example) : std::string{};
}

text_list reading::texts(const field& from) {
    if (!from) return {};
    if (from.node->kind == json_kind::text) {
        std::string only{trimmed(from.node->text)};
        return only.empty() ? text_list{} : text_list{std::move(only)};
    }
    if (from.node->kind != json_kind::list) {
        wrong_type(*from.node, text_or_list, from.example);
        return {};
    }
    text_list out;
    out.reserve(from.node->count);
    for (const json_node& item : json_children{tree_, *from.node})
        out.push_back(given_text(item, from.example));
    return out;
}

text_list reading::codes(const json_node& from, std::string_view example) {
    if (from.kind == json_kind::text) return {code(from, example)};
    if (from.kind != json_kind::list) {
        wrong_type(from, text_or_list, example);
        return {};
    }
    if (from.count == 0) empty(from, example);
    text_list out;
    out.reserve(from.count);
    for (const json_node& item : json_children{tree_, from}) out.push_back(code(item, example));
    return out;
}

text_list reading::codes(const field& from) {
    return from ? codes(*from.node, from.example) : text_list{};
}

bool reading::yes(const field& from) {
    if (!from) return false;
    if (from.node->kind != json_kind::boolean)
        wrong_type(*from.node,
                   {"true atau false tanpa tanda petik", "true or false without quotes"},
                   from.example);
    return from.node->yes;
}

bool reading::is_object(const field& from) {
    if (!from) return false;
    if (from.node->kind == json_kind::object) {
        duplicates(*from.node);
        return true;
    }
    wrong_type(*from.node, an_object, from.example);
    return false;
}

text_map reading::map(const field& from) {
    text_map out;
    if (!is_object(from)) return out;
    for (const json_node& item : json_children{tree_, *from.node}) {
        if (item.duplicate) continue;
        if (item.key.empty()) empty(item, from.example);
        out.emplace_back(item.key, given_text(item, from.example));
    }
    return out;
}

object_reader::object_reader(reading& in, const json_node& object, std::span<const known_key> keys)
    : keys_(keys) {
    std::size_t expected = 0;
    bool twice = false;
    for (const json_node& child : json_children{in.tree(), object}) {
        if (child.duplicate) {
            twice = true;
            continue;
        }
        const std::size_t index = index_of(child.raw_key, expected);
        if (index < keys.size()) {
            given_[index] = &child;
            expected = index + 1;
            continue;
        }
        in.report_key("JS10", child,
                      {fmt::format("Kunci \"{}\" tidak dikenal.", child.raw_key),
                       fmt::format("The key \"{}\" is unknown.", child.raw_key)},
                      key_advice(child.raw_key, keys));
    }
    if (twice) in.duplicates(object);
}

std::size_t object_reader::index_of(std::string_view key, std::size_t from) const noexcept {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const std::size_t index = (from + i) % keys_.size();
        if (keys_[index].name == key) return index;
    }
    return keys_.size();
}

field object_reader::operator[](std::string_view key) const noexcept {
    const std::size_t index = index_of(key, last_);
    last_ = index + 1;
    return {given_[index], keys_[index].name, keys_[index].example};
}

}  // namespace alur
