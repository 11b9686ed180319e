// Every enumeration of the library that people meet, under its English name.

#include <alur/case/called.hpp>
#include <alur/case/capacity.hpp>
#include <alur/case/entry.hpp>
#include <alur/case/journal.hpp>
#include <alur/case/lifecycle.hpp>
#include <alur/case/record.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>
#include <alur/time/due.hpp>

#include <pybind11/native_enum.h>

#include "topics.hpp"

namespace alur::python {
namespace {

template <class T>
using values = py::native_enum<T>;

void init_document(py::module_& m) {
    values<severity>(m, "Severity", "enum.Enum", "How serious a finding is.")
        .value("ERROR", severity::error)
        .value("WARNING", severity::warning)
        .value("INFO", severity::info)
        .finalize();
    values<sharing>(m, "Sharing", "enum.Enum", "How the offices of a row share its act.")
        .value("SINGLE", sharing::single)
        .value("ALL", sharing::all)
        .value("IN_ORDER", sharing::in_order)
        .value("ANY_ONE", sharing::any_one)
        .value("MEETING", sharing::meeting)
        .finalize();
    values<goal_kind>(m, "GoalKind", "enum.Enum", "Where an exit leads.")
        .value("NEXT_ROW", goal_kind::next_row)
        .value("ROW", goal_kind::row)
        .value("END", goal_kind::end)
        .finalize();
    values<lateness_kind>(m, "LatenessKind", "enum.Enum", "What happens when time is up.")
        .value("RECORD", lateness_kind::record)
        .value("REASON", lateness_kind::reason)
        .value("REFUSE", lateness_kind::refuse)
        .value("ESCALATE", lateness_kind::escalate)
        .value("DEEMED", lateness_kind::deemed)
        .finalize();
    values<data_type>(m, "DataType", "enum.Enum", "What a piece of case data is.")
        .value("NUMBER", data_type::number)
        .value("TEXT", data_type::text)
        .value("DATE", data_type::date)
        .value("YES_NO", data_type::yes_no)
        .finalize();
}

void init_time(py::module_& m) {
    values<zone>(m, "Zone", "enum.Enum", "The three zones of Indonesia, and UTC.")
        .value("WIB", zone::WIB)
        .value("WITA", zone::WITA)
        .value("WIT", zone::WIT)
        .value("UTC", zone::UTC)
        .finalize();
    values<limit_kind>(m, "LimitKind", "enum.Enum", "What a time standard is.")
        .value("LENGTH", limit_kind::length)
        .value("CEILING", limit_kind::ceiling)
        .value("RANGE", limit_kind::range)
        .value("DATE", limit_kind::date)
        .value("AS_AGREED", limit_kind::as_agreed)
        .finalize();
    values<punctuality>(m, "Punctuality", "enum.Enum",
                        "How an open row stands: nearing from 80 % of its time.")
        .value("ON_TIME", punctuality::on_time)
        .value("NEARING", punctuality::nearing)
        .value("LATE", punctuality::late)
        .finalize();
}

void init_life(py::module_& m) {
    values<lifecycle>(m, "Lifecycle", "enum.Enum", "The stage of a case.")
        .value("NOT_STARTED", lifecycle::not_started)
        .value("RUNNING", lifecycle::running)
        .value("SUSPENDED", lifecycle::suspended)
        .value("COMPLETED", lifecycle::completed)
        .value("CANCELLED", lifecycle::cancelled)
        .finalize();
    values<capacity>(m, "Capacity", "enum.Enum",
                     "In what capacity an office is held: appointed, or standing in (Plh., Plt.).")
        .value("DEFINITIVE", capacity::definitive)
        .value("PLH", capacity::plh)
        .value("PLT", capacity::plt)
        .finalize();
    values<refusal>(m, "Reason", "enum.Enum",
                    "Why an event is refused, in the order in which reasons count.")
        .value("STALE_HEAD", refusal::stale_head)
        .value("TIME_ORDER", refusal::time_order)
        .value("UNKNOWN_NAME", refusal::unknown_name)
        .value("LIFECYCLE", refusal::lifecycle)
        .value("ROW_NOT_OPEN", refusal::row_not_open)
        .value("UNIT", refusal::unit)
        .value("OFFICE", refusal::office)
        .value("EXIT", refusal::exit)
        .value("ASSIGNMENT", refusal::assignment)
        .value("CLAIM", refusal::claim)
        .value("SEPARATION", refusal::separation)
        .value("EVIDENCE", refusal::evidence)
        .value("LATENESS", refusal::lateness)
        .finalize();
    values<call_action>(m, "CallAction", "enum.Enum", "What a called case is to do.")
        .value("OPEN", call_action::open)
        .value("SUSPEND", call_action::suspend)
        .value("RESUME", call_action::resume)
        .value("CANCEL", call_action::cancel)
        .finalize();
    values<measured_thing>(m, "MeasuredThing", "enum.Enum",
                           "Whose time: a row's, that of several rows, or the whole SOP's.")
        .value("ROW", measured_thing::row)
        .value("SPAN", measured_thing::span)
        .value("SERVICE", measured_thing::service)
        .finalize();
}

void init_trouble(py::module_& m) {
    values<journal_trouble>(m, "JournalTrouble", "enum.Enum", "Why a journal was not written.")
        .value("STALE_HEAD", journal_trouble::stale_head)
        .value("BAD_LINES", journal_trouble::bad_lines)
        .value("DAMAGED", journal_trouble::damaged)
        .value("IN_USE", journal_trouble::in_use)
        .value("CHANGED", journal_trouble::changed)
        .value("NOT_FOUND", journal_trouble::not_found)
        .value("NOT_A_FILE", journal_trouble::not_a_file)
        .value("STORAGE", journal_trouble::storage)
        .value("CLOSED", journal_trouble::closed)
        .finalize();
    values<replay_fault>(m, "ReplayFault", "enum.Enum", "Why a journal is not the case it claims.")
        .value("CHAIN", replay_fault::chain)
        .value("NOT_A_JOURNAL", replay_fault::not_a_journal)
        .value("FUTURE_VERSION", replay_fault::future_version)
        .value("FOREIGN_MACHINE", replay_fault::foreign_machine)
        .value("UNKNOWN_CALENDAR", replay_fault::unknown_calendar)
        .value("MIGRATION", replay_fault::migration)
        .value("DIFFERS", replay_fault::differs)
        .finalize();
}

}  // namespace

void init_enums(py::module_& m) {
    init_document(m);
    init_time(m);
    init_life(m);
    init_trouble(m);
}

}  // namespace alur::python
