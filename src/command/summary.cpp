#include "command/summary.hpp"

#include <fmt/format.h>
#include <alur/time/explanation_text.hpp>

#include <ostream>

#include "command/phrases.hpp"
#include "command/story_words.hpp"

namespace alur::command {
namespace {

void besides(story_page& on, const tally& counted) {
    const page& to = on.paper();
    std::vector<std::string> parts;
    const auto add = [&](std::size_t n, const char* id, const char* en) {
        if (n == 0) return;
        const char* plural = to.lang == language::en && n > 1 ? "s" : "";
        parts.push_back(fmt::format(fmt::runtime(to.say(id, en)), n, plural));
    };
    add(counted.extensions, "{} perpanjangan", "{} extension{}");
    add(counted.exceptions, "{} pengecualian dipakai", "{} exception{} used");
    add(counted.corrections, "{} ralat", "{} correction{}");
    if (!parts.empty())
        on.field(to.say("Lain-lain", "Besides"), fmt::format("{}", fmt::join(parts, ", ")));
}

}  // namespace

void tell_summary(story_page& on, const open_case& of, const tally& counted) {
    const page& to = on.paper();
    to.out << '\n';
    on.rule(to.say("Ringkasan", "Summary"));
    const zone where = of.times().where();
    const instant last = of.facts().last_act;
    const std::string stage =
        of.stage() == lifecycle::completed && !of.outcome().empty()
            ? fmt::format("{}: {}", to.say("selesai", "completed"), of.outcome())
            : std::string(to.lang == language::id ? name(of.stage()).id : name(of.stage()).en);
    if (of.stage() == lifecycle::not_started) return on.field(to.say("Berkas", "Case"), stage);
    on.field(to.say("Berkas", "Case"), fmt::format("{}, {}", stage, moment(last, where, to.lang)),
             of.stage() == lifecycle::completed ? tone::good : tone::warn);
    const auto worked = of.times().calendar().working_time_between(of.facts().started, last);
    on.field(
        to.say("Lama", "Duration"),
        fmt::format("{} {}, {} {}", span_text(last - of.facts().started, to.lang),
                    to.say("sejak dibuka", "since it was opened"),
                    to.lang == language::id ? duration_text(worked).id : duration_text(worked).en,
                    to.say("di antaranya jam kerja", "of office hours")));
    std::vector<std::string> refusals;
    std::size_t refused_count = 0;
    for (const auto& [why, n] : counted.refused) {
        refusals.push_back(fmt::format("{} {}", n, refusal_name(why, to.lang)));
        refused_count += n;
    }
    on.field(
        to.say("Tindakan", "Acts"),
        fmt::format(fmt::runtime(to.say("{} diterima dari {} orang, {} ditolak{}, {} kali mundur",
                                        "{} accepted from {} people, {} refused{}, {} steps back")),
                    counted.accepted, counted.people.size(), refused_count,
                    refusals.empty() ? "" : fmt::format(" ({})", fmt::join(refusals, ", ")),
                    counted.steps_back));
    std::string times =
        fmt::format(fmt::runtime(to.say("{} dari {} tepat waktu", "{} of {} in time")),
                    counted.kept, counted.kept + counted.late.size());
    std::vector<std::string> late;
    for (const measured_time& each : counted.late)
        late.push_back(
            each.what == measured_thing::service
                ? std::string(to.say("seluruh SOP", "the whole SOP"))
                : fmt::format("{} {}", to.say("langkah", "step"), row_label(of, each.at)));
    if (!late.empty())
        times += fmt::format("; {}: {}", to.say("terlambat", "late"), fmt::join(late, ", "));
    on.field(to.say("Waktu", "Time"), times, late.empty() ? tone::plain : tone::warn);
    besides(on, counted);
    if (counted.unmet > 0)
        on.field(
            to.say("Harapan", "Expected"),
            fmt::format(fmt::runtime(to.say("{} tidak terpenuhi", "{} not met")), counted.unmet),
            tone::bad);
}

}  // namespace alur::command
