"""Which checks a file gets, and all their findings in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from negotiation_trainer.collector import uninterrupted
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.checks.acceptance import check_acceptance
from negotiation_trainer.scenario.checks.course import check_course
from negotiation_trainer.scenario.checks.early import check_early
from negotiation_trainer.scenario.checks.facts import check_facts, check_opening_mood
from negotiation_trainer.scenario.checks.figures import check_case, check_parts, check_position
from negotiation_trainer.scenario.checks.identity import check_identity
from negotiation_trainer.scenario.checks.names import check_names, check_taken
from negotiation_trainer.scenario.checks.overdue import check_overdue
from negotiation_trainer.scenario.checks.personas import check_lines, check_machine
from negotiation_trainer.scenario.checks.replies import check_replies
from negotiation_trainer.scenario.checks.shape import check_shape
from negotiation_trainer.scenario.checks.signs import check_signs
from negotiation_trainer.scenario.checks.slips import check_slips
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.surroundings import (
    folders,
    persona_file,
    stem_of,
    subject_of,
)
from negotiation_trainer.scenario.checks.texts import case_of_any, check_texts
from negotiation_trainer.scenario.checks.threats import check_threats
from negotiation_trainer.scenario.checks.tongue import names_no_language
from negotiation_trainer.scenario.checks.traps import check_traps, trapped
from negotiation_trainer.scenario.checks.weekdays import check_weekdays
from negotiation_trainer.scenario.checks.wordings import check_wordings
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase, Severity
from negotiation_trainer.scenario.library import (
    Pack,
    is_misnamed,
    lines_path,
    named_right,
    persona_names,
    shipped_root,
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay_model import Overlay
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.playthrough import Playthrough
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.scalars import found
from negotiation_trainer.scenario.yaml_source import Source

MAX_FINDINGS = 500
GENERAL: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    check_names,
    check_shape,
    check_traps,
    check_taken,
    check_texts,
    check_signs,
    check_slips,
    check_wordings,
    check_parts,
)
"""Checks of the raw data; they need no file that is sound as a whole."""

FIRST_KEY = re.compile(
    "^(scenario|persona|pack|playthrough|overlay|conduct|rubric) *[:：]", re.MULTILINE
)
"""The key by which an author's file is known, whatever its name."""

Check = Callable[[Path, Source, Sequence[Path], Files], Sequence[Diagnostic]]
"""What is wrong with a file that says what a source says, as `check_source` tells it."""

COURSE = ("start", "states", "anywhere", "outcomes")
"""The parts of a scenario that the course of the talk depends on."""

OF_REPLIES = frozenset({"NT417", "NT418", "NT419", "NT441"})

OF_SIGNS = frozenset({"NT206", "NT424"})
"""What is no second fault of a name that leads nowhere."""

ONE_IDENTIFIER, LIST_OF_ONE, CURLY = "NT511", "NT145", "NT147"

_M = TypeVar("_M", bound=BaseModel)


def check_file(
    path: Path, roots: Sequence[Path] = (), files: Files | None = None
) -> list[Diagnostic]:
    """Every problem of one file, sorted by place; `roots` are searched for personas as well.

    `files` may know the file and those around it already.
    """
    files = files or Files()
    return check_source(path, files.source(path), roots, files)


def check_source(
    path: Path, source: Source, roots: Sequence[Path], files: Files
) -> list[Diagnostic]:
    """The same for what was read already, or for what a file might say instead."""
    if not source.whole:
        return list(source.problems)
    if is_misnamed(path):
        return [Diagnostic("NT109", str(path), arguments={"file_name": named_right(path)})]
    everywhere = (*roots, shipped_root())
    subject = subject_of(path, source, everywhere, files)
    findings = list(source.problems)
    for check in GENERAL if isinstance(source.data, dict) else (check_shape,):
        findings += islice(check(subject), MAX_FINDINGS + 1)
    if isinstance(source.data, dict):
        findings += islice(_of_its_kind(subject, everywhere, files), MAX_FINDINGS + 1)
    return _listed(subject, findings)


