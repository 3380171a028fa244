"""The words around a bare numeral that make it money, make it recur or make it a count."""

from __future__ import annotations

import re

from negotiation_trainer.language.figures.moved_cues import MOVED_ZH, MOVES_ZH
from negotiation_trainer.language.figures.numerals import FLAGS

_FILLER_ZH = (
    "[ ]|您|你|咱们?|我们?|他|就|只|先|再|都|各|也|固定|只?需要?|得|要|能"
    "|可以|大概|大约|差不多|约|将近|接近"
    "|至少|最少|起码|最多|顶多|不少于|不低于|不超过|不到|还款?|支付|付|交|缴"
    "|存|转|打|汇|给|拿出?|扣|凑|来|个|了|上|到|收"
    "|过来|出|掉|清|满|是|为|:|：|成|按|按照|金额"
)
_VERB_ZH = (
    f"{MOVED_ZH}|"
    "还款?|偿还|归还|支付|付款?|首付|首期|头期|交|缴|存|转账?|打|汇|给|拿|掏"
    "|凑|补|扣|垫|弄|欠款?|借了?|收|免掉?|减免?|抹掉?|优惠|便宜|让利"
    "|本金|利息|罚息|违约金|滞纳金|手续费|服务费|年费|余额|总额|总共|一共"
    "|合计|共计|加起来|剩下?的?|剩余|余下的?|金额|最低还款额?"
    "|最低的?|应还|待还|尚欠|额度|货款|尾款|款项|押金|房租|工资|收入|先来"
    "|来个|改(?=[¥$]?[0-9一二两三四五六七八九])|起码|至少|最少|最多|凑到|到账|入账|也就是|等于|相当于"
)
_FILLER_EN = (
    "[ ]|just|about|around|at|least|only|maybe|like|even|us|me|you|him|the"
    "|an?|say|roughly|another|up|to|of"
    "|a[ ]total|as|with|little|much|minimum|down|over|in|exactly|is|was|be"
    "|would|comes|for|now|still|then|more|full|,|:"
)
_VERB_EN = (
    "pay|pays|paying|paid|send|sends|sending|sent|put|putting|give|giving|do"
    "|doing|make|owe|owes|owed|owing"
    "|manage|swing|afford|spare|bring|drop|waive|forgive|take|accept|settle"
    "|offer|offering|propose|start|charge|charged"
    "|how[ ]about|what[ ]about|let's[ ]say|balance|total|amount|payments?|instal{1,2}ments?|deposit"
    "|principal|interest|penalty|fees?|past[ ]due|due|get|collect|handle|need"
    "|commit[ ]to|go[ ]with|down[ ]to|wire|transfer|remit|venmo|zelle|cough[ ]up"
)

LEADS = re.compile(
    (
        rf"(?:(?:{_VERB_ZH})(?:{_FILLER_ZH}){{0,5}}"
        rf"|\b(?:{_VERB_EN})\b(?:[ ](?:(?:{_FILLER_EN})[ ]){{0,4}}|:[ ]?))"
    ),
    FLAGS,
)
"""Ends where an amount may begin: 先还…, "could you pay about …"."""

_EVERY_ZH = (
    r"每一?个?月(?!供)|月均|按月|月还款额?|每?月(?:供|付|缴)|(?<![个这本上下次头首当\d一二三四五六七八九十])月还"
    r"|每一?[期份笔次回]|每个?(?:周|星期|礼拜)[一二三四五六日天]?"
    r"|(?:(?<![第头上下这那前后十零\d])|(?<=[往以今此之然日]后))一个?(?:月|星期|礼拜"
    r"|周(?![一二三四五六日天末]))|(?<![第上下这那])一期"
)
_COUNT_ZH = "(?!一个|1个)[0-9一二两三四五六七八九十]{1,2}"
_COUNTED_ZH = (
    rf"(?:(?:(?<!第)(?<=[0-9一二两三四五六七八九十])(?:个月|期)(?:都|各)"
    rf"|连[着续]{_COUNT_ZH}(?:个月|期)|(?:之后|后面|接下来|往后)的?{_COUNT_ZH}个月)还?)"
    r"(?=[¥$]?[1-9一二两三四五六七八九])"
)
"""What makes an amount after 六个月 that of each; 两期168元 by itself is the sum of both."""
_EVERY_EN = (
    r"(?:each|every|per)[ ](?:month|week|friday|monday)"
    r"|(?:bi)?weekly(?:[ ](?:payments?|instal{1,2}ments?))?"
    r"|monthly(?:[ ](?:payments?|instal{1,2}ments?|plan|amount))?|(?:payments|parts|chunks"
    r"|instal{1,2}ments)[ ](?:of|at)|(?:months|weeks|years)[ ]at"
    r"|(?:months|weeks|years|(?<=\ba[ ])year|(?<=\bone[ ])year)[ ]of"
    r"(?![ ](?:19[0-9]{2}|20(?:0[1-9]|[1-4][0-9]))(?![0-9.,]))"
)
COUNT_AT_EN = (
    r"(?:^|(?<=[,.;:!?\n])|(?<=[,.;:!?\n][ ]))"
    r"(?P<n>[2-9]|[1-9][0-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ]at[ ]"
)
"""How many instalments there are, right before what each comes to: "Three at 12,160"."""
PERIOD_LEADS = re.compile(
    rf"""
    (?:{_EVERY_ZH})
    (?:[ ]?的?(?:[0-9]{{1,2}}|[一二三十四五六七八九]{{1,3}})[号日]|初[一二三四五六七八九十])?
    (?:从[¥$]?[0-9][0-9,.]*(?:元|块钱?)?(?=[{MOVES_ZH}]))?
    (?:,|，|{MOVED_ZH}|{_FILLER_ZH}){{0,7}}
  | {_COUNTED_ZH}
  | {COUNT_AT_EN}
  | \b(?:{_EVERY_EN})(?:,?[ ](?:you|we|i|he|she|can|could|would|do|to|pay|paying|send|of|at
        |for|about|around|just
        |like|only|be|it's|is|comes|say|put|make|the|same|a|as|low|up|down|back
        |from[ ][$]?[0-9][0-9,.]*(?=[ ]to[ ]))){{0,6}},?[ ]?
    """,
    FLAGS,
)
"""Ends where an amount that recurs may begin: 每月20号还…, "monthly payments of …"."""

