"""Sums and days that only come up: terms that exist, what is no payment, papers to be sent.

Apart from what is refused, since all of it may be quite so and still nobody is asked for money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures.numerals import find_numerals
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.mute_cues import PAPERS

_TERMS_ZH = "(?:方案|办法|档|政策|选择|计划|门槛)"
_LOW = cue(
    zh=rf"{_TERMS_ZH}[^。0-9]{{0,8}}(?:最低|低到|低至)[^。0-9]{{0,6}}\Z",
    anywhere=r"""
    \bas (?:low|little) as(?: about| just)? [$]?\Z
    \b(?:plans|terms|options|programs?) (?:start|starting|from|down to)(?: at| from)? [$]?\Z
    """,
)
"""Right before a sum: it is the least of the terms there are."""
_PUT = cue(
    zh=r"行吗|行不行|可以吗|好吗|怎么样|要不|不如|您看",
    en=r"how about|what about|what if|(?:could|can|would) you|works? for you|sound|deal",
)
"""What puts even these to him."""
NO_PAYMENT = cue(
    zh=r"""
    (?:没有?|不)(?:定|谈|约|答应|说好)(?:下来?)?[^,，。0-9]{0,6}(?:还款|付款|分期)
    (?:出|有)?结果(?:之|以)?前[^,，。0-9]{0,8}(?:不用|不需要|不必|先不)(?:还|付|交)
    """,
    en=r"""
    no payments? (?:{is})?(?:agreed|arranged|set|set up|scheduled|due|needed|until|till)
    (?:don't|do not|not) (?:want|need|asking(?: you)? for|expecting|taking) (?:a|any|your) payments?
    """.replace("{is}", "(?:is |was |are |has been |being )"),
)
"""No payment at all is asked for."""
_NOTHING_DUE = cue(
    zh=r"(?:什么|一分(?:钱)?)(?:都|也)?(?:不用|不需要|不必)(?:还|付|交)",
    en=r"nothing (?:to pay|due|owed)|(?:don't|do not) (?:have to|need to) pay",
)
_PAYMENT_EN = "(?:payments?|instal{1,2}ments?|what (?:you pay|i asked|i want|i'm asking|i meant))"
_ISNT = "(?:is ?n't|isnt|is not|was ?n't|wasnt|was not|was never|ain't|aint)"
_A = "(?:a |an |the |your |my |any |really |even )*(?:monthly )?"
_RATE = "(?: dollars?| bucks)?(?: (?:a|per|each|every) (?:month|week))?"
_NOT_AFTER = cue(
    zh=r"""
    ^ ?(?:元|块钱?)?(?:[这那]个?)?(?:不是|不算)(?:让您|您|要)*(?:月供|每月|还款|分期|首付|每期|还的)
    ^ ?(?:元|块钱?)?(?:[这那]个?)?作废
    """,
    anywhere=rf"^{_RATE} {_ISNT} {_A}{_PAYMENT_EN}\b",
)
"""Right after a number: it is no payment."""
_SO_NOT = "(?:i |we |that |you )*(?:never|did ?n't|didnt|did not|do ?n't|dont|not)"
_ASKED = "(?:asked|asking|ask|said|say|saying|offered|offer|proposed|meant|mean|wanted|want)"
_NOT_BEFORE = cue(
    zh=r"""
    没(?:有)?(?:让|叫|要|说|提)(?:过)?(?:您|你)?(?:每个?月)?(?:还|付)? ?\Z
    (?:不是(?:每个?月)?|(?:别管|划掉)[这那]?个?) ?\Z
    """,
    anywhere=rf"""
    \b(?:scratch|forget|ignore|strike|disregard)(?: about)?(?: the| that)? ?[$]?\Z
    \b{_SO_NOT} {_ASKED}(?: for| you| about| to pay)* ?[$]?\Z
    (?:^|and|so|but) *(?:not|no) [$]?\Z
    """,
)
"""Right before one."""
_RATE_AFTER = re.compile(
    rf"^{_RATE}[ ,.!;，。！；元块钱]*(?:\Z|\b(?:unless|until|either|now|today|any ?more)\b)"
)
_SEND_EN = "(?:send|get|mail|return|fax|submit|turn|bring|upload|drop|e-?mail|fill|sign|hand)"
_SENDS = cue(
    zh=r"填|寄|交|发|递|传|签(?!收)|给我们",
    en=rf"""
    {_SEND_EN}(?:ing|s)? (?:me |us )?(?:back )?(?:it|them|that|those|everything)
    (?:fill|send|turn|hand|sign)(?:ing|s)? (?:out|in|back)
    """,
)
"""Sending something named before."""
_PAPERS = cue(zh=r"表(?!示|现|明|达)|单子|材料|资料|证明|申请", en=r"forms?|applications?|letter")
_MONEY = cue(zh=r"钱|款|元|块", en=r"payments?|money|checks?|instal{1,2}ments?|cash|deposit")


def is_mentioned(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether what a clause names is put to nobody."""
    if _only_denies(clause):
        return True
    if NO_PAYMENT.search(clause.text) or _NOTHING_DUE.search(clause.text):
        return not clause.of_kind(FigureKind.AMOUNT)
    if _is_least(clause, clauses):
        return True
    return _sends_papers(clause, clauses)


def _is_least(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause only names the least there is, and nobody asks for a yes to it."""
    here = [each for each in clauses if each.sentence == clause.sentence]
    head = "".join(each.text for each in here if each.place == clause.place - 1)
    sums = clause.of_kind(FigureKind.AMOUNT)
    if not any(_LOW.search(head + clause.before(figure)) for figure in sums):
        return False
    return not any(_PUT.search(each.text) for each in here)


def sums_denied(clause: Clause) -> Iterator[Decimal]:
    """The numbers that a clause says are no payment: "29 isn't a payment", "scratch the 29"."""
    for numeral in find_numerals(clause.text):
        if numeral.value is None:
            continue
        before, after = clause.text[: numeral.span[0]], clause.text[numeral.span[1] :]
        if _NOT_AFTER.search(after) or (_NOT_BEFORE.search(before) and _RATE_AFTER.search(after)):
            yield numeral.value


def _only_denies(clause: Clause) -> bool:
    """Whether every sum of a clause is denied there."""
    sums = {Decimal(figure.value) for figure in clause.of_kind(FigureKind.AMOUNT)}
    return bool(sums) and sums <= set(sums_denied(clause))


def _sends_papers(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause gives a day for papers that it, or the words before it, name."""
    if not clause.of_kind(FigureKind.DATE) or clause.of_kind(FigureKind.AMOUNT):
        return False
    if not _SENDS.search(clause.text) or _MONEY.search(clause.text):
        return False
    for each in reversed(clauses[: clause.place + 1]):
        if each.sentence < clause.sentence - 1 or each.of_kind(FigureKind.AMOUNT):
            return False
        if _PAPERS.search(each.text) or PAPERS.search(each.text):
            return True
        if _MONEY.search(each.text):
            return False
    return False
