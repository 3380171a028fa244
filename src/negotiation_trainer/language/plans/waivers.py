"""What a proposal waives of the balance: 罚息全免, "knock off half the late fees", 20% off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from negotiation_trainer.catalogue.moves import CENT, Figure, FigureKind, share_of
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans import waiver_cues as wording
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.denial_cues import NOT_MINE
from negotiation_trainer.language.plans.proposal import Proposal
from negotiation_trainer.language.plans.waiver_parts import (
    BoundShare,
    adds,
    amount_of_part,
    bound_shares,
    bound_sums,
    components_in,
    is_denied,
    is_listing,
)

ALL = Decimal(100)
Waivers = dict[str, Decimal]


def read_waivers(
    proposal: Proposal, *, owed: Mapping[str, Decimal]
) -> tuple[Waivers, frozenset[Figure]]:
    """Percent waived per component, and the figures that told it (which are then no payments)."""
    named: Waivers = {}
    overall: Waivers = {}
    used: set[Figure] = set()
    for clause in proposal.own:
        found = _clause_waivers(clause, proposal, owed)
        for component, percent in found.waived.items():
            (overall if found.overall else named).setdefault(component, percent)
        used.update(found.figures)
        if found.waived:
            used.update(_glosses(clause, proposal, found.waived, owed))
    return {**overall, **named}, frozenset(used)


@dataclass(frozen=True, slots=True)
class _Found:
    waived: Waivers = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    overall: bool = False
    """A discount on the whole balance, which a component named elsewhere overrides."""


def _clause_waivers(clause: Clause, proposal: Proposal, owed: Mapping[str, Decimal]) -> _Found:
    if wording.ONLY_PRINCIPAL.search(clause.text):
        return _Found({each: ALL for each in _owing(owed) if each != "principal"})
    strong = wording.STRONG.search(clause.text) is not None or _goes_on(clause, proposal)
    less = _sums_less(clause)
    if not (strong or less or wording.WEAK.search(clause.text)):
        return _Found()
    if wording.HEDGE.search(clause.text) or (less and wording.NOT_LESS.search(clause.text)):
        return _Found({}, less)
    if is_denied(clause):
        return _Found({}, _unpaid(clause))
    if _is_freeze(clause, proposal):
        return _Found()
    heads = _heads(clause, proposal)
    if _lowers_a_payment(clause, heads, strong=strong):
        return _Found({}, less)
    named, shares = components_in(clause), _shares(clause)
    told, sharing = clause.of_kind(FigureKind.PERCENT), clause
    for head in heads:
        if named:
            continue
        named = [(0, component) for _, component in components_in(head)]
        if not shares and (shares := _shares(head, figures_only=True)):
            told, sharing = head.of_kind(FigureKind.PERCENT), head
    amounts = _unpaid(clause) or less or _bare_sum(clause)
    if not components_in(clause):
        amounts += tuple(f for head in heads for f in _unpaid(head))
    if strong and not amounts and not shares:
        amounts = _bare_after(clause, proposal)
        told = _share_after(clause, proposal)
        shares = [(len(clause.text), Decimal(figure.value)) for figure in told]
    if not named and (shares or amounts):
        named = _only_one_named(clause, proposal)
    if not named:
        return _unnamed(clause, amounts, owed, strong=strong, less=less)
    sums = bound_sums(clause, owed)
    if shares:
        bound = (*bound_shares(sharing), *sums.values())
        waived = _by_share(named, shares, bound=bound, strong=strong)
        return _Found(waived, (*told, *sums, *_after_share(clause, amounts)))
    if sums and len({component for _, component in named}) > 1:
        whole = strong and all(each.percent == ALL for each in sums.values())
        waived = _by_share(named, [], bound=tuple(sums.values()), strong=whole)
        return _Found(waived, tuple(sums))
    if amounts:
        to = wording.LOWERED_TO.search(clause.before(amounts[0])) is not None
        return _by_amount(named, amounts, owed, to=to)
    vague = wording.SOME.search(clause.text) or wording.APPLY.search(clause.text) or not strong
    return _Found({} if vague else {each: ALL for _, each in named})


def _unnamed(
    clause: Clause,
    amounts: tuple[Figure, ...],
    owed: Mapping[str, Decimal],
    *,
    strong: bool,
    less: tuple[Figure, ...],
) -> _Found:
    """20% off, 打八折 and "$50 off" are off the whole balance; "up to half" says not of what."""
    told = clause.of_kind(FigureKind.PERCENT)
    off = wording.DISCOUNT.search(clause.text) and not wording.HALF.search(clause.text)
    if told and off and Decimal(told[0].value) < ALL:
        share = Decimal(told[0].value)
        return _Found(dict.fromkeys(_owing(owed), share), (*told, *amounts), overall=True)
    if less:
        return _Found(_off_the_whole(Decimal(less[0].value), owed), (*told, *less), overall=True)
    if not strong:
        return _Found({}, () if cue.PAY.search(clause.text) else told)
    exact = [each for each in _owing(owed) for f in amounts if Decimal(f.value) == owed[each]]
    return _Found(dict.fromkeys(exact[:1], ALL), (*told, *amounts))


def _lowers_a_payment(clause: Clause, heads: tuple[Clause, ...], *, strong: bool) -> bool:
    """Whether what a clause lowers is one of the payments, and no part of the debt."""
    if components_in(clause):
        return False
    sums = clause.of_kind(FigureKind.AMOUNT)
    lowered = any(wording.LOWERED_TO.search(clause.before(figure)) for figure in sums)
    if wording.OF_PAYMENTS.search(clause.text):
        return lowered or not strong
    return lowered and not any(components_in(head) for head in heads)


def _sums_less(clause: Clause) -> tuple[Figure, ...]:
    """Sums by which there is less to pay: 少还1920, "$1,920 off", "reduce it by 200"."""
    return tuple(
        figure
        for figure in clause.of_kind(FigureKind.AMOUNT)
        if wording.LESS_BEFORE.search(clause.before(figure))
        or _is_less(clause.before(figure), clause.after(figure))
    )


def _is_less(before: str, after: str) -> bool:
    """Whether what follows a sum takes it off, as "pay $100 off the balance" does not."""
    if not wording.LESS_AFTER.search(after):
        return False
    return not (after.startswith(" off") and wording.PAID.search(before))


def _off_the_whole(amount: Decimal, owed: Mapping[str, Decimal]) -> Waivers:
    """A sum off a balance of which no part is named.

    It is the part of just that size, else so many whole percent of the principal where the charges
    cannot bear it, else the charges before the principal.
    """
    total = sum(owed.values(), Decimal(0))
    if not 0 < amount <= total:
        return {}
    for component in ("penalty", "interest", "principal"):
        if owed.get(component) == amount:
            return {component: ALL}
    principal = owed.get("principal", Decimal(0))
    if amount > total - principal and amount * 100 % principal == 0:
        return {"principal": (amount * 100 / principal).normalize() + 0}
    waived: Waivers = {}
    for component in ("penalty", "interest", "principal"):
        due = owed.get(component, Decimal(0))
        if amount > 0 and due > 0:
            waived[component] = share_of(min(amount, due), due)
            amount -= min(amount, due)
    return waived


def _owing(owed: Mapping[str, Decimal]) -> list[str]:
    return [component for component, amount in owed.items() if amount > 0]


def _unpaid(clause: Clause) -> tuple[Figure, ...]:
    """Amounts of a clause that no verb of paying takes for its own."""
    return tuple(
        figure
        for figure in clause.of_kind(FigureKind.AMOUNT)
        if not figure.unit
        and not wording.PAID.search(clause.before(figure))
        and not cue.AT_ONCE.search(clause.after(figure))
    )


def _after_share(clause: Clause, amounts: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Amounts that only say what the share comes to: 罚息减一半232.20元, "half the fees, $58"."""
    if clause.of_kind(FigureKind.DATE):
        return ()
    return tuple(
        figure
        for figure in amounts
        if figure not in clause.figures or not cue.PAY.search(clause.before(figure))
    )


