"""The day a proposal's first payment is for: the stated one, today, or the end of some days.

Apart from the sums, since most of the work is to tell days of payment from the other days in talks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.figures.calendar import months_later, shifted
from negotiation_trainer.language.plans import hearsay_cues as hearsay
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.instalments import is_rest
from negotiation_trainer.language.plans.payments import Payment
from negotiation_trainer.language.plans.proposal import Proposal

_TAKING = re.compile(r"[那就定在到吧好行成了我们咱呗嘛的,，。.!！ ]*")
_DAYS = {"day": 1, "week": 7}
_LATEST_BEFORE = table(
    anywhere=r"""
    (?:最[晚迟慢]|至迟|{_NO}|(?:不能|别|不要|不得){_PAST})[^,，。0-9]{0,4}\Z
    \b(?:no|not|n't) (?:any )?later than(?: on)?(?: the)? ?\Z
    \bat the (?:very )?latest,?(?: by| on)?(?: the)? ?\Z
    \b(?:deadline|cut-?off)(?: is| of| on|:)*(?: the)? ?\Z
    """.replace("{_NO}", "不[晚迟超][于过]").replace("{_PAST}", "(?:晚于|迟于|晚过|拖过|超过)")
)
"""Right before a day: it is the last one, whatever the day of payment."""
_LATEST_AFTER = table(
    anywhere=r"""
    ^ ?(?:[之以]?前)?(?:是|算)?(?:最[晚迟]|最后期限|为限|封顶)
    ^,? ?(?:at the (?:very |absolute )?latest|tops|is the (?:latest|deadline))\b
    """
)
"""Right after one."""
_PAID_ON = r"(?:the |a )?(?:[a-z]+day,? )?(?:the )?\Z"
_PAYDAY_BEFORE = table(
    anywhere=rf"""
    (?:工资|薪水?|薪资|饷|退休金|低保|奖金|发薪日|开支)(?:每月|都|一般|是|在|要|得|等|到){{0,3}}\Z
    \b(?:get|gets|are|'re|is|be) paid (?:again )?(?:on |by )?{_PAID_ON}
    \b(?:payday|paychecks?|wages|salary|direct deposit)(?: [a-z']+){{0,3}}? {_PAID_ON}
    """
)
"""Right before a day: his wages come on it."""
_PAYDAY_AFTER = table(
    anywhere=r"""
    ^ ?(?:才|就|会|要|能|左右)?(?:[发开领到拿]|下来)了?(?:的|第[一二]笔)?(?:工资|薪|饷|奖金|退休金)
    ^,? (?:is |which is |'s )?(?:your |the )?payday\b
    """
)
"""Right after one."""
_SAME_DAY = re.compile(r"那天|当天|当日|that (?:very )?day|same day")


def first_payment(
    proposal: Proposal,
    payments: Sequence[Payment],
    monthly: Decimal | None,
    months: int | None,
    today: date | None,
) -> date | None:
    """The first day about payment that is not past, today included where it is named."""
    if today and payments and _is_today(payments[0].clause, proposal):
        return today
    if today and (earliest := _earliest_of_equal(payments, today)):
        return earliest
    planned = bool(payments) or monthly is not None or months is not None
    named = [
        (figure, clause)
        for clause in _clauses_of_first(proposal, payments, planned=planned)
        for figure in sorted(_paid_on(clause), key=lambda day: _order(day, clause))
        if today is None or date.fromisoformat(figure.value) >= today
    ]
    if named:
        paid = [each for each in named if not is_payday(*each)]
        return date.fromisoformat(_stated(paid or named)[0].value)
    set_off = [
        *(_within(payment.clause, today) for payment in payments[:1]),
        *(_extension(clause, today) for clause in proposal.own),
    ]
    return next((day for day in set_off if day is not None), None)


def _clauses_of_first(
    proposal: Proposal, payments: Sequence[Payment], *, planned: bool
) -> Iterator[Clause]:
    """The clauses about payment, without those of the later ones and of the rest."""
    later = {p.clause.start for p in payments[1:]} - {p.clause.start for p in payments[:1]}
    for clause in proposal.own:
        rest = bool(payments) and is_rest(clause) and clause is not payments[0].clause
        if clause.start in later or rest:
            continue
        if _paid_on(clause) and _about_payment(clause, proposal, planned=planned):
            yield clause


def _paid_on(clause: Clause) -> list[Figure]:
    return [day for day in clause.of_kind(FigureKind.DATE) if not _is_answer(day, clause)]


def _stated(named: Sequence[tuple[Figure, Clause]]) -> tuple[Figure, Clause]:
    """The first of some days; but a day of payment rather than the last one it may be.

    "Every Monday" gives way to the day the payments start on.
    """
    figure, clause = named[0]
    if _comes_again(figure, clause):
        return next((each for each in named[1:] if _starts(*each)), named[0])
    if not is_latest(figure, clause):
        return named[0]
    return next((each for each in named[1:] if _stands_for(each, clause)), named[0])


def _stands_for(named: tuple[Figure, Clause], limited: Clause) -> bool:
    """Whether another day is that of the payment which a clause has a last day for."""
    figure, clause = named
    if is_latest(figure, clause):
        return False
    amounts = clause.of_kind(FigureKind.AMOUNT)
    paid = amounts or cue.PAY.search(clause.text) or cue.FIRST_PAYMENT.search(clause.text)
    if not paid and clause.sentence != limited.sentence:
        return False
    if clause is limited or not limited.of_kind(FigureKind.AMOUNT):
        return True
    own = bool(amounts) or cue.EVERY_MONTH.search(clause.text)
    return not own and cue.SEQUEL.search(clause.text) is None


def is_latest(day: Figure, clause: Clause) -> bool:
    """Whether a day is only the last one that will do: 最晚15号, "the 15th at the latest"."""
    before, after = clause.before(day), clause.after(day)
    return bool(_LATEST_BEFORE.search(before) or _LATEST_AFTER.search(after))


def is_payday(day: Figure, clause: Clause) -> bool:
    """Whether wages come on a day, and nothing else is to: 工资十号到, "you get paid the 10th"."""
    before, after = clause.before(day), clause.after(day)
    if clause.of_kind(FigureKind.AMOUNT) or _SAME_DAY.search(after):
        return False
    return bool(_PAYDAY_BEFORE.search(before) or _PAYDAY_AFTER.search(after))


def _follows_payday(clause: Clause, proposal: Proposal) -> bool:
    """Whether a bare day is that of a payment that waits for wages: 头一笔等10号工资，15号."""
    earlier = proposal.before(clause)
    if earlier is None or not clause.is_bare or not cue.FIRST_PAYMENT.search(earlier.text):
        return False
    days = earlier.of_kind(FigureKind.DATE)
    return bool(days) and all(is_payday(day, earlier) for day in days)


def _is_taken_up(clause: Clause) -> bool:
    """Whether a clause takes up the day the other has named, and says nothing else."""
    if not hearsay.HIS_TAKEN.search(clause.text):
        return False
    said = hearsay.HIS_TAKEN.without(clause.besides_figures)
    return said.isascii() or _TAKING.fullmatch(said) is not None


def _is_today(clause: Clause, proposal: Proposal) -> bool:
    """Whether a payment is for the day of the talk; a bare one may have it said beside it."""
    if cue.TODAY.search(clause.text):
        return True
    beside = proposal.around(clause)
    if any(each.of_kind(FigureKind.DATE) for each in beside):
        return False
    return any(cue.TODAY.search(each.text) for each in beside if each.start < clause.start)


def _order(day: Figure, clause: Clause) -> tuple[bool, str]:
    """The day payments start on comes first; of the 1st and the 15th the nearer, else as said."""
    return not _starts(day, clause), day.value if cue.TWICE_A_MONTH.search(clause.text) else ""


def _earliest_of_equal(payments: Sequence[Payment], today: date) -> date | None:
    """The first day of equal payments that each have one, in whatever order they are named."""
    days = [p.clause.of_kind(FigureKind.DATE) for p in payments]
    if len(days) < 2 or not all(days) or len({p.amount for p in payments}) > 1:
        return None
    named = (date.fromisoformat(figure.value) for each in days for figure in each)
    return min((day for day in named if day >= today), default=None)


def _marked(term: Figure, clause: Clause) -> str:
    """The words of a clause with bars around a term, its "within" outside them."""
    start, end = (place - clause.start for place in term.span)
    said = clause.text[start:end]
    inner = len("within") if said.startswith("within") else 0
    return f"{clause.text[:start]}{said[:inner]} |{said[inner:]}|{clause.text[end:]}"


def _within(clause: Clause, today: date | None) -> date | None:
    """The last day for a payment due within some days: 三天内, "within a week"."""
    for term in clause.of_kind(FigureKind.TERM):
        days = _DAYS.get(term.unit)
        inside = cue.WITHIN.search(_marked(term, clause))
        if today is not None and days and inside:
            return shifted(today, int(term.value) * days)
    return None


def _is_answer(day: Figure, clause: Clause) -> bool:
    """Whether he is to answer by a day, not to pay: "let me know by Friday"."""
    before, after = clause.before(day), clause.after(day)
    return bool(mute.ANSWER_BEFORE.search(before) or mute.ANSWER_AFTER.search(after))


def _starts(day: Figure, clause: Clause) -> bool:
    """Whether the payments begin on a day, so that it comes before 每月20号 or "every Friday"."""
    before, after = clause.before(day), clause.after(day)
    return bool(cue.STARTING.search(before) or cue.STARTS_AFTER.search(after))


def _comes_again(day: Figure, clause: Clause) -> bool:
    """Whether a day is one of many: "every Monday", 每周五."""
    said = clause.text[day.span[0] - clause.start : day.span[1] - clause.start]
    return cue.AGAIN_AND_AGAIN.search(said) is not None


def _extension(clause: Clause, today: date | None) -> date | None:
    """The day to which a clause puts payment off: 给您延期30天."""
    terms = [t for t in clause.of_kind(FigureKind.TERM) if t.unit != "payment"]
    if today is None or not terms or not cue.EXTEND.search(clause.text):
        return None
    count = int(terms[0].value)
    if terms[0].unit == "month":
        return months_later(today, count) if cue.GRACE.search(clause.text) else None
    return shifted(today, count * (7 if terms[0].unit == "week" else 1))


def _lists_days(clause: Clause, proposal: Proposal) -> bool:
    """Whether a sentence holds days only and the one before a rate: "Three at 500. Sept 8."."""
    here = [each for each in proposal.every if each.sentence == clause.sentence]
    days = [each for each in here if each.is_bare and each.of_kind(FigureKind.DATE)]
    if len(days) < len(here) or not here[0].place:
        return False
    earlier = proposal.every[here[0].place - 1]
    return proposal.is_own(earlier) and any(
        figure.unit for figure in earlier.of_kind(FigureKind.AMOUNT)
    )


def _about_payment(clause: Clause, proposal: Proposal, *, planned: bool) -> bool:
    """Whether the days of a clause are days of payment."""
    amounts = clause.of_kind(FigureKind.AMOUNT)
    if not amounts and (mute.CALLING.search(clause.text) or mute.PAPERS.search(clause.text)):
        return False
    words = mute.WAGES.without(clause.text)
    paying = bool(cue.PAY.search(words) or cue.EXTEND.search(words))
    if words != clause.text and not amounts and not paying:
        return False
    if cue.FIRST_PAYMENT.search(words) or _is_taken_up(clause) or _follows_payday(clause, proposal):
        paying = True
    if "payment" in clause.text and cue.PROPOSE.search(clause.text):
        paying = True
    if paying or mute.DUE.search(clause.text):
        return paying
    if not planned:
        return False
    if amounts or cue.PROPOSE.search(clause.text) or _lists_days(clause, proposal):
        return True
    return any(
        each.of_kind(FigureKind.AMOUNT) or each.of_kind(FigureKind.TERM)
        for each in proposal.sentence(clause)
    )
