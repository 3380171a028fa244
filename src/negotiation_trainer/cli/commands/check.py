"""`check`: every problem of an author's files, each at its place, and what a problem means."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from negotiation_trainer.cli.around import Around, look_around
from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.explain_text import explanation_data, explanation_text
from negotiation_trainer.cli.mending import difference, mend_all, targets, with_cure
from negotiation_trainer.cli.own_files import check_any, is_own, own_folders
from negotiation_trainer.scenario.checks import check_paths, files_below
from negotiation_trainer.scenario.diagnostics import QUOTE_CELLS, Diagnostic, Severity
from negotiation_trainer.scenario.explain import explain, meant
from negotiation_trainer.scenario.fixes import Mended
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.playing import (
    is_playthrough,
    playthrough_files,
    scenario_paths,
)
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.render import render, workflow_command
from negotiation_trainer.scenario.visible import clip, visible


def run(arguments: Namespace, context: Context) -> int:
    """Check files and folders, or explain a code."""
    if arguments.explain is not None:
        return _explain(arguments, context)
    if arguments.dry_run and not arguments.fix:
        raise UsageError(context.text("check.dry_run_alone"))
    mended = _mended(arguments, context) if arguments.fix else []
    looked = _look(arguments, context)
    found = looked.found
    if arguments.dry_run:
        told = {str(item.path): list(item.findings) for item in mended}
        found = [item for item in found if item.file not in told]
        found = sorted(chain(found, *told.values()), key=lambda item: item.place)
    cures = with_cure(found, _roots(context)) if not arguments.fix else []
    cures += [False] * len(looked.around.found) if not arguments.fix else []
    _write(found, looked.around, arguments, context, mended=mended, cures=cures)
    for folder in looked.empty:
        context.tell(context.text("check.nothing", folder=visible(str(folder))))
    every = [*found, *looked.around.found]
    if arguments.format != "json" and looked.count:
        _sum_up(
            every,
            context,
            mended=mended,
            cures=sum(cures),
            dry=arguments.dry_run,
            files=looked.count,
        )
        if looked.scenarios and not (looked.errors or arguments.reader):
            context.tell(context.text("check.unheard"))
    return Exit.CONTENT if looked.errors or looked.empty else Exit.OK


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked at and is wrong with it; `empty` folders were named and hold nothing."""

    found: list[Diagnostic]
    around: Around
    scenarios: Sequence[Path]
    named: Sequence[Path]
    empty: Sequence[Path]

    @property
    def errors(self) -> bool:
        """Whether anything was found that is more than a doubt."""
        every = chain(self.found, self.around.found)
        return any(item.severity is Severity.ERROR for item in every)

    @property
    def count(self) -> int:
        """How many files were looked at."""
        return len({path.resolve() for path in self.named}) + self.around.count


def _roots(context: Context) -> tuple[Path, ...]:
    return (context.home / "scenarios", shipped_root())


def _mended(arguments: Namespace, context: Context) -> list[Mended]:
    """Mend the files asked for; without any path the instructor's own, never the shipped ones."""
    own = [folder for folder in _roots(context)[:1] if folder.is_dir()]
    paths = arguments.paths or own + own_folders(context.home)
    return mend_all(targets(paths, _roots(context)), dry=arguments.dry_run, context=context)


def _sum_up(
    found: Sequence[Diagnostic],
    context: Context,
    *,
    mended: list[Mended],
    cures: int,
    dry: bool,
    files: int,
) -> None:
    errors = sum(item.severity is Severity.ERROR for item in found)
    counts = {"errors": errors, "warnings": len(found) - errors, "files": files}
    if mended:
        places = sum(len(item.changes) for item in mended)
        key = "check.fix_would" if dry else "check.fix_sum"
        context.tell(context.text(key, places=places, files=len(mended)))
    if mended and dry:
        key = "check.fix_then" if found else "check.fix_then_clean"
    else:
        key = "check.sum_with_cures" if cures else "check.sum" if found else "check.clean"
    context.tell(context.text(key, **counts, cures=cures))


