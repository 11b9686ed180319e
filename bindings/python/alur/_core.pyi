"""The C++ library behind the package alur. Private: import alur instead."""

import datetime
import enum
from collections.abc import Callable, Sequence
from typing import Any

from alur.definition import Definition
from alur.diagnostics import Bilingual, Diagnostic
from alur.events import Actor, CalledCase, DataValue, Event, UnitsOfKind
from alur.history import Line
from alur.people import Assignment, Person
from alur.results import Call, Known, Refusal
from alur.times import Amounts, TimeLimit, WeeklyHours
from alur.work import Awaited

version: str

class Severity(enum.Enum):
    ERROR = 0
    WARNING = 1
    INFO = 2

class Sharing(enum.Enum):
    SINGLE = 0
    ALL = 1
    IN_ORDER = 2
    ANY_ONE = 3
    MEETING = 4

class GoalKind(enum.Enum):
    NEXT_ROW = 0
    ROW = 1
    END = 2

class LatenessKind(enum.Enum):
    RECORD = 0
    REASON = 1
    REFUSE = 2
    ESCALATE = 3
    DEEMED = 4

class DataType(enum.Enum):
    NUMBER = 0
    TEXT = 1
    DATE = 2
    YES_NO = 3

class Zone(enum.Enum):
    WIB = 0
    WITA = 1
    WIT = 2
    UTC = 3

class LimitKind(enum.Enum):
    LENGTH = 0
    CEILING = 1
    RANGE = 2
    DATE = 3
    AS_AGREED = 4

class Punctuality(enum.Enum):
    ON_TIME = 0
    NEARING = 1
    LATE = 2

class Lifecycle(enum.Enum):
    NOT_STARTED = 0
    RUNNING = 1
    SUSPENDED = 2
    COMPLETED = 3
    CANCELLED = 4

class Capacity(enum.Enum):
    DEFINITIVE = 0
    PLH = 1
    PLT = 2

class Reason(enum.Enum):
    STALE_HEAD = 1
    TIME_ORDER = 2
    UNKNOWN_NAME = 3
    LIFECYCLE = 4
    ROW_NOT_OPEN = 5
    UNIT = 6
    OFFICE = 7
    EXIT = 8
    ASSIGNMENT = 9
    CLAIM = 10
    SEPARATION = 11
    EVIDENCE = 12
    LATENESS = 13

class CallAction(enum.Enum):
    OPEN = 0
    SUSPEND = 1
    RESUME = 2
    CANCEL = 3

class MeasuredThing(enum.Enum):
    ROW = 0
    SPAN = 1
    SERVICE = 2

class JournalTrouble(enum.Enum):
    STALE_HEAD = 0
    BAD_LINES = 1
    DAMAGED = 2
    IN_USE = 3
    CHANGED = 4
    NOT_FOUND = 5
    NOT_A_FILE = 6
    STORAGE = 7
    CLOSED = 8

class ReplayFault(enum.Enum):
    CHAIN = 0
    NOT_A_JOURNAL = 1
    FUTURE_VERSION = 2
    FOREIGN_MACHINE = 3
    UNKNOWN_CALENDAR = 4
    MIGRATION = 5
    DIFFERS = 6

class Calendar:
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def zone(self) -> Zone: ...
    @property
    def hours(self) -> WeeklyHours: ...
    @property
    def known(self) -> tuple[datetime.date, datetime.date]: ...
    def is_working_day(self, day: datetime.date) -> bool: ...
    def closed_because(self, day: datetime.date) -> Bilingual: ...
    def is_open(self, at: datetime.datetime) -> bool: ...
    def next_opening(self, at: datetime.datetime) -> datetime.datetime: ...
    def working_time_ms(self, start: datetime.datetime, end: datetime.datetime) -> int: ...
    def due(
        self, opened: datetime.datetime, limit: TimeLimit
    ) -> tuple[datetime.datetime, bool] | None: ...
    def explain(self, opened: datetime.datetime, limit: TimeLimit) -> list[Bilingual]: ...

