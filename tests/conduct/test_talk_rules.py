"""Rules on what is said: who is on the line, words that are due, true consequences, reactions."""

import pytest

from negotiation_trainer.conduct.heard import Exchange, mentions
from tests.conduct.made import case, finding, heard, move, rule, verdict

IDENTITY = rule(check={"order": "identity_before_disclosure"})
OWED = "you owe 1200 <state_facts:amount>"


@pytest.mark.parametrize(("identified", "told"), [(True, "kept"), (False, "broken")])
def test_identity_comes_before_the_debt(identified, told):
    """The words that disclosed are the witness."""
    contact = heard(move(1, OWED, identified=identified, disclosed="you owe 1200"))
    found = finding(IDENTITY, contact)
    assert found.verdict.value == told
    assert (found.turn, found.quote) == ((0, "") if identified else (1, "you owe 1200"))


def test_nothing_disclosed_is_nothing_broken():
    """Small talk with a stranger is no disclosure."""
    assert verdict(IDENTITY, heard(move(1, "nice day <small_talk>"))) == "kept"


@pytest.mark.parametrize(("counts_as", "told"), [("consumer", "kept"), ("third-party", "broken")])
def test_a_spouse_is_what_the_rule_says(counts_as, told):
    """Consumer in one country, a stranger in another."""
    made = rule(check={"order": "identity_before_disclosure"}, spouse=counts_as)
    contact = heard(
        Exchange(0, line="He is out, I am his wife.", raised=("third_party_answers",)),
        move(1, OWED, disclosed="you owe 1200"),
        file=case(answers="spouse"),
    )
    assert verdict(made, contact) == told


@pytest.mark.parametrize(
    ("said", "raised", "told"),
    [
        (None, ("third_party_answers",), "kept"),
        ("you owe 1200", ("third_party_answers",), "broken"),
        ("you owe 1200", (), "not_due"),
    ],
)
def test_nobody_else_is_told_of_the_debt(said, raised, told):
    """Only where somebody else is on the line."""
    made = rule(check={"order": "third_party_disclosure"})
    contact = heard(Exchange(0, raised=raised), move(1, OWED, disclosed=said))
    assert verdict(made, contact) == told


RECORDED = {"groups": [{"zh": ["录音"], "en": ["recorded"]}]}


@pytest.mark.parametrize(
    ("words", "recorded", "told"),
    [
        (("hello <greet>", "this call is recorded <state_facts>"), True, "kept"),
        (("您好", "通话有录音"), True, "kept"),
        (("hello <greet>", "what now <ask_open>"), True, "broken"),
        (("hello <greet>",), True, "not_due"),
        (("hello <greet>", "what now <ask_open>"), False, "not_due"),
    ],
)
def test_words_that_are_due_must_be_said(words, recorded, told):
    """The notice of recording: due once the opening is over, and only if there is a recording."""
    made = rule(check={"said": {**RECORDED, "due": "recorded"}})
    moves = [move(number, text) for number, text in enumerate(words, start=1)]
    assert verdict(made, heard(*moves, file=case(contact={"recorded": recorded}))) == told


TRUTH = {"about": "legal", "fact": "suit_intended", "hedges": {"en": ["if", "may"], "zh": ["可能"]}}