SOON_LEADS = re.compile(
    rf"""
    (?:先|(?:这|本|首|头|头一|下)个?月(?!底|末|初|中|份|供)|第一[笔期]|[首头]一?[笔期]|把[这那]?)
    (?:{_FILLER_ZH}|降|减){{0,4}}
  | \b(?:start|begin)(?:s|ning|ing)?[ ](?:[a-z]+[ ]){{0,3}}(?:at|with)[ ]
  | (?<![0-9.,$¥])[0-9]{{1,2}}[ ]?[x×*][ ]?
    """,
    FLAGS,
)
"""Ends where an amount of some size may begin: 本月先…, "5 x …"; a small number is a day."""

PERIOD_TAIL = re.compile(
    r"""
    [ ]?(?:
        /[ ]?(?:月|期|周|星期|month|mo|mth|week|wk)(?![a-z])
      | (?:每一?个?|一个?|1个?)(?:月|期|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])
      |周(?![一二三四五六日天末]))(?![底末初后]|[之以][后内])
      | (?:a|per|each|every|p/)[ ]?(?:month|mo|week|wk)\b
        (?![ ](?:from[ ](?:now|today)|later|ago|after(?![ ]th|[ ]?[,.;!?]|[ ]?$|[ ]and\b)))
      | [,，]每一?个?月(?=[ ]?(?:$|[,，。!?！？]))
      | monthly\b | weekly\b | pcm\b
      | (?:every|each)[ ](?:monday|tuesday|wednesday|thursday|friday)\b
      | (?:on|by)[ ]the[ ][a-z0-9\-]{2,14}[ ](?:of[ ])?(?:each|every)[ ]month\b
      | (?:payments?|instal{1,2}ments?)[ ](?:a|per|each|every)[ ](?:month|week)\b
    )
    """,
    FLAGS,
)
"""What follows an amount that recurs: a month, /mo, 一个月."""

_MEASURES_ZH = (
    r"多?(?:个(?!月?还)|(?<![0-9]{3})(?<![百千万])个月|天|日|号|室|栋|幢|单元|座|弄|年(?!底|末|前|后)|星期|礼拜|期|次|点|小时|时(?!候|间|常|不|节|效)"
    r"|分钟|分之|秒|岁|人(?!民币)|名|位|条|项|层|楼|遍|倍|封|章|份"
    r"|户|台|张|件|页|车(?![款贷])|家(?!里)|字|米|公里|里地|斤|度|股|折|级|届|夜|平|声|句|把|种|辆|头(?!一?[笔期]|一个)|只|折|mb|gb"
    r"|成(?!交)|周(?![一二三四五六日天末])|月(?![底末初付还供])|回(?!头|来)"
    r"|通(?!过)|趟|套|本(?!金|月|周|人)|副(?!业|行)|盒|颗|粒|瓶|片|针(?!对)|杯|碗|袋|箱|桶|罐"
    r"|包(?!括|含|在|干|月)|支(?!付|持|出)|根|棵|双(?!方|倍|休|月)|顿|桌|门(?!店|口|诊)|间(?!隔)"
    r"|场(?!地)|组(?!成)|匹|吨|克|株|床|扇|锅|剂|疗程)"
)
_THINGS_EN = (
    r"(?:%|percent|per[ ]cent|people|persons?|times?|days?|weeks?|months?"
    r"|years?|hours?|minutes?|mins?|seconds?"
    r"|(?:weekly|monthly|biweekly|equal|even|easy)[ ](?:payments?|instal)"
    r"|payments?|instal{1,2}ments?|calls?|letters?|miles?|points?|customers?"
    r"|accounts?|kids?|children|of[ ]you|things?"
    r"|degrees?|pounds?|hundredths?|thousandths?|words?|o'clock|am|pm|a\.m"
    r"|p\.m|st|nd|rd|th|steps?|reasons?|lashes"
    r"|questions?|others?|friends?|missed|more[ ](?:days?|times?|weeks?"
    r"|months?|minutes?|payments?|calls?|questions?)|run|race)\b"
)
COUNTED = re.compile(rf"[ ]?(?:{_MEASURES_ZH}|{_THINGS_EN}|[-/:][0-9])", FLAGS)
"""What follows a numeral that counts something else than money."""

