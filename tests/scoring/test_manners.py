"""What is rewarded, what costs, and what cannot be gamed."""

from dataclasses import replace

import pytest

from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scoring.duties import duties
from negotiation_trainer.scoring.encounter import readable
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.reasons import reason
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.records.test_attempt import begin, play


def scores(attempt):
    """Return the four scores by name."""
    return {d.value: score for d, score in attempt.debrief().scores}


def talked(home, *lines):
    """Play typed lines and return the attempt."""
    attempt = begin(home, Mode.TYPED)
    for line in lines:
        if not attempt.done:
            attempt.give({"say": line} if line else {"silence": True})
    attempt.finish()
    return attempt


def test_sympathy_for_everything_does_not_pass(tmp_path):
    """A parrot who says he understands, in ever new words, is not let through."""
    words = ("I understand you", "that must hurt", "oh dear me", "so hard", "poor you", "I see it")
    parrot = talked(tmp_path, *(f"{w} <acknowledge_feeling>" for w in words))
    assert not parrot.debrief().passed
    assert scores(parrot)["clarity"] < 60


def test_the_same_sympathy_again_earns_less_than_nothing(tmp_path):
    """Repetition is worth less than one good sentence."""
    opening = ("who <identify_self> <verify_identity>", "owed <state_facts:amount>")
    once = talked(tmp_path, *opening, "you have had so many calls <acknowledge_feeling>")
    often = talked(tmp_path, *opening, *["you have had so many calls <acknowledge_feeling>"] * 4)
    assert scores(often)["empathy"] <= scores(once)["empathy"]
    assert scores(often)["clarity"] < scores(once)["clarity"]


def test_saying_everything_at_once_voids_the_credit(tmp_path):
    """A move that does seven things meets its openings for nothing."""
    everything = " ".join(
        f"<{act}>"
        for act in (
            "identify_self",
            "verify_identity",
            "reflect",
            "refuse",
            "demand",
            "reassure",
            "small_talk",
            "offer_help",
        )
    )
    stuffer = talked(tmp_path, everything)
    met = [e for e in stuffer.debrief().evidence if e.turn == 1 and e.rule.startswith("opening.")]
    assert [e.rule for e in met] == ["opening.empty", "opening.empty"]
    assert all(e.points == 0 for e in met)


def test_hanging_up_early_does_not_pay(tmp_path):
    """What the contact owes costs at the end, also after hanging up."""
    attempt = begin(tmp_path)
    attempt.give({"hang_up": True})
    found = attempt.debrief()
    assert not found.passed
    assert all(score < 60 for _, score in found.scores)


@pytest.mark.parametrize(
    ("breach", "fires"),
    [("threat", True), ("third_party", True), ("undue_pressure", False), ("deception", False)],
)
def test_one_critical_breach_fails_one_major_does_not(tmp_path, breach, fires):
    """Severity comes from the pack; two majors fire together."""
    attempt = begin(tmp_path)
    attempt.give({"say": f"or else <!{breach}>"})
    assert any(g.failed and g.id.startswith("breach-") for g in attempt.debrief().gates) is fires
    if not fires:
        attempt.give({"say": f"again and worse <!{breach}>"})
        assert any(g.failed for g in attempt.debrief().gates if g.id == f"breach-{breach}")


def test_a_suspicion_costs_no_points(tmp_path):
    """The same talk with and without a suspected breach scores the same."""
    plain = talked(tmp_path, "hello there <greet> <identify_self>")
    suspected = talked(tmp_path, "hello there <greet> <identify_self> <?threat>")
    assert scores(plain) == scores(suspected)


def test_a_failed_gate_caps_compliance_and_names_the_words(tmp_path):
    """The debt named to a stranger: turn, quote, cap, fail."""
    attempt = play(begin(tmp_path), [{"choose": 2}])
    gate = next(g for g in attempt.debrief().gates if g.id == "identity-before-disclosure")
    assert (gate.failed, gate.turn) == (True, 1)
    assert gate.quote in "You owe $1,200.01 for keys."
    assert attempt.debrief().score(Dimension.COMPLIANCE) <= 49


def test_a_miss_quotes_the_debtor_s_words_that_called(tmp_path):
    """The witness of a miss is what he said."""
    rude = talked(tmp_path, "first <small_talk>", "second <small_talk>")
    missed = [e for e in rude.debrief().evidence if e.rule == "opening.missed"]
    assert missed
    assert {e.called for e in missed} == {"Who is this?"}


def test_silence_is_quoted_as_silence(tmp_path):
    """Points for saying nothing still have their witness."""
    quiet = talked(tmp_path, "", "")
    quotes = {e.quote for e in quiet.debrief().evidence if e.rule == "heat.rise"}
    assert quotes == {"(silence)"}


def test_a_wrong_total_is_noticed(tmp_path):
    """The file says 1200.01."""
    wrong = talked(
        tmp_path, "me <identify_self> <verify_identity>", "you owe $1,300 <state_facts:amount>"
    )
    item = next(e for e in wrong.debrief().evidence if e.rule == "amount.wrong")
    assert (item.quote, item.detail) == ("$1,300", "1200.01")
    right = talked(
        tmp_path, "me <identify_self> <verify_identity>", "you owe $1,200.01 <state_facts:amount>"
    )
    assert not [e for e in right.debrief().evidence if e.rule == "amount.wrong"]


