"""The errors of the files a scenario is made of, looked for again only when one of them changed.

A file with its words in another language never stops it; with errors, it is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.checks.surroundings import persona_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import PACK_FILE, Parts, Tongue
from negotiation_trainer.scenario.persona_model import PersonaLines
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.yaml_source import Source

MOST_REMEMBERED = 2_000

State = frozenset[tuple[str, str]]
"""Each file with the digest of its text."""


class Soundness:
    """Remembers in which state the files of scenarios were found to be without errors.

    Nothing else is remembered: what has errors is checked again every time.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._sound: set[State] = set()

    def errors(self, parts: Parts, roots: Sequence[Path]) -> tuple[Diagnostic, ...]:
        """Return the errors of a scenario; if it has none, of its persona's files, of its pack."""
        read = [file for file in (parts.scenario, parts.persona, parts.lines) if file]
        paths = [file.path for file in read]
        paths += [parts.place.pack / PACK_FILE] if parts.place.pack else []
        around = [*paths[len(read) :], *_machine_of(parts, roots)]
        state = _state([*(file.source for file in read), *map(self._files.source, around)])
        if state in self._sound:
            return ()
        for path in paths:
            found = check_file(path, roots, self._files)
            if errors := tuple(item for item in found if item.severity is Severity.ERROR):
                return errors
        if state == _state([self._files.source(Path(name)) for name, _ in state]):
            self._remember(state)
        return ()

    def speaking(self, parts: Parts, roots: Sequence[Path]) -> Parts:
        """Return a scenario's parts with those of its other languages that have no errors."""
        if not parts.tongues:
            return parts
        sound = tuple(t for t in parts.tongues if self._is_sound(t, parts, roots))
        return replace(parts, tongues=sound)

    def _is_sound(self, tongue: Tongue, parts: Parts, roots: Sequence[Path]) -> bool:
        if not tongue.whole or tongue.lines is None:
            return False
        files = (tongue.overlay, tongue.lines, parts.scenario)
        state = _state([file.source for file in files])
        if state in self._sound:
            return True
        for file in (tongue.overlay, tongue.lines):
            found = check_file(file.path, roots, self._files)
            if any(item.severity is Severity.ERROR for item in found):
                return False
        self._remember(state)
        return True

    def _remember(self, state: State) -> None:
        if len(self._sound) >= MOST_REMEMBERED:
            self._sound.clear()
        self._sound.add(state)


def _machine_of(parts: Parts, roots: Sequence[Path]) -> Iterator[Path]:
    """The machine that the lines are judged by, which need not be that of the scenario."""
    lines = parts.lines.model if parts.lines else None
    if parts.lines and isinstance(lines, PersonaLines):
        machine = persona_file(parts.lines.path, lines.persona, roots)
        if machine is not None:
            yield machine


def _state(sources: Sequence[Source]) -> State:
    return frozenset(
        (item.file, hashlib.sha256(item.text.encode()).hexdigest()) for item in sources
    )
