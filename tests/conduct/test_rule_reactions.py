"""How what the debtor raises is taken: what must follow, what must not, and in how many moves."""

from dataclasses import replace

import pytest

from negotiation_trainer.catalogue.moves import Segment
from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.records.practice import Practice
from tests.conduct.hearings import CONFIRMED, Raises, case, findings, hearing, verdict
from tests.sample import NOON, TagReader

ANY_OTHER = "天气不错 <small_talk>"
PRESSES = "今天必须还 <demand>"
LOGS = "我先登记下来核实 <state_facts:rights>"
SPLITS = "本金一千，利息一百，罚息五十 <state_facts:breakdown>"
HEARS = "听着真不容易 <acknowledge_feeling>"
LATER = "那什么时候方便？ <ask_closed:call_back>"
AGREES = "好，以后不打了 <reassure:call_back>"
NOTICE = "The bank wrote to you about us on the 20th <state_facts:rights>"
STOPS = "对不起，打扰了 <apologise> / 再见 <close>"

TABLE = {
    "cn-bad-time-respected": ("bad_time", PRESSES, LATER),
    "cn-stop-as-asked": ("workplace", ANY_OTHER, AGREES),
    "cn-contact-locate-only": ("third_party_answers", PRESSES, "麻烦转告 <ask_closed:call_back>"),
    "cn-minor-capacity": ("minor", PRESSES, STOPS),
    "cn-tell-before-outsourcing": ("asks_proof", ANY_OTHER, NOTICE),
    "cn-breakdown-on-request": ("asks_breakdown", ANY_OTHER, SPLITS),
    "cn-objection-pause-verify": ("dispute", PRESSES, LOGS),
    "cn-complaint-channel": (
        "complaint",
        "投诉没用 <refuse:rights>",
        "可以打12378 <state_facts:rights>",
    ),
    "cn-hardship-listen": ("hardship", ANY_OTHER, HEARS),
    "cn-vulnerable": ("illness", PRESSES, HEARS),
    "cn-despair-never-pressed": ("despair", PRESSES, HEARS),
    "cn-despair-heard": ("despair", "您欠 1,150 元 <state_facts:amount>", HEARS),
    "us-stated-inconvenient": ("bad_time", PRESSES, LATER),
    "us-workplace-heard": ("workplace", ANY_OTHER, AGREES),
    "us-attorney": ("attorney", "How about $50 a month? <propose_plan>", "Who is it? <ask_closed>"),
    "us-medium-stop": ("channel", ANY_OTHER, AGREES),
    "us-third-party-not-pressed": ("third_party_answers", PRESSES, "Is he in? <ask_closed>"),
    "us-validation-info": ("asks_proof", ANY_OTHER, NOTICE),
    "us-validation-content": ("asks_breakdown", ANY_OTHER, SPLITS),
    "us-dispute-pause-raised": ("written_dispute", PRESSES, LOGS),
    "us-report-as-disputed": (
        "dispute",
        "It will be reported unpaid <explain_consequence:credit_record>",
        "It will be marked as disputed <state_facts:credit_record>",
    ),
    "us-dispute-heard": ("dispute", PRESSES, LOGS),
    "us-complaint-channel": ("complaint", "Go ahead <refuse>", "Here is how <state_facts:rights>"),
    "us-hardship-listen": ("hardship", ANY_OTHER, HEARS),
    "us-illness-cared-for": ("illness", PRESSES, HEARS),
    "us-despair-never-pressed": ("despair", PRESSES, HEARS),
    "us-despair-heard": ("despair", "您欠 1,150 元 <state_facts:amount>", HEARS),
    "us-minor-stopped": ("minor", PRESSES, STOPS),
    "uk-reasonable-time": ("bad_time", ANY_OTHER, LATER),
    "uk-forbearance": ("hardship", ANY_OTHER, HEARS),
    "uk-affordable-alternative": (
        "hardship",
        "No, in full <refuse:plan>",
        "Let me see <offer_help>",
    ),
    "uk-vulnerable": ("illness", PRESSES, HEARS),
    "uk-despair-never-pressed": ("despair", PRESSES, HEARS),
    "uk-despair-heard": ("despair", "您欠 1,150 元 <state_facts:amount>", HEARS),
    "uk-amount-info": ("asks_breakdown", ANY_OTHER, SPLITS),
    "uk-dispute-suspend": ("dispute", PRESSES, LOGS),
    "uk-adviser-pause": ("attorney", PRESSES, "Who is helping you? <ask_open>"),
    "uk-complaint-channel": ("complaint", ANY_OTHER, LOGS),
}
"""Rule, what is raised, an answer that breaks it and one that does not."""


