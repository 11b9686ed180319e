"""Optimal alignments of a log: what :meth:`alur.Sop.align` returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alur import _core
from alur.diagnostics import Bilingual
from alur.logs import Table

__all__ = ["AlignCosts", "Alignments"]


@dataclass(frozen=True, slots=True)
class AlignCosts:
    """What a move costs: whole numbers from 0 to 10,000.

    >>> import alur
    >>> alur.AlignCosts(model_only_of={"6": 5})  # leaving out row 6 weighs as much as five others
    AlignCosts(log_only=1, model_only=1, synchronous=0, log_only_of={}, model_only_of={'6': 5})
    """

    log_only: int = 1
    """An event for which the SOP has no place."""
    model_only: int = 1
    """A row that the log leaves out."""
    synchronous: int = 0
    """An event where the SOP has it."""
    log_only_of: Mapping[str, int] = field(default_factory=dict)
    """By the id or number of a row, where it differs."""
    model_only_of: Mapping[str, int] = field(default_factory=dict)
    """By the id or number of a row, where it differs."""


class Alignments:
    """Each case of a log beside the cheapest run of the SOP, as tables.

    A move is "synchronous" (the log has what the SOP says), "log_only" (the SOP has no such event
    there) or "model_only" (a row that the log leaves out). Cases with the same events are one
    variant. ``row`` counts the rows of the log from 0; of a row that was left out it is that of the
    event before which it should have been, or of the last one.
    """

    __slots__ = ("cases", "deviations", "faults", "moves", "variants", "words")

    cases: Table
    """One row for every case, by name: its variant, cost, and moves of each kind. The cost is None
    where the result is "too_large"."""
    variants: Table
    """One row for every variant: how many cases, an example, the cost, the states explored."""
    moves: Table
    """Every move of every variant, as its example has it."""
    deviations: Table
    """Of every case the moves that are not synchronous: step, office, unit, row of the log."""
    words: Table
    """How each word of the log was understood."""
    faults: tuple[tuple[int, Bilingual], ...]
    """What could not be read: the line of the file (or row of the table, from 1), and why."""

    def __init__(self, tables: Sequence[_core.Table], log: _core.Log) -> None:
        self.cases, self.variants, self.moves, self.deviations, self.words = map(Table, tables)
        self.faults = tuple(log.faults)

    @property
    def refused(self) -> tuple[str, ...]:
        """An example of every variant that is too large to be aligned exactly."""
        examples = zip(self.variants["example"], self.variants["result"], strict=True)
        return tuple(name for name, result in examples if result == "too_large")

    def __repr__(self) -> str:
        costs = [each or 0 for each in self.cases["cost"]]
        return (
            f"<alignments of {len(costs)} cases, {len(self.variants)} variants: "
            f"{len(self.deviations)} deviations, cost {sum(costs)}>"
        )
