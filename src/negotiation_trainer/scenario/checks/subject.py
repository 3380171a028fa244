"""What a check looks at: one file, and for a scenario the persona it meets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from negotiation_trainer.scenario.checks.joined import Joined
from negotiation_trainer.scenario.checks.walk import Leaf, Loc, walk
from negotiation_trainer.scenario.diagnostics import Diagnostic, near, nearest
from negotiation_trainer.scenario.persona_model import Persona
from negotiation_trainer.scenario.places import Place
from negotiation_trainer.scenario.reading import ModelFile, fit
from negotiation_trainer.scenario.wide_signs import IN_NAME, PLAIN
from negotiation_trainer.scenario.yaml_source import Source

LISTED = 40
"""So many valid words are listed in a hint; of more, only the nearest is named."""

COMPARED = 1000
"""So many valid words are tried for the nearest."""

SPOKEN = frozenset(
    {
        ("Line", "say"),
        ("Reply", "say"),
        ("Fact", "deflect"),
        ("Terms", "say"),
        ("Debtor", "accepts"),
        ("Debtor", "refuses"),
        ("PersonaLines", "settlement"),
        ("PersonaLines", "out_of_patience"),
        ("TopicLines", "hot"),
        ("TopicLines", "calm"),
    }
)
"""Fields whose words are said aloud, besides those of a persona's moods."""


def is_spoken(leaf: Leaf) -> bool:
    """Whether words are said aloud."""
    return leaf.owner == "MoodLines" or (leaf.owner, leaf.field) in SPOKEN


_AROUND = " \u3000\u00a0\"'“”‘’＂＇[]【】［］"
_NOTE = re.compile(r"([^#＃]*?)\s*[#＃]\s*(.+)", re.DOTALL)
"""A word with a note behind it, which the parser took for a part of it."""


@dataclass(frozen=True)
class Subject:
    """One file as read, the model it should fit, and what is known of its surroundings.

    `stage` is the raw data of the scenario that a playthrough plays; `validated` is the file in its
    model, where that is known already.
    """

    path: Path
    source: Source
    model: type[BaseModel]
    value: Any = None
    lang: str = "en"
    persona: Persona | None = None
    persona_name: str = ""
    stage: Any = None
    validated: ModelFile | None = None

    @property
    def data(self) -> Any:
        """The plain data of the file."""
        return self.source.data

    @cached_property
    def fitted(self) -> ModelFile:
        """The file in its model, or what the model complains of."""
        return self.validated or fit(self.path, self.source, self.model)

    @cached_property
    def leaves(self) -> Sequence[Leaf]:
        """Every value of the file that has a field in the model, in file order."""
        return walk(self.model, self.data)

    @cached_property
    def words(self) -> Sequence[Leaf]:
        """Those of them that are words."""
        return [leaf for leaf in self.leaves if leaf.kind is str and isinstance(leaf.value, str)]

    def words_with(self, signs: Iterable[str]) -> Sequence[Leaf]:
        """Those of the words that hold any of some signs, given in small letters."""
        return [self.words[number] for number in self._joined.holding(signs)]

    @cached_property
    def _joined(self) -> Joined:
        return Joined([leaf.value for leaf in self.words])

    @cached_property
    def spoken(self) -> Sequence[Leaf]:
        """Those of the words that are said aloud."""
        return [leaf for leaf in self.words if is_spoken(leaf)]

    @cached_property
    def others(self) -> Sequence[Leaf]:
        """Those of the values that no field takes for words."""
        return [leaf for leaf in self.leaves if leaf.kind is not str]

    def at(
        self, code: str, loc: Loc, *, at_key: bool = False, hint_id: str = "", **arguments: Any
    ) -> Diagnostic:
        """A finding at the deepest place of a path, at its value or with `at_key` at its key."""
        place = self.source.places.of(loc, key=at_key)
        return self.source.diagnose(code, place, hint_id=hint_id, **arguments)

    def line_of(self, loc: Loc) -> int:
        """The line on which something stands."""
        return self.source.places.of(loc).line

    def written(self, loc: Loc) -> str:
        """A value as it is written in the file."""
        place: Place = self.source.places.of(loc)
        return self.source.lines[place.line - 1][place.column - 1 : place.end_column - 1]


def advice(
    word: str, allowed: tuple[str, ...], called: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """The hint for a word that is not among the valid ones: the nearest, else all, else none.

    `called` gives valid words by other names they go by, such as their labels. A word that holds a
    sign of a Chinese keyboard is several words, or lacks their signs.

    `sure` says that no other valid word is near, so that the nearest must be meant.
    """
    if meant := meant_by(word, allowed, called):
        return {"hint_id": "did-you-mean", "nearest": meant, "sure": True, "same": True}
    if (noted := _NOTE.fullmatch(word)) and (head := meant_by(noted[1], allowed, called)):
        return {"hint_id": "space-before-note", "text": f"{head}  # {noted[2]}"}
    if wide := IN_NAME.search(word):
        return {"hint_id": "plain-sign", "sign": wide[0], "right": PLAIN[wide[0]]}
    if not allowed:
        return {"hint_id": "none-yet"}
    guess = nearest(word, allowed[:COMPARED])
    if guess is not None:
        sure = near(word, allowed[:COMPARED]) == (guess,)
        return {"hint_id": "did-you-mean", "nearest": guess, "sure": sure}
    if label := _label(word, [name for name, own in called.items() if own in allowed]):
        return {"hint_id": "did-you-mean", "nearest": called[label], "sure": False}
    return {"hint_id": "one-of", "allowed": (*allowed[:LISTED], *("…",) * (len(allowed) > LISTED))}


def _label(word: str, labels: Sequence[str]) -> str | None:
    """The label nearest to a word, or the only one that begins with it."""
    longer = [label for label in labels if len(word) > 1 and label.startswith(word.casefold())]
    return longer[0] if len(longer) == 1 else nearest(word, labels)


def meant_by(word: str, allowed: Collection[str], called: Mapping[str, str]) -> str:
    """The valid word that is written with other signs or by another name, empty if none is."""
    plain = unicodedata.normalize("NFKC", word.strip(_AROUND))
    if plain in allowed:
        return plain
    meant = called.get(plain.casefold(), "")
    return meant if meant in allowed else ""
