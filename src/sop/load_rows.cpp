// The rows: what stands in each column of the table. Where a row leads is read in load_flow.cpp.
#include "sop/load_reading.hpp"

#include <alur/sop/limits.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace alur {
namespace {

bilingual this_row(const json_node& node) {
    return {fmt::format("Langkah ke-{}", node.index + 1), fmt::format("Row {}", node.index + 1)};
}

void no_performer(reading& in, const json_node& at) {
    in.report("PL01", at, {"Langkah ini tidak memiliki pelaksana.", "This row has no performer."},
              {R"(Isi, misalnya "pelaksana": "kepala".)",
               R"(Fill it in, for example "pelaksana": "kepala".)"});
}

std::uint64_t leading_number(std::string_view number) {
    return text_cursor{number}.take_digits().value;
}

void read_sharing(reading& in, const json_node& node, row& into) {
    const object_reader keys{in, node, sharing_keys()};
    constexpr std::array<std::pair<std::string_view, sharing>, 4> ways{
        {{"bersama", sharing::all},
         {"berurutan", sharing::in_order},
         {"salah_satu", sharing::any_one},
         {"rapat", sharing::meeting}}};
    for (const auto& [word, way] : ways) {
        const field given = keys[word];
        if (!given) continue;
        if (into.shared != sharing::single) {
            in.report("JS19", node,
                      {"Pelaksana satu langkah hanya dapat berbagi dengan satu cara.",
                       "The performers of a row can share it in one way only."},
                      {"Pilih salah satu: bersama, berurutan, salah_satu, atau rapat.",
                       "Choose one of bersama, berurutan, salah_satu and rapat."});
            return;
        }
        into.shared = way;
        if (given.node->kind == json_kind::list && given.node->count == 0)
            in.report("PL01", *given.node,
                      {"Langkah ini tidak memiliki pelaksana.", "This row has no performer."},
                      {fmt::format("Isi, misalnya {}.", given.example),
                       fmt::format("Fill it in, for example {}.", given.example)});
        else
            into.performers = in.codes(given);
    }
    if (into.shared == sharing::single && node.count == 0) no_performer(in, node);
}

void read_row_performers(reading& in, const json_node& node, const field& from, row& into) {
    if (!from) {
        in.missing(node, from, this_row(node), "PL01");
        return;
    }
    if (from.node->kind == json_kind::text) {
        std::string code = single_spaced(from.node->text);
        if (code.empty())
            no_performer(in, *from.node);
        else
            into.performers = {std::move(code)};
    } else if (from.node->kind == json_kind::object) {
        read_sharing(in, *from.node, into);
    } else if (from.node->kind == json_kind::list) {
        in.report(
            "JS12", *from.node,
            {"Beberapa pelaksana harus disebut bersama caranya berbagi.",
             "Several performers must be given with how they share the row."},
            {R"(Tulis {"bersama": […]} bila semua bertindak, {"berurutan": […]} bila menurut urutan, {"salah_satu": […]} bila cukup seorang, atau {"rapat": […]}.)",
             R"(Write {"bersama": […]} if all act, {"berurutan": […]} if in order, {"salah_satu": […]} if one suffices, or {"rapat": […]}.)"});
    } else {
        in.wrong_type(*from.node,
                      {"teks atau kelompok {bersama | berurutan | salah_satu | rapat}",
                       "a text or an object {bersama | berurutan | salah_satu | rapat}"},
                      from.example);
    }
    if (into.performers.size() > max_row_offices)
        in.too_many(*from.node, into.performers.size(), max_row_offices,
                    {"pelaksana pada satu langkah", "performers on one row"});
}

input_document read_alternatives(reading& in, const json_node& node) {
    const object_reader keys{in, node, alternative_keys()};
    const field any = keys["salah_satu"];
    if (any) return {in.codes(any)};
    in.missing(node, any, {"Butir kelengkapan ini", "This item"});
    return {};
}

void read_inputs(reading& in, const field& from, std::vector<input_document>& into) {
    if (!from) return;
    const auto add = [&](const json_node& node) {
        if (node.kind == json_kind::object)
            into.push_back(read_alternatives(in, node));
        else if (node.kind == json_kind::text)
            into.push_back({{in.given_text(node, R"("Nota dinas")")}});
        else
            in.wrong_type(node,
                          {"teks atau {\"salah_satu\": […]}", "a text or {\"salah_satu\": […]}"},
                          R"("Nota dinas")");
    };
    const json_node& node = *from.node;
    if (node.kind == json_kind::list) {
        for (const json_node& item : json_children{in.tree(), node}) add(item);
    } else if (node.kind == json_kind::object) {
        add(node);
    } else if (node.kind == json_kind::text) {
        if (!trimmed(node.text).empty()) add(node);
    } else {
        in.wrong_type(node, {"teks atau daftar", "a text or a list"}, from.example);
    }
}

std::optional<quorum> read_quorum(reading& in, const field& from) {
    if (!from) return std::nullopt;
    const json_node& node = *from.node;
    const bilingual fix{
        R"(Tulis banyaknya tanpa tanda petik, misalnya 3, atau bagiannya, misalnya "75%".)",
        R"(Write how many without quotes, for example 3, or the share, for example "75%".)"};
    quorum out;
    if (node.kind == json_kind::number) {
        // Leaves the value as it is where the spelling is beyond a double, which is refused below.
        double amount = 0;
        std::from_chars(node.text.data(), node.text.data() + node.text.size(), amount);
        if (amount >= 1 && amount <= std::numeric_limits<std::uint32_t>::max() &&
            std::floor(amount) == amount) {
            out.amount = static_cast<std::uint32_t>(amount);
            return out;
        }
    } else if (node.kind == json_kind::text) {
        text_cursor cursor{trimmed(node.text)};
        const digit_run run = cursor.take_digits();
        cursor.skip_space();
        out.percent = cursor.take('%');
        if (run.length != 0 && out.percent && cursor.done() && run.value >= 1 && run.value <= 100) {
            out.amount = static_cast<std::uint32_t>(run.value);
            return out;
        }
    } else {
        in.wrong_type(node, {"angka atau \"…%\"", "a number or \"…%\""}, from.example);
        return std::nullopt;
    }
    const std::string found = compact_json(in.tree(), node);
    in.report("JS19", node,
              {fmt::format("Kuorum {} tidak dapat dipakai.", found),
               fmt::format("The quorum {} cannot be used.", found)},
              fix);
    return std::nullopt;
}

std::optional<extension> read_extension(reading& in, const field& from) {
    const std::string text = in.given_text(from);
    if (text.empty()) return std::nullopt;
    const parsed<extension> read = parse_extension(text);
    if (read) return *read;
    const sentence why = describe(read.error.why);
    in.report("WK01", *from.node,
              {fmt::format("\"{}\" tidak terbaca: {}.", text, why.id),
               fmt::format("\"{}\" cannot be read: {}.", text, why.en)},
              {"Contoh: \"7 hari\" atau \"2 kali 7 hari\".",
               "For example: \"7 hari\" or \"2 kali 7 hari\"."});
    return std::nullopt;
}

void read_number(reading& in, const field& from, std::uint64_t previous, row& into) {
    if (from) {
        into.number = in.code(from);
        const bool starts_well = text_cursor{into.number}.sees_digit();
        const std::uint64_t number = leading_number(into.number);
        const bilingual fix{
            "Nomor dimulai dengan angka dan tidak menurun; hapus kunci ini untuk penomoran "
            "otomatis.",
            "Numbers begin with a figure and do not decrease; remove this key to have rows "
            "numbered."};
        if (!into.number.empty() && !starts_well)
            in.report("FL10", *from.node,
                      {fmt::format("Nomor \"{}\" tidak dimulai dengan angka.", into.number),
                       fmt::format("The number \"{}\" does not begin with a figure.", into.number)},
                      fix);
        else if (starts_well && number < previous)
            in.report("FL10", *from.node,
                      {fmt::format("Nomor \"{}\" lebih kecil dari nomor sebelumnya, {}.",
                                   into.number, previous),
                       fmt::format("The number \"{}\" is less than the one before, {}.",
                                   into.number, previous)},
                      fix);
        else if (starts_well && previous != 0 && number > previous + 1)
            in.report("FL10", *from.node,
                      {fmt::format("Nomor \"{}\" tidak menyambung nomor sebelumnya, {}.",
                                   into.number, previous),
                       fmt::format("The number \"{}\" does not follow the one before, {}.",
                                   into.number, previous)},
                      {"Tambahkan langkah yang hilang; atau hapus kunci ini untuk penomoran "
                       "otomatis.",
                       "Add the row that is missing; or remove this key to have rows numbered."});
    }
    if (into.number.empty()) into.number = fmt::format_int(previous + 1).str();
}

void read_id(reading& in, const field& from, row& into) {
    if (from) into.id = in.code(from);
    into.has_id = !into.id.empty();
    if (!into.has_id) into.id = into.number;
    const std::string_view id = into.id;
    const bool reserved =
        id == "lanjut" || id == "selesai" || id == "semua" || id.substr(0, 8) == "selesai:";
    if (into.has_id && reserved)
        in.report(
            "JS18", *from.node,
            {fmt::format("\"{}\" adalah kata khusus dan tidak boleh menjadi id.", id),
             fmt::format("\"{}\" is a reserved word and may not be an id.", id)},
            {"Pilih id lain, misalnya \"arsip\".", "Choose another id, for example \"arsip\"."});
}

row read_row(reading& in, const json_node& node, std::uint64_t previous) {
    row out;
    const object_reader keys{in, node, row_keys()};
    read_number(in, keys["no"], previous, out);
    read_id(in, keys["id"], out);
    out.phase = in.text(keys["tahap"]);
    if (const field starts = keys["mulai"]) out.trigger = in.text(starts);
    const field activity = keys["kegiatan"];
    if (activity)
        out.activity = in.given_text(activity);
    else
        in.missing(node, activity, this_row(node));
    read_row_performers(in, node, keys["pelaksana"], out);
    out.per_unit = in.code(keys["setiap"]);
    out.assigned_at = in.code(keys["ditunjuk"]);
    read_inputs(in, keys["kelengkapan"], out.inputs);
    out.time = in.limit(keys["waktu"]);
    out.until = in.code(keys["sampai"]);
    out.outputs = in.texts(keys["output"]);
    out.remarks = in.text(keys["keterangan"]);
    out.question = in.text(keys["keputusan"]);
    read_row_flow(in, keys, out);
    out.called_sop = in.given_text(keys["sop"]);
    out.different_person = in.codes(keys["beda_orang"]);
    out.definitive_only = in.yes(keys["definitif"]);
    out.enough = read_quorum(in, keys["kuorum"]);
    out.extends = read_extension(in, keys["perpanjangan"]);
    out.when_late = in.late(keys["terlambat"]);
    out.hours = in.hours(keys["jam_kerja"]);
    if (const field demanded = keys["wajib"]) out.evidence_required = in.yes(demanded);
    out.readings = in.sources(keys["sumber"]);
    out.notes = in.texts(keys["catatan"]);
    out.silenced = in.map(keys["abaikan"]);
    return out;
}

// Reports a number or id that an earlier row has.
class names_seen {
  public:
    void check(reading& in, const json_node& node, const row& each) {
        const field number{child(in, node, "no")};
        const field id{child(in, node, "id")};
        const auto [first, fresh] = numbers_.emplace(each.number, &node);
        if (!fresh) {
            in.flow_is_broken();
            twice(in, "FL10", number ? *number.node : node, *first->second,
                  {fmt::format("Nomor \"{}\" dipakai dua kali.", each.number),
                   fmt::format("The number \"{}\" is used twice.", each.number)});
        }
        const auto [same, unused] = ids_.emplace(each.id, &node);
        // A row without an id takes its number, and a number used twice is said already.
        if (!unused && (fresh || each.has_id))
            twice(in, "JS20", id ? *id.node : node, *same->second,
                  {fmt::format("Id \"{}\" dipakai dua langkah.", each.id),
                   fmt::format("The id \"{}\" is used by two rows.", each.id)});
    }

