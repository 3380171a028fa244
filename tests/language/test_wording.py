"""Added ways of saying things: phrases as they stand, examples by likeness, denial and report."""

from __future__ import annotations

from functools import cache

import pytest

from negotiation_trainer.language.opening import ScoringReader, default_tier, open_reader
from negotiation_trainer.language.reader import Frame, Phrasing
from negotiation_trainer.language.wording import denials

HELP = Phrasing(
    acts=("offer_help",), topics=("help",), phrases=("阳光计划", "Bridge Program", "暖心延期")
)
LETTER = Phrasing(breaches=("threat",), phrases=("红函", "the red letter"))
FRAME = Frame(wordings=(HELP, LETTER))


@cache
def reader(tier: str = "plain") -> ScoringReader:
    """A reader, opened once."""
    return open_reader(tier)


def read(text: str, *wordings: Phrasing, tier: str = "plain"):
    """What a reader makes of words, with these wordings or those above."""
    return reader(tier).read(text, frame=Frame(wordings=wordings) if wordings else FRAME)


@pytest.mark.parametrize(
    "text",
    ["天气不好，您看看阳光计划吧", "可以走陽光計劃", "it is raining, the BRIDGE  program is there"],
)
def test_a_phrase_asserts_its_act_and_topic_whatever_its_spelling(text: str) -> None:
    """Traditional characters, capitals and spaces are levelled; the act counts .95 at least."""
    found = read(text)

    scores = {mark.id: mark.score for mark in found.acts}
    assert scores["offer_help"] >= 0.95
    assert "help" in found.topic_ids


@pytest.mark.parametrize(
    ("text", "clause"),
    [("外面在下雨，我们有阳光计划", 1), ("The Bridge Program is there, it is raining outside", 0)],
)
def test_act_and_topic_stand_in_the_segment_of_the_phrase(text: str, clause: int) -> None:
    """So that a row on both fits, and the mark's words are those of the clause."""
    found = read(text)

    assert "offer_help" in found.segments[clause].acts
    assert "help" in found.segments[clause].topics
    assert "help" not in found.segments[1 - clause].topics
    (mark,) = (mark for mark in found.acts if mark.id == "offer_help")
    assert mark.span == found.segments[clause].span


@pytest.mark.parametrize(
    "text", ["the abridge programs of old", "footbridge program", "暖心的延期"]
)
def test_pieces_of_other_words_are_no_phrase(text: str) -> None:
    """A Latin phrase begins and ends where words do; Chinese stands as it is written."""
    assert read(text).topics == reader().read(text).topics


@pytest.mark.parametrize("text", ["那我们就给您发红函了", "Then you get the RED letter on Monday"])
def test_a_breach_by_phrase_is_sure_and_quotes_it(text: str) -> None:
    """The reason holds the words as they were said."""
    found = read(text)

    (mark,) = (mark for mark in found.breaches if mark.id == "threat")
    assert mark.sure
    assert mark.score >= 0.95
    assert ("红函" if "红" in text else "the RED letter") in mark.because
    assert any("threat" in segment.breaches for segment in found.segments)


@pytest.mark.parametrize(
    "text",
    [
        "我们不会给您发红函",
        "有人说要发红函",
        "Nobody here sends the red letter",
        "we never use the red letter",
    ],
)
def test_a_breach_denied_or_told_of_others_is_none(text: str) -> None:
    """The guards of the lexicon hold for added phrases too."""
    assert "threat" not in {mark.id for mark in read(text).breaches}


def test_a_guard_inside_the_phrase_or_a_longer_word_denies_nothing() -> None:
    """“不要命” holds 不要, and “notice” begins like not."""
    own = Phrasing(breaches=("threat",), phrases=("不要命", "the red letter"))

    for text in ("您这是不要命了", "A notice and the red letter follow"):
        assert ("threat", True) in {(mark.id, mark.sure) for mark in read(text, own).breaches}


SAME = [
    (
        "we can put you on the bridge scheme for a bit",
        "We could put you on the bridge scheme for a while",
    ),
    (
        "I'm sending this one upstairs if I don't hear from you",
        "If I don't hear from you I'm sending this one upstairs",
    ),
    ("这笔账我就往上报了，您自己看着办", "我就把这笔账往上报了，您自己看着办吧"),
    ("您先把身体养好，还款的事咱们往后放", "您先把身体养好，还款的事往后放一放"),
]
OTHER = [
    ("we can put you on the bridge scheme for a bit", "We can't put you on the bridge scheme"),
    ("we can put you on the bridge scheme for a bit", "You need to pay the full balance today"),
    (
        "I'm sending this one upstairs if I don't hear from you",
        "I haven't heard from you in a while",
    ),
    ("这笔账我就往上报了，您自己看着办", "我不会把这笔账往上报的"),
    ("您先把身体养好，还款的事咱们往后放", "还款的事不能再往后放了"),
]


@pytest.mark.parametrize("tier", ["plain", "full"])
@pytest.mark.parametrize(
    ("example", "text", "same"), [(*p, True) for p in SAME] + [(*p, False) for p in OTHER]
)
def test_an_example_is_met_by_what_means_the_same(
    tier: str, example: str, text: str, same: bool
) -> None:
    """In both tiers; what denies it, or is about something else, does not meet it."""
    if tier == "full" and default_tier() != "full":
        pytest.skip("the encoder is not installed")
    found = read(text, Phrasing(topics=("goods_service",), examples=(example,)), tier=tier)

    assert ("goods_service" in found.topic_ids) is same


def test_one_clause_of_many_may_meet_an_example() -> None:
    """The segment carries it."""
    own = Phrasing(topics=("housing",), examples=("we can put you on the bridge scheme",))
    found = read("Good morning. We can put you on the bridge scheme. It rained all night.", own)

    assert [("housing" in segment.topics) for segment in found.segments] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    ["这单子明天就转给前面那家去处理了", "Tomorrow this file goes over to the folks up front"],
)
def test_a_breach_by_example_is_only_suspected(text: str) -> None:
    """Words that are merely alike accuse nobody."""
    own = Phrasing(breaches=("unlawful_fee",), examples=(text,))
    found = read(text, own)

    assert ("unlawful_fee", False) in {(mark.id, mark.sure) for mark in found.breaches}


@pytest.mark.parametrize("text", ["", "……", "  ", "?!"])
def test_without_words_nothing_is_found(text: str) -> None:
    """Signs alone meet no wording."""
    assert read(text, Phrasing(topics=("help",), phrases=("!!",), examples=("...",))).topics == ()


def test_what_is_asserted_is_no_longer_nearly_so() -> None:
    """Nobody is asked whether he meant what counts already."""
    for text in ("要不要看看阳光计划", "have a look at the Bridge Program"):
        found = read(text)
        assert not {*found.nearly} & {*found.act_ids}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("您看行不行", 0),
        ("要不咱们商量一下", 0),
        ("我不会报的", 1),
        ("i don't and won't", 2),
        ("no", 1),
    ],
)
def test_denials_are_counted_without_the_fillers(text: str, count: int) -> None:
    """“行不行” asks and “要不” proposes; neither denies."""
    assert denials(text) == count
