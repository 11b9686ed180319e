// The quick path of replay finds what living every case again finds.
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>
#include <alur/analysis/stream.hpp>

#include <algorithm>
#include <iostream>

#include "analysis/live.hpp"
#include "analysis/quick_tables.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

namespace quick_test {

using namespace alur_test;

namespace {

// A case in ten is as it should be; to the others happens what happens to logs.
void spoil(dice& d, std::vector<log_line>& lines) {
    if (d.chance(10)) return;
    const int often = d.between(4, 60);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        log_line& each = lines[i];
        switch (d.under(often)) {
            case 0:
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
                --i;
                break;
            case 1:
                lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), each);
                ++i;
                break;
            case 2:
                each.activity = d.chance(70) ? "sarapan" : d.chance(50) ? "" : "MULAI";
                break;
            case 3:
                each.office = d.chance(50) ? "bupati" : d.chance(50) ? " " : "";
                break;
            case 4:
                each.answer = d.chance(50) ? "" : d.chance(50) ? "entah" : lines[0].answer;
                break;
            case 5:
                each.activity =
                    lines[static_cast<std::size_t>(d.under(static_cast<int>(lines.size())))]
                        .activity;
                break;
            case 6:
                each.at = lines[i == 0 ? 0 : i - 1].at;
                break;
            case 7:
                each.at += std::chrono::hours{d.between(-30, 3'000)};
                break;
            case 8:
                if (d.chance(30)) each.at = alur::instant{};
                break;
            case 9:
                if (d.chance(30)) each.transition = d.chance(50) ? "start" : "schedule";
                if (d.chance(20)) each.of_case.clear();
                break;
            default:
                break;
        }
    }
}

// Its times on the hour, on the minute, or at midnight: equal instants, and closing time.
void round_times(dice& d, std::vector<log_line>& lines) {
    const std::int64_t to = d.chance(30) ? 86'400'000 : d.chance(50) ? 3'600'000 : 60'000;
    for (log_line& each : lines) {
        const std::int64_t ms = each.at.time_since_epoch().count() + 7 * 3'600'000;
        if (each.at != alur::instant{})
            each.at = alur::instant{std::chrono::milliseconds{ms - ms % to - 7 * 3'600'000}};
    }
}

alur::timetable random_times(dice& d, const alur::machine& sop) {
    alur::calendar_data data = national_calendar().data();
    if (d.chance(20)) data.hours.round_the_clock = true;
    if (d.chance(30)) data.policy = alur::counting::same_clock;
    const auto calendar = alur::make_calendar(data);
    return alur::make_timetable(sop, *calendar);
}

struct tally {
    std::size_t logs = 0;
    std::size_t lines = 0;
    std::size_t deviations = 0;
    std::size_t pending = 0;
};

// By a stream, which lives every case: it wants each case in order of time.
void compare(const alur::machine& sop, const alur::timetable& times, const alur::event_log& log,
             tally& sum) {
    const alur::log_words words = alur::understand(sop, log);
    if (!alur::quick::tables::suit(sop, times, log)) return;
    const alur::replayed whole = alur::replay(sop, times, log, words);

    std::vector<std::uint32_t> order;
    for (std::uint32_t r = 0; r < log.size(); ++r) order.push_back(r);
    const auto rank = [&](std::uint32_t r) {
        return whole.events.is(r) == alur::log_row::began_case   ? 0
               : whole.events.is(r) == alur::log_row::began_work ? 1
                                                                 : 2;
    };
    const auto row_of = [&](std::uint32_t r) {
        const std::int32_t code = log.activities.code(r);
        return code < 0 ? 0 : alur::index(words.activities[static_cast<std::size_t>(code)].row);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (whole.case_of[a] != whole.case_of[b]) return whole.case_of[a] < whole.case_of[b];
        if (log.times[a] != log.times[b]) return log.times[a] < log.times[b];
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        if (row_of(a) != row_of(b)) return row_of(a) < row_of(b);
        for (const alur::text_column* each : {&log.activities, &log.units, &log.answers,
                                              &log.offices, &log.persons, &log.documents})
            if (each->word(a) != each->word(b)) return each->word(a) < each->word(b);
        return a < b;
    });
    const auto sorted = [&](const auto& column) {
        std::vector<std::decay_t<decltype(column[0])>> made;
        for (const std::uint32_t r : order)
            if (!column.empty()) made.push_back(column[r]);
        return made;
    };
    alur::event_log turned = log;
    const auto instants = sorted(log.times);
    turned.times = instants;
    std::vector<std::vector<std::int32_t>> kept;
    for (alur::text_column* each :
         {&turned.cases, &turned.activities, &turned.persons, &turned.offices, &turned.units,
          &turned.answers, &turned.transitions, &turned.documents}) {
        kept.push_back(sorted(each->codes));
        each->codes = kept.back();
    }
    alur::log_stream past(sop, times);
    alur::judged_rows judged = past.take(turned, words);
    for (alur::deviation& each : judged.deviations) each.input = order[each.input];

