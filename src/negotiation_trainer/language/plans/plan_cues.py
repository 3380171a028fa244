"""The words by which a clause puts money forward: paying, proposing, clearing, spreading."""

from __future__ import annotations

from negotiation_trainer.language.figures.moved_cues import MOVED_ZH
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.repaying import REPAY_ZH

PAY = cue(
    zh=r"""
    {repay}
    (?<![应未没待尚已])付(?!款[日方]|出)
    (?<![应未没待尚已])交(?!流|易|通|代|给法)
    (?<![应未没待尚已])缴
    转(?!告|达|移|交|述|过去|给主管)
    打(?:过来|进来|到账|到卡|到还款|入|款|给我们)
    打(?=[0-9一二两三四五六七八九][0-9十百千万,.]+(?!次|遍|道|通|个))
    存(?!在|款)
    汇(?!报)
    首付|首期|头期|首笔|头一?笔|第一笔
    先来|先给|先把
    凑
    结清|结掉|结了|清掉|清零|补上|补齐
    处理(?:掉|了|一下)?(?!好您|异议|投诉)
    安排(?!时间|人)
    拿(?:得?出|个|来)
    (?<!一次)(?<!一次性)拿(?=[0-9一二两三四五六七八九])
    分期
    垫(?!背)
    """.replace("{repay}", REPAY_ZH),
    en=r"""
    (?:pay|send|put|bring|start|settle|clear|manage|handle|swing)(?:ing|s)?
    (?:knock out|catch up|take care of|accept|split|spread|bring it)(?:ing|s)?
    set (?:it |this |that |you )?up
    (?:resolve|close (?:it|this) out|mail|wire|transfer|submit|chip in)(?:ing|s)?
    mak(?:e|ing) (?:a|an|one|the|that|two|three|your|another|it)
    mak(?:e|ing) [$]?[0-9a-z]+ (?:a month|payments?)
    (?:do|give|afford|take)(?! (?:you|not)\b)
    down payment|payments of|instal{1,2}ments|deposit|cents on (?:the|a) dollar
    get (?:us|me|in)
    """,
)
"""Handing over money."""

NOW = cue(
    zh=r"""
    今天|今日|今晚|现在|马上|立刻|立即|当天|这会儿|眼下
    先(?!生|说|听|看|问|别|不|聊|谈|核|确认|登记|消)
    首付|首期|头期|首笔|头一?笔|第一笔|第一期
    """,
    en=r"""
    now|today|tonight|down|up ?front|right away|immediately|first|to start|deposit|initial
    this (?:morning|afternoon|evening)
    """,
)
"""Money to arrive at once or before the rest."""

TODAY = cue(
    zh=r"今天|今日|今晚|当天",
    en=r"(?<!from )today|tonight|right now|this (?:morning|afternoon|evening)",
)
"""The day of the talk itself."""

PROPOSE = cue(
    zh=r"""
    您看|你看|要不|不如|怎么样|如何|建议|方案|咱们?
    行吗|行不行|可以吗|可不可以|好吗|好不好|成不|能行|能不能|扛得住|压得住|中不中|呢[?？,，。 ]*$
    定在|约定|宽限|延到|延期到|放到|推到|挪到|缓到|给您到|(?<![一对])起(?!诉|来|码|初)
    也就是
    """,
    en=r"""
    how about|what about|what if|could (?:you|we)|can (?:you|we|i)|would|would you
    let's|let me|suppose|say|offer|propose|suggest|(?<!we )plan|plan(?! (?:for|around))
    need you|want you|looking for|asking for|i need|i'd like|i'd take
    i can|we can|i could|i'll|we'll
    starting|beginning|by|until|extend|works?|deal
    """,
)
"""Putting something forward."""

