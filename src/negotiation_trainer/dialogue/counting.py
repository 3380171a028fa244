"""How many things a move says, counted as a listener would; one thing is often read as several."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_trainer.catalogue.moves import Segment

FREE_ACTS = frozenset({"greet", "thank", "close", "stay_silent"})
FEELING_ACTS = frozenset({"acknowledge_feeling", "apologise", "reflect"})
KIND_WORD = FEELING_ACTS | {"reassure"}
"""One kind sentence is often several of these at once: together they are one thing said."""
OFFERING = frozenset({"propose_plan", "offer_help", "ask_commitment", "confirm_summary"})
"""What an offer is made of: its terms, what they do for him, the terms again, "deal?"."""
ASKING = frozenset({"ask_open", "ask_closed"})
LIMITS = frozenset({"set_boundary", "refuse"})
"""No, and how far one goes: one thing said, also where two clauses say it."""

OFFER = "propose_plan"
TERMS_TOPICS = frozenset({"plan", "waiver", "amount", "due_date", "payment_method", "income"})
FAMILIES = (
    frozenset({"ask_open", "ask_closed", "ask_commitment"}),
    frozenset({"state_facts", "explain_consequence", "confirm_summary"}),
    LIMITS,
)
"""Acts that one clause does not do side by side: it was heard as either of them."""


def things_said(
    segments: Iterable[Segment], *, offers: bool = False, free: frozenset[str] = frozenset()
) -> int:
    """Count what is said beside courtesies and `free` acts.

    Kind words are one thing, and where the move `offers` something so is all that belongs to it.
    """
    clauses = tuple(segments)
    offers = offers or any(OFFER in segment.acts for segment in clauses)
    return len({thing for clause in clauses for thing in _things(clause, free, offers=offers)})


def _things(clause: Segment, free: frozenset[str], *, offers: bool) -> set[str]:
    acts = [act for act in clause.acts if act not in FREE_ACTS]
    if "reassure" in acts and set(acts) <= KIND_WORD | {"offer_help"}:
        acts = [act for act in acts if act in KIND_WORD]  # help promised to reassure him
    if offers:
        acts = [OFFER if _of_the_offer(act, clause) else act for act in acts]
        free = free | {OFFER} if free & OFFERING else free
    for family in FAMILIES:
        acts = _one_of(acts, family, free)
    return {_name(act) for act in acts if act not in free}


def _one_of(acts: list[str], family: frozenset[str], free: frozenset[str]) -> list[str]:
    """Return the acts with one of a family at most: one that is free, if there is one."""
    alike = [act for act in acts if act in family]
    kept = next((act for act in alike if act in free), next(iter(alike), None))
    return [act for act in acts if act not in family or act == kept]


def _name(act: str) -> str:
    """What an act counts as."""
    if act in KIND_WORD:
        return "kind word"
    return "limit" if act in LIMITS else act


def joined(called: frozenset[str]) -> frozenset[str]:
    """Return what was called for with what says or asks the same in another way."""
    return called.union(*(family for family in (KIND_WORD, ASKING) if called & family))


def _of_the_offer(act: str, clause: Segment) -> bool:
    """Whether an act belongs to an offer; a closed question does unless about other things."""
    if act == "ask_closed":
        return not clause.topics or not TERMS_TOPICS.isdisjoint(clause.topics)
    return act in OFFERING
