"""A service with 好吗 or "okay?" behind it is a question, no offer and no claim on a promise.

我帮您查一下，好吗 reads like 每月八百，好吗 to a model that has learnt the tag; what the clause
holds tells them apart: a sum, a count, a word for paying, or only what the speaker will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.tags import TAG
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN

OFFERING = ("propose_plan", "ask_commitment")

_WE = r"(?:我们?|我这边|咱们?|这边)(?:这边|这里)?"
_WHEN = r"(?:今天|明天|后天|下?周[一二三四五六日天]|晚点|回头|过会儿)?"
_HOW = r"(?:先|再|马上|现在|一会儿?|待会儿?|稍后|这就|来|去|可以|能){0,3}"
_FOR_YOU = (
    r"(?:帮|给|替|为|跟|和|向|陪|把)[^,。?!]{0,6}?"
    r"(?:查|看|核|记|登记|问|反映|转(?!账)|解释|讲|说|算|发|联系|调|念|提交|备注|加急|报|催|跟进"
    r"|回(?:电|个?电话|复)|打(?:个?电话|过去))"
)
_BY_ITSELF = (
    r"(?:查|看|核|记|登记|问|反映|解释|讲|说|算|调|念|备注|加急)(?:一下|一遍|一声|完|清楚)"
    r"|查查|看看|核实|问问|问您|讲讲|说说|算算|念念|回(?:电|个?电话|复)|打(?:个?电话|给|过)"
    r"|慢慢|一步"
)
_I_WILL = (
    r"(?:let me|i'll|i will|i can|i could|can i|could i|may i|shall i|should i|i'm going to"
    r"|i'd like to|if i|mind if i|why don't i|how about i|want me to|like me to|we can|we'll"
    r"|take your|take a)"
    r"(?: (?:just|go ahead and|quickly|first|then|also|now|please|go|try to|have to))*"
)
_DO = (
    r"(?:check|look|pull|find|get back|call|ring|text|e-?mail|mail|note|transfer|connect|explain"
    r"|send (?:you )?(?:the|a|an|that|this|your|it)"
    r"|put (?:a|that|this|in a|you on hold|you through)"
    r"|walk|go (?:over|through)|read|repeat|ask|see|make a note|write|log|open|verify|confirm|talk"
    r"|speak|tell|escalate|document|flag|review|time|breath|moment|second|minute)"
)
_SERVICE = re.compile(rf"{_WE}{_WHEN}{_HOW}(?:{_FOR_YOU}|{_BY_ITSELF})|\b{_I_WILL} {_DO}")
"""What the speaker will do for the other: look it up, call back, explain."""

_MONEY = re.compile(
    r"还|付|交|转账|分期|减免|免|宽限|延期|方案|计划|首付|月供|结清|每月|期"
    r"|\b(?:pay\w*|plan|instal\w*|settle\w*|waiv\w*|month|monthly|split|spread|down|discount|off"
    r"|commit\w*|promise|agree\w*|deal)\b"
)
_CALLING = re.compile(
    r"打|电|联系|发|\b(?:call|ring|text|mail|e-?mail|send|back|talk|speak|check)\b"
)
"""Services that may have a day of their own."""

_ASKING_ABOUT = re.compile(
    r"问|查|核|看看|反映|解释|讲|说|算|念|发"
    r"|\b(?:check|ask|see|look|explain|go over|walk|read|send|tell)\b"
)
"""Services that may well be about money: 问问能不能减免, "explain the interest"."""


def without_empty_offers(
    found: Findings, utterance: Utterance, figures: Sequence[Figure]
) -> Findings:
    """Return findings in which services put as questions offer nothing and ask no promise."""
    empty = frozenset(_services(utterance, figures))
    if not empty:
        return found
    acts: list[Finding] = []
    for finding in found.acts:
        places = tuple(place for place in finding.places if place not in empty)
        if finding.id not in OFFERING:
            acts.append(finding)
        elif places:
            acts.append(replace(finding, places=places))
    if not any(empty & set(finding.places) for finding in acts):
        acts.append(Finding("ask_closed", CERTAIN, (max(empty),)))
    acts.sort(key=lambda finding: -finding.score)
    nearly = tuple(act for act in found.nearly if act not in OFFERING)
    return replace(found, acts=tuple(acts), nearly=nearly)


def _services(utterance: Utterance, figures: Sequence[Figure]) -> Iterator[int]:
    """The clauses of services put as questions, their tags among them."""
    for number in range(len(utterance.clauses)):
        clause = utterance.clause(number)
        tag = TAG.search(clause)
        if tag is None:
            continue
        alone = not clause[: tag.start()].strip(" ,") and number > 0
        body = number - 1 if alone else number
        if _is_service(utterance, body, figures):
            yield from {body, number}


def _is_service(utterance: Utterance, number: int, figures: Sequence[Figure]) -> bool:
    clause = utterance.clause(number)
    service = _SERVICE.search(clause)
    if service is None:
        return False
    first, last = utterance.original_span(utterance.clauses[number])
    kinds = {figure.kind for figure in figures if first <= figure.span[0] < last}
    if kinds and not (kinds == {FigureKind.DATE} and _CALLING.search(service.group())):
        return False
    return not _MONEY.search(clause) or _ASKING_ABOUT.search(service.group()) is not None
