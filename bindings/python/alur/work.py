"""Work lists: what somebody can do now over many cases, and whom a case waits for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alur import _core
from alur._core import Punctuality
from alur.events import Actor

if TYPE_CHECKING:
    from alur.case import Case

__all__ = ["Awaited", "Task", "todo"]


@dataclass(frozen=True, slots=True)
class Awaited:
    """An open row: the offices that could act next, or the one person who may."""

    row: str
    unit: str
    offices: tuple[str, ...]
    person: str
    outside: bool
    opened: datetime.datetime
    due: datetime.datetime | None
    provisional: bool
    stands: Punctuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something an actor can do now.

    ``offices`` are the actor's that may act; where there are several, the event says which. As
    ``recorders`` the actor may enter what ``outsiders`` did. ``held``: in the actor's hands
    already; ``by_exception``: in somebody's stead; ``somebody_else``: this person did a row that
    bars from it.
    """

    case: Case
    row: str
    unit: str
    offices: tuple[str, ...]
    recorders: tuple[str, ...]
    outsiders: tuple[str, ...]
    opened: datetime.datetime
    due: datetime.datetime | None
    provisional: bool
    stands: Punctuality
    held: bool
    by_exception: bool
    somebody_else: bool


def todo(
    cases: Iterable[Case], who: Actor, at: datetime.datetime | None = None
) -> tuple[Task, ...]:
    """What the actor can do now (or at an instant) in any of the cases, by due date."""
    now = datetime.datetime.now(datetime.timezone.utc) if at is None else at
    all_cases = list(cases)
    listed = _core.todo([each._is for each in all_cases], who, now)
    return tuple(Task(case=all_cases[which], **members) for which, members in listed)