def check_library(
    root: Path,
    roots: Sequence[Path] = (),
    files: Files | None = None,
    check: Check = check_source,
) -> list[Diagnostic]:
    """Every problem of every file below a folder, file by file."""
    files = files or Files()
    return [
        finding
        for path in files_below(root, files)
        for finding in check(path, files.source(path), (root, *roots), files)
    ]


def files_below(root: Path, files: Files | None = None) -> list[Path]:
    """Return the files below a folder that are checked with it."""
    files = files or Files()
    return sorted(path for path in root.rglob("*") if _is_meant(path, files))


def check_paths(
    paths: Iterable[Path],
    roots: Sequence[Path] = (),
    files: Files | None = None,
    check: Check = check_source,
) -> list[Diagnostic]:
    """Every problem of files and folders; `check` may know more kinds of files."""
    files, found = files or Files(), list[Diagnostic]()
    with uninterrupted():
        for path in paths:
            if path.is_dir():
                found += check_library(path, roots, files, check)
            else:
                found += check(path, files.source(path), roots, files)
    return found


def _is_meant(path: Path, files: Files) -> bool:
    """Whether a file below a folder is checked: others keep their own in `.yml`, or in `.txt`."""
    misnamed = is_misnamed(path)
    if not (misnamed or path.suffix == ".yaml") or not path.is_file():
        return False
    return not misnamed or bool(FIRST_KEY.search(files.source(path).text))


def _of_its_kind(subject: Subject, roots: Sequence[Path], files: Files) -> Iterator[Diagnostic]:
    """What only this kind of file is checked for, as far as its parts are sound.

    Nobody who checks one scenario waits for what checks its overlays and playthroughs.
    """
    if subject.model is Scenario:
        yield from _name(subject, "scenario")
        yield from _persona(subject, roots, files)
        yield from _scenario(subject)
    elif subject.model is Playthrough:
        from negotiation_trainer.scenario.checks.playthroughs import check_playthrough

        yield from _name(subject, "playthrough")
        yield from check_playthrough(subject, roots, files)
    elif subject.model is Overlay:
        from negotiation_trainer.scenario.checks.overlays import check_overlay

        yield from check_overlay(subject, roots, files)
    elif subject.model is Pack:
        yield from _name(subject, "pack")
    else:
        yield from _name(subject, "persona")
        machine = files.fit(subject.path, subject.source, Persona).model
        lines = files.fit(subject.path, subject.source, PersonaLines).model
        if machine is not None:
            yield from check_machine(subject, machine)
        if lines is not None:
            yield from _machine_beside(subject, roots)
            yield from check_lines(subject, lines)


def _scenario(subject: Subject) -> Iterator[Diagnostic]:
    scenario: Scenario | None = subject.fitted.model
    case = scenario.case if scenario is not None else _part(Case, subject.data.get("case"))
    if case is not None and not trapped(subject, "case"):
        yield from check_case(subject, case)
    if scenario is not None:
        yield from check_facts(subject, scenario)
        yield from check_opening_mood(subject, scenario)
        yield from check_early(subject, scenario)
        yield from check_identity(subject, scenario)
        yield from check_position(subject, scenario)
        yield from check_weekdays(subject, scenario)
        yield from check_overdue(subject, scenario)
    course = scenario or _part(Scenario, _course_only(subject.data))
    if course is not None:
        yield from check_course(subject, course)
    if scenario is not None and not trapped(subject, "states"):
        yield from check_replies(subject, scenario)
        yield from check_threats(subject, scenario)
        yield from check_acceptance(subject, scenario)


def _course_only(data: dict[str, Any]) -> dict[str, Any]:
    """The file with everything but the talk itself made harmless."""
    return {
        "scenario": "x",
        "title": "x",
        "summary": "x",
        "persona": "x",
        "case": case_of_any(),
        "mandate": {},
        "debtor": {"can_pay": {"now": 0, "monthly": 0}, "concedes": [{}]},
        **{name: data[name] for name in COURSE if name in data},
    }


