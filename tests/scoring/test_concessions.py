"""The concession curve: offers of both sides as data and as a chart, and what was given away."""

from dataclasses import replace
from decimal import Decimal

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.model import OfferResult, Terms
from negotiation_trainer.scenario.visible import cells
from negotiation_trainer.scoring.concessions import Side, Slip, concession_curve, needless_waivers
from negotiation_trainer.scoring.curve_text import curve_lines
from negotiation_trainer.scoring.events import debrief_event
from tests.records.test_attempt import begin
from tests.sample import bundle

BEFORE = (
    {"say": "me <identify_self> <verify_identity>"},
    {"say": "owed <state_facts:amount>"},
    {"say": "so many calls <acknowledge_feeling> <apologise>"},
)
SOON = "2026-03-10"


def bargained(home, *offers):
    """Make offers one after the other, once he is calm, and return the attempt."""
    attempt = begin(home, Mode.TYPED)
    for entry in (*BEFORE, *({"offer": offer} for offer in offers)):
        attempt.give(entry)
    return attempt


def slips(attempt):
    """What was given away, by kind, with the money."""
    return {item.slip: item.amount for item in attempt.debrief().curve.given_away}


def test_offers_of_both_sides_are_told_in_order(tmp_path):
    """Yours, his counter, yours again: each with what it comes to."""
    attempt = bargained(
        tmp_path,
        {"monthly": "900", "first_payment": SOON},
        {"pay_now": "200", "monthly": "300"},
    )
    bids = attempt.debrief().curve.bids
    assert [bid.side for bid in bids][:3] == [Side.YOURS, Side.THEIRS, Side.YOURS]
    assert [bid.turn for bid in bids] == sorted(bid.turn for bid in bids)
    assert bids[0].waived == 0
    assert bids[1].waived == Decimal("100.01")
    assert bids[2].plan.pay_now == 200


def test_a_waiver_nobody_asked_for_is_named(tmp_path):
    """He had not opened his mouth about the fees."""
    attempt = bargained(
        tmp_path, {"monthly": "300", "waive": {"penalty": "50%"}, "first_payment": SOON}
    )
    assert slips(attempt)[Slip.UNASKED] == Decimal("50.01")


def test_more_than_he_asked_for_is_named(tmp_path):
    """His counter waives the fees; the next offer waives interest on top."""
    attempt = bargained(
        tmp_path,
        {"monthly": "900", "first_payment": SOON},
        {"monthly": "600", "waive": {"penalty": "100%", "interest": "50%"}},
    )
    assert slips(attempt)[Slip.PAST_COUNTER] == Decimal("50.00")


def test_what_he_would_have_settled_without_is_named(tmp_path):
    """He agrees to his own counter, though his last rung waives nothing."""
    attempt = bargained(tmp_path, {"monthly": "900", "first_payment": SOON})
    attempt.give({"accept": True})
    assert slips(attempt)[Slip.MORE_THAN_NEEDED] == Decimal("100.01")
    assert attempt.debrief().curve.bids[-1].agreed


def test_a_price_that_was_held_is_not_blamed(tmp_path):
    """Without a waiver nothing was given away."""
    attempt = bargained(
        tmp_path,
        {"monthly": "900", "first_payment": SOON},
        {"monthly": "500"},
        {"pay_now": "200", "monthly": "300"},
    )
    assert slips(attempt) == {}


@pytest.mark.parametrize(("lang", "yours"), [("zh", "你"), ("en", "you")])
def test_the_chart_fits_eighty_columns_in_both_languages(tmp_path, lang, yours):
    """A row for each offer, bars by the money waived; nothing without offers."""
    attempt = bargained(tmp_path, {"monthly": "900", "first_payment": SOON})
    attempt.give({"accept": True})
    found = attempt.debrief().curve
    lines = list(curve_lines(found, bundle().compiled, lang))
    assert all(cells(line) <= 80 for line in lines[: len(found.bids) + 1])
    assert yours in lines[1]
    assert "█" not in lines[1]
    assert "▒" in lines[2]
    quiet = begin(tmp_path / "quiet", Mode.TYPED).debrief().curve
    assert list(curve_lines(quiet, bundle().compiled, lang)) == []


