// Values with a grammar of their own: times, hours, lateness, sources.
#include "sop/load_reading.hpp"

#include <alur/time/hours_text.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <array>

namespace alur {
namespace {

bilingual reason(std::string_view found, const time_error& error) {
    const sentence why = describe(error.why);
    const bool inside = error.offset > 0 && error.offset < found.size();
    const std::string_view rest = inside ? found.substr(error.offset) : std::string_view{};
    return {fmt::format("\"{}\" tidak terbaca{}: {}.", found,
                        inside ? fmt::format(" mulai dari \"{}\"", rest) : "", why.id),
            fmt::format("\"{}\" cannot be read{}: {}.", found,
                        inside ? fmt::format(" from \"{}\" on", rest) : "", why.en)};
}

bilingual such_as(std::string_view example) {
    return {fmt::format("Contoh: {}.", example), fmt::format("For example: {}.", example)};
}

void add_day_hours(reading& in, const json_node& item, weekly_hours& week,
                   std::string_view example) {
    const parsed<day_set> days = parse_days(item.key);
    if (!days) {
        in.report_key("JS21", item, reason(item.key, days.error), such_as(example));
        return;
    }
    const std::string text = in.given_text(item, example);
    if (text.empty()) return;
    const parsed<day_hours> hours = parse_hours(text);
    if (!hours) {
        in.report("JS21", item, reason(text, hours.error), such_as(example));
        return;
    }
    for (std::size_t day = 0; day < week.days.size(); ++day) {
        if (!days->has(day)) continue;
        if (!week.days[day].empty()) {
            in.report_key("JS21", item, reason(item.key, {time_fault::repeated_day, 0}),
                          such_as(example));
            return;
        }
        week.days[day] = *hours;
    }
}

std::optional<lateness> read_lateness(reading& in, const json_node& node,
                                      std::string_view example) {
    const std::string text = in.given_text(node, example);
    if (text.empty()) return std::nullopt;
    lateness out;
    if (text == "catat") return out;
    out.kind = lateness_kind::reason;
    if (text == "alasan") return out;
    out.kind = lateness_kind::refuse;
    if (text == "tolak") return out;

    const std::size_t colon = text.find(':');
    const std::string_view before = trimmed(std::string_view{text}.substr(0, colon));
    if (colon != std::string::npos && before == "dianggap") {
        out.kind = lateness_kind::deemed;
        out.answer = single_spaced(std::string_view{text}.substr(colon + 1));
        if (!out.answer.empty()) return out;
        in.report(
            "JS19", node,
            {"Setelah \"dianggap:\" harus ada jawabannya.", "An answer must follow \"dianggap:\"."},
            such_as(R"("dianggap: Setuju")"));
        return std::nullopt;
    }
    if (colon == std::string::npos || !text_cursor{before}.sees_digit()) {
        constexpr std::array<std::string_view, 5> allowed{"catat", "alasan", "tolak",
                                                          "1 hari: kepala", "dianggap: Setuju"};
        in.not_allowed(node, text, allowed);
        return std::nullopt;
    }
    parsed<rung> read = parse_rung(text);
    if (!read) {
        in.report("WK01", node, reason(text, read.error), such_as(R"("1 hari: kepala")"));
        return std::nullopt;
    }
    out.kind = lateness_kind::escalate;
    out.after = read->after;
    out.office = read->office;
    return out;
}

}  // namespace

std::optional<time_limit> reading::limit(const field& from) {
    const std::string text = given_text(from);
    if (text.empty()) return std::nullopt;
    parsed<time_limit> read = parse_time_limit(text);
    if (read) return std::move(read.value);
    report(
        "WK01", *from.node, reason(text, read.error),
        such_as(
            R"("30 menit", "2 jam 30 menit", "3 hari kerja", "5-10 menit", "maksimal 7 hari", "paling lambat 31 Maret", "sesuai jadwal")"));
    return std::nullopt;
}

std::optional<weekly_hours> reading::hours(const field& from) {
    if (!from) return std::nullopt;
    weekly_hours week;
    if (from.node->kind == json_kind::text) {
        const std::string text = given_text(from);
        week.round_the_clock = is_round_the_clock(text);
        if (week.round_the_clock) return week;
        if (!text.empty())
            report("JS21", *from.node,
                   {fmt::format("Jam kerja \"{}\" tidak terbaca.", text),
                    fmt::format("The office hours \"{}\" cannot be read.", text)},
                   such_as(R"("24 jam" atau {"Senin-Kamis": "07.30-12.00, 13.00-16.00"})"));
        return std::nullopt;
    }
    if (from.node->kind != json_kind::object) {
        wrong_type(*from.node, {"\"24 jam\" atau kelompok hari", "\"24 jam\" or an object of days"},
                   from.example);
        return std::nullopt;
    }
    duplicates(*from.node);
    if (from.node->count == 0) empty(*from.node, from.example);
    for (const json_node& item : json_children{tree_, *from.node})
        if (!item.duplicate) add_day_hours(*this, item, week, from.example);
    if (week.empty()) return std::nullopt;
    return week;
}

std::vector<lateness> reading::late(const field& from) {
    std::vector<lateness> out;
    if (!from) return out;
    const auto add = [&](const json_node& node) {
        if (std::optional<lateness> read = read_lateness(*this, node, from.example))
            out.push_back(*std::move(read));
    };
    if (from.node->kind == json_kind::list) {
        if (from.node->count == 0) empty(*from.node, from.example);
        for (const json_node& item : json_children{tree_, *from.node}) add(item);
    } else if (from.node->kind == json_kind::text) {
        add(*from.node);
    } else {
        wrong_type(*from.node, {"teks atau daftar teks", "a text or a list of texts"},
                   from.example);
    }
    return out;
}

text_map reading::sources(const field& from) {
    text_map out = map(from);
    if (!from) return out;
    for (const json_node& item : json_children{tree_, *from.node}) {
        if (item.duplicate || item.kind != json_kind::text) continue;
        const std::string_view text = trimmed(item.text);
        const std::size_t colon = text.find(':');
        const std::string_view how = trimmed(text.substr(0, colon));
        const bool known = how == "tersirat" || how == "dugaan";
        const bool reasoned =
            colon != std::string_view::npos && !trimmed(text.substr(colon + 1)).empty();
        if (text.empty() || (known && reasoned)) continue;
        report("JS19", item,
               {fmt::format("\"{}\" tidak menyebut asal dan alasannya.", text),
                fmt::format("\"{}\" does not say how it is known and why.", text)},
               {"Tulis \"tersirat: alasannya\" atau \"dugaan: alasannya\"; yang tertulis di kertas "
                "tidak perlu disebut.",
                "Write \"tersirat: reason\" or \"dugaan: reason\"; what the paper says needs no "
                "source."});
    }
    return out;
}

}  // namespace alur
