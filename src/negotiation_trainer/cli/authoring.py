"""What the author's preview opens with: the files, the talk to go on from, where it begins."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection
from functools import partial

from negotiation_trainer.analysis.findings import Example, Finding
from negotiation_trainer.analysis.preview import Preview, Scene
from negotiation_trainer.analysis.preview_files import AuthorFiles
from negotiation_trainer.cli.context import Context, UsageError
from negotiation_trainer.cli.inputs import moves_in
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.cli.progress import Progress
from negotiation_trainer.records.findings import kept_findings
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.diagnostics import as_typed


def prepared(arguments: Namespace, context: Context, waiting: Progress) -> Callable[[], int]:
    """Read what a call names, and return what shows the preview."""
    practice = practice_for(context)
    files = _files(arguments.scenario, practice, context)
    found = _found(arguments, files, context)
    example = found.example
    files.read()
    # Only what was read tells which files there are to watch.
    stamp = files.stamp()
    preview = Preview(files.check(files.read()), _scene(arguments), seed=example.seed)
    _refuse_unknown(preview, context)
    if example.inputs:
        waiting.tell("talk", 0.4, context.text("author.replays"))
        preview.show(example, practice.reader())
    waiting.tell("app", 0.8, context.text("author.opens"))
    from negotiation_trainer.tui.app import run_app
    from negotiation_trainer.tui.screens.author import AuthorScreen

    def first() -> AuthorScreen:
        return AuthorScreen(preview, files, stamp, found)

    return partial(run_app, practice, lang=context.lang, first=first)


def _files(reference: str, practice: Practice, context: Context) -> AuthorFiles:
    with failures_told(context):
        place = practice.locate(reference)
    if not place.path.is_file():
        raise UsageError(context.text("error.no_scenario", found=reference))
    return AuthorFiles(place.path, practice.roots, practice.home)


def _found(arguments: Namespace, files: AuthorFiles, context: Context) -> Finding:
    """Return the talk to go on from: a finding's, a file's, or none; only the first has words."""
    if arguments.moves is not None:
        return Finding("", Example(tuple(moves_in(arguments.moves, context)), arguments.seed))
    number: int | None = arguments.finding
    if number is None:
        return Finding("", Example(seed=arguments.seed))
    kept = kept_findings(context.home, files.path).findings
    if not kept:
        raise UsageError(context.text("author.unanalysed", scenario=as_typed(arguments.scenario)))
    if not 1 <= number <= len(kept):
        raise UsageError(context.text("author.no_finding", number=number, last=len(kept)))
    return kept[number - 1]


def _scene(arguments: Namespace) -> Scene:
    return Scene(arguments.state, arguments.mood, frozenset(arguments.know))


def _refuse_unknown(preview: Preview, context: Context) -> None:
    """Say which word of the call the scenario does not have; one that is broken is not asked."""
    compiled, scene = preview.compiled, preview.scene
    if compiled is None:
        return
    asked: list[tuple[str, Collection[str]]] = [
        (scene.state, compiled.states),
        (scene.mood, compiled.persona.edges),
        *((fact, compiled.facts) for fact in sorted(scene.known)),
    ]
    for word, known in asked:
        if word and word not in known:
            names = ", ".join(known)
            raise UsageError(context.text("author.unknown", word=word, all=names))
