// Working time by stepping through every minute: slow, and easy to believe.
//
// Written from the rules alone. It reads calendar_data and time_limit as data and uses nothing of
// day_table, work_calendar or due. Its one table says of every minute of a span whether work is
// done in it; everything else walks that table forwards, one minute or one day at a time.
#pragma once

#include <alur/time/calendar_data.hpp>
#include <alur/time/time_limit.hpp>
#include <chrono>
#include <cstdint>
#include <vector>

namespace oracle {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// Local milliseconds since 1970, and the day they are counted to.
struct due_answer {
    bool limited = false;
    std::int64_t at = 0;
    std::int64_t day = 0;
    std::int64_t starts = 0;
    bool provisional = false;
};

class minutes {
  public:
    static constexpr std::int64_t minute = 60'000;
    static constexpr std::int64_t day_length = 1440 * minute;

    minutes(const alur::calendar_data& data, local_days first, local_days last)
        : data_(data), first_day_(number(first)), last_day_(number(last)) {
        for (std::int64_t day = first_day_; day <= last_day_; ++day) {
            const alur::day_hours hours = hours_of(day);
            for (int m = 0; m < 1440; ++m) {
                bool open = false;
                for (const alur::stretch& s : hours.stretches())
                    open = open || (s.from <= m && m < s.to);
                open_.push_back(open ? 1 : 0);
            }
        }
    }

    // The first and last local millisecond the table covers.
    std::int64_t begin() const { return first_day_ * day_length; }
    std::int64_t end() const { return (last_day_ + 1) * day_length; }

    std::int64_t worked(std::int64_t from, std::int64_t to) const {
        if (to < from) return -worked(to, from);
        std::int64_t sum = 0;
        for (std::int64_t m = floor_to(from, minute); m < to; m += minute) {
            const std::int64_t low = m < from ? from : m;
            const std::int64_t high = m + minute < to ? m + minute : to;
            sum += open(m) * (high - low);
        }
        return sum;
    }

    // The instant at which `amount` is used up; the day it is counted to ends no later than 24.00.
    std::int64_t add_work(std::int64_t from, std::int64_t amount) const {
        std::int64_t now = from;
        while (amount > 0) {
            const std::int64_t next = floor_to(now, minute) + minute;
            if (open(now) != 0) {
                const std::int64_t taken = amount < next - now ? amount : next - now;
                amount -= taken;
                now += taken;
            } else {
                now = next;
            }
        }
        return now;
    }

    std::int64_t next_opening(std::int64_t from) const {
        std::int64_t now = from;
        while (open(now) == 0) now = floor_to(now, minute) + minute;
        return now;
    }

    bool working_day(std::int64_t day) const {
        for (std::int64_t m = 0; m < 1440; ++m)
            if (open(day * day_length + m * minute) != 0) return true;
        return false;
    }

    // Work is done just before but not at this instant.
    bool closes(std::int64_t at) const { return open(at - 1) != 0 && open(at) == 0; }

    // When the clock starts and the day that is day 0.
    std::int64_t start(std::int64_t opened, std::int64_t& day_zero) const {
        if (open(opened) != 0) {
            day_zero = day_of(opened);
            return opened;
        }
        if (closes(opened)) {
            day_zero = day_of(opened - 1);
            return opened;
        }
        const std::int64_t next = next_opening(opened);
        day_zero = day_of(next);
        return next;
    }

    std::int64_t closing(std::int64_t day) const {
        for (std::int64_t m = 1439; m >= 0; --m)
            if (open(day * day_length + m * minute) != 0)
                return day * day_length + (m + 1) * minute;
        return (day + 1) * day_length;
    }

    // The clock time `of_day` on `day`, moved into office hours.
    std::int64_t within(std::int64_t day, std::int64_t of_day) const {
        const std::int64_t wanted = day * day_length + of_day;
        const std::int64_t close = closing(day);
        if (wanted >= close) return close;
        if (open(wanted) != 0 || (of_day > 0 && closes(wanted))) return wanted;
        return next_opening(wanted);
    }

