"""`check` of scenarios starts without what only other files need, and still knows those files."""

from __future__ import annotations

import subprocess
import sys

from negotiation_trainer.cli import own_files
from negotiation_trainer.conduct.house import HOUSES
from negotiation_trainer.scoring.own_rubric import RUBRICS

SLOW = ("conduct", "language", "dialogue", "records", "scoring", "tui")


def test_folders_and_keys_are_those_of_house_packs_and_rubrics() -> None:
    """They are named twice, for the modules that own them are slow to import."""
    assert (HOUSES.folder, RUBRICS.folder) == own_files.FOLDERS
    assert {HOUSES.key, RUBRICS.key} == own_files.KEYS


def test_the_command_imports_no_reader_and_no_rules() -> None:
    """An instructor runs it after every save."""
    code = "import sys, negotiation_trainer.cli.commands.check; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parts = {name.split(".")[1] for name in done.stdout.split() if "negotiation_trainer." in name}

    assert parts.isdisjoint(SLOW)
    assert "scenario" in parts
