// The steps of an explanation as sentences, in plain office Indonesian and in English.
//
//   for (const due_step& step : explain(calendar, opened_at, limit)) print(describe(step,
//   zone::WIB));
//
// One sentence per step, without a full stop; times are those of the zone given. Allocates.
// Thread-safety: pure functions.
#pragma once

#include <alur/time/explanation.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace alur {

// "Selasa, 3 Februari 2026 pukul 16.00 WIB".
[[nodiscard]] inline sentence_pair moment_text(instant at, std::chrono::local_days day,
                                               zone where) {
    const sentence_pair date = long_date(day);
    const std::string where_text{name(where)};
    const std::chrono::milliseconds since = to_local(at, where) - local_instant{day};
    return {date.id + " pukul " + clock_text(since) + ' ' + where_text,
            date.en + " at " + clock_text(since, ':') + ' ' + where_text};
}

// "1 jam 30 menit" / "1 h 30 min", with seconds and milliseconds where they are not zero.
[[nodiscard]] inline sentence_pair duration_text(std::chrono::milliseconds length) {
    const std::int64_t ms = length.count();
    sentence_pair out;
    const auto part = [&out](std::int64_t count, const char* id, const char* en) {
        if (count == 0) return;
        if (!out.id.empty()) {
            out.id += ' ';
            out.en += ' ';
        }
        out.id += std::to_string(count) + ' ' + id;
        out.en += std::to_string(count) + ' ' + en;
    };
    part(ms / 3600000, "jam", "h");
    part(ms / 60000 % 60, "menit", "min");
    part(ms / 1000 % 60, "detik", "s");
    part(ms % 1000, "milidetik", "ms");
    return ms == 0 ? sentence_pair{"0 menit", "0 min"} : out;
}

// "cuti bersama Hari Raya Natal (SKB …)"; a name that begins with its kind is not said twice.
[[nodiscard]] inline sentence_pair cause_text(const due_step& step) {
    const auto joined = [&](std::string kind) {
        if (step.name.substr(0, kind.size()) == kind) kind.clear();
        std::string out =
            kind.empty() || step.name.empty() ? kind + step.name : kind + ' ' + step.name;
        if (!step.decree.empty()) out += " (" + step.decree + ')';
        return out;
    };
    switch (step.cause) {
        case closed_cause::none:
            break;
        case closed_cause::weekend:
            return {"hari tutup kantor", "a weekly closing day"};
        case closed_cause::national_holiday:
            return {joined("libur nasional"), joined("national holiday")};
        case closed_cause::joint_leave: {
            due_step plain = step;
            if (const std::string said = "Cuti Bersama "; plain.name.substr(0, said.size()) == said)
                plain.name.erase(0, said.size());
            const std::string tail = (plain.name.empty() ? "" : ' ' + plain.name) +
                                     (plain.decree.empty() ? "" : " (" + plain.decree + ')');
            return {"cuti bersama" + tail, "joint leave" + tail};
        }
        case closed_cause::polling_day:
            return {joined("hari pemungutan suara"), joined("polling day")};
        case closed_cause::regional:
            return {joined("libur daerah"), joined("regional holiday")};
    }
    return {};
}

// "Senin, 1 Januari 2024" or "… s.d. …".
[[nodiscard]] inline sentence_pair days_text(const due_step& step) {
    sentence_pair out = long_date(step.day);
    if (step.last_day <= step.day) return out;
    const sentence_pair last = long_date(step.last_day);
    return {out.id + " s.d. " + last.id, out.en + " to " + last.en};
}

