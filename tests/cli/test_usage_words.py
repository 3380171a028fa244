"""The parser's own words, in the language of the program."""

import argparse
import inspect

import pytest

from negotiation_trainer.messages import area


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


def test_the_texts_that_are_translated_are_the_parser_s_own():
    """One that this version of Python says otherwise would stay English."""
    said = inspect.getsource(argparse).replace("'\n                        '", "")
    for key, texts in area("usage").items():
        assert texts["en"] in said, key