def answered(rule, raised, *answers):
    """Return the verdict after something was raised and answered."""
    return verdict(rule, hearing(case(), "你好 <greet>", CONFIRMED, Raises(raised), *answers))


@pytest.mark.parametrize(("rule", "raised", "wrong", "right"), [(r, *v) for r, v in TABLE.items()])
def test_a_rule_fires_on_the_wrong_answer_and_not_on_the_right_one(rule, raised, wrong, right):
    """Within its window; and never when nothing was raised."""
    within = next(r.check.reaction.within for r in shipped_pack(rule[:2]).rules if r.id == rule)
    assert answered(rule, raised, *[wrong] * within) is Verdict.BROKEN
    assert answered(rule, raised, right) is Verdict.KEPT
    assert verdict(rule, hearing(case(), wrong, wrong)) is Verdict.NOT_DUE


def test_a_contact_person_who_refuses_is_left_alone():
    """`cn-third-party-stop-on-refusal`: only while somebody else is on the line."""
    rule = "cn-third-party-stop-on-refusal"
    other = case(answers="relative")
    again = "那您知道他在哪上班吗？ <ask_open:work>"
    assert verdict(rule, hearing(other, "您好", Raises("cease"), again)) is Verdict.BROKEN
    assert verdict(rule, hearing(other, "您好", Raises("cease"), STOPS)) is Verdict.KEPT
    debtor = hearing(case(), "您好", CONFIRMED, Raises("cease"), again)
    assert verdict(rule, debtor) is Verdict.NOT_DUE


def test_late_is_in_time_and_too_late_is_not():
    """Two moves are given for a breakdown; the third does not mend it."""
    rule = "cn-breakdown-on-request"
    assert answered(rule, "asks_breakdown", ANY_OTHER, SPLITS) is Verdict.KEPT
    assert answered(rule, "asks_breakdown", ANY_OTHER, ANY_OTHER, SPLITS) is Verdict.BROKEN


def test_a_talk_cut_short_by_the_debtor_is_no_fault():
    """One move of two, and then he was gone."""
    assert answered("cn-breakdown-on-request", "asks_breakdown", ANY_OTHER) is Verdict.NOT_DUE
    closed = answered("cn-breakdown-on-request", "asks_breakdown", "再见 <close>")
    assert closed is Verdict.BROKEN


def test_the_right_act_about_something_unclear_is_only_suspected():
    """The reader may have missed what it was about; nobody is accused on that."""
    vague = "是这样算的 <state_facts>"
    assert answered("cn-breakdown-on-request", "asks_breakdown", vague, vague) is Verdict.SUSPECTED


def test_the_finding_quotes_both_sides():
    """The words that asked and the words that answered."""
    heard = hearing(
        case(), "hi", CONFIRMED, Raises("despair", "I can't go on."), "Pay today <demand>"
    )
    found = findings("us", heard)["us-despair-never-pressed"]
    assert (found.called, found.turn) == ("I can't go on.", 2)
    assert "Pay today" in found.quote


