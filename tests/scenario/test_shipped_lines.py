"""What the shipped scenarios say: lines that fit wherever the talk has got to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.dialogue.bargaining.terms import TERMS
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.library import read_model, scenario_files, shipped_root
from negotiation_trainer.scenario.model import Outcome, OutcomeKind, Row, Scenario, State

FILES = sorted(place.path for place in scenario_files(shipped_root()))


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """Each of them in turn."""
    model = read_model(request.param, Scenario).model
    assert isinstance(model, Scenario)
    return model


def rows(scenario: Scenario) -> Iterator[Row]:
    """Every row."""
    for state in scenario.states.values():
        yield from state.moves
    yield from scenario.anywhere


def agreements(scenario: Scenario) -> dict[str, Outcome]:
    """The endings with a deal."""
    return {name: o for name, o in scenario.outcomes.items() if o.kind is OutcomeKind.AGREEMENT}


def closing(scenario: Scenario) -> list[State]:
    """The states from which a talk ends with a deal."""
    return [
        state
        for state in scenario.states.values()
        if any(row.to in agreements(scenario) for row in state.moves)
    ]


def test_nobody_who_said_who_he_is_is_asked_it_again(scenario: Scenario) -> None:
    """A row that an introduction takes calls for none."""
    asked = [
        line.say
        for row in rows(scenario)
        if "identify_self" in row.act
        for line in row.lines
        if "identify_self" in line.calls_for
    ]
    assert asked == []


def test_what_is_read_back_is_what_was_agreed(scenario: Scenario) -> None:
    """The terms depend on the talk: a reply that names figures of its own may be wrong."""
    of_its_own = [
        reply.say
        for state in closing(scenario)
        for reply in state.replies
        if "confirm_summary" in reply.acts and TERMS not in reply.say
    ]
    assert of_its_own == []


def test_who_has_agreed_names_no_day_of_his_own(scenario: Scenario) -> None:
    """Another day may have been agreed than the author thought of."""
    said = (*closing(scenario), *agreements(scenario).values())
    texts = (text for place in said for line in place.lines for text in line.say)
    days = [text for text in texts if names_a_day(text)]
    assert days == []


def names_a_day(text: str) -> bool:
    """Whether a day is told by its number."""
    found = find_figures(text, lang="auto", currency="", today=date(2026, 7, 1))
    days = (text[slice(*f.span)] for f in found if f.kind is FigureKind.DATE)
    return any(re.search(r"\d|[一二三四五六七八九十]|teenth|tieth", day) for day in days)
