"""A talk as witnesses and gates see it, whether a scenario was played or a transcript is reviewed.

What only a scenario's file can tell is None here; witnesses that need it look at a `Hearing`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from negotiation_trainer.catalogue.moves import MoveKind, Span
from negotiation_trainer.conduct.check import Duty
from negotiation_trainer.conduct.findings import Finding
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import segments_of
from negotiation_trainer.language.clauses import TITLES
from negotiation_trainer.scenario.model import OutcomeKind, Raised
from negotiation_trainer.scoring.rubric import Rubric

SILENCE = {"zh": "（沉默）", "en": "(silence)"}
PLAINLY_RAISED = frozenset(
    (Raised.CEASE, Raised.WORKPLACE, Raised.DISPUTE, Raised.WRITTEN_DISPUTE, Raised.ATTORNEY)
)
"""What is asked for in so many words, so that not taking it up counts."""

NO_ASKING = (PLAINLY_RAISED - {Raised.WORKPLACE}) | {
    Raised.DESPAIR,
    Raised.BAD_TIME,
    Raised.MINOR,
    Raised.THIRD_PARTY_ANSWERS,
}

BROKEN_OFF = frozenset({OutcomeKind.HUNG_UP, OutcomeKind.COMPLAINT})
"""How a talk ends that the debtor broke off."""

SCRAP = {"zh": 7, "en": 18}
"""A clause of so many characters says little by itself: its sentence is quoted."""

SENTENCE = {"zh": 80, "en": 200}
"""But no sentence of more characters."""

_NO_TITLE = "".join(rf"(?<!\b{title}\.)" for title in TITLES)
_SENTENCE_END = re.compile(
    rf"(?<=[。！？!?\n])|(?<=[.]){_NO_TITLE}(?=\s)",
    re.IGNORECASE,
)


def readable(text: str, span: Span, lang: str) -> str:
    """Return the words of a span, or its sentence where they are a mere scrap of it."""
    start, end = span
    words = text[start:end].strip() or text
    if len(words) > SCRAP.get(lang, SCRAP["en"]):
        return words
    cuts = [0, *(found.start() for found in _SENTENCE_END.finditer(text)), len(text)]
    opened, closed = max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)
    sentence = text[opened:closed].strip()
    return sentence if len(sentence) <= SENTENCE.get(lang, SENTENCE["en"]) else words


class Encounter(ABC):
    """All that the witnesses look at. `turns` includes turn 0, the debtor's first line.

    No slots here: what several witnesses ask for is kept with the encounter.
    """

    rubric: Rubric
    rules: tuple[Rule, ...]
    turns: tuple[Turn, ...]

    @property
    @abstractmethod
    def lang(self) -> str:
        """The language the talk is in."""

    @property
    @abstractmethod
    def kind(self) -> OutcomeKind:
        """How it ended; unfinished while it has not."""

    @property
    @abstractmethod
    def owed(self) -> Decimal | None:
        """The total of the file, None where there is no file."""

    @property
    @abstractmethod
    def debtor_answers(self) -> bool:
        """Whether, as far as is known, the debtor himself picked up."""

    @abstractmethod
    def contact(self, at: datetime | None = None) -> HeardContact:
        """Return the talk as the rules of conduct see it; `at` is the debtor's local time."""

    @property
    def broken_off(self) -> bool:
        """Whether the debtor broke it off."""
        return self.kind in BROKEN_OFF

    @property
    def cut_short(self) -> bool:
        """Whether one of them hung up, so that what was to come never came."""
        return self.broken_off or self.kind is OutcomeKind.TRAINEE_HUNG_UP

    def stirred_by(self, turn: Turn) -> str:
        """Name what his change of mood went by; nobody knows in a talk held elsewhere."""
        del turn
        return ""

    def excused(self, duty: Duty) -> bool:
        """Whether he raised something after which money need not, or must not, be spoken of.

        Not asked for once it is disputed; not named at all where he put off a call he could not
        take, with others listening.
        """
        raised = {topic for turn in self.turns for topic in turn.raised}
        put_off = Raised.BAD_TIME in raised and self.kind is OutcomeKind.CALLBACK
        if duty in (Duty.PURPOSE, Duty.AMOUNT):
            return put_off
        return duty is Duty.ASK and bool(NO_ASKING & raised)

    def findings(self, at: datetime | None = None) -> tuple[Finding, ...]:
        """Judge the talk by its rules of conduct, once for each time of contact."""
        heard = self.contact(at)
        if heard.at not in self._judged:
            self._judged[heard.at] = judge(self.rules, heard)
        return self._judged[heard.at]

    @cached_property
    def _judged(self) -> dict[datetime | None, tuple[Finding, ...]]:
        return {}

    @cached_property
    def moves(self) -> Sequence[Turn]:
        """The turns the trainee took."""
        return self.turns[1:]

    @property
    def last(self) -> Turn:
        """The last turn so far."""
        return self.turns[-1]

    def words(self, turn: Turn) -> str:
        """Return what the trainee said in a turn; silence has its own sign."""
        if turn.move is None:
            return ""
        if turn.move.kind is MoveKind.SILENCE:
            return SILENCE.get(self.lang, SILENCE["en"])
        return turn.move.text

    def quote(self, turn: Turn, act: str, about: Collection[str] = ()) -> str:
        """Return the words of the clause that did an act, or the whole utterance.

        A clause that is `about` one of these topics comes before one that only does the act.
        """
        if turn.move is None or not turn.move.text:
            return self.words(turn)
        doing = [segment for segment in segments_of(turn.move) if act in segment.acts]
        both = [segment.span for segment in doing if set(about) & set(segment.topics)]
        best = [mark.span for mark in turn.move.reading.acts if mark.id == act]
        others = [segment.span for segment in doing]
        span = next(iter((*both, *best, *others)), (0, len(turn.move.text)))
        return readable(turn.move.text, span, self.lang)
