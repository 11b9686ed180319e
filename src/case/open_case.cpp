#include <alur/case/open_case.hpp>

#include <type_traits>
#include <utility>

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

void end_entry(entry& decided) {
    decided.after.last_act = decided.given.at;
    ++decided.after.sequence;
}

judgement open_case::judge(const event& given) const {
    const scene s{*sop_, *times_, facts_, given, sop_->view()};
    if (facts_.stage != lifecycle::not_started && given.at < facts_.last_act) return {too_early(s)};
    return judge_by_kind(s);
}

void open_case::apply(entry& decided) noexcept { facts_ = std::move(decided.after); }

}  // namespace alur
