"""What an offer lacked, said barely when he asks for it: "October 20th.", 二十号吧, "200".

Apart from offers, since such words propose nothing unless something is being waited for.
"""

from __future__ import annotations

from datetime import date

from negotiation_trainer.catalogue.moves import Offer, Reading
from negotiation_trainer.dialogue.bargaining.plan import Missing, work_out
from negotiation_trainer.dialogue.bargaining.position import Position, completed
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.language.plans import bare_sum, days_given, names_first
from negotiation_trainer.scenario.case_model import Balance

_RECAP = "confirm_summary"
_TURNED_AWAY = frozenset({"refuse", _RECAP, "close", "verify_identity"})


def missing_part(position: Position, balance: Balance) -> Missing | None:
    """What the offer on the table lacks before he can judge it; None where none is waiting."""
    if position.yours is None or position.theirs is not None or position.agreement is not None:
        return None
    plan = work_out(completed(Offer(), position, balance), balance)
    if isinstance(plan, Missing):
        return plan
    return Missing.DATE if plan.first_payment is None else None


def supplied(
    reading: Reading, position: Position, *, balance: Balance, today: date | None
) -> Offer | None:
    """Return the day or sum that is waited for, where the words barely name it."""
    missing = missing_part(position, balance)
    if missing is None or _turned_away(reading):
        return None
    if missing is Missing.DATE:
        given = days_given(reading, questions=QUESTIONS)
        days = [each for each in given if today is None or each.day >= today]
        stated = [each for each in days if not each.weak] or days
        return Offer(first_payment=stated[0].day) if stated else None
    amount = bare_sum(reading.text)
    if amount is None or position.yours is None:
        return None
    if position.yours.pay_now is None:
        return Offer(pay_now=amount)
    return Offer(monthly=amount)


def _turned_away(reading: Reading) -> bool:
    """Whether the words do something else; what sounds like a recap may name the first day."""
    away = _TURNED_AWAY & set(reading.act_ids)
    return bool(away - {_RECAP} or (away and not names_first(reading.text)))
