"""How learners bargain: built on what the debtor named, inside the mandate, after hearing him."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from negotiation_trainer.analysis.bargaining import step_offer
from negotiation_trainer.analysis.candidates import acceptance, over_mandate, unanswered
from negotiation_trainer.analysis.learners import learner
from negotiation_trainer.analysis.view import view_of
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.compiled import Opening
from tests.sample import NOON

ZH, EN = "cn/penalty-interest-dispute", "us/hutchs-truck"
DESPAIR = Opening("acknowledge_feeling", (("acknowledge_feeling", None),))


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    """What a trainee sees at the start of one shipped scenario in each language."""
    reader = open_reader("plain")
    practice = Practice(tmp_path_factory.mktemp("home"), lambda: NOON, lambda: reader)
    found = {}
    for name in (ZH, EN):
        compiled = practice.open(name).compiled
        found[name] = view_of(Talk(compiled, Mode.TYPED, 0, DirectRunner(compiled)))
    return found


def plan_of(view, offer):
    """Work an offer out against the balance."""
    plan = work_out(offer, view.balance)
    assert isinstance(plan, Plan)
    return plan


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_his_first_payment_is_kept_and_the_rest_spread_as_far_as_allowed(views, scenario):
    """A low monthly sum in his first counter is no reason to ask for a fortune at once."""
    view = views[scenario]
    low = Offer(pay_now=Decimal(100), monthly=Decimal(150), first_payment=view.today)

    offer = step_offer(replace(view, theirs=low), 1, 3)

    assert offer.pay_now == Decimal(100)
    assert offer.months == view.mandate.instalments
    assert not over_mandate(offer, view)


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_every_other_offer_keeps_to_his_monthly_sum(views, scenario):
    """What does not fit the months then comes first."""
    view = views[scenario]
    monthly = Decimal(1500) if scenario == ZH else Decimal(300)
    firm = Offer(pay_now=Decimal(0), monthly=monthly, first_payment=view.today)

    offer = step_offer(replace(view, theirs=firm), 2, 3)

    assert offer.pay_now is not None
    assert offer.pay_now > 0
    assert plan_of(view, offer).monthly <= monthly
    assert not over_mandate(offer, view)


@pytest.mark.parametrize(("scenario", "lang"), [(ZH, "zh"), (EN, "en")])
def test_a_counter_within_the_mandate_is_taken_unless_something_else_was_called_for(
    views, scenario, lang
):
    """Whoever asks for an ear is heard first; then comes the yes."""
    fair = step_offer(views[scenario], 0, 3)
    view = replace(views[scenario], theirs=fair, yours=fair, calls=(), identified=True)
    hurt = replace(view, calls=(DESPAIR,))

    taken = learner("expert", lang=lang, seed=0).act(view, 0)
    heard = learner("expert", lang=lang, seed=0).act(hurt, 0)

    assert taken == {"accept": True}
    assert "say" in heard
    assert unanswered(acceptance(hurt)[0], hurt.calls) == (DESPAIR,)


@pytest.mark.parametrize(("scenario", "lang"), [(ZH, "zh"), (EN, "en")])
def test_a_counter_beyond_the_mandate_is_answered_with_an_offer(views, scenario, lang):
    """The expert says figures of his own instead of giving up or giving in."""
    view = views[scenario]
    never = Offer(pay_now=Decimal(0), monthly=Decimal(10), first_payment=view.today)
    calls = (Opening("propose_plan", (("propose_plan", None),)),)
    talk = replace(view, theirs=never, yours=never, calls=calls, identified=True)
    expert = learner("expert", lang=lang, seed=0)

    said = expert.act(talk, 0)

    assert "accept" not in said
    assert any(figure.isdigit() for figure in said["say"])
    assert expert.offers == 1
