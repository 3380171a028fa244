"""How people introduce themselves and ask who is there: tables of forms, an alternative a line.

NAME, FIRM and HELLO stand for the case's names, its employers and any greeting.
"""

from __future__ import annotations

HELLO = (
    r"(?:(?:hi|hello|hey|yes|yeah|yep|sure|(?:good )?(?:morning|afternoon|evening))\b"
    r"(?: (?:there|again|sir|ma'am|m[rs]s?\.? [a-z]+))?[ ,!.]*"
    r"|(?:喂|您好|你好|早上好|上午好|下午好|晚上好|哎|诶|嗯|是的|对)[ ,!呀啊]*)*"
)
BY_NAME = r"""
\b(?:this is|it's|its|it is|i'm|im|i am|my name is|my name's|name's|name is)(?: (?:mr|ms)\.?)? NAME
^HELLO NAME (?:here|speaking|calling|again|on the line)\b
^HELLO NAME[ .,!]*$
^HELLO FULL\b(?! ?[?]|'s\b| (?:will|would|can|could|calls|has|had|was|said|told|sent|[a-z]+ed)\b)
\bspeaking (?:with|to) NAME|\byou(?:'ve| have) (?:got |reached )?NAME
(?:我(?:就|这边|这里)?[是叫]|这里是|这边是|这是|本人[是叫]?|我|免贵)[^,。?!想问看说跟给听帮打找]{0,12}?NAME
^HELLO NAME(?:在这(?:里|儿)?|这边)?[ ,.。!啊哈呀]*$
"""
_LINKS = (
    "with|from|at|of|for|on behalf of|you from|today from|you today from|over at|calling from"
    "|calling for|calling on behalf of"
)
BY_FIRM = rf"""
\b(?:i'm|im|i am|we're|we are|calling|i work)(?: (?:{_LINKS}))* (?:the )?FIRM
\b(?:i'm|im|i am|my name is|my name's|name's)(?: (?!not\b)[a-z.]+){{1,3}} (?:{_LINKS}) (?:the )?FIRM
\b(?:i represent|representing)(?: the)? FIRM
\b(?:on behalf|you've reached|here|me)(?: (?:{_LINKS}))* (?:the )?FIRM
\bthis is (?:[a-z.]+ ){{0,3}}(?:(?:call )?from |with |at |of |for )?(?:the )?FIRM
^HELLO FIRM(?: (?:here|calling|speaking))?[ .,!]*$
^HELLO (?:from|with|at|on behalf of|for) FIRM[ .,!]*$
(?:我们?(?:这边|这里)?[是叫]|这里是|这边是|我(?:代表|受|替|来自|在))[^,。?!想问看说跟听帮打找]{{0,8}}?FIRM
^HELLO FIRM(?:的|这边|这里|客服|来电|给您来电|给您致电)?[ ,.。!]*$
"""
BY_BOTH = r"""
^HELLO NAME,?(?: (?:with|from|at|of|for|over at|out of|calling from|calling for))? (?:the )?FIRM
\bNAME (?:here )?(?:with|from|at) (?:the )?FIRM
^[^?]{0,12}FIRM[^,。?!您你]{0,6}NAME
"""
OTHERS = r"""
\b(?:know|knows|heard|hear|remember|recall|familiar|colleague|coworker|co-worker|manager|boss)\b
\b(?:supervisor|named|talked|spoke|spoken|talk to|speak to|speak with|ask for|asked)\b
\b(?:if|whether|is this|isn't|not|never|who is|who's|did|does|do you|have you|are you|was)\b
认识|知道|听说|听过|记得|找|同事|领导|主管|不是|联系过|打过交道|有没有|是不是|谁是|问过|给您打过
"""
"""Words before a name that ask after it, deny it or give it to somebody else."""

OWN = r"""
我|这里是|这边是
\b(?:i'm|i am|im|my name|this is|calling|here)\b
"""
"""Words before a name that make a question of it an introduction all the same."""

NO_ONE = (
    r"(?:(?:just|only|actually|simply) )*(?:going|gonna|about|regarding|in|on|at|to|for|so|very"
    r"|really|glad|happy|sorry|sure|here|afraid|aware|good|great|nice|fine|well|ok|okay|all"
    r"|important|urgent|quick|friendly|personal|confidential|serious|hard|easy|what|why|how|when"
    r"|where|that|no|none|nothing|unimportant|irrelevant|beside|supposed|back|ready|worried"
    r"|concerned|curious|pleased|delighted|excited|me|been|some(?:body|one)"
    r"|(?:a|your) (?:\w+ )?friend|the (?:person|one|guy|man|woman)"
    r"|not (?:going|here|trying|calling|sure)"
    r"|(?!(?:call|collect|work|handl|represent|cover|fill|speak)ing)[a-z]+ing)\b"
)
"""What after "I'm", "this is" or "my name is" tells nobody's name, role or firm."""

