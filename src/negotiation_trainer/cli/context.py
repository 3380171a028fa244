"""What a command gets from outside: language, data directory, clock, streams."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, TextIO

from negotiation_trainer.messages import say
from negotiation_trainer.scenario.visible import visible

HOME_VARIABLE = "NEGOTIATION_TRAINER_HOME"


class Exit(IntEnum):
    """Exit codes."""

    OK = 0
    CONTENT = 1
    USAGE = 2
    INTERRUPTED = 130


class UsageError(Exception):
    """A call that cannot be carried out; the message is one clear line."""


class UnusableContentError(Exception):
    """Content that cannot be used; the message may have several lines, for stderr."""


def data_home(environment: Mapping[str, str]) -> Path:
    """Return the data directory: the variable's, else the platform's."""
    chosen = environment.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("negotiation-trainer")


def locale_lang(environment: Mapping[str, str]) -> str:
    """Return the program's language by the locale: zh for Chinese, else en."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in names if name), "")
    return "zh" if first.lower().startswith("zh") else "en"


@dataclass(frozen=True)
class Context:
    """The surroundings of one call."""

    lang: str
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    source: TextIO = field(default_factory=lambda: sys.stdin)

    @property
    def home(self) -> Path:
        """The data directory."""
        return data_home(self.environment)

    @staticmethod
    def clock() -> datetime:
        """The time now, in the machine's zone."""
        return datetime.now().astimezone()

    def text(self, key: str, /, **values: object) -> str:
        """Return one of the command line's messages."""
        return say("cli", key, self.lang, **values)

    def write(self, text: str = "") -> None:
        """Write a line of data; what is no plain text in it is shown as a sign."""
        self.out.write(_shown(text) + "\n")
        self.out.flush()

    def write_json(self, data: Any) -> None:
        """Write data as one line of JSON, unprintable characters escaped."""
        line = json.dumps(data, ensure_ascii=False)
        if visible(line) != line:
            line = "".join(c if visible(c) == c else json.dumps(c)[1:-1] for c in line)
        self.out.write(line + "\n")
        self.out.flush()

    def tell(self, text: str) -> None:
        """Write a line of narration."""
        self.err.write(_shown(text) + "\n")
        self.err.flush()


def _shown(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))
