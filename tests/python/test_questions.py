"""The questions of analysts, against a second, slow and obvious reckoning of the same log."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from conftest import WIB, at, read_json

import alur

UNITS = {"bidang": ["Ekonomi", "Sosial"]}
SIX = ("order", "office", "answer", "separation", "evidence", "time")
Rows = list[dict[str, Any]]


def write(lines: Rows) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, lines[0].keys(), lineterminator="\n")
    table.writeheader()
    table.writerows(lines)
    return out.getvalue()


# A made-up log with more faults: cases cut short, checks left out, and when work began.
def damaged(made: str) -> Rows:
    dice = random.Random(5)
    lines = list(csv.DictReader(io.StringIO(made)))
    of_case: dict[str, Rows] = defaultdict(list)
    for line in lines:
        of_case[line["case:concept:name"]].append(line)
    for number, case in enumerate(of_case.values()):
        if number % 5 == 0:
            del case[dice.randrange(2, len(case)) :]
        if number % 7 == 0:
            case[:] = [each for each in case if each["concept:name"] != "6"]
        if number % 11 == 0:
            case.insert(2, dict(case[1]))
        for line in case:
            done = datetime.fromisoformat(line["time:timestamp"])
            begun = done - timedelta(minutes=dice.randrange(1, 300))
            line["start_timestamp"] = begun.isoformat() if dice.random() < 0.7 else ""
            line["org:group"] = (
                line["org:group"].upper() if dice.random() < 0.2 else line["org:group"]
            )
    lines = [line for case in of_case.values() for line in case]
    lines.sort(key=lambda line: line["time:timestamp"])
    return lines


@dataclass
class Act:
    """A line of the log, with what the replay found in it."""

    said: dict[str, Any]
    found: dict[str, Any]
    done: datetime
    case: str
    step: str | None
    unit: str | None
    before: list[Act] = field(default_factory=list)
    worked: int | None = None
    waited: int | None = None
    allowed: int | None = None
    signature: bool = False

    @property
    def verdict(self) -> str:
        six = [self.found[each] for each in SIX]
        return next((each for each in ("broken", "undetermined") if each in six), "kept")

    @property
    def giver(self) -> Act | None:
        known = [
            each
            for each in self.before
            if each.step
            and not each.signature
            and (self.found["opened"] is None or each.done <= self.found["opened"])
        ]
        return known[-1] if known else None

    @property
    def again(self) -> bool:
        return (
            self.step is not None
            and not self.signature
            and any(
                each.step == self.step and each.unit == self.unit and not each.signature
                for each in self.before
            )
        )


def ms(time: timedelta) -> int:
    return round(time / timedelta(milliseconds=1))


def lived(lines: Rows, past: alur.Replay) -> list[Act]:
    calendar = alur.Calendar.find("id")
    acts = []
    for said, found in zip(lines, past.events, strict=True):
        if found["became"] != "judged":
            continue
        made = Act(
            said,
            found,
            datetime.fromisoformat(said["time:timestamp"]),
            said["case:concept:name"],
            found["step"],
            said["org:group"].title() or None,
        )
        opened = found["opened"]
        if opened:
            made.worked = ms(calendar.working_time(opened, made.done))
            if found["due"]:
                made.allowed = ms(calendar.working_time(opened, found["due"]))
            if said["start_timestamp"]:
                begun = datetime.fromisoformat(said["start_timestamp"])
                made.waited = ms(max(calendar.working_time(opened, begun), timedelta()))
        acts.append(made)
    order = ("concept:name", "org:group", "answer", "org:role", "org:resource", "start_timestamp")
    acts.sort(key=lambda each: (each.done, *(each.said[column] for column in order)))
    for number, each in enumerate(acts):
        each.before = [other for other in acts[:number] if other.case == each.case]
        each.signature = (
            each.step in ("3", "7")
            and each.found["order"] == "kept"
            and each.found["opened"] is None
            and each.found["time"] is None
        )
    return acts


@pytest.fixture(scope="module")
def lines(dumai: alur.Sop) -> Rows:
    return damaged(
        dumai.sample_log(150, start=at("2026-01-05 08:00"), faulty_percent=40, units=UNITS, seed=9)
    )


@pytest.fixture(scope="module")
def past(dumai: alur.Sop, lines: Rows, tmp_path_factory: pytest.TempPathFactory) -> alur.Replay:
    path = tmp_path_factory.mktemp("log") / "log.csv"
    path.write_text(write(lines), "utf-8")
    return dumai.replay(path, units=UNITS)


@pytest.fixture(scope="module")
def acts(lines: Rows, past: alur.Replay) -> list[Act]:
    return lived(lines, past)


def middle(of: Iterable[int]) -> int | None:
    listed = sorted(of)
    return listed[(len(listed) - 1) // 2] if listed else None


def of_case(case: dict[str, Any]) -> str:
    if case["verdict"] == "broken":
        return "broken"
    ended = case["stage"] in ("completed", "cancelled")
    return str(case["verdict"]) if ended else "open"


def skipped(lines: Rows, past: alur.Replay) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(each, lines[each["row"]]) for each in past.deviations if each["kind"] == "skipped"]


def test_the_log_has_what_the_questions_ask(past: alur.Replay, acts: list[Act]) -> None:
    assert {of_case(each) for each in past.cases} == {"kept", "broken", "open"}
    assert set(past.deviations["kind"]) >= {"skipped", "repetition", "late", "wrong_office"}
    assert any(each.again for each in acts) and any(each.waited for each in acts)
    assert {each.found["time"] for each in acts} == {"kept", "broken", "undetermined", None}


def test_compliance_by_unit_and_month(past: alur.Replay, lines: Rows, acts: list[Act]) -> None:
    expected: Counter[tuple[str | None, str, str]] = Counter()
    for case in past.cases:
        its = [line for line in lines if line["case:concept:name"] == case["case"]]
        whole = ("MULAI", "1", "2", "rekap", "6", "7", "8")
        units = {line["org:group"].title() for line in its if line["concept:name"] in whole} - {""}
        unit = units.pop() if len(units) == 1 else None
        month = min(line["time:timestamp"] for line in its)[:7]
        expected[unit, month, "cases"] += 1
        expected[unit, month, of_case(case)] += 1
    for each in acts:
        month = each.said["time:timestamp"][:7]
        expected[each.unit, month, "acts"] += 1
        expected[each.unit, month, f"acts_{each.verdict}"] += 1
    for deviation, line in skipped(lines, past):
        unit = deviation["unit"] or line["org:group"].title() or None
        expected[unit, line["time:timestamp"][:7], "skipped"] += 1
    answer = past.compliance()
    counted = {
        (row["unit"], row["month"], column): row[column]
        for row in answer
        for column in answer.columns[2:]
        if row[column]
    }
    assert counted == dict(expected)
    assert {row["unit"] for row in answer} == {"Ekonomi", "Sosial", None}
    assert answer["month"] == sorted(answer["month"][:4]) * 3


def test_parts_add_up_to_the_whole(past: alur.Replay) -> None:
    answer = past.compliance()
    assert sum(answer["cases"]) == len(past.cases)
    assert sum(answer["acts"]) == past.events["became"].count("judged")
    assert sum(answer["skipped"]) == past.deviations["kind"].count("skipped")
    for row in answer:
        assert row["cases"] == sum(row[it] for it in ("kept", "broken", "undetermined", "open"))
        assert row["acts"] == row["acts_kept"] + row["acts_broken"] + row["acts_undetermined"]
    [whole] = alur.compare({"x": past})
    for column, total in whole.items():
        if column not in ("part", "median_ms"):
            assert total == sum(past.units()[column]), column
    measured = [each for each in past.events["worked_ms"] if each is not None]
    assert (whole["measured"], whole["worked_ms"]) == (len(measured), sum(measured))
    steps = list(past.steps)
    for waiting, step in zip(past.waiting(), steps, strict=True):
        assert waiting["acts"] == step["done"]
        assert waiting["acts"] == waiting["measured"] + waiting["undivided"] + waiting["unknown"]
        times = waiting["waited_ms"] + waiting["working_ms"] + waiting["whole_ms"]
        assert times == step["worked_ms"]
    assert sum(past.lateness()["late"]) == past.deviations["kind"].count("late")
    assert sum(past.lateness()["late_ms"]) == sum(each["late_ms"] for each in steps)
    assert sum(past.skips()["skipped"]) == sum(each["skipped"] for each in steps)
    assert sum(past.rework()["acts"]) == whole["again"]
    assert sum(past.variants()["cases"]) == len(past.cases)
    assert sum(past.bottlenecks()["worked_ms"]) == sum(each["worked_ms"] for each in steps)


def test_open_cases_are_censored(past: alur.Replay) -> None:
    running = [each for each in past.cases if each["stage"] == "running"]
    assert len(running) > 20
    [whole] = alur.compare({"x": past})
    assert whole["open"] == sum(each["verdict"] != "broken" for each in running)
    assert whole["kept"] == sum(each["verdict"] == "kept" for each in past.cases)
    assert sum(past.waiting()["open"]) == sum(past.bottlenecks()["open"]) == len(running)


def test_units_beside_each_other(past: alur.Replay, acts: list[Act]) -> None:
    for row in past.units():
        own = [each for each in acts if each.unit == row["unit"]]
        assert row["again"] == sum(each.again for each in own)
        assert row["late"] == sum(each.found["time"] == "broken" for each in own)
        assert row["median_ms"] == middle(x.worked for x in own if x.worked is not None)
        assert row["worked_ms"] == sum(each.worked or 0 for each in own)


def test_waiting_against_working(past: alur.Replay, acts: list[Act]) -> None:
    for row in past.waiting():
        own = [each for each in acts if each.step == row["step"]]
        split = [
            (min(each.waited, each.worked), each.worked)
            for each in own
            if each.waited is not None and each.worked is not None
        ]
        whole = [x.worked for x in own if x.waited is None and x.worked is not None]
        assert (row["measured"], row["undivided"]) == (len(split), len(whole))
        assert row["waited_ms"] == sum(waited for waited, _ in split)
        assert row["working_ms"] == sum(worked - waited for waited, worked in split)
        assert row["waited_median_ms"] == middle(waited for waited, _ in split)
        assert row["whole_ms"] == sum(whole)
        for verdict in ("kept", "broken", "undetermined"):
            assert row[verdict] == sum(each.found["time"] == verdict for each in own)


def test_where_time_goes(past: alur.Replay, acts: list[Act]) -> None:
    answer = past.bottlenecks()
    assert answer["worked_ms"] == sorted(answer["worked_ms"], reverse=True)
    for row in answer:
        own = [each for each in acts if each.step == row["step"]]
        worked = sorted(each.worked for each in own if each.worked is not None)
        assert row["median_ms"] == middle(worked)
        assert sum(each <= row["p90_ms"] for each in worked) * 10 >= len(worked) * 9
        assert sum(each < row["p90_ms"] for each in worked) * 10 < len(worked) * 9
        assert row["standard_ms"] == middle(x.allowed for x in own if x.allowed is not None)
    assert dict(zip(answer["step"], answer["standard_ms"], strict=True))["rekap"] == 3_600_000
    assert 990 <= sum(answer["per_mille"]) <= 1000


def test_rounds_begin_where_the_check_said_no(past: alur.Replay, acts: list[Act]) -> None:
    rounds = [
        each
        for each in acts
        if each.step == "rekap"
        and each.again
        and each.found["order"] == "kept"
        and each.giver is not None
        and each.giver.step in ("rekap", "6", "7", "8")
    ]
    [row] = [each for each in past.rework() if each["from_step"] == "6"]
    assert all(
        each.giver and each.giver.said["answer"] == "Tidak"
        for each in rounds
        if each.giver and each.giver.step == "6"
    )
    said_no = [each for each in rounds if each.giver and each.giver.step == "6"]
    assert row["to_step"] == "rekap" and row["rounds"] == len(said_no)
    assert row["cases"] == len({each.case for each in said_no})
    assert row["most"] == max(Counter(each.case for each in said_no).values())
    again = [each for each in acts if each.again and each.found["order"] == "broken"]
    out_of_turn = [each for each in past.rework() if each["from_step"] is None]
    assert sum(each["acts"] for each in out_of_turn) == len(again)


def test_handovers_between_offices(past: alur.Replay, acts: list[Act]) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    for each in acts:
        if each.step and each.giver and not each.signature:
            pair = each.giver.said["org:role"], each.said["org:role"]
            if pair[0] != pair[1]:
                expected[pair] += 1
                times[pair] += each.worked or 0
    answer = {(row["from_office"], row["to_office"]): row for row in past.handovers()}
    assert {pair: row["handovers"] for pair, row in answer.items()} == dict(expected)
    assert {pair: row["worked_ms"] for pair, row in answer.items()} == dict(times)


def test_who_went_on_without_a_check(past: alur.Replay, lines: Rows, acts: list[Act]) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    for deviation, line in skipped(lines, past):
        expected[deviation["step"], line["org:resource"]] += 1
    answered: Counter[tuple[str, str]] = Counter()
    for row in past.skips():
        answered[row["step"], row["person"]] += row["skipped"]
        assert row["acts"] == sum(
            (each.step, each.said["org:resource"], each.said["org:role"], each.unit)
            == (row["next_step"], row["person"], row["office"], row["unit"])
            for each in acts
        )
    assert answered == expected
    only = past.skips("6")
    assert set(only["step"]) == {"6"}
    assert sum(only["skipped"]) == sum(n for (step, _), n in expected.items() if step == "6")
    with pytest.raises(KeyError):
        past.skips("99")


def test_lateness_by_cause(past: alur.Replay, acts: list[Act]) -> None:
    expected: Counter[tuple[str | None, str | None]] = Counter()
    for each in acts:
        if each.found["time"] != "broken":
            continue
        cause = None
        if each.waited is not None and each.worked is not None and each.allowed is not None:
            waited = min(each.waited, each.worked)
            long = each.worked - waited > each.allowed
            late = waited > each.allowed
            cause = "both" if long == late else "waiting" if late else "working"
        expected[each.step, cause] += 1
    answer = {(row["step"], row["cause"]): row["late"] for row in past.lateness()}
    assert answer == dict(expected)
    assert {cause for _, cause in answer} >= {"working", None}


def test_variants_are_courses(past: alur.Replay, acts: list[Act]) -> None:
    courses: dict[str, list[str]] = defaultdict(list)
    for each in acts:
        courses[each.case].append((each.step or "?") + " ↻" * each.again)
    expected = Counter(" → ".join(each) for each in courses.values())
    assert {row["variant"]: row["cases"] for row in past.variants()} == dict(expected)


def test_what_goes_into_a_row_is_what_was_done(past: alur.Replay, acts: list[Act]) -> None:
    done = Counter(each.step for each in acts if each.step and not each.signature)
    into: Counter[str] = Counter()
    for row in past.flow():
        if row["to_step"] is not None:
            into[row["to_step"]] += row["times"]
    assert into == done
    ended = sum(row["times"] for row in past.flow() if row["to_step"] is None)
    assert ended == past.cases["stage"].count("completed")


def test_answers_are_tables_of_whole_numbers(past: alur.Replay) -> None:
    questions = ("compliance", "units", "waiting", "bottlenecks", "rework", "handovers")
    for name in (*questions, "skips", "lateness", "variants", "flow"):
        answer = getattr(past, name)()
        arrow = pa.table(answer)
        arrow.validate(full=True)
        assert pl.DataFrame(answer).to_dicts() == list(answer)
        for column in arrow.schema:
            assert pa.types.is_int64(column.type) or pa.types.is_dictionary(column.type)


def test_the_order_of_rows_changes_no_answer(
    dumai: alur.Sop, lines: Rows, past: alur.Replay
) -> None:
    frame = pl.DataFrame(lines).sample(fraction=1, shuffle=True, seed=4)
    other = dumai.replay(frame, units=UNITS)
    for name in ("waiting", "bottlenecks", "rework", "lateness", "flow", "variants"):
        assert list(getattr(other, name)()) == list(getattr(past, name)()), name


def test_versions_beside_each_other(dumai: alur.Sop, past: alur.Replay, lines: Rows) -> None:
    changed = dumai.definition
    changed.rows[4].time = alur.TimeLimit.parse("2 Jam")
    newer = alur.compile(changed).replay(pl.DataFrame(lines), units=UNITS)
    rows = {(row["part"], row["step"]): row for row in alur.compare_steps({"1": past, "2": newer})}
    assert len(rows) == 16
    assert rows["1", "rekap"]["standard_ms"] * 2 == rows["2", "rekap"]["standard_ms"]
    assert rows["1", "rekap"]["late"] >= rows["2", "rekap"]["late"]
    assert rows["1", "3"]["worked_ms"] == rows["2", "3"]["worked_ms"]
    assert [row["part"] for row in alur.compare({"1": past, "2": newer})] == ["1", "2"]


# The Sosial keeps the calendar of Jayapura, two hours ahead.
def test_months_and_hours_are_those_of_the_unit(tmp_path: Path) -> None:
    calendar = read_json(alur.data_path("calendars/id.json"))
    calendar |= {"id": "timur", "zona_waktu": "WIT"}
    people = read_json(alur.data_path("pejabat/dumai.json"))
    people["unit"]["bidang"]["Sosial"] = {"kalender": "timur"}
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "timur.json").write_text(json.dumps(calendar), "utf-8")
    (tmp_path / "dumai.json").write_bytes(alur.data_path("dumai.json").read_bytes())
    sop = alur.load(tmp_path / "dumai.json")
    times = ["2026-01-30 08:00", "2026-01-30 08:05", "2026-01-30 08:10", *["2026-01-31 22:30"] * 2]
    log = pl.DataFrame(
        {
            "case": ["A"] * 5,
            "activity": ["MULAI", "1", "2", "3", "3"],
            "timestamp": [at(each) for each in times],
            "start": [None, None, None, at("2026-01-30 08:30"), at("2026-01-30 08:30")],
            "unit": ["", "", "", "Ekonomi", "sosial"],
        }
    )
    past = sop.replay(log, units=UNITS, people=alur.Register.from_json(json.dumps(people)))
    months = {(row["unit"], row["month"]): row["acts"] for row in past.compliance()}
    assert months == {(None, "2026-01"): 2, ("Ekonomi", "2026-01"): 1, ("sosial", "2026-02"): 1}
    hours = alur.Calendar.find("id")
    waited = hours.working_time(at("2026-01-30 08:10"), at("2026-01-30 08:30"))
    worked = hours.working_time(at("2026-01-30 08:10"), at("2026-01-31 22:30"))
    east = hours.working_time(at("2026-01-30 10:10"), at("2026-02-01 00:30"))
    assert past.acts["waited_ms"][3:] == [ms(waited)] * 2
    assert past.events["worked_ms"][3:] == [ms(worked), ms(east)]
    assert worked != east and WIB is not None


def test_a_log_of_little_says_little(dumai: alur.Sop) -> None:
    past = dumai.replay(
        pl.DataFrame({"case": ["A"], "activity": ["1"], "timestamp": ["2026-01-05T08:00+07:00"]})
    )
    assert list(past.compliance()) == [
        {
            "unit": None, "month": "2026-01", "cases": 1, "kept": 0, "broken": 0,
            "undetermined": 0, "open": 1, "acts": 1, "acts_kept": 0, "acts_broken": 0,
            "acts_undetermined": 1, "skipped": 0,
        }
    ]  # fmt: skip
    assert len(past.rework()) == len(past.lateness()) == len(past.handovers()) == 0
    assert past.waiting()["unknown"][0] == 1
    empty = dumai.replay(
        pl.DataFrame(
            {"case": [], "activity": [], "timestamp": []},
            schema_overrides={"case": pl.String, "activity": pl.String, "timestamp": pl.String},
        )
    )
    assert len(empty.compliance()) == len(empty.units()) == len(empty.variants()) == 0
    assert next(iter(alur.compare({"x": empty})))["cases"] == 0


def test_what_waits_now_is_what_was_done_later(dumai: alur.Sop, tmp_path: Path) -> None:
    made = dumai.sample_log(40, start=at("2026-01-05 08:00"), days=2, seed=3, units=UNITS)
    lines = list(csv.DictReader(io.StringIO(made)))
    now, later = at("2026-01-06 08:45"), at("2026-01-07 11:00")
    known = [each for each in lines if datetime.fromisoformat(each["time:timestamp"]) <= now]
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"
    whole.write_text(made, "utf-8")
    part.write_text(write(known), "utf-8")
    past = dumai.replay(part, units=UNITS)
    waits = list(past.pending(later))

    acts = list(zip(lines, dumai.replay(whole, units=UNITS).events, strict=True))
    hours = alur.Calendar.find("id")
    for each in waits:
        said, found = next(
            (line, event)
            for line, event in acts
            if (event["case"], event["step"]) == (each["case"], each["step"])
            and line["org:group"].casefold() == each["unit"].casefold()
            and datetime.fromisoformat(line["time:timestamp"]) > now
        )
        assert (each["opened"], each["due"]) == (found["opened"], found["due"])
        assert each["waited_ms"] == hours.working_time(each["opened"], later) / timedelta(
            milliseconds=1
        )
        late = hours.working_time(each["due"], later)
        assert each["late_ms"] == late / timedelta(milliseconds=1)
        assert said["org:role"] and each["offices"]
    running = {each["case"] for each in past.cases if each["stage"] == "running"}
    assert {each["case"] for each in waits} == running and len(running) > 5
    assert {each["unit"] for each in waits} >= {"", "Ekonomi", "Sosial"}
    lates = [each["late_ms"] for each in waits]
    assert lates == sorted(lates, reverse=True) and lates[-1] > 0

    stream = dumai.log_stream(units=UNITS)
    stream.take(part)
    assert list(stream.pending(later)) == waits
    with pytest.raises(ValueError, match="before the last line"):
        past.pending(at("2026-01-05 07:00"))
    assert len(dumai.replay(whole, units=UNITS).pending()) == 0


def test_what_waits_since_nobody_knows_when(dumai: alur.Sop, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "berkas,langkah,selesai,bidang\n"
        "A,1,2026-04-02T08:00+07:00,\n"  # then 2, which nobody wrote down
        "A,3,2026-04-02T09:00+07:00,Ekonomi\n",
        "utf-8",
    )
    waits = list(dumai.replay(log, units=UNITS).pending(at("2026-04-06 08:00")))
    assert [(each["number"], each["unit"], each["opened"] is None) for each in waits] == [
        ("4", "Ekonomi", False),
        ("3", "Sosial", True),
    ]
    assert waits[1]["waited_ms"] is waits[1]["due"] is waits[1]["late_ms"] is None
