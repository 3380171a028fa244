"""Offers judged: the limits of a mandate, what he can pay, his ladder and his counter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.bargain import affordable, bargain, counter_from
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Missing
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.bargaining.settlement import settle
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.replying import settlement_speech
from negotiation_trainer.dialogue.speech import Voice
from negotiation_trainer.scenario.model import OfferResult
from negotiation_trainer.scenario.persona_model import SettlementClass
from tests.dialogue.test_people import shipped
from tests.dialogue.test_plan import plan
from tests.sample import TagReader, compiled, new_talk, said

MARCH_10 = date(2026, 3, 10)


def judge(offer: Offer, position: Position | None = None, mood: str = "civil"):
    """Settle an offer in a mood."""
    return settle(offer, position or Position(), bargain(compiled(), mood))


@pytest.mark.parametrize(
    ("parts", "over"),
    [
        ({"months": 6, "first_payment": date(2026, 3, 17)}, ()),
        ({"months": 7}, ("instalments",)),
        ({"months": 6, "first_payment": date(2026, 3, 18)}, ("first_payment",)),
        ({"months": 6, "waive": (("penalty", Decimal(51)),)}, ("waive",)),
        ({"months": 6, "waive": (("interest", Decimal(1)),)}, ("waive",)),
    ],
)
def test_the_mandate_has_limits(parts, over):
    """Fourteen days, six instalments, half the penalty."""
    worked = plan(**parts)
    assert outside_mandate(worked, compiled().mandate, date(2026, 3, 3)) == over


def test_means_are_what_he_can_really_pay():
    """200 now and 300 a month are just within them."""
    means = compiled().debtor.can_pay
    assert affordable(plan(pay_now=Decimal(200), monthly=Decimal(300)), means)
    assert not affordable(plan(pay_now=Decimal(201), monthly=Decimal(300)), means)
    assert not affordable(plan(months=2), means)


def test_he_steps_down_once_for_each_improving_offer():
    """First terms, then the second rung, then a plan on the third is accepted."""
    first = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10))
    assert (first.result, first.position.rung) == (OfferResult.COUNTERED, 0)
    second = judge(Offer(monthly=Decimal(600)), first.position)
    assert (second.result, second.position.rung) == (OfferResult.COUNTERED, 1)
    third = judge(Offer(pay_now=Decimal(200), monthly=Decimal(300)), second.position)
    assert third.result is OfferResult.ACCEPTED
    assert third.position.agreement is not None


def test_who_holds_a_plan_he_can_live_with_is_met_in_the_end():
    """Put again, unchanged, he comes a rung nearer each time; no worse plan is needed before it."""
    plain = Offer(pay_now=Decimal(200), monthly=Decimal(300), first_payment=MARCH_10)
    position, results = Position(), []
    for _ in range(3):
        found = judge(plain, position)
        results.append((found.result, found.position.rung))
        position = found.position
    assert results == [
        (OfferResult.COUNTERED, 0),
        (OfferResult.COUNTERED, 1),
        (OfferResult.ACCEPTED, 2),
    ]


def test_going_back_and_forth_wins_nothing():
    """Two plans below his floor, each easier than the other in something, in turns: one rung."""
    one = Offer(pay_now=Decimal(300), monthly=Decimal(400), months=3, first_payment=MARCH_10)
    other = Offer(pay_now=Decimal(700), monthly=Decimal(350), months=3, first_payment=MARCH_10)
    position, rungs = Position(), []
    for offer in (one, other, one, other, one):
        position = judge(offer, position).position
        rungs.append(position.rung)
    assert rungs == [0, 1, 1, 1, 1]


def test_a_step_back_first_makes_no_plan_welcome_sooner():
    """The sound plan, a harder one, the sound one: as far as the sound one put twice."""
    sound = Offer(pay_now=Decimal(200), monthly=Decimal(300), first_payment=MARCH_10)
    harder = Offer(pay_now=Decimal(500), monthly=Decimal(300))
    first = judge(sound)
    back = judge(harder, first.position)
    assert (back.result, back.position.rung) == (OfferResult.REFUSED, 0)
    assert judge(sound, back.position).position.rung == judge(sound, first.position).position.rung


def test_an_offer_that_is_no_better_is_refused():
    """Below what he can live with, the same again moves nobody."""
    first = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10))
    again = judge(Offer(monthly=Decimal(900)), first.position)
    assert (again.result, again.position.rung) == (OfferResult.REFUSED, 0)


def test_nobody_bargains_in_a_rage():
    """Above his heat he stalls and gives nothing."""
    angry = judge(Offer(months=6, first_payment=MARCH_10), mood="furious")
    assert (angry.result, angry.position.rung) == (OfferResult.STALLED, 0)


def test_a_plan_without_a_date_is_asked_for_one():
    """He wants to know from when."""
    asked = judge(Offer(monthly=Decimal(300)))
    assert (asked.result, asked.missing) == (OfferResult.INCOMPLETE, Missing.DATE)
    dated = judge(Offer(first_payment=MARCH_10), asked.position)
    assert dated.offer.monthly == Decimal(300)
    assert dated.result is not OfferResult.INCOMPLETE


def test_giving_before_he_gave_is_noticed():
    """A waiver in the very first offer is conceding first."""
    assert judge(Offer(months=6, waive=(("penalty", Decimal(50)),))).conceded_first
    first = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10))
    assert not judge(Offer(waive=(("penalty", Decimal(50)),)), first.position).conceded_first


def test_accepting_his_counter_makes_the_agreement():
    """One key: the standing counter, taken as it is."""
    talk = new_talk()
    talk.take(said("<verify_identity> <offer_help>"))
    countered = talk.take(
        said("<propose_plan:plan>", Offer(monthly=Decimal(900), first_payment=MARCH_10))
    )
    theirs = countered.after.position.theirs
    assert theirs is not None
    assert theirs.monthly == Decimal(150)
    assert countered.line.startswith("First terms: ")
    agreed = talk.take(said("very well <propose_plan:plan>", theirs))
    assert agreed.after.position.agreement is not None
    assert agreed.after.state == "agreed"


@pytest.mark.parametrize(
    ("words", "recap"),
    [
        ("So it is $100 down and $150 a month.", True),
        ("So it is $150 a month then.", True),
        ("So it is $100 down and $300 a month.", False),
        ("And I thank you for your time.", False),
    ],
)
def test_naming_the_agreed_terms_is_a_recap_however_it_is_put(words, recap):
    """Terms and no others, once agreed; read as plain information otherwise."""
    talk = new_talk()
    talk.take(said("<verify_identity> <offer_help>"))
    offer = Offer(monthly=Decimal(900), first_payment=MARCH_10)
    theirs = talk.take(said("<propose_plan:plan>", offer)).after.position.theirs
    assert theirs is not None
    before = talk.read(parse_input({"say": f"{words} <state_facts>"}), TagReader())
    assert "confirm_summary" not in before.reading.act_ids
    talk.take(said("very well <propose_plan:plan>", theirs))
    move = talk.read(parse_input({"say": f"{words} <state_facts>"}), TagReader())
    assert ("confirm_summary" in move.reading.act_ids) is recap


def test_what_is_easier_than_his_counter_is_agreed_as_it_was_said():
    """His counter is 150 a month; 120 a month was said, so 120 holds, from the day he named."""
    countered = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10))
    theirs = countered.position.theirs
    assert theirs is not None
    easier = Offer(pay_now=Decimal(50), monthly=Decimal(120), waive=theirs.waive)
    agreed = judge(easier, countered.position).position.agreement
    assert agreed is not None
    assert (agreed.pay_now, agreed.monthly) == (Decimal(50), Decimal(120))
    assert agreed.first_payment == theirs.first_payment


def test_a_pressed_debtor_says_yes_to_what_he_cannot_pay():
    """In a mood the persona lists he agrees beyond his means, and it is known."""
    ready = bargain(compiled(), "cross")
    pressed = settle(
        Offer(months=2, first_payment=MARCH_10), Position(), replace(ready, bargains=True)
    )
    assert pressed.result is OfferResult.ACCEPTED
    assert pressed.beyond_means


def test_going_beyond_the_mandate_is_noticed_once():
    """The same again, or less of it, is no new step over the line; more of it is."""
    far = Offer(monthly=Decimal(100), first_payment=MARCH_10)
    first = judge(far)
    assert first.beyond_mandate == ("instalments",)
    again = judge(Offer(monthly=Decimal(110)), first.position)
    assert again.beyond_mandate == ()
    waived = judge(Offer(waive=(("interest", Decimal(10)),)), again.position)
    assert waived.beyond_mandate == ("waive",)
    more = judge(Offer(waive=(("interest", Decimal(20)),)), waived.position)
    assert more.beyond_mandate == ("waive",)
    assert judge(Offer(monthly=Decimal(90)), more.position).beyond_mandate == ("instalments",)


def test_a_counter_that_keeps_what_he_does_not_mind_is_spelt_out():
    """His own words name other figures, so the persona's words with the terms are said."""
    talk = new_talk()
    talk.take(said("<verify_identity> <offer_help>"))
    light = Offer(pay_now=Decimal(50), monthly=Decimal(900), first_payment=MARCH_10)
    turn = talk.take(said("<propose_plan:plan>", light))
    assert turn.settlement is not None
    assert not turn.settlement.as_written
    assert "$50 down, $150 a month" in turn.line


