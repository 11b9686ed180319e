"""Files that come with the package: SOPs, their schema, calendars, registers and scenarios."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["data_path"]


def data_path(name: str) -> Path:
    """Where a file of the package is.

    The four SOPs are ``dumai.json``, ``jambi.json``, ``balangan.json`` and ``banggai.json``; beside
    them stand the folders ``calendars``, ``schema``, ``pejabat`` and ``skenario``.

    >>> data_path("schema/sop-1.schema.json").name
    'sop-1.schema.json'
    """
    return Path(str(resources.files("alur").joinpath("data", *name.split("/"))))
