"""Who is speaking and who is asked: the case's own names and identifying items in a clause.

With the names known, "Andre Whitcomb here" or 临澜银行林晓舟 is an introduction for sure, and
asking for the debtor by name, or for one of the items to verify with, is verifying. Without names
nothing is found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from re import Pattern

from negotiation_trainer.language.assembly import Finding, Findings, without_act_at
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.reader import Frame, Phrasing
from negotiation_trainer.language.settled import identity_cues as cues
from negotiation_trainer.language.settled.identity_sought import sought_by_name
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN, Heard

INTRODUCED = Phrasing(acts=("identify_self",), topics=("identity",))
VERIFIED = Phrasing(acts=("verify_identity",), topics=("identity",))
DEMAND = "demand"
_KEPT = 256
_GENERIC_EN = frozenset(cues.GENERIC_EN.split())


def _any_of(alternatives: Iterable[str]) -> Pattern[str]:
    return re.compile("|".join(alternatives) or "(?!)")


_OTHERS = _any_of(cues.forms(cues.OTHERS))
_OWN = _any_of(cues.forms(cues.OWN))
_PARTS = {
    name: getattr(cues, name)
    for name in ("HELLO", "ASKED", "FOR_HIM", "NO_ONE", "NOT_I", "EVENT", "ABOUT")
}
_SELF = _any_of(
    re.sub("|".join(_PARTS), lambda part: _PARTS[part[0]], form) for form in cues.forms(cues.SELF)
)
_BELONGS = _any_of(cues.forms(cues.BELONGS))
_ASKS = _any_of(cues.forms(cues.ASKS))
_ASKS_NOT = _any_of(cues.forms(cues.ASKS_NOT))
_ASKED_BARELY = re.compile(cues.ASKED_BARELY)


def heard_identity(utterance: Utterance, frame: Frame) -> tuple[Heard, ...]:
    """Return the clauses that introduce the speaker or verify who has been reached."""
    return (
        *_introductions(utterance, frame),
        *_verifications(utterance, frame),
        *(
            Heard(VERIFIED, CERTAIN, number, quote, by_phrase=True, denied=False)
            for number, quote in sought_by_name(utterance, frame.addressed)
        ),
    )


def without_empty_introductions(found: Findings, utterance: Utterance, frame: Frame) -> Findings:
    """Return findings in which a greeting that says nothing of the speaker introduces nobody.

    Most who greet by name go on to say who they are, so the greeting alone is taken for it; where
    the case's names are known, a name, a role or a firm is asked for, and its clause is the one
    that introduces.
    """
    if not (frame.speaker or frame.employers):
        return found
    said = _clauses_of_self(utterance, frame)
    acts = (_introducing(finding, said) for finding in found.acts)
    return replace(found, acts=tuple(finding for finding in acts if finding is not None))


def _introducing(finding: Finding, said: tuple[int, ...]) -> Finding | None:
    """An introduction where it is one, any other act as it is."""
    if finding.id not in INTRODUCED.acts:
        return finding
    places = tuple(place for place in finding.places if place in said) or said[:1]
    return replace(finding, places=places) if places else None


def _clauses_of_self(utterance: Utterance, frame: Frame) -> tuple[int, ...]:
    """The clauses in which the speaker says something of himself."""
    patterns = (_SELF, _self_named(frame.speaker, frame.employers))
    starts = [match.start() for each in patterns for match in each.finditer(utterance.text)]
    first = [start for start, _ in utterance.clauses]
    return tuple(sorted({max(bisect_right(first, at) - 1, 0) for at in starts}))


def without_sought_demands(found: Findings, utterance: Utterance, frame: Frame) -> Findings:
    """Return findings in which asking for the debtor by name, curtly too, demands nothing."""
    sought = {number for number, _ in sought_by_name(utterance, frame.addressed)}
    polite = {number + 1 for number in sought if _is_please(utterance, number + 1)}
    return without_act_at(found, DEMAND, sought | polite)


def _is_please(utterance: Utterance, number: int) -> bool:
    clauses = utterance.clauses
    return number < len(clauses) and utterance.clause(number).strip(" .!?") in ("please", "谢谢")


def _introductions(utterance: Utterance, frame: Frame) -> Iterator[Heard]:
    own = _introduction(frame.speaker, frame.employers)
    for number, (start, end) in enumerate(utterance.clauses):
        clause = utterance.text[start:end]
        match = own.search(clause)
        if match is not None and not _speaks_of_others(clause, match.end()):
            quote = (start + match.start(), start + match.end())
            yield Heard(INTRODUCED, CERTAIN, number, quote, by_phrase=True, denied=False)


def _speaks_of_others(clause: str, end: int) -> bool:
    """Whether the words up to a name ask after it, deny it or give it to somebody else."""
    until = clause[:end]
    asked = clause.rstrip().endswith(("?", "吗", "么")) and not _OWN.search(until)
    return bool(asked or _OTHERS.search(until) or _BELONGS.match(clause, end))


def _verifications(utterance: Utterance, frame: Frame) -> Iterator[Heard]:
    items = _asked_items(frame.verify_with)
    for number, (start, end) in enumerate(utterance.clauses):
        clause = utterance.text[start:end]
        match = items.search(clause)
        if match is not None and _asks_for(clause, items):
            quote = (start + match.start(), start + match.end())
            yield Heard(VERIFIED, CERTAIN, number, quote, by_phrase=True, denied=False)


def _asks_for(clause: str, items: Pattern[str]) -> bool:
    if _ASKS_NOT.search(clause):
        return False
    return bool(_ASKS.search(clause) or _ASKED_BARELY.fullmatch(items.sub("", clause)))


@lru_cache(maxsize=_KEPT)
def _asked_items(verify_with: tuple[str, ...]) -> Pattern[str]:
    """The items in their own words and in those people use for them."""
    wordings: list[str] = []
    for item in verify_with:
        words = fold_utterance(item).text.strip()
        if words:
            known = (each for each in cues.forms(cues.ITEMS) if re.search(each, words))
            wordings += [re.escape(words), *known]
    return _any_of(wordings)


@lru_cache(maxsize=_KEPT)
def _introduction(speaker: str, employers: tuple[str, ...]) -> Pattern[str]:
    """What stating one's own name or employer looks like."""
    names, firms = _called(speaker, employers)
    full = fold_utterance(speaker).text.strip()
    whole = _spaced(full) if full.isascii() and " " in full else "(?!)"
    tables = [cues.BY_NAME] * bool(names) + [cues.BY_FIRM] * bool(firms)
    if names and firms:
        tables.append(cues.BY_BOTH)
    return _any_of(
        form.replace("HELLO ", cues.HELLO)
        .replace("FULL", whole)
        .replace("NAME", names)
        .replace("FIRM", firms)
        for table in tables
        for form in cues.forms(table)
    )