@pytest.mark.parametrize(
    ("words", "intended", "told"),
    [
        ("we are suing you <explain_consequence:legal>", False, "suspected"),
        ("we are suing you <explain_consequence:legal>", True, "kept"),
        ("if nothing comes, it may go to court <explain_consequence:legal>", False, "kept"),
        ("可能会起诉 <explain_consequence:legal>", False, "kept"),
        ("我们要起诉您 <explain_consequence:legal>", False, "suspected"),
        ("the court is closed today <state_facts:legal>", False, "kept"),
    ],
)
def test_a_consequence_must_be_borne_out_by_the_file(words, intended, told):
    """Said as certain and not so, it is asked about; words alone prove no lie."""
    file = case(legal={"suit_intended": intended})
    assert verdict(rule(check={"truth": TRUTH}), heard(move(1, words), file=file)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Add me  on WeChat!", "suspected"),
        ("加我微信说", "suspected"),
        ("madd me on wechatting", "kept"),
        ("call the number on your card", "kept"),
    ],
)
def test_some_phrases_only_raise_a_question(words, told):
    """Whole words in English, anywhere in Chinese; never more than a suspicion."""
    made = rule(check={"avoid": {"en": ["add me on wechat"], "zh": ["加我微信"]}})
    assert verdict(made, heard(move(1, words))) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("you owe $1,200.01 <state_facts:amount>", "kept"),
        ("you owe $1,000 <state_facts:amount>", "kept"),
        ("you owe $1,300 <state_facts:amount>", "broken"),
        ("could you pay $1,300 <ask_closed:plan>", "kept"),
    ],
)
def test_no_more_is_claimed_than_is_owed(words, told):
    """The file says 1200.01 in all."""
    assert verdict(rule(check={"amount": "inflated"}), heard(move(1, words))) == told


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (("sorry, $1,200.01 <state_facts:amount>",), "kept"),
        (("what happened? <ask_open>", "no, it is $1,200.01 <state_facts:amount>"), "kept"),
        (("so $1,300 it is <state_facts:amount>",), "broken"),
        (("a <ask_open>", "b <ask_open>", "$1,200.01, then <state_facts:amount>"), "broken"),
    ],
)
def test_a_slip_put_right_at_once_misleads_nobody(later, told):
    """In one of the next two moves, by the very total; later, or not at all, it stands."""
    slip = move(1, "you owe $1,300 <state_facts:amount>")
    after = (move(number, words) for number, words in enumerate(later, 2))
    assert verdict(rule(check={"amount": "inflated"}), heard(slip, *after)) == told


@pytest.mark.parametrize(
    ("agreed_at", "over", "told"),
    [(None, (), "not_due"), (1, (), "kept"), (1, ("instalments",), "broken")],
)
def test_an_agreement_keeps_to_the_mandate(agreed_at, over, told):
    """Judged where one was made."""
    contact = heard(move(1, "deal <confirm_summary>"), agreed_at=agreed_at, over_mandate=over)
    assert verdict(rule(check={"mandate": "kept"}), contact) == told


@pytest.mark.parametrize(
    ("months", "told"), [(None, "not_due"), (60, "kept"), (61, "broken"), (1, "kept")]
)
def test_a_plan_is_no_longer_than_allowed(months, told):
    """Sixty months at most, sixty included."""
    made = rule(check={"months_at_most": 60})
    assert verdict(made, heard(move(1, "so <propose_plan>", months=months))) == told


DISPUTE = {
    "to": ["dispute"],
    "must": ["offer_help", {"state_facts": "rights"}],
    "must_not": ["demand"],
    "within": 2,
}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("let me look into it <offer_help>",), "kept"),
        (("hm <small_talk>", "you can dispute it <state_facts:rights>"), "kept"),
        (("hm <small_talk>", "it is due <state_facts:due_date>"), "suspected"),
        (("hm <small_talk>", "so <ask_open>"), "broken"),
        (("hm <small_talk>",), "not_due"),
        (("pay first <demand>", "let me look <offer_help>"), "broken"),
        (("hm <small_talk>", "hm <small_talk>", "pay now <demand>"), "broken"),
        (("let me look <offer_help>", "fine <thank>", "pay now <demand>"), "kept"),
    ],
)
def test_what_is_raised_is_taken_up_in_time(answers, told):
    """Within two moves; what comes later is too late, and also no longer forbidden."""
    moves = [move(number, words) for number, words in enumerate(answers, start=1)]
    contact = heard(Exchange(0, line="That is not my debt.", raised=("dispute",)), *moves)
    found = finding(rule(check={"reaction": DISPUTE}), contact)
    assert found.verdict.value == told
    if told == "broken":
        assert found.called == "That is not my debt."


def test_what_was_never_raised_needs_no_answer():
    """No dispute, no duty."""
    contact = heard(move(1, "pay now <demand>"))
    assert verdict(rule(check={"reaction": DISPUTE}), contact) == "not_due"


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("It’s RECORDED", "it's recorded", True),
        ("ｒｅｃｏｒｄｅｄ", "recorded", True),
        ("pre-recorded", "recorded", True),
        ("unrecorded", "recorded", False),
        ("这通电话会录音的", "录音", True),
        ("录 音", "录音", False),
    ],
)
def test_phrases_are_found_as_people_write_them(text, phrase, found):
    """Case, width and apostrophes aside; Latin words whole, Chinese anywhere."""
    assert (mentions(text, {"zh": [phrase]}) is not None) is found
