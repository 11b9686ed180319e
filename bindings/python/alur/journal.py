"""Journals by themselves, without their SOP: read, and proven whole.

With the SOP at hand, ``sop.resume(text)`` gives the case and ``sop.verify(text)`` judges again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from alur import _core
from alur.history import Line

__all__ = ["journal_lines", "read_journal", "verify_journal"]


def read_journal(path: str | os.PathLike[str]) -> str:
    """The text of a journal, also while somebody appends; raises :class:`alur.JournalError`."""
    return _core.read_journal(os.fspath(path))


def verify_journal(text: str, heads: Iterable[str] = ()) -> str:
    """Proves the chain of a journal, also against heads that were kept; returns its head.

    Raises :class:`alur.ReplayError` with the first line in doubt, :class:`alur.HeadError` for a
    head that was typed wrongly.

    >>> verify_journal("")
    '0:0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000:b814'
    """
    return _core.verify_text(text, list(heads))


def journal_lines(text: str) -> tuple[Line, ...]:
    """What the lines say, in words; nothing is judged. Prove the text whole before."""
    return tuple(_core.journal_lines(text, 0))
