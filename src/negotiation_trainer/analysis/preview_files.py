"""The files one scenario is made of, as an author keeps changing them: noticed, read, checked.

Reading is quick and comes first, so that the talk goes on at once; the full check takes longer and
follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from negotiation_trainer.collector import uninterrupted
from negotiation_trainer.conduct.contact_time import forbidden_hour
from negotiation_trainer.conduct.house import HOUSES, house_wordings
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.checks.hours import is_odd_hour
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import (
    PACK_FILE,
    Parts,
    Place,
    overlay_path,
    persona_folders,
    read_parts,
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay_model import LANGS
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.wording_model import Wording

Stamp = tuple[tuple[str, int, int], ...]
"""Path, time of the last change in nanoseconds and size of every file that is there."""


@dataclass(frozen=True, slots=True)
class Version:
    """The files as they were at one moment; `compiled` is None when they make no scenario.

    Before the check (`checked` False) `problems` is empty and means nothing.
    """

    parts: Parts
    compiled: Compiled | None
    problems: tuple[Diagnostic, ...] = ()
    checked: bool = False

    @property
    def playable(self) -> bool:
        """Whether it can be played, as far as is known; for its own language no other counts."""
        beside = {str(tongue.overlay.path) for tongue in self.parts.tongues}
        own = (item for item in self.problems if item.file not in beside)
        errors = any(item.severity is Severity.ERROR for item in own)
        return self.compiled is not None and not errors


@dataclass
class AuthorFiles:
    """A scenario file with all that belongs to it; `home` is the data folder with house packs."""

    path: Path
    roots: Sequence[Path]
    home: Path
    _persona: str = ""
    _files: Files = field(default_factory=Files)
    _made_of: tuple[object, ...] = ()
    _made: Compiled | None = None
    _checked: dict[Path, tuple[Stamp, tuple[Diagnostic, ...]]] = field(default_factory=dict)

    def stamp(self) -> Stamp:
        """Return what changes whenever one of the files does."""
        return _stamp(self._watched())

    def _watched(self) -> Iterator[Path]:
        yield self.path
        yield self.path.parent / PACK_FILE
        yield from (overlay_path(self.path, lang) for lang in LANGS)
        name = self._persona
        for folder in persona_folders(self.path, self.roots) if name else ():
            yield folder / f"{name}.yaml"
            yield from (folder / f"{name}.{lang}.yaml" for lang in LANGS)
        yield from HOUSES.files(self.home)

    def read(self) -> Version:
        """Read the files as they are now, unchecked."""
        with uninterrupted():
            return self._read()

    def _read(self) -> Version:
        pack = self.path.parent if (self.path.parent / PACK_FILE).is_file() else None
        parts = read_parts(Place(self.path, pack), self.roots, self._files)
        if isinstance(parts.scenario.model, Scenario):
            self._persona = parts.scenario.model.persona
        return Version(parts, self._compiled(parts))

    def _compiled(self, parts: Parts) -> Compiled | None:
        """Return what the parts make; equal parts make the same object again."""
        machine = parts.persona.model if parts.persona else None
        words = parts.lines.model if parts.lines else None
        scenario = parts.scenario.model
        if not (
            parts.whole
            and isinstance(scenario, Scenario)
            and isinstance(machine, Persona)
            and isinstance(words, PersonaLines)
        ):
            return None
        wording = self._wording(parts)
        # Files that are as they were give the very same models again.
        models = (id(scenario), id(machine), id(words))
        made_of = (*models, parts.lang, parts.jurisdiction, wording)
        if made_of != self._made_of:
            compiled = compile_scenario(
                scenario,
                machine,
                words,
                lang=parts.lang,
                jurisdiction=parts.jurisdiction,
                wording=wording,
            )
            self._made_of, self._made = made_of, compiled
        assert self._made is not None
        return self._made if _hangs_together(self._made) else None

    def _wording(self, parts: Parts) -> tuple[Wording, ...]:
        houses = [HOUSES.read(path).held for path in HOUSES.files(self.home)]
        own = parts.pack.wording if parts.pack else ()
        sound = [house for house in houses if house is not None]
        return (*own, *house_wordings(sound, parts.jurisdiction))

    def check(self, version: Version) -> Version:
        """Return a version with all its problems, the scenario's own first."""
        with uninterrupted():
            return self._check(version)

    def _check(self, version: Version) -> Version:
        parts = version.parts
        files = [file.path for file in (parts.persona, parts.lines) if file]
        files += [parts.place.pack / PACK_FILE] if parts.place.pack else []
        found = check_file(self.path, self.roots, self._files)
        scenario = parts.scenario.model
        if isinstance(scenario, Scenario) and is_odd_hour(scenario):
            found += forbidden_hour(self.path, parts.scenario.source, scenario, self._files)
        found += [problem for path in files for problem in self._problems(path)]
        for tongue in parts.tongues:
            # Whether words are missing or stale hangs on the scenario and the debtor as well.
            around = [self.path, *(file.path for file in (tongue.lines, parts.lines) if file)]
            found += self._problems(tongue.overlay.path, *around)
        for path in HOUSES.files(self.home):
            found += HOUSES.read(path).problems
        return replace(version, problems=tuple(found), checked=True)

    def _problems(self, path: Path, *around: Path) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a file that seldom changes; it is checked once.

        It is checked again when it or one of those around it has changed.
        """
        stamp = _stamp([path, *around])
        known = self._checked.get(path)
        if known is None or known[0] != stamp:
            known = self._checked[path] = (stamp, tuple(check_file(path, self.roots, self._files)))
        return known[1]


def _stamp(paths: Iterator[Path] | Sequence[Path]) -> Stamp:
    found = []
    for path in paths:
        try:
            status = path.stat()
        except (OSError, ValueError):
            continue
        found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def _hangs_together(compiled: Compiled) -> bool:
    """Whether every row leads somewhere: the least a talk needs before the check is through."""
    places = {*compiled.states, *compiled.outcomes}
    persona = compiled.persona
    return (
        compiled.start in compiled.states
        and compiled.start_mood in persona.edges
        and all(edge.to is None or edge.to in places for edge in compiled.edges)
        and all(edge.to is None or edge.to in persona.heat for edge in persona.all_edges)
    )
