"""Files of an instructor's own in a folder of the data folder: house packs, rubrics.

They are found, known, read and checked alike; what each holds is known further up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from negotiation_trainer.scenario.checks.names import check_names
from negotiation_trainer.scenario.checks.shape import check_shape
from negotiation_trainer.scenario.checks.slips import check_slips
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.values import Node
from negotiation_trainer.scenario.yaml_source import Source, read_source

SCENARIOS = "scenarios"
"""The folder of a data folder that holds an instructor's own scenarios."""

Held = TypeVar("Held", bound=Node)


@dataclass(frozen=True, slots=True)
class OwnFile(Generic[Held]):
    """A file as read: what it holds, or what is wrong with it."""

    path: Path
    held: Held | None
    problems: tuple[Diagnostic, ...] = ()


def _no_doubts(subject: Subject, held: Any, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    del subject, held, roots
    yield from ()


@dataclass(frozen=True, slots=True)
class OwnKind(Generic[Held]):
    """One kind of such files: its folder, its first key, its model, and checks of its names.

    `doubts` are warnings about a sound file among the scenarios of some folders: `check` tells
    them, and a talk is played all the same.
    """

    folder: str
    key: str
    model: type[Held]
    names: Callable[[Subject, Held], Iterator[Diagnostic]]
    doubts: Callable[[Subject, Held, Sequence[Path]], Iterator[Diagnostic]] = _no_doubts

    def files(self, home: Path) -> list[Path]:
        """Find those of a data folder, in order of name."""
        folder = home / self.folder
        return sorted(folder.glob("*.yaml")) if folder.is_dir() else []

    def claims(self, path: Path, data: Any) -> bool:
        """Whether a file is meant as one: by its folder, or by its first key."""
        first = next(iter(data), "") if isinstance(data, dict) else ""
        return path.parent.name == self.folder or first == self.key

    def read(self, path: Path) -> OwnFile[Held]:
        """Read one file; never raises on what it holds."""
        return self.judge(path, read_source(path))

    def check(self, path: Path, source: Source, roots: Sequence[Path]) -> Sequence[Diagnostic]:
        """Everything that is wrong with a file, and of a sound one what is in doubt."""
        own = self.judge(path, source)
        if own.held is None:
            return own.problems
        subject = Subject(path=path, source=source, model=self.model)
        beside = path.parent.parent / SCENARIOS
        slight = [item for item in check_names(subject) if item.severity is not Severity.ERROR]
        doubts = self.doubts(subject, own.held, (beside, *roots))
        found = [*slight, *check_slips(subject), *doubts]
        return sorted(found, key=lambda doubt: doubt.place)

    def judge(self, path: Path, source: Source) -> OwnFile[Held]:
        """The same for what was read already, or for what a file might say instead."""
        subject = Subject(path=path, source=source, model=self.model)
        problems = list(source.problems)
        if source.whole:
            problems += self._plainly(subject, problems)
        held = cast("Held | None", subject.fitted.model) if not problems else None
        if held is not None:
            problems += [*self._name(subject), *self.names(subject, held)]
        problems.sort(key=lambda problem: problem.place)
        return OwnFile(path, None if problems else held, tuple(problems))

    def _plainly(self, subject: Subject, known: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """What the file's data are wrong in; an unknown name is told as that, whatever its form."""
        unknown = [item for item in check_names(subject) if item.severity is Severity.ERROR]
        named = {(item.line, item.column) for item in unknown}
        for item in (*check_shape(subject), *unknown):
            renamed = item.code == "NT206" and (item.line, item.column) in named
            if item not in known and not renamed:
                yield item

    def _name(self, subject: Subject) -> Iterator[Diagnostic]:
        word, stem = subject.data[self.key], subject.path.name.removesuffix(".yaml")
        if word != stem:
            yield subject.at("NT221", (self.key,), word=word, file_name=stem)
