"""A block of text that wraps by the habits of both languages; always literal, never markup."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from negotiation_trainer.scenario.visible import visible
from negotiation_trainer.tui.wrap import cells, wrapped


def literal(text: str) -> str:
    """Return text from a file or the keyboard as it may be shown: no control characters."""
    return "\n".join(visible(line) for line in text.split("\n"))


class Prose(Widget):
    """Styled text of any length; `hang` indents every line of a paragraph but its first."""

    DEFAULT_CSS: ClassVar[str] = "Prose { width: 1fr; height: auto; }"

    def __init__(
        self,
        content: Content | str = "",
        *,
        hang: int = 0,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._content = _as_content(content)
        self._hang = hang
        self._broken: tuple[int, list[Content]] | None = None

    @property
    def plain(self) -> str:
        """The words without style."""
        return self._content.plain

    def show(self, content: Content | str) -> None:
        """Replace the text."""
        self._content = _as_content(content)
        self._broken = None
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines at the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        # Asked several times for every layout, and most of a long text's cost.
        if self._broken is None or self._broken[0] != width:
            self._broken = (width, wrapped(self._content, width or 80, self._hang))
        return self._broken[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at a width."""
        return len(self._lines(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the longest paragraph, at most what there is."""
        longest = max(map(cells, self._content.plain.split("\n")), default=0)
        return min(longest, container.width)


def _as_content(content: Content | str) -> Content:
    return content if isinstance(content, Content) else Content(literal(content))
