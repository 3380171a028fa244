"""Playthroughs played: what is met, what is not, what cannot be made, and what they reach."""

from __future__ import annotations

from typing import Any

import pytest

from negotiation_trainer.analysis.coverage import Part, coverage
from negotiation_trainer.analysis.playthrough import Mismatch, Rehearsal, rehearse
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.scenario.playthrough import Playthrough
from negotiation_trainer.scoring.rubric import Rubric
from tests.sample import TagReader, bundle, compiled

WHO = {"reply": "Ann Lee from Keyhouse"}
WHAT = {"reply": "It is about the keys"}
OFFER = {"offer": {"pay_now": 200, "monthly": 300, "first_payment": "2026-03-10"}}


def stage() -> Stage:
    """The small scenario, read by tags."""
    scoring = bundle().scoring
    rubric = Rubric.model_validate(scoring["rubric"])
    return Stage(compiled(), rubric, ConductPack.model_validate(scoring["conduct"]), TagReader())


def played(moves: list[dict[str, Any]], *, mode: str = "guided", **expect: Any) -> Rehearsal:
    """Play some moves of the small scenario; the rest is expected of the whole talk."""
    data = {"playthrough": "x", "scenario": "lost-keys", "mode": mode}
    playthrough = Playthrough.model_validate({**data, "moves": moves, "expect": expect})
    return rehearse(stage(), playthrough, bundle())


def only(found: Rehearsal) -> Mismatch:
    """The one thing that differs."""
    (item,) = found.mismatches
    return item


def test_what_comes_as_expected_passes() -> None:
    """Every kind of expectation of a move, met."""
    found = played(
        [
            {**WHO, "expect": {"state": "identified", "breaches": [], "line_has": "that is ME"}},
            {**WHAT, "expect": {"acts": "state_facts", "state": ["agreed", "talking"]}},
            {
                "say": "Eight calls is a lot <acknowledge_feeling> / <ask_open:work>",
                "expect": {"acts": ["ask_open", "acknowledge_feeling"], "facts": "night-shift"},
            },
            {**OFFER, "expect": {"offer": "countered", "heat_at_most": 2}},
            {"accept": True, "expect": {"offer": "accepted", "state": "agreed"}},
            {"reply": "So: "},
            {"reply": "Goodbye", "expect": {"line_has": "Till then."}},
        ],
        outcome="promised",
        kind="agreement",
        scores={"empathy": ">=1", "compliance": "0-100"},
        evidence=["opening.met", {"duty.met": "summary"}],
        no_evidence=["breach", "breach: threat"],
        facts="night-shift",
    )

    assert found.mismatches == ()
    assert found.passed


@pytest.mark.parametrize(
    ("expect", "field", "expected", "came"),
    [
        ({"acts": "demand"}, "acts", "demand", "identify_self, verify_identity"),
        ({"breaches": ["threat"]}, "breaches", "threat", "–"),
        ({"mood": ["calm", "gone"]}, "mood", "calm / gone", "sour"),
        ({"state": "hello"}, "state", "hello", "identified"),
        ({"line_has": ["What now?", "keys"]}, "line_has", "“keys”", "“That is me. What now?”"),
        ({"offer": "accepted"}, "offer", "accepted", "–"),
        ({"facts": "theft"}, "facts", "theft", "–"),
    ],
)
def test_what_differs_is_told(expect: dict[str, Any], field: str, expected: str, came: str) -> None:
    """With its place in the file, what was expected and what came."""
    item = only(played([{**WHO, "expect": expect}]))

    assert item.loc == ("moves", 0, "expect", field)
    assert (item.turn, item.of_a_move) == (1, True)
    assert item.expected == expected
    if field != "mood":
        assert item.came == came


def test_a_change_of_language_takes_no_turn() -> None:
    """The last line is said again; replies and typed words after it are in that language."""
    found = played(
        [
            {"language": "zh", "expect": {"line_has": "您哪位", "state": "hello", "acts": []}},
            {"reply": "我是钥匙屋的李安", "expect": {"line_has": "什么事"}},
            {"say": "您几点上班？ <ask_open:work>"},
            {"language": "en"},
            {"say": "What hours do you work? <ask_open:work>"},
        ],
        passed=False,
    )

    assert found.mismatches == ()
    assert found.passed
    assert [turn.number for turn in found.turns] == [0, 1, 2, 3]
    assert [turn.move.reading.lang for turn in found.turns[1:]] == ["zh", "zh", "en"]
    assert found.lang == "en"


def test_what_a_change_of_language_does_not_bring_is_told() -> None:
    """It is no move: nothing is heard in it, and its line is the one said again."""
    acts, line = played(
        [WHO, {"language": "zh", "expect": {"acts": "greet", "line_has": "now"}}]
    ).mismatches

    assert (acts.loc, acts.came) == (("moves", 1, "expect", "acts"), "–")
    assert (line.turn, line.came) == (1, "“是我。什么事？”")


