"""A balance read out by its digits: "fifty-four sixty" and 五四六零 for 5,460.

Nobody can tell from the words alone that this is a sum; that it is just what is owed tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span
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


def spelled_balances(
    utterance: Utterance, figures: Sequence[Figure], owed: Mapping[str, Decimal]
) -> tuple[Figure, ...]:
    """Return the figures, with those that are owed and were only spelled out in their places."""
    total = sum(owed.values(), Decimal(0))
    known = {_digits(value): value for value in (*owed.values(), total) if value}
    known |= {_digits(value).removesuffix("00"): value for value in known.values()}
    more = [
        Figure(FigureKind.AMOUNT, f"{known[said]:.2f}", span)
        for said, span in _spelled(utterance)
        if len(said) >= LEAST and said in known and not _overlaps(span, figures)
    ]
    return tuple(sorted((*figures, *more), key=lambda figure: figure.span))


def _digits(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", "")


def _spelled(utterance: Utterance) -> Iterator[tuple[str, Span]]:
    """Every run of digits in words, with its place in the original."""
    for match in _RUN.finditer(utterance.text):
        yield "".join(_read(match.group())), utterance.original_span(match.span())


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
