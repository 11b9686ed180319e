"""Logs read from files of every kind, written, and read back."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from conftest import at
from test_logs import EXAMPLE, UNITS, same

import alur


@pytest.fixture(scope="module")
def made(dumai: alur.Sop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up log, half of it by a clock of Makassar."""
    path = tmp_path_factory.mktemp("log") / "log.csv"
    text = dumai.sample_log(60, start=at("2026-01-05 08:00"), faulty_percent=33, units=UNITS)
    lines = text.splitlines()
    shifted = [line if n % 2 else line.replace("+07:00", "+08:00") for n, line in enumerate(lines)]
    path.write_text("\n".join(shifted) + "\n", "utf-8")
    return path


def by_case(log: alur.Log) -> list[dict[str, Any]]:
    return sorted(log, key=lambda row: (row["case:concept:name"], row["time:timestamp"]))


def test_what_is_written_is_read_back_whatever_it_is(made: Path, tmp_path: Path) -> None:
    log = alur.read_log(made)
    assert len(log) == made.read_text("utf-8").count("\n") - 1
    alur.write_csv(log, tmp_path / "log.csv")
    assert list(alur.read_log(tmp_path / "log.csv")) == list(log)
    for source in (made, log, pl.read_csv(made, infer_schema=False)):
        alur.write_xes(source, tmp_path / "log.xes")
        text = (tmp_path / "log.xes").read_text("utf-8")
        assert text.count("+07:00") + text.count("+08:00") == len(log)
        assert text.count("+07:00") == made.read_text("utf-8").count("+07:00")
        again = alur.read_log(tmp_path / "log.xes")
        assert by_case(again) == by_case(log)
        assert not again.faults and not again.notes
    (tmp_path / "log.xes.gz").write_bytes(gzip.compress((tmp_path / "log.xes").read_bytes()))
    assert list(alur.read_log(tmp_path / "log.xes.gz")) == list(again)
    assert not list(tmp_path.glob("*.part"))


def test_a_log_is_a_table_for_every_library(made: Path, tmp_path: Path) -> None:
    log = alur.read_log(made)
    arrow = pa.table(log)
    arrow.validate(full=True)
    assert arrow.schema.field("time:timestamp").type == pa.timestamp("ms", "UTC")
    assert arrow["org:role"].to_pylist() == log["org:role"]
    pyarrow.parquet.write_table(arrow, tmp_path / "log.parquet")
    assert list(alur.read_log(tmp_path / "log.parquet")) == list(log)
    alur.write_csv(EXAMPLE, tmp_path / "one_zone.csv")
    zoned = pa.table(alur.read_log(tmp_path / "one_zone.csv"))
    assert zoned.schema.field("time:timestamp").type == pa.timestamp("ms", "Asia/Jakarta")
    alur.write_xes(zoned, tmp_path / "zoned.xes")
    assert "+07:00" in (tmp_path / "zoned.xes").read_text("utf-8")


def test_replays_of_a_log_in_every_form_agree(dumai: alur.Sop, made: Path, tmp_path: Path) -> None:
    log = alur.read_log(made)
    whole = dumai.replay(made, units=UNITS)
    assert same(dumai.replay(log, units=UNITS), whole)
    pyarrow.parquet.write_table(pa.table(log), tmp_path / "log.parquet")
    assert same(dumai.replay(tmp_path / "log.parquet", units=UNITS), whole)
    alur.write_xes(log, tmp_path / "log.xes")
    past = dumai.replay(str(tmp_path / "log.xes"), units=UNITS)
    for table in ("cases", "steps"):
        assert list(getattr(past, table)) == list(getattr(whole, table))


XES = """<log>
<trace><string key="concept:name" value="A"/><string key="jenis" value="biasa"/>
<event><string key="concept:name" value="1"/><date key="time:timestamp" value="kemarin"/></event>
</trace></log>"""


