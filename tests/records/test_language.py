"""A talk that goes over to another language: no turn, no points, and the same again in a replay."""

import shutil
from itertools import pairwise

import pytest

from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.recording import playthrough_text
from negotiation_trainer.records.rehearsing import Rehearser
from negotiation_trainer.records.replay import replay
from negotiation_trainer.scenario.bundle import bundle_from
from negotiation_trainer.scenario.library import overlay_path
from tests.records.test_attempt import GOOD, begin, play
from tests.sample import DATA, NOON, TagReader, bundle, practice

ZH, EN = {"language": "zh"}, {"language": "en"}
SWITCHING = (*GOOD[:2], ZH, *GOOD[2:5], EN, ZH, *GOOD[5:9], EN, *GOOD[9:])


def own_library(folder, *, keep=True):
    """A practice over a copy of the tests' scenarios, with or without the other language."""
    shutil.copytree(DATA, folder / "library")
    path = folder / "library" / "lost-keys.yaml"
    if not keep:
        overlay_path(path, "zh").unlink()
    return Practice(folder, lambda: NOON, TagReader, shipped=path.parent), str(path)


def test_the_last_line_is_said_again_and_everything_after_is_in_that_language(tmp_path):
    """Line, replies, the debtor's own name, and what the trainee's words are read in."""
    attempt = begin(tmp_path)
    assert attempt.talk.line == "Who is this?"

    attempt.give(ZH)

    assert attempt.talk.line == "您哪位？"
    assert attempt.talk.replies[0].say == "我是钥匙屋的李安，工号77。请问是包先生吗？"
    assert attempt.compiled.case.debtor.address_as == "包先生"
    turn = attempt.give({"choose": 1})
    assert turn.move.reading.lang == "zh"
    assert turn.line == "是我。什么事？"
    attempt.give(EN)
    assert attempt.talk.line == "That is me. What now?"


@pytest.mark.parametrize("inputs", [(ZH,), (ZH, EN), (ZH, EN, ZH)])
def test_no_turn_is_spent_and_nothing_else_changes(tmp_path, inputs):
    """Mood, state, openings and offers stand as they stood."""
    attempt = play(begin(tmp_path), GOOD[:4])
    before, turns = attempt.talk.cursor, len(attempt.talk.turns)

    play(attempt, inputs)

    assert attempt.talk.cursor == before
    assert len(attempt.talk.turns) == turns


def test_points_are_the_same_in_any_language(tmp_path):
    """The good talk passes with the same four scores wherever the language changes."""
    plain, switched = play(begin(tmp_path)), play(begin(tmp_path), SWITCHING)

    assert switched.talk.cursor.outcome == plain.talk.cursor.outcome
    states = [[turn.after.state for turn in a.talk.turns] for a in (plain, switched)]
    assert states[0] == states[1]
    found = switched.debrief()
    assert found.passed
    own = {turn.number for turn in switched.talk.turns}
    assert {item.turn for item in found.evidence} <= own
    before = found.scores
    switched.give(ZH)
    assert switched.debrief().scores == before


@pytest.mark.parametrize("count", [3, 8, len(SWITCHING)])
def test_a_replay_is_exact(tmp_path, count):
    """The journal keeps the change as an input; every turn, reply and score comes out the same."""
    attempt = play(begin(tmp_path), SWITCHING[:count])

    found = replay(practice(tmp_path).store, attempt.id)

    assert found.agrees, found.why("en")
    assert [turn["line"] for turn in found.turns] == [turn.line for turn in attempt.talk.turns]
    entries = practice(tmp_path).store.entries(attempt.id)
    changes = [entry for entry in entries if "language" in entry.input]
    assert [entry.input for entry in changes] == [i for i in SWITCHING[:count] if "language" in i]
    assert {(entry.move, entry.event) for entry in changes} == {(None, "")}


def test_a_replay_needs_no_file(tmp_path):
    """What an attempt was played from goes with it, in both languages."""
    own, path = own_library(tmp_path)
    attempt = own.begin(own.open(path), mode=Mode.GUIDED)
    play(attempt, SWITCHING[:6])
    shutil.rmtree(tmp_path / "library")

    assert replay(own.store, attempt.id).agrees
    again = own.resume(attempt.id)
    assert (again.talk.line, again.talk.retold) == (attempt.talk.line, attempt.talk.retold)
    assert again.compiled.lang == "zh"


def test_a_bundle_of_before_loads_and_keeps_its_digest(tmp_path):
    """Without overlays a bundle has no such key, so that what was kept before is what it was."""
    own, path = own_library(tmp_path, keep=False)
    made = own.open(path)
    data = made.as_data()
    assert "overlays" not in data

    old = bundle_from(data)

    assert (old.digest, old.langs) == (made.digest, ("en",))
    attempt = play(own.begin(old, mode=Mode.GUIDED))
    assert replay(own.store, attempt.id).agrees
    assert data == {k: v for k, v in bundle().as_data().items() if k != "overlays"}


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_allows_it(tmp_path, mode):
    """An exam too."""
    attempt = begin(tmp_path, mode)
    attempt.give(ZH)
    assert attempt.talk.line == "您哪位？"
    assert attempt.other_lang == "en"


