// How what stands in a journal is called for people: with the SOP's names and the register's where
// they are at hand, else as it is written.
#pragma once

#include <alur/case/register.hpp>
#include <alur/sop/machine.hpp>

#include <string>

#include "command/journal_lines.hpp"
#include "command/terminal.hpp"

namespace alur::command {

struct names {
    const machine* sop = nullptr;
    const office_register* people = nullptr;
    zone where = zone::UTC;
    language lang = language::id;

    [[nodiscard]] const char* say(const char* id, const char* en) const {
        return lang == language::id ? id : en;
    }
    // "3 Ekonomi"
    [[nodiscard]] std::string row(const told_place& at) const;
    // "langkah 3 Ekonomi", "seluruh SOP", "waktu sejak langkah 3"
    [[nodiscard]] std::string thing(const told_place& at, bool service, bool span) const;
    // What the row does; empty where the SOP is not at hand.
    [[nodiscard]] std::string activity(const std::string& row) const;
    // "Plh. Sekretaris", "Kabid (Ekonomi)"
    [[nodiscard]] std::string office(const std::string& code, const std::string& unit = {},
                                     capacity held = capacity::definitive) const;
    [[nodiscard]] std::string office(const seat& held) const {
        return office(held.office, held.unit, held.capacity);
    }
    // "p03 (Pegawai Contoh 3)"
    [[nodiscard]] std::string person(const std::string& id) const;
    // Of a refusal's word in a line.
    [[nodiscard]] std::string refusal(const std::string& word) const;
    [[nodiscard]] std::string stage(const std::string& word, const std::string& outcome) const;
    // What an exception lifts, as it was asked for.
    [[nodiscard]] std::string lifted(const std::string& what) const;
    // "Kam 2 Apr 13.40"
    [[nodiscard]] std::string date(instant at) const;
    // The same, or "13.40" on that day; with the year where it is another than `today`'s.
    [[nodiscard]] std::string when(instant at, std::chrono::local_days today) const;
};

}  // namespace alur::command
