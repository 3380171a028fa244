"""A plan in the trainee's own words as an `Offer`; telling, asking or refusing proposes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Offer, Span
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.denials import Denials, read_denials
from negotiation_trainer.language.plans.first_day import first_payment
from negotiation_trainer.language.plans.instalments import (
    is_rest,
    later_instalments,
    listed_months,
)
from negotiation_trainer.language.plans.lengths import plan_length
from negotiation_trainer.language.plans.payments import (
    MONTHS,
    Payment,
    beside_instalments,
    read_full,
    read_share,
    read_sums,
)
from negotiation_trainer.language.plans.proposal import Proposal, proposal_in
from negotiation_trainer.language.plans.vague_sums import asks_more, vague_clauses
from negotiation_trainer.language.plans.waivers import forgive_rest, read_waivers


def read_offer(
    text: str,
    figures: Sequence[Figure],
    *,
    today: date | None,
    owed: Mapping[str, Decimal],
) -> Offer | None:
    """The settlement an utterance proposes, or None.

    `figures` are those of `find_figures` for the same text; `owed` maps principal, interest and
    penalty to amounts. Sums paid every week or two become monthly ones at 52 or 26 a year. "Today"
    is a first payment today; "now" and "down" leave the day open. Where money is asked for and no
    sum is named, neither a number of payments nor a day makes a settlement.
    """
    proposal = proposal_in(text, figures)
    waived, used = read_waivers(proposal, owed=owed)
    sums = read_sums(proposal, used)
    payments = sums.once or read_share(proposal, used, owed=owed, waived=waived)
    if not payments and sums.monthly is None and vague_clauses(proposal):
        return Offer(waive=tuple(sorted(waived.items()))) if waived else None
    months = plan_length(proposal, sums, alone=not payments and sums.monthly is None)
    monthly = sums.monthly
    if not payments and monthly is None and months is None:
        payments = read_full(proposal, owed=owed, waived=waived)
    elif monthly is None and (later := _dated(proposal, payments, months, today)):
        monthly, months = later
    elif months is None and sums.clause is not None:
        months = listed_months(sums.clause, proposal) if sums.a_year == MONTHS else None
    elif months is None and _all_of(payments) and _rest_at_once(proposal):
        months = 1
    elif monthly is None and months is None and payments and _rest_is_forgiven(proposal):
        waived = forgive_rest(waived, payments[0].amount, owed)
    if monthly is None and months is None and any(asks_more(each) for each in proposal.own):
        payments = ()  # nobody else's rate, which is the one to be raised, completes them
    if monthly is not None and months is not None:
        payments = beside_instalments(payments, sums, monthly * months)
    offer = Offer(
        pay_now=payments[0].amount if payments else None,
        monthly=monthly,
        months=months,
        waive=tuple(sorted(waived.items())),
        first_payment=first_payment(proposal, payments, monthly, months, today),
    )
    return None if offer.is_empty else offer


def rates_named(text: str, figures: Sequence[Figure]) -> tuple[Decimal, ...]:
    """Every sum an utterance puts forward as paid time and again, by the month."""
    return read_sums(proposal_in(text, figures), frozenset()).rates


def named_only(text: str, figures: Sequence[Figure]) -> tuple[Span, ...]:
    """Where terms are named without being put to anybody, seen while all the words are there."""
    return tuple(
        (clause.start, clause.start + len(clause.text))
        for clause in proposal_in(text, figures).silent
    )


def told_only(text: str, figures: Sequence[Figure]) -> tuple[Span, ...]:
    """Where words only say what the debt is made of, or what its contract was."""
    proposal = proposal_in(text, figures)
    return tuple(
        (clause.start, clause.start + len(clause.text))
        for clause in proposal.every
        if clause.place in proposal.told
    )


def denied_in(text: str, figures: Sequence[Figure], *, owed: Mapping[str, Decimal]) -> Denials:
    """What an utterance denies of terms put before."""
    return read_denials(proposal_in(text, figures), owed=owed)


def _all_of(payments: Sequence[Payment]) -> bool:
    """Whether one payment is all there is before the rest, for no offer holds a second one.

    The same sum without a day of its own is only said again.
    """
    if not payments:
        return False
    first, *others = payments
    return all(
        each.clause is first.clause
        or (each.amount == first.amount and not each.clause.of_kind(FigureKind.DATE))
        for each in others
    )


def _rest_at_once(proposal: Proposal) -> bool:
    """Whether whatever remains is to come in one further payment."""
    return any(is_rest(clause) for clause in proposal.own)


def _dated(
    proposal: Proposal, payments: Sequence[Payment], months: int | None, today: date | None
) -> tuple[Decimal, int | None] | None:
    """Payments that each have their day, where no other number of them is named."""
    later = later_instalments(proposal, payments, today)
    if later is None or months is None:
        return later
    return later if later[1] in (months, months - 1) else None


def _rest_is_forgiven(proposal: Proposal) -> bool:
    words = "".join(clause.text for clause in proposal.own)
    return cue.REST_FORGIVEN.search(words) is not None
