"""A balance read out by its digits, or named without its currency: "fifty-four sixty", 总数5460.

Nobody can tell from the words alone that this is a sum; that it is just what is owed tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span
from negotiation_trainer.language.figures.amount_context import COUNTED
from negotiation_trainer.language.figures.text import fold
from negotiation_trainer.language.utterance import Utterance

LEAST = 3
"""Digits fewer than these may be anything."""

_DIGITS = ("zero oh o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENTHS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: digit for digit, words in enumerate(_DIGITS) for word in words.split()}
_TEENS = {word: number for number, word in enumerate(_TEENTHS.split(), 10)}
_TENS = {word: 10 * number for number, word in enumerate(_DECADES.split(), 2)}
_ZH = {
    sign: str(digit)
    for digit, signs in enumerate(
        ("零〇", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九")
    )
    for sign in signs
}
_WORD = "|".join(sorted((*_ONES, *_TEENS, *_TENS), key=lambda word: (-len(word), word)))
_RUN = re.compile(
    rf"(?<![\w'.$-])(?:{_WORD})(?:[ -]+(?:{_WORD}))+"
    r"(?![\w'%]|[ -](?:hundred|thousand|percent|grand)\b)"
    rf"|(?<![{''.join(_ZH)}十百千万第])[{''.join(_ZH)}]{{{LEAST},}}(?![十百千万亿])"
)
_BARE = re.compile(
    r"(?<![\w.,$¥£€#*/:+-])[1-9][0-9]{2,}(?:\.[0-9]{1,2})?"
    r"(?![\w%/:+-]|[.][0-9]|,[0-9]{3}(?![0-9]))",
    re.ASCII,
)
_NUMBER_OF = re.compile(
    r"(?:[号码]|编号|尾数|末四位|房间?|室)[是为:： ]*\Z"
    r"|\b(?:ending(?: in| with)?|ends (?:in|with)|number|no\.?|id|code|ext|room|suite|zip|pin"
    r"|digits(?: are)?|case|file|ref(?:erence)?|account|card)[ :]*(?:is )?\Z"
)
"""What is read out by its number: a card, a case, a room."""


def spelled_balances(
    utterance: Utterance, figures: Sequence[Figure], owed: Mapping[str, Decimal]
) -> tuple[Figure, ...]:
    """Return the figures, with what is owed in its place where only its digits were said."""
    total = sum(owed.values(), Decimal(0))
    parts = [value for value in (*owed.values(), total) if value]
    known = {_digits(value): value for value in parts}
    known |= {_digits(value).removesuffix("00"): value for value in parts}
    said = [(known[digits], span) for digits, span in _spelled(utterance) if digits in known]
    said += [(value, span) for value, span in _bare(utterance) if value in parts]
    more = [
        Figure(FigureKind.AMOUNT, f"{value:.2f}", span)
        for value, span in said
        if not _overlaps(span, figures)
    ]
    return tuple(sorted((*figures, *more), key=lambda figure: figure.span))


def _digits(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", "")


def _spelled(utterance: Utterance) -> Iterator[tuple[str, Span]]:
    """Every run of digits in words, with its place in the original."""
    for match in _RUN.finditer(utterance.text):
        digits = "".join(_read(match.group()))
        if len(digits) >= LEAST:
            yield digits, utterance.original_span(match.span())


def _bare(utterance: Utterance) -> Iterator[tuple[Decimal, Span]]:
    """Every number in figures that counts nothing, with its place in the original."""
    text = fold(utterance.original)
    for match in _BARE.finditer(text):
        if COUNTED.match(text, match.end()) or _NUMBER_OF.search(text[: match.start()]):
            continue
        yield Decimal(match.group()), match.span()


def _read(run: str) -> Iterator[str]:
    """The digits of a run: fifty-four is 54, fifty sixty 50 and 60."""
    if not run.isascii():
        yield from (_ZH[sign] for sign in run)
        return
    words = re.split(r"[ -]+", run)
    while words:
        word = words.pop(0)
        if word in _TENS:
            ones = _ONES.get(words[0], 0) if words else 0
            yield str(_TENS[word] + ones)
            words = words[1:] if ones else words
        else:
            yield str(_TEENS.get(word, _ONES.get(word)))


def _overlaps(span: Span, figures: Sequence[Figure]) -> bool:
    return any(each.span[0] < span[1] and span[0] < each.span[1] for each in figures)
