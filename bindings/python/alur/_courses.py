"""The courses cases took: what was done again, who handed over to whom, and in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from alur._columns import EMPTY, numbers, tidy, word, words
from alur._tallies import AGAIN, ENDED, VERDICTS, last_acts, standing

if TYPE_CHECKING:
    from alur.logs import Table

__all__ = ["Courses"]


class Courses:
    """Questions of what followed what; :class:`alur.Questions` has them."""

    __slots__ = ()

    events: Table
    cases: Table
    deviations: Table
    steps: Table

    @property
    def acts(self) -> Table:
        """One row for every row of the log."""
        raise NotImplementedError

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
        columns = ("acts", "cases", *VERDICTS, "open")
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
