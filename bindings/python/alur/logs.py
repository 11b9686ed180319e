"""Event logs: read, written, and judged by an SOP, whole or piece by piece."""

from __future__ import annotations

import datetime
import gzip
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from alur import _core
from alur._core import Zone
from alur._progress import Bar
from alur.diagnostics import Bilingual
from alur.errors import LogError, MissingLibraryError
from alur.events import UnitsOfKind
from alur.questions import Questions

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "JudgedBatch",
    "Log",
    "LogNote",
    "LogSource",
    "LogStream",
    "Replay",
    "Table",
    "add_steps",
    "read_log",
    "write_csv",
    "write_xes",
]


class ArrowStream(Protocol):
    """A table of any library that speaks Arrow: pandas, polars, pyarrow, duckdb."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its columns, as the Arrow C stream interface passes them."""


class ArrowArray(Protocol):
    """A record batch of any library that speaks Arrow."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Its columns, as the Arrow C data interface passes them."""


LogSource: TypeAlias = str | os.PathLike[str] | ArrowStream | ArrowArray
"""The path of a file (XES, comma-separated values, Parquet), a table, or a :class:`Log`."""


class Table:
    """Columns of one length, for any library that speaks Arrow.

    ``pandas.DataFrame.from_arrow``, ``polars.DataFrame``, ``pyarrow.table`` and duckdb take it as
    it is; without any of them, ``table["step"]`` is a list and ``list(table)`` has a dict for each
    row. Empty cells are None, instants aware datetimes.
    """

    __slots__ = ("_is",)

    def __init__(self, is_: _core.Table) -> None:
        self._is = is_

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self._is.names)

    def __len__(self) -> int:
        return len(self._is)

    def __getitem__(self, column: str) -> list[Any]:
        names = self._is.names
        if column not in names:
            raise KeyError(column)
        return self._is.column(names.index(column))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        lists = [self._is.column(each) for each in range(len(self._is.names))]
        for cells in zip(*lists, strict=True):
            yield dict(zip(self._is.names, cells, strict=True))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its columns, without a copy of the numbers."""
        return self._is.stream()

    def __repr__(self) -> str:
        return f"<table of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        from alur._html import table_html

        return table_html(self)


@dataclass(frozen=True, slots=True)
class LogNote:
    """What a reader made of values by itself."""

    kind: str
    """"unused": the column, or attribute of an XES file, is of no field of a log; "by_default":
    rows that lack it have what the file's ``global`` says."""
    name: str
    """The column ("#3" of one without a name) or attribute; "case:" stands before attributes of a
    trace, "log:" before those of the file."""
    count: int
    """Of how many values, or rows."""


class Log(Table):
    """An event log that was read: its columns under XES's names, and what could not be read.

    ``time:timestamp`` is in the zone that the file's times have, if it is WIB, WITA or WIT for all,
    else in UTC; :func:`write_xes` and :func:`write_csv` write each with its own offset again.
    """

    __slots__ = ("_log", "faults", "notes")

    faults: tuple[tuple[int, Bilingual], ...]
    """What could not be read: the line of the file (or row of the table, from 1), and why."""
    notes: tuple[LogNote, ...]
    """Columns or attributes that were not used, and what was filled in."""

    def __init__(self, log: _core.Log) -> None:
        super().__init__(log.table())
        self._log = log
        self.faults = tuple(log.faults)
        self.notes = _notes(log)

    def __repr__(self) -> str:
        return f"<log of {len(self)} rows: {', '.join(self.columns)}>"


