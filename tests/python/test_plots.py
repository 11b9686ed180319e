"""Drawings: what is drawn is what the tables say."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable

import matplotlib
import matplotlib.pyplot as plt
import polars as pl
import pytest
from conftest import at
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

import alur
from alur import plots

matplotlib.use("Agg")
UNITS = {"bidang": ["Ekonomi", "Sosial"]}
DRAWINGS: list[Callable[..., Axes]] = [
    plots.working_time,
    plots.compliance,
    plots.spectrum,
    plots.variants,
    plots.flow,
]


@pytest.fixture(scope="module")
def past(dumai: alur.Sop) -> alur.Replay:
    """Some cases broken, some without a check, some not ended."""
    made = dumai.sample_log(
        120, start=at("2026-01-05 08:00"), faulty_percent=25, units=UNITS, seed=2
    )
    log = pl.read_csv(io.StringIO(made), infer_schema=False)
    unchecked = (pl.col("concept:name") == "6") & pl.col("case:concept:name").str.ends_with("7")
    unended = pl.col("concept:name").is_in(["6", "7", "8"]) & pl.col(
        "case:concept:name"
    ).str.ends_with("3")
    whole = log.filter(~unchecked, ~unended, pl.col("time:timestamp") < "2026-04-01")
    return dumai.replay(whole, units=UNITS)


@pytest.fixture(scope="module")
def nothing(dumai: alur.Sop) -> alur.Replay:
    return dumai.replay(pl.DataFrame({"case": [""], "activity": ["1"], "timestamp": [""]}))


@pytest.fixture(autouse=True)
def closed() -> object:
    yield
    plt.close("all")


def bars(ax: Axes) -> list[Rectangle]:
    return [each for each in ax.patches if isinstance(each, Rectangle)]


def said(ax: Axes) -> list[str]:
    return [each.get_text() for each in ax.texts]


def test_a_bar_for_each_step_and_a_line_for_its_standard(past: alur.Replay) -> None:
    ax = plots.working_time(past)
    worked: dict[str, list[int]] = {step: [] for step in past.steps["step"]}
    for event in past.events:
        if event["step"] and event["worked_ms"] is not None:
            worked[event["step"]].append(event["worked_ms"])
    drawn = bars(ax)
    assert len(drawn) == len(worked)
    for bar, times in zip(drawn, worked.values(), strict=True):
        low, high = bar.get_x() * 60_000, (bar.get_x() + bar.get_width()) * 60_000
        assert sum(each < low - 1 for each in times) < len(times) / 4
        assert sum(each <= high + 1 for each in times) >= len(times) * 3 / 4
    upright = [
        line.get_xdata()[0]  # type: ignore[index]
        for line in ax.lines
        if len(set(line.get_xdata())) == 1 and len(line.get_xdata()) == 2  # type: ignore[arg-type]
    ]
    standards = {row["step"]: row["standard_ms"] for row in past.bottlenecks()}
    assert upright == [standards[step] / 60_000 for step in past.steps["step"]]
    assert upright == [10, 10, 20, 15, 60, 15, 15, 30]
    labels = [each.get_text() for each in ax.get_yticklabels()]
    assert [each.split(".")[0] for each in labels] == [str(each) for each in range(1, 9)]
    assert ax.get_xlabel() == "menit waktu kerja"


def test_months_stand_on_their_percentages(past: alur.Replay) -> None:
    ax = plots.compliance(past)
    table = pl.DataFrame(past.compliance()).group_by("month").sum().sort("month")
    months = [each for each in table.to_dicts() if each["cases"]]
    labels = [each.get_text() for each in ax.get_xticklabels()]
    assert labels == ["Jan 2026", "Feb 2026", "Mar 2026"]
    drawn = bars(ax)
    kinds = [
        kind
        for kind in ("kept", "broken", "undetermined", "open")
        if any(month[kind] for month in months)
    ]
    assert {"kept", "broken", "open"} <= set(kinds)
    heights = [bar.get_height() for bar in drawn]
    assert heights == pytest.approx(
        [100 * month[kind] / month["cases"] for kind in kinds for month in months]
    )
    assert said(ax)[-3:] == [str(month["cases"]) for month in months]
    hatches = {bar.get_hatch() for bar in drawn}
    assert len(hatches) == len(kinds)  # not by colour alone


def test_each_case_is_a_line_from_step_to_step(past: alur.Replay) -> None:
    ax = plots.spectrum(past, ["rekap", "6"])
    segments = sum(
        len(each.get_segments()) for each in ax.collections if isinstance(each, LineCollection)
    )
    [way] = [w for w in past.flow() if (w["from_step"], w["to_step"]) == ("rekap", "6")]
    assert segments == way["times"]
    labels = [each.get_text() for each in ax.get_yticklabels()]
    assert [each[:2] for each in labels] == ["5.", "6."]
    late = [each for each in ax.collections if each.get_label() == "late"]
    count = len([e for e in past.events if (e["step"], e["time"]) == ("6", "broken")])
    assert sum(len(each.get_paths()) for each in late) == count
    with pytest.raises(KeyError):
        plots.spectrum(past, ["99"])


def test_a_row_of_boxes_for_each_course(past: alur.Replay) -> None:
    ax = plots.variants(past, 4)
    rows = list(past.variants())
    assert len(bars(ax)) == sum(each["acts"] for each in rows[:4])
    hatched = sum(bool(each.get_hatch()) for each in bars(ax))
    assert hatched == sum(each["variant"].count("↻") for each in rows[:4]) > 0
    first = ax.get_yticklabels()[0].get_text()
    assert first.startswith(f"{rows[0]['cases']} (") and "melanggar" in first
    assert said(ax)[-1].startswith(f"{len(rows) - 4} urutan lain")


def test_every_way_that_is_drawn_has_its_count(past: alur.Replay) -> None:
    ax = plots.flow(past)
    ways = list(past.flow())
    shown = said(ax)
    for way in ways:
        if way["cases"] >= len(past.cases) / 200:
            assert str(way["times"]) in shown
    assert "MULAI" in shown and "SELESAI" in shown
    skips = [w for w in ways if (w["from_step"], w["to_step"]) == ("rekap", "7")]
    assert skips and skips[0]["times"] > 5
    arrows = [each for each in ax.patches if type(each).__name__ == "FancyArrowPatch"]
    assert len(arrows) == sum(w["cases"] >= len(past.cases) / 200 for w in ways)


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda each: str(each.__name__))
def test_drawings_speak_two_languages_and_use_the_axes_given(
    draw: Callable[..., Axes], past: alur.Replay, nothing: alur.Replay
) -> None:
    figure, ax = plt.subplots()
    assert draw(past, ax=ax, lang="en") is ax
    figure.savefig(io.BytesIO())
    words = ax.get_title(loc="left") + " ".join(said(ax)) + ax.get_xlabel() + ax.get_ylabel()
    legend = ax.get_legend()
    words += " ".join(each.get_text() for each in legend.get_texts()) if legend else ""
    assert ax.get_title(loc="left")
    for word in ("berkas", "langkah", "waktu", "melanggar", "kerja", "mulai"):
        assert word not in words
    assert said(draw(nothing)) == ["tidak ada data"]
    assert said(draw(nothing, lang="en")) == ["no data"]


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda each: str(each.__name__))
def test_no_label_is_cut_or_covers_another(draw: Callable[..., Axes], past: alur.Replay) -> None:
    ax = draw(past)
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.canvas.draw()
    boxes = [
        each.get_window_extent()
        for axis, (low, high) in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, sorted(ax.get_ylim())))
        for at, each in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        if ax.axison and axis.get_visible() and each.get_text() and low <= at <= high
    ]
    whole = figure.bbox
    for box in boxes:
        assert box.x0 >= whole.x0 - 1 and box.x1 <= whole.x1 + 1
        assert box.y0 >= whole.y0 - 1 and box.y1 <= whole.y1 + 1
    for number, box in enumerate(boxes):
        assert not any(box.shrunk(0.9, 0.9).overlaps(other) for other in boxes[:number])


def test_matplotlib_is_imported_only_for_drawings() -> None:
    code = "import alur, sys; assert not {'matplotlib', 'numpy', 'pandas'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_matplotlib_the_error_says_what_to_install() -> None:
    code = "import sys; sys.modules['matplotlib'] = None; import alur; import alur.plots"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert said.returncode == 1 and "pip install alur[plots]" in said.stderr
