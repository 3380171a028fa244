"""From scores to a `Reading`: what is asserted, in which clauses, with which words."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from negotiation_trainer.catalogue.moves import (
    BreachMark,
    Figure,
    Mark,
    Reading,
    Span,
)
from negotiation_trainer.language.explaining import because, because_said
from negotiation_trainer.language.labels import (
    ACTS,
    ANY_BREACH,
    BREACHES,
    COLUMNS,
    RATINGS,
    TOPICS,
)
from negotiation_trainer.language.lexicon import lexicon
from negotiation_trainer.language.lexicon.veiled import Hint, hints
from negotiation_trainer.language.segments import Held, segments_in
from negotiation_trainer.language.thresholds import CLEAR, TOLD, Thresholds
from negotiation_trainer.language.utterance import Scores, Utterance

_COLUMN = {name: i for i, name in enumerate(COLUMNS)}
_NEAR = 0.6
"""A clause shares a label when its likelihood is at least this part of the best clause's."""

_HINT = 0.4
"""A saying of the lexicon settles a breach from this part of the threshold on."""

_NOT_RULED_OUT = 0.05
"""A threat in kind words is at least suspected from this likelihood of a breach on."""

_NEARLY = 0.4
"""An act is nearly asserted from this part of its threshold on."""

_MOST_NEARLY = 3

Telling = Callable[[str, int], Sequence[str]]
"""The n-grams of a folded text that speak most for a column."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A label asserted; `places` are the clauses it belongs to, best first."""

    id: str
    score: float
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything asserted of an utterance, each kind strongest first.

    `quotes` are the words (folded) that a breach was found by, where they are known for certain.
    """

    acts: tuple[Finding, ...]
    topics: tuple[Finding, ...]
    breaches: tuple[Finding, ...]
    sure: frozenset[str]
    nearly: tuple[str, ...] = ()
    quotes: Mapping[str, Span] = field(default_factory=dict)


def without_act_at(found: Findings, act: str, places: Container[int]) -> Findings:
    """Return findings in which some clauses hold an act no longer."""
    kept = []
    for finding in found.acts:
        rest = tuple(place for place in finding.places if place not in places)
        if finding.id != act or rest == finding.places:
            kept.append(finding)
        elif rest:
            kept.append(replace(finding, places=rest))
    return replace(found, acts=tuple(kept))


def decide(
    utterance: Utterance,
    scores: Scores,
    thresholds: Thresholds,
    extra: Sequence[Mapping[str, float]],
) -> Findings:
    """Return what is asserted; `extra` are topics beyond the catalogue, clause by clause."""
    if not utterance.clauses:
        return Findings((), (), (), frozenset())
    if not any(char.isalnum() for char in utterance.text):
        mocking = _breached(scores, thresholds, {})
        return Findings((), (), _findings(mocking, scores, thresholds), frozenset())
    veiled = _veiled(utterance, scores)
    said = _said_outright(utterance, scores, thresholds) | {
        breach: hint.clause for breach, hint in veiled.items() if hint.settles
    }
    meant = {breach: hint.clause for breach, hint in veiled.items()} | said
    breaches = _breached(scores, thresholds, meant)
    return Findings(
        _findings(_above(ACTS, scores, thresholds), scores, thresholds),
        _findings(_above(TOPICS, scores, thresholds), scores, thresholds) + _extra(extra),
        _told_of(veiled, _findings(breaches, scores, thresholds, meant)),
        _sure(breaches, scores, thresholds, said),
        _nearly(scores, thresholds),
        {breach: hint.quote for breach, hint in veiled.items()},
    )


def without_faint_suspicions(found: Findings) -> Findings:
    """Return findings without breaches that are neither sure nor likely enough to be told of."""
    told = tuple(one for one in found.breaches if one.id in found.sure or one.score >= TOLD)
    return replace(found, breaches=told)


def assemble(
    utterance: Utterance,
    scores: Scores,
    found: Findings,
    *,
    figures: tuple[Figure, ...],
    telling: Telling,
    reader: str,
) -> Reading:
    """Return the reading of what was found."""
    empathy, clarity, escalation = (round(scores.whole[_COLUMN[r]], 2) + 0.0 for r in RATINGS)
    return Reading(
        utterance.original,
        utterance.lang,
        acts=_marks(found.acts, utterance),
        topics=_marks(found.topics, utterance),
        breaches=tuple(
            BreachMark(
                finding.id,
                finding.score,
                _span(finding, utterance),
                sure=finding.id in found.sure,
                because=_because(finding, utterance, telling, found.quotes),
            )
            for finding in found.breaches
        ),
        figures=figures,
        segments=segments_in(
            utterance, *map(_by_clause, (found.acts, found.topics, found.breaches))
        ),
        empathy=empathy,
        clarity=clarity,
        escalation=escalation,
        reader=reader,
        nearly=found.nearly,
    )


def _above(names: Sequence[str], scores: Scores, thresholds: Thresholds) -> list[str]:
    return [n for n in names if scores.whole[_COLUMN[n]] >= thresholds.asserted[n]]


def _nearly(scores: Scores, thresholds: Thresholds) -> tuple[str, ...]:
    """The acts just below their thresholds, the nearest to its own first."""
    parts = {act: scores.whole[_COLUMN[act]] / thresholds.asserted[act] for act in ACTS}
    near = [act for act, part in parts.items() if _NEARLY <= part < 1]
    return tuple(sorted(near, key=lambda act: -parts[act])[:_MOST_NEARLY])


def _said_outright(utterance: Utterance, scores: Scores, thresholds: Thresholds) -> dict[str, int]:
    """Breaches that a saying of the lexicon settles, where the scores do not speak against it."""
    if scores.whole[_COLUMN[ANY_BREACH]] < _HINT * thresholds.asserted[ANY_BREACH]:
        return {}
    known = lexicon(utterance.script)
    return {
        breach: number
        for number in range(len(utterance.clauses))
        for breach, _ in known.settled(utterance.clause(number))
    }


def _veiled(utterance: Utterance, scores: Scores) -> dict[str, Hint]:
    """Breaches in kind words, where the scores do not rule one out; one that settles is kept."""
    if scores.whole[_COLUMN[ANY_BREACH]] < _NOT_RULED_OUT:
        return {}
    return {hint.breach: hint for hint in sorted(hints(utterance), key=lambda hint: hint.settles)}


def _told_of(veiled: Container[str], found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in which what kind words hide is likely enough to be told of."""
    return tuple(
        replace(one, score=max(one.score, TOLD)) if one.id in veiled else one for one in found
    )