class Replay(Questions):
    """What was found in a log, as tables; and the questions of analysts, each a method.

    A finding is "kept", "broken", "undetermined" where the log does not say enough, or None where
    the SOP asks nothing. ``row`` counts the rows of the log from 0. Durations are milliseconds of
    office time.
    """

    __slots__ = (
        "_acts",
        "_made_acts",
        "cases",
        "deviations",
        "events",
        "faults",
        "notes",
        "paired_starts",
        "steps",
        "unpaired_starts",
        "unstarted",
        "words",
    )

    events: Table
    """One row for every row of the log, in its order: what it was, and what was found. A column is
    made when it is first asked for, and kept."""
    cases: Table
    """One row for every case, by name; one that has not ended is never "kept"."""
    deviations: Table
    """One row for every deviation: where it is in the log, what was expected, what observed."""
    steps: Table
    """One row for every row of the SOP: how often it was done, skipped, late; how long it took."""
    words: Table
    """How each word of the log was understood; look at what is "similar" or "unknown"."""
    faults: tuple[tuple[int, Bilingual], ...]
    """What could not be read: the line of the file (or row of the table, from 1), and why."""
    notes: tuple[LogNote, ...]
    """Columns or attributes that were not used, and what was filled in."""
    unpaired_starts: Table
    """One row for every line that begins work ("start") which no completion ends: its place in the
    log, the step, the unit, when it began."""
    paired_starts: int
    """How many lines begin work that a completion ends."""
    unstarted: int
    """How many completions have no known beginning of the work."""

    def __init__(
        self,
        tables: Sequence[_core.Table],
        acts: _core.Acts,
        log: _core.Log,
        starts: tuple[int, int, _core.Table],
    ) -> None:
        events, cases, deviations, steps, words = map(Table, tables)
        self.events = events
        self.cases = cases
        self.deviations = deviations
        self.steps = steps
        self.words = words
        self._acts = acts
        self._made_acts: Table | None = None
        self.faults = tuple(log.faults)
        self.notes = _notes(log)
        self.paired_starts, self.unstarted, unpaired = starts
        self.unpaired_starts = Table(unpaired)

    @property
    def acts(self) -> Table:
        """One row for every row of the log: who, when and for whom, as it was understood.

        ``case_unit`` is the unit where the row is not repeated for units. ``place`` is its place
        among the acts of its case, ``nth`` the how-manieth time the row of the SOP was done there;
        ``after`` the row of the log that gave this one its turn; ``round``, where it was done again
        after a return, the row of the log that was first done again. ``waited_ms`` of office time
        passed from its turn to the beginning of work; ``allowed_ms`` is what it had to its due
        instant. Made when it is first asked for.
        """
        if self._made_acts is None:
            self._made_acts = Table(self._acts.table())
        return self._made_acts

    def pending(self, until: datetime.datetime | None = None) -> Table:
        """What the cases that have not ended wait for, the longest late first.

        One row for each row of the SOP whose turn has come in such a case, and for each unit:
        since when (``opened``, None where a row before it was skipped or the log does not say),
        until when (``due``), and as of ``until``, else of the log's last line, how much office time
        it has ``waited_ms``, and how much of that after it was due (``late_ms``; None where it is
        nobody's lateness). Raises :class:`ValueError` for an ``until`` before that last line.

        >>> import alur, datetime, pathlib, tempfile
        >>> sop = alur.load(alur.data_path("jambi.json"))
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "log.csv"
        >>> _ = path.write_text("berkas,langkah,selesai\\nA,MULAI,2026-01-05T08:00+07:00\\n")
        >>> wib = datetime.timezone(datetime.timedelta(hours=7))
        >>> waits = sop.replay(path).pending(datetime.datetime(2026, 1, 5, 10, tzinfo=wib))
        >>> waits["case"], waits["number"], waits["waited_ms"]
        (['A'], ['1'], [7200000])
        """
        return Table(self._acts.pending(until))

    def __repr__(self) -> str:
        verdicts = self.cases["verdict"]
        return (
            f"<replay of {len(self.events)} rows, {len(verdicts)} cases: "
            f"{verdicts.count('kept')} kept, {verdicts.count('broken')} broken, "
            f"{verdicts.count('undetermined')} undetermined>"
        )

    def _repr_html_(self) -> str:
        from alur._html import replay_html

        return replay_html(self)


