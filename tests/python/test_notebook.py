"""What a notebook shows: complete, and nothing of a document becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from conftest import Scenario, at

import alur

HOSTILE = '<script>alert("x")</script><img src=x onerror="y">&amp;'


class Tags(HTMLParser):
    """The tags and attributes of a text; fails where tags do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("br", "col", "wbr"):
            self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def harmless(text: str) -> bool:
    tags = Tags(text)
    return tags.seen <= {
        *("b", "br", "code", "i", "li", "span", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    } and tags.attributes <= {"colspan", "style", "title"}


def harmless_form(text: str) -> bool:
    tags = Tags(text)
    return tags.seen <= {
        *("caption", "col", "colgroup", "desc", "div", "g", "p", "path", "rect", "section", "span"),
        *("style", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "wbr"),
    } and not any(name.startswith("on") or name == "href" for name in tags.attributes)


def hostile_sop() -> alur.Sop:
    return alur.compile(
        alur.Definition(
            form=alur.Identity(title=HOSTILE, number=HOSTILE),
            performers=[
                alur.Performer("a", HOSTILE),
                alur.Performer("b", "B", column=HOSTILE + "2"),
            ],
            rows=[
                alur.Row(
                    activity=HOSTILE,
                    phase=HOSTILE,
                    performers=["a"],
                    outputs=[HOSTILE],
                    time=alur.TimeLimit.parse("1 jam"),
                ),
                alur.Row(
                    id="periksa",
                    activity=HOSTILE,
                    performers=["b"],
                    inputs=[alur.InputDocument([HOSTILE])],
                    question=HOSTILE,
                    answers=[
                        alur.Answer("Ya", alur.Goal.end()),
                        alur.Answer(HOSTILE[:8], alur.Goal.to_row("1")),
                    ],
                ),
            ],
        )
    )


def test_an_sop_is_its_official_form(dumai: alur.Sop) -> None:
    html = dumai._repr_html_()
    assert harmless_form(html)
    assert html.count("<section") == dumai.form().pages
    words = "".join(Tags(html).texts)
    assert all(row.activity in words for row in dumai.definition.rows)
    assert "Sekretaris/" in words and "Tidak" in words


def test_a_case_is_a_timeline_with_standards_and_breaches(dumai: alur.Sop) -> None:
    case = dumai.open(id="laporan")
    assert harmless(case._repr_html_())
    Scenario("dumai").play(case)
    html = case._repr_html_()
    assert harmless(html)
    assert html.count("TERLAMBAT") == 1 and "30 menit" in html
    assert "DITOLAK: urutan" in html
    assert "2026-04-02 13.15 WIB" in html


def test_how_late_is_measured_as_the_standard_is() -> None:
    sop = alur.load(Path(__file__).parents[2] / "examples/shortest/surat.json")
    case = sop.open()
    who = alur.actor("y", "loket", "lurah")
    case.start(by=who, at=at("2026-01-05 08:00")).or_raise()
    case.complete("susun", by=who, at=at("2026-01-05 08:25")).or_raise()
    case.complete("2", by=who, at=at("2026-01-07 09:00"), answer="Ya").or_raise()
    assert "1 jam 30 menit" in case._repr_html_()  # of work, since Tuesday 16.00


def test_diagnostics_are_a_list() -> None:
    found = alur.check('{"judul": "<b>x", "<i>": 1}')
    html = found._repr_html_()
    assert harmless(html)
    assert html.count("<li>") == len(found) and "<i>" not in html
    assert alur.Diagnostics()._repr_html_()


def test_no_text_of_a_document_or_an_event_becomes_markup() -> None:
    sop = hostile_sop()
    assert harmless_form(sop._repr_html_())
    case = sop.open(id=HOSTILE)
    who = alur.Actor(HOSTILE, [alur.Seat("a")])
    case.start(by=who, at=at("2026-04-02 08:00")).or_raise()
    case.note(HOSTILE, by=who, at=at("2026-04-02 08:01"))
    case.complete("1", by=who, at=at("2026-04-02 13:00"))
    case.complete(HOSTILE, by=who, at=at("2026-04-02 13:01"))
    html = case._repr_html_()
    assert harmless(html)
    assert "&lt;script&gt;" in html
