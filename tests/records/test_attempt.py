"""An attempt on disk: kept before it is answered, rebuilt to the same, checked for damage."""

import sqlite3

import pytest

from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.replay import replay
from negotiation_trainer.scoring.rubric import Dimension
from tests.sample import DATA, bundle, practice

GOOD = (
    {"plan": {"goal": "a plan", "at": "2026-03-03T11:00"}},
    {"choose": 1},
    {"choose": 1},
    {"say": "that is a lot of calls, I hear that you are sick of them <acknowledge_feeling>"},
    {"say": "what do you do? <ask_open:work>"},
    {"say": "so you work nights and sleep by day <reflect:work>"},
    {"hint": True},
    {"offer": {"monthly": "900", "first_payment": "2026-03-10"}},
    {"offer": {"monthly": "500"}},
    {"offer": {"pay_now": "200", "monthly": "300"}},
    {"mark": {"turn": 3, "meant": "sorry"}},
    {"choose": 1},
    {"say": "bye <close>"},
)


def begin(home, mode=Mode.GUIDED, trainee=""):
    """Start an attempt at the small scenario."""
    return practice(home).begin(bundle(), mode=mode, trainee=trainee)


def play(attempt, inputs=GOOD):
    """Give inputs in order."""
    for entry in inputs:
        attempt.give(entry)
    return attempt


def test_a_good_talk_passes_and_says_why(tmp_path):
    """The whole way from hello to a promise: four scores, each the sum of its evidence."""
    found = play(begin(tmp_path)).debrief()
    assert (found.outcome, found.kind.value) == ("promised", "agreement")
    assert found.passed
    assert found.deal is not None
    assert found.deal.affordable
    assert found.deal.inside_mandate
    base = bundle().scoring["rubric"]["base"]
    for dimension, score in found.scores:
        points = sum(e.points for e in found.evidence if e.dimension is dimension)
        assert score == round(min(100, max(0, base[dimension.value] + points)))


def test_every_point_given_for_words_quotes_them(tmp_path):
    """Points with a turn of the trainee carry his own words."""
    attempt = play(begin(tmp_path))
    for item in attempt.debrief().evidence:
        if item.points > 0:
            text = attempt.talk.turns[item.turn].move.text
            assert item.quote
            assert item.quote in text


def test_resuming_gives_the_same_attempt(tmp_path):
    """Everything given so far is there again, turn by turn."""
    attempt = play(begin(tmp_path), GOOD[:8])
    again = practice(tmp_path).resume(attempt.id)
    assert again.talk.turns == attempt.talk.turns
    assert (again.plan, again.hints) == (attempt.plan, attempt.hints)
    play(again, GOOD[8:])
    assert again.debrief().passed


def test_an_attempt_replays_to_the_same_scores(tmp_path):
    """Replay agrees, finished or cut off."""
    done, cut = play(begin(tmp_path)), play(begin(tmp_path), GOOD[:5])
    store = practice(tmp_path).store
    for attempt in (done, cut):
        found = replay(store, attempt.id)
        assert found.agrees
        assert found.scores == {d.value: s for d, s in attempt.debrief().scores}
        assert len(found.turns) == len(attempt.talk.turns)


def test_an_edited_scenario_changes_nothing_that_was_kept(tmp_path):
    """The journal holds its own copy of what was played."""
    home = tmp_path / "home"
    files = tmp_path / "mine"
    (files / "personas").mkdir(parents=True)
    for path in DATA.rglob("*.yaml"):
        target = files / path.relative_to(DATA)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    source = files / "lost-keys.yaml"
    ours = practice(home)
    attempt = play(ours.begin(ours.open(str(source)), mode=Mode.GUIDED))
    source.write_text("scenario: broken", encoding="utf-8")
    assert replay(ours.store, attempt.id).agrees


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ('UPDATE entry SET input = \'{"say":"else"}\' WHERE number = 4', "4"),
        ("DELETE FROM entry WHERE number = 3", "4"),
        ("UPDATE attempt SET scores = '{\"empathy\":100}'", "100"),
        ("UPDATE bundle SET data = replace(data, 'Keyhouse', 'Otherhouse')", "fingerprint"),
    ],
)
def test_damage_is_shown_and_located(tmp_path, sql, word):
    """An edit by hand is told with the entry it touched."""
    attempt = play(begin(tmp_path))
    store = practice(tmp_path).store
    with sqlite3.connect(store.path) as db:
        db.execute(sql)
    db.close()
    found = replay(store, attempt.id)
    assert not found.agrees
    assert word in found.why("en")


def test_unfinished_attempts_are_offered_finished_ones_are_not(tmp_path):
    """What was cut off can be taken up again."""
    cut, done = play(begin(tmp_path), GOOD[:3]), play(begin(tmp_path))
    assert [row.id for row in practice(tmp_path).unfinished()] == [cut.id]
    assert [row.id for row in practice(tmp_path).history()] == [done.id]


def test_giving_up_is_unfinished_and_not_passed(tmp_path):
    """A talk ended in the middle is scored as it stands."""
    found = play(begin(tmp_path), GOOD[:4]).finish()
    assert (found.kind.value, found.passed) == ("unfinished", False)
    assert practice(tmp_path).unfinished() == []


