"""Time standards and office hours as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alur import _core
from alur._core import LimitKind, Punctuality, Zone

__all__ = [
    "Amounts",
    "Extension",
    "Interval",
    "LimitDate",
    "LimitKind",
    "Punctuality",
    "TimeLimit",
    "WeeklyHours",
    "Zone",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """A length of time: a sum of whole amounts, of working time or of calendar time.

    ``days`` and ``working_days`` (*hari*, *hari kerja*) mean the same; the spelling is kept.

    >>> Amounts.parse("2 jam 30 menit")
    Amounts(minutes=30, hours=2)
    >>> str(Amounts(working_days=3))
    '3 hari kerja'
    """

    minutes: int = 0
    hours: int = 0
    days: int = 0
    working_days: int = 0
    calendar_days: int = 0
    weeks: int = 0
    months: int = 0
    quarters: int = 0
    half_years: int = 0
    years: int = 0

    @staticmethod
    def parse(text: str) -> Amounts:
        """Reads a length as an SOP writes it; raises :class:`alur.TimeTextError`."""
        return _core.parse_amounts(text)

    def __str__(self) -> str:
        return _core.print_amounts(self)

    def __repr__(self) -> str:
        given = [f"{name}={getattr(self, name)}" for name in self.__slots__ if getattr(self, name)]
        return f"Amounts({', '.join(given)})"


@dataclass(frozen=True, slots=True)
class LimitDate:
    """A day of every year, or of one."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """The time standard of a row (*waktu*): a length, a ceiling, a range, a date, or as agreed.

    >>> limit = TimeLimit.parse("5-10 menit")
    >>> limit.kind.name, limit.upper.minutes
    ('RANGE', 10)
    >>> str(TimeLimit(kind=LimitKind.CEILING, upper=Amounts(days=3)))
    'maksimal 3 hari'
    """

    kind: LimitKind = LimitKind.LENGTH
    upper: Amounts = field(default_factory=Amounts)
    lower: Amounts = field(default_factory=Amounts)
    date: LimitDate | None = None
    note: str = ""

    @staticmethod
    def parse(text: str) -> TimeLimit:
        """Reads a standard as an SOP writes it; raises :class:`alur.TimeTextError`."""
        return _core.parse_time_limit(text)

    def __str__(self) -> str:
        return _core.print_time_limit(self)


@dataclass(frozen=True, slots=True)
class Extension:
    """How often a deadline may be moved (*perpanjangan*), and by how much each time."""

    times: int
    each: Amounts


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from ``start`` to ``end``, in minutes since midnight; ``end`` may be 1440."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Office hours for each weekday, from Monday; or round the clock, holidays included.

    >>> week = WeeklyHours.parse({"Senin-Kamis": "07.30-12.00, 13.00-16.00"})
    >>> week.days[0]
    (Interval(start=450, end=720), Interval(start=780, end=960))
    >>> week.texts()
    {'Senin-Kamis': '07.30-12.00, 13.00-16.00'}
    """

    days: tuple[tuple[Interval, ...], ...] = ((), (), (), (), (), (), ())
    round_the_clock: bool = False

    @staticmethod
    def parse(by_days: Mapping[str, str]) -> WeeklyHours:
        """Reads hours as an SOP or a calendar writes them."""
        return _core.parse_week(dict(by_days))

    def texts(self) -> dict[str, str]:
        """The hours as an SOP writes them; empty if the office is open round the clock."""
        return {} if self.round_the_clock else _core.print_week(self)
