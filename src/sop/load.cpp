#include <alur/sop/load.hpp>

#include "sop/json_scan.hpp"
#include "sop/load_reading.hpp"

#include <alur/sop/codes.hpp>
#include <alur/sop/limits.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace alur {
namespace {

diagnostic too_long(std::size_t bytes) {
    diagnostic out;
    out.code = "JS06";
    out.message = {fmt::format("Berkas ini {} byte, paling banyak {}.", bytes, max_text_bytes),
                   fmt::format("This file has {} bytes, at most {}.", bytes, max_text_bytes)};
    out.fix = {"Periksa apakah ini berkas yang benar; SOP sebesar ini perlu dibagi.",
               "Check that this is the right file; an SOP of this size must be split."};
    return out;
}

diagnostic marked() {
    diagnostic out;
    out.code = "JS08";
    out.level = severity::warning;
    out.message = {"Berkas ini diawali tanda urutan byte (BOM).",
                   "This file begins with a byte order mark (BOM)."};
    out.fix = {"Tidak mengganggu; bila dapat, simpan sebagai \"UTF-8\" tanpa BOM.",
               "It does no harm; if you can, save as \"UTF-8\" without BOM."};
    return out;
}

void read_whole(reading& in, const json_node& root, definition& sop) {
    const object_reader keys{in, root, sop_keys()};
    sop.schema = in.text(keys["$schema"]);
    read_form(in, keys, sop.form);
    if (const field zone_given = keys["zona_waktu"]) {
        constexpr std::array<std::string_view, 3> zones{"WIB", "WITA", "WIT"};
        const std::string word = in.given_text(zone_given);
        const auto found = std::find(zones.begin(), zones.end(), word);
        if (found != zones.end())
            sop.local_zone = static_cast<zone>(found - zones.begin());
        else if (!word.empty())
            in.not_allowed(*zone_given.node, word, zones);
    }
    sop.hours = in.hours(keys["jam_kerja"]);
    sop.service_time = in.limit(keys["waktu"]);
    read_units(in, keys["unit"], sop.units);
    sop.from_outside = in.texts(keys["dari_luar"]);
    sop.evidence_required = in.yes(keys["wajib"]);
    read_data(in, keys["data"], sop.data);
    sop.controllers = in.codes(keys["pengendali"]);
    sop.when_late = in.late(keys["terlambat"]);
    sop.readings = in.sources(keys["sumber"]);
    sop.notes = in.texts(keys["catatan"]);
    sop.silenced = in.map(keys["abaikan"]);
    read_performers(in, keys["pelaksana"], sop.performers);
    read_rows(in, keys["langkah"], sop.rows);
}

}  // namespace

loaded load(const source& from) {
    loaded out;
    if (from.text.size() > max_text_bytes) {
        out.problems.push_back(too_long(from.text.size()));
        return out;
    }
    json_tree tree;
    if (!read_json_tree(tree, from.text, out.problems)) return out;
    if (from.text.compare(0, byte_order_mark.size(), byte_order_mark) == 0)
        out.problems.push_back(marked());

    reading in{tree, out.problems};
    if (tree.root().kind != json_kind::object) {
        in.wrong_type(tree.root(), {"kelompok { … }", "an object { … }"},
                      R"({"judul": "…", "pelaksana": {…}, "langkah": […]})");
        return out;
    }
    definition sop;
    read_whole(in, tree.root(), sop);
    sop.faulty = !no_errors(out.problems);
    if (in.complete()) out.sop = std::move(sop);
    return out;
}

}  // namespace alur
