"""Where in an author's files a row or a spoken line of a turn stands."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.scenario.library import Parts
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.places import counted
from negotiation_trainer.scenario.reading import ModelFile

SCENARIO_PARTS = ("states", "anywhere", "outcomes", "debtor")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place an author can go to: its name (`states.terms.moves.2`, the second), file, line."""

    name: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """File and line, as an editor takes them."""
        return f"{self.file}:{self.line}"


def row_spot(parts: Parts, turn: Turn) -> Spot | None:
    """Return where the scenario's row stands that was taken in a turn."""
    return _spot(parts.scenario, turn.scenario_edge or "")


def persona_spot(parts: Parts, turn: Turn) -> Spot | None:
    """Return where the persona's row stands that was taken in a turn."""
    return _spot(parts.persona, turn.persona_edge or "")


def line_spots(parts: Parts, turn: Turn) -> tuple[Spot, ...]:
    """Return where the words stand that were said in a turn, each at its variant."""
    count = len(turn.line_keys)
    said = turn.after.said[-count:] if count else ()
    found = (_line_spot(parts, key, index) for key, index in said)
    return tuple(spot for spot in found if spot is not None)


def _line_spot(parts: Parts, key: str, index: int) -> Spot | None:
    head, _, rest = key.partition(".")
    if head in SCENARIO_PARTS:
        return _spot(parts.scenario, key, f"say.{index}")
    if head == "deflect":
        return _spot(parts.scenario, f"debtor.facts.{rest}.deflect", str(index))
    if head == "settlement":
        return _settlement_spot(parts, rest, index)
    if head in ("mood", "topic"):
        return _spot(parts.lines, f"{head}s.{rest}", str(index))
    if head == "last":
        return _spot(parts.lines, f"moods.{rest}.last", str(index))
    return _spot(parts.lines, key, str(index))


def _settlement_spot(parts: Parts, rest: str, index: int) -> Spot | None:
    """An offer is answered in the scenario's own words where it has some, else the persona's."""
    kind, _, rung = rest.partition(".")
    scenario = parts.scenario.model
    assert isinstance(scenario, Scenario)
    debtor = scenario.debtor
    if kind == "counters" and debtor.concedes[int(rung)].say:
        return _spot(parts.scenario, f"debtor.concedes.{rung}", f"say.{index}")
    if kind in ("accepts", "refuses") and getattr(debtor, kind):
        return _spot(parts.scenario, f"debtor.{kind}", str(index))
    return _spot(parts.lines, f"settlement.{kind}", str(index))


def _spot(file: ModelFile | None, name: str, inside: str = "") -> Spot | None:
    if file is None or not name:
        return None
    loc = [int(part) if part.isdecimal() else part for part in f"{name}.{inside}".split(".")]
    return Spot(counted(name), file.path.name, file.source.places.of(loc).line)
