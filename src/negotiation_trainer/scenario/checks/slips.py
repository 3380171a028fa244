"""Words that a Chinese keyboard spoilt: quotes that are text, commas that part nothing.

Both are valid as they stand, so each is a doubt; whoever means it so puts plain quotes around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from negotiation_trainer.scenario.checks.names import KINDS
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Leaf
from negotiation_trainer.scenario.diagnostics import Diagnostic

_EITHER, _PAUSE = re.compile("[、，；]"), re.compile("、")
LISTS: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("Wording", "phrases"): _EITHER,
    ("Wording", "examples"): _PAUSE,
    ("Fact", "asked_like"): _EITHER,
    ("DebtorCase", "verify_with"): _EITHER,
    ("Check", "words"): _EITHER,
    ("Check", "avoid"): _EITHER,
    ("Said", "groups"): _EITHER,
    ("Truth", "hedges"): _EITHER,
}
"""Lists of words, and what may have been meant to part them; a whole sentence may hold commas."""

_CURLY = re.compile("“[^“”\"]+”|‘[^‘’']+’|＂[^＂]+＂")


def check_slips(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about words in curly quotes, and lists of one item that seems to be several."""
    for leaf in subject.words:
        text: str = leaf.value
        if text.isascii():
            continue
        written = subject.written(leaf.loc)
        if written != text.strip():
            continue
        if _CURLY.fullmatch(text) and (leaf.owner, leaf.field) not in KINDS:
            yield subject.at("NT147", leaf.loc, text=text, inside=text[1:-1])
        elif (sign := LISTS.get((leaf.owner, leaf.field))) and _is_alone(subject.data, leaf, sign):
            parts = [part.strip() for part in _EITHER.split(text)]
            if all(parts):
                listed = ", ".join(parts)
                items = listed if isinstance(leaf.loc[-1], int) else f"[{listed}]"
                told = {"sign": _EITHER.findall(text)[0], "items": items}
                yield subject.at("NT145", leaf.loc, text=text, listed=f"[{listed}]", **told)


def _is_alone(data: Any, leaf: Leaf, sign: re.Pattern[str]) -> bool:
    """Whether words with such a sign are all that their list holds."""
    for part in leaf.loc[:-1]:
        data = data[part]
    several = isinstance(data, list) and len(data) > 1
    return not several and bool(sign.search(leaf.value))
