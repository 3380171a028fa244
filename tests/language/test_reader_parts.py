"""The parts the reader is made of: folding, clauses, n-grams, lanes, the lexicon."""

from __future__ import annotations

import math
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation_trainer.language.assembly import Finding, Findings, without_faint_suspicions
from negotiation_trainer.language.calibration import logistic
from negotiation_trainer.language.clauses import split_clauses
from negotiation_trainer.language.extra_topics import shared_words
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.labels import BREACHES
from negotiation_trainer.language.lanes import OFFSET, key_of, lane_model
from negotiation_trainer.language.lexicon import lexicon
from negotiation_trainer.language.ngrams import before, pieces, runs
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.script import language_of
from negotiation_trainer.language.tags import is_bare_tag, is_tail


@given(st.text(max_size=60))
def test_folding_points_back_into_the_text(text: str) -> None:
    """Every folded character has a place in the original, in order."""
    folded = fold_utterance(text)
    assert len(folded.places) == len(folded.text)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("還錢，請！", "还钱,请!"),
        ("ＡＢＣ１２３", "abc123"),
        ("Don’t", "don't"),
        ("好好好好好好", "好好好"),
        ("1000000", "1000000"),
        ("a\u200bb\u0007c", "ab c"),
    ],
)
def test_folding_levels_spellings(text: str, folded: str) -> None:
    """Characters, width, quotes, repeats and control characters are levelled, figures not."""
    assert fold_utterance(text).text == folded


