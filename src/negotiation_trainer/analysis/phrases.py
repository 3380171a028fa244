"""The phrase bank: what scripted learners say when they type, by voice of style, language and key.

A key is an act, `act:topic`, or a word of the bank's own (`open`, `offer`). Each has several
wordings, so that a learner can speak in several voices; none repeats an offered reply.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wordings of one style in one language, by key."""

    by_key: Mapping[str, tuple[str, ...]]

    def find(self, act: str, topic: str | None = None) -> str | None:
        """Return the key that says an act, about a topic if asked, or None."""
        names = (f"{act}:{topic}",) if topic else (act, *sorted(self._about(act)))
        return next((name for name in names if name in self.by_key), None)

    def _about(self, act: str) -> list[str]:
        return [key for key in self.by_key if key.startswith(f"{act}:")]


@cache
def phrases(style: str, lang: str) -> Phrases:
    """Return the bank of one style (`FileNotFoundError` if there is none)."""
    source = files("negotiation_trainer.analysis").joinpath(f"phrases/{lang}/{style}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Phrases({key: tuple(words) for key, words in data.items()})


def does(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the acts and topics a key stands for."""
    if key == "open":
        return ("identify_self", "verify_identity"), ("identity",)
    if key == "offer":
        return ("propose_plan",), ("plan",)
    act, _, topic = key.partition(":")
    return (act,), (topic,) if topic else ()
