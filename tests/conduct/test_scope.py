"""Whom a rule binds: by actor, product, state and channel; and which rule a breach breaks."""

import pytest

from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.conduct.monitor import judge
from negotiation_trainer.conduct.rules import applicable, pack_for, rule_for_breach, shipped_pack
from tests.conduct.made import case, heard, move, rule

THREAT = {"breach": ["threat"]}
CITED = {"evidence": "found-text", "verified_on": "2026-11-22", "citation": {"en": "Act 1"}}


def pack(*rules):
    """A pack of these rules."""
    return ConductPack(conduct="us", title={"en": "made"}, rules=rules)


def bound(made, file):
    """The ids of the rules that bind."""
    return [found.id for found in applicable(pack(made), file)]


@pytest.mark.parametrize(
    ("actor", "party", "told"),
    [
        ("any", "first", True),
        ("any", "third", True),
        ("first", "first", True),
        ("first", "third", False),
        ("third", "third", True),
        ("third", "first", False),
    ],
)
def test_a_rule_binds_its_actor(actor, party, told):
    """First party, third party, or whoever collects."""
    made = rule(check=THREAT, actor=actor)
    assert bool(bound(made, case(collector={"party": party}))) is told


@pytest.mark.parametrize(("product", "told"), [("credit-card", True), ("rent", False)])
def test_a_rule_binds_its_products(product, told):
    """A rule on cards says nothing on rent."""
    made = rule(check=THREAT, products=["credit-card", "online-loan"])
    assert bool(bound(made, case(product=product))) is told


@pytest.mark.parametrize(("product", "told"), [("credit-card", True), ("trade-receivable", False)])
def test_consumer_rules_do_not_bind_between_businesses(product, told):
    """What one business owes another is outside them."""
    assert bool(bound(rule(check=THREAT, consumer_only=True), case(product=product))) is told


@pytest.mark.parametrize(("channel", "told"), [("message", True), ("phone", False)])
def test_a_rule_binds_on_its_channels(channel, told):
    """A rule on letters is silent on the phone."""
    made = rule(check=THREAT, channels=["message", "letter"])
    assert bool(bound(made, case(contact={"channel": channel}))) is told


@pytest.mark.parametrize(("region", "told"), [("ca", True), ("ny", False), (None, False)])
def test_no_breach_is_held_against_anybody_under_another_state_s_law(region, told):
    """Neither where the file names another state nor where it names none."""
    assert bool(bound(rule(check=THREAT, regions=["ca"]), case(region=region))) is told


def test_a_rule_of_a_state_is_not_assessable_without_one():
    """It stays, to say that nobody can tell."""
    made = rule(check={"mandate": "kept"}, regions=["ca"])
    file = case(region=None)
    (found,) = judge(applicable(pack(made), file), heard(file=file))
    assert (found.verdict.value, found.about) == ("not_assessable", "region")


def test_what_does_not_bind_by_law_can_be_asked_by_the_house():
    """It is restated as a house rule and cites nothing."""
    made = rule(check=THREAT, actor="third", otherwise="house", **CITED)
    (found,) = applicable(pack(made), case(collector={"party": "first"}))
    assert (found.force.value, found.evidence, found.citation) == ("house", "house", {})
    (bound_by_law,) = applicable(pack(made), case(collector={"party": "third"}))
    assert bound_by_law == made


def test_a_pack_for_a_case_holds_only_what_binds():
    """So that nothing else is ever cited."""
    made = pack(rule("a", check=THREAT), rule("b", check=THREAT, actor="third"))
    assert [r.id for r in pack_for(made, case(collector={"party": "first"})).rules] == ["a"]


def test_the_gravest_rule_is_the_one_that_is_broken():
    """Among equals the first in file order; own words before general ones."""
    minor = rule("minor", check=THREAT, severity="minor")
    grave = rule("grave", check=THREAT, severity="critical")
    second = rule("second", check=THREAT, severity="critical")
    worded = rule("worded", check={**THREAT, "words": {"en": ["jail"], "zh": ["坐牢"]}})
    rules = (minor, grave, second, worded)
    assert rule_for_breach(rules, "threat").id == "grave"
    assert rule_for_breach(rules, "threat", "You will go to JAIL.").id == "worded"
    assert rule_for_breach(rules, "threat", "等着坐牢吧").id == "worded"
    assert rule_for_breach(rules, "threat", "the jailer's house").id == "grave"
    assert rule_for_breach(rules, "insult") is None


@pytest.mark.parametrize(("mark", "told"), [("!", ["broken"]), ("?", [])])
def test_only_a_sure_breach_breaks_a_rule(mark, told):
    """What is suspected is asked elsewhere; the finding quotes the clause."""
    contact = heard(move(1, f"hello <greet>/or else <{mark}threat>"))
    found = judge((rule(check=THREAT),), contact)
    assert [item.verdict.value for item in found] == told
    assert [item.quote for item in found] == [f"or else <{mark}threat>"] * len(told)


def test_each_breach_is_a_finding_of_its_own():
    """Twice said, twice found, each at its turn."""
    contact = heard(move(1, "or else <!threat>"), move(2, "I mean it <!threat>"))
    found = judge((rule(check=THREAT),), contact)
    assert [(item.turn, item.about) for item in found] == [(1, "threat"), (2, "threat")]


@pytest.mark.parametrize(("party", "there"), [("third", True), ("first", False)])
def test_the_american_call_limit_binds_third_parties(party, there):
    """Regulation F counts the calls of debt collectors; a creditor's only as a house rule."""
    file = case(collector={"party": party})
    found = [r for r in applicable(shipped_pack("us"), file) if r.id == "us-freq-7-in-7"]
    assert [r for r in found if r.force != "house"] == (found if there else [])
    assert bool(found) or not there