def test_a_span_of_folded_text_maps_to_the_original() -> None:
    """Dropped characters before a span shift it, and those inside it are covered."""
    folded = fold_utterance("\u200b您\u200b好吗")
    start = folded.text.index("好")
    assert folded.original(start, start + 2) == (3, 5)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("您好,我是小王。您欠1,200元,对吗?", ["您好,", "我是小王。", "您欠1,200元,", "对吗?"]),
        ("i hear you, but the fee stays. ok?", ["i hear you,", "but the fee stays.", "ok?"]),
        ("我理解但是这个不行", ["我理解", "但是这个不行"]),
        ("is this ms. holloway? no. he is out", ["is this ms. holloway?", "no.", "he is out"]),
        ("that's $1,250.50 in all", ["that's $1,250.50 in all"]),
        ("", []),
        ("!!!", ["!!!"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    """Cuts fall at signs and connectives, never inside a figure."""
    assert [text[start:end] for start, end in split_clauses(text)] == clauses


@pytest.mark.parametrize(
    ("score", "sure", "told"), [(0.23, False, False), (0.23, True, True), (0.3, False, True)]
)
def test_a_faint_suspicion_is_no_part_of_a_reading(score: float, sure: bool, told: bool) -> None:
    """A breach that is sure is told however faint the models heard it."""
    breach = Finding("threat", score, (0,))
    found = Findings((), (), (breach,), frozenset({"threat"} if sure else ()))
    assert without_faint_suspicions(found).breaches == ((breach,) if told else ())


@given(st.text(max_size=80))
def test_clauses_are_in_order_and_apart(text: str) -> None:
    """Clauses never overlap and hold every letter."""
    spans = split_clauses(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(start < end for start, end in spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, char in enumerate(text) if char.isalnum())


def test_runs_and_pieces() -> None:
    """Chinese runs are of characters, English ones of words; numbers are all alike."""
    assert {"还 钱", "^ 还", "钱 $"} <= set(runs("还钱"))
    assert runs("pay 300 now") == runs("pay 5000 now")
    assert "pay 0 now" in runs("pay 300 now")
    assert "#<pay" not in pieces("pay")
    assert "#paym" in pieces("payment")
    assert all(gram.startswith("<") for gram in before("几号还"))


def test_lanes_add_up_as_numbers_do() -> None:
    """Summing many columns in one integer gives what summing each gives."""
    grams = [f"gram {i}" for i in range(300)]
    signed = [[(i * 7 + column * 31) % 255 - 127 for column in range(5)] for i in range(300)]
    rows = b"".join(bytes([*(w + OFFSET for w in row), 9]) for row in signed)
    keys = array("I", [key_of(gram) for gram in grams]).tobytes()
    about = {"scales": [0.5, 1, 2, 1, 1], "norm_step": 0.5, "unknown": 3.0}
    model = lane_model({"m.keys": keys, "m.weights": rows}, {"m": about}, "m")
    length = math.sqrt(300 * 9 * 0.5 + 2 * 3.0)
    wanted = [sum(row[c] for row in signed) * about["scales"][c] / length for c in range(5)]
    (found,) = model.scores([[*grams, "new", "newer"]])
    assert found == pytest.approx(wanted)
    assert model.weight("gram 3", 2) == signed[3][2] * 2
    assert model.scores([["new"]]) == [(0.0,) * 5]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_lexicon_covers_every_breach(lang: str) -> None:
    """Each breach has a reason and words in both languages."""
    known = lexicon(lang)
    assert tuple(known.breaches) == BREACHES
    assert all(words.reason for words in known.breaches.values())


@pytest.mark.parametrize(
    ("lang", "clause", "breaches"),
    [
        ("zh", "你就等着爆通讯录吧", {"third_party"}),
        ("zh", "我们不会爆通讯录", set()),
        ("en", "we know where you live", {"threat"}),
        ("en", "nobody will say 'we know where you live'", set()),
        ("en", "read me the gift cards", {"unlawful_fee"}),
        ("en", "we never take gift cards", set()),
    ],
)
def test_sayings_settle_unless_denied(lang: str, clause: str, breaches: set[str]) -> None:
    """A saying settles its breach, and a denial takes it back."""
    assert {name for name, _ in lexicon(lang).settled(clause)} == breaches


def test_words_of_english_are_whole() -> None:
    """A word inside another one is not quoted."""
    assert lexicon("en").quotable("urge_borrowing", "she is loaned out") == ()
    assert lexicon("en").quotable("urge_borrowing", "take a loan") == ((7, 11),)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_likelihoods_stay_in_range(value: float) -> None:
    """The logistic function is safe for any number."""
    assert 0 <= logistic(value) <= 1


def test_shared_words_are_a_cosine() -> None:
    """The same words are 1, none 0."""
    assert shared_words(["几号发工资"], ["几号发工资", "hello there"]) == [
        pytest.approx([1.0, 0.0])
    ]


@pytest.mark.parametrize(("text", "lang"), [("还钱", "zh"), ("pay up", "en"), ("", "zh")])
def test_language(text: str, lang: str) -> None:
    """Characters and words decide; nothing at all is Chinese."""
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("clause", "bare"),
    [
        ("好吗?", True),
        ("您看行吗?", True),
        ("is that okay?", True),
        ("明天打给您好吗?", False),
        ("what happened?", False),
    ],
)
def test_a_tag_is_a_question_without_a_matter_of_its_own(clause: str, bare: bool) -> None:
    """A nod is asked for; with words of its own a clause is no mere tag."""
    assert is_bare_tag(clause) is bare


@pytest.mark.parametrize(
    ("clause", "tail"),
    [
        ("ballpark?", True),
        ("give or take?", True),
        ("大概?", True),
        ("is your mother at home now?", False),
        ("您母亲现在身体怎么样?", False),
        ("roughly.", False),
    ],
)
def test_a_question_of_a_few_words_hangs_on_what_came_before(clause: str, tail: bool) -> None:
    """Three words or four characters at most, and it asks."""
    assert is_tail(clause) is tail


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("您选个时段，我准点打给您，好吗？", "回头我给你打过去！"),
        ("You pick a time and I'll call you right then, is that okay?", "I can't talk now."),
    ],
)
def test_a_tag_is_about_what_was_just_said(text: str, line: str) -> None:
    """So that a row for questions about another call takes it."""
    segments = open_reader().read(text, context=line).segments
    assert any("ask_closed" in s.acts and "call_back" in s.topics for s in segments)
