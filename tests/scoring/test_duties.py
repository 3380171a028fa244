"""Duties of the contact: what asks for something definite, and what was said too early to count."""

import pytest

from negotiation_trainer.catalogue.moves import Move, MoveKind, Reading, Segment
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scoring.asking import asking_clauses
from negotiation_trainer.scoring.evidence import EARLY, MISREAD
from negotiation_trainer.scoring.reasons import reason
from tests.scoring.test_manners import talked

WHO = "who <identify_self> <verify_identity>"


def duty(attempt, name):
    """The finding on one duty."""
    (found,) = [
        e for e in attempt.debrief().evidence if e.subject == name and e.rule.startswith("duty")
    ]
    return found


def asks(text: str, act: str, *topics: str) -> bool:
    """Whether a clause with one act asks for something definite."""
    lang = "en" if text.isascii() else "zh"
    figures = find_figures(text, lang=lang, currency="CNY" if lang == "zh" else "USD", today=None)
    clause = Segment((0, len(text)), (act,), topics)
    move = Move(MoveKind.SAY, Reading(text, lang, figures=figures, segments=(clause,)))
    return any(asking_clauses(move))


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("I need it paid.", False),
        ("I need it paid today.", True),
        ("Pay the $500.", True),
        ("You have to pay it in full", True),
        ("这钱您得还。", False),
        ("这钱您今天得还。", True),
        ("先还五百块。", True),
    ],
)
def test_a_demand_asks_for_something_with_a_sum_or_a_day(text, definite):
    """Wanting one's money is no request yet."""
    assert asks(text, "demand", "amount") is definite


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("我不想让您为了让我挂电话就说个数", False),
        ("我们也不逼您现在定日子", False),
        ("我不想催您，但您看几号能还？", True),
        ("您看几号能还？", True),
        ("您不说个日子我没法报上去", True),
        ("I don't want you to name a number just to get me off the phone", True),
        ("I don't want you naming a number to please me", False),
        ("You don't have to pick a date", False),
        ("I don't want to rush you, but what day works?", True),
        ("What could you pay so I don't need to call again?", True),
    ],
)
def test_what_is_denied_is_not_asked_for(text, asked):
    """Unless the sentence turns."""
    assert asks(text, "ask_commitment") is asked


def test_a_question_about_something_else_asks_for_no_money():
    """A clause about his work is not about the debt."""
    assert not asks("When do you work?", "ask_commitment", "work")


def test_the_clause_that_asks_is_quoted(tmp_path):
    """Not the one that only demands."""
    attempt = talked(
        tmp_path, WHO, "I need it paid <demand> / what could you do by Friday? <ask_commitment>"
    )
    found = duty(attempt, "ask")
    assert found.rule == "duty.met"
    assert "Friday" in found.quote


def test_what_was_said_before_he_was_known_is_told_as_said_too_early(tmp_path):
    """The points are those of a duty not done; the words are quoted."""
    early = talked(tmp_path / "a", "you owe $1,200.01 <state_facts:amount>", WHO, "bye <close>")
    never = talked(tmp_path / "b", "nice day <small_talk>", WHO, "bye <close>")
    found, missing = duty(early, "amount"), duty(never, "amount")
    assert (found.rule, found.turn, found.detail) == ("duty.unmet", 1, EARLY)
    assert "$1,200.01" in found.quote
    assert found.points == missing.points < 0
    assert (missing.quote, missing.detail) == ("", "")
    for lang in ("zh", "en"):
        told = [reason(one, shipped_pack("us"), lang) for one in (found, missing)]
        assert told[0] != told[1]
    assert reason(found, shipped_pack("us"), "en").startswith("Said only before")


