"""What a debtor's line of a transcript shows, read coarsely by the patterns of a data file.

A scenario's author says what a line calls for; of a talk held elsewhere nobody has, so its scores
are estimates.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from negotiation_trainer.catalogue.characters import in_simplified
from negotiation_trainer.scenario.compiled import Opening

LONGEST = 4_000
"""Characters of one line that are looked at."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing a line can show; see the data file for the fields."""

    id: str
    patterns: tuple[re.Pattern[str], ...]
    but: tuple[re.Pattern[str], ...] = ()
    calls_for: tuple[Opening, ...] = ()
    raises: tuple[str, ...] = ()
    temper: int = 0
    about_debt: bool = False

    def shows_in(self, folded: str) -> bool:
        """Whether a folded line shows it."""
        if not any(pattern.search(folded) for pattern in self.patterns):
            return False
        return not any(pattern.search(folded) for pattern in self.but)


def opening_of(written: str) -> Opening:
    """Return an opening from its id: `act`, `act:topic`, alternatives with `|`."""
    pairs = (part.partition(":") for part in written.split("|"))
    return Opening(written, tuple((act, topic or None) for act, _, topic in pairs))


@cache
def debtor_signs() -> Mapping[str, Sign]:
    """Return the shipped signs by id, in file order."""
    data = files("negotiation_trainer.scoring").joinpath("debtor_signs.toml").read_bytes()
    return {name: _sign(name, entry) for name, entry in tomllib.loads(data.decode()).items()}


def _sign(name: str, entry: Mapping[str, Any]) -> Sign:
    return Sign(
        id=name,
        patterns=_compiled((*entry["zh"], *entry["en"])),
        but=_compiled(entry.get("but", ())),
        calls_for=tuple(map(opening_of, entry.get("calls_for", ()))),
        raises=tuple(entry.get("raises", ())),
        temper=entry.get("temper", 0),
        about_debt=entry.get("about_debt", False),
    )


def _compiled(written: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, written))


def folded(text: str) -> str:
    """Return a line as the patterns see it: half width, small letters, simplified characters."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    signs = {0x2019: "'", 0x2018: "'", 0x3002: ".", 0x3001: ","}
    return in_simplified(plain).translate(signs).strip()


def signs_in(text: str) -> tuple[Sign, ...]:
    """Return every sign a line shows, in file order."""
    words = folded(text)
    return tuple(sign for sign in debtor_signs().values() if sign.shows_in(words))