def review(
    name: str, text: str | bytes, others: Sequence[Machine], on: datetime.date
) -> list[Diagnostic]: ...

class Form:
    @property
    def title(self) -> str: ...
    @property
    def pages(self) -> int: ...
    def svg(self) -> str: ...
    def page_svg(self, page: int) -> str: ...
    def html(self) -> str: ...
    def fragment(self) -> str: ...

def form(
    definition: Definition,
    f4: bool,
    identification: bool,
    logo: bytes,
    done: Sequence[str],
    answered: Sequence[Sequence[str]],
) -> Form: ...

class Machine:
    @property
    def definition(self) -> Definition: ...
    @property
    def title(self) -> str: ...
    @property
    def machine_hash(self) -> str: ...
    @property
    def document_hash(self) -> str: ...
    @property
    def outcomes(self) -> list[str]: ...
    @property
    def kinds(self) -> list[str]: ...
    @property
    def case_kinds(self) -> list[str]: ...
    def to_json(self) -> str: ...

class Register:
    @property
    def work_unit(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def persons(self) -> list[Person]: ...
    @property
    def assignments(self) -> list[Assignment]: ...
    @property
    def unit_calendars(self) -> list[tuple[str, str, str]]: ...
    def actor(self, person: str, at: datetime.datetime, zone: Zone) -> Actor: ...
    def check(
        self, machine: Machine, name: str, text: str | bytes, on: datetime.date
    ) -> list[Diagnostic]: ...

class Table:
    @property
    def names(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def column(self, column: int) -> list[Any]: ...
    def numbers(self, column: int) -> bytes: ...
    def words(self, column: int) -> list[str] | None: ...
    def stream(self) -> object: ...

class Log:
    @property
    def faults(self) -> list[tuple[int, Bilingual]]: ...
    @property
    def notes(self) -> list[tuple[bool, str, int]]: ...
    @property
    def borrowed(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def table(self) -> Table: ...

class Stream:
    def take(self, batch: Log, renamed: dict[str, str]) -> tuple[Table, Table, Table, Table]: ...
    def cases(self) -> Table: ...
    def steps(self) -> Table: ...

class Acts:
    def table(self) -> Table: ...

class Times:
    @property
    def zone(self) -> Zone: ...

class Entry:
    @property
    def text(self) -> str: ...
    @property
    def before(self) -> int: ...
    @property
    def late(self) -> bool | None: ...
    @property
    def applied(self) -> bool: ...

class JournalFile:
    def __init__(self, path: str, create: bool) -> None: ...
    @property
    def text(self) -> str: ...
    @property
    def recovered(self) -> str | None: ...

class Case:
    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def zone(self) -> Zone: ...
    @property
    def stage(self) -> Lifecycle: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def started(self) -> datetime.datetime | None: ...
    @property
    def last_act(self) -> datetime.datetime | None: ...
    @property
    def data(self) -> dict[str, DataValue]: ...
    @property
    def units(self) -> dict[str, tuple[str, ...]]: ...
    @property
    def head(self) -> str: ...
    @property
    def head_hash(self) -> str: ...
    @property
    def line_count(self) -> int: ...
    @property
    def next_deadline(self) -> datetime.datetime | None: ...
    @property
    def calendar(self) -> tuple[str, str]: ...
    def timeliness(self, now: datetime.datetime) -> Punctuality: ...
    def is_open(self, row: str, unit: str) -> bool: ...
    def due(self, row: str, unit: str) -> datetime.datetime | None: ...
    def overrun(
        self, row: str, unit: str, due: datetime.datetime, done: datetime.datetime
    ) -> Bilingual: ...
    def why_due(self, row: str, unit: str) -> list[Bilingual]: ...
    def result(self) -> CalledCase | None: ...
    def judge(self, event: Event, times: Times | None) -> Entry | Refusal | Known: ...
    def apply(self, entry: Entry) -> None: ...
    def calls(self, entry: Entry) -> list[Call]: ...
    def act(self, event: Event, times: Times | None) -> Entry | Refusal | Known: ...
    def close(self) -> None: ...

def parse_time_limit(text: str) -> TimeLimit: ...
def print_time_limit(limit: TimeLimit) -> str: ...
def parse_amounts(text: str) -> Amounts: ...
def print_amounts(amounts: Amounts) -> str: ...
def parse_week(by_days: dict[str, str]) -> WeeklyHours: ...
def print_week(hours: WeeklyHours) -> dict[str, str]: ...
def load_calendars(name: str, text: str | bytes) -> tuple[list[Calendar], list[Diagnostic]]: ...
def compile(
    name: str, text: str | bytes, others: list[Machine]
) -> tuple[Machine | None, list[Diagnostic]]: ...
def read_definition(name: str, text: str | bytes) -> tuple[Definition | None, list[Diagnostic]]: ...
def write_definition(definition: Definition) -> str: ...
def load_register(name: str, text: str | bytes) -> tuple[Register | None, list[Diagnostic]]: ...
def make_times(
    machine: Machine, calendar: Calendar, units: list[tuple[str, str, Calendar]]
) -> Times: ...
def open_in_memory(
    machine: Machine,
    times: list[Times],
    text: str,
    id: str,
    journal: Callable[[list[str]], object] | None,
    keep_refused: bool,
) -> Case: ...
def open_in_file(
    machine: Machine, times: list[Times], file: JournalFile, id: str, keep_refused: bool
) -> Case: ...
def journal_lines(text: str, before: int) -> list[Line]: ...
def verify_text(text: str, heads: list[str]) -> str: ...
def judge_again(machine: Machine, times: list[Times], text: str) -> None: ...
def read_journal(path: str) -> str: ...
def named_times(
    text: str,
) -> list[tuple[str, str, tuple[tuple[str, str, str, str], ...]]]: ...
def waiting(case: Case, now: datetime.datetime) -> list[Awaited]: ...
def todo(
    cases: Sequence[Case], actor: Actor, now: datetime.datetime
) -> list[tuple[int, dict[str, Any]]]: ...
def read_log(
    text: str | bytes,
    columns: dict[str, str],
    zone: Zone | None,
    watch: Callable[[int], None] | None,
) -> Log: ...
def read_frame(
    frame: object,
    columns: dict[str, str],
    zone: Zone | None,
    watch: Callable[[int], None] | None,
) -> Log: ...
def write_log(log: Log, path: str, xes: bool) -> None: ...
def pair_starts(
    sop: Machine, times: Times, log: Log, renamed: dict[str, str]
) -> tuple[int, int, Table]: ...

max_align_cost: int

def align(
    sop: Machine,
    log: Log,
    units: Sequence[UnitsOfKind],
    renamed: dict[str, str],
    costs: tuple[int, int, int],
    log_only_of: dict[str, int],
    model_only_of: dict[str, int],
    prefix: bool,
    max_states: int,
    watch: Callable[[int], None] | None,
) -> tuple[Table, Table, Table, Table, Table]: ...
def open_stream(sop: Machine, times: Times, units: Sequence[UnitsOfKind]) -> Stream: ...
def add_tables(parts: list[Table]) -> Table: ...
def replay(
    sop: Machine,
    times: Times,
    log: Log,
    units: Sequence[UnitsOfKind],
    renamed: dict[str, str],
    watch: Callable[[int], None] | None,
) -> tuple[Table, Table, Table, Table, Table, Acts]: ...
def make_table(rows: int, columns: Sequence[tuple[str, bool, list[Any]]]) -> Table: ...
def sample_csv(
    sop: Machine,
    times: Times,
    seed: int,
    cases: int,
    start: datetime.datetime,
    days: int,
    faulty_percent: int,
    persons: int,
    units: Sequence[UnitsOfKind],
) -> str: ...
