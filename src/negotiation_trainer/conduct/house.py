"""An instructor's own rules on top of a shipped pack: `conduct/*.yaml` in the data folder.

A house pack adds rules and changes the severity of shipped ones; it can take none away, and what it
adds is its own rule and cites no law unless it brings a source and the day it was verified.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.check import Check, Phrases
from negotiation_trainer.conduct.model import ConductPack, Rule, Severity
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.checks.wordings import check_wordings
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import Jurisdiction, languages_of
from negotiation_trainer.scenario.model import CallFor, Lang
from negotiation_trainer.scenario.model import Opening as Written
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
    """Names that lead nowhere: rules to weigh otherwise, breaches, acts and topics."""
    shipped = tuple(rule.id for rule in shipped_pack(pack.extends).rules)
    for name in pack.severity:
        if name not in shipped:
            told = advice(name, shipped)
            yield subject.at(
                "NT205", ("severity", name), at_key=True, key="severity", word=name, **told
            )
    for number, rule in enumerate(pack.rules):
        loc = ("rules", number)
        if rule.id in shipped:
            yield subject.at("NT205", (*loc, "id"), key="id", word=rule.id)
        yield from _check_names(subject, rule.check, (*loc, "check"))
    for number, wording in enumerate(pack.wording):
        yield from _wording_names(subject, wording, ("wording", number))
    yield from check_wordings(subject)


def _wording_names(subject: Subject, wording: Wording, loc: Loc) -> Iterator[Diagnostic]:
    fixed = catalogue()
    known = {"act": fixed.acts, "topic": fixed.topics, "breach": fixed.breaches}
    for field, allowed in known.items():
        for word in getattr(wording, field):
            yield from _known(subject, word, tuple(allowed), (*loc, field))


def _check_names(subject: Subject, check: Check, loc: Loc) -> Iterator[Diagnostic]:
    fixed = catalogue()
    for breach in check.breach:
        yield from _known(subject, breach, tuple(fixed.breaches), (*loc, "breach"))
    for way in ("reaction", "request"):
        for items in ("must", "must_not", "instead"):
            for act, topic in _called(getattr(getattr(check, way), items, ())):
                place = (*loc, way, items)
                yield from _known(subject, act, tuple(fixed.acts), place)
                if topic is not None:
                    yield from _known(subject, topic, tuple(fixed.topics), place)


def _called(written: Sequence[Written]) -> Iterator[tuple[str, str | None]]:
    for item in written:
        for part in item.any if isinstance(item, CallFor) else (item,):
            if isinstance(part, str):
                yield part, None
            else:
                yield from part.items()


def _known(subject: Subject, word: str, allowed: tuple[str, ...], loc: Loc) -> Iterator[Diagnostic]:
    if word not in allowed:
        key = str(loc[-1])
        yield subject.at("NT205", loc, key=key, word=word, **advice(word, allowed))


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


HOUSES = OwnKind(FOLDER, "conduct", HousePack, _names, _unheard)
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
