"""What is wrong with a document, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from alur._core import Severity

__all__ = ["Bilingual", "Diagnostic", "Diagnostics", "Language", "RelatedPlace", "Severity"]

Language: TypeAlias = Literal["id", "en"]
"""Indonesian or English."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A sentence in Indonesian and in English.

    >>> both = Bilingual("terlambat", "late")
    >>> both.text("en")
    'late'
    >>> print(both)
    terlambat / late
    """

    id: str
    en: str

    def text(self, language: Language) -> str:
        """The sentence in one of the two languages."""
        return self.id if language == "id" else self.en

    def __str__(self) -> str:
        return f"{self.id} / {self.en}" if self.id != self.en else self.id

    def __bool__(self) -> bool:
        return bool(self.id or self.en)


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that belongs to a finding ("the first one stands here")."""

    pointer: str
    note: Bilingual
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, how serious it is, where, what, and what to do.

    ``pointer`` is a JSON Pointer into the document; ``line`` and ``column`` count from 1.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    pointer: str
    message: Bilingual
    fix: Bilingual
    related: tuple[RelatedPlace, ...] = ()

    def text(self, language: Language) -> str:
        """As the command ``alur check`` prints it."""
        words = _WORDS[language]
        lines = [
            f"{self.file}:{self.line}:{self.column}: {words[self.severity]}: {self.code}: "
            f"{self.message.text(language)}"
        ]
        if self.fix:
            lines.append(f"    {words['fix']}: {self.fix.text(language)}")
        lines += [
            f"    {self.file}:{other.line}:{other.column}: {words['see']}: "
            f"{other.note.text(language)}"
            for other in self.related
        ]
        return "\n".join(lines)


class Diagnostics(tuple[Diagnostic, ...]):
    """All findings of one document, ordered by place. A tuple that a notebook shows as a list.

    >>> import alur
    >>> found = alur.check('{"judul": "Surat"}')
    >>> [each.code for each in found.errors]
    ['JS11', 'JS11']
    """

    __slots__ = ()

    def __new__(cls, found: Iterable[Diagnostic] = ()) -> Diagnostics:
        """Of any findings, in the order given."""
        return super().__new__(cls, found)

    @property
    def errors(self) -> Diagnostics:
        """Only those that keep the document from being used."""
        return Diagnostics(each for each in self if each.severity is Severity.ERROR)

    def text(self, language: Language) -> str:
        """All of them as the command prints them, one after the other."""
        return "\n".join(each.text(language) for each in self)

    def __repr__(self) -> str:
        return f"<{len(self)} diagnostics, {len(self.errors)} errors>"

    def __str__(self) -> str:
        return self.text("en")

    def _repr_html_(self) -> str:
        from alur._html import diagnostics_html

        return diagnostics_html(self)


_WORDS: dict[Language, dict[Severity | str, str]] = {
    "id": {
        Severity.ERROR: "kesalahan",
        Severity.WARNING: "peringatan",
        Severity.INFO: "catatan",
        "fix": "perbaikan",
        "see": "lihat juga",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "note",
        "fix": "fix",
        "see": "see also",
    },
}