def test_nobody_counters_with_less_than_he_was_offered():
    """A waiver beyond his own terms stays where something else does not suit him."""
    found = compiled()
    terms = found.debtor.concedes[0].model_copy(update={"waive": {"penalty": Decimal(50)}})
    generous = Offer(
        pay_now=Decimal(900), waive=(("penalty", Decimal(100)),), first_payment=MARCH_10
    )
    theirs = counter_from(
        terms,
        generous,
        found.case.balance,
        today=found.today,
        means=found.debtor.can_pay,
    )
    assert theirs.waived("penalty") == Decimal(100)
    assert theirs.pay_now == terms.pay_now


def test_what_is_agreed_stands_when_something_worse_is_offered():
    """Refused, without a new counter."""
    first = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10))
    theirs = first.position.theirs
    assert theirs is not None
    agreed = judge(theirs, first.position)
    assert agreed.result is OfferResult.ACCEPTED
    worse = judge(Offer(monthly=Decimal(900)), agreed.position)
    assert (worse.result, worse.position) == (OfferResult.REFUSED, agreed.position)


def test_as_many_instalments_as_were_offered_are_kept_where_he_can_bear_them():
    """Six after his first terms are 166.67 a month, five 210.00: he bears 150, so only ten go."""
    ten = judge(Offer(months=10, first_payment=MARCH_10)).position.theirs
    six = judge(Offer(months=6, first_payment=MARCH_10)).position.theirs
    assert ten is not None
    assert six is not None
    assert (ten.months, ten.monthly) == (10, None)  # (1100.00 - 100) / 10 = 100
    assert (six.months, six.monthly) == (None, Decimal(150))


