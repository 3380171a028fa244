"""Numbers that are no figures: identifiers, telephones, clock times, years, ages, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.language.figures.claims import Claim
from negotiation_trainer.language.figures.numerals import FLAGS

_ZH = "[一二两三四五六七八九十百千零]"

_DIALLED = "[0-9]{3,8}(?![0-9]|[.,][0-9]|[ ]?(?:[万千百元块角毛期个次]|rmb|yuan|[kw](?![a-z])))"
"""Digits to dial or to be asked for by; nobody counts them as money without a currency."""
_LINE = "(?:都|随时|全天|24小时|免费)[^,，。]{0,4}(?:有人|接|打)"
_ANSWERED = f"(?=[ ,，。]*(?:{_LINE}|有人接|热线|转[0-9]|找))"
"""What a line to call does: somebody answers it."""

_CHINESE = re.compile(
    rf"""
      (?:尾号|末四位|后四位|后4位|末4位|工号|编号|单号|卡号|账号|帐号|户号|证号|手机号?|电话
      |座机|热线|分机|邮编|号码|尾数|短号|验证码)
      (?:后四位|尾号|末四位)?[是为:：\ ]{{0,4}}(?:[a-z]{{0,6}}[0-9][0-9a-z\-]*
      |[零一二三四五六七八九]{{3,}})
    | (?:拨打?|致电|呼叫?)[ ]?{_DIALLED}(?:[ ,，]*(?:再|然后)?(?:转接?|按)[ ]?[0-9]{{1,6}})?
    | (?<![先再能要天月周日号款钱次])打[ ]?(?=[0-9]*(?:[1-9](?![0-9])|[0-9]{_ANSWERED})){_DIALLED}
      (?![ ]?(?:过来|进来|来|到|进|入|给|还|首付|吧|行|可以|怎么样|这个数))
    | 报[ ]?{_DIALLED}(?=[ ,，]*(?:就|即可|转|接|找|给))
    | (?:(?:给|帮|替)(?:您|你)|请)转接?(?:到|给)?[ ]?{_DIALLED}
    | 转接?(?:到|给)?[ ]?{_DIALLED}(?=[ ]?(?:号?分机|找|人工))
    | (?:打|拨|拨打|打给|致电)[ ]?(?:95[0-9]{{3}}|1[0-9]{{4}}|96[0-9]{{3,4}}
          |1[012][0-9])(?![0-9万千元块]|[.,][0-9])
    | (?<![0-9.,])12(?:378|356|345|315|363|348|386)(?![0-9元块]|,[0-9]{{3}}|\.[0-9])
    | (?:[0-9]{{1,2}}|(?<![周期拜]){_ZH}{{1,3}})
      (?:点钟|点(?:半|一刻|三刻|[0-9]{{1,2}}分?|{_ZH}{{1,3}}分?)?
          |时(?=[之以]?前|整))
    | 第[ ]?(?:[0-9]+|{_ZH}+)(?:条|款|项|章|期|个月|次|天|周|笔|个)?
    | (?<![0-9])(?:19|20)[0-9]{{2}}年(?![ ]?[0-9]{{1,2}}月)
    | [零一二三四五六七八九]{{4}}年
    | (?:[0-9]{{1,3}}|{_ZH}{{1,3}})(?:多)?岁
    | (?:[一二两三四五六七八九][二两三四五六七八九])(?:个?(?:月|星期|礼拜)|天|周|期|年)
    | [过这前头那][ ]?两天
    | 百八十|百十(?=[块来])|千儿八百|(?:[0-9]+|{_ZH}+)?几[十百千万]+|{_ZH}?十几万?
    | (?:大道|街道?|路|巷|胡同|弄|小区|花园)[ ]?[0-9]{{1,5}}号
      (?:院|楼|[0-9零一二三四五六七八九]{{0,6}}[室栋幢座单楼])?
    | [0-9]{{1,4}}(?:号楼|栋|幢|单元|室)[ ]?[0-9]{{0,5}}室?
    """,
    FLAGS,
)
"""Identifiers, calls to hotlines, clock times, ordinals, years, ages and vague counts."""

_DIALLED_EN = (
    r"[0-9]{3,}(?![0-9\-]|[,.][0-9]"
    r"|[ ]?(?:%|dollars|bucks|cents|k\b|(?:a|per|each|every)[ ]month))"
)
_COUNT_EN = "(?:one|two|three|four|five|six|seven|eight|nine)"
_ENGLISH = re.compile(
    r"""
      \b(?:ending|ends|end)[ ](?:in|with)[ ][0-9]+
    | \b(?:last|final)[ ](?:four|4)(?:[ ](?:digits|of[ ][a-z ]{2,24}))?
      (?:[ ](?:is|are|as)|:)?(?:[ ][0-9]{4}(?![0-9]))?
    | \b(?:account|acct|invoice|ref(?:erence)?|badge|employee|agent|ext(?:ension)?|id|case
          |file|ticket
         |confirmation|zip(?:[ ]code)?|p\.?o\.?[ ]box|box|room|suite|apt|unit|license|social
         |ssn|phone
         |cell|(?:card|check|loan|policy|order)[ ](?:ending|number|no)|number|(?:call
         |reach)[ ](?:me|us)[ ]at|dial)
      \b\.?(?:[ ](?:number|no|num|id)\b\.?)?(?:[ ](?:is|ends[ ]in|ending[ ]in))?
      [ ]?[:\#]?[ ]?[a-z]{0,3}-?[0-9]{2,}(?:-[0-9]+)*(?![0-9]|,[0-9]{3}|\.[0-9]
      |[ ]?(?:dollars|bucks))
    | \b(?:call|dial|text|phone|ring)(?:ing|s)?[ ](?:(?:me|us|them|it[ ]in)[ ])?
      (?:(?:(?:[a-z]+[ ])?to|at|on)[ ])?{_DIALLED_EN}
    | \b(?:call|dial|text|phone|ring|reach)(?:ing|s)?\b[^.,!?;0-9$]{0,24}[ ]at[ ]{_DIALLED_EN}
    | \b(?:badge|ext(?:ension)?|agent|operator)\b(?:[ ](?:is|number|no|to)){0,2}[ ]{_DIALLED_EN}
    | \b[a-z]{1,5}-?[0-9]{2,}(?:-[0-9]+)+
    | (?<![0-9])[0-9]{1,2}[:：][0-9]{2}(?:[ ]?[ap]\.?m\b)?
    | \b(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)
      (?:[ ](?:thirty|fifteen|forty[ -]five))?[ ]?(?:[ap]\.?m\b|o'?clock|ish\b
      |in[ ]the[ ](?:morning|afternoon|evening))
    | \b(?:nine[ ]to[ ]five|9[ -]to[ -]5|24/7|50/50|twenty[ -]four[ ]seven|401[ ]?\(?k\)?)
    | \b(?:article|section|sec|chapter|rule|title|form|reg(?:ulation)?|paragraph|step|option
          |number|part|u\.?s\.?c\.?)
      [ ]?(?:no\.?[ ]?)?[0-9]+[a-z]?(?:\([a-z0-9]\))*
    | \breg(?:ulation)?[ ][a-z],?[ ][0-9]+(?:\.[0-9]+)?
    | \b[0-9]{1,2}[ ]u\.?s\.?c\b\.?(?:[ ]§*[ ]?[0-9]+[a-z]?)?
    | \b(?:in|since|during|year|back[ ]in)[ ](?:19|20)[0-9]{2}(?![0-9,.%]|[ ]?(?:dollars
          |bucks|yuan|元|块|a[ ]month))
    | \b911\b(?![.,][0-9])
    | \bage[ ](?:of[ ])?[0-9]{1,3}
    | (?:\ba[ ])?\b(?:few|several|some|many)[ ](?:more[ ]|odd[ ])?(?:hundred|thousand|grand)
    | (?:\ba[ ])?\b(?:hundred|thousand|grand)[ ]or[ ](?:two|three)\b
    | \b{_COUNT_EN}[ ](?:or|to)[ ]{_COUNT_EN}[ ](?:hundred|thousand|grand)\b
    | \b(?:one|two|three)[ ]of\b
    """.replace("{_DIALLED_EN}", _DIALLED_EN).replace("{_COUNT_EN}", _COUNT_EN),
    FLAGS,
)
"""The same in English, with law and statutes."""

_AGES = re.compile(r"\b(?:[0-9]{1,3}|[a-z]+(?:-[a-z]+)?)[ -]years?[ -]old", FLAGS)

_SIGNS = re.compile(
    r"""
      \#[ ]?[0-9][0-9\-]*
    | (?:\+?[0-9]{1,3}[ \-])?\(?[0-9]{3}\)?[ \-][0-9]{3}-[0-9]{4}
    | (?<![0-9])[0-9]{3}-[0-9]{4}(?![0-9])
    | (?<![0-9.,])1[0-9]{10}(?![0-9])
    | (?<![0-9.,])(?:400|800)-?[0-9]{3,4}-?[0-9]{3,4}(?![0-9])
    | (?<![0-9,.])[0-9]{10,}
    | §+[ ]?[0-9]+[a-z]?
    """,
    FLAGS,
)
"""Telephones, long digit runs, clock times and paragraphs, in any language."""

_GATED = (
    (re.compile("[\u4e00-\u9fff]"), _CHINESE),
    (re.compile("[a-z]"), _ENGLISH),
    (re.compile("years?[ -]old"), _AGES),
    (re.compile("[0-9]"), _SIGNS),
)
"""Most lines are in one language; the other one's table is then left alone."""


def find_exclusions(folded: str) -> Iterator[Claim]:
    """Stretches holding numbers that state nothing about the debt."""
    for gate, pattern in _GATED:
        if gate.search(folded):
            for match in pattern.finditer(folded):
                yield Claim(match.span())
