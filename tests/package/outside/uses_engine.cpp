// Needs the headers of time/ and engine/, and nothing linked.
#include <alur/engine/sequential.hpp>
#include <alur/time/work_calendar.hpp>

int main() {
    // A machine without rows: nothing is open, so every act is refused.
    alur::sequential_state state;
    const alur::verdict given = alur::step(alur::machine_view{}, state, alur::step_event{});
    const bool refused = given.why == alur::refusal::row_not_open;

    // A calendar that knows no office hours is no calendar.
    const bool no_calendar = !alur::make_calendar(alur::calendar_data{}).has_value();
    return refused && no_calendar ? 0 : 1;
}
