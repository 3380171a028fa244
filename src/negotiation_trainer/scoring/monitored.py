"""A talk handed to the rules of conduct: turns become exchanges."""

from __future__ import annotations

from datetime import datetime

from negotiation_trainer.catalogue.moves import FigureKind, Move
from negotiation_trainer.conduct.heard import Exchange, HeardContact
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import disclosure, segments_of
from negotiation_trainer.scenario.compiled import Compiled

PLAN_TERMS = ("month", "payment")


def contact_of(compiled: Compiled, turns: tuple[Turn, ...], at: datetime) -> HeardContact:
    """Return a talk as the rules of conduct see it."""
    return HeardContact(
        case=compiled.case,
        at=at,
        exchanges=tuple(map(exchange_of, turns)),
        over_mandate=_over(compiled, turns[-1]),
        agreed_at=agreed_at(turns),
        over=turns[-1].done,
        called=compiled.called,
    )


def exchange_of(turn: Turn) -> Exchange:
    """Return a turn as the rules of conduct see it."""
    move = turn.move
    if move is None:
        return Exchange(turn.number, line=turn.line, raised=turn.raised)
    segments = segments_of(move)
    told = disclosure(segments, move.reading)
    return Exchange(
        number=turn.number,
        reading=move.reading,
        segments=segments,
        identified=turn.before.identified,
        disclosed=told[1].strip() if told else None,
        raised=turn.raised,
        line=turn.line,
        months=_months(move),
    )


def _months(move: Move) -> int | None:
    """Return the number of instalments a move puts forward, if any."""
    if move.offer is not None and move.offer.months is not None:
        return move.offer.months
    if "propose_plan" not in move.reading.act_ids:
        return None
    terms = [
        int(figure.value)
        for figure in move.reading.figures
        if figure.kind is FigureKind.TERM and figure.unit in PLAN_TERMS and figure.value.isdecimal()
    ]
    return max(terms, default=None)


def agreed_at(turns: tuple[Turn, ...]) -> int | None:
    """Return the turn an agreement was made in, None without one."""
    agreed = turns[-1].after.position.agreement
    if agreed is None:
        return None
    return next(turn.number for turn in turns if turn.after.position.agreement == agreed)


def _over(compiled: Compiled, last: Turn) -> tuple[str, ...]:
    agreed = last.after.position.agreement
    plan = work_out(agreed, compiled.case.balance) if agreed is not None else None
    if not isinstance(plan, Plan):
        return ()
    return outside_mandate(plan, compiled.mandate, compiled.today)
