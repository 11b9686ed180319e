"""Logs aligned, and logs judged piece by piece."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import at
from test_logs import UNITS

import alur


@pytest.fixture(scope="module")
def made(dumai: alur.Sop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.csv"
    text = dumai.sample_log(
        150, start=at("2026-01-05 08:00"), faulty_percent=33, units=UNITS, seed=5
    )
    path.write_text(text, "utf-8")
    return path


def log(*rows: str, of: str = "A") -> pa.Table:
    return pa.table(
        {
            "case": [of] * len(rows),
            "activity": list(rows),
            "timestamp": [f"2026-01-05T08:{n:02}+07:00" for n in range(len(rows))],
        }
    )


@pytest.fixture(scope="module")
def jambi() -> alur.Sop:
    return alur.load(alur.data_path("jambi.json"))


def test_alignments_are_tidy_tables(jambi: alur.Sop) -> None:
    ids = jambi.replay(log("1")).steps["step"]
    kept = log(*ids)
    odd = log("1", "rapat", *ids[2:], of="B")
    found = jambi.align(pa.concat_tables([kept, odd, log(*ids, of="C")]))
    assert list(found.cases) == [
        {
            "case": case,
            "variant": variant,
            "events": 5,
            "result": "aligned",
            "cost": cost,
            "synchronous": 5 - cost // 2,
            "log_only": cost // 2,
            "model_only": cost // 2,
        }
        for case, variant, cost in (("A", 0, 0), ("B", 1, 2), ("C", 0, 0))
    ]
    assert found.variants["cases"] == [2, 1]
    assert found.variants["example"] == ["A", "B"]
    assert len(found.moves) == 5 + 6
    [unknown, skipped] = sorted(found.deviations, key=lambda move: str(move["kind"]))
    assert (unknown["case"], unknown["kind"], unknown["row"]) == ("B", "log_only", 6)
    assert unknown["activity"] == "rapat" and unknown["step"] is None
    assert (skipped["kind"], skipped["step"]) == ("model_only", ids[1])
    assert skipped["row"] in (6, 7) and skipped["office"]
    assert found.words["match"].count("unknown") == 1
    for table in (found.cases, found.variants, found.moves, found.deviations):
        pa.table(table).validate(full=True)


def test_costs_are_those_that_were_asked_for(jambi: alur.Sop) -> None:
    ids = jambi.replay(log("1")).steps["step"]
    short = log(*ids[:3])
    assert jambi.align(short).cases["cost"] == [2]
    assert jambi.align(short, open_cases=True).cases["cost"] == [0]
    dear = alur.AlignCosts(model_only=3, model_only_of={ids[3]: 7})
    assert jambi.align(short, costs=dear).cases["cost"] == [10]
    with pytest.raises(alur.UnknownNameError, match="no row"):
        jambi.align(short, costs=alur.AlignCosts(log_only_of={"x": 1}))
    with pytest.raises(ValueError):
        jambi.align(short, costs=alur.AlignCosts(log_only=1_000_000))


def test_a_clean_log_costs_nothing_and_what_is_too_large_is_refused(
    dumai: alur.Sop, made: Path
) -> None:
    clean = dumai.sample_log(20, start=at("2026-01-05 08:00"), units=UNITS)
    table = pl.read_csv(clean.encode(), infer_schema=False)
    assert set(dumai.align(table, units=UNITS).cases["cost"]) == {0}
    whole = dumai.align(made, units=UNITS)
    costs = dict(zip(whole.cases["case"], whole.cases["cost"], strict=True))
    assert sum(cost > 0 for cost in costs.values()) > 10
    with pytest.raises(alur.AlignmentTooLargeError, match="too large") as error:
        dumai.align(made, units=UNITS, max_states=1)
    found = error.value.alignments
    assert len(found.cases) == 150
    results = Counter(found.cases["result"])
    assert results["too_large"] and len(found.refused) <= results["too_large"]
    for case in found.cases:
        if case["result"] == "aligned":
            assert case["cost"] == costs[case["case"]]
        else:
            assert case["cost"] is None


def test_a_stream_finds_what_the_whole_has_however_it_is_cut(dumai: alur.Sop, made: Path) -> None:
    whole = dumai.replay(made, units=UNITS)
    table = pa.table(alur.read_log(made))
    frame = table.to_pandas()
    pieces: list[list[alur.logs.LogSource]] = [
        list(table.to_batches(max_chunksize=37)),
        [frame.iloc[n : n + 500] for n in range(0, len(frame), 500)],
        [pl.from_arrow(table.slice(0, 1)), table.slice(1)],
        [made],
    ]
    kept = frame.copy()
    for some in pieces:
        past = dumai.log_stream(units=UNITS)
        judged = list(past.judge(some))
        drop = ("row",)
        events = [
            {k: v for k, v in row.items() if k not in drop} for b in judged for row in b.events
        ]
        assert events == [{k: v for k, v in row.items() if k not in drop} for row in whole.events]
        assert list(past.cases) == list(whole.cases)
        assert list(past.steps) == list(whole.steps)
        assert list(alur.add_steps(each.steps for each in judged)) == list(whole.steps)
        assert sum(len(each.deviations) for each in judged) == len(whole.deviations)
    pd.testing.assert_frame_equal(frame, kept)


def test_parts_of_a_log_add_up(dumai: alur.Sop, made: Path, jambi: alur.Sop) -> None:
    whole = dumai.replay(made, units=UNITS)
    frame = pl.read_csv(made, infer_schema=False)
    first = pl.col("case:concept:name") < "070"
    parts = [dumai.replay(frame.filter(each), units=UNITS).steps for each in (first, ~first)]
    assert list(alur.add_steps(parts)) == list(whole.steps)
    with pytest.raises(ValueError, match="same SOP"):
        alur.add_steps([whole.steps, jambi.replay(log("1")).steps])
    with pytest.raises(ValueError, match="nothing"):
        alur.add_steps([])


def test_a_record_batch_alone_is_a_log(dumai: alur.Sop) -> None:
    class Batch:
        def __init__(self, batch: pa.RecordBatch) -> None:
            self._batch = batch

        def __arrow_c_array__(
            self, requested_schema: object | None = None
        ) -> tuple[object, object]:
            batch: Any = self._batch
            pair: tuple[object, object] = batch.__arrow_c_array__()
            return pair

    [batch] = log("MULAI", "1").to_batches()
    assert list(dumai.replay(Batch(batch)).events) == list(dumai.replay(log("MULAI", "1")).events)
    past = dumai.log_stream()
    assert past.take(Batch(batch)).events["became"] == ["began_case", "judged"]
    assert past.take(log("1")).events["became"] == ["too_early"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_interrupts_long_work_on_logs(dumai: alur.Sop) -> None:
    text = dumai.sample_log(3000, start=at("2026-01-05 08:00"), faulty_percent=50, units=UNITS)
    table = pl.read_csv(text.encode(), infer_schema=False)
    began = time.perf_counter()
    dumai.replay(table, units=UNITS)
    whole = time.perf_counter() - began
    past = dumai.log_stream(units=UNITS)
    for call in (lambda: dumai.replay(table, units=UNITS), lambda: past.take(table)):
        threading.Timer(whole / 8, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            call()
            time.sleep(60)  # ended by the signal, should the call have been quicker
    assert len(dumai.replay(log("1")).cases) == 1


def test_others_run_while_a_log_is_judged(dumai: alur.Sop, made: Path) -> None:
    ticks = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not done.wait(0.001):
            ticks += 1

    counter = threading.Thread(target=count)
    counter.start()
    began = time.perf_counter()
    for _ in range(3):
        dumai.align(made, units=UNITS)
        dumai.replay(made, units=UNITS)
    took = time.perf_counter() - began
    done.set()
    counter.join()
    assert took < 0.02 or ticks > 2
