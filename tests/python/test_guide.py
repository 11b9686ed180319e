"""The guide for authors (docs/panduan-penulis.md) does what it says, command by command.

Comments of the page say what an author does between commands: ``salin`` brings a file of
examples/panduan, ``ketik`` is what is typed, ``ganti`` edits, ``gambar`` stands before a picture
that was made. ALUR_WRITE_GOLDEN=1 writes what the commands print, and make, into the page and
beside it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/panduan-penulis.md"
EXAMPLE = ROOT / "examples/panduan"
WRITE = "ALUR_WRITE_GOLDEN" in os.environ


def run(command: str, folder: Path, typed: list[str]) -> str:
    """What the command prints, as it stands at a terminal: with what was typed."""
    said = subprocess.run(
        [Path(sys.executable).parent / "alur", *command.split()[1:]],
        cwd=folder,
        input="".join(f"{each}\n" for each in typed),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LC_ALL": "id_ID.UTF-8"},
    ).stdout
    answers = iter(typed)
    lines = []
    for line in said.splitlines():
        lines.append((line + next(answers)).rstrip() if re.search(r"[?\]] $", line) else line)
    assert next(answers, None) is None, f"not asked for: {command}"
    return "\n".join(lines).strip()


def test_the_guide_does_what_it_says(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    parts = re.split(r"(<!-- .*? -->|```(?:console|mermaid)\n.*?```)", page, flags=re.DOTALL)
    typed: list[str] = []
    for at, part in enumerate(parts):
        if copied := re.fullmatch(r"<!-- salin (\S+) -->", part):
            to = tmp_path / copied[1]
            to.parent.mkdir(exist_ok=True)
            shutil.copy(EXAMPLE / copied[1], to)
        elif keys := re.fullmatch(r"<!-- ketik: (.*) -->", part):
            typed = [each.strip() for each in keys[1].split("/")]
        elif edit := re.fullmatch(r"<!-- ganti (.*) menjadi (.*) dari (\S+) ke (\S+) -->", part):
            text = (tmp_path / edit[3]).read_text("utf-8")
            assert text.count(edit[1]) == 1
            (tmp_path / edit[4]).write_text(text.replace(edit[1], edit[2]), "utf-8")
        elif block := re.fullmatch(r"```console\n\$ (.*?)\n(.*)```", part, flags=re.DOTALL):
            printed = run(block[1], tmp_path, typed)
            typed = []
            parts[at] = f"```console\n$ {block[1]}\n{printed}\n```".replace("\n\n```", "\n```")
        elif drawn := re.fullmatch(r"<!-- gambar (\S+) -->", part):
            graph = (tmp_path / drawn[1]).read_text("utf-8")
            assert parts[at + 2].startswith("```mermaid\n")
            parts[at + 2] = f"```mermaid\n{graph}```"
        else:
            assert not part.startswith(("<!--", "```console")), part
    picture = ROOT / "docs/gambar/surat.svg"
    if WRITE:
        PAGE.write_text("".join(parts), "utf-8")
        shutil.copy(tmp_path / "surat.svg", picture)
        return
    assert "".join(parts) == page
    assert picture.read_text("utf-8") == (tmp_path / "surat.svg").read_text("utf-8")


def test_what_the_guide_tells_to_write_stands_in_its_example() -> None:
    written = "".join(
        (EXAMPLE / name).read_text("utf-8") for name in ("surat.json", "skenario/surat.json")
    )
    plain = " ".join(written.split())
    snippets = re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    assert len(snippets) == 3
    for snippet in snippets:
        assert " ".join(snippet.split()) in plain


def test_both_readmes_show_the_same() -> None:
    """The same examples and verbs, in either language."""
    pages = [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.id.md")]
    fenced = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
    shown = [[each for each in fenced.findall(page) if "./dev" not in each] for page in pages]
    assert shown[0] == shown[1] and len(shown[0]) == 2
    verbs = [re.findall(r"^\| `(alur \w+)", page, flags=re.MULTILINE) for page in pages]
    assert sorted(verbs[0]) == sorted(verbs[1])
    links = re.findall(r"\]\(([^)#]+)\)", "".join(pages))
    assert [each for each in links if not (ROOT / each).exists()] == []
