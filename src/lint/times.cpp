#include "lint/rules.hpp"
#include "lint/word_list.hpp"

#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace alur::lints {
namespace {

constexpr std::int64_t minutes_of_a_day = 450;

// Working minutes, roughly: five days a week, 21 a month.
std::int64_t rough_minutes(const amounts& of) {
    return of.working_minutes() + minutes_of_a_day * of.working_days() +
           minutes_of_a_day * of.calendar_days() * 5 / 7 + minutes_of_a_day * 21 * of.months();
}

std::optional<std::int64_t> minutes_of(const row& of) {
    if (!of.time || !of.time->has_limit() || of.time->is_date()) return std::nullopt;
    return rough_minutes(of.time->upper);
}

std::string time_pointer(std::size_t row) { return below(row_pointer(row), "waktu"); }

// Far from the middle, and far from every other on its way there.
bool far_out(const std::vector<std::int64_t>& sorted, std::int64_t value) {
    constexpr std::int64_t far = 20;
    const std::int64_t median = sorted[sorted.size() / 2];
    if (value > far * median) {
        const auto here = std::lower_bound(sorted.begin(), sorted.end(), value);
        return here == sorted.begin() || value > far * *(here - 1);
    }
    if (value * far < median) {
        const auto next = std::upper_bound(sorted.begin(), sorted.end(), value);
        return next == sorted.end() || value * far < *next;
    }
    return false;
}

bool makes_something(const std::vector<word>& sentence) {
    return std::any_of(sentence.begin(), sentence.end(),
                       [](const word& each) { return is_making_verb(each.low); });
}

}  // namespace

void outlier(const form_view& view) {
    std::vector<std::int64_t> sorted;
    for (const row& r : view.sop.rows)
        if (const auto minutes = minutes_of(r)) sorted.push_back(*minutes);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto minutes = minutes_of(view.sop.rows[r]);
        if (!minutes) continue;
        const std::string text = print_time_limit(*view.sop.rows[r].time);
        if (*minutes < 5 && makes_something(view.sentences[r]))
            view.say("WK03", time_pointer(r),
                     {fmt::format("{} terlalu singkat untuk menyusun atau mengolah.", text),
                      fmt::format("{} is too short to compile or analyse anything.", text)},
                     {"Tanyakan berapa lama sebenarnya.", "Ask how long it really takes."});
        else if (sorted.size() > 2 && far_out(sorted, *minutes))
            view.say(
                "WK03", time_pointer(r),
                {fmt::format("{} jauh dari waktu langkah lain: salah tulis satuannya?", text),
                 fmt::format("{} is far from the times of the other rows: a wrong unit?", text)},
                {"Tanyakan; jangan diperbaiki sendiri.", "Ask; do not guess."});
    }
}

void longer_than_a_day(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto& time = view.sop.rows[r].time;
        if (!time || !time->has_limit() || time->is_date()) continue;
        const std::int64_t minutes = time->upper.working_minutes();
        if (minutes == 0 || minutes % 480 != 0 || time->upper.working_days() > 0) continue;
        view.say(
            "WK04", time_pointer(r),
            {fmt::format("{} lebih lama dari {} hari kerja ({} menit); mungkin maksudnya {} hari.",
                         print_time_limit(*time), minutes / 480, minutes / 480 * minutes_of_a_day,
                         minutes / 480),
             fmt::format("{} is longer than {} working day{} ({} minutes); perhaps {} hari is "
                         "meant.",
                         print_time_limit(*time), minutes / 480, minutes == 480 ? "" : "s",
                         minutes / 480 * minutes_of_a_day, minutes / 480)});
    }
}

void bare_day(const form_view& view) {
    const auto look = [&](const std::optional<time_limit>& time, std::string pointer) {
        if (!time || !time->has_limit() || time->is_date()) return;
        if (time->upper[time_unit::day] == 0 && time->lower[time_unit::day] == 0) return;
        view.say("WK05", std::move(pointer),
                 {fmt::format("\"{}\" dibaca sebagai hari kerja; tulis mana yang dimaksud.",
                              print_time_limit(*time)),
                  fmt::format("\"{}\" is read as working days; write which days are meant.",
                              print_time_limit(*time))},
                 {"Tulis \"hari kerja\", atau \"hari kalender\".",
                  "Write \"hari kerja\", or \"hari kalender\"."});
    };
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r)
        look(view.sop.rows[r].time, time_pointer(r));
    look(view.sop.service_time, "/waktu");
}

void no_standard(const form_view& view) {
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const auto& time = view.sop.rows[r].time;
        if (!time || (time->kind != limit_kind::range && time->kind != limit_kind::ceiling))
            continue;
        const bool range = time->kind == limit_kind::range;
        view.say("WK06", time_pointer(r),
                 {fmt::format("\"{}\" adalah {}, bukan baku: yang dinilai hanya batas atasnya.",
                              print_time_limit(*time), range ? "rentang" : "batas"),
                  fmt::format("\"{}\" is a {}, not a standard: only its upper bound judges.",
                              print_time_limit(*time), range ? "range" : "ceiling")},
                 {"Tulis waktu yang wajar untuk satu kali pengerjaan.",
                  "Write what the work reasonably takes once."});
    }
}

void longest_path(const form_view& view) {
    const auto& stated = view.sop.service_time;
    if (!view.flow_known || !stated || !stated->has_limit() || stated->is_date()) return;
    // Forward exits lead to rows that can be settled one after the other.
    const std::size_t rows = view.sop.rows.size();
    std::vector<std::int64_t> longest(rows, 0);
    for (std::size_t pass = 0; pass < rows; ++pass) {
        bool changed = false;
        for (std::size_t r = rows; r-- > 0;) {
            std::int64_t after = 0;
            for (const resolved_exit& exit : view.flow.rows[r].exits)
                if (exit.to != no_number && !exit.backward)
                    after = std::max(after, longest[at(exit.to)]);
            const std::int64_t all = after + minutes_of(view.sop.rows[r]).value_or(0);
            changed |= all != longest[r];
            longest[r] = all;
        }
        if (!changed) break;
    }
    std::int64_t total = 0;
    for (const int start : view.flow.starts) total = std::max(total, longest[at(start)]);
    const std::int64_t service = rough_minutes(stated->upper);
    if (total <= service) return;
    view.say(
        "WK07", "/waktu",
        {fmt::format("Langkah-langkahnya berjumlah kira-kira {} menit kerja, lebih dari waktu "
                     "layanan {} ({} menit).",
                     total, print_time_limit(*stated), service),
         fmt::format("The rows add up to about {} working minutes, more than the service time {} "
                     "({} minutes).",
                     total, print_time_limit(*stated), service)},
        {"Perpanjang waktu layanan, atau persingkat langkahnya.",
         "Lengthen the service time, or shorten the rows."});
}

}  // namespace alur::lints
