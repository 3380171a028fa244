"""Progress on stderr: a bar where somebody looks on, a line now and then where nobody does."""

import io

import pytest

from negotiation_trainer.cli.context import Context
from negotiation_trainer.cli.progress import CELLS, EVERY, SELDOM, WIPE, Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_a_new_part_is_told_at_once_and_the_rest_now_and_then(stream: type[io.StringIO]) -> None:
    """Only what comes after the pause is told."""
    err, clock = stream(), Clock()
    progress = Progress(Context("en", {}, err=err), clock)
    pause = EVERY if err.isatty() else SELDOM
    for part, at, words in (("a", 0, "one"), ("a", 0.9, "two"), ("b", 0.95, "three"),
                            ("b", 1, "four"), ("b", 2, "five")):  # fmt: skip
        clock.now = at * pause
        progress.tell(part, 0.5, words)
    told = err.getvalue()
    assert [word in told for word in ("one", "two", "three", "four", "five")] == [
        True, False, True, False, True,
    ]  # fmt: skip


HALF = CELLS // 2


@pytest.mark.parametrize(("share", "full"), [(-1, 0), (0, 0), (0.5, HALF), (1, CELLS), (9, CELLS)])
def test_the_bar_is_as_long_as_the_share_and_goes_when_all_is_done(share: float, full: int) -> None:
    """On one line, whatever share it is told."""
    err = Terminal()
    progress = Progress(Context("en", {}, err=err), Clock())
    progress.tell("a", share, "words")
    assert err.getvalue() == f"{WIPE}[{'█' * full}{'░' * (CELLS - full)}] words"
    progress.done()
    assert err.getvalue().endswith(WIPE)


def test_where_nobody_looks_on_nothing_is_wiped() -> None:
    """A log holds plain lines."""
    err = io.StringIO()
    progress = Progress(Context("en", {}, err=err), Clock())
    progress.tell("a", 0.5, "words")
    progress.done()
    assert err.getvalue() == "words\n"
