"""Files spoilt at random: a seeded sample of what `make fuzz` does at length."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from negotiation_trainer.scenario.diagnostics import Diagnostic

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
CASES = 150
SEED = 7


@pytest.fixture(scope="module")
def scripts() -> Any:
    """Where the scripts can be imported from, which know each other by name."""
    sys.path.insert(0, str(SCRIPTS))
    yield
    sys.path.remove(str(SCRIPTS))


@pytest.fixture
def fuzz(scripts: None) -> ModuleType:
    """The script."""
    return import_module("fuzz")


@pytest.fixture
def mutations(scripts: None) -> ModuleType:
    """The ways of spoiling a file."""
    return import_module("mutations")


@pytest.mark.slow
def test_spoilt_files_are_told_of_and_never_raise(fuzz: ModuleType) -> None:
    """Each way of spoiling is tried; enough files stay sound to be played."""
    tally = fuzz.fuzz(CASES, seed=SEED)

    assert tally.failures == []
    assert tally.cases == CASES
    assert set(tally.kinds) == set(fuzz.KINDS)
    assert tally.played > 10
    assert tally.moves > 50
    assert len(tally.findings) > 20


def test_a_case_depends_on_its_seed_alone(mutations: ModuleType) -> None:
    """So that a failure can be made again by its number."""
    data, tokens = b"scenario: x\nstates:\n  a: {lines: hello}\n", [b"a", b"b"]
    once = [mutations.mutated(data, Random(f"1/{n}"), tokens) for n in range(200)]

    assert once == [mutations.mutated(data, Random(f"1/{n}"), tokens) for n in range(200)]
    assert len({spoilt for spoilt, _ in once}) > 100


@pytest.mark.parametrize("data", [b"", b"x", b"\n\n", b"\xff\xfe", "键: 值".encode()])
def test_any_file_can_be_spoilt(mutations: ModuleType, data: bytes) -> None:
    """An empty one, and one that is no text, too."""
    for number in range(300):
        spoilt, kinds = mutations.mutated(data, Random(number), [b"t"])

        assert isinstance(spoilt, bytes)
        assert kinds


def test_a_place_outside_the_file_would_be_noticed(fuzz: ModuleType) -> None:
    """One line or one column too far."""
    data = b"ab\ncd"
    for line, column in ((1, 1), (1, 3), (2, 3)):
        fuzz._require_places([Diagnostic("NT101", "x", line, column, column + 1)], data)
    for line, column in ((0, 1), (3, 1), (1, 4), (1, 0)):
        with pytest.raises(AssertionError):
            fuzz._require_places([Diagnostic("NT101", "x", line, column, column + 1)], data)
