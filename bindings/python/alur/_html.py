"""What a notebook shows. Every text that comes from a document is escaped."""

from __future__ import annotations

import datetime
import typing
from collections import Counter
from collections.abc import Iterable
from html import escape

from alur import events
from alur._core import (
    Lifecycle,
    MeasuredThing,
    Punctuality,
    Reason,
    Severity,
)
from alur.definition import Definition
from alur.diagnostics import Bilingual, Diagnostics
from alur.history import Attempt, Correction, Decision, Measured, Notice

if typing.TYPE_CHECKING:
    from alur.case import Case
    from alur.logs import Replay, Table

_RED, _AMBER, _GREEN, _GREY = "#b3261e", "#8a5a00", "#1b6e3c", "#666"
_CELL = "border:1px solid #bbb;padding:3px 6px;text-align:left;vertical-align:top"


def _cell(text: str, *, tag: str = "td", style: str = "", title: str = "") -> str:
    more = f' title="{escape(title)}"' if title else ""
    return f'<{tag} style="{_CELL};{style}"{more}>{text}</{tag}>'


def _table(head: Iterable[str], rows: Iterable[str], *, small: bool = False) -> str:
    """``head``: texts, or cells that are made already."""
    heads = "".join(
        each if each.startswith("<th") else _cell(each, tag="th", style="text-align:left")
        for each in head
    )
    body = "".join(f"<tr>{each}</tr>" for each in rows)
    size = "0.8em" if small else "0.9em"
    return (
        f'<table style="border-collapse:collapse;font-size:{size}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


_UPRIGHT = (
    "display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);"
    "max-height:13em;text-align:left"
)


def _upright(text: str) -> str:
    broken = escape(text).replace("/", "/\u200b")
    style = "vertical-align:bottom;padding:3px"
    return _cell(f'<span style="{_UPRIGHT}">{broken}</span>', tag="th", style=style, title=text)


def _coloured(text: str, colour: str) -> str:
    return f'<span style="color:{colour}">{text}</span>'


def _both(text: Bilingual) -> str:
    return f'<span title="{escape(text.en)}">{escape(text.id)}</span>'


# ---- diagnostics


def diagnostics_html(found: Diagnostics) -> str:
    """A list: what is wrong, where, and how to mend it."""
    if not found:
        return _coloured("Tidak ada temuan.", _GREEN)
    colours = {Severity.ERROR: _RED, Severity.WARNING: _AMBER, Severity.INFO: _GREY}
    named = {
        Severity.ERROR: "kesalahan",
        Severity.WARNING: "peringatan",
        Severity.INFO: "catatan",
    }
    counts = Counter(each.severity for each in found)
    summary = ", ".join(
        _coloured(f"{counts[severity]} {name}", colours[severity])
        for severity, name in named.items()
        if counts[severity]
    )
    items = []
    for each in found:
        code = f"{named[each.severity]} {escape(each.code)}"
        if each.severity is Severity.ERROR:
            code = f"<b>{code}</b>"
        text = (
            f"{_coloured(code, colours[each.severity])} "
            f"<code>{escape(each.file)}:{each.line}:{each.column}</code> {_both(each.message)}"
        )
        if each.fix:
            text += f"<br>→ {_both(each.fix)}"
        for other in each.related:
            text += f"<br><code>{other.line}:{other.column}</code> {_both(other.note)}"
        items.append(f"<li>{text}</li>")
    return f"{summary}<ul>{''.join(items)}</ul>"


# ---- a case

_STAGES = {
    Lifecycle.NOT_STARTED: "belum mulai",
    Lifecycle.RUNNING: "berjalan",
    Lifecycle.SUSPENDED: "ditunda",
    Lifecycle.COMPLETED: "selesai",
    Lifecycle.CANCELLED: "dibatalkan",
}
# The words of journals and scenarios
_REASONS = {
    Reason.STALE_HEAD: "berubah",
    Reason.TIME_ORDER: "waktu",
    Reason.UNKNOWN_NAME: "nama",
    Reason.LIFECYCLE: "status",
    Reason.ROW_NOT_OPEN: "urutan",
    Reason.UNIT: "unit",
    Reason.OFFICE: "jabatan",
    Reason.EXIT: "jawaban",
    Reason.ASSIGNMENT: "penugasan",
    Reason.CLAIM: "klaim",
    Reason.SEPARATION: "pemisahan",
    Reason.EVIDENCE: "dokumen",
    Reason.LATENESS: "terlambat",
}
_EVENTS: dict[type, str] = {
    events.Tick: "detak",
    events.Start: "mulai",
    events.Complete: "",
    events.SendBack: "kembalikan",
    events.Claim: "ambil",
    events.Release: "lepas",
    events.Assign: "tugaskan",
    events.Extend: "perpanjang",
    events.Except: "kecualikan",
    events.Suspend: "tunda",
    events.Resume: "lanjutkan",
    events.Cancel: "batalkan",
    events.AddUnit: "tambah unit",
    events.RemoveUnit: "keluarkan unit",
    events.SetData: "data",
    events.Note: "catat",
    events.NewCalendar: "ganti kalender",
}
_STANDS = {
    Punctuality.ON_TIME: ("tepat waktu", _GREEN),
    Punctuality.NEARING: ("mendekati", _AMBER),
    Punctuality.LATE: ("LEWAT", _RED),
}


def case_html(case: Case) -> str:
    """A timeline: what was done and by whom, its standard, and what was late or refused."""
    definition = case.sop.definition
    rows = []
    for line in case.history:
        if isinstance(line, Decision):
            rows.append(_decided(case, definition, line))
        elif isinstance(line, Attempt):
            rows.append(_refused(definition, line))
        else:
            rows.append(_passed(definition, line))
    rows += _open(case, definition)
    title = f"<b>{escape(case.id)}</b> {escape(case.sop.title)}: {_STAGES[case.stage]}"
    if case.outcome:
        title += f" ({escape(case.outcome)})"
    return title + _table(["Waktu", "", "Langkah", "Pelaku", "Standar", "Batas", "Ketepatan"], rows)


def _decided(case: Case, sop: Definition, line: Decision) -> str:
    what = _named(sop, line.row, line.unit)
    verb = _EVENTS[type(line.event.what)]
    if verb:
        what = f"<i>{verb}</i> {what}"
    if isinstance(line.event.what, events.Note):
        what += escape(line.event.what.text)
    if line.answer:
        what += f" <b>{escape(line.answer)}</b>"
    if line.target:
        what += f" ↩ {escape(line.target)}"
    judged = [each for each in line.measured if each.due and not each.outside]
    return _line(
        line.at,
        "✔",
        what,
        line.event.by.id + (f" · {line.office}" if line.office else ""),
        [_standard(sop, each.what, each.row) for each in judged],
        [each.due for each in judged],
        "<br>".join(_verdict(case, line, each) for each in judged),
    )


def _verdict(case: Case, line: Decision, clock: Measured) -> str:
    if not clock.late:
        return _coloured("tepat waktu", _GREEN)
    if clock.what is not MeasuredThing.ROW or clock.due is None:
        return _coloured("TERLAMBAT", _RED)
    over = case._is.overrun(clock.row, clock.unit, clock.due, line.at)
    return _coloured(f"TERLAMBAT {_both(over)}", _RED)


def _refused(sop: Definition, line: Attempt) -> str:
    verdict = _coloured(f"DITOLAK: {_REASONS[line.reason]}", _RED)
    return _line(line.at, "✘", _named(sop, line.row, line.unit), line.event.by.id, (), (), verdict)


def _passed(sop: Definition, line: Notice | Correction) -> str:
    wrong = isinstance(line, Correction)
    verdict = "ralat: belum lewat" if wrong else _coloured("waktunya habis", _RED)
    if line.office:
        verdict += f" → {escape(line.office)}"
    standard = _standard(sop, line.what, line.row)
    place = _named(sop, line.row, line.unit)
    return _line(line.noticed, "!", place, "", [standard], [line.due], verdict)


def _open(case: Case, sop: Definition) -> list[str]:
    if case.last_act is None or case.stage is Lifecycle.COMPLETED:
        return []
    rows = []
    for each in case.waiting():
        text, colour = _STANDS[each.stands]
        who = each.person or ", ".join(each.offices)
        stands = _coloured(text, colour) if each.due and not each.outside else ""
        standard = [_standard(sop, MeasuredThing.ROW, each.row)]
        place = _named(sop, each.row, each.unit)
        rows.append(_line(each.opened, "…", place, who, standard, [each.due], stands))
    return rows


def _standard(sop: Definition, what: MeasuredThing, row: str) -> str:
    if what is MeasuredThing.SERVICE:
        return f"SOP: {sop.service_time}"
    limit = next((each.time for each in sop.rows if each.name == row), None)
    return "" if limit is None else str(limit)


def _line(
    at: datetime.datetime,
    mark: str,
    what: str,
    who: str,
    standards: Iterable[str],
    dues: Iterable[datetime.datetime | None],
    verdict: str,
) -> str:
    standard = "<br>".join(escape(each) for each in standards)
    due = "<br>".join(_moment(each) for each in dues if each is not None)
    whole = "white-space:nowrap"
    return (
        _cell(_moment(at), style=whole)
        + _cell(mark)
        + _cell(what)
        + _cell(escape(who))
        + _cell(standard, style=whole)
        + _cell(due, style=whole)
        + _cell(verdict)
    )


def _named(sop: Definition, row: str, unit: str) -> str:
    activity = next((each.activity for each in sop.rows if each.name == row), "")
    return _at(row, unit) + (f": {escape(activity)}" if activity else "")


def _at(row: str, unit: str) -> str:
    return escape(row) + (f" ({escape(unit)})" if unit else "")


def _moment(at: datetime.datetime) -> str:
    return escape(f"{at:%Y-%m-%d %H.%M} {at.tzname()}")


# ---- event logs

_MOST_ROWS = 20
_MOST_COLUMNS = 9  # whose names lie; more stand upright


def table_html(table: Table) -> str:
    """Its first rows; times of work as people say them."""
    columns = [(name, table[name][:_MOST_ROWS]) for name in table.columns]
    shown = min(len(table), _MOST_ROWS)
    rows = ["".join(_value(name, cells[at]) for name, cells in columns) for at in range(shown)]
    wide = len(columns) > _MOST_COLUMNS
    head = (_upright(name) if wide else escape(name) for name, _ in columns)
    more = f"<i>dan {_count(len(table) - shown)} baris lain</i>" if len(table) > shown else ""
    return _table(head, rows, small=wide) + more


def _value(column: str, cell: object) -> str:
    if cell is None:
        return _cell("")
    if isinstance(cell, datetime.datetime):
        return _cell(f"{cell:%Y-%m-%d %H.%M}", style="white-space:nowrap")
    if not isinstance(cell, int):
        return _cell(escape(str(cell)))
    right = "text-align:right;white-space:nowrap"
    if column.endswith("_ms"):
        return _cell(_length(cell), style=right, title=f"{cell} ms")
    return _cell(_count(cell), style=right)


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# Of office time; a day of work differs from office to office, so hours are the largest unit.
def _length(ms: int) -> str:
    if ms == 0:
        return "0"
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    if ms < 60_000:
        return f"{sign}{ms // 1000} dtk"
    hours, minutes = divmod((ms + 30_000) // 60_000, 60)
    if hours == 0:
        return f"{sign}{minutes} mnt"
    return f"{sign}{_count(hours)} jam" + (f" {minutes} mnt" if minutes and hours < 100 else "")


def replay_html(past: Replay) -> str:
    """How many cases kept the SOP, what happened at each step, and the most frequent deviations."""
    verdicts = past.cases["verdict"]
    counts = (
        (_coloured(f"{verdicts.count('kept')} memenuhi", _GREEN)),
        (_coloured(f"{verdicts.count('broken')} melanggar", _RED)),
        (_coloured(f"{verdicts.count('undetermined')} tidak dapat ditentukan", _GREY)),
    )
    unsure = [word for word in past.words if word["match"] != "exact"]
    words = ", ".join(
        f"{escape(each['word'])} ≈ {escape(each['meaning'])}"
        if each["meaning"]
        else f"{escape(each['word'])}: tidak dikenal"
        for each in unsure[:_MOST_ROWS]
    )
    texts = Counter(past.deviations["text_id"])
    items = "".join(
        f"<li>{escape(text)}{f' ({_count(times)} kali)' if times > 1 else ''}</li>"
        for text, times in texts.most_common(_MOST_ROWS)
    )
    if len(texts) > _MOST_ROWS:
        items += f"<li><i>dan {_count(len(texts) - _MOST_ROWS)} macam lainnya</i></li>"
    return (
        f"<b>{len(verdicts)} berkas</b>: {', '.join(counts)}"
        + (f"<br>{_coloured(words, _AMBER)}" if words else "")
        + table_html(past.steps)
        + (f"<ul>{items}</ul>" if items else "")
    )
