"""Days that the words tell of as gone by: "it was due March 13", 从3月13号起就没还.

Apart from the days themselves: a day without its year is else the nearest one, which for an event
more than half a year ago is the wrong one.
"""

from __future__ import annotations

import re
from datetime import date
from re import Match

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.figures import calendar
from negotiation_trainer.language.figures.stated_year import year_of

_ON = r"(?:[ ](?:on|of|for|in|from|as[ ]of|back|back[ ]on))?(?:[ ]the)?[ ]?\|"
_NOT_TO_BE = r"(?<!\bbe[ ])(?<!\bget[ ])(?<!\bgets[ ])(?<!\bis[ ])(?<!\bgot[ ])(?<!'s[ ])"
_HAS_GONE = (
    "due|paid|made|missed|signed|posted|received|opened|returned|sent|dated|charged|late|overdue"
    "|past[ ]due|delinquent|issued|supposed[ ]to[ ](?:pay|be[ ]paid)"
)
_WHO = "(?:you|we|i|they|he|she|it)(?:[ ](?:had|just|already|also|only|last))*"
_DID = (
    "paid|missed|called|spoke|talked|sent|signed|opened|borrowed|took|made|went|fell|stopped|got"
    "|received|tried|left|wrote|mailed|bounced"
)
_BILL = "(?:[ ](?:payment|instal{1,2}ment|one|rent|bill|invoice|check|debit|charge|withdrawal)s?)"
_GONE_EN = re.compile(
    rf"""
    \bsince(?:[ ](?:about|around|early|late|mid))?(?:[ ]the)?[ ]?\|
      (?![ ](?:works?|is|would|will|won't|suits|falls|comes)\b)
  | (?<!\bif[ ]it[ ])\b(?:was|were)(?:[ ](?:last|originally|first|also|all))*[ ](?:{_HAS_GONE})
      (?:[ ]by)?{_ON}
  | \b(?:went|fell|came)(?:[ ](?:past[ ]due|overdue|delinquent|behind|due|late|into[ ]default|in
      |unpaid|back|through|out))+{_ON}
  | {_NOT_TO_BE}\b(?:overdue|past[ ]due|delinquent|behind|unpaid|in[ ]default|in[ ]arrears)
      [ ](?:since|from|as[ ]of|on)(?:[ ]the)?[ ]?\|
  | \blast[ ](?:payment|one|instal{1, 2}ment)[ ](?:that[ ])?
      (?:we|i|you)[ ](?:have|see|show|got|received|made)\b[^.!?;|]{{0,16}}\|
  | \blast[ ](?:paid|spoke|talked|heard|called|wrote)\b[^.!?;,|]{{0,16}}\|
  | \|[ ](?:was|were)[ ](?:(?:your|the|our)[ ])?(?:due|missed|skipped|when[ ]you[ ]last)\b
  | \|[ ](?:{_WHO})[ ](?:{_DID})\b | \bon[ ]\|[ ](?:you|we)[ ](?:promised|agreed)\b
  | \|{_BILL}[ ](?:was|were)\b
  | \|{_BILL}?[ ](?:bounced|failed|never|didn't|did[ ]not|came[ ](?:back|and[ ]went)|passed
      |got[ ]returned|(?:is|remains)[ ](?:still[ ])?(?:missing|unpaid|overdue|past[ ]due
      |outstanding|late))\b
    """,
    re.ASCII | re.VERBOSE,
)
_FAR_EN = re.compile(
    rf"""
    {_NOT_TO_BE}\b(?:missed|skipped|bounced|defaulted|borrowed|signed|opened|posted|returned|received
        |dated|charged|took[ ]out)
      (?:[ ](?!by\b|before\b|until\b|to\b)[a-z']+){{0,4}}{_ON}
  | \bdue{_ON} | \b(?:was|were){_ON} | \|[ ](?:was|were)\b(?![ ]to\b)
  | \b(?:we|i)[ ](?:called|spoke|talked|wrote|mailed|sent)
      (?:[ ](?!about\b|for\b|to\b)[a-z']+){{0,4}}[ ]on(?:[ ]the)?[ ]?\|
  | \byou[ ](?:paid|sent|made|missed)\b[^.!?;,|]{{0,24}}[ ]on(?:[ ]the)?[ ]?\|
    """,
    re.ASCII | re.VERBOSE,
)
_TO_COME_EN = re.compile(
    r"\b(?:will|won't|can|could|would|should|needs?|let's|gets?|be|next|first|each|every|if|until"
    r"|is|are|comes?|falls?|upcoming|a month|payments)\b|'ll\b|[a-z]'s (?:next|now)? ?due"
)
_PAYS = "(?:还|付|交|缴|转|打|扣|存|汇)"
_NOT_YET = "(?:(?!要|能|会|得|准备|打算|可以|需|再|应|该|想|怎)[^,，。0-9|])"
_NONE = (
    "(?:没(?!问题|关系|事|意见|什么|有?[利罚]息|有?违约金)|未|逾期(?!金|费)|欠|断|拖"
    "|停(?!收|息|计|算|止|催))"
)
_UNDONE = (
    "没有?(?:[答讲谈弄搞]|办(?!法)|说(?!法)|问(?!题)|回(?!款))[^,，。|的就]{0,3}(?=[,，。!！]|$)"
)
_THEY = "(?:您|你|我们?|咱们?|系统|公司|同事|对方|他|她)"
_GONE_ZH = re.compile(
    rf"""
    (?:上次|上一[次期笔]|上回|最近一次)[^,，。!?！？;；|]{{0,8}}\|(?!要|得|应|之?前|再)
  | 最后一[次笔][^,，。|]{{0,4}}\|[^,，。要会]{{0,4}}(?:的|了|过)
  | (?:自从?|打从?|从)\|(?:起|开始|以来|到现在)?[^,，。]{{0,4}}?(?:就|一直|都|再也?)*{_NONE}
  | (?:逾期|拖欠|断供|违约)[^,，。金|]{{0,4}}(?:从|自|是|于|在)+\|(?!之?前|还|付)
  | (?<![到等过])\|(?:那[天期笔次个]?|当天|开始|起|已经?)*(?:逾期|断供|拖欠|违约)
      (?!金|费|之?前|的话|怎么|会|就)
  | \|{_NOT_YET}{{0,6}}(?:签|借|办|买|放|逾期|入账|到账|刷|{_PAYS})款?(?:的|过)
      (?!话|时候|那?天|钱|工资|去|来|几|两|一|年|节)
  | \|(?:的时候|那天|当天|那会儿)?{_THEY}?(?:只|才|就|已经?|给您?)*{_PAYS}了(?=[0-9¥一二两三-九])
  | \|[,，]?{_THEY}{_NOT_YET}{{0,8}}(?:过(?!来|去|后|几|一|两|年|节)|收到了|答应|承诺|[签办借停]了)
      (?!的话)
  | \|的?那[期笔次个]?[^,，。0-9]{{0,10}}(?:没(?!问题)|未|失败|退回|不成功|逾期)
  | \|该[还付交]的[^,，。]{{0,6}}没
  | (?<![到过])(?<![到过]了)\|(?![之以]?前|到|起|后|要|再|如|若|万一)[^,，。|要能会将]{{0,6}}
      {_UNDONE}(?!的话|就|怎么)
    """,
    re.ASCII | re.VERBOSE,
)
_FAR_ZH = re.compile(
    r"""
    \|(?:就|已经?)?(?:到期|逾期|该[还交]了)(?!之?前|日前|时|还|付|再|要|之?后|的?话)
  | (?:看到|查到|显示|记录)[^,，。|]{0,8}\| | \|有过?一?[笔次] | \|(?:答应|承诺)
  | \|[,，](?:到现在|已经?|都)*(?:逾期|没还|拖了|欠了)
    """,
    re.ASCII | re.VERBOSE,
)
_TO_COME_ZH = re.compile("下[一]?[次期笔个]|将|会|快|才|要")
_SENTENCE_END = re.compile(r"[!?;\n。！？；]|[.](?![0-9])")
_LOOK = 60


