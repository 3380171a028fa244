"""Whatever is done, a talk holds: it never raises, always ends, and its runners agree."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import (
    BreachMark,
    Mark,
    Move,
    MoveKind,
    Offer,
    Reading,
    Segment,
)
from negotiation_trainer.dialogue.events import move_data, move_from, turn_event
from negotiation_trainer.dialogue.machines import DirectRunner, MachineRunner
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.scenario.bundle import canonical
from tests.sample import compiled

ACTS = sorted(set(catalogue().acts) - {"stay_silent"})
TOPICS = [*sorted(catalogue().topics), "fact:night-shift", "fact:theft"]
BREACHES = sorted(catalogue().breaches)

segments = st.builds(
    lambda acts, topics: Segment((0, 4), tuple(acts), tuple(topics)),
    st.lists(st.sampled_from(ACTS), max_size=4, unique=True),
    st.lists(st.sampled_from(TOPICS), max_size=3, unique=True),
)
money = st.none() | st.decimals(0, 5000, places=2)
offers = st.none() | st.builds(
    Offer,
    money,
    money,
    st.none() | st.integers(1, 40),
    st.lists(
        st.tuples(
            st.sampled_from(["principal", "interest", "penalty"]), st.decimals(0, 100, places=0)
        ),
        max_size=3,
        unique_by=lambda pair: pair[0],
    ).map(lambda pairs: tuple(sorted(pairs))),
    st.none() | st.dates(date(2026, 2, 1), date(2026, 9, 1)),
)


@st.composite
def moves(draw):
    """Any move a trainee could make, and many nobody would."""
    kind = draw(st.sampled_from([MoveKind.SAY] * 5 + [MoveKind.SILENCE, MoveKind.OFFER]))
    if kind is MoveKind.SILENCE:
        return Move(kind, Reading("", "en"))
    said = tuple(draw(st.lists(segments, max_size=3)))
    breaches = draw(st.lists(st.sampled_from(BREACHES), max_size=2, unique=True))
    reading = Reading(
        draw(st.sampled_from(["word", "other words", "你好", "I hear you", ""])),
        "en",
        tuple(Mark(a, 1.0, (0, 4)) for s in said for a in s.acts),
        tuple(Mark(t, 1.0, (0, 4)) for s in said for t in s.topics),
        tuple(BreachMark(b, 0.9, (0, 4), draw(st.booleans())) for b in breaches),
        (),
        said,
        draw(st.sampled_from([-2.0, 0.0, 1.5])),
        1.0,
        draw(st.sampled_from([-2.0, 0.0, 2.0])),
    )
    return Move(kind, reading, draw(offers))


@settings(max_examples=150, deadline=None)
@given(st.lists(moves(), min_size=1, max_size=14), st.integers(0, 5))
def test_play_and_walk_are_one(played, seed):
    """The `transitions` machines and the direct walk take the same turns, step by step."""
    ready = compiled()
    runners = (MachineRunner(ready), DirectRunner(ready))
    cursor = start(ready, seed=seed).after
    for move in played:
        one, other = (step(ready, cursor, move, runner=r, seed=seed) for r in runners)
        assert one == other
        assert 0 <= one.heat <= 4
        assert one.heat == ready.persona.heat[one.after.mood]
        cursor = one.after
        if cursor.outcome is not None:
            break
    else:
        assert cursor.turn == len(played) < ready.persona.source.patience


@settings(max_examples=100, deadline=None)
@given(moves())
def test_a_move_survives_the_journal(move):
    """What is kept of a move gives the same move back."""
    kept = move_data(move)
    assert move_data(move_from(kept)) == kept


@settings(max_examples=60, deadline=None)
@given(st.lists(moves(), min_size=1, max_size=8))
def test_the_same_moves_give_the_same_talk(played):
    """Nothing but the inputs decides."""
    ready = compiled()
    told = []
    for _ in range(2):
        cursor = start(ready, seed=3).after
        events = []
        for move in played:
            turn = step(ready, cursor, move, runner=DirectRunner(ready), seed=3)
            events.append(canonical(turn_event(turn, ())))
            cursor = turn.after
            if cursor.outcome is not None:
                break
        told.append(events)
    assert told[0] == told[1]


def test_decimal_waivers_read_back_as_they_were():
    """Trailing zeros do not change an offer."""
    move = Move(MoveKind.OFFER, Reading("x", "en"), Offer(waive=(("penalty", Decimal("50.0")),)))
    assert move_from(move_data(move)).offer == Offer(waive=(("penalty", Decimal("50")),))
