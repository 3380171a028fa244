"""Where everything of a drawing stands: columns of boxes, and the ways of the lines between them.

A small layered layout of our own: every row is written inside its box, so a line needs no label;
lines that lead on run through gaps between the boxes, lines that lead back run below them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from negotiation_trainer.analysis.graph import Arrow, Box, Drawing
from negotiation_trainer.scenario.visible import cell_width, cells

WIDTH, GUTTER, GAP, LANE = 300, 120, 26, 14
CELL, LINE, PAD, HEAD = 6.1, 17, 10, 24
MARGIN, HEADING = 24, 52
ROOM = int((WIDTH - 2 * PAD) / CELL)
SWEEPS = 12


def wrapped(words: str, room: int) -> list[str]:
    """Break words into lines of at most `room` cells, at spaces or between wide characters."""
    lines, current, used = [], "", 0
    for piece in _pieces(words):
        size = cells(piece)
        if current and used + cells(piece.rstrip()) > room:
            lines.append(current.rstrip())
            current, used = "", 0
            piece = piece.lstrip()
        while cells(piece) > room:
            cut = _fitting(piece, room)
            lines.append(piece[:cut])
            piece = piece[cut:]
        current += piece
        used += size
    return [*lines, current.rstrip()] if current.strip() or not lines else lines


def _fitting(piece: str, room: int) -> int:
    used = 0
    for n, character in enumerate(piece):
        used += cell_width(character)
        if used > room:
            return max(n, 1)
    return len(piece)


def _pieces(words: str) -> Iterator[str]:
    """Split after spaces and wide characters; closing marks stay with what they close."""
    piece = ""
    for n, character in enumerate(words):
        piece += character
        following = words[n + 1 : n + 2]
        if following in "，。；：、）”’！？" and following:
            continue
        if character == " " or (cell_width(character) > 1 and character not in "（“‘"):
            yield piece
            piece = ""
    if piece:
        yield piece


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row inside its box: its lines of text, and how far down from the top they begin."""

    arrow: Arrow
    lines: tuple[str, ...]
    target: tuple[str, ...]
    top: float

    @property
    def port(self) -> float:
        """How far down its line leaves."""
        return self.top + LINE * (len(self.lines) + len(self.target) - 0.5)


@dataclass(slots=True)
class Placed:
    """A box or, without one, a gap kept free for a line to `target`."""

    box: Box | None
    layer: int
    height: float
    target: str = ""
    title: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    rows: tuple[PlacedRow, ...] = ()
    x: float = 0.0
    y: float = 0.0

    @property
    def anchor(self) -> float:
        """How far down the page lines arrive."""
        return self.y + (HEAD / 2 + 4 if self.box else self.height / 2)


@dataclass(frozen=True, slots=True)
class Way:
    """One line on the page: its points, whether it leads back, and to which box (a number).

    `pale`: no playthrough went this way.
    """

    points: tuple[tuple[float, float], ...]
    back: bool
    colour: int
    pale: bool = False


@dataclass(slots=True)
class Page:
    """A drawing laid out."""

    headings: tuple[str, ...]
    placed: list[Placed]
    ways: list[Way] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0


def lay_out(drawing: Drawing, stays: str) -> Page:
    """Place the boxes of a drawing and draw the ways between them."""
    titles = {box.id: box.title for box in drawing.boxes}
    boxes = {box.id: _measured(box, titles, stays) for box in drawing.boxes}
    gaps = _gaps(drawing, boxes)
    columns = _columns([*boxes.values(), *gaps.values()])
    _order(columns, _neighbours(drawing, boxes, gaps))
    top = HEADING + LINE * (len(drawing.headings) - 1)
    bottom = _stand(columns, _neighbours(drawing, boxes, gaps), top)
    page = Page(drawing.headings, list(boxes.values()))
    lanes = _route(page, drawing, boxes, gaps, bottom)
    page.width = MARGIN * 2 + len(columns) * WIDTH + (len(columns) + 1) * GUTTER
    page.height = bottom + GAP + lanes * LANE + MARGIN
    return page


