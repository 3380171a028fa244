"""The transcript annotated: what each turn earned or cost, in whose words, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import applicable, rule_for_breach
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.records.first_language import as_begun, as_heard
from negotiation_trainer.scoring.better import better_line
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.reasons import by_turn, reason, silence_note
from negotiation_trainer.tui.views.debrief import DebriefView
from negotiation_trainer.tui.views.style import joined, plain
from negotiation_trainer.tui.views.talk import change_line, move_line, spoken


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the annotated transcript; `kind` names its look."""

    kind: str
    content: Content


class TurnsView:
    """The annotated transcript of one attempt."""

    def __init__(self, view: DebriefView) -> None:
        self._view = view
        self._attempt = view.attempt
        self._evidence = by_turn(view.found.evidence)
        self._rules = applicable(view.attempt.pack, view.compiled.case)

    def blocks(self) -> Iterator[Block]:
        """Yield the talk in order, each turn with what it came to."""
        turns = self._attempt.talk.turns
        who = self._view.compiled.case.debtor.address_as
        yield self._says(who, as_begun(self._attempt, turns[0]))
        for turn in turns[1:]:
            yield from self._turn(turn)
            yield self._says(who, turn)
        if note := [mark for mark in self._attempt.marks if mark.meant]:
            for mark in note:
                words = self._view.words("marked", n=mark.turn, meant=mark.meant)
                yield Block("note", plain(words))

    def _says(self, who: str, turn: Turn) -> Block:
        return Block("debtor", Content.assemble((f"{who}  ", "bold $primary"), plain(turn.line)))

    def _turn(self, turn: Turn) -> Iterator[Block]:
        view = self._view
        label = view.words("turn", n=turn.number)
        words = spoken(turn, view.lang)
        yield Block("trainee", Content.assemble((f"{label}  ", "bold $accent"), plain(words)))
        lines = [line for item in self._evidence.get(turn.number, ()) for line in self._item(item)]
        if turn.move is not None and turn.move.text:
            yield Block("reading", move_line(turn.move, view.lang))
        changed = change_line(turn, view.compiled, view.lang)
        if changed is not None:
            lines.append(changed)
        lines += self._breaches(turn)
        lines += self._note(turn)
        if lines:
            yield Block("evidence", joined(lines))

    def _item(self, item: Evidence) -> Iterator[Content]:
        points = f"{item.points:+g}"
        style = "$success" if item.points > 0 else "$error" if item.points < 0 else "$aside"
        name = self._view.dimension(item.dimension.value)
        topics = self._attempt.topic_words(self._view.lang)
        words = reason(item, self._attempt.pack, self._view.lang, topics)
        yield Content.assemble((f"{points} {name}  ", f"bold {style}"), plain(words))
        missed = item.rule in ("opening.missed", "opening.worse", "opening.late")
        if missed and item.called:
            called = as_heard(self._attempt, item.called)
            yield plain("   " + self._view.words("called", words=called), "$aside")

    def _breaches(self, turn: Turn) -> Iterator[Content]:
        if turn.move is None:
            return
        for mark in turn.move.reading.sure_breaches:
            entry = catalogue().breaches.get(mark.id)
            rule = rule_for_breach(self._rules, mark.id, turn.move.text)
            if rule is not None:
                yield from self._view.rule(rule)
            if entry is not None:
                yield plain("  " + self._view.words("why", words=entry.why.get(self._view.lang)))
            better = better_line(
                mark.id, turn, self._attempt.talk.turns, self._view.compiled, self._rules
            )
            if better is not None:
                yield plain("  " + self._view.words("better", words=better), "$success")

    def _note(self, turn: Turn) -> Iterator[Content]:
        if silent := silence_note(self._view.compiled, turn, self._view.lang):
            yield plain("✎ " + silent, "$secondary")
        reply = self._attempt.reply_taken(turn)
        if reply is not None and reply.note:
            yield plain("✎ " + reply.note, "$secondary")


def unanswered(view: DebriefView) -> list[Turn]:
    """Return the turns in which the debrief suspects a breach, not yet spoken about."""
    asked = {item.turn for item in view.found.evidence if item.rule == "breach.suspected"}
    asked -= {mark.turn for mark in view.attempt.marks}
    return [turn for turn in view.attempt.talk.turns if turn.number in asked]


def turn_marks(turns: Sequence[Turn]) -> list[str]:
    """Return one sign a turn for the curve: a sure breach, a fact found, an offer, or nothing."""
    return [_sign(turn) for turn in turns]


def _sign(turn: Turn) -> str:
    if turn.move is not None and turn.move.reading.sure_breaches:
        return "!"
    if turn.fact is not None:
        return "★"
    return "$" if turn.settlement is not None else " "
