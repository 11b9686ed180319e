"""A progress bar on what takes longer than a second, where somebody is looking; else nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

PATIENCE = 1.0  # seconds


class Bar:
    """Told now and then what is done; a bar appears once it has taken longer than a second.

    Without tqdm, or where standard error is neither a terminal nor a notebook's, there is none.
    With a ``total`` of 0 it shows that work goes on, not how far it is.
    """

    def __init__(self, what: str, total: int = 0, unit: str = "rows") -> None:
        self._what = what
        self._total = total
        self._unit = unit
        self._begun = time.monotonic()
        self._bar: Any = None
        self.tell: Callable[[int], None] | None = self._tell if _watched() else None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            if kind is None and self._total:
                self._bar.update(self._total - self._bar.n)
            self._bar.close()

    def _tell(self, done: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._begun < PATIENCE:
                return
            try:
                from tqdm.auto import tqdm
            except ImportError:
                self.tell = None
                self._bar = _Nothing()
                return
            self._bar = tqdm(
                desc=self._what, total=self._total or None, unit=f" {self._unit}", leave=False
            )
        self._bar.update(done - self._bar.n)
        self._bar.refresh()


class _Nothing:
    n = 0

    def update(self, more: int) -> None: ...
    def refresh(self) -> None: ...
    def close(self) -> None: ...


def _watched() -> bool:
    interactive = sys.modules.get("IPython")
    if interactive is not None and hasattr(interactive.get_ipython(), "kernel"):
        return True  # a notebook
    return sys.stderr is not None and sys.stderr.isatty()
