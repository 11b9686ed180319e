// What an event is made of, member by member in the order of a line: one list for writing and for
// reading. Private to src/case. Changing it changes the journal's format: see docs/journal.md.
//
// An archive takes `always(name, member)` for what stands there even if it is empty, and
// `(name, member)` for what is left out when there is nothing to say.
#pragma once

#include <alur/case/event.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace alur {

// T, to be read into or, if const, written.
template <class X, class T>
concept part = std::same_as<std::remove_const_t<X>, T>;

// The first member after what all events have: it says which kind the event is.
template <class Kind>
inline constexpr std::string_view kind_key;
template <>
inline constexpr std::string_view kind_key<events::tick> = "detak";
template <>
inline constexpr std::string_view kind_key<events::start> = "mulai";
template <>
inline constexpr std::string_view kind_key<events::complete> = "selesaikan";
template <>
inline constexpr std::string_view kind_key<events::send_back> = "kembalikan";
template <>
inline constexpr std::string_view kind_key<events::claim> = "ambil";
template <>
inline constexpr std::string_view kind_key<events::release> = "lepas";
template <>
inline constexpr std::string_view kind_key<events::assign> = "tugaskan";
template <>
inline constexpr std::string_view kind_key<events::extend> = "perpanjang";
template <>
inline constexpr std::string_view kind_key<events::except> = "kecualikan";
template <>
inline constexpr std::string_view kind_key<events::suspend> = "tunda";
template <>
inline constexpr std::string_view kind_key<events::resume> = "lanjutkan";
template <>
inline constexpr std::string_view kind_key<events::cancel> = "batalkan";
template <>
inline constexpr std::string_view kind_key<events::add_unit> = "tambah_unit";
template <>
inline constexpr std::string_view kind_key<events::remove_unit> = "keluarkan_unit";
template <>
inline constexpr std::string_view kind_key<events::set_data> = "data";
template <>
inline constexpr std::string_view kind_key<events::note> = "catat";
template <>
inline constexpr std::string_view kind_key<events::new_calendar> = "ganti_kalender";

template <class Archive, part<seat> X>
void members(Archive& a, X& x) {
    a.always("jabatan", x.office), a("unit", x.unit), a("selaku", x.capacity), a("surat", x.letter);
}
template <class Archive, part<document> X>
void members(Archive& a, X& x) {
    a.always("nama", x.name), a("rujukan", x.reference), a("sha256", x.sha256);
}
template <class Archive, part<calling_row> X>
void members(Archive& a, X& x) {
    a.always("berkas", x.case_id), a.always("langkah", x.row), a("unit", x.unit);
}
template <class Archive, part<called_case> X>
void members(Archive& a, X& x) {
    a.always("id", x.id), a("judul", x.title), a("nomor", x.number), a("hasil", x.outcome);
    a("sidik", x.head), a("pemanggil", x.caller);
    a.always("mulai", x.started), a.always("selesai", x.finished);
}

template <class Archive, part<events::tick> X>
void members(Archive& a, X&) {
    bool passed = true;
    a(kind_key<events::tick>, passed);
}
template <class Archive, part<events::start> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::start>, x.row), a("pemanggil", x.caller), a("satuan", x.units);
}
template <class Archive, part<events::complete> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::complete>, x.row), a("unit", x.unit), a("jawab", x.answer);
    a("alasan", x.reason), a("atas_nama", x.on_behalf_of), a("alasan_terlambat", x.late_reason);
    a("tunjuk_jabatan", x.name_office), a("tunjuk_orang", x.name_person);
    a("karena_diam", x.by_silence), a("unit_kembali", x.back_for), a("tunjuk_unit", x.name_units);
    a("hadir", x.attendants), a("dokumen", x.documents), a("berkas_sop", x.called);
}
template <class Archive, part<events::send_back> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::send_back>, x.row), a.always("ke", x.to), a("unit", x.unit);
    a("alasan", x.reason), a("atas_nama", x.on_behalf_of), a("unit_kembali", x.back_for);
}
template <class Archive, part<events::claim> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::claim>, x.row), a("unit", x.unit);
}
template <class Archive, part<events::release> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::release>, x.row), a("unit", x.unit), a("alasan", x.reason);
}
template <class Archive, part<events::assign> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::assign>, x.row), a("unit", x.unit), a("orang", x.person);
    a("alasan", x.reason);
}
template <class Archive, part<events::extend> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::extend>, x.row), a("unit", x.unit), a("alasan", x.reason);
}
template <class Archive, part<events::except> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::except>, x.row), a("unit", x.unit), a("perihal", x.lifts);
    a("orang", x.person), a("menggantikan", x.office), a("alasan", x.reason), a("surat", x.letter);
}
template <class Archive, part<events::suspend> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::suspend>, x.reason), a("pemanggil", x.caller);
}
template <class Archive, part<events::resume> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::resume>, x.reason), a("pemanggil", x.caller);
}
template <class Archive, part<events::cancel> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::cancel>, x.reason), a("pemanggil", x.caller);
}
template <class Archive, part<events::add_unit> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::add_unit>, x.unit), a.always("jenis", x.kind);
    a("alasan", x.reason);
}
template <class Archive, part<events::remove_unit> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::remove_unit>, x.unit), a.always("jenis", x.kind);
    a("alasan", x.reason);
}
template <class Archive, part<events::set_data> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::set_data>, x.values);
}
template <class Archive, part<events::note> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::note>, x.text);
}
template <class Archive, part<events::new_calendar> X>
void members(Archive& a, X& x) {
    a.always(kind_key<events::new_calendar>, x.reason);
}

// What all events have. `seats`: of the actor, those that matter.
template <class Archive, part<event> X, class Seats>
void members(Archive& a, X& x, Seats& seats) {
    a.always("pada", x.at), a("dicatat", x.recorded), a("oleh", x.by.id), a("penugasan", seats);
    a("sebagai", x.as), a("id", x.id), a("sidik_dilihat", x.head);
}

}  // namespace alur
