"""What an offer in the making comes to, before it is put on the table."""

from __future__ import annotations

from textual.content import Content

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Missing, Plan, merge, work_out
from negotiation_trainer.dialogue.bargaining.terms import terms_in
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.messages import say
from negotiation_trainer.tui.figures import money
from negotiation_trainer.tui.views.style import joined, listed, plain


def _words(key: str, lang: str, **values: object) -> str:
    return say("app", f"offer.{key}", lang, **values)


def offer_preview(offer: Offer, talk: Talk, lang: str) -> Content:
    """Return the terms, the total, and (not in an exam) whether the mandate covers them."""
    compiled = talk.compiled
    case = compiled.case
    plan = work_out(merge(offer, talk.cursor.position.yours), case.balance)
    if plan is Missing.TERMS or not isinstance(plan, Plan):
        return joined([plain(_words("missing", lang), "$warning")])
    lines = [
        plain("→ " + terms_in(compiled, plan.offer, lang), "bold"),
        plain(_words("sum", lang, total=money(plan.total, case.currency))),
    ]
    if talk.mode is not Mode.EXAM:
        over = outside_mandate(plan, compiled.mandate, compiled.today)
        if over:
            names = listed([say("score", f"over.{name}", lang) for name in over], lang)
            lines.append(plain("! " + _words("outside", lang, over=names), "$error"))
        else:
            lines.append(plain("✓ " + _words("inside", lang), "$success"))
    return joined(lines)
