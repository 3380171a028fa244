"""The side column of wide screens: the case at a glance, the mandate, what is on the table."""

from __future__ import annotations

from textual.content import Content

from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.views.case import CaseView
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.views.talk import standing


def table_lines(attempt: Attempt, lang: str) -> Content:
    """Return what lies on the table."""
    found = standing(attempt.talk, lang)
    if not found:
        return dim(say("app", "talk.table_empty", lang))
    return joined([Content.assemble((whose, "bold"), plain(text)) for whose, text in found])


def plan_lines(attempt: Attempt, lang: str) -> Content | None:
    """Return the trainee's plan, or None if he made none."""
    lines = [
        Content.assemble((say("app", f"prepare.{key}", lang) + "  ", "$aside"), plain(text))
        for key in ("goal", "floor", "alternative", "opening")
        if (text := str(attempt.plan.get(key) or ""))
    ]
    return joined(lines) if lines else None


def side_column(attempt: Attempt, lang: str) -> Content:
    """Return the whole column."""
    parts = [heading(say("app", "talk.table", lang)), table_lines(attempt, lang)]
    for section in CaseView(attempt.compiled, lang).side():
        parts += [Content(""), heading(section.title), section.body]
    plan = plan_lines(attempt, lang)
    if plan is not None:
        parts += [Content(""), heading(say("app", "prepare.plan", lang)), plan]
    return joined(parts)
