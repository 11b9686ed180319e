// What a judgement looks at: private to src/case.
#pragma once

#include <alur/case/entry.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>

#include <optional>

#include "case/moment.hpp"

namespace alur {

struct scene {
    const machine& sop;
    const timetable& times;
    const case_facts& facts;
    const event& given;
    machine_view view;

    [[nodiscard]] const alur::row& row(step_id id) const { return sop.sop.rows[index(id)]; }
    [[nodiscard]] const performer& office(role_id id) const {
        return sop.sop.performers[index(id)];
    }
};

// With the entry that is written, which has the event; of no use once there is an objection.
struct judging : scene {
    entry& decided;
};

// Why the event is refused; nothing if it is accepted.
using objection = std::optional<refused_event>;

[[nodiscard]] objection judge_start(const judging& s, const events::start& what);
[[nodiscard]] objection judge_row(const judging& s, const events::complete& what);
[[nodiscard]] objection judge_row(const judging& s, const events::send_back& what);
[[nodiscard]] objection judge_control(const judging& s, const events::suspend& what);
[[nodiscard]] objection judge_control(const judging& s, const events::resume& what);
[[nodiscard]] objection judge_control(const judging& s, const events::cancel& what);
[[nodiscard]] objection judge_units(const judging& s, const events::add_unit& what);
[[nodiscard]] objection judge_units(const judging& s, const events::remove_unit& what);
[[nodiscard]] objection judge_data(const judging& s, const events::set_data& what);
[[nodiscard]] objection judge_hold(const judging& s, const events::claim& what);
[[nodiscard]] objection judge_hold(const judging& s, const events::release& what);
[[nodiscard]] objection judge_hold(const judging& s, const events::assign& what);
[[nodiscard]] objection judge_extension(const judging& s, const events::extend& what);
[[nodiscard]] objection judge_exception(const judging& s, const events::except& what);
[[nodiscard]] objection judge_note(const judging& s, const events::note& what);
[[nodiscard]] objection judge_calendar(const judging& s, const events::new_calendar& what,
                                       const timetable& next);
[[nodiscard]] objection judge_tick(const judging& s);

// Sets out from the case as it is and takes notice of what is due; the caller adds what is done.
entry& begin_entry(const judging& s);

}  // namespace alur
