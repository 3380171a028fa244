"""The words by which a clause waives part of the debt, and the names of the parts."""

from __future__ import annotations

import re

from negotiation_trainer.language.figures.moved_cues import MOVED_EN, MOVED_ZH
from negotiation_trainer.language.plans.cue_tables import cue

_PART_EN = "(?:fees?|charges?|interest|penalt(?:y|ies)|principal|product|goods|merchandise)"
_NO_LATE_FEE = "".join(
    f"(?<!{kind} )" for kind in ("court", "filing", "agency", "service", "legal", "annual", "skip")
)
COMPONENT = re.compile(
    rf"""
    (?P<penalty>
        罚息|违约金|滞纳金|逾期(?:费用?|利息)
      | (?:penalty|default|late)[ ]interest
      | late[ ](?:payment[ ])?(?:fees?|charges?)
      | penalt(?:y|ies)(?:[ ](?:fees?|charges?))?
      | {_NO_LATE_FEE.replace(" ", "[ ]")}\bfees?\b
    )
  | (?P<both>息费)
  | (?P<interest>利息|\binterest\b)
  | (?P<principal>本金|货款|货钱|\bprincipal\b|\b(?:product|goods|merchandise)\b)
    """,
    re.ASCII | re.VERBOSE,
)
"""Parts of a balance by the names people give them; 息费 is both interest and penalty."""

