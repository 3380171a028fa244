"""Hidden facts that an everyday question of the trade would bring out, as the reader hears it.

Beside the replies because it too needs the reader: likeness is its opinion, no rule can tell.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from negotiation_trainer.analysis.hearing import Ear
from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.language.extra_topics import FACT
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.scenario.compiled import Compiled

PLAINLY = 0.62
"""From this likeness on a question is near an example; a little less may change with the reader."""


@dataclass(frozen=True, slots=True)
class Question:
    """An everyday question in each language, and the topics of facts it may fairly ask for."""

    zh: str
    en: str
    fair: frozenset[str]

    def words(self, lang: str) -> str:
        """Return it in one language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class TooNear:
    """A fact that an everyday question brings out, by one of its examples."""

    fact: str
    question: str
    example: int

    @property
    def loc(self) -> tuple[str | int, ...]:
        """The place of the example in the file."""
        return ("debtor", "facts", self.fact, "asked_like", self.example)


@cache
def questions() -> tuple[Question, ...]:
    """Every everyday question, in file order."""
    data = files("negotiation_trainer.analysis").joinpath("everyday.toml").read_bytes()
    rows = tomllib.loads(data.decode())["question"]
    return tuple(Question(row["zh"], row["en"], frozenset(row["fair"])) for row in rows)


def asked(compiled: Compiled) -> int:
    """Return how many opinions `too_near` asks for where nothing is wrong."""
    exampled = any(fact.asked_like for fact in compiled.debtor.facts.values())
    return len(questions()) if exampled else 0


def too_near(compiled: Compiled, ear: Ear) -> Iterator[TooNear]:
    """Yield each fact once, with the first everyday question that brings it out."""
    facts, told = compiled.debtor.facts, set[str]()
    for question in questions() if asked(compiled) else ():
        frame = frame_of(compiled)
        for fact, value in _heard(question, ear, compiled.lang, frame).items():
            fair = not question.fair.isdisjoint(facts[fact].about)
            if value >= PLAINLY and not fair and fact not in told:
                told.add(fact)
                place = _nearest(question, ear, compiled.lang, frame, facts[fact].asked_like)
                yield TooNear(fact, question.words(compiled.lang), place)


def _heard(question: Question, ear: Ear, lang: str, frame: Frame) -> dict[str, float]:
    """How near a question is to each fact, where it is near at all."""
    opinion = ear.hear(question.words(lang), lang=lang, context="", frame=frame)
    found = opinion.likely.items()
    return {name.removeprefix(FACT): value for name, value in found if name.startswith(FACT)}


def _nearest(question: Question, ear: Ear, lang: str, frame: Frame, examples: Sequence[str]) -> int:
    """Which of a fact's examples it is that a question is near to."""
    alone = [replace(frame, topics={f"{FACT}x": (example,)}) for example in examples]
    near = [_heard(question, ear, lang, one).get("x", 0.0) for one in alone]
    return near.index(max(near))