def test_a_counter_is_put_before_it_stands():
    """On his last terms already, a first offer gets them said, not a bare no."""
    last = Position(rung=2)
    heard = judge(Offer(monthly=Decimal(900), first_payment=MARCH_10), last)
    assert heard.result is OfferResult.COUNTERED
    assert heard.position.theirs is not None
    again = judge(Offer(monthly=Decimal(900)), heard.position)
    assert again.result is OfferResult.REFUSED


def test_a_plan_that_pays_everything_leaves_the_old_down_payment_behind():
    """1,200.01 in six at 200 pays it all; 900 down, said before, went with a smaller plan."""
    before = judge(Offer(pay_now=Decimal(900), months=2, first_payment=MARCH_10))
    whole = judge(Offer(monthly=Decimal(200), months=6), before.position)
    part = judge(Offer(monthly=Decimal(50), months=6), before.position)
    assert (whole.offer.pay_now, part.offer.pay_now) == (None, Decimal(900))


def test_what_is_filled_in_from_his_counter_is_not_the_trainee_s():
    """300 now leaves 900.01, seven times his 150; the seven are his until they are said."""
    his = Offer(monthly=Decimal(150), first_payment=date(2026, 3, 20))
    first = judge(Offer(pay_now=Decimal(300)), Position(theirs=his))
    assert (first.offer.monthly, first.offer.first_payment) == (Decimal(150), date(2026, 3, 20))
    assert first.beyond_mandate == ()
    again = judge(Offer(pay_now=Decimal(250)), first.position)
    assert again.beyond_mandate == ()
    said_now = judge(Offer(monthly=Decimal(150)), again.position)
    assert said_now.beyond_mandate == ("instalments",)


def test_a_waiver_past_the_limit_is_the_trainee_s_whatever_was_filled_in():
    """Also where no plan was said; said twice, it is one step."""
    his = Offer(monthly=Decimal(300), first_payment=MARCH_10)
    gives = Offer(pay_now=Decimal(200), waive=(("interest", Decimal(10)),))
    first = judge(gives, Position(theirs=his))
    assert first.beyond_mandate == ("waive",)
    assert judge(Offer(pay_now=Decimal(100)), first.position).beyond_mandate == ()


def test_his_late_first_day_is_blamed_on_nobody_until_it_is_said():
    """The 17th is the last day allowed, his is the 20th."""
    his = Offer(monthly=Decimal(300), first_payment=date(2026, 3, 20))
    taken = judge(Offer(months=4), Position(theirs=his))
    assert taken.beyond_mandate == ()
    named = judge(Offer(first_payment=date(2026, 3, 20)), taken.position)
    assert named.beyond_mandate == ("first_payment",)


