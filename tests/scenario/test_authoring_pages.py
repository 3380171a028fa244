"""The pages for authors: every example is built, checked, and played; nothing in them is stale."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.cli.run import build_parser, run
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario import case_model, model, overlay_model, persona_model
from negotiation_trainer.scenario.diagnostics import Severity
from negotiation_trainer.scenario.library import read_model, shipped_root
from negotiation_trainer.scenario.persona_model import Persona
from negotiation_trainer.scoring.debrief import Debrief

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LANGS = ("zh", "en")
PAGES = (
    *("authoring.md", "authoring.zh-CN.md", "format.md", "format.zh-CN.md"),
    *("personas.md", "personas.zh-CN.md", "conduct-packs.md", "rubrics.md", "windows.md"),
)
GOOD_CHOICES = (2, 1, 1, 2, 3, 4, 1, 2)


def script(name: str) -> ModuleType:
    """One of the project's scripts as a module."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


examples = script("build_authoring_examples")
reference = script("build_format_reference")


class DeafReader:
    """Hears figures and nothing else: what debtors say to it is the persona's."""

    name = "deaf"

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Read no act at all."""
        del context
        figures = find_figures(text, lang=lang, currency=frame.currency, today=frame.today)
        return Reading(text, lang, figures=figures, empathy=1.0)


def page(lang: str) -> str:
    """The page for authors in a language."""
    text: str = examples.PAGES[lang].read_text("utf-8")
    return text


def pages(lang: str) -> list[str]:
    """Every page for authors in a language whose examples are built."""
    return [page(lang), examples.COOKBOOKS[lang].read_text("utf-8")]


def begin(stage: Any, folder: Path) -> Attempt:
    """An attempt at the file as it stands."""
    path = folder / stage.name
    path.write_text(stage.text, "utf-8")
    practice = Practice(folder, lambda: datetime(2026, 7, 1, tzinfo=UTC), DeafReader)
    return practice.begin(practice.open(str(path)), mode=Mode.GUIDED)


def played(lang: str, folder: Path) -> Debrief:
    """The finished scenario played with the best of its replies."""
    attempt = begin(list(examples.stages(page(lang)))[-1], folder)
    for choice in GOOD_CHOICES:
        attempt.give({"choose": choice})
    return attempt.debrief()


def commands() -> Iterator[Any]:
    """Every call of the program that a page shows."""
    for name in PAGES:
        text = (DOCS / name).read_text("utf-8")
        for line in re.findall(r"(?<![\w/-])negotiation-trainer(?: +[^\n`]*)?(?=\n)", text):
            yield pytest.param(line, id=f"{name}: {line[:60]}")


@pytest.mark.parametrize("lang", LANGS)
def test_the_answers_of_check_are_current(lang: str) -> None:
    """What the pages show is what `check` says (else run scripts/build_authoring_examples.py)."""
    for text in pages(lang):
        assert examples.rebuilt(text, lang) == text


def test_the_format_reference_is_current() -> None:
    """Both pages follow the models (else run scripts/build_format_reference.py)."""
    assert reference.stale() == []


@pytest.mark.parametrize("lang", LANGS)
def test_five_lines_grow_in_fifteen_steps(lang: str) -> None:
    """The page keeps what it promises, in both languages."""
    first = next(stage for stage in examples.stages(page(lang)) if stage.text)
    assert first.text.count("\n") == 5
    steps = re.findall(r"^### (\d+)\. ", page(lang), re.MULTILINE)
    assert steps == [str(number) for number in range(1, 16)]


@pytest.mark.parametrize("lang", LANGS)
def test_no_step_after_the_first_words_has_errors(lang: str) -> None:
    """Whoever stops at any step has a file that plays; the finished one has no findings."""
    stages = [stage for stage in examples.stages(page(lang)) if "\nstates:" in stage.text]
    for stage in stages:
        found, *_ = examples.findings(stage.name, stage.text)
        assert all(item.severity is not Severity.ERROR for item in found), stage.block.body
    assert examples.findings(stages[-1].name, stages[-1].text)[:2] == ([], 0)


@pytest.mark.parametrize("lang", LANGS)
def test_the_debtor_talks_as_soon_as_the_page_says_so(lang: str, tmp_path: Path) -> None:
    """With one state of one line he answers anything."""
    stage = next(s for s in examples.stages(page(lang)) if "\nstates:" in s.text)
    attempt = begin(stage, tmp_path)
    turns = [attempt.give({"say": words}) for words in ("嗯", "what?", "今天天气不错")]
    assert all(turn is not None and turn.line for turn in turns)


@pytest.mark.parametrize("lang", LANGS)
def test_the_finished_scenario_leads_to_an_agreement(lang: str, tmp_path: Path) -> None:
    """With its own replies; the deal is within mandate and means and every fact is found."""
    found = played(lang, tmp_path)
    assert (found.outcome, found.passed, found.hidden) == ("promised", True, ())
    assert found.deal is not None
    assert found.deal.affordable
    assert found.deal.inside_mandate


@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_shown_for_illustration_are_valid(lang: str) -> None:
    """They fit the models they are said to be of."""
    parts = [[b for b in examples.blocks(text) if b.verb == "part"] for text in pages(lang)]
    assert all(parts)
    for block in chain.from_iterable(parts):
        known = vars(model) | vars(case_model) | vars(persona_model) | vars(overlay_model)
        shown = yaml.safe_load(block.body)
        items = shown if isinstance(shown, list) else [shown]
        TypeAdapter(list[known[block.rest.strip()]]).validate_python(items)


@pytest.mark.parametrize("lang", LANGS)
def test_an_example_without_an_order_is_told(lang: str) -> None:
    """No YAML gets into the page unchecked."""
    with pytest.raises(ValueError, match="what is this block"):
        list(examples.stages(page(lang) + "\n```yaml\nmood: calm\n```\n"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["angry", "evasive", "hardship", "strategic"])
def test_the_table_of_personas_has_every_mood(lang: str, name: str) -> None:
    """With its heat; those that end the talk stand apart."""
    persona = read_model(shipped_root() / "personas" / f"{name}.yaml", Persona).model
    (row,) = re.findall(rf"^\| `{name}` \| (.*) \|$", page(lang), re.MULTILINE)
    start, *columns = row.split(" | ")
    shown = [dict(re.findall(r"`([\w-]+)` (\d)", column)) for column in columns]

    assert start == f"`{persona.start}`"
    for ends, column in zip((False, True), shown, strict=True):
        heats = {n: m.heat for n, m in persona.moods.items() if bool(m.ends) is ends}
        assert {mood: int(heat) for mood, heat in column.items()} == heats


@pytest.mark.parametrize("line", list(commands()))
def test_the_commands_shown_exist(line: str) -> None:
    """Every call parses as the program parses it."""
    told = re.split(r" +#| [<>|] ", line.rstrip('"'))[0]
    build_parser("en").parse_args(shlex.split(told)[1:])


@pytest.mark.parametrize("name", PAGES)
def test_links_between_the_pages_lead_somewhere(name: str) -> None:
    """File and heading of every link are there."""
    text = (DOCS / name).read_text("utf-8")
    for target, anchor in re.findall(r"\]\(([\w.-]+\.md)?(?:#([^)]+))?\)", text):
        there = (DOCS / (target or name)).read_text("utf-8")
        headings = re.findall(r"^#+ (.+)$", there, re.MULTILINE)
        known = {re.sub(r"[^\w\s-]", "", h).strip().lower().replace(" ", "-") for h in headings}
        assert not anchor or anchor in known, f"{target}#{anchor}"


@pytest.mark.parametrize("lang", LANGS)
def test_the_playthrough_shown_plays_the_finished_scenario(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands on the page of playthroughs goes as it expects, in either language."""
    last = list(examples.stages(page(lang)))[-1]
    (tmp_path / last.name).write_text(last.text, "utf-8")
    shown = re.findall(r"```yaml\n(.*?)```", (DOCS / "playthroughs.md").read_text("utf-8"), re.S)
    path = tmp_path / "my-first-good.play.yaml"
    path.write_text(shown[("en", "zh").index(lang)], "utf-8")
    assert run(["rehearse", str(path)]) == 0, capsys.readouterr()