@pytest.mark.parametrize(
    ("likelihood", "told"),
    [
        (0.8, Verdict.BROKEN),
        (0.79, Verdict.SUSPECTED),
        (0.5, Verdict.SUSPECTED),
        (0.49, Verdict.KEPT),
    ],
)
def test_an_act_the_reader_is_unsure_of_only_raises_a_suspicion(likelihood, told):
    """Below four in five nothing is held against anybody, below one in two nothing is told."""
    heard = hearing(case(), "hi", CONFIRMED, Raises("despair"), "and the bill? <demand>")
    last = heard.exchanges[-1]
    unsure = tuple(replace(mark, score=likelihood) for mark in last.reading.acts)
    shaken = replace(last, reading=replace(last.reading, acts=unsure))
    doubtful = replace(heard, exchanges=(*heard.exchanges[:-1], shaken))
    assert verdict("us-despair-never-pressed", doubtful) is told


@pytest.mark.parametrize("pack", ["cn", "us", "uk"])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("You'll be just fine <reassure>", Verdict.SUSPECTED),
        ("Somebody is there day and night <reassure:help>", Verdict.KEPT),
        ("That sounds very dark <acknowledge_feeling>", Verdict.KEPT),
        ("Have you got somebody to call? <ask_closed:help>", Verdict.KEPT),
        ("Are you safe right now? <ask_closed>", Verdict.KEPT),
        ("您这会儿安全吗？ <ask_closed>", Verdict.KEPT),
        ("", Verdict.KEPT),
        ("Let's leave it for today <offer_help:call_back>", Verdict.KEPT),
        ("There is aid for the bill <offer_help:help>", Verdict.BROKEN),
        ("Have you any income now? <ask_closed:income>", Verdict.BROKEN),
        ("I am sorry <acknowledge_feeling> / it is $1,150 <state_facts:amount>", Verdict.SUSPECTED),
        ("It is $1,150 <state_facts:amount> / are you safe? <ask_closed>", Verdict.KEPT),
        ("Lovely day <small_talk>", Verdict.BROKEN),
    ],
)
def test_despair_is_not_answered_by_cheering_up(pack, answer, told):
    """A promise that all will be well is asked about, business breaks it, safety or care keeps it.

    Help for a bill is business too: what is owed then is a helpline, or somebody who listens.
    """
    assert answered(f"{pack}-despair-heard", "despair", answer, answer) is told


COUNSEL = "那部法管消费者，管不着货款 <state_facts:legal>"
FILES_IT = "投诉单这就登记，五天内答复 <state_facts:rights>"


def test_what_was_told_once_need_not_be_told_again():
    """He asks once more about his complaint; care, though, is owed anew each time."""
    again = hearing(
        case(), "您好", CONFIRMED, Raises("complaint"), FILES_IT, Raises("complaint"),
        ANY_OTHER, ANY_OTHER,
    )  # fmt: skip
    assert verdict("cn-complaint-channel", again) is Verdict.KEPT
    never = hearing(
        case(), "您好", CONFIRMED, Raises("complaint"), ANY_OTHER, Raises("complaint"),
        ANY_OTHER, ANY_OTHER,
    )  # fmt: skip
    assert verdict("cn-complaint-channel", never) is Verdict.BROKEN
    kind = "听着真难 <acknowledge_feeling>"
    cold = hearing(
        case(), "您好", CONFIRMED, Raises("despair"), kind, Raises("despair"), ANY_OTHER, ANY_OTHER
    )
    assert verdict("cn-despair-heard", cold) is Verdict.BROKEN


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["您欠 1,150 元 <state_facts:amount>", HEARS], Verdict.BROKEN),
        ([HEARS, "您欠 1,150 元 <state_facts:amount>"], Verdict.KEPT),
        ([ANY_OTHER, HEARS], Verdict.KEPT),
    ],
)
def test_despair_comes_before_business(answers, told):
    """Who first turns to the money has passed it by; once it was heard the talk may go on."""
    assert answered("cn-despair-heard", "despair", *answers) is told


