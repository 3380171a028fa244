"""The running talk in styled text: how a move was read, what it changed, where things stand."""

from __future__ import annotations

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading
from negotiation_trainer.dialogue.bargaining.terms import terms_in
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.dialogue.meaning import answer_told, heard_without
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scoring.reasons import outcome_words
from negotiation_trainer.tui.views.style import (
    HEAT_STYLES,
    heat_bar,
    in_language,
    joined,
    listed,
    plain,
)
from negotiation_trainer.tui.wrap import clip


def _words(key: str, lang: str, **values: object) -> str:
    return say("app", f"talk.{key}", lang, **values)


def mood_label(compiled: Compiled, mood: str, lang: str) -> str:
    """Name a mood in the interface's language."""
    return in_language(compiled.persona.source.moods[mood].title, lang)


def spoken(turn: Turn, lang: str) -> str:
    """Return what the trainee said or did in a turn, as the transcript shows it."""
    move = turn.move
    if move is None:
        return ""
    if move.kind in (MoveKind.SILENCE, MoveKind.HANG_UP):
        return _words(f"did.{move.kind.value}", lang)
    return move.text


def reading_line(reading: Reading, lang: str) -> Content:
    """Say how words were read; a suspected breach is asked, a sure one named."""
    entries = catalogue()
    acts = [entries.acts[a].label.get(lang) for a in reading.act_ids if a in entries.acts]
    topics = [entries.topics[t].label.get(lang) for t in reading.topic_ids if t in entries.topics]
    words = listed(acts, lang) if acts else _words("read_nothing", lang)
    if topics:
        words += _words("about", lang, topics=listed(topics, lang))
    parts = []
    if acts or not reading.breaches:
        parts.append(Content.styled(_words("read_as", lang, acts=words), "$aside"))
    for mark in reading.breaches:
        known = entries.breaches.get(mark.id)
        label = known.label.get(lang) if known else mark.id
        style = "bold $error" if mark.sure else "$warning"
        key = "breach_sure" if mark.sure else "breach_asked"
        parts.append(Content.styled(_words(key, lang, what=label), style))
    return joined(parts)


def move_line(move: Move, lang: str) -> Content:
    """Say how words were heard, and what the trainee said they meant if he was asked."""
    line = reading_line(heard_without(move), lang)
    if move.meant is None:
        return line
    return joined([line, Content.styled("↳ " + answer_told(move.meant, lang), "$accent")])


def change_line(turn: Turn, compiled: Compiled, lang: str) -> Content | None:
    """Say how the debtor's mood changed in a turn, or None if it did not."""
    before, after = turn.before.mood, turn.after.mood
    if before == after:
        return None
    moods = f"{mood_label(compiled, before, lang)} → {mood_label(compiled, after, lang)}"
    if turn.heat == turn.heat_before:
        return Content.styled(_words("mood_change", lang, moods=moods), "$aside")
    key = "heat_up" if turn.heat > turn.heat_before else "heat_down"
    words = _words(key, lang, before=turn.heat_before, after=turn.heat, moods=moods)
    return Content.styled(words, "$error" if key == "heat_up" else "$success")


def standing(talk: Talk, lang: str) -> list[tuple[str, str]]:
    """Return what lies on the table: whose, and the terms."""
    position, compiled = talk.cursor.position, talk.compiled
    if position.agreement is not None:
        return [(_words("agreed", lang), terms_in(compiled, position.agreement, lang))]
    found = []
    if position.theirs is not None:
        found.append((_words("theirs", lang), terms_in(compiled, position.theirs, lang)))
    if position.yours is not None:
        found.append((_words("yours", lang), terms_in(compiled, position.yours, lang)))
    return found


def status(talk: Talk, lang: str, width: int) -> Content:
    """Return the status row: mood, heat with its trend, turn, what is on the table, mode."""
    turn = talk.turns[-1]
    parts: list[Content] = []
    if talk.mode is not Mode.EXAM:
        parts.append(_gauge(turn, talk.compiled, lang))
    if turn.number:
        parts.append(plain(_words("turn", lang, n=turn.number)))
    else:
        parts.append(plain(_words("turn_none", lang)))
    mode = plain(_words(f"mode.{talk.mode.value}", lang), "$aside")
    row = joined(parts, " · ")
    room = width - row.cell_length - mode.cell_length - 6
    table = standing(talk, lang)
    if table and room > 8:
        whose, text = table[0]
        row = row + " · " + plain(clip(f"{whose}{text}", room), "$accent")
    gap = max(width - row.cell_length - mode.cell_length, 1)
    return row + " " * gap + mode


def _gauge(turn: Turn, compiled: Compiled, lang: str) -> Content:
    change = turn.heat - turn.heat_before if turn.number else 0
    trend = f" ↑{change}" if change > 0 else f" ↓{-change}" if change < 0 else ""
    label = mood_label(compiled, turn.after.mood, lang)
    return Content.assemble(
        (label, f"bold {HEAT_STYLES[turn.heat].removeprefix('bold ')}"),
        " ",
        heat_bar(turn.heat),
        (f" {_words('heat', lang, n=turn.heat)}", ""),
        (trend, "bold"),
    )


def ending(talk: Talk, turn: Turn, lang: str) -> str:
    """Say that the talk is over and how it ended."""
    outcome = turn.after.outcome
    if outcome is None:
        return ""
    kind = outcome_kind(talk.compiled, outcome)
    return _words("over", lang, how=outcome_words(kind, lang))
