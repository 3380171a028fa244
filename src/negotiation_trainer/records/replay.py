"""Replay: an attempt rebuilt from its journal, compared entry by entry with what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue_digest
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.store import AttemptRow, EntryRow, Store, link
from negotiation_trainer.scenario.bundle import digest


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Why a replay does not agree: a key of the message area `replay` and its values."""

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def words(self, lang: str) -> str:
        """Say it."""
        return say("replay", self.key, lang, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Replay:
    """An attempt rebuilt, as far as it could be."""

    attempt: str
    turns: tuple[dict[str, Any], ...]
    scores: dict[str, int]
    outcome: str
    disagreement: Disagreement | None = None
    notes: tuple[Disagreement, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether everything that was kept came out the same."""
        return self.disagreement is None

    def why(self, lang: str) -> str:
        """Say whether it agrees and why not."""
        first = self.disagreement or Disagreement("agrees")
        return " ".join(item.words(lang) for item in (first, *self.notes))

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return it as `replay --json` gives it."""
        return {
            "attempt": self.attempt,
            "agrees": self.agrees,
            "why": self.why(lang),
            "turns": list(self.turns),
            "scores": self.scores,
            "outcome": self.outcome,
        }


def replay(store: Store, name: str) -> Replay:
    """Rebuild an attempt (`KeyError` if there is none)."""
    row = store.attempt(name)
    try:
        bundle = store.bundle(row.bundle)
        attempt = Attempt(store, row, bundle, None)
    except (ValueError, KeyError, TypeError):
        return Replay(row.id, (), {}, row.outcome or "unfinished", Disagreement("bundle"))
    events = [attempt.event(attempt.talk.turns[0])]
    problem = None
    if bundle.digest != row.bundle:
        problem = Disagreement("bundle")
    previous = row.id
    for entry in store.entries(name):
        problem = problem or _damage(entry, previous)
        previous = entry.chain
        try:
            turn = attempt.apply(entry.input, entry.move)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problem = problem or Disagreement(
                "unreadable", (("number", entry.number), ("why", str(error)))
            )
            break
        if turn is None:
            continue
        event = attempt.event(turn)
        events.append(event)
        if digest(event) != entry.event:
            problem = problem or Disagreement("turn", (("turn", turn.number),))
    found = attempt.debrief()
    scores = {d.value: score for d, score in found.scores}
    problem = problem or _scores_differ(row, scores)
    stale = bundle.catalogue != catalogue_digest()
    notes = (Disagreement("catalogue"),) if stale else ()
    return Replay(row.id, tuple(events), scores, found.outcome, problem, notes)


def _damage(entry: EntryRow, previous: str) -> Disagreement | None:
    kept = {"input": entry.input, "move": entry.move, "event": entry.event}
    if link(previous, kept) == entry.chain:
        return None
    return Disagreement("damaged", (("number", entry.number),))


def _scores_differ(row: AttemptRow, scores: dict[str, int]) -> Disagreement | None:
    if row.scores is None or row.scores == scores:
        return None
    return Disagreement("scores", (("kept", row.scores), ("now", scores)))
