"""A better line in place of a breach: only one that breaks no rule where it would be said."""

from dataclasses import replace

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scoring.better import better_line
from tests.sample import bundle, new_talk, said

ABOUT_THE_DEBT = ("deception", "threat", "unlawful_fee", "undue_pressure")


def told(breach, *, identified=False, raised=()):
    """Return the better line for a breach in the first turn of a talk that stands so."""
    talk = new_talk(Mode.TYPED)
    talk.take(said(f"now or never <!{breach}>"))
    first, turn = talk.turns
    turn = replace(turn, before=replace(turn.before, identified=identified))
    compiled = bundle().compiled
    rules = applicable(shipped_pack("us"), compiled.case)
    return better_line(breach, turn, (replace(first, raised=raised), turn), compiled, rules)


@pytest.mark.parametrize("breach", ABOUT_THE_DEBT)
def test_before_it_is_known_who_listens_no_line_about_the_debt_is_proposed(breach):
    """It would tell a stranger; afterwards it is proposed."""
    assert told(breach) is None
    assert told(breach, identified=True) == catalogue().breaches[breach].better.en


@pytest.mark.parametrize("breach", ["third_party", "harassment", "impersonation"])
def test_a_line_that_tells_nobody_anything_is_proposed_at_once(breach):
    """When to call, whom, and who is calling, may be said to anybody."""
    assert told(breach) == catalogue().breaches[breach].better.en


@pytest.mark.parametrize("breach", ["threat", "undue_pressure"])
def test_after_despair_no_question_about_money_is_proposed(breach):
    """What must not follow what the debtor raised is no better line."""
    assert told(breach, identified=True, raised=(Raised.DESPAIR.value,)) is None


def test_what_a_better_line_does_is_named_by_ids_and_names_no_sum_or_day():
    """So that it fits every case, and the rules can judge it."""
    for breach in catalogue().breaches.values():
        assert breach.better_acts
        assert set(breach.better_acts) <= set(catalogue().acts)
        assert set(breach.better_topics) <= set(catalogue().topics)
        for words in (breach.better.zh, breach.better.en):
            assert not any(letter.isdigit() for letter in words), breach.id
