"""Calendars and time standards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from conftest import at

import alur


def test_a_holiday_is_passed_over_and_named() -> None:
    calendar = alur.Calendar.find("id")
    limit = alur.TimeLimit.parse("1 hari")
    due = calendar.due(at("2026-04-02 10:00"), limit)  # Good Friday follows
    assert due == alur.DueDate(at("2026-04-06 16:00"))
    assert any("libur" in each.id for each in calendar.explain(at("2026-04-02 10:00"), limit))
    assert not calendar.is_working_day(date(2026, 4, 3))
    assert calendar.closed_because(date(2026, 4, 3)) and not calendar.closed_because(
        date(2026, 4, 2)
    )


def test_working_time_is_measured_within_office_hours() -> None:
    calendar = alur.Calendar.find("id")
    spent = calendar.working_time(at("2026-04-02 15:00"), at("2026-04-06 08:00"))
    assert spent == timedelta(hours=1, minutes=30)
    assert calendar.next_opening(at("2026-04-02 16:00")) == at("2026-04-06 07:30")


def test_a_standard_without_a_limit_is_due_never() -> None:
    limit = alur.TimeLimit.parse("sesuai jadwal")
    assert alur.Calendar.find("id").due(at("2026-04-02 10:00"), limit) is None
    assert (limit.kind, limit.note) == (alur.LimitKind.AS_AGREED, "jadwal")


def test_a_standard_of_a_date_has_its_date() -> None:
    limit = alur.TimeLimit.parse("paling lambat 31 Maret")
    assert limit.date == alur.LimitDate(31, 3)
    assert str(limit) == "paling lambat 31 Maret"


def test_an_unreadable_time_says_what_to_write() -> None:
    with pytest.raises(alur.TimeTextError) as raised:
        alur.TimeLimit.parse("3 pekan")
    assert "menit, jam, hari" in raised.value.message.en


def test_an_unknown_calendar_names_those_there_are() -> None:
    with pytest.raises(alur.UnknownCalendarError, match="there are: id"):
        alur.Calendar.find("mars")


def test_a_faulty_calendar_has_diagnostics() -> None:
    with pytest.raises(alur.CalendarError) as raised:
        alur.Calendar.from_json('{"id": "x"}')
    assert raised.value.diagnostics[0].code.startswith(("KL", "JS"))
    with pytest.raises(alur.RegisterError):
        alur.Register.from_json("[]")
