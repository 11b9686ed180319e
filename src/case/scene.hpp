// What a judgement looks at: private to src/case.
#pragma once

#include <alur/case/entry.hpp>
#include <alur/case/facts.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>

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

[[nodiscard]] judgement judge_start(const scene& s, const events::start& what);
[[nodiscard]] judgement judge_row(const scene& s, const events::complete& what);
[[nodiscard]] judgement judge_row(const scene& s, const events::send_back& what);
[[nodiscard]] judgement judge_control(const scene& s, const events::suspend& what);
[[nodiscard]] judgement judge_control(const scene& s, const events::resume& what);
[[nodiscard]] judgement judge_control(const scene& s, const events::cancel& what);
[[nodiscard]] judgement judge_units(const scene& s, const events::add_unit& what);
[[nodiscard]] judgement judge_units(const scene& s, const events::remove_unit& what);
[[nodiscard]] judgement judge_data(const scene& s, const events::set_data& what);
[[nodiscard]] judgement judge_hold(const scene& s, const events::claim& what);
[[nodiscard]] judgement judge_hold(const scene& s, const events::release& what);
[[nodiscard]] judgement judge_hold(const scene& s, const events::assign& what);
[[nodiscard]] judgement judge_extension(const scene& s, const events::extend& what);
[[nodiscard]] judgement judge_exception(const scene& s, const events::except& what);
[[nodiscard]] judgement judge_note(const scene& s, const events::note& what);
[[nodiscard]] judgement judge_calendar(const scene& s, const events::new_calendar& what,
                                       const timetable& next);
[[nodiscard]] judgement judge_tick(const scene& s);

// An entry that has taken notice of what is due; the caller adds what it does.
[[nodiscard]] entry begin_entry(const scene& s);

}  // namespace alur
