"""The explanations of findings: each example fires, each page is current, nothing is left out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from negotiation_trainer.cli.own_files import check_any, own_kinds
from negotiation_trainer.cli.run import build_parser
from negotiation_trainer.scenario.diagnostics import Severity, entries
from negotiation_trainer.scenario.explain import Example, Explanation, explain, explanations, meant
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.own_files import OwnKind
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.schema import FORMATS, json_schema, schema_of
from negotiation_trainer.scenario.starter import write_starter
from negotiation_trainer.scenario.yaml_events import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from negotiation_trainer.scenario.yaml_source import MAX_BYTES

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
LANGS = ("zh", "en")
CJK = re.compile("[\u4e00-\u9fff]")
EXAMPLES = {
    (code, lang): example
    for code, item in explanations().items()
    for lang, example in item.examples.items()
    if lang == "en" or example != item.examples["en"]
}
"""Every example by code and language; one that serves both stands under English alone."""


def script(name: str) -> ModuleType:
    """One of the project's scripts as a module."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pages = script("build_diagnostic_pages")


def base_file(name: str, folder: Path) -> Path:
    """A sound file to change, in a folder of its own; what it needs lies beside it."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    if name.startswith("starter"):
        lang = "zh" if name.endswith("-zh") else "en"
        write_starter("scenario", "my-first", folder=folder, lang=lang, persona="angry")
        write_starter("persona", "my-debtor", folder=folder, lang=lang, persona="angry")
    return (
        folder
        / {
            "lost-keys": "lost-keys.yaml",
            "lost-keys-zh": "lost-keys.zh.yaml",
            "lost-keys-play": "lost-keys.play.yaml",
            "porter": "personas/porter.yaml",
            "porter-lines": "personas/porter.en.yaml",
            "starter": "my-first.yaml",
            "starter-lines": "personas/my-debtor.en.yaml",
            "starter-zh": "my-first.yaml",
            "starter-lines-zh": "personas/my-debtor.zh.yaml",
        }[name]
    )


def codes(path: Path) -> set[str]:
    """The codes that the check finds in a file."""
    files, roots = Files(), (path.parent,)
    return {finding.code for finding in check_any(path, files.source(path), roots, files)}


def with_piece(example: Example, piece: str, folder: Path) -> Path:
    """The base file of an example with `piece` where its place is."""
    path = base_file(example.base, folder)
    text = path.read_text("utf-8")
    assert text.count(example.at) == 1
    path.write_text(text.replace(example.at, piece), "utf-8")
    return path


@pytest.mark.parametrize("name", sorted({example.base for example in EXAMPLES.values()}))
def test_the_files_that_examples_change_are_sound(name: str, tmp_path: Path) -> None:
    """Whatever the check finds in an example comes from the example."""
    assert codes(base_file(name, tmp_path)) == set()


@pytest.mark.parametrize(("code", "lang"), EXAMPLES)
def test_the_wrong_piece_is_found_and_the_right_one_is_sound(
    code: str, lang: str, tmp_path: Path
) -> None:
    """The fault fires its code; its cure leaves no error and no finding of that code."""
    example = EXAMPLES[code, lang]

    wrong = with_piece(example, example.wrong, tmp_path / "wrong")
    right = with_piece(example, example.right, tmp_path / "right")

    assert code in codes(wrong)
    assert code not in codes(right)
    assert {c for c in codes(right) if entries()[c].severity is Severity.ERROR} == set()


def as_text(text: str | bytes) -> Callable[[Path], Path]:
    """A way to make a case: a scenario file with this content."""

    def make(folder: Path) -> Path:
        path = base_file("lost-keys", folder)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return make


def changed(old: str, new: str) -> Callable[[Path], Path]:
    """A way to make a case: the sound scenario with one change."""

    def make(folder: Path) -> Path:
        path = base_file("lost-keys", folder)
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return path

    return make


def folder_for_file(folder: Path) -> Path:
    """A folder where the scenario should be."""
    path = folder / "lost-keys.yaml"
    path.mkdir(parents=True)
    return path


def other_ending(folder: Path) -> Path:
    """The sound scenario under a name that nobody looks for."""
    path = base_file("lost-keys", folder)
    return path.rename(path.with_suffix(".yml"))


def pipe(folder: Path) -> Path:
    """A pipe where the scenario should be."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in the file system here")
    folder.mkdir()
    os.mkfifo(folder / "lost-keys.yaml")
    return folder / "lost-keys.yaml"


