// Who and what the rows speak of: offices, units, data.
#include "sop/load_reading.hpp"

#include <alur/sop/limits.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace alur {
namespace {

performer read_performer(reading& in, const json_node& node) {
    performer out;
    out.code = node.key;
    if (out.code.empty()) in.empty(node, R"("staf": "Staf")");
    if (node.kind == json_kind::object) {
        const object_reader keys{in, node, performer_keys()};
        const field name = keys["nama"];
        if (name)
            out.name = in.given_text(name);
        else
            in.missing(node, name,
                       {fmt::format("Pelaksana \"{}\"", node.key),
                        fmt::format("The performer \"{}\"", node.key)});
        out.column = in.text(keys["kolom"]);
        out.aliases = in.texts(keys["alias"]);
        if (const field each = keys["setiap"]) out.per_unit = in.code(each);
        out.outside = in.yes(keys["luar"]);
    } else if (node.kind == json_kind::text) {
        out.name = in.given_text(node, R"("Sekretaris")");
    } else {
        in.wrong_type(node,
                      {"teks atau kelompok {nama, kolom, alias, setiap, luar}",
                       "a text or an object {nama, kolom, alias, setiap, luar}"},
                      R"("Sekretaris")");
    }
    if (out.column.empty()) out.column = out.name;
    return out;
}

bool is_given_object(reading& in, const field& from) {
    if (!from) return false;
    if (from.node->kind != json_kind::object) {
        in.wrong_type(*from.node, {"kelompok { … }", "an object { … }"}, from.example);
        return false;
    }
    in.duplicates(*from.node);
    return true;
}

}  // namespace

void read_performers(reading& in, const field& from, std::vector<performer>& into) {
    if (!from) {
        in.missing(in.tree().root(), from, {"SOP ini", "This SOP"});
        return;
    }
    if (!is_given_object(in, from)) return;
    if (from.node->count == 0) in.empty(*from.node, from.example);
    if (from.node->count > max_offices) {
        in.too_many(*from.node, from.node->count, max_offices, {"pelaksana", "performers"});
        return;
    }
    into.reserve(from.node->count);
    for (const json_node& item : json_children{in.tree(), *from.node})
        if (!item.duplicate) into.push_back(read_performer(in, item));
}

void read_units(reading& in, const field& from, std::vector<unit_kind>& into) {
    if (!is_given_object(in, from)) return;
    std::size_t total = 0;
    for (const json_node& item : json_children{in.tree(), *from.node}) {
        if (item.duplicate) continue;
        if (item.key.empty()) in.empty(item, from.example);
        unit_kind kind{std::string{item.key}, in.codes(item, R"(["Ekonomi", "Sosial"])")};
        total += kind.names.size();
        if (total > max_units) {
            in.too_many(*from.node, total, max_units, {"unit", "units"});
            return;
        }
        text_list sorted = kind.names;
        std::sort(sorted.begin(), sorted.end());
        const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
        if (twice != sorted.end() && !twice->empty())
            in.report("JS20", item,
                      {fmt::format("Unit \"{}\" disebut dua kali.", *twice),
                       fmt::format("The unit \"{}\" is named twice.", *twice)},
                      {"Hapus salah satunya.", "Remove one of them."});
        into.push_back(std::move(kind));
    }
}

void read_data(reading& in, const field& from, data_types& into) {
    if (!is_given_object(in, from)) return;
    for (const json_node& item : json_children{in.tree(), *from.node}) {
        if (item.duplicate) continue;
        if (item.key.empty()) in.empty(item, from.example);
        const std::string word = in.given_text(item, R"("angka")");
        if (word.empty()) continue;
        const std::optional<data_type> type = data_type_named(word);
        if (type)
            into.emplace_back(item.key, *type);
        else
            in.not_allowed(item, word, data_type_names);
    }
}

}  // namespace alur
