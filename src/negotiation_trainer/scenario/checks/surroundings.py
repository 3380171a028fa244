"""What kind of file one is, whose language it speaks and which persona it meets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.library import (
    PACK_FILE,
    PERSONAS,
    Pack,
    persona_folders,
    persona_path,
    read_model,
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.yaml_source import Source, read_source

LANGS = ("zh", "en")
MODELS: tuple[type[BaseModel], ...] = (Scenario, Persona, PersonaLines, Pack)


def model_of(path: Path, data: Any) -> type[BaseModel]:
    """The model a file is meant to fit: by its name and folder, else by most keys in common."""
    if path.name == PACK_FILE:
        return Pack
    if path.parent.name == PERSONAS:
        return PersonaLines if _suffix(path) else Persona
    keys = set(data) if isinstance(data, dict) else set()
    common = [len(keys & set(model.model_fields)) for model in MODELS]
    return MODELS[common.index(max(common))]


def _suffix(path: Path) -> str:
    """The language in a name such as `angry.zh.yaml`, else empty."""
    suffix = path.name.removesuffix(".yaml").rpartition(".")[2]
    return suffix if suffix in LANGS and suffix != path.name else ""


def stem_of(path: Path) -> str:
    """The name a file's own `scenario`, `persona` or `pack` must repeat."""
    if path.name == PACK_FILE:
        return path.resolve().parent.name
    stem = path.name.removesuffix(".yaml")
    return stem.removesuffix(f".{_suffix(path)}") if _suffix(path) else stem


def subject_of(path: Path, source: Source, roots: Sequence[Path]) -> Subject:
    """The file with its surroundings."""
    model, data = model_of(path, source.data), source.data
    name = data.get("persona") if isinstance(data, dict) else None
    named = name if isinstance(name, str) else ""
    machine = persona_file(path, named, roots) if model in (Scenario, PersonaLines) else None
    persona = read_model(machine, Persona).model if machine else None
    return Subject(
        path=path,
        source=source,
        model=model,
        lang=_language(path, data, model),
        persona=persona if isinstance(persona, Persona) else None,
        persona_name=named,
    )


def folders(path: Path, roots: Sequence[Path]) -> list[Path]:
    """Where the persona of a file may be."""
    return persona_folders(path, roots)


def persona_file(path: Path, name: str, roots: Sequence[Path]) -> Path | None:
    """The machine of the persona a file names."""
    if not name or "/" in name or "\\" in name or "\0" in name or len(name) > 60:
        return None
    return persona_path(name, folders(path, roots))


def _language(path: Path, data: Any, model: type[BaseModel]) -> str:
    own = data.get("lang") if isinstance(data, dict) else None
    if own in LANGS:
        return str(own)
    if model is Scenario and (path.parent / PACK_FILE).is_file():
        # A manifest that is otherwise broken still says its language.
        pack = read_source(path.parent / PACK_FILE).data
        spoken = pack.get("lang") if isinstance(pack, dict) else None
        return str(spoken) if spoken in LANGS else "en"
    return _suffix(path) or "en"
