#include "author/items.hpp"

#include "sop/load_reading.hpp"
#include "sop/quoted.hpp"

#include <alur/sop/write.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace alur::authors {
namespace {

template <std::size_t N>
bool stands_in(const std::array<std::string_view, N>& list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

constexpr std::array<std::string_view, 5> maps{"cabang", "sumber", "abaikan", "unit", "data"};

std::string joined(const text_list& list, std::string_view with) {
    std::string out;
    for (const std::string& each : list) {
        if (!out.empty()) out += with;
        out += each;
    }
    return out;
}

}  // namespace

change_part part_of(std::string_view key) noexcept {
    constexpr std::array<std::string_view, 10> people{
        "nama",      "pelaksana", "setiap",     "ditunjuk", "beda_orang",
        "definitif", "kuorum",    "pengendali", "luar",     "unit"};
    constexpr std::array<std::string_view, 6> time{"waktu",     "sampai",    "perpanjangan",
                                                   "terlambat", "jam_kerja", "zona_waktu"};
    constexpr std::array<std::string_view, 7> flow{"keputusan", "cabang", "lanjut", "kembali",
                                                   "mulai",     "sop",    "data"};
    constexpr std::array<std::string_view, 5> papers{"kelengkapan", "output", "wajib", "dari_luar",
                                                     "peralatan"};
    key = key.substr(0, key.find('.'));
    if (stands_in(people, key)) return change_part::people;
    if (stands_in(time, key)) return change_part::time;
    if (stands_in(flow, key)) return change_part::flow;
    return stands_in(papers, key) ? change_part::papers : change_part::wording;
}

side::side(const definition& sop, const matching* rows, const matching* offices)
    : sop_(sop), rows_(rows), offices_(offices), text_(to_json(sop)) {
    diagnostics none;
    if (!read_json_tree(tree_, text_, none)) return;
    const json_node* rows_node = tree_.child(tree_.root(), "langkah");
    for (const json_node& each : json_children{tree_, *rows_node}) row_nodes_.push_back(&each);
    for (std::size_t i = 0; i < sop.rows.size(); ++i) row_at_.emplace(sop.rows[i].id, i);
    for (std::size_t i = 0; i < sop.performers.size(); ++i)
        office_at_.emplace(sop.performers[i].code, i);
}

side::refers side::refers_of(std::string_view key, bool in_row) {
    constexpr std::array<std::string_view, 6> rows{"cabang", "lanjut",   "kembali",
                                                   "sampai", "ditunjuk", "beda_orang"};
    if (in_row && stands_in(rows, key)) return refers::rows;
    if (key == "pengendali" || (in_row && key == "pelaksana")) return refers::offices;
    return key == "terlambat" ? refers::rungs : refers::nothing;
}

std::string side::token(std::string_view name, refers to) const {
    if (to == refers::rungs) {
        const std::size_t colon = name.find(": ");
        if (colon == std::string_view::npos || name.substr(0, colon) == "dianggap")
            return quoted(name);
        return quoted(name.substr(0, colon)) + token(name.substr(colon + 2), refers::offices);
    }
    const bool rows = to == refers::rows;
    const auto& places = rows ? row_at_ : office_at_;
    const matching* other = rows ? rows_ : offices_;
    const auto found = places.find(std::string(name));
    if (to == refers::nothing || found == places.end()) return quoted(name);
    if (other == nullptr) return '#' + std::to_string(found->second);
    const std::size_t there = other->to_after[found->second];
    return there == unmatched ? '-' + std::to_string(found->second) : '#' + std::to_string(there);
}

std::string side::named(std::string_view name, refers to, bool in_full) const {
    if (to == refers::rungs) {
        const std::size_t colon = name.find(": ");
        if (colon == std::string_view::npos || name.substr(0, colon) == "dianggap")
            return std::string(name);
        return std::string(name.substr(0, colon + 2)) +
               named(name.substr(colon + 2), refers::offices, in_full);
    }
    if (to == refers::rows)
        if (const auto found = row_at_.find(std::string(name)); found != row_at_.end())
            return "langkah " + sop_.rows[found->second].number +
                   (in_full ? " \"" + sop_.rows[found->second].activity + '"' : "");
    if (to == refers::offices)
        if (const auto found = office_at_.find(std::string(name)); found != office_at_.end())
            return sop_.performers[found->second].name;
    return std::string(name);
}

std::string side::compared(const json_node& node, refers to) const {
    if (node.kind == json_kind::text) return token(node.text, to);
    if (node.kind != json_kind::list && node.kind != json_kind::object)
        return compact_json(tree_, node);
    std::string out = node.kind == json_kind::list ? "[" : "{";
    for (const json_node& each : json_children{tree_, node}) {
        if (node.kind == json_kind::object) out += quoted(each.raw_key) + ':';
        out += each.raw_key == "bila" ? compact_json(tree_, each) : compared(each, to);
        out += ',';
    }
    return out;
}

std::string side::shown(const json_node& node, refers to, bool in_full) const {
    if (node.kind == json_kind::text) return named(node.text, to, in_full);
    if (node.kind == json_kind::boolean) return node.yes ? "ya" : "tidak";
    if (node.kind != json_kind::list && node.kind != json_kind::object)
        return compact_json(tree_, node);
    text_list parts;
    for (const json_node& each : json_children{tree_, node}) {
        if (node.kind == json_kind::list || each.raw_key == "ke")
            parts.push_back(shown(each, to, in_full));
        else if (each.raw_key == "bila")
            parts.push_back("bila " + compact_json(tree_, each));
        else if (each.raw_key == "salah_satu")
            parts.push_back("salah satu: " + shown(each, to, in_full));
        else
            parts.push_back(std::string(each.raw_key) + ": " + shown(each, to, in_full));
    }
    const bool goal = node.kind == json_kind::object && tree_.child(node, "ke") != nullptr;
    return joined(parts, goal ? " " : ", ");
}

item side::made(std::string key, const json_node& node, refers to) const {
    item out{std::move(key), compared(node, to), shown(node, to), shown(node, to, true), {}};
    if (node.kind == json_kind::list)
        for (const json_node& each : json_children{tree_, node})
            out.list.push_back(shown(each, to));
    else if (node.kind == json_kind::text)
        out.list.push_back(out.shown);
    return out;
}

std::vector<item> side::of_members(const json_node& object, bool in_row) const {
    std::vector<item> out;
    for (const json_node& each : json_children{tree_, object}) {
        const std::string_view key = each.raw_key;
        const bool apart = key == "langkah" || (!in_row && key == "pelaksana") || key == "no" ||
                           (in_row && key == "id");
        if (apart) continue;
        const refers to = refers_of(key, in_row);
        if (!stands_in(maps, key)) {
            out.push_back(made(std::string(key), each, to));
            continue;
        }
        item order{std::string(key) + ".", {}, {}, {}, {}};
        for (const json_node& part : json_children{tree_, each}) {
            out.push_back(made(std::string(key) + '.' + std::string(part.key), part, to));
            order.list.push_back(std::string(part.key));
        }
        order.shown = joined(order.list, ", ");
        out.push_back(std::move(order));
    }
    return out;
}

bool side::says_number(std::size_t row) const {
    return tree_.child(*row_nodes_[row], "no") != nullptr;
}

std::vector<item> side::of_sop() const { return of_members(tree_.root(), false); }

std::vector<item> side::of_row(std::size_t row) const {
    std::vector<item> out;
    const alur::row& from = sop_.rows[row];
    // What `load` would give a row anyway is not compared by its digits.
    out.push_back({"id", from.has_id ? quoted(from.id) : "", from.has_id ? from.id : "", {}, {}});
    std::vector<item> rest = of_members(*row_nodes_[row], true);
    for (item& each : rest) out.push_back(std::move(each));
    return out;
}

std::vector<item> side::of_office(std::size_t office) const {
    const performer& from = sop_.performers[office];
    std::vector<item> out;
    const auto add = [&](const char* key, const std::string& value) {
        out.push_back({key, value, value, value, {value}});
    };
    add("kode", from.code);
    add("nama", from.name);
    if (from.column != from.name) add("kolom", from.column);
    if (!from.aliases.empty()) {
        add("alias", joined(from.aliases, ", "));
        out.back().list = from.aliases;
    }
    if (!from.per_unit.empty()) add("setiap", from.per_unit);
    if (from.outside) add("luar", "ya");
    return out;
}

}  // namespace alur::authors
