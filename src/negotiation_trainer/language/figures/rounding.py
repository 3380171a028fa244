"""Sums said roughly, 三万四千多 or "just under 35,000": what exact ones they may stand for.

How far a round figure reaches is told by its last digit that is no nought.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure
from negotiation_trainer.language.figures.numerals import FLAGS
from negotiation_trainer.language.figures.text import fold

FAR = Decimal("0.1")
"""Up to this share of a sum "about" and "nearly" may be off it."""

_FILLER = r"(?:是|有|欠|就|也|一共|总共|一起|在|要|到|得|您|你|¥|[ ])*"
_AROUND_BEFORE = re.compile(
    rf"""
    (?:大概|大约|大致|差不多|约(?:摸|莫)?|估计|左右){_FILLER}\Z
  | \b(?:about|around|roughly|approximately|approx\.?|some|somewhere[ ](?:around|near|about)
      |close[ ]to|or[ ]so|in[ ]the[ ]neighborhood[ ]of|more[ ]or[ ]less|ballpark)[ ]?[$¥]?\Z
    """,
    FLAGS,
)
_AROUND_AFTER = re.compile(
    r"""
    ^(?:元|块钱?)?[ ]?(?:左右|上下|的样子|差不多|大概|吧?上下)
  | ^(?:[ ](?:dollars|bucks))?[ ]?(?:,[ ]?)?(?:or[ ]so|-?ish\b|give[ ]or[ ]take|more[ ]or[ ]less
      |roughly|approximately|thereabouts|or[ ]thereabouts|ballpark)
    """,
    FLAGS,
)
_OVER_BEFORE = re.compile(
    rf"""
    (?:超过|不止|至少|起码|(?<!不)多于){_FILLER}\Z
  | \b(?:over|more[ ]than|above|north[ ]of|upwards[ ]of|at[ ]least|past)[ ]?[$¥]?\Z
    """,
    FLAGS,
)
_OVER_AFTER = re.compile(
    r"""
    ^(?:元|块钱?)?[ ]?(?:多|几|来|出头|挂零|好几|有余|往上|以上)
  | ^(?:[ ](?:dollars|bucks))?[ ]?(?:and[ ](?:change|some|a[ ]bit|a[ ]little)|plus\b|something\b
      |\+|-?odd\b|or[ ]more)
    """,
    FLAGS,
)
_UNDER_BEFORE = re.compile(
    rf"""
    (?:不到|不足|不满){_FILLER}\Z
  | \b(?:under|less[ ]than|below|shy[ ]of|not[ ]quite|short[ ]of)[ ]?[$¥]?\Z
    """,
    FLAGS,
)
_NEARLY_BEFORE = re.compile(
    rf"(?:将近|接近|快|近|小){_FILLER}\Z|\b(?:almost|nearly|just[ ]under)[ ]?[$¥]?\Z", FLAGS
)
_UNDER_AFTER = re.compile(r"^(?:元|块钱?)?[ ]?(?:不到|不足)|^[ ]or[ ](?:a[ ]bit[ ])?less", FLAGS)
_LOOSE = re.compile(r"[一二两三四五六七八九][二两三四五六七八九][百千万]", FLAGS)
_LOOK = 24


@dataclass(frozen=True, slots=True)
class Rough:
    """What a sum said roughly may stand for: from `least` to `most`, the ends included."""

    least: Decimal
    most: Decimal

    def holds(self, exact: Decimal) -> bool:
        """Whether an exact sum lies within."""
        return self.least <= exact <= self.most


def rough(text: str, figure: Figure) -> Rough | None:
    """Return the range that the words around a sum give it, None where it is said as exact."""
    folded = fold(text)
    start, end = figure.span
    before, after = folded[max(0, start - _LOOK) : start], folded[end : end + _LOOK]
    value = Decimal(figure.value)
    step = _step(value)
    reach = min(step, value * FAR)
    if _NEARLY_BEFORE.search(before):
        return Rough(value - reach, value)
    if _UNDER_BEFORE.search(before) or _UNDER_AFTER.search(after):
        return Rough(value - step, value)
    over = _OVER_BEFORE.search(before) or _OVER_AFTER.search(after)
    if over or _LOOSE.search(folded[start:end]):
        return Rough(value, value + step)
    if _AROUND_BEFORE.search(before) or _AROUND_AFTER.search(after):
        return Rough(value - reach, value + reach)
    return None


def _step(value: Decimal) -> Decimal:
    """The unit of the last digit that is not nought: 1,000 of 34,000."""
    whole = value.normalize()
    return Decimal(10) ** int(whole.as_tuple().exponent)