    due_answer due(std::int64_t opened, const alur::time_limit& limit) const {
        using alur::time_unit;
        due_answer answer;
        if (limit.kind == alur::limit_kind::as_agreed) return answer;
        answer.limited = true;
        std::int64_t day_zero = 0;
        answer.starts = start(opened, day_zero);
        const std::int64_t of_day = answer.starts - day_zero * day_length;
        const alur::amounts& n = limit.upper;
        if (limit.kind == alur::limit_kind::date) {
            std::int64_t day = day_of(opened);
            while (!matches(day, limit.date))
                day += limit.date.year && after(day, limit.date) ? -1 : 1;
            answer.day = day;
            answer.at = closing(day);
        } else if (n[time_unit::minute] + n[time_unit::hour] + n[time_unit::day] +
                       n[time_unit::working_day] >
                   0) {
            std::int64_t day = day_zero;
            std::int64_t at = answer.starts;
            std::int64_t left = n[time_unit::day] + n[time_unit::working_day];
            if (left > 0) {
                while (left > 0) {
                    ++day;
                    if (working_day(day)) --left;
                }
                at = finish(day, of_day);
            }
            const std::int64_t work = (n[time_unit::minute] + 60 * n[time_unit::hour]) * minute;
            if (work > 0) {
                at = add_work(at, work);
                day = day_of(at - 1);
            }
            answer.day = day;
            answer.at = at;
        } else {
            std::int64_t months = n[time_unit::month] + 3 * n[time_unit::quarter] +
                                  6 * n[time_unit::half_year] + 12 * n[time_unit::year];
            std::int64_t day = month_later(day_zero, months);
            for (std::int64_t i = 0; i < n[time_unit::calendar_day] + 7 * n[time_unit::week]; ++i)
                ++day;
            while (!working_day(day)) ++day;
            answer.day = day;
            answer.at = finish(day, of_day);
        }
        const std::int64_t first = number(data_.known.first);
        const std::int64_t last = number(data_.known.last);
        for (const std::int64_t day : {day_of(opened), day_zero, answer.day})
            answer.provisional = answer.provisional || day < first || day > last;
        return answer;
    }

    static std::int64_t day_of(std::int64_t at) { return floor_to(at, day_length) / day_length; }

  private:
    static std::int64_t number(local_days day) { return day.time_since_epoch().count(); }
    static std::int64_t floor_to(std::int64_t value, std::int64_t unit) {
        std::int64_t rest = value % unit;
        if (rest < 0) rest += unit;
        return value - rest;
    }
    int open(std::int64_t at) const {
        return open_[static_cast<std::size_t>((floor_to(at, minute) - begin()) / minute)];
    }

    std::int64_t finish(std::int64_t day, std::int64_t of_day) const {
        return data_.policy == alur::counting::end_of_day ? closing(day) : within(day, of_day);
    }

    alur::day_hours hours_of(std::int64_t number_of_day) const {
        const local_days day{days{number_of_day}};
        if (data_.hours.round_the_clock) return alur::whole_day();
        for (const alur::closed_day& each : data_.closed)
            if (each.date == day) return {};
        const unsigned weekday = std::chrono::weekday{day}.iso_encoding() - 1;
        for (const alur::season& each : data_.ramadan)
            if (each.days.first <= day && day <= each.days.last)
                return data_.ramadan_hours->days[weekday];
        return data_.hours.days[weekday];
    }

    static bool matches(std::int64_t day, const alur::limit_date& wanted) {
        const year_month_day date{local_days{days{day}}};
        return date.month() == wanted.day.month() && date.day() == wanted.day.day() &&
               (!wanted.year || date.year() == *wanted.year);
    }
    static bool after(std::int64_t day, const alur::limit_date& wanted) {
        const year_month_day date{local_days{days{day}}};
        if (date.year() != *wanted.year) return date.year() > *wanted.year;
        if (date.month() != wanted.day.month()) return date.month() > wanted.day.month();
        return date.day() > wanted.day.day();
    }

    // Walks month by month; a day the last month does not have becomes its last.
    static std::int64_t month_later(std::int64_t day, std::int64_t months) {
        const year_month_day from{local_days{days{day}}};
        int year = static_cast<int>(from.year());
        unsigned month = static_cast<unsigned>(from.month());
        for (std::int64_t i = 0; i < months; ++i) {
            ++month;
            if (month == 13) {
                month = 1;
                ++year;
            }
        }
        unsigned of_month = static_cast<unsigned>(from.day());
        while (!year_month_day{std::chrono::year{year}, std::chrono::month{month},
                               std::chrono::day{of_month}}
                    .ok())
            --of_month;
        return number(local_days{year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                                std::chrono::day{of_month}}});
    }

    alur::calendar_data data_;
    std::int64_t first_day_;
    std::int64_t last_day_;
    std::vector<char> open_;
};

}  // namespace oracle