def test_a_change_to_the_language_spoken_is_refused() -> None:
    """At its place, and the talk ends there."""
    found = played([WHO, {"language": "zh"}, {"language": "zh"}, WHAT])

    assert found.refusal is not None
    assert found.refusal.loc == ("moves", 2, "language")
    assert (found.refusal.turn, found.refusal.error.key) == (2, "language.is_zh")
    assert len(found.turns) == 2


def test_heat_is_compared_both_ways() -> None:
    """Exactly, and at most."""
    heat = played([WHO]).turns[-1].heat

    assert played([{**WHO, "expect": {"heat": heat, "heat_at_most": heat}}]).passed
    assert only(played([{**WHO, "expect": {"heat": heat + 1}}])).came == str(heat)
    assert only(played([{**WHO, "expect": {"heat_at_most": heat - 1}}])).field == "heat_at_most"


@pytest.mark.parametrize(
    ("expect", "loc", "came"),
    [
        ({"outcome": "promised"}, ("expect", "outcome"), "unfinished"),
        ({"kind": "agreement"}, ("expect", "kind"), "unfinished"),
        ({"passed": True}, ("expect", "passed"), "false"),
        ({"scores": {"empathy": ">=99"}}, ("expect", "scores", "empathy"), None),
        ({"evidence": "breach"}, ("expect", "evidence"), "–"),
        ({"no_evidence": {"duty.met": "who"}}, ("expect", "no_evidence"), None),
        ({"facts": "theft"}, ("expect", "facts"), "–"),
    ],
)
def test_what_the_whole_talk_comes_to_is_compared(
    expect: dict[str, Any], loc: tuple[str, ...], came: str | None
) -> None:
    """At the end, whether or not the talk was finished."""
    item = only(played([WHO], **expect))

    assert item.loc == loc
    assert not item.of_a_move
    assert came in (None, item.came)


@pytest.mark.parametrize(
    ("moves", "key", "name"),
    [
        ([{"reply": "It is about the keys"}], "reply.none", "reply"),
        ([{"reply": "e"}], "reply.several", "reply"),
        ([{"choose": 6}], "choose.range", "choose"),
        ([{"accept": True}], "accept.nothing", "accept"),
        ([{"offer": {}}], "offer.empty", "offer"),
    ],
)
def test_a_move_that_cannot_be_made_ends_it(
    moves: list[dict[str, Any]], key: str, name: str
) -> None:
    """And nothing is expected of a talk that was not played to its end."""
    found = played([*moves, WHO], passed=True)

    assert found.refusal is not None
    assert found.refusal.error.key == key
    assert found.refusal.loc == ("moves", 0, name)
    assert not found.passed
    assert found.mismatches == ()
    assert len(found.turns) == 1


def test_nothing_can_be_done_after_the_end() -> None:
    """Whatever the move."""
    for move in (WHO, {"silence": True}, {"say": "Hello?"}):
        found = played([{"hang_up": True}, move])

        assert found.refusal is not None
        assert (found.refusal.turn, found.refusal.error.key) == (2, "talk.over")


def test_a_reply_can_be_typed_where_none_is_shown() -> None:
    """Its words then count as declared, as for a trainee who types them."""
    guided, exam = played([WHO, WHAT]), played([WHO, WHAT], mode="exam")

    assert [t.after.state for t in guided.turns] == [t.after.state for t in exam.turns]
    assert exam.turns[1].move is not None
    assert exam.turns[1].move.reading.act_ids == ("identify_self", "verify_identity")


def test_the_same_playthrough_comes_out_the_same() -> None:
    """Down to every turn."""
    moves = [WHO, {"silence": True}, WHAT, {"choose": 1}]

    assert played(moves).turns == played(moves).turns


def test_coverage_counts_what_was_reached() -> None:
    """States entered, rows taken, lines said, openings answered, facts and outcomes."""
    first = played([WHO, WHAT, {"choose": 1}, {"say": "<ask_open:work>"}])
    second = played([{"hang_up": True}])

    found = coverage(compiled(), [first.turns, second.turns])

    assert found.shares[Part.STATES].reached == 3
    assert found.shares[Part.STATES].total == 4
    assert found.shares[Part.ROWS].reached == 2
    assert found.shares[Part.FACTS].reached == 1
    assert found.shares[Part.OUTCOMES].reached == 0
    missing = {(gap.part, gap.name): gap.loc for gap in found.gaps}
    assert missing[Part.STATES, "agreed"] == ("states", "agreed")
    assert missing[Part.FACTS, "theft"] == ("debtor", "facts", "theft")
    assert ("states", "talking", "moves", 0) in missing.values()
    rows = {loc: name for (part, name), loc in missing.items() if part is Part.ROWS}
    assert rows["anywhere", 0].endswith(" → promised")
    assert "→" not in rows["states", "talking", "moves", 1]  # the talk stays where it is


def test_nothing_played_reaches_only_nothing() -> None:
    """No talk, no state."""
    found = coverage(compiled(), [])

    assert all(share.reached == 0 for share in found.shares.values())
    assert len(found.gaps) == sum(share.total for share in found.shares.values())
