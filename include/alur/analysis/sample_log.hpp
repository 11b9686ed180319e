// A made-up log of an SOP, for trying things out: cases walked by the kernel, with delays, and
// faults planted where one says.
//
//   alur::sample past = alur::sample_log(machine, times, {.cases = 1000, .faulty_percent = 10});
//   alur::read_csv(alur::to_csv(past, alur::zone::WIB), …)     // replayed, finds past.planted
//
// Every line of a clean case is as the SOP wants it: replayed, it has no deviation. The same seed
// gives the same log everywhere. Throws std::invalid_argument if a unit kind that the SOP does not
// list is not given, std::bad_alloc. Linear in the lines. Thread-safety: pure function.
#pragma once

#include <alur/analysis/findings.hpp>
#include <alur/case/event.hpp>
#include <alur/case/timetable.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace alur {

struct sample_options {
    std::uint64_t seed = 1;
    std::uint32_t cases = 100;
    instant from{};  // cases begin at random within `days` from here
    std::uint32_t days = 90;
    std::uint32_t faulty_percent = 0;  // of the cases have one fault
    std::uint32_t persons = 3;         // in every office (and unit)
    std::vector<events::units_of_kind> units;
};

// One line; texts are the SOP's own words.
struct sample_line {
    std::string of_case;
    std::string activity;  // the row's id; "MULAI"
    instant at{};
    std::string office;
    std::string person;
    std::string unit;
    std::string answer;
    friend bool operator==(const sample_line&, const sample_line&) = default;
};

struct planted_fault {
    deviation_kind kind = deviation_kind::skipped;
    std::string of_case;
    step_id row = no_step;
    friend bool operator==(const planted_fault&, const planted_fault&) = default;
};

struct sample {
    std::vector<sample_line> lines;  // in order of time
    std::vector<planted_fault> planted;
};

// Faults are rows left out, done twice, done by another office, done late, done by who must not
// (`beda_orang`), and activities of no SOP.
[[nodiscard]] sample sample_log(const machine& sop, const timetable& times,
                                const sample_options& how);

// As comma-separated values with XES's names for the columns.
[[nodiscard]] std::string to_csv(const sample& made, zone where);

}  // namespace alur
