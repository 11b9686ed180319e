#include "case/event_line.hpp"

#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <type_traits>
#include <utility>

#include "case/data_json.hpp"

namespace alur {
namespace {

namespace json = boost::json;

// ---- writing -----------------------------------------------------------------------------------

void write_seat(const seat& held, json_line& out) {
    out.open('{').key("jabatan").text(held.office).text_if("unit", held.unit);
    if (held.capacity != capacity::definitive) out.key("selaku").text(name(held.capacity));
    out.text_if("surat", held.letter).close('}');
}

void write_list(std::string_view key, const std::vector<std::string>& list, json_line& out) {
    if (list.empty()) return;
    out.key(key).open('[');
    for (const std::string& each : list) out.text(each);
    out.close(']');
}

void write_documents(const std::vector<document>& documents, json_line& out) {
    if (documents.empty()) return;
    out.key("dokumen").open('[');
    for (const document& each : documents)
        out.open('{')
            .key("nama")
            .text(each.name)
            .text_if("rujukan", each.reference)
            .text_if("sha256", each.sha256)
            .close('}');
    out.close(']');
}

struct kind_writer {
    json_line& out;
    zone where;

    void write_caller(std::string_view key, const calling_row& row) const {
        if (row == calling_row{}) return;
        out.key(key).open('{').key("berkas").text(row.case_id);
        out.key("langkah").text(row.row).text_if("unit", row.unit).close('}');
    }
    void write_called(const called_case& called) const {
        if (called.id.empty()) return;
        out.key("berkas_sop")
            .open('{')
            .key("id")
            .text(called.id)
            .text_if("judul", called.title)
            .text_if("nomor", called.number)
            .text_if("hasil", called.outcome)
            .text_if("sidik", called.head);
        write_caller("pemanggil", called.caller);
        out.key("mulai").text(print_instant(called.started, where));
        out.key("selesai").text(print_instant(called.finished, where)).close('}');
    }

