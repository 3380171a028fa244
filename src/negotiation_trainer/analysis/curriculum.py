"""What a library of scenarios practises of what is to be taught, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from negotiation_trainer.catalogue.entries import Text, catalogue, stage_of
from negotiation_trainer.conduct.model import ConductPack, Rule
from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.scenario.checks.identity import every_line
from negotiation_trainer.scenario.model import Line, Scenario


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
    """The rules of conduct of every country that has scenarios, by what gives occasion for them."""
    for country in sorted({lesson.jurisdiction for lesson in lessons}):
        pack = shipped_pack(country)
        here = [lesson for lesson in lessons if lesson.jurisdiction == country]
        bound = {x.name: {rule.id for rule in _occasions(pack, x.scenario)} for x in here}
        for rule in pack.rules:
            where = tuple((x.name, x.lang) for x in here if rule.id in bound[x.name])
            yield Taught("rules", rule.id, Text(zh=rule.text["zh"], en=rule.text["en"]), where)


def _occasions(pack: ConductPack, scenario: Scenario) -> Iterator[Rule]:
    """The rules that bind a case and that its talk can keep or break.

    How to take what nobody raises, or respect what nobody asked for, is not practised in it.
    """
    case = scenario.case
    raised = {what for line in _lines(scenario) for what in line.raises}
    asked = {request.kind for request in case.requests}
    for rule in applicable(pack, case):
        check = rule.check
        if check.reaction is not None and not raised.intersection(check.reaction.to):
            continue
        if check.request is not None and not asked.intersection(check.request.kinds):
            continue
        if check.frequency is not None and not case.history:
            continue
        if check.contact_person is not None and case.answers == "debtor":
            continue
        yield rule


def _lines(scenario: Scenario) -> Iterator[Line]:
    """Everything the scenario itself has the debtor say while the talk goes on."""
    for said in every_line(scenario):
        yield from said
    yield from (fact.line for fact in scenario.debtor.facts.values())


def _label(entry: Any) -> Text:
    label: Text = entry.title if hasattr(entry, "title") else entry.label
    return label
