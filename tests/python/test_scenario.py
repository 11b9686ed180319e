"""The package decides what the command decides."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Scenario

import alur

WORDS = {
    "waktu": alur.Reason.TIME_ORDER,
    "nama": alur.Reason.UNKNOWN_NAME,
    "status": alur.Reason.LIFECYCLE,
    "urutan": alur.Reason.ROW_NOT_OPEN,
    "unit": alur.Reason.UNIT,
    "jabatan": alur.Reason.OFFICE,
    "jawaban": alur.Reason.EXIT,
    "pemisahan": alur.Reason.SEPARATION,
    "dokumen": alur.Reason.EVIDENCE,
}
PLAYED = [
    ("dumai", "dumai"),
    ("dumai", "dumai-batal"),
    ("dumai", "dumai-unit"),
    ("jambi", "jambi"),
    ("jambi", "jambi-semua"),
    ("balangan", "balangan"),
    ("balangan", "balangan-120-hari"),
    ("banggai", "banggai"),
]


@pytest.mark.parametrize(("sop", "name"), PLAYED)
def test_every_verdict_is_what_the_scenario_expects(sop: str, name: str) -> None:
    scenario = Scenario(name)
    case = alur.load(alur.data_path(f"{sop}.json")).open()
    answers = scenario.play(case)
    assert answers[0]
    for said, answer in zip(scenario.said["kejadian"], answers[1:], strict=True):
        if "ditolak" in said:
            assert isinstance(answer, alur.Refusal), said
            assert answer.reason is WORDS[said["ditolak"]], said
        else:
            assert isinstance(answer, alur.Accepted), (said, answer)
            assert said.get("terlambat") in (None, answer.late), said


@pytest.mark.parametrize(("sop", "name"), PLAYED)
def test_journals_of_the_package_and_of_the_command_are_the_same_bytes(
    sop: str, name: str, tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    path = alur.data_path(f"{sop}.json")
    by_command, by_package = tmp_path / "satu" / "b.jsonl", tmp_path / "dua" / "b.jsonl"
    by_command.parent.mkdir()
    by_package.parent.mkdir()
    scenario = Scenario(name)
    played = command("run", path, "--scenario", scenario.path, "--journal", by_command)
    assert played.returncode == 0, played.stderr
    with alur.load(path).open(journal=by_package) as case:
        scenario.play(case)
    assert by_package.read_text("utf-8") == by_command.read_text("utf-8")


def test_dumai_from_start_to_end(dumai: alur.Sop) -> None:
    case = dumai.open(id="laporan")
    Scenario("dumai").play(case)
    assert case.stage is alur.Lifecycle.COMPLETED
    assert case.outcome == ""
    assert not case.waiting()
    attempts = [each for each in case.history if isinstance(each, alur.Attempt)]
    decisions = [each for each in case.history if isinstance(each, alur.Decision)]
    late = [each for each in decisions if any(clock.late for clock in each.measured)]
    assert [each.reason for each in attempts].count(alur.Reason.ROW_NOT_OPEN) == 2
    assert [(each.row, each.unit) for each in late] == [("3", "Prasarana")]
    assert [each.target for each in decisions if each.backward] == ["rekap"]
