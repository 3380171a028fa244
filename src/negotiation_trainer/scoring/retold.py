"""A transcript as turns: what the lines called for, what became of it, how hot it got.

The turns are those a scenario would have made, so that the same witnesses look at them; mood and
state are empty, and heat is an estimate from the words of both sides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Move, MoveKind, Offer
from negotiation_trainer.dialogue import signals as derive
from negotiation_trainer.dialogue.bargaining.plan import merge
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolution, Resolved, Turn
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.answers import Answer, Asked, agreeable, hear
from negotiation_trainer.scoring.transcript import Part

BOILING = 4
CALM = 1
FIRST_ANSWERED = 2
"""Turns there are once the debtor has answered for the first time."""

MONEY = frozenset(("plan", "amount", "due_date", "waiver", "payment_method"))
PRESSING = frozenset(("demand", "refuse", "explain_consequence"))


def retell(
    parts: tuple[Part, ...], reader: Reader, frame: Frame = NO_FRAME
) -> tuple[tuple[Turn, ...], tuple[Answer, ...]]:
    """Return the turns of a talk and the debtor's answers, one for each turn."""
    answers = [hear(parts[0].answer, Asked(first=True), reader)]
    turns = [_first(answers[0])]
    verified = False
    for part in parts[1:]:
        assert part.reading is not None
        before = turns[-1].after
        offer = _offer_in(part, frame)
        move = Move(MoveKind.SAY if offer is None else MoveKind.OFFER, part.reading, offer)
        acts = derive.acts_of(derive.segments_of(move))
        asked = Asked(acts, move.text, identified=before.identified, verified=verified)
        answer = hear(part.answer, asked, reader)
        verified = verified or "verify_identity" in acts
        turns.append(_turn(turns[-1], move, answer))
        answers.append(answer)
        if len(turns) == FIRST_ANSWERED:
            turns = _brought_along(turns[0], turns[1], answer)
    return _ended(turns, answers[-1]), tuple(answers)


def _first(answer: Answer) -> Turn:
    cursor = _after(Cursor(mood="", state=""), answer, turn=0)
    return Turn(
        0, None, cursor, cursor, answer.temper, answer.temper, answer.text, raised=answer.raises
    )


def _offer_in(part: Part, frame: Frame) -> Offer | None:
    reading = part.reading
    if reading is None or not {"propose_plan", "offer_help"} & set(reading.act_ids):
        return None
    found = read_offer(reading.text, reading.figures, today=frame.today, owed=frame.owed)
    return None if found is None or found.is_empty else found


def _turn(last: Turn, move: Move, answer: Answer) -> Turn:
    before = last.after
    segments = derive.segments_of(move)
    worse = bool(move.reading.sure_breaches) or move.reading.inflames
    worse = worse or derive.argues(segments, before)
    resolved, still = derive.resolve_openings(move, segments, before, worse=worse)
    signals = derive.early_signals(move, segments, before, resolved)
    words = derive.plain(move.text)
    heard = (*before.heard, words)[-derive.MEMORY :] if words else before.heard
    position = _bargained(before.position, move, answer)
    moved = replace(before, pending=still, heard=heard, position=position)
    after = _after(moved, answer, turn=before.turn + 1)
    return Turn(
        number=after.turn,
        move=move,
        before=before,
        after=after,
        heat_before=last.heat,
        heat=_heat(last.heat, move, resolved, answer, frozenset(signals)),
        line=answer.text,
        resolved=resolved,
        signals=tuple(sorted(signals)),
        uncalled=derive.uncalled_acts(segments, before),
        raised=answer.raises,
    )


def _after(cursor: Cursor, answer: Answer, *, turn: int) -> Cursor:
    """Return the cursor once the debtor has spoken."""
    fresh = tuple(Pending(opening, turn, answer.text) for opening in answer.openings)
    known = {item.opening for item in fresh}
    return replace(
        cursor,
        turn=turn,
        identified=answer.identified,
        pending=tuple(p for p in cursor.pending if p.opening not in known) + fresh,
        vague_standing=answer.vague,
    )


def _bargained(position: Position, move: Move, answer: Answer) -> Position:
    """What lies on the table after a turn; a yes to a plan, or a plan read back, agrees to it."""
    acts = frozenset(move.reading.act_ids)
    yours = merge(move.offer, position.yours) if move.offer else position.yours
    theirs = answer.offer or position.theirs
    agreement = position.agreement
    asked = move.offer is not None or (agreeable(acts) and _about_money(move))
    if answer.agrees and asked:
        agreement = yours or position.theirs or Offer()
    elif position.theirs is not None and "confirm_summary" in acts and not answer.temper:
        agreement = position.theirs
    return replace(position, yours=yours, theirs=theirs, agreement=agreement)


def _about_money(move: Move) -> bool:
    """Whether a move deals with money to come, by topic or by a figure."""
    return bool(MONEY & set(move.reading.topic_ids)) or bool(move.reading.figures)


def _heat(
    before: int, move: Move, resolved: Iterable[Resolved], answer: Answer, signals: frozenset[str]
) -> int:
    """Estimate the heat after a turn: pushed by the collector's words, shown by the debtor's."""
    pushed = _pushed(before, move, resolved)
    if answer.temper:
        shown = max(answer.temper, pushed)
        return shown if shown <= before or _to_blame(move, resolved, signals) else before
    if pushed > before or not answer.text:
        return pushed
    if answer.calm:
        return min(CALM, max(0, pushed - 1))
    return max(0, pushed - 1)


def _pushed(before: int, move: Move, resolved: Iterable[Resolved]) -> int:
    """Where the collector's words alone would take the heat."""
    reading = move.reading
    if reading.sure_breaches:
        return min(BOILING, before + 2)
    if reading.inflames:
        return min(BOILING, before + 1)
    soothed = any(item.act in derive.SOFT_ACTS and item.credit > 0 for item in resolved)
    return max(0, before - 1) if soothed or reading.escalation <= -1 else before


def _to_blame(move: Move, resolved: Iterable[Resolved], signals: frozenset[str]) -> bool:
    """Whether the collector gave cause; somebody who brings his anger along was not provoked."""
    reading = move.reading
    acts = set(reading.act_ids)
    lost = {Resolution.MISSED, Resolution.WORSE} & {item.resolution for item in resolved}
    pressed = bool(acts & PRESSING) and not acts & derive.SOFT_ACTS
    provoked = bool(reading.sure_breaches) or reading.inflames
    return provoked or bool(lost) or pressed or "argues" in signals


def _brought_along(first: Turn, second: Turn, answer: Answer) -> list[Turn]:
    """Count what the debtor's first real answer shows as there from the start, if nobody pushed."""
    if second.move is None or _pushed(first.heat, second.move, ()) > first.heat:
        return [first, second]
    shown = max(first.heat, answer.temper)
    return [
        replace(first, heat=shown, heat_before=shown),
        replace(second, heat=shown if answer.temper else second.heat, heat_before=shown),
    ]


def _ended(turns: list[Turn], answer: Answer) -> tuple[Turn, ...]:
    """Say how it ended: with a deal, broken off, or simply there."""
    last = turns[-1]
    outcome = OutcomeKind.UNFINISHED
    if last.after.position.agreement is not None:
        outcome = OutcomeKind.AGREEMENT
    elif "breaks_off" in answer.signs:
        outcome = OutcomeKind.HUNG_UP
    ended = replace(last, after=replace(last.after, outcome=outcome.value))
    return (*turns[:-1], ended)