STRONG = cue(
    zh=r"""
    (?<!减)免(?:除|掉|去|了|收|息费)?(?!费|息(?!费)|不了|得|谈|责|疫|打扰|贵)
    抹掉|抹去|划掉|去掉|豁免|不收(?!到|取|费)|不要了|不算了?
    不用(?:还|付|交)(?!本金)|一分(?:钱)?[都也]?不(?:要|收)
    {_MOVED}(?:零|0(?![0-9.]))
    """.replace("{_MOVED}", MOVED_ZH),
    en=r"""
    waiv\w*|forgiv\w*|drop|dropping|remove|removing|erase|wipe|wiping|cancel
    with(?:out| no) (?:the|any|those)|let go of|forget (?:about )?(?:the|those|all)
    (?:tak(?:e|ing)|took|knock(?:ing|ed)?|writ(?:e|ing)|get)\b[^,.]{0,40}\boff
    (?:fees?|charges?|interest|penalt(?:y|ies))(?: is| are|'s| all| both)* (?:off|gone|waived|out)
    {_PARTS} (?:comes?|coming|go(?:es|ing)?) (?:off|away)(?! {_FILE})
    {_PARTS} (?:be|being|gets?) {_GONE}
    {_MOVED} (?:zero|nothing|nil)
    """.replace("{_MOVED}", MOVED_EN)
    .replace("{_PARTS}", f"{_PART_EN}(?: is| are| all| both| will| would| can|'ll)*")
    .replace("{_GONE}", "(?:off|gone|waived|forgiven|dropped|removed|taken off)")
    .replace("{_FILE}", "(?:of )?(?:your|the) (?:credit|report|record|file)"),
)
"""Waiving by itself: what is named and not shared is waived whole."""
WEAK = cue(
    zh=rf"减|优惠|砍|降|让利|折(?!合|算|旧)|按(?=一半[算收来])|{MOVED_ZH}",
    en=r"""
    is (?:all|the most|the best|as far as) (?:that )?(?:i|we)(?:'ve| have| can)?
    reduc\w+|cut(?:ting)?|halv(?:e[sd]?|ing)|discount|shav\w+|lower\w*|reduction|off
    (?:fees?|charges?|interest|penalt(?:y|ies)|principal)(?: is| are| goes| comes| go| come)? down
    """,
)
"""Waiving only with a share or an amount."""
_MORE = "(?:you |about |up to |another |a |an extra )*"
LESS_BEFORE = cue(
    zh=r"""
    # 减200, but no sum (三千减一千) and no reckoning of what the other wants (等于免一千)
    (?<![0-9一二三四五六七八九十百千万元块])(?<!等于)(?<!相当于){less}{to_whom}\Z
    (?<![至最多])少(?:还|交|付|收|要|算)(?:我们?|{to_whom})\Z
    (?:给|让|帮)(?:您|你)少(?:个|大概)?\Z
    """.replace("{less}", "(?:减免?|免掉?|抹掉?|优惠|让利|便宜|砍)").replace(
        "{to_whom}", "(?:给|您|你|掉|去|了|个|大概|差不多|一共| )*"
    ),
    anywhere=r"""
    \b(?:waiv\w+|forgiv\w+|(?:writ|tak)(?:e|ing) off|(?:knock|shav)(?:e|ing)? off) {more}\Z
    \b(?:reduc\w+|cut|cutting|lower\w*|discount)(?: [a-z']+){0,3} by {more}\Z
    \b(?:com(?:e|ing)|go|going|bring(?:ing)?(?: [a-z']+){1,3}) down (?:by )?{more}\Z
    \bdiscount of {more}\Z
    """.replace("{more}", _MORE),
)
"""Right before a sum: that much less is to be paid."""
_OFF_WHEN = "(?:if|when|for (?:you|good|paying|that)|today|now|tonight|and|as|with|on|in|by)\\b"
_OFF_WHAT = (
    "(?:of )?(?:it|that|this|everything|what|total|(?:the|your) "
    "(?:whole |full |entire |total |remaining |outstanding )?"
    "(?:balance|total|debt|bill|account|amount|loan|sum|thing|figure))\\b"
)
LESS_AFTER = cue(
    anywhere=r"""
    ^ off(?= *(?:\Z|[,.?!;:]|{when}|{what}))
    ^ less\b(?! than| (?:a|per|each|every) (?:month|week))
    ^ (?:discount|reduction)\b
    """.replace("{when}", _OFF_WHEN).replace("{what}", _OFF_WHAT),
)
"""Right after one; "off the debit card" and "off your next paycheck" say where it comes from."""
NOT_LESS = cue(
    zh=r"每一?个?[月期周次]|月供|月还|已|比|上次|之前",
    en=r"""
    took|came|went|knocked|was|were|been|has|had|are|you're|we're|i'm|short
    (?:a|per|each|every) (?:month|week|payment)|monthly|weekly
    """,
)
"""What makes such a sum a memory, a mistake or a matter of each month."""
EVERYTHING = cue(
    zh=r"全部?|全额|都(?=.{0,4}[免减])|统统",
    en=r"all|entire(?:ly)?|full(?:y)?|completely|whole|every",
)
"""All of what is named."""
SOME = cue(
    zh=r"一部分|部分|一些|一点|点儿?(?!钟)|适当|尽量",
    en=r"some|part|a bit|portion|any",
)
"""An unknown part."""
_ASKS_ALL_ZH = (
    "能?(?:不能)?(?:做得?到|办得?到|行不行|行|成不成|成|接受)(?:得了)?"
    "(?:吗|么|不|呢)?[ ,，?？。!！]*$"
)
"""At the end after 您看: a question about all that was put to him."""
HEDGE = cue(
    zh=r"""
    (?<!看)(?!(?<=[你您 ])看看?{asks})看[看能]
    能不能再?(?:帮|给|替|批|减|免)|争取|尽量|尽力|说不定|也许|可能|问问|请示|没准|试试
    作废|不再|期间|往后|以后  # what ends the waiver, or what is not charged in future
    年化|利率|手续费|日息
    """.replace("{asks}", _ASKS_ALL_ZH),
    en=r"""
    try|see (?:if|whether|about|what)|might|maybe|perhaps|possibly|ask (?:my|our|the|for|if)|request
    look into|check (?:if|whether)
    go back on|going forward|from now on|no more
    annual|apr|rates?
    """,
)
"""What makes a waiver a hope, one of the future, or a word about rates."""
HELD_BACK = cue(
    zh=r"(?:先|暂时?|暂且)(?:都|也|就|给您|给你)*不(?:会)?(?:算|收|计|加|要|用[还付交])|暂停|暂缓|冻结",
    en=r"pause\w*|freez\w+|on hold|hold off|for the time being|for now",
)
"""A charge put off, not given up."""
NOT_CHARGED = cue(
    zh=r"不(?:会)?(?:再)?(?:算|收|计|加|要)",
    en=r"(?:no|without|drop|waiv\w+|stop\w*|charge|add)\b",
)
"""What may mean a charge given up, or one not run up in the meantime."""
PENDING = cue(
    zh=r"""
    (?:结果|答复|回复|回音|消息|批复|结论|核实|核查|复核|调查|审核|审批|查清|弄清|处理完)[^,，。]{0,6}(?:之?前|以前|期间)
    没(?:有)?(?:出)?(?:结果|答复|回复|回音|消息|批复|结论|查清|弄清|定)
    (?:不|停止?)催(?!.{0,16}不[^,，。]{0,2}了)
    """,
    en=r"""
    (?:while|until|till)\b[^,.]{0,30}\b(?:look\w*|review\w*|check\w*|investigat\w+|hear|decid\w+)
    (?:while|until|till)\b[^,.]{0,30}\b(?:answer|decision|result|outcome|dispute|pending|sort\w*)
    (?:while|until|till) (?:this|that|it)(?:'s| is)
    """,
)
"""Something else has to come out first."""
NOT_RUNNING = cue(
    zh=r"(?:不再|不另外?|都不|也不|就不|不)(?:计|加|算|收|产生|跑)",
    en=r"""
    no (?:more |further |new |extra |other )*(?:late )?(?:interest|fees?|charges?)
    (?:interest|fees?|charges?) (?:stays?|is|are|remains?|goes|stops?) ?(?:off|frozen|out)?
    (?:without|free of) (?:any )?interest|interest[- ]free|not (?:charged|added)
    """,
)
"""A charge that does not come up, whatever has come up already."""
MEANWHILE = cue(
    zh=r"这段时间|分期里|(?:分期|还款|还钱)的?(?:时候|时间|过程)|还完[之以]?前|一直到还完|在还的|计划里",
    en=r"""
    the (?:whole|entire) time|all the way through|along the way|for the (?:duration|whole plan)
    while (?:you|we|it|this|that|the|your)(?:'re|'s)?
    during (?:the|your|this) (?:plan|payments|arrangement|repayment)
    as long as you(?:'re)? (?:keep|stick|stay|pay(?:ing)? on time|make the)
    (?:until|till) (?:it|that|this|everything|the balance|you)(?:'s|'re| is| are)? (?:all )?{_DONE}
    """.replace("{_DONE}", "(?:done|paid|finished|through|clear)"),
)
"""Beside it: for as long as he pays."""
GIVEN_UP = cue(
    zh=r"免|抹|(?<!计)划|豁",
    en=r"waiv\w+|forgiv\w+|drop\w*|remov\w+|eras\w+|cancel\w*|knock\w*|wip\w+",
)
"""What waives all the same."""
APPLY = cue(zh=r"申请", en=r"apply|application|put in for|submit")
"""A waiver somebody else decides on."""
ONLY_PRINCIPAL = cue(
    zh=r"(?:只|光|单|就)(?:用|需|要|收|还|付|交|按){1,3}(?:个)?本金",
    en=r"(?:just|only) (?:pay )?(?:the )?principal|principal only",
)
"""All but the principal."""
_COIN = "(?:dollar|cent|dime|penny|nickel)"
_NOTHING = f"(?:nothing|zero|none|not (?:a|one) {_COIN})"
_TAKEN = (
    "(?: (?:is|are|gets?|comes?|coming|goes|going|being|will be|taken|knocked|else|more|at all))"
)
_OF_WAIVER = (
    "(?:an?|any|the|such|more|further|other|late|penalty|default|fees?|charges?|interest|principal)"
)
NO_WAIVER = cue(
    zh=r"""
    不打折|没有?(?:得)?折扣?|没有?优惠|一分(?:钱)?[都也]?(?:不能?|没法|没得)(?:减|免|少|让|降|抹)
    (?<![免难])不(?:予|做|再|给|能|可以)?减?免(?!不)
    (?:没得|没法|没办法|不给您?|不能给您?)减?免
    (?<!难)(?<!不)免不(?:了|掉|成|得)
    """,
    en=r"""
    (?:no|not|without) (?:{of} )*waiv(?:er|ers|ing)
    no (?:[a-z]+ ){0,2}{part} {come}*(?:waived|forgiven|off)
    not (?:going to |gonna )?(?:forgiv|dropp?|remov|eras|cancel+)(?:e|ing)
    (?:not|never) (?:[a-z]+ ){0,2}?(?:tak|knock|writ|shav)(?:e|ing) (?:any|a {coin})[^,.]{0,30} off
    {nothing}{taken}{0,3} (?:off(?! the table)|waived|forgiven|reduced|discounted)
    no (?:further |other |more |extra )?(?:discounts?|reductions?|price cuts?)(?! {beyond})
    """.replace("{part}", _PART_EN)
    .replace("{of}", _OF_WAIVER)
    .replace("{come}", "(?:will be |are |is |gets? |being |com(?:es?|ing) |go(?:es|ing) )")
    .replace("{nothing}", _NOTHING)
    .replace("{coin}", _COIN)
    .replace("{taken}", _TAKEN)
    .replace("{beyond}", "(?:beyond|other|except|past|besides|bigger|larger|over|more|than)"),
)
"""A waiver named only to say that there is none; 罚息不收 and "no late fees" are waivers."""
FULL_PRICE = cue(
    zh=r"全价|原价|不打折|没有?(?:得)?折扣?(?!吗)", en=r"full price|list price|no discounts?"
)
"""The price of what was bought stays as it is: that is the principal."""
ELSE = cue(
    zh=r"别的|其他|其余|另外",
    en=r"nothing (?:else|more)|no (?:other|further|more)|else|rest|remaining",
)
"""A waiver denied is any but those named."""
KEPT = cue(
    zh=r"""
    (?:罚息|违约金|滞纳金|利息|本金|货款|货钱|息费|逾期费)[^,，。0-9免减]{0,4}(?:照[收算付交还旧]|不(?:动|变|少)|不[减让](?![半免了不])|保留|(?:得|要)收)
    (?:罚息|违约金|滞纳金|利息|本金|货款|货钱)[0-9.,¥元块]{1,12}照[收算付交还旧]
    """,
    en=r"""
    {part} (?:[a-z']+ ){0,3}?(?:stays?|stands?|remains?|staying|standing|apply|applies)(?! {gone})
    (?:leav|keep)(?:e|ing)? (?:the |your |those |all )*(?:[a-z]+ )?{part}(?! {gone})
    """.replace("{part}", _PART_EN).replace(
        "{gone}", "(?:off|out|away|gone|waived|frozen|paused|on hold|at zero|at bay|down)"
    ),
)
"""A part of the debt that stays as it is."""
STAYS = cue(
    zh=r"^[ ,，]*(?:都|也|还是|还)*(?:照[收算付交还旧]|不(?:动|变|少)|保留)",
    anywhere=r"""
    ^ *(?:that |it |they )?(?:just |all |still )?(?:stays?|stands?|remains?){_SO}[ ,.!;]*\Z
    """.replace("{_SO}", "(?: on| put| whole| there| in)?"),
)
"""A clause by which what the words before it name stays as it is."""
SUM_OF_PART = re.compile(
    r"\b(?:waiv|forgiv|drop|remov|tak|knock|eras|cut|writ)\w*(?: off)? (?:about |another |you )*"
    r"(?P<sum>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{2})?)(?: bucks| dollars)?"
    r" (?:of|off|from|in|worth of) (?:of )?(?:the |your |those |that )*"
    r"(?:late |penalty )?(?:fees?|charges?|interest|penalt(?:y|ies))\b",
    re.ASCII,
)
"""A sum waived of a part, whether or not it is called money."""
DISCOUNT = cue(zh=r"折|[%成](?!半)", en=r"off|discount|reduction", anywhere=r"百分之")
HALF = cue(zh=r"半", en=r"half|halv(?:e[sd]?|ing)")
"""Words by which a share without a component is off the whole balance; "half off" is too loose."""
THE_OTHERS = cue(zh=r"其余|其他|别的|剩下", en=r"else|rest|other")
"""Not what the clause before named."""
OF_IT = cue(
    anywhere=r"""
    ^[ ,，。.!！;；的了吧]*\Z
    ^ of (?:it|them|those|that|what|the (?:late )?(?:fees?|charges?|interest|penalt))\b
    """
)
"""After a share: nothing but what was named before it is shared."""
GLOSS = cue(
    anywhere=r"""
    ^[ ,，]*(?:也就是|也即|就是|即|等于|相当于|合计|一共)
    ^[ ,]*(?:that's|thats|that is|which is|i\.e|or)\b
    ^[ ,]*(?:well|just|only|about)? ?half of (?:it|them|those)\b
    ^[ ,，]*那(?:就|可)?是
    """
)
"""A clause that says what the one before comes to."""
OF_PAYMENTS = cue(
    zh=r"""
    (?:首[付期笔]|[第头]一[笔期]|头[笔期]|每(?:个?月|[期笔次周])|月供|月还)[^,，。0-9]{0,8}(?:减|降|砍|优惠|让|{_MOVED})
    (?:减|降|砍)(?:低|少)?(?:一?点)?(?:首[付期笔]|[第头]一[笔期]|头[笔期]|每(?:个?月|[期笔])|月供)
    """.replace("{_MOVED}", MOVED_ZH),
    en=r"""
    {_LOWER}(?: down)? (?:[a-z']+ ){0,2}?(?:first|down|initial|monthly|payments?|instal\w+|deposit)
    (?:first|down|initial|monthly) (?:payments?|one|instal\w+)[^,.]{0,24}\b(?:down|lower\w*|reduced)
    """.replace("{_LOWER}", "(?:lower|reduc|cut|drop|bring|shav|knock)\\w*"),
)
"""What is lowered is a payment, not the debt: 首笔可以降到2000, "lower the first payment"."""
LOWERED_TO = cue(
    anywhere=rf"""
    {MOVED_ZH} ?\Z
    {MOVED_EN} ?\Z
    \bdown to(?: just| about| only)? ?\Z
    """
)
"""Right before a sum that a payment is moved to, where no part of the debt is named."""
PAID = cue(anywhere=r"(?:还|付|交|缴|pay|send|paying|for)(?: me| us)? ?(?:上|个|just )? ?\Z")
"""Before an amount: it is paid, not waived."""
