"""Evidence and gates in words, in the reader's language; the journal itself keeps ids only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import MoveKind
from negotiation_trainer.conduct.model import ConductPack, Rule
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.evidence import EARLY, MISREAD, Evidence, Gate
from negotiation_trainer.scoring.openings import Short
from negotiation_trainer.scoring.rules_told import source_of
from negotiation_trainer.scoring.stirring import cause_words

AREA = "score"
NO_TOPICS: Mapping[str, str] = MappingProxyType({})
LONGEST = 24
"""Characters of an author's words for a topic of his own that are shown."""

IGNORED = "ignores"
"""What silence does in a mood that tells nothing else."""

MOST = 4
"""So many of the acts that would have met an opening are all named."""
NAMED = 3
"""Of more, so many are."""


def shortened(words: str) -> str:
    """Return an author's words for a topic, cut where they are a whole sentence."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def rule_named(pack: ConductPack, name: str) -> Rule | None:
    """Return a rule of a pack by its id."""
    return next((rule for rule in pack.rules if rule.id == name), None)


def opening_words(
    opening: str,
    lang: str,
    *,
    met_by: str = "",
    topics: Mapping[str, str] = NO_TOPICS,
    whole: bool = False,
) -> str:
    """Render an opening's id (`ask_open:work|reflect`) with the catalogue's labels.

    `topics` are words for the scenario's own.

    What met it stands first, then the others as the author has them, an act with all its topics.
    Nine help nobody but the author: unless the `whole` is wanted, of many the first are named and
    the rest counted. An act of the same family that met it is named alone: nobody did what the
    others say.
    """
    asked: dict[str, list[str]] = {}
    for part in sorted(opening.split("|"), key=lambda part: part.partition(":")[0] != met_by):
        act, _, topic = part.partition(":")
        asked.setdefault(act, []).append(topic)
    if met_by and met_by not in asked:
        return _alternative(met_by, (), lang, topics)
    told = [_alternative(act, about, lang, topics) for act, about in asked.items()]
    if whole or len(told) <= MOST:
        return _any_of(told, lang)
    first = ("、" if lang == "zh" else ", ").join(told[:NAMED])
    return say(AREA, "any_of.more", lang, first=first, left=len(told) - NAMED)


def _any_of(told: Sequence[str], lang: str) -> str:
    """Join alternatives as people list them."""
    comma, last = ("、", "或") if lang == "zh" else (", ", " or ")
    return last.join(filter(None, (comma.join(told[:-1]), told[-1])))


def _waited_for(opening: str, lang: str, topics: Mapping[str, str], *, instead_of: str) -> str:
    """Name what an opening called for rather than what was done and only served the same end."""
    parts = opening.split("|")
    others = [part for part in parts if part.partition(":")[0] != instead_of]
    return opening_words("|".join(others or parts), lang, topics=topics)


def _alternative(act: str, about: Iterable[str], lang: str, topics: Mapping[str, str]) -> str:
    """An act with its topics; a hidden fact has no label and goes without."""
    entries = catalogue()
    words = entries.acts[act].label.get(lang) if act in entries.acts else act
    named = [label for topic in about if (label := _topic(topic, lang, topics))]
    if not named:
        return words
    listed = ("、" if lang == "zh" else ", ").join(dict.fromkeys(named))
    return f"{words}（{listed}）" if lang == "zh" else f"{words} ({listed})"


def _topic(topic: str, lang: str, topics: Mapping[str, str]) -> str:
    """Name a topic of the catalogue or, in its author's words, of the scenario."""
    entry = catalogue().topics.get(topic)
    return entry.label.get(lang) if entry else shortened(topics.get(topic, ""))


