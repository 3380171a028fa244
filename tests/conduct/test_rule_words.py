"""What has to be said, what may not be called certain, figures and plans."""

import pytest

from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.heard import mentions
from negotiation_trainer.conduct.monitor import judge
from tests.conduct import made
from tests.conduct.hearings import CONFIRMED, case, findings, hearing, verdict

TALKED = [{"at": "2026-06-01T10:00", "answered": True}]
SAID = {
    "cn-identify-agency-and-creditor": ({}, {}, "我是海港公司的", "我受湖滨银行委托联系您"),
    "cn-tell-recording": ({}, {}, "您好", "您好，通话有录音"),
    "cn-confirm-in-writing": ({}, {"agreed": True}, "那就这么定", "我把方案用短信发给您"),
    "us-mini-miranda-initial": (
        {},
        {},
        "This is an attempt to collect a debt.",
        "This is an attempt to collect a debt; any information will be used for that purpose.",
    ),
    "us-mini-miranda-later": (
        {"history": TALKED},
        {},
        "It's Ann, about the card.",
        "It's Ann, and this is from a debt collector.",
    ),
    "us-e-opt-out": (
        {"contact_channel": "message"},
        {},
        "Please get in touch about a matter.",
        "Please get in touch. Reply STOP to opt out.",
    ),
    "us-all-party-recording": ({"region": "ca"}, {}, "Hello there", "You're on a recorded line"),
    "us-tell-recording": ({}, {}, "Hello there", "This call is being recorded"),
    "us-confirm-in-writing": ({}, {"agreed": True}, "That's settled", "I'll put it in writing"),
}
"""Rule, changes of the file, of the contact, words that do not do and words that do."""


@pytest.mark.parametrize(
    ("rule", "file", "contact", "without", "with_it"), [(r, *v) for r, v in SAID.items()]
)
def test_words_that_are_due_are_missed_or_found(rule, file, contact, without, with_it):
    """Said once anywhere is enough; never said is a fault."""
    silent = hearing(case(**file), CONFIRMED, "hello <greet>", without, **contact)
    spoken = hearing(case(**file), CONFIRMED, "hello <greet>", with_it, **contact)
    assert verdict(rule, silent) is Verdict.BROKEN
    assert verdict(rule, spoken) is Verdict.KEPT


WRITTEN = [
    "I'll put that in writing",
    "You'll have a letter from us this week",
    "I'll email all of it",
    "I'll confirm it by text",
    "I'll go over it with you over text as well",
    "You'll get a text message with all of it",
    "I'll put the dates in a text",
    "I'll text it to you now",
    "You'll have it on paper by Friday",
    "I'll send you this today",
    "I can send you that tonight",
    "I'll send you a copy",
    "I'll send you the plan today",
    "I'll send it over to you",
    "我发您一份",
    "稍后文字发过去",
]
UNWRITTEN = [
    "I'll send you to the other desk",
    "We send you on to somebody else",
    "You can send it by Friday",
    "I'll send you the payment link",
    "You have your papers there",
    "In that context it makes sense",
    "It's in the textbook",
    "我按您说的时间打",
]


@pytest.mark.parametrize("pack", ["cn", "us"])
@pytest.mark.parametrize(
    ("said", "told"),
    [*((s, Verdict.KEPT) for s in WRITTEN), *((s, Verdict.BROKEN) for s in UNWRITTEN)],
)
def test_a_copy_in_writing_is_known_by_the_same_words_in_both_countries(pack, said, told):
    """A text, a letter, a copy sent; not whatever else is sent or papers are named."""
    heard = hearing(case(), CONFIRMED, "hello <greet>", said, agreed=True)
    assert verdict(f"{pack}-confirm-in-writing", heard) is told


