"""Rules on words: what has to be said, what may be called certain, and how figures are stated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Reading, Segment
from negotiation_trainer.conduct.check import Phrases, Said, Truth
from negotiation_trainer.conduct.file_sums import remarked_sums
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import Exchange, HeardContact, mentions
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.compiling import balance_total

_DENIED = re.compile(
    r"(?:(?:不|并不|可不|又不)是|并非|不到|没有|没那么多)(?:那个?|什么)?[ ￥¥]*$"
    r"|\b(?:not|isn't|wasn't|never|rather than|instead of)(?: the| that| a)? *[$]?$",
    re.IGNORECASE,
)
"""Words right before a sum that say it is not the one."""

_NOT_SO = re.compile(
    r"(?:不是|并非|不算)(?:什么|一个)?[^,，。.;；!！?？/]{0,12}催收[^,，。.;；!！?？/]*"
    r"|\b(?:not|isn['’]t|aren['’]t|don['’]t|never) "
    r"(?:(?:an attempt|trying|calling|here) to )?(?:(?:a|an|the|any|from|with|really) )*"
    r"(?:[\w-]+ )?(?:collect\w*|debt collect\w*)\b(?: (?:agency|debts?))?",
    re.IGNORECASE,
)
"""Who says that he is no collector has not told that he is one."""

_ASKS = re.compile(r"[^,，。.]{0,6}[吗么?？]")
"""A question after it states it all the same: 不是四万六吗."""

LANGUAGE = "language"
"""What a rule does not speak whose phrases are all in another language than the talk."""

ENOUGH = 2
"""From this move on, what belongs to the opening should have been said."""


def judge_said(rule: Rule, said: Said, heard: HeardContact) -> Finding:
    """Whether the words that are due were said."""
    spoken = _NOT_SO.sub(" / ", " / ".join(move.text for move in heard.moves))
    uttered = all(mentions(spoken, group) for group in said.groups)
    unknown = _unknown_for(said, heard)
    if unknown:
        kept = uttered and heard.case is None
        return Finding(rule, Verdict.KEPT if kept else Verdict.UNKNOWN, about=unknown)
    due = _due_from(said, heard)
    if due is None:
        return Finding(rule, Verdict.NOT_DUE)
    if uttered:
        return Finding(rule, Verdict.KEPT)
    if not heard.speaks(said.groups):
        return Finding(rule, Verdict.UNKNOWN, about=LANGUAGE)
    return Finding(rule, Verdict.BROKEN, due.number, due.text)


def _unknown_for(said: Said, heard: HeardContact) -> str:
    """The fact without which nobody can tell whether the words are due.

    What every later contact owes the first one owes too, so a transcript alone is enough for it.
    """
    if said.due == "recorded" and not heard.gives("contact.recorded"):
        return "contact.recorded"
    if said.contact == "any" or (said.contact == "later" and heard.case is None):
        return ""
    return "" if heard.gives("history") else "history"


def _due_from(said: Said, heard: HeardContact) -> Exchange | None:
    """The first move by which the words were due, None if they are not."""
    case, moves = heard.case, heard.moves
    if said.contact != "any" and case is not None:
        spoken = any(past.answered and past.who is None for past in case.history)
        if spoken is (said.contact == "first"):
            return None
    if said.due == "recorded" and case is not None and not case.contact.recorded:
        return None
    from_here = moves if said.due == "always" else moves[ENOUGH - 1 :]
    if said.due == "identified":
        from_here = [move for move in from_here if move.identified]
    if said.due == "agreed":
        agreed = heard.agreed_at
        since = [move for move in from_here if agreed is not None and move.number > agreed]
        from_here = since or ([] if agreed is None else from_here[-1:])
    return next(iter(from_here), None)


def judge_truth(rule: Rule, truth: Truth, heard: HeardContact) -> Finding:
    """Whether a consequence is named as certain that the file does not bear out."""
    if heard.case is None or not heard.gives(f"legal.{truth.fact}"):
        return Finding(rule, Verdict.UNKNOWN, about=f"legal.{truth.fact}")
    if getattr(heard.case.legal, truth.fact) is truth.holds:
        return Finding(rule, Verdict.KEPT)
    for move in heard.moves:
        for segment in move.segments:
            if "explain_consequence" in segment.acts and truth.about in segment.topics:
                words = move.words(segment)
                if mentions(words, truth.hedges) is not None:
                    continue
                if truth.hedges and not heard.speaks([truth.hedges]):
                    return Finding(rule, Verdict.UNKNOWN, about=LANGUAGE)
                return Finding(rule, Verdict.SUSPECTED, move.number, words)
    return Finding(rule, Verdict.KEPT)


def judge_avoided(rule: Rule, phrases: Phrases, heard: HeardContact) -> Finding:
    """Whether something was said that should be asked about."""
    for move in heard.moves:
        said = mentions(move.text, phrases)
        if said is not None:
            return Finding(rule, Verdict.SUSPECTED, move.number, move.text, about=said)
    if not heard.speaks([phrases]):
        return Finding(rule, Verdict.UNKNOWN, about=LANGUAGE)
    return Finding(rule, Verdict.KEPT)


AT_ONCE = 2
"""Moves within which a wrong sum can be put right."""


def claimed_amounts(
    reading: Reading, segments: tuple[Segment, ...]
) -> Iterator[tuple[Figure, str]]:
    """The amounts an utterance states as owed, each with its words; not those it denies."""
    claiming = [s for s in segments if claims(s.acts, s.topics)]
    for figure in reading.figures:
        start, end = figure.span
        inside = any(s.span[0] <= start < s.span[1] for s in claiming)
        if _DENIED.search(reading.text[:start]) and not _ASKS.match(reading.text, end):
            continue
        if inside and figure.kind is FigureKind.AMOUNT and not figure.unit:
            yield figure, reading.text[start:end]


def claims(acts: Collection[str], topics: Collection[str]) -> bool:
    """Whether words that do this say what is owed."""
    return "amount" in topics and "state_facts" in acts


def judge_amount(rule: Rule, heard: HeardContact) -> Finding:
    """Whether more was named as owed than the file has; its remarks may name larger sums.

    A slip put right at once misleads nobody.
    """
    if heard.case is None or not heard.gives("balance"):
        return Finding(rule, Verdict.UNKNOWN, about="balance")
    for move in heard.moves:
        if move.reading is None:
            continue
        for figure, words in claimed_amounts(move.reading, move.segments):
            too_much = is_overstated(Decimal(figure.value), heard.case)
            if too_much and not _put_right(heard, heard.case, move):
                return Finding(rule, Verdict.BROKEN, move.number, words)
    return Finding(rule, Verdict.KEPT)


def _put_right(heard: HeardContact, case: Case, slip: Exchange) -> bool:
    """Whether one of the next moves states the total of the file."""
    after = [move for move in heard.moves if move.number > slip.number][:AT_ONCE]
    return any(
        abs(Decimal(figure.value) - balance_total(case.balance)) < 1
        for move in after
        if move.reading is not None
        for figure, _ in claimed_amounts(move.reading, move.segments)
    )


def is_overstated(claimed: Decimal, case: Case) -> bool:
    """Whether an amount stated as owed is more than the file has, its remarks included."""
    return claimed > balance_total(case.balance) and claimed not in remarked_sums(case)


def judge_mandate(rule: Rule, heard: HeardContact) -> Finding:
    """Whether what was agreed lies within the mandate."""
    if heard.agreed_at is None:
        return Finding(rule, Verdict.NOT_DUE)
    if heard.case is None or heard.over_mandate is None:
        return Finding(rule, Verdict.UNKNOWN, about="mandate")
    move = next(e for e in heard.exchanges if e.number == heard.agreed_at)
    verdict = Verdict.BROKEN if heard.over_mandate else Verdict.KEPT
    return Finding(rule, verdict, move.number, move.text)


def judge_months(rule: Rule, most: int, heard: HeardContact) -> Finding:
    """Whether a plan was put forward that is longer than allowed."""
    offered = [move for move in heard.moves if move.months is not None]
    for move in offered:
        if move.months is not None and move.months > most:
            return Finding(rule, Verdict.BROKEN, move.number, move.text)
    return Finding(rule, Verdict.KEPT if offered else Verdict.NOT_DUE)
