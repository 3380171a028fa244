"""What a learner could do now, each as a candidate with its acts, and how one is worth more."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from negotiation_trainer.analysis.styles import Style
from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import Offer, Segment
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Plan, merge, work_out
from negotiation_trainer.dialogue.inputs import offer_data
from negotiation_trainer.dialogue.signals import DEBT_TOPICS
from negotiation_trainer.scenario.compiled import Opening

SAID_BEFORE = 8.0
ENTRY = frozenset({"identify_self", "verify_identity"})
QUESTIONS = frozenset({"ask_open", "ask_closed"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to do: the input it is, what it does, and the offer in it."""

    entry: Mapping[str, Any]
    acts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    offer: Offer | None = None
    words: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The candidate as one segment, for asking what it meets."""
        return (Segment((0, len(self.words)), self.acts, self.topics, self.breaches),)


SILENCE = Candidate({"silence": True}, ("stay_silent",))


def choices(view: View) -> list[Candidate]:
    """Return the replies on offer."""
    return [
        Candidate(
            {"choose": choice.number},
            choice.reply.acts,
            choice.reply.topics,
            choice.reply.breaches,
            choice.offer,
            choice.reply.say,
        )
        for choice in view.choices
    ]


def acceptance(view: View) -> list[Candidate]:
    """Return saying yes to the counter that stands, if one does."""
    if view.theirs is None or view.agreed is not None:
        return []
    return [Candidate({"accept": True}, ("propose_plan",), ("plan",), (), view.theirs)]


def offering(offer: Offer) -> Candidate:
    """Return an offer made by the form, not in words."""
    data = {key: value for key, value in (offer_data(offer) or {}).items() if value}
    return Candidate({"offer": data}, ("propose_plan",), ("plan",), (), offer)


def over_mandate(offer: Offer, view: View) -> bool:
    """Whether an offer goes beyond what the learner may agree to alone."""
    plan = work_out(merge(offer, view.yours), view.balance)
    return isinstance(plan, Plan) and bool(outside_mandate(plan, view.mandate, view.today))


def unanswered(one: Candidate, heard: Sequence[Opening]) -> tuple[Opening, ...]:
    """Return what was called for and a candidate leaves without an answer."""
    return tuple(opening for opening in heard if opening.met_by(one.segments) is None)


@dataclass(frozen=True, slots=True)
class Judge:
    """How a style weighs candidates in one moment."""

    style: Style
    view: View
    heard: Sequence[Opening]
    rng: random.Random

    def best(self, found: Sequence[Candidate]) -> Candidate:
        """Return the candidate worth most, the first among equals."""
        return max(found, key=self.worth)

    def worth(self, one: Candidate) -> float:
        """Return what a candidate is worth."""
        style = self.style
        met = sum(opening.met_by(one.segments) is not None for opening in self.heard)
        acts = set(one.acts)
        fit = len(acts & self.view.file.suits) - len(acts & self.view.file.hurts)
        return (
            style.meets * met
            + style.fit * fit
            + style.breach * len(one.breaches)
            + sum(style.tastes.get(act, 0.0) for act in acts)
            + style.order * (self._order(one, acts) + self._deal(one))
            - (SAID_BEFORE if one.words and one.words in self.view.spoken else 0.0)
            + self.rng.gauss(0, style.noise)
        )

    def _order(self, one: Candidate, acts: set[str]) -> float:
        """How well it keeps to the arc: who, right party, matter, reasons, plan, summary."""
        view = self.view
        if not view.identified:
            early = bool(DEBT_TOPICS & set(one.topics)) or one.offer is not None
            return len(acts & ENTRY) - 3.0 * early
        if view.agreed is not None:
            done = any("confirm_summary" in opening.id for opening in view.calls)
            return 1.5 * ("confirm_summary" in acts) + (0 if done else ("close" in acts))
        leaves = "close" in acts or "call_back" in one.topics
        return 0.5 * bool(acts & QUESTIONS) - 1.0 * leaves

    def _deal(self, one: Candidate) -> float:
        view = self.view
        if one.offer is None or view.agreed is not None:
            return 0.0
        if over_mandate(one.offer, view):
            return -4.0
        if "accept" in one.entry and unanswered(one, self.heard):
            return 0.0  # whoever is asking for an ear is not hurried into a deal
        gives = any(percent for _, percent in one.offer.waive)
        first = view.theirs is None and view.yours is None
        return 1.0 - 1.5 * (gives and first) + 2.0 * ("accept" in one.entry)
