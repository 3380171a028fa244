"""What talks came through, counted by hand, and the pictures that show it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from negotiation_trainer.analysis.coverage import Part, Share, coverage
from negotiation_trainer.analysis.graph import Box, Drawing, Side, drawings
from negotiation_trainer.analysis.graph_coverage import covered
from negotiation_trainer.analysis.graph_layout import CELL, GUTTER, HEADING, PAD, WIDTH, lay_out
from negotiation_trainer.analysis.graph_svg import to_svg
from negotiation_trainer.analysis.graph_text import (
    HEAT_FILL,
    PALE_LINE,
    dot_words,
    mermaid_words,
    to_dot,
    to_mermaid,
)
from negotiation_trainer.analysis.trodden import Trodden, reached, trodden
from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.step import start
from negotiation_trainer.scenario.visible import cells
from tests.analysis.test_graph import NASTY, SVG, texts
from tests.analysis.test_structure import CELLAR, DOOR, INSIDE, tiny
from tests.sample import compiled, new_talk, said

HANG_UP = Move(MoveKind.HANG_UP, Reading("", "en"))


def talked(*moves: str) -> tuple[Turn, ...]:
    """Say some tagged words, then hang up unless he did."""
    talk = new_talk()
    for words in moves:
        talk.take(said(words))
    if not talk.done:
        talk.take(HANG_UP)
    return tuple(talk.turns)


@cache
def two() -> Trodden:
    """One talk that goes up and down as far as `identified`, one that ends at the door.

    The first: cross (3) → civil (1) → furious (4), the demand made while civil. The second: a
    demand while cross, then a threat.
    """
    first = talked("Hm. <verify_identity>", "Oh. <acknowledge_feeling>", "Now! <demand>")
    second = talked("Pay. <demand>", "Or else. <!threat>")
    return trodden([first, second])


def drawing(side: Side, lang: str = "en") -> Drawing:
    """Return one machine with the two talks."""
    return covered(drawings(compiled(), side, lang)[0], two(), lang)


def boxes(side: Side, lang: str = "en") -> dict[str, Box]:
    """Return its boxes by name."""
    return {box.id: box for box in drawing(side, lang).boxes}


def counts(box: Box) -> dict[str, int | None]:
    """Return the counts of a box's rows by what they wait for."""
    return {arrow.label: arrow.times for arrow in box.arrows}


def test_a_talk_counts_once_for_each_place() -> None:
    """However often it came there; nothing was trodden by no talks."""
    turn = start(compiled(), seed=0)
    found = trodden([(turn, turn), (turn,)])
    (box,) = (box for box in drawings(compiled(), Side.SCENARIO, "en")[0].boxes if box.start)
    assert found.talks == 2
    assert found.came(box) == 2
    assert found.heat_in(box) == (turn.heat, turn.heat)
    assert trodden([]).came(box) == 0


def test_states_and_endings_have_their_counts_and_heat() -> None:
    """Counted by hand; a state nobody came to has no heat, and an ending never has any."""
    found = boxes(Side.SCENARIO)
    assert {name: box.times for name, box in found.items()} == {
        "hello": 2,
        "identified": 1,
        "talking": 0,
        "agreed": 0,
        "anywhere*": None,
        "promised": 0,
        "later": 0,
        "hung_up": 1,
        "out_of_patience": 0,
        "trainee_hung_up": 1,
    }
    assert found["hello"].seen == "×2 · heat in playthroughs: 3–4"
    assert found["identified"].seen == "×1 · heat in playthroughs: 1–4"
    assert found["talking"].seen == "×0 · not reached"
    assert found["hung_up"].seen == "×1"
    assert [found[name].heat for name in ("hello", "talking", "hung_up")] == [4, None, None]


def test_rows_and_endings_without_a_row_have_their_counts() -> None:
    """A row of any state counts wherever it was taken, an ending by how it came."""
    found = boxes(Side.SCENARIO)
    assert counts(found["hello"]) == {"Verify identity": 1}
    assert set(counts(found["identified"]).values()) == {0}
    assert [arrow.times for arrow in found["anywhere*"].arrows] == [0, 0, 1, 0, 1]


def test_a_row_of_several_moods_counts_in_each_by_itself() -> None:
    """Both talks demanded: one while he was cross, one while he was civil."""
    found = boxes(Side.PERSONA)
    moods = {"furious": 2, "cross": 2, "civil": 1, "gone": 1, "anywhere*": None}
    assert {name: box.times for name, box in found.items()} == moods
    assert counts(found["cross"])["Demand"] == 1
    assert counts(found["civil"])["Demand"] == 1
    assert counts(found["furious"])["⚠ Threat"] == 1
    assert two().rows["moves.3"] == 2


def test_what_was_reached_is_what_coverage_says() -> None:
    """The rows of the scenario's machine are those that `rehearse --coverage` counts."""
    talks = [talked("Hm. <verify_identity>"), talked("Pay. <demand>")]
    (plain,) = drawings(compiled(), Side.SCENARIO, "en")
    places, rows = reached(plain, trodden(talks))
    assert rows == coverage(compiled(), talks).shares[Part.ROWS]
    assert places == Share(3, 9)


@pytest.mark.parametrize(
    ("lang", "line", "heat", "none"),
    [
        (
            "en",
            "playthroughs: 2, reaching 4 of 9 places and 1 of 8 rows",
            "×2 · heat in playthroughs: 3–4",
            "×0 · not reached",
        ),
        ("zh", "演练 2 场，走到 4/9 处，走过转移 1/8 条", "×2 · 演练里火气 3–4", "×0 · 没走到"),
    ],
)
def test_every_format_says_it_in_words(lang: str, line: str, heat: str, none: str) -> None:
    """The heading, the heat, the counts; what nobody reached is in words, too."""
    found = (drawing(Side.SCENARIO, lang),)
    shown = texts(to_svg(found, lang))
    assert {line, heat, none} <= set(shown)
    assert any(words.endswith(" ×0") for words in shown)
    assert any(words.endswith(" ×1") for words in shown)
    for words in (line, heat, none):
        assert dot_words(words) in to_dot(found, lang)
        assert mermaid_words(words) in to_mermaid(found)


