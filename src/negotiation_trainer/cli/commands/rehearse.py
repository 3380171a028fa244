"""`rehearse`: plays playthroughs and tells what differs, what they reach, or records a new one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from negotiation_trainer.analysis.coverage import coverage
from negotiation_trainer.cli.context import Context, Exit, UnusableContentError, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.cli.rehearse_text import (
    coverage_data,
    coverage_lines,
    played_data,
    played_lines,
)
from negotiation_trainer.messages import say
from negotiation_trainer.records.keeping import keep, playthrough_name
from negotiation_trainer.records.recording import playthrough_text
from negotiation_trainer.records.rehearsing import Played, Rehearser, found_files, talks
from negotiation_trainer.scenario.diagnostics import as_typed
from negotiation_trainer.scenario.playthrough import SUFFIX
from negotiation_trainer.scenario.yaml_source import read_source

AREA = "rehearse"


def run(arguments: Namespace, context: Context) -> int:
    """Play what is named, or record an attempt."""
    if arguments.record is not None:
        if arguments.paths or arguments.coverage or arguments.json:
            raise UsageError(say(AREA, "record_alone", context.lang))
        return _record(arguments, context)
    if arguments.output is not None:
        raise UsageError(say(AREA, "output_alone", context.lang))
    practice = practice_for(context)
    with failures_told(context):
        files = found_files(arguments.paths, practice)
    if not files:
        raise UsageError(say(AREA, "none", context.lang))
    rehearser = Rehearser(practice, practice.reader())
    if arguments.coverage:
        return _coverage(files, rehearser, arguments, context)
    return _play(files, rehearser, arguments, context)


def _play(files: Sequence[Path], rehearser: Rehearser, arguments: Namespace, to: Context) -> int:
    """Play them all; what goes as expected takes one line."""
    told, passed = [], 0
    for path in files:
        played = rehearser.play(path)
        passed += played.passed
        if arguments.json:
            told.append(played_data(played, to.lang))
        else:
            for line in played_lines(played, to.lang):
                to.write(line)
    if arguments.json:
        to.write_json(told)
    to.tell(say(AREA, "sum", to.lang, count=len(files), passed=passed))
    return Exit.OK if passed == len(files) else Exit.CONTENT


def _coverage(
    files: Sequence[Path], rehearser: Rehearser, arguments: Namespace, context: Context
) -> int:
    """Add up the playthroughs scenario by scenario.

    Those that go otherwise than expected still reach what they do, and are told of all the same.
    """
    played = [rehearser.play(path) for path in files]
    failed = [one for one in played if not one.passed]
    for one in failed:
        for line in played_lines(one, context.lang):
            context.tell(line)
    names = dict.fromkeys(one.bundle.name for one in played if one.bundle is not None)
    told = [
        _covered(name, [one for one in played if one.bundle and one.bundle.name == name], context)
        for name in names
    ]
    if arguments.json:
        context.write_json([data for data, _ in told])
    else:
        for _, lines in told:
            for line in lines:
                context.write(line)
    if failed:
        passed = len(played) - len(failed)
        context.tell(say(AREA, "sum", context.lang, count=len(played), passed=passed))
    return Exit.CONTENT if failed else Exit.OK


def _covered(
    name: str, played: Sequence[Played], context: Context
) -> tuple[dict[str, object], list[str]]:
    bundle, place = played[0].bundle, played[0].place
    assert bundle is not None
    assert place is not None
    talked, source = talks(played), read_source(place.path)
    found = coverage(bundle.compiled, talked)
    lines = coverage_lines(name, found, source, count=len(talked), lang=context.lang)
    data = coverage_data(name, found, source, files=[str(one.path) for one in played])
    return data, list(lines)


def _record(arguments: Namespace, context: Context) -> int:
    """Write the playthrough of an attempt; nothing is ever overwritten."""
    path: Path | None = arguments.output
    name = arguments.record if path is None else _name(path, context)
    with failures_told(context):
        try:
            text = playthrough_text(practice_for(context).store, arguments.record, name=name)
        except KeyError:
            raise UsageError(context.text("error.no_attempt", found=arguments.record)) from None
        except ValueError:
            told = say(AREA, "nothing_recorded", context.lang, found=arguments.record)
            raise UnusableContentError(told) from None
    if path is None:
        context.write(text.rstrip("\n"))
        return Exit.OK
    _write(path, text, context)
    context.tell(say(AREA, "recorded", context.lang, path=as_typed(path)))
    return Exit.OK


def _name(path: Path, context: Context) -> str:
    """Return the id that goes with a file's name."""
    try:
        if not path.name.endswith(SUFFIX):
            raise ValueError(path)
        return playthrough_name(path.name)
    except ValueError:
        raise UsageError(say(AREA, "record_name", context.lang, found=path.name)) from None


def _write(path: Path, text: str, context: Context) -> None:
    try:
        keep(path, text)
    except FileExistsError:
        raise UnusableContentError(context.text("error.exists", found=path)) from None
    except (OSError, ValueError) as error:
        raise UnusableContentError(context.text("error.write", why=error)) from None
