"""One log judged by alur and by its peers: replay_peers.py REPLAY_BENCH WRITE_LOG

Needs what replay_requirements.txt lists; build REPLAY_BENCH and WRITE_LOG with the preset bench. Prints a table
of events judged in a second, and how many times as many alur judges; the log is the same, of eight rows with a
rework loop, one case in ten with a fault. What is compared is the judging alone, the log being in memory: a data
frame here, columns there. Slow peers get the first cases of it, as is said beside them.

- pm4py's token replay judges the order only: each case by itself, and each distinct trace once.
- With business hours: the same, and working time between the rows, by pm4py's own calculator (no holidays,
  no limits in days, one zone).
- pandas and numpy: order, performer, branch, and working time against the limits, by tables as wide as the
  log; a case that leaves the order is not followed any further.
"""

import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from pm4py.algo.conformance.tokenreplay.algorithm import Variants, apply
from pm4py.objects.conversion.log import converter
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to
from pm4py.util.business_hours import BusinessHours

CASES = 100_000
HOUR = 3_600_000
DAY = 24 * HOUR
ROWS = ["c", "e", "d", "d", "c", "b", "a", "e"]  # who does each
LIMITS = [("hours", 0.5), ("days", 1), ("hours", 2), ("days", 3), ("hours", 4), ("days", 2), ("hours", 4), ("days", 1)]
CALENDAR = json.loads((Path(__file__).resolve().parents[3] / "sops/calendars/id.json").read_text(encoding="utf-8"))


def read(path: Path) -> pd.DataFrame:
    log = pd.read_csv(path, dtype=str, keep_default_na=False)
    log["time:timestamp"] = pd.to_datetime(log["time:timestamp"], format="ISO8601", utc=True)
    for column in ("case:concept:name", "concept:name", "org:role", "answer"):
        log[column] = log[column].astype("category")
    return log


def first_cases(log: pd.DataFrame, cases: int) -> pd.DataFrame:
    names = log["case:concept:name"].cat.categories[:cases]
    some = log[log["case:concept:name"].isin(names)].copy()
    some["case:concept:name"] = some["case:concept:name"].astype(str)
    some["concept:name"] = some["concept:name"].astype(str)
    return some


def net():
    """The SOP as a net: "MULAI", the rows in turn, and from row 6 back to 5."""
    made = PetriNet("eight rows")
    places = [PetriNet.Place(str(i)) for i in range(10)]
    made.places.update(places)
    labels = ["MULAI", *(str(i) for i in range(1, 9))]
    steps = [(label, places[i], places[i + 1]) for i, label in enumerate(labels)]
    for i, (label, before, after) in enumerate([*steps, ("6", places[6], places[5])]):
        step = PetriNet.Transition(f"t{i}", label)
        made.transitions.add(step)
        add_arc_from_to(before, step, made)
        add_arc_from_to(step, after, made)
    return made, Marking({places[0]: 1}), Marking({places[9]: 1})


def token_replay(log: pd.DataFrame, by_variant: bool) -> None:
    traces = converter.apply(log, variant=converter.Variants.TO_EVENT_LOG)
    replay = Variants.TOKEN_REPLAY.value.Parameters
    how = {replay.SHOW_PROGRESS_BAR: False}
    if by_variant:
        apply(traces, *net(), variant=Variants.TOKEN_REPLAY, parameters=how)
        return
    one = type(traces)
    petri = net()
    for trace in traces:
        apply(one([trace]), *petri, variant=Variants.TOKEN_REPLAY, parameters=how)


def with_business_hours(log: pd.DataFrame) -> None:
    token_replay(log, by_variant=True)
    week = [(d * 86_400 + a, d * 86_400 + b) for d in range(5) for a, b in ((27_000, 43_200), (46_800, 57_600))]
    local = log["time:timestamp"].dt.tz_convert("Asia/Jakarta").dt.tz_localize(None)
    for _, times in local.groupby(log["case:concept:name"]):
        before = None
        for now in times:
            if before is not None:
                BusinessHours(before, now, business_hour_slots=week).get_seconds()
            before = now