def test_what_a_file_has_that_is_not_read_is_told(dumai: alur.Sop, tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text(XES, "utf-8")
    log = alur.read_log(path)
    assert log.notes == (alur.LogNote("unused", "case:jenis", 1),)
    [(line, why)] = log.faults
    assert line == 3 and "kemarin" in why.id
    past = dumai.replay(path)
    assert past.notes == log.notes and past.faults == log.faults
    assert past.events["became"] == ["without_time"]


def test_what_is_no_log_is_refused_with_its_place(tmp_path: Path) -> None:
    def refused(content: bytes, words: str, name: str = "log") -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(alur.LogError, match=words):
            alur.read_log(path)

    refused(b"<log>\n<trace>", "2:8: the file ends too early")
    refused(b"<!DOCTYPE log SYSTEM 'file:///etc/passwd'><log/>", "DOCTYPE")
    refused(b"<svg/>", "1:1: this is no XES log")
    refused(b"case,activity,selesai\nA,1,x\nB,caf\xe9,x\n", ":3: this is no UTF-8")
    refused(b"\x1f\x8b\x08\x00", "broken gzip")
    refused(b"PAR1", "no readable Parquet", "log.parquet")
    with pytest.raises(FileNotFoundError):
        alur.read_log(tmp_path / "none.parquet")
    with pytest.raises(FileNotFoundError):
        alur.write_xes(EXAMPLE, tmp_path / "none" / "log.xes")


def test_what_xml_cannot_hold_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text("lama", "utf-8")
    bad = pa.table({"case": ["A"], "activity": ["\x01"], "timestamp": ["2026-01-05T08:00Z"]})
    with pytest.raises(alur.LogError, match="row 1, concept:name"):
        alur.write_xes(bad, path)
    assert path.read_text("utf-8") == "lama"
    assert [each.name for each in tmp_path.iterdir()] == ["log.xes"]


def test_parquet_without_pyarrow_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(alur.MissingLibraryError, match="needs pyarrow") as error:
        alur.read_log(tmp_path / "log.parquet")
    assert isinstance(error.value, ImportError)
    assert "diperlukan pyarrow" in error.value.message.id


def coded(text: str) -> pa.Table:
    table = pa.Table.from_pandas(pd.read_csv(io.StringIO(text), dtype=str), preserve_index=False)
    for place, name in enumerate(table.column_names):
        if name == "time:timestamp":
            times = pd.to_datetime(table[name].to_pandas(), format="ISO8601", utc=True)
            stamps = pa.array(times, pa.timestamp("ms", "UTC"))
            table = table.set_column(place, name, stamps)
        else:
            table = table.set_column(place, name, table[name].dictionary_encode())
    return table.combine_chunks()


def test_coded_columns_are_used_where_they_lie(dumai: alur.Sop, made: Path) -> None:
    from alur import _core

    table = coded(made.read_text("utf-8"))
    copy = pa.table(table.to_pydict(), schema=table.schema)
    log = _core.read_frame(table, {}, None, None)
    # An empty cell is a code of its own here: columns that have one are copied.
    assert log.borrowed == ["case", "activity", "time"]
    whole = dumai.replay(made, units=UNITS)
    assert same(dumai.replay(table, units=UNITS), whole)
    assert table.equals(copy)
    cut = table.slice(7, 300)
    assert _core.read_frame(cut, {}, None, None).borrowed == ["case", "activity", "time"]
    assert next(iter(alur.read_log(cut))) == list(alur.read_log(made))[7] | {
        "time:timestamp": alur.read_log(cut)["time:timestamp"][0]
    }
    several = pa.concat_tables([table.slice(0, 100), table.slice(100)])
    assert _core.read_frame(several, {}, None, None).borrowed == []
    assert same(dumai.replay(several, units=UNITS), whole)
    blanks = pa.table(
        {
            "case": pa.array([" A "]).dictionary_encode(),
            "activity": ["1"],
            "timestamp": ["2026-01-05T08:00Z"],
        }
    )
    assert _core.read_frame(blanks, {}, None, None).borrowed == []
    assert alur.read_log(blanks)["case:concept:name"] == ["A"]


def test_times_beyond_all_years_are_reported() -> None:
    table = pa.table(
        {
            "case": ["A", "A"],
            "activity": ["1", "2"],
            "timestamp": pa.array([2**62, 1_770_000_000], pa.timestamp("s", "Asia/Makassar")),
        }
    )
    log = alur.read_log(table)
    assert log["time:timestamp"][0] is None
    assert [row for row, _ in log.faults] == [1]
    assert "1900" in log.faults[0][1].en
    lying = table.set_column(
        2, "timestamp", table["timestamp"].cast(pa.timestamp("s", "UTC"), safe=False)
    )
    assert alur.read_log(lying.slice(1))["time:timestamp"][0] is not None


def test_starts_and_completions_are_paired(dumai: alur.Sop) -> None:
    def line(when: str, row: str, transition: str) -> dict[str, str]:
        return {
            "case": "A",
            "activity": row,
            "timestamp": f"2026-01-05T{when}+07:00",
            "lifecycle:transition": transition,
        }

    lines = [
        line("08:00", "MULAI", "complete"),
        line("08:01", "1", "start"),
        line("08:05", "1", "complete"),
        line("08:06", "2", "start"),
        line("08:07", "3", "complete"),
        line("08:08", "tidak dikenal", "start"),
    ]
    past = dumai.replay(pl.DataFrame(lines))
    assert past.events["became"].count("began_work") == 3
    assert past.events["started"][2] == at("2026-01-05 08:01")
    assert (past.paired_starts, past.unstarted) == (1, 1)
    assert past.unpaired_starts["row"] == [3, 5]
    assert past.unpaired_starts["step"] == ["2", None]
    assert past.unpaired_starts["activity"] == ["2", "tidak dikenal"]
    assert past.unpaired_starts["began"][0] == at("2026-01-05 08:06")


def test_a_bar_is_shown_only_to_who_looks_and_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from alur import _progress

    with _progress.Bar("x", 10) as bar:
        assert bar.tell is None  # nobody looks at a captured stream
    monkeypatch.setattr(_progress, "_watched", lambda: True)
    with _progress.Bar("x", 10) as bar:
        assert bar.tell is not None
        bar.tell(3)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(_progress, "PATIENCE", 0)
    with _progress.Bar("menilai", 10, "baris") as bar:
        assert bar.tell is not None
        bar.tell(3)
    assert "menilai" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with _progress.Bar("menilai", 10) as bar:
        assert bar.tell is not None
        bar.tell(3)
    assert capsys.readouterr().err == ""
