"""Rules broken otherwise than by a breach: what is charged, and what is one fault with another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.misconduct import conduct
from negotiation_trainer.scoring.rubric import standard_rubric
from tests.sample import compiled, said

HEARD, PRESSED = "us-despair-heard", "us-despair-never-pressed"
BUSINESS, PRESSING = "You owe 1,200 <state_facts:amount>", "Pay it today <demand>"


def broken(*answers: str, despairs: tuple[int, ...] = (1,)) -> list[str]:
    """Name the rules of despair broken where the debtor despairs after some of the turns."""
    ready = compiled()
    talk = Talk(ready, Mode.TYPED)
    for words in ("Ann <identify_self> / June? <verify_identity:identity>", *answers):
        talk.take(said(words))
    turns = tuple(
        replace(turn, raised=(Raised.DESPAIR,), line=f"I can't go on ({turn.number}).")
        if turn.number in despairs
        else turn
        for turn in talk.turns
    )
    rules = applicable(shipped_pack("us"), ready.case)
    told = conduct(Hearing(ready, standard_rubric(), rules, turns))
    return [item.subject for item in told if item.points < 0 and "despair" in item.subject]


@pytest.mark.parametrize(
    ("answers", "charged"),
    [
        ((BUSINESS, BUSINESS), [HEARD]),
        ((PRESSING, PRESSING), [PRESSED]),
        ((BUSINESS, PRESSING), [PRESSED]),
    ],
)
def test_one_thing_left_unanswered_is_one_fault(answers: tuple[str, ...], charged) -> None:
    """Passed over and pressed after the same words, the graver rule alone is charged."""
    assert broken(*answers) == charged


def test_two_things_left_unanswered_are_two_faults() -> None:
    """Passed over after the first, pressed after the second."""
    answers = (BUSINESS, BUSINESS, PRESSING, PRESSING)
    assert sorted(broken(*answers, despairs=(1, 3))) == [HEARD, PRESSED]
