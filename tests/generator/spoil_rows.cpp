// What a row or an SOP says beside its flow: who, when, with what, and what is not on the paper.
#include "generator/spoil.hpp"

#include <string>
#include <utility>

namespace alur::generate {
namespace {

using kind = json_value::kind;

// The list of offices of a row, however it is written; made a list if it was one code.
json_value& offices_on(dice& d, json_value& row) {
    json_value& who = *row.find("pelaksana");
    if (who.is == kind::text) {
        static const std::vector<std::string> ways{"bersama", "berurutan", "salah_satu", "rapat"};
        json_value list{kind::list, d.pick(ways), {}, {json_text(who.raw)}};
        who = json_value{kind::object, "pelaksana", {}, {std::move(list)}};
    }
    json_value& list = who.items.front();
    if (!list.has_items()) list = json_value{kind::list, list.key, {}, {json_text(list.raw)}};
    return list;
}

bool unknown_office(dice& d, json_value& sop) {
    if (d.chance(20)) {
        sop.set("pengendali", json_text("bukan_siapa"));
        return true;
    }
    json_value& offices = offices_on(d, *some_row(d, sop));
    some_item(d, &offices)->raw = misspelt(d, offices.items.front().raw);
    return true;
}

bool add_office(dice& d, json_value& sop) {
    offices_on(d, *some_row(d, sop)).items.push_back(json_text(d.pick(offices_of(sop))));
    return true;
}

bool share_otherwise(dice& d, json_value& sop) {
    json_value* row = some_row(d, sop);
    offices_on(d, *row);
    static const std::vector<std::string> ways{"bersama", "berurutan", "salah_satu", "rapat",
                                               "bergantian"};
    row->find("pelaksana")->items.front().key = d.pick(ways);
    return true;
}

// The last named of a meeting is asked to decide.
bool meeting_led_by_many(dice& d, json_value& sop) {
    std::vector<std::string> per_unit;
    for (json_value& office : sop.find("pelaksana")->items)
        if (office.find("setiap") != nullptr) per_unit.push_back(office.key);
    json_value* row = some_row_with(d, sop, "cabang");
    if (row == nullptr || per_unit.empty()) return false;
    json_value& offices = offices_on(d, *row);
    row->find("pelaksana")->items.front().key = "rapat";
    row->remove("setiap");
    const std::string last = d.pick(per_unit);
    for (json_value& office : offices.items)
        if (office.raw == last) office.raw = d.pick(offices_of(sop));
    offices.items.push_back(json_text(last));
    return true;
}

bool nobody(dice& d, json_value& sop) {
    json_value* row = some_row(d, sop);
    if (d.chance(50))
        row->remove("pelaksana");
    else
        offices_on(d, *row).items.clear();
    return true;
}

json_value& as_object(json_value& office) {
    if (!office.has_items()) {
        json_value name = json_text(office.raw);
        name.key = "nama";
        office = json_value{kind::object, office.key, {}, {std::move(name)}};
    }
    return office;
}

bool word_of_another(dice& d, json_value& sop) {
    json_value* one = some_item(d, sop.find("pelaksana"));
    json_value* other = some_item(d, sop.find("pelaksana"));
    if (one == other) return false;
    as_object(*one).set("alias", json_text(other->key));
    return true;
}

bool outsiders_only(dice&, json_value& sop) {
    for (json_value& office : sop.find("pelaksana")->items)
        as_object(office).set("luar", json_from("true"));
    return true;
}

bool outside_controller(dice& d, json_value& sop) {
    json_value* office = some_item(d, sop.find("pelaksana"));
    as_object(*office).set("luar", json_from("true"));
    sop.set("pengendali", json_text(office->key));
    return true;
}

bool add_quorum(dice& d, json_value& sop) {
    static const std::vector<std::string> amounts{"2",        "3",      "\"50%\"", "0",
                                                  "\"140%\"", "\"0%\"", "-3",      "\"separuh\""};
    json_value* row = d.chance(50) ? some_row_with(d, sop, "setiap") : some_row(d, sop);
    if (row == nullptr) return false;
    row->set("kuorum", json_from(d.pick(amounts)));
    return true;
}

bool two_quorums(dice& d, json_value& sop) {
    json_value* row = some_row_with(d, sop, "setiap");
    if (row == nullptr) return false;
    const std::string repeated = row->find("setiap")->raw;
    for (json_value& each : sop.find("langkah")->items)
        if (each.find("setiap") != nullptr && each.find("setiap")->raw == repeated)
            each.set("kuorum", json_from("2"));
    return true;
}

bool add_units(dice& d, json_value& sop) {
    const std::vector<std::string> kinds = kinds_of(sop);
    json_value names = json_from(d.chance(50) ? R"(["Satu", "Dua"])" : R"(["Satu", "Satu"])");
    names.key = kinds.empty() || d.chance(50) ? "seksi_lain" : d.pick(kinds);
    sop.set("unit", json_value{kind::object, {}, {}, {std::move(names)}});
    return true;
}

bool unreadable_time(dice& d, json_value& sop) {
    static const std::vector<std::string> times{
        "sebentar", "3 hari hari", "-1 jam", "0 menit", "3", "31 Februari 2026", "1 jam - 2"};
    (d.chance(20) ? &sop : some_row(d, sop))->set("waktu", json_text(d.pick(times)));
    return true;
}

bool unreadable_hours(dice& d, json_value& sop) {
    static const std::vector<std::string> hours{
        "\"siang\"", R"({"Senin": "16.00-08.00"})", R"({"Senen": "08.00-16.00"})",
        R"({"Senin-Jumat": "08.00-16.00", "Rabu": "08.00-12.00"})"};
    sop.set("jam_kerja", json_from(d.pick(hours)));
    return true;
}

bool wrong_date(dice& d, json_value& sop) {
    static const std::vector<std::string> keys{"tanggal_pembuatan", "tanggal_revisi",
                                               "tanggal_efektif", "tanggal_pengesahan"};
    static const std::vector<std::string> dates{"1 Januari 1999", "31 Desember 1998", "besok",
                                                "31 Februari 2023", "1 Januari 2001"};
    sop.set("tanggal_pembuatan", json_text("2 Januari 2023"));
    sop.set(d.pick(keys), json_text(d.pick(dates)));
    return true;
}

bool not_a_choice(dice& d, json_value& sop) {
    sop.set(d.chance(50) ? "zona_waktu" : "jenis_kegiatan", json_text("GMT"));
    return true;
}

bool clock_over_rows(dice& d, json_value& sop) {
    const std::vector<std::string> ids = ids_of(sop);
    if (ids.empty()) return false;
    json_value* row = some_row(d, sop);
    row->set("waktu", json_text("3 hari"));
    row->set("sampai", json_text(d.pick(ids)));
    return true;
}

bool key_alone(dice& d, json_value& sop) {
    json_value* row = some_row(d, sop);
    switch (d.under(4)) {
        case 0:
            row->remove("cabang");
            row->set("keputusan", json_text("Sudah benar?"));
            return true;
        case 1:
            row->set("sampai", json_text("lanjut"));
            break;
        case 2:
            row->set("perpanjangan", json_text("7 hari"));
            break;
        default:
            row->set("terlambat", json_text("alasan"));
            break;
    }
    row->remove("waktu");
    return true;
}

bool silence_is(dice& d, json_value& sop) {
    static const std::vector<std::string> values{"dianggap: Setuju", "dianggap: Entah",
                                                 "dianggap:", "1 hari: bukan_siapa",
                                                 "sebentar: jab0"};
    json_value* row = some_row(d, sop);
    row->set("waktu", json_text("1 hari"));
    row->set("terlambat", json_text(d.pick(values)));
    return true;
}

bool reading_of_it(dice& d, json_value& sop) {
    static const std::vector<std::string> known{"tersirat: lazim", "dugaan: lazim",
                                                "dugaan:", "katanya: lazim"};
    json_value* row = d.chance(30) ? &sop : some_row(d, sop);
    const std::string key = some_item(d, row)->key;
    json_value reading = json_text(d.pick(known));
    reading.key = d.chance(40) ? key : misspelt(d, key);
    row->set("sumber", json_value{kind::object, {}, {}, {std::move(reading)}});
    return true;
}

bool silence_a_finding(dice& d, json_value& sop) {
    static const std::vector<std::string> codes{"MB02", "SB03", "WK03", "SB30", "WK99", "semua"};
    json_value reason = json_text("sudah disetujui");
    reason.key = d.pick(codes);
    (d.chance(30) ? &sop : some_row(d, sop))
        ->set("abaikan", json_value{kind::object, {}, {}, {std::move(reason)}});
    return true;
}

bool document_from_nowhere(dice& d, json_value& sop) {
    json_value* row = some_row(d, sop);
    row->set("kelengkapan", json_text("Surat entah dari mana"));
    if (d.chance(50)) row->set("wajib", json_from("true"));
    return true;
}

bool a_demand(dice& d, json_value& sop) {
    static const std::vector<std::pair<std::string, std::string>> keys{
        {"definitif", "true"},
        {"sop", "\"SOP Surat Keluar\""},
        {"wajib", "true"},
        {"beda_orang", "\"tidak_ada\""},
        {"ditunjuk", "\"r0\""}};
    const auto& [key, value] = d.pick(keys);
    some_row(d, sop)->set(key, json_from(value));
    return true;
}

bool row_number(dice& d, json_value& sop) {
    static const std::vector<std::string> numbers{"1", "2", "0", "5a", "a5", "99", "1.2"};
    some_row(d, sop)->set("no", json_text(d.pick(numbers)));
    return true;
}

bool reserved_name(dice& d, json_value& sop) {
    static const std::vector<std::string> words{"lanjut", "selesai", "semua"};
    some_row(d, sop)->set("id", json_text(d.pick(words)));
    return true;
}

bool name_twice(dice& d, json_value& sop) {
    const std::vector<std::string> ids = ids_of(sop);
    if (ids.size() < 2) return false;
    some_row(d, sop)->set("id", json_text(d.pick(ids)));
    return true;
}

bool required_key_gone(dice& d, json_value& sop) {
    static const std::vector<std::string> keys{"judul", "pelaksana", "langkah"};
    if (d.chance(50))
        sop.remove(d.pick(keys));
    else
        some_row(d, sop)->remove("kegiatan");
    return true;
}

}  // namespace

const std::vector<value_edit>& row_edits() {
    static const std::vector<value_edit> edits{
        {"an unknown office", unknown_office},
        {"an office added to a row", add_office},
        {"shared in another way", share_otherwise},
        {"a meeting led by many", meeting_led_by_many},
        {"a row of nobody", nobody},
        {"the word of another office", word_of_another},
        {"outsiders only", outsiders_only},
        {"an outside controller", outside_controller},
        {"a quorum added", add_quorum},
        {"quorums all along", two_quorums},
        {"units added", add_units},
        {"an unreadable time", unreadable_time},
        {"unreadable hours", unreadable_hours},
        {"a wrong date", wrong_date},
        {"a word that is no choice", not_a_choice},
        {"a clock over rows", clock_over_rows},
        {"a key that needs another", key_alone},
        {"lateness with a meaning", silence_is},
        {"a reading", reading_of_it},
        {"a finding silenced", silence_a_finding},
        {"a document from nowhere", document_from_nowhere},
        {"a demand on people or papers", a_demand},
        {"another row number", row_number},
        {"a reserved name", reserved_name},
        {"a name used twice", name_twice},
        {"a required key gone", required_key_gone},
    };
    return edits;
}

}  // namespace alur::generate
