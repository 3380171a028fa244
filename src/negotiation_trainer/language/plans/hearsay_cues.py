"""The words by which a figure is the other's own: said by him, held up to him, or taken up."""

from __future__ import annotations

from negotiation_trainer.language.plans.cue_tables import cue

_ONCE = "(?:自己|自个儿|亲口|刚才|刚刚|刚|才|前面|先前|之前|上次|当时|也|不是)*"
_SPOKE = "(?:说|讲|提|报|开口?|答应|承诺)"
_LATELY = "(?:just |already |yourself |earlier |now )*"
_HIS_OWN = "(?:own )?(?:words?|number|figure|idea|date|offer)"
HEARSAY = cue(
    zh=rf"""
    (?<![按照依跟给和对像听就])(?:您|你){_ONCE}(?:自己|自个儿|亲口){_ONCE}(?:是)?{_SPOKE}(?!明|好|一|清楚|个)
    是(?:您|你){_ONCE}{_SPOKE}的
    """,
    en=rf"""
    you (?:yourself|who|were the one who)(?:'ve| have)? {_LATELY}(?:said|told|named|mentioned|put)
    (?:is|was|were|are) your {_HIS_OWN}
    your {_HIS_OWN} (?:was|were)
    """,
)
"""A clause that gives a figure as the other's own."""

_SO = "(?:so|it|that|this|yourself|just now|earlier|before)"
HEARSAY_TAIL = cue(
    anywhere=rf"""
    ^\s*[这那]?[个话数儿]*(?:可|都|也|就)*是(?:您|你){_ONCE}{_SPOKE}的[^,，。]{{0,2}}[,，。!！;；]?\s*$
    ^\s*(?:您|你){_ONCE}{_SPOKE}的[啊呀嘛哦吧]?[,，。!！;；]?\s*$
    ^\s*you(?:'ve)? {_LATELY}(?:said|told (?:me|us)|named|mentioned)(?: {_SO})*[ ,.!;]*$
    ^\s*(?:that's|it's|that was|those (?:are|were)|in)? ?your {_HIS_OWN}\b[^,?]{{0,12}},?\s*$
    """
)
"""A clause that does so with the one before it: "$200 a month, your words"."""

HIS_TAKEN = cue(
    zh=rf"""
    (?:按|照|依)着?(?:您|你){_ONCE}{_SPOKE}的
    """,
    en=rf"""
    (?:like|as) you(?:'ve)? {_LATELY}(?:said|named|mentioned|told me)(?= yourself|,? *[.!?]?$)
    (?:go|going|stick|run) with (?:your|the)
    """,
)
"""The other's words as what shall be: 那就按您说的十五号, "the 15th, like you said"."""

TAKEN_UP = cue(
    zh=r"""
    ^[ ,，]*(?:好|行|可以|成|嗯)?的?[,， ]*那(?:就(?!是)|咱)
    [0-9一二两三四五六七八九十百千万号日块元钱底初]那就(?!是)
    咱们?就|就(?:按|照|定)|您看|你看|要不|建议
    """,
    en=r"""
    let's|how about|(?:go|going|stick) with|then (?:the|it's|make)|i'll take
    """,
)
"""What takes up the words of the other in the clause that reports them."""