def _goes_on(clause: Clause, proposal: Proposal) -> bool:
    """Whether a clause only lists parts that one beside it waives: "… plus half the interest"."""
    if not _is_member(clause):
        return False
    earlier = proposal.before(clause)
    if (
        earlier is not None
        and (adds(clause) or not components_in(earlier) or _ends_list(clause, proposal))
        and proposal.is_own(earlier)
    ):
        return wording.STRONG.search(earlier.text) is not None or _goes_on(earlier, proposal)
    following = _next_in_list(clause, proposal)
    while following is not None and not wording.STRONG.search(following.text):
        if not _is_member(following):
            return False
        following = _next_in_list(following, proposal)
    return following is not None and adds(following)


def _is_member(clause: Clause) -> bool:
    """Whether a clause is one member of a list of parts, with its share or sum."""
    return is_listing(clause) or amount_of_part(clause) is not None


def _next_in_list(clause: Clause, proposal: Proposal) -> Clause | None:
    """The clause after one in the same sentence, if it is put forward too."""
    following = proposal.after(clause)
    if following is None or following.sentence != clause.sentence:
        return None
    return following if proposal.is_own(following) else None


def _ends_list(clause: Clause, proposal: Proposal) -> bool:
    """Whether a list goes on to its last member: "…, the fee, and 10% of the principal"."""
    following = proposal.after(clause)
    if following is None or following.sentence != clause.sentence:
        return True
    return _is_member(following) and (adds(following) or _ends_list(following, proposal))