def _breached(scores: Scores, thresholds: Thresholds, said: Mapping[str, int]) -> list[str]:
    """The breaches asserted: none unless there is one at all, then at least the likeliest."""
    if scores.whole[_COLUMN[ANY_BREACH]] < thresholds.asserted[ANY_BREACH]:
        return [name for name in BREACHES if name in said]
    likely = {*_above(BREACHES, scores, thresholds), *said}
    if not likely:
        return [max(BREACHES, key=lambda name: scores.whole[_COLUMN[name]])]
    return [name for name in BREACHES if name in likely]


def _sure(
    breaches: Sequence[str], scores: Scores, thresholds: Thresholds, said: Mapping[str, int]
) -> frozenset[str]:
    """The breaches that count: where a breach is certain, the likeliest if its kind is clear."""
    any_breach = scores.whole[_COLUMN[ANY_BREACH]]
    if not breaches or any_breach < thresholds.asserted[ANY_BREACH]:
        return frozenset()
    if any_breach < thresholds.sure[ANY_BREACH]:
        return frozenset(said)
    clear = {n: p for n in breaches if (p := scores.whole[_COLUMN[n]]) >= CLEAR}
    top = sorted(clear, key=lambda name: -clear[name])[:1]
    likely = {name for name, p in clear.items() if p >= thresholds.sure[name]}
    return frozenset({*top, *likely, *said})


def _findings(
    names: Sequence[str],
    scores: Scores,
    thresholds: Thresholds,
    said: Mapping[str, int] | None = None,
) -> tuple[Finding, ...]:
    findings = []
    for name in names:
        places = _places(name, scores, thresholds)
        if said and name in said:
            places = (said[name], *(place for place in places if place != said[name]))
        findings.append(Finding(name, round(scores.whole[_COLUMN[name]], 4), places))
    return tuple(sorted(findings, key=lambda finding: -finding.score))


def _places(name: str, scores: Scores, thresholds: Thresholds) -> tuple[int, ...]:
    """The clauses a label belongs to, best first; at least one."""
    values = [round(clause[_COLUMN[name]], 4) for clause in scores.clauses]
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    best = values[order[0]]
    least = max(thresholds.asserted[name], _NEAR * best)
    return tuple(i for n, i in enumerate(order) if n == 0 or values[i] >= least)


def _extra(found: Sequence[Mapping[str, float]]) -> tuple[Finding, ...]:
    best: dict[str, float] = {}
    for clause in found:
        for name, value in clause.items():
            best[name] = max(best.get(name, 0.0), value)
    findings = [
        Finding(name, value, tuple(i for i, clause in enumerate(found) if name in clause))
        for name, value in best.items()
    ]
    return tuple(sorted(findings, key=lambda finding: (-finding.score, finding.id)))


def _by_clause(findings: Sequence[Finding]) -> Held:
    """The labels of each clause."""
    return lambda number: tuple(one.id for one in findings if number in one.places)


def _span(finding: Finding, utterance: Utterance) -> Span:
    return utterance.original_span(utterance.clauses[finding.places[0]])


def _marks(findings: Sequence[Finding], utterance: Utterance) -> tuple[Mark, ...]:
    return tuple(Mark(f.id, f.score, _span(f, utterance)) for f in findings)


def _because(
    finding: Finding, utterance: Utterance, telling: Telling, quotes: Mapping[str, Span]
) -> str:
    if finding.id in quotes:
        return because_said(finding.id, utterance, quotes[finding.id])
    clause = utterance.clauses[finding.places[0]]
    words = telling(utterance.clause(finding.places[0]), _COLUMN[finding.id])
    return because(finding.id, utterance, clause, words)
