"""The workload on SpiffWorkflow: spiff_peer.py [--bpmn] EVENTS_FILE [LIMIT].

By default on the library's core, whose specs are built in Python; with --bpmn on its BPMN engine, which
reads flow.bpmn and takes about twice as long: start and end events, a join before the end, an expression
of Python that the gateway evaluates.

The library completes any task it is told to, and by whom it does not ask. Here, therefore, the script
compares row and office with the task that is ready, before it completes it; the office is in the data of
the core's specs and in the lanes of BPMN. The library has no way back to the start that forgets the run
before (a loop would let a case's tree of tasks grow for ever), so a new run is a new workflow.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from SpiffWorkflow import TaskState, Workflow
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.operators import Attrib, Equal
from SpiffWorkflow.specs import ExclusiveChoice, Simple, WorkflowSpec
from SpiffWorkflow.task import Task

from flow import ASKING_ROW, NOT_ASKED, OFFICE_OF, ROW_COUNT, Event, measure

# Below INFO, where a logger without a level of its own is, the library collects the tasks and the data of
# the case for every record.
for name in ("spiff.task", "spiff.workflow"):
    logging.getLogger(name).setLevel(logging.WARNING)


def core_spec() -> WorkflowSpec:
    spec = WorkflowSpec(name="flow", addstart=True)
    rows = [
        Simple(spec, f"row{row}", manual=True, data={"office": office})
        for row, office in enumerate(OFFICE_OF)
    ]
    ask = ExclusiveChoice(spec, "ask")
    spec.start.connect(rows[0])
    for row in range(ROW_COUNT - 1):
        rows[row].connect(ask if row == ASKING_ROW else rows[row + 1])
    ask.connect(rows[ASKING_ROW + 1])
    ask.connect_if(Equal(Attrib("answer"), 1), rows[ASKING_ROW - 1])
    return spec


def bpmn_spec() -> WorkflowSpec:
    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).with_name("flow.bpmn")))
    return parser.get_spec("flow")


def ready_task(workflow: Workflow) -> Task | None:
    """Runs what needs nobody, and returns the row that is then ready. None at the end.

    Looks from the last task on, as the library allows, instead of through the whole tree: do_engine_steps,
    which does that, takes about half as long again.
    """
    while (task := workflow.get_next_task(workflow.last_task, state=TaskState.READY)) is not None:
        if task.task_spec.manual:
            return task
        task.run()
    return None


def handler(
    new_case: Callable[[], Task], office_at: dict[str, int]
) -> Callable[[list[Task], list[Event]], int]:
    name_of = [f"row{row}" for row in range(ROW_COUNT)]

    def handle(cases: list[Task], events: list[Event]) -> int:
        accepted = 0
        for which, row, office, answer in events:
            task = cases[which]
            name = task.task_spec.name
            if name != name_of[row] or office_at[name] != office:
                continue
            if answer != NOT_ASKED:
                task.set_data(answer=answer)
            task.run()
            cases[which] = ready_task(task.workflow) or new_case()
            accepted += 1
        return accepted

    return handle


def main(arguments: list[str]) -> None:
    bpmn = arguments[:1] == ["--bpmn"]
    spec = bpmn_spec() if bpmn else core_spec()
    of_rows = [spec.task_specs[f"row{row}"] for row in range(ROW_COUNT)]
    office_at = {
        row.name: int(row.lane.removeprefix("office")) if bpmn else row.get_data("office") for row in of_rows
    }
    start = BpmnWorkflow if bpmn else Workflow

    def new_case() -> Task:
        return ready_task(start(spec))

    peer = "SpiffWorkflow BPMN" if bpmn else "SpiffWorkflow"
    measure(peer, "SpiffWorkflow", arguments[bpmn:], new_case, handler(new_case, office_at))


if __name__ == "__main__":
    main(sys.argv[1:])
