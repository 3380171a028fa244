"""Mends names: the one word that must have been meant, in the quotes it was written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from negotiation_trainer.scenario.diagnostics import Phrase
from negotiation_trainer.scenario.fixes.edits import Edit, Proposal, Spot

_QUOTES = "\"'"
_LISTED = re.compile("[，、]\\s*")
_BRACKETED = re.compile("［([^［］\\[\\]{}]*)］")
_NAME = re.compile("[a-z0-9][a-z0-9_-]{0,59}")
_WORD = re.compile(r"[\w \u3000/-]+|fact:[\w-]+")
_WRITTEN_OUT = frozenset({"write-list", "part-items", "space-before-note"})
"""Hints that say what to write."""

_NO_SPACE = re.compile(r"([a-z_]+):([^\s:]+)")
OWN = frozenset({"mood", "state", "outcome", "target", "fact"})
"""Kinds of names that authors give: one missed more than once is misspelt where it is given."""


def in_quotes_of(written: str, word: str) -> str:
    """A word in the quotes of what it stands for."""
    quote = written[:1] if written[:1] in _QUOTES and written[-1:] == written[:1] else ""
    return f"{quote}{word}{quote}"


def nearest_name(spot: Spot) -> Sequence[Proposal]:
    """The only valid word that is near; or a list whose commas are full-width ones."""
    if _sure(spot):
        return spot.instead(in_quotes_of(spot.written, str(spot.finding.arguments["nearest"])))
    if spot.finding.hint_id in _WRITTEN_OUT and spot.written[:1] not in _QUOTES:
        return spot.instead(str(spot.finding.arguments["text"]))
    if found := _NO_SPACE.fullmatch(spot.written):
        return spot.instead(f"{found[1]}: {found[2]}")
    if spot.written[:1] in _QUOTES:
        return ()
    if found := _BRACKETED.fullmatch(spot.written):
        return spot.instead("[" + _LISTED.sub(", ", found[1]) + "]")
    if _LISTED.search(spot.written.strip("，、")):
        return spot.instead(_LISTED.sub(", ", spot.written))
    return ()


def _sure(spot: Spot) -> bool:
    """Whether the nearest name differs in nothing but a slip of typing."""
    told = spot.finding.arguments
    if spot.finding.hint_id != "did-you-mean" or not told.get("sure"):
        return False
    word, kind = str(told.get("word", "")), told.get("kind")
    own = isinstance(kind, Phrase) and kind.id.removeprefix("kind-") in OWN
    own = own or word.startswith("fact:")
    missed = sum(item.arguments.get("word") == word for item in spot.findings)
    plain = spot.written.strip(_QUOTES + "“”‘’")
    same_digits = _digits(plain) == _digits(str(told["nearest"]))
    return (
        bool(told.get("same") or _WORD.fullmatch(plain))
        and same_digits
        and not (own and missed > 1)
    )


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, unicodedata.normalize("NFKC", word)))


def slug(spot: Spot) -> Sequence[Proposal]:
    """The name in small letters, wherever the same one is found wrong in this file."""
    word, new = (str(spot.finding.arguments.get(name, "")) for name in ("word", "slug"))
    if not new:
        return ()
    alike = [
        Spot(spot.page, item)
        for item in spot.findings
        if item.code == spot.finding.code and item.arguments.get("word") == word
    ]
    if alike[0].finding.place != spot.finding.place:
        return ()
    return spot.edits(
        *(
            Edit(one.start, one.start + len(one.written), in_quotes_of(one.written, new))
            for one in alike
        )
    )


def name_of_file(spot: Spot) -> Sequence[Proposal]:
    """The name of the file, by which everything else calls it."""
    stem = str(spot.finding.arguments.get("file_name", ""))
    return spot.instead(in_quotes_of(spot.written, stem)) if _NAME.fullmatch(stem) else ()


def placeholder(spot: Spot) -> Sequence[Proposal]:
    """The only placeholder that is near, as often as the wrong one stands in the text."""
    told = spot.finding.arguments
    if spot.finding.hint_id == "plain-braces":
        right = str(told["right"])
    elif spot.finding.hint_id == "did-you-mean" and told.get("sure"):
        right = "{" + str(told["nearest"]) + "}"
    else:
        return ()
    wrong = str(told["placeholder"])
    found = re.finditer(re.escape(wrong), spot.written)
    return spot.edits(
        *(Edit(spot.start + one.start(), spot.start + one.end(), right) for one in found)
    )
