"""`check` of scenarios starts without what only other files need, and still knows those files."""

from __future__ import annotations

import subprocess
import sys

from negotiation_trainer.cli.commands import check
from negotiation_trainer.conduct import house
from negotiation_trainer.scoring import own_rubric

SLOW = ("conduct", "language", "dialogue", "records", "scoring", "tui")


def test_folders_and_keys_are_those_of_house_packs_and_rubrics() -> None:
    """They are named twice, for the modules that own them are slow to import."""
    assert (check.HOUSES, check.RUBRICS) == (house.FOLDER, own_rubric.FOLDER)
    assert {house.FOLDER, own_rubric.FIRST_KEY} == check.OTHER_KEYS


def test_the_command_imports_no_reader_and_no_rules() -> None:
    """An instructor runs it after every save."""
    code = "import sys, negotiation_trainer.cli.commands.check; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parts = {name.split(".")[1] for name in done.stdout.split() if "negotiation_trainer." in name}

    assert parts.isdisjoint(SLOW)
    assert "scenario" in parts
