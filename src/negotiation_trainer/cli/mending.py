"""`check --fix`: mends files, those that others depend on first, and shows what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from negotiation_trainer.cli.context import Context
from negotiation_trainer.cli.own_files import check_any
from negotiation_trainer.scenario.diagnostics import Diagnostic, entries
from negotiation_trainer.scenario.fixes import (
    ChangedMeanwhileError,
    Mended,
    mend,
    mendable,
    write,
)
from negotiation_trainer.scenario.library import PACK_FILE, PERSONAS
from negotiation_trainer.scenario.playing import is_playthrough
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.render import excerpt
from negotiation_trainer.scenario.visible import visible

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Target:
    """A file to mend and where its personas may be."""

    path: Path
    roots: tuple[Path, ...]


def targets(paths: Sequence[Path], roots: tuple[Path, ...]) -> list[Target]:
    """Every YAML file among files and folders, packs and personas before what needs them."""
    found = {
        file.resolve(): Target(file, (path, *roots) if path.is_dir() else roots)
        for path in paths
        for file in (_below(path) if path.is_dir() else [path])
    }
    return sorted(found.values(), key=lambda target: _rank(target.path))


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml") if path.is_file())


def _rank(path: Path) -> int:
    if path.name == PACK_FILE:
        return 0
    if path.parent.name == PERSONAS:
        return 1 + path.name.count(".")
    if is_playthrough(path):
        return 6
    return 3 + path.name.count(".")


def mend_all(found: Sequence[Target], *, dry: bool, context: Context) -> list[Mended]:
    """Mend files; `dry` writes nothing. What could not be written is told and left out."""
    files, mended = Files(), []
    for target in found:
        done = mend(target.path, target.roots, files, check_any)
        if done.changes and (dry or _written(done, context)):
            mended.append(done)
    return mended


def _written(done: Mended, context: Context) -> bool:
    try:
        write(done.path, done.before, done.after)
    except ChangedMeanwhileError:
        context.tell(context.text("check.fix_changed", file=visible(str(done.path))))
    except OSError as error:
        why = visible(error.strerror or str(error))
        context.tell(context.text("check.fix_refused", file=visible(str(done.path)), why=why))
    else:
        return True
    return False


def with_cure(found: Sequence[Diagnostic], roots: Sequence[Path]) -> list[bool]:
    """For each finding whether `--fix` would mend it."""
    able = {item.file for item in found if entries()[item.code].fix}
    files = Files()
    places = set().union(*(mendable(Path(file), roots, files, check_any) for file in sorted(able)))
    return [item.place in places for item in found]


def difference(done: Mended) -> Iterator[str]:
    """The lines of one file before and after, each under its place and what was found there."""
    codes = _codes(done)
    before, after = done.before.splitlines(), done.after.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        for shift in range(max(end - start, new_end - new_start)):
            old = before[start + shift] if start + shift < end else None
            new = after[new_start + shift] if new_start + shift < new_end else None
            number = min(start + shift, end - 1) + 1
            where = f"{visible(str(done.path))}:{number}"
            yield " ".join((f"{where}:", *sorted(codes.get(number, ()))))
            yield from _pair(old, new)


def _codes(done: Mended) -> dict[int, set[str]]:
    codes: dict[int, set[str]] = {}
    for change in done.changes:
        for number in range(change.line, change.line + len(change.before)):
            codes.setdefault(number, set()).add(change.finding.code)
    return codes


def _pair(old: str | None, new: str | None) -> Iterator[str]:
    """A line before and after, cut around where they part."""
    texts = [text for text in (old, new) if text is not None]
    column = _parting(*texts) + 1 if len(texts) > 1 else 1
    for sign, text in (("-", old), ("+", new)):
        if text is not None:
            shown, _ = excerpt(text, column, column + 1, width=WIDTH - 4)
            yield f"  {sign} {shown}".rstrip()


def _parting(old: str, new: str) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