_WHOLE = "(?:一次性?|一把|一笔|全部|全额|全款|都|整笔|彻底|现在|今天)"
_CLEARED = "(?:还清|结清|付清|清掉|处理掉|还掉|还完|结掉|还上|补齐)"
_IT = (
    "(?:it|this|that|the (?:whole |full |entire |total )?"
    "(?:thing|balance|amount|debt|account|bill|total))"
)
_ONCE_EN = "(?:all at once|at once|outright|in (?:one|a single) (?:shot|go|payment|lump|sum))"
_PAY_ALL = "(?:pay|clear|settle|take care of|handle|resolve|need|close out|send)"
FULL = cue(
    zh=r"""
    # one go, all of it, today … paid off
    {whole}[^,，。不没]{0,6}{cleared}(?![之以]?[前后]|过|了[吧吗没]|不|证)
    (?<!最后)(?<!上)(?:一次性?|全部|全额|全款)(?:还|付|交)(?![不款])
    (?:今天|现在|今晚)[^,，。不没]{0,3}把(?:钱|账|欠款|这笔)[^,，。0-9]{0,3}(?:结|清|还)(?:了|清|掉)
    """.replace("{whole}", _WHOLE).replace("{cleared}", _CLEARED),
    en=r"""
    pay\w* (?:{it} )?(?:all )?(?:off(?! the first)|in full)
    {pay} (?:us |me |out )?(?:it all|all of it|everything)
    {pay} (?:us |me |out )?the (?:whole|full|entire|total|complete|remaining|balance|account|debt)
    all of it (?:by|today|now|on|this|next)
    (?:full|entire|whole|total) (?:balance|amount|payment|thing) (?:today|now|by|on|tonight)
    (?:full|entire|whole|total) (?:balance|amount) (?:within|in (?:the next )?[0-9]+)
    in full|lump sum
    (?:pay|settle|clear|handle|knock)\w* (?:{it} )?(?:all )?(?:off |out )?{once}
    (?:pay|settle|clear) (?:it|this|that) (?:up )?(?:today|now|tonight|right now)
    """.replace("{it}", _IT)
    .replace("{pay}", _PAY_ALL)
    .replace("{once}", _ONCE_EN),
)
"""The whole balance at once."""

CLEARED = cue(zh=r"(?<![已未应])(?:还清|结清|付清)(?![之以]?[前后]|证明|过|了[吧吗没])")
"""The whole balance, where a day stands beside it."""

PRINCIPAL = cue(
    zh=r"""
    (?<![只光单就])(?:还|付|交)[清上掉完]?本金
    本金[^,，0-9%]{0,4}(?:还|付)(?:了|清|上|掉)
    """,
    en=r"(?<!just )(?<!only )pay (?:off )?(?:the|your) principal",
)
"""The whole principal at once."""

NOT_FULL = cue(
    zh=r"""
    应于|应当|才能|直到|已结清|不用|不必|不需要|没必要|别
    什么时候|啥时候|哪天|多久|之后|以后|慢慢|最终|只要还清|分
    """,
    en=r"""
    when|how (?:soon|long)|until|(?<!\bat )once|after|over|eventually
    applied|thank|ends|without|marked|reported|letter|statements?|still paying|'re paying
    """,
)
"""What keeps such words from being a proposal."""

_WHOLE_EN = (
    "(?:at once|in one go|in one payment|in full|a? ?lump sum|all of it|outright"
    "|the whole (?:thing|amount|balance))"
)
_PARTS_EN = (
    "(?:in|into|over|by) (?:[a-z]+ )?(?:parts|pieces|chunks|instal{1,2}ments|payments|months)"
    "|split|spread|monthly|a plan|a payment plan|instal{1,2}ments|payments"
)
CHOICE = cue(
    zh=r"""
    {whole}[^。;；!！?？]{0,12}还是[^。;；!！?？0-9]{0,6}(?:分(?!钟)|慢慢|按月|每个?月)
    (?:分(?!钟)|按月|每个?月)[^。;；!！?？]{0,8}还是[^。;；!！?？0-9]{0,6}{whole}
    """.replace("{whole}", "(?:一次|一把|一笔|全部|全额|全款|整笔)"),
    en=r"""
    {whole}(?: now| today| by [a-z]+)?,? or (?:[a-z']+ ){0,4}?(?:{parts})
    (?:{parts}),? or (?:[a-z']+ ){0,4}?{whole}
    """.replace("{whole}", _WHOLE_EN).replace("{parts}", _PARTS_EN),
)
"""All at once or in parts: who asks which proposes no payment of the whole."""