def test_what_is_not_due_is_not_missed():
    """No recording, no agreement, nobody confirmed, one word only."""
    plain = ("hello <greet>", "well <small_talk>")
    unrecorded = hearing(case(contact_recorded=False), *plain)
    assert verdict("us-tell-recording", unrecorded) is Verdict.NOT_DUE
    assert verdict("us-confirm-in-writing", hearing(case(), *plain)) is Verdict.NOT_DUE
    assert verdict("us-mini-miranda-initial", hearing(case(), *plain)) is Verdict.NOT_DUE
    assert verdict("us-tell-recording", hearing(case(), plain[0])) is Verdict.NOT_DUE


PURPOSE_TOLD = [
    "This is an attempt to collect the St. Brendan bill",
    "I'm calling to collect on your Gulf Coast Bank card balance",
    "We are collecting a debt",
    "we're trying to collect the  loan",
    "Just so you know we collect debts",
    "打这个电话是为了催收圣布兰登医院的账单",
    "这通电话是催收欠款的",
]
PURPOSE_UNTOLD = [
    "I'd like to collect your mail about the bill",
    "We collect the facts on your account",
    "I collect stamps",
    "a debt of thanks",
    "We don't collect debts",
    "打这个电话是想聊聊圣布兰登医院的账单",
]


@pytest.mark.parametrize(
    ("said", "told"),
    [*((s, Verdict.KEPT) for s in PURPOSE_TOLD), *((s, Verdict.BROKEN) for s in PURPOSE_UNTOLD)],
)
def test_the_purpose_is_told_by_the_name_of_the_debt_too(said, told):
    """Whatever the thing collected is called; what is collected is a debt all the same."""
    used = f"{said}; anything you say will be used for that purpose; 信息将用于此目的"
    heard = hearing(case(), CONFIRMED, "hello <greet>", used)
    assert verdict("us-mini-miranda-initial", heard) is told


PLAINLY_TOLD = [
    "Just so you know we collect debts",
    "I collect debts for a living",
    "I'm a debt collector",
    "Harbor Point, debt collector for Lakeshore Credit Union",
    "I’m with Larkfield, a debt collector. I'm not here to scare you",
    "this call is about collecting a debt",
    "we're a collection agency",
    "we are a collections agency",
    "I won't lie to you, we collect debt",
    "我不是来吓您的，我们是做催收的",
]
NEARLY_TOLD = [
    "the debt collectors before me were rude",
    "I'm not a debt collector",
    "I’m not really a debt collector",
    "We don't collect debts",
    "this isn't a collection agency",
    "this is not from a debt collector",
    "this isn't an attempt to collect a debt",
    "I'm not calling to collect that debt",
    "我不是催收的",
]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        *((s, Verdict.KEPT) for s in ("We're debt collectors", "It's about debt collection")),
        *((s, Verdict.KEPT) for s in ("collecting the Ridge Road bill", "我们是做催收的")),
        *((s, Verdict.BROKEN) for s in ("a debt collectorate", "It's about your debts")),
        *((s, Verdict.KEPT) for s in PLAINLY_TOLD),
        *((s, Verdict.BROKEN) for s in NEARLY_TOLD),
    ],
)
def test_a_later_contact_says_who_collects_in_one_or_many(said, told):
    """A plural says the same."""
    heard = hearing(case(history=TALKED), CONFIRMED, "hello <greet>", said)
    assert verdict("us-mini-miranda-later", heard) is told


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        *(("Two  letters", "[a|two] letter[s]", True), ("a letter", "[a|two] letter[s]", True)),
        *(("three letters", "[a|two] letter[s]", False), ("letterss", "letter[s]", False)),
        *(("the St. Mary’s bill", "the ...bill", True), ("the bill", "the ...bill", True)),
        *(("the side of the bill", "side ...bill", False), ("请看医院的账单", "看...账单", True)),
        *(("看，账单", "看...账单", False), ("三点...一起", "三点", True)),
        *(("請看醫院的賬單", "看...账单", True), ("起诉您", "起訴您", True)),
    ],
)
def test_a_phrase_may_leave_room(text, phrase, said):
    """Letters left out, one of several words, a name between."""
    assert (mentions(text, {"any": [phrase]}) is not None) is said


