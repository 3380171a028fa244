"""Whether words are content with a day that is none: "next week's fine", 下周就下周吧.

No act of the catalogue says so; what counts is a yes about the vague day itself, not a yes alone.
"""

from __future__ import annotations

import re

from negotiation_trainer.dialogue.agreeing import agrees
from negotiation_trainer.language.folding import fold_utterance

_DAY = (
    r"(?:下周(?![一二三四五六日天几末])|下个?(?:星期|礼拜)(?![一二三四五六日天几])|"
    r"下个?月(?![\d一二三四五六七八九十初几])|月底|过(?:些|几|两|一)(?:天|阵子?)|过一?阵子?|改天|回头|"
    r"到时候?|这几天|发了?工资|"
    r"\b(?:next (?:week|month)|the end of the month|payday|whenever|sometime next (?:week|month)|"
    r"(?:in )?a (?:few|couple of) (?:days|weeks)|when(?:ever)? you (?:can|get paid|have it)))"
)
_YES_ABOUT = re.compile(
    rf"{_DAY}就(?:{_DAY})|(?:那就|就){_DAY}(?:吧|好了|呗)|"
    rf"{_DAY}[^，。]{{0,2}}?(?:可以|没问题|行|好|成)(?:的|吧|啊|呀|了)?$|"
    rf"(?:可以|没问题|行|好|成)(?:的|吧|啊)?(?:那|就|那就){_DAY}|"
    rf"{_DAY}(?:'s| is| sounds| would be| will be)? ?(?:\w+ly |just |all )?"
    rf"(?:fine|good|great|ok|okay|alright|right|perfect|cool|works?|no problem|it is)\b|"
    rf"\b(?:fine|good|okay|ok|happy|works?) (?:with|for|on) {_DAY}"
)
_ONLY_DAY = re.compile(rf"(?:那|就|那就|then |so )?{_DAY}(?:吧|呗|好了|说| then)?")
_NO_YES = re.compile(
    r"不|没法|太|别|如果|要是|假如|\bnot\b|n't\b|\bno good\b|\btoo\b|\bnever\b|\bhardly\b|"
    r"\bif\b|\bwhether\b"
)
_CLAUSES = re.compile(r"([^,.;:!?，。；：！？、]+)([,.;:!?，。；：！？、]?)")


def takes_a_vague_day(text: str) -> bool:
    """Whether some clause that neither asks, denies nor supposes says yes to a vague day."""
    before = ""
    for clause, end in _CLAUSES.findall(fold_utterance(text).text):
        words = clause.strip()
        yes = _YES_ABOUT.search(words) or (_ONLY_DAY.fullmatch(words) and agrees(before))
        if yes and end not in ("?", "？") and not _NO_YES.search(words):
            return True
        before = words
    return False
