"""The service every face calls: scenarios listed and opened, attempts started, resumed, forgotten.

Clock, data directory, reader and language come in from outside, so that tests and programs decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue_digest, stage_of
from negotiation_trainer.conduct.house import HOUSES, HousePack, house_wordings, with_house
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.conduct.rules import pack_for, shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.soundness import Soundness
from negotiation_trainer.records.store import AttemptRow, Store
from negotiation_trainer.scenario.bundle import Bundle, bundle_parts
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.library import (
    Parts,
    Place,
    find,
    read_parts,
    scenario_files,
    shipped_root,
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay import Teaser
from negotiation_trainer.scenario.own_files import Held, OwnKind
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scoring.own_rubric import RUBRICS, rubric_for
from negotiation_trainer.scoring.rubric import Rubric


class ContentError(Exception):
    """A scenario cannot be played; `problems` are its diagnostics, empty when nothing was found."""

    def __init__(self, reference: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(reference)
        self.reference = reference
        self.problems = problems


class AmbiguousError(Exception):
    """A reference names several scenarios; `names` are their full ones."""

    def __init__(self, reference: str, names: tuple[str, ...]) -> None:
        super().__init__(reference)
        self.reference = reference
        self.names = names


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the library; a broken file has problems and no scenario."""

    place: Place
    lang: str
    pack: str
    scenario: Scenario | None
    problems: tuple[Diagnostic, ...] = ()
    teasers: Mapping[str, Teaser] = field(default_factory=dict)

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages it can be practised in, its own first."""
        return tuple(self.teasers) or (self.lang,)

    def teaser(self, lang: str) -> Teaser | None:
        """Title and summary in a language if there is a translation, else in its own."""
        return self.teasers.get(lang) or self.teasers.get(self.lang)

    @property
    def name(self) -> str:
        """`pack/id`."""
        return self.place.qualified

    def as_data(self) -> dict[str, Any]:
        """Return the row as `list --json` gives it."""
        found = self.scenario
        if found is None:
            first = self.problems[0] if self.problems else None
            return {
                "id": self.place.id,
                "pack": self.pack,
                "error": None
                if first is None
                else {"code": first.code, "file": first.file, "line": first.line},
            }
        return {
            "id": found.scenario,
            "title": found.title,
            "summary": found.summary,
            "pack": self.pack,
            "lang": self.lang,
            "langs": list(self.langs),
            "persona": found.persona,
            "level": found.level,
            "stage": stage_of(found.case.overdue_days),
            "channel": found.case.contact.channel,
            "teaches": list(found.teaches),
        }


@dataclass
class Practice:
    """What a trainee can do, whatever the face.

    Files that stay as they are need neither be read into their models nor be checked twice.
    """

    home: Path
    clock: Callable[[], datetime]
    reader: Callable[[], Reader]
    shipped: Path = field(default_factory=shipped_root)
    _files: Files = field(default_factory=Files, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._soundness = Soundness(self._files)

    @property
    def roots(self) -> Sequence[Path]:
        """Where scenarios are looked for, the instructor's own first."""
        return (self.home / "scenarios", self.shipped)

    @property
    def store(self) -> Store:
        """The journal."""
        return Store(self.home)

    def index(self) -> list[Entry]:
        """Read every scenario there is; broken ones are listed with their problems."""
        places = [place for root in self.roots for place in scenario_files(root)]
        return [self._entry(place) for place in places]

    def _entry(self, place: Place) -> Entry:
        parts = read_parts(place, self.roots, self._files)
        pack = parts.pack.pack if parts.pack else ""
        if parts.whole:
            sound, own = self._soundness.speaking(parts, self.roots), parts.scenario.model
            teasers = {parts.lang: Teaser(own.title, own.summary)}
            for tongue in sound.tongues:
                teasers[tongue.lang] = teasers[parts.lang].in_words_of(tongue.overlay.model)
            return Entry(place, parts.lang, pack, own, teasers=teasers)
        return Entry(place, parts.lang, pack, None, self._errors(parts))

    def _errors(self, parts: Parts) -> tuple[Diagnostic, ...]:
        """Return the errors of a scenario; if it has none, of its persona's files, of its pack."""
        return self._soundness.errors(parts, self.roots)

    def locate(self, reference: str) -> Place:
        """Return the one scenario a reference names (`ContentError`, `AmbiguousError`)."""
        found = find(reference, self.roots)
        if not found:
            raise ContentError(reference)
        if len(found) > 1:
            raise AmbiguousError(reference, tuple(place.qualified for place in found))
        return found[0]

    def open(self, reference: str) -> Bundle:
        """Return a scenario ready to be played (`ContentError` with all its errors otherwise)."""
        parts = read_parts(self.locate(reference), self.roots, self._files)
        return self.open_parts(parts, reference)

    def open_parts(self, parts: Parts, reference: str) -> Bundle:
        """Bundle parts that were read, with rubric and rules of conduct."""
        problems = self._errors(parts)
        if problems or not parts.whole:
            raise ContentError(reference, problems)
        scoring = {
            "rubric": self.rubric(reference, parts.place.id).model_dump(mode="json"),
            "conduct": self.rules(parts.jurisdiction, _case(parts), reference).model_dump(
                mode="json"
            ),
        }
        return bundle_parts(
            self._soundness.speaking(parts, self.roots),
            scoring=scoring,
            catalogue=catalogue_digest(),
            wording=house_wordings(self._houses(reference), parts.jurisdiction),
        )

    def rules(self, jurisdiction: str, case: Case, reference: str) -> ConductPack:
        """Return what binds a case: the shipped pack with the instructor's own rules."""
        return pack_for(self.country_rules(jurisdiction, reference), case)

    def country_rules(self, jurisdiction: str, reference: str = "") -> ConductPack:
        """Return the rules of a country, for whatever case, with the instructor's own."""
        return with_house(shipped_pack(jurisdiction), self._houses(reference))

    def rubric(self, reference: str = "", scenario: str = "") -> Rubric:
        """Return how a scenario, or any talk, is scored: as shipped, with one's own changes."""
        changes = self._own(RUBRICS, reference)
        return rubric_for(scenario or reference.rpartition("/")[2], changes)

    def _houses(self, reference: str) -> list[HousePack]:
        """Return the instructor's own packs."""
        return self._own(HOUSES, reference)

    def _own(self, kind: OwnKind[Held], reference: str) -> list[Held]:
        """Return what the instructor's own files of a kind hold.

        One that cannot be read stops the talk: it must not be played without what it says.
        """
        found = [kind.read(path) for path in kind.files(self.home)]
        if broken := tuple(problem for file in found for problem in file.problems):
            raise ContentError(reference, broken)
        return [file.held for file in found if file.held is not None]

    def begin(
        self,
        bundle: Bundle,
        *,
        mode: Mode,
        seed: int = 0,
        at: datetime | None = None,
        trainee: str = "",
    ) -> Attempt:
        """Start an attempt; `at` is the debtor's local time, the case's own if left out."""
        return Attempt.begin(
            self.store,
            bundle,
            self.reader(),
            mode=mode,
            seed=seed,
            at=(at or bundle.compiled.case.contact.at).replace(tzinfo=None),
            trainee=trainee,
            started=self.clock(),
        )

    def resume(self, attempt: str) -> Attempt:
        """Take up an attempt where it stood (`KeyError` if there is none)."""
        return Attempt.resume(self.store, attempt, self.reader())

    def unfinished(self) -> list[AttemptRow]:
        """Return the attempts that were cut off, the latest first."""
        return [row for row in self.store.attempts() if not row.closed]

    def history(self) -> list[AttemptRow]:
        """Return the attempts that came to an end, the latest first."""
        return [row for row in self.store.attempts() if row.closed]


def _case(parts: Parts) -> Case:
    scenario = parts.scenario.model
    assert isinstance(scenario, Scenario)
    return scenario.case
