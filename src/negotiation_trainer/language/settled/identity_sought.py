"""Who is looked for: a caller who asks for the debtor by name asks whether he has reached him.

"I'm looking for Roz Tierney", 我找贺永亮 or, to "who do you want?", the bare name. To speak of
somebody by name is another thing, and so is asking back whom the other one looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Pattern

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.settled import identity_cues as cues
from negotiation_trainer.language.utterance import Utterance

_KEPT = 256
_TITLE_EN = r"(?:mr|ms|mrs|miss|dr)\b\.?"
_TITLE_ZH = "先生|女士|小姐|太太|师傅|老师|教练|老板|经理|总|[大老]?[姐哥]"
_TITLED_ZH = re.compile(rf"(?:{_TITLE_ZH})$")
_WORD = re.compile(r"[a-z][a-z'-]+")
_ELSE = re.compile("|".join(cues.forms(cues.SOUGHT_ELSE)))
_WHO = re.compile("|".join(cues.forms(cues.WHO_IS_SOUGHT)))


def sought_by_name(utterance: Utterance, addressed: Iterable[str]) -> Iterator[tuple[int, Span]]:
    """Yield the clauses that ask for the debtor by name, and their words (a folded span)."""
    names = tuple(name for each in addressed if (name := fold_utterance(each).text.strip()))
    if not names:
        return
    within, barely = _asked_for(
        names, _called_himself(names[0], utterance), bool(_WHO.search(utterance.context))
    )
    for number, (start, end) in enumerate(utterance.clauses):
        match = barely.match(utterance.text, start) or within.search(utterance.text, start)
        if match is None or match.start() >= end:
            continue
        if not _ELSE.search(utterance.text, start, match.start()):
            yield number, (match.start(), min(match.end(), end))


def _called_himself(name: str, utterance: Utterance) -> tuple[str, ...]:
    """What he just called himself, as it seems: a word said back that begins like his name.

    Roz for Rosalind.
    """
    said = set(_WORD.findall(utterance.text)) & set(_WORD.findall(utterance.context))
    return tuple(sorted(word for word in said if word[0] == name[0]))


@lru_cache(maxsize=_KEPT)
def _asked_for(
    names: tuple[str, ...], own: tuple[str, ...], answering: bool
) -> tuple[Pattern[str], Pattern[str]]:
    """What asking for him looks like, and what it looks like where hardly more is said."""
    full, name = _english(names[0], own) if names[0].isascii() else _chinese(names)
    barely = [cues.SOUGHT_BARELY, *[cues.SOUGHT_IN_ANSWER] * answering]
    return _forms((cues.SOUGHT,), full, name), _forms(barely, full, name)


def _forms(tables: Iterable[str], full: str, name: str) -> Pattern[str]:
    return re.compile(
        "|".join(
            form.replace("HELLO ", cues.HELLO).replace("FULL", full).replace("NAME", name)
            for table in tables
            for form in cues.forms(table)
        )
    )


def _chinese(names: tuple[str, ...]) -> tuple[str, str]:
    """A name as it is given in full, and however it is said: 贺永亮; 贺先生, 永亮."""
    name = names[0]
    surnames = (_TITLED_ZH.sub("", each) for each in names[1:])
    surname = next((each for each in surnames if each and name.startswith(each)), name[:1])
    given, titled = name.removeprefix(surname), rf"{re.escape(surname)}(?:{_TITLE_ZH})"
    full = rf"(?:{re.escape(name)}(?:{titled}|{_TITLE_ZH})?)"
    return full, f"(?:{full}|{titled}{f'|{re.escape(given)}' if len(given) > 1 else ''})"


def _english(name: str, own: tuple[str, ...]) -> tuple[str, str]:
    """A name as it is given in full, and however it is said: Roz Tierney; Ms. Tierney, Roz.

    A first name may be shortened in any way that leaves its first letter.
    """
    first, last = (re.escape(part) for part in (name.split()[0], name.split()[-1]))
    full = rf"(?:(?:{_TITLE_EN} ?)?\b{first[0]}[a-z'.-]*(?: [a-z.]+)? {last}\b(?!'))"
    firsts = "|".join((first, *map(re.escape, own)))
    return full, rf"(?:{full}|\b{_TITLE_EN} ?{last}\b(?!')|\b(?:{firsts})\b(?!'))"
