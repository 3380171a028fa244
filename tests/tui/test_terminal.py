"""A terminal that went away is noticed; where there was none, nothing went."""

import os
import sys

import pytest

from negotiation_trainer.tui.terminal import Terminal

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")


@pytest.mark.skipif(sys.platform != "linux", reason="others tell it otherwise")
def test_a_terminal_whose_other_end_closed_is_gone() -> None:
    """As when a window or its server is killed."""
    far, near = pty.openpty()
    terminal = Terminal(near)
    assert not terminal.gone
    os.close(far)
    assert terminal.gone
    os.close(near)


def test_what_never_was_a_terminal_never_goes() -> None:
    """A pipe, as in tests and in scripts."""
    read, write = os.pipe()
    terminal = Terminal(read)
    os.close(write)
    assert not terminal.gone
    os.close(read)
    assert not terminal.gone
