"""Drawings of what a replay found, with matplotlib (``pip install alur[plots]``).

Each takes a :class:`alur.Replay`, draws on ``ax`` or on axes of its own, in Indonesian or English,
and returns the axes. Colours are those of Okabe and Ito, which the colour-blind tell apart; what a
colour says, a hatch, a dash or a word says too.
"""

from importlib.util import find_spec

if find_spec("matplotlib") is None:
    raise ImportError(
        "gambar memerlukan matplotlib / drawings need matplotlib: pip install alur[plots]"
    )

from alur.plots._counts import compliance, variants
from alur.plots._flow import flow
from alur.plots._times import spectrum, working_time

__all__ = ["compliance", "flow", "spectrum", "variants", "working_time"]
