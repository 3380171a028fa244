"""Everything a talk was played from, as plain data with one digest; the journal keeps it.

A bundle is stored once by its digest, so an edited file never orphans an attempt.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.library import Parts
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay import laid_over
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.wording_model import Wording


def canonical(data: Any) -> str:
    """Return data as JSON with one spelling, so that equal data has equal digests."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: Any) -> str:
    """Return the SHA-256 of canonical data, in hex."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


@dataclass(frozen=True)
class Bundle:
    """A scenario with all it needs. `scoring` holds rubric and conduct rules as plain data.

    `wording` are ways of saying things from its pack and from house packs. `overlays` holds, by
    language, the scenario with its words in that language and the persona's lines.
    """

    name: str
    lang: str
    jurisdiction: str
    scenario: Mapping[str, Any]
    persona: Mapping[str, Any]
    lines: Mapping[str, Any]
    scoring: Mapping[str, Any]
    catalogue: str
    wording: Sequence[Mapping[str, Any]] = ()
    overlays: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def compiled(self) -> Compiled:
        """The runnable form, in the scenario's own language."""
        return self._compile(self.lang, self.scenario, self.lines)

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages it can be practised in, its own first."""
        return (self.lang, *self.overlays)

    def compiled_in(self, lang: str) -> Compiled:
        """Return the runnable form in one of its languages (`KeyError` for any other)."""
        if lang == self.lang:
            return self.compiled
        if lang not in self._others:
            overlay = self.overlays[lang]
            self._others[lang] = self._compile(lang, overlay["scenario"], overlay["lines"])
        return self._others[lang]

    def compiled_for(self, lang: str) -> Compiled:
        """Return the runnable form for a reader of `lang`: in it if it can be, else its own."""
        return self.compiled_in(lang if lang in self.langs else self.lang)

    @cached_property
    def _others(self) -> dict[str, Compiled]:
        return {}

    def _compile(
        self, lang: str, scenario: Mapping[str, Any], lines: Mapping[str, Any]
    ) -> Compiled:
        compiled = compile_scenario(
            Scenario.model_validate(scenario),
            Persona.model_validate(self.persona),
            PersonaLines.model_validate(lines),
            lang=lang,
            jurisdiction=self.jurisdiction,
            wording=tuple(map(Wording.model_validate, self.wording)),
        )
        return replace(compiled, called=self._called) if self.overlays else compiled

    @property
    def _called(self) -> tuple[str, ...]:
        """What company and creditor are called, whichever language the trainee speaks."""
        told = (self.scenario, *(overlay["scenario"] for overlay in self.overlays.values()))
        cases = [scenario["case"] for scenario in told]
        names = (
            name for case in cases for name in (case["collector"]["company"], case["creditor"])
        )
        return tuple(dict.fromkeys(names))

    def as_data(self) -> dict[str, Any]:
        """Return the bundle as JSON-able data; without wording or overlays it has no such key."""
        data: dict[str, Any] = {
            "name": self.name,
            "lang": self.lang,
            "jurisdiction": self.jurisdiction,
            "scenario": dict(self.scenario),
            "persona": dict(self.persona),
            "lines": dict(self.lines),
            "scoring": dict(self.scoring),
            "catalogue": self.catalogue,
        }
        if self.wording:
            data["wording"] = list(self.wording)
        if self.overlays:
            data["overlays"] = {lang: dict(words) for lang, words in self.overlays.items()}
        return data

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything in it."""
        return digest(self.as_data())


def bundle_from(data: Mapping[str, Any]) -> Bundle:
    """Rebuild a bundle from what the journal kept."""
    return Bundle(**data)


def bundle_parts(
    parts: Parts,
    *,
    scoring: Mapping[str, Any],
    catalogue: str,
    wording: Iterable[Wording] = (),
) -> Bundle:
    """Bundle parts that are whole (`ValueError` otherwise); `wording` comes with the pack's own.

    Of its other languages those go in whose files are whole.
    """
    if not parts.whole or parts.persona is None or parts.lines is None:
        raise ValueError("a part is missing or broken")
    return Bundle(
        name=parts.place.qualified,
        lang=parts.lang,
        jurisdiction=parts.jurisdiction,
        scenario=parts.scenario.source.data,
        persona=parts.persona.source.data,
        lines=parts.lines.source.data,
        scoring=scoring,
        catalogue=catalogue,
        wording=[
            known.model_dump(mode="json", exclude_defaults=True)
            for known in (*(parts.pack.wording if parts.pack else ()), *wording)
        ],
        overlays={
            tongue.lang: {
                "scenario": laid_over(parts.scenario.source.data, tongue.overlay.model),
                "lines": tongue.lines.source.data,
            }
            for tongue in parts.tongues
            if tongue.whole and tongue.lines is not None
        },
    )
