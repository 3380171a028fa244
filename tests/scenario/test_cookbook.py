"""The cookbook of personas: each recipe is built from the page's own YAML and does what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from negotiation_trainer.catalogue.moves import Move, Offer
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Turn
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.step import step
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.checks import check_paths
from negotiation_trainer.scenario.compiled import Compiled, Opening
from negotiation_trainer.scenario.compiling import compile_persona
from negotiation_trainer.scenario.model import OfferResult
from negotiation_trainer.scenario.persona_model import Persona
from negotiation_trainer.scenario.starter import write_starter
from tests.sample import NOON, TagReader, said, silence
from tests.scenario.test_authoring_pages import examples

LANGS = ("zh", "en")
RECIPES = (
    *("heard-first", "slow-to-cool", "one-slip", "any-yes", "goes-quiet"),
    *("keeps-count", "proud", "unopened", "no-way-out", "needs-time"),
)
FAIR = Offer(pay_now=Decimal(50), monthly=Decimal(200), first_payment=date(2026, 9, 4))
HEAVY = Offer(pay_now=Decimal(100), monthly=Decimal(900), first_payment=date(2026, 9, 4))

sorry = said("that was a lot <acknowledge_feeling>")
again = said("so you told it twice <reflect>")
order = said("pay up now <demand:amount>")
facts = said("it is this much <state_facts:amount>")
question = said("what comes in? <ask_open:income>")
ask = said("so is it a deal? <ask_commitment:plan>")


def page(lang: str) -> str:
    """The cookbook in a language."""
    text: str = examples.COOKBOOKS[lang].read_text("utf-8")
    return text


@cache
def machines(lang: str) -> Mapping[str, str]:
    """The machine of each recipe of a page, as it is shown."""
    found = [block for block in examples.blocks(page(lang)) if block.verb == "file"]
    return {block.rest.strip().removesuffix(".yaml"): block.body for block in found}


@cache
def words(lang: str) -> Mapping[str, Any]:
    """The words of each recipe by mood."""
    found = [block for block in examples.blocks(page(lang)) if block.verb == "words"]
    assert all(block.rest.split()[1] == lang for block in found)
    return {block.rest.split()[0]: yaml.safe_load(block.body)["moods"] for block in found}


def cook(folder: Path, name: str, lang: str) -> Path:
    """Follow a recipe as the page says; return a starter scenario whose debtor it is."""
    machine, *lines = write_starter("persona", name, folder=folder, lang=lang, persona="angry")
    machine.write_text(machines(lang)[name], "utf-8")
    for path in lines:
        own = words(path.name.split(".")[1])[name]
        path.write_text(json.dumps(_filled(yaml.safe_load(path.read_text("utf-8")), own, name)))
    (scenario,) = write_starter("scenario", "my-trial", folder=folder, lang=lang, persona=name)
    return scenario


def staged(scenario: Path, lang: str) -> None:
    """Put what a page adds to a scenario under its keys."""
    (block,) = (block for block in examples.blocks(page(lang)) if block.verb == "scene")
    text = scenario.read_text("utf-8")
    for key, added in re.findall(r"^(\w+:\n)((?: .*\n)+)", block.body, re.MULTILINE):
        assert text.count(f"\n{key}") == 1
        text = text.replace(f"\n{key}", f"\n{key}{added}")
    scenario.write_text(text, "utf-8")


def _filled(lines: Any, own: Mapping[str, Any], name: str) -> Any:
    """The words of the starter under the recipe's moods, and its own in their place."""
    going = {key: said for key, said in lines["moods"]["wary"].items() if key != "calls_for"}
    over = lines["moods"]["gone"]
    moods = yaml.safe_load(machines("en")[name])["moods"]
    found = {mood: over if data.get("ends") else going for mood, data in moods.items()}
    return {**lines, "moods": {mood: {**said, **own.get(mood, {})} for mood, said in found.items()}}


@cache
def made(name: str) -> Compiled:
    """The starter scenario with the debtor of a recipe, ready to run."""
    with TemporaryDirectory() as folder:
        practice = Practice(Path(folder), lambda: NOON, TagReader)
        return practice.open(str(cook(Path(folder), name, "en"))).compiled


def with_rows(name: str, *rows: Mapping[str, Any], first: bool = False) -> Compiled:
    """A recipe with other rows; with `first` they come before its own."""
    ready = made(name)
    data = yaml.safe_load(machines("en")[name])
    moves = [*rows, *data["moves"]] if first else [*rows]
    persona = Persona.model_validate({**data, "moves": moves})
    return replace(ready, persona=compile_persona(persona, ready.persona.lines))


