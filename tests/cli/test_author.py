"""`author`: what it refuses before the preview opens."""

import io
from argparse import Namespace
from pathlib import Path

import pytest

from negotiation_trainer.analysis.findings import Example, Finding
from negotiation_trainer.cli.commands import author
from negotiation_trainer.cli.context import (
    HOME_VARIABLE,
    Context,
    UnusableContentError,
    UsageError,
)
from negotiation_trainer.cli.progress import WIPE
from negotiation_trainer.cli.run import build_parser
from negotiation_trainer.records.findings import keep_findings

LIBRARY = Path(__file__).parents[1] / "tui" / "library"
LADDER = str(LIBRARY / "us" / "borrowed-ladder.yaml")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def refusal(folder: Path, words: list[str], lang: str = "en", stream=Terminal) -> str:
    """Return the line a call is refused with."""
    given: Namespace = build_parser(lang).parse_args(["author", *words])
    context = Context(lang, {HOME_VARIABLE: str(folder)}, stream(), stream(), stream())
    with pytest.raises((UsageError, UnusableContentError)) as refused:
        author.run(given, context)
    return str(refused.value)


def test_without_a_terminal_it_says_so(tmp_path):
    """A pipe cannot show a screen."""
    assert refusal(tmp_path, [LADDER], stream=io.StringIO) == "author needs a terminal."


@pytest.mark.parametrize("words", [["no-such-thing"], ["no-such-thing.yaml"]])
def test_a_scenario_that_is_not_there_is_named(tmp_path, words):
    """By id or by path."""
    assert f"There is no scenario “{words[0]}”" in refusal(tmp_path, words)


@pytest.mark.parametrize(
    ("option", "known"),
    [
        (["--state", "nowhere"], "hello, talking, agreed"),
        (["--mood", "nowhere"], "furious, cross, civil"),
        (["--know", "cousin", "nowhere"], "cousin"),
    ],
)
@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "no “nowhere”; there is: {}"), ("zh", "“nowhere”在这个场景里没有；可以用：{}")],
)
def test_a_word_the_scenario_does_not_have_is_answered_with_those_it_has(
    tmp_path, option, known, lang, told
):
    """State, mood and facts."""
    assert told.format(known) in refusal(tmp_path, [LADDER, *option], lang)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "First run negotiation-trainer analyse"), ("zh", "先运行 negotiation-trainer analyse")],
)
def test_a_finding_of_what_was_never_analysed_says_what_to_run(tmp_path, lang, told):
    """Before anything opens."""
    assert told in refusal(tmp_path, [LADDER, "--finding", "1"], lang)


@pytest.mark.parametrize("number", ["0", "3", "-1"])
def test_a_finding_that_is_not_there_is_answered_with_the_last_one(tmp_path, number):
    """Counted from 1, as the report counts."""
    keep_findings(tmp_path, Path(LADDER), [Finding(word, Example()) for word in "ab"])
    assert "went up to 2" in refusal(tmp_path, [LADDER, f"--finding={number}"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"choose": 1}\n\n{"choose": }\n', "moves.jsonl:3: "),
        (b'{"hint": true}\n', "moves.jsonl:1: "),
        (b'{"offer": {"monthly": "much"}}\n', "moves.jsonl:1: "),
        (b"\xff", "This file cannot be read"),
        (None, "This file cannot be read"),
    ],
)
def test_moves_that_are_none_are_refused_with_their_line(tmp_path, content, told):
    """No JSON, no move, no offer, no text, no file."""
    path = tmp_path / "moves.jsonl"
    if content is not None:
        path.write_bytes(content)
    assert told in refusal(tmp_path, [LADDER, "--moves", str(path)])


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "reading and checking"), ("zh", "正在读")], ids=["en", "zh"]
)
def test_it_says_what_it_does_before_anything_is_read(tmp_path, lang, words):
    """On a slow machine that takes seconds; the line goes away again."""
    given = build_parser(lang).parse_args(["author", LADDER, "--state", "nowhere"])
    err = Terminal()
    context = Context(lang, {HOME_VARIABLE: str(tmp_path)}, Terminal(), err, Terminal())
    with pytest.raises(UsageError):
        author.run(given, context)
    assert words in err.getvalue()
    assert err.getvalue().endswith(WIPE)
