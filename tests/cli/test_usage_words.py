"""The parser's own words, in the language of the program."""

import argparse
import inspect
import json
import re
from pathlib import Path

import pytest

from negotiation_trainer.dialogue.inputs import Kind, parse_input
from negotiation_trainer.messages import area, placeholders, say


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("play",), "还缺少：SCENARIO", "the following arguments are required: SCENARIO"),
        (("list", "--foo"), "不认识：--foo", "unrecognized arguments: --foo"),
        (
            ("play", "x", "--seed"),
            "参数 --seed：后面要有一个值",
            "argument --seed: expected one argument",
        ),
        (("simulate", "x", "--runs", "0"), "“0”不行，要 1 到 10000", "from 1 to 10000"),
        (("simulate", "x", "--runs", "many"), "“many”不是整数", "“many” is not a whole number"),
        (("analyse", "x", "--seconds", "0"), "最少 1", "1 at least"),
        (("play", "x", "--seed", "9" * 30), "太大了", "too big a number"),
        (("play", "x", "--plain", "--json"), "不能和 --plain 一起用", "not allowed with argument"),
    ],
)
def test_a_bad_call_is_told_in_one_line_of_one_language(call, arguments, zh, en):
    """And in the other language again in its own words, whichever was asked for first."""
    for lang, words in (("zh", zh), ("en", en), ("zh", zh)):
        done = call("--lang", lang, *arguments)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert len(done.err.splitlines()) == 1


def test_one_is_told_as_one():
    """A word that hangs on a number is that of the number, as the value is shown."""
    told = {count: say("analyse", "progress.scores", "en", count=count) for count in (0, 1, 2)}
    assert told == {n: f"scores: {n} talk{'' if n == 1 else 's'} finished" for n in told}
    assert placeholders("{n} {n|talk|talks}") == {"n"}


def test_the_texts_that_are_translated_are_the_parser_s_own():
    """One that this version of Python says otherwise would stay English."""
    said = inspect.getsource(argparse).replace("'\n                        '", "")
    for key, texts in area("usage").items():
        assert texts["en"] in said, key


@pytest.mark.parametrize(
    ("lang", "page", "section"),
    [
        ("zh", "authoring.zh-CN.md", "用程序谈一场"),
        ("en", "authoring.md", "A talk by program"),
    ],
)
def test_the_help_of_play_shows_json_inputs_that_work(call, lang, page, section):
    """Two lines and an example, whose inputs are taken, and the section that has them all."""
    told = call("--lang", lang, "play", "--help").out
    example = re.search(r"echo '(.*)' \|", told)
    inputs = re.findall(r"\{\"\w+\": [^{}]*\}", told)

    assert f"docs/{page}" in told
    assert section in told
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text("utf-8")
    assert f"### {section}\n" in text
    assert example is not None
    for line in (example[1], *inputs):
        assert parse_input(json.loads(line)).is_move
        assert f'`{{"{next(iter(json.loads(line)))}": ' in text
    assert all(f'`{{"{kind}": ' in text for kind in Kind if kind is not Kind.MARK)


@pytest.mark.parametrize(
    ("lang", "version", "heard"),
    [
        ("zh", "显示版本号", "这些话用的语言"),
        ("en", "show program's version number", "language of the utterances"),
    ],
)
def test_help_tells_version_and_language_in_its_own_language(call, lang, version, heard):
    """`--lang` of `read` is the language of what is read."""
    assert version in call("--lang", lang, "--help").out
    assert heard in call("--lang", lang, "read", "--help").out