class JudgedBatch:
    """What was found in one batch of a stream; ``row`` counts from its first."""

    __slots__ = ("deviations", "events", "faults", "steps", "words")

    events: Table
    """One row for every row of the batch, in its order."""
    deviations: Table
    """One row for every deviation, in the order of the rows."""
    steps: Table
    """One row for every row of the SOP; see :func:`add_steps`."""
    words: Table
    """How each word of the batch was understood."""
    faults: tuple[tuple[int, Bilingual], ...]
    """What could not be read: the row of the batch, from 1, and why."""

    def __init__(self, tables: Sequence[_core.Table], log: _core.Log) -> None:
        self.events, self.deviations, self.steps, self.words = map(Table, tables)
        self.faults = tuple(log.faults)

    def __repr__(self) -> str:
        return f"<batch of {len(self.events)} rows: {len(self.deviations)} deviations>"


class LogStream:
    """A log judged piece by piece, as it comes: what :meth:`alur.Sop.log_stream` returns.

    Every case must come in time order; cases may be interleaved in any way, and a row before its
    case's last is "too_early" and not judged. What is found is the same however the log is cut, and
    the same as :meth:`alur.Sop.replay` finds in the whole, provided that the units of repeated rows
    are listed by the SOP or given.

    Threads may share a stream: they wait for each other. A batch that Ctrl-C interrupts leaves it
    unusable, because nobody knows how much of the batch it has taken.
    """

    __slots__ = ("_columns", "_is", "_renamed", "_zone")

    def __init__(
        self,
        is_: _core.Stream,
        columns: Mapping[str, str],
        zone: Zone | None,
        renamed: Mapping[str, str],
    ) -> None:
        self._is = is_
        self._columns = dict(columns)
        self._zone = zone
        self._renamed = dict(renamed)

    def take(self, batch: LogSource) -> JudgedBatch:
        """Judges the rows of a table, a record batch, or a file."""
        log = read(batch, self._columns, self._zone)
        return JudgedBatch(self._is.take(log, self._renamed), log)

    def judge(self, batches: Iterable[LogSource]) -> Iterator[JudgedBatch]:
        """Judges batch after batch, each when the next is asked for: ``pyarrow``'s and duckdb's
        readers of record batches, the pieces of a ``pandas`` reader, or a list of paths."""
        for each in batches:
            yield self.take(each)

    @property
    def cases(self) -> Table:
        """All cases that have begun, by name, as they stand now."""
        return Table(self._is.cases())

    def pending(self, until: datetime.datetime | None = None) -> Table:
        """What they wait for now: as :meth:`Replay.pending`."""
        return Table(self._is.pending(until))

    @property
    def steps(self) -> Table:
        """The steps of all batches so far, added up."""
        return Table(self._is.steps())


def add_steps(parts: Iterable[Table]) -> Table:
    """The ``steps`` of a log from those of its parts: batches, streams, or replays of other cases.

    They are sums of whole numbers: added up in any order they are those of the whole. Raises
    :class:`ValueError` for parts of different SOPs.
    """
    return Table(_core.add_tables([each._is for each in parts]))


def read_log(
    source: LogSource, *, columns: Mapping[str, str] | None = None, zone: Zone | None = None
) -> Log:
    """Reads an event log: XES (also ``.xes.gz``), comma-separated values, Parquet, or a table.

    A file is told by its first letter, Parquet by its name; Parquet needs pyarrow. ``columns`` and
    ``zone`` are those of :meth:`alur.Sop.replay`. Raises :class:`alur.LogError` with line and
    column, :class:`alur.MissingLibraryError`, :class:`OSError`.

    >>> import alur, pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "log.csv"
    >>> _ = path.write_text("berkas,langkah,selesai\\nA,1,2026-01-05T08:00+07:00\\n")
    >>> log = alur.read_log(path)
    >>> log
    <log of 1 rows: case:concept:name, concept:name, time:timestamp>
    >>> alur.write_xes(log, path.with_suffix(".xes"))
    >>> list(alur.read_log(path.with_suffix(".xes"))) == list(log)
    True
    """
    return Log(read(source, columns or {}, zone))


