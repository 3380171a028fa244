"""Money asked for without a sum: he asks which, and what called for a plan still waits for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.which_sum import NAME_IT
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.messages import area
from negotiation_trainer.scoring.asking import asking_clauses
from tests.sample import TagReader, new_talk, said

WHICH = {texts["en"] for key, texts in area("talk").items() if key.startswith("which_sum.")}
VAGUE = [
    "Could you pay a few hundred a month? <propose_plan:plan>",
    "Could you pay several hundred today? <ask_commitment:amount>",
    "How about a few hundred a month for twelve months? <propose_plan:plan>",
    "Send me a little something, and pay a bit <propose_plan:amount>",
    "每月还几百块行吗 <propose_plan:plan>",
    "先还一点，行吗 <propose_plan:plan>",
    "分12期，每月还个两三百 <propose_plan:plan>",
    "每月还几百， <ask_commitment:amount> / 分12期 <propose_plan:plan>",
]


def calm_talk() -> Talk:
    """Return a talk with a debtor who bargains."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    return talk


def type_in(talk: Talk, words: str) -> Turn:
    """Say words as a trainee types them."""
    return talk.take(talk.read(parse_input({"say": words}), TagReader()))


@pytest.mark.parametrize("words", VAGUE)
def test_he_asks_which_sum_is_meant(words: str) -> None:
    """Nothing is settled, and the plan he waits for is not there yet."""
    talk = calm_talk()

    turn = type_in(talk, words)

    assert turn.settlement is None
    assert turn.line in WHICH
    assert NAME_IT in {item.opening for item in talk.cursor.pending}


@pytest.mark.parametrize("words", VAGUE)
def test_it_counts_as_a_question_and_not_as_asking_for_money(words: str) -> None:
    """No opening for a plan is met by it, and no duty to ask for something definite."""
    move = type_in(calm_talk(), words).move

    assert "ask_closed" in move.reading.act_ids
    assert {"propose_plan", "ask_commitment"}.isdisjoint(move.reading.act_ids)
    assert not list(asking_clauses(move))


@pytest.mark.parametrize(
    ("vague", "answer", "offer"),
    [
        (VAGUE[0], "200", Offer(monthly=Decimal(200))),
        (VAGUE[1], "$200.", Offer(pay_now=Decimal(200))),
        (VAGUE[4], "两百", Offer(monthly=Decimal(200))),
        (VAGUE[5], "两百块吧", Offer(pay_now=Decimal(200))),
    ],
)
def test_the_bare_sum_he_asked_for_is_an_offer(vague: str, answer: str, offer: Offer) -> None:
    """Of every month where that was asked for, else at once."""
    talk = calm_talk()
    type_in(talk, vague)

    assert type_in(talk, answer).move.offer == offer


@pytest.mark.parametrize("words", ["200", "两百"])
def test_a_bare_sum_nobody_asked_for_is_none(words: str) -> None:
    """Only his question makes it one."""
    assert type_in(calm_talk(), words).move.offer is None


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("Could you pay 150 a month? <propose_plan:plan>", Offer(monthly=Decimal(150))),
        ("a few hundred down, $150 a month <propose_plan:plan>", Offer(monthly=Decimal(150))),
        ("先还一点，剩下的每月150 <propose_plan:plan>", Offer(monthly=Decimal(150))),
    ],
)
def test_a_plan_with_a_sum_stays_one(words: str, offer: Offer) -> None:
    """The rate is definite, whatever comes before it."""
    turn = type_in(calm_talk(), words)

    assert turn.move.offer == offer
    assert "propose_plan" in turn.move.reading.act_ids


@pytest.mark.parametrize(
    "words",
    [
        "You owe several hundred dollars. <propose_plan:plan>",
        "您每月挣几千块 <propose_plan:plan>",
        "I can waive a few hundred in fees <propose_plan:waiver>",
    ],
)
def test_vague_sums_of_other_things_change_no_act(words: str) -> None:
    """What he owes, earns or is forgiven is not asked for."""
    assert "propose_plan" in type_in(calm_talk(), words).move.reading.act_ids


def test_who_does_not_know_yet_who_calls_does_not_ask() -> None:
    """Before he is known to be the right person nothing is said of sums."""
    talk = new_talk(Mode.TYPED)

    assert type_in(talk, VAGUE[0]).line not in WHICH


def test_what_was_meant_as_a_plan_stays_one() -> None:
    """A trainee's own word for what he meant goes before the words."""
    talk = new_talk(Mode.GUIDED)
    entry = parse_input({"say": VAGUE[0], "meant": "propose_plan"})

    assert "propose_plan" in talk.read(entry, TagReader()).reading.act_ids
