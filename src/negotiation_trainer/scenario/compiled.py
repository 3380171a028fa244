"""The compiled form of a scenario with its persona: immutable, resolved, every guard a callable.

Both runners of a talk (the `transitions` machines and the direct walk) and every analysis use this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from negotiation_trainer.scenario.case_model import Case, Mandate
from negotiation_trainer.scenario.guards import Guard, Situation
from negotiation_trainer.scenario.model import Debtor, OutcomeKind, Scenario
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.wording_model import Wording

if TYPE_CHECKING:
    from negotiation_trainer.catalogue.moves import Offer, Segment

IMPLIED = {"propose_plan": "plan", "identify_self": "identity", "verify_identity": "identity"}
"""Acts that have a topic by what they are, whatever the words."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line calls for: any one of `alternatives` (act, topic or None) meets it."""

    id: str
    alternatives: tuple[tuple[str, str | None], ...]

    def met_by(self, segments: tuple[Segment, ...]) -> str | None:
        """Return the act that meets it within one segment, or None."""
        for act, topic in self.alternatives:
            about = None if topic == IMPLIED.get(act) else topic
            for segment in segments:
                if act in segment.acts and (about is None or about in segment.topics):
                    return act
        return None


class SpokenLine(NamedTuple):
    """A line of the debtor with its variants; `key` names its place in the file."""

    key: str
    guard: Guard
    say: tuple[str, ...]
    openings: tuple[Opening, ...] = ()
    confirms_identity: bool = False
    vague: bool = False
    puts_counter: bool = False
    raises: tuple[str, ...] = ()


class OfferedReply(NamedTuple):
    """An offered reply of a state; `number` is 1-based in file order."""

    key: str
    number: int
    guard: Guard
    say: str
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    breaches: tuple[str, ...]
    note: str | None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a row sees of one turn: the move in segments, what was derived, and the situation."""

    segments: tuple[Segment, ...]
    breaches: frozenset[str]
    signals: frozenset[str]
    met_acts: frozenset[str]
    streaks: Mapping[str, int]
    situation: Situation
    offer: str | None = None
    questions_open: bool = False


class Edge(NamedTuple):
    """One row, resolved: `fits` says whether it is taken. `to` is None when the talk stays."""

    trigger: str
    label: str
    sources: tuple[str, ...]
    to: str | None
    fits: Callable[[Occasion], bool]
    lines: tuple[SpokenLine, ...] = ()
    key: str = ""


class HiddenFact(NamedTuple):
    """A fact to be found."""

    id: str
    topics: frozenset[str]
    opens_to: frozenset[str]
    guard: Guard
    line: SpokenLine
    deflect: tuple[str, ...]
    matters: str | None


class CompiledState(NamedTuple):
    """A state: lines, replies, edges in the order they are tried, and whether he bargains here."""

    id: str
    lines: tuple[SpokenLine, ...]
    replies: tuple[OfferedReply, ...]
    edges: tuple[Edge, ...]
    bargains: bool = True


class CompiledOutcome(NamedTuple):
    """An ending."""

    id: str
    kind: OutcomeKind
    lines: tuple[SpokenLine, ...] = ()


class CompiledPersona(NamedTuple):
    """A persona's machine: heat and ending by mood, edges by mood in the order they are tried."""

    source: Persona
    lines: PersonaLines
    heat: Mapping[str, int]
    ends: Mapping[str, OutcomeKind]
    edges: Mapping[str, tuple[Edge, ...]]
    all_edges: tuple[Edge, ...]
    calls: Mapping[str, tuple[Opening, ...]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A whole scenario, ready to be played or walked.

    `called` are the names of company and creditor in each of its languages, if it has several;
    `says_who`: some line of his confirms who he is.
    """

    source: Scenario
    persona: CompiledPersona
    lang: str
    jurisdiction: str
    states: Mapping[str, CompiledState]
    outcomes: Mapping[str, CompiledOutcome]
    facts: Mapping[str, HiddenFact]
    edges: tuple[Edge, ...]
    start: str
    start_mood: str
    ladder_openings: tuple[tuple[Opening, ...], ...] = ()
    fills: Mapping[str, str] = field(default_factory=dict)
    wording: tuple[Wording, ...] = ()
    called: tuple[str, ...] = ()
    says_who: bool = False

    @property
    def case(self) -> Case:
        """The file the trainee studies."""
        return self.source.case

    @property
    def debtor(self) -> Debtor:
        """The hidden side."""
        return self.source.debtor

    @property
    def own_topics(self) -> Mapping[str, str]:
        """The topics of the scenario itself, each with the words the author gave first for it."""
        return {name: said[0] for name, said in self.source.topics.items()}

    @property
    def mandate(self) -> Mandate:
        """What the trainee may agree to."""
        return self.source.mandate

    @property
    def today(self) -> date:
        """The case's own date."""
        return self.case.contact.at.date()
