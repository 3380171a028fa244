"""What an utterance denies of terms put before: waivers that are none, sums that are no payment.

Apart from what it puts forward, since a denial by itself proposes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.mentions import NO_PAYMENT, sums_denied
from negotiation_trainer.language.plans.mute_cues import NOT_SO
from negotiation_trainer.language.plans.proposal import Proposal
from negotiation_trainer.language.plans.restating import refused_in, restates
from negotiation_trainer.language.plans.waiver_cues import (
    ELSE,
    EVERYTHING,
    FULL_PRICE,
    KEPT,
    NO_WAIVER,
    SOME,
    STAYS,
    STRONG,
    WEAK,
)
from negotiation_trainer.language.plans.waiver_parts import (
    bound_shares,
    components_in,
    is_denied,
)

MOST = 50
"""Above this a bare number that is refused is money."""
_MONEY = re.compile(r"[$¥£元块]|dollar|buck|grand", re.ASCII)
_ASKS = ("?", "？", "吗")
_DEPENDS = cue(
    zh=r"如果|要是|万一|否则|不然|的话|除非|一旦|只要|逾期(?!费|利息)",
    en=r"if|unless|otherwise|once|whenever|every time|miss(?:es|ed|ing)?",
)
"""What is kept only in some case is not taken back."""
_TOLD = cue(
    zh=r"合同|规定|按天|每[天日]", en=r"contract|agreement says|a day|per day|each day|apply"
)
"""How a charge comes about."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the debt that is refused, in percent or else in money; of any part if of none."""

    value: Decimal
    in_percent: bool
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Denials:
    """What is denied: parts of a debt kept whole, shares, and sums that are no payment."""

    parts: frozenset[str] = frozenset()
    others: bool = False
    """Whether no part is waived but those named."""
    shares: frozenset[Share] = frozenset()
    sums: frozenset[Decimal] = frozenset()
    payments: bool = False
    """Whether no payment at all is asked for."""


def read_denials(proposal: Proposal, *, owed: Mapping[str, Decimal]) -> Denials:
    """What an utterance denies."""
    kept = [clause for clause in proposal.every if _keeps(clause, proposal)]
    return Denials(
        parts=frozenset(
            part
            for clause in kept
            if not ELSE.search(clause.text)
            for part in _parts(clause, proposal, owed)
        ),
        others=any(ELSE.search(clause.text) for clause in kept),
        shares=frozenset(share for clause in proposal.every for share in _shares(clause, proposal)),
        sums=frozenset(amount for clause in proposal.every for amount in sums_denied(clause)),
        payments=any(NO_PAYMENT.search(clause.text) for clause in proposal.every),
    )


def _keeps(clause: Clause, proposal: Proposal) -> bool:
    """Whether a clause says that something is not waived: 罚息不免, "the late fees stay".

    Neither who asks nor who denies only some or all of a part says so.
    """
    if _depends(clause, proposal) or clause.of_kind(FigureKind.PERCENT):
        return False
    if _is_question(clause) and not ELSE.search(clause.text):
        return False
    if KEPT.search(clause.text) or FULL_PRICE.search(clause.text) or STAYS.search(clause.text):
        return True
    if is_denied(clause):
        return not (SOME.search(clause.text) or _denies_whole(clause))
    if EVERYTHING.search(clause.text) or SOME.search(clause.text):
        return False
    waives = STRONG.search(clause.text) or WEAK.search(clause.text)
    return bool(waives and NOT_SO.search(clause.text))


def _denies_whole(clause: Clause) -> bool:
    """Whether only waiving all of something is denied."""
    return bool(EVERYTHING.search(NO_WAIVER.without(clause.text)))


def _shares(clause: Clause, proposal: Proposal) -> Iterator[Share]:
    """The shares of the debt that a clause refuses, or says the worth of.

    A small number without a currency is one of percent: "I can't do ten".
    """
    parts = frozenset(part for _, part in components_in(clause))
    if restates(clause, proposal.every):
        yield from (_worth(figure, parts) for figure in clause.of_kind(FigureKind.AMOUNT))
    if _is_question(clause) or _depends(clause, proposal):
        return
    lowers = STRONG.search(clause.text) or WEAK.search(clause.text)
    for figure in refused_in(clause, proposal.every):
        if figure.kind is FigureKind.PERCENT:
            yield Share(Decimal(figure.value), True, parts)
        elif figure.kind is FigureKind.AMOUNT and lowers:
            yield _worth(figure, parts)
        elif figure.kind is FigureKind.AMOUNT and _is_bare_number(figure, clause):
            yield Share(Decimal(figure.value), True, parts)


def _worth(figure: Figure, parts: frozenset[str]) -> Share:
    return Share(Decimal(figure.value), False, parts)


def _is_bare_number(figure: Figure, clause: Clause) -> bool:
    if figure not in clause.figures:
        return False
    said = clause.text[figure.span[0] - clause.start : figure.span[1] - clause.start]
    return not figure.unit and Decimal(figure.value) <= MOST and not _MONEY.search(said)


def _is_question(clause: Clause) -> bool:
    return clause.text.rstrip().endswith(_ASKS)


def _depends(clause: Clause, proposal: Proposal) -> bool:
    """Whether what a clause says holds only in some case, or tells how charges come about."""
    here = [each for each in proposal.every if each.sentence == clause.sentence]
    return any(_DEPENDS.search(each.text) for each in here) or bool(_TOLD.search(clause.text))


def _parts(clause: Clause, proposal: Proposal, owed: Mapping[str, Decimal]) -> Iterator[str]:
    """The parts that a clause is about: by name, by their very sum, or as all that is owed."""
    named = components_in(clause) or _named_before(clause, proposal)
    if named:
        yield from (part for _, part in named)
        return
    sums = {Decimal(figure.value) for figure in clause.of_kind(FigureKind.AMOUNT)}
    meant = [part for part, amount in owed.items() if amount in sums and amount > 0]
    if meant:
        yield from meant
    elif FULL_PRICE.search(clause.text):
        yield "principal"
    elif (not sums or sum(owed.values()) in sums) and NO_WAIVER.search(clause.text):
        yield from owed


def _named_before(clause: Clause, proposal: Proposal) -> list[tuple[int, str]]:
    """What the words before one are about, if they say nothing else: 罚息这块，不免.

    Between them a bare sum may say how much that is: "the interest, $111.60, stays on". Of what is
    shared there, only the rest stays.
    """
    earlier = proposal.before(clause)
    while earlier is not None and earlier.is_bare and not components_in(earlier):
        earlier = proposal.before(earlier)
    if earlier is None or STRONG.search(earlier.text):
        return []
    if earlier.figures and not STAYS.search(clause.text):
        return []
    shared = {each.component for each in bound_shares(earlier)}
    return [(place, part) for place, part in components_in(earlier) if part not in shared]
