"""Drawings of what a replay found, with matplotlib (``pip install alur[plots]``).

Each takes a :class:`alur.Replay`, draws on ``ax`` or on axes of its own, in Indonesian or English,
and returns the axes. Colours are those of Okabe and Ito, which the colour-blind tell apart; what a
colour says, a hatch, a mark or a word says too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.dates import AutoDateLocator
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Patch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter
from matplotlib.transforms import ScaledTranslation

from alur._columns import EMPTY, numbers, quantile, words
from alur._tallies import AGAIN, BROKEN, KEPT, UNDETERMINED, acts_of_steps, steps_of_sop

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
    "minutes": ("menit waktu kerja", "minutes of office time"),
    "hours": ("jam waktu kerja", "hours of office time"),
    "working time": ("Waktu kerja setiap langkah", "Office time of each step"),
    "half": ("separuh kegiatan yang di tengah", "the middle half of the acts"),
    "median": ("nilai tengah", "median"),
    "nine": ("sampai sembilan dari sepuluh", "up to nine in ten"),
    "nine over": ("… yang melewati waktu baku", "… where that is over the standard"),
    "standard": ("waktu baku menurut SOP", "standard of the SOP"),
    "compliance": ("Kepatuhan menurut bulan mulainya berkas", "Compliance by month of beginning"),
    "of cases": ("persen dari berkas", "percent of the cases"),
    "spectrum": ("Perjalanan berkas dari langkah ke langkah", "Cases on their way, step by step"),
    "in time": ("tepat waktu", "in time"),
    "late": ("terlambat", "late"),
    "thinned": ("digambar satu dari setiap {0} berkas", "one in {0} cases is drawn"),
    "variants": ("Urutan langkah yang terbanyak, dari {0} berkas", "Most frequent of {0} cases"),
    "first time": ("pertama kali", "first time"),
    "again": ("dikerjakan lagi", "done again"),
    "unknown": ("tidak ada dalam SOP", "not in the SOP"),
    "others": ("{0} urutan lain: {1} berkas", "{0} other courses: {1} cases"),
    "flow": ("Alur berkas, dengan banyaknya", "The flow of cases, with counts"),
    "start": ("mulai", "start"),
    "end": ("selesai", "end"),
    "rare": (
        "{0} jalan yang jarang tidak digambar ({1} kali)",
        "{0} rare ways are not drawn ({1} times)",
    ),
    "nothing": ("tidak ada data", "no data"),
}
_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
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


def _month(text: str, lang: Language) -> str:
    year, month = text.split("-")
    return f"{_MONTHS[lang][int(month) - 1]} {year}"


# Days since 1970, on the wall clock of the SOP, as matplotlib counts them.
def _day(ms: int, ahead: int) -> float:
    return (ms + ahead) / 86_400_000


def _ahead(past: Questions) -> int:
    first = next((each for each in past.cases["first"] if each is not None), None)
    ahead = first.utcoffset() if first is not None else None
    return round(ahead.total_seconds() * 1000) if ahead else 0


def _date(day: float, lang: Language) -> str:
    at = datetime(1970, 1, 1) + timedelta(days=day)
    return f"{at.day} {_MONTHS[lang][at.month - 1]}"


def _known(step: str, names: Sequence[str]) -> str:
    if step not in names:
        raise KeyError(step)
    return step


def _count(number: int, lang: Language) -> str:
    text = f"{number:,}"
    return text if lang == "en" else text.replace(",", ".")


def _percent(part: int, whole: int, lang: Language) -> str:
    return _decimal(f"{100 * part / whole:.1f} %", lang)


def _decimal(text: str, lang: Language) -> str:
    return text if lang == "en" else text.replace(".", ",")


def _legend(ax: Axes, handles: Sequence[object] | None = None, columns: int = 4) -> None:
    below_by = 40 if ax.get_xlabel() else 26  # points
    more = {} if handles is None else {"handles": handles}
    figure = ax.get_figure(root=True)
    below = ScaledTranslation(0, -below_by / 72, figure.dpi_scale_trans) if figure else None
    ax.legend(
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + below if below else ax.transAxes,
        ncols=columns,
        frameon=False,
        fontsize="small",
        borderaxespad=0,
        **more,
    )


def _nothing(ax: Axes, lang: Language) -> Axes:
    ax.text(0.5, 0.5, _say("nothing", lang), transform=ax.transAxes, ha="center", color=_INK)
    return ax


# What the rows are, in two lines each.
def _labels(past: Questions, width: int) -> list[str]:
    return [
        "\n".join(textwrap.wrap(f"{number or step}. {text}", width, max_lines=2, placeholder=" …"))
        for step, number, text in steps_of_sop(past)
    ]


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
    tops = [quantile(each, 90) or 0 for each in worked] + [
        quantile(each, 50) or 0 for each in allowed
    ]
    if not any(tops):
        return _nothing(ax, lang)
    unit, label = (3_600_000, "hours") if max(tops) > 5 * 3_600_000 else (60_000, "minutes")
    any_over = False
    for at, (times, limits) in enumerate(zip(worked, allowed, strict=True)):
        if times:
            low, mid, high, most = (
                (quantile(times, each) or 0) / unit for each in (25, 50, 75, 90)
            )
            over = bool(limits) and (quantile(times, 90) or 0) > (quantile(limits, 50) or 0)
            any_over = any_over or over
            ax.barh(at, high - low, left=low, height=0.5, color=_SKY, edgecolor=_BLUE, zorder=2)
            ax.plot([high, most], [at, at], color=_RED if over else _BLUE, lw=1.6, zorder=2)
            ax.plot(mid, at, marker="D", ms=5, color=_BLUE, zorder=4)
        if limits:
            standard = (quantile(limits, 50) or 0) / unit
            ax.plot([standard] * 2, [at - 0.38, at + 0.38], color=_INK, lw=2.5, zorder=3)
    known = [each for each in tops if each]
    if max(known) > 30 * min(known):
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: _decimal(f"{x:g}", lang)))
        ax.set_xlim(left=ax.get_xlim()[0] * 0.7)
    else:
        ax.set_xlim(left=0)
    ax.set_yticks(range(len(steps)), _labels(past, 38), fontsize="small")
    ax.set_ylim(len(steps) - 0.5, -0.5)
    ax.set_xlabel(_say(label, lang))
    ax.set_title(_say("working time", lang), loc="left")
    ax.grid(axis="x", color="#DDDDDD", lw=0.6, zorder=0)
    _plain(ax)
    shown = [
        Patch(fc=_SKY, ec=_BLUE, label=_say("half", lang)),
        Line2D([], [], marker="D", ls="", color=_BLUE, ms=5, label=_say("median", lang)),
        Line2D([], [], color=_BLUE, lw=1.6, label=_say("nine", lang)),
        Line2D([], [], color=_INK, lw=2.5, label=_say("standard", lang)),
    ]
    if any_over:
        shown.insert(3, Line2D([], [], color=_RED, lw=1.6, label=_say("nine over", lang)))
    _legend(ax, shown, 2)
    return ax


def compliance(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """How the cases of each month stand, in percent, with their number above."""
    answer = past.compliance()
    months = sorted({each for each in answer["month"] if each})
    ax = _axes(ax, max(6.0, 1.6 + 0.8 * len(months)), 4.2)
    counts = {
        kind: [
            sum(n for n, its in zip(answer[kind], answer["month"], strict=True) if its == month)
            for month in months
        ]
        for kind in ("cases", *(each for each, _, _ in (*_STANDS, _OPEN)))
    }
    months_at = [at for at, cases in enumerate(counts["cases"]) if cases]
    if not months_at:
        return _nothing(ax, lang)
    total = [counts["cases"][at] for at in months_at]
    below = [0.0] * len(months_at)
    for kind, colour, hatch in (*_STANDS, _OPEN):
        parts = [100 * counts[kind][at] / counts["cases"][at] for at in months_at]
        if not any(parts):
            continue
        ax.bar(
            range(len(parts)),
            parts,
            bottom=below,
            width=0.72,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0.8,
            label=_say(kind, lang),
        )
        for at, part in enumerate(parts):
            if part >= 6:
                ax.text(
                    at,
                    below[at] + part / 2,
                    f"{part:.0f}",
                    ha="center",
                    va="center",
                    fontsize="small",
                    color=_INK,
                    bbox={"fc": "white", "ec": "none", "pad": 1.2, "alpha": 0.9},
                )
        below = [a + b for a, b in zip(below, parts, strict=True)]
    for at, cases in enumerate(total):
        ax.text(at, 101.5, _count(cases, lang), ha="center", va="bottom", fontsize="small")
    ax.set_ylim(0, 108)
    ax.set_yticks(range(0, 101, 20))
    ax.set_xticks(range(len(months_at)), [_month(months[at], lang) for at in months_at])
    ax.set_ylabel(_say("of cases", lang))
    ax.set_title(_say("compliance", lang), loc="left")
    _plain(ax)
    _legend(ax)
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
    chosen = [names.index(_known(each, names)) for each in steps or past.steps["step"]]
    ax = _axes(ax, 9, 1.4 + 0.75 * len(chosen))
    band = {pair: at for at, pair in enumerate(pairwise(chosen))}
    step, time = numbers(past.events, "step"), numbers(past.acts, "time")
    after, found = numbers(past.acts, "after"), numbers(past.events, "time")
    case = numbers(past.events, "case")
    ahead = _ahead(past)
    lines = [
        (band[step[giver], step[at]], at)
        for at, giver in enumerate(after)
        if giver != EMPTY and (step[giver], step[at]) in band
    ]
    if not lines:
        return _nothing(ax, lang)
    thin = max(1, -(-len(lines) // _MOST_LINES))
    shown = []
    for stands, colour, name in (
        (UNDETERMINED, _GREY, "undetermined"),
        (KEPT, _BLUE, "in time"),
        (BROKEN, _RED, "late"),
    ):
        segments = [
            ((_day(time[after[at]], ahead), row), (_day(time[at], ahead), row + 1))
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
                    [], [], color=colour, lw=1.8, ls="--" if late else "-", label=_say(name, lang)
                )
            )
    ax.autoscale_view()
    ax.set_ylim(len(chosen) - 1 + 0.05, -0.05)
    labels = _labels(past, 30)
    ax.set_yticks(range(len(chosen)), [labels[each] for each in chosen], fontsize="small")
    ax.grid(axis="y", color=_INK, lw=0.8)
    ax.xaxis_date()
    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda at, _: _date(at, lang)))
    if thin > 1:
        ax.set_xlabel(_say("thinned", lang, thin))
    ax.set_title(_say("spectrum", lang), loc="left")
    _plain(ax)
    _legend(ax, shown)
    return ax


def variants(
    past: Questions, most: int = 10, *, ax: Axes | None = None, lang: Language = "id"
) -> Axes:
    """The most frequent courses, as rows of steps; a step done again is hatched."""
    answer = list(past.variants())
    rows = answer[:most]
    longest = max((each["acts"] for each in rows), default=1)
    ax = _axes(ax, 4.2 + 0.42 * longest, 1.8 + 0.42 * max(len(rows), 2))
    if not rows:
        return _nothing(ax, lang)
    numbers_of = dict(zip(past.steps["step"], past.steps["number"], strict=True))
    for at, row in enumerate(rows):
        for place, step in enumerate(row["variant"].split(" → ")):
            again = step.endswith(AGAIN)
            colour = _RED if step == "?" else _AMBER if again else _SKY
            ax.barh(
                at,
                0.92,
                left=place,
                height=0.7,
                color=colour,
                hatch="///" if again else "",
                edgecolor="white",
            )
            ax.text(
                place + 0.46,
                at,
                numbers_of.get(step.removesuffix(AGAIN)) or step,
                ha="center",
                va="center",
                fontsize="small",
                bbox={"fc": colour, "ec": "none", "pad": 0.8} if again else None,
            )
    total = sum(each["cases"] for each in answer)
    labels = [
        f"{_count(each['cases'], lang)} ({_percent(each['cases'], total, lang)})\n"
        f"{_count(each['broken'], lang)} {_say('broken', lang)}"
        for each in rows
    ]
    ax.set_yticks(range(len(rows)), labels, fontsize="small")
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(-0.1, longest)
    ax.xaxis.set_visible(False)
    for side in ("top", "right", "bottom", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0)
    ax.set_title(_say("variants", lang, _count(total, lang)), loc="left")
    shown = [Patch(fc=_SKY, label=_say("first time", lang))]
    if any(AGAIN in each["variant"] for each in rows):
        shown.append(Patch(fc=_AMBER, hatch="///", ec="white", label=_say("again", lang)))
    if any("?" in each["variant"].split(" → ") for each in rows):
        shown.append(Patch(fc=_RED, label=_say("unknown", lang)))
    _legend(ax, shown, 3)
    rest = answer[most:]
    if rest:
        cases = sum(each["cases"] for each in rest)
        text = _say("others", lang, _count(len(rest), lang), _count(cases, lang))
        ax.text(1, -0.02, text, transform=ax.transAxes, ha="right", va="top", fontsize="small")
    return ax


def flow(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """The rows of the SOP from top to bottom, with how often each gave another its turn.

    Ways back are on the left, rows passed over on the right. A way that fewer than one in two
    hundred cases took is left out, and the caption says how many.
    """
    labels = _labels(past, 46)
    ax = _axes(ax, 8.5, 1.6 + 0.95 * len(labels))
    ways = list(past.flow())
    if not ways:
        return _nothing(ax, lang)
    place: dict[str | None, int] = {step: at for at, step in enumerate(past.steps["step"])}
    done = {step: 0 for step in place}
    for way in ways:
        if way["to_step"] is not None:
            done[way["to_step"]] += way["times"]
    for at, (step, label) in enumerate(zip(place, labels, strict=True)):
        box = FancyBboxPatch(
            (-1, at - 0.28), 2, 0.56, boxstyle="round,pad=0.02", fc="#EAF4FB", ec=_BLUE, zorder=3
        )
        ax.add_patch(box)
        ax.text(-0.95, at, label, ha="left", va="center", fontsize="small", zorder=4)
        ax.text(
            0.97, at, _count(done[step], lang), ha="right", va="center", weight="bold", zorder=4
        )
    last = len(labels)
    least = len(past.cases) / 200
    most = max(way["times"] for way in ways)
    rare = [way for way in ways if way["cases"] < least]
    for way in ways:
        if way["cases"] >= least:
            start = -1 if way["from_step"] is None else place[way["from_step"]]
            end = last if way["to_step"] is None else place[way["to_step"]]
            _arrow(ax, start, end, way["times"], 0.8 + 5 * way["times"] / most, lang)
    for at, name in ((-1, "start"), (last, "end")):
        ax.text(
            0,
            at,
            _say(name, lang).upper(),
            ha="center",
            va="center",
            fontsize="small",
            weight="bold",
            bbox={"boxstyle": "round,pad=0.35", "fc": "white", "ec": _INK},
            zorder=4,
        )
    ax.set_ylim(last + 0.4, -1.4)
    ax.set_xlim(-2.1, 2.1)
    ax.axis("off")
    ax.set_title(_say("flow", lang), loc="left")
    if rare:
        times = _count(sum(way["times"] for way in rare), lang)
        ax.text(
            0, 0, _say("rare", lang, len(rare), times), transform=ax.transAxes, fontsize="small"
        )
    return ax


def _arrow(ax: Axes, start: int, end: int, times: int, width: float, lang: Language) -> None:
    text: dict[str, Any] = {"fontsize": "small", "va": "center", "zorder": 5}
    if end == start + 1:
        ends = (0.0, start + 0.3), (0.0, end - 0.3)
        ax.add_patch(
            FancyArrowPatch(
                *ends, arrowstyle="-|>", mutation_scale=10 + width, lw=width, color=_BLUE, zorder=2
            )
        )
        ax.text(0.12, (start + end) / 2, _count(times, lang), ha="left", **text)
        return
    back = end <= start
    side, colour = (-1, _RED) if back else (1, _GREEN)
    lean = 0.1 if start == end else -0.2
    ends = (side * 1.03, start + lean), (side * 1.03, end - lean)
    far = 0.16 + min(0.75, 0.16 * abs(end - start))
    middle = (start + end) / 2
    # A curve of Bézier, which reaches half as far as its control point.
    path = Path(
        [
            ends[0],
            (side * (1.03 + 4 / 3 * far), ends[0][1]),
            (side * (1.03 + 4 / 3 * far), ends[1][1]),
            ends[1],
        ],
        [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
    )
    ax.add_patch(
        FancyArrowPatch(
            path=path,
            arrowstyle="-|>",
            mutation_scale=10 + width,
            lw=width,
            ls="--" if back else "-",
            color=colour,
            zorder=2,
        )
    )
    ax.text(
        side * (1.03 + far),
        middle,
        _count(times, lang),
        ha="center",
        bbox={"fc": "white", "ec": "none", "pad": 1},
        color=colour,
        **text,
    )