EVENT = (
    r"(?:(?:a|an|the|my|our|your|just|only|not|really|real|very|so|such|quite|pretty|still)\b ?)*"
    r"(?:(?!(?:from|with|by|of)\b)[\w'-]+ ){0,3}?"
    r"(?:calls?|days?|matter|things?|message|conversation|chat|pleasure|times?|question|offer"
    r"|opportunity|chance|weather|morning|afternoon|evening|news|line|number|reminder|notice"
    r"|minute|second|moment|deal|shame|surprise|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?! (?:from|with|by|at|on behalf)\b)"
)
"""What is going on, said of the call and not of who calls: "this is a real friendly call"."""

ABOUT = r"(?:about|regarding|because|you|to)\b"
"""What somebody calls for, not who he is: "we're calling about"."""

NOT_I = (
    r"(?:就|也|真)?是(?:谁|好意|好心|真心|诚心|为[您你]|关心|担心)"
    r"|的?(?:名字|号码)|这[个通]?电话|保证|发誓"
)
"""The same in Chinese, after 我."""

SELF = r"""
\b(?:this is|this's|it's|its|it is)\b(?! (?:EVENT|NO_ONE|(?:you|he|she|they|him|her)\b))
\bmy name\b(?!(?:'s| is)? (?:NO_ONE|(?:not|and|or|there|already|will|isn't|won't|doesn't)\b))
(?<!my )\b(?:name's|name is|names)\b(?! (?:NO_ONE|not\b))
\b(?:i'm|im|i am)\b(?! (?:NO_ONE|(?:looking|trying|hoping|speaking|talking|asking|after|calling)\b))
\bcalling(?: you)?(?: today)? (?:as|from|with|on behalf|in from)\b
\bcalling(?: you)?(?: today)? for (?:the|an?|your|our|us|my|this)\b|\bbehalf\b
\bi (?:\w+ )?(?:work|worked|handle|represent|service|collect|manage|look after|take care of)\b
\b(?!(?:i'm|im|am|are|been|keep|be|was|for|stop)\b)(?<!')[a-z]+ calling\b(?! (?:ABOUT|FOR_HIM))
(?<!am )(?<!'m )(?<!are )(?<!'re )\bspeaking\b(?! (?:with|to|about)\b)
\b(?:we're|we are)\b(?! (?:NO_ONE|calling ABOUT))
\bwe (?:\w+ )?(?:work|handle|represent|service|collect|manage|own|bought|act)\b
\bour (?:office|company|firm|agency|bank|team|department|records|client)\b
\b(?:badge|agent|rep|dept|department|office|extension|division|unit|agency|bureau)\b
\b(?:with|from|of|at) (?:the |your |a )?(?:bank|lender|card company|credit union|hospital|clinic)\b
(?:^HELLO|[.!?] )(?!ASKED)[a-z]+(?: [a-z]+)? here\b(?! ?[?])
\byou(?:'ve| have)? (?:got|reached)\b(?! (?:a|the|an|to|your|my|it|time)\b)
我(?!(?:就|是)?(?:想|要|能|可以)?(?:请问|问一?[下声]|找|跟|和)|NOT_I)
咱|这里|这边|这儿|这是|工号|免贵|姓|本人|公司|银行|行里|中心|客服|专员|委托|受托|来电|打来|的，找
"""
"""Words without one of which nobody says who he is, unless by the names of the case."""

FOR_HIM = r"for (?!(?:the|an?|your|our|us|my|this)\b)"
"""After "calling": most likely the name of the one who is called."""

ASKED = r"(?:is|are|am|was|any|some|no|you|he|she|who|right|out|over)[a-z]*\b"
"""Words that begin no name before "here"."""

SELF_NAMED = r"""
\b(?:with|from|for) (?:the )?FIRM
NAME[^.?!]{0,24}\b(?:here|with|from)\b
"""
"""Words that say who calls only beside a name of the case: "speak with Russell" names the other."""

BELONGS = r"""
的?(?:同事|领导|主管|助理|徒弟|朋友|经理说)
's (?:colleague|assistant|boss|manager)
"""
"""Words after a name that make it somebody else's."""

ITEMS = r"""
(?:身份证|证件)号?码?的?(?:后|末|最后)(?:四|4|六|6)位?|身份证尾号
生日|出生(?:的?(?:年月日?|月日|日期|年份))|(?:几月几[号日]|哪一?[天年])(?:生|出生)
卡号?的?(?:后|末|最后)(?:四|4)位|卡?尾号
(?:预留|登记|账单|收件)的?地址|(?:在|住)?哪个区|所在的?区
(?:预留|登记)的?(?:手机|电话)
\b(?:date of birth|d\.?o\.?b|birth ?(?:date|day)|when you were born|born)\b
\b(?:birth year|year of (?:your )?birth|year (?:you were|were you) born|what year (?:is|was) your)\b
\b(?:zip(?: code)?|postal code|postcode)\b
\blast (?:four|4)\b(?: (?:digits )?(?:of|on) (?:your|the) (?:social|ssn|card|account))?
\bvendor (?:number|no|num|#|id|code)
\b(?:invoice |billing )?e-?mail(?: address)?(?: (?:we have )?on file)?\b
\b(?:street|mailing|home|current) address\b|\baddress (?:we have )?on file\b
"""
"""What people are verified with, each in the words it goes by."""