def test_what_was_said_again_later_is_done(tmp_path):
    """Too early and then in time."""
    owed = "you owe $1,200.01 <state_facts:amount>"
    attempt = talked(tmp_path, owed, WHO, f"as I said, {owed}", "bye <close>")
    assert (duty(attempt, "amount").rule, duty(attempt, "amount").turn) == ("duty.met", 3)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Could you just send a little something", False),
        ("Just pay whatever you can whenever you can", False),
        ("Send it as soon as possible", False),
        ("Send whatever you can by the end of the week", True),
        ("Could you send $50 this week", True),
        ("How much could you put down?", True),
        ("What day can you pay?", True),
        ("Whatever suits you, but what day is it going to be", True),
        ("How soon can you pay", True),
        ("您多少还点吧", False),
        ("能还多少还多少", False),
        ("您看着还吧", False),
        ("您尽快还一下", False),
        ("您今天能还多少还多少", True),
        ("您先还五百块", True),
        ("您能还多少？", True),
        ("您什么时候能还？", True),
    ],
)
def test_whatever_whenever_is_nothing_definite(text, asked):
    """Unless a sum or a day stands beside it."""
    assert asks(text, "ask_commitment", "amount") is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("You said 900 a month", False),
        ("You told me $200 on the 5th.", False),
        ("You said 900 a month, so let's do that", True),
        ("You said 900 a month?", True),
        ("您上次说每月九百", False),
        ("您刚才说15号还五百", False),
        ("您说每月九百，那就这么定？", True),
        ("您说个日子吧", True),
        ("您说一个数", True),
        ("每月九百，您看行吗", True),
    ],
)
def test_what_he_said_before_is_asked_for_only_when_taken_up(text, asked):
    """To hold up a sum somebody named is no request."""
    assert asks(text, "propose_plan", "plan") is asked


@pytest.mark.parametrize(
    ("said", "rule"), [("$1,200", "duty.met"), ("$1,200.01", "duty.met"), ("$1,199", "duty.unmet")]
)
def test_the_total_may_be_told_without_its_cents(tmp_path, said, rule):
    """A dollar less is another sum."""
    attempt = talked(tmp_path, WHO, f"you owe {said} <state_facts:amount>", "bye <close>")
    assert duty(attempt, "amount").rule == rule


def test_a_recap_of_other_figures_is_told_as_such(tmp_path):
    """The debrief quotes what was read back; put right later, the summary is done."""
    agreed = (
        WHO,
        "you owe $1,200.01 <state_facts:amount>",
        "so many calls <acknowledge_feeling>",
        "$900 a month from March 10 <propose_plan:plan>",
        "$500 a month, then <propose_plan:plan>",
        "$200 down and $300 a month <propose_plan:plan>",
    )
    wrong = "So $100 down and $200 a month. <confirm_summary>"
    right = "Sorry: $200 down, then $300 a month. <confirm_summary>"
    left = duty(talked(tmp_path / "a", *agreed, wrong, "bye <close>"), "summary")
    mended = duty(talked(tmp_path / "b", *agreed, wrong, right, "bye <close>"), "summary")
    assert (left.rule, left.turn, left.detail) == ("duty.unmet", 7, MISREAD)
    assert "$100" in left.quote
    assert "figures" in reason(left, shipped_pack("us"), "en")
    assert (mended.rule, mended.turn) == ("duty.met", 8)


def test_what_the_agreement_was_put_right_to_was_no_misreading(tmp_path):
    """He said all along what is agreed in the end."""
    agreed = (
        WHO,
        "you owe $1,200.01 <state_facts:amount>",
        "so many calls <acknowledge_feeling>",
        "$900 a month from March 10 <propose_plan:plan>",
        "$500 a month, then <propose_plan:plan>",
        "$200 down and $300 a month <propose_plan:plan>",
    )
    told = "So $120 down and $300 a month. <confirm_summary>"
    again = "No, I said $120 down and $300 a month. <state_facts>"
    left = duty(talked(tmp_path, *agreed, told, again, "bye <close>"), "summary")
    assert left.detail != MISREAD
