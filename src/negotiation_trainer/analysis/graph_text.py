"""The machines as Mermaid and as Graphviz text; whatever a file says stays words in either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.analysis.graph import Arrow, Box, Drawing, Shape
from negotiation_trainer.analysis.graph_words import text

HEAT_FILL = ("#d9efe3", "#e6f0c8", "#fdf0c0", "#fbd9b5", "#f6c1bb")
HEAT_LINE = ("#2e7d57", "#6b7d1e", "#96730a", "#b3590f", "#a8322a")
PLAIN_FILL, PLAIN_LINE = "#eef2f7", "#52627a"
END_FILL, END_LINE = "#ffffff", "#222a35"
_MERMAID_UNSAFE = re.compile(r"[^\w \-.,/()+=≤≥]", re.ASCII)


def colours(box: Box) -> tuple[str, str]:
    """Return the fill and the line of a box; heat is in its words too."""
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
        lines.append(f'subgraph g{number}["{mermaid_words(drawing.heading)}"]')
        lines += [f"  {_mermaid_box(box, ids[box.id])}" for box in drawing.boxes]
        lines.append("end")
        for box in drawing.boxes:
            lines += _mermaid_arrows(box, ids)
        for box in drawing.boxes:
            fill, line = colours(box)
            lines.append(f"style {ids[box.id]} fill:{fill},stroke:{line},color:#111")
    return "\n".join(lines)


def _mermaid_box(box: Box, name: str) -> str:
    words = "<br/>".join(mermaid_words(part) for part in (box.title, box.note) if part)
    before, after = {
        Shape.OUTCOME: ("([", "])"),
        Shape.LAST_MOOD: ("([", "])"),
        Shape.ANYWHERE: ("{{", "}}"),
    }.get(box.shape, ("[", "]"))
    return f'{name}{before}"{words}"{after}'


def _mermaid_arrows(box: Box, ids: dict[str, str]) -> Iterator[str]:
    for target, arrows in merged(box):
        words = "<br/>".join(mermaid_words(arrow.words) for arrow in arrows)
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
        lines.append(f'    label="{dot_words(drawing.heading)}";')
        lines += [f"    {_dot_box(box, ids[box.id])}" for box in drawing.boxes]
        lines += [f"    {line}" for box in drawing.boxes for line in _dot_arrows(box, ids, lang)]
        lines.append("  }")
    return "\n".join([*lines, "}"])


def _dot_box(box: Box, name: str) -> str:
    fill, line = colours(box)
    words = "\\n".join(dot_words(part) for part in (box.title, box.note) if part)
    edge = 2 if box.shape in (Shape.OUTCOME, Shape.LAST_MOOD) else 1
    return f'{name} [label="{words}", fillcolor="{fill}", color="{line}", peripheries={edge}];'


def _dot_arrows(box: Box, ids: dict[str, str], lang: str) -> Iterator[str]:
    for target, arrows in merged(box):
        words = "\\n".join(dot_words(arrow.words) for arrow in arrows)
        if target is None:
            words += "\\n" + dot_words(f"({text('stays', lang)})")
        look = "" if target is not None else ", style=dashed"
        yield f'{ids[box.id]} -> {ids[target or box.id]} [label="{words}"{look}];'
