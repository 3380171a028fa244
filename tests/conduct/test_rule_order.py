"""Who is on the line before what is said; the spouse; the company's name."""

import pytest

from negotiation_trainer.conduct.findings import Verdict
from tests.conduct.hearings import CONFIRMED, Raises, case, findings, hearing, verdict

TELLS = "您的贷款逾期了 <state_facts:due_date>"
ASKS = "请问是林女士本人吗 <verify_identity:identity>"


@pytest.mark.parametrize(
    "rule", ["cn-verify-identity-first", "us-right-party-first", "uk-identity-first"]
)
def test_debt_facts_come_after_the_person_is_confirmed(rule):
    """Asking is not confirming."""
    assert verdict(rule, hearing(case(), ASKS, TELLS)) is Verdict.BROKEN
    assert verdict(rule, hearing(case(), ASKS, CONFIRMED, TELLS)) is Verdict.KEPT


@pytest.mark.parametrize(
    "rule", ["cn-third-party-no-debt-info", "us-third-party-told", "uk-no-embarrassment"]
)
@pytest.mark.parametrize("answers", ["relative", "colleague", "stranger"])
def test_nobody_else_learns_of_the_debt(rule, answers):
    """A message to call back is allowed, a word about the debt is not."""
    file = case(answers=answers)
    assert verdict(rule, hearing(file, TELLS)) is Verdict.BROKEN
    message = "麻烦转告他回个电话 <ask_closed:call_back>"
    assert verdict(rule, hearing(file, message)) is Verdict.KEPT
    assert verdict(rule, hearing(case(), TELLS)) is Verdict.NOT_DUE


def test_somebody_else_may_take_the_phone_in_the_middle():
    """After the debtor has confirmed who he is, a line can say that another person answers."""
    heard = hearing(case(), ASKS, CONFIRMED, TELLS, Raises("third_party_answers"), TELLS)
    found = findings("cn", heard)["cn-third-party-no-debt-info"]
    assert (found.verdict, found.turn) == (Verdict.BROKEN, 3)


def test_the_spouse_is_a_consumer_there_and_a_third_party_here():
    """The same words score differently; in both countries one must know who listens."""
    file = case(answers="spouse")
    heard = hearing(file, ASKS, TELLS)
    assert verdict("cn-third-party-no-debt-info", heard) is Verdict.BROKEN
    assert verdict("uk-no-embarrassment", heard) is Verdict.BROKEN
    assert verdict("us-third-party-told", heard) is Verdict.NOT_DUE
    assert verdict("us-right-party-first", heard) is Verdict.KEPT
    assert verdict("us-right-party-first", hearing(file, TELLS)) is Verdict.BROKEN


def test_the_company_is_named_to_others_only_if_asked():
    """`us-location-script`: the firm's name tells that it collects."""
    rule, file = "us-location-script", case(answers="colleague")
    named = "I'm Ann from Harbor Recovery <identify_self>"
    assert verdict(rule, hearing(file, named)) is Verdict.BROKEN
    assert verdict(rule, hearing(file, "I'm Ann <identify_self>")) is Verdict.KEPT
    asked = Raises("", "And what company is this?")
    assert verdict(rule, hearing(file, asked, named)) is Verdict.KEPT
    assert verdict(rule, hearing(case(), named)) is Verdict.NOT_DUE