def write_xes(
    log: LogSource,
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    zone: Zone | None = None,
) -> None:
    """Writes a log as XES (IEEE 1849), case by case; times keep the offsets they were read with.

    ``log`` is whatever :func:`read_log` takes, or what it made. What stood at ``path`` is replaced
    when all is written. Cells that could not be read are empty: look at ``faults`` of the log.
    Raises :class:`alur.LogError` for a text that XML cannot hold, :class:`OSError`.
    """
    _core.write_log(read(log, columns or {}, zone), os.fspath(path), True)


def write_csv(
    log: LogSource,
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    zone: Zone | None = None,
) -> None:
    """The same as comma-separated values under XES's names, every row in its order."""
    _core.write_log(read(log, columns or {}, zone), os.fspath(path), False)


def read(source: LogSource, columns: Mapping[str, str], zone: Zone | None) -> _core.Log:
    """A log from wherever it is."""
    if isinstance(source, Log):
        return source._log
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.suffix in (".parquet", ".pq"):
            return _read_parquet(path, columns, zone)
        text = _unpacked(path)
        with Bar(f"reading {path.name}") as bar:
            return _core.read_log(text, dict(columns), zone, bar.tell)
    if not hasattr(source, "__arrow_c_stream__") and not hasattr(source, "__arrow_c_array__"):
        raise TypeError(
            "a log is the path of a file, or a table with __arrow_c_stream__, not "
            + type(source).__name__
        )
    with Bar("reading") as bar:
        return _core.read_frame(source, dict(columns), zone, bar.tell)


def _unpacked(path: Path) -> bytes:
    text = path.read_bytes()
    if text.startswith(b"\x1f\x8b"):
        try:
            text = gzip.decompress(text)
        except (EOFError, gzip.BadGzipFile) as error:
            raise LogError(
                f"{path}: pemampatan gzip rusak: {error}", f"{path}: broken gzip: {error}"
            ) from None
    if not text.startswith((b"\xff\xfe", b"\xfe\xff")) and not text.lstrip()[:1] == b"<":
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as error:
            line = text.count(b"\n", 0, error.start) + 1
            raise LogError(
                f"{path}:{line}: ini bukan UTF-8; simpan berkas ini sebagai UTF-8",
                f"{path}:{line}: this is no UTF-8; save this file as UTF-8",
            ) from None
    return text


def _read_parquet(path: Path, columns: Mapping[str, str], zone: Zone | None) -> _core.Log:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingLibraryError(
            f"{path}: untuk membaca Parquet diperlukan pyarrow (pip install pyarrow)",
            f"{path}: reading Parquet needs pyarrow (pip install pyarrow)",
        ) from error
    with Bar(f"reading {path.name}") as bar:
        try:
            with parquet.ParquetFile(path) as file:
                schema = file.schema_arrow
                texts = [each.name for each in schema if pyarrow.types.is_string(each.type)]
            # Of texts that are said again and again, numbers.
            table = parquet.read_table(path, read_dictionary=texts)
        except pyarrow.ArrowInvalid as error:
            raise LogError(
                f"{path}: ini bukan Parquet yang dapat dibaca: {error}",
                f"{path}: this is no readable Parquet: {error}",
            ) from error
        return _core.read_frame(table, dict(columns), zone, bar.tell)


def _notes(log: _core.Log) -> tuple[LogNote, ...]:
    return tuple(
        LogNote("by_default" if filled else "unused", name, count)
        for filled, name, count in log.notes
    )


def units_of(given: Mapping[str, Sequence[str]] | None) -> list[UnitsOfKind]:
    """Units by kind, as the library takes them."""
    return [UnitsOfKind(kind, tuple(names)) for kind, names in (given or {}).items()]
