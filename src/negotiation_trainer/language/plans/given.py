"""The day or the sum that words give barely, in answer to the question which.

"October 20th.", 二十号吧, "200": no plan by themselves, so `offers` reads none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import FigureKind, Reading
from negotiation_trainer.language.figures.numerals import find_numerals
from negotiation_trainer.language.figures.text import fold
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.first_day import is_latest, is_payday
from negotiation_trainer.language.plans.hearsay_cues import HIS_TAKEN
from negotiation_trainer.language.plans.proposal import proposal_in

_LEAST = 10
"""A bare number below this counts months or days, not money."""

_OF_OTHER_THINGS = (mute.CALLING, mute.PAPERS, mute.DUE)

_AROUND_A_SUM = re.compile(
    r"[^0-9a-z\u4e00-\u9fff.,]+|[.,](?![0-9])"
    r"|那就|就|大概|差不多|左右|吧|呗|嘛|呢|元|块钱?|钱|先|给|还"
    r"|\b(?:say|let's|about|around|maybe|like|so|um|uh|ok|okay|just|dollars?|bucks|make it)\b"
)
_HAS_BEEN = table(zh=r"(?:号|日|底)(?:就|已经?)?(?:还|付|扣)[了过]", en=r"was|were|went|cleared")
_HEARD = table(
    zh=r"知道了|明白|了解|懂了|清楚了|听到了|晓得了",
    en=r"i get (?:it|that)|i see|hear you|understand|understood",
)
"""Beside a day that only came up: it was heard, not agreed."""
_NOTED = table(zh=r"记下了|记住了|好的", en=r"got (?:it|that)|noted|gotcha|all right|alright")
"""The same, where a question follows."""
_SETS = re.compile(r"[ ,，]*(?:那就|就|定)")
"""What names a day as one's own choice."""


@dataclass(frozen=True, slots=True)
class GivenDay:
    """A day put forward; `weak` if it is only the last that will do, or his payday."""

    day: date
    weak: bool


def bare_sum(text: str) -> Decimal | None:
    """A number said and nothing else."""
    words = _AROUND_A_SUM.sub(" ", fold(text)).strip().replace(",", "")
    numerals = list(find_numerals(words))
    if [numeral.span for numeral in numerals] != [(0, len(words))]:
        return None
    return numerals[0].value if numerals[0].value >= _LEAST else None


def names_first(text: str) -> bool:
    """Whether words are about the first payment or take up what the debtor has named."""
    return _names_first(fold(text))


def days_given(reading: Reading, *, questions: Collection[str]) -> Iterator[GivenDay]:
    """The days put forward; `questions` are the acts that ask.

    They stand barely, beside the first payment, or in a clause that proposes or does nothing else.
    """
    asking = frozenset(questions)
    proposal = proposal_in(reading.text, reading.figures)
    for clause in proposal.own:
        later = proposal.after(clause)
        onward = later.text if later is not None and later.sentence == clause.sentence else ""
        if any(each.search(clause.text + onward) for each in _OF_OTHER_THINGS):
            continue
        if not _puts_forward(clause, reading, asking):
            continue
        if later and _is_heard(clause, later, reading, asking):
            continue
        for figure in clause.of_kind(FigureKind.DATE):
            weak = is_latest(figure, clause) or is_payday(figure, clause)
            yield GivenDay(date.fromisoformat(figure.value), weak)


def _names_first(words: str) -> bool:
    return bool(cue.FIRST_PAYMENT.search(words) or HIS_TAKEN.search(words))


def _is_heard(clause: Clause, later: Clause, reading: Reading, asking: frozenset[str]) -> bool:
    """Whether a bare day is only said back: "August 31st, I get it. And after that?"."""
    if not clause.is_bare or later.sentence != clause.sentence or later.figures:
        return False
    if _SETS.match(clause.text) or later.text.rstrip().endswith(("?", "？", "吗", "么")):
        return False
    if _HEARD.search(later.text):
        return True
    asks = "?" in fold(reading.text[clause.start :]) or not asking.isdisjoint(reading.act_ids)
    return asks and _NOTED.search(later.text) is not None


def _puts_forward(clause: Clause, reading: Reading, asking: frozenset[str]) -> bool:
    if clause.is_bare or cue.PROPOSE.search(clause.text):
        return True
    end = clause.start + len(clause.text)
    acting = [s for s in reading.segments if s.span[0] < end and clause.start < s.span[1]]
    acts = {act for segment in acting for act in segment.acts}
    if _names_first(clause.text):
        return asking.isdisjoint(acts) and not _HAS_BEEN.search(clause.text)
    return not acts