def by_tables(log: pd.DataFrame) -> pd.DataFrame:
    case = log["case:concept:name"].cat.codes.to_numpy()
    order = np.argsort(case, kind="stable")  # by time the log is sorted already
    case = case[order]
    at = log["time:timestamp"].dt.as_unit("ms").astype("int64").to_numpy()[order] + 7 * HOUR
    names = list(log["concept:name"].cat.categories)
    row_of = np.array([0 if n == "MULAI" else int(n) if n.isdigit() else -1 for n in names])
    row = row_of[log["concept:name"].cat.codes.to_numpy()[order]]
    offices = list(log["org:role"].cat.categories)
    office = log["org:role"].cat.codes.to_numpy()[order]
    answers = list(log["answer"].cat.categories)
    back = (log["answer"].cat.codes.to_numpy()[order] == answers.index("Tidak")) & (row == 6)

    first = np.r_[True, case[1:] != case[:-1]]
    expected = np.r_[0, np.where(back, 5, row + 1)[:-1]]
    expected[first] = 0
    in_order = row == expected
    wanted = np.array([-1, *(offices.index(o.upper()) for o in ROWS)])
    right_office = (row < 1) | (office == wanted[row])

    # working time by prefix sums over half hours, and closing by working day
    start = at.min() // DAY * DAY
    days = int((at.max() - start) // DAY) + 30
    dates = np.arange(days) + start // DAY
    free = [np.datetime64(day["tanggal"]).astype(np.int64) for day in CALENDAR["libur"]]
    works = ((dates + 3) % 7 < 5) & ~np.isin(dates, free)
    friday = (dates + 3) % 7 == 4
    ramadan = np.zeros(days, bool)
    for each in CALENDAR["ramadan"]:
        ramadan |= (dates >= np.datetime64(each["dari"]).astype(np.int64)) & (
            dates <= np.datetime64(each["sampai"]).astype(np.int64)
        )
    half = np.arange(48)

    def hours(a: int, b: int, c: int, d: int) -> np.ndarray:
        return ((half >= a) & (half < b)) | ((half >= c) & (half < d))

    weeks = np.array([hours(15, 24, 26, 32), hours(15, 23, 26, 33), hours(16, 24, 25, 30), hours(16, 23, 25, 31)])
    week = friday + 2 * ramadan
    open_half = (works[:, None] & weeks[week]).ravel()
    sums = np.r_[0, np.cumsum(open_half) * (HOUR // 2)]

    def worked(t: np.ndarray) -> np.ndarray:
        k = (t - start) // (HOUR // 2)
        return sums[k] + np.where(open_half[k], (t - start) % (HOUR // 2), 0)

    working = np.flatnonzero(works)
    before = np.r_[0, np.cumsum(works)]
    closing = np.array([32, 33, 30, 31])[week] * (HOUR // 2)
    opened = np.r_[at[0], at[:-1]]
    kinds = np.array([0, *(1 if k == "hours" else 2 for k, _ in LIMITS)])
    amounts = np.array([0.0, *(a for _, a in LIMITS)])
    kind, amount = kinds[row], amounts[row]
    took = worked(at) - worked(opened)
    day = (opened - start) // DAY
    day = np.where(works[day] & ((opened - start) % DAY <= closing[day]), day, working[before[day + 1]])
    last = working[before[day + 1] + np.maximum(amount.astype(np.int64), 1) - 1]
    due = start + last * DAY + closing[last]
    late = np.where(kind == 1, took > amount * HOUR, (kind == 2) & (at > due)) & in_order & ~first
    return pd.DataFrame({"case": case, "row": row, "order": in_order, "office": right_office, "late": late, "took": took})


def best(judge: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        judge()
        taken.append(time.perf_counter() - start)
    return min(taken)


def alur(program: str) -> dict[str, dict]:
    """Of repetitions the fastest."""
    said = json.loads(
        subprocess.run(
            [program, "--benchmark_format=json", "--benchmark_repetitions=7", "--benchmark_min_time=0.05"],
            check=True, capture_output=True, text=True,
        ).stdout
    )
    found: dict[str, dict] = {}
    for run in said["benchmarks"]:
        name = run["name"].removesuffix("/real_time")
        if run.get("run_type") != "aggregate" and (
            name not in found or run["items_per_second"] > found[name]["items_per_second"]
        ):
            found[name] = run
    return found


def page(ours: dict[str, dict], theirs: list[tuple[str, float]], events: int) -> None:
    speed = {name: run["items_per_second"] / 1e6 for name, run in ours.items()}
    print("## Replaying a log\n")
    print(f"{CASES:,} cases, {events:,} events, eight rows with a rework loop, limits in hours and in days, one case")
    print("in ten with a fault; and ten times that. Million events judged in a second, of repetitions the best.\n")
    print(f"| | {events:,} | two threads | {10 * events:,} | two threads |\n|---|--:|--:|--:|--:|")
    for what, key in (("verdicts alone", "replay_kernel"), ("columns to results", "replay_tables")):
        cells = [f"{speed[f'{key}/{many}/{threads}']:.1f}" for many in (1, 10) for threads in (1, 2)]
        print(f"| {what} | " + " | ".join(cells) + " |")
    print(f"| text to columns | {speed['read_csv']:.2f} | | | |")
    print(f"| text to results | {speed['replay_csv']:.2f} | | | |")
    held = [ours[f"replay_tables/{many}/{threads}"]["bytes/event"] for many in (1, 10) for threads in (1, 2)]
    print("| bytes an event at peak, beside the columns | " + " | ".join(f"{each:.0f}" for each in held) + " |\n")
    print("Beside it, on the same log in the same run, judging alone; how many times as many alur judges, with all")
    print("its tables, on one core:\n")
    print("| | million events a second | alur |\n|---|--:|--:|")
    mine = speed["replay_tables/1/1"]
    for what, each in theirs:
        print(f"| {what} | {each:.3f} | {mine / each:,.0f} × |")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore")
    ours = alur(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        subprocess.run([sys.argv[2], str(path), str(CASES)], check=True)
        log = read(path)
    pm4py = f"pm4py {version('pm4py')}"
    some, few = first_cases(log, 20_000), first_cases(log, 2_000)
    theirs = [
        (f"{pm4py}, token replay case by case (2,000 cases)", len(few), lambda: token_replay(few, False), 1),
        (f"{pm4py}, token replay by variants (20,000 cases)", len(some), lambda: token_replay(some, True), 3),
        (f"{pm4py}, the same and business hours (2,000 cases)", len(few), lambda: with_business_hours(few), 1),
        (f"pandas {version('pandas')} and numpy, by hand", len(log), lambda: by_tables(log), 3),
    ]
    page(ours, [(what, n / best(judge, times) / 1e6) for what, n, judge, times in theirs], len(log))


if __name__ == "__main__":
    main()
