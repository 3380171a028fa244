"""Questions that are about what was just said: 好吗, "okay?", "ballpark?"."""

from __future__ import annotations

import re

TAG = re.compile(
    r"(?:好吗|好不好|好么|行吗|行不行|行么|可以吗|可以么|可不可以|成吗|成不成)[ ?。!,啊呀哈]*$"
    r"|\b(?:ok|okay|all ?right|alright|is that (?:ok|okay|all ?right|fine)|sound good|fine by you"
    r"|does that (?:work|sound)[a-z ]*|if that's (?:ok|okay|all ?right))[ ?.!]*$"
)
"""At the end of a folded clause."""


_TAIL = re.compile(r"[ ,]*(?:[a-z']+(?: [a-z']+){0,2}|[\u4e00-\u9fff]{1,4}) ?[?][ ?!]*")


def is_tail(clause: str) -> bool:
    """Whether a folded clause is a question of three words at most: "give or take?", 大概?."""
    return _TAIL.fullmatch(clause) is not None


def is_bare_tag(clause: str) -> bool:
    """Whether a folded clause is such a question and nothing else."""
    tag = TAG.search(clause)
    return tag is not None and not clause[: tag.start()].strip(" ,您你看觉得那")
