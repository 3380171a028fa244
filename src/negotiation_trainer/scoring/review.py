"""A talk held elsewhere, scored: estimates by the rubric, conduct in full, and no pass.

There is no scenario: what each line of the debtor calls for is read coarsely, a rule that needs a
fact nobody gave is "not assessable", and heat is estimated from the words of both sides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from negotiation_trainer.catalogue.moves import BreachMark
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import ConductPack, Rule
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import QUESTIONS, SOFT_ACTS, acts_of, segments_of
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.compiling import compile_opening
from negotiation_trainer.scenario.model import OutcomeKind, Raised
from negotiation_trainer.scoring.answers import Answer
from negotiation_trainer.scoring.case_facts import (
    NO_FACTS,
    CaseFacts,
    case_of,
    frame_for,
    given_fields,
    local_time,
    owed_in_all,
    rules_for,
)
from negotiation_trainer.scoring.debrief import scores_of
from negotiation_trainer.scoring.duties import duties
from negotiation_trainer.scoring.encounter import PLAINLY_RAISED, Encounter
from negotiation_trainer.scoring.evidence import Evidence, Gate
from negotiation_trainer.scoring.gates import gates
from negotiation_trainer.scoring.heat import heat
from negotiation_trainer.scoring.manners import empty_moves, signals
from negotiation_trainer.scoring.misconduct import breaches, conduct
from negotiation_trainer.scoring.monitored import agreed_at, exchange_of
from negotiation_trainer.scoring.openings import openings
from negotiation_trainer.scoring.retold import retell
from negotiation_trainer.scoring.rubric import Dimension, Rubric
from negotiation_trainer.scoring.transcript import Transcript, parts_of, talk_lang

STORIES = 3
"""So many things told freely earn what all the hidden facts of a scenario earn."""

LISTENING = QUESTIONS | SOFT_ACTS | {"stay_silent"}


@dataclass(frozen=True, slots=True)
class Retold(Encounter):
    """A transcript as witnesses see it; `answers` go with `turns`."""

    language: str
    rubric: Rubric
    rules: tuple[Rule, ...]
    turns: tuple[Turn, ...]
    answers: tuple[Answer, ...]
    party: str = "first"
    facts: CaseFacts = NO_FACTS

    @property
    def lang(self) -> str:
        """The language most of it is in."""
        return self.language

    @property
    def kind(self) -> OutcomeKind:
        """How it ended, as far as the words tell."""
        return OutcomeKind(self.last.after.outcome or OutcomeKind.UNFINISHED)

    @property
    def owed(self) -> Decimal | None:
        """The total, where somebody gave it."""
        return owed_in_all(self.facts)

    @property
    def debtor_answers(self) -> bool:
        """Whether nobody else was heard on the line, or named as picking up."""
        if self.facts.answers not in (None, "debtor"):
            return False
        other = Raised.THIRD_PARTY_ANSWERS.value
        return not any(other in turn.raised for turn in self.turns)

    def contact(self, at: datetime | None = None) -> HeardContact:
        """Return the talk as the rules of conduct see it: with the facts given, and over.

        Once the debtor himself is on the line, who picked up no longer binds what is said.
        """
        exchanges = tuple(map(exchange_of, self.turns))
        if self.last.after.identified:
            other = Raised.THIRD_PARTY_ANSWERS.value
            exchanges = tuple(
                replace(e, raised=tuple(r for r in e.raised if r != other)) for e in exchanges
            )
        return HeardContact(
            case=None if self.facts == NO_FACTS else case_of(self.facts, self.party),
            at=at or local_time(self.facts),
            exchanges=exchanges,
            over_mandate=None,
            agreed_at=agreed_at(self.turns),
            over=True,
        )

    def quote(self, turn: Turn, act: str, about: Collection[str] = ()) -> str:
        """Return the longest clause that did an act, if any on its topic, or all that was said."""
        if turn.move is None:
            return ""
        text = turn.move.text
        doing = [segment for segment in segments_of(turn.move) if act in segment.acts]
        both = [segment for segment in doing if set(about) & set(segment.topics)]
        clauses = (text[slice(*segment.span)].strip() for segment in both or doing)
        return max(clauses, key=len, default="") or text

    def findings(self, at: datetime | None = None) -> tuple[Finding, ...]:
        """Judge the talk; what he seems to have raised and nobody took up is only suspected."""
        contact = self.contact(at)
        return tuple(_softened(finding, contact) for finding in judge(self.rules, contact))


def _softened(finding: Finding, contact: HeardContact) -> Finding:
    reaction = finding.rule.check.reaction
    if reaction is None or not finding.broken or finding.about in PLAINLY_RAISED:
        return finding
    forbidden = {act for item in reaction.must_not for act, _ in compile_opening(item).alternatives}
    move = next(move for move in contact.moves if move.number == finding.turn)
    return finding if move.did(forbidden) else replace(finding, verdict=Verdict.SUSPECTED)


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach of conduct in a turn; only a `sure` one counts. `rule` is the one it breaks."""

    turn: int
    mark: BreachMark
    quote: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Review:
    """What a transcript came to; the scores are estimates and nobody passes or fails by them.

    `lines` are places in the file, one a turn; `given` the facts of the case that were known.
    """

    talk: str
    lang: str
    kind: OutcomeKind
    pack: ConductPack
    party: str
    reader: str
    scores: tuple[tuple[Dimension, int], ...]
    gates: tuple[Gate, ...]
    evidence: tuple[Evidence, ...]
    breaches: tuple[Breach, ...]
    turns: tuple[Turn, ...]
    lines: tuple[int, ...]
    given: tuple[str, ...] = ()

    def score(self, dimension: Dimension) -> int:
        """Return one score, 0..100."""
        return dict(self.scores)[dimension]

    @property
    def failed(self) -> tuple[Gate, ...]:
        """The gates that a scenario would have failed by."""
        return tuple(gate for gate in self.gates if gate.failed)


