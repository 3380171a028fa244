"""The program as a process of its own: pipes, interrupts, closed streams, and no stray output."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "negotiation_trainer")


@pytest.fixture
def environment(tmp_path):
    """The surroundings of a call: own data directory, English, an encoding of the last century."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "latin-1",
        "NEGOTIATION_TRAINER_HOME": str(tmp_path / "home"),
        "LC_ALL": "C",
    }


def finished(environment, *arguments, given=b"", **how):
    """Run the program to its end."""
    return subprocess.run(
        [*PROGRAM, *arguments], input=given, capture_output=True, env=environment, timeout=60, **how
    )


def test_a_talk_over_pipes_is_utf8_whatever_the_locale(environment, tmp_path):
    """From another folder, by the name of a module, with Chinese in and out."""
    given = '{"say": "您好，请问是秦女士吗？"}\n'.encode()
    found = finished(
        environment, "play", "penalty-interest-dispute", "--json", given=given, cwd=tmp_path
    )
    assert (found.returncode, found.stderr) == (0, b"")
    events = [json.loads(line) for line in found.stdout.decode("utf-8").splitlines()]
    assert [event["event"] for event in events] == ["briefing", "turn", "turn", "debrief"]
    assert events[2]["move"]["text"] == "您好，请问是秦女士吗？"


def test_every_answer_comes_before_the_next_input(environment):
    """A program can talk step by step without closing the pipe."""
    with subprocess.Popen(
        [*PROGRAM, "play", SAMPLE, "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as player:
        assert player.stdin is not None
        assert player.stdout is not None
        names = [json.loads(player.stdout.readline())["event"] for _ in range(2)]
        player.stdin.write(b'{"hang_up": true}\n')
        player.stdin.flush()
        names += [json.loads(player.stdout.readline())["event"] for _ in range(2)]
        player.stdin.write(b'{"record": {"result": "trainee_hung_up"}}\n')
        player.stdin.flush()
        names.append(json.loads(player.stdout.readline())["event"])
        player.stdin.close()
        assert player.wait(timeout=30) == 0
    assert names == ["briefing", "turn", "turn", "debrief", "debrief"]


@pytest.mark.parametrize(
    "arguments", [("list",), ("play", SAMPLE, "--json"), ("play", SAMPLE, "--plain")]
)
def test_a_reader_that_goes_away_is_no_accident(environment, arguments):
    """As with `| head -1`: quiet, exit code 0."""
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as player:
        assert player.stdin is not None
        assert player.stdout is not None
        assert player.stderr is not None
        player.stdout.close()
        player.stdin.close()
        told = player.stderr.read()
        assert player.wait(timeout=30) == 0
    assert b"Traceback" not in told
    assert b"Broken" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_is_quiet_and_keeps_the_talk(environment):
    """Control-C in the middle: no traceback, and the plain face offers to go on."""
    with subprocess.Popen(
        [*PROGRAM, "play", SAMPLE, "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as player:
        assert player.stdin is not None
        assert player.stdout is not None
        assert player.stderr is not None
        player.stdin.write(b'{"choose": 1}\n')
        player.stdin.flush()
        for _ in range(3):
            player.stdout.readline()
        player.send_signal(signal.SIGINT)
        assert player.wait(timeout=30) == 130
        told = player.stderr.read().decode()
    assert told == "Interrupted. The talk so far is kept and can be taken up again.\n"
    again = finished(environment, "play", SAMPLE, "--plain", given=b"\n/quit\n")
    assert again.stdout.startswith(b"lost-keys-1 was cut off.")
    assert b"That is me. What now?" in again.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="file descriptors of POSIX")
@pytest.mark.parametrize(
    ("arguments", "closed"),
    [
        ("read", "<&-"),
        (f"play {SAMPLE} --json", "<&-"),
        (f"play {SAMPLE} --json", ">&-"),
        ("dance", "2>&-"),
        ("list", "<&- >&- 2>&-"),
    ],
)
def test_closed_streams_bring_no_traceback(environment, arguments, closed):
    """Started by a daemon without stdin, stdout or stderr."""
    program = " ".join(PROGRAM)
    found = subprocess.run(
        ["sh", "-c", f"{program} {arguments} {closed}"],
        capture_output=True,
        env=environment,
        timeout=60,
    )
    assert b"Traceback" not in found.stderr
    assert found.returncode in (0, 1, 2)


def test_without_a_terminal_the_app_says_what_to_do(environment):
    """It never hangs in a script."""
    found = finished(environment)
    assert (found.returncode, found.stdout) == (2, b"")
    assert b"play --plain" in found.stderr
    assert len(found.stderr.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of POSIX")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "negotiation-trainer"),
        (("play", SAMPLE), "Keyhouse"),
        (("--lang", "zh", "play", "penalty-interest-dispute", "--mode", "exam"), "海岳消费金融"),
    ],
)
def test_in_a_terminal_the_app_opens(environment, arguments, words):
    """By itself with the library, with a scenario at its case file."""
    import pty

    terminal, inside = pty.openpty()
    screen = {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env=environment | screen,
        start_new_session=True,
    ) as app:
        os.close(inside)
        try:
            shown = _shown(terminal, words)
        finally:
            app.kill()
    os.close(terminal)
    assert words in shown
    assert "Traceback" not in shown


def _shown(terminal, words):
    """Read what the program draws until the words are there, or for half a minute."""
    seen, end = b"", time.monotonic() + 30
    while words.encode() not in seen and time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 1)
        try:
            seen += os.read(terminal, 65536) if ready else b""
        except OSError:
            break
    return seen.decode(errors="replace")
