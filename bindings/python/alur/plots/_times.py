"""Drawings of time: how long each row takes, and when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.dates import AutoDateLocator
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from alur._columns import EMPTY, numbers, quantile, words
from alur._tallies import BROKEN, KEPT, UNDETERMINED, acts_of_steps
from alur.plots._style import (
    BLUE,
    GREY,
    INK,
    RED,
    SKY,
    axes_for,
    labels_of,
    legend_below,
    make_plain,
    say_nothing,
)
from alur.plots._words import date_of, decimal, say

if TYPE_CHECKING:
    from alur.diagnostics import Language
    from alur.questions import Questions


def working_time(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """Office time of each row, from its turn to its completion, against its standard.

    A bar spans the middle half of the acts, a mark is their median, a whisker reaches nine in ten;
    the line across a row is what the SOP allows. Where standards differ much the axis is
    logarithmic.
    """
    steps = acts_of_steps(past)
    ax = axes_for(ax, 8, 1.6 + 0.55 * len(steps))
    worked = [sorted(each[0] for each in step if each[0] != EMPTY) for step in steps]
    allowed = [sorted(each[2] for each in step if each[2] != EMPTY) for step in steps]
    tops = [quantile(each, 90) or 0 for each in worked] + [
        quantile(each, 50) or 0 for each in allowed
    ]
    if not any(tops):
        return say_nothing(ax, lang)
    unit, label = (3_600_000, "hours") if max(tops) > 5 * 3_600_000 else (60_000, "minutes")
    any_over = False
    for at, (times, limits) in enumerate(zip(worked, allowed, strict=True)):
        if times:
            low, mid, high, most = (
                (quantile(times, each) or 0) / unit for each in (25, 50, 75, 90)
            )
            over = bool(limits) and (quantile(times, 90) or 0) > (quantile(limits, 50) or 0)
            any_over = any_over or over
            ax.barh(at, high - low, left=low, height=0.5, color=SKY, edgecolor=BLUE, zorder=2)
            ax.plot([high, most], [at, at], color=RED if over else BLUE, lw=1.6, zorder=2)
            ax.plot(mid, at, marker="D", ms=5, color=BLUE, zorder=4)
        if limits:
            standard = (quantile(limits, 50) or 0) / unit
            ax.plot([standard] * 2, [at - 0.38, at + 0.38], color=INK, lw=2.5, zorder=3)
    known = [each for each in tops if each]
    if max(known) > 30 * min(known):
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: decimal(f"{x:g}", lang)))
        ax.set_xlim(left=ax.get_xlim()[0] * 0.7)
    else:
        ax.set_xlim(left=0)
    ax.set_yticks(range(len(steps)), labels_of(past, 38), fontsize="small")
    ax.set_ylim(len(steps) - 0.5, -0.5)
    ax.set_xlabel(say(label, lang))
    ax.set_title(say("working time", lang), loc="left")
    ax.grid(axis="x", color="#DDDDDD", lw=0.6, zorder=0)
    make_plain(ax)
    shown = [
        Patch(fc=SKY, ec=BLUE, label=say("half", lang)),
        Line2D([], [], marker="D", ls="", color=BLUE, ms=5, label=say("median", lang)),
        Line2D([], [], color=BLUE, lw=1.6, label=say("nine", lang)),
        Line2D([], [], color=INK, lw=2.5, label=say("standard", lang)),
    ]
    if any_over:
        shown.insert(3, Line2D([], [], color=RED, lw=1.6, label=say("nine over", lang)))
    legend_below(ax, shown, 2)
    return ax


_MOST_LINES = 6_000


def spectrum(
    past: Questions,
    steps: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
    lang: Language = "id",
) -> Axes:
    """The performance spectrum: each case a line from step to step, over time.

    Between two steps a line goes from the completion of the upper to that of the lower one; the
    flatter, the slower. ``steps`` are ids of rows, in the order wanted; all without it. Of very
    many cases an even part is drawn, which the axis says. Raises :class:`KeyError` for an id that
    the SOP does not have.
    """
    names = words(past.events, "step")
    chosen = [names.index(known(each, names)) for each in steps or past.steps["step"]]
    ax = axes_for(ax, 9, 1.4 + 0.75 * len(chosen))
    band = {pair: at for at, pair in enumerate(pairwise(chosen))}
    step, time = numbers(past.events, "step"), numbers(past.acts, "time")
    after, found = numbers(past.acts, "after"), numbers(past.events, "time")
    case = numbers(past.events, "case")
    ahead = ahead_of(past)
    lines = [
        (band[step[giver], step[at]], at)
        for at, giver in enumerate(after)
        if giver != EMPTY and (step[giver], step[at]) in band
    ]
    if not lines:
        return say_nothing(ax, lang)
    thin = max(1, -(-len(lines) // _MOST_LINES))
    shown = []
    for stands, colour, name in (
        (UNDETERMINED, GREY, "undetermined"),
        (KEPT, BLUE, "in time"),
        (BROKEN, RED, "late"),
    ):
        segments = [
            ((day_of(time[after[at]], ahead), row), (day_of(time[at], ahead), row + 1))
            for row, at in lines
            if case[at] % thin == 0
            and (found[at] == stands or (stands == UNDETERMINED and found[at] < 0))
        ]
        if segments:
            late = stands == BROKEN
            drawn = LineCollection(
                segments,
                colors=colour,
                linewidths=1.4 if late else 0.7,
                alpha=0.9 if late else 0.35,
                linestyles="--" if late else "-",
                label=name,
                rasterized=len(segments) > 1_000,
                zorder=3 if late else 2,
            )
            ax.add_collection(drawn)
            shown.append(
                Line2D(
                    [], [], color=colour, lw=1.8, ls="--" if late else "-", label=say(name, lang)
                )
            )
    ax.autoscale_view()
    ax.set_ylim(len(chosen) - 1 + 0.05, -0.05)
    labels = labels_of(past, 30)
    ax.set_yticks(range(len(chosen)), [labels[each] for each in chosen], fontsize="small")
    ax.grid(axis="y", color=INK, lw=0.8)
    ax.xaxis_date()
    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda at, _: date_of(at, lang)))
    if thin > 1:
        ax.set_xlabel(say("thinned", lang, thin))
    ax.set_title(say("spectrum", lang), loc="left")
    make_plain(ax)
    legend_below(ax, shown)
    return ax


# Days since 1970, on the wall clock of the SOP, as matplotlib counts them.
def day_of(ms: int, ahead: int) -> float:
    return (ms + ahead) / 86_400_000


def ahead_of(past: Questions) -> int:
    first = next((each for each in past.cases["first"] if each is not None), None)
    ahead = first.utcoffset() if first is not None else None
    return round(ahead.total_seconds() * 1000) if ahead else 0


def known(step: str, names: Sequence[str]) -> str:
    if step not in names:
        raise KeyError(step)
    return step