def review(
    transcript: Transcript, *, pack: ConductPack, party: str, rubric: Rubric, reader: Reader
) -> Review:
    """Review one talk with at least one line of the collector (`ValueError` without any)."""
    if not transcript.has_collector:
        raise ValueError("nothing the collector said")
    facts, party = transcript.facts, transcript.facts.party or party
    frame = frame_for(facts)
    parts = parts_of(transcript, reader, frame)
    turns, answers = retell(parts, reader, frame)
    rules = rules_for(pack, facts, party)
    retold = Retold(talk_lang(parts), rubric, rules, turns, answers, party, facts)
    evidence = tuple(item for witness in WITNESSES for item in witness(retold))
    evidence = tuple(sorted(evidence, key=lambda item: item.turn))
    found = gates(retold, local_time(facts))
    return Review(
        talk=transcript.id,
        lang=retold.lang,
        kind=retold.kind,
        pack=pack.model_copy(update={"rules": rules}),
        party=party,
        reader=reader.name,
        scores=scores_of(rubric, evidence, failed=any(gate.failed for gate in found)),
        gates=found,
        evidence=evidence,
        breaches=tuple(_breaches(retold)),
        turns=turns,
        lines=tuple(part.line for part in parts),
        given=given_fields(facts),
    )


def tension(retold: Retold) -> Iterator[Evidence]:
    """Rises and falls of the heat as estimated; the words of both sides are its witnesses."""
    for item in heat(retold):
        yield replace(item, rule=item.rule.replace("heat.", "tension."))


def told_freely(retold: Retold) -> Iterator[Evidence]:
    """What the debtor told of his life after a question or a kind word."""
    points = retold.rubric.facts
    known = set(retold.answers[0].told)
    count = 0
    for turn, answer in zip(retold.moves, retold.answers[1:], strict=True):
        fresh = answer.told - known
        known |= fresh
        heard = turn.move is not None and acts_of(segments_of(turn.move)) & LISTENING
        if fresh and heard and count < STORIES and not answer.temper:
            count += 1
            each = round(points.found / STORIES, 1)
            yield Evidence(
                turn.number,
                points.dimension,
                each,
                "told.freely",
                min(fresh),
                retold.words(turn),
                turn.line,
            )


WITNESSES = (
    openings,
    signals,
    breaches,
    conduct,
    tension,
    told_freely,
    empty_moves,
    duties,
)


def _breaches(retold: Retold) -> Iterator[Breach]:
    for turn in retold.moves:
        if turn.move is None:
            continue
        text = turn.move.text
        for mark in turn.move.reading.breaches:
            rule = rule_for_breach(retold.rules, mark.id, text)
            yield Breach(turn.number, mark, text[slice(*mark.span)].strip() or text, rule)