CERTAIN_ZH = "我们下周就起诉您 <explain_consequence:legal>"
OPEN_ZH = "机构可能会起诉，目前还没有决定 <explain_consequence:legal>"
CERTAIN_EN = "We are suing you next week <explain_consequence:legal>"
OPEN_EN = "The bank may sue at some point <explain_consequence:legal>"
ON_RECORD = "It is on your credit report now <explain_consequence:credit_record>"
TRUTHS = {
    "cn-true-consequence-only": (CERTAIN_ZH, OPEN_ZH, {}),
    "cn-true-credit-record": (
        "这笔已经上了征信 <explain_consequence:credit_record>",
        "逾期可能会如实报送征信 <explain_consequence:credit_record>",
        {},
    ),
    "us-suit-only-if-intended": (CERTAIN_EN, OPEN_EN, {}),
    "us-true-credit-record": (
        ON_RECORD,
        "It could end up on your report <explain_consequence:credit_record>",
        {},
    ),
    "us-no-timebarred-suit": (
        CERTAIN_EN,
        "We will not sue on this <explain_consequence:legal>",
        {"legal_time_barred": True},
    ),
    "uk-statute-barred": (
        CERTAIN_EN,
        "You can get advice <state_facts:legal>",
        {"legal_time_barred": True},
    ),
}


@pytest.mark.parametrize(
    ("rule", "certain", "left_open", "file"), [(r, *v) for r, v in TRUTHS.items()]
)
def test_a_consequence_the_file_does_not_bear_out_is_asked_about(rule, certain, left_open, file):
    """Only suspected, never held against anybody; a hedge clears it."""
    assert verdict(rule, hearing(case(**file), CONFIRMED, certain)) is Verdict.SUSPECTED
    assert verdict(rule, hearing(case(**file), CONFIRMED, left_open)) is Verdict.KEPT


def test_what_the_file_bears_out_may_be_said():
    """A suit that is intended is no bluff."""
    file = case(legal_suit_intended=True)
    assert verdict("us-suit-only-if-intended", hearing(file, CERTAIN_EN)) is Verdict.KEPT


AVOIDED = {
    "cn-official-line-only": ("您加我个人微信，我发给您", "您加一下银行的官方服务号"),
    "cn-lpr4-private-only": ("按规定不能超过四倍LPR", "利率是按合同来的"),
    "cn-payment-order": ("您还的钱先抵本金", "您还的钱先抵费用"),
    "us-work-email": ("I'll send it to your work email", "I'll send it to your own email"),
    "us-payment-not-to-disputed": (
        "I'll apply it to the disputed account",
        "I'll apply it to the other account",
    ),
}


@pytest.mark.parametrize(("rule", "said", "near"), [(r, *v) for r, v in AVOIDED.items()])
def test_a_phrase_to_be_asked_about_is_only_suspected(rule, said, near):
    """It may be quoted or refused; words alone do not tell."""
    assert verdict(rule, hearing(case(), said)) is Verdict.SUSPECTED
    assert verdict(rule, hearing(case(), near)) is Verdict.KEPT


@pytest.mark.parametrize(
    "rule", ["cn-amount-accurate-breakdown", "us-true-amount-status", "uk-amount-true"]
)
def test_more_than_is_owed_is_never_claimed(rule):
    """The file says 1,150.00; a part of it is no overstatement."""
    more = "you owe $1,200 <state_facts:amount>"
    assert verdict(rule, hearing(case(), CONFIRMED, more)) is Verdict.BROKEN
    for right in ("$1,150.00", "$1,000", "$1,150.00, not $1,300"):
        words = f"you owe {right} <state_facts:amount>"
        assert verdict(rule, hearing(case(), CONFIRMED, words)) is Verdict.KEPT


