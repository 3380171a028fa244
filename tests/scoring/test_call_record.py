"""The call record: each field against what was agreed, or against nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.call_record import FIELDS, OPEN, check_record, shown, unknown_field
from tests.records.test_attempt import begin, play


@pytest.fixture
def agreed(tmp_path):
    """A talk that came to an agreement."""
    return play(begin(tmp_path)).debrief()


@pytest.fixture
def without(tmp_path):
    """A talk that came to none."""
    attempt: Attempt = begin(tmp_path)
    attempt.give({"hang_up": True})
    return attempt.debrief()


def agrees(debrief, **record):
    """What is right of a record, by field."""
    return {check.field: check.agrees for check in check_record(record, debrief)}


@pytest.mark.parametrize("field", ["amount", "date"])
@pytest.mark.parametrize(
    "written", ["", " ", "none", "None", "-", "n/a", "0", "$0", "no", "无", "没有"]
)
def test_nothing_agreed_is_written_as_nothing(without, field, written):
    """Left empty or said in a word, in either language."""
    assert agrees(without, **{field: written})[field] is True


@pytest.mark.parametrize("field", ["amount", "date"])
@pytest.mark.parametrize("written", ["soon", "2026-03-10", "200", "下周", "nonesuch", "sNaN"])
def test_nothing_agreed_and_something_written_is_wrong(without, field, written):
    """A date or an amount that nobody agreed on is no date, however it is written."""
    assert agrees(without, **{field: written})[field] is False


@pytest.mark.parametrize(
    ("written", "right"),
    [("2026-03-10", True), ("2026-03-11", False), ("soon", False), ("none", False), ("", False)],
)
def test_an_agreed_day_is_that_day_alone(agreed, written, right):
    """Neither another day, nor a word, nor nothing."""
    assert agrees(agreed, date=written)["date"] is right


@pytest.mark.parametrize(
    ("written", "right"),
    [("200", True), ("$200.00", True), ("999", False), ("none", False), ("sNaN", False)],
)
def test_an_agreed_amount_is_a_figure_of_the_deal(agreed, written, right):
    """No word stands for it."""
    assert agrees(agreed, amount=written)["amount"] is right


@pytest.mark.parametrize(
    ("written", "right"), [("", True), ("none", True), ("无", True), ("2026-03-10", False)]
)
def test_a_deal_without_a_day_has_none(agreed, written, right):
    """The date is right only if it says so."""
    undated = replace(agreed.deal, offer=replace(agreed.deal.offer, first_payment=None))
    assert agrees(replace(agreed, deal=undated), date=written)["date"] is right


def test_an_unknown_field_is_named():
    """The first of them; the known ones are four."""
    assert unknown_field(dict.fromkeys(FIELDS, "x")) is None
    assert unknown_field({}) is None
    assert unknown_field({"result": "refused", "outcome": "x", "day": "y"}) == "outcome"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("agreement", True),
        ("Agreement", True),
        ("达成约定", True),
        ("谈成", True),
        ("谈成了。", True),
        ("没谈成", False),
        ("再联系", False),
        ("agreement?", False),
        ("", False),
    ],
)
def test_a_kind_of_ending_is_named_as_people_name_it(agreed, written, right):
    """By its id, by the label of either language, or in short."""
    assert agrees(agreed, result=written)["result"] is right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("200块", True),
        ("200元", True),
        ("two hundred dollars", True),
        ("$200 down", True),
        ("250元", False),
        ("200元，另加999元", False),
        ("0", False),
        ("10月", False),
    ],
)
def test_an_amount_is_read_as_it_would_be_said(agreed, written, right):
    """With its unit, in words; every sum that is named must be one of the deal."""
    assert agrees(agreed, amount=written)["amount"] is right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("3月10日", True),
        ("3月10号", True),
        ("2026年3月10日", True),
        ("March 10", True),
        ("3/10", True),
        ("4月10日", False),
        ("3月11日", False),
        ("10", False),
        ("2025年3月10日", False),
    ],
)
def test_a_day_is_read_as_it_would_be_said(agreed, written, right):
    """The year is that of the talk where none is named."""
    assert agrees(agreed, date=written)["date"] is right


@pytest.mark.parametrize(("lang", "label"), [("zh", "达成约定"), ("en", "Agreement")])
def test_a_kind_of_ending_is_shown_by_its_label(agreed, lang, label):
    """What was written in other words stays as written."""
    result = check_record({"result": "谈成", "amount": "agreement"}, agreed)
    assert shown(result[0], result[0].actual, lang) == label
    assert shown(result[0], result[0].written, lang) == "谈成"
    assert shown(result[1], result[1].written, lang) == "agreement"


@pytest.mark.parametrize("kind", sorted(OPEN))
@pytest.mark.parametrize(("field", "written"), [("date", "2026-10-09"), ("amount", "1200.01")])
def test_a_day_noted_beside_a_referral_can_not_be_checked(without, kind, field, written):
    """A deadline for papers, the time of the next call, the balance: none of them is a promise."""
    noted = replace(without, kind=kind)
    assert agrees(noted, **{field: written})[field] is None
    assert agrees(noted, **{field: "none"})[field] is True


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("promise to pay", "agreement"),
        ("Promise to pay, plan agreed", "agreement"),
        ("financial assistance referral", "referral"),
        ("转困难专席，转介", "referral"),
        ("no deal", None),
        ("没谈成", "refused"),
        ("not a referral", None),
    ],
)
def test_an_ending_is_known_by_the_words_of_the_trade(without, written, kind):
    """Also among other words, but not where it is denied."""
    for other in OutcomeKind:
        right = agrees(replace(without, kind=other), result=written)["result"]
        assert right is (other.value == kind)


def test_a_rounded_cent_is_no_mistake(agreed):
    """A total reckoned from rounded instalments may be cents off; a dollar is too much."""
    total = agreed.deal.plan.total
    assert agrees(agreed, amount=str(total + Decimal("0.01")))["amount"] is True
    assert agrees(agreed, amount=str(total + 1))["amount"] is False