def test_forgetting_leaves_nothing(tmp_path):
    """No row, no bundle and no word of it in the file."""
    secret = "a word only said here"
    attempt = begin(tmp_path, trainee="kim")
    attempt.give({"say": secret})
    store = practice(tmp_path).store
    assert store.forget(trainee="kim") == 1
    assert store.attempts() == []
    for path in tmp_path.iterdir():
        assert secret.encode() not in path.read_bytes()
    assert store.forget(attempt=attempt.id) == 0


def test_forgetting_one_trainee_leaves_the_others(tmp_path):
    """Only what was named is deleted."""
    begin(tmp_path, trainee="kim")
    other = begin(tmp_path, trainee="lee")
    practice(tmp_path).store.forget(trainee="kim")
    assert [row.id for row in practice(tmp_path).store.attempts()] == [other.id]
    assert replay(practice(tmp_path).store, other.id).agrees


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({}, "input.shape"),
        ({"say": "a", "choose": 1}, "input.shape"),
        ({"dance": True}, "input.unknown"),
        ({"say": "   "}, "input.empty"),
        ({"say": "x" * 2001}, "input.long"),
        ({"say": 3}, "input.text"),
        ({"choose": "1"}, "input.number"),
        ({"choose": 9}, "choose.range"),
        ({"choose": True}, "input.number"),
        ({"silence": False}, "input.flag"),
        ({"accept": True}, "accept.nothing"),
        ({"offer": {}}, "offer.empty"),
        ({"offer": {"pay": 3}}, "offer.unknown"),
        ({"offer": {"pay_now": "-1"}}, "offer.money"),
        ({"offer": {"pay_now": "NaN"}}, "offer.money"),
        ({"offer": {"months": 0}}, "offer.months"),
        ({"offer": {"waive": {"penalty": "150%"}}}, "offer.percent"),
        ({"offer": {"waive": {"fees": "50%"}}}, "offer.waive"),
        ({"offer": {"first_payment": "2026-02-30"}}, "offer.date"),
        ({"record": {"result": "agreement"}}, "talk.going"),
        ({"mark": {"turn": 5}}, "mark_turn.range"),
        ({"mark": {}}, "input.mark"),
        ({"plan": {"at": "soon"}}, "plan.at"),
        ({"plan": {"channel": "pigeon"}}, "plan.channel"),
    ],
)
def test_a_bad_input_costs_nothing(tmp_path, entry, key):
    """It is told by its own message, takes no turn and leaves no trace."""
    attempt = begin(tmp_path)
    with pytest.raises(InputError) as caught:
        attempt.give(entry)
    assert caught.value.key == key
    assert len(attempt.talk.turns) == 1
    assert practice(tmp_path).store.entries(attempt.id) == []


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
@pytest.mark.parametrize("entry", [{"choose": 1}, {"hint": True}])
def test_help_is_for_guided_mode_only(tmp_path, mode, entry):
    """No offered replies and no hints elsewhere."""
    attempt = begin(tmp_path, mode)
    assert attempt.talk.replies == ()
    with pytest.raises(InputError, match=r"input\.guided_only"):
        attempt.give(entry)


def test_an_offered_reply_typed_word_for_word_is_that_reply(tmp_path):
    """Case, spaces and punctuation aside, the declared acts count in every mode."""
    chosen, typed = begin(tmp_path), begin(tmp_path, Mode.EXAM)
    chosen.give({"choose": 1})
    typed.give({"say": "ann lee from keyhouse id 77 is this mr porter"})
    one, other = chosen.talk.turns[-1], typed.talk.turns[-1]
    assert other.move.reading.act_ids == one.move.reading.act_ids
    assert other.after.state == one.after.state == "identified"


def test_a_bare_yes_after_a_counter_accepts_it(tmp_path):
    """The words of everyday agreement are as good as the key."""
    attempt = play(begin(tmp_path), GOOD[:8])
    assert attempt.talk.cursor.position.theirs is not None
    attempt.give({"say": "OK, deal!"})
    assert attempt.talk.cursor.position.agreement is not None


def test_the_record_is_checked_and_changes_no_score(tmp_path):
    """Right and wrong fields are told apart."""
    attempt = play(begin(tmp_path))
    before = attempt.debrief().scores
    attempt.give({"record": {"result": "agreement", "amount": "200", "date": "2026-03-11"}})
    checks = {check.field: check.agrees for check in attempt.record_checks()}
    assert checks == {"result": True, "amount": True, "date": False, "next_step": None}
    assert attempt.debrief().scores == before


def test_control_characters_never_get_into_the_talk(tmp_path):
    """Escape sequences typed or pasted are spaces by the time they are kept."""
    attempt = begin(tmp_path, Mode.TYPED)
    attempt.give({"say": "hi \x1b[31mred\x07 there"})
    assert attempt.talk.turns[-1].move.text == "hi [31mred there"


def test_an_unlawful_hour_fails_the_gate(tmp_path):
    """The planned time is what counts."""
    early = begin(tmp_path)
    early.give({"plan": {"at": "2026-03-03T07:59"}})
    gates = {gate.id: gate.failed for gate in early.debrief().gates}
    assert gates["lawful-hours"]
    assert early.debrief().score(Dimension.COMPLIANCE) <= 49


def test_a_bundle_is_known_by_its_content(tmp_path):
    """The same files give the same digest, wherever the data directory is."""
    assert bundle().digest == practice(tmp_path).open(str(DATA / "lost-keys.yaml")).digest
