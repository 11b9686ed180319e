"""Alignments by alur and by pm4py of the same traces with the same SOPs: every cost must be the same.

align_pm4py.py ALIGN_LOG

Needs what replay_requirements.txt lists; build ALIGN_LOG with the preset bench (target align_log). Prints a
table for docs/benchmarks.md, and fails where costs differ; three minutes.

Runs ALIGN_LOG, then aligns each distinct trace with the SOP's nets. `state` is the graph of the SOP's states, the same
language whatever the SOP; `drawn`, where there is one, is the net that somebody would draw, with
parallel branches and units side by side; then the first 50 traces must do for the other. pm4py's A*
(state equation) is asked, and its Dijkstra; what else it would calculate for fitness is switched off.
That Dijkstra takes shortcuts which miss some optima where answers lead to the same state: of it is
asked only that it finds nothing cheaper, and what it missed is counted. alur's time is that of the same run.
"""

import subprocess
import sys
import tempfile
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


def row_of(path: Path) -> tuple[int, str]:
    """How many traces, and a row of the table."""
    (alur, _), traces = read_traces(path)
    drawn, state = path.with_suffix(".drawn.pnml"), path.with_suffix(".state.pnml")
    nets = [(drawn, traces), (state, traces[:50] if drawn.exists() else traces)]
    cells = []
    for net_file, some in nets:
        for how in ALGORITHMS:
            if not net_file.exists():
                cells.append("–")
                continue
            took, missed = align(path.stem, net_file, some, how)
            cells.append(f"{took:,.0f} ({took / alur:,.0f} ×)" + (f", {missed} not optimal" if missed else ""))
    return len(traces), f"| {path.stem} | {len(traces)} | {alur:.2f} | {' | '.join(cells)} |"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore")
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.argv[1], name], check=True)
        rows = [row_of(path) for path in sorted(Path(name).glob("*.txt"))]
    print(
        "## Aligning a log\n\nµs for each distinct trace, alur's with the making of its tables; beside it"
        f" pm4py {version('pm4py')} on nets of the\nsame language, in brackets how many times as long. Costs are"
        f" optimal and the same for all {sum(count for count, _ in rows):,} traces.\n\n"
        "| | traces | alur | A*, net as drawn | Dijkstra | A*, net of states | Dijkstra |\n"
        "|---|--:|--:|--:|--:|--:|--:|"
    )
    print("\n".join(line for _, line in rows))


if __name__ == "__main__":
    main()
