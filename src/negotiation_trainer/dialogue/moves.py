"""From an input to a `Move`: declared acts of a reply, typed words as read, offers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from negotiation_trainer.catalogue.moves import (
    BreachMark,
    Mark,
    Move,
    MoveKind,
    Offer,
    Reading,
    Segment,
)
from negotiation_trainer.dialogue.bargaining.position import only_takes_back
from negotiation_trainer.dialogue.bargaining.recapping import (
    RECAP,
    Recap,
    as_correction,
    as_misquote,
    recap,
    without_empty_recap,
)
from negotiation_trainer.dialogue.bargaining.terms import TERMS, fill_terms, terms_in
from negotiation_trainer.dialogue.bargaining.typed_offers import (
    PROPOSE,
    PROPOSING,
    says_yes,
    taken_up,
    typed_offer,
)
from negotiation_trainer.dialogue.bargaining.which_sum import as_question
from negotiation_trainer.dialogue.cursor import Cursor, Turn, situation
from negotiation_trainer.dialogue.derived import kept
from negotiation_trainer.dialogue.inputs import Input, InputError, Kind
from negotiation_trainer.dialogue.manner import (
    with_manners,
    without_doubtful_refusal,
    without_orders,
    without_wishes,
)
from negotiation_trainer.dialogue.meaning import with_meant
from negotiation_trainer.dialogue.signals import plain
from negotiation_trainer.dialogue.subjects import with_echoes, with_presence, with_subjects
from negotiation_trainer.language.reader import Frame, Phrasing, Reader
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply


@kept
def frame_of(compiled: Compiled) -> Frame:
    """Return what a reader may know of the case."""
    balance = compiled.case.balance
    topics = dict(compiled.source.topics)
    for name, fact in compiled.debtor.facts.items():
        if fact.asked_like:
            topics[f"fact:{name}"] = fact.asked_like
    return Frame(
        currency=compiled.case.currency,
        today=compiled.today,
        owed={
            "principal": balance.principal,
            "interest": balance.interest,
            "penalty": balance.penalty,
        },
        topics=topics,
        wordings=tuple(
            Phrasing(known.act, known.topic, known.breach, known.phrases, known.examples)
            for known in compiled.wording
        ),
        speaker=compiled.case.collector.name,
        employers=(compiled.case.collector.company, compiled.case.creditor),
        verify_with=compiled.case.debtor.verify_with,
        addressed=(compiled.case.debtor.name, compiled.case.debtor.address_as),
    )


def offered_replies(compiled: Compiled, cursor: Cursor) -> tuple[OfferedReply, ...]:
    """Return the replies that can be chosen now, in file order."""
    now = situation(compiled, cursor)
    return tuple(
        _filled(reply, compiled, cursor) if TERMS in reply.say else reply
        for reply in compiled.states[cursor.state].replies
        if reply.guard(now)
    )


def _filled(reply: OfferedReply, compiled: Compiled, cursor: Cursor) -> OfferedReply:
    return reply._replace(say=fill_terms(reply.say, compiled, cursor.position))


def reply_taken(compiled: Compiled, turn: Turn) -> OfferedReply | None:
    """Return the offered reply whose words were spoken in a turn, chosen or typed, or None."""
    if turn.move is None or not turn.move.text:
        return None
    replies = offered_replies(compiled, turn.before)
    return next((reply for reply in replies if reply.say == turn.move.text), None)


def build_move(
    entry: Input, compiled: Compiled, cursor: Cursor, *, line: str, reader: Reader
) -> Move:
    """Turn an input into a move; `line` is what the debtor said last."""
    match entry.kind:
        case Kind.SILENCE:
            return Move(MoveKind.SILENCE, Reading("", compiled.lang))
        case Kind.HANG_UP:
            return Move(MoveKind.HANG_UP, Reading("", compiled.lang))
        case Kind.OFFER:
            return _offer_move(entry.value, compiled, MoveKind.OFFER)
        case Kind.ACCEPT:
            return _accept_move(compiled, cursor)
        case Kind.CHOOSE:
            return _choose(entry.value, compiled, cursor, line=line, reader=reader)
        case _:
            return _say(entry, compiled, cursor, line=line, reader=reader)


def _choose(number: int, compiled: Compiled, cursor: Cursor, *, line: str, reader: Reader) -> Move:
    replies = offered_replies(compiled, cursor)
    if not 1 <= number <= len(replies):
        raise InputError("choose.range", count=len(replies))
    reply = replies[number - 1]
    return _reply_move(reply, compiled, cursor, line=line, reader=reader, choice=number)


def _reply_move(
    reply: OfferedReply,
    compiled: Compiled,
    cursor: Cursor,
    *,
    line: str,
    reader: Reader,
    choice: int | None,
) -> Move:
    frame = frame_of(compiled)
    read = reader.read(reply.say, lang=compiled.lang, context=line, frame=frame)
    reading = declared(reply, read)
    offer = reply.offer or _reply_offer(reading, compiled, cursor)
    if RECAP in reply.acts:
        found, named = recap(reading, cursor, frame, compiled.case.balance)
        if found is Recap.WRONG:
            reading, offer = as_misquote(reading), named
    kind = MoveKind.CHOOSE if choice is not None else MoveKind.SAY
    return Move(kind, reading, offer, choice)


def declared(reply: OfferedReply, read: Reading) -> Reading:
    """Return a reading in which what the author declared counts; spans are the reader's."""
    whole = (0, len(reply.say))
    spans = {mark.id: mark.span for mark in (*read.acts, *read.topics)}
    spans |= {mark.id: mark.span for mark in read.breaches}
    why = {mark.id: mark.because for mark in read.breaches}
    return replace(
        read,
        acts=tuple(Mark(act, 1.0, spans.get(act, whole)) for act in reply.acts),
        topics=tuple(Mark(topic, 1.0, spans.get(topic, whole)) for topic in reply.topics),
        breaches=tuple(
            BreachMark(b, 1.0, spans.get(b, whole), True, why.get(b, "")) for b in reply.breaches
        ),
        segments=(Segment(whole, reply.acts, reply.topics, reply.breaches),),
        nearly=(),
    )


