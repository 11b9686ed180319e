"""One run of an SOP: judged, written down, and only then moved."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from alur import _core
from alur._core import Lifecycle, Punctuality, Zone
from alur.calendars import Calendar
from alur.diagnostics import Bilingual
from alur.events import (
    Actor,
    AddUnit,
    Assign,
    CalledCase,
    CallingRow,
    Cancel,
    Claim,
    Complete,
    DataValue,
    Document,
    Event,
    Except,
    Extend,
    NewCalendar,
    Note,
    Release,
    RemoveUnit,
    Resume,
    Seat,
    SendBack,
    SetData,
    Start,
    Suspend,
    Tick,
    UnitsOfKind,
    What,
)
from alur.history import Line
from alur.people import Register
from alur.results import Accepted, Call, Judgement, Known, Refusal
from alur.work import Awaited, Task, todo

if TYPE_CHECKING:
    from alur.sop import Sop

__all__ = ["Case", "Lifecycle"]


class Case:
    """One run of an SOP (*berkas*), opened by ``sop.open()``.

    Every method that does something takes ``at``, when it happened (an aware datetime), and ``by``,
    who did it: an actor, or the id of a person of the register the case was opened with. What they
    return is :class:`~alur.Accepted` or :class:`~alur.Refusal`, true or false; ``.or_raise()``
    makes an exception of a refusal. They also take ``as_``, the office in which it is done where
    several fit; ``id``, which makes an event safe to send twice; and ``recorded``, when it was
    entered, if later.

    Where a journal is kept, what is accepted stands in it before the case moves. If it cannot be
    written, :class:`alur.JournalError` is raised and the case is what it was.

    Threads: different cases are independent. Threads that change one case wait for each other.

    >>> from datetime import datetime, timedelta, timezone
    >>> import alur
    >>> wib = timezone(timedelta(hours=7))
    >>> case = alur.load(alur.data_path("dumai.json")).open()
    >>> opened = datetime(2026, 4, 2, 13, 5, tzinfo=wib)
    >>> case.start(by="ani", at=opened, units={"bidang": ["Ekonomi"]})
    <accepted: start>
    >>> case.due("1").isoformat()
    '2026-04-02T13:15:00+07:00'
    >>> ani = alur.actor("ani", "jfp_sekretariat")
    >>> answer = case.complete("rekap", by=ani, at=opened)
    >>> bool(answer), answer.reason
    (False, <Reason.ROW_NOT_OPEN: 5>)
    >>> answer.or_raise()
    Traceback (most recent call last):
        ...
    alur.errors.Refused: Langkah 5 belum sampai gilirannya; ...
    """

    __slots__ = ("_is", "_people", "recovered", "sop")

    sop: Sop
    """What it is a run of."""
    recovered: str | None
    """Where the unfinished end of an interrupted writing was moved, if the journal had one."""

    def __init__(
        self, is_: _core.Case, sop: Sop, people: Register | None, recovered: str | None = None
    ) -> None:
        self._is = is_
        self._people = people
        self.sop = sop
        self.recovered = recovered

    # ---- judging and applying

    def judge(self, event: Event, *, calendar: Calendar | None = None) -> Judgement:
        """What the event would do. Changes nothing; ``apply`` puts it in place.

        ``calendar`` belongs to :class:`alur.NewCalendar`, and to no other event.
        """
        return _judgement(self._is.judge(event, self._times(event, calendar)))

    def apply(self, judged: Accepted) -> None:
        """Writes down what ``judge`` accepted and puts it in place.

        Raises :class:`alur.StaleJudgementError` if the case has moved since.
        """
        self._is.apply(judged._entry)

    def calls(self, judged: Accepted) -> tuple[Call, ...]:
        """What the judgement means for cases that run for rows of this one; before it is applied.

        Cases do not reach each other: whoever keeps them sends these events on. A row is completed
        with ``called=`` the ``result()`` of its case.
        """
        return tuple(self._is.calls(judged._entry))

    def act(self, event: Event, *, calendar: Calendar | None = None) -> Judgement:
        """Judges and applies; what is refused leaves a line, unless that was not asked for."""
        return _judgement(self._is.act(event, self._times(event, calendar)))

    # ---- events

    def start(
        self,
        *,
        by: Actor | str,
        at: datetime.datetime,
        row: str = "",
        units: Mapping[str, Sequence[str]] | None = None,
        caller: CallingRow | None = None,
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Opens the case (*mulai*), with the names of its units by their kind."""
        named = [UnitsOfKind(kind, tuple(names)) for kind, names in (units or {}).items()]
        what = Start(row, named, caller or CallingRow())
        return self._do(what, by, at, "", id, recorded)

    def complete(
        self,
        row: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        unit: str = "",
        answer: str = "",
        reason: str = "",
        attendants: Sequence[Seat] = (),
        back_for: Sequence[str] = (),
        on_behalf_of: str = "",
        documents: Sequence[Document] = (),
        late_reason: str = "",
        name_office: str = "",
        name_person: str = "",
        name_units: Sequence[str] = (),
        called: CalledCase | None = None,
        by_silence: bool = False,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Does one performer's act on a row (*selesaikan*).

        ``answer`` where the row decides, with a ``reason`` if it leads back; ``back_for``: the
        units it goes back for; ``name_office``, ``name_person``, ``name_units``: who does the rows
        that are *ditunjuk* here; ``called``: the finished case of the SOP that the row runs;
        ``by_silence``: the answer that time gave, entered by somebody.
        """
        what = Complete(
            row=row,
            unit=unit,
            answer=answer,
            reason=reason,
            attendants=attendants,
            back_for=back_for,
            on_behalf_of=on_behalf_of,
            documents=documents,
            late_reason=late_reason,
            name_office=name_office,
            name_person=name_person,
            name_units=name_units,
            called=called,
            by_silence=by_silence,
        )
        return self._do(what, by, at, as_, id, recorded)

    def send_back(
        self,
        row: str,
        to: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        unit: str = "",
        back_for: Sequence[str] = (),
        on_behalf_of: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Sends an open row back to an earlier one (*kembalikan*)."""
        what = SendBack(row, to, reason, unit, back_for, on_behalf_of)
        return self._do(what, by, at, as_, id, recorded)

    def claim(
        self,
        row: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        unit: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Takes an open row into one's own hands (*ambil*)."""
        return self._do(Claim(row, unit), by, at, as_, id, recorded)

    def release(
        self,
        row: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        unit: str = "",
        reason: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Gives it back (*lepas*); a controller may, with a reason, whoever holds it."""
        return self._do(Release(row, unit, reason), by, at, as_, id, recorded)

    def assign(
        self,
        row: str,
        person: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        unit: str = "",
        reason: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Hands an open row to a person (*tugaskan*)."""
        return self._do(Assign(row, unit, person, reason), by, at, as_, id, recorded)

    def extend(
        self,
        row: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        unit: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Moves the deadline of an open row before it has passed (*perpanjang*)."""
        return self._do(Extend(row, unit, reason), by, at, as_, id, recorded)

    def except_(
        self,
        row: str,
        lifts: str,
        person: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        letter: str,
        office: str = "",
        unit: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Lets one act of a person through although it will be refused (*kecualikan*).

        ``lifts`` is "jabatan", "pemisahan", "bukti" or "keterlambatan"; for "jabatan", ``office``
        is the one in whose stead the person acts.
        """
        what = Except(row, unit, lifts, person, office, reason, letter)
        return self._do(what, by, at, as_, id, recorded)

    def suspend(
        self,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        caller: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Lets the case rest (*tunda*); its clocks stand still."""
        return self._do(Suspend(reason, caller), by, at, as_, id, recorded)

    def resume(
        self,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str = "",
        caller: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Lets it go on (*lanjutkan*)."""
        return self._do(Resume(reason, caller), by, at, as_, id, recorded)

    def cancel(
        self,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        caller: str = "",
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Ends it without an end (*batalkan*)."""
        return self._do(Cancel(reason, caller), by, at, as_, id, recorded)

    def add_unit(
        self,
        kind: str,
        unit: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Lets a unit join the case (*tambah_unit*)."""
        return self._do(AddUnit(kind, unit, reason), by, at, as_, id, recorded)

    def remove_unit(
        self,
        kind: str,
        unit: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Takes a unit, its acts and its outputs out of the case (*keluarkan_unit*)."""
        return self._do(RemoveUnit(kind, unit, reason), by, at, as_, id, recorded)

    def set_data(
        self,
        values: Mapping[str, DataValue],
        *,
        by: Actor | str,
        at: datetime.datetime,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Sets case data that rules read (*data*); ``None`` takes a value back."""
        return self._do(SetData(dict(values)), by, at, as_, id, recorded)

    def note(
        self,
        text: str,
        *,
        by: Actor | str,
        at: datetime.datetime,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Keeps something that changes nothing (*catat*)."""
        return self._do(Note(text), by, at, as_, id, recorded)

    def change_calendar(
        self,
        calendar: Calendar,
        *,
        by: Actor | str,
        at: datetime.datetime,
        reason: str,
        as_: str = "",
        id: str = "",
        recorded: datetime.datetime | None = None,
    ) -> Judgement:
        """Puts another version of the same calendar in force (*ganti_kalender*)."""
        event = self._event(NewCalendar(reason), by, at, as_, id, recorded)
        return self.act(event, calendar=calendar)

    def tick(self, at: datetime.datetime) -> Judgement:
        """Notices what is due by then, and nothing else. Time never moves a case."""
        return self._do(Tick(), "", at, "", "", None)

    # ---- where it stands

    @property
    def id(self) -> str:
        """What its journal calls it."""
        return self._is.id

    @property
    def stage(self) -> Lifecycle:
        """Not started, running, suspended, completed or cancelled."""
        return self._is.stage

    @property
    def outcome(self) -> str | None:
        """The name of the end it came to, "" for a plain *selesai*; ``None`` until then."""
        return self._is.outcome

    @property
    def started(self) -> datetime.datetime | None:
        """When it was opened."""
        return self._is.started

    @property
    def last_act(self) -> datetime.datetime | None:
        """When something was last done; later acts are never dated before it."""
        return self._is.last_act

    @property
    def data(self) -> dict[str, DataValue]:
        """The case data that rules read."""
        return self._is.data

    @property
    def units(self) -> dict[str, tuple[str, ...]]:
        """The units that are in the case now, by their kind."""
        return self._is.units

    @property
    def zone(self) -> Zone:
        """The zone of its datetimes."""
        return self._is.zone

    @property
    def calendar(self) -> tuple[str, str]:
        """Id and version of the calendar in force."""
        return self._is.calendar

    def waiting(self, at: datetime.datetime | None = None) -> tuple[Awaited, ...]:
        """Every open row, whom it waits for, since when and until when; by due date.

        ``at`` is now unless it is given; so it is wherever something is asked.
        """
        return tuple(_core.waiting(self._is, _now(at)))

    def is_open(self, row: str, unit: str = "") -> bool:
        """Whether a row is open; raises :class:`alur.UnknownNameError`."""
        return self._is.is_open(row, unit)

    def due(self, row: str, unit: str = "") -> datetime.datetime | None:
        """When an open row is due; ``None`` if it is not open or has no limit."""
        return self._is.due(row, unit)

    def why_due(self, row: str, unit: str = "") -> tuple[Bilingual, ...]:
        """Why an open row was due then when it opened, as sentences."""
        return tuple(self._is.why_due(row, unit))

    def timeliness(self, at: datetime.datetime | None = None) -> Punctuality:
        """The worst of all open clocks."""
        return self._is.timeliness(_now(at))

    @property
    def next_deadline(self) -> datetime.datetime | None:
        """The earliest instant at which a tick would notice something."""
        return self._is.next_deadline

    def todo(self, who: Actor | str, at: datetime.datetime | None = None) -> tuple[Task, ...]:
        """What somebody can do now in this case; over many cases: :func:`alur.todo`."""
        return todo([self], self._actor(who, _now(at)), at)

    def result(self) -> CalledCase | None:
        """Of a completed case: what ``complete(called=…)`` of the calling case's row asks for."""
        return self._is.result()

    # ---- its journal

    @property
    def journal(self) -> str:
        """The text of its journal: every line, each with its line end."""
        return self._is.text

    @property
    def history(self) -> tuple[Line, ...]:
        """What the lines of its journal say."""
        return tuple(_core.journal_lines(self._is.text, 0))

    @property
    def head(self) -> str:
        """The head of its journal, for paper: whoever keeps it can prove the lines later."""
        return self._is.head

    @property
    def head_hash(self) -> str:
        """The same for ``Event(head=…)``: the hash of the last line."""
        return self._is.head_hash

    def close(self) -> None:
        """Gives the journal's file free for others. The case can still be read."""
        self._is.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        open_rows = ", ".join(_place(each) for each in self._open())
        return (
            f"<case {self.id!r} of {self.sop.title!r}: {self.stage.name.lower()}"
            f"{', open: ' + open_rows if open_rows else ''}>"
        )

    def _repr_html_(self) -> str:
        from alur._html import case_html

        return case_html(self)

    # ---- for the methods above

    def _open(self) -> Iterable[Awaited]:
        return self.waiting(self.last_act) if self.last_act else ()

    def _actor(self, who: Actor | str, at: datetime.datetime) -> Actor:
        if isinstance(who, Actor):
            return who
        return Actor(who) if self._people is None else self._people.actor(who, at, self.zone)

    def _event(
        self,
        what: What,
        by: Actor | str,
        at: datetime.datetime,
        as_: str,
        id: str,
        recorded: datetime.datetime | None,
    ) -> Event:
        by = self._actor(by, at)
        return Event(at=at, by=by, what=what, as_=as_, id=id, recorded=recorded)

    def _do(
        self,
        what: What,
        by: Actor | str,
        at: datetime.datetime,
        as_: str,
        id: str,
        recorded: datetime.datetime | None,
    ) -> Judgement:
        return self.act(self._event(what, by, at, as_, id, recorded))

    def _times(self, event: Event, calendar: Calendar | None) -> _core.Times | None:
        if isinstance(event.what, NewCalendar) != (calendar is not None):
            raise TypeError("a calendar belongs to NewCalendar, and to no other event")
        return None if calendar is None else self.sop._on(calendar, self._people)


def _judgement(answer: _core.Entry | Refusal | Known) -> Judgement:
    return Accepted(answer) if isinstance(answer, _core.Entry) else answer


def _now(at: datetime.datetime | None) -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc) if at is None else at


def _place(of: Awaited) -> str:
    return f"{of.row} ({of.unit})" if of.unit else of.row
