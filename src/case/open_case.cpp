#include <alur/case/open_case.hpp>

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "case/clocks.hpp"
#include "case/refusals.hpp"
#include "case/scene.hpp"

namespace alur {
namespace {

static_assert(std::is_nothrow_move_assignable_v<case_facts>, "apply must not fail");

judgement judge_by_kind(const scene& s) {
    return std::visit(
        [&](const auto& what) -> judgement {
            using kind = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<kind, events::tick>)
                return judge_tick(s);
            else if constexpr (std::is_same_v<kind, events::start>)
                return judge_start(s, what);
            else if constexpr (std::is_same_v<kind, events::complete> ||
                               std::is_same_v<kind, events::send_back>)
                return judge_row(s, what);
            else if constexpr (std::is_same_v<kind, events::add_unit> ||
                               std::is_same_v<kind, events::remove_unit>)
                return judge_units(s, what);
            else if constexpr (std::is_same_v<kind, events::set_data>)
                return judge_data(s, what);
            else if constexpr (std::is_same_v<kind, events::claim> ||
                               std::is_same_v<kind, events::release> ||
                               std::is_same_v<kind, events::assign>)
                return judge_hold(s, what);
            else if constexpr (std::is_same_v<kind, events::extend>)
                return judge_extension(s, what);
            else if constexpr (std::is_same_v<kind, events::except>)
                return judge_exception(s, what);
            else if constexpr (std::is_same_v<kind, events::note>)
                return judge_note(s, what);
            else if constexpr (std::is_same_v<kind, events::new_calendar>)
                throw std::invalid_argument("judge a new calendar together with its timetable");
            else
                return judge_control(s, what);
        },
        s.given.what);
}

}  // namespace

entry begin_entry(const scene& s) {
    entry decided;
    decided.given = s.given;
    decided.calendar_version = s.times.calendar().data().version;
    decided.after = s.facts;
    take_notice(s.sop, s.times, decided.after, s.given.at, decided.notices);
    return decided;
}

namespace {

// What is asked of every event before its kind matters.
std::optional<judgement> judge_first(const scene& s) {
    for (const seen_event& each : *s.facts.seen)
        if (!s.given.id.empty() && each.id == s.given.id)
            return judgement{known_event{each.sequence}};
    if (!s.given.head.empty() && digest_from_hex(s.given.head) != s.facts.head)
        return judgement{stale_head(s)};
    if (s.facts.stage != lifecycle::not_started && s.given.at < s.facts.last_act)
        return judgement{too_early(s)};
    return std::nullopt;
}

// Counts the lines of what was accepted and remembers the act.
judgement finish(const scene& s, judgement answer) {
    if (!answer) return answer;
    entry& decided = answer.decided();
    case_facts& after = decided.after;
    after.sequence += decided.notices.size() + decided.disproved.size();
    if (std::holds_alternative<events::tick>(s.given.what)) return answer;
    after.last_act = s.given.at;
    ++after.sequence;
    if (s.given.id.empty()) return answer;
    std::vector<seen_event> seen = *after.seen;
    seen.push_back({s.given.id, after.sequence});
    after.seen = std::move(seen);
    return answer;
}

}  // namespace

judgement open_case::judge(const event& given) const {
    const scene s{*sop_, *times_, facts_, given, sop_->view()};
    if (auto answer = judge_first(s)) return *std::move(answer);
    return finish(s, judge_by_kind(s));
}

judgement open_case::judge(const event& given, const timetable& next) const {
    const scene s{*sop_, *times_, facts_, given, sop_->view()};
    if (auto answer = judge_first(s)) return *std::move(answer);
    return finish(s, judge_calendar(s, std::get<events::new_calendar>(given.what), next));
}

void open_case::apply(entry& decided) noexcept {
    facts_ = std::move(decided.after);
    if (decided.times != nullptr) times_ = decided.times;
}

}  // namespace alur
