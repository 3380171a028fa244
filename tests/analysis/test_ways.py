"""A machine as it is walked: order of places, what cannot be reached or left."""

from negotiation_trainer.analysis.graph import Side, drawings
from negotiation_trainer.analysis.ways import Ways, ways
from tests.analysis.test_structure import CELLAR, DOOR, INSIDE, tiny
from tests.sample import compiled


def walked(scenario, side: Side = Side.SCENARIO, lang: str = "en") -> Ways:
    """Return one machine of a scenario."""
    return ways(drawings(scenario, side, lang)[0])


def test_places_stand_in_order_of_the_shortest_way() -> None:
    """The start first, then step by step; endings and `anywhere` after the states."""
    found = walked(compiled())
    states = [spot for spot in found.spots if not spot.ending and not spot.everywhere]
    assert states[0].box.id == found.start == compiled().start
    steps = [spot.steps for spot in states if spot.steps is not None]
    assert steps == sorted(steps)
    assert found.spots[-1].everywhere
    assert [spot.box.id for spot in states] != sorted(spot.box.id for spot in states)


def test_a_state_no_row_leads_to_is_lost() -> None:
    """It stands after all others and has no length of way."""
    attic = {"lines": [{"say": "Oh."}], "moves": [{"act": "greet", "to": "inside"}]}
    found = walked(tiny(states={"attic": attic, "door": DOOR, "inside": INSIDE, "cellar": CELLAR}))
    spot = found.spot("attic")
    assert spot is not None
    assert spot.lost
    assert not spot.stuck
    assert "attic" in found.spot("inside").sources
    assert not found.spot("inside").lost


def test_a_state_without_a_row_to_an_ending_is_a_dead_end() -> None:
    """Built-in endings, which need no row, do not save it."""
    stays = {"act": "greet", "lines": [{"say": "Hm."}]}
    hole = {"lines": [{"say": "Dark."}], "moves": [stays]}
    door = {**DOOR, "moves": [*DOOR["moves"], {"act": "small_talk", "to": "hole"}]}
    found = walked(tiny(states={"door": door, "inside": INSIDE, "cellar": CELLAR, "hole": hole}))
    assert found.spot("hole").stuck
    assert not found.spot("door").stuck


def test_moods_may_stay_where_they_are() -> None:
    """A mood without a way out is no dead end; the last mood is an ending."""
    found = walked(compiled(), Side.PERSONA, "zh")
    assert not any(spot.stuck for spot in found.spots)
    assert found.spot("gone").ending
    assert found.start == compiled().start_mood