@pytest.mark.parametrize("words", ["a fee of $29", "you owe $1,200", "half of it is $600"])
def test_a_share_a_fee_and_cents_left_out_are_no_wrong_total(tmp_path, words):
    """The file says 1200.01; nobody means these as the whole of another balance."""
    told = talked(tmp_path, "me <identify_self> <verify_identity>", f"{words} <state_facts:amount>")
    assert not [e for e in told.debrief().evidence if e.rule == "amount.wrong"]


def test_arguing_with_a_feeling_is_worse_than_missing_it(tmp_path):
    """A demand in the face of a grievance is the worst answer to it."""
    opening = ("me <identify_self> <verify_identity>", "owed <state_facts:amount>")
    missed = talked(tmp_path, *opening, "nice weather <small_talk>", "lovely day <small_talk>")
    worse = talked(tmp_path, *opening, "the rules say pay <demand>")
    by_rule = {e.rule: e.points for e in missed.debrief().evidence if "feeling" in e.subject}
    by_rule |= {e.rule: e.points for e in worse.debrief().evidence if "feeling" in e.subject}
    assert by_rule["opening.worse"] < by_rule["opening.missed"] < 0


def test_the_same_inputs_give_the_same_score(tmp_path):
    """Twice the same talk, twice the same debrief."""
    one, other = (play(begin(tmp_path / name)) for name in ("a", "b"))
    assert one.debrief() == other.debrief()


def test_a_duty_quotes_the_clause_that_fulfils_it(tmp_path):
    """The sum's own clause proves the sum, not whatever else was said beside it."""
    attempt = talked(
        tmp_path,
        "who <identify_self> <verify_identity>",
        "what happened there in March? <ask_open> / you owe $1,200.01 <state_facts:amount>",
    )
    (told,) = [e for e in attempt.debrief().evidence if e.subject == "amount" and "duty" in e.rule]
    assert "$1,200.01" in told.quote
    assert "March" not in told.quote


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_scrap_of_a_sentence_is_quoted_with_its_sentence(lang):
    """A long clause stands for itself, a few letters do not, and no whole speech is quoted."""
    before, scrap, rest, after = {
        "en": ("Hi. ", "Mine is Lin,", " of the bank.", " Thanks!"),
        "zh": ("您好。", "我姓林，", "是银行的。", "谢谢！"),
    }[lang]
    start = len(before)
    text = before + scrap + rest + after
    assert readable(text, (start, start + len(scrap)), lang) == scrap + rest
    clause = "and on it went for long,"
    speech = f"{scrap} " + f"{clause} " * 20
    assert readable(speech, (0, len(scrap)), lang) == scrap
    start = speech.index(clause)
    assert readable(speech, (start, start + len(clause)), lang) == clause


def test_nobody_has_to_ask_for_money_once_it_is_disputed(tmp_path):
    """What releases the collector costs nothing; without it the request is missing."""
    opening = ("who <identify_self> <verify_identity>", "owed <state_facts:amount>")
    attempt = talked(tmp_path, *opening, "good bye <close>")
    last = attempt.talk.turns[-1]
    unmet = [e for e in attempt.debrief().evidence if (e.rule, e.subject) == ("duty.unmet", "ask")]
    assert unmet
    assert last.raised == ()
    disputed = replace(last, raised=(Raised.DISPUTE.value,))
    hearing = Hearing(
        attempt.talk.compiled, standard_rubric(), (), (*attempt.talk.turns[:-1], disputed)
    )
    assert not [e for e in duties(hearing) if (e.rule, e.subject) == ("duty.unmet", "ask")]


def test_an_offer_beyond_the_mandate_says_which_limit(tmp_path):
    """Ten payments where six are allowed: the number of payments."""
    attempt = begin(tmp_path, Mode.TYPED)
    attempt.give({"say": "who <identify_self> <verify_identity>"})
    attempt.give({"offer": {"months": 10, "first_payment": "2026-03-10"}})
    (over,) = [e for e in attempt.debrief().evidence if e.subject == "offer_beyond_mandate"]
    assert over.detail == "instalments"
    pack = shipped_pack("us")
    assert "number of payments" in reason(over, pack, "en")
    assert "期数" in reason(over, pack, "zh")


def test_what_breaks_several_rules_at_once_is_felt_once(tmp_path):
    """Each rule counts for compliance; empathy and calm pay for the worst alone."""
    attempt = begin(tmp_path)
    attempt.give({"say": "or else <!threat> <!insult>"})
    found = [e for e in attempt.debrief().evidence if e.rule == "breach"]
    by_dimension = {d: [e.subject for e in found if e.dimension is d] for d in Dimension}
    assert sorted(by_dimension[Dimension.COMPLIANCE]) == ["insult", "threat"]
    assert len(by_dimension[Dimension.EMPATHY]) == len(by_dimension[Dimension.ESCALATION]) == 1
