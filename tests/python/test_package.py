"""What the wheel brings."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib import metadata
from types import FunctionType

import pytest

import alur

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_command_runs_and_finds_its_calendars(command: Command) -> None:
    said = command(
        "due", "--calendar", "id", "--from", "2026-03-17T10:00+07:00", "--waktu", "3 hari"
    )
    assert said.returncode == 0, said.stderr
    version = command("--version")
    assert alur.__version__ in version.stdout


def test_versions_agree() -> None:
    assert metadata.version("alur") == alur.__version__


@pytest.mark.parametrize(
    "name",
    ["dumai.json", "calendars/id.json", "schema/sop-1.schema.json", "pejabat/dumai.json"],
)
def test_data_is_in_the_package(name: str) -> None:
    assert alur.data_path(name).is_file()


def test_everything_public_is_documented() -> None:
    undocumented = [
        name
        for name in alur.__all__
        if isinstance(getattr(alur, name), type | FunctionType) and not getattr(alur, name).__doc__
    ]
    assert not undocumented
