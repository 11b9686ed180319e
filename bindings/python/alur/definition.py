"""An SOP as its file says it: plain values that can be made, edited and written back.

References (ids of rows, codes of offices, kinds of units) are the texts the author wrote; whether
they lead anywhere is asked by :func:`alur.check` and :func:`alur.compile`. Empty text or list means
"not given". The keys of the file, and what they mean, stand in ``docs/format.md``; which member is
which key, in ``docs/glossary.md``.

>>> import alur
>>> surat = alur.Definition(
...     form=alur.Identity(title="Surat Keterangan"),
...     performers=[alur.Performer("loket", "Petugas Loket"), alur.Performer("lurah", "Lurah")],
...     rows=[
...         alur.Row(
...             activity="Menyusun surat", performers=["loket"], outputs=["Surat"],
...             time=alur.TimeLimit.parse("30 menit"),
...         ),
...         alur.Row(
...             activity="Menandatangani surat", performers=["lurah"],
...             inputs=[alur.InputDocument(["Surat"])],
...         ),
...     ],
... )
>>> sop = alur.compile(surat)
>>> surat.rows[1].time = alur.TimeLimit.parse("1 hari")
>>> print(surat.to_json()[-136:])
      "kegiatan": "Menandatangani surat",
      "pelaksana": "lurah",
      "kelengkapan": "Surat",
      "waktu": "1 hari"
    }
  ]
}
<BLANKLINE>
"""

from __future__ import annotations

from dataclasses import dataclass, field

from alur import _core
from alur._core import DataType, GoalKind, LatenessKind, Sharing
from alur.diagnostics import Diagnostics
from alur.errors import DefinitionError
from alur.times import Amounts, Extension, TimeLimit, WeeklyHours, Zone

__all__ = [
    "Answer",
    "Approver",
    "DataType",
    "Definition",
    "Goal",
    "GoalKind",
    "Identity",
    "InputDocument",
    "Lateness",
    "LatenessKind",
    "Performer",
    "Quorum",
    "Row",
    "Sharing",
    "UnitKind",
]


@dataclass(slots=True)
class Approver:
    """Who has put the SOP in force (*disahkan_oleh*)."""

    office: str = ""
    name: str = ""
    rank: str = ""
    staff_number: str = ""


@dataclass(slots=True)
class Performer:
    """An office (*pelaksana*). ``column`` is its printed heading, where that is not its name."""

    code: str
    name: str
    column: str = ""
    aliases: list[str] = field(default_factory=list)
    per_unit: str = ""
    outside: bool = False


@dataclass(slots=True)
class InputDocument:
    """One item of *kelengkapan*; any one of the alternatives suffices."""

    alternatives: list[str]


@dataclass(slots=True)
class Goal:
    """Where an exit leads: the next row, the row of that id, or an end.

    >>> Goal.to_row("periksa").row
    'periksa'
    >>> Goal.end("ditolak")
    Goal(kind=<GoalKind.END: 2>, row='', outcome='ditolak')
    """

    kind: GoalKind = GoalKind.NEXT_ROW
    row: str = ""
    outcome: str = ""

    @staticmethod
    def to_row(id: str) -> Goal:
        """The row of that id."""
        return Goal(GoalKind.ROW, id)

    @staticmethod
    def end(outcome: str = "") -> Goal:
        """The end of the SOP (*selesai*), by its name where there are several."""
        return Goal(GoalKind.END, "", outcome)


@dataclass(slots=True)
class Answer:
    """A labelled exit of a row that decides (*cabang*).

    ``rule`` (*bila*) is the JsonLogic expression as JSON text; empty: always allowed.
    """

    label: str
    leads_to: Goal
    rule: str = ""


@dataclass(slots=True)
class Quorum:
    """How many units or attendants suffice (*kuorum*): a number, or a percentage."""

    amount: int
    percent: bool = False


@dataclass(slots=True)
class Lateness:
    """One item of *terlambat*: what happens when time is up."""

    kind: LatenessKind = LatenessKind.RECORD
    after: Amounts | None = None
    office: str = ""
    answer: str = ""


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of the table (*langkah*).

    ``number`` is the printed one; left empty, rows count on. ``id`` is what others point to; left
    empty, it is the number. ``next`` left empty is the next row; several goals are parallel work.
    """

    number: str = ""
    id: str = ""
    phase: str = ""
    trigger: str | None = None
    activity: str
    shared: Sharing = Sharing.SINGLE
    performers: list[str] = field(default_factory=list)
    per_unit: str = ""
    assigned_at: str = ""
    inputs: list[InputDocument] = field(default_factory=list)
    time: TimeLimit | None = None
    until: str = ""
    outputs: list[str] = field(default_factory=list)
    remarks: str = ""
    question: str = ""
    answers: list[Answer] = field(default_factory=list)
    next: list[Goal] = field(default_factory=list)
    returns: list[str] = field(default_factory=list)
    returns_anywhere: bool = False
    called_sop: str = ""
    different_person: list[str] = field(default_factory=list)
    definitive_only: bool = False
    enough: Quorum | None = None
    extends: Extension | None = None
    when_late: list[Lateness] = field(default_factory=list)
    hours: WeeklyHours | None = None
    evidence_required: bool | None = None
    readings: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    silenced: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What events call the row: its id, else its number."""
        return self.id or self.number


@dataclass(slots=True)
class UnitKind:
    """The units of one kind (*unit*): bidang, kecamatan, and their names."""

    kind: str
    names: list[str]


@dataclass(slots=True, kw_only=True)
class Identity:
    """The first page of the form: the identity block and the six boxes, as printed."""

    title: str
    number: str = ""
    government: str = ""
    work_unit: str = ""
    created: str = ""
    revised: str = ""
    effective: str = ""
    approved: str = ""
    approved_by: Approver = field(default_factory=Approver)
    legal_basis: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    qualification: list[str] = field(default_factory=list)
    equipment: list[str] = field(default_factory=list)
    warning: list[str] = field(default_factory=list)
    recording: list[str] = field(default_factory=list)
    activity_kind: str = ""
    product_owner: str = ""
    activity_owner: str = ""
    scope: str = ""


@dataclass(slots=True, kw_only=True)
class Definition:
    """A whole SOP as its file says it."""

    form: Identity
    schema: str = ""
    local_zone: Zone | None = None
    hours: WeeklyHours | None = None
    service_time: TimeLimit | None = None
    performers: list[Performer] = field(default_factory=list)
    units: list[UnitKind] = field(default_factory=list)
    from_outside: list[str] = field(default_factory=list)
    evidence_required: bool = False
    data: dict[str, DataType] = field(default_factory=dict)
    controllers: list[str] = field(default_factory=list)
    when_late: list[Lateness] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    readings: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    silenced: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def from_json(text: str | bytes, name: str = "<text>") -> Definition:
        """Reads a document without compiling it: a reference may still lead nowhere.

        Raises :class:`alur.DefinitionError`.
        """
        read, found = _core.read_definition(name, text)
        if read is None:
            raise DefinitionError(Diagnostics(found))
        return read

    def to_json(self) -> str:
        """The SOP in its one canonical spelling, as alur hashes it.

        Raises :class:`alur.DefinitionError` for what no file could say.
        """
        return _core.write_definition(
            Definition.from_json(_core.write_definition(self), "<definition>")
        )
