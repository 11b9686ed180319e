"""What a case answers to an event: a judgement is accepted, refused or known already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NoReturn, TypeAlias

from alur import _core
from alur._core import CallAction, Reason
from alur.diagnostics import Bilingual
from alur.errors import Refused
from alur.events import Event
from alur.history import Decision, Line, Notice

__all__ = ["Accepted", "Call", "CallAction", "Judgement", "Known", "Reason", "Refusal"]


class Accepted:
    """The event was accepted. True.

    From ``case.judge`` it is only said what would happen, until ``case.apply``; from every other
    method of a case it has happened, and where a journal is kept it stands there.
    """

    __slots__ = ("_entry", "_lines")

    def __init__(self, entry: _core.Entry) -> None:
        self._entry = entry
        self._lines: tuple[Line, ...] | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that was decided: what was noticed first, then the event."""
        if self._lines is None:
            self._lines = tuple(_core.journal_lines(self._entry.text, self._entry.before))
        return self._lines

    @property
    def text(self) -> str:
        """The same as lines of the journal."""
        return self._entry.text

    @property
    def decision(self) -> Decision | None:
        """The event's own line; a tick has none."""
        last = self.lines[-1] if self.lines else None
        return last if isinstance(last, Decision) else None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Limits that had passed by then."""
        return tuple(each for each in self.lines if isinstance(each, Notice))

    @property
    def late(self) -> bool | None:
        """Whether the finishing act was late; ``None`` if no clock judged it."""
        return self._entry.late

    @property
    def applied(self) -> bool:
        """Whether it is in place."""
        return self._entry.applied

    def or_raise(self) -> Accepted:
        """Itself."""
        return self

    def __bool__(self) -> Literal[True]:
        return True

    def __repr__(self) -> str:
        decision = self.decision
        what = "tick" if decision is None else type(decision.event.what).__name__.lower()
        where = f" {decision.row}" if decision and decision.row else ""
        return f"<accepted: {what}{where}{', late' if self.late else ''}>"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The event was refused, and nothing has changed. False.

    ``row`` and ``unit`` are as far as they could be made out; ``offices`` are those that could act
    instead, where that is the point; ``message`` says why, and what can be done now.
    """

    reason: Reason
    row: str
    unit: str
    offices: tuple[str, ...]
    message: Bilingual

    def or_raise(self) -> NoReturn:
        """Raises :class:`alur.Refused`."""
        raise Refused(self)

    def __bool__(self) -> Literal[False]:
        return False

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Known:
    """The event was accepted before, in that line of the journal: nothing is to be done. True."""

    number: int

    def or_raise(self) -> Known:
        """Itself."""
        return self

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Call:
    """What a judgement means for the case that runs for a row (*sop*), and the event to send it.

    For a new case it is a start, to which the sender adds the units.
    """

    action: CallAction
    row: str
    unit: str
    event: Event


Judgement: TypeAlias = Accepted | Refusal | Known
