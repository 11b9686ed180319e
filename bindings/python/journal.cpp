// Journals: what their lines say, whether they are whole, whether they are what would be decided.

#include <alur/case/journal_file.hpp>
#include <alur/case/record.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "case/decision_line.hpp"
#include "command/journal_lines.hpp"
#include "diagnostic_members.hpp"
#include "event_members.hpp"
#include "kept_case.hpp"
#include "patience.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

using command::told_decision;
using command::told_kind;
using command::told_line;
using command::told_notice;
using command::told_place;

struct shown_opening {
    std::string row;
    std::string unit;
    std::optional<moment> due;
};
struct shown_time {
    measured_thing what = measured_thing::row;
    std::string row;
    std::string unit;
    moment opened;
    std::optional<moment> due;
    bool late = false;
    bool outside = false;
};
struct shown_deadline {
    measured_thing what = measured_thing::row;
    std::string row;
    std::string unit;
    std::optional<moment> due;
};
struct shown_notice {
    std::uint64_t number = 0;
    measured_thing what = measured_thing::row;
    std::string row;
    std::string unit;
    moment due;
    int rung = 0;
    std::string office;
    moment noticed;
};
struct shown_correction : shown_notice {};
struct shown_attempt {
    std::uint64_t number = 0;
    moment at;
    event given;
    refusal why = refusal::none;
    std::string row;
    std::string unit;
};
struct shown_decision {
    std::uint64_t number = 0;
    moment at;
    event given;
    std::string office;
    std::string office_unit;
    std::string recorder;
    std::string row;
    std::string unit;
    std::string answer;
    bool backward = false;
    std::string target;
    bool closed = false;
    std::vector<shown_opening> opened;
    std::vector<told_place> withdrawn;
    std::vector<told_place> void_outputs;
    std::vector<shown_time> measured;
    std::vector<shown_deadline> moved;
    std::vector<refusal> lifted;
    lifecycle stage = lifecycle::running;
    std::string outcome;
    std::string calendar_version;
};

}  // namespace

template <>
struct python_class<told_place> {
    static constexpr char name[] = "alur.history.Place";
    static constexpr auto members =
        std::tuple{member{"row", &told_place::row}, member{"unit", &told_place::unit}};
};
template <>
struct python_class<shown_opening> {
    static constexpr char name[] = "alur.history.Opened";
    static constexpr auto members =
        std::tuple{member{"row", &shown_opening::row}, member{"unit", &shown_opening::unit},
                   member{"due", &shown_opening::due}};
};
template <>
struct python_class<shown_time> {
    static constexpr char name[] = "alur.history.Measured";
    static constexpr auto members =
        std::tuple{member{"what", &shown_time::what},      member{"row", &shown_time::row},
                   member{"unit", &shown_time::unit},      member{"opened", &shown_time::opened},
                   member{"due", &shown_time::due},        member{"late", &shown_time::late},
                   member{"outside", &shown_time::outside}};
};
template <>
struct python_class<shown_deadline> {
    static constexpr char name[] = "alur.history.Moved";
    static constexpr auto members =
        std::tuple{member{"what", &shown_deadline::what}, member{"row", &shown_deadline::row},
                   member{"unit", &shown_deadline::unit}, member{"due", &shown_deadline::due}};
};
template <>
struct python_class<shown_notice> {
    static constexpr char name[] = "alur.history.Notice";
    static constexpr auto members = std::tuple{
        member{"number", &shown_notice::number}, member{"what", &shown_notice::what},
        member{"row", &shown_notice::row},       member{"unit", &shown_notice::unit},
        member{"due", &shown_notice::due},       member{"rung", &shown_notice::rung},
        member{"office", &shown_notice::office}, member{"noticed", &shown_notice::noticed}};
};
template <>
struct python_class<shown_correction> {
    static constexpr char name[] = "alur.history.Correction";
    static constexpr auto members = python_class<shown_notice>::members;
};
template <>
struct python_class<shown_attempt> {
    static constexpr char name[] = "alur.history.Attempt";
    static constexpr auto members =
        std::tuple{member{"number", &shown_attempt::number}, member{"at", &shown_attempt::at},
                   member{"event", &shown_attempt::given},   member{"reason", &shown_attempt::why},
                   member{"row", &shown_attempt::row},       member{"unit", &shown_attempt::unit}};
};
template <>
struct python_class<shown_decision> {
    static constexpr char name[] = "alur.history.Decision";
    static constexpr bool frozen = true;
    static constexpr auto members =
        std::tuple{member{"number", &shown_decision::number},
                   member{"at", &shown_decision::at},
                   member{"event", &shown_decision::given},
                   member{"office", &shown_decision::office},
                   member{"office_unit", &shown_decision::office_unit},
                   member{"recorder", &shown_decision::recorder},
                   member{"row", &shown_decision::row},
                   member{"unit", &shown_decision::unit},
                   member{"answer", &shown_decision::answer},
                   member{"backward", &shown_decision::backward},
                   member{"target", &shown_decision::target},
                   member{"closed", &shown_decision::closed},
                   member{"opened", &shown_decision::opened},
                   member{"withdrawn", &shown_decision::withdrawn},
                   member{"void_outputs", &shown_decision::void_outputs},
                   member{"measured", &shown_decision::measured},
                   member{"moved", &shown_decision::moved},
                   member{"lifted", &shown_decision::lifted},
                   member{"stage", &shown_decision::stage},
                   member{"outcome", &shown_decision::outcome},
                   member{"calendar_version", &shown_decision::calendar_version}};
};

