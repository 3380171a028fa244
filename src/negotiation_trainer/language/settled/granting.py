"""A waiver granted in plain words, and nothing else: an offer, and no false promise.

Whether whoever grants it may is for the mandate to say. The models learnt such words where they
were a lie: beside a made-up deadline, a bribe, a threat. So a turn counts as a grant only where
every clause grants, says when to pay, or is a mere yes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from negotiation_trainer.language.assembly import Findings
from negotiation_trainer.language.reader import Phrasing
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN, Heard

GRANTED = Phrasing(acts=("propose_plan",), topics=("waiver",))
NO_LIES = frozenset({"deception", "undue_pressure"})
"""Breaches that a mere grant is taken for."""

REFUSES = "refuse"

_FEE_ZH = r"(?:罚息|利息|违约金|滞纳金|手续费|服务费|逾期费|延滞金|复利|罚金|零头)"
_WHO_ZH = r"(?:我们|我|咱们|咱|这边|这里|做主|直接|现在|今天)"
_MAY_ZH = r"(?:那|可以|能|可|就|也|都|先|全部|全|一并|统统|一共|部分|这块|这笔|那块|的)"
_TO_ZH = r"(?:(?:给|帮|替|为)(?:您|你))"
_OFF_ZH = (
    r"(?:免掉|免了|免除|免去|减免|减掉|减半|减了|全免|免|减)"
    r"(?:一半|掉|了|[\d.]+%?|半|[一二三四五六七八九]成)*"
)
_END_ZH = r"(?:吧|哈|啊|的|哦|好吧|好了)?"
_SUM_ZH = r"(?:[\d,.]+(?:元|块)?)"
_EN = r"(?:late |overdue |penalty |remaining |accrued )*(?:fees?|charges?|interest|penalt(?:y|ies))"
_OFF_EN = (
    r"(?:waiv(?:e|ing)|drop(?:ping)?|forgiv(?:e|ing)|remov(?:e|ing)|tak(?:e|ing)(?: off)?"
    r"|writ(?:e|ing) off|knock(?:ing)? off)"
)
_GRANT = re.compile(
    rf"(?:{_WHO_ZH}|{_MAY_ZH}|{_TO_ZH}|这笔|这个|您的?|你的?)*{_FEE_ZH}{_SUM_ZH}?"
    rf"(?:{_WHO_ZH}|{_MAY_ZH}|{_TO_ZH})*{_OFF_ZH}{_END_ZH}"
    rf"|(?:{_WHO_ZH}|{_MAY_ZH})*{_TO_ZH}?把?{_FEE_ZH}?(?:{_MAY_ZH})*{_OFF_ZH}{_FEE_ZH}{_END_ZH}"
    r"|(?:i|we)(?:'ll|'m|'re| will| can| could| am| are)?(?: (?:also|just|gladly|happily|able to))*"
    rf" {_OFF_EN} (?:off )?(?:(?:all|half|the|those|of|your|whole|entire|full|that|these) )*{_EN}"
    r"(?: off| for you| in full| completely| entirely| altogether| then| today| now)*"
)
_BESIDE = re.compile(
    r"(?:好的?|行|可以|没问题|成|那|这样吧?|谢谢您?|嗯)+"
    r"|(?:您|你)?(?:今天|明天|本?月底|月底前|一次性?|一次|全部|把?本金)*(?:还清|结清|付清)(?:的话|了)?"
    r"|(?:ok|okay|sure|yes|alright|all right|fine|deal|no problem|thank you|thanks|well|so)"
    r"|if you (?:pay|clear|settle) (?:it|this|the (?:rest|balance|principal))"
    r"(?: off| in full| in one go| at once| today| this week| this month)*"
)
_EDGES = " ,.;!。，；！、"


def grants_only(utterance: Utterance) -> list[int]:
    """Return the clauses that grant a waiver, none where the turn does anything else as well."""
    found = []
    for number in range(len(utterance.clauses)):
        words = utterance.clause(number).strip(_EDGES)
        if _GRANT.fullmatch(words):
            found.append(number)
        elif not _BESIDE.fullmatch(words):
            return []
    return found


def heard_grants(utterance: Utterance, grants: Sequence[int]) -> tuple[Heard, ...]:
    """Return the clauses of a mere grant, each as the proposal that it is."""
    return tuple(
        Heard(GRANTED, CERTAIN, number, utterance.clauses[number], by_phrase=True, denied=False)
        for number in grants
    )


def with_mere_grants(found: Findings, grants: Sequence[int]) -> Findings:
    """Return findings in which a mere grant neither lies nor presses, nor turns anything down."""
    if not grants:
        return found
    return replace(
        found,
        acts=tuple(act for act in found.acts if act.id != REFUSES),
        breaches=tuple(one for one in found.breaches if one.id not in NO_LIES),
        sure=found.sure - NO_LIES,
    )
