"""Start-up: `--help` against bare Python, the app's first frame against bare Textual."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timing import ROUNDS, interleaved, table, timed

SOURCE = Path(__file__).parents[1] / "src"
HOME = tempfile.mkdtemp(prefix="startup-")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="startup-bytecode-"),
    "PYTHONPATH": str(SOURCE),
    "NEGOTIATION_TRAINER_HOME": HOME,
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLUMNS": "100",
    "LINES": "30",
}
PROGRAM = ["-m", "negotiation_trainer"]
BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("negotiation-trainer")
Bare().run()
"""
MARK = "negotiation-trainer"


def process(*arguments: str) -> None:
    """Run Python to its end."""
    command = [sys.executable, *arguments]
    subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)


def first_frame(*arguments: str) -> float:
    """Start a program under a pseudo-terminal; return seconds to its first own words on screen."""
    import fcntl
    import pty
    import select
    import struct
    import termios

    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, *arguments], ENVIRONMENT)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    try:
        while MARK.encode() not in seen:
            ready, _, _ = select.select([terminal], [], [], 30)
            if not ready:
                raise TimeoutError(f"no first frame of {arguments}")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def main() -> None:
    """Measure and print."""
    table(
        "Whole process",
        interleaved(
            {
                "python -c pass": lambda: process("-c", "pass"),
                "import argparse": lambda: process("-c", "import argparse"),
                "--help": lambda: process(*PROGRAM, "--help"),
                "list": lambda: process(*PROGRAM, "list"),
                "check (all shipped)": lambda: process(*PROGRAM, "check"),
            }
        ),
    )
    if os.name == "nt":
        return
    frames = timed(
        {
            "bare Textual app": lambda: first_frame("-c", BARE_APP),
            "this app": lambda: first_frame(*PROGRAM, "--lang", "en"),
        },
        ROUNDS,
    )
    table("First frame under a pseudo-terminal", frames)


if __name__ == "__main__":
    main()