def test_the_data_of_the_debrief_holds_the_curve(tmp_path):
    """As plain strings and numbers."""
    attempt = bargained(tmp_path, {"monthly": "900", "first_payment": SOON})
    told = debrief_event(attempt.debrief(), attempt="1", pack=attempt.pack, lang="en")
    first, second = told["offers"]
    assert (first["side"], first["waived"], first["monthly"]) == ("yours", "0.00", "900.00")
    assert (second["side"], second["waived"], second["agreed"]) == ("theirs", "100.01", False)
    assert told["given_away"] == []


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Take those late fees off. They're ridiculous.", None),
        ("That late fee? I saw it.", Decimal("50.01")),
        ("Take the interest off.", Decimal("50.01")),
    ],
)
def test_what_he_asked_for_once_stays_asked_for(tmp_path, line, given):
    """Also where two lines of his came since; the name of a fee alone asks for nothing."""
    attempt = bargained(
        tmp_path, {"monthly": "300", "waive": {"penalty": "50%"}, "first_payment": SOON}
    )
    turns = attempt.talk.turns
    asked = (turns[0], replace(turns[1], line=line), *turns[2:])
    found = concession_curve(bundle().compiled, asked).given_away
    assert {item.slip: item.amount for item in found}.get(Slip.UNASKED) == given


@pytest.mark.parametrize(
    ("monthly", "needless"),
    [("500.00", Decimal("100.01")), ("180.00", Decimal("80.00")), ("100.00", None)],
)
def test_a_waiver_without_which_no_term_would_do_was_needed(tmp_path, monthly, needless):
    """1,200.01 in six payments: at 180 and 100 down, 20.01 had to go; at 100, all of it."""
    attempt = bargained(tmp_path, {"monthly": "900", "first_payment": SOON})
    attempt.give({"accept": True})
    compiled = bundle().compiled
    means = compiled.debtor.can_pay.model_copy(
        update={"now": Decimal(100), "monthly": Decimal(monthly)}
    )
    terms = (Terms(pay_now=None, monthly=Decimal(monthly)),)
    debtor = compiled.debtor.model_copy(update={"can_pay": means, "concedes": terms})
    source = compiled.source.model_copy(update={"debtor": debtor})
    bid = attempt.debrief().curve.bids[-1]
    light = replace(bid.plan, pay_now=Decimal(0), monthly=Decimal(1), months=6)
    found = list(needless_waivers(replace(compiled, source=source), (replace(bid, plan=light),)))
    assert [item.amount for item in found] == ([] if needless is None else [needless])


def test_a_counter_he_holds_to_is_an_answer(tmp_path):
    """Nobody bids against himself whom he told no; without an answer between it is just that."""
    attempt = bargained(
        tmp_path,
        {"monthly": "900", "first_payment": SOON},
        {"monthly": "850"},
        {"monthly": "900"},
        {"monthly": "900", "waive": {"penalty": "50%"}},
    )
    turns = attempt.talk.turns
    held = turns[-2]
    assert (held.settlement.result, held.after.position.theirs) == (
        OfferResult.REFUSED,
        held.before.position.theirs,
    )
    assert Slip.AGAINST_SELF not in slips(attempt)
    silent = replace(
        held,
        settlement=replace(held.settlement, result=OfferResult.STALLED),
        after=replace(held.after, put=False),
    )
    found = concession_curve(bundle().compiled, (*turns[:-2], silent, turns[-1])).given_away
    assert [item.slip for item in found] == [Slip.AGAINST_SELF]
    again = replace(silent, after=replace(silent.after, put=True))
    assert concession_curve(bundle().compiled, (*turns[:-2], again, turns[-1])).given_away == ()
