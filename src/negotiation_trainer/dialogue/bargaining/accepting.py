"""A yes told clause by clause: each takes what lies on the table or says nothing against it.

Apart from the words of a bare yes, since people say it twice over, thank for it and say what they
will send; any clause that is none of these leaves the answer to the reader.
"""

from __future__ import annotations

import re

from negotiation_trainer.language.folding import fold_utterance

LONGEST = 160
"""Characters beyond which an answer is more than a yes."""

_SO_EN = r"(?:(?:oh|ok|okay|yes|yeah|yep|sure|well|great|alright|all right|right|and|so|then) )*"
_IT = r"(?:that|that's|this|it|it's|all of (?:that|it)|those (?:terms|numbers)|your (?:terms|plan))"
_VERY = r"(?:just |really |pretty |very |perfectly |absolutely |totally |more than |about )*"
_GOOD = r"(?:good|great|fine|fair|perfect|reasonable|okay|ok|right|doable|wonderful|excellent)"
_TO_ME = r"(?: (?:to|for|with|by) (?:me|us)| on (?:my|our) (?:end|side)| here)?"
_SOUNDS = r"(?:will |would |should |can )?(?:sounds?|looks?|seems?|works?|be|is) "
_WORKS = r"(?:will |would |can |'ll )?(?:works?|does it|suits?)"
_DO = r"(?:do|go with|go ahead with|go for|make|take|set|set up|lock|lock in|get)"
_CAN = r"(?: can|'ll| will|'d)? (?:happily |gladly )?"
_ACCEPT = r"(?:do|take|accept|live with|work with|go with|agree to)"
_YES_EN = rf"""
(?:{_IT} )?(?:all )?{_SOUNDS}{_VERY}{_GOOD}
(?:that's|it's) {_VERY}{_GOOD}
(?:{_IT} )?(?:all )?{_WORKS}(?: {_VERY}{_GOOD}| well)?
(?:let's|let us) {_DO} {_IT}(?: done)?
(?:i|we)(?:'m| am|'re| are) (?:good|okay|ok|fine|happy) with {_IT}
(?:i|we){_CAN}{_ACCEPT} {_IT}
(?:i|we) (?:agree|accept)|i'm in
it's a deal|(?:we have|we've got|you have|you've got|you got) a deal
(?:yes|yeah|yep|yup|deal|agreed|accepted|done|absolutely|definitely|of course|for sure|you got it)
(?:sure|okay|ok|alright|all right|perfect|great|excellent|wonderful|sure thing|no problem|all good)
"""
_TAIL_EN = r"(?: (?:then|up|in|too|now|today|indeed|sir|ma'am|m[rs]s?\.? [a-z]+))*"
_WILL_EN = (
    r"(?:i(?:'ll| will)|let me|i(?:'m| am) going to|you(?:'ll| will)) "
    r"(?:go ahead and |also |just )*"
    r"(?:set|send|write|e-?mail|text|mail|put|get|note|mark|draw|enter|record|have|receive)\b.*"
)
_BESIDE_EN = rf"""
(?:thanks|thank you)\b.*
i (?:really )?appreciate\b.*
{_WILL_EN}
(?:sir|ma'am|m[rs]s?\.? [a-z]+)
"""
_AGAINST_EN = re.compile(
    r"\?|\b(?:but|not|no(?! problem\b)|never|cannot|unless|except|only|instead|however|though"
    r"|although|if|whether|until|once|first|before|ask|check|see|need|supervisor|manager|approv\w+)\b|n't\b"
)
"""Words after which a yes is none: it waits, denies or changes."""

_SO_ZH = (
    r"(?:嗯+|哦|噢|啊|哎|诶|欸|那么?|就|也|都|挺|完全|当然|我看|我觉得|我这(?:边|儿|里)|我们?|咱们?"
    r"|这边|这个?|这样|您这个?|听着|行|好)*"
)
_YOURS = (
    r"[按照依听随](?:着|照)?(?:您|你)们?"
    r"(?:这个|那个|刚才?|刚刚|说的?|提的?|讲的?|的|方案|意思|安排|数|办法|条件|日子|算)*(?:来|办|走|定|做)?"
)
_YES_ZH = (
    rf"(?:好的|好嘞|得嘞|好|行|成交|成|中|妥|可以|没问题|没毛病|没意见|同意|接受|一言为定|说定|说好|定"
    rf"|这么(?:着|定|办|来|说定|说好)|这样(?:定|办|来)?|[按照]这个(?:数|方案)?(?:来|办|走|定)?|{_YOURS}"
    r"|(?:您|你)说了算)"
)
_TAIL_ZH = r"(?:吧|了|啊|呀|哈|嘛|的|呗|啦|哦|噢|先生|女士)*"
_BESIDE_ZH = (
    r"(?:谢谢|多谢|感谢|辛苦|麻烦)(?:您|你|了|啊|理解|配合|体谅)*"
    r"|我?(?:这就|马上|现在就?|待会儿?|一会儿?|回头|稍后|今天)*(?:给|帮|替|把|跟)(?:您|你|它|这个?|方案)*"
    r"(?:登记|记|备注|写|发|寄|办|安排|录|申请|落实|做)[^?]*"
)
_AGAINST_ZH = re.compile(
    r"[?]|吗|么$|但|可是|不过|只是|就是(?!了)|除非|如果|要是|不(?!客气|好意思)|没(?!问题|毛病|意见)|别|先|再|改|加|减"
    r"|得(?!嘞)|需要|请示|领导|审批|考虑|看看|试试|问(?!题)"
)

_CLAUSE = re.compile(r"[^,.;!?，。；！？、—–~…]+[,.;!?，。；！？、—–~…]*")
_TITLE = re.compile(r"\b(m[rs]s?)\.")
_EDGE = " ,.;!?，。；！？、—–~…:：-"


def _any_line(table: str) -> str:
    return "|".join(line for line in table.splitlines() if line)


_TAKES = re.compile(
    rf"{_SO_EN}(?:{_any_line(_YES_EN)}){_TO_ME}{_TAIL_EN}|{_SO_ZH}(?:{_YES_ZH}{_TAIL_ZH})+"
)
_BESIDE = re.compile(rf"{_SO_EN}(?:{_any_line(_BESIDE_EN)})|{_SO_ZH}(?:{_BESIDE_ZH}){_TAIL_ZH}")


def accepts(text: str) -> bool:
    """Whether some clause takes what lies on the table and no other says anything but thanks."""
    folded = fold_utterance(text).text.strip()
    clauses = _clauses(folded)
    if len(folded) > LONGEST or re.search(r"\d", folded) or _held_back(folded):
        return False
    taken = [_takes(clause) for clause in clauses]
    beside = (_BESIDE.fullmatch(clause) for clause in clauses)
    return any(taken) and all(yes or more for yes, more in zip(taken, beside, strict=True))


def begins_with_yes(text: str) -> bool:
    """Whether the first clause is a yes that nothing in the answer holds back."""
    folded = fold_utterance(text).text.strip()
    clauses = _clauses(folded)
    return bool(clauses) and _takes(clauses[0]) and not _held_back(folded)


def _clauses(folded: str) -> list[str]:
    parts = (part.strip(_EDGE) for part in _CLAUSE.findall(_TITLE.sub(r"\1", folded)))
    return [part for part in parts if part]


def _takes(clause: str) -> bool:
    return _TAKES.fullmatch(clause) is not None


def _held_back(folded: str) -> bool:
    return (_AGAINST_EN.search(folded) or _AGAINST_ZH.search(folded)) is not None
