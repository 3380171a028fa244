"""The phrase bank: both languages say the same things, in several voices, in words of their own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from negotiation_trainer.analysis.phrases import does, phrases
from negotiation_trainer.analysis.styles import STYLES
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.signals import plain, similar
from negotiation_trainer.scenario.library import read_parts, scenario_files, shipped_root

ROOT = Path(__file__).resolve().parents[2]
BANKS = sorted({style.voice for style in STYLES.values()} | {"parrot", "stuffer"})
LANGS = ("zh", "en")


def wordings(bank: str, lang: str) -> list[str]:
    """Every wording of a bank."""
    return [text for texts in phrases(bank, lang).by_key.values() for text in texts]


def own_topics() -> set[str]:
    """The topics that shipped scenarios name beyond the catalogue's."""
    shelf = (shipped_root(),)
    models = (read_parts(place, shelf).scenario.model for place in scenario_files(shipped_root()))
    return {topic for model in models if model is not None for topic in model.topics}


@pytest.mark.parametrize("bank", BANKS)
def test_both_languages_have_the_same_keys(bank):
    """What can be said in one language can be said in the other."""
    assert set(phrases(bank, "zh").by_key) == set(phrases(bank, "en").by_key)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("bank", BANKS)
def test_every_key_has_at_least_four_different_wordings(bank, lang):
    """Four voices never have to share one wording."""
    for key, texts in phrases(bank, lang).by_key.items():
        assert len(set(texts)) == len(texts) >= 4, key


@pytest.mark.parametrize("bank", [bank for bank in BANKS if bank in STYLES])
def test_keys_are_acts_topics_and_breaches_of_the_catalogue(bank):
    """No key is misspelt; a topic may be one that a shipped scenario brings along."""
    entries = catalogue()
    known = {*entries.topics, *own_topics()}
    for key in phrases(bank, "en").by_key:
        (act, *_), topics = does(key)
        assert act in entries.acts or act in entries.breaches, key
        assert set(topics) <= known, key


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_reads_out_the_offered_replies(lang):
    """Typed words are not the replies a scenario offers."""
    replies = {
        plain(reply.say)
        for place in scenario_files(shipped_root())
        for parts in [read_parts(place, (shipped_root(),))]
        if parts.lang == lang and parts.scenario.model is not None
        for state in parts.scenario.model.states.values()
        for reply in state.replies
    }
    assert replies
    for bank in BANKS:
        for text in map(plain, wordings(bank, lang)):
            assert not any(similar(text, reply) for reply in replies), text


@pytest.mark.parametrize("lang", LANGS)
def test_the_reader_was_not_taught_these_words(lang):
    """No wording stands in the reader's corpus, so it is read like a stranger's."""
    taught = set()
    for path in sorted((ROOT / "corpus" / lang).glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as source:
            taught |= {plain(row["text"]) for row in csv.DictReader(source, delimiter="\t")}
    assert taught
    longer = [text for bank in BANKS for text in wordings(bank, lang) if len(plain(text)) > 12]
    assert [text for text in longer if plain(text) in taught] == []