def takes(
    ready: Compiled, mood: str, moves: Sequence[Move], wants: str = "", raises: tuple[str, ...] = ()
) -> list[Turn]:
    """The turns from a mood on; each move finds him waiting for any of the acts he `wants`."""
    opening = Opening("wanted", tuple((act, None) for act in wants.split()))
    at = Cursor(mood, "terms", identified=True, visited=frozenset({"terms"}))
    turns = []
    for move in moves:
        pending = (Pending(opening, at.turn, "Well?", raises=raises),) if wants else ()
        ready_for = replace(at, pending=pending)
        turns.append(step(ready, ready_for, move, runner=DirectRunner(ready), seed=0))
        at = turns[-1].after
        if at.outcome is not None:
            break
    return turns


def moods(name: str, mood: str, *moves: Move, wants: str = "") -> list[str]:
    """The moods a recipe goes through."""
    return [turn.after.mood for turn in takes(made(name), mood, moves, wants)]


def fares(name: str, mood: str, move: Move, wants: str = "") -> tuple[str, OfferResult | None]:
    """The mood after a move and what became of the offer it makes."""
    (turn,) = takes(made(name), mood, [move], wants)
    return turn.after.mood, turn.settlement and turn.settlement.result


def first_mood(*rows: Mapping[str, Any], move: Move, wants: str = "") -> str:
    """The mood that rows lead to from `open`."""
    (turn,) = takes(with_rows("one-slip", *rows), "open", [move], wants)
    return turn.after.mood


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_has_no_findings(tmp_path: Path, name: str, lang: str) -> None:
    """Followed as the page says, in either language, beside a scenario that it plays in."""
    cook(tmp_path, name, lang)
    assert check_paths([tmp_path]) == []


def test_both_pages_have_the_same_recipes() -> None:
    """The same machines and calls; the words are each language's own."""
    for lang in LANGS:
        assert tuple(machines(lang)) == tuple(words(lang)) == RECIPES
    for name in RECIPES:
        zh, en = (yaml.safe_load(machines(lang)[name]) for lang in LANGS)
        assert zh == en
        calls = [
            {mood: said.get("calls_for") for mood, said in words(lang)[name].items()}
            for lang in LANGS
        ]
        assert calls[0] == calls[1]


@pytest.mark.parametrize(
    ("lang", "learns", "watch"),
    [
        ("en", "**What the trainee learns:**", "**Watch for:**"),
        ("zh", "**学员要学的：**", "**留心：**"),
    ],
)
def test_every_recipe_says_what_to_learn_and_what_to_watch_for(
    lang: str, learns: str, watch: str
) -> None:
    """Beside a person and the rows."""
    recipes = re.split(r"^### \d+\. ", page(lang), flags=re.MULTILINE)[1:]
    assert len(recipes) == len(RECIPES)
    for recipe in recipes:
        assert (recipe.count(learns), recipe.count(watch)) == (1, 1)


@pytest.mark.parametrize("name", RECIPES)
def test_what_a_row_waits_for_some_line_calls_for(name: str) -> None:
    """A row with `called_for: true` leaves a mood whose own words ask for one of its acts."""
    called = {
        mood: {act for opening in openings for act, _ in opening.alternatives}
        for mood, openings in made(name).persona.calls.items()
    }
    for row in made(name).persona.source.moves:
        for mood in row.mood if row.called_for else ():
            # What is agreed is called for by his yes, whatever the persona.
            assert called[mood] & {*row.act} or "confirm_summary" in row.act, (mood, row.act)


def test_figures_wait_until_she_is_heard() -> None:
    """An offer is put off, and judged in the very move that says back what she said."""
    offer = said("so 200 a month? <propose_plan:plan>", FAIR)
    assert fares("heard-first", "brimming", offer) == ("brimming", OfferResult.STALLED)
    heard = said("so you told it twice <reflect> / so 200 a month? <propose_plan:plan>", FAIR)
    assert fares("heard-first", "brimming", heard) == ("heard", OfferResult.COUNTERED)
    assert moods("heard-first", "brimming", facts, wants="reflect") == ["bristling"]