ASKS = r"""
[?]
麻烦|请|报|说|念|告诉|提供|核对|核实|确认|验证|对一下|多少|什么|几|哪|吗|呢
\b(?:confirm|verify|give|tell|what's|what is|whats|read|need|(?:could|can|may) i|please|provide)\b
\b(?:share|for security|start with)\b
"""
ASKS_NOT = r"""
不用|不需要|不会(?:问|要)|别(?:报|说|给)|无需|已经核|核对过|谢谢您的?(?:配合|核实)|发(?:您|给|到)
\b(?:don't need|do not need|won't (?:ask|need)|never|not asking|no need|thanks for|already)\b
\b(?:did|have|do) you (?:get|got|see|seen|received?|open|check|read) (?:my|the|our|that)\b
\b(?:send|sent|(?<!e-)mail|mailed|e-?mailed|text)\b
"""
ASKED_BARELY = r"(?:and|your|the|plus|then|还有|和|以及|您的?|[ ,.。])*"
"""Around items that stand alone: "birth year and ZIP, please"."""

_ENDS_EN = r"(?:,? (?:please|himself|herself|directly|in person|today|real quick))*"
_GOES_ON_EN = r"(?= ?[,.;!?]| ?$| (?:about|regarding|on|and|if|is|it's|this|my|i|that)\b)"
_ENDS_ZH = r"(?:本人)?的?[呀啊呢吧哈]*"
_GOES_ON_ZH = r"(?= ?[,.;!?。]| ?$|[说聊谈讲核了确有是接我我们方])"
SOUGHT = rf"""
\b(?:looking|asking|calling|here) for NAME{_ENDS_EN}{_GOES_ON_EN}
\btrying to (?:reach|find|contact|get (?:a )?hold of|get in touch with) NAME{_ENDS_EN}{_GOES_ON_EN}
\b(?:speak|talk|connected?) (?:with|to) NAME{_ENDS_EN}{_GOES_ON_EN}
\b(?:can|could|may|might) i (?:reach|have|get) NAME{_ENDS_EN}{_GOES_ON_EN}
(?:\b(?:can|could|would|will) you (?:please )?)?\b(?:put|get|bring) NAME (?:on|to the phone)\b
\bput me (?:on|through) to NAME
\bis NAME (?:there|in|around|available|home|at home|free|with you)\b
找(?:一?下|的就?是|个)?NAME{_ENDS_ZH}{_GOES_ON_ZH}
NAME(?:本人)?(?:在不在|在[吗么](?! *[的])|在(?:家|单位|店里|旁边)[吗么])
[让叫请喊]NAME(?:本人)?(?:来|过来)?[接听](?:一?下|个)*电话
(?:跟|和|同|与)NAME本人[说聊谈讲核联沟确通]
"""
"""Asking for somebody by name."""

SOUGHT_BARELY = r"""
HELLO (?:请问|是|您是|你是)*FULL(?:本人)?[吗么吧]?[?]
HELLO FULL(?:,? please\b(?= ?[.!?]| ?$)| ?[?])
"""
"""The name in full and hardly a word beside it."""

SOUGHT_IN_ANSWER = r"""
HELLO (?:for |我找|就?找)?NAME(?:本人)?(?:,? please)?[啊呀]? ?(?:[.!?。]|$)
"""
"""The mere name, to somebody who asked whom the call is for."""

WHO_IS_SOUGHT = r"""
[找寻](?:谁|哪位|哪个|什么人)|(?:知道我|接电话的)是谁
\bwho (?:do you think )?you(?:'ve| have)? (?:got|reached)\b
\bwho(?:'s| is| are| do| did)?\b(?: you| this| it| call)*(?: (?:looking|calling|after|want|need))+
\blooking for (?:some|any)(?:body|one)\b|\bwho (?:is )?(?:this|it|the call) (?:is )?for\b
"""
"""How somebody asks whom a call is for."""

SOUGHT_ELSE = r"""
[不没别未谁]|(?<![麻帮])(?:有人|人家|他们)|上次|上回|昨天|之前|以前|刚才|到处|一直|为什么|怎么|是不是|如果|要是
(?<!麻烦)(?<!请)(?<!劳驾)[您你](?!好)(?!们?帮)
n't\b|'ll\b|\b(?:not|never|was|were|been|will|when|why|if|stop|you|he|she|they|somebody|someone|who)\b
"""
"""Words before that tell of asking for him, or ask the other one about it."""

GENERIC_EN = (
    "the a and of for recovery recoveries credit union community bank financial finance services"
    " service group llc inc co corp company associates center centre medical hospital collections"
    " collection agency solutions capital partners lending loans card cards national federal"
)
GENERIC_ZH = (
    "有限公司",
    "公司",
    "信用卡中心",
    "信用卡",
    "消费金融",
    "金融",
    "银行",
    "商务",
    "集团",
)
"""Words of a firm's name that it is known without, the longer before the shorter."""


def forms(table: str) -> list[str]:
    """The alternatives of a table."""
    return [line for line in table.splitlines() if line]
