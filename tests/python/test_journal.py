"""Journals: written before the case moves, read back, proven."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Scenario, at

import alur

Command = Callable[..., "subprocess.CompletedProcess[str]"]
ANI = alur.actor("ani", "jfp_sekretariat")


def start(case: alur.Case) -> alur.Judgement:
    return case.start(by="ani", at=at("2026-04-02 13:05"), units={"bidang": ["Ekonomi"]})


def test_the_command_verifies_what_the_package_wrote(
    dumai: alur.Sop, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "laporan.jsonl"
    with dumai.open(journal=path) as case:
        Scenario("dumai").play(case)
    said = command("journal", "verify", path, "--sop", alur.data_path("dumai.json"))
    assert said.returncode == 0, said.stdout + said.stderr
    assert command("journal", "verify", path, "--head", case.head).returncode == 0


def test_the_package_verifies_what_the_command_wrote(
    dumai: alur.Sop, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "laporan.jsonl"
    scenario = alur.data_path("skenario/dumai.json")
    command("run", alur.data_path("dumai.json"), "--scenario", scenario, "--journal", path)
    text = alur.read_journal(path)
    head = alur.verify_journal(text)
    assert alur.verify_journal(text, [head.upper()]) == head
    dumai.verify(text)
    assert dumai.resume(text).stage is alur.Lifecycle.COMPLETED


def test_a_case_goes_on_where_its_file_ends(dumai: alur.Sop, tmp_path: Path) -> None:
    path = tmp_path / "laporan-1.jsonl"
    with dumai.open(journal=path) as case:
        assert case.id == "laporan-1"
        start(case)
        case.complete("1", by=ANI, at=at("2026-04-02 13:06"))
    with dumai.open(journal=path) as again:
        assert (again.id, again.is_open("2")) == ("laporan-1", True)
        assert again.history == case.history
        assert again.complete("2", by=alur.actor("s", "staf"), at=at("2026-04-02 13:07"))


def test_an_interrupted_end_is_moved_away_and_told(dumai: alur.Sop, tmp_path: Path) -> None:
    path = tmp_path / "laporan.jsonl"
    with dumai.open(journal=path) as case:
        assert case.recovered is None
        start(case)
        case.complete("1", by=ANI, at=at("2026-04-02 13:06"))
    path.write_bytes(path.read_bytes()[:-10])
    with dumai.open(journal=path) as again:
        assert again.recovered == f"{path}.sisa"
        assert again.is_open("1") and len(again.history) == 1


def test_a_file_is_open_once(dumai: alur.Sop, tmp_path: Path) -> None:
    path = tmp_path / "laporan.jsonl"
    with dumai.open(journal=path), pytest.raises(alur.JournalError) as raised:
        dumai.open(journal=path)
    assert raised.value.trouble is alur.JournalTrouble.IN_USE
    dumai.open(journal=path).close()


def test_a_closed_case_can_be_read_and_moves_no_more(dumai: alur.Sop, tmp_path: Path) -> None:
    with dumai.open(journal=tmp_path / "laporan.jsonl") as case:
        start(case)
    assert len(case.history) == 1
    with pytest.raises(alur.JournalError):
        case.complete("1", by=ANI, at=at("2026-04-02 13:06"))
    assert case.is_open("1")


def test_a_function_gets_the_lines_before_the_case_moves(dumai: alur.Sop) -> None:
    stored: list[str] = []
    stages = []

    def store(lines: list[str]) -> None:
        stages.append(case.stage)
        stored.extend(lines)

    case = dumai.open(journal=store)
    start(case).or_raise()
    assert stages == [alur.Lifecycle.NOT_STARTED]
    case.complete("1", by=ANI, at=at("2026-04-02 13:30")).or_raise()
    assert len(stored) == 3  # the limit that passed stands before the act
    text = "".join(line + "\n" for line in stored)
    assert text == case.journal
    dumai.verify(text)
    assert dumai.resume(text).history == case.history


def test_a_case_does_not_move_if_its_line_was_not_stored(dumai: alur.Sop) -> None:
    def full(lines: list[str]) -> None:
        raise OSError("the disk is full")

    case = dumai.open(journal=full)
    with pytest.raises(OSError, match="the disk is full"):
        start(case)
    assert case.stage is alur.Lifecycle.NOT_STARTED
    assert case.journal == ""


def test_a_journal_cannot_change_the_case_it_is_given(dumai: alur.Sop) -> None:
    caught: list[alur.CaseBusyError] = []

    def store(lines: list[str]) -> None:
        try:
            case.tick(at("2026-04-02 14:00"))
        except alur.CaseBusyError as error:
            caught.append(error)

    case = dumai.open(journal=store)
    assert start(case)
    assert len(caught) == 1


def test_refused_attempts_leave_a_line_only_if_asked(dumai: alur.Sop) -> None:
    for keep, lines in ((True, 2), (False, 1)):
        case = dumai.open(keep_refused=keep)
        start(case)
        case.complete("rekap", by=ANI, at=at("2026-04-02 13:06"))
        assert len(case.history) == lines


def test_an_altered_line_is_found_and_named(dumai: alur.Sop) -> None:
    case = dumai.open()
    start(case)
    case.complete("1", by=ANI, at=at("2026-04-02 13:06"))
    altered = case.journal.replace("13:06", "13:09")
    with pytest.raises(alur.ReplayError) as raised:
        alur.verify_journal(altered)
    assert (raised.value.fault, raised.value.line) == (alur.ReplayFault.CHAIN, 2)
    for refuses in (dumai.verify, dumai.resume):
        with pytest.raises(alur.ReplayError):
            refuses(altered)


def test_a_head_that_was_kept_shows_lines_cut_off(dumai: alur.Sop) -> None:
    case = dumai.open()
    start(case)
    before = case.journal
    case.complete("1", by=ANI, at=at("2026-04-02 13:06"))
    alur.verify_journal(case.journal, [case.head])
    with pytest.raises(alur.ReplayError):
        alur.verify_journal(before, [case.head])
    with pytest.raises(alur.HeadError):
        alur.verify_journal(before, ["1:abc"])


def test_a_journal_of_another_sop_is_refused(dumai: alur.Sop) -> None:
    case = dumai.open()
    start(case)
    with pytest.raises(alur.ReplayError) as raised:
        alur.load(alur.data_path("jambi.json")).resume(case.journal)
    assert raised.value.fault is alur.ReplayFault.FOREIGN_MACHINE


@pytest.mark.parametrize(("name", "sop"), [("events", "sop_text"), ("refusals", "strict_text")])
def test_events_that_were_told_decide_the_same_again(name: str, sop: str) -> None:
    # Nearly every kind of event and refusal, through Python and back, byte for byte.
    tests = Path(__file__).parents[1]
    sources = (tests / "case/record_test.cpp").read_text("utf-8")
    found = re.search(rf'{sop} = R"\((.*?)\)";', sources, re.DOTALL)
    assert found
    case = alur.loads(found[1]).open(id="B-1")
    text = alur.read_journal(tests / f"golden/journal_v1_{name}.jsonl")
    for line, raw in zip(alur.journal_lines(text), text.splitlines(), strict=True):
        if '"lanjut":true' in raw:
            continue  # the end of its batch says what happened
        if isinstance(line, (alur.Decision, alur.Attempt)):
            case.act(line.event)
        else:
            case.tick(line.noticed)
    assert case.journal == text