def test_where_there_is_no_other_language_it_says_so(tmp_path):
    """One message, nothing kept, nothing changed."""
    own, path = own_library(tmp_path, keep=False)
    attempt = own.begin(own.open(path), mode=Mode.GUIDED)

    with pytest.raises(InputError) as none:
        attempt.give(ZH)
    with pytest.raises(InputError) as same:
        attempt.give(EN)

    assert (none.value.key, same.value.key) == ("language.none_zh", "language.is_en")
    assert own.store.entries(attempt.id) == []
    assert attempt.other_lang is None


@pytest.mark.parametrize("value", ["fr", "", None, 1, True, ["zh"], "ZH"])
def test_only_a_language_there_can_be_is_taken(tmp_path, value):
    """Anything else is refused in one line."""
    attempt = begin(tmp_path)
    with pytest.raises(InputError) as told:
        attempt.give({"language": value})
    assert told.value.key == "input.language"


@pytest.mark.parametrize(
    ("old", "new"), [("{terms}", "{条件}"), ("overlay: lost-keys", "overlay: [")]
)
def test_a_faulty_overlay_stops_nothing(tmp_path, old, new):
    """The scenario is practised in its own language; the other is left out until it is mended."""
    own, path = own_library(tmp_path)
    overlay = overlay_path(own.shipped / "lost-keys.yaml", "zh")
    sound = overlay.read_text("utf-8")
    overlay.write_text(sound.replace(old, new), "utf-8")

    assert own.open(path).langs == ("en",)
    assert [entry.langs for entry in own.index()] == [("en",)]
    overlay.write_text(sound, "utf-8")
    assert own.open(path).langs == ("en", "zh")
    assert [entry.langs for entry in own.index()] == [("en", "zh")]


def test_the_note_of_a_reply_is_in_the_language_now(tmp_path):
    """Whichever language the reply was spoken in."""
    attempt = begin(tmp_path)
    attempt.give({"choose": 2})
    attempt.give(ZH)

    first = attempt.reply_taken(attempt.talk.turns[1])

    assert first is not None
    assert first.note == "说早了。"


def test_a_playthrough_of_it_keeps_the_changes(tmp_path):
    """Replies and typed words stand in the language of their time; it plays as it was played."""
    own, path = own_library(tmp_path)
    typed = {"say": "您几点上班？ <ask_open:work>"}
    attempt = own.begin(own.open(path), mode=Mode.GUIDED)
    play(attempt, (ZH, {"choose": 1}, typed, EN, {"choose": 1}, {"silence": True}, ZH))

    kept = playthrough_text(own.store, attempt.id, name="kept", scenario="lost-keys")

    moves = [line for line in kept.splitlines() if line.startswith("  - ")]
    assert moves[:4] == [
        "  - language: zh",
        '  - reply: "我是钥匙屋的李安，工号77。请问是包先生吗？"',
        '  - say: "您几点上班？ <ask_open:work>"',
        "  - language: en",
    ]
    assert moves[-1] == "  - language: zh"
    file = own.shipped / "kept.play.yaml"
    file.write_text(kept, "utf-8")
    played = Rehearser(own, TagReader()).play(file)
    assert (played.problems, played.passed) == ((), True)
    assert [turn.line for turn in played.rehearsal.turns] == [t.line for t in attempt.talk.turns]
    assert played.rehearsal.lang == "zh"


def test_a_change_of_language_alone_is_no_playthrough(tmp_path):
    """No move was made."""
    attempt = play(begin(tmp_path), (ZH,))
    with pytest.raises(ValueError, match=attempt.id):
        playthrough_text(practice(tmp_path).store, attempt.id, name="kept")


def test_two_changes_in_a_row_keep_their_order(tmp_path):
    """Each retelling knows its turn and its language."""
    attempt = play(begin(tmp_path), (ZH, {"choose": 1}, EN, ZH))
    assert [(said.turn, said.lang) for said in attempt.talk.retold] == [
        (0, "zh"),
        (1, "en"),
        (1, "zh"),
    ]
    assert all(one.turn <= two.turn for one, two in pairwise(attempt.talk.retold))


def test_a_name_counts_in_whichever_language_it_was_said(tmp_path):
    """So that changing the language afterwards can change no score."""
    attempt = play(begin(tmp_path), (ZH, {"choose": 1}))
    assert attempt.compiled.called == ("Keyhouse", "钥匙屋")
    before = attempt.debrief()

    attempt.give(EN)

    assert attempt.debrief().scores == before.scores
    assert attempt.debrief().gates == before.gates