def _look(arguments: Namespace, context: Context) -> _Looked:
    """Check what is named and, of what lies around it, what keeps it from play.

    Without any path, that is the instructor's own and the shipped files.
    """
    roots = _roots(context)
    shipped_too = [root for root in roots if root.is_dir()] + own_folders(context.home)
    paths, files = arguments.paths or shipped_too, Files()
    below = {path: files_below(path, files) for path in paths if path.is_dir()}
    named = [file for path in paths for file in below.get(path, [path])]
    found = check_paths(paths, roots, files, check_any)
    around = look_around(named, roots, context.home, files)
    found += _played(paths, found, context) if arguments.play else []
    scenarios = [path for path in scenario_paths(paths) if not is_own(path, files)]
    found += _heard(scenarios, context) if arguments.reader else []
    empty = [path for path in arguments.paths if path in below and not below[path]]
    return _Looked(found, around, scenarios, named, empty)


def _played(paths: Sequence[Path], found: Sequence[Diagnostic], to: Context) -> list[Diagnostic]:
    """What differs when the sound playthroughs among some files and folders are played."""
    from negotiation_trainer.cli.practising import practice_for
    from negotiation_trainer.records.rehearsing import Rehearser, findings

    files = {
        file.resolve(): file
        for path in paths
        for file in (playthrough_files(path) if path.is_dir() else [path])
        if is_playthrough(file)
    }
    broken = {item.file for item in found if item.severity is Severity.ERROR}
    sound = [file for file in files.values() if str(file) not in broken]
    practice = practice_for(to)
    rehearser = Rehearser(practice, practice.reader())
    return [item for file in sound for item in findings(rehearser.play(file), to.lang)]


def _heard(scenarios: Sequence[Path], to: Context) -> list[Diagnostic]:
    """Where reader and author disagree about the replies of the sound ones among scenarios."""
    if not scenarios:
        return []
    from negotiation_trainer.cli.hearing import heard
    from negotiation_trainer.cli.practising import practice_for, reader

    practice = practice_for(to)
    to.tell(to.text("check.listening"))

    def told(done: int, total: int) -> None:
        to.tell(to.text("check.heard", done=done, total=total))

    return list(heard(scenarios, practice, reader(), to.lang, told))


def _write(
    found: Sequence[Diagnostic],
    around: Around,
    arguments: Namespace,
    context: Context,
    *,
    mended: Sequence[Mended],
    cures: Sequence[bool],
) -> None:
    if arguments.format == "json":
        every = [*found, *around.found]
        context.write_json(_data(every, arguments, context.lang, mended=mended, cures=cures))
        return
    told = context.tell if arguments.format == "github" else context.write
    for line in (line for done in mended for line in difference(done)):
        told(line)
    to_text = workflow_command if arguments.format == "github" else render
    for item in found:
        context.write(to_text(item, lang=context.lang))
    if around.found:
        context.tell(context.text("check.around", files=around.count))
    for item in around.found:
        context.write(to_text(item, lang=context.lang))


def _data(
    found: Sequence[Diagnostic],
    arguments: Namespace,
    lang: str,
    *,
    mended: Sequence[Mended],
    cures: Sequence[bool],
) -> Any:
    """Return an array of findings; with `--fix` an object of what was mended and what is left."""
    if not arguments.fix:
        pairs = zip(found, cures, strict=True)
        return [{**item.as_data(lang), "fixable": cure} for item, cure in pairs]
    return {
        "written": not arguments.dry_run,
        "fixes": [change.as_data(lang) for item in mended for change in item.changes],
        "findings": [item.as_data(lang) for item in found],
    }


def _explain(arguments: Namespace, context: Context) -> int:
    """Tell what one code means (`UsageError` for an unknown one)."""
    if arguments.paths or arguments.fix:
        raise UsageError(context.text("check.explain_alone"))
    word = arguments.explain
    item = explain(word)
    if item is None:
        guess = meant(word)
        key = "check.no_code_but" if guess else "check.no_code"
        raise UsageError(context.text(key, found=clip(visible(word), QUOTE_CELLS), nearest=guess))
    if arguments.format == "json":
        context.write_json(explanation_data(item, context.lang))
    else:
        for line in explanation_text(item, context):
            context.write(line)
    return Exit.OK
