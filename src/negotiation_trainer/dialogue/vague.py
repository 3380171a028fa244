"""Whether words are content with a day that is none: "next week's fine", 下周就下周吧.

Or ask for no more: "pay whatever you can". No act of the catalogue says so; what counts is a yes
about the vague day itself, not a yes alone.
"""

from __future__ import annotations

import re

from negotiation_trainer.dialogue.bargaining.agreeing import agrees
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
_ASKS_NOTHING = re.compile(
    r"能[还给]多少(?:就|是|算)?[还给]?多少|有多少(?:就)?[还给]多少|想还多少(?:就)?还多少|"
    r"(?:什么|啥)时候(?:有(?:了|钱了?)?|方便)(?:就|再)?(?:什么|啥)时候[还给]|(?:看着|随便)[还给]|"
    r"\b(?:pay|send|put in|give (?:us|me))(?: us| me| in)? (?:whatever|what|anything) you"
    r"(?: can|'ve got| could| like| want| have| feel)\b|"
    r"\b(?:pay|send)\b[^,]*\bwhen(?:ever)? you (?:can|could|like|want|feel like it|have it)\b"
)
_PINS = re.compile(
    r"哪天|几号|哪一天|(?:说|报|给)(?:个|我个)?(?:准)?数|多少钱|"
    r"\bhow much\b|\b(?:what|which) (?:day|date)\b|"
    r"\bwhat(?:'s| is| would be) the (?:amount|figure|number)\b"
)


def asks_for_nothing(text: str) -> bool:
    """Whether sum and day are left to him, and nothing else in the words pins them down."""
    words = fold_utterance(text).text
    clauses = [clause for clause, _ in _CLAUSES.findall(words) if _ASKS_NOTHING.search(clause)]
    return any(not _NO_YES.search(clause) for clause in clauses) and not _PINS.search(words)


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
