// Small SOPs, the national calendar and short ways to say who does what, for tests of cases.
#pragma once

#include <alur/case/open_case.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace alur_test {

inline std::string file_text(const std::string& path) {
    std::ifstream in(ALUR_SOURCE_DIR "/" + path);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

inline const alur::work_calendar& national_calendar() {
    static const alur::work_calendar made = [] {
        alur::calendars_loaded read =
            alur::load_calendars({"id", file_text("sops/calendars/id.json")});
        REQUIRE_FALSE(read.calendars.empty());
        return *alur::make_calendar(std::move(read.calendars.front()));
    }();
    return made;
}

inline alur::definition definition_of(const std::string& text) {
    const alur::source from{"test", text};
    alur::loaded read = alur::load(from);
    INFO(alur::to_text(from, read.problems, alur::language::en));
    REQUIRE(read.sop);
    REQUIRE(alur::no_errors(read.problems));
    return *std::move(read.sop);
}

// `others` are the SOPs that its rows may call.
inline alur::machine machine_of(const std::string& text,
                                const std::vector<std::string>& others = {}) {
    const alur::source from{"test", text};
    std::vector<alur::definition> called;
    for (const std::string& each : others) called.push_back(definition_of(each));
    alur::compiled made = alur::compile(definition_of(text), called);
    INFO(alur::to_text(from, made.problems, alur::language::en));
    REQUIRE(made.machine);
    return *std::move(made.machine);
}

// "08:15" is on Monday, 5 January 2026; "6 08:15" on another day of that month. Western time.
inline alur::instant at(std::string_view text) {
    std::string whole{text};
    if (text.size() <= 8) {
        const std::size_t space = text.find(' ');
        const std::string day =
            space == std::string_view::npos ? "5" : std::string(text.substr(0, space));
        const std::string clock{space == std::string_view::npos ? text : text.substr(space + 1)};
        whole = "2026-01-" + std::string(day.size() == 1 ? "0" : "") + day + "T" + clock + "+07:00";
    }
    const alur::parsed<alur::instant> read = alur::parse_instant(whole);
    INFO(whole);
    REQUIRE(read);
    return *read;
}

inline std::string text(alur::instant t) { return alur::print_instant(t, alur::zone::WIB); }

// One SOP and one case of it.
struct run {
    std::unique_ptr<alur::machine> sop;
    std::unique_ptr<alur::timetable> times;
    alur::open_case berkas;

    explicit run(const std::string& json, const std::vector<std::string>& others = {})
        : sop(std::make_unique<alur::machine>(machine_of(json, others))),
          times(std::make_unique<alur::timetable>(alur::make_timetable(*sop, national_calendar()))),
          berkas(*sop, *times) {}

    alur::judgement judge(alur::event given) const { return berkas.judge(given); }

    // Accepts, or fails the test with the refusal.
    alur::entry does(const alur::event& given) {
        alur::judgement answer = berkas.judge(given);
        INFO((answer ? std::string() : answer.refused().message.en));
        REQUIRE(answer);
        berkas.apply(answer.decided());
        return std::move(answer.decided());
    }

    // Refused for that reason, and the case is what it was.
    alur::refused_event refuses(const alur::event& given, alur::refusal why) {
        const alur::open_case before = berkas;
        const alur::judgement answer = berkas.judge(given);
        REQUIRE_FALSE(answer.accepted());
        INFO(answer.refused().message.en);
        CHECK(static_cast<int>(answer.refused().why) == static_cast<int>(why));
        CHECK(before == berkas);
        CHECK_FALSE(answer.refused().message.id.empty());
        CHECK_FALSE(answer.refused().message.en.empty());
        return answer.refused();
    }

    std::vector<std::string> open() const {
        std::vector<std::string> names;
        for (const alur::open_row& each : berkas.open_rows()) {
            std::string name = sop->sop.rows[alur::index(each.at.row)].number;
            if (const std::string& unit = alur::unit_name(*sop, berkas.facts(), each.at);
                !unit.empty())
                name += " " + unit;
            names.push_back(std::move(name));
        }
        return names;
    }
};

inline alur::actor as(std::string office, std::string unit = "") {
    return {"p-" + office + unit, {{office, unit}}};
}

inline alur::event start(std::string_view when, std::vector<alur::events::units_of_kind> units = {},
                         std::string row = "") {
    alur::event e;
    e.at = at(when);
    e.by = {"pembuka", {}};
    e.what = alur::events::start{std::move(row), std::move(units)};
    return e;
}

template <class What>
alur::event happens(std::string_view when, alur::actor who, What what) {
    alur::event e;
    e.at = at(when);
    e.by = std::move(who);
    e.what = std::move(what);
    return e;
}

inline alur::event done(std::string_view when, alur::actor who, std::string row,
                        std::string answer = "", std::string unit = "", std::string reason = "") {
    alur::events::complete what;
    what.row = std::move(row);
    what.answer = std::move(answer);
    what.unit = std::move(unit);
    what.reason = std::move(reason);
    return happens(when, std::move(who), std::move(what));
}

inline alur::event tick(std::string_view when) { return happens(when, {}, alur::events::tick{}); }

using names = std::vector<std::string>;

}  // namespace alur_test