HARD = cue(
    zh=r"""
    (?<![不困])(?<!没什么)(?<!没啥)难(?!道|得|免|怪|关|不难|吗|[?？])|困难(?!吗|通道|申请|户|补助)|够呛|吃力(?!吗)|费劲(?!吗)
    不现实|不容易|不切实际|不好拿|勉强(?!可以|能|够)|拿不出|凑不[齐出]|压力(?:太|很|挺|比较)?大(?!吗)
    """,
    en=r"""
    hard(?! (?:deadline|copy|date|number|stop))|tough|difficult|unrealistic|impossible
    (?:not|isn't|wouldn't be) (?:really |very |that |exactly )?(?:easy|realistic|possible|doable)
    (?:can't|cannot|couldn't|can not) (?:really )?(?:do|pay|manage|swing|afford|come up)
    (?:is|that's|it's|would be|'d be) (?:just |quite |too )?(?:a lot|much)(?! (?:less|better|more))
    a (?:real )?stretch|a lot to ask|out of reach|asking a lot
    """,
)
"""Whether what is named is called too hard to do: that proposes nothing."""

GRANTED = cue(
    zh=r"知道|明白|理解|清楚|确实|肯定|估计|对(?:您|你)|这|那|也是|有点|比较|太|挺|很",
    en=r"know|understand|get it|realize|see|sure|that's|it's|that is|which is|would be|might be",
)
"""Beside it: whoever calls the thing before hard."""

STILL = cue(zh=r"^ *(?:但|可(?!以)|不过|然而)", en=r"but|still|though|however|yet")
"""What goes on to propose a thing in spite of its being hard."""

REST = cue(
    zh=r"剩下?的?|余下?的?|其余|另一半|尾款|最后(?:那|一|的)?(?:点|笔)|尾数|零头",
    en=r"""
    rest|remainder|remaining|balance|other half|(?:half|1/2) next month|half on
    (?:last|final) (?:little )?(?:bit|one|part|piece|chunk)|(?:what's|whatever's|whatever is) left
    """,
)
"""What a first payment leaves."""

REST_AT_ONCE = cue(
    zh=r"""
    下个?月(?!再|.{0,3}商)|次月|付清|还清|结清|补齐|一次
    (?<![个0-9一二三四五六七八九十])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|初)?(?!后)
    """,
    en=r"""
    next month|in full|pay it off
    (?:in|by|come) (?:january|february|march|april|may|june|july|august|september|october)
    (?:in|by|come) (?:november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)
    """,
)
"""The rest in a single further payment; so does a day beside it."""

SPREAD_OUT = cue(
    zh=r"分|每|期|慢慢|商量|再说|再谈", en=r"over|each|every|a month|payments|monthly|talk"
)
"""The rest in more than one payment, or not settled yet."""

LATER_MONTH = cue(
    zh=r"下个?月|次月|(?:接下来|之后|后面|往后|后)(?:的|这)?[两二三四五六]个?月|(?<!个)(?<![0-9一二三四五六七八九十])(?:[1-9]|1[0-2]|[一二三四五六七八九十]|十[一二])月(?=还|付|再)",
    en=r"""
    next month|the month after|(?:the|each of the) (?:next|following) (?:[a-z0-9]+ )?months?
    in (?:january|february|march|april|may|june|july|august|september|october|november|december)
    """,
)
"""A month after that of the first payment."""

THIS_MONTH = cue(anywhere=r"(?:这|本|首|头)个?月(?:先|就|只|给|还)?\Z")
"""Right before an amount: it is this month's."""

AT_ONCE = cue(anywhere=r"^ (?:down|now|today|tonight|up ?front|first)\b")
"""Right after an amount: it is paid at once."""

EVERY_MONTH = cue(
    zh=r"每个?月(?!供|工资|收入)",
    en=r"(?:every|each) month|monthly(?! (?:statement|bill|income|budget))",
)
"""Before an amount, or just before a bare one: it comes every month."""

EACH = cue(
    anywhere=r"""
    ^ ?(?:each|apiece|every time(?! you))\b
    ^ ?(?:times|for(?: the)?(?: next)?) ?\Z
    """
)
"""Between an amount and the number of payments: six times that amount."""

TIMES_AFTER = cue(anywhere=r"^ ?[x×*乘] ?[0-9一二三四五六七八九十]")
TIMES_BEFORE = cue(anywhere=r"[0-9] ?[x×*] ?[$¥]?\Z")
"""An amount times a number: 5 x $74."""

