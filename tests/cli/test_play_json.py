"""`play --json`: the shapes and the order of events, good and bad input alike."""

import json

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.store import Store
from tests.cli.conftest import SAMPLE, as_lines
from tests.records.test_attempt import GOOD

MOVE = {
    "text": str,
    "lang": str,
    "acts": list,
    "topics": list,
    "breaches": list,
    "figures": list,
    "empathy": float,
    "clarity": float,
    "escalation": float,
}
TURN = {
    "event": str,
    "turn": int,
    "mood": str,
    "heat": int,
    "state": str,
    "line": str,
    "offers": dict,
    "replies": list,
    "done": bool,
}
DEBRIEF = {
    "event": str,
    "attempt": str,
    "outcome": str,
    "kind": str,
    "scores": dict,
    "passed": bool,
    "gates": list,
    "evidence": list,
}
GATE = {"id", "rule", "turn", "quote", "failed", "assessable"}
EVIDENCE = {"turn", "dimension", "points", "rule", "quote", "reason"}
DIMENSIONS = {"empathy", "clarity", "escalation", "compliance"}
CONTROLS = [chr(c) for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) != "\n"]


def assert_shape(event, shape):
    """Every field is there and of its type."""
    assert {name: type(event[name]) for name in shape} == shape


def test_briefing_turn_0_turns_and_the_debrief_at_once(table):
    """The order of a whole talk, with the fields every reader of it relies on."""
    found = table.json(as_lines(GOOD))
    moves = sum(next(iter(entry)) in ("choose", "say", "offer") for entry in GOOD)
    assert found.names[:2] == ["briefing", "turn"]
    assert found.names[-2:] == ["turn", "debrief"]
    turns = [event for event in found.events if event["event"] == "turn"]
    assert [turn["turn"] for turn in turns] == list(range(moves + 1))
    for turn in turns:
        assert_shape(turn, TURN)
        assert set(turn["offers"]) == {"yours", "theirs"}
        assert turn["heat"] in range(5)
    assert turns[0]["move"] is None
    for turn in turns[1:]:
        assert_shape(turn["move"], MOVE)
    assert [turn["done"] for turn in turns] == [False] * moves + [True]


def test_the_debrief_has_its_fixed_fields(table):
    """Scores, gates, evidence and the deal in the shape programs read."""
    found = table.json(as_lines(GOOD)).events[-1]
    assert_shape(found, DEBRIEF)
    assert set(found["scores"]) == DIMENSIONS
    assert all(0 <= score <= 100 for score in found["scores"].values())
    assert all(set(gate) >= GATE for gate in found["gates"])
    assert all(set(item) >= EVIDENCE for item in found["evidence"])
    assert {item["dimension"] for item in found["evidence"]} <= DIMENSIONS
    assert found["record"] is None
    deal = found["agreement"]
    assert (deal["affordable"], deal["inside_mandate"]) == (True, True)
    assert (found["kind"], found["passed"]) == ("agreement", True)


def test_the_briefing_shows_what_show_shows(call):
    """One case file, whichever command gives it."""
    shown = call("show", SAMPLE, "--json").data
    briefing = call("play", SAMPLE, "--json").events[0]
    assert briefing["event"] == "briefing"
    assert {name: briefing[name] for name in shown} == shown
    assert briefing["attempt"] == "lost-keys-1"


def test_a_record_brings_a_second_debrief_and_changes_no_score(table):
    """The record is checked beside the scores."""
    record = {"record": {"result": "agreement", "amount": "999", "date": "2026-03-10"}}
    found = table.json(as_lines([*GOOD, record]))
    assert found.names[-3:] == ["turn", "debrief", "debrief"]
    first, second = found.events[-2:]
    assert second["scores"] == first["scores"]
    agrees = {field["field"]: field["agrees"] for field in second["record"]}
    assert agrees == {"result": True, "amount": False, "date": True, "next_step": None}


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            "A call record has no “outcome”; it may have result, amount, date, next_step.",
        ),
        ("zh", "通话记录里没有“outcome”这一项；可以写：result, amount, date, next_step。"),
    ],
)
def test_an_unknown_field_of_a_record_is_refused_in_one_line(table, lang, told):
    """Nothing of it is taken; a right one after it is."""
    lines = [{"hang_up": True}, {"record": {"result": "refused", "outcome": "refused"}}]
    found = table.json(as_lines([*lines, {"record": {"result": "trainee_hung_up"}}]), lang=lang)

    assert found.names == ["briefing", "turn", "turn", "debrief", "error", "debrief"]
    assert found.events[4]["message"] == told
    assert found.events[5]["record"][0]["agrees"] is True


def test_a_date_nobody_agreed_on_is_wrong(table):
    """Without a deal no text passes for a date."""
    found = table.json(as_lines([{"hang_up": True}, {"record": {"date": "soon", "amount": "无"}}]))
    agrees = {field["field"]: field["agrees"] for field in found.events[-1]["record"]}
    assert agrees == {"result": False, "amount": True, "date": False, "next_step": None}


def test_the_end_of_the_input_ends_the_talk_unfinished(table):
    """No input at all still gives a whole answer."""
    found = table.json("")
    assert found.names == ["briefing", "turn", "debrief"]
    assert (found.events[-1]["kind"], found.events[-1]["passed"]) == ("unfinished", False)


def test_hanging_up_ends_it_at_once(table):
    """The debrief does not wait for more input, and nothing more is taken."""
    found = table.json(as_lines([{"hang_up": True}, {"say": "still there?"}]))
    assert found.names == ["briefing", "turn", "turn", "debrief", "error"]
    assert found.events[3]["kind"] == "trainee_hung_up"


