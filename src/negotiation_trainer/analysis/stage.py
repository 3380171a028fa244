"""All that talks are played and scored with, and a reader that reads nothing twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.dialogue.derived import kept
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scoring.rubric import Rubric

Known: TypeAlias = dict[tuple[str, str, str], Reading]
"""Readings in one case, by text, language and what was said before."""


def _case(frame: Frame) -> tuple[object, ...]:
    """What tells one case from another: all that is known of it."""
    every = (getattr(frame, one.name) for one in fields(frame))
    return tuple(tuple(sorted(one.items())) if isinstance(one, Mapping) else one for one in every)


@dataclass
class RememberingReader:
    """Reads each utterance once in the same case; offered replies come up again and again."""

    reader: Reader
    known: dict[tuple[object, ...], Known] = field(default_factory=dict)
    name: str = ""

    def __post_init__(self) -> None:
        self.name = self.reader.name
        self._known_in = kept(self._in_case)

    def _in_case(self, frame: Frame) -> Known:
        return self.known.setdefault(_case(frame), {})

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return what the reader says, from memory if it was asked before."""
        known = self._known_in(frame)
        key = (text, lang, context)
        if key not in known:
            known[key] = self.reader.read(text, lang=lang, context=context, frame=frame)
        return known[key]


@dataclass(frozen=True)
class Stage:
    """All that a talk is played and scored with."""

    compiled: Compiled
    rubric: Rubric
    pack: ConductPack
    reader: Reader

    @classmethod
    def of(cls, bundle: Bundle, reader: Reader) -> Stage:
        """Return what a scenario is played with: its own rubric, the rules that bind its case."""
        rubric = Rubric.model_validate(bundle.scoring["rubric"])
        pack = ConductPack.model_validate(bundle.scoring["conduct"])
        return cls(bundle.compiled, rubric, pack, reader)
