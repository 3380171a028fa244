"""Turns are read once more by passages: what one holds is not lost among the others."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.labels import COLUMNS
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.passages import passages, with_passages
from negotiation_trainer.language.utterance import Scores, Utterance, prepare

LONG = {
    "zh": "您好，打扰了。这笔一共三千六。明天我就给您单位领导打电话。您看怎么还方便？",
    "en": "Okay, thanks. It's $2,087 now. I'll call your boss tomorrow. How do you want to pay?",
}
BAD = {"zh": "单位领导", "en": "your boss"}


def row(**likely: float) -> tuple[float, ...]:
    """A row of likelihoods, 0 where none is given."""
    return tuple(likely.get(name, 0.0) for name in COLUMNS)


class Sayings:
    """Scores an utterance by the one bad thing in it, and remembers what it was given."""

    def __init__(self, lang: str, certain: float) -> None:
        self.bad = BAD[lang]
        self.certain = certain
        self.given: list[str] = []
        self.lines: list[str] = []

    def __call__(self, utterance: Utterance) -> Scores:
        """Return what an utterance alone says."""
        self.given.append(utterance.text)
        self.lines.append(utterance.context)
        here = row(any_breach=self.certain, third_party=0.9, explain_consequence=0.8)
        found = here if self.bad in utterance.text else row()
        return Scores(found, (found,))


def long_turn(lang: str) -> tuple[Utterance, Scores]:
    """A turn whose whole says nothing, and a clause of which does."""
    utterance = prepare(LONG[lang], lang=lang, context="")
    clauses = tuple(
        row(any_breach=0.8) if BAD[lang] in utterance.clause(number) else row()
        for number in range(len(utterance.clauses))
    )
    return utterance, Scores(row(any_breach=0.1, greet=0.9), clauses)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_breach_in_one_passage_counts_for_the_turn(lang: str) -> None:
    """Only the passage that looks like something is read; the rest of the whole stays."""
    utterance, scores = long_turn(lang)
    alone = Sayings(lang, 0.99)
    found = dict(zip(COLUMNS, with_passages(utterance, scores, alone).whole, strict=True))
    assert len(alone.given) == 1
    assert BAD[lang] in alone.given[0]
    assert found["any_breach"] == pytest.approx(1 - len(passages(utterance)) * 0.01)
    assert found["third_party"] == 0.9
    assert found["explain_consequence"] == 0.8
    assert found["greet"] == 0.9


def test_only_the_first_passage_stands_right_after_the_line_before() -> None:
    """What comes later in the turn is read without it; the line's distress is not its own."""
    utterance = prepare(LONG["en"], lang="en", context="My brother died.")
    clauses = tuple(row(any_breach=0.8) for _ in utterance.clauses)
    alone = Sayings("en", 0.5)
    with_passages(utterance, Scores(row(any_breach=0.1), clauses), alone)
    assert alone.lines == ["my brother died.", *[""] * (len(passages(utterance)) - 1)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_of_many_must_be_that_many_times_as_certain(lang: str) -> None:
    """What a single sentence would be suspected of is nothing among four."""
    utterance, scores = long_turn(lang)
    found = dict(
        zip(COLUMNS, with_passages(utterance, scores, Sayings(lang, 0.7)).whole, strict=True)
    )
    assert (found["any_breach"], found["third_party"]) == (0.1, 0.0)


SHORT = {"zh": "您好，我是小王。{bad}。", "en": "Hi, it's Ann. {bad}."}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("certain", "found"), [(0.99, True), (0.85, False)])
def test_in_a_short_turn_a_passage_must_be_surer_still(
    lang: str, certain: float, found: bool
) -> None:
    """Of a sentence or two the whole is mostly right; acts are not looked for at all."""
    text = SHORT[lang].format(bad=BAD[lang])
    utterance = prepare(text, lang=lang, context="")
    clauses = tuple(row(any_breach=0.9) for _ in utterance.clauses)
    scores = Scores(row(any_breach=0.3), clauses)
    whole = dict(
        zip(COLUMNS, with_passages(utterance, scores, Sayings(lang, certain)).whole, strict=True)
    )
    assert (whole["any_breach"] > 0.5) is found
    assert whole["any_breach"] <= 1 - 5 * len(passages(utterance)) * (1 - certain) or not found
    assert whole["third_party"] == pytest.approx(0.5 if found else 0)
    assert whole["explain_consequence"] == 0


@pytest.mark.parametrize("text", ["明天给您单位领导打电话", "I'll call your boss tomorrow"])
def test_a_turn_of_one_passage_is_read_once(text: str) -> None:
    """There is nothing else beside it that could hide anything."""
    utterance = prepare(text, lang="auto", context="")
    scores = Scores(row(any_breach=0.1), tuple(row(any_breach=0.9) for _ in utterance.clauses))
    assert with_passages(utterance, scores, Sayings("zh", 0.99)) is scores


def test_sentences_joined_by_commas_are_cut_as_well() -> None:
    """A passage is a sentence, or two clauses of a long one; together they are all there is."""
    utterance = prepare(
        "一共三千六，已经逾期了，您看，下周一，能不能，先还一点", lang="zh", context=""
    )
    found = passages(utterance)
    assert [number for passage in found for number in passage] == list(
        range(len(utterance.clauses))
    )
    assert max(len(passage) for passage in found) == 2


@pytest.mark.parametrize(
    ("before", "bad", "after"),
    [
        (
            "这么着，一个月1500。",
            "您先找亲戚借一点还上。",
            "您想想，我也是为您好。那就这样啊哥，回见。",
        ),
        (
            "Okay, thanks for that. The balance is $2,087.60. ",
            "I'll be calling your boss about it tomorrow. ",
            "How would you like to pay? We can look at it together.",
        ),
    ],
)
def test_the_reader_hears_it_among_kind_words(before: str, bad: str, after: str) -> None:
    """The plain reader, as it is shipped; without the bad sentence it hears nothing."""
    reader = open_reader("plain")
    (mark, *_) = reader.read(before + bad + after).breaches
    assert len(before) <= mark.span[0] < len(before + bad)
    assert not reader.read(before + after).breaches
