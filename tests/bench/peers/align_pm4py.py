"""Alignments by alur and by pm4py of the same traces with the same SOPs: every cost must be the same.

align_pm4py.py ALIGN_LOG FOLDER

Needs what align_requirements.txt lists; build ALIGN_LOG with the preset bench (target align_log).

Runs ALIGN_LOG, which writes to FOLDER, then aligns each distinct trace with the SOP's nets and prints the
µs that each took. `state` is the graph of the SOP's states, the same
language whatever the SOP; `drawn`, where there is one, is the net that somebody would draw, with
parallel branches and units side by side; then the first 50 traces must do for the other. pm4py's A*
(state equation) is asked, and its Dijkstra; what else it would calculate for fitness is switched off.
That Dijkstra takes shortcuts which miss some optima where answers lead to the same state: of it is
asked only that it finds nothing cheaper, and what it missed is counted. alur's time is that of the same run: with the
making of its tables, and again without.
"""

import subprocess
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path

import pm4py
from pm4py.algo.conformance.alignments.petri_net import algorithm
from pm4py.objects.log.obj import Event, Trace

ALGORITHMS = {
    "A*": algorithm.Variants.VERSION_STATE_EQUATION_A_STAR,
    "Dijkstra": algorithm.Variants.VERSION_DIJKSTRA_LESS_MEMORY,
}
COST_OF_ONE = 10_000  # pm4py's of a log or model move; silent transitions cost 1
PARAMETERS = {"enable_best_worst_cost": False}


def read_traces(path: Path) -> tuple[list[float], list[tuple[int, Trace]]]:
    first, *lines = path.read_text(encoding="ascii").splitlines()
    traces = []
    for line in lines:
        cost, *labels = line.split()
        traces.append((int(cost), Trace([Event({"concept:name": each}) for each in labels])))
    return [float(each) for each in first.split()], traces


def align(name: str, net_file: Path, traces: list[tuple[int, Trace]], how: str) -> tuple[float, int]:
    """µs of each trace, and how many optima were missed; ends the program where costs contradict."""
    net, initial, final = pm4py.read_pnml(str(net_file))
    start = time.perf_counter()
    found = [
        algorithm.apply_trace(trace, net, initial, final, variant=ALGORITHMS[how], parameters=PARAMETERS)
        for _, trace in traces
    ]
    seconds = time.perf_counter() - start
    missed = 0
    for (cost, trace), each in zip(traces, found, strict=True):
        theirs = each["cost"] // COST_OF_ONE
        missed += theirs > cost
        if theirs < cost or (theirs > cost and how == "A*"):
            labels = " ".join(event["concept:name"] for event in trace)
            sys.exit(f"{name}, {net_file.name}, {how}: alur {cost}, pm4py {each['cost']}: {labels}")
    return seconds * 1e6 / len(traces), missed


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore")
    folder = Path(sys.argv[2])
    subprocess.run([sys.argv[1], str(folder)], check=True)
    print(f"pm4py {version('pm4py')}; µs for each distinct trace")
    total = 0
    for path in sorted(folder.glob("*.txt")):
        (first, again), traces = read_traces(path)
        total += len(traces)
        print(f"{path.stem}: {len(traces)} traces; alur {first:.2f} with tables, {again:.2f} without")
        drawn = path.with_suffix(".drawn.pnml")
        state = path.with_suffix(".state.pnml")
        asked = [(drawn, traces), (state, traces[:50])] if drawn.exists() else [(state, traces)]
        for net_file, some in asked:
            if not net_file.exists():
                continue
            for how in ALGORITHMS:
                took, missed = align(path.stem, net_file, some, how)
                print(
                    f"  {net_file.suffixes[0][1:]} {how:8} {took:9.1f}: {took / first:6.0f} or"
                    f" {took / again:6.0f} times alur's" + (f"; {missed} not optimal" if missed else ""),
                    flush=True,
                )
    print(f"{total} distinct traces, and A* finds the same cost for each")


if __name__ == "__main__":
    main()