@pytest.mark.parametrize(
    ("rule", "raised", "told", "verdict_then"),
    [
        ("cn-complaint-channel", "complaint", FILES_IT, Verdict.KEPT),
        ("us-complaint-channel", "complaint", "Complain to the CFPB <state_facts:rights>", "kept"),
        ("us-complaint-channel", "complaint", "This is recorded <state_facts:rights>", "broken"),
        ("us-complaint-channel", "complaint", "I'll call Monday <state_facts:call_back>", "broken"),
        ("us-validation-content", "asks_breakdown", SPLITS, Verdict.KEPT),
        ("us-hardship-listen", "hardship", "There are programs <state_facts:help>", "broken"),
    ],
)
def test_what_was_told_before_he_raised_it_counts(rule, raised, told, verdict_then):
    """Told where to complain before he says he will; a recording notice and care are not it."""
    heard = hearing(
        case(), "您好", CONFIRMED, told, ANY_OTHER, Raises(raised), ANY_OTHER, ANY_OTHER
    )
    assert verdict(rule, heard) == verdict_then
    unsure = replace(heard.exchanges[2], reading=_shaken(heard.exchanges[2].reading))
    shaken = replace(heard, exchanges=(*heard.exchanges[:2], unsure, *heard.exchanges[3:]))
    assert verdict(rule, shaken) is Verdict.BROKEN


def _shaken(reading):
    """A reading that is not sure of any act."""
    return replace(reading, acts=tuple(replace(mark, score=0.6) for mark in reading.acts))


def test_the_first_move_that_should_have_answered_is_quoted():
    """Not the last one of the window, which was about something else."""
    heard = hearing(
        case(), "您好", CONFIRMED, Raises("complaint"), "先说钱 <state_facts:amount>", ANY_OTHER
    )
    found = findings("cn", heard)["cn-complaint-channel"]
    assert (found.turn, found.quote[:3]) == (2, "先说钱")


@pytest.mark.parametrize(
    ("rule", "raised", "answer"),
    [
        ("us-complaint-channel", "complaint", COUNSEL),
        ("cn-bad-time-respected", "bad_time", "先靠边停一下，我等您 <set_boundary>"),
        ("us-stated-inconvenient", "bad_time", "Pull over first, I'll wait. <set_boundary>"),
    ],
)
def test_the_fitting_answer_keeps_the_rule(rule, raised, answer):
    """Counsel is answered with what the law says, somebody at the wheel with a pause."""
    assert answered(rule, raised, answer) is Verdict.KEPT
    assert answered(rule, raised, ANY_OTHER, ANY_OTHER) is not Verdict.KEPT


def test_a_bad_time_may_be_taken_up_one_move_late():
    """One question more before another time is found is no pressing; two, or a demand, are."""
    rule = "cn-bad-time-respected"
    assert answered(rule, "bad_time", "您是本人吧？ <verify_identity>", LATER) is Verdict.KEPT
    assert answered(rule, "bad_time", ANY_OTHER, ANY_OTHER) is Verdict.BROKEN
    assert answered(rule, "bad_time", "您是本人吧？ <verify_identity>", PRESSES) is Verdict.BROKEN


def test_the_line_that_shows_despair_asks_for_a_helpline_not_for_help_with_the_bill(tmp_path):
    """The hospital's aid, right as it is, does not answer it."""
    compiled = Practice(tmp_path, lambda: NOON, TagReader).open("up-every-two-hours").compiled
    lines = [line for line in compiled.states["worn-down"].lines if "despair" in line.raises]
    aid = Segment((0, 1), ("offer_help",), ("help", "form"))
    line_named = Segment((0, 1), ("offer_help",), ("help", "helpline"))
    assert lines
    for line in lines:
        assert not any(opening.met_by((aid,)) for opening in line.openings)
        assert any(opening.met_by((line_named,)) for opening in line.openings)
