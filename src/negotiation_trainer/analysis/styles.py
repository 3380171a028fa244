"""How the scripted learners differ: what they hear, what they like to do, what they shrink from.

The numbers weigh one candidate move against another; only their order and rough distance matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Style:
    """One way of dealing with a debtor.

    `hears` and `lapses` are shares (of openings heard, of moves made without thinking); the rest
    are weights. `breadth` is how many things a typed line of his does at most, `voice` the phrase
    bank he speaks from, `bargains` how many steps he makes before giving all he may.
    """

    voice: str
    hears: float = 1.0
    lapses: float = 0.0
    meets: float = 3.0
    fit: float = 0.0
    order: float = 0.0
    breach: float = -6.0
    noise: float = 0.0
    breadth: int = 1
    steps: int = 3
    accepts: bool = True
    silence: bool = False
    tastes: Mapping[str, float] = field(default_factory=lambda: NOTHING)


STYLES: Mapping[str, Style] = {
    "expert": Style(
        voice="expert",
        meets=3.0,
        fit=0.5,
        order=2.0,
        breach=-12.0,
        noise=0.1,
        breadth=2,
        silence=True,
        tastes={
            "demand": -2.0,
            "explain_consequence": -1.0,
            "refuse": -1.0,
            "small_talk": -1.0,
            "close": -0.5,
            "confirm_summary": 0.4,
            "ask_open": 0.15,
        },
    ),
    "competent": Style(
        voice="expert",
        hears=0.7,
        lapses=0.22,
        meets=2.5,
        fit=0.3,
        order=1.5,
        breach=-8.0,
        noise=1.0,
        breadth=2,
        tastes={"demand": -0.8, "refuse": -0.5, "small_talk": -0.5, "ask_open": 0.2},
    ),
    "clumsy": Style(
        voice="clumsy",
        hears=0.28,
        lapses=0.4,
        meets=1.0,
        order=0.5,
        noise=1.5,
        steps=2,
        tastes={
            "small_talk": 0.4,
            "state_facts": 0.6,
            "demand": 0.6,
            "explain_consequence": 0.4,
            "refuse": 0.3,
            "acknowledge_feeling": -0.4,
            "ask_open": -0.2,
        },
    ),
    "pushy": Style(
        voice="pushy",
        hears=0.5,
        meets=1.2,
        order=0.8,
        breach=-4.0,
        noise=1.0,
        steps=3,
        tastes={
            "demand": 0.6,
            "explain_consequence": 1.0,
            "ask_commitment": 1.2,
            "refuse": 0.8,
            "state_facts": 0.5,
            "acknowledge_feeling": -0.2,
            "apologise": -0.2,
            "reassure": -0.2,
        },
    ),
    "timid": Style(
        voice="timid",
        hears=0.3,
        meets=0.5,
        order=0.3,
        breach=-8.0,
        noise=0.6,
        steps=0,
        tastes={
            "apologise": 1.5,
            "reassure": 1.2,
            "thank": 1.0,
            "offer_help": 0.6,
            "acknowledge_feeling": 0.8,
            "demand": -4.0,
            "explain_consequence": -3.0,
            "ask_commitment": -3.0,
            "state_facts": -1.5,
            "ask_closed": -1.5,
            "ask_open": -1.0,
            "refuse": -3.0,
            "set_boundary": -3.0,
            "close": 0.8,
        },
    ),
    "abusive": Style(
        voice="abusive",
        hears=0.0,
        meets=0.0,
        breach=5.0,
        noise=0.8,
        accepts=False,
        tastes={
            "demand": 2.0,
            "explain_consequence": 1.5,
            "refuse": 1.0,
            "apologise": -3.0,
            "acknowledge_feeling": -3.0,
            "reflect": -2.0,
            "offer_help": -2.0,
        },
    ),
}
