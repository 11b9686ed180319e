"""The official form from Python: what the command draws, and what a log says on it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import SOPS

import alur


@pytest.mark.parametrize("name", SOPS)
def test_a_form_is_what_the_command_draws(command, tmp_path: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    form = alur.load(alur.data_path(f"{name}.json")).form(paper="f4", identification=True)
    for ending in (".svg", ".html"):
        drawn, saved = tmp_path / f"drawn{ending}", tmp_path / f"saved{ending}"
        said = command(
            *("render", alur.data_path(f"{name}.json"), "-o", drawn, "--paper", "f4"),
            "--identification",
        )
        assert said.returncode == 0, said.stderr
        form.save(saved)
        assert saved.read_bytes() == drawn.read_bytes()


def test_pages_logos_and_endings(dumai: alur.Sop, tmp_path: Path) -> None:
    form = dumai.form(logo=b"\x89PNG and so on")
    assert "data:image/png;base64," in form.svg(page=0)
    assert all(form.svg(page=at).startswith("<svg") for at in range(form.pages))
    for page in (-1, form.pages):
        with pytest.raises(IndexError):
            form.svg(page=page)
    with pytest.raises(ValueError, match="picture"):
        dumai.form(logo=b"GIF89a")
    with pytest.raises(ValueError, match="paper"):
        dumai.form(paper="a3")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"\.docx"):
        form.save(tmp_path / "form.docx")
    assert not list(tmp_path.iterdir())


def test_a_form_says_how_often_each_row_and_answer_was_taken(tmp_path: Path) -> None:
    sop = alur.load(alur.data_path("balangan.json"))
    begin = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
    path = tmp_path / "log.csv"
    path.write_text(sop.sample_log(1_200, start=begin, days=90), "utf-8")
    past = sop.replay(path)
    drawn = sop.form(past=past).svg()
    lines = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    for row in sop.definition.rows:
        done = [line for line in lines if line[1] == row.name]
        assert f">{len(done):,}<".replace(",", ".") in drawn
        for answer in row.answers:
            times = sum(line[-1] == answer.label for line in done)
            assert f">{answer.label}: {times:,}<".replace(",", ".") in drawn
    with pytest.raises(ValueError, match="another SOP"):
        alur.load(alur.data_path("dumai.json")).form(past=past)
