// A log cut into pieces and interleaved is judged as the whole is.
#include <alur/analysis/stream.hpp>
#include <alur/analysis/summary.hpp>

#include <algorithm>
#include <iostream>

#include "analysis/live.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

namespace stream_test {

using namespace alur_test;

namespace {

// Things that happen to logs: lines lost, doubled, misspelt, left blank.
void spoil(dice& d, std::vector<log_line>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        log_line& each = lines[i];
        switch (d.under(14)) {
            case 0:
                lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
                --i;
                break;
            case 1:
                lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), each);
                lines[i].at -= std::chrono::milliseconds{1};
                ++i;
                break;
            case 2:
                each.activity = d.chance(50) ? "sarapan" : "";
                break;
            case 3:
                each.office = d.chance(50) ? "bupati" : "";
                break;
            case 4:
                each.answer.clear();
                break;
            case 5:
                each.person.clear();
                break;
            case 6:
                each.unit = d.chance(50) ? "entah" : "";
                break;
            default:
                break;
        }
    }
}

std::vector<log_line> interleaved(dice& d, std::vector<std::vector<log_line>> cases) {
    std::vector<log_line> all;
    for (;;) {
        std::erase_if(cases, [](const auto& lines) { return lines.empty(); });
        if (cases.empty()) return all;
        auto& from = cases[static_cast<std::size_t>(d.under(static_cast<int>(cases.size())))];
        all.push_back(from.front());
        from.erase(from.begin());
    }
}

// By case and time, as a whole table has them; rows by their place in the whole log.
std::vector<alur::deviation> in_order(std::vector<alur::deviation> list,
                                      const std::vector<log_line>& lines) {
    std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
        const log_line& x = lines[a.input];
        const log_line& y = lines[b.input];
        return x.of_case != y.of_case ? x.of_case < y.of_case : x.at < y.at;
    });
    return list;
}

}  // namespace

TEST_CASE("however a log is cut and interleaved, what is found is the same") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = alur::oracle::cases(600);
    std::size_t lines = 0;
    std::size_t deviations = 0;
    for (std::uint64_t i = 0; i < wanted; ++i) {
        dice d((seed * 1'000'003 + i) << 8U);
        const alur::compiled made =
            alur::compile(alur::generate::sop(d.next(), alur::generate::mode::compiling));
        if (!made.machine) continue;
        const alur::machine& sop = *made.machine;
        const alur::timetable times = alur::make_timetable(sop, national_calendar());
        std::vector<std::vector<log_line>> cases;
        alur::replay_options how;
        for (int n = 0; n < 4; ++n) {
            lived one = live(d, sop, times);
            if (how.units.empty() && !d.chance(20)) how.units = one.units;
            spoil(d, one.lines);
            for (log_line& each : one.lines)
                each.of_case = std::string(1, static_cast<char>('A' + n));
            cases.push_back(std::move(one.lines));
        }
        const std::vector<log_line> all = interleaved(d, std::move(cases));
        const log_of owned(all);
        const alur::event_log log = owned.log();
        const alur::replayed whole = alur::replay(sop, times, log, alur::understand(sop, log), how);

        alur::log_stream past(sop, times, how);
        std::vector<alur::judged_event> events;
        std::vector<alur::deviation> found;
        for (std::size_t from = 0; from < all.size();) {
            const std::size_t n =
                std::min(all.size() - from, static_cast<std::size_t>(d.between(1, 9)));
            const log_of part(
                std::vector<log_line>(all.begin() + static_cast<std::ptrdiff_t>(from),
                                      all.begin() + static_cast<std::ptrdiff_t>(from + n)));
            const alur::event_log batch = part.log();
            alur::judged_rows judged = past.take(batch, alur::understand(sop, batch));
            for (alur::deviation& each : judged.deviations) each.input += from;
            events.insert(events.end(), judged.events.begin(), judged.events.end());
            found.insert(found.end(), judged.deviations.begin(), judged.deviations.end());
            from += n;
        }
        INFO("seed " << seed << ", SOP " << i);
        const bool units_known =
            std::all_of(sop.kinds.begin(), sop.kinds.end(), [&](const auto& kind) {
                return std::any_of(how.units.begin(), how.units.end(),
                                   [&](const auto& u) { return u.kind == kind; }) ||
                       std::any_of(sop.sop.units.begin(), sop.sop.units.end(), [&](const auto& u) {
                           return u.kind == kind && !u.names.empty();
                       });
            });
        if (!units_known) continue;
        REQUIRE(events.size() == whole.events.size());
        for (std::size_t r = 0; r < events.size(); ++r) {
            INFO("row " << r);
            CHECK(events[r] == whole.events[r]);
        }
        CHECK(in_order(found, all) == whole.deviations);
        CHECK(past.cases() == whole.cases);
        lines += all.size();
        deviations += found.size();
    }
    std::cout << "streams compared from seed " << seed << ": " << lines << " lines, " << deviations
              << " deviations\n";
    CHECK(lines > wanted * 5);
    CHECK(deviations > wanted);
}

TEST_CASE("in a stream a row before what was judged is reported, not judged") {
    const alur::machine sop = machine_of(file_text("sops/jambi.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    alur::log_stream past(sop, times);
    const auto take = [&](std::string_view when) {
        const log_of part({{"A", sop.sop.rows[0].id, at(when), "", "", "", "", "", "", false}});
        const alur::event_log batch = part.log();
        return past.take(batch, alur::understand(sop, batch)).events.at(0).is;
    };
    CHECK(take("09:00") == alur::log_row::judged);
    CHECK(take("08:00") == alur::log_row::too_early);
    CHECK(past.cases().at(0).events == 1);
}

TEST_CASE("summaries of parts add up to the summary of the whole") {
    const alur::machine sop = machine_of(file_text("sops/jambi.json"));
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    const auto steps_of = [&](const std::vector<log_line>& lines) {
        const log_of owned(lines);
        const alur::event_log log = owned.log();
        return alur::by_step(sop, alur::replay(sop, times, log, alur::understand(sop, log)));
    };
    dice d(7);
    std::vector<log_line> a = live(d, sop, times).lines;
    std::vector<log_line> b = live(d, sop, times).lines;
    spoil(d, a);
    for (log_line& each : b) each.of_case = "B";
    std::vector<log_line> both = a;
    both.insert(both.end(), b.begin(), b.end());
    std::vector<alur::step_summary> sum = steps_of(a);
    const std::vector<alur::step_summary> more = steps_of(b);
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += more[r];
    CHECK(sum == steps_of(both));
    CHECK(sum != more);
}

}  // namespace stream_test