def persona_without_english(folder: Path) -> Path:
    """An English scenario whose persona speaks Chinese only."""
    path = base_file("lost-keys", folder)
    (folder / "personas" / "porter.en.yaml").unlink()
    return path


def broken_persona(folder: Path) -> Path:
    """A scenario whose persona cannot be read."""
    path = base_file("lost-keys", folder)
    (folder / "personas" / "porter.yaml").write_text("persona: [", "utf-8")
    return path


def lines_of_broken(folder: Path) -> Path:
    """Lines beside a persona that has errors."""
    path = base_file("porter-lines", folder)
    machine = path.with_name("porter.yaml")
    machine.write_text(machine.read_text("utf-8").replace("start:", "begin:"), "utf-8")
    return path


def lines_alone(folder: Path) -> Path:
    """The words of a persona whose machine is gone."""
    path = base_file("porter-lines", folder)
    (folder / "personas" / "porter.yaml").unlink()
    return path


def two_scenarios_of_one_name(folder: Path) -> Path:
    """A playthrough of a scenario that is in two packs."""
    path = base_file("lost-keys-play", folder)
    for pack in ("one", "two"):
        (folder / pack).mkdir()
        shutil.copy(folder / "lost-keys.yaml", folder / pack)
    (folder / "lost-keys.yaml").unlink()
    return path


def first_is_best(folder: Path) -> Path:
    """The sound scenario, whose best reply is the first in all four states, with a fifth such."""
    fifth = """\
  fifth:
    lines: [{say: "Well?", calls_for: [apologise]}]
    replies:
      - {say: "I am sorry.", acts: [apologise]}
      - {say: "Pay.", acts: [demand]}
anywhere:
"""
    return changed("anywhere:\n", fifth)(folder)


def broken_scenario(folder: Path) -> Path:
    """A playthrough of a scenario that lacks what it needs."""
    path = base_file("lost-keys-play", folder)
    (folder / "lost-keys.yaml").write_text("scenario: lost-keys\n", "utf-8")
    return path


def overlay(name: str = "lost-keys.zh.yaml", **changes: str) -> Callable[[Path], Path]:
    """A way to make a case: the sound overlay under a name, with some keys changed."""

    def make(folder: Path) -> Path:
        text = base_file("lost-keys-zh", folder).read_text("utf-8")
        for key, value in changes.items():
            text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
        (folder / name).write_text(text, "utf-8")
        return folder / name

    return make


def overlay_to_fill_in(folder: Path) -> Path:
    """An overlay without a word in it."""
    path = base_file("lost-keys-zh", folder)
    path.write_text("overlay: lost-keys\nlang: zh\ntexts:\n  title: {of: dmvdqb}\n", "utf-8")
    return path


def overlay_without(folder: Path) -> Path:
    """An overlay whose scenario is gone."""
    path = base_file("lost-keys-zh", folder)
    (folder / "lost-keys.yaml").unlink()
    return path


def overlay_of_broken(folder: Path) -> Path:
    """An overlay of a scenario that lacks what it needs."""
    path = base_file("lost-keys-zh", folder)
    (folder / "lost-keys.yaml").write_text("scenario: lost-keys\n", "utf-8")
    return path


def copied_overlay(folder: Path) -> Path:
    """An overlay beside another scenario that says it is of the first."""
    path = overlay("copy.zh.yaml")(folder)
    shutil.copy(folder / "lost-keys.yaml", folder / "copy.yaml")
    return path


def own(name: str, text: str) -> Callable[[Path], Path]:
    """A way to make a case: a house pack or a rubric, the sound scenario near it."""

    def make(folder: Path) -> Path:
        base_file("lost-keys", folder)
        path = folder / name
        path.write_text(text, "utf-8")
        return path

    return make