def reason(
    item: Evidence, pack: ConductPack, lang: str, topics: Mapping[str, str] = NO_TOPICS
) -> str:
    """Say in one sentence why these points were given; `topics` as in `opening_words`."""
    if item.rule.startswith("opening."):
        return _opening(item, lang, topics)
    if item.rule.startswith("duty."):
        key = f"duty.{item.detail}" if item.detail in (EARLY, MISREAD) else item.rule
        return say(AREA, key, lang, what=say(AREA, f"duties.{item.subject}", lang))
    if item.rule == "signal":
        joiner = "、" if lang == "zh" else ", "
        over = joiner.join(say(AREA, f"over.{limit}", lang) for limit in item.detail.split())
        return say(AREA, f"signal.{item.subject}", lang, over=over)
    if item.rule in ("breach", "breach.suspected"):
        rule = rule_named(pack, item.detail)
        label = catalogue().breaches[item.subject].label.get(lang)
        text = _in(rule.text, lang) if rule else label
        severity = say(AREA, f"severity.{rule.severity.value}", lang) if rule else ""
        told = "breach.found" if item.rule == "breach" else item.rule
        return say(AREA, told, lang, severity=severity, text=text)
    if item.rule.startswith("conduct."):
        return _conduct(item, pack, lang)
    if item.rule == "heat.rise" and item.detail:
        why = cause_words(item.detail, lang)
        return say(AREA, "heat.rise_by", lang, subject=item.subject, why=why)
    if item.rule == "empty":
        return say(AREA, "empty.move", lang)
    return say(AREA, item.rule, lang, subject=item.subject, detail=item.detail)


def _opening(item: Evidence, lang: str, topics: Mapping[str, str]) -> str:
    what = opening_words(item.subject, lang, met_by=item.act, topics=topics)
    if not item.detail or not item.share:
        return say(AREA, item.rule, lang, what=what)
    if item.detail == Short.AKIN:
        what = _waited_for(item.subject, lang, topics, instead_of=item.act)
    told = say(AREA, f"short.{item.detail}", lang, what=what, share=f"{item.share:.0%}")
    late = say(AREA, "short.late", lang) if item.rule == "opening.late" else ""
    return ("" if lang == "zh" else " ").join(filter(None, (told, late)))


def _conduct(item: Evidence, pack: ConductPack, lang: str) -> str:
    rule = rule_named(pack, item.detail)
    text = _in(rule.text, lang) if rule else item.detail
    severity = say(AREA, f"severity.{rule.severity.value}", lang) if rule else ""
    return say(AREA, item.rule, lang, severity=severity, text=text)


def _in(texts: object, lang: str) -> str:
    assert isinstance(texts, dict)
    return str(texts.get(lang) or next(iter(texts.values())))


def gate_words(gate: Gate, lang: str) -> str:
    """Name a gate."""
    if gate.id.startswith("breach-"):
        label = catalogue().breaches[gate.id.removeprefix("breach-")].label.get(lang)
        return say(AREA, "gate.breach", lang, what=label)
    for kind in ("reaction", "request", "duty"):
        if gate.id.startswith(f"{kind}-"):
            area = "duties" if kind == "duty" else "raised"
            what = say(AREA, f"{area}.{gate.id.removeprefix(f'{kind}-')}", lang)
            return say(AREA, f"gate.{kind}", lang, what=what)
    return say(AREA, f"gate.{gate.id}", lang)


def citation(gate: Gate | Evidence, pack: ConductPack, lang: str) -> str | None:
    """Return what a rule rests on, if its source was seen; never one known from memory only."""
    name = gate.rule if isinstance(gate, Gate) else gate.detail
    rule = rule_named(pack, name)
    return None if rule is None else source_of(rule, lang)


def silence_note(compiled: Compiled, turn: Turn, lang: str) -> str:
    """Say what a silence does to him in the mood it met; empty where it does nothing, or none was.

    The persona's author tells it; what it did to the heat is told elsewhere.
    """
    if turn.move is None or turn.move.kind is not MoveKind.SILENCE:
        return ""
    effect = compiled.persona.source.moods[turn.before.mood].silence
    return "" if effect == IGNORED else say(AREA, f"silence.{effect}", lang)


def outcome_words(kind: OutcomeKind, lang: str) -> str:
    """Name a kind of ending."""
    return catalogue().outcomes[kind.value].label.get(lang)


def by_turn(evidence: Iterable[Evidence]) -> dict[int, list[Evidence]]:
    """Group evidence by the turn it was given for."""
    found: dict[int, list[Evidence]] = {}
    for item in evidence:
        found.setdefault(item.turn, []).append(item)
    return found
