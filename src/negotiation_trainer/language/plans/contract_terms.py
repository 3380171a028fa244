"""Terms of the contract there is: 当初签的24期，每期1200, "it was 24 payments of $120".

What was agreed when the debt was made, and how much of it has been paid, proposes nothing; apart
from what a debt is made of, since here no sums are put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.waiver_cues import STRONG, WEAK

_THEN_ZH = "(?:当初|当时|那会儿|那时候?|最早|最初|一开始|刚开始|原来|原先|原本|本来)"
_MADE_ZH = "(?:签|办|贷|借|买|分期?|约定|说好|谈好)"
_PAPER_ZH = "(?:合同|租约|借据|(?:贷款|借款|购车|分期|租赁)协议)"
_TERMS_EN = "(?:contract|agreement|loan|note|financing|lease|purchase)"
_CONTRACT = table(
    zh=rf"""
    {_THEN_ZH}[^,，。;；!！?？改换降说]{{0,10}}{_MADE_ZH}的?(?:时候|(?:就|就是|是|了)(?!吗))
    (?<!还款)(?<!新){_PAPER_ZH}(?:里|上|上面|里面)?(?:是|写|约定|规定|定|签|一共|总共|共)
    (?<![新重])(?:签|办|贷|借|买)的(?:就是|是|时候)
    """,
    en=rf"""
    (?:the|your|our) (?:original |signed |old )?{_TERMS_EN} (?:was|called|ran|had)
    (?:the|your) (?:original|signed)(?: {_TERMS_EN})?(?: terms?)? (?:is|are|says?|calls|has|runs)
    (?:the|your) (?:contract|loan|note|lease) (?:is|says?|calls for|has|runs)
    you (?:originally )?(?:signed(?: up)?|financed)|when you signed
    you (?:originally )?(?:took|bought) (?:it|this|that|the [a-z]+)(?: out)?
    """,
)
"""What says that terms are those of the contract."""
_WAS = table(
    zh=rf"{_THEN_ZH}(?:是|就是|分|每[期月]|月供|一共|总共|[0-9一二两三四五六七八九十]{{1,3}}期)",
    en=r"(?<!said )(?<!agreed )(?:it|this|that|they|there) (?:was|were)(?! to)|originally",
)
"""The same where figures stand beside it; 原来是这样 is none."""
_COUNT_ZH = "第?[0-9一二两三四五六七八九十]{1,3}(?:个月|期|笔|次)"
_TO_COME_ZH = "(?!以?之?后|再|的话|我|就[给能可把免])"
_WHO_ZH = "(?:您|你|已经?|目前|现在|到现在|一共|总共|前面|只|才|都)"
_NUMBER_EN = (
    "(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty)"
)
_OF_THEM_EN = "(?: (?:monthly )?(?:payments?|instal{1,2}ments?)| of (?:them|those|the)| so far)"
_PAID = table(
    zh=rf"""
    {_WHO_ZH}(?:[还付交缴供]|还款)(?:了|过|到|够了?){_COUNT_ZH}{_TO_COME_ZH}
    (?:^ *[还付交缴供]了|已[还付交缴]|还清了|[还付交缴]过){_COUNT_ZH}{_TO_COME_ZH}
    {_COUNT_ZH}(?:已经?|都)[还付交缴]了?(?=[,，。 ]|$)
    """,
    en=rf"""
    you(?:'ve| have)? (?:already |so far |only |just )?(?:made|paid) {_NUMBER_EN}{_OF_THEM_EN}
    you(?:'ve| have) (?:already |so far |only |just )?(?:made|paid) {_NUMBER_EN}(?=[ ,.;!]*$)
    """,
)
"""What says how many of them have been paid."""
_NOT_SO = table(
    zh="如果|要是|假如|只要|等[您你]|先", en=r"what if|if|suppose|say|once|after|until|when you've"
)
"""What makes it something to come."""
_PUTS = table(
    zh=r"""
    那(?:就|咱|您|你)|咱们?|改成?|换成|降到?|延|重新|新的|按|照|接下来|往后|以后|剩下|余下|从[今下]
    今天|现在(?=每|先|还|分|可|能)|先(?!前|后)|能|可以|方案|[?？]
    [您你][^,，。]{0,3}[还付交](?![了过到款])
    """,
    en=r"""
    now|today|instead|from (?:here|now)|going forward|new|change|lower|let's|rest|remain\w*|so
    pay|send|put|i'd|i'll|we'll|i can|we can|we could|you can|you could
    """,
    anywhere=r"[?？]",
)
_PUTTING = (_PUTS, cue.PROPOSE, cue.FIRST_PAYMENT, STRONG, WEAK)
"""What puts terms forward or asks for money, and so ends what is told."""
_SPREADS = table(zh=r"分(?!之|期[的款付]|成[两二三几]部)")
"""The same where nothing has been paid of it."""


def contract_parts(every: Sequence[Clause]) -> frozenset[int]:
    """The places of the clauses that only tell the terms of the contract there is."""
    return frozenset(place for head in every for place in _told(every, head))


def _told(every: Sequence[Clause], head: Clause) -> Iterator[int]:
    """The places told of with one clause: itself, what goes on with it, what led to a count."""
    if _NOT_SO.search(head.text):
        return
    here = [each for each in every if each.sentence == head.sentence]
    if _PAID.search(head.text):
        earlier = [each for each in here if each.place < head.place]
        if not any(_puts(each) for each in earlier):
            yield from (each.place for each in earlier)
    elif not _is_contract(head):
        return
    yield head.place
    going_on = takewhile(_goes_on, (each for each in here if each.place > head.place))
    yield from (each.place for each in going_on)


def _is_contract(clause: Clause) -> bool:
    if _puts(clause):
        return False
    weakly = bool(clause.figures) and _WAS.search(clause.text)
    return bool(weakly or _CONTRACT.search(clause.text))


def _goes_on(clause: Clause) -> bool:
    return not (_puts(clause) or _SPREADS.search(clause.text))


def _puts(clause: Clause) -> bool:
    return any(each.search(clause.text) is not None for each in _PUTTING)