def _is_freeze(clause: Clause, proposal: Proposal) -> bool:
    """Whether a charge is only held back while something is pending, or not run up meanwhile."""
    if _is_future(clause, proposal):
        return True
    if wording.HELD_BACK.search(clause.text):
        return True
    if not wording.NOT_CHARGED.search(clause.text):
        return False
    here = (each.text for each in proposal.every if each.sentence == clause.sentence)
    return wording.PENDING.search("".join(here)) is not None


def _is_future(clause: Clause, proposal: Proposal) -> bool:
    """Whether words are about charges to come: "interest stays off the whole time"."""
    if clause.of_kind(FigureKind.PERCENT) or clause.of_kind(FigureKind.AMOUNT):
        return False
    if wording.GIVEN_UP.search(clause.text) or not wording.NOT_RUNNING.search(clause.text):
        return False
    here = (each.text for each in proposal.every if each.sentence == clause.sentence)
    return wording.MEANWHILE.search("".join(here)) is not None


def _heads(clause: Clause, proposal: Proposal) -> tuple[Clause, ...]:
    """Clauses before that name what this one waives: 违约金这块，我给您免一半."""
    heads: list[Clause] = []
    earlier = None if wording.THE_OTHERS.search(clause.text) else proposal.before(clause)
    while earlier is not None and (
        (earlier.is_bare and not earlier.of_kind(FigureKind.DATE))
        or not earlier.of_kind(FigureKind.AMOUNT)
        or (components_in(earlier) and not cue.PAY.search(earlier.text))
    ):
        if NOT_MINE.search(earlier.text):
            break
        heads.append(earlier)
        if not earlier.is_bare:
            break
        earlier = proposal.before(earlier)
    return tuple(heads)


def _bare_after(clause: Clause, proposal: Proposal) -> tuple[Figure, ...]:
    """What is waived, told afterwards: "I can remove one, $35"."""
    following = proposal.after(clause)
    if following is None or following.sentence != clause.sentence:
        return ()
    if not following.is_bare or following.of_kind(FigureKind.DATE):
        return ()
    return _unpaid(following)


def _share_after(clause: Clause, proposal: Proposal) -> tuple[Figure, ...]:
    """How much of it is waived, told afterwards: "I can drop the fees, that's half of them"."""
    following = proposal.after(clause)
    if following is None or following.sentence != clause.sentence:
        return ()
    if not wording.GLOSS.search(following.text):
        return ()
    shares = following.of_kind(FigureKind.PERCENT)[:1]
    return tuple(share for share in shares if wording.OF_IT.search(following.after(share)))


def _bare_sum(clause: Clause) -> tuple[Figure, ...]:
    """A sum without a currency, right before the part it is taken of: "drop 58 of the fees"."""
    found = wording.SUM_OF_PART.search(clause.text)
    if found is None:
        return ()
    start, end = found.span("sum")
    span = (clause.start + start, clause.start + end)
    return (Figure(FigureKind.AMOUNT, found["sum"].replace(",", ""), span),)


