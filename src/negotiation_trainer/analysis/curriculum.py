"""What a library of scenarios practises of what is to be taught, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from negotiation_trainer.catalogue.entries import Text, catalogue, stage_of
from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Lesson:
    """One scenario as the curriculum sees it."""

    name: str
    lang: str
    jurisdiction: str
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Taught:
    """One thing to be taught, and the scenarios in which it is practised, by language."""

    kind: str
    id: str
    label: Text
    scenarios: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages in which nothing practises it."""
        return tuple(lang for lang in ("zh", "en") if lang not in {s[1] for s in self.scenarios})

    def as_data(self) -> dict[str, Any]:
        """Return it as `curriculum --json` gives it."""
        return {
            "kind": self.kind,
            "id": self.id,
            "label": {"zh": self.label.zh, "en": self.label.en},
            "scenarios": [name for name, _ in self.scenarios],
            "missing": list(self.missing),
        }


Ids = Callable[[Lesson], Iterable[str]]

KINDS: dict[str, Ids] = {
    "personas": lambda lesson: (lesson.scenario.persona,),
    "cards": lambda lesson: lesson.scenario.teaches,
    "stages": lambda lesson: (stage_of(lesson.scenario.case.overdue_days),),
    "channels": lambda lesson: (lesson.scenario.case.contact.channel,),
    "products": lambda lesson: (lesson.scenario.case.product,),
    "outcomes": lambda lesson: {found.kind.value for found in lesson.scenario.outcomes.values()},
}
"""The lists of the catalogue a scenario practises something of, in the order to show them in."""


def curriculum(lessons: Sequence[Lesson]) -> list[Taught]:
    """Return everything that is to be taught, practised or not, in order."""
    found = []
    for kind, ids in KINDS.items():
        for entry in getattr(catalogue(), kind).values():
            where = tuple((x.name, x.lang) for x in lessons if entry.id in ids(x))
            found.append(Taught(kind, entry.id, _label(entry), where))
    return [*found, *_rules(lessons)]


def _rules(lessons: Sequence[Lesson]) -> Iterator[Taught]:
    """The rules of conduct of every country that has scenarios, by the cases they bind."""
    for country in sorted({lesson.jurisdiction for lesson in lessons}):
        pack = shipped_pack(country)
        here = [lesson for lesson in lessons if lesson.jurisdiction == country]
        bound = {x.name: {r.id for r in applicable(pack, x.scenario.case)} for x in here}
        for rule in pack.rules:
            where = tuple((x.name, x.lang) for x in here if rule.id in bound[x.name])
            yield Taught("rules", rule.id, Text(zh=rule.text["zh"], en=rule.text["en"]), where)


def _label(entry: Any) -> Text:
    label: Text = entry.title if hasattr(entry, "title") else entry.label
    return label
