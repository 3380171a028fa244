"""What no single test sees: slow imports, texts in both languages, traces of a machine."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from negotiation_trainer.cli.arguments import ARGUMENTS
from negotiation_trainer.messages import LANGS, area, placeholders

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "negotiation_trainer"
MESSAGES = SOURCE / "messages"
AREAS = sorted(path.stem for path in MESSAGES.glob("*.toml"))
SLOW_IMPORTS = {"pydantic", "textual", "rich", "yaml", "numpy", "sqlite3", "transitions", "asyncio"}
CORE = (
    *("records", "analysis", "scoring", "dialogue", "language"),
    *("conduct", "scenario", "catalogue", "messages"),
)
CJK = re.compile(r"[\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:home|root|Users|tmp|work|mnt|opt)/[\w.]|[A-Z]:\\\\?Users\\"
)
TEXT_FILES = {".py", ".toml", ".yaml", ".json", ".txt", ".tcss", ".md"}
SAME_VALUE = {"name": "month"}  # a month by its number in Chinese, by its name in English
NAMES_THE_OTHER_LANGUAGE = {"keys.app.language.label"}
AREA_OF_FILE = {"briefing_text": "case", "plain_face": "plain", "debrief_text": "plain"}


def loaded_after(code: str) -> set[str]:
    """Return the top-level modules a clean interpreter has loaded after running code."""
    program = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        timeout=60,
    )
    names = json.loads(done.stderr.decode().splitlines()[-1])
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("arguments", [["--help"], ["play", "--help"], ["--version"], ["dance"]])
def test_help_and_bad_calls_import_nothing_slow(arguments):
    """They answer at once because nothing they do not need is loaded."""
    code = f"""
from negotiation_trainer.cli.run import run
sys.stdout = sys.stderr
try:
    run({arguments!r})
except SystemExit:
    pass
"""
    assert loaded_after(code) & SLOW_IMPORTS == set()


def test_the_core_loads_no_screen():
    """Every module below the faces, imported for real: a late import has no static trace."""
    code = f"""
import importlib, pkgutil
for part in {CORE!r}:
    package = importlib.import_module("negotiation_trainer." + part)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith(".tuning"):  # builds weights, with a library nothing else needs
            importlib.import_module(found.name)
"""
    assert loaded_after(code) & {"textual", "rich", "sqlalchemy"} == set()


def test_a_talk_loads_no_screen():
    """Playing in JSON needs neither Textual nor Rich."""
    code = (
        "from negotiation_trainer.cli.commands import play, list, show, read, replay, forget, new"
    )
    assert loaded_after(code) & {"textual", "rich"} == set()


def entries(name):
    """Return every entry of a message area with its dotted key, whatever its shape."""

    def walk(table, prefix):
        if not all(isinstance(value, dict) for value in table.values()):
            yield prefix, table
            return
        for key, value in table.items():
            yield from walk(value, f"{prefix}.{key}" if prefix else key)

    return list(walk(tomllib.loads((MESSAGES / f"{name}.toml").read_text(encoding="utf-8")), ""))


@pytest.mark.parametrize("name", AREAS)
def test_every_message_is_there_in_both_languages(name):
    """No entry lacks a language, and both fill in the same values."""
    assert entries(name)
    for key, entry in entries(name):
        assert set(entry) == set(LANGS), key
        zh, en = ({SAME_VALUE.get(n, n) for n in placeholders(entry[lang])} for lang in LANGS)
        assert zh == en, key


@pytest.mark.parametrize("name", AREAS)
def test_chinese_is_chinese_and_english_is_english(name):
    """A text left untranslated is found by its letters."""
    for key, entry in entries(name):
        if f"{name}.{key}" in NAMES_THE_OTHER_LANGUAGE:
            continue
        zh, en = (re.sub(r"\{\w+\}|negotiation-trainer", "", entry[lang]) for lang in LANGS)
        assert CJK.search(zh) or not LETTER.search(zh), f"{name}.{key}: {zh}"
        assert not CJK.search(en), f"{name}.{key}: {en}"


def said_keys():
    """Yield area and key of every message the command line and the core name literally."""
    for path in sorted(SOURCE.rglob("*.py")):
        own = "cli" if SOURCE / "cli" in path.parents else ""
        own = AREA_OF_FILE.get(path.stem, own)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                yield from ((path.name, *found) for found in _named(call, own))


def _named(call, own):
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    words = [_constants(arg) for arg in call.args]
    if name == "say" and len(words) >= 2 and len(words[0]) == 1 and words[0][0] in AREAS:
        yield from ((words[0][0], key) for key in words[1])
    elif own and name in ("text", "_text") and words:
        yield from ((own, key) for key in words[0])


def _constants(arg):
    """The texts an argument can be: a literal, or a choice between two."""
    if isinstance(arg, ast.IfExp):
        return _constants(arg.body) + _constants(arg.orelse)
    literal = isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    return [arg.value] if literal else []


def test_every_message_that_is_said_exists():
    """A key without an entry is found here and not by a user."""
    found = list(said_keys())
    assert len(found) > 100
    missing = [(file, where, key) for file, where, key in found if key not in area(where)]
    assert missing == []
    assert [name for name in ARGUMENTS if f"help.{name}" not in area("cli")] == []


def test_no_file_names_a_place_on_somebodys_machine():
    """Paths of one machine mean nothing on another."""
    found = []
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in TEXT_FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if MACHINE_PATH.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_the_pattern_for_such_places_works():
    """It finds what it should and nothing else."""
    for bad in ('"/home/kim/x"', "open(/tmp/y)", r"C:\\Users\\kim", "/root/.cache"):
        assert MACHINE_PATH.search(bad), bad
    for good in ("and/or", "https://example.org/work/x", "path/home/x", "a / b", "/offer now=500"):
        assert not MACHINE_PATH.search(good), good


@pytest.mark.parametrize("other", ["实情", "隐情", "心情", "同理", "试演"])
def test_one_thing_has_one_chinese_name(other):
    """事实, 情绪, 共情 and 演练, as the format and the catalogue call them, in program and docs."""
    guides = [ROOT / "README.zh-CN.md", *(ROOT / "docs").glob("*.md"), *MESSAGES.glob("*.toml")]
    lines = {
        f"{path.name}: {line}"
        for path in guides
        if path.name != "format.zh-CN.md"  # quotes the catalogue, where words explain each other
        for line in path.read_text(encoding="utf-8").splitlines()
        if other in line
    }
    assert lines == set()
