"""Fills in what `check` answers in the pages for authors: docs/authoring*.md, docs/personas*.md.

A page builds its files step by step; a comment above each block says what the block is:
`file: NAME` a whole file · `add` lines for its end · `top` lines for its beginning · `under:` lines
that follow those named · `part: MODEL` something for illustration · `words: PERSONA LANG` lines of
a persona · `scene: PERSONA LANG` what a scenario adds for one · `check` the answer to the file as
it stands · `instead:` the answer once one text is replaced by another (`old => new`).
Without arguments the answers are written; with `--check` they are only compared (exit code 1).
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from negotiation_trainer.cli.around import look_around
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.fixes import mendable
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.render import render

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"en": ROOT / "docs" / "authoring.md", "zh": ROOT / "docs" / "authoring.zh-CN.md"}
COOKBOOKS = {"en": ROOT / "docs" / "personas.md", "zh": ROOT / "docs" / "personas.zh-CN.md"}
BLOCK = re.compile(r"(?:<!-- (?P<order>.*?) ?-->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page, with the order above it; `start` and `end` enclose its body."""

    order: str
    kind: str
    body: str
    start: int
    end: int

    @property
    def verb(self) -> str:
        """The first word of the order."""
        return re.split(r"[:\s]", self.order, maxsplit=1)[0]

    @property
    def rest(self) -> str:
        """What follows the first word, with its indentation."""
        return self.order[len(self.verb) :].removeprefix(":")


@dataclass(frozen=True, slots=True)
class Stage:
    """The file of a page as it stands after one block."""

    block: Block
    name: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page in order."""
    for found in BLOCK.finditer(page):
        order, kind, body = found["order"] or "", found["kind"], found["body"]
        yield Block(order, kind, body, found.start("body"), found.end("body"))


def stages(page: str) -> Iterator[Stage]:
    """The page's file after each block; `ValueError` for an order that cannot be followed."""
    name = text = ""
    for block in blocks(page):
        if block.kind == "yaml":
            name = block.rest.strip() if block.verb == "file" else name
            text = _grown(text, block)
        yield Stage(block, name, text)


def _grown(text: str, block: Block) -> str:
    match block.verb:
        case "file":
            return block.body
        case "add":
            return text + block.body
        case "top":
            return block.body + text
        case "under":
            above = block.rest.strip("\n") + "\n"
            return _once(text, above, above + block.body)
        case "part" | "words" | "scene":
            return text
        case _:
            raise ValueError(f"what is this block? {block.body[:40]!r}")


def _once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"{text.count(old)} times in the file: {old!r}")
    return text.replace(old, new)


def answer(name: str, text: str, lang: str) -> str:
    """What `check` says about a file of that name, as a terminal shows it."""
    found, cures, files = findings(name, text)
    errors = sum(item.severity is Severity.ERROR for item in found)
    counts = {"errors": errors, "warnings": len(found) - errors, "cures": cures, "files": files}
    told = [render(item, lang=lang) for item in found]
    key = "check.sum_with_cures" if cures else "check.sum" if found else "check.clean"
    told.append(say("cli", key, lang, **counts))
    return "\n".join(told) + "\n"


def findings(name: str, text: str) -> tuple[list[Diagnostic], int, int]:
    """The findings about a file of that name, how many can be mended, and the files looked at."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8", newline="\n")
        found = check_file(path)
        cures = mendable(path, (), Files()) if found else set()
        mended = sum(item.place in cures for item in found)
        around = look_around([path], (shipped_root(),), Path(folder) / "home", Files())
        return [replace(item, file=name) for item in found], mended, 1 + around.count


def rebuilt(page: str, lang: str) -> str:
    """The page with every answer as it is now."""
    done, last = [], 0
    for stage in stages(page):
        text = stage.text
        if stage.block.verb == "instead":
            old, new = (part.strip().replace("\\t", "\t") for part in stage.block.rest.split("=>"))
            text = _once(text, old, new)
        elif stage.block.verb != "check":
            continue
        done += [page[last : stage.block.start], answer(stage.name, text, lang)]
        last = stage.block.end
    return "".join([*done, page[last:]])


def main(arguments: list[str]) -> int:
    """Write the answers, or say which pages are out of date."""
    old = 0
    for lang, path in (*PAGES.items(), *COOKBOOKS.items()):
        page = path.read_text("utf-8")
        new = rebuilt(page, lang)
        if new != page and arguments == ["--check"]:
            print(f"{path.relative_to(ROOT)} is out of date: run scripts/{Path(__file__).name}")
            old = 1
        elif new != page:
            path.write_text(new, "utf-8", newline="\n")
    return old


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
