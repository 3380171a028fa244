"""Whose language the words of a file are in, as far as that is beyond doubt.

Words and signs are held against a language only where the file names a valid one and keeps to it:
a slip in `lang` is one fault, not one for every line.
"""

from __future__ import annotations

import re

from negotiation_trainer.scenario.checks.subject import Subject

FEWEST = 5
"""With fewer spoken texts each is told by itself."""

NEARLY_ALL = 0.8

PLACEHOLDER = re.compile(r"\{([^{}\s]{1,40})\}")
WIDE_PLACEHOLDER = re.compile(r"｛\s*\w{1,40}\s*[}｝]|\{\s*\w{1,40}\s*｝", re.ASCII)
"""One whose braces were typed on a Chinese keyboard, so that it is spoken as it stands."""

_LATIN = re.compile("[A-Za-z]{2,}.*[A-Za-z]{2,}", re.DOTALL)


def speaks_otherwise(text: str, lang: str) -> bool:
    """Whether words are plainly not in a language, placeholders aside."""
    if lang == "en" and text.isascii():
        return False
    words = PLACEHOLDER.sub("", text)
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in words)
    return chinese if lang == "en" else not chinese and bool(_LATIN.search(words))


def tongue_of(subject: Subject) -> str:
    """The language that words and signs are held against, empty where none is sure."""
    return "" if names_no_language(subject) or is_misnamed(subject) else subject.lang


def names_no_language(subject: Subject) -> bool:
    """Whether the file gives a language that there is not, so that its own is a guess."""
    own = subject.data.get("lang") if isinstance(subject.data, dict) else None
    return own is not None and own != subject.lang


def is_misnamed(subject: Subject) -> bool:
    """Whether nearly all that is said is plainly in the other language."""
    said = [leaf.value for leaf in subject.spoken]
    if names_no_language(subject) or len(said) < FEWEST:
        return False
    otherwise = len(said)
    for text in said:
        otherwise -= not speaks_otherwise(text, subject.lang)
        if otherwise < NEARLY_ALL * len(said):
            return False
    return True
