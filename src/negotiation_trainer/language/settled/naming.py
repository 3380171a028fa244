"""Whether somebody else was asked for: a name that is not the debtor's reaches no right party.

Whoever picks up says yes to his own name only. Without the debtor's name nothing is doubted here,
and a name that merely begins like one of his, or that he has just used himself, passes for his.
"""

from __future__ import annotations

import re
from dataclasses import replace

from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.utterance import Utterance

VERIFYING, ASKING = "verify_identity", "ask_closed"

_TITLED_ZH = re.compile(r"([\u4e00-\u9fff])(?:先生|女士|小姐|太太)")
_NOBODY_ZH = frozenset("您你他她它我咱这那哪位个的家老名")
"""Signs before a title that are no name: 这位女士, 您先生."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚"
)
_NAMED_ZH = re.compile(
    rf"(?:是|叫|找)([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:先生|女士|小姐|本人|吗|么|吧|[?]|$)"
)
_NAMED_EN = re.compile(
    r"\b(?:is this|is that|is it|are you|am i (?:speaking|talking) (?:with|to)"
    r"|(?:speak|talk) (?:with|to)|looking for|trying to reach|calling for|is)"
    r" (?P<title>(?:mr|ms|mrs|miss|dr)\b\.? ?)?(?P<name>[a-z][a-z'-]+(?: [a-z][a-z'-]+)?)"
    r"(?: (?:please|there|in|available|home|around|speaking))?[ ,.?]*$"
)
_WORD = re.compile(r"[a-z][a-z'-]+")


def without_strangers(found: Findings, utterance: Utterance, frame: Frame) -> Findings:
    """Return findings in which asking for somebody else verifies nobody: it is a mere question."""
    verifying = next((finding for finding in found.acts if finding.id == VERIFYING), None)
    if verifying is None or not frame.addressed:
        return found
    strange = tuple(n for n in verifying.places if _asks_for_another(utterance, n, frame.addressed))
    if not strange:
        return found
    rest = tuple(place for place in verifying.places if place not in strange)
    others = tuple(f for f in found.acts if f.id not in (VERIFYING, ASKING))
    asked = next((f.places for f in found.acts if f.id == ASKING), ())
    places = (*strange, *(place for place in asked if place not in strange))
    acts = (*others, Finding(ASKING, verifying.score, places))
    if rest:
        acts = (*acts, replace(verifying, places=rest))
    return replace(found, acts=tuple(sorted(acts, key=lambda finding: -finding.score)))


def _asks_for_another(utterance: Utterance, number: int, addressed: tuple[str, ...]) -> bool:
    clause = utterance.clause(number).strip()
    known = " ".join(fold_utterance(name).text for name in addressed)
    return _another_zh(clause, known) or _another_en(utterance, number, clause, known)


def _another_zh(clause: str, known: str) -> bool:
    titled = {sign for sign in _TITLED_ZH.findall(clause) if sign not in _NOBODY_ZH}
    named = _NAMED_ZH.findall(clause)
    if any(sign in known for sign in titled) or any(set(name) & set(known) for name in named):
        return False
    return bool(titled or named)


def _another_en(utterance: Utterance, number: int, clause: str, known: str) -> bool:
    match = _NAMED_EN.search(clause)
    if match is None:
        return False
    words = match["name"].split()
    start, end = utterance.original_span(utterance.clauses[number])
    written = utterance.original[start:end]
    if match["title"] is None and not all(_is_written_as_name(word, written) for word in words):
        return False
    own = _WORD.findall(f"{known} {utterance.context}")
    initials = {word[0] for word in _WORD.findall(known)}
    return not any(word in own or word[0] in initials for word in words)


def _is_written_as_name(word: str, written: str) -> bool:
    return word.capitalize() in written or word.title() in written
