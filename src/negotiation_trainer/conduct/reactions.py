"""Rules on how to take what the debtor raises: a dispute, illness, a wish to be left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Segment
from negotiation_trainer.conduct.check import Reaction
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import LIKELY, SURE, Exchange, HeardContact, mentions
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.compiling import compile_opening
from negotiation_trainer.scenario.model import Opening as Written

GRAVITY = (
    Verdict.BROKEN,
    Verdict.SUSPECTED,
    Verdict.KEPT,
    Verdict.NOT_DUE,
)

NEXT = "call_back"
"""A word on the next contact is for one occasion; told early it does not stand for another."""

_DISCLOSED = re.compile(
    r"\brecord(?:ed|ing)\b|\battempt to collect\b|\bdebt collector\b|\bused for\b|录音|录着音",
    re.IGNORECASE,
)

TELLING = frozenset({"state_facts", "offer_help", "confirm_summary"})


def judge_reaction(rule: Rule, wanted: Reaction, heard: HeardContact) -> Finding:
    """Judge every occasion and return the gravest finding, the earliest among equals."""
    found = [
        _occasion(rule, wanted, heard, exchange, about)
        for exchange in heard.raising
        for about in wanted.to
        if about in exchange.raised
    ]
    return min(
        found,
        key=lambda finding: GRAVITY.index(finding.verdict),
        default=Finding(rule, Verdict.NOT_DUE, about=wanted.to[0]),
    )


def _occasion(
    rule: Rule, wanted: Reaction, heard: HeardContact, raised: Exchange, about: str
) -> Finding:
    after = [move for move in heard.moves if move.number > raised.number][: wanted.within]
    if wanted.third_party:
        after = [move for move in after if heard.outsider(rule, move.number)]
    if not after:
        return Finding(rule, Verdict.NOT_DUE, about=about)
    wrong = pressed(rule, wanted.must_not, after, called=raised.line, about=about)
    wrong = wrong or _passed_over(rule, wanted, after, called=raised.line, about=about)
    if wrong is not None:
        return wrong
    if _told_before(wanted.must, heard, raised, about):
        return Finding(rule, Verdict.KEPT, about=about)
    ended = heard.over and after[-1] is heard.moves[-1]
    whole = len(after) == wanted.within or (ended and after[-1].did(["close"]))
    return _answered(rule, wanted, after, called=raised.line, about=about, whole=whole)


def pressed(
    rule: Rule,
    forbidden: Sequence[Written],
    after: Sequence[Exchange],
    *,
    called: str,
    about: str,
) -> Finding | None:
    """Return what must not follow; an act the reader is not sure of is only suspected."""
    suspected = None
    openings = tuple(map(compile_opening, forbidden))
    for move in after:
        for opening in openings:
            act = opening.met_by(move.segments)
            if act is None or move.likelihood(act) < LIKELY:
                continue
            sure = move.likelihood(act) >= SURE
            verdict = Verdict.BROKEN if sure else Verdict.SUSPECTED
            quote = next(move.words(s) for s in move.segments if act in s.acts)
            finding = Finding(rule, verdict, move.number, quote, called, about)
            if sure:
                return finding
            suspected = suspected or finding
    return suspected


def _passed_over(
    rule: Rule, wanted: Reaction, after: Sequence[Exchange], *, called: str, about: str
) -> Finding | None:
    """Return what was taken up instead of what must follow, as long as that was not done.

    Beside the right act it is asked about only: the act may have been a formality.
    """
    for move in after:
        if mentions(move.text, wanted.words) is not None:
            return None
        done = _does(move, wanted.must)
        found = pressed(rule, wanted.instead, [move], called=called, about=about)
        if found is not None:
            return replace(found, verdict=Verdict.SUSPECTED) if done else found
        if done:
            return None
    return None


def _does(move: Exchange, written: Sequence[Written]) -> bool:
    return any(opening.met_by(move.segments) for opening in map(compile_opening, written))


def _answered(
    rule: Rule,
    reaction: Reaction,
    after: Sequence[Exchange],
    *,
    called: str,
    about: str,
    whole: bool,
) -> Finding:
    """What must follow; the right act about something unclear has the benefit of the doubt."""
    wanted = tuple(map(compile_opening, reaction.must))
    said = any(mentions(move.text, reaction.words) is not None for move in after)
    if not wanted or said or any(_does(move, reaction.must) for move in after):
        return Finding(rule, Verdict.KEPT, about=about)
    if not whole:
        return Finding(rule, Verdict.NOT_DUE, about=about)
    first = after[0]
    acts = {act for opening in wanted for act, _ in opening.alternatives}
    verdict = Verdict.SUSPECTED if any(m.did(acts) for m in after) else Verdict.BROKEN
    return Finding(rule, verdict, first.number, first.text, called, about)


def _told_before(
    written: Sequence[Written], heard: HeardContact, raised: Exchange, about: str
) -> bool:
    """Whether he had been told, for sure, what he is owed before he raised it, or raised it again.

    A fact stands once it is told; care is owed anew each time, so where care would do too, only
    what was told since he first raised it counts. What every call discloses tells nothing of it.
    """
    first = next((e.number for e in heard.raising if about in e.raised), raised.number)
    pairs = [pair for opening in map(compile_opening, written) for pair in opening.alternatives]
    informs = all(topic is not None for _, topic in pairs)
    return any(
        act in TELLING
        and topic is not None
        and move.likelihood(act) >= SURE
        and (move.number > first or (informs and topic != NEXT and move.identified))
        and Opening(act, ((act, topic),)).met_by(_of_his_own(move))
        for act, topic in pairs
        for move in heard.moves
        if move.number <= raised.number
    )


def _of_his_own(move: Exchange) -> tuple[Segment, ...]:
    """The clauses of a move without those that every call has to disclose."""
    return tuple(s for s in move.segments if not _DISCLOSED.search(move.words(s)))
