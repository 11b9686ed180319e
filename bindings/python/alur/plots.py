"""Drawings of what a replay found, with matplotlib (``pip install alur[plots]``).

Each takes a :class:`alur.Replay`, draws on ``ax`` or on axes of its own, in Indonesian or English,
and returns the axes. Colours are those of Okabe and Ito, which the colour-blind tell apart; what a
colour says, a hatch, a mark or a word says too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.ticker import MaxNLocator

from alur._columns import EMPTY, numbers, quantile, words
from alur._tallies import BROKEN, KEPT, UNDETERMINED, acts_of_steps

if TYPE_CHECKING:
    from alur.diagnostics import Language
    from alur.questions import Questions

__all__ = ["compliance", "flow", "spectrum", "variants", "working_time"]

_BLUE, _SKY, _GREEN, _AMBER, _RED = "#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00"
_GREY, _INK = "#BBBBBB", "#333333"
_STANDS = (("kept", _BLUE, ""), ("broken", _RED, "///"), ("undetermined", _GREY, "..."))
_OPEN = ("open", "#F0E442", "xx")

_WORDS: dict[str, tuple[str, str]] = {
    "kept": ("memenuhi", "kept"),
    "broken": ("melanggar", "broken"),
    "undetermined": ("tidak dapat ditentukan", "undetermined"),
    "open": ("belum selesai", "not ended"),
    "minutes": ("menit kerja", "minutes of office time"),
    "hours": ("jam kerja", "hours of office time"),
    "step": ("langkah", "step"),
    "working time": ("Waktu kerja per langkah", "Office time per step"),
    "half": ("separuh kegiatan di tengah", "the middle half of the acts"),
    "median": ("tengah (median)", "median"),
    "nine": ("sembilan dari sepuluh", "nine in ten"),
    "standard": ("waktu baku SOP", "standard of the SOP"),
    "compliance": ("Kepatuhan menurut bulan mulai berkas", "Compliance by month of beginning"),
    "of cases": ("persen berkas", "percent of the cases"),
    "cases": ("berkas", "cases"),
    "spectrum": ("Dari langkah {0} ke langkah {1}", "From step {0} to step {1}"),
    "done": ("selesai", "done"),
    "in time": ("tepat waktu", "in time"),
    "late": ("terlambat", "late"),
    "variants": ("Urutan langkah yang terbanyak", "The most frequent courses"),
    "others": ("{0} urutan lain", "{0} other courses"),
    "flow": ("Alur berkas", "The flow of cases"),
    "start": ("mulai", "start"),
    "end": ("selesai", "end"),
    "times": ("kali", "times"),
    "forward": ("maju", "onward"),
    "back": ("kembali", "back"),
    "jump": ("langkah dilewati", "rows passed over"),
    "nothing": ("tidak ada data", "no data"),
}


def _say(what: str, lang: Language, *more: object) -> str:
    return _WORDS[what][lang == "en"].format(*more)


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def _plain(ax: Axes) -> None:
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=3)


def _legend(ax: Axes, handles: Sequence[object] | None = None, columns: int = 4) -> None:
    more = {} if handles is None else {"handles": handles}
    ax.legend(
        loc="upper left",
        bbox_to_anchor=(0, -0.14),
        ncols=columns,
        frameon=False,
        fontsize="small",
        borderaxespad=0,
        **more,
    )


def _nothing(ax: Axes, lang: Language) -> Axes:
    ax.text(0.5, 0.5, _say("nothing", lang), transform=ax.transAxes, ha="center", color=_INK)
    return ax


def _labels(past: Questions, width: int) -> list[str]:
    made = []
    for step, number, activity in zip(
        past.steps["step"], past.steps["number"], past.steps["activity"], strict=True
    ):
        text = textwrap.shorten(activity, width * 2, placeholder=" …")
        made.append("\n".join(textwrap.wrap(f"{number or step}. {text}", width)))
    return made


def working_time(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """Office time of each row, from its turn to its completion, against its standard.

    A bar spans the middle half of the acts, a mark is their median, a whisker reaches nine in ten;
    the line across a row is what the SOP allows. Where standards differ much the axis is
    logarithmic.
    """
    steps = acts_of_steps(past)
    ax = _axes(ax, 8, 1.6 + 0.55 * len(steps))
    worked = [sorted(each[0] for each in step if each[0] != EMPTY) for step in steps]
    allowed = [sorted(each[2] for each in step if each[2] != EMPTY) for step in steps]
    tops = [quantile(each, 90) or 0 for each in worked] + [quantile(each, 50) or 0 for each in allowed]
    if not any(tops):
        return _nothing(ax, lang)
    unit, label = (3_600_000, "hours") if max(tops) > 5 * 3_600_000 else (60_000, "minutes")
    for at, (times, limits) in enumerate(zip(worked, allowed, strict=True)):
        if times:
            low, mid, high, most = ((quantile(times, each) or 0) / unit for each in (25, 50, 75, 90))
            over = limits and (quantile(times, 90) or 0) > (quantile(limits, 50) or 0)
            ax.barh(at, high - low, left=low, height=0.5, color=_SKY, edgecolor=_BLUE, zorder=2)
            ax.plot([high, most], [at, at], color=_RED if over else _BLUE, lw=1.6, zorder=2)
            ax.plot(mid, at, marker="D", ms=5, color=_BLUE, zorder=4)
        if limits:
            standard = (quantile(limits, 50) or 0) / unit
            ax.plot([standard] * 2, [at - 0.38, at + 0.38], color=_INK, lw=2.5, zorder=3)
    known = [each for each in tops if each]
    if max(known) > 30 * min(known):
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter("{x:g}")
    else:
        ax.set_xlim(left=0)
    ax.set_yticks(range(len(steps)), _labels(past, 38), fontsize="small")
    ax.set_ylim(len(steps) - 0.5, -0.5)
    ax.set_xlabel(_say(label, lang))
    ax.set_title(_say("working time", lang), loc="left")
    ax.grid(axis="x", color="#DDDDDD", lw=0.6, zorder=0)
    _plain(ax)
    shown = [
        plt.Rectangle((0, 0), 1, 1, fc=_SKY, ec=_BLUE, label=_say("half", lang)),
        Line2D([], [], marker="D", ls="", color=_BLUE, ms=5, label=_say("median", lang)),
        Line2D([], [], color=_BLUE, lw=1.6, label=_say("nine", lang)),
        Line2D([], [], color=_INK, lw=2.5, label=_say("standard", lang)),
    ]
    ax.figure.legend(handles=shown, loc="outside lower left", ncols=2, frameon=False, fontsize="small") if False else _legend(ax, shown, 2)
    return ax
