"""The workload on transitions: transitions_peer.py EVENTS_FILE [LIMIT].

One Machine serves all cases. They are not registered with it: the library's FAQ says that registering is
not for thousands of models (a dozen partials for each, and a search through all models to add one), and
triggers such models with machine.events[...].trigger instead, which also saves a call for each event.
"""

import sys
from collections.abc import Callable

from transitions import Machine

from flow import ASKING_ROW, OFFICE_OF, ROW_COUNT, Event, measure, next_row


class Case:
    __slots__ = ("state",)

    def __init__(self) -> None:
        self.state = "row0"


def may(row: int, answer: int | None = None) -> Callable[[int, int, int], bool]:
    """The condition of one transition. The library has no roles: the office is an argument like any other."""
    wanted = OFFICE_OF[row]
    if answer is None:
        return lambda of, office, _: of == row and office == wanted
    return lambda of, office, given: of == row and office == wanted and given == answer


def go(row: int, answer: int | None = None) -> dict[str, object]:
    return {
        "trigger": "complete",
        "source": f"row{row}",
        "dest": f"row{next_row(row, answer or 0)}",
        "conditions": may(row, answer),
    }


# send_event stays off: the conditions take the arguments themselves instead of an EventData around them.
machine = Machine(
    model=None,
    states=[f"row{row}" for row in range(ROW_COUNT)],
    transitions=[
        go(row, answer)
        for row in range(ROW_COUNT)
        for answer in ((0, 1) if row == ASKING_ROW else (None,))
    ],
    initial="row0",
    auto_transitions=False,
)


def handle(cases: list[Case], events: list[Event]) -> int:
    complete = machine.events["complete"].trigger
    accepted = 0
    for which, row, office, answer in events:
        if complete(cases[which], row, office, answer):
            accepted += 1
    return accepted


if __name__ == "__main__":
    measure("transitions", "transitions", sys.argv[1:], Case, handle)
