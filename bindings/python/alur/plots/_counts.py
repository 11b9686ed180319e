"""Drawings of counts: compliance, and the courses that cases took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from alur._tallies import AGAIN
from alur.plots._style import (
    AMBER,
    INK,
    OPEN,
    RED,
    SKY,
    STANDS,
    axes_for,
    legend_below,
    make_plain,
    say_nothing,
)
from alur.plots._words import count, month_of, percent, say

if TYPE_CHECKING:
    from alur.diagnostics import Language
    from alur.questions import Questions


def compliance(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """How the cases of each month stand, in percent, with their number above."""
    answer = past.compliance()
    months = sorted({each for each in answer["month"] if each})
    ax = axes_for(ax, max(6.0, 1.6 + 0.8 * len(months)), 4.2)
    counts = {
        kind: [
            sum(n for n, its in zip(answer[kind], answer["month"], strict=True) if its == month)
            for month in months
        ]
        for kind in ("cases", *(each for each, _, _ in (*STANDS, OPEN)))
    }
    months_at = [at for at, cases in enumerate(counts["cases"]) if cases]
    if not months_at:
        return say_nothing(ax, lang)
    total = [counts["cases"][at] for at in months_at]
    below = [0.0] * len(months_at)
    for kind, colour, hatch in (*STANDS, OPEN):
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
            label=say(kind, lang),
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
                    color=INK,
                    bbox={"fc": "white", "ec": "none", "pad": 1.2, "alpha": 0.9},
                )
        below = [a + b for a, b in zip(below, parts, strict=True)]
    for at, cases in enumerate(total):
        ax.text(at, 101.5, count(cases, lang), ha="center", va="bottom", fontsize="small")
    ax.set_ylim(0, 108)
    ax.set_yticks(range(0, 101, 20))
    ax.set_xticks(range(len(months_at)), [month_of(months[at], lang) for at in months_at])
    ax.set_ylabel(say("of cases", lang))
    ax.set_title(say("compliance", lang), loc="left")
    make_plain(ax)
    legend_below(ax)
    return ax


def variants(
    past: Questions, most: int = 10, *, ax: Axes | None = None, lang: Language = "id"
) -> Axes:
    """The most frequent courses, as rows of steps; a step done again is hatched."""
    answer = list(past.variants())
    rows = answer[:most]
    longest = max((each["acts"] for each in rows), default=1)
    ax = axes_for(ax, 4.2 + 0.42 * longest, 1.8 + 0.42 * max(len(rows), 2))
    if not rows:
        return say_nothing(ax, lang)
    numbers_of = dict(zip(past.steps["step"], past.steps["number"], strict=True))
    for at, row in enumerate(rows):
        for place, step in enumerate(row["variant"].split(" → ")):
            again = step.endswith(AGAIN)
            colour = RED if step == "?" else AMBER if again else SKY
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
        f"{count(each['cases'], lang)} ({percent(each['cases'], total, lang)})\n"
        f"{count(each['broken'], lang)} {say('broken', lang)}"
        for each in rows
    ]
    ax.set_yticks(range(len(rows)), labels, fontsize="small")
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(-0.1, longest)
    ax.xaxis.set_visible(False)
    for side in ("top", "right", "bottom", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0)
    ax.set_title(say("variants", lang, count(total, lang)), loc="left")
    shown = [Patch(fc=SKY, label=say("first time", lang))]
    if any(AGAIN in each["variant"] for each in rows):
        shown.append(Patch(fc=AMBER, hatch="///", ec="white", label=say("again", lang)))
    if any("?" in each["variant"].split(" → ") for each in rows):
        shown.append(Patch(fc=RED, label=say("unknown", lang)))
    legend_below(ax, shown, 3)
    rest = answer[most:]
    if rest:
        cases = sum(each["cases"] for each in rest)
        text = say("others", lang, count(len(rest), lang), count(cases, lang))
        ax.text(1, -0.02, text, transform=ax.transAxes, ha="right", va="top", fontsize="small")
    return ax
