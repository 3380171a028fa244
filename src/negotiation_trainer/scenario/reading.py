"""Files read and validated once, however often one run asks for them.

Every question looks at the file again and compares its bytes, so an edited file is always noticed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import BaseModel, ValidationError

from negotiation_trainer.collector import uninterrupted
from negotiation_trainer.scenario import yaml_source
from negotiation_trainer.scenario.yaml_source import Source, read_bytes

MOST_FILES = 64
MOST_BYTES = 1_500_000
"""So much is kept, the latest asked for: a persona serves many scenarios, a scenario only its own
playthroughs. What was read of a file takes some thirty times its size."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file read and validated: the model, or why there is none."""

    path: Path
    source: Source
    model: Any = None
    invalid: ValidationError | None = None


@uninterrupted()
def fit(path: Path, source: Source, model: type[BaseModel]) -> ModelFile:
    """Validate a file that was read; never raises on what the file holds."""
    if not source.whole or source.data is None:
        return ModelFile(path, source)
    try:
        return ModelFile(path, source, model.model_validate(source.data))
    except ValidationError as invalid:
        return ModelFile(path, source, invalid=invalid)


@dataclass(slots=True)
class _Kept:
    """What was made of the bytes of one file."""

    data: bytes
    source: Source
    fits: dict[type[BaseModel], ModelFile] = field(default_factory=dict)


class Files:
    """The files of one run, or of one long-running service; holds no more than a bounded many."""

    def __init__(self, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES) -> None:
        self._most_files = most_files
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def source(self, path: Path) -> Source:
        """Read a file, as `read_source` does."""
        read = self._read(path)
        return read if isinstance(read, Source) else read.source

    def model(self, path: Path, model: type[BaseModel]) -> ModelFile:
        """Read a file into its model; never raises on what the file holds."""
        read = self._read(path)
        if isinstance(read, Source):
            return ModelFile(path, read)
        return _fit_kept(read, path, model)

    def fit(self, path: Path, source: Source, model: type[BaseModel]) -> ModelFile:
        """Validate what was read before, without another look at the file."""
        kept = self._kept.get(source.file)
        if kept is None or kept.source is not source:
            return fit(path, source, model)
        return _fit_kept(kept, path, model)

    def _read(self, path: Path) -> _Kept | Source:
        data = read_bytes(path)
        if isinstance(data, Source):
            return data
        with self._lock:
            return self._known(str(path), data)

    def _known(self, name: str, data: bytes) -> _Kept:
        kept = self._kept.pop(name, None)
        if kept is not None:
            self._bytes -= len(kept.data)
        if kept is None or kept.data != data:
            with uninterrupted():
                kept = _Kept(data, yaml_source.parse_source(data, name))
        self._keep(name, kept)
        return kept

    def _keep(self, name: str, kept: _Kept) -> None:
        self._kept[name] = kept
        self._bytes += len(kept.data)
        while len(self._kept) > self._most_files or self._bytes > self._most_bytes:
            oldest = next(iter(self._kept))
            self._bytes -= len(self._kept.pop(oldest).data)


def _fit_kept(kept: _Kept, path: Path, model: type[BaseModel]) -> ModelFile:
    if model not in kept.fits:
        kept.fits[model] = fit(path, kept.source, model)
    return kept.fits[model]