def _only_one_named(clause: Clause, proposal: Proposal) -> list[tuple[int, str]]:
    """The one component spoken of so far, principal aside: then "half" is half of that."""
    earlier = (each for each in proposal.every if each.start < clause.start)
    spoken = {kind for each in earlier for _, kind in components_in(each)} - {"principal"}
    return [(0, each) for each in spoken] if len(spoken) == 1 else []


def _glosses(
    clause: Clause, proposal: Proposal, waived: Waivers, owed: Mapping[str, Decimal]
) -> tuple[Figure, ...]:
    """Amounts right after a waiver that say what it comes to: 也就是232.20元."""
    following = proposal.after(clause)
    if following is None:
        return ()
    amounts = tuple(f for f in following.of_kind(FigureKind.AMOUNT) if not f.unit)
    if wording.GLOSS.search(following.text) and not cue.PAY.search(following.text):
        return amounts
    if not following.is_bare or following.of_kind(FigureKind.DATE):
        return ()
    worth = {owed.get(each, Decimal(0)) * share / 100 for each, share in waived.items()}
    worth.add(sum(worth, Decimal(0)))
    return tuple(
        figure
        for figure in amounts
        if any(abs(Decimal(figure.value) - each) <= 1 for each in worth)
    )


def _shares(clause: Clause, *, figures_only: bool = False) -> list[tuple[int, Decimal]]:
    """Shares and words for everything, with where."""
    told = [
        (figure.span[0] - clause.start, _share(figure, clause))
        for figure in clause.of_kind(FigureKind.PERCENT)
    ]
    if figures_only:
        return sorted(told)
    told += [(place, ALL) for place in wording.EVERYTHING.places(clause.text)]
    return sorted(told)


def _share(figure: Figure, clause: Clause) -> Decimal:
    """The share that is waived: what is lowered to 30% is so by the rest."""
    share = Decimal(figure.value)
    return ALL - share if wording.LOWERED_TO.search(clause.before(figure)) else share


def _by_share(
    named: list[tuple[int, str]],
    shares: list[tuple[int, Decimal]],
    *,
    bound: Sequence[BoundShare],
    strong: bool,
) -> Waivers:
    """Each component takes the share bound to it, else its nearest on the side where shares stand.

    What is named beside bound shares only is waived whole, if the words waive by themselves.
    """
    waived: Waivers = {each.component: each.percent for each in bound}
    taken = {each.place for each in bound}
    free = [(at, share) for at, share in shares if at not in taken]
    loose = [(place, component) for place, component in named if component not in waived]
    if not free:
        return {**waived, **{component: ALL for _, component in loose if strong}}
    share_last = bool(loose) and loose[0][0] < free[0][0]
    for place, component in loose:
        if share_last:
            fitting = [share for at, share in free if at > place][:1] or [free[-1][1]]
        else:
            fitting = [share for at, share in free if at <= place][-1:] or [free[0][1]]
        waived.setdefault(component, fitting[0])
    return waived


def _by_amount(
    named: list[tuple[int, str]],
    amounts: tuple[Figure, ...],
    owed: Mapping[str, Decimal],
    *,
    to: bool,
) -> _Found:
    """What an amount waives of the first part named; lowered `to` it, only what lies above."""
    component = named[0][1]
    due = owed.get(component, Decimal(0))
    if due <= 0:
        return _Found({}, amounts[:1])
    amount = min(Decimal(amounts[0].value), due)
    waived = due - amount if to else amount
    if not waived:
        return _Found({}, amounts[:1])
    return _Found({component: share_of(waived, due)}, amounts[:1])


def forgive_rest(waived: Waivers, paid: Decimal, owed: Mapping[str, Decimal]) -> Waivers:
    """Waive what a single payment leaves: penalty first, then interest, then principal."""
    rest = sum(owed.values(), Decimal(0)) - paid
    whole = dict(waived)
    for component in ("penalty", "interest", "principal"):
        due = owed.get(component, Decimal(0))
        if rest <= 0 or due <= 0:
            continue
        share = share_of(min(rest, due), due)
        whole[component] = max(share, whole.get(component, Decimal(0)))
        rest -= (due * whole[component] / 100).quantize(CENT, ROUND_HALF_UP)
    return whole