[[nodiscard]] inline sentence_pair describe(const due_step& step, zone where) {
    const auto both = [](std::string id, std::string en) {
        return sentence_pair{std::move(id), std::move(en)};
    };
    const std::string n = std::to_string(step.number);
    const sentence_pair days = days_text(step);
    const sentence_pair day = long_date(step.day);
    const sentence_pair moved = long_date(step.moved_to);
    const sentence_pair cause = cause_text(step);
    switch (step.kind) {
        case due_step_kind::no_limit:
            return both("tanpa batas waktu: sesuai " + step.name,
                        "no time limit: according to " + step.name);
        case due_step_kind::opened_outside: {
            const sentence_pair at = moment_text(step.at, step.day, where);
            return both("dibuka di luar jam kerja, waktu berjalan mulai " + at.id,
                        "opened outside office hours, the clock starts on " + at.en);
        }
        case due_step_kind::day_zero:
            return both("hari pembukaan (hari 0): " + day.id, "opening day (day 0): " + day.en);
        case due_step_kind::counted: {
            if (step.last_number == step.number)
                return both("hari " + n + ": " + day.id, "day " + n + ": " + day.en);
            const std::string last = std::to_string(step.last_number);
            return both("hari " + n + " s.d. " + last + ": " + days.id,
                        "days " + n + " to " + last + ": " + days.en);
        }
        case due_step_kind::passed_over:
            if (step.number == 0)
                return both(days.id + " tidak dihitung: " + cause.id,
                            days.en + " does not count: " + cause.en);
            return both(
                "hari " + n + " jatuh pada " + cause.id + ", " + days.id + ", digeser ke " +
                    moved.id,
                "day " + n + " falls on " + cause.en + ", " + days.en + ", moved to " + moved.en);
        case due_step_kind::worked: {
            const sentence_pair length = duration_text(std::chrono::milliseconds{step.number});
            return both(day.id + ": " + length.id + " waktu kerja",
                        day.en + ": " + length.en + " of working time");
        }
        case due_step_kind::calendar_end:
            return both("menurut kalender berakhir " + day.id,
                        "by the calendar it ends on " + day.en);
        case due_step_kind::month_end:
            return both(
                "bulan itu tidak mempunyai tanggal " + n + ", dipakai hari terakhirnya: " + day.id,
                "that month has no day " + n + ", so its last day: " + day.en);
        case due_step_kind::rolled:
            return both(
                day.id + " jatuh pada " + cause.id +
                    ", digeser ke hari kerja berikutnya: " + moved.id,
                day.en + " falls on " + cause.en + ", moved to the next working day: " + moved.en);
        case due_step_kind::written_date:
            return both("tanggal yang tertulis: " + day.id, "the written date: " + day.en);
        case due_step_kind::written_closed:
            return both(
                "tanggal yang tertulis, " + day.id + ", jatuh pada " + cause.id +
                    " dan tidak digeser",
                "the written date, " + day.en + ", falls on " + cause.en + " and is not moved");
        case due_step_kind::shortened:
            return both("hari-hari selanjutnya tidak dirinci", "further days are not listed");
        case due_step_kind::season_hours:
            return both("jam kerja " + step.name + " berlaku " + days.id,
                        "the hours of " + step.name + " apply on " + days.en);
        case due_step_kind::not_known:
            return both("sementara: kalender " + step.name + " versi " + step.decree +
                            " hanya mengetahui hari libur " + days.id,
                        "provisional: calendar " + step.name + " version " + step.decree +
                            " knows holidays only for " + days.en);
        case due_step_kind::ends_at_closing:
        case due_step_kind::ends_same_clock:
        case due_step_kind::ends_after_work:
        case due_step_kind::ends_at_midnight:
            break;
    }
    const sentence_pair at = moment_text(step.at, step.day, where);
    if (step.kind == due_step_kind::ends_at_closing)
        return both("berakhir saat kantor tutup: " + at.id, "ends at office closing: " + at.en);
    if (step.kind == due_step_kind::ends_same_clock)
        return both("berakhir pada jam yang sama: " + at.id,
                    "ends at the same clock time: " + at.en);
    if (step.kind == due_step_kind::ends_after_work)
        return both("waktu kerja habis: " + at.id, "working time used up: " + at.en);
    return both("berakhir pada tengah malam: " + at.id, "ends at midnight: " + at.en);
}

}  // namespace alur
