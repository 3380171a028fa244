"""`read`: one answer a line, in order, in the shape of the scriptable face."""

import json

import pytest

from negotiation_trainer.catalogue.entries import catalogue

FIELDS = {
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
MARKS = {
    "acts": {"id", "score", "span"},
    "topics": {"id", "score", "span"},
    "breaches": {"id", "score", "span", "sure", "because"},
    "figures": {"kind", "value", "span"},
}
LINES = (
    "您好，我是海岳消费金融的顾言，工号5127，请问是秦女士吗？",
    "I hear how tired you are of these calls, and I am sorry.",
    "再不还钱，我就打电话给你单位领导，让所有同事都知道你欠钱！",
    "You could pay $200 now and $300 a month for six months.",
    "每月还800元，分6期，行吗？",
    "",
    "   ",
    "?!",
    "😀😀",
    "ok 好的",
)


def test_one_answer_a_line_in_order(call):
    """Every line has its answer, empty ones too; spans lie inside the text."""
    answer = call("read", given="\n".join(LINES) + "\n")
    assert answer.code == 0
    assert [found["text"] for found in answer.events] == list(LINES)
    for found in answer.events:
        assert {name: type(found[name]) for name in FIELDS} == FIELDS
        for name, fields in MARKS.items():
            for mark in found[name]:
                assert set(mark) >= fields
                start, end = mark["span"]
                assert 0 <= start < end <= len(found["text"])
        for name in ("acts", "topics", "breaches"):
            known = getattr(catalogue(), name)
            assert all(mark["id"] in known for mark in found[name])
            scores = [mark["score"] for mark in found[name]]
            assert scores == sorted(scores, reverse=True)


def test_both_languages_are_read(call):
    """The plainest of acts, a grave threat and figures, whichever language."""
    found = call("read", given="\n".join(LINES)).events
    assert [item["lang"] for item in found[:5]] == ["zh", "en", "zh", "en", "zh"]
    acts = [{mark["id"] for mark in item["acts"]} for item in found[:5]]
    assert "identify_self" in acts[0]
    assert {"acknowledge_feeling", "apologise"} & acts[1]
    assert {b["id"] for b in found[2]["breaches"]} & {"threat", "third_party"}
    assert "200.00" in {f["value"] for f in found[3]["figures"]}
    assert "800.00" in {f["value"] for f in found[4]["figures"]}


def test_plain_text_and_objects_are_read_alike(call):
    """An object may carry the line before; what is no such object is read as it stands."""
    words = "I understand, that must have been hard."
    lines = [
        words,
        json.dumps({"text": words}),
        json.dumps({"text": words, "context": "My mother died in March."}),
        json.dumps({"text": words, "context": 3}),
        json.dumps({"words": words}),
        "{not json",
        '{"a":' * 100_000,
    ]
    found = call("read", given="\n".join(lines) + "\n").events
    assert [item["text"] for item in found] == [words] * 4 + lines[4:]
    assert found[0] == found[1] == found[3]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_can_be_fixed(call, lang):
    """`--lang` after the command, `auto` by default."""
    found = call("read", "--lang", lang, given="OK\n好\n").events
    assert [item["lang"] for item in found] == [lang, lang]
    assert call("read", "--lang", "auto", given="好\n").events[0]["lang"] == "zh"


def test_stdout_holds_answers_only(call):
    """Which reader it is, is narration."""
    answer = call("read", given="hello\n")
    assert len(answer.out.splitlines()) == 1
    assert len(answer.err.splitlines()) == 1


def test_bytes_that_are_no_utf8_and_controls_are_answered(call):
    """Nothing raw comes back, nothing is lost."""
    answer = call("read", given=b"\xff\xfehello\x1b[31m\x9b\n\x00\nlast\n")
    assert (answer.code, len(answer.events)) == (0, 3)
    assert answer.events[2]["text"] == "last"
    assert "\x1b" not in answer.out


@pytest.mark.slow
def test_a_line_of_a_hundred_thousand_letters_is_answered(call):
    """Long input is slow at worst, and the next line is read."""
    found = call("read", given="word " * 20_000 + "\nhello\n").events
    assert len(found) == 2
    assert found[1]["text"] == "hello"