FORTNIGHTLY = cue(
    zh=r"""
    每(?:两|2|二)个?(?:周|星期|礼拜)|隔周
    (?:两|2|二)个?(?:周|星期|礼拜)(?:还?一[次回笔期还]|还?1次)
    """,
    en=r"""
    every (?:two|2|other|second) (?:weeks?|(?:mon|tue|wed|thu|fri|sat|sun)\w*|paychecks?)
    biweekly|bi-weekly|fortnightly|a fortnight
    """,
)
"""Twenty-six times a year."""

TWICE_A_MONTH = cue(
    zh=r"""
    半个?月(?:还?一[次回笔期]|还?1次)|每半个?月|一个?月(?:还)?(?:两|2)[次回笔]
    每(?:个)?月[^,，。]{0,4}[号日](?:[跟和与、,，]|还有)[^,，。]{1,4}[号日]
    """,
    en=r"""
    twice a month|two times a month|semi-?monthly|twice monthly
    the (?:1st|first) and (?:the )?(?:15th|fifteenth)
    """,
)
"""Twenty-four times a year."""

SPREAD = cue(
    anywhere=r"""
    ^[^,，]{0,12}(?:分成?|拆成?|分作)\Z
    ^ (?:[a-z']+ ){0,3}(?:over|in|into|across) ?(?:the )?(?:next )?\Z
    """
)
"""Between an amount and a number of payments: the amount is divided."""

FIRST_PAYMENT = cue(
    zh=r"首付|首[期笔]|[第头]一[期笔]|头[期笔]|[第头]一个(?=[0-9一二三四五六七八九十]{1,3}[号日])",
    en=r"first (?:payment|instal{1,2}ment|one)|payments? (?:start|begin)s?",
)
"""Names of the payment that a day beside them is the day of."""

GRACE = cue(zh=r"宽限|缓(?!解)|推迟|延后|延期(?!到)|往后[挪推延]", en=r"grace|skip|wait")
"""A time before the first payment."""

EXTEND = cue(
    zh=r"宽限(?!期)|延期|延后|延长|缓(?!解)|(?:推|放|挪|延|定|改)[到在](?!期)",
    en=r"extend|extension|give you|push it|(?:move|push|shift)(?: [a-z]+){1,3} to",
)
"""Moving the day on which something is due."""

RATE_ALONE = cue(anywhere=r"^ *(?:那就?|就|咱们?)?月供(?:就|是|为)? ?\Z")
"""月供两千 with nothing before it is put forward, not told."""

SOME_DAY = cue(
    zh=r"""
    (?:[0-9一二两三四五六七八九十]|几)(?:天|周|个?星期|个?礼拜)[之以]?内
    发(?:了|的)?(?:工资|薪水?|钱)|月[初中](?!国)|节前|下个?月|下周
    """,
    en=r"""
    within (?:an?|the|one|two|three|[0-9]+) (?:day|week|month)s?|when you(?:'re| get| are) paid
    after you(?:'re| get) paid|next (?:month|week|paycheck|payday)|(?:this|next) weekend
    """,
)
"""A day that no calendar knows, or the end of some days from now."""

WITHIN = cue(anywhere=r"\bwithin (?:the )?(?:next )? ?\||\|之?(?:以)?内")
"""Around a count of days (|): the payment comes before they are over."""

STARTING = cue(
    anywhere=r"""
    (?:从|自|(?:首|头|[第头]一)[期笔].{0,6}) ?\Z
    \b(?:from|starts?|starting|beginning|begins?)(?: on)?(?: the)? ?\Z
    \bfirst (?:one|payment)?(?: is| on| due)*(?: the)? ?\Z
    """
)
"""Right before a day: the payments begin on it."""

STARTS_AFTER = cue(
    anywhere=r"""
    ^ ?(?:那天)?(?:起|开始|(?:付|还|交|是)?[第头]一[笔期次])
    ^ (?:is |as |for )?(?:the )?first\b(?! of)
    """
)
"""Right after a day: the payments begin on it."""

AGAIN_AND_AGAIN = cue(anywhere=r"^(?:every|each)\b|^每")
"""How a day that comes again and again begins."""

