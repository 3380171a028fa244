"""What every screen may ask of the app: its language, its words, and the practice behind it."""

from __future__ import annotations

from textual.app import App
from textual.reactive import reactive
from textual.widget import Widget

from negotiation_trainer.messages import say
from negotiation_trainer.tui.desk import Desk

AREA = "app"


class Face(App[int]):
    """The app as its screens know it."""

    lang: reactive[str] = reactive("en", init=False)

    def __init__(self, desk: Desk, *, lang: str) -> None:
        super().__init__()
        self.desk = desk
        self.set_reactive(Face.lang, lang)

    def words(self, key: str, /, **values: object) -> str:
        """Return one text of the interface in the current language."""
        return say(AREA, key, self.lang, **values)


def face_of(widget: Widget) -> Face:
    """Return the app a widget lives in."""
    app = widget.app
    assert isinstance(app, Face)
    return app
