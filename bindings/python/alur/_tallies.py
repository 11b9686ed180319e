"""Counting what a replay found: the sums behind the questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from alur._columns import EMPTY, numbers, quantile, word, words

if TYPE_CHECKING:
    from alur._courses import Courses

KEPT, BROKEN, UNDETERMINED, OPEN = range(4)
"""How a case or an act stands; the first three are the codes of findings."""
ENDED = 3
"""From this stage on a case has ended: completed, cancelled."""
JUDGED = 0
"""What became of a line that is an act."""

VERDICTS = ("kept", "broken", "undetermined")
AGAIN = " ↻"
"""What follows a step in a variant, if it is done again."""

_QUESTIONS = ("order", "office", "answer", "separation", "evidence", "time")
_COUNTS = (
    *("cases", "kept", "broken", "undetermined", "open"),
    *("acts", "acts_kept", "acts_broken", "acts_undetermined", "skipped"),
)
_TIMES = ("again", "late", "late_ms", "measured", "worked_ms", "median_ms")


def columns_of_groups(times: bool) -> dict[str, type]:
    """What :func:`by_group` says after its keys."""
    return dict.fromkeys((*_COUNTS, *_TIMES) if times else _COUNTS, int)


def by_group(
    past: Courses, keys: Sequence[str], *, times: bool = False
) -> Iterator[tuple[str | int | None, ...]]:
    """Cases, acts and skipped rows by columns of the acts: the keys, then the sums."""
    groups: dict[tuple[int, ...], list[int]] = defaultdict(lambda: [0] * len(_COUNTS))
    if not keys:
        groups[()]
    for key, stands in zip(_keys_of_cases(past, keys), standing(past), strict=True):
        sums = groups[key]
        sums[0] += 1
        sums[1 + stands] += 1
    key_of = _keys(past, keys)
    acts = [at for at, is_ in enumerate(numbers(past.events, "became")) if is_ == JUDGED]
    found = _found(past)
    for at in acts:
        sums = groups[key_of[at]]
        sums[5] += 1
        sums[6 + found[at]] += 1
    for at, _, unit in skips(past):
        key = key_of[at]
        if unit >= 0 and keys:
            key = (unit, *key[1:])
        groups[key][9] += 1
    taken = _times(past, key_of, acts) if times else {}
    names = [words(past.acts, each) for each in keys]
    said = {
        key: tuple(word(list_, code) for list_, code in zip(names, key, strict=True))
        for key in groups
    }
    for key in sorted(groups, key=lambda each: [(name is None, name or "") for name in said[each]]):
        more = taken.get(key, (0, 0, 0, 0, 0, None)) if times else ()
        yield (*said[key], *groups[key], *more)


# The keys of every line of the log.
def _keys(past: Courses, keys: Sequence[str]) -> list[tuple[int, ...]]:
    if not keys:
        return [()] * len(past.acts)
    return list(zip(*(numbers(past.acts, each) for each in keys), strict=True))


# The one unit that lines of rows that are not repeated for units name, and the month of the first.
def _keys_of_cases(past: Courses, keys: Sequence[str]) -> list[tuple[int, ...]]:
    none, several = -1, -2
    many = len(past.cases)
    units, first, months = [none] * many, [0] * many, [none] * many
    for case, unit, month, time in zip(
        numbers(past.events, "case"),
        *(numbers(past.acts, each) for each in ("case_unit", "month", "time")),
        strict=True,
    ):
        if case < 0 or time == EMPTY:
            continue
        if unit >= 0 and units[case] != unit:
            units[case] = unit if units[case] == none else several
        if months[case] < 0 or time < first[case]:
            first[case], months[case] = time, month
    one = [none if each == several else each for each in units]
    by_name = {"unit": one, "month": months}
    return list(zip(*(by_name[each] for each in keys), strict=True)) if keys else [()] * many


def standing(past: Courses) -> list[int]:
    """How each case stands: open is one that has not ended, unless it is broken already."""
    return [
        BROKEN if verdict == BROKEN else OPEN if stage < ENDED else verdict
        for verdict, stage in zip(
            numbers(past.cases, "verdict"), numbers(past.cases, "stage"), strict=True
        )
    ]


class _Worst(dict[tuple[int, ...], int]):
    def __missing__(self, six: tuple[int, ...]) -> int:
        self[six] = BROKEN if BROKEN in six else UNDETERMINED if UNDETERMINED in six else KEPT
        return self[six]


# How each line of the log stands: the worst of its six findings.
def _found(past: Courses) -> list[int]:
    worst = _Worst()
    return [
        worst[six] for six in zip(*(numbers(past.events, each) for each in _QUESTIONS), strict=True)
    ]


def skips(past: Courses) -> Iterator[tuple[int, int, int]]:
    """Of every row that was skipped: the line that shows it, the step, and its unit or -1."""
    kinds = words(past.deviations, "kind")
    kind = kinds.index("skipped")
    units = {name.lower(): code for code, name in enumerate(words(past.acts, "unit"))}
    for is_, at, step, unit in zip(
        *(numbers(past.deviations, each) for each in ("kind", "row", "step")),
        past.deviations["unit"],
        strict=True,
    ):
        if is_ == kind:
            yield at, step, units.get(unit.strip().lower(), -1)


# Of the acts of each key: again, late, late_ms, measured, worked_ms, median_ms.
def _times(
    past: Courses, key_of: Sequence[tuple[int, ...]], acts: Sequence[int]
) -> dict[tuple[int, ...], tuple[int | None, ...]]:
    nth, time = numbers(past.acts, "nth"), numbers(past.events, "time")
    late, worked = numbers(past.events, "late_ms"), numbers(past.events, "worked_ms")
    sums: dict[tuple[int, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    lengths: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in acts:
        key = key_of[at]
        of = sums[key]
        of[0] += nth[at] > 1
        if time[at] == BROKEN:
            of[1] += 1
            of[2] += max(late[at], 0)
        if worked[at] != EMPTY:
            lengths[key].append(worked[at])
    return {
        key: (*of, len(lengths[key]), sum(lengths[key]), quantile(sorted(lengths[key]), 50))
        for key, of in sums.items()
    }


def steps_of_sop(past: Courses) -> list[tuple[str, str, str]]:
    """Id, printed number and text of each row."""
    return list(zip(past.steps["step"], past.steps["number"], past.steps["activity"], strict=True))


def acts_of_steps(past: Courses) -> list[list[tuple[int, int, int, int]]]:
    """Of each row its acts: office time, of it waited, allowed, and whether it was in time."""
    made: list[list[tuple[int, int, int, int]]] = [[] for _ in range(len(past.steps))]
    for step, *act in zip(
        numbers(past.events, "step"),
        numbers(past.events, "worked_ms"),
        numbers(past.acts, "waited_ms"),
        numbers(past.acts, "allowed_ms"),
        numbers(past.events, "time"),
        numbers(past.events, "became"),
        strict=True,
    ):
        if step >= 0 and act[4] == JUDGED:
            made[step].append((act[0], act[1], act[2], act[3]))
    return made


def last_acts(past: Courses) -> list[int]:
    """The line of each case's last act of a known row; -1 where it has none."""
    last = [-1] * len(past.cases)
    place = numbers(past.acts, "place")
    for at, (case, step) in enumerate(
        zip(numbers(past.events, "case"), numbers(past.events, "step"), strict=True)
    ):
        if step >= 0 and place[at] > 0 and (last[case] < 0 or place[at] > place[last[case]]):
            last[case] = at
    return last


