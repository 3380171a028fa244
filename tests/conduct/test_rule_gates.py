"""From findings to gates and points: gravity, what is kept, what cannot be judged, duties."""

import pytest

from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.model import Severity
from negotiation_trainer.conduct.rules import pack_for, shipped_pack
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.scenario.compiling import compile_scenario
from negotiation_trainer.scenario.model import Raised, Scenario
from negotiation_trainer.scoring.debrief import debrief
from negotiation_trainer.scoring.evidence import Gate
from negotiation_trainer.scoring.gates import gate_id, gates
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.reasons import citation, gate_words, reason
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import TagReader, bundle, said

IDENTIFY = "Ann Lee <identify_self> / is this Mr. Porter? <verify_identity:identity>"
AMOUNT = "it is $1,200.01 in all <state_facts:amount>"
OFFER = {"pay_now": "200", "monthly": "300"}


def changed(jurisdiction="cn", raises=None, **case):
    """Return the small scenario with a changed file; `raises` goes on its line of grievance."""
    data = bundle().compiled.source.model_dump(mode="json", exclude_unset=True)
    data["case"].update(case)
    if raises:
        data["states"]["identified"]["lines"][1]["raises"] = raises
    compiled = bundle().compiled
    return compile_scenario(
        Scenario.model_validate(data),
        compiled.persona.source,
        compiled.persona.lines,
        lang="en",
        jurisdiction=jurisdiction,
    )


def judged(compiled, *moves, pack=None):
    """Play moves and return the debrief."""
    talk = Talk(compiled, Mode.TYPED)
    for move in moves:
        talk.take(said(move) if isinstance(move, str) else move)
    own = pack_for(pack or shipped_pack(compiled.jurisdiction), compiled.case)
    turns = tuple(talk.turns)
    return debrief(compiled, turns, rubric=standard_rubric(), pack=own), own


def by_rule(found):
    """Return gates by the rule they are about."""
    return {gate.rule: gate for gate in found.gates}


def overridden(jurisdiction, rule, severity):
    """Return a shipped pack in which one rule weighs otherwise."""
    pack = shipped_pack(jurisdiction)
    rules = [r.model_copy(update={"severity": severity}) if r.id == rule else r for r in pack.rules]
    return pack.model_copy(update={"rules": tuple(rules)})


def test_one_critical_rule_fails_one_major_does_not_two_do():
    """An unanswered wish for a breakdown is one major, a false promise the second."""
    compiled = changed(raises=["asks_breakdown"])
    one, _ = judged(compiled, IDENTIFY, "x <small_talk>", "y <greet>", "z <small_talk>")
    assert [g.rule for g in one.gates if g.failed] == []
    two, _ = judged(compiled, IDENTIFY, "x <small_talk>", "y <greet>", "all waived <!deception>")
    failed = {g.rule for g in two.gates if g.failed}
    assert failed == {"cn-breakdown-on-request", "cn-no-false-fact"}
    despair = changed(raises=["despair"])
    pressed, _ = judged(despair, IDENTIFY, "pay now <demand>")
    assert by_rule(pressed)["cn-despair-never-pressed"].failed


def test_a_rule_broken_without_a_gate_still_costs_and_says_why():
    """One major: points, the rule's text, and what it rests on."""
    compiled = changed(raises=["asks_breakdown"])
    found, pack = judged(compiled, IDENTIFY, "x <small_talk>", "y <greet>")
    item = next(e for e in found.evidence if e.rule == "conduct.broken")
    assert (item.dimension, item.points) == (Dimension.COMPLIANCE, -22)
    assert item.called == "That is me. What now?"
    for lang, words in (("zh", "本金"), ("en", "split principal")):
        assert words in reason(item, pack, lang)


def test_a_suspicion_is_told_and_costs_nothing():
    """Suing as certain, though nothing was decided: asked about, with no points."""
    compiled = changed(legal={"suit_intended": False})
    found, pack = judged(compiled, IDENTIFY, "we sue on Monday <explain_consequence:legal>")
    item = next(e for e in found.evidence if e.rule == "conduct.suspected")
    assert (item.detail, item.points) == ("cn-true-consequence-only", 0)
    assert reason(item, pack, "en").endswith("Was it so?")
    assert "cn-true-consequence-only" not in by_rule(found)


def test_what_the_file_does_not_say_is_told_as_not_assessable():
    """No history key: the counters cannot be judged; an empty one: they are kept, and not told."""
    data = bundle().compiled.source.model_dump(mode="json", exclude_unset=True)
    del data["case"]["history"]
    compiled = bundle().compiled
    bare = compile_scenario(
        Scenario.model_validate(data),
        compiled.persona.source,
        compiled.persona.lines,
        lang="en",
        jurisdiction="cn",
    )
    found, _ = judged(bare, IDENTIFY)
    gate = by_rule(found)["cn-freq-3-effective-calls"]
    assert (gate.failed, gate.assessable, gate.quote) == (False, False, "history")
    empty, _ = judged(changed(history=[]), IDENTIFY)
    assert "cn-freq-3-effective-calls" not in by_rule(empty)


