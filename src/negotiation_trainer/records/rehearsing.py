"""Playthroughs found, checked and played, whatever is wrong with their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from negotiation_trainer.analysis.playthrough import Mismatch, Refusal, Rehearsal, rehearse
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.messages import say
from negotiation_trainer.records.practice import ContentError, Practice
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase, Severity
from negotiation_trainer.scenario.library import Place, read_model, read_parts
from negotiation_trainer.scenario.playing import (
    is_playthrough,
    played_places,
    playthrough_files,
)
from negotiation_trainer.scenario.playthrough import Playthrough
from negotiation_trainer.scenario.yaml_source import Source, read_source


@dataclass(frozen=True, slots=True)
class Played:
    """One file of a playthrough: how it went, or with what problems it could not be played."""

    path: Path
    source: Source
    place: Place | None = None
    bundle: Bundle | None = None
    rehearsal: Rehearsal | None = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether it could not be played at all."""
        return self.rehearsal is None

    @property
    def passed(self) -> bool:
        """Whether it was played and everything came as expected."""
        return self.rehearsal is not None and self.rehearsal.passed


def found_files(references: Sequence[str], practice: Practice) -> list[Path]:
    """Return the playthroughs that are meant: files, all of a folder, all of a scenario.

    Without references, the instructor's own and the shipped ones. `ContentError` and
    `AmbiguousError` as for scenarios.
    """
    named = references or [str(root) for root in practice.roots if root.is_dir()]
    files = (path for reference in named for path in _meant(reference, practice))
    return list({path.resolve(): path for path in files}.values())


def _meant(reference: str, practice: Practice) -> Iterator[Path]:
    path = Path(reference)
    if is_playthrough(path):
        yield path
    elif path.is_dir():
        yield from playthrough_files(path)
    else:
        yield from of_scenario(practice.locate(reference), practice)


def of_scenario(place: Place, practice: Practice) -> list[Path]:
    """Return the playthroughs of one scenario, beside it and in the library.

    One beside it that cannot be read at all may be its own, and is not passed over in silence.
    """
    roots = [place.path.parent, *(root for root in practice.roots if root.is_dir())]
    files = {path.resolve(): path for root in roots for path in playthrough_files(root)}
    return [path for path in files.values() if _plays(path, place, practice)]


def _plays(path: Path, place: Place, practice: Practice) -> bool:
    data = read_source(path).data
    if data is None:
        return path.parent.resolve() == place.path.parent.resolve()
    name = data.get("scenario") if isinstance(data, dict) else None
    places = played_places(path, name, practice.roots) if isinstance(name, str) else []
    return place.path.resolve() in [found.path.resolve() for found in places]


def played_of(place: Place, practice: Practice) -> list[Played]:
    """Play the playthroughs of a scenario; without any, no reader is opened."""
    if not (paths := of_scenario(place, practice)):
        return []
    rehearser = Rehearser(practice, practice.reader())
    return [rehearser.play(path) for path in paths]


def talks(played: Iterable[Played]) -> list[tuple[Turn, ...]]:
    """Return what was talked, as far as each could be played: what coverage is counted from."""
    return [one.rehearsal.turns for one in played if one.rehearsal is not None]


def talks_of(place: Place, practice: Practice) -> list[tuple[Turn, ...]]:
    """Return the talks of the playthroughs of a scenario."""
    return talks(played_of(place, practice))


class Rehearser:
    """Plays one file after another, each scenario opened and each utterance read once."""

    def __init__(self, practice: Practice, reader: Reader) -> None:
        self._practice = practice
        self._reader = RememberingReader(reader)
        self._bundles: dict[Path, Bundle] = {}

    def play(self, path: Path) -> Played:
        """Check and play one file; whatever is wrong with it is in the answer."""
        source = read_source(path)
        found = check_file(path, self._practice.roots)
        if errors := tuple(item for item in found if item.severity is Severity.ERROR):
            return Played(path, source, problems=errors)
        model = read_model(path, Playthrough).model
        assert isinstance(model, Playthrough)
        (place,) = played_places(path, model.scenario, self._practice.roots)
        try:
            bundle = self._open(place)
        except ContentError as error:
            return Played(path, source, problems=error.problems)
        stage = Stage.of(bundle, self._reader)
        return Played(path, source, place, bundle, rehearse(stage, model, bundle))

    def _open(self, place: Place) -> Bundle:
        if place.path not in self._bundles:
            parts = read_parts(place, self._practice.roots)
            self._bundles[place.path] = self._practice.open_parts(parts, place.qualified)
        return self._bundles[place.path]


def findings(played: Played, lang: str) -> list[Diagnostic]:
    """What differs, as findings about the file; the words of a refusal are in `lang`."""
    if played.rehearsal is None:
        return list(played.problems)
    found = [_unmet(played, item) for item in played.rehearsal.mismatches]
    refusal = played.rehearsal.refusal
    return found if refusal is None else [*found, _refused(played, refusal, lang)]


def _unmet(played: Played, item: Mismatch) -> Diagnostic:
    where = Phrase("where-move", {"number": item.turn}) if item.of_a_move else Phrase("where-end")
    return played.source.diagnose(
        "NT708",
        played.source.places.of(item.loc),
        where=where,
        field=item.field,
        expected=item.expected,
        came=item.came,
        path=played.path,
    )


def _refused(played: Played, refusal: Refusal, lang: str) -> Diagnostic:
    return played.source.diagnose(
        "NT709",
        played.source.places.of(refusal.loc),
        where=Phrase("where-move", {"number": refusal.turn}),
        why=say("talk", refusal.error.key, lang, **refusal.error.values),
        path=played.path,
    )