CHINESE_ONLY = """\
conduct: ours
extends: us
rules:
  - id: our-thanks
    kind: must
    force: house
    check: {said: {groups: [{zh: [我们诊所]}], due: always}}
    severity: major
    text: {en: Thank them.}
    evidence: house
"""

TWO_WAYS = """\
conduct: ours
extends: us
rules:
  - id: ours-word
    kind: must-not
    force: house
    check: {breach: threat, mandate: kept}
    severity: minor
    text: {en: No threats.}
    evidence: house
"""
CASES: Mapping[str, Callable[[Path], Path]] = {
    "NT101": lambda folder: folder / "lots-keys.yaml",
    "NT102": folder_for_file,
    "NT103": lambda folder: folder / "lost\0keys.yaml",
    "NT104": as_text(b"#" * (MAX_BYTES + 1_000_000)),
    "NT105": as_text("title: 钥匙没还\n".encode("gbk")),
    "NT106": as_text("# nothing yet\n"),
    "NT107": changed("nobody returned", "nobody \x1breturned"),
    "NT108": pipe,
    "NT109": other_ending,
    "NT138": as_text("title: " + "[" * (MAX_DEPTH + 5) + "\n"),
    "NT139": as_text("- x\n" * (MAX_NODES + 1)),
    "NT140": changed("The keys nobody returned", "x" * (MAX_SCALAR + 1)),
    "NT142": as_text("- *a\n" * 5_000),
    "NT207": changed("A porter owes", "x" * 2_001),
    "NT220": as_text("- scenario: lost-keys\n- title: The keys\n"),
    "NT305": persona_without_english,
    "NT306": broken_persona,
    "NT229": own("ours.yaml", TWO_WAYS),
    "NT308": own("ours.yaml", "rubric: ours\nscenarios: [lost-key]\nchanges: {}\n"),
    "NT309": own("ours.yaml", CHINESE_ONLY),
    "NT310": own("ours.yaml", CHINESE_ONLY + CHINESE_ONLY.partition("rules:\n")[2]),
    "NT419": first_is_best,
    "NT514": own("ours.yaml", "rubric: ours\nchanges: {heat: {rise: 7}}\n"),
    "NT609": lines_alone,
    "NT611": lines_of_broken,
    "NT703": two_scenarios_of_one_name,
    "NT704": broken_scenario,
    "NT902": overlay_to_fill_in,
    "NT907": copied_overlay,
    "NT908": overlay_without,
    "NT909": overlay("lost-keys.en.yaml", lang="en"),
    "NT911": overlay_of_broken,
}
"""How the files are made that no short example can show."""

PLAYED = {"NT708", "NT709"}
"""Found by playing only; tests/cli/test_rehearse.py makes them."""

HEARD = {code for code in entries() if code.startswith("NT8")}
"""Found by the reader only; tests/cli/test_check_reader.py makes them."""


@pytest.mark.parametrize("code", CASES)
def test_a_case_without_an_example_is_found(code: str, tmp_path: Path) -> None:
    """What the page says in words is what gives the finding."""
    path = CASES[code](tmp_path / "case")

    assert code in codes(path)


def test_every_code_is_explained_by_an_example_or_a_case() -> None:
    """No code without a page, none twice, none that the table does not know."""
    assert list(explanations()) == sorted(entries())
    assert {code for code, item in explanations().items() if not item.examples} == {
        *CASES,
        *PLAYED,
        *HEARD,
    }


@pytest.mark.parametrize("item", explanations().values(), ids=str)
def test_every_explanation_speaks_both_languages(item: Explanation) -> None:
    """Why and how to mend, one to three sentences each, and a case where there is no example."""
    told = [item.why, item.mend, *([] if item.examples else [item.case])]
    for texts in told:
        assert CJK.search(texts["zh"])
        assert not CJK.search(texts["en"])
        assert len(re.findall(r"[。！？]", texts["zh"])) <= 3
        assert len(re.findall(r"[.!?](?=[ ”]|$)", texts["en"])) <= 4
    assert bool(item.case) is not bool(item.examples)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=map("-".join, EXAMPLES))
