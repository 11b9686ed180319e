"""What analysts ask of a log that was judged, as one call each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from alur._columns import EMPTY, numbers, quantile, tidy, word, words
from alur._tallies import (
    AGAIN,
    BROKEN,
    ENDED,
    JUDGED,
    KEPT,
    UNDETERMINED,
    acts_of_steps,
    by_group,
    columns_of_groups,
    columns_of_steps,
    last_acts,
    last_steps,
    rows_of_steps,
    skips,
    standing,
    steps_of_sop,
)

if TYPE_CHECKING:
    from alur.logs import Replay, Table

__all__ = ["Questions", "compare", "compare_steps"]

_VERDICTS = ("kept", "broken", "undetermined")
_ROW = {"step": str, "number": str, "activity": str}


class Questions:
    """The questions; :class:`alur.Replay` has them as methods.

    Every answer is a table of whole numbers: counts, and milliseconds of office time (``…_ms``) in
    the calendar of the unit. What cannot be determined is counted as that, a case that has not
    ended as ``open`` unless it is broken already; neither ever counts as kept. Parts add up to the
    whole. A month is that of the wall calendar of the unit that the line names, else of the SOP.
    """

    __slots__ = ()

    events: Table
    cases: Table
    deviations: Table
    steps: Table
    acts: Table

    def compliance(self) -> Table:
        """How well the SOP was kept, by unit and month.

        Cases are counted in the month in which they began, so that months differ in how many are
        still ``open`` and not in which ones are seen; under the unit of the case, or under None
        where it has none, or rows for several. Acts (lines that were judged) are counted in the
        month and under the unit of their line; an act is broken if one of its six questions is.
        ``skipped``: rows that were not done, where the act that shows it is counted.
        """
        rows = by_group(self, ("unit", "month"))
        return tidy({"unit": str, "month": str, **columns_of_groups(False)}, rows)

    def units(self) -> Table:
        """The units beside each other: as :meth:`compliance`, and how long their acts took.

        ``again``: acts that were not the first of their row in the case. ``late`` and ``late_ms``:
        acts after their due instant. ``worked_ms`` is the sum, ``median_ms`` the middle of the
        ``measured`` acts, from their turn to their completion.
        """
        rows = by_group(self, ("unit",), times=True)
        return tidy({"unit": str, **columns_of_groups(True)}, rows)

    def waiting(self) -> Table:
        """Waiting against working, for each row of the SOP.

        ``waited_ms`` goes from the turn of a row to the beginning of work on it, ``working_ms``
        from there to its completion: of the ``measured`` acts, those of which the log says when
        work began. ``whole_ms`` is the time of the ``undivided`` acts, of which it does not;
        ``unknown`` are those whose turn is not known. ``kept``, ``broken`` and ``undetermined``
        judge the standard. ``open``: cases not ended whose last act this is; what they wait for
        now is in no sum.
        """
        open_after = Counter(last_steps(self))
        made = []
        for at, (step, row) in enumerate(zip(acts_of_steps(self), steps_of_sop(self), strict=True)):
            waited = sorted(each[1] for each in step if each[1] != EMPTY)
            working = sorted(each[0] - each[1] for each in step if each[1] != EMPTY)
            whole = [each[0] for each in step if each[1] == EMPTY and each[0] != EMPTY]
            found = Counter(each[3] for each in step)
            made.append(
                (
                    *row,
                    len(step),
                    len(waited),
                    sum(waited),
                    sum(working),
                    quantile(waited, 50),
                    quantile(working, 50),
                    len(whole),
                    sum(whole),
                    len(step) - len(waited) - len(whole),
                    *(found[each] for each in (KEPT, BROKEN, UNDETERMINED)),
                    open_after[at],
                )
            )
        columns = (
            *("acts", "measured", "waited_ms", "working_ms", "waited_median_ms"),
            *("working_median_ms", "undivided", "whole_ms", "unknown", *_VERDICTS, "open"),
        )
        return tidy({**_ROW, **dict.fromkeys(columns, int)}, made)

    def bottlenecks(self) -> Table:
        """Where office time goes: the rows of the SOP, the one that took most in all first.

        ``per_mille`` is its part of all, rounded down. ``median_ms`` and ``p90_ms``: half, and nine
        in ten, of the ``measured`` acts took no longer. ``standard_ms`` is the middle of what the
        SOP allows, None without limit. ``open``: cases not ended whose last act this is.
        """
        open_after = Counter(last_steps(self))
        steps = [
            (
                sorted(each[0] for each in step if each[0] != EMPTY),
                sorted(each[2] for each in step if each[2] != EMPTY),
                sum(each[3] == BROKEN for each in step),
            )
            for step in acts_of_steps(self)
        ]
        sums = [sum(worked) for worked, _, _ in steps]
        rows = steps_of_sop(self)
        made = [
            (
                *rows[at],
                len(worked),
                sums[at],
                sums[at] * 1000 // (sum(sums) or 1),
                quantile(worked, 50),
                quantile(worked, 90),
                quantile(allowed, 50),
                late,
                open_after[at],
            )
            for at in sorted(range(len(steps)), key=lambda at: -sums[at])
            for worked, allowed, late in [steps[at]]
        ]
        columns = ("measured", "worked_ms", "per_mille", "median_ms", "p90_ms", "standard_ms")
        return tidy({**_ROW, **dict.fromkeys((*columns, "late", "open"), int)}, made)

    def rework(self) -> Table:
        """What was done again, by the way back that led to it; the dearest first.

        A round begins where a case goes back ``from_step`` to ``to_step``, and lasts while rows are
        done again. ``rounds`` counts the beginnings, one for each unit, ``most`` those of one case;
        ``acts`` what was done again in them, with its office time. A row done again out of turn (a
        deviation) comes from None.
        """
        step = numbers(self.events, "step")
        case = numbers(self.events, "case")
        worked = numbers(self.events, "worked_ms")
        after, round_ = numbers(self.acts, "after"), numbers(self.acts, "round")
        groups: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        per_case: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        for at, nth in enumerate(numbers(self.acts, "nth")):
            if nth <= 1:
                continue
            begun = round_[at]
            way = (-1, step[at]) if begun == EMPTY else (step[after[begun]], step[begun])
            sums = groups[way]
            if begun in (EMPTY, at):
                sums[0] += 1
                per_case[way][case[at]] += 1
            sums[1] += 1
            if worked[at] != EMPTY:
                sums[2] += 1
                sums[3] += worked[at]
        names = words(self.events, "step")
        made = [
            (
                word(names, way[0]),
                names[way[1]],
                sums[0],
                len(cases),
                max(cases.values()),
                *sums[1:],
            )
            for way, sums in sorted(groups.items(), key=lambda each: (-each[1][3], each[0]))
            for cases in [per_case[way]]
        ]
        columns = ("rounds", "cases", "most", "acts", "measured", "worked_ms")
        return tidy({"from_step": str, "to_step": str, **dict.fromkeys(columns, int)}, made)

    def handovers(self) -> Table:
        """From which office to which a case went on, the most frequent first.

        An act is handed over by the one that gave it its turn, if that was of another office; an
        office that the log does not name is None. ``worked_ms``: until it was completed, of the
        ``measured``; ``waited_ms``: until work began, of the ``begun``, where the log says so.
        """
        office = numbers(self.acts, "office")
        case = numbers(self.events, "case")
        worked, waited = numbers(self.events, "worked_ms"), numbers(self.acts, "waited_ms")
        groups: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0] * 5)
        cases: dict[tuple[int, int], set[int]] = defaultdict(set)
        for at, giver in enumerate(numbers(self.acts, "after")):
            if giver == EMPTY or (office[giver] == office[at] and office[at] >= 0):
                continue
            pair = office[giver], office[at]
            cases[pair].add(case[at])
            sums = groups[pair]
            sums[0] += 1
            if worked[at] != EMPTY:
                sums[1] += 1
                sums[2] += worked[at]
            if waited[at] != EMPTY:
                sums[3] += 1
                sums[4] += waited[at]
        names = words(self.acts, "office")
        made = [
            (word(names, pair[0]), word(names, pair[1]), sums[0], len(cases[pair]), *sums[1:])
            for pair, sums in sorted(groups.items(), key=lambda each: (-each[1][0], each[0]))
        ]
        columns = ("handovers", "cases", "measured", "worked_ms", "begun", "waited_ms")
        return tidy({"from_office": str, "to_office": str, **dict.fromkeys(columns, int)}, made)

    def skips(self, step: str | None = None) -> Table:
        """Who went on though a row had not been done; the most frequent first.

        For each row skipped (or that one ``step``): the row that was done instead, and the person,
        office and unit of that act. ``acts`` is how often the same did that row at all, so that one
        who does much does not look worse than one who skips much. Raises :class:`KeyError` for a
        step that the SOP does not have.
        """
        steps = words(self.events, "step")
        if step is not None and step not in steps:
            raise KeyError(step)
        done = numbers(self.events, "step")
        became = numbers(self.events, "became")
        who = [numbers(self.acts, each) for each in ("person", "office", "unit")]
        by = [words(self.acts, each) for each in ("person", "office", "unit")]
        acts = Counter(
            each[1:] for each in zip(became, done, *who, strict=True) if each[0] == JUDGED
        )
        skipped: Counter[tuple[int, tuple[int, ...]]] = Counter()
        for at, missing, _ in skips(self):
            if step is None or steps[missing] == step:
                skipped[missing, (done[at], *(each[at] for each in who))] += 1
        made = [
            (
                steps[missing],
                word(steps, act[0]),
                *(word(names, code) for names, code in zip(by, act[1:], strict=True)),
                count,
                acts[act],
            )
            for (missing, act), count in sorted(
                skipped.items(), key=lambda each: (-each[1], each[0])
            )
        ]
        texts = ("step", "next_step", "person", "office", "unit")
        return tidy({**dict.fromkeys(texts, str), "skipped": int, "acts": int}, made)

    def lateness(self) -> Table:
        """Why acts were late, for each row of the SOP.

        ``cause``: "waiting", when work began after the due instant and would have been in time by
        itself; "working", when the work itself took longer than allowed and did not begin late;
        "both", when only together they took too long, or each by itself; None, when the log does
        not say when work began. ``again``: of these, acts that had been done before in the case.
        """
        step, time = numbers(self.events, "step"), numbers(self.events, "time")
        case, late = numbers(self.events, "case"), numbers(self.events, "late_ms")
        worked, waited = numbers(self.events, "worked_ms"), numbers(self.acts, "waited_ms")
        allowed, nth = numbers(self.acts, "allowed_ms"), numbers(self.acts, "nth")
        causes = ("waiting", "working", "both", None)
        groups: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
        cases: dict[tuple[int, int], set[int]] = defaultdict(set)
        for at, found in enumerate(time):
            if found != BROKEN:
                continue
            cause = 3
            if waited[at] != EMPTY and allowed[at] != EMPTY:
                began_late = waited[at] > allowed[at]
                took_long = worked[at] - waited[at] > allowed[at]
                cause = 2 if began_late == took_long else 0 if began_late else 1
            cases[step[at], cause].add(case[at])
            sums = groups[step[at], cause]
            sums[0] += 1
            sums[1] += nth[at] > 1
            sums[2] += max(late[at], 0)
        names = words(self.events, "step")
        made = [
            (names[at], causes[cause], sums[0], len(cases[at, cause]), *sums[1:])
            for (at, cause), sums in sorted(groups.items())
        ]
        columns = ("late", "cases", "again", "late_ms")
        return tidy({"step": str, "cause": str, **dict.fromkeys(columns, int)}, made)

    def variants(self) -> Table:
        """The different courses that cases took, the most frequent first.

        ``variant`` has the steps in the order of their completion, with "→" between; "↻" marks one
        done again (for the same unit), "?" is an activity that the SOP does not know.
        """
        step, case = numbers(self.events, "step"), numbers(self.events, "case")
        place, nth = numbers(self.acts, "place"), numbers(self.acts, "nth")
        rows = sorted((at for at, its in enumerate(place) if its > 0), key=place.__getitem__)
        many = len(self.steps)
        courses: list[list[int]] = [[] for _ in range(len(self.cases))]
        for at in rows:
            courses[case[at]].append(step[at] if nth[at] <= 1 else step[at] + many)
        groups: dict[tuple[int, ...], list[int]] = defaultdict(lambda: [0] * 5)
        for course, stands in zip(courses, standing(self), strict=True):
            sums = groups[tuple(course)]
            sums[0] += 1
            sums[1 + stands] += 1
        names = [*self.steps["step"], *(each + AGAIN for each in self.steps["step"]), "?"]
        made = [
            (" → ".join(names[each] for each in course), len(course), *sums)
            for course, sums in sorted(groups.items(), key=lambda each: (-each[1][0], each[0]))
        ]
        columns = ("acts", "cases", *_VERDICTS, "open")
        return tidy({"variant": str, **dict.fromkeys(columns, int)}, made)

    def flow(self) -> Table:
        """How often each row gave another its turn; None is the beginning, or the end of a case.

        ``back``: of these, how many went back to a row that had been done.
        """
        step, case = numbers(self.events, "step"), numbers(self.events, "case")
        after, round_ = numbers(self.acts, "after"), numbers(self.acts, "round")
        groups: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        cases: dict[tuple[int, int], set[int]] = defaultdict(set)
        for at, nth in enumerate(numbers(self.acts, "nth")):
            if nth == EMPTY:
                continue
            pair = (-1 if after[at] == EMPTY else step[after[at]], step[at])
            cases[pair].add(case[at])
            groups[pair][0] += 1
            groups[pair][1] += round_[at] == at
        stages = numbers(self.cases, "stage")
        for number, last in enumerate(last_acts(self)):
            if last >= 0 and stages[number] >= ENDED:
                groups[step[last], -1][0] += 1
                cases[step[last], -1].add(number)
        names = words(self.events, "step")
        made = [
            (word(names, pair[0]), word(names, pair[1]), sums[0], len(cases[pair]), sums[1])
            for pair, sums in sorted(groups.items())
        ]
        columns = ("times", "cases", "back")
        return tidy({"from_step": str, "to_step": str, **dict.fromkeys(columns, int)}, made)


def compare(parts: Mapping[str, Replay]) -> Table:
    """Several replays beside each other: versions of an SOP, years, regions.

    One row each, ``part``, with what :meth:`Replay.units` says of a unit.
    """
    made = [(part, *row) for part, past in parts.items() for row in by_group(past, (), times=True)]
    return tidy({"part": str, **columns_of_groups(True)}, made)


def compare_steps(parts: Mapping[str, Replay]) -> Table:
    """The same row by row: each ``step`` of each ``part``, so that versions meet by their ids."""
    made = [(part, *row) for part, past in parts.items() for row in rows_of_steps(past)]
    return tidy({"part": str, **_ROW, **columns_of_steps()}, made)
