"""Scripted learners: given what a trainee sees, each says what it does next.

A learner keeps a memory of one talk (what it asked, which wordings it used) and throws one die a
turn, so a talk follows from scenario, learner, voice and seed alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import lcm
from typing import Any, Protocol, Self

from negotiation_trainer.analysis.bargaining import step_offer
from negotiation_trainer.analysis.candidates import (
    SILENCE,
    Candidate,
    Judge,
    acceptance,
    choices,
    offering,
    over_mandate,
    unanswered,
)
from negotiation_trainer.analysis.chance import Throw
from negotiation_trainer.analysis.courses import COURSES, Course
from negotiation_trainer.analysis.speaking import Speaker
from negotiation_trainer.analysis.styles import STYLES, Style
from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.scenario.compiled import Opening

Entry = Mapping[str, Any]
VOICES = 4
BUTTONS = 6
MANNERS = 4
"""So many ways the debtor has of choosing among wordings; the seed says which."""

LAPSES = ("small_talk", "demand", "ask_closed", "state_facts", "reassure", "acknowledge_feeling")


class Player(Protocol):
    """Plays one talk."""

    def act(self, view: View, side: int) -> Entry:
        """Return the next input, one mapping as a face hands it in; `side` is what he threw."""


class Learner(Player, Protocol):
    """A player whose memory can be doubled; two with equal memories act alike."""

    def twin(self) -> Self:
        """Return another with the same memory, who goes his own way from here."""


def _heard(view: View, style: Style, rng: random.Random) -> tuple[Opening, ...]:
    return tuple(opening for opening in view.calls if rng.random() < style.hears)


@dataclass
class StyledLearner:
    """A learner of one style: takes offered replies where there are some, else speaks himself."""

    name: str
    style: Style
    speaker: Speaker
    course: Course
    lapsing: Speaker | None = None
    offers: int = 0

    def act(self, view: View, side: int) -> Entry:
        """Return the next input; all that is left to chance in a turn hangs on the die."""
        rng = Throw(f"{self.name}/{view.turn}", side)
        heard = _heard(view, self.style, rng)
        style = self.style
        if rng.random() < style.lapses:
            if not view.choices and self.lapsing is not None:
                return self._without_thinking(view, self.lapsing, rng)
            heard, style = (), replace(style, meets=0.0, fit=0.0, order=0.2, tastes={})
        if not view.choices:
            return self._typed(view, heard, rng)
        judge = Judge(style, view, heard, rng)
        found = [*choices(view), *self._others(view, heard)]
        best = judge.best(found)
        if best.words in view.spoken:
            return self._typed(view, heard, rng)
        if best.offer is not None:
            self.offers += 1
        return best.entry

    def twin(self) -> Self:
        """Return another with the same memory."""
        lapsing = None if self.lapsing is None else self.lapsing.twin()
        return replace(self, speaker=self.speaker.twin(), lapsing=lapsing)

    def _others(self, view: View, heard: tuple[Opening, ...]) -> list[Candidate]:
        """What can be done besides taking a reply: accept, offer by the form, keep silent."""
        others = acceptance(view) if self.style.accepts else []
        if view.agreed is None and (view.theirs is not None or _plan_is_due(view, heard)):
            others.append(offering(step_offer(view, self.offers, self.style.steps)))
        if self.style.silence:
            others.append(SILENCE)
        return others

    def _without_thinking(self, view: View, speaker: Speaker, rng: random.Random) -> Entry:
        """Something a beginner might say, at the wrong moment."""
        keys = [key for key in LAPSES if key in speaker.bank.by_key]
        return {"say": speaker.say((rng.choice(keys),), view, view.agreed)}

    def _typed(self, view: View, heard: tuple[Opening, ...], rng: random.Random) -> Entry:
        takes = self._takes(view)
        if takes is not None:
            heard = unanswered(takes, heard)
            if not heard or self.style.order < 1:
                return takes.entry
        if self.style.silence and _only_silence(heard):
            return SILENCE.entry
        keys = self.course(view, heard, self.style, self.speaker, rng)
        if takes is not None:
            keys = tuple(key for key in keys if key != "offer")
            if not keys:
                return takes.entry
        return {"say": self.speaker.say(keys, view, self._terms(view, keys))}

    def _takes(self, view: View) -> Candidate | None:
        """Saying yes to the counter, if this learner may and likes to."""
        found = acceptance(view) if self.style.accepts else []
        careful = self.style.order >= 1
        if careful and view.theirs is not None and over_mandate(view.theirs, view):
            return None
        return next(iter(found), None)

    def _terms(self, view: View, keys: tuple[str, ...]) -> Offer | None:
        """The terms that are put into words: what is agreed, else the next step."""
        if view.agreed is not None or "offer" not in keys:
            return view.agreed
        self.offers += 1
        return step_offer(view, self.offers - 1, self.style.steps)


def _plan_is_due(view: View, heard: tuple[Opening, ...]) -> bool:
    """Whether the debtor waits for a first plan, and all the replies give something away in it."""
    waits = any(act == "propose_plan" for opening in heard for act, _ in opening.alternatives)
    plans = [c.offer for c in view.choices if c.offer is not None and not c.reply.breaches]
    gives = bool(plans) and all(any(percent for _, percent in o.waive) for o in plans)
    return waits and gives and view.identified and view.yours is None


def _only_silence(heard: tuple[Opening, ...]) -> bool:
    return bool(heard) and all(o.alternatives == (("stay_silent", None),) for o in heard)


@dataclass
class OneButton:
    """Always takes the reply at the same place; typing, always says the same kind of thing."""

    number: int
    speaker: Speaker

    def act(self, view: View, side: int) -> Entry:
        """Return the next input."""
        del side
        if view.choices:
            return {"choose": min(self.number, len(view.choices))}
        keys = tuple(self.speaker.bank.by_key)
        return {"say": self.speaker.say((keys[self.number % len(keys)],), view, view.agreed)}

    def twin(self) -> Self:
        """Return another with the same memory."""
        return replace(self, speaker=self.speaker.twin())


@dataclass
class Measuring:
    """Takes whichever offered reply has most of something: the longest, the politest."""

    measure: Callable[[str], int]
    speaker: Speaker

    def act(self, view: View, side: int) -> Entry:
        """Return the next input."""
        del side
        fresh = [c for c in view.choices if c.reply.say not in view.spoken] or list(view.choices)
        if fresh:
            return {"choose": max(fresh, key=lambda c: self.measure(c.reply.say)).number}
        keys = tuple(self.speaker.bank.by_key)
        longest = max(keys, key=lambda key: self.measure(self.speaker.bank.by_key[key][0]))
        return {"say": self.speaker.say((longest,), view, view.agreed)}

    def twin(self) -> Self:
        """Return another with the same memory."""
        return replace(self, speaker=self.speaker.twin())


@dataclass
class Monologue:
    """Says one kind of thing whatever the debtor says: the parrot, the stuffer."""

    speaker: Speaker
    keys: tuple[str, ...] = field(default=("line",))

    def act(self, view: View, side: int) -> Entry:
        """Return the next input."""
        del side
        return {"say": self.speaker.say(self.keys, view, view.agreed)}

    def twin(self) -> Self:
        """Return another with the same memory."""
        return replace(self, speaker=self.speaker.twin())


COURTESIES = {
    "zh": ("您", "请", "谢谢", "感谢", "抱歉", "不好意思", "对不起", "麻烦", "理解", "好吗"),
    "en": ("please", "thank", "sorry", "appreciate", "understand", "of course", "happy to",
           "kind", "welcome", "glad", "absolutely", "would you", "could you"),
}  # fmt: skip


def politeness(text: str) -> int:
    """Count words of courtesy, in either language."""
    folded = text.lower()
    return sum(folded.count(word) for words in COURTESIES.values() for word in words)


SPECIAL = ("parrot", "stuffer", "one-button", "longest", "politest")
LEARNERS = (*STYLES, *SPECIAL)


def kinds(name: str) -> int:
    """Return how many kinds of talks there are but for dice: the debtor's manner, his own voice."""
    return lcm(MANNERS, VOICES, BUTTONS if name == "one-button" else 1)


def likeness(name: str, seed: int) -> int:
    """Return a number that is equal for seeds whose talks differ by nothing but their dice."""
    return seed % kinds(name)


def learner(name: str, *, lang: str, seed: int, voice: int | None = None) -> Learner:
    """Return a learner for one talk (`KeyError` for an unknown name).

    `voice` 0..3 chooses among wordings; by default it follows from the seed.
    """
    spoken = seed % VOICES if voice is None else voice
    if name in STYLES:
        style = STYLES[name]
        speaker = Speaker(style.voice, lang, spoken)
        lapsing = Speaker("clumsy", lang, spoken)
        return StyledLearner(name, style, speaker, COURSES[name], lapsing)
    if name == "one-button":
        return OneButton(1 + seed % BUTTONS, Speaker("clumsy", lang, spoken))
    if name in ("longest", "politest"):
        measure = len if name == "longest" else politeness
        return Measuring(measure, Speaker("timid", lang, spoken))
    if name in SPECIAL:
        return Monologue(Speaker(name, lang, spoken))
    raise KeyError(name)