def test_only_her_own_words_help_unasked() -> None:
    """A kind word that nobody asked for leaves her as she is."""
    assert moods("heard-first", "brimming", sorry) == ["brimming"]
    assert moods("heard-first", "brimming", sorry, wants="acknowledge_feeling") == ["heard"]
    assert moods("heard-first", "brimming", again) == ["heard"]


def test_cooling_takes_two_moves_and_heating_one() -> None:
    """Below boiling; one order is enough to be hot again."""
    ready, wants = made("slow-to-cool"), "acknowledge_feeling reflect ask_open"
    kind = [sorry, again, question, said("how so? <ask_open:reason>")]
    heats = [turn.heat for turn in takes(ready, "simmering", kind, wants)]
    assert heats == [3, 2, 2, 1]
    for mood, up in (("level", 3), ("thawing", 3), ("watchful", 3), ("easing", 4)):
        (turn,) = takes(ready, mood, [order])
        assert turn.heat == up


def test_the_first_slip_is_remembered() -> None:
    """Good moves between two slips, and amends, change nothing about it."""
    between = [facts, question]
    slips = moods("one-slip", "open", order, *between, order)
    assert slips == ["on-notice", "on-notice", "on-notice", "shut"]
    amends = moods("one-slip", "open", order, said("my mistake <apologise>"), *between)
    assert set(amends) == {"on-notice"}
    leads = {row.to for row in made("one-slip").persona.source.moves if "open" not in row.mood}
    assert "open" not in leads


def test_two_questions_left_lying_count_only_when_running() -> None:
    """One may happen to anybody."""
    wants = "state_facts"
    other, more = said("nice weather <small_talk>"), said("how was the game <small_talk>")
    assert moods("one-slip", "open", other, more, wants=wants)[-1] == "on-notice"
    assert moods("one-slip", "open", other, facts, more, wants=wants)[-1] == "open"


def test_a_running_count_would_not_remember() -> None:
    """Which is why the recipe has a mood for it."""
    counted = with_rows("one-slip", {"act": "demand", "mood": ["open"], "after": 2, "to": "shut"})
    assert takes(counted, "open", [order, order])[-1].after.mood == "shut"
    assert takes(counted, "open", [order, facts, order])[-1].after.mood == "open"


def test_he_says_yes_to_what_he_cannot_pay_until_somebody_asks() -> None:
    """The question and the offer may come in one move."""
    heavy = said("so 900 a month? <propose_plan:plan>", HEAVY)
    assert fares("any-yes", "agreeable", heavy) == ("agreeable", OfferResult.ACCEPTED)
    asked = said("what comes in? <ask_open:income> / so 900? <propose_plan:plan>", HEAVY)
    assert fares("any-yes", "agreeable", asked) == ("candid", OfferResult.COUNTERED)


def test_pressing_him_gets_the_empty_yes_back() -> None:
    """For a sum he cannot pay; a fair one presses nobody."""
    words = "so {} a month, deal? <propose_plan:plan> <ask_commitment:plan>"
    heavy, fair = said(words.format(900), HEAVY), said(words.format(200), FAIR)
    assert fares("any-yes", "candid", heavy) == ("agreeable", OfferResult.ACCEPTED)
    assert fares("any-yes", "candid", fair)[0] == "candid"


def test_yes_in_a_hot_mood_is_no_yes() -> None:
    """Whoever is too hot to bargain puts the offer off, also beyond his means."""
    data = yaml.safe_load(machines("en")["any-yes"])
    persona = Persona.model_validate({**data, "agrees_beyond_means": ["cornered"]})
    ready = made("any-yes")
    ready = replace(ready, persona=compile_persona(persona, ready.persona.lines))
    (turn,) = takes(ready, "cornered", [said("so 900? <propose_plan:plan>", HEAVY)])
    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.STALLED


def test_one_silence_opens_him_and_two_close_him() -> None:
    """Two running; a question between them is something else."""
    quiet = moods("goes-quiet", "curt", silence(), silence(), silence())
    assert quiet == ["searching", "shut-off", "gone"]
    waited = moods("goes-quiet", "curt", silence(), question, silence(), wants="ask_open")
    assert waited == ["searching", "talking", "talking"]


def test_a_row_for_what_was_missed_takes_the_silence_away() -> None:
    """Unless silence was called for: signals are asked before acts."""
    row = {"signal": "missed", "mood": ["curt"], "to": "shut-off"}
    ready = with_rows("goes-quiet", row, first=True)
    for wants, mood in (("state_facts", "shut-off"), ("stay_silent", "searching")):
        (turn,) = takes(ready, "curt", [silence()], wants)
        assert turn.after.mood == mood


