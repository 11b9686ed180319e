"""One case: judged, applied, asked."""

from __future__ import annotations

import gc
from datetime import datetime, timedelta, timezone

import pytest
from conftest import at

import alur

ANI = alur.actor("ani", "jfp_sekretariat")
SINTA = alur.actor("sinta", "staf")


def started(sop: alur.Sop, **how: object) -> alur.Case:
    case = sop.open(**how)  # type: ignore[arg-type]
    case.start(by="ani", at=at("2026-04-02 13:05"), units={"bidang": ["Ekonomi"]}).or_raise()
    return case


def test_a_deadline_is_an_aware_datetime_in_the_zone_of_the_case(dumai: alur.Sop) -> None:
    case = started(dumai)
    due = case.due("1")
    assert due == at("2026-04-02 13:15")
    assert due is not None and due.utcoffset() == timedelta(hours=7) and due.tzname() == "WIB"
    assert case.next_deadline == due + timedelta(milliseconds=1) or case.next_deadline == due
    assert "10 menit" in case.why_due("1")[0].id


def test_a_refusal_is_a_value_and_changes_nothing(dumai: alur.Sop) -> None:
    case = started(dumai)
    answer = case.complete("rekap", by=ANI, at=at("2026-04-02 13:06"))
    assert isinstance(answer, alur.Refusal)
    assert not answer
    assert answer.reason is alur.Reason.ROW_NOT_OPEN
    assert answer.row == "rekap"
    assert "gilirannya" in answer.message.id and "turn" in answer.message.en
    assert case.is_open("1")


def test_a_wrong_office_is_told_whose_turn_it_is(dumai: alur.Sop) -> None:
    answer = started(dumai).complete("1", by=SINTA, at=at("2026-04-02 13:06"))
    assert isinstance(answer, alur.Refusal)
    assert answer.reason is alur.Reason.OFFICE
    assert answer.offices == ("jfp_sekretariat",)


def test_the_raising_form_carries_the_refusal(dumai: alur.Sop) -> None:
    case = started(dumai)
    with pytest.raises(alur.Refused) as raised:
        case.complete("rekap", by=ANI, at=at("2026-04-02 13:06")).or_raise()
    assert raised.value.refusal.reason is alur.Reason.ROW_NOT_OPEN
    assert raised.value.message.en in str(raised.value)
    assert case.complete("1", by=ANI, at=at("2026-04-02 13:06")).or_raise()


def test_judging_changes_nothing_and_applying_does(dumai: alur.Sop) -> None:
    case = started(dumai)
    event = alur.Event(at=at("2026-04-02 13:10"), by=ANI, what=alur.Complete("1"))
    answer = case.judge(event)
    assert isinstance(answer, alur.Accepted)
    assert not answer.applied and case.is_open("1")
    decision = answer.decision
    assert decision is not None
    assert decision.opened == (alur.Opened("2", "", at("2026-04-02 13:20")),)
    case.apply(answer)
    assert answer.applied and not case.is_open("1") and case.is_open("2")
    assert case.journal.endswith(answer.text)


def test_a_judgement_is_applied_once_and_only_to_its_case_as_it_was(dumai: alur.Sop) -> None:
    case, other = started(dumai), started(dumai)
    event = alur.Event(at=at("2026-04-02 13:10"), by=ANI, what=alur.Complete("1"))
    first, second = case.judge(event), case.judge(event)
    assert isinstance(first, alur.Accepted) and isinstance(second, alur.Accepted)
    with pytest.raises(alur.StaleJudgementError):
        other.apply(first)
    case.apply(first)
    for stale in (first, second):
        with pytest.raises(alur.StaleJudgementError):
            case.apply(stale)
    assert len(case.history) == 2


def test_a_case_outlives_every_variable_it_was_made_from() -> None:
    def made() -> alur.Case:
        people = alur.Register.read(alur.data_path("pejabat/dumai.json"))
        sop = alur.load(alur.data_path("dumai.json"))
        return sop.open(calendar=alur.Calendar.find("id"), people=people)

    case = made()._is
    gc.collect()
    event = alur.Event(
        at=at("2026-04-02 13:05"),
        by=alur.Actor("ani"),
        what=alur.Start(units=[alur.UnitsOfKind("bidang", ["Ekonomi"])]),
    )
    assert not isinstance(case.act(event, None), alur.Refusal)
    assert case.due("1", "") == at("2026-04-02 13:15")


def test_a_naive_datetime_is_refused_in_both_languages(dumai: alur.Sop) -> None:
    case = dumai.open()
    with pytest.raises(alur.NaiveDatetimeError) as raised:
        case.start(by="ani", at=datetime(2026, 4, 2, 13, 5))
    assert "zona waktu" in raised.value.message.id
    assert "time zone" in raised.value.message.en
    assert isinstance(raised.value, ValueError)
    assert case.stage is alur.Lifecycle.NOT_STARTED


