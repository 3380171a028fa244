"""Words about the call itself: asking for the speaker to be turned off is no pressing for money.

Nor is an offer of help in which an order was faintly heard as well.

A reader tells an order from a request, not what it is an order for; nor a good wish at the start
of a call from the one at its end. Here only the words decide, and the default is what was read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Mark, Reading, Segment
from negotiation_trainer.dialogue.bargaining.accepting import begins_with_yes
from negotiation_trainer.dialogue.bargaining.agreeing import agrees
from negotiation_trainer.language.folding import fold_utterance

DEMAND = "demand"
BOUNDARY = "set_boundary"
CLOSE = "close"
HELP = "offer_help"
VERIFY = "verify_identity"
SURE_GOODBYE = 0.8
SURE_ORDER = 0.8
REFUSE = "refuse"
SURE_NO = 0.8

_VERIFYING = frozenset(
    {VERIFY, DEMAND, "ask_closed", "ask_open", "identify_self", "greet", "thank"}
)
"""Acts of a clause that only finds out who is there."""

_CARE = frozenset({"health", "safety", "help"})
"""What people are told to do for their own good: see a doctor, sign a claim."""

_GOES_ON = frozenset(
    {
        "ask_open",
        "ask_closed",
        "ask_commitment",
        "propose_plan",
        "confirm_summary",
        "demand",
        VERIFY,
    }
)
"""Acts after which a wish said before them was no goodbye."""

_PRIVACY = re.compile(
    r"免提|外放|扬声器|靠边|下车|停车|停好车|(?:出去|旁边|没人的?地方|方便的?地方)(?:说|讲|接|聊)|"
    r"(?:找|换)(?:个|一个)[^，。]{0,6}(?:地方|角落)|走到[^，。]{0,6}(?:边|外)|"
    r"\b(?:speaker(?:phone)?|pull over|park (?:it|the|your|somewhere)|"
    r"step (?:outside|out|away|aside|off)|go (?:outside|somewhere)|"
    r"somewhere (?:quiet|private|else)|out of earshot|hands[- ]free)\b"
)
_PRACTICAL = re.compile(
    r"记一下|记下来|拿(?:支|枝|个)?笔|稍等|等一下|等我|别挂|先别急|慢慢|坐下|喝口水|邮箱|"
    r"地址|材料|照片|凭证|截图|发(?:给|到)我|声音|信号|再说一遍|大点声|"
    r"\b(?:pen|pencil|write (?:this|it|that|these)|jot|hold on|hang on(?! to)|hold the line|"
    r"one (?:second|moment|sec)|give me a (?:second|minute|moment|sec)|e-?mail|mailing address|"
    r"pictures?|photos?|copy|copies|form|documents?|paperwork|receipts?|take your time|breath|"
    r"speak up|say that again|repeat that|don'?t hang up|stay on the line)\b"
)
_MONEY = re.compile(
    r"[¥$£\d]|还(?:款|钱|上|清|掉|一|点|多)|钱|款|欠|账|付|结清|元|块|"
    r"\b(?:pay|paid|paying|payments?|money|owe|owed|owing|debt|balance|cash|dollars?|bucks)\b"
)
_PAYING = re.compile(
    r"[¥$£]|还(?:款|钱|上|清|掉)|欠|付|结清|\b(?:pay|paid|paying|payments?|money|ow(?:e|ed|ing)|debt)\b"
)
_HASTE = re.compile(r"马上|立刻|赶紧|必须|\b(?:right now|must|immediately|at once|or else)\b")
_PRESSING = re.compile(
    r"拖|处理|准数|日子|交代|多少|马上|立刻|今天|必须|"
    r"\b(?:bill|deadline|figure|number|card|settle|handle|tonight|today|tomorrow|now|must)\b"
)
_ASKING = re.compile(
    r"把|麻烦|请|先|关|吧$|好吗|行吗|可以吗|"
    r"^(?:and |so |then |just )?(?:pull|turn|step|go|take|get|park|switch|find|move)\b|"
    r"\b(?:please|can|could|would|let's)\b"
)
_BYGONE = re.compile(r"刚才|之前|上次|上回|那天|\b(?:was|were|had|did|last)\b")
_PARTING = re.compile(
    r"再见|再会|拜拜|回见|挂了|(?<!别)挂电话|先挂|不打扰|不聊|不说了|先这样|就到这|到此为止|改天|"
    r"回头(?:见|聊|说|再)|再说$|再联系|下次|先忙|"
    r"\b(?:bye|goodbye|good-bye|(?<!don't )hang(?:ing)? up|let you go|later then|"
    r"(?:talk|speak) (?:to you )?(?:later|soon|then)|see you|take care(?! of)|so long|"
    r"that'?s (?:it|all) (?:for|from)|good ?night)\b"
)

_FAREWELL = re.compile(
    r"祝您?(?:生活|工作|节日|周末|一切|万事|天天|今天)*(?:愉快|顺利|如意|开心)|"
    r"\bhave (?:a|yourself a) (?:\w+ )?(?:day|one|evening|afternoon|weekend|night|week)\b"
)
"""Wishes that people part with; 保重身体 and "take care of yourself" come anywhere."""

_CLAUSE_OF_WORDS = re.compile(r"[\u4e00-\u9fff]{5}|[a-z']+(?: [a-z']+){3}")


def practical(clause: str) -> bool:
    """Whether an order is about the call, not about the money."""
    words = fold_utterance(clause).text
    if _MONEY.search(words) or _PRESSING.search(words):
        return _PRIVACY.search(words) is not None and not _MONEY.search(words)
    return (_PRIVACY.search(words) or _PRACTICAL.search(words)) is not None


def without_practical_demands(
    reading: Reading, segments: tuple[Segment, ...]
) -> tuple[Segment, ...]:
    """Return the segments in which an order about the call is no demand, nor an offer of help.

    Nor is it one to be told what verifies who is there, nor, faintly, to see to one's health.
    """
    return tuple(
        _without(DEMAND, segment)
        if DEMAND in segment.acts
        and not _breaks(reading, segment)
        and _presses_nobody(reading, segment)
        else segment
        for segment in segments
    )


def _presses_nobody(reading: Reading, segment: Segment) -> bool:
    said = reading.text[slice(*segment.span)]
    if practical(said) or (HELP in segment.acts and _faint(reading)):
        return True
    words = fold_utterance(said).text
    if _faint(reading) and _CARE & set(segment.topics) and _MONEY.search(words) is None:
        return True
    hasty = _HASTE.search(words) is not None and not _faint(reading)
    verifies = VERIFY in segment.acts and set(segment.acts) <= _VERIFYING
    return verifies and not hasty and _PAYING.search(words) is None


def without_orders(reading: Reading) -> Reading:
    """Return a reading without demands: what is agreed, read back rightly, presses nobody."""
    segments = tuple(_without(DEMAND, segment) for segment in reading.segments)
    return kept_to(reading, segments) if DEMAND in reading.act_ids else reading


def _without(act: str, segment: Segment) -> Segment:
    return replace(segment, acts=tuple(done for done in segment.acts if done != act))


def _faint(reading: Reading) -> bool:
    """Whether an order was nowhere heard for sure."""
    return max((mark.score for mark in reading.acts if mark.id == DEMAND), default=0) < SURE_ORDER


def _breaks(reading: Reading, segment: Segment) -> bool:
    """Whether a rule is broken in these very words, beyond doubt."""
    return any(mark.id in segment.breaches for mark in reading.sure_breaches)


def with_manners(reading: Reading) -> Reading:
    """Return a reading in which asking how to talk is set_boundary and no demand."""
    segments = tuple(_mannered(reading, segment) for segment in reading.segments)
    if segments == reading.segments:
        return reading
    doubted = {
        b
        for old, new in zip(reading.segments, segments, strict=True)
        if old != new
        for b in old.breaches
    }
    kept = tuple(mark for mark in reading.breaches if mark.sure or mark.id not in doubted)
    return kept_to(replace(reading, breaches=kept), segments)


def _mannered(reading: Reading, segment: Segment) -> Segment:
    words = fold_utterance(reading.text[slice(*segment.span)]).text.strip(" ，。,.!！")
    if _breaks(reading, segment) or not set(segment.acts) <= {DEMAND}:
        return segment
    if not _PRIVACY.search(words) or _MONEY.search(words) or _BYGONE.search(words):
        return segment
    if not segment.acts and not _ASKING.search(words):
        return segment
    return Segment(segment.span, (BOUNDARY,))


def without_wishes(
    reading: Reading, *, opening: bool, agreed: bool, waited_for: bool = False
) -> Reading:
    """Return a reading in which a good wish or a mere yes that ends nothing is no goodbye.

    At the start of a call only a word of parting ends it; later a likely goodbye does, and once
    all is agreed a wish, if it is the last thing said. `waited_for`: he has said what he wants an
    answer to, so that a wish of no parting is a kind word.
    """
    score = max((mark.score for mark in reading.acts if mark.id == CLOSE), default=0.0)
    words = fold_utterance(reading.text).text
    if not score or _PARTING.search(words):
        return reading
    likely = score >= SURE_GOODBYE and not opening
    wished = likely and _FAREWELL.search(words) is not None
    ends = agreed or wished or (likely and not waited_for and not _says_more(reading))
    if ends and not _goes_on(reading) and not agrees(reading.text):
        return reading
    segments = tuple(_without(CLOSE, segment) for segment in reading.segments)
    return kept_to(reading, segments)


def _after_close(reading: Reading) -> tuple[Segment, ...]:
    closing = [number for number, each in enumerate(reading.segments) if CLOSE in each.acts]
    return reading.segments[closing[-1] + 1 :] if closing else ()


def _goes_on(reading: Reading) -> bool:
    """Whether something is asked, put forward or pressed for after the goodbye."""
    return any(_GOES_ON & set(segment.acts) for segment in _after_close(reading))


def _says_more(reading: Reading) -> bool:
    """Whether more than a few words follow the goodbye."""
    after = (reading.text[slice(*segment.span)] for segment in _after_close(reading))
    return any(_CLAUSE_OF_WORDS.search(fold_utterance(words).text) for words in after)


def without_doubtful_refusal(reading: Reading) -> Reading:
    """Return a reading in which words that begin with a clear yes refuse nothing, unless surely."""
    score = max((mark.score for mark in reading.acts if mark.id == REFUSE), default=1.0)
    if score >= SURE_NO or not begins_with_yes(reading.text):
        return reading
    return kept_to(reading, tuple(_without(REFUSE, segment) for segment in reading.segments))


def kept_to(reading: Reading, segments: tuple[Segment, ...]) -> Reading:
    """Return a reading with other segments: its acts and topics are those the segments have."""
    acts = dict.fromkeys(act for segment in segments for act in segment.acts)
    topics = {topic for segment in segments for topic in segment.topics}
    kept = [mark for mark in reading.acts if mark.id in acts]
    fresh = acts.keys() - {mark.id for mark in kept}
    return replace(
        reading,
        acts=(*kept, *(_mark(act, segments) for act in acts if act in fresh)),
        topics=tuple(mark for mark in reading.topics if mark.id in topics),
        segments=segments,
    )


def _mark(act: str, segments: tuple[Segment, ...]) -> Mark:
    return Mark(act, 1.0, next(segment.span for segment in segments if act in segment.acts))
