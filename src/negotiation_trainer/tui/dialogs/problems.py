"""Every problem of an author's files, whole: what is wrong and how to mend it."""

from __future__ import annotations

from negotiation_trainer.analysis.preview import Preview
from negotiation_trainer.tui.dialogs.page import Page
from negotiation_trainer.tui.views.author import problems


class ProblemsPage(Page):
    """The problems of the last save; the next one is shown as soon as it is checked."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview

    def reword(self) -> None:
        """Fill in the problems."""
        self.show(problems(self._preview, self.lang))
