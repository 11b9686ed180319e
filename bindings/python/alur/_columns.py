"""Columns of tables in bulk: whole numbers, and words as numbers into a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from alur import _core

if TYPE_CHECKING:
    from alur.logs import Table

EMPTY = -(2**63)
"""The number of a cell that is empty; an empty word is -1."""


def numbers(table: Table, column: str) -> list[int]:
    """The numbers of a column: amounts, instants in milliseconds, or codes of words."""
    at = table.columns.index(column)
    cells = memoryview(table._is.numbers(at))
    return (cells.cast("q") if table._is.words(at) is None else cells.cast("i")).tolist()


def words(table: Table, column: str) -> list[str]:
    """What the codes of a column stand for."""
    return table._is.words(table.columns.index(column)) or []


def word(list_: Sequence[str], code: int) -> str | None:
    """The word of a code."""
    return list_[code] if code >= 0 else None


def tidy(columns: Mapping[str, type], rows: Iterable[Sequence[object]]) -> Table:
    """A table of rows; ``str`` columns have words, ``int`` columns numbers, None is empty."""
    from alur.logs import Table

    listed = list(rows)
    return Table(
        _core.make_table(
            len(listed),
            [
                (name, kind is str, [each[at] for each in listed])
                for at, (name, kind) in enumerate(columns.items())
            ],
        )
    )


def quantile(sorted_: Sequence[int], percent: int) -> int | None:
    """The least value that so many of them do not exceed; None of nothing."""
    if not sorted_:
        return None
    return sorted_[max(0, -(-len(sorted_) * percent // 100) - 1)]
