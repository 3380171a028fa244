"""The debt given away without a sum: whose loan it is, or that payments were missed.

Only the case's own names make "the Cottonwood Flats loan" a debt; a name alone says who calls.
"""

from __future__ import annotations

import re
from functools import lru_cache

from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.settled.identity import firm_pattern

_COUNT_EN = r"(?:an?|one|two|three|four|five|six|\d+|some|several|a couple(?: of)?|a few|your|the)"
_LATE = re.compile(
    r"(?:已经?|又|都|是|就|现在|目前|^)逾期(?:了|有|[一二两三四五六七八九十\d])"
    r"|(?:落下|拖了|欠着|晚了|差着?|有)[一二两三四五六七八九十几\d]+(?:期|个月)"
    r"(?:的|了|钱|款|还|没)*(?:没还|没交|$)"
    r"|\b(?:got(?:ten)?|fallen|fell|falling|is|it's|you're|are|been|running|slipped|payments?)"
    r"(?: (?:a|an|one|two|three|few|couple|of|little|bit|way|months?|weeks?|payments?|so|just))*"
    r" behind\b(?! (?:the|me|us|him|her|this|that|these|those|my|bars|schedule|you)\b)"
    rf"|\bmiss(?:ed|ing) (?:{_COUNT_EN} )?(?:[a-z]+ )?(?:payments?|instal\w+)\b"
)
_NOT_THEIRS = re.compile(
    r"[?]|吗|么$|如果|要是|万一|只要|一旦|会影响|将来|别人|其他|别的"
    r"|\b(?:if|when|unless|whenever|people|folks|others?|anybody|anyone|i|i've|i'm|my|we|never|not"
    r"|haven't|hasn't|don't|didn't|rent|utilities)\b"
)
_THING_EN = r"(?:loan|bill|card|account|balance|invoice|debt|payments?)s?\b"
_NO_THING_EN = r"(?! (?:department|cent(?:er|re)|services?|officer|team|desk|office|side|people)\b)"
_THING_ZH = (
    r"(?:贷款|借款|信用卡|账单|欠款|账户|分期|[这那](?:笔|张|期)|(?<!信用)卡|货款)"
    r"(?!中心|部|专员|客服|公司|小[\u4e00-\u9fff]|业务|条线|团队|这边|那边|这里|委托|委外|外包|用卡"
    r"|的(?!钱|账|款|欠|还|债|分期|逾期|余额|那|这|事|最低|利息|本金))"
)
"""What is owed; not the department of that name, nor who calls from it (信用卡的小何)."""


def gives_debt_away(clause: str, frame: Frame) -> bool:
    """Whether a folded clause says of what is owed whose it is, or that it is late."""
    if _LATE.search(clause):
        return _NOT_THEIRS.search(clause) is None
    asked = clause.rstrip().endswith(("?", "吗", "么"))
    return not asked and _debt_of(frame.employers).search(clause) is not None


@lru_cache(maxsize=256)
def _debt_of(employers: tuple[str, ...]) -> re.Pattern[str]:
    """The debt by the names of those it is owed to: "loan with FIRM", FIRM那张卡."""
    firms = firm_pattern(employers)
    if not firms:
        return re.compile(r"(?!)")
    return re.compile(
        rf"{firms}(?:'s)? (?:[a-z]+ ){{0,2}}?{_THING_EN}{_NO_THING_EN}"
        rf"|\b(?:the|your|that|this|a) (?:[a-z]+ )?{_THING_EN}"
        rf" (?:with|from|at|to|through) (?:the )?{firms}"
        rf"|{firms}[^,。?!]{{0,4}}{_THING_ZH}"
    )
