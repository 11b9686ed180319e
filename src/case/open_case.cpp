#include <alur/case/open_case.hpp>

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "case/clocks.hpp"
#include "case/refusals.hpp"
#include "case/scene.hpp"

namespace alur {
namespace {

static_assert(std::is_nothrow_move_assignable_v<case_facts>, "apply must not fail");

objection judge_by_kind(const judging& s) {
    return std::visit(
        [&](const auto& what) -> objection {
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

entry& begin_entry(const judging& s) {
    entry& decided = s.decided;
    decided.calendar_version = s.times.name().version;
    decided.after = s.facts;
    take_notice(s.sop, s.times, decided.after, s.given.at, decided.notices);
    return decided;
}

namespace {

const seen_event* accepted_before(const scene& s) {
    if (s.given.id.empty()) return nullptr;
    const shared_list<seen_event>& seen = s.facts.seen;
    const auto found = std::find_if(seen.begin(), seen.end(),
                                    [&](const seen_event& e) { return e.id == s.given.id; });
    return found == seen.end() ? nullptr : &*found;
}

// What is asked of every event before its kind matters.
objection judge_time_and_head(const judging& s) {
    if (!s.given.head.empty() && digest_from_hex(s.given.head) != s.facts.head)
        return stale_head(s);
    if (s.facts.stage != lifecycle::not_started && s.given.at < s.facts.last_act)
        return too_early(s);
    return std::nullopt;
}

// Counts the lines of what was accepted and remembers the act.
void finish(const judging& s) {
    case_facts& after = s.decided.after;
    after.sequence += s.decided.notices.size() + s.decided.disproved.size();
    if (std::holds_alternative<events::tick>(s.given.what)) return;
    after.last_act = s.given.at;
    ++after.sequence;
    if (!s.given.id.empty()) after.seen.push_back({s.given.id, after.sequence});
}

// `judge_kind`: a callable that judges what the scene shows.
template <class JudgeKind>
judgement judge_in(const machine& sop, const timetable& times, const case_facts& facts,
                   event&& given, JudgeKind judge_kind) {
    judgement answer{decltype(judgement::is)(std::in_place_type<entry>, std::move(given))};
    entry& decided = answer.decided();
    const judging s{{sop, times, facts, decided.given, sop.view()}, decided};
    if (const seen_event* before = accepted_before(s)) {
        answer.is = known_event{before->sequence};
        return answer;
    }
    objection why = judge_time_and_head(s);
    if (!why) why = judge_kind(s);
    if (why)
        answer.is = *std::move(why);
    else
        finish(s);
    return answer;
}

}  // namespace

judgement open_case::judge(event&& given) const {
    return judge_in(*sop_, *times_, facts_, std::move(given), judge_by_kind);
}

judgement open_case::judge(event given, const timetable& next) const {
    return judge_in(*sop_, *times_, facts_, std::move(given), [&](const judging& s) {
        return judge_calendar(s, std::get<events::new_calendar>(s.given.what), next);
    });
}

void open_case::apply(entry& decided) noexcept {
    facts_ = std::move(decided.after);
    if (decided.times != nullptr) times_ = decided.times;
}

}  // namespace alur
