"""Advice against harm: who says "don't sell the van" gives a word of caution and presses nobody.

An order turned round reads like an order or like nothing; what must not be done tells it: sell,
borrow, go without, pay somebody who promises to make it all go away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.language.assembly import Findings, without_act_at
from negotiation_trainer.language.clauses import ends_sentence
from negotiation_trainer.language.reader import Phrasing
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN, Heard

CAUTIONED = Phrasing(acts=("state_facts",))
DEMAND = "demand"
SURE = 0.8
"""From this likelihood on what follows a word of caution is a demand all the same."""

_LEAD_EN = (
    r"^(?:(?:whoa|hey|please|and|but|so|well|oh|no|okay|ok|look|listen|just|now|sir|ma'am)[ ,!.]+)*"
    r"(?:(?:please|whatever you do|for now|honestly|seriously)[ ,]+)*"
)
_NOT_EN = (
    r"(?:do not|don't|never|(?:you (?:really )?(?:shouldn't|should not|should never|mustn't))"
    r"|i(?:'d| would) (?:hate|never want) (?:for )?you to|i (?:really )?don't want you to"
    r"|i wouldn't(?: want you to)?) (?:please |you |go and |go |even |ever |just |start )*"
)
_MINE_EN = r"(?:the|your|his|her|that|this|any|anything|a|an|my|it|them|those|these|off)\b"
_OURS_EN = (
    r"(?:a|an|this|that|the|any|your)? ?(?:\w+ )?(?:payments?|instal\w*|month|due|calls?|off)\b"
)
_NEEDS_EN = r"(?:your|his|her|the|any|on|meals?|food|rent|meds?|medicine|doses?)\b"
_SOMEBODY_EN = (
    r"(?:any(?:one|body)|some(?:one|body)|him|them|(?:those|these|that|a|any) (?:\w+ )?"
    r"(?:people|guys?|outfits?|company|companies|agency|place|service))\b"
)
_HARM_EN = (
    rf"(?:(?:sell(?:ing)?|pawn(?:ing)?) {_MINE_EN}|borrow(?:ing)?\b(?! trouble)"
    r"|(?:tak(?:e|ing)|get(?:ting)?) (?:out )?(?:a|an|another|any|more)"
    r" (?:[a-z-]+ ){0,2}(?:loans?|advance|credit)\b|(?:max|cash|drain|empty|raid|dip into)\b"
    r"|(?:skip(?:ping)?|cut(?:ting)?|go(?:ing)? without|stop(?:ping)?)"
    rf" (?!{_OURS_EN})(?:taking |buying |paying )?{_NEEDS_EN}"
    rf"|(?:pay|send|give|wire)(?:ing)? (?:(?:your |any |that )?(?:money|cash) to )?{_SOMEBODY_EN})"
)
_LEAD_ZH = r"^(?:[^,。?!;]{0,14}?)"
_NOT_ZH = (
    r"(?:(?<!特)(?<!分)(?<!区)(?<!差)别(?!的|人)|(?<!要)不要(?!不)|不能|不可以|不该|不应该|不许|甭)"
)
_BETWEEN_ZH = (
    r"(?:(?:再|去|又|老|总|急着|随便|轻易|就|先|跑去)"
    r"|(?:为了?|因为|拿|跟|找|向|把|给|到|上)[^,。?!;]{1,10}?)*"
)
_HARM_ZH = (
    r"(?:卖(?!关子|惨|乖|萌|傻|力)|典当|当掉|抵押|借(?!口|机|故|题|此|您|你|我)|贷|套现|以贷养贷|拆东墙"
    r"|停(?:药|了?药|掉|了)|断(?:药|了?药|掉|了|供)|(?:省|扣)(?:饭|药|着吃|掉|$)|饿着|不吃"
    r"|找(?:中介|代办|黑中介|反催收)|(?:交|转|打|付|给)(?:钱|费))"
)
_CAUTION = re.compile(rf"{_LEAD_EN}{_NOT_EN}{_HARM_EN}|{_LEAD_ZH}{_NOT_ZH}{_BETWEEN_ZH}{_HARM_ZH}")
_NO_CAUTION = re.compile(
    r"[?]|吗|么$|为什么|为啥|怎么|凭什么|如果|要是|还不上|不还|还我们|能不能|[是要]不是"
    r"|\b(?:or we|or i|or else|and (?:then )?not pay|instead of paying)\b"
)
_MONEY = re.compile(
    r"[¥$£\d]|还(?:款|钱|上|清)|钱|账|付|今天|必须|\b(?:pay\w*|money|balance|today|must|now)\b"
)


def heard_counsel(utterance: Utterance) -> tuple[Heard, ...]:
    """Return the clauses that warn against harm."""
    return tuple(
        Heard(CAUTIONED, CERTAIN, number, span, by_phrase=True, denied=False)
        for number, span in enumerate(utterance.clauses)
        if warns(utterance.clause(number))
    )


def warns(clause: str) -> bool:
    """Whether a folded clause tells somebody not to do himself harm."""
    return _CAUTION.search(clause) is not None and _NO_CAUTION.search(clause) is None


def without_counselled_demands(found: Findings, utterance: Utterance) -> Findings:
    """Return findings in which a word of caution, and the reason given for it, is no demand."""
    return without_act_at(found, DEMAND, frozenset(_cautions(utterance, found)))


def _cautions(utterance: Utterance, found: Findings) -> Iterator[int]:
    """The clauses that warn, and those that follow one in its sentence where no sum is pressed."""
    sure = any(finding.id == DEMAND and finding.score >= SURE for finding in found.acts)
    after = False
    for number in range(len(utterance.clauses)):
        clause = utterance.clause(number)
        warning = warns(clause)
        if warning or (after and not sure and not _MONEY.search(clause)):
            yield number
        after = (after or warning) and not ends_sentence(clause)
