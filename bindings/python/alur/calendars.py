"""Working calendars: office hours, holidays with their decrees, and due dates."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alur import _core
from alur._core import Zone
from alur.data import data_path
from alur.diagnostics import Bilingual, Diagnostics
from alur.errors import CalendarError, UnknownCalendarError
from alur.times import TimeLimit, WeeklyHours

__all__ = ["Calendar", "DueDate"]


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last instant that is in time.

    ``provisional``: it touches days whose holidays the calendar does not know yet.
    """

    at: datetime.datetime
    provisional: bool = False


class Calendar:
    """One version of one calendar; immutable, and shared by whoever uses it.

    >>> from datetime import datetime, timedelta, timezone
    >>> import alur
    >>> calendar = alur.Calendar.find("id")
    >>> wib = timezone(timedelta(hours=7))
    >>> opened = datetime(2026, 3, 17, 10, 0, tzinfo=wib)
    >>> due = calendar.due(opened, alur.TimeLimit.parse("3 hari"))
    >>> due.at.isoformat()
    '2026-03-27T16:30:00+07:00'
    >>> print(calendar.explain(opened, alur.TimeLimit.parse("3 hari"))[0].en)
    opening day (day 0): Tuesday, 17 March 2026
    """

    __slots__ = ("_is",)

    def __init__(self, is_: _core.Calendar) -> None:
        self._is = is_

    @staticmethod
    def read(path: str | os.PathLike[str]) -> tuple[Calendar, ...]:
        """The calendars of a file, in its order; raises :class:`alur.CalendarError`."""
        return Calendar.from_json(Path(path).read_bytes(), os.fspath(path))

    @staticmethod
    def from_json(text: str | bytes, name: str = "<text>") -> tuple[Calendar, ...]:
        """The calendars of a text; raises :class:`alur.CalendarError`."""
        made, found = _core.load_calendars(name, text)
        if not made:
            raise CalendarError(Diagnostics(found))
        return tuple(Calendar(each) for each in made)

    @staticmethod
    def find(
        id: str, version: str = "", folders: Iterable[str | os.PathLike[str]] = ()
    ) -> Calendar:
        """A calendar by its id: in the folders first, then among those of the package.

        The newest of the first folder that has it, unless a version is named. Raises
        :class:`alur.UnknownCalendarError`.
        """
        known: set[str] = set()
        for folder in [*map(Path, folders), data_path("calendars")]:
            here = list(_in_folder(folder))
            known.update(each.id for each in here)
            fitting = [
                each for each in here if each.id == id and (not version or each.version == version)
            ]
            if fitting:
                return max(fitting, key=lambda each: each.version)
        wanted = f'"{id}"' + (f" versi {version}" if version else "")
        there = ", ".join(sorted(known))
        raise UnknownCalendarError(
            f"kalender {wanted} tidak dikenal; yang ada: {there}",
            f"unknown calendar {wanted.replace('versi', 'version')}; there are: {there}",
        )

    @staticmethod
    def versions(id: str, folders: Iterable[str | os.PathLike[str]] = ()) -> tuple[Calendar, ...]:
        """Every version of a calendar that is at hand, the newest first."""
        found: dict[str, Calendar] = {}
        for folder in [*map(Path, folders), data_path("calendars")]:
            for each in _in_folder(folder):
                if each.id == id:
                    found.setdefault(each.version, each)
        return tuple(sorted(found.values(), key=lambda each: each.version, reverse=True))

    @property
    def id(self) -> str:
        """What SOPs and journals call it."""
        return self._is.id

    @property
    def version(self) -> str:
        """Which version of it."""
        return self._is.version

    @property
    def name(self) -> str:
        """Its name for people."""
        return self._is.name

    @property
    def zone(self) -> Zone:
        """The zone its dates are of."""
        return self._is.zone

    @property
    def hours(self) -> WeeklyHours:
        """The office hours outside Ramadan."""
        return self._is.hours

    @property
    def known(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day whose holidays it knows."""
        return self._is.known

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether the office works on that day."""
        return self._is.is_working_day(day)

    def closed_because(self, day: datetime.date) -> Bilingual:
        """Why the office is closed on that day; empty, and so false, on a working day."""
        return self._is.closed_because(day)

    def is_open(self, at: datetime.datetime) -> bool:
        """Whether it is in office hours; closing time itself is not."""
        return self._is.is_open(at)

    def next_opening(self, at: datetime.datetime) -> datetime.datetime:
        """The same instant while open, else the next opening."""
        return self._is.next_opening(at)

    def working_time(self, start: datetime.datetime, end: datetime.datetime) -> datetime.timedelta:
        """Working time from one instant to the other; negative if the end is before the start."""
        return datetime.timedelta(milliseconds=self._is.working_time_ms(start, end))

    def due(self, opened: datetime.datetime, limit: TimeLimit) -> DueDate | None:
        """When a row that opens then is due; ``None`` if the standard sets no limit."""
        made = self._is.due(opened, limit)
        return None if made is None else DueDate(*made)

    def explain(self, opened: datetime.datetime, limit: TimeLimit) -> tuple[Bilingual, ...]:
        """Why: the steps from the opening to the due date, as sentences."""
        return tuple(self._is.explain(opened, limit))

    def __repr__(self) -> str:
        return f"<calendar {self.id!r}, version {self.version}>"


def _in_folder(folder: Path) -> Iterator[Calendar]:
    for path in sorted(folder.glob("*.json")):
        try:
            yield from Calendar.read(path)
        except CalendarError:
            continue  # another kind of file; a broken calendar is told by reading it