  private:
    static field child(reading& in, const json_node& node, std::string_view key) {
        for (const json_node& each : json_children{in.tree(), node})
            if (each.raw_key == key) return {&each, key, {}};
        return {};
    }
    static void twice(reading& in, const char* code, const json_node& at, const json_node& first,
                      bilingual message) {
        diagnostic& out =
            in.report(code, at, std::move(message),
                      {"Beri nama lain pada salah satunya.", "Give one of them another name."});
        out.related = {{in.tree().pointer(first),
                        {"Langkah pertama yang memakainya.", "The first row that uses it."}}};
    }

    std::unordered_map<std::string, const json_node*> numbers_;
    std::unordered_map<std::string, const json_node*> ids_;
};

}  // namespace

void read_rows(reading& in, const field& from, std::vector<row>& into) {
    if (!from) {
        in.missing(in.tree().root(), from, {"SOP ini", "This SOP"});
        return;
    }
    if (from.node->kind != json_kind::list) {
        in.wrong_type(*from.node, {"daftar langkah [ … ]", "a list of rows [ … ]"}, from.example);
        return;
    }
    if (from.node->count == 0) in.empty(*from.node, from.example);
    if (from.node->count > max_rows) {
        in.too_many(*from.node, from.node->count, max_rows, {"langkah", "rows"});
        return;
    }
    into.reserve(from.node->count);
    names_seen seen;
    std::uint64_t previous = 0;
    for (const json_node& item : json_children{in.tree(), *from.node}) {
        if (item.kind != json_kind::object) {
            in.wrong_type(item, {"kelompok { … }", "an object { … }"},
                          R"({"kegiatan": "…", "pelaksana": "…"})");
            continue;
        }
        row& added = into.emplace_back(read_row(in, item, previous));
        seen.check(in, item, added);
        if (text_cursor{added.number}.sees_digit()) previous = leading_number(added.number);
    }
}

}  // namespace alur
