// The fast calendar against the minute-stepping oracle, on random instants and budgets.
// ALUR_CASES (environment) sets how many cases, ALUR_SEED which; failures print the seed.
#include <alur/time/due.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <oracle/time_oracle.hpp>
#include <random>
#include <string>
#include <vector>

#include "calendars.hpp"

namespace due_random_test {

#if defined(__SANITIZE_ADDRESS__)
#define ALUR_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALUR_SANITIZED 1
#endif
#endif

namespace {

using alur::amounts;
using alur::time_limit;
using alur::time_unit;
using std::chrono::milliseconds;

constexpr std::int64_t minute = 60'000;

std::uint64_t from_environment(const char* variable, std::uint64_t otherwise) {
    const char* set = std::getenv(variable);
    return set == nullptr ? otherwise : std::strtoull(set, nullptr, 10);
}

std::uint64_t cases() {
#if defined(ALUR_SANITIZED)
    return from_environment("ALUR_CASES", 2'000);
#elif defined(NDEBUG)
    return from_environment("ALUR_CASES", 1'000'000);
#else
    return from_environment("ALUR_CASES", 100'000);
#endif
}

std::uint64_t seed() {
    static const std::uint64_t chosen = from_environment("ALUR_SEED", std::random_device{}());
    return chosen;
}

struct rival {
    std::string name;
    alur::work_calendar fast;
    oracle::minutes slow;

    rival(std::string called, alur::work_calendar calendar)
        : name(std::move(called)),
          fast(std::move(calendar)),
          slow(fast.data(), calendars::day("2021-12-01"), calendars::day("2029-12-31")) {}

    std::int64_t local(alur::instant t) const {
        return alur::to_local(t, fast.where()).time_since_epoch().count();
    }
    alur::instant at(std::int64_t local_ms) const {
        return alur::to_instant(alur::local_instant{milliseconds{local_ms}}, fast.where());
    }
};

std::vector<rival> rivals() {
    std::vector<rival> all;
    all.emplace_back("office", calendars::office());
    all.emplace_back("same clock", calendars::same_clock_office());
    all.emplace_back("six days", calendars::six_days());
    all.emplace_back("half Friday", calendars::half_friday());
    all.emplace_back("24 hours", calendars::desk());
    all.emplace_back("night shift", calendars::night_shift());
    all.emplace_back(
        "night shift, same clock",
        calendars::with_week(calendars::night_shift().data().hours, alur::counting::same_clock));
    alur::calendar_data east = calendars::half_friday().data();
    east.where = alur::zone::WIT;
    east.policy = alur::counting::same_clock;
    all.emplace_back("half Friday in WIT, same clock", calendars::compiled(east));
    return all;
}

class dice {
  public:
    explicit dice(std::uint64_t start) : engine_(start) {}
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>{low, high}(engine_);
    }
    // Each order of magnitude as often as any other.
    std::int64_t log_uniform(double high) {
        return static_cast<std::int64_t>(
            std::exp(std::uniform_real_distribution<double>{0, std::log(high)}(engine_)));
    }

  private:
    std::mt19937_64 engine_;
};

// Mostly any millisecond, often an edge: midnight, an opening, a closing, or one millisecond
// beside.
std::int64_t random_instant(dice& roll, const rival& who) {
    const std::int64_t low =
        alur::local_instant{calendars::day("2022-06-01")}.time_since_epoch().count();
    const std::int64_t high =
        alur::local_instant{calendars::day("2028-01-31")}.time_since_epoch().count();
    const std::int64_t t = roll.between(low, high);
    switch (roll.between(0, 5)) {
        case 0:
            return t - t % (24 * 60 * minute);
        case 1:
            return who.slow.next_opening(t) + roll.between(-1, 1);
        case 2:
            return who.slow.closing(oracle::minutes::day_of(t)) + roll.between(-1, 1);
        case 3:
            return t - t % (30 * minute);
        default:
            return t;
    }
}

amounts one(std::int64_t count, time_unit unit) {
    amounts sum;
    sum[unit] = static_cast<std::uint32_t>(count);
    return sum;
}

time_limit random_limit(dice& roll) {
    switch (roll.between(0, 9)) {
        case 0:
            return alur::length_limit(one(roll.log_uniform(20'000), time_unit::minute));
        case 1:
            return alur::length_limit(one(roll.log_uniform(300), time_unit::hour));
        case 2:
            return alur::length_limit(one(roll.log_uniform(150), time_unit::day));
        case 3: {
            amounts sum = one(roll.log_uniform(40), time_unit::working_day);
            sum[time_unit::minute] = static_cast<std::uint32_t>(roll.log_uniform(1'000));
            return alur::length_limit(sum);
        }
        case 4:
            return alur::length_limit(one(roll.log_uniform(400), time_unit::calendar_day));
        case 5:
            return alur::length_limit(one(roll.log_uniform(20), time_unit::week));
        case 6:
            return alur::length_limit(one(roll.log_uniform(14), time_unit::month));
        case 7: {
            amounts sum = one(roll.between(1, 2), time_unit::quarter);
            sum[time_unit::month] = static_cast<std::uint32_t>(roll.between(0, 2));
            sum[time_unit::calendar_day] = static_cast<std::uint32_t>(roll.between(0, 40));
            return alur::length_limit(sum);
        }
        case 8: {
            time_limit limit;
            limit.kind = alur::limit_kind::date;
            const auto month = static_cast<unsigned>(roll.between(1, 12));
            limit.date.day = std::chrono::month{month} /
                             std::chrono::day{static_cast<unsigned>(roll.between(1, 28))};
            if (roll.between(0, 1) == 1)
                limit.date.year = std::chrono::year{static_cast<int>(roll.between(2022, 2028))};
            return limit;
        }
        default:
            return alur::length_limit(
                one(1, roll.between(0, 1) == 0 ? time_unit::half_year : time_unit::year));
    }
}

}  // namespace

TEST_CASE("working time between, added and opened agree with stepping through the minutes") {
    dice roll{seed()};
    const std::vector<rival> all = rivals();
    for (std::uint64_t i = 0; i < cases(); ++i) {
        const rival& who = all[static_cast<std::size_t>(
            roll.between(0, static_cast<std::int64_t>(all.size()) - 1))];
        const std::int64_t from = random_instant(roll, who);
        const double longest = roll.between(0, 63) == 0 ? 200'000.0 : 20'000.0;
        const std::int64_t budget = roll.log_uniform(longest * static_cast<double>(minute));
        const std::int64_t to = from + roll.log_uniform(longest * static_cast<double>(minute));
        const milliseconds between = who.fast.working_time_between(who.at(from), who.at(to));
        const alur::day_time start = who.fast.clock_start(who.at(from));
        std::int64_t day_zero = 0;
        const std::int64_t slow_start = who.slow.start(from, day_zero);
        const bool same =
            between.count() == who.slow.worked(from, to) &&
            who.fast.working_time_between(who.at(to), who.at(from)) == -between &&
            who.local(who.fast.add_working_time(who.at(from), milliseconds{budget})) ==
                who.slow.add_work(from, budget) &&
            who.local(who.fast.next_opening(who.at(from))) == who.slow.next_opening(from) &&
            who.local(who.fast.at(start)) == slow_start &&
            start.day.time_since_epoch().count() == day_zero;
        if (!same) {
            INFO("seed " << seed() << " case " << i << " calendar " << who.name << " from " << from
                         << " to " << to << " budget " << budget);
            CHECK(between.count() == who.slow.worked(from, to));
            CHECK(who.local(who.fast.add_working_time(who.at(from), milliseconds{budget})) ==
                  who.slow.add_work(from, budget));
            CHECK(who.local(who.fast.next_opening(who.at(from))) == who.slow.next_opening(from));
            CHECK(who.local(who.fast.at(start)) == slow_start);
            REQUIRE(start.day.time_since_epoch().count() == day_zero);
            FAIL("the way back differs");
        }
    }
    SUCCEED();
}

TEST_CASE("due dates agree with the oracle") {
    dice roll{seed() + 1};
    const std::vector<rival> all = rivals();
    for (std::uint64_t i = 0; i < cases() / 10; ++i) {
        const rival& who = all[static_cast<std::size_t>(
            roll.between(0, static_cast<std::int64_t>(all.size()) - 1))];
        const std::int64_t opened = random_instant(roll, who);
        const time_limit limit = random_limit(roll);
        const alur::due_date fast = alur::due(who.fast, who.at(opened), limit);
        const oracle::due_answer slow = who.slow.due(opened, limit);
        const bool same =
            who.local(fast.at) == slow.at && fast.day.time_since_epoch().count() == slow.day &&
            who.local(fast.starts) == slow.starts && fast.provisional == slow.provisional;
        if (!same) {
            INFO("seed " << seed() << " case " << i << " calendar " << who.name << " opened "
                         << opened << " waktu " << alur::print_time_limit(limit));
            CHECK(who.local(fast.starts) == slow.starts);
            CHECK(who.local(fast.at) == slow.at);
            CHECK(fast.provisional == slow.provisional);
            REQUIRE(fast.day.time_since_epoch().count() == slow.day);
        }
    }
    SUCCEED();
}

TEST_CASE("a suspension keeps the remainder and one of no length changes nothing") {
    dice roll{seed() + 2};
    const std::vector<rival> all = rivals();
    for (std::uint64_t i = 0; i < cases() / 20; ++i) {
        const rival& who = all[static_cast<std::size_t>(
            roll.between(0, static_cast<std::int64_t>(all.size()) - 1))];
        const std::int64_t opened = random_instant(roll, who);
        const time_limit limit = random_limit(roll);
        const alur::due_date before = alur::due(who.fast, who.at(opened), limit);
        const alur::instant stop =
            who.at(opened + roll.log_uniform(20'000.0 * static_cast<double>(minute)));
        const alur::instant resume =
            stop + milliseconds{roll.log_uniform(20'000.0 * static_cast<double>(minute))};
        INFO("seed " << seed() << " case " << i << " calendar " << who.name << " opened " << opened
                     << " waktu " << alur::print_time_limit(limit) << " stop " << who.local(stop)
                     << " resume " << who.local(resume));
        if (alur::due_after_pause(who.fast, before, stop, stop).at != before.at) {
            const alur::due_date still = alur::due_after_pause(who.fast, before, stop, stop);
            FAIL("a pause of no length moved the date by " << (still.at - before.at).count()
                                                           << " ms");
        }
        const alur::due_date after = alur::due_after_pause(who.fast, before, stop, resume);
        if (before.counts == alur::measure::date || stop > before.at) {
            if (!(after == before)) FAIL("moved");
        } else if (before.counts == alur::measure::working) {
            const std::int64_t left = who.slow.worked(who.local(stop), who.local(before.at));
            const std::int64_t due_at = who.local(before.at);
            std::int64_t wanted =
                left == 0 ? who.local(after.at) : who.slow.add_work(who.local(resume), left);
            if (who.slow.next_opening(due_at) == due_at &&
                who.slow.next_opening(due_at - 1) == due_at)
                wanted = who.slow.next_opening(wanted);
            if (who.local(after.at) != wanted) REQUIRE(who.local(after.at) == wanted);
            if (after.budget != before.budget) REQUIRE(after.budget == before.budget);
        } else {
            const std::int64_t begin = std::max(who.local(stop), who.local(before.starts));
            const std::int64_t plain = std::max(who.local(resume), who.local(before.starts)) +
                                       who.local(before.at) - begin;
            if (who.slow.working_day(oracle::minutes::day_of(plain - 1)) &&
                who.local(after.at) != plain)
                REQUIRE(who.local(after.at) == plain);
            if (who.local(after.at) < plain) REQUIRE(who.local(after.at) >= plain);
        }
        const alur::instant near = alur::nearing_at(who.fast, before);
        const milliseconds spent = alur::used(who.fast, before, near);
        if (before.at > before.starts && spent.count() * 5 < before.budget.count() * 4)
            FAIL("80 % is not yet used when it nears");
    }
    SUCCEED();
}

}  // namespace due_random_test
