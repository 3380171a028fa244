"""Whole sets of configurations carried along find what a search one by one finds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_trainer.analysis import structure_space
from negotiation_trainer.analysis.structure import BUILT_IN, Limits, explore
from negotiation_trainer.analysis.structure_course import in_order, on_cycles
from negotiation_trainer.analysis.structure_rows import asked
from negotiation_trainer.analysis.structure_space import Place, Space
from negotiation_trainer.dialogue.endings import OUT_OF_PATIENCE, TRAINEE_HUNG_UP
from negotiation_trainer.scenario.guards import Situation, compile_guard
from negotiation_trainer.scenario.model import When
from tests.analysis.plain_search import PlainSearch
from tests.analysis.test_structure import silent, tiny
from tests.sample import bundle

WIDE = Limits(configurations=1_000_000, seconds=600)
STATES = ("door", "inside", "cellar")
FACTS = ("ghost", "lamp")
FLAGS = ("agreed", "identified", "countered", "again")

whens = st.fixed_dictionaries(
    {},
    optional={
        "mood": st.sampled_from(("furious", "cross", "civil")).map(lambda name: [name]),
        "heat_at_most": st.integers(0, 4),
        "heat_at_least": st.integers(0, 4),
        "knows": st.lists(st.sampled_from(FACTS), max_size=2, unique=True),
        "visited": st.lists(st.sampled_from(STATES), max_size=2, unique=True),
        "turns_here": st.integers(1, 3),
        **dict.fromkeys(FLAGS, st.booleans()),
    },
)
lines = st.lists(
    st.fixed_dictionaries(
        {"say": st.just("Well."), "when": whens},
        optional={"confirms": st.just("identity"), "puts_counter": st.booleans()},
    ),
    max_size=2,
)
triggers = st.one_of(
    st.sampled_from(("greet", "demand", "reflect")).map(lambda act: {"act": act}),
    st.sampled_from(("accepted", "countered", "refused", "stalled")).map(lambda o: {"offer": o}),
    st.sampled_from((("any",), ("threat",))).map(lambda names: {"breach": list(names)}),
)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """One row that leads somewhere."""
    to = draw(st.sampled_from((*STATES, "told")))
    return {**draw(triggers), "when": draw(whens), "to": to, "lines": draw(lines)}


states = st.fixed_dictionaries(
    {
        "lines": lines,
        "moves": st.lists(rows(), max_size=4),
        "replies": st.lists(
            st.fixed_dictionaries(
                {"say": st.just("Pay."), "acts": st.just(["demand"]), "when": whens}
            ),
            max_size=1,
        ),
        "bargains": st.booleans(),
    }
)
facts = st.fixed_dictionaries({"about": st.just("reason"), "when": whens, "line": st.just("So.")})


def with_debtor(told: dict[str, Any]) -> dict[str, Any]:
    """Return the sample's debtor with other facts."""
    return {**bundle().scenario["debtor"], "facts": told}


@pytest.mark.parametrize("most", [0, 1, 10])
@settings(max_examples=25, deadline=None)
@given(
    scenes=st.fixed_dictionaries(dict.fromkeys(STATES, states)),
    told=st.fixed_dictionaries(dict.fromkeys(FACTS, facts)),
    anywhere=st.lists(rows(), max_size=1),
    last=lines,
)
def test_both_searches_find_the_same(
    most: int, scenes: Any, told: Any, anywhere: Any, last: Any
) -> None:
    """Whatever rows, conditions and lines there are, however few names are held as bits."""
    outcomes = {"told": {"kind": "callback", "lines": last}, "deal": {"kind": "agreement"}}
    compiled = tiny(states=scenes, debtor=with_debtor(told), anywhere=anywhere, outcomes=outcomes)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structure_space, "MOST_NAMES", most)
        found = explore(compiled, WIDE, silent)

    assert found == PlainSearch(compiled).search()


def test_both_searches_find_the_same_in_a_whole_scenario() -> None:
    """The scenario of the tests, with all it has."""
    compiled = bundle().compiled

    assert explore(compiled, WIDE, silent) == PlainSearch(compiled).search()


@settings(max_examples=60, deadline=None)
@given(data=whens, mood=st.integers(0, 5), known=st.sets(st.sampled_from(FACTS)), flags=st.data())
def test_a_condition_is_the_set_of_situations_it_holds_in(
    data: Any, mood: int, known: set[str], flags: st.DataObject
) -> None:
    """One situation is in the set if and only if the talk itself takes the condition to hold."""
    everything = {"knows": list(FACTS), "visited": list(STATES)}
    compiled = tiny(
        states={
            name: {"lines": [{"say": "Oh.", "when": everything}], "moves": []} for name in STATES
        },
        debtor=with_debtor({name: {"about": "reason", "line": "So."} for name in FACTS}),
    )
    heat = dict(compiled.persona.heat)
    name = list(heat)[mood % len(heat)]
    visited = flags.draw(st.sets(st.sampled_from(STATES)))
    yes = {flag: flags.draw(st.booleans()) for flag in FLAGS}
    turns = flags.draw(st.integers(0, 3))
    when = When.model_validate(data)
    now = Situation(name, heat[name], frozenset(known), frozenset(visited), **yes, turns_here=turns)
    space = Space(heat, asked(compiled))
    one = space.put_in_mood(1, name)
    for held in (*(f"fact:{fact}" for fact in known), *(f"state:{s}" for s in visited)):
        one = space.with_yes(one, held)
    for flag in FLAGS[:3]:
        one = space.with_yes(one, flag) if yes[flag] else one

    fits = space.condition(when).at(Place("door", yes["again"], turns)) & one

    assert one.bit_count() == 1
    assert bool(fits) == compile_guard(when)(now)


def test_a_yes_can_be_taken_back() -> None:
    """Set and unset, a situation is where it was; others stay apart."""
    space = Space({"calm": 1, "angry": 3}, asked(tiny()))
    calm, angry = space.put_in_mood(1, "calm"), space.put_in_mood(1, "angry")
    agreed = space.with_yes(calm | angry, "agreed")

    assert not agreed & (calm | angry)
    assert space.with_no(agreed, "agreed") == calm | angry
    assert space.in_mood(agreed, "calm") == space.in_mood(agreed, "angry")


def test_circles_are_what_one_can_come_back_to() -> None:
    """A ring, a state that leads to itself, and a tail that leads nowhere back."""
    leads = {"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": ["e"], "e": ["e", "end"], "f": ["a"]}

    assert on_cycles(leads) == {"a", "b", "c", "e"}


def test_circles_are_found_in_a_long_chain() -> None:
    """Ten thousand states in a row, the last leading back to the middle."""
    leads = {str(number): [str(number + 1)] for number in range(10_000)}
    leads["10000"] = ["5000"]

    assert len(on_cycles(leads)) == 5001


def test_places_come_before_those_they_lead_to() -> None:
    """The longest way there counts; a circle is begun where it is entered, what is cut off not."""
    leads = {"a": ("d", "b"), "b": ("c", "end"), "c": ("d", "b"), "d": ("end",), "off": ("a",)}

    assert in_order(leads, "a") == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_the_endings_of_every_talk_are_called_as_the_talk_calls_them() -> None:
    """They are named a second time here, for the sake of a quick start."""
    assert {OUT_OF_PATIENCE, TRAINEE_HUNG_UP} == BUILT_IN
