"""An SOP that has been compiled: proven sound, and ready to run cases."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from alur import _core, logs
from alur._core import Zone
from alur._progress import Bar
from alur.alignments import AlignCosts, Alignments
from alur.calendars import Calendar
from alur.case import Case
from alur.definition import Definition
from alur.diagnostics import Diagnostics
from alur.errors import AlignmentTooLargeError, DefinitionError, UnknownCalendarError
from alur.form import Form, Paper, draw
from alur.logs import LogSource, LogStream, Replay
from alur.people import Register

__all__ = ["JournalSink", "Sop", "check", "compile", "load", "loads"]

JournalSink: TypeAlias = str | os.PathLike[str] | Callable[[list[str]], object] | None
"""Where the lines of a case are made durable: a file, or a function that is given the lines of one
batch and returns only when all of them are stored. ``None`` keeps them in memory."""


class Sop:
    """A compiled SOP. It is immutable: threads and cases share it."""

    __slots__ = (
        "_calendars",
        "_folders",
        "_is",
        "_journal_times",
        "_text",
        "_times",
        "diagnostics",
        "name",
    )

    name: str
    """What the file or text is called in diagnostics."""
    diagnostics: Diagnostics
    """Warnings and notes; errors would have kept it from being compiled."""

    def __init__(
        self, is_: _core.Machine, name: str, text: str | bytes, diagnostics: Diagnostics
    ) -> None:
        self._is = is_
        self._text = text
        self._folders = (Path(name).parent / "calendars",)
        self._calendars: dict[str, Calendar] = {}
        self._journal_times: dict[object, _core.Times] = {}
        self._times: dict[tuple[Calendar, Register | None], _core.Times] = {}
        self.name = name
        self.diagnostics = diagnostics

    @property
    def title(self) -> str:
        """Its title."""
        return self._is.title

    @property
    def definition(self) -> Definition:
        """A copy of what its file says, to be read or edited."""
        return self._is.definition

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of its ends; "" is a plain *selesai*."""
        return tuple(self._is.outcomes)

    @property
    def machine_hash(self) -> str:
        """What cases are bound to: everything that can change a verdict, hashed."""
        return self._is.machine_hash

    @property
    def document_hash(self) -> str:
        """The whole text, hashed."""
        return self._is.document_hash

    def to_json(self) -> str:
        """The SOP in its one canonical spelling."""
        return self._is.to_json()

    def check(self, people: Register, on: datetime.date) -> Diagnostics:
        """Whether those people can carry it out on that day."""
        return Diagnostics(people._is.check(self._is, self.name, self._text, on))

    def open(
        self,
        *,
        id: str = "",
        calendar: str | Calendar = "id",
        people: Register | None = None,
        journal: JournalSink = None,
        keep_refused: bool = True,
    ) -> Case:
        """A case of this SOP, not started yet; or as its journal left it.

        ``calendar`` is an id (looked for in ``calendars`` beside the SOP, then in the package), the
        path of a calendar file, or a calendar. With ``people``, persons may act by their id, and
        units have their own calendars. A journal file is created where there is none; one with
        lines goes on, with the calendars it names. ``keep_refused``: refused attempts leave a line.

        Raises :class:`alur.UnknownCalendarError`, :class:`alur.JournalError`,
        :class:`alur.ReplayError`.
        """
        if isinstance(journal, (str, os.PathLike)):
            file = _core.JournalFile(os.fspath(journal), True)
            times = self._named(file.text) or [self._on(calendar, people)]
            case = _core.open_in_file(self._is, times, file, id or Path(journal).stem, keep_refused)
            return Case(case, self, people, file.recovered)
        if journal is not None and not callable(journal):
            raise TypeError("journal is a path, a function, or None")
        made = _core.open_in_memory(
            self._is, [self._on(calendar, people)], "", id, journal, keep_refused
        )
        return Case(made, self, people)

    def resume(
        self,
        text: str,
        *,
        people: Register | None = None,
        journal: Callable[[list[str]], object] | None = None,
        keep_refused: bool = True,
    ) -> Case:
        """A case as the text of its journal left it; new lines go where ``journal`` puts them.

        Raises :class:`alur.UnknownCalendarError` and :class:`alur.ReplayError`.
        """
        times = self._named(text) or [self._on("id", people)]
        made = _core.open_in_memory(self._is, times, text, "", journal, keep_refused)
        return Case(made, self, people)

    def replay(
        self,
        log: LogSource,
        *,
        columns: Mapping[str, str] | None = None,
        zone: Zone | None = None,
        units: Mapping[str, Sequence[str]] | None = None,
        renamed: Mapping[str, str] | None = None,
        calendar: str | Calendar = "id",
        people: Register | None = None,
    ) -> Replay:
        """Judges what a log says happened, by the kernel and the guards that judge a live case.

        ``log`` is the path of an XES file, comma-separated values or Parquet, or a table of pandas,
        polars, pyarrow, duckdb or anything else with ``__arrow_c_stream__``; it is not changed.
        Columns are found by their XES, bupaR or Indonesian names; ``columns={"office": "Jabatan"}``
        names others, by field: case, activity, time, start, person, office, unit, answer,
        transition, documents.
        ``zone`` is that of times which name none. ``units`` are those of every case; without it
        those that the SOP lists, else those the log names in the case. ``renamed`` says which word
        to read for a word of the log. With ``people``, units have their own calendars.

        Raises :class:`alur.LogError`, :class:`OSError`, :class:`alur.UnknownCalendarError`,
        :class:`alur.MissingLibraryError`. The work is done without the GIL; Ctrl-C interrupts it.
        What takes longer than a second shows a bar, if tqdm is there and somebody looks.

        >>> import alur, pathlib, tempfile
        >>> sop = alur.load(alur.data_path("jambi.json"))
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "log.csv"
        >>> _ = path.write_text("berkas,langkah,selesai\\nA,Rapat,2026-01-05T08:00+07:00\\n")
        >>> past = sop.replay(path)
        >>> past
        <replay of 1 rows, 1 cases: 0 kept, 1 broken, 0 undetermined>
        >>> past.deviations["text_en"]
        ['"Rapat" is no step of this SOP']
        """
        read = logs.read(log, columns or {}, zone)
        times = self._on(calendar, people)
        words = dict(renamed or {})
        with Bar(f"judging {len(read)} rows") as bar:
            *tables, acts = _core.replay(
                self._is, times, read, logs.units_of(units), words, bar.tell
            )
        return Replay(tables, acts, read, _core.pair_starts(self._is, times, read, words))

    def align(
        self,
        log: LogSource,
        *,
        costs: AlignCosts | None = None,
        open_cases: bool = False,
        max_states: int = 1_000_000,
        columns: Mapping[str, str] | None = None,
        zone: Zone | None = None,
        units: Mapping[str, Sequence[str]] | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> Alignments:
        """Sets each case of a log beside the cheapest run of this SOP, exactly.

        Where :meth:`replay` judges event after event as they came, this asks how little would have
        to be different in the whole case for the SOP to be kept; time, offices and persons aside.
        With ``open_cases`` a run need not have ended. The other arguments are those of
        :meth:`replay`.

        Raises :class:`alur.AlignmentTooLargeError` if a case needs more than ``max_states`` pairs
        of place and state, :class:`ValueError` for a cost or limit beyond its bounds,
        :class:`alur.UnknownNameError` for a cost of no row, and what :meth:`replay` raises. Cases
        with the same events are aligned once; the GIL is released, and Ctrl-C interrupts.

        >>> import alur, pathlib, tempfile
        >>> sop = alur.load(alur.data_path("jambi.json"))
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "log.csv"
        >>> _ = path.write_text("berkas,langkah,selesai\\nA,1,2026-01-05T08:00+07:00\\n")
        >>> found = sop.align(path, open_cases=True)
        >>> found
        <alignments of 1 cases, 1 variants: 0 deviations, cost 0>
        >>> sop.align(path).deviations["step"]
        ['2', 'isi', '4', '5']
        """
        read = logs.read(log, columns or {}, zone)
        costs = costs or AlignCosts()
        with Bar("aligning", unit="cases") as bar:
            tables = _core.align(
                self._is,
                read,
                logs.units_of(units),
                dict(renamed or {}),
                (costs.log_only, costs.model_only, costs.synchronous),
                dict(costs.log_only_of),
                dict(costs.model_only_of),
                open_cases,
                max_states,
                bar.tell,
            )
        found = Alignments(tables, read)
        if found.refused:
            raise AlignmentTooLargeError(found)
        return found

    def log_stream(
        self,
        *,
        columns: Mapping[str, str] | None = None,
        zone: Zone | None = None,
        units: Mapping[str, Sequence[str]] | None = None,
        renamed: Mapping[str, str] | None = None,
        calendar: str | Calendar = "id",
        people: Register | None = None,
    ) -> LogStream:
        """Judges a log piece by piece: :meth:`replay` for what does not fit into memory, or has not
        all happened yet. The arguments are those of :meth:`replay`.

        >>> import alur
        >>> sop = alur.load(alur.data_path("jambi.json"))
        >>> past = sop.log_stream()
        >>> len(past.cases)
        0
        """
        return LogStream(
            _core.open_stream(self._is, self._on(calendar, people), logs.units_of(units)),
            columns or {},
            zone,
            renamed or {},
        )

    def sample_log(
        self,
        cases: int = 100,
        *,
        start: datetime.datetime,
        days: int = 90,
        seed: int = 1,
        faulty_percent: int = 0,
        persons: int = 3,
        units: Mapping[str, Sequence[str]] | None = None,
        calendar: str | Calendar = "id",
    ) -> str:
        """A made-up log, as comma-separated values: cases that begin within ``days`` from
        ``start``, ``persons`` in every office, and one fault in ``faulty_percent`` of the cases.

        The same seed gives the same log everywhere. Replayed, a clean one has no deviation. Raises
        :class:`ValueError` for units that neither the SOP lists nor are given.
        """
        return _core.sample_csv(
            self._is,
            self._on(calendar, None),
            seed,
            cases,
            start,
            days,
            faulty_percent,
            persons,
            logs.units_of(units),
        )

    def verify(self, text: str) -> None:
        """Judges every event of a journal again; raises :class:`alur.ReplayError` at a
        difference."""
        _core.judge_again(self._is, self._named(text) or [self._on("id", None)], text)

    def _on(self, calendar: str | Calendar, people: Register | None) -> _core.Times:
        if isinstance(calendar, str):
            calendar = self._calendar(calendar)
        made = self._times.get((calendar, people))
        if made is None:
            own = [] if people is None else self._unit_calendars(calendar, people)
            made = _core.make_times(self._is, calendar._is, own)
            self._times[calendar, people] = made
        return made

    # Read once: cases of one SOP share their calendar.
    def _calendar(self, name: str) -> Calendar:
        found = self._calendars.get(name)
        if found is None:
            if "/" in name or name.endswith(".json"):
                found = Calendar.read(name)[0]
            else:
                found = Calendar.find(name, folders=self._folders)
            self._calendars[name] = found
        return found

    # A unit's calendar has the version of the office's, else the newest that is older, else the
    # oldest.
    def _unit_calendars(
        self, office: Calendar, people: Register
    ) -> list[tuple[str, str, _core.Calendar]]:
        repeated = {_folded(each) for each in [*self._is.kinds, *self._is.case_kinds]}
        own = []
        for kind, unit, id in people._is.unit_calendars:
            if _folded(kind) not in repeated or id == office.id:
                continue
            versions = Calendar.versions(id, self._folders)
            if not versions:
                raise UnknownCalendarError(
                    f'kalender unit "{id}" tidak ditemukan',
                    f'the calendar of a unit "{id}" was not found',
                )
            fitting = [each for each in versions if each.version <= office.version]
            own.append((kind, unit, (fitting[0] if fitting else versions[-1])._is))
        return own

    # The timetables that a journal names, each made once.
    def _named(self, text: str) -> list[_core.Times]:
        return [self._made(name) for name in _core.named_times(text)]

    def _made(self, name: tuple[str, str, tuple[tuple[str, str, str, str], ...]]) -> _core.Times:
        made = self._journal_times.get(name)
        if made is None:
            id, version, units = name
            office = Calendar.find(id, version, self._folders)
            own = [
                (kind, unit, Calendar.find(its, its_version, self._folders)._is)
                for kind, unit, its, its_version in units
            ]
            made = _core.make_times(self._is, office._is, own)
            self._journal_times[name] = made
        return made

    def form(
        self,
        *,
        paper: Paper = "a4",
        identification: bool = False,
        logo: bytes = b"",
        past: Replay | None = None,
    ) -> Form:
        """The official form. A notebook shows an SOP as this.

        ``identification`` adds the sheet *identifikasi kegiatan*; ``logo`` is a PNG, JPEG or SVG
        picture. With ``past``, what :meth:`replay` found, the symbols and answers say how often
        each was done in the log. Raises :class:`ValueError` for another picture, or for what
        another SOP was judged by.
        """
        return draw(self.definition, paper, identification, logo, past)

    def __repr__(self) -> str:
        return f"<SOP {self.title!r}, {len(self.definition.rows)} rows>"

    def _repr_html_(self) -> str:
        return self.form()._repr_html_()


def load(path: str | os.PathLike[str], *, others: Iterable[Sop] = ()) -> Sop:
    """Reads, checks and compiles the SOP of a file.

    ``others`` are the SOPs that its rows may run as cases of their own. Raises
    :class:`alur.DefinitionError`, with everything that is wrong, and :class:`OSError`.

    >>> import alur
    >>> alur.load(alur.data_path("dumai.json")).title
    'Pengumpulan dan Pelaporan Data Kinerja'
    """
    return loads(Path(path).read_bytes(), os.fspath(path), others=others)


def loads(text: str | bytes, name: str = "<text>", *, others: Iterable[Sop] = ()) -> Sop:
    """The same for a text; ``name`` is what diagnostics call it."""
    made, found = _core.compile(name, text, [each._is for each in others])
    if made is None:
        raise DefinitionError(Diagnostics(found))
    return Sop(made, name, text, Diagnostics(found))


def compile(definition: Definition, *, others: Iterable[Sop] = ()) -> Sop:
    """Compiles a definition that was made or edited here.

    It is written and read first: places in diagnostics are those of its canonical text.
    """
    return loads(_core.write_definition(definition), "<definition>", others=others)


def check(
    sop: str | os.PathLike[str] | Definition,
    *,
    others: Sequence[Sop] = (),
    on: datetime.date | None = None,
) -> Diagnostics:
    """Everything that is wrong with an SOP or its form; raises nothing for a faulty one.

    A definition, the text of one (it begins with a brace), or the path of a file. ``on`` is the day
    by which a planned review is judged to be due; today if it is not given. What the SOP silences
    by ``abaikan`` is left out. :attr:`Sop.diagnostics` has only what concerns running it.

    >>> import alur
    >>> found = alur.check(alur.data_path("dumai.json"))
    >>> [each.code for each in found.errors]
    []
    >>> "MB01" in [each.code for each in found]
    True
    """
    text: str | bytes
    if isinstance(sop, Definition):
        name, text = "<definition>", _core.write_definition(sop)
    elif isinstance(sop, str) and sop.lstrip("\ufeff \t\r\n").startswith("{"):
        name, text = "<text>", sop
    else:
        name, text = os.fspath(sop), Path(sop).read_bytes()
    day = datetime.date.today() if on is None else on
    return Diagnostics(_core.review(name, text, [each._is for each in others], day))


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
