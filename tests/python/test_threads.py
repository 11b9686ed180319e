"""What is shared is shared safely; what is long can be waited for, and interrupted."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import Scenario, at

import alur


def wide_sop(branches: int) -> str:
    """An SOP with so much parallel work that it takes a while to explore."""
    rows: list[dict[str, object]] = [
        {"kegiatan": "Membagi", "pelaksana": "a", "lanjut": [f"c{n}" for n in range(branches)]}
    ]
    rows += [
        {"id": f"c{n}", "kegiatan": f"Cabang {n}", "pelaksana": "a", "lanjut": "temu"}
        for n in range(branches)
    ]
    rows.append({"id": "temu", "kegiatan": "Menggabung", "pelaksana": "a"})
    return json.dumps({"judul": "Lebar", "pelaksana": {"a": "A"}, "langkah": rows})


def test_threads_load_and_play_cases_of_one_sop(dumai: alur.Sop) -> None:
    alone = dumai.open(id="x")
    Scenario("dumai").play(alone)

    def play(_: int) -> str:
        own = alur.load(alur.data_path("dumai.json"))
        for sop in (dumai, own):
            case = sop.open(id="x")
            Scenario("dumai").play(case)
            assert case.journal == alone.journal
        return case.head

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(play, range(12))) == {alone.head}


def test_threads_ask_for_columns_of_one_table_at_once(tmp_path: Path) -> None:
    sop = alur.load(alur.data_path("balangan.json"))
    log = tmp_path / "log.csv"
    log.write_text(sop.sample_log(200, start=at("2026-01-05 08:00"), faulty_percent=20))
    alone = list(sop.replay(log).events)
    shared = sop.replay(log).events
    ready = threading.Barrier(4)

    def ask(_: int) -> list[dict[str, object]]:
        ready.wait()
        return list(shared)

    with ThreadPoolExecutor(4) as pool:
        for rows in pool.map(ask, range(4)):
            assert rows == alone
    assert {row["case"] for row in alone} == set(shared["case"])


def test_threads_that_change_one_case_wait_for_each_other(dumai: alur.Sop) -> None:
    stored: list[str] = []

    def slow(lines: list[str]) -> None:
        time.sleep(0.001)
        stored.extend(lines)

    case = dumai.open(journal=slow)
    case.start(by="ani", at=at("2026-04-02 13:05"), units={"bidang": ["Ekonomi"]}).or_raise()
    ani = alur.actor("ani", "jfp_sekretariat")

    def note(n: int) -> bool:
        return bool(case.note(f"catatan {n}", by=ani, at=at("2026-04-02 13:06")))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(note, range(40)))
    assert len(stored) == 41
    dumai.verify("".join(line + "\n" for line in stored))


def test_others_run_while_an_sop_is_compiled() -> None:
    text = wide_sop(15)
    ticks = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not done.wait(0.001):
            ticks += 1

    counter = threading.Thread(target=count)
    counter.start()
    began = time.perf_counter()
    alur.check(text)
    took = time.perf_counter() - began
    done.set()
    counter.join()
    assert took < 0.02 or ticks > 2


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_interrupts_a_long_check() -> None:
    text = wide_sop(20)  # given up after a million states
    began, calculated = time.perf_counter(), time.process_time()
    assert [each.code for each in alur.check(text).errors] == ["AL33"]
    whole = time.process_time() - calculated
    threading.Timer(
        (time.perf_counter() - began) / 8, os.kill, (os.getpid(), signal.SIGINT)
    ).start()
    calculated = time.process_time()  # which other programs do not disturb
    with pytest.raises(KeyboardInterrupt):
        alur.check(text)
    assert time.process_time() - calculated < whole * 3 / 4


def test_importing_needs_the_standard_library_only() -> None:
    import subprocess
    import sys

    said = subprocess.run(
        [sys.executable, "-c", "import sys, alur; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {each.partition(".")[0] for each in said.stdout.split()}
    assert not names & {"pandas", "numpy", "pyarrow", "matplotlib"}
