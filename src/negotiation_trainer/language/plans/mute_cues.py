"""The words by which a clause only tells, asks, denies or remembers, or is about other things."""

from __future__ import annotations

from negotiation_trainer.language.figures.moved_cues import MOVES_ZH
from negotiation_trainer.language.plans.cue_tables import cue, either
from negotiation_trainer.language.plans.denial_cues import NOT_MINE, NOT_TO_BE
from negotiation_trainer.language.plans.hearsay_cues import HEARSAY

_PAST = cue(
    zh=r"""
    上个?月(?!底)|上次|上期|上周|去年|前天|昨天|后来说
    (?<![号日天底初末])之前(?=您|你|说|答应|还过|承诺)
    已经?(?:经)?(?:还|付|收|入|扣|打|报|过)
    还过|付过|交过|收到(?:您|了|过)|到账了|入账了
    没有?(?:收到|入账|到账)|都没到账
    还了(?=[0-9一二两三四五六七八九])
    是(?:我们|咱们|您|你)?(?:[0-9一二三四五六七八九十]+月份?|上次|当时|那时)(?:写|记|说|定|约)下?的
    拖(?:着|了|一)|逾期|拖欠|欠了|没还|未还|到期未
    """,
    en=r"""
    {_BUT}(?:you|u|we|i|he|she)(?:'ve)? {_LATELY}(?:paid|sent|made|missed|received|got|had|spent)
    (?:you|u|we|i|he|she)(?:'ve)? {_LATELY}(?:used|borrowed|promised|agreed|set up)
    (?:was|were|been|got) (?:already )?(?:paid|posted|received|waived|returned|credited)
    (?:was|were|been|got) (?:already )?(?:charged|refunded|applied|declined)
    came (?:in|due)|posted(?! (?:by|on|before)\b)|bounced|missed|ago|previous(?:ly)?
    behind|overdue|past due|went through
    last (?:month|week|year|time|call|spring|summer|fall|winter|payment)|your last
    i (?:have|see|show) (?:a|an|one|your|two|no) payments?
    (?:is|are|was) after (?:that|the) credit
    (?:is|was) what (?:we|you|i)(?: both| had)? {_SET}(?: down)? (?:back )?(?:last|then|in {_IN})
    """.replace("{_SET}", "(?:wrote|put|agreed|said|noted|set|had)")
    .replace("{_IN}", "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
    .replace("{_BUT}", "(?!(?<=s all )(?:i|we)(?:'ve)? (?:got|had))")
    .replace("{_LATELY}", "(?:have |had |already |only |just |last ){0,2}"),
)
"""What has been."""

_JUST_NOW = "(?:刚才|刚刚|刚|方才|才|前面|先前|早先|(?<![号日天底初末])之前)"
"""When the other said something in this talk or before it."""

_REPORTED = cue(
    zh=r"""
    (?<![按照依跟给和对像])(?:您|你)(?:上次|上月|上周|当时|的意思)?(?:是)?(?:说|提到|希望|想要?(?!好)|要求|答应|承诺|提出|的意思)(?!明|好|一下|清楚|个数)
    (?<![按照依跟给和对像])(?:您|你)(?:自己|自个儿|也|不是)?{_JUST_NOW}(?:也|还|都|不是|跟我们?|和我们?|对我们?)*(?:是)?(?:说|讲|提|报|希望|想要?(?!好)|要求|答应|承诺|的意思)(?!明|好|一下|清楚|个)
    {_JUST_NOW}(?:您|你)(?:自己|自个儿)?(?:也|还|都|不是|跟我们?|和我们?)*(?:是)?(?:说|讲|提|报|答应)(?!明|好|一下|清楚|个)
    (?:如果|要是|假如)(?:您|你)(?:不|没)
    """.replace("{_JUST_NOW}", _JUST_NOW),
    en=r"""
    you(?:'ve|'d)? {_JUST}(?:said|mentioned|told|asked(?! for)|offered|saying|telling|brought up)
    you(?:'ve|'d)? {_JUST}(?:asking|promised|wanted|suggested)
    u (?:said|told|promised)
    you're (?:asking|saying|offering|telling)
    if i (?:heard|understand|understood|got)|sounds like|did i hear
    so you (?:can|could) do|do you want me|you want (?:me|us)
    are you (?:asking|saying|offering)
    """.replace("{_JUST}", "(?:just |now |already |earlier |did |were |had |have ){0,3}"),
)
"""What the other has said or wants."""

_ASKED = cue(
    zh=r"""
    怎么(?:还|付|处理|安排|算|来的)
    (?:什么时候|啥时候?|哪天|几号)(?:能|可以|打算)?(?:还|付|到|转|结)
    打算(?:怎么|什么|啥|哪|几)
    (?:多少|几期|几个月)(?!都|也)
    """,
    en=r"""
    how (?:much|many|soon|will|did|are|do|can|could|should|would) (?:you|u|we|can)(?! (?:feel|like))
    (?:was|is) anything|what (?:date|day)|when (?:can|will|could|are|do|would) (?:you|u|we)
    """,
)
"""What is only asked, with nothing put forward."""

_DENIED = cue(
    zh=r"""
    (?<!能)(?<!可)不(?:能(?!再)|可以(?!吗|？)|可能|同意|接受|给|打|还(?!完)|付|交(?!流)|转|包括|够|现实)
    (?<!能)(?<!可)不会(?:减|免|收)
    没法|没办法|无法|做不到|批不(?:了|下来)|[给让]不[了起出]
    (?:没有?|无)(?:这个)?(?:权限|授权|办法)|未授权
    [还付交拿减免办]不(?:了|起|出|到)
    (?<!行)不行(?!您|$|[?？])
    太(?:多|高|少|难|重|紧)|有(?:困难|压力)|吃力|(?:觉得|觉着|要是|嫌|有点儿?)[^吗?？]{0,4}紧(?!吗)
    (?:仍|还)?(?:无|未)(?:付|还|收|见|能|按)
    (?<!能)(?<!可)不是(?!还|先|可以)
    没(?:有)?(?:说|答应|让|叫|要求)|不建议
    没有?(?:免|减)(?!费)|超出.{0,5}权限|得(?:报|请示)
    (?<!不)(?<!别)太(?:长|久|晚|迟|慢|低)|(?<!不)超(?:过|出)了?[^,，。]{0,6}(?:上限|权限)
    # a sum called hard at the end of its clause: 一次拿三千我知道难
    (?:知道|明白|理解|清楚|确实|对[您你]来说)[^,，。?？]{0,6}(?<!不){_HARD_ZH}[,，。!！;； ]*$
    """.replace("{_HARD_ZH}", "(?:难|不容易|不现实|费劲|够呛)[了的啊呀吧]*"),
    en=r"""
    (?<!why )(?:can'?t|cannot|can not|won't|wont|will not)(?! (?:you|we)\b)
    (?<!why )(?:could|would|is|are|was|did|does|have|has)n'?t(?! (?:you|we)\b)
    (?<!why )don'?t(?! (?:we|you)\b)
    unable|not my call|not (?:able|allowed|authorized|possible|going|asking|enough|saying)
    no way|never|nobody|more than (?:i|we)|too (?:much|high|steep|tough|hard|little)
    too (?:long|slow|low|far out|late(?! to))|(?:did|do|does|will|would|could|is|are|was) not
    (?:run|go|tak|drag|stretch|carr)(?:e|es|s|ies|y|ing)? {_FAR}(?:past|beyond)
    longer than (?:i|we|my)
    (?:over|outside|beyond|above|past) (?:my|our) (?:limit|authority|range)
    refuse|rather than|declines?|instead of|impossible|no (?:can do|[0-9a-z]+ percent)
    (?:is|are|would be|'d be|feels|sounds) (?:really |pretty |very |so )?{_HARD_EN}(?=[,.;! ]*$)
    """.replace(
        "{_HARD_EN}",
        "(?:hard|tough|difficult|unrealistic|a stretch|a lot to ask)"
        "(?: for you| right now| these days| (?:all )?at once)*",
    ).replace("{_FAR}", "(?:us |it |you |me |way |well |far |out |on )*"),
)
"""What will not be."""

NOT_SO = either(_DENIED, NOT_MINE, NOT_TO_BE)
"""What will not be, or is not the speaker's to grant."""

_HIS = either(_REPORTED, HEARSAY)

MUTE = either(_PAST, _HIS, _ASKED, NOT_SO)
"""A clause of the past, of the other's words, of a question or of what will not be."""

MUTE_IF_SUPPOSED = either(_HIS, _ASKED, NOT_SO)
"""The same where "what if we took it off and you paid …" is no past."""

MUTE_IF_ACCEPTED = either(_PAST, _ASKED, NOT_SO)
"""The same where the other's words are taken up: 您说的每月500我接受."""

SUPPOSED = cue(en=r"what if|suppose")
ACCEPTED = cue(
    zh=r"""
    我(?:接受|同意|答应)|就这么[定办]|就按这个|成交|照这个
    ^ *(?:行|好的?|可以|没问题|成)[,，。!！ ]*$
    """,
    en=r"""
    that works|works for me|fine by me|deal|agreed|let's do (?:that|it)
    (?:i|we)(?:'ll| will| can) (?:take|accept|do) (?:that|it)
    """,
)

REPORT_HEAD = cue(
    anywhere=r"""
    (?<![按照依])(?:您|你){_THEN}?的?(?:意思)?是?[说讲]?的?是?[ ,，:：]*\Z
    (?<!what )(?<!like )(?<!as )\byou(?:'ve|'d)? (?:just |already )?{_TOLD}(?: that)?[ ,:]*\Z
    """.replace("{_THEN}", "(?:刚才|刚刚|刚|前面|先前|之前|上次|自己|自个儿)").replace(
        "{_TOLD}", "(?:said|told (?:me|us)|mentioned)"
    )
)
"""A clause that only introduces the other's words: the next one is theirs."""

_WE_ZH = "(?:但|可)?(?:这个?|这点|这样|那个?|恐怕|抱歉)?(?:我|我们)?(?:真的|确实|实在|这边)?"
_SO = "(?:and |so |but )*"
_GRANT = "(?:do|write|go|take|accept|approve|sign|grant|put)(?: (?:with|for|to|off on))?"
_IT = r"(?:that|it|this|those|either)\b"
_WAY = "(?:way |just |a (?:bit|little) )*"
_MUCH = r"(?:long|much|high|steep|slow|low|far|late|small|little)\b"
TAKEN_BACK = cue(
    anywhere=rf"""
    ^\s*{_WE_ZH}(?:做不到|没办法|办不了|办不到|没法|没有权限|没权限|不行|不可以|不能|不现实)
    ^\s*(?:我|我们)?(?:报上去)?(?:也|肯定|恐怕)?批不(?:下来|了)
    ^\s*(?:that|this|which|it)(?:'s| is)? (?:not|isn't|something i can't)
    ^\s*(?:i|we) can't do that|^\s*no can do
    ^\s*{_SO}(?:i|we) (?:can'?t|cannot|can not|won't|may not) {_GRANT} {_IT}
    ^\s*(?:that|this|which|it)(?:'s| is|'d be| would be) {_WAY}too {_MUCH}
    ^\s*(?:that|this|which|it)(?:'d| would)? (?:runs?|go|goes|takes?) {_WAY}(?:past|beyond)\b
    ^\s*(?:[这那]样?[个笔]?)?(?:也|就|真的?|实在|确实)?(?:有点儿?)?拖?得?太(?:长|久|慢|晚|低)了?[^?？吗]*$
    """
)
"""A clause that withdraws the one before it."""

RECKONED = cue(
    zh=r"(?:得|要|就是|等于|相当于|拖到?|算下来|那就?是?)[还付分拖走快成]{0,4}{_N}(?:期|个月|年)".replace(
        "{_N}", "[0-9一二两三四五六七八九十]{1,3}"
    ),
    en=r"runs?|comes? (?:out )?to|works out|goes|stretch(?:es)?|takes?|makes?|means?|adds up",
)
"""A clause that reckons how long a rate would take."""

LIMIT = cue(
    zh=r"最多|顶多|至多|上限|封顶|只能(?:批|给|做|写|到|分)|只有.{0,4}权限|权限(?:只|就)|太长|太久|超了",
    en=r"""
    at most|(?:my|our|the) (?:limit|max|maximum|cap|ceiling)|no more than|not more than
    (?:my|our) authority|(?:may|can|could) only (?:write|do|go|approve|offer)|the most (?:i|we)
    """,
)
"""What says right after it that this is longer than may be granted."""

STATED = cue(
    anywhere=r"""
    (?:欠(?!条)|余额|总额|总共|一共|合计|(?<!公)共计?|加起来|应还|账单|本期|最低还款|未还|待还)[^还付交先]{0,8}\Z
    (?:货款|借了|借款|额度|费用?(?:是|为|有)|本金|利息|罚息|违约金|滞纳金)[^还付交先]{0,8}\Z
    (?:就|还|只)剩(?:了|下)?\Z
    \b(?:owe[sd]?|owing|balance|totals?|amount|past due)\b[^$0-9]{0,20}\Z
    \b(?:principal|interest|penalty|fees?|charges?|of which)\b[^$0-9]{0,20}\Z
    \b(?:invoices?|charged|limit|borrowed|worth)\b[^$0-9]{0,20}\Z
    \b(?:it's|that's|it is|there's|leaves?|left|you're at|comes to) (?:about |only |a )?\Z
    \b(?:will|'ll) (?:still )?be (?:about |only |a )?\Z
    """
)
"""What stands before an amount that is a statement of the debt."""

OWING = cue(
    zh=r"欠(?:了|着|[一二两三四五六七八九十0-9]+个?[月期])|逾期|没还|未还|拖了",
    en=r"(?:you(?:'ve)?|u) (?:have )?missed|(?:payments?|months?) (?:behind|overdue|past due)",
)
"""What is in arrears: bare sums after it say how much each of them is."""

OWED_IN_ALL = cue(
    anywhere=r"""
    (?:欠(?!条)|余额|总额|总共|一共)[^还付交先分]{0,8}\Z
    \b(?:owe[sd]?|owing|balance|past due)\b[^$0-9]{0,20}\Z
    """
)
"""Before a sum that says how much each part of the debt is: "three months at $1,200"."""

LEFT_OVER = cue(
    anywhere=r"""
    (?:剩下?|剩余|余下?|其余|尾款|余款|另外)的?(?:还有|这|那)? ?\Z
    \b(?:rest|remaining|remainder|remains|other|balance|left)(?: balance| amount| of| is|[ ,:(])*\Z
    """
)
"""What stands before an amount that is what a first payment leaves."""

STATED_AFTER = cue(
    anywhere=r"""
    ^ ?的?(?:本金|利息|罚息|违约金|滞纳金|欠款|逾期|账单|缺口)(?!的?(?:先|今天|现在))
    ^ ?(?:in (?:principal|interest|penalt|fees|late)|of (?:principal|interest))
    ^ ?(?:late |agency |nsf )?(?:fees?|charges?)\b
    ^ ?nsf\b
    ^ ?off\b(?! (?:the|your) (?:debit|card))
    ^ ?(?:balance|total|past due|overdue|outstanding|you owe)\b
    """
)
"""What stands after one."""

OTHER_MONEY = cue(
    zh=r"""
    # what he earns and spends
    (?<!发)(?<!发了)工资|收入|月入|挣|赚|退休金|低保|社保|奖金|养老院
    房租|店租|房贷|车贷|生活费|开销|花销|花了|花掉|刷了|刷的|买了|学费|药费
    # fees and running interest
    (?:处理|管理|工本|核验|服务|证明|诉讼|手续|代办|会员|保险|起诉|审核|修复)费|日息|年化
    保证金|诚意金|定金|押金|红包|退回|退还|退您|抽头
    每月(?:能|就|大概|约)?(?:少|省|多)|多出|差了|差的|扣(?:您|你)
    # what others have or take
    (?:中介|代理|骗子|别人|人家|他|她|舅舅|哥|姐)[^,，。还]{0,4}(?:收|拿|骗|借|欠|要)
    借给|骗了|能贷|借呗|花呗|贷出来
    """,
    en=r"""
    rent|income|paychecks?|salary|mortgage|earn(?:ing|s)?|bring home|take home|wages|unemployment
    car (?:payment|note)|groceries|child support|utilities|insurance|premium|hours|clearing after
    accru\w+|adds?|(?<!stop )adding|credit(?! (?:card|union|report))
    will cost|costs?|surcharge|court costs|filing|gift cards?|security deposit
    you make(?! it\b)|make about|do you make(?! it\b)
    spent|bought|purchases?|charged twice|comprises
    (?:he|she|they) (?:took|kept|owes?|charged|borrowed)|scam(?:mer|med)?
    """,
)
"""Money that is not a payment on the debt."""

CALLING = cue(
    zh=r"""
    打(?:给|电话|过去|过电话|一个|个|三次|两次)|给您打|电话|联系(?!人)|回(?:您|你|话|复|电)
    [点半]钟?(?:左右|以后|之后|再|准时)*打(?!款|钱|过来|[0-9一二两三四五六七八九])
    再聊|再说|再谈|再来(?!一)|跟进|沟通|短信|微信联系|发(?:您|给)|寄|核实|答复|提醒|知会|通知
    """,
    en=r"""
    call(?!ed)|calls|talk|reach|get back|follow up|check (?:in|back)|touch base|text|e-?mail
    letter|let you know|ring|speak|expire[sd]?|dated|revert|remind(?:s|ing|ers?)?|voicemail|message
    confirmation|notice
    (?:i|we)(?:'ll| will|'m going to|'re going to) (?:send|mail|forward)(?! (?:you )?(?:to|back)\b)
    """,
)
"""Days of further contact, not of payment."""

_LET_KNOW = (
    "(?:let (?:me|us) know|tell (?:me|us)|answer|respond|reply|decide|(?<!i )think|sleep on"
    "|(?:need|want|have|like|got) to know|get back to (?:me|us)|call|hear(?: back)? from you"
    "|yes or no|make up your mind|decision|reach out)"
)
_OF_IT = "(?: (?!pay|send|put|make|mail|wire|start|you|i\\b|we\\b)[a-z']+){0,3}"
ANSWER_BEFORE = cue(anywhere=rf"\b{_LET_KNOW}{_OF_IT} (?:by|on|before|until|till) (?:the )?\Z")
"""Right before a day: he is to answer, know, decide or call by then."""
_TO_US = (
    "(?:告诉|通知|联系|回复|答复|答应|回话|回我|回个|回信|想好|想清楚|考虑|定下来|商量|拿主意"
    "|(?:决定|确认)(?![还付转存打交])"
    "|(?:给|跟)(?:我们?|咱)?(?:一?个|句)?(?:准信|准话|信(?!用)|话(?!费)|回话|回音|答案|答复|回复|消息|说|打电话|来电)"
    "|来?个?电话|说一声|吱一?声)"
)
ANSWER_AFTER = cue(
    anywhere=r"""
    ^[之以]?前?[,， ]*(?:您|你|请|麻烦|得|要|能|可以|务必|一定|先|再|就|都)*{_TO_US}
    ^,? (?:please |just |can you |could you |will you |you )?(?:let (?:me|us) know|tell (?:me|us))\b
    ^,? (?:please |just |can you |could you |you )?(?:answer|decide|call|get back|get me an)\b
    ^,? {_I_NEED} (?:a |an |your |to )(?:yes|answer|know|hear|decision)\b
    """.replace("{_TO_US}", _TO_US).replace("{_I_NEED}", "i(?:'d|'ll| will)? (?:need|want|like)")
)
"""Right after one."""

PAPERS = cue(
    zh=r"资料|材料|表格|申请表|证明|复印件|快递|书面|异议|投诉|身份证",
    en=r"""
    forms?|paperwork|papers?|appl(?:y|ication)|statements?|stubs?|proof|photos?|records?|copies
    dispute|letter|documents?|someone|they take|they (?:need|want)
    """,
)
"""Days for something else than money to arrive."""

WAGES = cue(
    zh=r"发(?:了|的|第[一二三]笔|头一?笔|下个?月)?(?:工资|薪|饷)|开工资|工资(?:才)?(?:到|下来|发)|到手",
    en=r"payday|paychecks?|gets? paid|got paid|getting paid|wages|salary|direct deposit",
)
"""Days on which money comes to him."""

DUE = cue(
    zh=r"到期|还款日|账单日|出账|扣款日|最后一天|生效|起诉|立案|上报|报送",
    en=r"due(?! to)|payday|charges? (?:it )?off|reports?|file|filed|opened|court|hearing|late fee",
)
"""Days the account has anyway."""

OTHER_TERM = cue(
    zh=r"""
    时效|不谈|退|取消|未获|过五年|以内|收到|征信|记录|保留|合作|干这行|工作日|生病|住院|休
    异议|有效|审核|疫情|认识|(?:年|个月)(?:了|前|以来|没)|住了|做了|干了
    """,
    en=r"""
    report|dispute|bureau|record|working|letter|writing|probation|clean
    years? of(?! [$]?[0-9])|been|lived|since
    once a year|a year (?:and|ago)|worked|in business
    """,
)
"""A term of something else."""

LATE_AFTER = cue(
    anywhere=r"""
    ^ ?(?:over|past|down|out)(?= ?$|[ ]?[,.;!?]|[ ](?:already|now|and|so|but|on (?:it|this|your)))
    ^ ?(?:late|behind|overdue|past due|delinquent|in arrears|in default|of arrears)\b
    ^ ?(?:了)?(?:没还|没付|没到账|未还|逾期|的?欠款|的逾期)
    """
)
"""Right after a term: it is how late he is."""

LATE_BEFORE = cue(
    anywhere=r"""
    \b(?:late|behind|overdue|past due|delinquent|in arrears|missed){_BY}{0,2} \Z
    (?:逾期|过期|超期|晚|迟|拖|拖欠|欠|超|断供|断){_ABOUT}{0,3}\Z
    """.replace("{_ABOUT}", "(?:了|着|都|有|已经?|快|将近|差不多|整整)").replace(
        "{_BY}", "(?: (?:by|for|about|the|last|over))"
    )
)
"""Right before one."""

RUNNING_AFTER = cue(
    anywhere=r"""
    ^ ?(?:a|per|each|every) (?:month|week|day) (?:in|of) (?:late|interest|fees|charges)
    """
)
"""What stands after an amount that keeps being charged."""

FEE_HEAD = cue(
    zh=r"(?:罚息|违约金|滞纳金|利息|费)(?:是|每[天日月期]|按(?:日|天|月|期|每))",
    en=r"""
    (?:fees?|interest|penalty|charges?) (?:is|are|runs?|comes?)(?! (?:gone|off|out|waived|forgiven))
    """,
)
"""A clause that goes on to say how a charge is reckoned."""

_FEE_EN = "(?:late |penalty |default )*(?:fees?|charges?|penalty)"
FEE_BEFORE = cue(
    anywhere=rf"""
    (?:罚息|违约金|滞纳金|逾期费用?)(?:是|为|有)?[ ,，:：]*(?:每个?[月期])? ?\Z
    \b(?:is|are|was|'s|means|gets|costs?|adds?|triggers?) (?:an? |another |one )*{_FEE_EN}[ ,:]*\Z
    ^ *(?:the |an? |each |every |one |that )*{_FEE_EN}[ ,:]*\Z
    """
)
"""Right before a recurring sum: it is the rate of a fee; interest may be all that is asked for."""

PRESENT_RATE = cue(anywhere=rf"月供[^{MOVES_ZH}成]{{0,3}}\Z")
"""What the contract has him pay now."""

PRESENT_RATE_AFTER = cue(anywhere=r"^ ?的?(?:月供|租金|房租|店租)")
"""The same after the sum: 每月1200的月供."""

ODD_PERIOD = cue(
    zh=r"""
    每[天日趟单]|一天(?=[0-9一二三四五六七八九十存还])|一趟
    (?:每[次回逢趟]|逢)(?:发|开|领|到|来)(?:一[次回])?(?:薪|工资|饷|钱)
    每[次回](?:薪|工资)(?:到账|发下?来|下来|到)|(?:发|开|领)[一1][次回](?:薪|工资|饷|钱)
    """,
    en=r"""
    (?:every|each|per|{_SUM}a) (?:pay ?day|pay ?check|check|pay ?period|shift|sale)
    (?:every|each|per) (?:day|pay)|a day
    (?:(?:every|each) time|whenever) (?:you(?:'re| get| are)) paid
    """.replace("{_SUM}", r"(?:(?<=[0-9] )|(?<=ty )|(?<=ty-five )|(?<=hundred )|(?<=bucks ))"),
)
"""How often nobody can reckon by the month."""
