"""What analysts ask of a log that was judged, as one call each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from alur._columns import EMPTY, numbers, quantile, tidy, word, words
from alur._courses import Courses
from alur._tallies import (
    BROKEN,
    JUDGED,
    KEPT,
    UNDETERMINED,
    VERDICTS,
    acts_of_steps,
    by_group,
    columns_of_groups,
    columns_of_steps,
    last_steps,
    rows_of_steps,
    skips,
    steps_of_sop,
)

if TYPE_CHECKING:
    from alur.logs import Replay, Table

__all__ = ["Questions", "compare", "compare_steps"]

_ROW = {"step": str, "number": str, "activity": str}


class Questions(Courses):
    """The questions; :class:`alur.Replay` has them as methods.

    Every answer is a table of whole numbers: counts, and milliseconds of office time (``…_ms``) in
    the calendar of the unit. What cannot be determined is counted as that, a case that has not
    ended as ``open`` unless it is broken already; neither ever counts as kept. Parts add up to the
    whole. A month is that of the wall calendar of the unit that the line names, else of the SOP.

    >>> import alur, datetime, pathlib, tempfile
    >>> sop = alur.load(alur.data_path("balangan.json"))
    >>> begin = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "log.csv"
    >>> _ = path.write_text(sop.sample_log(50, start=begin, days=20, faulty_percent=10))
    >>> past = sop.replay(path)
    >>> [(row["month"], row["cases"]) for row in past.compliance() if row["cases"]]
    [('2026-01', 50)]
    >>> past.bottlenecks()["step"][0]
    'susun'
    """

    __slots__ = ()

    events: Table
    cases: Table
    deviations: Table
    steps: Table

    @property
    def acts(self) -> Table:
        """One row for every row of the log."""
        raise NotImplementedError

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
        now is in no sum (:meth:`alur.Replay.pending`).
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
            *("working_median_ms", "undivided", "whole_ms", "unknown", *VERDICTS, "open"),
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
