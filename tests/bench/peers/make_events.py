"""Writes an event file for the peers, or counts the events of one that must be accepted.

make_events.py FILE --cases 1000 --events 20000 [--seed 1]
make_events.py FILE --count [--limit 5000]
"""

import argparse
import random

from flow import ASKING_ROW, NOT_ASKED, OFFICE_OF, ROW_COUNT, next_row, read_events


def write(path: str, cases: int, count: int, seed: int) -> None:
    draw = random.Random(seed)
    at = [0] * cases
    with open(path, "w", encoding="ascii") as file:
        print(cases, count, file=file)
        for _ in range(count):
            which = draw.randrange(cases)
            row = at[which]
            office = OFFICE_OF[row]
            answer = int(row == ASKING_ROW and draw.randrange(10) == 0)
            if draw.randrange(50) != 0:
                at[which] = next_row(row, answer)
            elif draw.randrange(2) == 0:
                office = (office + 1) % 5
            else:
                row = (row + 1) % ROW_COUNT
            print(which, row, office, answer if row == ASKING_ROW else NOT_ASKED, file=file)


def count_accepted(path: str, limit: int | None) -> int:
    cases, events = read_events(path, limit)
    at = [0] * cases
    accepted = 0
    for which, row, office, answer in events:
        if row == at[which] and office == OFFICE_OF[row]:
            at[which] = next_row(row, answer)
            accepted += 1
    return accepted


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("file")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--events", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    if given.count:
        print(count_accepted(given.file, given.limit))
    else:
        write(given.file, given.cases, given.events, given.seed)


if __name__ == "__main__":
    main()
