"""What the lines of a journal say, in words: decisions, refused attempts, limits that passed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from alur._core import Lifecycle, MeasuredThing, Reason
from alur.events import Event

__all__ = [
    "Attempt",
    "Correction",
    "Decision",
    "Line",
    "Measured",
    "MeasuredThing",
    "Moved",
    "Notice",
    "Opened",
    "Place",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A row, for one unit where it is repeated."""

    row: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A row that opened, and when it is due."""

    row: str
    unit: str
    due: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A clock that stopped. Outsiders' time is nobody's lateness."""

    what: MeasuredThing
    row: str
    unit: str
    opened: datetime.datetime
    due: datetime.datetime | None
    late: bool
    outside: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moved, by an extension or another calendar."""

    what: MeasuredThing
    row: str
    unit: str
    due: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Time was up before the row was done, or a rung of its lateness was reached (*lewat*)."""

    number: int
    what: MeasuredThing
    row: str
    unit: str
    due: datetime.datetime
    rung: int
    office: str
    noticed: datetime.datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice that turned out to be wrong (*ralat*); the old line stays."""

    number: int
    what: MeasuredThing
    row: str
    unit: str
    due: datetime.datetime
    rung: int
    office: str
    noticed: datetime.datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """A refused attempt that was kept. It changed nothing."""

    number: int
    at: datetime.datetime
    event: Event
    reason: Reason
    row: str
    unit: str


@dataclass(frozen=True, slots=True)
class Decision:
    """An event that was accepted, and what it did.

    ``event.by.seats`` holds the one assignment it relied on. ``stage`` is the life of the case
    after it.
    """

    number: int
    at: datetime.datetime
    event: Event
    office: str
    office_unit: str
    recorder: str
    row: str
    unit: str
    answer: str
    backward: bool
    target: str
    closed: bool
    opened: tuple[Opened, ...]
    withdrawn: tuple[Place, ...]
    void_outputs: tuple[Place, ...]
    measured: tuple[Measured, ...]
    moved: tuple[Moved, ...]
    lifted: tuple[Reason, ...]
    stage: Lifecycle
    outcome: str
    calendar_version: str


Line: TypeAlias = Decision | Attempt | Notice | Correction
"""One line of a journal; ``number`` counts from 1."""
