"""Where the playthrough of a talk is kept: beside its scenario, or with the instructor's own files.

A shipped scenario's folder belongs to the program, so that what is recorded of it goes elsewhere.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter, ValidationError

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.practice import AmbiguousError, ContentError, Practice
from negotiation_trainer.records.recording import playthrough_text
from negotiation_trainer.records.store import Store
from negotiation_trainer.scenario.library import Place, read_parts
from negotiation_trainer.scenario.playthrough import SUFFIX
from negotiation_trainer.scenario.values import Id

_ID: TypeAdapter[str] = TypeAdapter(Id)
MOST_NAMES = 1000


class Why(StrEnum):
    """Why a playthrough is not kept beside its scenario."""

    BESIDE = ""
    SHIPPED = "shipped"
    READ_ONLY = "read_only"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder a playthrough goes to, and by which name it calls its scenario there."""

    folder: Path
    scenario: str
    why: Why = Why.BESIDE

    def path(self, name: str) -> Path:
        """Return the file of a playthrough called `name`."""
        return self.folder / f"{name}{SUFFIX}"

    def free_name(self, wanted: str) -> str:
        """Return an id nothing is kept under yet, as near as can be to the one wanted."""
        names = [wanted, *(f"{wanted}-{number}" for number in range(2, MOST_NAMES))]
        return next((name for name in names if not self.path(name).exists()), wanted)

    def keep(self, name: str, text: str, *, over: bool = False) -> Path:
        """Write a playthrough here and return its file; the folder is made (see `keep`)."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            reason = os.strerror(errno.ENOTDIR)
            raise NotADirectoryError(errno.ENOTDIR, reason, str(self.folder)) from None
        keep(self.path(name), text, over=over)
        return self.path(name)


def playthrough_name(file_name: str) -> str:
    """Return the id that goes with a file's name, whole or without its ending (`ValueError`)."""
    name = file_name.removesuffix(SUFFIX)
    try:
        return _ID.validate_python(name)
    except ValidationError:
        raise ValueError(file_name) from None


def shelf_for(practice: Practice, scenario: str) -> Shelf:
    """Return where a playthrough of a scenario goes; `scenario` is an id, `pack/id` or a path."""
    try:
        place = practice.locate(scenario)
    except (ContentError, AmbiguousError, OSError, ValueError):
        return Shelf(practice.home / "scenarios", scenario, Why.GONE)
    return shelf_of(practice, place)


def shelf_of(practice: Practice, place: Place) -> Shelf:
    """Return where a playthrough of a scenario file goes."""
    own, folder = practice.home / "scenarios", place.path.parent
    if not place.path.is_file():
        return Shelf(own, place.qualified, Why.GONE)
    if folder.resolve().is_relative_to(practice.shipped.resolve()):
        return Shelf(own, place.qualified, Why.SHIPPED)
    if not os.access(folder, os.W_OK):
        inside = any(folder.resolve().is_relative_to(root.resolve()) for root in practice.roots)
        return Shelf(own, place.qualified if inside else str(place.path.resolve()), Why.READ_ONLY)
    return Shelf(folder, place.id)


def keep(path: Path, text: str, *, over: bool = False) -> None:
    """Write a playthrough; what is there already is replaced only when `over` (`FileExistsError`).

    `OSError` says why it cannot be written.
    """
    with path.open("w" if over else "x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def talk_text(
    practice: Practice,
    place: Place,
    said: Sequence[Mapping[str, Any]],
    *,
    name: str,
    scenario: str,
) -> str:
    """Return inputs, played through a scenario as it is on disk, as the text of a playthrough.

    `ContentError` if it cannot be played, `InputError` if an input cannot be taken, `ValueError`
    if there is none. The journal holds nothing of it.
    """
    parts = read_parts(place, practice.roots)
    bundle = practice.open_parts(parts, place.qualified)
    with TemporaryDirectory(prefix="playthrough-") as folder:
        store = Store(Path(folder))
        attempt = Attempt.begin(
            store,
            bundle,
            practice.reader(),
            mode=Mode.GUIDED,
            seed=0,
            at=bundle.compiled.case.contact.at.replace(tzinfo=None),
            trainee="",
            started=practice.clock(),
        )
        for data in said:
            attempt.give(data)
        return playthrough_text(store, attempt.id, name=name, scenario=scenario)
