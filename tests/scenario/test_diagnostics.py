"""The table of findings, how one is worded, and the nearest valid word."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_trainer.scenario.diagnostics import (
    Diagnostic,
    Phrase,
    Severity,
    entries,
    hints,
    nearest,
    phrases,
)

CJK = re.compile("[\u4e00-\u9fff]")
ACTS = ("acknowledge_feeling", "reflect", "ask_open", "ask_closed", "state_facts", "stay_silent")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", list(entries()))
def test_every_code_speaks_both_languages_about_the_same_things(code: str) -> None:
    """Message and hint exist in Chinese and English and use the same arguments."""
    entry = entries()[code]

    assert re.fullmatch(r"NT\d{3}", code)
    assert CJK.search(entry.message["zh"])
    assert not CJK.search(entry.message["en"])
    assert _placeholders(entry.message["zh"]) == _placeholders(entry.message["en"])
    assert entry.hint.keys() in ({"zh", "en"}, set())


def test_names_of_codes_are_unique() -> None:
    """A code's short name stands for it alone."""
    names = [entry.name for entry in entries().values()]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("texts", [*hints().values(), *phrases().values()])
def test_shared_words_exist_in_both_languages(texts: dict[str, str]) -> None:
    """Hints and phrases have a Chinese and an English form with the same arguments."""
    assert set(texts) == {"zh", "en"}
    assert _placeholders(texts["zh"]) == _placeholders(texts["en"])


def test_a_finding_speaks_the_language_asked_for() -> None:
    """The same finding reads naturally in both languages."""
    finding = Diagnostic("NT130", "a.yaml", 7, 3, 8, {"key": "title", "first": 2})

    assert finding.message("zh") == "键“title”重复了，第 2 行已经写过；每个键只能出现一次。"
    assert finding.message("en") == (
        "The key “title” is given twice, first on line 2; each key may appear only once."
    )
    assert finding.severity is Severity.ERROR
    assert finding.name == "duplicate-key"


def test_a_phrase_is_worded_in_the_language_of_the_message() -> None:
    """Arguments that are words of ours are translated, not only the sentence around them."""
    finding = Diagnostic("NT131", "a.yaml", arguments={"found": Phrase("found-list")})

    assert "一个列表" in finding.message("zh")
    assert "a list" in finding.message("en")


def test_a_quoted_piece_is_literal_clean_and_short() -> None:
    """Braces stay braces, escape sequences become visible, long words are cut."""
    finding = Diagnostic("NT130", "a.yaml", arguments={"key": "{first}\x1b[31m" + "长" * 99})

    message = finding.message("zh")

    assert "{first}␛[31m长" in message
    assert "\x1b" not in message
    assert "…" in message
    assert "长" * 40 not in message


def test_a_hint_can_be_a_shared_one() -> None:
    """A finding may carry a more fitting hint than its code's own."""
    finding = Diagnostic("NT121", "a.yaml", arguments={"text": "3021"}, hint_id="quote-it")

    assert finding.hint("en") == 'If this is meant as text, put it in quotes: "3021"'


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("acknowlege_feeling", "acknowledge_feeling"),
        ("acknowledge-feeling", "acknowledge_feeling"),
        ("Ask_Open", "ask_open"),
        ("ask_opne", "ask_open"),
        ("acknowledge", "acknowledge_feeling"),
        ("reflects", "reflect"),
        ("ｒｅｆｌｅｃｔ", "reflect"),
        ("pay_the_bill", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_the_nearest_act_is_found(word: str, expected: str | None) -> None:
    """Slips, dashes, capitals and half-typed words lead to the act that was meant."""
    assert nearest(word, ACTS) == expected


def test_the_nearest_word_is_found_in_chinese() -> None:
    """One wrong character of two is a slip; two wrong ones are another word."""
    assert nearest("愤努", ("愤怒", "平静")) == "愤怒"
    assert nearest("开心", ("愤怒", "平静")) is None


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=8))
def test_the_nearest_word_is_one_of_the_candidates(word: str, candidates: list[str]) -> None:
    """Whatever was written, the advice is a valid word or none."""
    assert nearest(word, candidates) in {None, *candidates}
