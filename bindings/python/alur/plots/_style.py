"""What drawings share: colours, axes, legends."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from alur._tallies import steps_of_sop
from alur.plots._words import say

if TYPE_CHECKING:
    from alur.diagnostics import Language
    from alur.questions import Questions

BLUE, SKY, GREEN, AMBER, RED = "#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00"
GREY, INK = "#BBBBBB", "#333333"
STANDS = (("kept", BLUE, ""), ("broken", RED, "///"), ("undetermined", GREY, "..."))
OPEN = ("open", "#F0E442", "xx")


def axes_for(ax: Axes | None, width: float, height: float) -> Axes:
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def make_plain(ax: Axes) -> None:
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=3)


def legend_below(ax: Axes, handles: Sequence[object] | None = None, columns: int = 4) -> None:
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


def say_nothing(ax: Axes, lang: Language) -> Axes:
    ax.text(0.5, 0.5, say("nothing", lang), transform=ax.transAxes, ha="center", color=INK)
    return ax


# What the rows are, in two lines each.
def labels_of(past: Questions, width: int) -> list[str]:
    return [
        "\n".join(textwrap.wrap(f"{number or step}. {text}", width, max_lines=2, placeholder=" …"))
        for step, number, text in steps_of_sop(past)
    ]
