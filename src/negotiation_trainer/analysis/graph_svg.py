"""The machines as one SVG page, drawn from their layout; no font, script or file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from negotiation_trainer.analysis.graph import Drawing, Shape
from negotiation_trainer.analysis.graph_layout import (
    HEAD,
    LINE,
    PAD,
    WIDTH,
    Page,
    Placed,
    PlacedRow,
    Way,
    lay_out,
)
from negotiation_trainer.analysis.graph_text import PALE_INK, colours
from negotiation_trainer.analysis.graph_words import text

INK = ("#1f5fa8", "#a2481c", "#2d7a46", "#7b3fa0", "#9c2750", "#0f7c83", "#6a6410", "#44506b")
FONT = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, Segoe UI, Arial, sans-serif"
BEND = 8


def to_svg(found: tuple[Drawing, ...], lang: str) -> str:
    """Return one SVG page with a drawing below the other."""
    pages = [lay_out(drawing, text("stays", lang)) for drawing in found]
    width = max(page.width for page in pages)
    height = sum(page.height for page in pages)
    root = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'font-family={quoteattr(FONT)} font-size="12" xml:lang="{lang}">'
    )
    parts = [
        root,
        f"<title>{escape(' · '.join(page.headings[0] for page in pages))}</title>",
        f"<defs>{''.join(_head(n, ink) for n, ink in enumerate(INK))}</defs>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>',
    ]
    top = 0.0
    for page in pages:
        parts.append(f'<g transform="translate(0 {top:.0f})">')
        parts += _page(page)
        parts.append("</g>")
        top += page.height
    return "\n".join([*parts, "</svg>"])


def _head(number: int, ink: str) -> str:
    return (
        f'<marker id="a{number}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
        f'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{ink}"/></marker>'
    )


def _page(page: Page) -> Iterator[str]:
    title, *more = page.headings
    yield _words(title, 24, 32, size=18, weight="bold")
    for n, words in enumerate(more, start=1):
        yield _words(words, 24, 35 + n * LINE, size=13, ink="#3c4656")
    arriving = {point for way in page.ways for point in way.points[-1:]}
    heads = {(item.x, item.anchor) for item in page.placed} & arriving
    for way in page.ways:
        yield _way(way, way.points[-1] in heads)
    for item in page.placed:
        yield from _box(item)


def _way(way: Way, arrives: bool) -> str:
    ink = way.colour % len(INK)
    path = _square(way.points) if way.back else _curve(way.points)
    dash = ' stroke-dasharray="6 4"' if way.back else ""
    head = f' marker-end="url(#a{ink})"' if arrives else ""
    pale = ' opacity="0.35"' if way.pale else ""
    return (
        f'<path d="{path}" fill="none" stroke="{INK[ink]}" stroke-width="1.3" '
        f'stroke-opacity="0.75"{pale}{dash}{head}/>'
    )


def _curve(points: tuple[tuple[float, float], ...]) -> str:
    (x, y), (a, b) = points[0], points[-1]
    if y == b:
        return f"M{x:.1f} {y:.1f}H{a:.1f}"
    half = (a - x) / 2
    return f"M{x:.1f} {y:.1f}C{x + half:.1f} {y:.1f} {a - half:.1f} {b:.1f} {a:.1f} {b:.1f}"


def _square(points: tuple[tuple[float, float], ...]) -> str:
    """A way along the grid, its corners rounded."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(corner, before), _towards(corner, after)
        path += f"L{near[0]:.1f} {near[1]:.1f}"
        path += f"Q{corner[0]:.1f} {corner[1]:.1f} {far[0]:.1f} {far[1]:.1f}"
    return f"{path}L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = max(abs(dx) + abs(dy), 1.0)
    step = min(BEND, length / 2) / length
    return corner[0] + dx * step, corner[1] + dy * step


def _box(item: Placed) -> Iterator[str]:
    box = item.box
    assert box is not None
    fill, line = colours(box)
    round_ = 14 if box.shape in (Shape.OUTCOME, Shape.LAST_MOOD) else 4
    dash = ' stroke-dasharray="4 3"' if box.shape is Shape.ANYWHERE or box.untrodden else ""
    thick = 3 if (box.start or round_ > 4) and not box.untrodden else 1.4
    yield (
        f'<rect x="{item.x:.1f}" y="{item.y:.1f}" width="{WIDTH}" height="{item.height:.1f}" '
        f'rx="{round_}" fill="#ffffff" stroke="{line}" stroke-width="{thick}"{dash}/>'
    )
    head = HEAD + LINE * (len(item.title) - 1 + len(item.note)) + 4
    shown = min(head, item.height)
    yield (
        f'<rect x="{item.x + 2:.1f}" y="{item.y + 2:.1f}" width="{WIDTH - 4}" '
        f'height="{shown - 4:.1f}" rx="{max(round_ - 2, 2)}" fill="{fill}"/>'
    )
    y = item.y + 18
    for n, words in enumerate(item.title):
        sign = "▶ " if box.start and n == 0 else ""
        yield _words(sign + words, item.x + PAD, y, size=13, weight="bold")
        y += LINE
    for words in item.note:
        yield _words(words, item.x + PAD, y, ink="#3c4656")
        y += LINE
    for row in item.rows:
        yield from _row(item, row)


def _row(item: Placed, row: PlacedRow) -> Iterator[str]:
    words_ink, target_ink = (PALE_INK, PALE_INK) if row.arrow.untrodden else ("#141a22", "#1d4f8c")
    y = item.y + row.top + LINE - 4
    for n, words in enumerate(row.lines):
        sign = "• " if n == 0 else "  "
        yield _words(sign + words, item.x + PAD, y, ink=words_ink)
        y += LINE
    for words in row.target:
        yield _words(words, item.x + PAD + 14, y, ink=target_ink)
        y += LINE


def _words(
    words: str, x: float, y: float, *, size: int = 12, weight: str = "normal", ink: str = "#141a22"
) -> str:
    heavy = f' font-weight="{weight}"' if weight != "normal" else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{ink}"{heavy} '
        f'xml:space="preserve">{escape(words)}</text>'
    )