@lru_cache(maxsize=_KEPT)
def _self_named(speaker: str, employers: tuple[str, ...]) -> Pattern[str]:
    """Small words that say who calls where the case's own names stand beside them."""
    names, firms = _called(speaker, employers)
    return _any_of(
        form.replace("NAME", names).replace("FIRM", firms)
        for form in cues.forms(cues.SELF_NAMED)
        if (names or "NAME" not in form) and (firms or "FIRM" not in form)
    )


def _called(speaker: str, employers: tuple[str, ...]) -> tuple[str, str]:
    """Patterns of what the speaker and his employers go by; empty where nothing is known."""
    names = _either(_names(fold_utterance(speaker).text.strip()))
    return names, firm_pattern(employers)


def firm_pattern(employers: tuple[str, ...]) -> str:
    """Return a pattern of whatever firms go by, in folded text; empty for none."""
    return _either(firm for each in employers for firm in _firms(_plain(each)))


def _plain(words: str) -> str:
    return fold_utterance(words).text.strip()


def _either(parts: Iterator[str]) -> str:
    """A pattern of any of several words, the longest first; empty for none."""
    words = sorted({part for part in parts if part}, key=lambda word: (-len(word), word))
    bounded = [rf"\b{_spaced(word)}\b" if word.isascii() else re.escape(word) for word in words]
    return f"(?:{'|'.join(bounded)})" if bounded else ""


def _spaced(words: str) -> str:
    """Words with any space between them and "and" for &."""
    return r"\s+".join("(?:&|and)" if word == "&" else re.escape(word) for word in words.split())


def _names(name: str) -> Iterator[str]:
    """A name in full and in part: Andre Whitcomb, Andre, Mr. Whitcomb; 林晓舟, 小林, 晓舟."""
    yield name
    parts = name.split()
    if len(parts) > 1:
        yield parts[0]
        yield from (f"{title} {parts[-1]}" for title in ("mr.", "ms.", "mrs.", "mr", "ms"))
    if name and not name.isascii():
        yield from (f"小{name[0]}", f"姓{name[0]}")
        yield name[1:] if len(name) > 2 else ""


def _firms(firm: str) -> Iterator[str]:
    """A firm in full and by what it is called for short: Gulfline Recovery, Gulfline."""
    yield firm
    words = firm.split()
    while len(words) > 1 and words[-1].strip(".,") in _GENERIC_EN:
        words.pop()
        yield " ".join(words)
    while len(shorter := _shorter(firm)) > 1:
        firm = shorter
        yield firm


def _shorter(firm: str) -> str:
    """A Chinese firm's name without the last of its generic words: 临澜银行信用卡中心, 临澜银行."""
    last = next((word for word in cues.GENERIC_ZH if firm.endswith(word)), None)
    return firm.removesuffix(last) if last else ""