BAD_LINES = [
    "",
    "   ",
    "hello",
    "[]",
    "3",
    "null",
    '{"say": ',
    '{"say": ""}',
    '{"say": "a", "choose": 1}',
    '{"choose": 0}',
    '{"choose": 99999999999999999999999}',
    '{"choose": ' + "9" * 5000 + "}",
    '{"choose": 1.0}',
    '{"dance": true}',
    '{"silence": 1}',
    '{"offer": {"pay_now": NaN}}',
    '{"offer": {"pay_now": 1e999}}',
    '{"offer": []}',
    '{"accept": true}',
    '{"record": {}}',
    '{"mark": {"turn": 1}}',
    '{"plan": 3}',
    '{"plan": {"at": 5}}',
    '{"say": "' + "x" * 1_000_000 + '"}',
    "[" * 200_000,
    '{"a":' * 100_000,
    '{"\\ud800": true}',
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bad_lines_bring_an_error_and_no_turn(table, lang):
    """After all of them the talk goes on where it stood."""
    lines = "\n".join([*BAD_LINES, json.dumps({"choose": 1})]) + "\n"
    found = table.json(lines, lang=lang)
    assert found.names == ["briefing", "turn", *["error"] * len(BAD_LINES), "turn", "debrief"]
    told = [event["message"] for event in found.events if event["event"] == "error"]
    assert all(told)
    assert max(map(len, told)) < 250
    assert found.events[-2]["turn"] == 1
    chinese = [any("\u4e00" <= c <= "\u9fff" for c in message) for message in told]
    assert set(chinese) == {lang == "zh"}


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_out_of_mode_input_is_an_error(table, mode):
    """Replies and hints are for guided mode; moods are given in every mode."""
    found = table.json(as_lines([{"choose": 1}, {"hint": True}, {"say": "hi <greet>"}]), mode)
    assert found.names == ["briefing", "turn", "error", "error", "turn", "debrief"]
    assert [turn["replies"] for turn in found.events if turn["event"] == "turn"] == [[], []]
    assert found.events[4]["mood"]


def test_replies_are_offered_in_file_order(table):
    """`choose` counts from one in the order shown."""
    found = table.json(as_lines([{"choose": 2}]))
    offered = found.events[1]["replies"]
    assert offered == [
        "Ann Lee from Keyhouse, ID 77. Is this Mr. Porter?",
        "You owe $1,200.01 for keys.",
    ]
    assert found.events[2]["move"]["text"] == offered[1]


def test_words_arrive_whole_in_both_languages(table):
    """Chinese, emoji and quotes come back as they were typed."""
    words = '您好，“我”在听 😀 \\ "ok" <greet>'
    found = table.json(as_lines([{"say": words}]))
    assert found.events[2]["move"]["text"] == words


def test_half_a_surrogate_pair_breaks_nothing(table):
    """What no file can hold is replaced; the attempt is kept and replays."""
    lines = '{"plan": {"goal": "\\ud800"}}\n{"say": "\\udc00 hello <greet>"}\n{"hang_up": true}\n'
    found = table.json(lines)
    assert found.names == ["briefing", "turn", "noted", "turn", "turn", "debrief"]
    assert [entry.number for entry in Store(table.home).entries("lost-keys-1")] == [1, 2, 3]


def test_no_control_character_leaves_raw(table):
    """Escape sequences in typed words and in unknown names are escaped or gone."""
    attack = "a\x1b[31mb\x9b2Jc\x07\u202ed"
    lines = as_lines([{"say": attack}, {attack: True}, {"offer": {attack: 1}}])
    out = table.json(lines).out
    assert not [c for c in [*CONTROLS, "\u202e"] if c in out]


def test_bytes_that_are_no_utf8_bring_no_traceback(call):
    """They are shown as replacement characters and the talk goes on."""
    found = call("play", SAMPLE, "--json", given=b'\xff\xfe\x00{"say"\n{"silence": true}\n')
    assert (found.code, found.err) == (0, "")
    assert found.names == ["briefing", "turn", "error", "turn", "debrief"]


def test_the_same_seed_and_time_give_the_same_talk(call, tmp_path):
    """Two homes, one input: equal output line for line."""
    lines = as_lines([{"choose": 1}, {"silence": True}, {"say": "What happened?"}])
    arguments = ("play", SAMPLE, "--json", "--seed", "7", "--now", "2026-03-03T11:00")
    one, other = (call(*arguments, given=lines, where=tmp_path / name) for name in ("a", "b"))
    assert one == other
    assert one.code == 0


@pytest.mark.parametrize(
    ("now", "failed"), [("2026-03-03T20:59", False), ("2026-03-03T21:00", True)]
)
def test_now_is_the_time_that_is_judged(call, now, failed):
    """`--now` is the debtor's local time."""
    gates = call("play", SAMPLE, "--json", "--now", now).events[-1]["gates"]
    assert {gate["id"]: gate["failed"] for gate in gates}["lawful-hours"] is failed


def test_a_chinese_scenario_is_quoted_in_chinese_and_explained_in_either(call):
    """Quotes stay as spoken, reasons follow `--lang`."""
    lines = as_lines([{"choose": 1}, {"silence": True}])
    spoken = {}
    for lang in ("zh", "en"):
        found = call("play", "penalty-interest-dispute", "--json", "--lang", lang, given=lines)
        assert found.code == 0
        spoken[lang] = found.events
    zh, en = spoken["zh"], spoken["en"]
    assert [e.get("line") for e in zh] == [e.get("line") for e in en]
    assert zh[-1]["scores"] == en[-1]["scores"]
    assert [e["reason"] for e in zh[-1]["evidence"]] != [e["reason"] for e in en[-1]["evidence"]]
    assert [e["quote"] for e in zh[-1]["evidence"]] == [e["quote"] for e in en[-1]["evidence"]]