namespace {

// The zone that the times of a text are written in.
zone zone_of(std::string_view text) {
    // An event says when it happened; what a tick notices, when it was due.
    for (const std::string_view key : {"\"pada\":\"", "\"batas\":\""}) {
        const std::size_t at = text.find(key);
        if (at == std::string_view::npos) continue;
        const std::string_view said = text.substr(at, text.find('"', at + key.size()) - at);
        if (said.ends_with("+07:00")) return zone::WIB;
        if (said.ends_with("+08:00")) return zone::WITA;
        if (said.ends_with("+09:00")) return zone::WIT;
        break;
    }
    return zone::UTC;
}

// What told lines say, in the zone of their text.
struct shower {
    zone where;

    [[nodiscard]] moment at(instant t) const { return {t, where}; }
    [[nodiscard]] std::optional<moment> at(const std::optional<instant>& t) const {
        return t ? std::optional{moment{*t, where}} : std::nullopt;
    }
    template <class Told>
    static measured_thing thing(const Told& of) {
        return of.service ? measured_thing::service
               : of.span  ? measured_thing::span
                          : measured_thing::row;
    }

    [[nodiscard]] shown_notice notice(const told_line& line) const {
        const told_notice& of = line.limit;
        return {line.number, thing(of), of.at.row, of.at.unit,
                at(of.due),  of.rung,   of.to,     at(of.noticed)};
    }
    [[nodiscard]] shown_attempt attempt(const told_line& line) const {
        refusal why = refusal::none;
        for (int each = 1; each <= static_cast<int>(refusal::lateness); ++each)
            if (word_of(static_cast<refusal>(each)) == line.refusal.why)
                why = static_cast<refusal>(each);
        return {line.number, at(line.given.at),   line.given,
                why,         line.refusal.at.row, line.refusal.at.unit};
    }
    [[nodiscard]] shown_decision decision(const told_line& line) const {
        const told_decision& of = line.decision;
        shown_decision out;
        out.number = line.number;
        out.at = at(line.given.at);
        out.given = line.given;
        out.office = of.office;
        out.office_unit = of.office_unit;
        out.recorder = of.recorder;
        out.row = of.at.row;
        out.unit = of.at.unit;
        out.answer = of.taken;
        out.backward = of.backward;
        out.target = of.target;
        out.closed = of.closed;
        for (const auto& each : of.opened)
            out.opened.push_back({each.at.row, each.at.unit, at(each.due)});
        out.withdrawn = of.withdrawn;
        out.void_outputs = of.void_outputs;
        for (const auto& each : of.measured)
            out.measured.push_back({thing(each), each.at.row, each.at.unit, at(each.opened),
                                    at(each.due), each.late, each.outside});
        for (const auto& each : of.moved)
            out.moved.push_back({thing(each), each.at.row, each.at.unit, at(each.due)});
        for (const std::string& word : of.lifted)
            for (int each = 1; each <= static_cast<int>(refusal::lateness); ++each)
                if (word_of(static_cast<refusal>(each)) == word)
                    out.lifted.push_back(static_cast<refusal>(each));
        out.stage = stage_of(of.stage);
        out.outcome = of.outcome;
        out.calendar_version = of.calendar_version;
        return out;
    }
    static lifecycle stage_of(const std::string& word) {
        for (int each = 0; each <= static_cast<int>(lifecycle::cancelled); ++each)
            if (name(static_cast<lifecycle>(each)).id == word) return static_cast<lifecycle>(each);
        return lifecycle::running;
    }
};

py::list lines(const std::string& text, std::uint64_t before) {
    const shower show{zone_of(text)};
    py::list out;
    for (const told_line& each : command::lines_of(text, before)) {
        switch (each.what) {
            case told_kind::notice:
                out.append(py::cast(show.notice(each)));
                break;
            case told_kind::correction:
                out.append(py::cast(shown_correction{show.notice(each)}));
                break;
            case told_kind::accepted:
                out.append(py::cast(show.decision(each)));
                break;
            case told_kind::refused:
                out.append(py::cast(show.attempt(each)));
                break;
            case told_kind::unknown: {
                const bilingual why = command::unknown_words(each.number);
                raise("alur.errors.ReplayError", why.id, why.en, replay_fault::not_a_journal,
                      each.number);
            }
        }
    }
    return out;
}

std::vector<journal_head> heads(const std::vector<std::string>& typed) {
    std::vector<journal_head> out;
    for (const std::string& each : typed) {
        const head_read read = parse_head(each);
        if (!read)
            raise("alur.errors.HeadError", '"' + each + "\": " + read.problem.id,
                  '"' + each + "\": " + read.problem.en);
        out.push_back(*read.head);
    }
    return out;
}

// The head of a chain that is whole; raises ReplayError where it is not.
std::string verify_text(std::string text, const std::vector<std::string>& kept) {
    const chain_report report = patiently(
        [text = std::move(text), kept = heads(kept)] { return verify_chain(text, kept); });
    if (report.fault)
        raise("alur.errors.ReplayError", report.fault->message.id, report.fault->message.en,
              replay_fault::chain, report.fault->line);
    return print_head(report.head);
}

void judge_again(const machine_handle& sop, const std::vector<std::shared_ptr<times_handle>>& times,
                 std::string text) {
    std::vector<std::shared_ptr<const timetable>> list;
    for (const auto& each : times) list.push_back(each->is);
    const std::optional<replay_error> found =
        patiently([sop = sop.is, list = std::move(list), text = std::move(text)] {
            std::vector<const timetable*> all;
            for (const auto& each : list) all.push_back(each.get());
            return verify(*sop, all, text);
        });
    if (found) raise_replay(*found);
}

std::string read_file(const std::string& path) {
    read_result read = [&] {
        const py::gil_scoped_release others_may_run;
        return read_journal(path);
    }();
    if (const auto* error = std::get_if<journal_error>(&read)) raise_journal(*error);
    return std::get<std::string>(std::move(read));
}

// (calendar, version, ((kind, unit, calendar, version), …)) of every timetable that is named.
py::list named_times(const std::string& text) {
    py::list out;
    for (const timetable_name& each : timetables_of(text)) {
        py::list units;
        for (const timetable_name::unit& unit : each.units)
            units.append(py::make_tuple(unit.kind, unit.name, unit.calendar, unit.version));
        out.append(py::make_tuple(each.calendar, each.version, py::tuple(units)));
    }
    return out;
}

}  // namespace

void init_journal(py::module_& m) {
    m.def("journal_lines", &lines, py::arg("text"), py::arg("before"));
    m.def("verify_text", &verify_text, py::arg("text"), py::arg("heads"));
    m.def("judge_again", &judge_again, py::arg("machine"), py::arg("times"), py::arg("text"));
    m.def("read_journal", &read_file, py::arg("path"));
    m.def("named_times", &named_times, py::arg("text"));
}

}  // namespace alur::python
