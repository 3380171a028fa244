"""A rule in words: text, force, source and day in both languages; and no rule without a test."""

import pytest

from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.scoring.rules_told import rule_told
from tests.conduct import (
    test_rule_breaches,
    test_rule_contact,
    test_rule_gates,
    test_rule_reactions,
    test_rule_words,
)
from tests.conduct.hearings import case

VERIFIED = {"zh": "2026年11月22日核对", "en": "checked on November 22, 2026"}
PACKS = ("cn", "us", "uk")
ALL = {rule.id: rule for pack in PACKS for rule in shipped_pack(pack).rules}
TESTED_BY_NAME = {
    "us-ca-first-party",
    "us-dispute-pause",
    "uk-breathing-space",
    "cn-verify-identity-first",
    "us-right-party-first",
    "uk-identity-first",
    "cn-third-party-no-debt-info",
    "us-third-party-told",
    "uk-no-embarrassment",
    "us-location-script",
    "cn-third-party-stop-on-refusal",
    "cn-amount-accurate-breakdown",
    "us-true-amount-status",
    "uk-amount-true",
    "cn-within-mandate",
    "us-within-mandate",
    "cn-card-instalment-5y",
}


def test_every_shipped_rule_has_a_test_that_fires_it():
    """A new rule without a case, or a case of a rule that is gone, is found here."""
    tables = (
        test_rule_breaches.GENERAL,
        test_rule_breaches.NARROWED,
        test_rule_contact.TABLE,
        test_rule_gates.DUTIES,
        test_rule_reactions.TABLE,
        test_rule_words.SAID,
        test_rule_words.TRUTHS,
        test_rule_words.AVOIDED,
    )
    tested = TESTED_BY_NAME.union(*tables)
    assert tested == set(ALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_can_be_told(lang):
    """A source or why there is none; derived ones say so; no number of what was not seen."""
    for rule in ALL.values():
        told = rule_told(rule, lang)
        assert told.text
        assert told.force
        assert (told.source is None) is (told.why_none is not None)
        assert told.verified == VERIFIED[lang]
        if rule.evidence in ("memory", "house"):
            assert told.source is None
        if rule.evidence == "derived":
            assert ("推得" if lang == "zh" else "Derived") in told.source


UNSEEN = (
    "1006.6(d)",
    "1006.6(b)(3)",
    "1006.6(e)",
    "1006.14(c)",
    "1006.14(d)",
    "1006.14(e)",
    "1006.22(b)",
    "1006.22(f)(3)",
    "1692e(10)",
    "1692e(11)",
    "1692h",
    "7.9.4",
    "7.9.6",
    "7.9.10",
    "7.15",
    "7.3.11",
    "第六十八条",
    "第四十一条",
    "Art. 68",
    "Art. 41",
    "Art. 22",
)
"""Numbers known from memory, inferred, or from a report only."""


def test_no_number_is_cited_that_was_not_seen():
    """In neither language."""
    cited = [text for rule in ALL.values() for text in rule.citation.values()]
    assert not [text for text in cited for number in UNSEEN if number in text]


def test_a_rule_that_binds_others_is_told_as_our_own():
    """A creditor in the US: the same conduct, and no law that does not bind it."""
    rules = {r.id: r for r in applicable(shipped_pack("us"), case(collector_party="first"))}
    told = rule_told(rules["us-no-violence"], "en")
    assert (told.force, told.source) == ("house rule", None)
    assert "us-freq-7-in-7" not in rules
    agency = {r.id: r for r in applicable(shipped_pack("us"), case())}
    assert rule_told(agency["us-no-violence"], "en").source == "15 USC 1692d(1)"


def test_between_businesses_consumer_rules_are_our_own():
    """A trade receivable: neither the FDCPA nor the guide to consumer credit is cited."""
    file = case(product="trade-receivable")
    for pack in ("us", "cn"):
        hours = next(r for r in applicable(shipped_pack(pack), file) if "hours" in r.id)
        assert rule_told(hours, "zh").force == "内部要求"
        assert rule_told(hours, "zh").source is None


def test_rules_on_cards_do_not_bind_an_online_loan():
    """Articles 66 to 70 are about credit cards alone."""
    loan = {r.id: r for r in applicable(shipped_pack("cn"), case(product="online-loan"))}
    assert "cn-card-instalment-5y" not in loan
    assert loan["cn-objection-pause-verify"].citation == {}
    card = {r.id: r for r in applicable(shipped_pack("cn"), case())}
    assert "第七十条" in rule_told(card["cn-card-instalment-5y"], "zh").source
    assert "信用卡" in card["cn-objection-pause-verify"].citation["zh"]
