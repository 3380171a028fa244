"""A persona as its author writes it: a machine of moods, and its lines in one language.

Two files: `personas/angry.yaml` is the machine, reusable across scenarios and languages;
`personas/angry.zh.yaml` gives its words for what a scenario leaves unhandled.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.model import Heat, Lang, Opening, Topics
from negotiation_trainer.scenario.values import Id, Many, Node, OneOrMore, Part, Words


class Signal(StrEnum):
    """What is derived from a move and the talk so far, in the order personas are asked."""

    MISSED = "missed"
    """Something his last line called for was let lie."""
    INFLAMES = "inflames"
    """The tone itself heats the talk up (rating of escalation 1 or more)."""
    ARGUES = "argues"
    """A feeling or grievance was answered with facts, demands or refusal alone."""
    PRESSES_DESPAIR = "presses_despair"
    """He was pressed for money while a line that shows despair stood unanswered."""
    LECTURES = "lectures"
    """A long speech without a question."""
    REPEATS = "repeats"
    """The trainee says again what he just said."""
    ACCEPTS_VAGUE = "accepts_vague"
    """A promise without amount or date was accepted, or no more than that asked for."""
    CONCEDED_FIRST = "offer_conceded_first"
    """The trainee gave a waiver away before the debtor gave anything."""
    BEYOND_MANDATE = "offer_beyond_mandate"
    """The offer exceeds the trainee's mandate."""
    OVERLOADS = "overloads"
    """More than four things at once."""
    CALMS = "calms"
    """The tone itself calms (rating of escalation -1 or less) and something called for was met."""
    MET = "met"
    """Something his last line called for was met."""


class PersonaRow(Part):
    """One transition of moods. Breaches are asked first, then signals, then acts in file order."""

    breach: Many = Field((), description="Breaches of conduct; `any` for all.")
    signal: Annotated[tuple[Signal, ...], OneOrMore] = Field((), description="Derived signals.")
    act: Many = Field((), description="Acts of the catalogue, stay_silent among them.")
    about: Topics = Field((), description="Only about one of these topics.")
    called_for: bool | None = Field(
        None, description="Only if the act was (true) or was not (false) called for."
    )
    mood: Many = Field(
        (), description="From these moods; from all that are not terminal if left out."
    )
    to: Id = Field(..., description="The mood it leads to.")
    after: Annotated[int, Field(ge=1, le=5)] = Field(
        1, description="Only from this time running on: 2 is the second time in a row."
    )

    @model_validator(mode="after")
    def _has_one_trigger(self) -> PersonaRow:
        if sum(map(bool, (self.breach, self.signal, self.act))) != 1:
            raise PydanticCustomError(
                "one_trigger", "a row needs exactly one of breach, signal, act"
            )
        return self


class MoodKind(StrEnum):
    """How a terminal mood ends the talk."""

    HUNG_UP = "hung_up"
    COMPLAINT = "complaint"
    REFUSED = "refused"


class Mood(Part):
    """A state of mind."""

    heat: Heat = Field(..., description="0 settled, 4 boiling.")
    title: dict[Lang, Words] = Field(..., description="A word or two in each language.")
    ends: MoodKind | None = Field(None, description="A terminal mood: how the talk ends.")
    silence: Literal["opens", "cools", "exploits", "unsettles", "ignores"] = Field(
        "ignores",
        description="What silence does to him: the debrief says it; the effect is in the rows.",
    )


class Persona(Node):
    """The machine of one persona."""

    persona: Id = Field(..., description="Its id, the same as the file's name.")
    title: dict[Lang, Words] = Field(..., description="Its name in each language.")
    start: Id = Field(..., description="The mood a talk begins in.")
    moods: dict[Id, Mood] = Field(..., min_length=2, description="The moods there are.")
    moves: tuple[PersonaRow, ...] = Field(
        ...,
        min_length=1,
        description="What changes the mood; tried in order within breaches, signals, and acts.",
    )
    patience: Annotated[int, Field(ge=4, le=60)] = Field(
        24, description="Turns before he ends the talk."
    )
    bargains_at_heat: Heat = Field(2, description="He bargains at this heat or below.")
    agrees_beyond_means: Many = Field(
        (), description="Moods in which he says yes to more than he can pay."
    )
    suits: Many = Field(
        (), description="Acts that suit this persona; simulated learners go by it, no score does."
    )
    hurts: Many = Field(
        (),
        description="Acts that hurt with this persona; simulated learners go by it, no score does.",
    )


class ResponseClass(StrEnum):
    """What a debtor answers to when neither scenario nor facts have a line for it."""

    GREETED = "greeted"
    SOOTHED = "soothed"
    ASKED = "asked"
    TOLD = "told"
    WARNED = "warned"
    PRESSED = "pressed"
    PROPOSED = "proposed"
    HELPED = "helped"
    DECLINED = "declined"
    BREACHED = "breached"
    SILENCE = "silence"
    REPEATED = "repeated"
    UNCLEAR = "unclear"
    CLOSING = "closing"


class SettlementClass(StrEnum):
    """What a debtor answers to an offer."""

    ACCEPTS = "accepts"
    COUNTERS = "counters"
    REFUSES = "refuses"
    HOLDS = "holds"
    """He could pay it, and keeps to his own terms; none that says he cannot."""
    STALLS = "stalls"
    ASKS_DATE = "asks_date"
    ASKS_TERMS = "asks_terms"


Variants = Annotated[tuple[Words, ...], OneOrMore]


class MoodLines(Part):
    """His words in one mood, by what the trainee did."""

    greeted: Variants = Field((), description="to a greeting, introduction, identity question")
    soothed: Variants = Field(
        (), description="to acknowledging, reflecting, apology, reassurance, thanks"
    )
    asked: Variants = Field((), description="to a question nothing else answers")
    told: Variants = Field((), description="to information")
    warned: Variants = Field((), description="to a lawful consequence")
    pressed: Variants = Field((), description="to a demand or request for a commitment")
    proposed: Variants = Field((), description="to talk of a plan without figures one can judge")
    helped: Variants = Field((), description="to an offer of help")
    declined: Variants = Field((), description="to a refusal or boundary")
    breached: Variants = Field((), description="to a breach of conduct")
    silence: Variants = Field((), description="to silence")
    repeated: Variants = Field((), description="to hearing the same again")
    unclear: Variants = Field((), description="to nonsense, small talk, off-topic talk")
    closing: Variants = Field((), description="to being told goodbye while things are open")
    last: Variants = Field((), description="last words, in a terminal mood only")
    calls_for: Annotated[tuple[Opening, ...], OneOrMore] = Field(
        (), description="What every line of this mood calls for."
    )


class TopicLines(Part):
    """His words on a common topic, hot (heat 3 and 4) and calm; asked or told about it."""

    hot: Variants = Field((), description="At heat 3 and 4.")
    calm: Variants = Field((), description="At heat 0 to 2.")


class PersonaLines(Node):
    """The words of one persona in one language."""

    persona: Id = Field(..., description="The persona's id.")
    lang: Lang = Field(..., description="The language of this file.")
    moods: dict[Id, MoodLines] = Field(
        ..., description="The words by mood; every mood of the persona needs some."
    )
    topics: dict[Id, TopicLines] = Field(
        default_factory=dict, description="How common topics are taken up."
    )
    settlement: dict[SettlementClass, Variants] = Field(
        ...,
        description="How offers are answered; each kind is needed but `holds` (else he refuses).",
    )
    out_of_patience: Variants = Field(
        ..., description="The last words when the talk has gone on too long."
    )
