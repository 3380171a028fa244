"""Good and bad manners in every shipped scenario: a good talk passes, a bad one fails by far.

The talks are JSON lines beside this file, as `play --json --mode typed` takes them, and read by the
reader a user has.
"""

import io
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from negotiation_trainer.cli.context import Context
from negotiation_trainer.cli.json_face import play_json
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.library import scenario_files, shipped_root

SCRIPTS = Path(__file__).parent / "scripts"
SCENARIOS = sorted(place.id for place in scenario_files(shipped_root()))
MARGIN = 25

pytestmark = pytest.mark.slow


@cache
def reader() -> Reader:
    """Return the one reader of all these talks."""
    return open_reader()


@cache
def talk(scenario, manners):
    """Play a script and return its events."""
    out = io.StringIO()
    lines = (SCRIPTS / f"{scenario}.{manners}.jsonl").read_text(encoding="utf-8")
    context = Context("en", environment={}, out=out, err=out, source=io.StringIO(lines))
    with TemporaryDirectory() as home:
        practice = Practice(Path(home), context.clock, reader)
        play_json(practice.begin(practice.open(scenario), mode=Mode.TYPED), context)
    return tuple(json.loads(line) for line in out.getvalue().splitlines())


def debrief(scenario, manners):
    """Return the debrief of a talk."""
    return next(event for event in talk(scenario, manners) if event["event"] == "debrief")


def test_every_shipped_scenario_has_both_scripts():
    """No scenario is shipped without a talk that passes and one that fails."""
    there = {path.name for path in SCRIPTS.iterdir()}
    assert {f"{name}.{how}.jsonl" for name in SCENARIOS for how in ("good", "bad")} == there


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_good_manners_pass(scenario):
    """An agreement both sides can keep, every input taken, no gate failed."""
    events = talk(scenario, "good")
    assert [event["message"] for event in events if event["event"] == "error"] == []
    found = debrief(scenario, "good")
    assert found["kind"] == "agreement"
    assert [gate["id"] for gate in found["gates"] if gate["failed"]] == []
    assert found["agreement"]["affordable"]
    assert found["agreement"]["inside_mandate"]
    assert found["passed"], found["scores"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_bad_manners_fail(scenario):
    """A gate has failed and says on which words."""
    found = debrief(scenario, "bad")
    assert not found["passed"]
    assert found["agreement"] is None
    failed = [gate for gate in found["gates"] if gate["failed"]]
    assert failed
    assert any(gate["quote"] for gate in failed)
    assert found["scores"]["compliance"] <= 49


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_manners_tell_in_every_dimension(scenario):
    """Good is above bad by a margin nobody can overlook."""
    good, bad = (debrief(scenario, manners)["scores"] for manners in ("good", "bad"))
    assert {name for name in good if good[name] - bad[name] < MARGIN} == set(), (good, bad)
