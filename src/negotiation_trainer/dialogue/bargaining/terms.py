"""Terms of a settlement as people say them: now, each month, what is waived, from when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from negotiation_trainer.catalogue.moves import CENT, Offer
from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.messages import area, say
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import money

AREA = "terms"
TERMS = "{terms}"
COUNTED = 60
"""The longest plan whose months anybody counts; beyond it the sum of each month says enough."""


def terms_in(compiled: Compiled, offer: Offer, lang: str | None = None) -> str:
    """Render an offer, in the scenario's language unless another is given."""
    case = compiled.case
    return terms_text(
        offer,
        case.balance,
        lang=lang or compiled.lang,
        currency=case.currency,
        product=case.product,
    )


def standing_terms(compiled: Compiled, position: Position) -> str:
    """Render what `{terms}` stands for in a line or reply: what is agreed, else on the table."""
    offer = position.agreement or position.theirs or position.yours
    return terms_in(compiled, offer) if offer is not None else ""


def fill_terms(text: str, compiled: Compiled, position: Position) -> str:
    """Put the standing terms where a text names them."""
    if TERMS not in text:
        return text
    return text.replace(TERMS, standing_terms(compiled, position))


def component_name(component: str, product: str, lang: str) -> str:
    """Name a component of the balance as the trade does for a product."""
    own = f"component.{component}.{product}"
    return say("case", own if own in area("case") else f"component.{component}.any", lang)


def terms_text(
    offer: Offer, balance: Balance, *, lang: str, currency: str, product: str = "other"
) -> str:
    """Render an offer worked out against a balance."""
    joiner = "，" if lang == "zh" else ", "
    return joiner.join(_parts(offer, balance, lang=lang, currency=currency, product=product))


def _cash(amount: Decimal, lang: str, currency: str) -> str:
    return say(AREA, f"cash.{currency}", lang, amount=money(amount).removesuffix(".00"))


def _short(percent: Decimal) -> Decimal:
    """Return part of a whole in hundredths, as it is said, and never as nothing or all of it."""
    return min(max(percent.quantize(CENT), CENT), 100 - CENT).normalize()


def _parts(
    offer: Offer, balance: Balance, *, lang: str, currency: str, product: str
) -> Iterator[str]:
    plan = work_out(offer, balance)
    now = plan.pay_now if isinstance(plan, Plan) else offer.pay_now
    if now:
        whole = isinstance(plan, Plan) and not plan.months
        key = "whole" if whole else "down" if offer.first_payment else "now"
        yield say(AREA, key, lang, amount=_cash(now, lang, currency))
    if isinstance(plan, Plan) and plan.months == 1:
        yield say(AREA, "rest", lang, amount=_cash(plan.last, lang, currency))
    elif isinstance(plan, Plan) and plan.months:
        each = _cash(plan.monthly, lang, currency)
        if plan.months > COUNTED:
            yield say(AREA, "monthly.open", lang, amount=each)
        else:
            yield say(AREA, "monthly.counted", lang, amount=each, months=plan.months)
    for part, percent in offer.waive:
        if percent:
            key = "waive.all" if percent == 100 else "waive.part"
            component = component_name(part, product, lang)
            rate = f"{_short(percent):f}"
            yield say(AREA, key, lang, component=component, percent=rate)
    if (day := offer.first_payment) is not None:
        yield say(AREA, "first", lang, month=day.month, name=f"{day:%B}", day=day.day)
