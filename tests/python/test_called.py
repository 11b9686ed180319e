"""Rows that run another SOP as a case of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import at

import alur

FOLDER = Path(__file__).parents[2] / "examples/called"
CLERK, TEAM = alur.actor("l", "loket"), alur.actor("t", "tim")


def test_a_row_is_completed_by_the_outcome_of_its_case() -> None:
    assessment = alur.load(FOLDER / "penilaian.json")
    application = alur.load(FOLDER / "permohonan.json", others=[assessment])
    case = application.open(id="mohon-1")
    case.start(by=CLERK, at=at("2026-01-05 08:00")).or_raise()
    event = alur.Event(at=at("2026-01-05 08:10"), by=CLERK, what=alur.Complete("1"))
    judged = case.judge(event).or_raise()
    assert isinstance(judged, alur.Accepted)
    [call] = case.calls(judged)
    assert (call.action, call.row) == (alur.CallAction.OPEN, "nilai")
    case.apply(judged)
    with pytest.raises(alur.StaleJudgementError):
        case.calls(judged)

    child = assessment.open(id="mohon-1/1")
    child.act(call.event).or_raise()
    assert child.result() is None
    child.complete("1", by=TEAM, at=at("2026-01-05 09:00")).or_raise()
    child.complete("2", by=TEAM, at=at("2026-01-05 10:00"), answer="Layak").or_raise()
    without = case.complete("nilai", by=CLERK, at=at("2026-01-05 10:30"), answer="Diterima")
    assert isinstance(without, alur.Refusal) and without.reason is alur.Reason.EVIDENCE
    with_it = case.complete("nilai", by=CLERK, at=at("2026-01-05 10:30"), called=child.result())
    assert with_it, with_it
    assert case.is_open("3")
