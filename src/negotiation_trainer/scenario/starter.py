"""Starter files: a small whole scenario or persona, commented, for an author to change.

The texts live beside this module as plain files; only the ids are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from negotiation_trainer.scenario.library import (
    PACK_FILE,
    PERSONAS,
    persona_folders,
    persona_names,
    persona_path,
    shipped_root,
)
from negotiation_trainer.scenario.model import Lang
from negotiation_trainer.scenario.values import Id

STARTERS = files("negotiation_trainer.scenario") / "starters"
RESERVED = frozenset(
    {
        PACK_FILE.removesuffix(".yaml"),
        *("con", "prn", "aux", "nul"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    }
)
"""Names that cannot be a file of their own: the manifest of a pack, and devices of Windows."""

_ID: TypeAdapter[str] = TypeAdapter(Id)


class BadIdError(Exception):
    """A name that cannot be an id; the message is the name."""


class NoPersonaError(Exception):
    """A scenario was asked for with a persona that is nowhere; `known` are those there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


class ExistsError(Exception):
    """A file is there already and was left alone; the message is its path."""


def write_starter(
    kind: str,
    id: str,
    *,
    folder: Path,
    lang: str,
    persona: str,
    roots: Sequence[Path] = (),
) -> list[Path]:
    """Write the starter of a `scenario` or a `persona` and return its files, the main one first.

    `lang` (zh or en) is the language of a scenario's talk and of all comments. A scenario meets
    `persona`, which is beside it, in one of the `roots` or shipped (else `NoPersonaError`); a
    persona goes into the folder's `personas`, with its words in both languages. The folder is
    created. Nothing is ever overwritten: `ExistsError` before anything is written. `BadIdError` for
    an id that names no file of its own, `ValueError` for an unknown kind, `OSError` where nothing
    can be written.
    """
    for name in (id, persona):
        _require_id(name)
    texts = _texts(kind, id, lang=lang)
    home = _home(kind, folder)
    paths = [home / name for name in texts]
    for path in paths:
        if path.exists() or path.is_symlink():
            raise ExistsError(path)
    if kind == "scenario":
        _require_persona(persona, persona_folders(paths[0], (*roots, shipped_root())))
    home.mkdir(parents=True, exist_ok=True)
    for path, text in zip(paths, texts.values(), strict=True):
        _write(path, text.replace("{id}", id).replace("{persona}", persona))
    return paths


def _require_id(name: str) -> None:
    try:
        _ID.validate_python(name)
    except ValidationError:
        raise BadIdError(name) from None
    if name in RESERVED:
        raise BadIdError(name)


def _require_persona(name: str, folders: Sequence[Path]) -> None:
    if persona_path(name, folders) is None:
        raise NoPersonaError(name, persona_names(folders))


def _texts(kind: str, id: str, *, lang: str) -> Mapping[str, str]:
    """The files of a starter: name and template."""
    if kind == "scenario":
        return {f"{id}.yaml": _template(f"scenario.{lang}.yaml")}
    if kind == "persona":
        words = {f"{id}.{code}.yaml": _template(f"lines.{code}.yaml") for code in get_args(Lang)}
        return {f"{id}.yaml": _template(f"machine.{lang}.yaml"), **words}
    raise ValueError(kind)


def _template(name: str) -> str:
    return STARTERS.joinpath(name).read_text(encoding="utf-8")


def _home(kind: str, folder: Path) -> Path:
    """Where personas are looked for beside scenarios; the folder itself if it is that already."""
    if kind == "scenario" or folder.name == PERSONAS:
        return folder
    return folder / PERSONAS


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ExistsError(path) from None
