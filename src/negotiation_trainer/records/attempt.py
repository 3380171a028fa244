"""One attempt: a talk whose every input is on disk before its answer is given out.

All faces use this and hand in the same mappings; the journal holds them, and replay is the same
fold over what was kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.events import move_data, move_from, turn_event
from negotiation_trainer.dialogue.inputs import Input, InputError, Kind, check_change, parse_input
from negotiation_trainer.dialogue.meaning import answers_data
from negotiation_trainer.dialogue.moves import reply_taken
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.messages import say
from negotiation_trainer.records.store import AttemptRow, Store
from negotiation_trainer.scenario.bundle import Bundle, digest
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply
from negotiation_trainer.scoring.call_record import FieldCheck, check_record
from negotiation_trainer.scoring.debrief import Debrief, debrief
from negotiation_trainer.scoring.events import debrief_event
from negotiation_trainer.scoring.reasons import opening_words
from negotiation_trainer.scoring.rubric import Rubric

PLAN_FIELDS = ("goal", "floor", "alternative", "opening")
FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Mark:
    """A trainee's word that a turn was not meant as it was read."""

    turn: int
    meant: str


class Attempt:
    """A running or finished attempt."""

    def __init__(
        self, store: Store, row: AttemptRow, bundle: Bundle, reader: Reader | None
    ) -> None:
        self.row = row
        self.bundle = bundle
        self.plan: dict[str, Any] = {}
        self.record: dict[str, Any] | None = None
        self.marks: list[Mark] = []
        self.hints = 0
        self.ended = False
        self._store = store
        self._reader = reader
        self._rubric = Rubric.model_validate(bundle.scoring["rubric"])
        self.pack = ConductPack.model_validate(bundle.scoring["conduct"])
        self.talk = Talk(bundle.compiled, Mode(row.mode), row.seed)

    @classmethod
    def begin(
        cls,
        store: Store,
        bundle: Bundle,
        reader: Reader,
        *,
        mode: Mode,
        seed: int,
        at: datetime,
        trainee: str,
        started: datetime,
    ) -> Attempt:
        """Start a new attempt and keep it."""
        row = store.begin(
            bundle,
            mode=mode.value,
            seed=seed,
            at=at.isoformat(),
            trainee=trainee,
            reader=reader.name,
            started=started.isoformat(timespec="seconds"),
        )
        return cls(store, row, bundle, reader)

    @classmethod
    def resume(cls, store: Store, name: str, reader: Reader | None) -> Attempt:
        """Rebuild an attempt from its journal (`KeyError` if there is none)."""
        row = store.attempt(name)
        attempt = cls(store, row, store.bundle(row.bundle), reader)
        for entry in store.entries(name):
            attempt.apply(entry.input, entry.move)
        return attempt

    @property
    def id(self) -> str:
        """The attempt's name in the journal."""
        return self.row.id

    @property
    def compiled(self) -> Compiled:
        """The scenario in the language of the talk, which the trainee may change."""
        return self.talk.compiled

    @property
    def other_lang(self) -> str | None:
        """The language the trainee can change to now; None where there is no translation."""
        return next((lang for lang in self.bundle.langs if lang != self.compiled.lang), None)

    def reply_taken(self, turn: Turn) -> OfferedReply | None:
        """Return the offered reply that was spoken in a turn, as the talk's language now has it."""
        for lang in self.bundle.langs:
            said = reply_taken(self.bundle.compiled_in(lang), turn)
            if said is not None:
                offered = self.compiled.states[turn.before.state].replies
                return next(reply for reply in offered if reply.key == said.key)
        return None

    @property
    def at(self) -> datetime:
        """The debtor's local time of this contact, as planned or as the case has it."""
        planned = self.plan.get("at")
        return datetime.fromisoformat(planned) if planned else datetime.fromisoformat(self.row.at)

    @property
    def done(self) -> bool:
        """Whether the talk is over, or was given up."""
        return self.talk.done or self.ended

    def apply(self, entry: Mapping[str, Any], move: Mapping[str, Any] | None) -> Turn | None:
        """Take an input that was kept, with the move it was read as."""
        if entry.get("event") == FINISHED:
            self.ended = True
            return None
        given = parse_input(entry)
        if move is not None:
            return self.talk.take(move_from(move))
        self._note(given)
        return None

    def give(self, data: Mapping[str, Any]) -> Turn | None:
        """Take an input (`InputError` if it cannot be taken); it is on disk when this returns.

        Returns the turn it took, or None for an input that takes none.
        """
        given = parse_input(data)
        self._refuse(given)
        if not given.is_move:
            self._note(given)
            self._store.append(self.id, dict(data), move=None, event="")
            return None
        if self._reader is None:
            raise InputError("talk.over")
        # As the journal will give it back, so that live and replayed talks cannot differ.
        kept = move_data(self.talk.read(given, self._reader))
        turn = self.talk.take(move_from(kept))
        event = digest(turn_event(turn, self.talk.replies))
        self._store.append(self.id, dict(data), move=kept, event=event)
        if self.talk.done:
            self._close()
        return turn

    def may_mean(self, words: str) -> tuple[str, ...]:
        """Return the acts to ask about before these words are said, likeliest first, if any.

        Words that cannot be said are not asked about: `give` says what is wrong with them.
        """
        if self._reader is None or self.done:
            return ()
        try:
            return self.talk.may_mean(parse_input({"say": words}), self._reader)
        except InputError:
            return ()

    def finish(self) -> Debrief:
        """End the attempt, in the middle of the talk too, and return its debrief."""
        if not self.done:
            self.ended = True
            self._store.append(self.id, {"event": FINISHED}, move=None, event="")
            self._close()
        return self.debrief()

    def _close(self) -> None:
        found = self.debrief()
        scores = {d.value: score for d, score in found.scores}
        self._store.finish(self.id, outcome=found.outcome, passed=found.passed, scores=scores)

    def _refuse(self, given: Input) -> None:
        """Refuse what has no place now; everything else is checked where it is used."""
        begun = len(self.talk.turns) > 1
        if given.kind is Kind.PLAN:
            if begun or self.done:
                raise InputError("talk.begun")
            _check_plan(given.value)
        elif given.kind is Kind.RECORD:
            if not self.done:
                raise InputError("talk.going")
        elif given.kind is Kind.LANGUAGE:
            check_change(given.value, now=self.compiled.lang, langs=self.bundle.langs)
        elif given.kind is Kind.MARK:
            if not 1 <= given.value["turn"] < len(self.talk.turns):
                raise InputError("mark_turn.range", turn=given.value["turn"])
        elif self.done:
            raise InputError("talk.over")
        elif given.kind is Kind.HINT and self.talk.mode is not Mode.GUIDED:
            raise InputError("input.guided_only", kind="hint")

    def _note(self, given: Input) -> None:
        if given.kind is Kind.PLAN:
            self.plan = {**self.plan, **given.value}
        elif given.kind is Kind.RECORD:
            self.record = given.value
        elif given.kind is Kind.MARK:
            self.marks.append(Mark(given.value["turn"], str(given.value.get("meant", ""))))
        elif given.kind is Kind.HINT:
            self.hints += 1
        elif given.kind is Kind.LANGUAGE:
            self.talk.switch(self.bundle.compiled_in(given.value))

    def hint(self, lang: str) -> str:
        """Say what the debtor's last line calls for."""
        pending = [item.opening.id for item in self.talk.cursor.pending]
        if not pending:
            return say("talk", "hint.none", lang)
        joiner, topics = "；" if lang == "zh" else "; ", self.topic_words(lang)
        told = (opening_words(opening, lang, topics=topics) for opening in pending)
        return say("talk", "hint.calls", lang, what=joiner.join(dict.fromkeys(told)))

    def topic_words(self, lang: str) -> Mapping[str, str]:
        """Return the scenario's own words for its topics, none where they are not in a language."""
        own = self.bundle.compiled_for(lang)
        return own.own_topics if own.lang == lang else {}

    def event(self, turn: Turn) -> dict[str, Any]:
        """Return a turn as data; replies are those on offer now."""
        return turn_event(turn, self.talk.replies if turn is self.talk.turns[-1] else ())

    def debrief(self, rubric: Rubric | None = None) -> Debrief:
        """Score the attempt as it stands."""
        return debrief(
            self.compiled,
            tuple(self.talk.turns),
            rubric=rubric or self._rubric,
            pack=self.pack,
            at=self.at,
        )

    def record_checks(self) -> tuple[FieldCheck, ...] | None:
        """Return the call record checked, or None while there is none."""
        return None if self.record is None else check_record(self.record, self.debrief())

    def debrief_event(self, lang: str) -> dict[str, Any]:
        """Return the debrief as data, with what the trainee said his words meant."""
        event = debrief_event(
            self.debrief(),
            attempt=self.id,
            pack=self.pack,
            lang=lang,
            record=self.record_checks(),
            topics=self.topic_words(lang),
        )
        return {**event, "meant": list(answers_data(self.talk.turns, lang))}


def _check_plan(plan: dict[str, Any]) -> None:
    if "at" in plan:
        try:
            when = datetime.fromisoformat(str(plan["at"]))
        except ValueError:
            raise InputError("plan.at") from None
        plan["at"] = when.replace(tzinfo=None).isoformat(timespec="minutes")
    channel = plan.get("channel", "phone")
    if not isinstance(channel, str) or channel not in catalogue().channels:
        raise InputError("plan.channel", found=str(channel)[:40])
