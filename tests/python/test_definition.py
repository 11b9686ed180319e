"""SOPs as values: loaded, made, edited, and written as the command would."""

from __future__ import annotations

import copy
import datetime
import json
import re
from pathlib import Path

import pytest
from conftest import SOPS

import alur

ROOT = Path(__file__).parents[2]
FILES = [
    *(ROOT / "sops").glob("*.json"),
    ROOT / "examples/format/contoh-lengkap.json",
    ROOT / "examples/own_sop/renja.json",
    ROOT / "examples/plh/spm.json",
]


@pytest.mark.parametrize("name", SOPS)
def test_the_four_sops_load(name: str) -> None:
    sop = alur.load(alur.data_path(f"{name}.json"))
    assert sop.title and sop.definition.rows and not sop.diagnostics.errors


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_definition_goes_through_python_and_stays_the_same(path: Path) -> None:
    sop = alur.load(path)
    definition = sop.definition
    assert definition.to_json() == sop.to_json()
    again = alur.compile(definition)
    assert again.to_json() == sop.to_json()
    assert again.document_hash == sop.document_hash
    assert again.machine_hash == sop.machine_hash
    assert again.definition == definition == copy.deepcopy(definition)


def test_an_edited_definition_is_another_machine(dumai: alur.Sop) -> None:
    definition = dumai.definition
    definition.rows[0].time = alur.TimeLimit.parse("1 jam")
    edited = alur.compile(definition)
    assert edited.machine_hash != dumai.machine_hash
    assert '"waktu": "1 jam"' in edited.to_json()
    assert dumai.definition.rows[0].time == alur.TimeLimit.parse("10 menit")


def test_a_corrected_typo_is_the_same_machine(dumai: alur.Sop) -> None:
    definition = dumai.definition
    definition.form.legal_basis[0] += "."
    edited = alur.compile(definition)
    assert edited.machine_hash == dumai.machine_hash
    assert edited.document_hash != dumai.document_hash


def test_a_faulty_definition_says_everything_that_is_wrong(dumai: alur.Sop) -> None:
    definition = dumai.definition
    definition.rows[0].performers = ["entah"]
    definition.rows[1].next = [alur.Goal.to_row("tidak ada")]
    with pytest.raises(alur.DefinitionError) as raised:
        alur.compile(definition)
    errors = raised.value.diagnostics.errors
    assert {each.pointer for each in errors} >= {"/langkah/0/pelaksana", "/langkah/1/lanjut"}
    assert all(each.message.id and each.message.en for each in errors)
    assert alur.check(definition).errors == errors


def test_a_member_of_the_wrong_kind_is_named(dumai: alur.Sop) -> None:
    definition = dumai.definition
    definition.rows[0].time = "10 menit"  # type: ignore[assignment]
    with pytest.raises(TypeError, match=r"Row\.time cannot be '10 menit'"):
        alur.compile(definition)


def test_nothing_is_silently_left_out(dumai: alur.Sop) -> None:
    definition = dumai.definition
    definition.rows[0].time = alur.TimeLimit()
    with pytest.raises(alur.TimeTextError):
        definition.to_json()
    definition.rows[0].time = None
    definition.rows[0].hours = alur.WeeklyHours(((alur.Interval(700, 600),), *((),) * 6))
    with pytest.raises(alur.TimeTextError):
        definition.to_json()


def test_broken_json_is_a_finding_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rusak.json"
    path.write_text('{\n  "judul": "Surat",,\n}', "utf-8")
    with pytest.raises(alur.DefinitionError) as raised:
        alur.load(path)
    [found] = raised.value.diagnostics
    assert (found.line, found.severity) == (2, alur.Severity.ERROR)
    assert str(path) in found.text("id")
    with pytest.raises(FileNotFoundError):
        alur.load(tmp_path / "tidak-ada.json")


def test_diagnostics_are_told_as_the_command_tells_them(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "surat.json"
    path.write_text('{"judul": "x", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "b"}]}')
    found = alur.check(path)
    assert found.errors
    for language in ("id", "en"):
        said = command("check", path, "--lang", language).stdout.splitlines()
        # A terminal shows the line of the file too.
        heads = [line for line in said if line.startswith(f"{path}:")]
        assert heads == [each.text(language).splitlines()[0] for each in found]


def test_check_sees_the_form_as_the_command_does(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for name in ("dumai", "jambi", "balangan", "banggai"):
        path = alur.data_path(f"{name}.json")
        said = command("check", path, "--format", "json").stdout
        listed = [(each["code"], each["line"], each["column"]) for each in json.loads(said)]
        assert listed == [(each.code, each.line, each.column) for each in alur.check(path)]
    text = Path(alur.data_path("dumai.json")).read_text("utf-8")
    path = tmp_path / "tinjau.json"
    path.write_text(re.sub(r'("tanggal_revisi": )"[^"]*"', r'\1"2025-03-01"', text), "utf-8")
    days = datetime.date(2025, 2, 28), datetime.date(2025, 3, 1)
    planned, due = (
        [each.message.en for each in alur.check(path, on=day) if each.code == "ID04"]
        for day in days
    )
    assert len(planned) == len(due) == 1 and planned != due
