"""What the tests share: the repository, the command, and times of an office in WIB."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import alur

WIB = timezone(timedelta(hours=7))
SOPS = ("dumai", "jambi", "balangan", "banggai")


def at(text: str) -> datetime:
    """2026-04-02 13:05, on the wall clock of an office in WIB."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.fixture(scope="session")
def dumai() -> alur.Sop:
    return alur.load(alur.data_path("dumai.json"))


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command that the wheel has put beside this Python."""
    program = Path(sys.executable).parent / "alur"

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *map(str, words)], capture_output=True, text=True)

    return run


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C interrupts, also where this runs in the background and was told to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def read_json(path: Path) -> Any:
    """JSON as alur accepts it: lines of comments are passed over."""
    return json.loads(re.sub(r"(?m)^\s*//.*$", "", path.read_text("utf-8")))


class Scenario:
    """A scenario of the command, played through the package."""

    def __init__(self, name: str) -> None:
        self.path = alur.data_path(f"skenario/{name}.json")
        self.said: dict[str, Any] = read_json(self.path)
        self.actors = {
            id: alur.actor(
                id,
                *(
                    each
                    if isinstance(each, str)
                    else alur.Seat(each["jabatan"], each.get("unit", ""))
                    for each in offices
                ),
            )
            for id, offices in self.said["pelaku"].items()
        }

    def who(self, of: dict[str, Any]) -> alur.Actor:
        id: str = of.get("oleh", "")
        return self.actors.get(id, alur.Actor(id))

    def play(self, case: alur.Case) -> list[alur.Judgement]:
        begin = self.said["mulai"]
        answers = [
            case.start(
                by=self.who(begin),
                at=datetime.fromisoformat(begin["pada"]),
                row=begin.get("di", ""),
                units={
                    kind: [names] if isinstance(names, str) else names
                    for kind, names in begin.get("unit", {}).items()
                },
            )
        ]
        return answers + [self.act(case, each) for each in self.said["kejadian"]]

    def act(self, case: alur.Case, one: dict[str, Any]) -> alur.Judgement:
        by, when = self.who(one), datetime.fromisoformat(one["pada"])
        unit, reason = one.get("unit", ""), one.get("alasan", "")
        back_for = one.get("unit_kembali", ())
        if isinstance(back_for, str):
            back_for = (back_for,)
        if "selesaikan" in one:
            return case.complete(
                one["selesaikan"],
                by=by,
                at=when,
                unit=unit,
                answer=one.get("jawab", ""),
                reason=reason,
                back_for=back_for,
                on_behalf_of=one.get("atas_nama", ""),
                attendants=[
                    alur.Seat(each)
                    if isinstance(each, str)
                    else alur.Seat(each["jabatan"], each.get("unit", ""))
                    for each in one.get("hadir", ())
                ],
                as_=one.get("sebagai", ""),
            )
        if "kembalikan" in one:
            return case.send_back(
                one["kembalikan"],
                one["ke"],
                by=by,
                at=when,
                unit=unit,
                reason=reason,
                back_for=back_for,
                on_behalf_of=one.get("atas_nama", ""),
            )
        if "tunda" in one:
            return case.suspend(by=by, at=when, reason=one["tunda"])
        if "lanjutkan" in one:
            return case.resume(by=by, at=when, reason=one["lanjutkan"])
        if "batalkan" in one:
            return case.cancel(by=by, at=when, reason=one["batalkan"])
        if "tambah_unit" in one:
            [(kind, name)] = one["tambah_unit"].items()
            return case.add_unit(kind, name, by=by, at=when, reason=reason)
        if "keluarkan_unit" in one:
            [(kind, name)] = one["keluarkan_unit"].items()
            return case.remove_unit(kind, name, by=by, at=when, reason=reason)
        if "catat" in one:
            return case.note(one["catat"], by=by, at=when)
        if "detak" in one:
            return case.tick(when)
        raise AssertionError(f"the tests do not know this event: {one}")