def test_promises_beyond_the_mandate_let_her_down_and_a_plain_no_does_not() -> None:
    """Comfort is no commitment, and one lie is enough."""
    given = Offer(
        pay_now=Decimal(50),
        monthly=Decimal(50),
        waive=(("principal", Decimal(90)),),
        first_payment=date(2026, 9, 4),
    )
    much = said("we strike most of it <propose_plan:waiver>", given)
    assert fares("keeps-count", "testing", much) == ("let-down", OfferResult.STALLED)
    no = said("that I cannot do <refuse:waiver>")
    assert moods("keeps-count", "testing", no, wants="refuse") == ["half-convinced"]
    soft = said("it will be all right <reassure>")
    assert moods("keeps-count", "half-convinced", soft) == ["testing"]
    assert moods("keeps-count", "trusting", said("we sued <!deception>")) == ["walked"]


def test_pity_stings_and_sympathy_that_was_asked_for_does_not() -> None:
    """What was always paid restores him."""
    assert moods("proud", "stiff", sorry) == ["stung"]
    assert moods("proud", "stiff", sorry, wants="acknowledge_feeling") == ["stiff"]
    record = said("six years and never late <state_facts:payment_record>")
    assert moods("proud", "stung", record, record) == ["stiff", "businesslike"]


def test_a_consequence_frightens_unless_she_asked() -> None:
    """A kind word beside it does not help: its row comes later."""
    goes_on = said("it goes on record <explain_consequence:credit_record>")
    kind = said("no fear <reassure> / it goes on record <explain_consequence:credit_record>")
    assert moods("unopened", "frightened", goes_on) == ["panicked"]
    assert moods("unopened", "frightened", kind, wants="reassure") == ["panicked"]
    assert moods("unopened", "frightened", goes_on, wants="explain_consequence") == ["asking"]


def test_despair_wants_help_and_no_plan() -> None:
    """Not even one he could pay."""
    plan = said("so 200 a month? <propose_plan:plan>", FAIR)
    helps = said("there is somebody for that <offer_help:help>")
    assert moods("no-way-out", "despairing", plan) == ["gone"]
    assert moods("no-way-out", "low", plan) == ["despairing"]
    assert moods("no-way-out", "despairing", *[helps] * 3) == ["low", "held", "breathing"]


def test_only_a_marked_line_shows_despair() -> None:
    """Without the mark a plan is a plan."""
    ready, wants = made("no-way-out"), "acknowledge_feeling"
    plan = said("so 200 a month? <propose_plan:plan>", FAIR)
    for raises, mood in ((("despair",), "despairing"), ((), "held")):
        (turn,) = takes(ready, "held", [plan], wants, raises)
        assert turn.after.mood == mood


@pytest.mark.parametrize("lang", LANGS)
def test_who_sees_no_way_out_is_helped_without_a_deal(tmp_path: Path, lang: str) -> None:
    """By the ending the page gives the scenario, once he has calmed a little."""
    scenario = cook(tmp_path, "no-way-out", lang)
    staged(scenario, lang)
    assert check_paths([tmp_path]) == []
    ready = Practice(tmp_path, lambda: NOON, TagReader).open(str(scenario)).compiled
    helps = said("there is somebody for that <offer_help:help>")
    turns = takes(ready, "despairing", [helps, helps])
    assert [turn.after.outcome for turn in turns] == [None, "referred"]
    assert turns[-1].line in page(lang)


def test_the_same_again_helps_who_hears_badly() -> None:
    """Also where nobody asked for it."""
    path = moods("needs-time", "flustered", facts, facts, facts)
    assert path == ["flustered", "straining", "following"]


def test_haste_upsets_and_a_fair_plan_is_none() -> None:
    """A first silence helps; a second does no more."""
    fair = said("so 200 a month, deal? <propose_plan:plan> <ask_commitment:plan>", FAIR)
    assert moods("needs-time", "following", ask) == ["flustered"]
    assert moods("needs-time", "following", fair) == ["sure"]
    assert moods("needs-time", "straining", silence(), silence()) == ["following", "following"]


def test_facts_asked_for_again_are_no_repetition() -> None:
    """Other words said again are."""
    for wants, repeats in (("state_facts", False), ("reflect", True)):
        turns = takes(made("needs-time"), "straining", [facts, facts], wants)
        assert ("repeats" in turns[1].signals) is repeats


