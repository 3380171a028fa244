"""Bad calls and bad surroundings: an exit code, one clear line, never a traceback."""

import re
import sqlite3

import pytest

from negotiation_trainer.cli.run import wanted_lang
from tests.cli.conftest import SAMPLE

COMMANDS = ("list", "show", "play", "read", "check", "new", "replay", "forget", "schema")
CALLS = (
    ("list",),
    ("show", SAMPLE),
    ("play", SAMPLE, "--json"),
    ("play", SAMPLE, "--plain"),
    ("read",),
    ("check", SAMPLE),
    ("new", "scenario", "mine"),
    ("schema", "scenario"),
)

BAD_CALLS = [
    ("dance",),
    ("--dance",),
    ("--lang",),
    ("--lang", "fr", "list"),
    ("list", "--lang", "auto"),
    ("list", "extra"),
    ("show",),
    ("show", "nobody-wrote-this"),
    ("show", "cn/nobody"),
    ("show", ""),
    ("show", "/"),
    ("show", "."),
    ("show", "\x1b[31m"),
    ("play",),
    ("play", SAMPLE),
    ("play", "nobody-wrote-this", "--json"),
    ("play", "nobody-wrote-this", "--plain"),
    ("play", SAMPLE, "--json", "--plain"),
    ("play", SAMPLE, "--json", "--mode", "easy"),
    ("play", SAMPLE, "--json", "--seed", "x"),
    ("play", SAMPLE, "--json", "--seed", "9" * 30),
    ("play", SAMPLE, "--json", "--seed", "9" * 6000),
    ("play", SAMPLE, "--json", "--now", "tomorrow"),
    ("play", SAMPLE, "--json", "--now", ""),
    ("play", SAMPLE, "--js"),
    ("replay",),
    ("replay", "nothing-1", "--json"),
    ("replay", "\udcff"),
    ("forget",),
    ("forget", "nothing-1"),
    ("forget", "--trainee", "nobody"),
    ("forget", "--trainee", "\udcff"),
    ("forget", "nothing-1", "--trainee", "nobody"),
    ("new", "scenario"),
    ("new", "novel", "x"),
    ("new", "scenario", "../x"),
    ("new", "scenario", "Capital Letters"),
    ("new", "persona", "con"),
    ("schema", "poem"),
    ("read", "--json"),
    (),
]


