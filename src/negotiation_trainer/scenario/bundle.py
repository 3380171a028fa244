"""Everything a talk was played from, as plain data with one digest; the journal keeps it.

A bundle is stored once by its digest, so an edited file never orphans an attempt.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.library import Parts
from negotiation_trainer.scenario.model import Scenario
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

    `wording` are ways of saying things from its pack and from house packs.
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

    @cached_property
    def compiled(self) -> Compiled:
        """The runnable form."""
        return compile_scenario(
            Scenario.model_validate(self.scenario),
            Persona.model_validate(self.persona),
            PersonaLines.model_validate(self.lines),
            lang=self.lang,
            jurisdiction=self.jurisdiction,
            wording=tuple(map(Wording.model_validate, self.wording)),
        )

    def as_data(self) -> dict[str, Any]:
        """Return the bundle as JSON-able data; without wording of its own it has no such key."""
        data = {
            "name": self.name,
            "lang": self.lang,
            "jurisdiction": self.jurisdiction,
            "scenario": dict(self.scenario),
            "persona": dict(self.persona),
            "lines": dict(self.lines),
            "scoring": dict(self.scoring),
            "catalogue": self.catalogue,
        }
        return {**data, "wording": list(self.wording)} if self.wording else data

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
    """Bundle parts that are whole (`ValueError` otherwise); `wording` comes with the pack's own."""
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
    )
