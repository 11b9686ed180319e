"""What people, and the clock, want to do to a case.

The methods of :class:`alur.Case` make these; an application that receives events from elsewhere
makes them itself and gives them to ``case.judge`` or ``case.act``. Names are the document's words,
as a person writes them. Members that an event does not need stay empty.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from alur._core import Capacity

__all__ = [
    "Actor",
    "AddUnit",
    "Assign",
    "CalledCase",
    "CallingRow",
    "Cancel",
    "Capacity",
    "Claim",
    "Complete",
    "DataValue",
    "Document",
    "Event",
    "Except",
    "Extend",
    "NewCalendar",
    "Note",
    "Release",
    "RemoveUnit",
    "Resume",
    "Seat",
    "SendBack",
    "SetData",
    "Start",
    "Suspend",
    "Tick",
    "UnitsOfKind",
    "What",
    "actor",
]

DataValue: TypeAlias = float | bool | str | datetime.date | None
"""A piece of case data; ``None`` takes a value back."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An office somebody holds, in what capacity, by which letter.

    ``unit`` is given where there is one such office in every unit.
    """

    office: str
    unit: str = ""
    capacity: Capacity = Capacity.DEFINITIVE
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an opaque person and the offices held."""

    id: str
    seats: Sequence[Seat] = ()


def actor(id: str, *offices: str | Seat) -> Actor:
    """A person with offices.

    >>> actor("eko", Seat("jfp_bidang", unit="Ekonomi"), "staf").seats[1]
    Seat(office='staf', unit='', capacity=<Capacity.DEFINITIVE: 0>, letter='')
    """
    return Actor(id, tuple(Seat(each) if isinstance(each, str) else each for each in offices))


@dataclass(frozen=True, slots=True)
class Document:
    """A paper or a file: what the SOP calls it, where it is kept, the SHA-256 of a file's bytes."""

    name: str
    reference: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class CallingRow:
    """The row of another case for which a case runs."""

    case_id: str = ""
    row: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledCase:
    """A finished case of the SOP that a row calls; ``case.result()`` of that case gives it."""

    id: str
    title: str = ""
    number: str = ""
    outcome: str = ""
    head: str = ""
    caller: CallingRow = field(default_factory=CallingRow)
    started: datetime.datetime
    finished: datetime.datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed: what is due by now is noticed, and nothing else."""


@dataclass(frozen=True, slots=True)
class UnitsOfKind:
    """The names of all units of one kind."""

    kind: str
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """Opens the case (*mulai*)."""

    row: str = ""
    units: Sequence[UnitsOfKind] = ()
    caller: CallingRow = field(default_factory=CallingRow)


@dataclass(frozen=True, slots=True)
class Complete:
    """One performer's act on a row (*selesaikan*)."""

    row: str
    unit: str = ""
    answer: str = ""
    reason: str = ""
    attendants: Sequence[Seat] = ()
    back_for: Sequence[str] = ()
    on_behalf_of: str = ""
    documents: Sequence[Document] = ()
    late_reason: str = ""
    name_office: str = ""
    name_person: str = ""
    name_units: Sequence[str] = ()
    called: CalledCase | None = None
    by_silence: bool = False


@dataclass(frozen=True, slots=True)
class SendBack:
    """Sends an open row back to an earlier one (*kembalikan*)."""

    row: str
    to: str
    reason: str = ""
    unit: str = ""
    back_for: Sequence[str] = ()
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Takes an open row into one's own hands (*ambil*)."""

    row: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """Gives a claimed row back (*lepas*)."""

    row: str
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assign:
    """Hands an open row to a person (*tugaskan*)."""

    row: str
    unit: str = ""
    person: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """Moves a deadline before it has passed (*perpanjang*)."""

    row: str
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Except:
    """A controller lets one act through although it will be refused (*kecualikan*).

    ``lifts`` is "jabatan", "pemisahan", "bukti" or "keterlambatan".
    """

    row: str
    unit: str = ""
    lifts: str = ""
    person: str = ""
    office: str = ""
    reason: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Suspend:
    """The case rests (*tunda*)."""

    reason: str = ""
    caller: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """It goes on (*lanjutkan*)."""

    reason: str = ""
    caller: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """It is over without an end (*batalkan*)."""

    reason: str = ""
    caller: str = ""


@dataclass(frozen=True, slots=True)
class AddUnit:
    """A unit joins the case (*tambah_unit*)."""

    kind: str
    unit: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RemoveUnit:
    """A unit leaves the case (*keluarkan_unit*)."""

    kind: str
    unit: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetData:
    """Case data becomes known or changes (*data*)."""

    values: Mapping[str, DataValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth keeping that changes nothing (*catat*)."""

    text: str


@dataclass(frozen=True, slots=True)
class NewCalendar:
    """Another version of the same calendar is put in force (*ganti_kalender*)."""

    reason: str = ""


What: TypeAlias = (
    Tick
    | Start
    | Complete
    | SendBack
    | Claim
    | Release
    | Assign
    | Extend
    | Except
    | Suspend
    | Resume
    | Cancel
    | AddUnit
    | RemoveUnit
    | SetData
    | Note
    | NewCalendar
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who wants what, and when it happened.

    ``at`` and ``recorded`` (when it was entered, if that was later) are aware datetimes. ``as_`` is
    the office in which the act is done; it may stay empty where only one fits. ``id`` makes an
    event safe to send twice; ``head`` refuses one that was made against an older state of the case.
    """

    at: datetime.datetime
    by: Actor
    what: What
    as_: str = ""
    id: str = ""
    head: str = ""
    recorded: datetime.datetime | None = None
