"""The register of officials: who holds which office, when, in what capacity, for which unit."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from alur import _core
from alur._core import Capacity, Zone
from alur.diagnostics import Diagnostics
from alur.errors import RegisterError
from alur.events import Actor

__all__ = ["Assignment", "Person", "Register"]


@dataclass(frozen=True, slots=True)
class Person:
    """An opaque id, and the name that stands in the register and nowhere else."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person holds an office, from the first day to the last; ``None`` leaves that end open."""

    person: str
    office: str
    unit: str
    capacity: Capacity
    from_: datetime.date | None
    until: datetime.date | None
    letter: str


class Register:
    """The people of one agency, whatever SOPs it runs.

    >>> import alur
    >>> people = alur.Register.read(alur.data_path("pejabat/dumai.json"))
    >>> people.persons[0].id
    'p01'
    """

    __slots__ = ("_is",)

    def __init__(self, is_: _core.Register) -> None:
        self._is = is_

    @staticmethod
    def read(path: str | os.PathLike[str]) -> Register:
        """Reads a file; raises :class:`alur.RegisterError`."""
        return Register.from_json(Path(path).read_bytes(), os.fspath(path))

    @staticmethod
    def from_json(text: str | bytes, name: str = "<text>") -> Register:
        """Reads a text; raises :class:`alur.RegisterError`."""
        read, found = _core.load_register(name, text)
        if read is None:
            raise RegisterError(Diagnostics(found))
        return Register(read)

    @property
    def work_unit(self) -> str:
        """Whose register it is."""
        return self._is.work_unit

    @property
    def version(self) -> str:
        """Which version of it."""
        return self._is.version

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everybody in it."""
        return tuple(self._is.persons)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """Every assignment, in the order of the file."""
        return tuple(self._is.assignments)

    def actor(self, person: str, at: datetime.datetime, zone: Zone = Zone.WIB) -> Actor:
        """The person with every office held on the day it is then in that zone."""
        return self._is.actor(person, at, zone)

    def __repr__(self) -> str:
        return f"<register of {self.work_unit!r}, {len(self.persons)} persons>"