def last_steps(past: Courses) -> Iterator[int]:
    """The last row done of every case that has not ended."""
    step = numbers(past.events, "step")
    for last, stage in zip(last_acts(past), numbers(past.cases, "stage"), strict=True):
        if last >= 0 and stage < ENDED:
            yield step[last]


_SUMMED = (
    *("done", "skipped", "out_of_turn", "wrong_office", "wrong_answer", "same_person"),
    *("no_evidence", "in_time", "late", "time_unknown", "measured", "worked_ms", "late_ms"),
)


def columns_of_steps() -> dict[str, type]:
    """What :func:`rows_of_steps` says after the row."""
    return dict.fromkeys((*_SUMMED, "again", "median_ms", "standard_ms"), int)


def rows_of_steps(past: Courses) -> Iterator[tuple[str | int | None, ...]]:
    """The table of steps, with medians."""
    again = [0] * len(past.steps)
    for step, nth in zip(numbers(past.events, "step"), numbers(past.acts, "nth"), strict=True):
        if nth > 1:
            again[step] += 1
    summed = zip(*(past.steps[each] for each in _SUMMED), strict=True)
    for row, sums, count, acts in zip(
        steps_of_sop(past), summed, again, acts_of_steps(past), strict=True
    ):
        worked = sorted(each[0] for each in acts if each[0] != EMPTY)
        allowed = sorted(each[2] for each in acts if each[2] != EMPTY)
        yield (*row, *sums, count, quantile(worked, 50), quantile(allowed, 50))