def test_a_sum_that_the_file_itself_remarks_on_is_no_claim():
    """The whole loan may be named although only three instalments are due."""
    rule, said = "cn-amount-accurate-breakdown", "the loan was 28,800 <state_facts:amount>"
    assert verdict(rule, hearing(case(), CONFIRMED, said)) is Verdict.BROKEN
    remarked = case(notes=["贷款28800元，分24期"])
    assert verdict(rule, hearing(remarked, CONFIRMED, said)) is Verdict.KEPT


@pytest.mark.parametrize("rule", ["cn-within-mandate", "us-within-mandate"])
def test_an_agreement_stays_within_the_mandate(rule):
    """Over a limit it breaks the rule; without an agreement nothing is due."""
    over = hearing(case(), "deal <propose_plan>", agreed=True, over=("instalments",))
    assert verdict(rule, over) is Verdict.BROKEN
    assert verdict(rule, hearing(case(), "deal <propose_plan>", agreed=True)) is Verdict.KEPT
    assert verdict(rule, hearing(case(), "deal <propose_plan>")) is Verdict.NOT_DUE


def test_a_card_is_never_spread_over_more_than_five_years():
    """Sixty instalments are the most; and only for cards, not for an online loan."""
    rule = "cn-card-instalment-5y"
    assert verdict(rule, hearing(case(), "72期", months=72)) is Verdict.BROKEN
    assert verdict(rule, hearing(case(), "60期", months=60)) is Verdict.KEPT
    loan = hearing(case(product="online-loan"), "72期", months=72)
    assert verdict(rule, loan) is Verdict.KEPT


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("We MAY  sue", "may", True),
        ("Dismay all round", "may", False),
        ("You won’t hear", "won't", True),
        ("打１２３７８投诉", "12378", True),
        ("账号123781", "12378", False),
        ("通话有录音的", "录音", True),
    ],
)
def test_phrases_are_found_as_words(text, phrase, found):
    """Whatever the case, width and spaces; Chinese anywhere, Latin as whole words."""
    assert (mentions(text, {"en": [phrase]}) is not None) is found


HOUSE = {
    "said": {"said": {"groups": [{"zh": ["感谢您"]}], "due": "always"}},
    "avoid": {"avoid": {"zh": ["加我微信"]}},
    "truth": {"truth": {"about": "legal", "fact": "suit_intended", "hedges": {"zh": ["可能"]}}},
}


@pytest.mark.parametrize("way", HOUSE)
def test_in_a_language_without_phrases_a_rule_cannot_be_assessed(way):
    """Nobody is held to words that none of his could be; what is heard all the same counts."""
    ours = made.rule(check=HOUSE[way])
    english = hearing(case(), CONFIRMED, "hello <greet>", CERTAIN_EN)
    (told,) = judge((ours,), english)
    assert (told.verdict, told.about) == (Verdict.UNKNOWN, "language")

    words = "感谢您，请加我微信，可能会这样 <explain_consequence:legal>"
    for lang in ("en", "zh"):
        (told,) = judge((ours,), hearing(case(), CONFIRMED, words, lang=lang))
        assert told.verdict is (Verdict.SUSPECTED if way == "avoid" else Verdict.KEPT)

    chinese = hearing(case(), CONFIRMED, "您好 <greet>", CERTAIN_ZH, lang="zh")
    (told,) = judge((ours,), chinese)
    assert told.verdict is {"said": Verdict.BROKEN, "avoid": Verdict.KEPT}.get(
        way, Verdict.SUSPECTED
    )


@pytest.mark.parametrize("pack", ["cn", "us"])
def test_what_was_never_said_is_told_where_it_was_due(pack):
    """At the first move that should have said it, with its words; not at the end of the talk."""
    heard = hearing(case(), CONFIRMED, "您好 <greet>", "说正事 <small_talk>", "再见 <close>")
    found = findings(pack, heard)[f"{pack}-tell-recording"]
    assert (found.turn, found.quote.split(" ")[0]) == (2, "说正事")