def test_boxes_are_coloured_by_the_most_heat_and_pale_where_nobody_came() -> None:
    """In all formats; a mood that nobody met is pale, too."""
    found = (drawing(Side.SCENARIO), drawing(Side.PERSONA))
    mermaid, dot = to_mermaid(found).splitlines(), to_dot(found, "en").splitlines()
    assert f"style n0_0 fill:{HEAT_FILL[4]},stroke:#a8322a,color:#111" in mermaid
    pale = f"style n0_2 fill:#ffffff,stroke:{PALE_LINE},color:#111,stroke-dasharray:4 3"
    assert pale in mermaid
    (talking,) = (line for line in dot if line.strip().startswith("n0_2 [label"))
    assert 'style="rounded,filled,dashed"' in talking
    root = ElementTree.fromstring(to_svg(found, "en"))
    dashed = [r for r in root.iter(f"{SVG}rect") if r.get("stroke") == PALE_LINE]
    assert len(dashed) == 5
    assert all(r.get("stroke-dasharray") for r in dashed)


def test_mermaid_styles_the_very_lines_nobody_went_along() -> None:
    """Lines are named by their number in the text; each named one has only rows of ×0."""
    text = to_mermaid((drawing(Side.SCENARIO), drawing(Side.PERSONA)))
    links = [line for line in text.splitlines() if re.match(r"n\d_\d+ -", line)]
    (style,) = (line for line in text.splitlines() if line.startswith("linkStyle "))
    assert re.fullmatch(
        r"linkStyle \d+(,\d+)* stroke:#\w{6},color:#\w{6},stroke-dasharray:4 3", style
    )
    named = {int(number) for number in style.split()[1].split(",")}
    untaken = {n for n, line in enumerate(links) if not re.search(r"×[1-9]", line)}
    assert named == untaken
    assert 0 not in named


def test_a_way_that_was_gone_is_never_drawn_over_by_one_that_was_not() -> None:
    """Of what rows share, a pale line gives way: whoever took it, it is drawn in full."""
    for side in (Side.SCENARIO, Side.PERSONA):
        page = lay_out(drawing(side), "stays here")
        assert {way.pale for way in page.ways} == {True, False}
        full = {piece for way in page.ways if not way.pale for piece in pairwise(way.points)}
        pale = {piece for way in page.ways if way.pale for piece in pairwise(way.points)}
        assert not full & pale


def test_every_taken_row_has_a_full_line_to_where_it_leads() -> None:
    """From its box to the other, back as well as on."""
    page = lay_out(drawing(Side.PERSONA), "stays here")
    placed = {item.box.id: item for item in page.placed if item.box}
    full = [way for way in page.ways if not way.pale]
    for item in page.placed:
        for row in item.rows:
            if not row.arrow.times or row.arrow.to in (None, item.box.id):
                continue
            goal = placed[row.arrow.to]
            assert any(way.points[0] == (item.x + WIDTH, item.y + row.port) for way in full)
            assert any(way.points[-1] == (goal.x, goal.anchor) for way in full)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("side", [Side.SCENARIO, Side.PERSONA])
def test_the_words_of_a_page_do_not_overlap(side: Side, lang: str) -> None:
    """Boxes stand apart and below the heading; their lines stand apart and inside."""
    page = lay_out(drawing(side, lang), "留在这里" if lang == "zh" else "stays here")
    assert min(item.y for item in page.placed) > HEADING
    for one in page.placed:
        for other in page.placed:
            if one is not other and one.x == other.x and one.y <= other.y:
                assert one.y + one.height <= other.y
        for line in one.note:
            assert cells(line) * CELL <= WIDTH - 2 * PAD
    root = ElementTree.fromstring(to_svg((drawing(side, lang),), lang))
    spots = [(float(n.get("x")), float(n.get("y"))) for n in root.iter(f"{SVG}text")]
    assert len(set(spots)) == len(spots)
    columns: dict[int, list[float]] = {}
    for x, y in spots:
        columns.setdefault(int(x // (WIDTH + GUTTER)), []).append(y)
    for column in columns.values():
        assert all(low - high >= 13 for high, low in pairwise(sorted(column)))


def test_titles_stay_literal_beside_counts() -> None:
    """Whatever a file says stays words in every format, also with counts beside it."""
    scenario = tiny(states={"door": {**DOOR, "title": NASTY}, "inside": INSIDE, "cellar": CELLAR})
    counted = trodden([(start(scenario, seed=0),)])
    found = (covered(drawings(scenario, Side.SCENARIO, "en")[0], counted, "en"),)
    assert f"▶ {NASTY}" in texts(to_svg(found, "en"))
    for written, escaped in (
        (to_mermaid(found), mermaid_words(NASTY)),
        (to_dot(found, "en"), dot_words(NASTY)),
    ):
        assert NASTY not in written
        assert escaped in written


def test_of_no_talks_only_the_heading_says_so() -> None:
    """The picture is as it was, whether there are none or none could be played."""
    (plain,) = drawings(compiled(), Side.SCENARIO, "en")
    assert covered(plain, trodden([]), "en").boxes == plain.boxes
    assert covered(plain, trodden([]), "en").seen == "no playthroughs"
    broken = covered(plain, trodden([]), "en", broken=True)
    assert broken.seen == "playthroughs cannot be played"
