"""Whether words only say yes to what lies on the table: no act of the catalogue means that.

A yes is told by what is not in it: no figure, no question, no denial, nothing but the small words
people agree with.
"""

from __future__ import annotations

import re

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
        ),
        *(
            "按你说的",
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
        *("accept", "works", "work", "good", "done", "great"),
    )
)
_EN_BESIDE = frozenset(
    (
        *("sounds", "perfect", "alright", "right", "all", "that", "that's", "thats"),
        *("it", "it's", "its", "is", "this", "for", "me", "us", "i", "we", "i'll"),
        *("we'll", "your", "terms", "offer", "number", "numbers", "plan", "have"),
        *("a", "an", "can", "do", "let's", "go", "with", "and", "so", "then", "well"),
        *("thank", "thanks", "you", "on", "the", "as", "just", "by", "ma'am", "sir"),
        *("mr", "ms", "mrs", "there"),
    )
)
_LATIN = re.compile(r"[a-z']+")
_HAN = re.compile(
    "|".join(sorted((*_ZH_YES, *_ZH_BESIDE), key=lambda word: (-len(word), word))) + "|."
)


def agrees(text: str) -> bool:
    """Whether the words are a yes and nothing else."""
    folded = fold_utterance(text).text.strip()
    if not folded or len(folded) > LONGEST or "?" in folded or re.search(r"\d", folded):
        return False
    han = re.sub(r"[^\u3400-\u9fff]", "", folded)
    latin = _LATIN.findall(folded)
    if han and latin:
        latin = [word for word in latin if word not in ("ok", "okay")]
        return not latin and _only(_HAN.findall(han), _ZH_YES, _ZH_BESIDE)
    if han:
        return _only(_HAN.findall(han), _ZH_YES, _ZH_BESIDE)
    return _only(latin, _EN_YES, _EN_BESIDE)


def _only(words: list[str], yes: frozenset[str], beside: frozenset[str]) -> bool:
    return any(word in yes for word in words) and all(word in yes | beside for word in words)
