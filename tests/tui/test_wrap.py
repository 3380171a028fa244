"""Line breaking by cells and by the habits of both languages."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from negotiation_trainer.tui.wrap import NO_END, NO_START, cells, clip, hang_of, pad, wrapped


def lines_of(text: str, width: int, hang: int = 0) -> list[str]:
    """Return the wrapped lines as plain text."""
    return [line.plain for line in wrapped(Content(text), width, hang)]


def test_chinese_breaks_anywhere_but_before_a_comma() -> None:
    """A comma that would begin the second line takes the word before it along."""
    assert lines_of("好的，我听您说，慢慢来。", 14) == ["好的，我听您", "说，慢慢来。"]


def test_english_breaks_between_words() -> None:
    """Words stay whole, and no line begins with the space it broke at."""
    assert lines_of("Talk fast, I got a truck", 12) == ["Talk fast, I", "got a truck"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    """A number without spaces still fits the screen."""
    assert lines_of("12345678901234", 10) == ["1234567890", "1234"]


def test_later_lines_stand_under_the_words_after_a_label() -> None:
    """A speaker's name sets the indent of what he says."""
    assert lines_of("唐老板  上次那通电话你们是怎么说话的", 20) == [
        "唐老板  上次那通电话",
        "        你们是怎么说",
        "        话的",
    ]


def test_later_lines_stand_clear_of_a_bullet() -> None:
    """A sign at the beginning stays alone in its column."""
    assert lines_of("• one two three four", 12) == ["• one two", "  three four"]


def test_paragraphs_keep_their_own_indent() -> None:
    """Each paragraph starts where it was written."""
    assert lines_of("a\n  b c d e f", 6) == ["a", "  b c", "  d e", "  f"]


def test_plain_sentences_do_not_hang() -> None:
    """Single spaces are no label."""
    assert hang_of("Now then, what is it") == 0


def test_styles_survive_the_break() -> None:
    """The second half of a styled word is styled, too."""
    first, second = wrapped(Content.styled("aaaa bbbb", "bold"), 5)
    assert [span.style for line in (first, second) for span in line.spans] == ["bold", "bold"]


def test_clip_and_pad_count_cells() -> None:
    """A Chinese character takes two cells."""
    assert clip("罚息全免", 5) == "罚息…"
    assert clip("waived", 10) == "waived"
    assert pad("罚息", 6) == "罚息  "
    assert pad("5", 3, right=True) == "  5"


WORDS = st.text("您好，。“”（）ab 1¥!?", max_size=60)


@given(WORDS, st.integers(8, 30))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    """Whatever the text: lines fit, and together they are the text."""
    lines = lines_of(text, width)
    assert all(cells(line.rstrip()) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@example("。。。”““。）", 12)
@given(st.text("您好听着吧，。“”（）", min_size=1, max_size=40), st.integers(12, 30))
def test_no_line_begins_with_a_closing_mark_where_it_can_be_helped(text: str, width: int) -> None:
    """A bad break only where no better one was possible."""
    lines = lines_of(text, width)
    for before, after in pairwise(lines):
        if after[0] in NO_START or before[-1] in NO_END:
            inner = before[1:-1]
            assert not inner or all(b in NO_START or a in NO_END for a, b in pairwise(before))
