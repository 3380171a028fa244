"""What can happen at all, on scenarios small enough to reckon by hand."""

from __future__ import annotations

import copy
from typing import Any

from negotiation_trainer.analysis.analyse import dead_ends
from negotiation_trainer.analysis.structure import Limits, explore
from negotiation_trainer.analysis.structure_course import covers
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.model import Row, Scenario
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from tests.sample import bundle

DOOR = {
    "lines": [{"say": "Who?", "calls_for": ["verify_identity"]}],
    "replies": [
        {
            "say": "Ann Lee of Keyhouse. Is this Mr. Porter?",
            "acts": ["identify_self", "verify_identity"],
            "topics": ["identity"],
        },
        {"say": "Pay up now.", "acts": ["demand"]},
    ],
    "moves": [
        {"act": "verify_identity", "to": "inside"},
        {"act": "reflect", "when": {"knows": "ghost"}, "to": "cellar"},
    ],
}
INSIDE = {
    "lines": [{"say": "Me.", "confirms": "identity", "calls_for": [{"state_facts": "amount"}]}],
    "replies": [
        {"say": "It is $1,200.01 in all.", "acts": ["state_facts"], "topics": ["amount"]},
        {"say": "How come?", "acts": ["ask_open"], "topics": ["reason"]},
    ],
    "moves": [{"act": "state_facts", "about": "amount", "to": "told"}],
}
CELLAR = {"lines": [{"say": "Boo."}], "moves": [{"act": "greet", "to": "door"}]}
GHOST = {"about": "reason", "when": {"visited": "cellar"}, "line": "A ghost took them."}


def tiny(**changes: Any) -> Compiled:
    """Return three states, of which one stands behind a fact that only it opens."""
    found = bundle()
    scenario = copy.deepcopy(dict(found.scenario))
    scenario.update(
        start="door",
        states=copy.deepcopy({"door": DOOR, "inside": INSIDE, "cellar": CELLAR}),
        anywhere=[],
        outcomes={"told": {"kind": "callback"}},
    )
    scenario["debtor"] = {**scenario["debtor"], "facts": {"ghost": GHOST}}
    scenario["debtor"]["concedes"] = scenario["debtor"]["concedes"][:1]
    scenario.update(changes)
    return compile_scenario(
        Scenario.model_validate(scenario),
        Persona.model_validate({**found.persona, "patience": 4}),
        PersonaLines.model_validate(found.lines),
        lang="en",
        jurisdiction="us",
    )


def silent(count: int) -> None:
    """Hear of progress and say nothing."""
    del count


def test_a_state_behind_an_impossible_guard_is_proved_unreachable() -> None:
    """The cellar opens to who knows of the ghost, and the ghost to who was in the cellar."""
    reach = explore(tiny(), Limits(), silent)
    assert reach.complete
    assert reach.states == {"door", "inside"}
    assert reach.facts == set()
    assert "states.door.moves.1" not in reach.edges
    assert "states.cellar.lines.0" not in reach.lines


def test_what_is_left_open_is_reached() -> None:
    """With a ghost that tells freely, the cellar is there to be entered."""
    debtor = {**tiny().source.model_dump(mode="json")["debtor"]}
    debtor["facts"] = {"ghost": {**GHOST, "when": {}}}
    reach = explore(tiny(debtor=debtor), Limits(), silent)
    assert reach.states == {"door", "inside", "cellar"}
    assert reach.facts == {"ghost"}


def test_endings_are_those_of_rows_moods_and_the_program() -> None:
    """Told by a row, hung up by a mood, and the two every talk has."""
    reach = explore(tiny(), Limits(), silent)
    wanted = {"told", "hung_up", "out_of_patience", "trainee_hung_up", "agreement"}
    assert reach.outcomes == wanted


def test_a_limit_is_told_and_nothing_is_called_complete() -> None:
    """One configuration is not all of them."""
    reach = explore(tiny(), Limits(configurations=1), silent)
    assert reach.stopped == "configurations"
    assert not reach.complete


def test_a_line_for_coming_back_is_unreachable_where_nobody_can() -> None:
    """Nothing leads back to the inside, so its line for the second visit is never said."""
    states = copy.deepcopy({"door": DOOR, "inside": INSIDE, "cellar": CELLAR})
    states["inside"]["lines"].insert(0, {"when": {"again": True}, "say": "You again."})
    reach = explore(tiny(states=states), Limits(), silent)
    assert "states.inside.lines.0" not in reach.lines
    assert "states.inside.lines.1" in reach.lines


def test_a_state_without_a_way_to_an_ending_is_a_dead_end() -> None:
    """A hall whose only row leads back to itself has no exit."""
    states = copy.deepcopy({"door": DOOR, "inside": INSIDE, "cellar": CELLAR})
    states["hall"] = {"lines": [{"say": "A hall."}], "moves": [{"act": "greet", "to": "hall"}]}
    states["door"]["moves"].append({"act": "greet", "to": "hall"})
    compiled = tiny(states=states)
    reach = explore(compiled, Limits(), silent)
    assert dead_ends(compiled, reach) == ["hall"]


def test_a_row_covers_what_is_narrower_and_nothing_wider() -> None:
    """Acts and topics both have to be inside the earlier row's."""
    wide = Row.model_validate({"act": ["greet", "demand"], "to": "x"})
    narrow = Row.model_validate({"act": "demand", "about": "amount", "to": "x"})
    assert covers(wide, narrow)
    assert not covers(narrow, wide)