def _measured(box: Box, titles: dict[str, str], stays: str) -> Placed:
    title = tuple(wrapped(box.title, ROOM - 4))
    note = tuple(line for words in box.remarks for line in wrapped(words, ROOM))
    top = HEAD + LINE * (len(title) - 1 + len(note)) + PAD
    rows = []
    for arrow in box.arrows:
        words = tuple(wrapped(arrow.words, ROOM - 2))
        sign = f"→ {titles[arrow.to]}" if arrow.to is not None else f"↺ {stays}"
        target = tuple(wrapped(sign, ROOM - 4))
        rows.append(PlacedRow(arrow, words, target, top))
        top += LINE * (len(words) + len(target)) + 5
    return Placed(box, box.layer, top + PAD / 2, title=title, note=note, rows=tuple(rows))


def _gaps(drawing: Drawing, boxes: dict[str, Placed]) -> dict[tuple[str, int], Placed]:
    """A gap in every column that a line leading on passes; lines to one box share it."""
    found: dict[tuple[str, int], Placed] = {}
    for box, arrow in drawing.arrows:
        if arrow.to is None:
            continue
        for layer in range(box.layer + 1, boxes[arrow.to].layer):
            found.setdefault((arrow.to, layer), Placed(None, layer, LANE, target=arrow.to))
    return found


def _columns(placed: list[Placed]) -> list[list[Placed]]:
    columns: list[list[Placed]] = [[] for _ in range(max(p.layer for p in placed) + 1)]
    for item in placed:
        columns[item.layer].append(item)
    return columns


Links = dict[int, list[Placed]]


def _neighbours(
    drawing: Drawing, boxes: dict[str, Placed], gaps: dict[tuple[str, int], Placed]
) -> Links:
    """Which things of other columns each one is tied to, by identity."""
    links: Links = {}
    for box, arrow in drawing.arrows:
        if arrow.to is None or boxes[arrow.to].layer <= box.layer:
            continue
        layers = range(box.layer + 1, boxes[arrow.to].layer)
        chain = [boxes[box.id], *(gaps[arrow.to, n] for n in layers), boxes[arrow.to]]
        for one, other in pairwise(chain):
            links.setdefault(id(one), []).append(other)
            links.setdefault(id(other), []).append(one)
    return links


def _order(columns: list[list[Placed]], links: Links) -> None:
    """Sort every column by the mean rank of what its things are tied to, there and back again."""
    for sweep in range(SWEEPS):
        rank = {id(p): n / max(len(c), 1) for c in columns for n, p in enumerate(c)}
        for column in columns if sweep % 2 == 0 else reversed(columns):
            means = {
                id(p): _mean([rank[id(q)] for q in links.get(id(p), ())], rank[id(p)])
                for p in column
            }
            column.sort(key=lambda p: means[id(p)])
            rank.update({id(p): n / max(len(column), 1) for n, p in enumerate(column)})


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _stand(columns: list[list[Placed]], links: Links, top: float) -> float:
    """Give everything its place, drawn towards what it is tied to; return the lowest edge.

    The highest stands at `top`.
    """
    for number, column in enumerate(columns):
        y = float(HEADING)
        for item in column:
            item.x = MARGIN + GUTTER + number * (WIDTH + GUTTER)
            item.y = y
            y += item.height + GAP
    floor = max(p.y + p.height for c in columns for p in c)
    for _ in range(SWEEPS):
        for column in columns:
            _settle(column, links, floor)
    above = min(p.y for c in columns for p in c) - top
    for item in (p for c in columns for p in c):
        item.y -= above
    return max(p.y + p.height for c in columns for p in c)