def test_breaches_then_signals_then_acts() -> None:
    """Wherever they stand in the file."""
    rows = [
        {"act": "acknowledge_feeling", "to": "settled"},
        {"signal": "met", "to": "on-notice"},
        {"breach": "any", "to": "shut"},
    ]
    sweet = said("I feel for you <acknowledge_feeling> / or else <!threat>")
    wants = "acknowledge_feeling"
    assert first_mood(*rows, move=sweet, wants=wants) == "shut"
    assert first_mood(*rows, move=sorry, wants=wants) == "on-notice"
    assert first_mood(*rows, move=sorry) == "settled"


def test_a_row_to_the_same_mood_keeps_others_from_being_taken() -> None:
    """It changes nothing and is taken."""
    rows = [{"act": "reflect", "to": "open"}, {"act": "small_talk", "to": "shut"}]
    assert first_mood(*rows, move=said("so <reflect> / ha <small_talk>")) == "open"
    assert first_mood(*rows, move=said("ha <small_talk>")) == "shut"


def test_an_act_is_called_for_by_the_last_line_or_the_one_before() -> None:
    """And by nothing else."""
    row = {"act": "reflect", "called_for": True, "to": "settled"}
    ready, runner = with_rows("one-slip", row), DirectRunner(with_rows("one-slip", row))
    for passed, mood in ((0, "settled"), (1, "settled")):
        left = Pending(Opening("r", (("reflect", None),)), 0, "Well?", passed=passed)
        at = Cursor("open", "terms", identified=True, pending=(left,))
        assert step(ready, at, again, runner=runner, seed=0).after.mood == mood
    at = Cursor("open", "terms", identified=True)
    assert step(ready, at, again, runner=runner, seed=0).after.mood == "open"


@pytest.mark.parametrize(
    ("wants", "mood"), [("reflect thank", "settled"), ("thank reflect", "open")]
)
def test_of_acts_under_any_the_first_that_was_done_counts(wants: str, mood: str) -> None:
    """First in the list of what was called for."""
    row = {"act": "reflect", "called_for": True, "to": "settled"}
    both = said("thanks, so twice <thank> <reflect>")
    assert first_mood(row, move=both, wants=wants) == mood


def test_words_said_before_answer_nothing_but_facts_do() -> None:
    """Nearly the same words a second time."""
    for act, mood in (("reflect", "open"), ("state_facts", "settled")):
        row = {"act": act, "called_for": True, "after": 2, "to": "settled"}
        move = said(f"it was twice in a row <{act}>")
        turns = takes(with_rows("one-slip", row), "open", [move, move], act)
        assert turns[-1].after.mood == mood


def test_running_counts_outlive_a_mood_and_are_of_one_thing() -> None:
    """Two breaches of different kinds are one of each."""
    rows = [
        {"breach": "any", "after": 2, "to": "shut"},
        {"breach": "any", "mood": ["open"], "to": "on-notice"},
    ]
    ready = with_rows("one-slip", *rows)
    threat, insult = said("or else <!threat>"), said("you lot <!insult>")
    assert takes(ready, "open", [threat, threat])[-1].after.mood == "shut"
    assert takes(ready, "open", [threat, insult])[-1].after.mood == "on-notice"


def test_patience_ends_the_talk_with_its_last_move() -> None:
    """Unless that move ends it in another way."""
    ready = made("any-yes")
    patience = ready.persona.source.patience
    move = said("hm")
    turns = takes(ready, "agreeable", [move] * (patience + 1))
    assert (len(turns), turns[-1].after.outcome) == (patience, "out_of_patience")
    heard = takes(ready, "cornered", [said("hm")] * (patience - 1) + [said("hm <!threat>")])
    assert heard[-1].after.outcome == "hung_up"


def test_suits_hurts_and_silence_move_nothing() -> None:
    """The same talk with and without them."""
    data = yaml.safe_load(machines("en")["goes-quiet"])
    bare = {key: value for key, value in data.items() if key not in ("suits", "hurts")}
    bare["moods"] = {
        mood: {key: value for key, value in said.items() if key != "silence"}
        for mood, said in data["moods"].items()
    }
    ready = made("goes-quiet")
    persona = compile_persona(Persona.model_validate(bare), ready.persona.lines)
    moves = [silence(), question, order, sorry, facts]
    plain = takes(replace(ready, persona=persona), "curt", moves)
    assert plain == takes(ready, "curt", moves)
