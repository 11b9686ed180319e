#include <fmt/format.h>
#include <alur/time/due.hpp>
#include <alur/time/explanation_text.hpp>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <boost/json.hpp>
#include <ostream>

#include "command/files.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

bilingual both(const sentence_pair& text) { return {text.id, text.en}; }

template <class Parsed>
bool readable(const Parsed& read, const char* option, const std::string& text, const options& asked,
              const console& at) {
    if (read) return true;
    const auto why = describe(read.error.why);
    complain(asked, at,
             {fmt::format("{} \"{}\": {}", option, text, why.id),
              fmt::format("{} \"{}\": {}", option, text, why.en)});
    return false;
}

void print_json(const console& at, const due_date& result, const std::vector<due_step>& steps,
                const time_limit& limit, const work_calendar& calendar) {
    boost::json::array why;
    for (const due_step& step : steps) {
        const sentence_pair text = describe(step, calendar.where());
        why.push_back({{"id", text.id}, {"en", text.en}});
    }
    boost::json::object out;
    out["waktu"] = print_time_limit(limit);
    out["kalender"] = calendar.data().id;
    out["versi"] = calendar.data().version;
    if (result.has_limit())
        out["batas"] = print_instant(result.at, calendar.where());
    else
        out["batas"] = nullptr;
    out["sementara"] = result.provisional;
    out["penjelasan"] = std::move(why);
    at.out << boost::json::serialize(out) << '\n';
}

}  // namespace

int show_due(const options& asked, const console& at) {
    const page to = page_of(asked, at);
    const std::optional<work_calendar> calendar =
        find_calendar(asked.calendar.empty() ? "id" : asked.calendar, asked, at);
    if (!calendar) return exit_unreadable;
    const parsed<instant> from = parse_instant(asked.from, calendar->where());
    if (!readable(from, "--from", asked.from, asked, at)) return exit_usage;
    const parsed<time_limit> limit = parse_time_limit(asked.waktu);
    if (!readable(limit, "--waktu", asked.waktu, asked, at)) return exit_usage;

    const due_date result = due(*calendar, *from, *limit);
    const std::vector<due_step> steps = explain(*calendar, *from, *limit);
    if (asked.json) {
        print_json(at, result, steps, *limit, *calendar);
        return exit_ok;
    }
    const zone where = calendar->where();
    const bilingual opened = both(moment_text(*from, local_date(*from, where), where));
    at.out << fmt::format("{}  {}\n", padded(to.say("Terbuka", "Opened"), 8), opened.in(asked.lang))
           << fmt::format("{}  {}\n", padded(to.say("Waktu", "Limit"), 8),
                          print_time_limit(*limit));
    if (result.has_limit()) {
        const bilingual due_text = both(moment_text(result.at, result.day, where));
        at.out << fmt::format("{}  {}\n", padded(to.say("Batas", "Due"), 8),
                              to.paint(tone::bold, due_text.in(asked.lang)));
    }
    at.out << '\n';
    for (const due_step& step : steps) {
        const bilingual text = both(describe(step, where));
        bool first = true;
        for (const std::string& line : wrapped(text.in(asked.lang), to.width - 4)) {
            at.out << (first ? "  - " : "    ") << line << '\n';
            first = false;
        }
    }
    return exit_ok;
}

}  // namespace alur::command
