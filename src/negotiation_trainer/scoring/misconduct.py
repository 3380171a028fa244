"""Rules of conduct broken, by a breach or otherwise: charged where sure, asked about where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.model import Severity
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.rubric import Dimension
from negotiation_trainer.scoring.suspicion import suspected

WITNESSED_ELSEWHERE = frozenset({"breach", "mandate"})
"""Ways of checking a rule whose breaking other witnesses already tell."""


def breaches(hearing: Encounter) -> Iterator[Evidence]:
    """Sure breaches of conduct, by the gravity of the rule they break.

    Each rule broken counts for compliance; how it feels to hear it all at once, the worst alone.
    """
    for turn in hearing.moves:
        if turn.move is None:
            continue
        marks = turn.move.reading.sure_breaches
        ruled = [(mark, rule_for_breach(hearing.rules, mark.id, turn.move.text)) for mark in marks]
        for dimension, weights in hearing.rubric.breaches.items():
            broken = [(weights[rule.severity], mark, rule) for mark, rule in ruled if rule]
            if dimension is not Dimension.COMPLIANCE:
                broken = sorted(broken, key=lambda one: one[0])[:1]
            for points, mark, rule in broken:
                start, end = mark.span
                quote = turn.move.text[start:end].strip() or turn.move.text
                yield Evidence(
                    turn.number, dimension, points, "breach", mark.id, quote, detail=rule.id
                )


def suspicions(hearing: Encounter) -> Iterator[Evidence]:
    """Breaches the reader only suspects: asked about, and worth nothing either way."""
    for turn in hearing.moves:
        for mark, rule in suspected(hearing, turn):
            start, end = mark.span
            text = turn.move.text if turn.move else ""
            yield Evidence(
                turn.number,
                Dimension.COMPLIANCE,
                0,
                "breach.suspected",
                mark.id,
                text[start:end].strip() or text,
                detail=rule.id,
            )


def conduct(hearing: Encounter) -> Iterator[Evidence]:
    """Rules of conduct broken otherwise than by a breach; what is only suspected costs nothing.

    Several rules on how to answer one and the same thing are one fault: the gravest is charged.
    """
    weights = hearing.rubric.breaches[Dimension.COMPLIANCE]
    for finding in _faults(hearing.findings(), weights):
        if finding.verdict in (Verdict.BROKEN, Verdict.SUSPECTED):
            yield Evidence(
                finding.turn or min(1, hearing.last.number),
                Dimension.COMPLIANCE,
                weights[finding.rule.severity] if finding.broken else 0,
                f"conduct.{finding.verdict.value}",
                finding.rule.id,
                finding.quote,
                finding.called,
                finding.rule.id,
            )


def _faults(findings: Iterable[Finding], weights: Mapping[Severity, float]) -> Iterator[Finding]:
    """What this witness tells; of several answers owed to the same words, the gravest missed."""
    told = [each for each in findings if each.rule.check.way not in WITNESSED_ELSEWHERE]
    gravest: dict[tuple[str, str], Finding] = {}
    for each in told:
        if each.broken and each.rule.check.reaction is not None:
            first = gravest.setdefault((each.about, each.called), each)
            if weights[each.rule.severity] < weights[first.rule.severity]:
                gravest[each.about, each.called] = each
    for each in told:
        if gravest.get((each.about, each.called), each) is each:
            yield each