OVER_TERM = cue(
    zh=r"分|期|还|付|摊|延|展|拆|月供|(?:年|个月)(?:可以|行|成)(?![?？吗])",
    en=r"""
    payments?|instal{1,2}ments?|plan|pay\w*|over|spread|split|stretch|set up|arrange
    break|for|divide|parts|chunks|pieces|down|up ?front
    """,
    anywhere=r"""
    [0-9] ?[x×*]
    [x×*] ?[0-9]
    """,
)
"""A term as the length of a plan."""

PLAN_ALONE = cue(
    zh=r"""
    分|延|展|拆|怎么样|行不行|行吗|可以吗|能行|呢(?:[?？]|[。 ]*$)|还清|还完|付清|期没问题
    ^[ ,，]*那就[^,，]{0,3}[0-9一二两三四五六七八九十]+(?:期|个月)
    (?:剩|余|其余)[^,，。]{0,8}(?:期|个月)[^,，。]{0,2}(?:还|付|慢慢)
    """,
    en=r"""
    plan|payments?|instal{1,2}ments?|spread|split|stretch|over|set up|paid off
    how about|what about|work|help|pay\w*|let's (?:do|say|make it|go with)
    """,
    anywhere=r"""
    ^ *(?:ok,? |okay,? |so |then |make it )?[0-9a-z]+ (?:months|payments)(?: then| it is)?[ ,.?!]*\Z
    """,
)
"""What a length needs beside it to be a proposal by itself."""

SEQUEL = cue(
    anywhere=r"""
    ^ *(?:and |or )*(?:then|after|afterwards|thereafter|from|starting|later|until|or|plus)\b
    \b(?:after that|thereafter|from then on|from (?:month|january|next year))\b
    ^ *(?:再|那)?(?:之后|以后|然后|后面|往后|接着|从|第|最后|或|要么|要不|也可以|明年|下半年|后)
    """
)
"""A rate for later than another one, or to choose instead of it."""

REPLACES = cue(
    zh=rf"换成|不如|而是|应该是|那就|{MOVED_ZH}",
    en=r"instead|make (?:it|that)|rather|let's say|no|sorry|i mean|actually|better",
)
"""A rate in place of one just named."""

_NO_PART = r"(?!(?: of (?:the|your|that|those))? (?:interest|fees?|penalt|late|charges?))"

REST_FORGIVEN = cue(
    zh=r"""
    (?:剩|余|其余)[^,，。0-9]{0,6}(?:免(?!费)|不要了|不用还|不收|一笔勾销|抹)
    [0-9百千万块元](?:一次性?)?(?:就|就算|算)(?:{_SETTLED}){_ALL}
    (?<!才)(?:就算|算作?|视为|视同|当作?)(?:全部|彻底|全)?(?:还清|{_SETTLED}){_ALL}
    (?:咱们?|我们|这笔|这事|这账)(?:也|都|就|算|彻底){0,3}两清
    """.replace("{_SETTLED}", "结清|清账|两清|了结").replace("{_ALL}", "(?![本当上这]期|不)"),
    en=r"""
    (?:forgive|waive|write off|wipe out|drop|forget) the (?:rest|remainder|remaining)NO_PART
    {left}{is} (?:forgiven|waived|written off|cancel{1,2}ed|dropped|forgotten|wiped(?: out| away)?)
    {rest}{is} gone
    settles? (?:it|the account|this)(?: for)?|settle(?:s|d)? (?:for|at)|on (?:the|a) dollar
    (?:as|for) (?:a )?(?:payment|paid|settled|settlement) in full|paid and settled
    (?:in|as) full (?:and final )?(?:settlement|payment|satisfaction)|as settlement|as a settlement
    (?:settled|satisfied) in full(?! (?:once|when|after|only))
    (?:call (?:it|us)|we're|we are|we'd be|we'll be) (?:even|square|quits)(?! [a-z]+er\b)
    call it settled|(?:mark|report|close) {it} (?:out )?(?:as )?(?:settled|paid in full)
    """.replace("NO_PART", _NO_PART)
    .replace("{left}", "(?:rest|remainder|remaining (?:balance|amount)|balance|what's left)")
    .replace("{rest}", "(?:rest|remainder)")
    .replace("{it}", _IT)
    .replace("{is}", "(?: of it)?(?:'s| is| are| gets?| being| will be| would be|'ll be)"),
)
"""Whatever a single payment leaves is waived."""
