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
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay_model import Overlay, overlay_lang
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.playing import is_playthrough, played_places
from negotiation_trainer.scenario.playthrough import SUFFIX, Playthrough
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.yaml_source import Source

LANGS = ("zh", "en")
MODELS: tuple[type[BaseModel], ...] = (
    *(Scenario, Persona, PersonaLines, Pack, Playthrough, Overlay),
)


LINES_ONLY = frozenset({"persona", "moods", "settlement"})
"""Keys by which the words of a persona are known beside a scenario, where an overlay stands too."""


def model_of(path: Path, data: Any) -> type[BaseModel]:
    """The model a file is meant to fit: by its name and folder, else by most keys in common."""
    if path.name == PACK_FILE:
        return Pack
    if is_playthrough(path):
        return Playthrough
    if path.parent.name == PERSONAS:
        return PersonaLines if _suffix(path) else Persona
    keys = set(data) if isinstance(data, dict) else set()
    if overlay_lang(path.name) and ("overlay" in keys or not keys & LINES_ONLY):
        return Overlay
    common = [len(keys & set(model.model_fields)) for model in MODELS]
    return MODELS[common.index(max(common))]


def _suffix(path: Path) -> str:
    """The language in a name such as `angry.zh.yaml`, else empty."""
    suffix = path.name.removesuffix(".yaml").rpartition(".")[2]
    return suffix if suffix in LANGS and suffix != path.name else ""


def stem_of(path: Path) -> str:
    """The name a file's own `scenario`, `persona`, `pack` or `playthrough` must repeat."""
    if path.name == PACK_FILE:
        return path.resolve().parent.name
    if is_playthrough(path):
        return path.name.removesuffix(SUFFIX)
    stem = path.name.removesuffix(".yaml")
    return stem.removesuffix(f".{_suffix(path)}") if _suffix(path) else stem


def subject_of(path: Path, source: Source, roots: Sequence[Path], files: Files) -> Subject:
    """The file with its surroundings."""
    model, data = model_of(path, source.data), source.data
    if model is Playthrough:
        return _playthrough(path, source, roots, files)
    name = data.get("persona") if isinstance(data, dict) else None
    named = name if isinstance(name, str) else ""
    machine = persona_file(path, named, roots) if model in (Scenario, PersonaLines) else None
    persona = files.model(machine, Persona).model if machine else None
    return Subject(
        path=path,
        source=source,
        model=model,
        lang=_language(path, data, model, files),
        persona=persona if isinstance(persona, Persona) else None,
        persona_name=named,
        validated=files.fit(path, source, model),
    )


def _playthrough(path: Path, source: Source, roots: Sequence[Path], files: Files) -> Subject:
    """A playthrough with the scenario it plays, and that scenario's persona."""
    name = source.data.get("scenario") if isinstance(source.data, dict) else None
    places = played_places(path, name, roots) if isinstance(name, str) else []
    validated = files.fit(path, source, Playthrough)
    if len(places) != 1:
        return Subject(path=path, source=source, model=Playthrough, validated=validated)
    played = places[0].path
    around = subject_of(played, files.source(played), roots, files)
    return Subject(
        path=path,
        source=source,
        model=Playthrough,
        lang=around.lang,
        persona=around.persona,
        persona_name=around.persona_name,
        stage=around.data if around.model is Scenario else None,
        validated=validated,
    )


def folders(path: Path, roots: Sequence[Path]) -> list[Path]:
    """Where the persona of a file may be."""
    return persona_folders(path, roots)


def persona_file(path: Path, name: str, roots: Sequence[Path]) -> Path | None:
    """The machine of the persona a file names."""
    if not name or "/" in name or "\\" in name or "\0" in name or len(name) > 60:
        return None
    return persona_path(name, folders(path, roots))


def _language(path: Path, data: Any, model: type[BaseModel], files: Files) -> str:
    own = data.get("lang") if isinstance(data, dict) else None
    if own in LANGS:
        return str(own)
    if model is Scenario and (path.parent / PACK_FILE).is_file():
        # A manifest that is otherwise broken still says its language.
        pack = files.source(path.parent / PACK_FILE).data
        spoken = pack.get("lang") if isinstance(pack, dict) else None
        return str(spoken) if spoken in LANGS else "en"
    return _suffix(path) or "en"
