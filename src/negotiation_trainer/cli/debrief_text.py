"""The debrief in plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import applicable
from negotiation_trainer.dialogue.bargaining.terms import terms_in
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.meaning import answer_told
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import as_heard, first_line
from negotiation_trainer.scoring.better import better_line
from negotiation_trainer.scoring.call_record import shown
from negotiation_trainer.scoring.curve_text import curve_lines
from negotiation_trainer.scoring.debrief import Debrief
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.reasons import (
    by_turn,
    citation,
    gate_words,
    outcome_words,
    reason,
    silence_note,
)
from negotiation_trainer.scoring.sums import sum_words

ASKED_BELOW = "breach.suspected"
"""Asked about once, under the words it is suspected in."""

MISSED = "opening.missed"
"""Under the trainee's words, which met nothing, the debtor's are quoted instead."""

PASSED_OVER = (MISSED, "opening.worse", "opening.late")


def debrief_lines(attempt: Attempt, lang: str) -> Iterator[str]:
    """Yield the debrief: result, scores, gates, deal, annotated talk, facts, record, cards."""
    found = attempt.debrief()
    yield ""
    yield say("plain", "debrief.title", lang, attempt=attempt.id)
    yield say("plain", "debrief.outcome", lang, outcome=outcome_words(found.kind, lang))
    yield say("plain", "debrief.passed" if found.passed else "debrief.failed", lang)
    for (dimension, score), one in zip(found.scores, found.sums, strict=True):
        label = catalogue().dimensions[dimension.value].label.get(lang)
        yield say("plain", "debrief.score", lang, label=label, score=score)
        yield f"      {sum_words(one, lang)}"
    yield from _gates(attempt, found, lang)
    yield from _deal(attempt, found, lang)
    yield from curve_lines(found.curve, attempt.compiled, lang)
    yield say("plain", "debrief.heat", lang, curve=" ".join(map(str, found.heat)))
    yield ""
    yield from _talk(attempt, found, lang)
    yield from _facts(attempt, found, lang)
    yield from _record(attempt, lang)
    yield from _cards(attempt, lang)


def _gates(attempt: Attempt, found: Debrief, lang: str) -> Iterator[str]:
    for gate in found.gates:
        key = "failed" if gate.failed else "kept" if gate.assessable else "unknown"
        if gate.failed and not gate.quote:
            key = "unquoted"
        what = gate_words(gate, lang)
        yield say("plain", f"gate.{key}", lang, what=what, quote=gate.quote, turn=gate.turn or 0)
        rests_on = citation(gate, attempt.pack, lang) if gate.failed else None
        if rests_on:
            yield say("plain", "gate.source", lang, citation=rests_on)


def _deal(attempt: Attempt, found: Debrief, lang: str) -> Iterator[str]:
    deal = found.deal
    if deal is None:
        return
    terms = terms_in(attempt.compiled, deal.offer, lang)
    yield say("plain", "deal.terms", lang, terms=terms)
    yield say("plain", "deal.affordable" if deal.affordable else "deal.unaffordable", lang)
    yield say("plain", "deal.inside" if deal.inside_mandate else "deal.outside", lang)


def _talk(attempt: Attempt, found: Debrief, lang: str) -> Iterator[str]:
    evidence = by_turn(found.evidence)
    compiled = attempt.compiled
    for turn in attempt.talk.turns:
        if turn.move is not None:
            words = turn.move.text or say("plain", f"move.{turn.move.kind.value}", lang)
            yield say("plain", "debrief.you", lang, turn=turn.number, words=words)
            if turn.move.meant is not None:
                yield say("plain", "debrief.meant", lang, answer=answer_told(turn.move.meant, lang))
            found_here = evidence.get(turn.number, ())
            for item in found_here:
                if item.rule != ASKED_BELOW:
                    yield from _point(attempt, item, lang)
            yield from _note(attempt, turn, found_here, lang)
        line = turn.line if turn.number else first_line(attempt)
        if line:
            yield f"    {compiled.case.debtor.address_as}: {line}"


def _point(attempt: Attempt, item: Evidence, lang: str) -> Iterator[str]:
    """One finding with its witness; for what was passed over, the debtor's words as well."""
    called = as_heard(attempt, item.called) if item.rule in PASSED_OVER else ""
    quote = "" if called and item.rule == MISSED else item.quote
    label = catalogue().dimensions[item.dimension.value].label.get(lang)
    yield say(
        "plain",
        "debrief.point" if quote else "debrief.unquoted",
        lang,
        points=f"{item.points:+g}",
        label=label,
        reason=reason(item, attempt.pack, lang, attempt.topic_words(lang)),
        quote=quote,
    )
    if called:
        yield say("plain", "debrief.called", lang, words=called)


def _note(attempt: Attempt, turn: Turn, evidence: Sequence[Evidence], lang: str) -> Iterator[str]:
    """What the author says about a chosen reply, and a better line after a breach.

    Only what the debrief itself suspects is asked about.
    """
    move = turn.move
    if move is None:
        return
    rules = applicable(attempt.pack, attempt.compiled.case)
    for mark in move.reading.sure_breaches:
        line = better_line(mark.id, turn, attempt.talk.turns, attempt.compiled, rules)
        if line is not None:
            yield say("plain", "debrief.better", lang, line=line)
    for item in evidence:
        if item.rule == ASKED_BELOW:
            label = catalogue().breaches[item.subject].label.get(lang)
            yield say("plain", "debrief.suspected", lang, label=label, quote=item.quote)
    if silent := silence_note(attempt.compiled, turn, lang):
        yield say("plain", "debrief.note", lang, note=silent)
    reply = attempt.reply_taken(turn)
    if reply is not None and reply.note:
        yield say("plain", "debrief.note", lang, note=reply.note)


def _facts(attempt: Attempt, found: Debrief, lang: str) -> Iterator[str]:
    facts = attempt.compiled.facts
    yield ""
    yield say("plain", "facts.title", lang, found=len(found.found), all=len(facts))
    for name, fact in facts.items():
        key = "facts.missed" if fact.matters else "facts.unexplained"
        key = "facts.found" if name in found.found else key
        yield say("plain", key, lang, line=fact.line.say[0], matters=fact.matters or "")


def _record(attempt: Attempt, lang: str) -> Iterator[str]:
    checks = attempt.record_checks()
    if checks is None:
        return
    yield ""
    yield say("plain", "record.title", lang)
    for check in checks:
        key = "record.right" if check.agrees else "record.wrong"
        if check.agrees is None:
            key = "record.empty"
        label, nothing = (
            say("score", f"record.{check.field}", lang),
            say("plain", "record.none", lang),
        )
        written = shown(check, check.written, lang) or nothing
        actual = shown(check, check.actual, lang) or nothing
        yield say("plain", key, lang, label=label, written=written, actual=actual)


def _cards(attempt: Attempt, lang: str) -> Iterator[str]:
    yield ""
    yield say("plain", "cards.title", lang)
    for name in attempt.compiled.source.teaches:
        card = catalogue().cards.get(name)
        if card is not None:
            title, principle = card.title.get(lang), card.principle.get(lang)
            yield say("plain", "cards.card", lang, title=title, principle=principle)
