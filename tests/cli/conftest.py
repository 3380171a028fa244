"""The program called as a user calls it, in this process; and one talk in each face by itself."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from negotiation_trainer.cli.context import HOME_VARIABLE, Context
from negotiation_trainer.cli.json_face import play_json
from negotiation_trainer.cli.plain_face import PlainFace
from negotiation_trainer.cli.run import run
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.attempt import Attempt
from tests.sample import DATA, bundle, practice

SAMPLE = str(DATA / "lost-keys.yaml")


@dataclass(frozen=True)
class Answer:
    """What one call came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def events(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def names(self) -> list[str]:
        """The names of the events, in order."""
        return [event["event"] for event in self.events]


def as_lines(inputs: Sequence[dict[str, Any]]) -> str:
    """Write inputs as JSON lines."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in inputs)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data directory of its own."""
    return tmp_path / "home"


@pytest.fixture
def call(home: Path, monkeypatch: pytest.MonkeyPatch):
    """Call the program: `call("list", "--json", given="…", locale="zh_CN.UTF-8")`."""

    def called(
        *arguments: str,
        given: str | bytes = "",
        locale: str = "en_US.UTF-8",
        where: Path | None = None,
    ) -> Answer:
        typed = given.encode() if isinstance(given, str) else given
        streams = {"stdin": io.BytesIO(typed), "stdout": io.BytesIO(), "stderr": io.BytesIO()}
        for name, raw in streams.items():
            monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding="utf-8"))
        monkeypatch.setenv(HOME_VARIABLE, str(where or home))
        monkeypatch.setenv("LC_ALL", locale)
        try:
            code = run(arguments)
        except SystemExit as left:
            code = left.code
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = (streams[name].getvalue().decode() for name in ("stdout", "stderr"))
        return Answer(int(code or 0), out, err)

    return called


@dataclass
class Table:
    """A talk with the small scenario in one face, read by tags."""

    home: Path

    def begin(self, mode: Mode = Mode.GUIDED) -> Attempt:
        """Start an attempt."""
        return practice(self.home).begin(bundle(), mode=mode)

    def json(self, lines: str, mode: Mode = Mode.GUIDED, lang: str = "en") -> Answer:
        """Play JSON lines."""
        context, out, err = _context(lang, lines)
        play_json(self.begin(mode), context)
        return Answer(0, out.getvalue(), err.getvalue())

    def plain(
        self, lines: str, mode: Mode = Mode.GUIDED, lang: str = "en", attempt: Attempt | None = None
    ) -> Answer:
        """Play typed lines; the first answers the plan, and an empty one skips it."""
        context, out, err = _context(lang, lines)
        PlainFace(attempt or self.begin(mode), context).play()
        return Answer(0, out.getvalue(), err.getvalue())


def _context(lang: str, lines: str) -> tuple[Context, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Context(lang, environment={}, out=out, err=err, source=io.StringIO(lines)), out, err


@pytest.fixture
def table(home: Path) -> Table:
    """A place to talk."""
    return Table(home)
