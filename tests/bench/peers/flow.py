"""The workload of flow.hpp for the Python peers: its rows, its event files and the line a peer prints."""

import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.metadata import version
from itertools import islice
from typing import TypeVar

OFFICE_OF = (2, 4, 3, 3, 2, 1, 0, 4)
ROW_COUNT = len(OFFICE_OF)
ASKING_ROW = 5
NOT_ASKED = 255

Case = TypeVar("Case")
Event = tuple[int, int, int, int]  # case, row, office, answer


def next_row(row: int, answer: int) -> int:
    """Where an accepted event leads: "Tidak" (1) goes back one row, the last row to a new run."""
    return row - 1 if row == ASKING_ROW and answer == 1 else (row + 1) % ROW_COUNT


def read_events(path: str, limit: int | None = None) -> tuple[int, list[Event]]:
    """The number of cases, and at most `limit` events."""
    with open(path, encoding="ascii") as file:
        cases = int(file.readline().split()[0])
        return cases, [tuple(map(int, line.split())) for line in islice(file, limit)]


def measure(
    peer: str,
    package: str,
    arguments: list[str],
    new_case: Callable[[], Case],
    handle: Callable[[list[Case], list[Event]], int],
) -> None:
    """Creates the cases, has `handle` count the events it accepts, and prints what that took.

    bytes_per_case is what tracemalloc says that fresh cases and the list of them occupy, the mean of the
    first 1,000; it slows everything down and is off while time is taken. One case is created and dropped
    before, so that nothing shared is counted.
    """
    if not arguments:
        sys.exit("usage: " + sys.argv[0] + " EVENTS_FILE [LIMIT]")
    count, events = read_events(arguments[0], int(arguments[1]) if len(arguments) > 1 else None)
    new_case()
    gc.collect()
    tracemalloc.start()
    cases = [new_case() for _ in range(min(count, 1000))]
    gc.collect()
    bytes_per_case = tracemalloc.get_traced_memory()[0] / max(len(cases), 1)
    tracemalloc.stop()
    cases += [new_case() for _ in range(count - len(cases))]

    start = time.perf_counter()
    accepted = handle(cases, events)
    seconds = time.perf_counter() - start
    print(json.dumps({
        "peer": peer,
        "version": version(package),
        "events": len(events),
        "accepted": accepted,
        "seconds": round(seconds, 6),
        "ns_per_event": round(seconds * 1e9 / max(len(events), 1), 1),
        "bytes_per_case": round(bytes_per_case, 1),
    }))