_OPEN_EN = (
    "now|today|tonight|tomorrow|down|on|by|a|per|each|every|then|and|up|right"
    "|this|next|for|over|to|if|or|instead"
    "|first|before|until|till|from|in|at|is|was|would|will|could|can|off"
    "|toward|towards|i|you|we|that|that's|as|with|so|but"
    "|just|starting|beginning|when|monthly|weekly|biweekly|work|works|sound"
    "|sounds|ok|okay|be|upfront|every|straight|after"
    "|while|because|since|here|immediately|the|not|it|it's|total|even|flat"
    "|max|tops|minimum|extra|away|settles|closes"
    "|clears|lump|within|under|into|against|out|how|does|do|did|please|max"
    "|again|less|left|remaining|more|still|twice|each|when|once|within|settles|doable|it'll|monday|friday"
)
_OF_PART_EN = (
    r"of[ ](?:the|your|that|those)[ ](?:late[ ]|penalty[ ])?"
    r"(?:fees?|charges?|interest|penalt(?:y|ies)|principal)"
)
BARE_AFTER = re.compile(
    rf"""
    [ ]?(?:$|[^a-z0-9 /%\-])
  | [ ](?:(?:{_OPEN_EN}|{_OF_PART_EN})\b|[0-9])
  | [ ]?-[ ] | [ ]?/[ ]?(?:mo|wk|week) | [ ]?[x×*][ ]?[0-9]
    """,
    FLAGS,
)
"""What may follow bare money: the end, punctuation, Chinese, or a word that names nothing."""

MONEY_AFTER = re.compile(
    rf"""
    [ ]{_OF_PART_EN}\b
  | [ ](?:now|today|tonight|down|up[ ]?front|right[ ](?:now|away)|to[ ]start|first|off
          |immediately|as[ ]a[ ]start|works?|sounds?|doable|each|twice[ ]a[ ]month|settles)\b
  | [ ](?:for|over|x|times)[ ](?:the[ ])?(?:next[ ]|following[ ])?
        (?:[0-9]{{1,2}}|[a-z]{{3,8}})[ ](?:months?|mo|weeks?|payments?|instal)
  | [ ](?:on|by|before)[ ](?:the[ ][0-9]|(?:this[ ]|next[ ])?(?:mon|tues|wednes|thurs|fri
        |satur|sun)day|tomorrow|payday)
  | [ ](?:each|every)[ ](?:(?:two|other|2)[ ])?(?:months?|weeks?)
  | [ ]?[x×*][ ]?[0-9]{{1,2}}(?![0-9.,])
  | [ ]?[转打汇存](?:过来|进来|给我)
  | [ ]?(?:过来|首付|先[还付给交]|现在|行不行|行吗|可以吗|怎么样|一次|结清|就?结清|还清|付清)
  | [ ]?分(?:[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:个月|期|次|笔)
    """,
    FLAGS,
)
"""What follows bare money even where nothing before it says so."""

RANGE = re.compile(
    r"[ ]?(?:-|~|到|至|或者?|还是|、|to|or)[ ]?[$¥£]?|[ ]?(?:-|to|or)[ ][$¥£]?", re.ASCII
)
"""What joins the two ends of a range of amounts."""

_N_ZH = "[1-9][0-9]?|[一二两三四五六七八九十]{1,3}"
_N_EN = "[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_OF_EACH = r"(?:每|各|一[期个]|(?:each|every)\b|[$¥]?[0-9.,]+[ ](?:each|a)\b)"
TERSE_BEFORE = re.compile(
    r"""
    (?:^|(?<=[,，。;；!！?？:\n]))[ ]?
    (?:(?:那就|那咱|就|那|行吧?|好[的吧]?|成|可以|嗯)[,， ]{0,2}
      |(?:(?:ok(?:ay)?|so|then|alright|all[ ]right|fine|deal|sure|yes|make[ ]it|say)[, ]{1,2}){1,2}
    )?\Z
    """,
    FLAGS,
)
"""Before a bare instalment in the fewest words: nothing, or a word that goes over to a plan."""
TERSE_AFTER = re.compile(
    rf"""
    [ ]?[,，、 ][ ]?(?!(?:1|一|one)[ 期个])
    (?:(?P<zh>{_N_ZH})(?:期|个月)
      |(?P<en>{_N_EN})[ ](?:monthly[ ])?(?:payments|instal{{1,2}}ments|months)\b)
    (?=[ ]?(?:$|[,，。;；.!！?？、]|行|可以|怎么样|起|从|starting|from)|[ ][0-9第首])
    (?![ ]?[,，、]?[ ]?{_OF_EACH})
    """,
    FLAGS,
)
"""After it: the number of instalments, as in 1500，12期."""
