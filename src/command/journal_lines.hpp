// The lines of a case's journal as they were written, for views of them: nothing is judged, and no
// SOP is needed. Names are those of the lines: row ids, office codes, units.
#pragma once

#include <alur/case/event.hpp>
#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alur::command {

struct told_place {
    std::string row;
    std::string unit;
    friend bool operator==(const told_place&, const told_place&) = default;
};

// A limit that passed ("lewat"), or one that turned out not to have ("ralat").
struct told_notice {
    told_place at;
    bool service = false;  // the time of the whole SOP
    bool span = false;     // the time since that row
    instant due{};
    int rung = 0;
    std::string to;  // office that learns of it
    instant noticed{};
};

struct told_opening {
    told_place at;
    std::optional<instant> due;
};

struct told_time {
    told_place at;
    bool service = false;
    bool span = false;
    instant opened{};
    std::optional<instant> due;
    bool late = false;
    bool outside = false;
};

struct told_deadline {
    told_place at;
    bool service = false;
    bool span = false;
    std::optional<instant> due;
};

struct told_decision {
    std::string office;
    std::string office_unit;
    std::string recorder;
    told_place at;
    std::string taken;
    bool backward = false;
    std::string target;
    bool closed = false;
    std::vector<told_opening> opened;
    std::vector<told_place> withdrawn;
    std::vector<told_place> void_outputs;
    std::vector<told_time> measured;
    std::vector<told_deadline> moved;
    std::vector<std::string> lifted;
    std::string stage;  // empty: running
    std::string outcome;
    std::string calendar_version;
};

struct told_refusal {
    std::string why;
    told_place at;
};

enum class told_kind : std::uint8_t { notice, correction, accepted, refused, unknown };

struct told_line {
    std::uint64_t number = 0;
    told_kind what = told_kind::unknown;
    told_notice limit;       // of notice and correction
    event given;             // of accepted and refused
    told_decision decision;  // of accepted
    told_refusal refusal;    // of refused
};

// Of a text that verifies. A line of another version is `unknown`. `from`: how many lines stand
// before it, where it is not the beginning.
[[nodiscard]] std::vector<told_line> lines_of(std::string_view journal, std::uint64_t from = 0);

// The number of the first line that is `unknown`; 0 for none.
[[nodiscard]] std::uint64_t first_unknown(const std::vector<told_line>& lines) noexcept;
[[nodiscard]] bilingual unknown_words(std::uint64_t line);

// What the lines add up to.
struct journal_summary {
    struct late_row {
        told_time time;
        instant finished{};
        std::uint64_t line = 0;
    };
    struct lifted_guard {
        const told_line* granted = nullptr;  // the exception
        std::uint64_t used = 0;              // line of the act it let through; 0: not used yet
    };
    std::string stage = "belum mulai";
    std::string outcome;
    instant started{};
    instant last_act{};
    std::size_t accepted = 0;
    std::vector<std::string> persons;
    std::vector<const told_line*> refused;
    std::size_t steps_back = 0;
    std::size_t in_time = 0;
    std::vector<late_row> late;
    std::vector<const told_line*> passed;  // limits that passed and were not corrected since
    std::vector<const told_line*> corrections;
    std::vector<lifted_guard> lifted;
    std::vector<const told_line*> extensions;
    std::vector<const told_line*> stood_in;  // acts as Plh. or Plt., one per person, office, letter
    std::string calendar_version;
};

// The lines must outlive it.
[[nodiscard]] journal_summary summary_of(const std::vector<told_line>& lines);

// The seat the act was done in; null for none.
[[nodiscard]] const seat* seat_of(const told_line& line) noexcept;

}  // namespace alur::command
