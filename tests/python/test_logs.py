"""Event logs judged from Python: files, and tables of every library that speaks Arrow."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pytest
from conftest import WIB, at
from test_notebook import HOSTILE, harmless

import alur

EXAMPLE = Path(__file__).parents[2] / "examples" / "replay" / "log.csv"
UNITS = {"bidang": ["Ekonomi", "Sosial"]}


@pytest.fixture(scope="module")
def made(dumai: alur.Sop) -> str:
    """Two hundred cases, of which a third has a fault."""
    return dumai.sample_log(
        200, start=at("2026-01-05 08:00"), faulty_percent=33, units=UNITS, seed=7
    )


def replayed(dumai: alur.Sop, table: Any, **how: Any) -> alur.Replay:
    return dumai.replay(table, units=UNITS, **how)


def same(one: alur.Replay, other: alur.Replay) -> bool:
    return all(
        list(getattr(one, table)) == list(getattr(other, table))
        for table in ("events", "cases", "deviations", "steps", "words")
    )


@pytest.fixture(scope="module")
def whole(dumai: alur.Sop, made: str, tmp_path_factory: pytest.TempPathFactory) -> alur.Replay:
    path = tmp_path_factory.mktemp("log") / "log.csv"
    path.write_text(made, "utf-8")
    return replayed(dumai, path)


def test_a_file_is_judged_as_the_command_judges_it(dumai: alur.Sop, command: Any) -> None:
    past = dumai.replay(EXAMPLE)
    said = command("replay", EXAMPLE, "--sop", alur.data_path("dumai.json"), "--lang", "id")
    for text in past.deviations["text_id"]:
        assert text.split(":")[0] in said.stdout
    assert past.events["became"].count("without_time") == 1
    assert [line for line, _ in past.faults] == [15, 16]
    assert past.deviations["kind"] == ["late", "skipped", "skipped", "unknown_activity"]
    assert past.deviations["step"] == ["3", "4", "6", None]


def test_faults_that_were_planted_are_found(whole: alur.Replay) -> None:
    verdicts = Counter(whole.cases["verdict"])
    assert 40 < verdicts["broken"] < 90
    assert verdicts["kept"] == 200 - verdicts["broken"]
    assert set(whole.deviations["case"]) == {
        case["case"] for case in whole.cases if case["verdict"] == "broken"
    }


def test_text_is_read_as_the_csv_module_reads_it(
    dumai: alur.Sop, made: str, tmp_path: Path
) -> None:
    header, *rows = csv.reader(io.StringIO(made))
    noise = random.Random(5)
    for row in noise.sample(rows, len(rows) // 4):
        row[noise.choice((0, 1, 3, 4))] += noise.choice(
            (', "b"', '"', "\n kedua", "; x\ty", ",", "''", ' "" ')
        )
    spellings: tuple[tuple[str, Literal[0, 1, 2], str], ...] = (
        (",", csv.QUOTE_MINIMAL, "\n"),
        (";", csv.QUOTE_ALL, "\r\n"),
        ("\t", csv.QUOTE_NONNUMERIC, "\n"),
    )
    for divider, quoting, ends in spellings:
        path = tmp_path / "log.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, delimiter=divider, quoting=quoting, lineterminator=ends)
            writer.writerows([header, *rows])
        with path.open(encoding="utf-8", newline="") as text:
            cells = list(csv.reader(text, delimiter=divider))
        frame = pd.DataFrame(cells[1:], columns=cells[0])
        assert same(replayed(dumai, path), replayed(dumai, frame))


def test_every_library_gives_the_same_result(
    dumai: alur.Sop, made: str, whole: alur.Replay, tmp_path: Path
) -> None:
    as_text = {"types": {name: pa.string() for name in made.splitlines()[0].split(",")}}
    arrow = pyarrow.csv.read_csv(
        io.BytesIO(made.encode()),
        convert_options=pyarrow.csv.ConvertOptions(column_types=as_text["types"]),
    )
    assert same(replayed(dumai, arrow), whole)
    names = arrow.column_names
    coded = arrow
    for at_, name in enumerate(names):
        if name != "time:timestamp":
            coded = coded.set_column(at_, name, arrow[name].dictionary_encode())
    assert same(replayed(dumai, coded), whole)
    assert same(replayed(dumai, pa.concat_tables([coded.slice(0, 701), coded.slice(701)])), whole)
    views = arrow.cast(
        pa.schema(
            [(n, pa.string_view() if n.startswith("org") else pa.large_string()) for n in names]
        )
    )
    assert same(replayed(dumai, views), whole)

    frame = pd.read_csv(io.StringIO(made), dtype=str)
    before = frame.copy()
    assert same(replayed(dumai, frame), whole)
    pd.testing.assert_frame_equal(frame, before)
    for unit in ("s", "ms", "us", "ns"):
        frame["time:timestamp"] = pd.to_datetime(
            before["time:timestamp"], format="ISO8601"
        ).dt.as_unit(unit)
        past = replayed(dumai, frame)
        if unit != "s":  # delays are made to the millisecond
            assert same(past, whole)
    assert same(replayed(dumai, pl.read_csv(io.StringIO(made), infer_schema=False)), whole)

    path = tmp_path / "log.csv"
    path.write_text(made, "utf-8")
    relation = duckdb.sql(f"select * from read_csv('{path}', all_varchar = true)")
    assert same(replayed(dumai, relation), whole)
    events = whole.events  # noqa: F841 (found by its name)
    counted = duckdb.sql("select step, count(*) from events group by step")
    assert counted and dict(counted.fetchall()) == Counter(whole.events["step"])


def test_columns_that_are_not_used_are_named(dumai: alur.Sop, made: str, tmp_path: Path) -> None:
    header, *rows = list(csv.reader(io.StringIO(made)))
    path = tmp_path / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([*header, "loket", ""])
        writer.writerows([*row, "3", "x"] for row in rows)
    named = tuple(alur.LogNote("unused", name, len(rows)) for name in ("loket", "#9"))
    assert replayed(dumai, path).notes == named
    frame = pd.read_csv(path, dtype=str).rename(columns={"Unnamed: 8": ""})
    assert replayed(dumai, frame).notes == named


def test_the_order_of_rows_changes_nothing_but_their_numbers(
    dumai: alur.Sop, made: str, whole: alur.Replay
) -> None:
    frame = pd.read_csv(io.StringIO(made), dtype=str)
    shuffled = frame.sample(frac=1, random_state=3)
    past = replayed(dumai, shuffled)
    assert list(past.cases) == list(whole.cases)
    assert list(past.steps) == list(whole.steps)
    events = pl.DataFrame(past.events).with_columns(row=pl.Series(shuffled.index.to_numpy()))
    assert events.sort("row").drop("row").equals(pl.DataFrame(whole.events).drop("row"))


def test_results_go_to_every_library(whole: alur.Replay) -> None:
    arrow = pa.table(whole.events)
    assert arrow.num_rows == len(whole.events)
    assert arrow.schema.field("opened").type == pa.timestamp("ms", "Asia/Jakarta")
    assert pa.types.is_int64(arrow.schema.field("worked_ms").type)
    assert arrow.column("step").to_pylist() == whole.events["step"]
    assert arrow.column("opened").to_pylist() == whole.events["opened"]
    assert pa.table(whole.deviations).column("text_en").to_pylist() == whole.deviations["text_en"]
    for table in (whole.events, whole.cases, whole.deviations, whole.steps, whole.words):
        pa.table(table).validate(full=True)
        assert pl.DataFrame(table).to_dicts() == pl.DataFrame(pa.table(table)).to_dicts()
        frame = pd.DataFrame.from_arrow(table)  # type: ignore[attr-defined]
        assert list(frame.columns) == list(table.columns)


def test_streams_that_nobody_reads_are_released(whole: alur.Replay) -> None:
    for _ in range(3):
        assert whole.cases.__arrow_c_stream__() is not None
    reader = pa.RecordBatchReader.from_stream(whole.cases)
    del reader


def test_times_without_zone_need_one(dumai: alur.Sop) -> None:
    naive = pd.DataFrame(
        {
            "case": ["A", "A"],
            "activity": ["MULAI", "1"],
            "time": [datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 8, 5)],
        }
    )
    with pytest.raises(alur.LogError, match="name no zone"):
        dumai.replay(naive, columns={"time": "time"})
    past = dumai.replay(naive, columns={"time": "time"}, zone=alur.Zone.WIB)
    assert past.events["opened"] == [None, datetime(2026, 1, 5, 8, tzinfo=WIB)]
    assert past.events["time"] == [None, "kept"]
    east = dumai.replay(naive, columns={"time": "time"}, zone=alur.Zone.UTC)
    assert east.events["opened"][1] == datetime(2026, 1, 5, 8, tzinfo=timezone.utc)


def test_numbers_are_cases_and_empty_cells_are_reported(dumai: alur.Sop) -> None:
    frame = pl.DataFrame(
        {
            "case": [7, 7, None, 7],
            "activity": ["1", None, "1", "2"],
            "timestamp": [
                at("2026-01-05 08:00"),
                at("2026-01-05 08:05"),
                at("2026-01-05 08:06"),
                None,
            ],
        }
    )
    past = dumai.replay(frame)
    assert past.cases["case"] == ["7"]
    assert past.events["became"] == ["judged", "without_activity", "without_case", "without_time"]


def test_what_is_no_log_is_refused_with_its_reason(dumai: alur.Sop, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        dumai.replay(42)  # type: ignore[arg-type]
    with pytest.raises(alur.LogError) as error:
        dumai.replay(pa.table({"nama": ["x"]}))
    assert error.value.message.id == 'kolom "case" tidak ada; yang ada: nama'
    with pytest.raises(alur.LogError, match="cannot be read"):
        dumai.replay(
            pa.table({"case": [1.5], "activity": ["1"], "time": ["x"]}), columns={"time": "time"}
        )
    with pytest.raises(ValueError, match="no field of a log"):
        dumai.replay(pa.table({"case": ["A"]}), columns={"jabatan": "x"})
    with pytest.raises(FileNotFoundError):
        dumai.replay(tmp_path / "none.csv")
    with pytest.raises(ValueError, match="bidang"):
        dumai.sample_log(1, start=at("2026-01-05 08:00"))


def test_other_words_and_other_units(dumai: alur.Sop) -> None:
    frame = pa.table(
        {
            "case": ["A"] * 2,
            "activity": ["MULAI", "Bikin nota"],
            "timestamp": ["2026-01-05T08:00+07:00", "2026-01-05T08:05+07:00"],
            "Jbt": ["", "JFP"],
        }
    )
    past = dumai.replay(
        frame,
        columns={"office": "Jbt"},
        renamed={"Bikin nota": "1", "JFP": "jfp_sekretariat"},
        units=UNITS,
    )
    assert len(past.deviations) == 0
    assert past.events["office"] == [None, "kept"]
    assert dumai.replay(frame).words["match"] == ["exact", "unknown"]


def test_a_notebook_shows_what_was_found(dumai: alur.Sop, whole: alur.Replay) -> None:
    assert "melanggar" in whole._repr_html_()
    assert harmless(whole._repr_html_())
    hostile = pa.table(
        {"case": [HOSTILE], "activity": [HOSTILE], "timestamp": ["2026-01-05T08:00Z"]}
    )
    past = dumai.replay(hostile)
    for shown in (past, past.deviations, past.words, past.cases):
        assert harmless(shown._repr_html_())