def _settle(column: list[Placed], links: Links, floor: float) -> None:
    wanted = [
        _mean([q.anchor for q in links.get(id(p), ())], p.anchor) - (p.anchor - p.y) for p in column
    ]
    y = float(HEADING)
    for item, place in zip(column, wanted, strict=True):
        item.y = max(y, place)
        y = item.y + item.height + GAP
    limit = floor
    for item in reversed(column):
        item.y = max(min(item.y, limit - item.height), HEADING)
        limit = item.y - GAP
    y = float(HEADING)
    for item in column:
        item.y = max(y, item.y)
        y = item.y + item.height + GAP


def _route(
    page: Page,
    drawing: Drawing,
    boxes: dict[str, Placed],
    gaps: dict[tuple[str, int], Placed],
    bottom: float,
) -> int:
    """Draw every row's way; return how many lanes run below the boxes."""
    backs: dict[str, list[Start]] = {}
    numbers = {box.id: n for n, box in enumerate(drawing.boxes)}
    drawn: set[tuple[float, ...]] = set()
    rows = [(item, row) for item in boxes.values() for row in item.rows]
    # What several rows share is drawn once: as a way that was gone, if any of them was.
    for item, row in sorted(rows, key=lambda found: found[1].arrow.untrodden):
        target = row.arrow.to
        if target is None or boxes[target] is item:
            continue
        start = Start(item.x + WIDTH, item.y + row.port, row.arrow.untrodden)
        goal = boxes[target]
        if goal.layer > item.layer:
            chain = [gaps[target, n] for n in range(item.layer + 1, goal.layer)]
            _onward(page, start, chain, goal, numbers[target], drawn)
        else:
            backs.setdefault(target, []).append(start)
    for lane, (target, starts) in enumerate(backs.items()):
        _back(page, starts, lane, boxes[target], colour=numbers[target], bottom=bottom)
    return len(backs)


class Start(NamedTuple):
    """Where a line leaves its box, and whether no playthrough took it."""

    x: float
    y: float
    pale: bool


def _onward(
    page: Page,
    start: Start,
    chain: list[Placed],
    goal: Placed,
    colour: int,
    drawn: set[tuple[float, ...]],
) -> None:
    points = [(start.x, start.y)]
    for gap in chain:
        points += [(gap.x, gap.anchor), (gap.x + WIDTH, gap.anchor)]
    points.append((goal.x, goal.anchor))
    for one, other in pairwise(points):
        if (*one, *other) not in drawn:
            drawn.add((*one, *other))
            page.ways.append(Way((one, other), False, colour, start.pale))


def _back(
    page: Page,
    starts: list[Start],
    lane: int,
    goal: Placed,
    *,
    colour: int,
    bottom: float,
) -> None:
    """Draw all lines that lead back to one box: stubs, one way down a gutter, one lane to it.

    Pale ones come last and end where they meet a line that is not.
    """
    turn = 8 + (lane % 12) * 4
    low = bottom + GAP + lane * LANE
    down: dict[float, float] = {}
    for pale in sorted({start.pale for start in starts}):
        own = [start for start in starts if start.pale is pale]
        highest = {x: min(y for at, y, _ in own if at == x) for x, _, _ in own}
        for x, y, _ in own:
            points: tuple[tuple[float, float], ...] = ((x, y), (x + turn, y))
            end = down.get(x, low)
            if highest[x] == y and y < end:
                points = (*points, (x + turn, end))
            page.ways.append(Way(points, True, colour, pale))
        if not down:
            left = goal.x - GUTTER / 2 + turn
            corner = ((left, low), (left, goal.anchor), (goal.x, goal.anchor))
            page.ways.append(Way(((max(highest) + turn, low), *corner), True, colour, pale))
        elif max(highest) > max(down):
            ends = ((max(highest) + turn, low), (max(down) + turn, low))
            page.ways.append(Way(ends, True, colour, pale))
        down |= {x: y for x, y in highest.items() if x not in down}