def test_any_zone_says_the_same_instant_and_what_is_finer_than_a_millisecond_is_cut(
    dumai: alur.Sop,
) -> None:
    case = dumai.open()
    utc = datetime(2026, 4, 2, 6, 5, 0, 1999, tzinfo=timezone.utc)
    case.start(by="ani", at=utc, units={"bidang": ["Ekonomi"]}).or_raise()
    assert case.started == at("2026-04-02 13:05") + timedelta(milliseconds=1)


def test_a_year_that_no_journal_can_keep_is_refused(dumai: alur.Sop) -> None:
    for year in (1, 1899, 9999):
        with pytest.raises(alur.DatetimeError):
            dumai.open().start(by="ani", at=datetime(year, 12, 31, tzinfo=timezone.utc))


def test_bad_input_is_a_type_error_that_names_the_member(dumai: alur.Sop) -> None:
    case = started(dumai)
    with pytest.raises(TypeError, match=r"Complete\.unit cannot be 3"):
        case.complete("1", by=ANI, at=at("2026-04-02 13:06"), unit=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="datetime"):
        case.complete("1", by=ANI, at="2026-04-02")  # type: ignore[arg-type]
    with pytest.raises(alur.UnknownNameError):
        case.due("tidak ada")
    with pytest.raises(TypeError):
        case.act(alur.Event(at=at("2026-04-02 13:06"), by=ANI, what=alur.NewCalendar("x")))
    with pytest.raises(ValueError, match="2\\*\\*53"):
        case.set_data({"nilai": 2**60}, by=ANI, at=at("2026-04-02 13:06"))


def test_an_event_sent_twice_is_known(dumai: alur.Sop) -> None:
    case = started(dumai)
    first = case.complete("1", by=ANI, at=at("2026-04-02 13:06"), id="e-1")
    again = case.complete("1", by=ANI, at=at("2026-04-02 13:06"), id="e-1")
    assert isinstance(first, alur.Accepted)
    assert again == alur.Known(number=2) and again


def test_lateness_is_noticed_by_a_tick_and_told_by_the_case(dumai: alur.Sop) -> None:
    case = started(dumai)
    assert case.timeliness(at("2026-04-02 13:06")) is alur.Punctuality.ON_TIME
    assert case.timeliness(at("2026-04-02 13:14")) is alur.Punctuality.NEARING
    answer = case.tick(at("2026-04-02 13:30"))
    assert isinstance(answer, alur.Accepted)
    assert answer.decision is None
    assert [each.due for each in answer.notices] == [at("2026-04-02 13:15")]
    late = case.complete("1", by=ANI, at=at("2026-04-02 13:31")).or_raise()
    assert isinstance(late, alur.Accepted) and late.late


def test_a_work_list_names_the_case_and_the_row(dumai: alur.Sop) -> None:
    cases = [started(dumai, id=f"b{n}") for n in range(3)]
    cases[1].complete("1", by=ANI, at=at("2026-04-02 13:06")).or_raise()
    tasks = alur.todo(cases, ANI, at("2026-04-02 13:07"))
    assert [(each.case.id, each.row) for each in tasks] == [("b0", "1"), ("b2", "1")]
    assert [each.row for each in cases[1].todo(SINTA, at("2026-04-02 13:07"))] == ["2"]
    assert tasks[0].offices == ("jfp_sekretariat",)


def test_persons_of_a_register_act_by_their_id(dumai: alur.Sop) -> None:
    people = alur.Register.read(alur.data_path("pejabat/dumai.json"))
    case = dumai.open(people=people)
    clerk = next(each for each in people.assignments if "JFP di Sekretariat" in each.office)
    case.start(by=clerk.person, at=at("2026-04-02 13:05"), units={"bidang": ["Ekonomi"]})
    assert case.complete("1", by=clerk.person, at=at("2026-04-02 13:06"))
    assert not case.complete("2", by="p01", at=at("2026-04-02 13:07"))
    assert dumai.check(people, at("2026-04-02 13:05").date()) is not None


def test_a_new_version_of_the_calendar_moves_deadlines(dumai: alur.Sop) -> None:
    case = started(dumai)
    text = alur.data_path("calendars/id.json").read_text("utf-8")
    old = alur.Calendar.find("id")
    [new] = alur.Calendar.from_json(text.replace(old.version, "2026-12-31", 1))
    answer = case.change_calendar(new, by=ANI, at=at("2026-04-02 13:06"), reason="SKB baru")
    assert answer, answer
    assert case.calendar == ("id", "2026-12-31")
    assert case.complete("1", by=ANI, at=at("2026-04-02 13:07"))
