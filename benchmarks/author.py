"""The author's preview after a save, on a scenario of sixty states, against plain loading of it.

Seconds are those this process worked, so that others on the machine do not count.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from timing import table, timed

from negotiation_trainer.analysis.preview import Preview
from negotiation_trainer.analysis.preview_files import AuthorFiles, Version
from negotiation_trainer.scenario.library import PACK_FILE, shipped_root

SCENARIO = "cn/penalty-interest-dispute"
STATES = 60
STATE = re.compile(r"^  ([a-z0-9-]+):\n", re.M)
LINE = "你到底哪位？"


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        path = enlarged(Path(folder))
        files = AuthorFiles(path, (shipped_root(),), Path(folder) / "home")
        preview = Preview(files.check(files.read()))
        versions: list[Version] = []
        save = saves(path)

        def read() -> None:
            versions[:] = [files.read()]

        def take_up() -> None:
            preview.take_up(versions[0])

        def check() -> None:
            versions[:] = [files.check(versions[0])]

        def load() -> None:
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

        taken = timed(
            {
                "yaml.CSafeLoader": lambda: worked(load),
                "read again": lambda: (next(save), worked(read))[1],
                "talk taken up": lambda: worked(take_up),
                "checked": lambda: worked(check),
            }
        )
        whole = zip(*(taken[name] for name in ("read again", "talk taken up")), strict=True)
        taken["until the line changes"] = list(map(sum, whole))
        size = path.stat().st_size / 1e3
        table(f"One save of {STATES} states, {size:.0f} kB", taken)


def worked(task: Callable[[], object]) -> float:
    """Return how long this process worked at a task."""
    begun = time.process_time()
    task()
    return time.process_time() - begun


def saves(path: Path) -> Iterator[None]:
    """Change a line that is heard, again and again."""
    text = path.read_text("utf-8")
    assert LINE in text
    for number in count():
        path.write_text(text.replace(LINE, f"{LINE}{number % 10}"), "utf-8")
        yield


def enlarged(folder: Path) -> Path:
    """Write a shipped scenario with its states copied until there are enough; return its path."""
    source = shipped_root() / f"{SCENARIO}.yaml"
    pack = folder / source.parent.name
    pack.mkdir()
    (pack / PACK_FILE).write_text((source.parent / PACK_FILE).read_text("utf-8"), "utf-8")
    text = source.read_text("utf-8")
    before, states, after = re.split(r"(?<=^states:\n)|(?=^anywhere:\n)", text, flags=re.M)
    heads = list(STATE.finditer(states))
    ends = [head.start() for head in heads[1:]] + [len(states)]
    pieces = [states[head.start() : end] for head, end in zip(heads, ends, strict=True)]
    lead = "|".join(head[1] for head in heads)
    copies: list[str] = []
    while len(pieces) + len(copies) < STATES:
        part = pieces[: STATES - len(pieces) - len(copies)]
        # A whole copy of the talk leads from copy to copy, one that is cut off into the first.
        names = lead if part == pieces else "|".join(head[1] for head in heads[: len(part)])
        number = 2 + len(copies) // len(pieces)
        own = rf"(?<=to: )({names})\b(?!-)" if part == pieces else r"(?!)"
        renamed = re.compile(rf"{own}|(?<=^  )({names})(?=:$)", re.M)
        copies += [renamed.sub(rf"\g<0>-{number}", piece) for piece in part]
    path = pack / source.name
    path.write_text(before + states + "".join(copies) + after, "utf-8")
    return path


if __name__ == "__main__":
    main()
