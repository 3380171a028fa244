"""An instructor's own rules on top of a shipped pack: `conduct/*.yaml` in the data folder.

A house pack adds rules and changes the severity of shipped ones; it can take none away, and what it
adds is its own rule and cites no law unless it brings a source and the day it was verified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from negotiation_trainer.conduct.check import Check, Phrases
from negotiation_trainer.conduct.model import ConductPack, Rule, Severity
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.checks.wordings import check_wordings
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import Jurisdiction, languages_of
from negotiation_trainer.scenario.model import Lang
from negotiation_trainer.scenario.overlay_model import LANGS
from negotiation_trainer.scenario.own_files import OwnKind
from negotiation_trainer.scenario.values import Id, Node, Words
from negotiation_trainer.scenario.wording_model import MOST_WORDINGS, Wording, Wordings

FOLDER = "conduct"


class HousePack(Node):
    """One file of an instructor's own rules."""

    conduct: Id = Field(..., description="Its id, the same as the file's name.")
    extends: Jurisdiction = Field(..., description="The shipped pack it stands on.")
    title: dict[Lang, Words] = Field(default_factory=dict, description="Its name in each language.")
    severity: dict[Id, Severity] = Field(
        default_factory=dict, description="Shipped rules that weigh otherwise here."
    )
    rules: tuple[Rule, ...] = Field((), description="Rules of its own.")
    wording: Wordings = Field(
        (),
        max_length=MOST_WORDINGS,
        description="Ways of saying things that the reader should know in every talk.",
    )


def _names(subject: Subject, pack: HousePack) -> Iterator[Diagnostic]:
    """Rules to weigh otherwise that there are not, and new ones under the id of a shipped one."""
    shipped = tuple(rule.id for rule in shipped_pack(pack.extends).rules)
    for name in pack.severity:
        if name not in shipped:
            told = advice(name, shipped)
            yield subject.at(
                "NT205", ("severity", name), at_key=True, key="severity", word=name, **told
            )
    for number, rule in enumerate(pack.rules):
        if rule.id in shipped:
            yield subject.at("NT205", ("rules", number, "id"), key="id", word=rule.id)
    yield from check_wordings(subject)


def _doubts(subject: Subject, pack: HousePack, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    yield from _twice(subject, pack)
    yield from _unheard(subject, pack, roots)


def _twice(subject: Subject, pack: HousePack) -> Iterator[Diagnostic]:
    """Rules of one id, here or in the packs that hold beside this one: one of them is lost."""
    ids = [rule.id for rule in pack.rules]
    elsewhere = {rule: path.name for path, held in _beside(subject, pack) for rule in held}
    for number, name in enumerate(ids):
        where = subject.path.name if name in ids[:number] else elsewhere.get(name)
        if where is not None:
            yield subject.at("NT310", ("rules", number, "id"), word=name, file_name=where)


def _beside(subject: Subject, pack: HousePack) -> Iterator[tuple[Path, Sequence[str]]]:
    """The other sound packs of the same folder and country, with the ids of their rules."""
    folder = subject.path.parent
    for path in HOUSES.files(folder.parent) if folder.name == FOLDER else ():
        held = HOUSES.read(path).held if path.name != subject.path.name else None
        if held is not None and held.extends == pack.extends:
            yield path, [rule.id for rule in held.rules]


def _unheard(subject: Subject, pack: HousePack, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    """Rules whose phrases are in one language only, where scenarios speak the other."""
    lacking = [
        (loc, lang)
        for number, rule in enumerate(pack.rules)
        for loc, phrases in _phrases(rule.check, ("rules", number, "check"))
        for lang in _missing(phrases)
    ]
    spoken = languages_of(pack.extends, roots) if lacking else frozenset()
    for loc, lang in lacking:
        if lang in spoken:
            yield subject.at("NT309", loc, rules=pack.extends, lang=Phrase(f"lang-{lang}"))


def _missing(phrases: Phrases) -> set[str]:
    """The languages that some phrases are not in; none of what has no phrases at all."""
    given = {str(lang) for lang, words in phrases.items() if words}
    return set(LANGS) - given if given else set()


def _phrases(check: Check, loc: Loc) -> Iterator[tuple[Loc, Phrases]]:
    """Every group of phrases of a check, with its place."""
    yield (*loc, "words"), check.words
    if check.avoid is not None:
        yield (*loc, "avoid"), check.avoid
    if check.reaction is not None:
        yield (*loc, "reaction", "words"), check.reaction.words
    if check.truth is not None:
        yield (*loc, "truth", "hedges"), check.truth.hedges
    for number, group in enumerate(check.said.groups if check.said else ()):
        yield (*loc, "said", "groups", number), group


HOUSES = OwnKind(FOLDER, "conduct", HousePack, _names, _doubts)
"""House packs among an instructor's files."""


def with_house(pack: ConductPack, houses: Sequence[HousePack]) -> ConductPack:
    """Return a shipped pack with the house packs that stand on it; later ones win."""
    mine = [house for house in houses if house.extends == pack.conduct]
    weights = {name: weight for house in mine for name, weight in house.severity.items()}
    rules = [
        rule.model_copy(update={"severity": weights[rule.id]}) if rule.id in weights else rule
        for rule in pack.rules
    ]
    added = {rule.id: rule for house in mine for rule in house.rules}
    return pack.model_copy(update={"rules": (*rules, *added.values())})


def house_wordings(houses: Sequence[HousePack], jurisdiction: str) -> tuple[Wording, ...]:
    """Return the ways of saying things that house packs add where one country's rules apply."""
    return tuple(w for house in houses if house.extends == jurisdiction for w in house.wording)
