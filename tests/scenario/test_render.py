"""Diagnostics as text: carets under Chinese, long lines, hostile characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.render import excerpt, headline, render
from negotiation_trainer.scenario.visible import cells, clip, visible


def _finding(line: str, column: int, end_column: int) -> Diagnostic:
    arguments = {"key": "说", "first": 1}
    return Diagnostic("NT130", "王.yaml", 12, column, end_column, arguments, source_line=line)


def test_a_finding_in_english_reads_like_a_compilers() -> None:
    """Place, severity, code and sentence; the line; the caret; the hint."""
    text = render(_finding("  title: Late", 3, 8), lang="en")

    assert text.splitlines() == [
        (
            "王.yaml:12:3: error NT130: The key “说” is given twice, first on line 1;"
            " each key may appear only once."
        ),
        " 12 |   title: Late",
        "    |   ^^^^^",
        "    = hint: Delete one of the two, or put their contents together.",
    ]


def test_the_caret_stands_under_chinese() -> None:
    """Two cells a character, before the caret and under it."""
    text = render(_finding("称呼: 王先生", 5, 8), lang="zh")

    source, caret = text.splitlines()[1:3]
    assert source == " 12 | 称呼: 王先生"
    assert caret == "    |       ^^^^^^"
    assert cells(source[: source.index("王")]) == caret.index("^")


def test_a_finding_in_chinese_is_labelled_in_chinese() -> None:
    """The severity and the hint's label are words of the language too."""
    text = render(_finding("a: 1", 1, 2), lang="zh")

    assert text.startswith("王.yaml:12:1: 错误 NT130：键“说”重复了")
    assert "= 提示：" in text


def test_combining_marks_take_no_cell() -> None:
    """An accent typed as a character of its own does not move the caret."""
    assert excerpt("ne\u0301e: x", 6, 7, width=80) == ("ne\u0301e: x", "    ^")


def test_a_tab_runs_to_its_stop() -> None:
    """The caret is measured on the line as it is shown."""
    assert excerpt("a\tb", 3, 4, width=80) == ("a   b", "    ^")


def test_a_place_behind_the_line_gets_a_caret_behind_it() -> None:
    """Something missing at the end of a line is shown there."""
    assert excerpt("key:", 5, 6, width=80) == ("key:", "    ^")


def test_escape_sequences_of_a_file_never_reach_the_terminal() -> None:
    """Control characters, bidi overrides and half surrogates are shown as signs, one for one."""
    hostile = 'say: "\x1b]0;x\x07\x9b31m\u202e\ud800"'
    finding = Diagnostic("NT101", "\x1b[2Jevil\n.yaml", source_line=hostile, column=6)

    text = render(finding, lang="en")

    assert "\x1b" not in text
    assert "␛[2Jevil␊.yaml:1:6" in text
    assert 'say: "␛]0;x␇�31m��"' in text
    assert text.encode("utf-8")


def test_a_long_line_is_cut_around_the_caret() -> None:
    """A line of twenty thousand characters shows the part that matters."""
    line = "话" * 10_000 + "X" + "话" * 10_000

    source, caret = excerpt(line, 10_001, 10_002, width=60)

    assert source.startswith("…话")
    assert source.endswith("话…")
    assert cells(source) <= 60
    assert cells(source[: source.index("X")]) == caret.index("^")


def test_a_finding_without_a_line_is_one_sentence_and_a_hint() -> None:
    """A missing file has no line to show."""
    text = render(Diagnostic("NT101", "gone.yaml"), lang="en")

    assert len(text.splitlines()) == 2
    assert headline(Diagnostic("NT101", "gone.yaml"), "en") == text.splitlines()[0]


@given(st.text(max_size=200), st.integers(0, 300), st.integers(0, 300), st.integers(20, 120))
def test_any_line_is_shown_within_its_width(line: str, column: int, end: int, width: int) -> None:
    """Neither line is wider than asked, and both are safe to print."""
    source, caret = excerpt(line, column, end, width=width)

    assert cells(source) <= width
    assert set(caret) <= {" ", "^"}
    assert caret.count("^") >= 1
    assert len(caret) <= width + 1
    assert source == visible(source)


@given(st.text(max_size=200), st.integers(2, 80))
def test_a_cut_text_fits(text: str, width: int) -> None:
    """Cutting keeps whole characters and the given width."""
    assert cells(clip(text, width)) <= width
