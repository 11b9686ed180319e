"""Prints docs/benchmarks.md: the kernel beside its peers, what generated headers cost a compiler, replay and
alignments.

    table.py <build folder> <folder with the peers installed>

The peers in C++ come from kernel_bench.json of the same build (`./dev bench` makes it just before); the
others are run here on the same events, each as a program of its own. Of repetitions the fastest counts.
"""

import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

source = Path(__file__).resolve().parent.parent.parent
build, peers = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sizes = (1, 1_000, 100_000)
names = {
    "by_switch": "hand-written `switch`",
    "by_table": "bare table lookup",
    "by_alur": "**alur**, machine made at run time",
    "by_alur_constexpr": "**alur**, constexpr header",
    "by_alur_msm": "**alur**, Boost.MSM header",
    "by_msm": "Boost.MSM, tuned by hand",
}


def run(*command: str | Path, **more) -> str:
    return subprocess.run([str(word) for word in command], check=True, text=True, capture_output=True,
                          **more).stdout


def in_process() -> tuple[dict[tuple[str, int], float], dict[str, float]]:
    """Nanoseconds per event, and bytes per case, of every peer in kernel_bench."""
    taken: dict[tuple[str, int], float] = {}
    size: dict[str, float] = {}
    for result in json.loads((build / "bench/kernel_bench.json").read_text())["benchmarks"]:
        name, _, cases = result["name"].partition("/")
        if result.get("run_type") == "aggregate" or name not in names:
            continue
        key = (name, int(cases))
        taken[key] = min(1e9 / result["items_per_second"], taken.get(key, 1e18))
        size[name] = result["bytes/case"]
    return taken, size


def as_programs() -> dict[str, dict[int, dict]]:
    """What each peer program says of each number of cases."""
    python, node = peers / "venv/bin/python", ("node", "--expose-gc")
    here = source / "tests/bench/peers"
    programs = {
        "XState": ((*node, peers / "xstate_peer.mjs"), 300_000, sizes),
        "transitions": ((python, here / "transitions_peer.py"), 300_000, sizes),
        # Slow; and a new run is a new workflow, so it needs ten events for each case.
        "SpiffWorkflow": ((python, here / "spiff_peer.py"), 20_000, sizes[:2]),
    }
    said: dict[str, dict[int, dict]] = {name: {} for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        for cases in sizes:
            events = Path(folder) / f"{cases}.txt"
            events.write_text(run(build / "bench/write_events", str(cases), "300000"))
            for name, (command, limit, possible) in programs.items():
                if cases in possible:
                    tries = [json.loads(run(*command, events, str(limit))) for _ in range(3)]
                    said[name][cases] = min(tries, key=lambda one: one["ns_per_event"])
    return said


def seconds_to_compile(text: str, *include: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        unit = Path(folder) / "unit.cpp"
        unit.write_text(text)
        command = ["g++", "-std=c++20", "-O2", "-c", unit, "-o", Path(folder) / "unit.o",
                   *(f"-I{each}" for each in (source / "include", source / "tests/bench", *include))]
        best = 1e18
        for _ in range(3):
            start = time.perf_counter()
            run(*command)
            best = min(best, time.perf_counter() - start)
            if best > 5:
                break
        return best


def chain(rows: int) -> str:
    """An SOP of so many rows, every eighth of which asks."""
    table = []
    for row in range(1, rows + 1):
        one = {"kegiatan": f"Langkah {row}", "pelaksana": "ab"[row % 2]}
        if row % 8 == 6:
            one |= {"keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": str(row - 1)}}
        table.append(one)
    return json.dumps({"judul": f"{rows} langkah", "pelaksana": {"a": "A", "b": "B"}, "langkah": table})


def growth() -> list[tuple[int, float, float]]:
    """For each number of rows: seconds for the constexpr header and for the Boost.MSM one."""
    measured = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in (8, 20, 50, 100):
            (folder / "sop.json").write_text(chain(rows))
            run(build / "bin/alur", "compile", folder / "sop.json", "-o", folder / "sop.hpp", "--msm",
                folder / "sop_msm.hpp", "--msm-rows", "1000")
            use = "int main() {{ sop::{0} at; return at.take({{}}).accepted(); }}\n"
            measured.append((rows, seconds_to_compile('#include "sop.hpp"\n' + use.format("flow"), folder),
                             seconds_to_compile('#include "sop_msm.hpp"\n' + use.format("msm_flow<>"),
                                                folder)))
    return measured


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    compiler = run("g++", "-dumpfullversion").strip()
    return f"{model[1] if model else platform.machine()}, g++ {compiler} -O3, {platform.system()}"


taken, size = in_process()
programs = as_programs()
compiled = {
    "by_alur_constexpr": seconds_to_compile('#include "one_unit.hpp"\n',
                                            build / "tests/bench/alur_sops/kernel_bench"),
    "by_alur_msm": seconds_to_compile('#include "one_unit_msm.hpp"\none_unit::msm_flow<> at;\n'
                                      "bool f() { return at.take({}).accepted(); }\n",
                                      build / "tests/bench/alur_sops/kernel_bench"),
    "by_msm": seconds_to_compile('#include "hand_written_msm.hpp"\nbench::by_msm at;\n'
                                 "bool f() { return at.take({}, 0); }\n"),
}
engine = seconds_to_compile("#include <alur/engine/flow.hpp>\n#include <alur/engine/typed.hpp>\n")

print("# Benchmarks\n\nMade by `./dev bench`; the numbers are of one run.\n")
print(f"Machine: {machine()}.\n")
print("## One event\n\nEight rows, five offices, 2 % of the events refused, cases drawn at random "
      "(`tests/bench/flow.hpp`).\nThe time is nanoseconds for an event, and in brackets how many times "
      "as long as alur's machine made at run\ntime. Seconds are what a compiler needs for a file that uses "
      "it.\n")
print("| | 1 case | 1,000 cases | 100,000 cases | bytes a case | compile |\n|---|--:|--:|--:|--:|--:|")
for name, title in names.items():
    cells = [f"{taken[name, n]:.1f} ({taken[name, n] / taken['by_alur', n]:.2f})" for n in sizes]
    cost = f"{compiled[name]:.2f} s" if name in compiled else ""
    print(f"| {title} | {' | '.join(cells)} | {size[name]:.0f} | {cost} |")
for name, said in programs.items():
    cells = [f"{said[n]['ns_per_event']:,.0f} ({said[n]['ns_per_event'] / taken['by_alur', n]:,.0f})"
             if n in said else "–" for n in sizes]
    print(f"| {name} {said[1]['version']} | {' | '.join(cells)} | "
          f"{said[1_000]['bytes_per_case']:,.0f} | |")
print(f"\nThe constexpr header costs {compiled['by_alur_constexpr'] - engine:.2f} s more than the engine's "
      f"headers alone ({engine:.2f} s).\n")
print("## Compile time by rows\n\n| rows | constexpr header | Boost.MSM header |\n|--:|--:|--:|")
for rows, plain, msm in growth():
    print(f"| {rows} | {plain:.2f} s | {msm:.1f} s |")
page = run(peers / "venv/bin/python", source / "tests/bench/peers/replay_peers.py", build / "bench/replay_bench",
           build / "bench/write_log")
print("\n" + page[page.index("## Replaying a log"):], end="")
page = run(peers / "venv/bin/python", source / "tests/bench/peers/align_pm4py.py", build / "bench/align_log")
print("\n" + page[page.index("## Aligning a log"):page.rindex("|") + 1])