def test_an_example_is_short_and_keeps_its_shape(example: Example) -> None:
    """Six lines at most, moved left together, so that the fault stays to be seen."""
    wrong, right = example.shown()

    assert wrong != right
    assert max(wrong.count("\n"), right.count("\n")) < 6
    assert any(not line.startswith(" ") for line in right.splitlines())


def test_a_fault_of_indentation_survives_the_moving() -> None:
    """The tab stays, and so does the one space too many."""
    assert EXAMPLES["NT110", "en"].shown()[0] == "theft:\n\tabout: reason"
    assert EXAMPLES["NT114", "en"].shown()[0] == "product: other\n currency: USD"


@pytest.mark.parametrize("word", ["NT130", "nt130", "duplicate-key", "Duplicate_Key", " NT130 "])
def test_a_code_is_found_by_its_name_too(word: str) -> None:
    """However it is written."""
    item = explain(word)

    assert item is not None
    assert item.entry.code == "NT130"


def test_an_unknown_code_leads_to_the_nearest() -> None:
    """A slip is understood; anything else is not guessed at."""
    assert explain("dupicate-key") is None
    assert meant("dupicate-key") == "duplicate-key"
    assert meant("NT1300") == "NT130"
    assert meant("what is this") is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_sentence_shows_what_is_filled_in(lang: str) -> None:
    """Placeholders stand in angle brackets, none in braces."""
    said = explanations()["NT130"].message(lang)

    assert "‹key›" in said
    assert "‹first›" in said
    assert not any("{" in item.message(lang) for item in explanations().values())


def test_the_pages_are_current() -> None:
    """What lies in docs is what would be written (else run scripts/build_diagnostic_pages.py)."""
    assert pages.stale() == []


@pytest.mark.parametrize("code", entries())
def test_every_code_has_a_page_and_a_line_in_both_indexes(code: str) -> None:
    """The page holds both languages; the indexes lead to it."""
    page = (pages.FOLDER / f"{code}.md").read_text("utf-8")

    assert page.index("## English") < page.index("## 中文")
    for name in pages.INDEXES.values():
        assert f"]({code}.md)" in (pages.FOLDER / name).read_text("utf-8")


def undescribed(node: object, path: str = "") -> list[str]:
    """The properties of a JSON Schema without a description."""
    if isinstance(node, list):
        return [name for part in node for name in undescribed(part, path)]
    if not isinstance(node, dict):
        return []
    rules = node.get("properties", {})
    bare = [f"{path}.{name}" for name, rule in rules.items() if not rule.get("description")]
    return bare + [
        name for key, part in node.items() for name in undescribed(part, f"{path}/{key}")
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_key_of_a_schema_is_described(kind: str) -> None:
    """An editor can show what belongs there."""
    assert undescribed(json_schema(kind)) == []


@pytest.mark.parametrize("kind", own_kinds(), ids=lambda kind: kind.key)
def test_every_key_of_an_instructors_own_files_is_described(kind: OwnKind[Any]) -> None:
    """The same for house packs and rubrics, however deep."""
    assert undescribed(schema_of(kind.model)) == []


def test_a_key_without_a_description_would_be_noticed() -> None:
    """However deep it lies."""
    schema = {"$defs": {"Case": {"properties": {"at": {"type": "string"}}}}}

    assert undescribed(schema) == ["/$defs/Case.at"]


def test_the_hook_checks_what_authors_write_and_nothing_else() -> None:
    """Its call parses, and its pattern fits the files of a library."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *call = shlex.split(hook["entry"])
    shipped = [path.relative_to(ROOT).as_posix() for path in shipped_root().rglob("*.yaml")]
    own = ["conduct/ours.yaml", "rubrics/week-one.yaml"]
    others = [".github/workflows/check.yaml", "conduct/packs/cn.yaml", "scenarios/notes.md"]

    assert program == "negotiation-trainer"
    assert build_parser("en").parse_args([*call, *shipped]).command == "check"
    assert all(re.search(hook["files"], name) for name in [*shipped, *own])
    assert not any(re.search(hook["files"], name) for name in others)
