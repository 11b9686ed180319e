"""The official form of an SOP: identity block, boxes, and the table with the flow chart."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from alur import _core
from alur._columns import EMPTY, numbers, words
from alur.definition import Definition

if TYPE_CHECKING:
    from alur.logs import Replay

__all__ = ["Form", "Paper"]

Paper: TypeAlias = Literal["a4", "f4"]
"""Landscape; F4 is 330 x 215 mm."""


class Form:
    """The form as it is printed and signed; a notebook shows it. :meth:`alur.Sop.form` draws it.

    >>> import alur
    >>> form = alur.load(alur.data_path("dumai.json")).form()
    >>> form.pages
    2
    >>> form.svg(page=1)[:5]
    '<svg '
    """

    __slots__ = ("_is",)

    def __init__(self, is_: _core.Form) -> None:
        self._is = is_

    @property
    def pages(self) -> int:
        """How many sheets it has."""
        return self._is.pages

    def svg(self, page: int | None = None) -> str:
        """One page, counted from 0, which fills the sheet; or all, one below the other.

        Raises :class:`IndexError` where there is no such page.
        """
        if page is None:
            return self._is.svg()
        if not 0 <= page < self.pages:
            raise IndexError(f"page {page} of {self.pages}")
        return self._is.page_svg(page)

    def html(self) -> str:
        """A document that prints page by page."""
        return self._is.html()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes it as SVG or HTML, by the ending of the name.

        PDF and PNG need libraries that a notebook does not: ``alur render``, which is installed
        with this package, writes them. Raises :class:`ValueError` for another ending, and
        :class:`OSError`.
        """
        to = Path(path)
        match to.suffix.lower():
            case ".svg":
                made = self.svg()
            case ".html":
                made = self.html()
            case other:
                raise ValueError(
                    f"{other or to.name!r}: a form is saved as .svg or .html; alur render writes "
                    ".pdf and .png too"
                )
        to.write_text(made, "utf-8", newline="\n")

    def __repr__(self) -> str:
        sheets = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return f"<form of {self._is.title!r}, {sheets}>"

    def _repr_html_(self) -> str:
        return f'<div style="overflow-x:auto">{self._is.fragment()}</div>'


def draw(
    sop: Definition, paper: Paper, identification: bool, logo: bytes, past: Replay | None
) -> Form:
    """See :meth:`alur.Sop.form`."""
    if paper not in ("a4", "f4"):
        raise ValueError(f'{paper!r}: paper is "a4" or "f4"')
    done, answered = ([], []) if past is None else _counts(sop, past)
    return Form(_core.form(sop, paper == "f4", identification, logo, done, answered))


def _counts(sop: Definition, past: Replay) -> tuple[list[str], list[list[str]]]:
    if past.steps["activity"] != [row.activity for row in sop.rows]:
        raise ValueError("the log was judged by another SOP")
    meant = {
        row["word"]: row["meaning"].casefold() for row in past.words if row["column"] == "answer"
    }
    meant = {word: label for word, label in meant.items() if label}
    step = numbers(past.events, "step")
    spelled = words(past.acts, "answer")
    done: Counter[int] = Counter()
    answered: Counter[tuple[int, str | None]] = Counter()
    for at, (nth, answer) in enumerate(
        zip(numbers(past.acts, "nth"), numbers(past.acts, "answer"), strict=True)
    ):
        if nth != EMPTY:
            done[step[at]] += 1
            if answer >= 0:
                answered[step[at], meant.get(spelled[answer])] += 1
    # Where the log has no answers, none is shown to have been given no times.
    known = {at for at, _ in answered}
    return [_shown(done[at]) for at in range(len(sop.rows))], [
        [_shown(answered[at, each.label.casefold()]) for each in row.answers] if at in known else []
        for at, row in enumerate(sop.rows)
    ]


def _shown(count: int) -> str:
    return f"{count:,}".replace(",", ".")
