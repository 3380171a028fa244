"""Whether words say yes to what lies on the table: no act of the catalogue means that.

A bare yes is told by what is not in it: no figure, no question, no denial, nothing but the small
words people agree with. A yes that names the counter ("your terms", 按您说的) needs nobody to have
just put it; one that begins a longer answer takes up the parts it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.language.folding import fold_utterance

LONGEST = 60
_ZH_YES = frozenset(
    (
        *(
            "好的",
            "好",
            "行",
            "成交",
            "成",
            "可以",
            "没问题",
            "同意",
            "就这样",
            "就这么定",
            "一言为定",
            "按您说的",
            "按您刚才说的",
        ),
        *(
            "按你说的",
            "按你刚才说的",
            "照您说的",
            "照你说的",
            "依您",
            "依你",
            "听您的",
            "听你的",
            "按您的",
            "按你的",
            "照您的",
        ),
        *("照你的",),
    )
)
_ZH_BESIDE = frozenset(
    (
        *(
            "那",
            "就",
            "您",
            "你",
            "我们",
            "我",
            "咱们",
            "咱",
            "这边",
            "这个",
            "这",
            "的",
            "来",
            "办",
        ),
        *("定", "样", "么", "数", "方案", "意思", "吧", "啊", "呀", "嘛", "了", "哈", "嗯", "哦"),
        *("谢谢", "都", "啦"),
    )
)
_EN_YES = frozenset(
    (
        *("ok", "okay", "yes", "yep", "yeah", "yup", "sure", "deal", "agreed", "fine"),
        *("accept", "works", "work", "good", "done", "great", "take"),
    )
)
_EN_BESIDE = frozenset(
    (
        *("sounds", "perfect", "alright", "right", "all", "that", "that's", "thats"),
        *("it", "it's", "its", "is", "this", "for", "to", "me", "us", "i", "we", "i'll"),
        *("we'll", "your", "terms", "offer", "number", "numbers", "plan", "have"),
        *("a", "an", "can", "do", "let's", "go", "with", "and", "so", "then", "well"),
        *("thank", "thanks", "you", "on", "the", "as", "just", "by", "ma'am", "sir"),
        *("mr", "ms", "mrs", "there"),
    )
)
_AS_SAID = re.compile(r"\b(?:just )?(?:as|like) you (?:just )?said\b")
_LATIN = re.compile(r"[a-z']+")
_NAMES_THE_COUNTER = re.compile(
    r"成交|一言为定|[按照依听]您|[按照依听]你|就这么定|就这样定|你的数|您的数|"
    r"\b(?:deal|agreed|accept|take (?:it|that)|your (?:terms|offer|numbers?|plan|dates?)|"
    r"(?:as|like) you (?:just )?said)\b"
)
_REST_IS_THEIRS = re.compile(
    r"(?:剩下|余下|其余|其他|其它|别的|后面)(?:的|那些)*(?:都|就|全)*[，,]?[按照依听](?:您|你)|"
    r"\b(?:rest|else|remainder|others?)\b[^.,;!?]{0,24}\b(?:as|like|the way|what) you(?:'ve)? "
    r"(?:just )?(?:said|say|have|had|put|want|proposed|laid)"
)
_TAKES = re.compile(
    r"(?:就按|按|照|依)(?:您|你)(?:刚才)?说的|接受|就这么定|成交|说定|"
    r"\b(?:i'?ll|we'?ll|i can|we can) (?:take|accept)\b|\blet'?s go with\b|\b(?:that|it)? ?works\b|"
    r"\b(?:deal|agreed)\b"
)
_CLAUSES = re.compile(r"[^,.;:!?，。；：！？—–]+[,.;:!?，。；：！？—–]?")
_ASKS = re.compile(
    r"[?？]\s*\Z|(?:吗|么|行不行|好不好|成不成|可不可以|能不能|怎么样|如何)[，。,. ]*\Z"
    r"|\A(?:so |ok |okay )?(?:do|does|did|is|are|can|could|would|shall|have) "
    r"(?:it|that|this|we|you)\b"
)
_TAG = re.compile(
    r"\W*(?:right|ok|okay|yes|yeah|no|deal|agreed|is that (?:ok|okay|fine)|sound good"
    r"|行|好|成|可以|行不行|好不好|成不成|可不可以|怎么样)(?:吗|吧|么)?\W*"
)
"""A question that asks whether what stands before it is so."""
_STOPS = (".", "!", "。", "！")
_WEAK_YES = frozenset(("all right", "alright", "right", "嗯"))
_CLAUSE_ENDS = re.compile(r"[,.;:!，。；：！、—–]| -")
_HAN = re.compile(
    "|".join(sorted((*_ZH_YES, *_ZH_BESIDE), key=lambda word: (-len(word), word))) + "|."
)


def agrees(text: str) -> bool:
    """Whether the words are a yes and nothing else."""
    folded = fold_utterance(text).text.strip()
    if not folded or len(folded) > LONGEST or _asks(folded) or re.search(r"[?\d]", folded):
        return False
    han = re.sub(r"[^\u3400-\u9fff]", "", folded)
    latin = _LATIN.findall(_AS_SAID.sub("agreed", folded))
    if han and latin:
        latin = [word for word in latin if word not in ("ok", "okay")]
        return not latin and _only(_HAN.findall(han), _ZH_YES, _ZH_BESIDE)
    if han:
        return _only(_HAN.findall(han), _ZH_YES, _ZH_BESIDE)
    return _only(latin, _EN_YES, _EN_BESIDE)


def names_the_counter(text: str) -> bool:
    """Whether a yes says what it says yes to, so that it needs no fresh counter before it."""
    return _NAMES_THE_COUNTER.search(fold_utterance(text).text) is not None


def rest_is_theirs(text: str) -> bool:
    """Whether words leave whatever they do not name as the debtor put it."""
    return _REST_IS_THEIRS.search(fold_utterance(text).text) is not None


def takes_up(text: str) -> bool:
    """Whether a longer answer begins with a yes or says that the terms are taken."""
    folded = fold_utterance(text).text.strip()
    clauses = [clause for clause in _CLAUSES.findall(folded) if clause.strip()]
    meant = list(_not_asked(clauses))
    if rest_is_theirs(text) or any(_TAKES.search(clause) for clause in meant):
        return True
    head = next((part for part in _CLAUSE_ENDS.split(folded) if part.strip()), "")
    yes = agrees(head) or head.strip() in _WEAK_YES
    return yes and meant[:1] == clauses[:1]


def _not_asked(clauses: list[str]) -> Iterator[str]:
    """The clauses that do not ask, nor are made a question by a tag: "deal, right?"."""
    for clause, later in zip(clauses, (*clauses[1:], ""), strict=True):
        tag = not clause.endswith(_STOPS) and _TAG.fullmatch(later) and _asks(later)
        if not _asks(clause) and not tag:
            yield clause


def _asks(clause: str) -> bool:
    return _ASKS.search(clause.strip()) is not None


def _only(words: list[str], yes: frozenset[str], beside: frozenset[str]) -> bool:
    return any(word in yes for word in words) and all(word in yes | beside for word in words)
