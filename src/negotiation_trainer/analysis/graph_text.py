"""The machines as Mermaid and as Graphviz text; whatever a file says stays words in either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from negotiation_trainer.analysis.graph import Arrow, Box, Drawing, Shape
from negotiation_trainer.analysis.graph_words import text

HEAT_FILL = ("#d9efe3", "#e6f0c8", "#fdf0c0", "#fbd9b5", "#f6c1bb")
HEAT_LINE = ("#2e7d57", "#6b7d1e", "#96730a", "#b3590f", "#a8322a")
PLAIN_FILL, PLAIN_LINE = "#eef2f7", "#52627a"
END_FILL, END_LINE = "#ffffff", "#222a35"
PALE_FILL, PALE_LINE, PALE_INK = "#ffffff", "#98a2b0", "#677181"
_MERMAID_UNSAFE = re.compile(r"[^\w \-.,/()+=≤≥]", re.ASCII)


def colours(box: Box) -> tuple[str, str]:
    """Return the fill and the line of a box; heat, and that nobody came there, is in its words."""
    if box.untrodden:
        return PALE_FILL, PALE_LINE
    if box.heat is not None:
        return HEAT_FILL[box.heat], HEAT_LINE[box.heat]
    return (END_FILL, END_LINE) if box.shape is Shape.OUTCOME else (PLAIN_FILL, PLAIN_LINE)


def merged(box: Box) -> Iterator[tuple[str | None, list[Arrow]]]:
    """Give the rows of a box by where they lead, in the order of the first."""
    found: dict[str | None, list[Arrow]] = {}
    for arrow in box.arrows:
        found.setdefault(arrow.to, []).append(arrow)
    yield from found.items()


def mermaid_words(words: str) -> str:
    """Write words so that Mermaid shows them as they are, whatever they hold."""
    return _MERMAID_UNSAFE.sub(
        lambda match: match[0] if ord(match[0]) > 127 else f"#{ord(match[0])};", words
    )


def to_mermaid(found: tuple[Drawing, ...]) -> str:
    """Return a Mermaid flowchart, one subgraph for each machine."""
    lines = ["flowchart LR"]
    for number, drawing in enumerate(found):
        ids = {box.id: f"n{number}_{n}" for n, box in enumerate(drawing.boxes)}
        lines.append(f'subgraph g{number}["{mermaid_words(" · ".join(drawing.headings))}"]')
        lines += [f"  {_mermaid_box(box, ids[box.id])}" for box in drawing.boxes]
        lines.append("end")
        for box in drawing.boxes:
            lines += _mermaid_arrows(box, ids)
        for box in drawing.boxes:
            fill, line = colours(box)
            dash = ",stroke-dasharray:4 3" if box.untrodden else ""
            lines.append(f"style {ids[box.id]} fill:{fill},stroke:{line},color:#111{dash}")
    return "\n".join([*lines, *_mermaid_pale(found)])


def _mermaid_pale(found: tuple[Drawing, ...]) -> Iterator[str]:
    """Style the lines nobody went along; Mermaid knows lines by their number in the whole text."""
    drawn = [rows for drawing in found for box in drawing.boxes for _, rows in merged(box)]
    if pale := [str(n) for n, rows in enumerate(drawn) if untrodden(rows)]:
        look = f"stroke:{PALE_LINE},color:{PALE_INK},stroke-dasharray:4 3"
        yield f"linkStyle {','.join(pale)} {look}"


def untrodden(rows: list[Arrow]) -> bool:
    """Whether no playthrough took any of the rows that share a line."""
    return all(row.untrodden for row in rows)


def _mermaid_lines(parts: Iterable[str]) -> str:
    return "<br/>".join(map(mermaid_words, parts))


def _mermaid_box(box: Box, name: str) -> str:
    words = _mermaid_lines((box.title, *box.remarks))
    before, after = {
        Shape.OUTCOME: ("([", "])"),
        Shape.LAST_MOOD: ("([", "])"),
        Shape.ANYWHERE: ("{{", "}}"),
    }.get(box.shape, ("[", "]"))
    return f'{name}{before}"{words}"{after}'


def _mermaid_arrows(box: Box, ids: dict[str, str]) -> Iterator[str]:
    for target, arrows in merged(box):
        words = _mermaid_lines(arrow.words for arrow in arrows)
        line = "-->" if target is not None else "-.->"
        yield f'{ids[box.id]} {line}|"{words}"| {ids[target or box.id]}'


def dot_words(words: str) -> str:
    """Write words as the inside of a quoted string of Graphviz."""
    return words.replace("\\", "\\\\").replace('"', '\\"')


def to_dot(found: tuple[Drawing, ...], lang: str) -> str:
    """Return a Graphviz digraph, one cluster for each machine."""
    lines = [
        "digraph machines {",
        "  rankdir=LR;",
        '  node [shape=box, style="rounded,filled", fontname="Noto Sans CJK SC, sans-serif"];',
        '  edge [fontname="Noto Sans CJK SC, sans-serif", fontsize=10];',
    ]
    for number, drawing in enumerate(found):
        ids = {box.id: f"n{number}_{n}" for n, box in enumerate(drawing.boxes)}
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f'    label="{_dot_lines(drawing.headings)}";')
        lines += [f"    {_dot_box(box, ids[box.id])}" for box in drawing.boxes]
        lines += [f"    {line}" for box in drawing.boxes for line in _dot_arrows(box, ids, lang)]
        lines.append("  }")
    return "\n".join([*lines, "}"])


def _dot_lines(parts: Iterable[str]) -> str:
    return "\\n".join(map(dot_words, parts))


def _dot_box(box: Box, name: str) -> str:
    fill, line = colours(box)
    words = _dot_lines((box.title, *box.remarks))
    edge = 2 if box.shape in (Shape.OUTCOME, Shape.LAST_MOOD) else 1
    look = f'fillcolor="{fill}", color="{line}", peripheries={edge}'
    dash = ', style="rounded,filled,dashed"' if box.untrodden else ""
    return f'{name} [label="{words}", {look}{dash}];'


def _dot_arrows(box: Box, ids: dict[str, str], lang: str) -> Iterator[str]:
    for target, arrows in merged(box):
        words = _dot_lines(arrow.words for arrow in arrows)
        if target is None:
            words += "\\n" + dot_words(f"({text('stays', lang)})")
        pale = untrodden(arrows)
        look = ", style=dashed" if target is None or pale else ""
        if pale:
            look += f', color="{PALE_LINE}", fontcolor="{PALE_INK}"'
        yield f'{ids[box.id]} -> {ids[target or box.id]} [label="{words}"{look}];'
