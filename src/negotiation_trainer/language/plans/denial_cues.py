"""The words by which a speaker denies that a thing will be, or that it is his to grant.

Apart from the other mute words, since they also take back what stands in the clause before.
"""

from __future__ import annotations

from negotiation_trainer.language.plans.cue_tables import cue

_OTHERS = "(?![^我]*[您你][^我]*{_LACKS})"
_LACKS = "(?:做不[了得](?:这个?|那个?)?主|定不了|说了不算)"
NOT_MINE = cue(
    zh=rf"""
    # whoever cannot decide is the speaker, and not the other: 您要是定不了
    ^{_OTHERS.replace("{_LACKS}", _LACKS)}.*{_LACKS}
    (?:没有?|无)(?:[这那]个?)?(?:权(?!益|威)|授权)
    没有?[^,，。]{{0,10}}的权(?!益|威)
    权(?:限|力|利)?[^,，。]{{0,3}}我[这可真也]?(?:边|里|儿)?(?:可|真|也)?没有?
    (?:不归|由不得|轮不[到着]|不由)我
    """,
    en=r"""
    not (?:really |just )?(?:my (?:call|decision|place)|mine|up to me|in my (?:power|hands|gift))
    (?:no|without) (?:the )?(?:authority|power|discretion|say) (?:to|over|on|in)
    (?:above|beyond) my (?:pay ?grade|authority|power|reach)
    (?:somebody|someone) else's (?:call|decision)
    """,
)
"""The speaker may not grant what he names."""

_DEAD_EN = (
    "(?:off the table|out of the question|off limits|a non-?starter|a no-?go|wishful thinking"
    "|(?:a )?(?:pipe )?dream)"
)
_DEAD_ZH = "(?:没门儿?|没戏|没可能|没得谈|甭想|休想|想都[别甭不]用?想|就?别想了|门儿?都没有)"
NOT_TO_BE = cue(
    zh=rf"{_DEAD_ZH}[了啦的啊呀吧]*[,，。!！;； ]*$",
    en=rf"""
    (?:is|are|was|be|stays?|it's|that's) (?:completely |totally |just |still |all )?{_DEAD_EN}
    (?:off|percent|discount|cut|reduction|a month) (?:is|are) (?:just |simply )?out(?=[,.;! ]*$)
    not (?:a|any) chance|no chance|fat chance|not happening|ain'?t|not gonna|nowhere near
    """,
)
"""It will not be, whoever grants it."""

_WE_ZH = (
    "(?:但|可)?(?:[这那]个?|[这那]点|[这那]事儿?|这样)?"
    "(?:我|我们)?(?:真的?|确实|实在|这边|这儿|可|也)*"
)
_NOT_IT = "(?:(?:a |any )?chance|mine|up to me|my call|happening(?!:))"
WITHDRAWN = cue(
    anywhere=rf"""
    ^\s*{_WE_ZH}{_LACKS}(?!没关系|没事|的话|也|就|先)
    ^\s*{_WE_ZH}(?:没有?|无)(?:[这那]个?)?(?:权(?!益|威)|授权)
    ^\s*{_WE_ZH}(?:不归我|由不得我|轮不[到着]我|不是我(?:能|说了算))
    ^\s*{_WE_ZH}{_DEAD_ZH}
    ^\s*(?:but |and |so |it's |that's )*not {_NOT_IT}\b
    ^\s*(?:no chance|fat chance|no way(?! (?:around|of|for|out))|forget (?:it|that))\b
    ^\s*(?:it|that|this)(?:'s| is) {_DEAD_EN}
    ^\s*(?:it|that|this)(?:'s| is) (?:above|beyond) my\b
    ^\s*(?:it|that|this) (?:ai|is|wo)n'?t (?:happen|going to|gonna|mine|my call|up to me)
    """
)
"""A clause that denies the one before it: "10% off? Not a chance.", 罚息减半，这个我定不了."""

BARE_NO = cue(anywhere=r"^\s*(?:no|nope|不|没有) *[,.!，。！]* *$")
"""A no that answers one's own question: "10% off? No."."""

CEILING = cue(
    zh="最多|顶多|至多|上限|封顶|底线|极限|到头|到顶",
    en=r"""
    at most|(?:my|our|the) (?:very )?(?:limit|max|maximum|cap|ceiling|top|most)|no more than
    (?:as (?:far|high|low)) as (?:i|we)(?: can| could)? go|the most (?:i|we)|tops
    """,
)
_SO_ZH = "(?:但|可|不过|现在|咱们?|我们?|您|你|[这那]事儿?|,|，| )*"
_THAT_FAR = "[那这](?:个?份儿?上?|一?步|儿|里|个地步|个点)"
_SO_EN = "(?:and |but |so |right now )*(?:i|we|you)"
_NOT = "(?:still |really )?(?:not|nowhere) (?:even |yet )*"
_HAVE_NOT = "(?:aren't|haven't|have not|did not|didn't)"
NOT_REACHED = cue(
    anywhere=rf"""
    ^\s*{_SO_ZH}(?:还|远|可)*(?:没走?到|不到|到不了|够不着){_THAT_FAR}
    ^\s*{_SO_ZH}离[那这][^,，。]{{0,4}}[远差]
    ^\s*{_SO_EN}(?:'m|'re| am| are) {_NOT}(?:there|at it|near)
    ^\s*{_SO_EN} {_HAVE_NOT} (?:there|got(?:ten)? there|get there|reach)
    """
)
"""A limit named before is not what is offered: "5% is my ceiling, and I'm not there"."""