def test_of_what_was_kept_only_the_important_is_told():
    """Identity, who is calling, the hours, and that there was no breach."""
    file = {"history": [], "requests": [], "legal": {"suit_intended": False, "reported": False}}
    file["contact"] = {
        "at": "2026-03-03T10:00",
        "zone": "America/Chicago",
        "recorded": False,
        "place": "own",
    }
    file["legal"]["time_barred"] = False
    found, _ = judged(changed(**file), IDENTIFY, AMOUNT)
    assert [g.id for g in found.gates] == [
        "lawful-hours",
        "identity-before-disclosure",
        "who-is-calling",
        "breaches",
    ]
    assert all(g.assessable and not g.failed for g in found.gates)


def test_an_instructor_s_severity_decides():
    """A minor rule made critical fails the attempt; a critical one made minor does not."""
    compiled = changed(raises=["asks_breakdown"])
    moves = (IDENTIFY, "x <small_talk>", "y <greet>")
    strict, _ = judged(
        compiled, *moves, pack=overridden("cn", "cn-breakdown-on-request", Severity.CRITICAL)
    )
    assert by_rule(strict)["cn-breakdown-on-request"].failed
    mild, _ = judged(
        changed(), "pay <!threat>", pack=overridden("cn", "cn-no-violence-threat", Severity.MINOR)
    )
    assert not any(g.failed for g in mild.gates if g.id == "breach-threat")
    quiet = overridden("cn", "cn-identify-institution", Severity.MINOR)
    anonymous, _ = judged(changed(), "hello <greet>", "well <small_talk>", pack=quiet)
    assert not by_rule(anonymous)["cn-identify-institution"].failed


DUTIES = {
    "cn-identify-institution": "cn",
    "cn-state-purpose": "cn",
    "cn-card-instalment-terms": "cn",
    "us-meaningful-identity": "us",
    "us-ma-name": "us",
    "us-read-back": "us",
    "uk-who": "uk",
}


def reached(rule, compiled, *, met):
    """Return the verdict's gate after a talk in which the duty was met or not."""
    heavy = pack_for(overridden(rule[:2], rule, Severity.CRITICAL), compiled.case)
    about_who = rule != "cn-state-purpose"
    talk = Talk(compiled, Mode.TYPED)
    talk.take(said("<verify_identity>" if about_who and not met else IDENTIFY))
    talk.take(said(AMOUNT if met and not about_who else "well <small_talk>"))
    turns = tuple(talk.turns)
    hearing = Hearing(compiled, standard_rubric(), heavy.rules, turns)
    return {g.rule: g for g in gates(hearing, compiled.case.contact.at)}.get(rule)


READ_BACK = ("cn-card-instalment-terms", "us-read-back")


@pytest.mark.parametrize("rule", sorted(set(DUTIES) - set(READ_BACK)))
def test_a_duty_unmet_breaks_its_rule(rule):
    """Met, the rule is kept; a gate of its own it is only where it says who calls."""
    compiled = changed(rule[:2], region="ma")
    unmet = reached(rule, compiled, met=False)
    met = reached(rule, compiled, met=True)
    assert unmet is not None
    assert unmet.failed
    assert (met is None) is (rule == "cn-state-purpose")
    assert met is None or not met.failed


@pytest.mark.parametrize("rule", READ_BACK)
def test_an_agreement_is_read_back(rule):
    """Without an agreement nothing is owed."""

    compiled = changed(rule[:2])
    heavy = pack_for(overridden(rule[:2], rule, Severity.CRITICAL), compiled.case)
    for ending, failed in (("bye <close>", True), ("so: $200 now <confirm_summary:plan>", False)):
        talk = Talk(compiled, Mode.TYPED)
        talk.take(said(IDENTIFY))
        talk.take(said(AMOUNT))
        talk.take(said("that is a lot of calls <acknowledge_feeling>"))
        talk.take(said("so you are sick of it <reflect>"))
        offer = {"offer": {**OFFER, "first_payment": "2026-03-10"}}
        for entry in (offer, {"accept": True}):
            talk.take(talk.read(parse_input(entry), TagReader()))
        assert talk.cursor.position.agreement is not None
        talk.take(said(ending))
        hearing = Hearing(compiled, standard_rubric(), heavy.rules, tuple(talk.turns))
        found = [g for g in gates(hearing, compiled.case.contact.at) if g.rule == rule]
        assert [g.failed for g in found] == ([True] if failed else [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_gate_has_a_name_in_words(lang):
    """Whatever the rule and the thing raised."""

    for jurisdiction in ("cn", "us", "uk"):
        for rule in shipped_pack(jurisdiction).rules:
            abouts = rule.check.breach or [""]
            if rule.check.reaction:
                abouts = [raised.value for raised in Raised]
            if rule.check.request:
                abouts = list(rule.check.request.kinds)
            for about in abouts:
                name = gate_id(Finding(rule, Verdict.BROKEN, about=about))
                words = gate_words(Gate(name, rule.id, True), lang)
                assert words
                assert "{" not in words


def test_a_restated_rule_is_never_cited_as_law():
    """The sample's collector is a creditor: the FDCPA does not bind it, the house does."""
    found, pack = judged(changed("us"), "pay or else <!threat>")
    gate = by_rule(found)["us-no-violence"]
    assert gate.failed
    assert citation(gate, pack, "en") is None
    agency = changed("us", collector={"name": "A", "id": "1", "company": "B", "party": "third"})
    found, pack = judged(agency, "pay or else <!threat>")
    assert citation(by_rule(found)["us-no-violence"], pack, "en") == "15 USC 1692d(1)"
