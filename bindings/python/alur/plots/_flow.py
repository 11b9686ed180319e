"""The rows of an SOP as a drawing, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from alur.plots._style import BLUE, GREEN, INK, RED, axes_for, labels_of, say_nothing
from alur.plots._words import count, say

if TYPE_CHECKING:
    from alur.diagnostics import Language
    from alur.questions import Questions


def flow(past: Questions, *, ax: Axes | None = None, lang: Language = "id") -> Axes:
    """The rows of the SOP from top to bottom, with how often each gave another its turn.

    Ways back are on the left, rows passed over on the right. A way that fewer than one in two
    hundred cases took is left out, and the caption says how many.
    """
    labels = labels_of(past, 46)
    ax = axes_for(ax, 8.5, 1.6 + 0.95 * len(labels))
    ways = list(past.flow())
    if not ways:
        return say_nothing(ax, lang)
    place: dict[str | None, int] = {step: at for at, step in enumerate(past.steps["step"])}
    done = {step: 0 for step in place}
    for way in ways:
        if way["to_step"] is not None:
            done[way["to_step"]] += way["times"]
    for at, (step, label) in enumerate(zip(place, labels, strict=True)):
        box = FancyBboxPatch(
            (-1, at - 0.28), 2, 0.56, boxstyle="round,pad=0.02", fc="#EAF4FB", ec=BLUE, zorder=3
        )
        ax.add_patch(box)
        ax.text(-0.95, at, label, ha="left", va="center", fontsize="small", zorder=4)
        ax.text(0.97, at, count(done[step], lang), ha="right", va="center", weight="bold", zorder=4)
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
            say(name, lang).upper(),
            ha="center",
            va="center",
            fontsize="small",
            weight="bold",
            bbox={"boxstyle": "round,pad=0.35", "fc": "white", "ec": INK},
            zorder=4,
        )
    ax.set_ylim(last + 0.4, -1.4)
    ax.set_xlim(-2.1, 2.1)
    ax.axis("off")
    ax.set_title(say("flow", lang), loc="left")
    if rare:
        times = count(sum(way["times"] for way in rare), lang)
        ax.text(0, 0, say("rare", lang, len(rare), times), transform=ax.transAxes, fontsize="small")
    return ax


def _arrow(ax: Axes, start: int, end: int, times: int, width: float, lang: Language) -> None:
    text: dict[str, Any] = {"fontsize": "small", "va": "center", "zorder": 5}
    if end == start + 1:
        ends = (0.0, start + 0.3), (0.0, end - 0.3)
        ax.add_patch(
            FancyArrowPatch(
                *ends, arrowstyle="-|>", mutation_scale=10 + width, lw=width, color=BLUE, zorder=2
            )
        )
        ax.text(0.12, (start + end) / 2, count(times, lang), ha="left", **text)
        return
    back = end <= start
    side, colour = (-1, RED) if back else (1, GREEN)
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
        count(times, lang),
        ha="center",
        bbox={"fc": "white", "ec": "none", "pad": 1},
        color=colour,
        **text,
    )
