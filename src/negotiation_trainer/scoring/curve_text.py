"""The concession curve in lines of text that every face can show, 80 columns wide at most."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import money
from negotiation_trainer.scenario.visible import cells
from negotiation_trainer.scoring.concessions import Bid, Curve, Side

AREA = "score"
BAR = 16


def curve_lines(curve: Curve, compiled: Compiled, lang: str) -> Iterator[str]:
    """Yield a row for each offer, its bar the money it waives, and what was given away below.

    Nothing while nobody has made an offer.
    """
    if not curve.bids:
        return
    full = max(curve.most, *(bid.waived for bid in curve.bids))
    most = _cash(curve.most, compiled, lang)
    yield say(AREA, "curve.title", lang, most=most)
    names = {side: say(AREA, f"curve.{side.value}", lang) for side in Side}
    width = max(map(cells, names.values()))
    for bid in curve.bids:
        name = names[bid.side] + " " * (width - cells(names[bid.side]))
        yield f"  {bid.turn:>2} {name} {_bar(bid, full)} {_row(bid, compiled, lang)}"
    for item in curve.given_away:
        amount = _cash(item.amount, compiled, lang)
        yield say(AREA, f"curve.{item.slip.value}", lang, turn=item.turn, amount=amount)


def _bar(bid: Bid, full: Decimal) -> str:
    filled = round(bid.waived / full * BAR) if full else 0
    sign = "█" if bid.side is Side.YOURS else "▒"
    return sign * filled + "·" * (BAR - filled)


def _row(bid: Bid, compiled: Compiled, lang: str) -> str:
    """The money waived, and the payments: first money, then so much so many times."""
    plan = bid.plan
    parts = [say(AREA, "curve.waived", lang, amount=_cash(bid.waived, compiled, lang))]
    if plan.pay_now:
        parts.append(say(AREA, "curve.down", lang, amount=_cash(plan.pay_now, compiled, lang)))
    if plan.months:
        each = _cash(plan.monthly or plan.last, compiled, lang)
        parts.append(say(AREA, "curve.each", lang, amount=each, months=plan.months))
    if bid.agreed:
        parts.append(say(AREA, "curve.agreed", lang))
    return ("，" if lang == "zh" else ", ").join(parts)


def _cash(amount: Decimal, compiled: Compiled, lang: str) -> str:
    shown = money(amount).removesuffix(".00")
    return say("terms", f"cash.{compiled.case.currency}", lang, amount=shown)
