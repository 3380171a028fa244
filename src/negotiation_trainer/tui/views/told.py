"""One turn as the pieces of a transcript, with as much behind the words as the mode shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.talk import Mode, Retold, Talk
from negotiation_trainer.messages import say
from negotiation_trainer.tui.views.style import plain
from negotiation_trainer.tui.views.talk import change_line, move_line, spoken


@dataclass(frozen=True, slots=True)
class Told:
    """One piece; `kind` names its look: debtor, trainee, reading, change, note."""

    kind: str
    content: Content


def told_turn(turn: Turn, talk: Talk, lang: str) -> Iterator[Told]:
    """Yield what a turn adds to the transcript; an exam shows words only."""
    if turn.move is not None:
        me = say("app", "talk.me", lang)
        yield Told("trainee", bubble(me, spoken(turn, lang), "bold $accent"))
        if talk.mode is not Mode.EXAM:
            yield from _behind(turn, talk, lang)
    if turn.line:
        who = talk.compiled.case.debtor.address_as
        yield Told("debtor", bubble(who, turn.line, "bold $primary"))


def told_again(said: Retold, talk: Talk, lang: str) -> Iterator[Told]:
    """Yield a line that was said again when the talk went over to another language."""
    yield Told("note", plain(say("app", f"talk.now_{said.lang}", lang)))
    if said.line:
        who = talk.compiled.case.debtor.address_as
        yield Told("debtor", bubble(who, said.line, "bold $primary"))


def _behind(turn: Turn, talk: Talk, lang: str) -> Iterator[Told]:
    if turn.move is not None and turn.move.text:
        line = move_line(turn.move, lang)
        if any(not mark.sure for mark in turn.move.reading.breaches):
            line += plain(say("app", "talk.answer_here", lang), "$warning")
        yield Told("reading", line)
    changed = change_line(turn, talk.compiled, lang)
    if changed is not None:
        yield Told("change", changed)


def bubble(who: str, words: str, style: str) -> Content:
    """Return a speaker's name and words."""
    return Content.assemble(plain(who, style), "  ", plain(words))
