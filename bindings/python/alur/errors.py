"""What is raised. Every error says what is wrong in Indonesian and in English.

What a case answers to an event is no error: see :mod:`alur.results`. Only ``or_raise()`` makes one
of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alur._core import JournalTrouble, ReplayFault
from alur.diagnostics import Bilingual, Diagnostics

if TYPE_CHECKING:
    from alur.alignments import Alignments
    from alur.results import Refusal

__all__ = [
    "AlignmentTooLargeError",
    "AlurError",
    "CalendarError",
    "CaseBusyError",
    "DatetimeError",
    "DefinitionError",
    "DocumentError",
    "HeadError",
    "JournalError",
    "JournalTrouble",
    "LogError",
    "MissingLibraryError",
    "NaiveDatetimeError",
    "Refused",
    "RegisterError",
    "ReplayError",
    "ReplayFault",
    "StaleJudgementError",
    "TimeTextError",
    "UnknownCalendarError",
    "UnknownNameError",
]


class AlurError(Exception):
    """Whatever alur raises on purpose; ``message`` has it in both languages."""

    message: Bilingual

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id, en)
        self.message = Bilingual(id, en)

    def __str__(self) -> str:
        return str(self.message)


class LogError(AlurError, ValueError):
    """An event log that cannot be read as a whole: a column is not there, or of another type."""


class MissingLibraryError(AlurError, ImportError):
    """Something was asked for that needs a library which is not installed."""


class AlignmentTooLargeError(AlurError):
    """Some cases are too large to be aligned exactly, and nothing else is done.

    ``alignments`` has all the others; the result of these is "too_large".
    """

    alignments: Alignments

    def __init__(self, alignments: Alignments) -> None:
        refused = alignments.refused
        more = len(refused) - 1
        super().__init__(
            f'berkas "{refused[0]}" terlalu besar untuk disejajarkan dengan tepat'
            + (f" (dan {more} varian lain)" if more else "")
            + "; naikkan max_states, atau lihat .alignments",
            f'case "{refused[0]}" is too large to be aligned exactly'
            + (f" (and {more} more variants)" if more else "")
            + "; raise max_states, or look at .alignments",
        )
        self.args = (alignments,)
        self.alignments = alignments


class DatetimeError(AlurError, ValueError):
    """A datetime that no journal can keep."""


class NaiveDatetimeError(DatetimeError):
    """A datetime without a zone: nobody knows which instant is meant.

    >>> import alur, datetime
    >>> case = alur.load(alur.data_path("dumai.json")).open()
    >>> case.start(by="ani", at=datetime.datetime(2026, 4, 2, 13, 5))
    Traceback (most recent call last):
        ...
    alur.errors.NaiveDatetimeError: 2026-04-02 13:05:00: zona waktu belum disebut; ...
    """


class TimeTextError(AlurError, ValueError):
    """A time, or office hours, that cannot be read or written."""


class UnknownNameError(AlurError, LookupError):
    """A row or unit was asked for that the SOP or the case does not have."""


class UnknownCalendarError(AlurError, LookupError):
    """A calendar was asked for that is nowhere."""


class HeadError(AlurError, ValueError):
    """A kept head that was typed wrongly."""


class DocumentError(AlurError):
    """A document with errors; ``diagnostics`` has all of them, and the warnings."""

    diagnostics: Diagnostics

    def __init__(self, diagnostics: Diagnostics) -> None:
        first = (diagnostics.errors or diagnostics)[0]
        more = len(diagnostics.errors) - 1
        super().__init__(
            first.text("id") + (f"\n... dan {more} kesalahan lain" if more > 0 else ""),
            first.text("en") + (f"\n... and {more} more errors" if more > 0 else ""),
        )
        self.args = (diagnostics,)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.message.en

    def _repr_html_(self) -> str:
        return self.diagnostics._repr_html_()


class DefinitionError(DocumentError):
    """An SOP that cannot be used.

    >>> import alur
    >>> try:
    ...     alur.loads('{"judul": "Surat", "pelaksana": {"lurah": "Lurah"}, "langkah": []}')
    ... except alur.DefinitionError as error:
    ...     print(error.diagnostics[0].code, error.diagnostics[0].pointer)
    JS14 /langkah
    """


class CalendarError(DocumentError):
    """A calendar file that cannot be used."""


class RegisterError(DocumentError):
    """A register that cannot be used."""


class Refused(AlurError):
    """An event was refused; raised by ``or_raise()`` only."""

    refusal: Refusal

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message.id, refusal.message.en)
        self.args = (refusal,)
        self.refusal = refusal


class StaleJudgementError(AlurError, RuntimeError):
    """A judgement was to be applied to a case that has moved since, or to another case."""


class CaseBusyError(AlurError, RuntimeError):
    """A journal changed the case whose lines it was being given."""


class JournalError(AlurError):
    """A journal could not be opened, read or written. The case is what it was.

    ``perhaps_stored`` is True if the lines may turn out to be stored nevertheless: open the journal
    again and look.
    """

    trouble: JournalTrouble
    perhaps_stored: bool

    def __init__(
        self, id: str, en: str, trouble: JournalTrouble, perhaps_stored: bool = False
    ) -> None:
        super().__init__(id, en)
        self.args = (id, en, trouble, perhaps_stored)
        self.trouble = trouble
        self.perhaps_stored = perhaps_stored


class ReplayError(AlurError, ValueError):
    """The lines of a journal are damaged, or not of this SOP, or not what alur decided."""

    fault: ReplayFault
    line: int

    def __init__(self, id: str, en: str, fault: ReplayFault, line: int) -> None:
        super().__init__(id, en)
        self.args = (id, en, fault, line)
        self.fault = fault
        self.line = line
