"""What the documentation shows, runs."""

from __future__ import annotations

import re
from pathlib import Path

import pandas
import pytest

import alur
import alur.plots


def test_the_example_of_the_page_says_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs/python.md").read_text("utf-8")
    example, logs, questions = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/python.md", "exec"), {})
    due, refusal, task = capsys.readouterr().out.splitlines()
    assert due == "2026-04-02 13:15:00+07:00"
    assert refusal.startswith("Reason.ROW_NOT_OPEN ")
    assert task.startswith("2 2026-04-02 13:22:00")
    assert (tmp_path / "laporan-1.jsonl").read_text("utf-8").count("\n") == 3

    log = Path(__file__).parents[2] / "examples" / "replay" / "log.csv"
    (tmp_path / "kejadian.csv").write_bytes(log.read_bytes())
    shown: dict[str, object] = {
        "sop": alur.load(alur.data_path("dumai.json")),
        "alur": alur,
        "pandas": pandas,
    }
    exec(compile(logs, "docs/python.md", "exec"), shown)
    assert isinstance(shown["past"], alur.Replay)
    exec(compile(questions, "docs/python.md", "exec"), shown | {"alur": alur})


def test_every_question_and_drawing_is_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs/python.md").read_text("utf-8")
    asked = [name for name in dir(alur.Questions) if not name.startswith("_")]
    tables = {"events", "cases", "deviations", "steps", "acts"}
    assert {"compliance", "rework"} <= set(asked)
    for name in set(asked) - tables:
        assert f"`{name}()`" in page, name
    for name in alur.plots.__all__:
        assert f"{name}" in page, name