@pytest.mark.parametrize("arguments", BAD_CALLS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bad_call_is_one_line_and_exit_code_2(call, arguments, lang):
    """Nothing on stdout, and no word of Python's own."""
    answer = call(*arguments, locale=f"{lang}_XX.UTF-8")
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith("negotiation-trainer: ")
    assert "Error" not in answer.err
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("text", ["scenario: [", "", "\x00", "- 1\n", "scenario: x\ntitle: y\n"])
@pytest.mark.parametrize(
    "command", [("show",), ("play", "--json"), ("play", "--plain"), ("check",)]
)
def test_bad_content_is_told_with_its_place_and_exit_code_1(call, tmp_path, command, text):
    """The file, the line and what is wrong, not a traceback."""
    path = tmp_path / "torn.yaml"
    path.write_text(text, encoding="utf-8")
    answer = call(command[0], str(path), *command[1:])
    assert answer.code == 1
    told = answer.out if command[0] == "check" else answer.err
    assert re.search(rf"^{re.escape(str(path))}:[12]:\d+: ", told, re.MULTILINE)
    assert "Traceback" not in answer.out + answer.err
    assert "unexpected" not in answer.err


@pytest.mark.parametrize("command", [("show",), ("play", "--json"), ("check",)])
def test_a_missing_file_and_a_folder_in_its_place_are_content(call, tmp_path, command):
    """A path that ends in .yaml names a file whether or not it is there."""
    (tmp_path / "folder.yaml").mkdir()
    for name in ("missing.yaml", "folder.yaml"):
        answer = call(command[0], str(tmp_path / name), *command[1:])
        assert answer.code == 1
        assert name in answer.out + answer.err
        assert "unexpected" not in answer.err


def test_bytes_that_are_no_text_are_told(call, tmp_path):
    """A picture under the name of a scenario."""
    path = tmp_path / "picture.yaml"
    path.write_bytes(bytes(range(256)))
    answer = call("play", str(path), "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "picture.yaml:" in answer.err


@pytest.mark.parametrize("arguments", CALLS)
def test_the_program_s_language_is_set_before_or_after_the_command(call, tmp_path, arguments):
    """Both places, both spellings, the same answer."""
    first, *rest = arguments
    ways = (
        ("--lang", "zh", *arguments),
        ("--lang=zh", *arguments),
        (first, "--lang", "zh", *rest),
        (*arguments, "--lang=zh"),
    )
    answers = set()
    for number, way in enumerate(ways):
        own = tmp_path / str(number)
        answer = call(*way, given="hello\n", where=own)
        assert answer.code == 0
        answers.add((answer.out + answer.err).replace(str(own), "HOME"))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("arguments", "locale", "lang"),
    [
        ([], "zh_CN.UTF-8", "zh"),
        ([], "en_US.UTF-8", "en"),
        ([], "de_DE.UTF-8", "en"),
        ([], "C", "en"),
        (["--lang", "en"], "zh_CN.UTF-8", "en"),
        (["list", "--lang=zh"], "en_US.UTF-8", "zh"),
    ],
)
def test_the_language_follows_the_locale_unless_it_is_set(arguments, locale, lang):
    """A call's own word goes before the machine's."""
    assert wanted_lang(arguments, {"LC_ALL": locale}) == lang


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_in_both_languages(call, command, lang):
    """Every command explains itself on stdout."""
    answer = call("--lang", lang, *filter(None, [command]), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert any("\u4e00" <= c <= "\u9fff" for c in answer.out) is (lang == "zh")
    if not command:
        assert all(f"  {name} " in answer.out for name in COMMANDS)


def test_help_names_no_command_that_is_not_there(call):
    """What is listed can be called."""
    out = call("--help").out
    for name in ("analyse", "simulate", "graph", "review", "progress", "serve"):
        listed = f"  {name} " in out
        assert (call(name, "--help").code == 0) is listed


@pytest.mark.parametrize("where", ["/dev/null/home", "/proc/no-such-place", "file"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("play", SAMPLE, "--json"),
        ("play", SAMPLE, "--plain"),
        ("replay", "x-1"),
        ("forget", "x-1"),
        ("new", "scenario", "mine"),
    ],
)
def test_a_data_directory_that_cannot_be_written_is_told(call, tmp_path, arguments, where):
    """One line with the system's own reason, exit code 1."""
    place = tmp_path / "file" if where == "file" else where
    (tmp_path / "file").write_text("in the way")
    answer = call(*arguments, given="\n", where=place)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "unexpected" not in answer.err


@pytest.mark.parametrize("arguments", [("list",), ("show", SAMPLE), ("check", SAMPLE)])
def test_what_only_reads_needs_no_data_directory(call, arguments):
    """Looking is always possible."""
    answer = call(*arguments, where="/dev/null/home")
    assert answer.code == 0


@pytest.mark.parametrize("damage", [b"this is no journal at all" * 100, b"SQLite format 3\x00" * 9])
@pytest.mark.parametrize(
    "arguments",
    [("play", SAMPLE, "--json"), ("replay", "lost-keys-1"), ("forget", "--trainee", "kim")],
)
def test_a_damaged_journal_is_told_and_left_alone(call, home, arguments, damage):
    """Exit code 1; the bytes are not touched, so they can be rescued."""
    home.mkdir()
    journal = home / "journal.db"
    journal.write_bytes(damage)
    answer = call(*arguments)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "unexpected" not in answer.err
    assert journal.read_bytes() == damage


def test_a_journal_of_a_newer_version_is_told(call, home):
    """An old program does not touch it."""
    assert call("play", SAMPLE, "--json").code == 0
    with sqlite3.connect(home / "journal.db") as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    answer = call("play", SAMPLE, "--json")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
