"""What a learner says next when he types: by what he heard called for, and by his own course.

Each course returns keys of the phrase bank, one utterance. A skilled one meets what the last line
called for, then keeps to the arc; the others run their own way whatever is said.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import TypeAlias

from negotiation_trainer.analysis.candidates import QUESTIONS
from negotiation_trainer.analysis.phrases import does
from negotiation_trainer.analysis.speaking import Speaker
from negotiation_trainer.analysis.styles import Style
from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import Segment
from negotiation_trainer.scenario.compiled import Opening

Course: TypeAlias = Callable[
    [View, tuple[Opening, ...], Style, Speaker, random.Random], tuple[str, ...]
]

EXPLORE = (
    "ask_open:reason",
    "ask_open:feelings",
    "ask_open:income",
    "ask_open:due_date",
    "ask_open:prior_contact",
    "ask_open:help",
    "ask_open:work",
    "ask_open:plan",
)
MOST_OFFERS = 6
TELLING = frozenset({"state_facts", "offer_help", "set_boundary", "refuse"})
"""What is done once it is said; feelings are met and questions put more than once."""
PUTTING_OFF = 2.0
"""How much less a skilled learner likes to ask for another day than to go on."""
LOOKS_AROUND = 5
"""How many questions of his own a skilled learner asks before he comes to figures."""


def _key_for(opening: Opening, view: View, style: Style, speaker: Speaker) -> str | None:
    """The key of the bank that meets an opening and suits the style best."""
    found = []
    for act, topic in opening.alternatives:
        if act == "confirm_summary" and topic is None and view.agreed is None:
            continue
        if act == "propose_plan" and topic != "call_back":
            key = "offer" if speaker.said["offer"] < MOST_OFFERS else None
        else:
            key = _spoken_as(act, topic, speaker)
        if key is not None:
            away = PUTTING_OFF * (topic == "call_back" and act in QUESTIONS)
            found.append((style.tastes.get(act, 0.0) - 0.5 * speaker.said[key] - away, key))
    return max(found, default=(0.0, None), key=lambda item: item[0])[1]


def _spoken_as(act: str, topic: str | None, speaker: Speaker) -> str | None:
    if act in ("identify_self", "verify_identity") and not speaker.said["open"]:
        return "open"
    return speaker.bank.find(act, topic)


def _meets(key: str, opening: Opening) -> bool:
    acts, topics = does(key)
    return opening.met_by((Segment((0, 0), acts, topics),)) is not None


def _answers(
    view: View, heard: tuple[Opening, ...], style: Style, speaker: Speaker, most: int
) -> list[str]:
    keys: list[str] = []
    for opening in heard:
        if len(keys) >= most or any(_meets(key, opening) for key in keys):
            continue
        if opening.id in view.passed & speaker.answered:
            continue  # as far as he can tell that was dealt with
        key = _key_for(opening, view, style, speaker)
        if key is not None and key not in keys:
            keys.append(key)
            if does(key)[0][0] in TELLING:
                speaker.answered.add(opening.id)
    return sorted(keys, key=lambda key: does(key)[0][0] in QUESTIONS)


def skilled(
    view: View, heard: tuple[Opening, ...], style: Style, speaker: Speaker, rng: random.Random
) -> tuple[str, ...]:
    """Meet what was called for; where room is left, take the next step of the arc."""
    del rng
    keys = _answers(view, heard, style, speaker, style.breadth)
    asks = any(does(key)[0][0] in QUESTIONS for key in keys)
    done = asks or _another_time(keys, speaker) or "close" in keys or "offer" in keys
    if len(keys) < style.breadth and not done:
        step = _next_step(view, speaker, answered=bool(keys))
        if step is not None and step not in keys:
            keys.append(step)
    return tuple(keys) or ("reflect",)


def _another_time(keys: list[str], speaker: Speaker) -> bool:
    """Whether the moment is bad, so that nothing of the debt is begun."""
    later = any("call_back" in does(key)[1] for key in keys)
    return later and not speaker.said["state_facts:amount"]


def _next_step(view: View, speaker: Speaker, *, answered: bool) -> str | None:
    said = speaker.said
    if not view.identified:
        return None if answered else "open" if not said["open"] else "verify_identity"
    if not said["state_facts:amount"]:
        return "state_facts:amount" if view.heat < 3 or not answered else None
    if view.agreed is not None:
        if not said["confirm_summary"]:
            return "confirm_summary"
        waits = any("confirm_summary" in opening.id for opening in view.calls)
        return None if waits and answered else "close"
    if view.heat >= 3:
        return None if answered else "acknowledge_feeling"
    asked = [key for key in EXPLORE if said[key]]
    left = [key for key in EXPLORE if not said[key]]
    if left and len(asked) < LOOKS_AROUND and view.yours is None:
        return left[0]
    if said["offer"] < MOST_OFFERS:
        return "offer"
    return "propose_plan:call_back" if not said["propose_plan:call_back"] else "close"


def _run(*steps: str, wander: float = 0.0) -> Course:
    """Return a course of its own order, whatever is called for; the last steps repeat."""

    def course(
        view: View, heard: tuple[Opening, ...], style: Style, speaker: Speaker, rng: random.Random
    ) -> tuple[str, ...]:
        keys = _answers(view, heard, style, speaker, 1) if heard else []
        if keys and rng.random() >= wander:
            return tuple(keys)
        if view.agreed is not None and "close" in speaker.bank.by_key:
            return ("close",)
        tail = steps[len(steps) // 2 :]
        turn = view.turn
        step = steps[turn] if turn < len(steps) else tail[(turn - len(steps)) % len(tail)]
        return (step,)

    return course


COURSES: Mapping[str, Course] = {
    "expert": skilled,
    "competent": skilled,
    "clumsy": _run(
        "open", "state_facts:amount", "small_talk", "demand", "ask_closed", "state_facts",
        "offer", "reassure", "ask_commitment", "offer", "refuse", "close",
        wander=0.3,
    ),
    "pushy": _run(
        "open", "state_facts:amount", "ask_commitment", "explain_consequence", "demand", "offer",
        "ask_commitment", "refuse", "explain_consequence", "offer", "demand",
        wander=0.4,
    ),
    "timid": _run(
        "open", "apologise", "state_facts:amount", "reassure", "apologise", "thank", "offer",
        "reassure", "close",
        wander=0.2,
    ),
    "abusive": _run(
        "open", "insult", "threat", "harassment", "third_party", "insult", "threat", "false_legal",
    ),
}  # fmt: skip