def _part(model: type[_M], data: Any) -> _M | None:
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _name(subject: Subject, field: str) -> Iterator[Diagnostic]:
    word, stem = subject.data.get(field), stem_of(subject.path)
    if isinstance(word, str) and word != stem:
        yield subject.at("NT221", (field,), word=word, file_name=stem)


def _persona(subject: Subject, roots: Sequence[Path], files: Files) -> Iterator[Diagnostic]:
    """Whether the debtor of a scenario exists, is sound and speaks its language."""
    word = subject.persona_name
    if not word:
        return
    machine = persona_file(subject.path, word, roots)
    places = folders(subject.path, roots)
    if machine is None:
        names = persona_names(places)
        told = advice(word, names, _called(names, subject.path, roots, files))
        yield subject.at("NT304", ("persona",), word=word, **told)
        return
    if subject.persona is None:
        yield subject.at("NT306", ("persona",), file_name=_short(machine), path=machine)
    if names_no_language(subject):
        return
    lines = lines_path(word, subject.lang, places)
    if lines is None:
        file_name = f"{word}.{subject.lang}.yaml"
        lang = Phrase(f"lang-{subject.lang}")
        yield subject.at("NT305", ("persona",), word=word, lang=lang, file_name=file_name)
    elif files.model(lines, PersonaLines).model is None:
        yield subject.at("NT306", ("persona",), file_name=_short(lines), path=lines)


def _called(
    names: Sequence[str], path: Path, roots: Sequence[Path], files: Files
) -> dict[str, str]:
    """Personas by their titles, in either language."""
    machines = {name: persona_file(path, name, roots) for name in names}
    found = {
        name: files.model(machine, Persona).model for name, machine in machines.items() if machine
    }
    return {
        title.casefold(): name
        for name, persona in found.items()
        if persona is not None
        for title in persona.title.values()
    }


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _machine_beside(subject: Subject, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    """Whether there is a sound machine that these lines can be held against."""
    if subject.persona is not None:
        return
    word = subject.persona_name
    machine = persona_file(subject.path, word, roots)
    if machine is None:
        yield subject.at("NT609", ("persona",), word=word, file_name=f"{word}.yaml")
    else:
        yield subject.at("NT611", ("persona",), file_name=_short(machine))


def _listed(subject: Subject, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    kept = sorted(_unanimous(subject, findings), key=lambda finding: finding.place)
    unfit = subject.fitted.model is None
    if unfit and not any(item.severity is Severity.ERROR for item in kept):
        # Should a complaint of the model be unknown here, the file must still not pass.
        problem = Phrase("problem-other", {"found": found(subject.data)})
        kept.append(subject.at("NT229", (), key=stem_of(subject.path), problem=problem))
    if len(kept) > MAX_FINDINGS:
        last = kept[MAX_FINDINGS - 1]
        told = replace(last, code="NT142", arguments={"limit": MAX_FINDINGS}, hint_id="")
        kept = [*kept[:MAX_FINDINGS], told]
    return kept


def _unanimous(subject: Subject, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """One voice for one thing: no second finding about what YAML or a name is already told for.

    What replies do cannot be weighed as long as an act or a topic among them is unknown.
    """
    broken = {(item.line, item.column) for item in subject.source.problems}
    named = {(item.line, item.column) for item in findings if item.code in {"NT301", "NT302"}}
    astray = named | {(item.line, item.column) for item in findings if item.code == "NT304"}
    wrong = {(item.line, item.column) for item in findings if item.severity is Severity.ERROR}
    joined = {item.line for item in findings if item.code == LIST_OF_ONE}
    seen = set()
    for finding in findings:
        spot = (finding.line, finding.column)
        voice = (finding.code, *spot, str(finding.arguments.get("field")))
        is_second = spot in broken and finding not in subject.source.problems
        is_second = is_second or (bool(named) and finding.code in OF_REPLIES)
        is_second = is_second or (finding.code in OF_SIGNS and spot in astray)
        is_second = is_second or (finding.code in {CURLY, LIST_OF_ONE} and spot in wrong)
        is_second = is_second or (finding.code == ONE_IDENTIFIER and finding.line in joined)
        if voice in seen or is_second:
            continue
        seen.add(voice)
        yield finding
