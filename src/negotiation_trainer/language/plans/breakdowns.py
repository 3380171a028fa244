"""What a debt is made of, told over several clauses: 每月1200的房租三个月，加违约金120.

Its instalments and counts have been due; apart from the sums of plans, which are to be paid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.repaying import REPAY_ZH
from negotiation_trainer.language.plans.waiver_cues import COMPONENT, STRONG, WEAK

_ASKED = table(
    zh=r"""
    {repay}
    (?<![应未没待尚已])[付交缴](?!款[日方]|流|易|通|代)
    (?<!部)分(?!别|之|组|类|公司|行|为(?!期)|成[两二三几]部)|首[付期笔]|先|转(?!告|达)|打款|凑|[?？]
    接下来|往后|以后|从今|剩下|余下|今天|马上|开始(?!就|以来|没|欠)
    """.replace("{repay}", REPAY_ZH),
    en=r"""
    pay(?:ing)?|send|put|settle|clear|split|spread|set up|down|today|tonight|now|instead|rest
    we do|you do|so|then|remaining|left over|from (?:here|now)
    """,
    anywhere=r"[?？]",
)
"""What makes the instalments of a sentence those to come."""
_OF_PLANS = (_ASKED, cue.PROPOSE, cue.FIRST_PAYMENT, STRONG, WEAK)
_MADE_UP = table(
    zh=r"""
    组成|构成|这么来的|怎么来的|这样来的|这么算|算出来|包括|包含|其中|明细|分成[两二三几]部
    """,
    en=r"""
    made up of|breaks? down (?:to|into|as)|consists? of|comes? from|includes?|comprises?
    (?:how|where) (?:we|i|you) (?:get|got|come|arrive)
    """,
)
"""What says that something is put together."""
_CHARGE = ("penalty", "both")
"""Not the interest, which may come with each payment."""
_NUMBER = re.compile(r"[0-9]")
_WITHIN = re.compile(
    r"(?:含|包括|连同?|连带|including|with|cover(?:s|ing)) *(?:[0-9,.¥$元块的 a]|the )*\Z"
)
"""Right before a charge that the sum named before it holds already."""


def told_parts(every: Sequence[Clause]) -> frozenset[int]:
    """The places of the clauses that only say what a debt is made of."""
    sentences: dict[int, list[Clause]] = {}
    for clause in every:
        sentences.setdefault(clause.sentence, []).append(clause)
    told = (clauses for each in sentences.values() if _tells_parts(clauses := _before_asking(each)))
    return frozenset(clause.place for clauses in told for clause in clauses)


def _before_asking(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses of a sentence up to the one that asks for money; none where it is for theirs.

    It has a sum of its own then, or asks how much: 加违约金120，您打算怎么还.
    """
    led = tuple(takewhile(lambda clause: not _asks(clause), clauses))
    if len(led) == len(clauses):
        return led
    asking = clauses[len(led)]
    apart = asking.of_kind(FigureKind.AMOUNT) or mute.MUTE.search(asking.text)
    return led if apart else ()


def _tells_parts(clauses: Sequence[Clause]) -> bool:
    """Whether clauses put instalments together to what is owed."""
    rated = [clause for clause in clauses if _rates(clause)]
    if not rated:
        return False
    if any(_MADE_UP.search(clause.text) for clause in clauses):
        return True
    if any(_adds_charge(clause) for clause in clauses[clauses.index(rated[0]) :]):
        return True
    if not _comes_to_total(clauses, rated):
        return False
    return any(_adds_charge(clause) or mute.OWING.search(clause.text) for clause in clauses)


def _asks(clause: Clause) -> bool:
    """Whether a clause is about what shall be paid or given up."""
    if _MADE_UP.search(clause.text):
        return False
    return any(each.search(clause.text) is not None for each in _OF_PLANS)


def _rates(clause: Clause) -> tuple[Figure, ...]:
    """The sums of a clause that come time and again, or once for each of a count."""
    sums = clause.of_kind(FigureKind.AMOUNT)
    each = tuple(figure for figure in sums if cue.EACH.search(clause.after(figure)))
    return tuple(figure for figure in sums if figure.unit) or each


def _adds_charge(clause: Clause) -> bool:
    """Whether a clause names a charge with its sum, not as one that a sum before it holds."""
    named = COMPONENT.search(clause.text)
    if named is None or named.lastgroup not in _CHARGE:
        return False
    if _WITHIN.search(clause.text[: named.start()]):
        return False
    sums = clause.of_kind(FigureKind.AMOUNT)
    return any(not figure.unit for figure in sums) or (
        not sums and _NUMBER.search(clause.text) is not None
    )


def _comes_to_total(clauses: Sequence[Clause], rated: Sequence[Clause]) -> bool:
    """Whether a rate, as often as is said, and the charges come to a sum that is named."""
    figures = [figure for clause in clauses for figure in clause.figures]
    counts = {Decimal(f.value) for f in figures if f.kind is FigureKind.TERM and f.unit != "day"}
    rates = {Decimal(figure.value) for clause in rated for figure in _rates(clause)}
    single = {Decimal(f.value) for f in figures if f.kind is FigureKind.AMOUNT} - rates
    parts = {Decimal(0), *single}
    return any(
        rate * count + part in single - {part}
        for rate in rates
        for count in counts
        for part in parts
    )