    for (std::size_t i = 0; i < order.size(); ++i) {
        INFO("row " << order[i]);
        REQUIRE(judged.events[i] == whole.events[order[i]]);
    }
    CHECK(judged.deviations == whole.deviations);
    CHECK(past.cases() == whole.cases);
    CHECK(past.pending() == whole.pending);
    sum.pending += whole.pending.size();

    for (const unsigned threads : {2U, 3U, 7U}) {
        const alur::replayed same = alur::replay(sop, times, log, words, {{}, threads});
        CHECK(same.case_of == whole.case_of);
        CHECK(same.cases == whole.cases);
        CHECK(same.pending == whole.pending);
        CHECK(same.deviations == whole.deviations);
        for (std::size_t r = 0; r < log.size(); ++r)
            if (same.events[r] != whole.events[r]) FAIL("row " << r << ", threads " << threads);
    }
    ++sum.logs;
    sum.lines += log.size();
    sum.deviations += whole.deviations.size();
}

}  // namespace

TEST_CASE("what is found by tables is what is found by living every case again") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = alur::oracle::cases(5'000);
    tally sum;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        dice d((seed * 1'000'003 + i) << 8U);
        alur::definition sop_text = alur::generate::sop(d.next(), alur::generate::mode::compiling);
        const alur::compiled made = alur::compile(sop_text);
        if (!made.machine || !made.machine->table.sequential) continue;
        const alur::machine& sop = *made.machine;
        const alur::timetable times = random_times(d, sop);
        std::vector<log_line> lines;
        const int cases = d.between(1, 6);
        for (int n = 0; n < cases; ++n) {
            lived one = live(d, sop, times);
            for (log_line& each : one.lines) {
                each.of_case = std::string("B-") + static_cast<char>('A' + d.under(2) * n);
                if (d.chance(20) && each.activity == "MULAI") each.activity = sop.sop.rows[0].id;
            }
            spoil(d, one.lines);
            lines.insert(lines.end(), one.lines.begin(), one.lines.end());
        }
        if (d.chance(30)) round_times(d, lines);
        if (d.chance(80))
            std::stable_sort(lines.begin(), lines.end(),
                             [](const log_line& a, const log_line& b) { return a.at < b.at; });
        const log_of owned(lines);
        alur::event_log log = owned.log();
        if (!d.chance(10)) log.persons = {};
        if (!d.chance(10)) log.documents = {};
        if (d.chance(10)) log.offices = {};
        if (d.chance(10)) log.answers = {};
        if (d.chance(60)) log.transitions = {};
        INFO("seed " << seed << ", SOP " << i);
        compare(sop, times, log, sum);
    }
    std::cout << "quick replays compared from seed " << seed << ": " << sum.logs << " logs, "
              << sum.lines << " lines, " << sum.deviations << " deviations, " << sum.pending
              << " rows pending\n";
    CHECK(sum.logs > wanted / 20);
    CHECK(sum.deviations > wanted);
    CHECK(sum.pending > wanted / 20);
}

}  // namespace quick_test
