"""Killing the program at any moment loses no turn that was answered."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.records.test_attempt import GOOD
from tests.sample import practice

ROOT = Path(__file__).parents[2]
PLAYER = """
import json, sys
from pathlib import Path
from tests.sample import practice
ours = practice(Path(sys.argv[1]))
found = ours.unfinished()
attempt = ours.resume(found[0].id) if found else None
if attempt is None:
    from negotiation_trainer.dialogue.talk import Mode
    from tests.sample import bundle
    attempt = ours.begin(bundle(), mode=Mode.GUIDED)
print(len(attempt.talk.turns), flush=True)
for line in sys.stdin:
    turn = attempt.give(json.loads(line))
    print(json.dumps(attempt.talk.line), flush=True)
"""


KILLS = int(os.environ.get("KILLS", "8"))
"""How often the program is killed; `KILLS=50 make test` takes two minutes longer."""


@pytest.mark.slow
def test_kills_lose_nothing(tmp_path):
    """Whatever was answered before the kill is there after it."""
    chance = random.Random(7)
    inputs = [entry for entry in GOOD[1:] if "mark" not in entry]
    for number in range(KILLS):
        home = tmp_path / str(number)
        answered = _play_and_kill(home, inputs, chance.randrange(len(inputs)))
        resumed = practice(home).unfinished() or practice(home).history()
        attempt = practice(home).resume(resumed[0].id)
        given = len(practice(home).store.entries(attempt.id))
        assert answered <= given <= answered + 1


def _play_and_kill(home: Path, inputs: list[dict[str, object]], after: int) -> int:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        text=True,
        encoding="utf-8",
    ) as player:
        assert player.stdin is not None
        assert player.stdout is not None
        player.stdout.readline()
        answered = 0
        for entry in inputs[: after + 1]:
            player.stdin.write(json.dumps(entry) + "\n")
            player.stdin.flush()
            if answered == after:
                player.send_signal(signal.SIGKILL)
                break
            assert player.stdout.readline()
            answered += 1
        player.wait()
        return answered
