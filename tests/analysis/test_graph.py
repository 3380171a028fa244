"""The machines as pictures: what runs is what is drawn, and words stay words in every format."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from negotiation_trainer.analysis.graph import Shape, Side, drawings
from negotiation_trainer.analysis.graph_layout import WIDTH, lay_out, wrapped
from negotiation_trainer.analysis.graph_svg import to_svg
from negotiation_trainer.analysis.graph_text import dot_words, mermaid_words, to_dot, to_mermaid
from negotiation_trainer.cli.run import run
from negotiation_trainer.scenario.visible import cells
from tests.analysis.test_structure import CELLAR, DOOR, INSIDE, tiny
from tests.sample import DATA, compiled

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '"]; drop <b>&#35; %%{x}%% \\N'


def texts(svg: str) -> list[str]:
    """Return the words an SVG page shows."""
    root = ElementTree.fromstring(svg)
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def test_every_row_that_runs_is_drawn_once() -> None:
    """Rows of states and of `anywhere`, each from its own box."""
    (drawing,) = drawings(compiled(), Side.SCENARIO, "en")
    boxes = {box.id: box for box in drawing.boxes}
    for name, state in compiled().states.items():
        own = [e.to for e in state.edges if not e.key.startswith("anywhere")]
        assert [arrow.to for arrow in boxes[name].arrows] == own
    shared = [arrow.to for arrow in boxes["anywhere*"].arrows]
    assert shared[:2] == ["promised", "later"]
    assert {"hung_up", "out_of_patience", "trainee_hung_up"} <= set(shared)


def test_moods_tell_their_heat_in_words() -> None:
    """Heat is a number and a word, and the start is marked."""
    (drawing,) = drawings(compiled(), Side.PERSONA, "en")
    boxes = {box.id: box for box in drawing.boxes}
    assert boxes["cross"].note.startswith("start · heat 3 · ")
    assert boxes["gone"].shape is Shape.LAST_MOOD
    assert boxes["furious"].layer < boxes["cross"].layer < boxes["civil"].layer


@pytest.mark.parametrize(("lang", "words"), [("zh", "任何状态"), ("en", "any state")])
def test_a_picture_speaks_the_language_asked_for(lang: str, words: str) -> None:
    """Triggers and conditions come from the catalogue."""
    shown = texts(to_svg(drawings(compiled(), Side.BOTH, lang), lang))
    assert words in shown


def nasty() -> str:
    """Return the SVG of a scenario whose titles try to break out."""
    states = {"door": {**DOOR, "title": NASTY}, "inside": INSIDE, "cellar": CELLAR}
    return to_svg(drawings(tiny(states=states), Side.SCENARIO, "en"), "en")


def test_a_title_is_shown_literally_in_svg() -> None:
    """The page stays well-formed and shows the very characters."""
    assert f"▶ {NASTY}" in texts(nasty())


def test_a_title_is_shown_literally_in_mermaid() -> None:
    """Every sign with a meaning becomes a character code that reads back."""
    written = mermaid_words(NASTY)
    assert re.fullmatch(r"(?:[\w \-.,/()+=]|#\d+;)+", written)
    assert re.sub(r"#(\d+);", lambda m: chr(int(m[1])), written) == NASTY


def test_a_title_is_shown_literally_in_dot() -> None:
    """Quotes and backslashes are escaped; nothing ends the string early."""
    written = dot_words(NASTY)
    assert re.search(r'(?<!\\)(?:\\\\)*"', written) is None
    assert written.replace('\\"', '"').replace("\\\\", "\\") == NASTY


def test_titles_reach_mermaid_and_dot_only_escaped() -> None:
    """No line of either text carries the raw title."""
    states = {"door": {**DOOR, "title": NASTY}, "inside": INSIDE, "cellar": CELLAR}
    found = drawings(tiny(states=states), Side.SCENARIO, "en")
    assert NASTY not in to_mermaid(found)
    assert NASTY not in to_dot(found, "en")
    assert mermaid_words(NASTY) in to_mermaid(found)
    assert dot_words(NASTY) in to_dot(found, "en")


def test_boxes_of_a_column_never_overlap() -> None:
    """Whatever the pull of their lines, each stands below the one before."""
    for drawing in drawings(compiled(), Side.BOTH, "zh"):
        page = lay_out(drawing, "留在这里")
        for one in page.placed:
            for other in page.placed:
                if one is not other and one.x == other.x and one.y <= other.y:
                    assert one.y + one.height <= other.y
        assert max(p.x + WIDTH for p in page.placed) <= page.width
        assert max(p.y + p.height for p in page.placed) <= page.height


@pytest.mark.parametrize(
    "words",
    [
        "对方正需要的一句话，先接住感受再说数字，不要反过来做。",
        "a fairly long English label to be wrapped",
    ],
)
def test_wrapped_words_fit_and_lose_nothing(words: str) -> None:
    """Lines are measured in cells; the words are all there."""
    lines = wrapped(words, 14)
    assert len(lines) > 2
    assert all(cells(line) <= 15 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize(
    ("form", "first"), [("mermaid", "flowchart"), ("dot", "digraph"), ("svg", "<svg")]
)
def test_the_command_draws_in_every_format(
    form: str, first: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call, one picture on stdout, nothing on stderr."""
    monkeypatch.setenv("NEGOTIATION_TRAINER_HOME", "nowhere")
    assert run(["graph", str(DATA / "lost-keys.yaml"), "--format", form, "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(first)
    assert told.err == ""