def _say(entry: Input, compiled: Compiled, cursor: Cursor, *, line: str, reader: Reader) -> Move:
    """What is settled, a bare yes or an offered reply, stays so whatever it was meant as."""
    text = str(entry.value)
    words = plain(text)
    if says_yes(text, line, cursor):
        return replace(_accept_move(compiled, cursor), reading=_agreeing(text, compiled.lang))
    for reply in offered_replies(compiled, cursor):
        if plain(reply.say) == words and words:
            move = _reply_move(reply, compiled, cursor, line=line, reader=reader, choice=None)
            return replace(move, reading=replace(move.reading, text=reply.say))
    read = reader.read(text, lang=compiled.lang, context=line, frame=frame_of(compiled))
    reading = with_meant(_in_this_talk(read, compiled, cursor), entry.meant)
    reading, offer = _with_terms(reading, compiled, cursor, line=line)
    if offer is None and entry.meant is None:
        reading = as_question(reading)
    return Move(MoveKind.SAY, reading, offer, meant=entry.meant)


def _in_this_talk(read: Reading, compiled: Compiled, cursor: Cursor) -> Reading:
    """Return what was read as it counts here: no goodbye at the start, no order about the call."""
    agreed = cursor.position.agreement is not None
    polite = _polite(
        with_presence(read),
        opening=cursor.turn == 0,
        agreed=agreed,
        waited_for=bool(cursor.pending),
    )
    polite = without_doubtful_refusal(polite) if cursor.put else polite
    polite = with_echoes(polite, cursor.pending)
    return with_subjects(polite, compiled.facts) if cursor.identified else polite


@lru_cache(maxsize=2048)
def _polite(read: Reading, *, opening: bool, agreed: bool, waited_for: bool) -> Reading:
    """Learners who are simulated say the same things time and again."""
    mannered = with_manners(read)
    return without_wishes(mannered, opening=opening, agreed=agreed, waited_for=waited_for)


def _with_terms(
    reading: Reading, compiled: Compiled, cursor: Cursor, *, line: str
) -> tuple[Reading, Offer | None]:
    """Return the reading and the offer that the terms in the words come to as the talk stands."""
    frame, balance = frame_of(compiled), compiled.case.balance
    taken = taken_up(reading, cursor, frame, balance)
    if taken is not None:
        return with_meant(reading, PROPOSE), taken
    found, named = recap(reading, cursor, frame, balance)
    if found is Recap.WRONG:
        return as_misquote(reading), named
    if found is Recap.CORRECTED:
        return as_correction(reading), named
    if found is Recap.RIGHT:
        return with_meant(without_orders(reading), RECAP), None
    if cursor.position.agreement is not None and RECAP in reading.act_ids:
        return without_empty_recap(reading, frame, line=line), None
    facts = (compiled.facts[name].line.say[:1] for name in sorted(cursor.known))
    told = "\n".join((line, *(words for say in facts for words in say)))
    offer = typed_offer(reading, cursor, frame, told=told)
    if offer is None or only_takes_back(offer) or PROPOSING & set(reading.act_ids):
        return reading, offer
    return with_meant(reading, PROPOSE), offer


def _reply_offer(reading: Reading, compiled: Compiled, cursor: Cursor) -> Offer | None:
    """Return the offer in the words of an offered reply; reading back what is agreed makes none."""
    if cursor.position.agreement is not None and RECAP in reading.act_ids:
        return None
    return typed_offer(reading, cursor, frame_of(compiled))


def _agreeing(text: str, lang: str) -> Reading:
    span = (0, len(text))
    acts = ("propose_plan",)
    return Reading(
        text,
        lang,
        acts=tuple(Mark(act, 1.0, span) for act in acts),
        topics=(Mark("plan", 1.0, span),),
        segments=(Segment(span, acts, ("plan",)),),
    )


def _accept_move(compiled: Compiled, cursor: Cursor) -> Move:
    theirs = cursor.position.theirs
    if theirs is None:
        raise InputError("accept.nothing")
    terms = terms_in(compiled, theirs)
    text = say("terms", "accept", compiled.lang, terms=terms)
    return Move(MoveKind.ACCEPT, _agreeing(text, compiled.lang), theirs)


def _offer_move(offer: Offer, compiled: Compiled, kind: MoveKind) -> Move:
    terms = terms_in(compiled, offer)
    text = say("terms", "offer", compiled.lang, terms=terms)
    span = (0, len(text))
    topics = ("plan", "waiver") if any(p for _, p in offer.waive) else ("plan",)
    reading = Reading(
        text,
        compiled.lang,
        acts=(Mark("propose_plan", 1.0, span),),
        topics=tuple(Mark(topic, 1.0, span) for topic in topics),
        segments=(Segment(span, ("propose_plan",), topics),),
        clarity=2.0,
    )
    return Move(kind, reading, offer)
