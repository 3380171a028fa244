"""`translate`: writes a scenario's words in its other language to fill in, or refreshes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from negotiation_trainer.cli.context import Context, Exit, UnusableContentError, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.messages import LANGS
from negotiation_trainer.records.practice import ContentError, Practice
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Severity
from negotiation_trainer.scenario.library import Place, overlay_path, read_parts
from negotiation_trainer.scenario.overlay_writing import overlay_text, write_overlay
from negotiation_trainer.scenario.visible import visible
from negotiation_trainer.scenario.yaml_source import read_source

HARMLESS = frozenset({"NT905", "NT910"})
"""Errors of an overlay that refreshing it leaves where they are."""


def run(arguments: Namespace, context: Context) -> int:
    """Write the overlay beside the scenario and say what is in it."""
    practice = practice_for(context)
    with failures_told(context):
        place = practice.locate(arguments.scenario)
        _refuse_shipped(arguments.scenario, place, practice, context)
        path, text, told = _made(place, practice.roots, context)
    try:
        write_overlay(path, text)
    except OSError as error:
        raise UnusableContentError(context.text("error.write", why=error)) from None
    context.write(str(path))
    context.tell(told)
    return Exit.OK


def _refuse_shipped(named: str, place: Place, practice: Practice, context: Context) -> None:
    """Leave the program's own folder alone, unless the very file in it was named."""
    inside = place.path.resolve().is_relative_to(practice.shipped.resolve())
    if inside and not named.endswith(".yaml"):
        folder = visible(str(practice.home / "scenarios"))
        raise UsageError(context.text("translate.shipped", found=visible(named), folder=folder))


def _made(place: Place, roots: Sequence[Path], context: Context) -> tuple[Path, str, str]:
    """The overlay's path, its text, and what to say of it (`ContentError` if broken)."""
    parts = read_parts(place, roots)
    _require_sound(place.path, roots)
    other = next(lang for lang in LANGS if lang != parts.lang)
    path = overlay_path(place.path, other)
    old = read_source(path) if path.exists() else None
    if old is not None:
        _require_sound(path, roots)
    source = parts.scenario.source
    text, counts = overlay_text(source, place.id, (parts.lang, other), speak=context.lang, old=old)
    key = "translate.new" if old is None else "translate.again"
    return path, text, context.text(key, **asdict(counts))


def _require_sound(path: Path, roots: Sequence[Path]) -> None:
    found = check_file(path, roots)
    broken = [item for item in found if item.severity is Severity.ERROR]
    if told := tuple(item for item in broken if item.code not in HARMLESS):
        raise ContentError(str(path), told)