    void operator()(const events::tick&) const { out.key("detak").yes(); }
    void operator()(const events::start& e) const {
        out.key("mulai").text(e.row);
        write_caller("pemanggil", e.caller);
        if (e.units.empty()) return;
        out.key("satuan").open('{');
        for (const events::units_of_kind& each : e.units) {
            out.any_key(each.kind).open('[');
            for (const std::string& unit : each.names) out.text(unit);
            out.close(']');
        }
        out.close('}');
    }
    void operator()(const events::complete& e) const {
        out.key("selesaikan")
            .text(e.row)
            .text_if("unit", e.unit)
            .text_if("jawab", e.answer)
            .text_if("alasan", e.reason)
            .text_if("atas_nama", e.on_behalf_of)
            .text_if("alasan_terlambat", e.late_reason)
            .text_if("tunjuk_jabatan", e.name_office)
            .text_if("tunjuk_orang", e.name_person)
            .yes_if("karena_diam", e.by_silence);
        write_list("unit_kembali", e.back_for, out);
        write_list("tunjuk_unit", e.name_units, out);
        if (!e.attendants.empty()) {
            out.key("hadir").open('[');
            for (const seat& each : e.attendants) write_seat(each, out);
            out.close(']');
        }
        write_documents(e.documents, out);
        write_called(*e.called);
    }
    void operator()(const events::send_back& e) const {
        out.key("kembalikan")
            .text(e.row)
            .key("ke")
            .text(e.to)
            .text_if("unit", e.unit)
            .text_if("alasan", e.reason)
            .text_if("atas_nama", e.on_behalf_of);
        write_list("unit_kembali", e.back_for, out);
    }
    void operator()(const events::claim& e) const {
        out.key("ambil").text(e.row).text_if("unit", e.unit);
    }
    void operator()(const events::release& e) const {
        out.key("lepas").text(e.row).text_if("unit", e.unit).text_if("alasan", e.reason);
    }
    void operator()(const events::assign& e) const {
        out.key("tugaskan")
            .text(e.row)
            .text_if("unit", e.unit)
            .text_if("orang", e.person)
            .text_if("alasan", e.reason);
    }
    void operator()(const events::extend& e) const {
        out.key("perpanjang").text(e.row).text_if("unit", e.unit).text_if("alasan", e.reason);
    }
    void operator()(const events::except& e) const {
        out.key("kecualikan")
            .text(e.row)
            .text_if("unit", e.unit)
            .text_if("perihal", e.lifts)
            .text_if("orang", e.person)
            .text_if("menggantikan", e.office)
            .text_if("alasan", e.reason)
            .text_if("surat", e.letter);
    }
    void operator()(const events::suspend& e) const {
        out.key("tunda").text(e.reason).text_if("pemanggil", e.caller);
    }
    void operator()(const events::resume& e) const {
        out.key("lanjutkan").text(e.reason).text_if("pemanggil", e.caller);
    }
    void operator()(const events::cancel& e) const {
        out.key("batalkan").text(e.reason).text_if("pemanggil", e.caller);
    }
    void operator()(const events::add_unit& e) const {
        out.key("tambah_unit").text(e.unit).key("jenis").text(e.kind).text_if("alasan", e.reason);
    }
    void operator()(const events::remove_unit& e) const {
        out.key("keluarkan_unit")
            .text(e.unit)
            .key("jenis")
            .text(e.kind)
            .text_if("alasan", e.reason);
    }
    void operator()(const events::set_data& e) const { write_data("data", e.values, out); }
    void operator()(const events::note& e) const { out.key("catat").text(e.text); }
    void operator()(const events::new_calendar& e) const {
        out.key("ganti_kalender").text(e.reason);
    }
};

// ---- reading -----------------------------------------------------------------------------------

std::string text_of(const json::object& from, std::string_view key) {
    const json::value* v = from.if_contains(key);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
}

std::vector<std::string> list_of(const json::object& from, std::string_view key) {
    std::vector<std::string> list;
    const json::value* v = from.if_contains(key);
    if (v == nullptr || !v->is_array()) return list;
    for (const json::value& each : v->get_array())
        if (each.is_string()) list.emplace_back(each.get_string());
    return list;
}

seat seat_of(const json::object& from) {
    return {text_of(from, "jabatan"), text_of(from, "unit"),
            parse_capacity(text_of(from, "selaku")).value_or(capacity::definitive),
            text_of(from, "surat")};
}

template <class F>
void each_object(const json::object& from, std::string_view key, F f) {
    const json::value* v = from.if_contains(key);
    if (v == nullptr || !v->is_array()) return;
    for (const json::value& each : v->get_array())
        if (each.is_object()) f(each.get_object());
}

instant moment_of(const json::object& from, std::string_view key) {
    const auto read = parse_instant(text_of(from, key));
    return read ? instant{*read} : instant{};
}

calling_row caller_of(const json::object& from) {
    const json::value* caller = from.if_contains("pemanggil");
    if (caller == nullptr || !caller->is_object()) return {};
    const json::object& row = caller->get_object();
    return {text_of(row, "berkas"), text_of(row, "langkah"), text_of(row, "unit")};
}

called_case called_of(const json::object& from) {
    return {text_of(from, "id"),      text_of(from, "judul"),    text_of(from, "nomor"),
            text_of(from, "hasil"),   text_of(from, "sidik"),    caller_of(from),
            moment_of(from, "mulai"), moment_of(from, "selesai")};
}

events::start read_start(const json::object& from) {
    events::start e{text_of(from, "mulai"), {}, caller_of(from)};
    if (const json::value* units = from.if_contains("satuan");
        units != nullptr && units->is_object())
        for (const auto& [kind, names] : units->get_object())
            e.units.push_back({std::string(kind), list_of(units->get_object(), kind)});
    return e;
}

events::complete read_complete(const json::object& from) {
    events::complete e;
    e.row = text_of(from, "selesaikan");
    e.unit = text_of(from, "unit");
    e.answer = text_of(from, "jawab");
    e.reason = text_of(from, "alasan");
    e.on_behalf_of = text_of(from, "atas_nama");
    e.late_reason = text_of(from, "alasan_terlambat");
    e.name_office = text_of(from, "tunjuk_jabatan");
    e.name_person = text_of(from, "tunjuk_orang");
    e.by_silence = from.contains("karena_diam");
    e.back_for = list_of(from, "unit_kembali");
    e.name_units = list_of(from, "tunjuk_unit");
    each_object(from, "hadir",
                [&](const json::object& each) { e.attendants.push_back(seat_of(each)); });
    each_object(from, "dokumen", [&](const json::object& each) {
        e.documents.push_back(
            {text_of(each, "nama"), text_of(each, "rujukan"), text_of(each, "sha256")});
    });
    if (const json::value* called = from.if_contains("berkas_sop");
        called != nullptr && called->is_object())
        e.called = called_of(called->get_object());
    return e;
}

// Which member names the kind, and how the rest is read.
struct kind_reader {
    std::string_view key;
    decltype(event::what) (*read)(const json::object&);
};

using from_json = const json::object&;
const kind_reader kinds[] = {
    {"selesaikan", [](from_json o) -> decltype(event::what) { return read_complete(o); }},
    {"detak", [](from_json) -> decltype(event::what) { return events::tick{}; }},
    {"mulai", [](from_json o) -> decltype(event::what) { return read_start(o); }},
    {"kembalikan",
     [](from_json o) -> decltype(event::what) {
         return events::send_back{text_of(o, "kembalikan"),   text_of(o, "ke"),
                                  text_of(o, "alasan"),       text_of(o, "unit"),
                                  list_of(o, "unit_kembali"), text_of(o, "atas_nama")};
     }},
    {"ambil",
     [](from_json o) -> decltype(event::what) {
         return events::claim{text_of(o, "ambil"), text_of(o, "unit")};
     }},
    {"lepas",
     [](from_json o) -> decltype(event::what) {
         return events::release{text_of(o, "lepas"), text_of(o, "unit"), text_of(o, "alasan")};
     }},
    {"tugaskan",
     [](from_json o) -> decltype(event::what) {
         return events::assign{text_of(o, "tugaskan"), text_of(o, "unit"), text_of(o, "orang"),
                               text_of(o, "alasan")};
     }},
    {"perpanjang",
     [](from_json o) -> decltype(event::what) {
         return events::extend{text_of(o, "perpanjang"), text_of(o, "unit"), text_of(o, "alasan")};
     }},
    {"kecualikan",
     [](from_json o) -> decltype(event::what) {
         return events::except{text_of(o, "kecualikan"),   text_of(o, "unit"),
                               text_of(o, "perihal"),      text_of(o, "orang"),
                               text_of(o, "menggantikan"), text_of(o, "alasan"),
                               text_of(o, "surat")};
     }},
    {"tunda",
     [](from_json o) -> decltype(event::what) {
         return events::suspend{text_of(o, "tunda"), text_of(o, "pemanggil")};
     }},
    {"lanjutkan",
     [](from_json o) -> decltype(event::what) {
         return events::resume{text_of(o, "lanjutkan"), text_of(o, "pemanggil")};
     }},
    {"batalkan",
     [](from_json o) -> decltype(event::what) {
         return events::cancel{text_of(o, "batalkan"), text_of(o, "pemanggil")};
     }},
    {"tambah_unit",
     [](from_json o) -> decltype(event::what) {
         return events::add_unit{text_of(o, "jenis"), text_of(o, "tambah_unit"),
                                 text_of(o, "alasan")};
     }},
    {"keluarkan_unit",
     [](from_json o) -> decltype(event::what) {
         return events::remove_unit{text_of(o, "jenis"), text_of(o, "keluarkan_unit"),
                                    text_of(o, "alasan")};
     }},
    {"data",
     [](from_json o) -> decltype(event::what) {
         events::set_data e;
         static_cast<void>(read_data(o.at("data"), e.values));
         return e;
     }},
    {"catat",
     [](from_json o) -> decltype(event::what) { return events::note{text_of(o, "catat")}; }},
    {"ganti_kalender",
     [](from_json o) -> decltype(event::what) {
         return events::new_calendar{text_of(o, "ganti_kalender")};
     }},
};

std::optional<instant> instant_of(const json::object& from, std::string_view key) {
    const auto read = parse_instant(text_of(from, key));
    return read ? std::optional{*read} : std::nullopt;
}

}  // namespace

void write_event(const event& given, std::span<const seat> seats, zone where, json_line& out) {
    out.open('{').key("pada").text(print_instant(given.at, where));
    if (given.recorded) out.key("dicatat").text(print_instant(*given.recorded, where));
    out.text_if("oleh", given.by.id);
    if (!seats.empty()) {
        out.key("penugasan").open('[');
        for (const seat& each : seats) write_seat(each, out);
        out.close(']');
    }
    out.text_if("sebagai", given.as).text_if("id", given.id).text_if("sidik_dilihat", given.head);
    std::visit(kind_writer{out, where}, given.what);
    out.close('}');
}

std::optional<event> read_event(const json::object& from) {
    event e;
    const std::optional<instant> at = instant_of(from, "pada");
    if (!at) return std::nullopt;
    e.at = *at;
    e.recorded = instant_of(from, "dicatat");
    e.by.id = text_of(from, "oleh");
    each_object(from, "penugasan",
                [&](const json::object& each) { e.by.seats.push_back(seat_of(each)); });
    e.as = text_of(from, "sebagai");
    e.id = text_of(from, "id");
    e.head = text_of(from, "sidik_dilihat");
    for (const kind_reader& each : kinds)
        if (from.contains(each.key)) {
            e.what = each.read(from);
            return e;
        }
    return std::nullopt;
}

}  // namespace alur
