// The register: who holds which office, when, in what capacity, for which unit.
//
// One file for one agency, whatever SOPs it runs; comments and trailing commas are accepted:
//
//   {"unit_kerja": "Bappedalitbang Kota Dumai", "versi": "2026-01-05",
//    "orang": {"p01": "Pegawai Contoh 1", "p02": "Pegawai Contoh 2"},
//    "unit": {"bidang": {"Ekonomi": {"kalender": "id"}, "Sosial": {}}},
//    "boleh_banyak": ["Staf"],
//    "penugasan": [
//      {"orang": "p01", "jabatan": "Sekretaris", "dari": "2026-01-02"},
//      {"orang": "p02", "jabatan": "Kabid", "unit": "Ekonomi"},
//      {"orang": "p02", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 12/2026",
//       "dari": "2026-02-02", "sampai": "2026-02-06"}]}
//
// `orang` maps opaque ids to names, or lists the ids alone; a name stands here and nowhere else.
// `jabatan` is a code, name or alias as SOPs spell offices; no SOP is needed to read a register.
// Dates are days of the office's own calendar, both included; a missing one leaves that end open.
//
// What a loaded register guarantees: ids are different, every assignment names a person and (if
// any) a unit that are there, nobody holds one office of one unit twice on one day, and only an
// office of `boleh_banyak` has two definitive holders on one day. Offices and units are the same
// when they differ in letter case (ASCII) or spacing only; two words for one office are seen as two
// offices, because only an SOP knows its aliases.
//
// Findings have codes PJ01 to PJ18, those of broken JSON the codes of `load`. Linear in the text
// (n log n in the assignments). Nothing throws but memory running out.
// Thread-safety: pure functions and plain values.
#pragma once

#include <alur/case/capacity.hpp>
#include <alur/case/event.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/time/zone.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

struct person {
    std::string id;    // opaque; what events and journals carry
    std::string name;  // empty where the register lists ids only
    friend bool operator==(const person&, const person&) = default;
};

struct assignment {
    std::string person;  // id
    std::string office;  // a code, name or alias
    std::string unit;    // as `unit` of the register spells it; empty: none
    alur::capacity capacity = alur::capacity::definitive;
    std::optional<std::chrono::local_days> from;   // first day
    std::optional<std::chrono::local_days> until;  // last day
    std::string letter;                            // never empty for Plh. and Plt.

    [[nodiscard]] bool in_force(std::chrono::local_days on) const noexcept {
        return (!from || *from <= on) && (!until || on <= *until);
    }
    friend bool operator==(const assignment&, const assignment&) = default;
};

struct registered_unit {
    std::string name;
    std::string calendar;  // id of a calendar; empty: the agency's
    friend bool operator==(const registered_unit&, const registered_unit&) = default;
};

struct registered_kind {
    std::string kind;  // "bidang"
    std::vector<registered_unit> units;
    friend bool operator==(const registered_kind&, const registered_kind&) = default;
};

// Everything in the order of the file.
struct office_register {
    std::string work_unit;  // whose register it is
    std::string version;
    std::vector<person> persons;
    std::vector<registered_kind> kinds;
    std::vector<std::string> shared_offices;  // `boleh_banyak`
    std::vector<assignment> assignments;
    friend bool operator==(const office_register&, const office_register&) = default;
};

struct register_loaded {
    std::optional<office_register> people;  // there exactly if no problem is an error
    diagnostics problems;

    [[nodiscard]] explicit operator bool() const noexcept { return people.has_value(); }
};

[[nodiscard]] register_loaded load_register(const source& from);

// Null if there is no such person. Linear in the persons.
[[nodiscard]] const person* find_person(const office_register& in, std::string_view id) noexcept;

// The assignments of a person in force on a day, in the order of the file; none for a person who is
// not there. Linear in the assignments.
[[nodiscard]] std::vector<assignment> assignments_of(const office_register& in, std::string_view id,
                                                     std::chrono::local_days on);

// The person as an actor: a seat for every assignment in force on the day it is in that zone. An
// actor without seats if there is none, or no such person. Linear in the assignments.
[[nodiscard]] actor actor_at(const office_register& in, std::string_view id, instant at,
                             zone where);

// The id of a unit's own calendar, by the names of its kind and its own (letter case and outer
// spaces do not matter); "" if the register names none. Whoever makes the timetable passes it on:
// see `unit_calendar`. Linear in the units.
[[nodiscard]] std::string_view calendar_of(const office_register& in, std::string_view kind,
                                           std::string_view unit) noexcept;

}  // namespace alur
