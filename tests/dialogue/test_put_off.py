"""States with `bargains: false`: whatever is offered there is put off, however calm he is."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.analysis.graph import Side, drawings
from negotiation_trainer.analysis.structure import Limits, explore
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.messages import area
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.model import OfferResult, Scenario
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from tests.sample import bundle, said

GOOD = Offer(
    pay_now=Decimal(100),
    monthly=Decimal(100),
    waive=(("penalty", Decimal(100)),),
    first_payment=date(2026, 3, 10),
)
"""Better than the first rung of his ladder."""


def closed(*states: str) -> Compiled:
    """The small scenario, with no bargaining in some states."""
    found = bundle()
    scenario = copy.deepcopy(dict(found.scenario))
    for name in states:
        scenario["states"][name]["bargains"] = False
    return compile_scenario(
        Scenario.model_validate(scenario),
        Persona.model_validate(found.persona),
        PersonaLines.model_validate(found.lines),
        lang="en",
        jurisdiction="us",
    )


def put_off_words(lang: str) -> set[str]:
    """What a calm debtor says to an offer that comes too early."""
    return {texts[lang] for key, texts in area("talk").items() if key.startswith("put_off.")}


def calm_talk(compiled: Compiled) -> Talk:
    """A talk at `identified` with a debtor calm enough to bargain."""
    talk = Talk(compiled, Mode.TYPED, 0)
    talk.take(said("<verify_identity> <acknowledge_feeling>"))
    assert (talk.cursor.state, talk.cursor.mood) == ("identified", "civil")
    return talk


def test_a_good_offer_is_put_off_and_taken_one_state_further() -> None:
    """The same words, in the state where he does bargain, make the deal."""
    talk = calm_talk(closed("identified"))

    early = talk.take(said("<propose_plan:plan>", GOOD))
    talk.take(said("<state_facts:amount>"))
    later = talk.take(said("so, as I said before <propose_plan:plan>", GOOD))

    assert early.settlement is not None
    assert early.settlement.result is OfferResult.STALLED
    assert early.line in put_off_words("en")
    assert early.after.position.agreement is None
    assert later.settlement is not None
    assert later.settlement.result is OfferResult.ACCEPTED


def test_without_the_key_he_takes_it_at_once() -> None:
    """A state bargains unless it says otherwise."""
    talk = calm_talk(closed())

    turn = talk.take(said("<propose_plan:plan>", GOOD))

    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.ACCEPTED


def test_not_even_his_own_terms_are_settled_there() -> None:
    """What he named where he bargains does not hold where he does not."""
    talk = calm_talk(closed("talking"))
    countered = talk.take(
        said("<propose_plan:plan>", Offer(months=4, first_payment=GOOD.first_payment))
    )
    theirs = countered.after.position.theirs
    assert theirs is not None
    talk.take(said("<state_facts:amount>"))

    turn = talk.take(said("<propose_plan:plan>", theirs))

    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.STALLED
    assert turn.after.position.theirs == theirs


def test_he_puts_it_off_in_the_language_of_the_talk() -> None:
    """In Chinese he says so in Chinese."""
    scenario = copy.deepcopy(bundle().overlays["zh"]["scenario"])
    scenario["states"]["identified"]["bargains"] = False
    compiled = compile_scenario(
        Scenario.model_validate(scenario),
        Persona.model_validate(bundle().persona),
        PersonaLines.model_validate(bundle().overlays["zh"]["lines"]),
        lang="zh",
        jurisdiction="us",
    )

    turn = calm_talk(compiled).take(said("<propose_plan:plan>", GOOD))

    assert turn.line in put_off_words("zh")


def test_an_upset_debtor_puts_it_off_in_the_words_of_his_persona() -> None:
    """Those words speak of anger, so a calm one does not use them."""
    talk = Talk(closed("identified"), Mode.TYPED, 0)
    talk.take(said("<verify_identity>"))

    turn = talk.take(said("<propose_plan:plan>", GOOD))

    assert turn.heat == 3
    assert turn.line.startswith("stalls")


def test_the_exact_analysis_finds_no_deal_there() -> None:
    """With no state that bargains nothing is ever agreed; with one, something is."""
    states = ("hello", "identified", "talking", "agreed")

    nowhere = explore(closed(*states), Limits(), lambda _: None)
    somewhere = explore(closed(*states[:2]), Limits(), lambda _: None)

    assert not nowhere.outcomes & {"promised", "agreement"}
    assert "states.talking.moves.0" not in nowhere.edges
    assert "promised" in somewhere.outcomes
    assert "states.identified.moves.1" not in somewhere.edges
    assert "states.talking.moves.0" in somewhere.edges


@pytest.mark.parametrize(
    ("lang", "note"), [("zh", "状态 · 不谈方案"), ("en", "state · no bargaining")]
)
def test_the_graph_says_so(lang: str, note: str) -> None:
    """Under the name of the state."""
    (drawing,) = drawings(closed("talking"), Side.SCENARIO, lang)

    assert {box.id: box.note for box in drawing.boxes}["talking"] == note


def test_before_he_has_said_who_he_is_nothing_is_agreed() -> None:
    """However good the plan: calm, he answers that it is not clear yet who is calling whom."""
    talk = Talk(closed(), Mode.TYPED, 0)
    talk.take(said("<acknowledge_feeling>"))
    assert (talk.cursor.state, talk.cursor.mood) == ("hello", "civil")

    turn = talk.take(said("<propose_plan:plan>", GOOD))

    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.STALLED
    assert turn.line in {
        words["en"] for key, words in area("talk").items() if key.startswith("who_first.")
    }


def test_where_nobody_says_who_he_is_there_is_nothing_to_wait_for() -> None:
    """A scenario without such a line bargains from the first word."""
    found = bundle()
    scenario = copy.deepcopy(dict(found.scenario))
    del scenario["states"]["identified"]["lines"][1]["confirms"]
    talk = Talk(
        compile_scenario(
            Scenario.model_validate(scenario),
            Persona.model_validate(found.persona),
            PersonaLines.model_validate(found.lines),
            lang="en",
            jurisdiction="us",
        ),
        Mode.TYPED,
        0,
    )
    talk.take(said("<acknowledge_feeling>"))

    turn = talk.take(said("<propose_plan:plan>", GOOD))

    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.ACCEPTED
