"""The case file over the talk."""

from __future__ import annotations

from textual.content import Content

from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.dialogs.page import Page
from negotiation_trainer.tui.views.case import CaseView
from negotiation_trainer.tui.views.side import plan_lines, table_lines
from negotiation_trainer.tui.views.style import heading, joined

ORDER = ("mandate", "debt", "who", "you", "history", "legal", "notes")
"""What is looked up in the middle of a talk stands first."""


class CaseOverlay(Page):
    """What is on the table, the mandate and the whole file."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt

    def reword(self) -> None:
        """Fill in the file."""
        parts = [
            heading(self.words("talk.table")),
            table_lines(self._attempt, self.lang),
        ]
        plan = plan_lines(self._attempt, self.lang)
        if plan is not None:
            parts += [Content(""), heading(self.words("prepare.plan")), plan]
        for section in CaseView(self._attempt.compiled, self.lang).sections(ORDER):
            parts += [Content(""), heading(section.title), section.body]
        self.show(joined(parts))