def day_meant(match: Match[str], named: str, today: date, *, month: int, day: int) -> date | None:
    """The day of a year that words mean: of the year they say, else the last one if it is told
    of as past, else the nearest; `named` is the group of its month.

    What only hints at a past, as "due on" does, counts for days months ahead and not for near ones.
    """
    if (year := year_of(match, named, today, (month, day))) is not None:
        return calendar.real(year, month, day)
    text, span = match.string, match.span()
    near = calendar.nearest(today, month, day)
    if near is None or near <= today:
        return near
    if not is_past(text, span, far=near - today > calendar.LATELY):
        return near
    return calendar.last_day_of_year(today, month, day)


def month_end_meant(match: Match[str], named: str, today: date, month: int) -> date | None:
    """The last day of a month, by the same rule."""
    if (year := year_of(match, named, today, (month, 31))) is not None:
        return calendar.month_end(year, month)
    end = calendar.meant_month_end(today, month)
    if end is None or end <= today:
        return end
    past = is_past(match.string, match.span(), far=end - today > calendar.LATELY)
    return calendar.month_end(end.year - 1, month) if past else end


def is_past(text: str, span: Span, *, far: bool) -> bool:
    """Whether the words around a day tell of it as gone by; `far`: even by a mere hint."""
    before = _SENTENCE_END.split(text[max(0, span[0] - _LOOK) : span[0]])[-1]
    after = _SENTENCE_END.split(text[span[1] : span[1] + _LOOK])[0]
    window = f"{before}|{after}"
    if _GONE_EN.search(window) or _GONE_ZH.search(window):
        return True
    if not far:
        return False
    hinted = _FAR_EN.search(window) and not _TO_COME_EN.search(before)
    return bool(hinted or (_FAR_ZH.search(window) and not _TO_COME_ZH.search(before)))
