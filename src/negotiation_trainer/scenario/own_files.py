"""Files of an instructor's own in a folder of the data folder: house packs, rubrics.

They are found, known, read and checked alike; what each holds is known further up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from negotiation_trainer.scenario.checks.shape import check_shape
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.values import Node
from negotiation_trainer.scenario.yaml_source import Source, read_source

Held = TypeVar("Held", bound=Node)


@dataclass(frozen=True, slots=True)
class OwnFile(Generic[Held]):
    """A file as read: what it holds, or what is wrong with it."""

    path: Path
    held: Held | None
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnKind(Generic[Held]):
    """One kind of such files: its folder, its first key, its model, and checks of its names."""

    folder: str
    key: str
    model: type[Held]
    names: Callable[[Subject, Held], Iterator[Diagnostic]]

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

    def judge(self, path: Path, source: Source) -> OwnFile[Held]:
        """The same for what was read already, or for what a file might say instead."""
        subject = Subject(path=path, source=source, model=self.model)
        problems = list(source.problems)
        if source.whole:
            problems += [item for item in check_shape(subject) if item not in problems]
        held = cast("Held | None", subject.fitted.model) if not problems else None
        if held is not None:
            problems += [*self._name(subject), *self.names(subject, held)]
        problems.sort(key=lambda problem: problem.place)
        return OwnFile(path, None if problems else held, tuple(problems))

    def _name(self, subject: Subject) -> Iterator[Diagnostic]:
        word, stem = subject.data[self.key], subject.path.name.removesuffix(".yaml")
        if word != stem:
            yield subject.at("NT221", (self.key,), word=word, file_name=stem)
