"""The shipped packs: whole, sourced, in both languages, and every breach has its rule."""

import re

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.rules import rule_for_breach, shipped_pack
from tests.conduct.made import rule

PACKS = ("cn", "us", "uk")
CJK = re.compile(r"[\u3400-\u9fff]")
RULES = [(pack, item) for pack in PACKS for item in shipped_pack(pack).rules]
EACH = pytest.mark.parametrize(("pack", "item"), RULES, ids=[item.id for _, item in RULES])


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_knows_its_own_name_and_repeats_no_rule(pack):
    """Ids are the pack's own and unique."""
    found = shipped_pack(pack)
    ids = [item.id for item in found.rules]
    assert found.conduct == pack
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(f"{pack}-") for name in ids)


@pytest.mark.parametrize("breach", sorted(catalogue().breaches))
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("party", ["first", "third"])
def test_every_breach_breaks_a_rule_whoever_collects(pack, breach, party):
    """A general rule: without special words, products, channels or states."""
    general = [
        item
        for item in shipped_pack(pack).rules
        if item.actor in ("any", party) or item.otherwise == "house"
        if not item.check.words and not item.products and not item.regions and not item.channels
    ]
    assert rule_for_breach(general, breach) is not None


@EACH
def test_a_rule_speaks_both_languages(pack, item):
    """Text, source and better line in Chinese and in English, each in its own script."""
    for words in (item.text, item.citation, item.better):
        assert set(words) in ({"zh", "en"}, set())
        if words:
            assert CJK.search(words["zh"]) or words is item.citation
            assert not CJK.search(words["en"])
    assert item.text


@EACH
def test_a_rule_tells_when_it_was_verified(pack, item):
    """What claims to rest on something outside the house has a day."""
    assert item.verified_on is not None


@EACH
def test_only_what_was_seen_is_cited(pack, item):
    """A source remembered is never shown; a house rule cites nothing and claims nothing."""
    if item.evidence == "memory":
        assert not item.citation
    if item.evidence in ("found-text", "found-report"):
        assert item.citation
    if item.force == "house":
        assert not item.citation


def test_a_remembered_source_cannot_even_be_written():
    """The model itself refuses it."""
    cited = {"citation": {"en": "Act 1"}, "check": {"mandate": "kept"}}
    with pytest.raises(ValueError, match="never cited"):
        rule(**cited, evidence="memory", verified_on="2026-11-22")
    with pytest.raises(ValueError, match="verified_on"):
        rule(**cited, evidence="found-text")
    assert isinstance(rule(**cited, evidence="found-text", verified_on="2026-11-22"), Rule)


@EACH
def test_no_address_is_shown(pack, item):
    """Citations open a screen of the program and never the web."""
    for words in (item.text, item.citation, item.better):
        assert not [text for text in words.values() if "http" in text or "www." in text]


@pytest.mark.parametrize("pack", PACKS)
def test_help_lines_are_dated_and_in_both_languages(pack):
    """A number is only as good as the day it was verified."""
    for line in shipped_pack(pack).help_lines:
        assert set(line.name) == set(line.note) == {"zh", "en"}
        assert line.verified_on.year >= 2026
