"""The catalogue is complete, in both languages, and consistent with the fixed identifiers."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_trainer.catalogue import entries
from negotiation_trainer.catalogue.entries import (
    LANGS,
    CardGroup,
    Text,
    catalogue,
    catalogue_digest,
    stage_of,
)

IDS = {
    "acts": """
        greet identify_self verify_identity acknowledge_feeling reflect ask_open ask_closed
        state_facts explain_consequence offer_help propose_plan ask_commitment confirm_summary
        set_boundary apologise thank reassure close small_talk demand refuse stay_silent
    """,
    "topics": """
        identity amount breakdown due_date payment_method payment_record plan waiver credit_record
        legal rights reason work income health family housing property other_debts third_party_use
        goods_service prior_contact call_back feelings help
    """,
    "breaches": """
        threat insult third_party false_legal impersonation harassment deception privacy
        undue_pressure urge_borrowing unlawful_fee
    """,
    "dimensions": "empathy clarity escalation compliance",
    "outcomes": """
        agreement callback referral dispute_logged refused hung_up complaint trainee_hung_up
        unfinished
    """,
    "stages": "M0 M1 M2 M3 M3+",
    "channels": "phone message letter meeting visit",
    "personas": "angry evasive hardship strategic",
    "products": """
        credit-card online-loan car-loan mortgage medical-bill student-loan trade-receivable rent
        utility personal-loan other
    """,
    "steps": "prepare open state explore solve confirm record follow-up reflect",
}

CARDS = {
    "presence": "stay-calm warm-tone use-name mirror-pace strategic-silence full-attention",
    "empathy": "acknowledge-feeling reflect-content listen-out put-yourself-there non-violent "
    "reassure despair-care",
    "clarity": "exact-amount breakdown plain-words transparency use-data one-ask deadline",
    "exploring": "open-question find-reason willingness-ability resolve-dispute",
    "influence": "courtesy-first soft-and-firm reason-and-feeling reciprocity benefit-of-paying "
    "lawful-consequence face-saving positive-language action-invitation small-commitment",
    "solving": "instalments extension partial-waiver affordable-plan reasonable-target batna "
    "trade-concessions",
    "closing": "confirm-summary written-follow-up next-contact thank",
    "conduct": "verify-identity privacy lawful-hours contact-frequency respect-refusal "
    "no-over-pressure referral two-options",
    "self": "self-regulation persistence relationship",
    "theory": "active-listening information-asymmetry emotional-intelligence face",
    "timing": "right-time right-day right-person right-channel",
    "preparation": "6w3h time-place-state two-axes",
    "impasse": "impasse-emotion impasse-information impasse-expectation impasse-skill",
}

ACTS = set(IDS["acts"].split())
TOPICS = set(IDS["topics"].split())
SECTIONS = entries.Catalogue._fields
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HAN = re.compile(r"[\u4e00-\u9fff]")


def texts_of(entry: Any) -> Iterator[tuple[str, Text]]:
    """Every text field of an entry, with its name."""
    for name, value in entry._asdict().items():
        if isinstance(value, Text):
            yield name, value


def all_texts() -> list[tuple[str, Text]]:
    """Every text of the catalogue with the place it stands at."""
    return [
        (f"{section}.{entry.id}.{name}", text)
        for section in SECTIONS
        for entry in getattr(catalogue(), section).values()
        for name, text in texts_of(entry)
    ]


@pytest.mark.parametrize("section, ids", IDS.items())
def test_ids_are_the_fixed_ones_in_order(section: str, ids: str) -> None:
    """Each section holds exactly the identifiers the product fixed, in display order."""
    assert list(getattr(catalogue(), section)) == ids.split()


def test_heat_runs_from_settled_to_boiling() -> None:
    """Heat is keyed by its number, 0 to 4."""
    heat = catalogue().heat

    assert list(heat) == [0, 1, 2, 3, 4]
    assert (heat[0].label.en, heat[4].label.zh) == ("Settled", "爆发")


def test_every_technique_has_its_card_in_its_group() -> None:
    """The cards are exactly the techniques taught, each in the drawer it belongs to."""
    expected = {id_: group for group, ids in CARDS.items() for id_ in ids.split()}

    assert {card.id: card.group for card in catalogue().cards.values()} == expected
    assert {card.group for card in catalogue().cards.values()} == set(CardGroup)


def test_every_text_is_written_in_both_languages() -> None:
    """No text is blank or padded, Chinese has Chinese characters and English has none."""
    for place, text in all_texts():
        assert text.zh.strip() == text.zh != "", place
        assert text.en.strip() == text.en != "", place
        assert HAN.search(text.zh), place
        assert not CJK.search(text.en), place


def test_punctuation_is_that_of_the_language() -> None:
    """Chinese uses full-width commas and stops, English neither doubles spaces nor dashes."""
    for place, text in all_texts():
        assert not re.search(r"[\u4e00-\u9fff][,;:?!.]|[,;:?!.][\u4e00-\u9fff]", text.zh), place
        assert " " not in text.zh, place
        assert not re.search(r"  |--| [,.;:?!]", text.en), place


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_places_share_a_sentence(lang: str) -> None:
    """Texts other than labels and titles are each written once, so none was pasted by mistake."""
    sentences = Counter(
        text.get(lang)
        for place, text in all_texts()
        if not place.endswith((".label", ".title")) and text.get(lang)
    )

    assert [sentence for sentence, count in sentences.items() if count > 1] == []


@pytest.mark.parametrize("section", ["acts", "topics", "breaches", "personas"])
def test_labels_fit_a_badge_and_tell_apart(section: str) -> None:
    """Badges are two to six Chinese characters or one to four English words, all different."""
    labels = [entry.label for entry in getattr(catalogue(), section).values()]

    assert all(2 <= len(label.zh) <= 6 for label in labels)
    assert all(1 <= len(label.en.split()) <= 4 for label in labels)
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == len(labels)


@pytest.mark.parametrize("section", ["acts", "topics", "breaches", "dimensions", "outcomes"])
def test_a_definition_is_one_sentence(section: str) -> None:
    """A definition ends with a full stop and has no other."""
    for entry in getattr(catalogue(), section).values():
        assert re.fullmatch(r"[^。！？]+。", entry.definition.zh), entry.id
        assert re.fullmatch(r"(?:(?![.!?](?: |$)).)+\.", entry.definition.en), entry.id


def test_a_card_gives_one_rule_and_two_or_three_ways() -> None:
    """The principle is one sentence; how to do it takes two or three."""
    for card in catalogue().cards.values():
        assert len(re.findall("[。！？]", card.principle.zh)) == 1, card.id
        assert len(re.findall(r"[.!?](?: |$)", card.principle.en)) == 1, card.id
        assert 2 <= len(re.findall("[。！？]", card.how.zh)) <= 3, card.id
        assert 2 <= len(re.findall(r"[.!?](?: |$)", card.how.en)) <= 3, card.id


def test_cards_are_short_enough_to_read_between_two_turns() -> None:
    """No field of a card is longer than a glance."""
    for card in catalogue().cards.values():
        for name, text in texts_of(card):
            assert len(text.zh) <= 110, (card.id, name)
            assert len(text.en.split()) <= 48, (card.id, name)


def test_cards_name_known_acts_and_topics() -> None:
    """What practises a card exists, is listed once, and always includes an act."""
    for card in catalogue().cards.values():
        assert card.acts, card.id
        assert set(card.acts) <= ACTS, card.id
        assert set(card.topics) <= TOPICS, card.id
        assert len(set(card.acts)) == len(card.acts), card.id
        assert len(set(card.topics)) == len(card.topics), card.id


def test_every_act_but_pressing_is_practised_by_a_card() -> None:
    """Only `demand` is nothing to practise; all the other acts have a card that teaches them."""
    practised = {act for card in catalogue().cards.values() for act in card.acts}

    assert ACTS - practised == {"demand"}


def test_model_lines_address_the_debtor_politely() -> None:
    """Lines a collector says address the debtor as 您, or with 咱们, never as a bare 你."""
    for card in catalogue().cards.values():
        assert "你" not in card.say.zh.replace("你们", ""), card.id
    for breach in catalogue().breaches.values():
        assert "你" not in breach.better.zh, breach.id


def test_stated_breakdowns_add_up() -> None:
    """The example balance equals the sum of its parts, in yuan and in dollars."""
    example = catalogue().acts["state_facts"].example

    for lang, text in (("zh", example.zh), ("en", example.en)):
        total, *parts = (float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", text))
        assert total == sum(parts), lang


@given(st.integers(min_value=-10_000, max_value=10_000))
def test_each_day_belongs_to_exactly_one_stage(days: int) -> None:
    """The stages cover every number of days without gap or overlap."""
    covering = [stage.id for stage in catalogue().stages.values() if stage.covers(days)]

    assert covering == [stage_of(days)]


@pytest.mark.parametrize(
    "days, stage",
    [
        (-5, "M0"),
        (0, "M0"),
        (1, "M1"),
        (30, "M1"),
        (31, "M2"),
        (43, "M2"),
        (60, "M2"),
        (61, "M3"),
        (90, "M3"),
        (91, "M3+"),
        (3650, "M3+"),
    ],
)
def test_stage_of_changes_on_the_stated_days(days: int, stage: str) -> None:
    """Stages begin and end on the days the trade counts them."""
    assert stage_of(days) == stage


def test_a_text_is_fetched_by_language() -> None:
    """A text answers for zh and en and refuses any other language."""
    label = catalogue().acts["greet"].label

    assert (label.get("zh"), label.get("en")) == ("问候", "Greet")
    with pytest.raises(KeyError):
        label.get("fr")


def test_the_catalogue_is_read_once_and_cannot_be_changed() -> None:
    """Every caller gets the same read-only entries."""
    assert catalogue() is catalogue()
    with pytest.raises(TypeError):
        catalogue().acts["greet"] = catalogue().acts["thank"]  # type: ignore[index]


def test_the_digest_follows_the_words_and_not_the_line_ends(tmp_path: Path) -> None:
    """Windows line ends leave the digest alone; one changed character does not."""
    shipped = Path(entries.__file__).parent
    windows, edited = tmp_path / "windows", tmp_path / "edited"
    for folder in (windows, edited):
        folder.mkdir()
        for name in ("catalogue.toml", "cards.toml"):
            shutil.copy(shipped / name, folder / name)
    for file in windows.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    cards = edited / "cards.toml"
    cards.write_text(cards.read_text("utf-8").replace("稳住自己", "稳住自已"), "utf-8")

    assert re.fullmatch("[0-9a-f]{64}", catalogue_digest())
    assert catalogue_digest(windows) == catalogue_digest()
    assert catalogue_digest(edited) != catalogue_digest()


def test_importing_reads_nothing() -> None:
    """In a clean interpreter the import loads no third-party module and no file."""
    code = (
        "import sys, negotiation_trainer.catalogue.entries as e;"
        "heavy = {'textual', 'pydantic', 'yaml', 'transitions'} & set(sys.modules);"
        "sys.exit(bool(heavy) or e.catalogue.cache_info().currsize)"
    )
    path = str(Path(entries.__file__).parents[2])

    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False)

    assert done.returncode == 0
