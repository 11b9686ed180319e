"""Event logs judged by an SOP: what :meth:`alur.Sop.replay` returns."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from alur import _core
from alur._core import Zone
from alur.diagnostics import Bilingual
from alur.events import UnitsOfKind
from alur.questions import Questions

__all__ = ["ArrowStream", "LogSource", "Replay", "Table"]


class ArrowStream(Protocol):
    """A table of any library that speaks Arrow: pandas, polars, pyarrow, duckdb."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its columns, as the Arrow C stream interface passes them."""


LogSource: TypeAlias = str | os.PathLike[str] | ArrowStream
"""The path of comma-separated values, or a table."""


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


class Replay(Questions):
    """What was found in a log, as tables; and the questions of analysts, each a method.

    A finding is "kept", "broken", "undetermined" where the log does not say enough, or None where
    the SOP asks nothing. ``row`` counts the rows of the log from 0. Durations are milliseconds of
    office time.
    """

    __slots__ = ("_acts", "_made_acts", "cases", "deviations", "events", "faults", "steps", "words")

    events: Table
    """One row for every row of the log, in its order: what it was, and what was found."""
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

    def __init__(self, tables: Sequence[_core.Table], acts: _core.Acts, log: _core.Log) -> None:
        events, cases, deviations, steps, words = map(Table, tables)
        self.events = events
        self.cases = cases
        self.deviations = deviations
        self.steps = steps
        self.words = words
        self._acts = acts
        self._made_acts: Table | None = None
        self.faults = tuple(log.faults)

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


def read(source: LogSource, columns: Mapping[str, str], zone: Zone | None) -> _core.Log:
    """A log from wherever it is."""
    if isinstance(source, (str, os.PathLike)):
        return _core.read_csv(Path(source).read_bytes(), dict(columns), zone)
    if not hasattr(source, "__arrow_c_stream__"):
        raise TypeError(
            "a log is the path of a file, or a table with __arrow_c_stream__, not "
            + type(source).__name__
        )
    return _core.read_frame(source, dict(columns), zone)


def units_of(given: Mapping[str, Sequence[str]] | None) -> list[UnitsOfKind]:
    """Units by kind, as the library takes them."""
    return [UnitsOfKind(kind, tuple(names)) for kind, names in (given or {}).items()]
