"""Rules on the order of steps: who is on the line before what is said."""

from __future__ import annotations

from negotiation_trainer.conduct.check import Order
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import Exchange, HeardContact, mentions
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.scenario.model import Raised


def judge_order(rule: Rule, order: Order, heard: HeardContact) -> Finding:
    """Judge one rule on the order of steps."""
    match order:
        case Order.IDENTITY_BEFORE_DISCLOSURE:
            return _identity(rule, heard)
        case Order.THIRD_PARTY_DISCLOSURE:
            return _third_party(rule, heard)
        case Order.COMPANY_TO_THIRD_PARTY:
            return _company(rule, heard)


def _identity(rule: Rule, heard: HeardContact) -> Finding:
    for move in heard.moves:
        if move.disclosed is not None and not _established(rule, heard, move):
            return _broken(rule, heard, move, move.disclosed)
    return Finding(rule, Verdict.KEPT)


def _broken(rule: Rule, heard: HeardContact, move: Exchange, words: str) -> Finding:
    return Finding(rule, Verdict.BROKEN, move.number, words, _before(heard, move))


def _established(rule: Rule, heard: HeardContact, move: Exchange) -> bool:
    """Whether it was known who listens: the debtor, or a spouse who counts as consumer."""
    if move.identified:
        return True
    spouse = heard.case is not None and heard.case.answers == "spouse"
    if not spouse or rule.spouse != "consumer":
        return False
    earlier = [e for e in heard.exchanges if e.number < move.number]
    told = any(Raised.THIRD_PARTY_ANSWERS in e.raised for e in earlier)
    return told or any(e.did(["verify_identity"]) for e in earlier)


def _third_party(rule: Rule, heard: HeardContact) -> Finding:
    outside = [move for move in heard.moves if heard.outsider(rule, move.number)]
    if not outside:
        return Finding(rule, Verdict.NOT_DUE)
    for move in outside:
        if move.disclosed is not None:
            return _broken(rule, heard, move, move.disclosed)
    return Finding(rule, Verdict.KEPT)


def _company(rule: Rule, heard: HeardContact) -> Finding:
    """A third party is told the firm's name only if he asks who calls for whom."""
    case = heard.case
    outside = [move for move in heard.moves if heard.outsider(rule, move.number)]
    if case is None or not outside or not heard.gives("collector.company", "creditor"):
        return Finding(rule, Verdict.NOT_DUE)
    names = {"en": (case.collector.company, case.creditor, *heard.called)}
    for move in outside:
        named = mentions(move.text, names)
        if named is not None and not _asked(heard, move):
            return _broken(rule, heard, move, named)
    return Finding(rule, Verdict.KEPT)


ASKS_FOR_COMPANY = {
    "en": ("company", "employer", "who do you work for", "calling from", "who are you with"),
    "zh": ("哪家", "什么公司", "哪个公司", "哪个单位", "什么单位"),
}


def _asked(heard: HeardContact, move: Exchange) -> bool:
    return mentions(_before(heard, move), ASKS_FOR_COMPANY) is not None


def _before(heard: HeardContact, move: Exchange) -> str:
    """The debtor's line a move answers."""
    return next((e.line for e in heard.exchanges if e.number == move.number - 1), "")