def held(ready, now, monthly, first):
    """Settle an offer twice in the calmest mood of a scenario: what the second comes to."""
    calm = min(ready.persona.source.moods, key=lambda mood: ready.persona.heat[mood])
    offer = Offer(pay_now=Decimal(now), monthly=Decimal(monthly), first_payment=first)
    once = settle(offer, Position(), bargain(ready, calm))
    return settle(offer, once.position, bargain(ready, calm))


def answered(ready, settlement):
    """What he says to an offer, and under which key."""
    speech = settlement_speech(Voice(ready, 0, 3, (), settlement.position), settlement)
    return speech.text, speech.keys[0][0]


@pytest.mark.parametrize(
    ("name", "now", "monthly", "first", "own"),
    [
        ("us/hutchs-truck", "50", "320", "2026-07-10", True),
        ("us/hutchs-truck", "50", "600", "2026-07-10", False),
        ("cn/penalty-interest-dispute", "2000", "1460.69", "2026-07-13", True),
        ("cn/penalty-interest-dispute", "2000", "3000", "2026-07-13", False),
    ],
)
def test_he_does_not_call_impossible_what_he_could_pay(name, now, monthly, first, own):
    """The same again moves him no further; within his means it is no lie he refuses to tell."""
    ready = shipped(name)
    again = held(ready, now, monthly, date.fromisoformat(first))
    assert (again.result, again.position.rung) == (OfferResult.REFUSED, 0)
    text, key = answered(ready, again)
    assert key.startswith("settlement.holds.") is own
    assert (text in ready.debtor.refuses) is not own


def test_a_step_back_is_refused_although_he_could_pay_it():
    """His words for that say so; only an offer that stands where it was is one he holds out on."""
    ready = shipped("us/hutchs-truck")
    judged = bargain(ready, min(ready.persona.heat, key=ready.persona.heat.get))
    july_10 = date(2026, 7, 10)
    offer = Offer(pay_now=Decimal(50), monthly=Decimal(310), first_payment=july_10)
    first = settle(offer, Position(), judged)
    held_out = settle(Offer(monthly=Decimal(310)), first.position, judged)
    back = settle(Offer(monthly=Decimal(320)), first.position, judged)
    results = [(s.result, s.beyond_means, s.held) for s in (held_out, back)]
    assert results == [(OfferResult.REFUSED, False, True), (OfferResult.REFUSED, False, False)]


def test_a_persona_without_words_for_holding_out_refuses():
    """Such files were written before there were any."""
    ready = shipped("us/hutchs-truck")
    again = held(ready, "50", "320", date(2026, 7, 10))
    assert answered(ready, again)[1].startswith("settlement.holds.")
    lines = ready.persona.lines
    spoken = {kind: said for kind, said in lines.settlement.items() if kind != "holds"}
    mute = ready.persona._replace(lines=lines.model_copy(update={"settlement": spoken}))
    assert answered(replace(ready, persona=mute), again)[1].startswith("settlement.refuses.")


@pytest.mark.parametrize(
    "name",
    [
        "cn/penalty-interest-dispute",
        "us/double-billed-card",
        "cn/credit-card-next-month",
        "us/hutchs-truck",
        "cn/tuner-credit-card",
        "us/up-every-two-hours",
        "cn/sixty-instalments",
        "us/labor-day-clearance",
    ],
)
def test_whoever_holds_out_has_words_for_it(name):
    """Three at least, one that spells out his terms among them."""
    said_so = shipped(name).persona.lines.settlement.get(SettlementClass.HOLDS, ())
    assert len(said_so) >= 3
    assert any("{terms}" in text for text in said_so)


@pytest.mark.parametrize(
    ("monthly", "waived"), [("200.01", 0), ("200", 0), ("190", 50), ("205", 50)]
)
def test_figures_that_come_to_the_whole_debt_leave_no_waiver_standing(monthly, waived):
    """1,200.01 in all, 1,150.00 with half the penalty waived before."""
    half = (("penalty", Decimal(50)),)
    first = judge(Offer(monthly=Decimal(900), waive=half, first_payment=MARCH_10))
    later = Offer(pay_now=Decimal(200), monthly=Decimal(monthly), months=5)
    found = judge(later, first.position)
    assert found.offer.waived("penalty") == waived
    assert judge(replace(later, waive=half), first.position).offer.waived("penalty") == 50
