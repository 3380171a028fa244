"""Conversations held elsewhere: what is estimated, what is judged in full, what nobody can tell."""

from functools import cache

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import applicable_without_file, shipped_pack
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.scenario.model import OutcomeKind, Raised
from negotiation_trainer.scoring.answers import Asked, hear
from negotiation_trainer.scoring.debtor_signs import debtor_signs, signs_in
from negotiation_trainer.scoring.reasons import opening_words
from negotiation_trainer.scoring.review import review
from negotiation_trainer.scoring.review_events import review_event
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from negotiation_trainer.scoring.transcript import parts_of
from tests.sample import TagReader
from tests.scoring.talks import held, transcript

MARGIN = 25
PACKS = {"zh": "cn", "en": "us"}
VERIFIED = "C hi <identify_self> / is it you <verify_identity>\nD Yes, this is me."


def judged(written, *, pack="us", party="first", reader=None):
    """Review a talk, by tags if no reader is given."""
    return review(
        transcript(written),
        pack=shipped_pack(pack),
        party=party,
        rubric=standard_rubric(),
        reader=reader or TagReader(),
    )


@cache
def reader():
    """Return the one reader a user has."""
    return open_reader()


@cache
def really(lang, good):
    """Review one of the small talks with the reader a user has."""
    written = held("good" if good else "bad", lang)
    return judged(written, pack=PACKS[lang], party="third", reader=reader())


def failed(found):
    """The ids of the gates that failed."""
    return {gate.id for gate in found.failed}


def verdicts(found):
    """Every gate by its rule: failed, kept, or None where it cannot be told."""
    return {gate.rule: gate.failed if gate.assessable else None for gate in found.gates}


@pytest.mark.parametrize("dimension", Dimension)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_good_talk_is_far_above_a_bad_one(lang, dimension):
    """In each dimension, by a margin nobody can overlook."""
    good, bad = (really(lang, which).score(dimension) for which in (True, False))
    assert good - bad >= MARGIN, (good, bad)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_good_talk_fails_no_gate_and_ends_in_an_agreement(lang):
    """The yes and the recap are heard; nothing is held against a fair collector."""
    found = really(lang, True)
    assert failed(found) == set()
    assert found.kind is OutcomeKind.AGREEMENT
    assert found.lang == lang
    assert not [item for item in found.breaches if item.mark.sure]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bad_talk_fails_by_its_words(lang):
    """The order gate and a grave breach fire, each with words that were said."""
    found = really(lang, False)
    assert "identity-before-disclosure" in failed(found)
    grave = [gate for gate in found.failed if gate.id.startswith("breach-")]
    assert grave
    for gate in grave:
        assert gate.quote in held("bad", lang)
    assert found.score(Dimension.COMPLIANCE) <= standard_rubric().capped_at


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_point_quotes_what_was_said(lang):
    """Or is about something that never was."""
    for good in (True, False):
        found = really(lang, good)
        words = [turn.move.text for turn in found.turns if turn.move]
        assert found.evidence
        for item in found.evidence:
            unsaid = item.rule == "duty.unmet" or item.rule.startswith("conduct.")
            assert (unsaid and not item.quote) or any(item.quote in one for one in words)


def test_the_same_talk_gives_the_same_review():
    """Twice in one process; nothing depends on what was reviewed before."""
    one = review_event(judged(held("good", "en"), reader=reader()), "en")
    judged(held("bad", "zh"), pack="cn", reader=reader())
    assert review_event(judged(held("good", "en"), reader=reader()), "en") == one


def test_the_debt_before_the_name_fails_and_after_it_does_not():
    """The order of steps is judged by the words of the talk alone."""
    early = f"C you owe <state_facts:amount>\nD What?\n{VERIFIED}\nC so <ask_open:reason>"
    late = f"{VERIFIED}\nC you owe <state_facts:amount>\nD I know."
    assert "identity-before-disclosure" in failed(judged(early))
    assert "identity-before-disclosure" not in failed(judged(late))


@pytest.mark.parametrize(
    ("answer", "confirmed"),
    [
        ("Yes, what do you want?", True),
        ("是我，你说。", True),
        ("1990年5月3号，后四位2211", True),
        ("This is Kevin.", True),
        ("我是陈志强，什么事", True),
        ("Kevin speaking.", True),
        ("Who's speaking?", False),
        ("This is ridiculous.", False),
        ("我是他同事", False),
        ("Who wants to know?", False),
        ("你谁啊？", False),
        ("No, he's not here. I'm his mother.", False),
        ("我是他爱人，他不在家。", False),
    ],
)
def test_who_confirms_and_who_does_not(answer, confirmed):
    """A yes or an identifier after the question is enough; a question back is not."""
    asked = "请问是陈志强先生吗？ Is this Kevin Brandt?"
    heard = hear(answer, Asked(frozenset({"verify_identity"}), asked), TagReader())
    assert heard.identified is confirmed


def test_somebody_else_must_not_be_told():
    """What a wife hears before her husband is on the line."""
    found = judged(
        "C <greet> / <verify_identity>\nD 我是他爱人，他不在家。\n"
        "C he owes <state_facts:amount>\nD 什么？",
        pack="cn",
    )
    assert "third-party-told" in failed(found)


def test_nobody_else_is_held_against_the_collector_once_the_debtor_is_there():
    """He comes to the phone and says who he is."""
    found = judged(
        "C <greet> / <verify_identity>\nD I'm his wife, hold on.\n"
        f"{VERIFIED}\nC you owe <state_facts:amount>\nD I see."
    )
    assert "third-party-told" not in failed(found)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Please stop calling me.", "us-medium-stop"),
        ("I never bought that. It's not mine.", "us-dispute-heard"),
    ],
)
def test_a_request_must_be_honoured(words, rule):
    """Pressing on after it breaks the rule; taking it up keeps it."""
    pressed = (
        f"{VERIFIED}\nC well <small_talk>\nD {words}\nC pay <demand>\nD No.\nC pay now <demand>"
    )
    heard = (
        f"{VERIFIED}\nC well <small_talk>\nD {words}\nC sorry <apologise>\nD Fine.\nC bye <close>"
    )
    broken = {item.detail for item in judged(pressed).evidence if item.rule == "conduct.broken"}
    kept = {item.detail for item in judged(heard).evidence if item.rule == "conduct.broken"}
    assert rule in broken
    assert rule not in kept


def test_what_he_only_seems_to_raise_is_asked_about_and_costs_nothing():
    """Hardship is read coarsely, so not taking it up is suspected only."""
    found = judged(
        f"{VERIFIED}\nC well <small_talk>\nD I lost my job.\nC ok <thank>\nD So.\nC <close>"
    )
    hints = [item for item in found.evidence if item.detail == "us-hardship-listen"]
    assert [(item.rule, item.points) for item in hints] == [("conduct.suspected", 0)]


def test_what_the_transcript_does_not_give_is_not_assessable():
    """Hours, frequency, mandate, amount; none of them fails or is praised."""
    found = judged(f"{VERIFIED}\nC so <propose_plan:plan>\nD Okay, that works.\nC bye <close>")
    unknown = {gate.id for gate in found.gates if not gate.assessable}
    assert {"lawful-hours", "frequency", "amount"} <= unknown
    assert not unknown & failed(found)
    assert verdicts(judged(VERIFIED, party="third"))["us-mini-miranda-initial"] is None


def test_the_words_every_collector_owes_are_judged_without_a_file():
    """A debt collector says so in a first talk and in every later one."""
    rule = "us-mini-miranda-later"
    said = "C This is an attempt to collect a debt. <state_facts:amount>"
    silent = f"{VERIFIED}\nC so <ask_open>\nD What?"
    told = f"{VERIFIED}\n{said}\nD I see."
    for written, broken in ((silent, True), (told, False)):
        found = judged(written, party="third").evidence
        assert (rule in {e.subject for e in found if e.rule == "conduct.broken"}) is broken
    assert rule not in {e.subject for e in judged(silent).evidence}


def test_a_recording_is_praised_when_announced_and_unknown_otherwise():
    """Whether the call was recorded, the transcript does not say."""
    silent = verdicts(judged(VERIFIED))
    told = verdicts(judged("C this is recorded <identify_self>\nD Ok.\nC so <ask_open>"))
    assert silent["us-tell-recording"] is None
    assert "us-tell-recording" not in told


@pytest.mark.parametrize("pack", ["cn", "us", "uk"])
@pytest.mark.parametrize("party", ["first", "third"])
def test_rules_that_bind_by_what_nobody_knows_hold_nothing_against_anybody(pack, party):
    """No breach by the law of a state; no rule for letters; none for one product."""
    for rule in applicable_without_file(shipped_pack(pack), party):
        assert not (rule.regions and rule.check.breach)
        assert not rule.channels or "phone" in rule.channels
        assert rule.actor in ("any", party)
        assert not rule.products


def test_what_one_side_says_in_a_row_is_one_move():
    """The spans of each line point into all its words."""
    written = "C hello <greet>\nC you fool <!insult>\nD What?\nD Who is this?"
    part = parts_of(transcript(written), TagReader())[1]
    assert part.reading is not None
    assert part.answer == "What?\nWho is this?"
    assert part.line == 1
    (mark,) = part.reading.sure_breaches
    assert part.reading.text[slice(*mark.span)] == "you fool <!insult>"


def test_sympathy_nobody_called_for_earns_nothing():
    """As in a scenario: openings decide, not kind words by themselves."""
    plain = "C hi <identify_self>\nD Hm.\nC so <ask_closed>\nD Hm."
    kind = (
        plain + "\nC poor you <acknowledge_feeling>\nD Hm.\nC oh dear <acknowledge_feeling>\nD Hm."
    )
    assert judged(kind).score(Dimension.EMPATHY) <= judged(plain).score(Dimension.EMPATHY)


def test_anger_he_brings_along_is_not_the_collectors_doing():
    """But anger after a threat is."""
    calm = (
        "C hi <identify_self>\nD You people again, leave me alone!\nC I hear you <apologise>\nD Ok."
    )
    hot = "C hi <identify_self>\nD Hm.\nC or else <!threat>\nD How dare you!\nC hm <thank>\nD Hm."
    rules = [{e.rule for e in judged(talk).evidence} for talk in (calm, hot)]
    assert "tension.rise" not in rules[0]
    assert "tension.fall" in rules[0]
    assert "tension.rise" in rules[1]


def test_a_vague_promise_is_not_to_be_taken():
    """A day or a sum makes it definite."""
    for answer, vague in (
        ("I'll pay when I can.", True),
        ("下个月发工资就还。", True),
        ("I'll pay $200 soon.", False),
        ("我25号还。", False),
    ):
        assert hear(answer, Asked(identified=True), TagReader()).vague is vague, answer


def test_a_talk_without_the_collector_is_refused():
    """There is nobody to review."""
    with pytest.raises(ValueError, match="collector"):
        judged("D Hello?\nD Anybody there?")


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("我被公司裁员了，这个月还不上", "hardship"),
        ("I got laid off last month", "hardship"),
        ("我爸住院要做手术", "ill"),
        ("My wife's in the hospital", "ill"),
        ("活着真没意思", "despairing"),
        ("I don't want to live anymore", "despairing"),
        ("这钱不是我借的", "disputes"),
        ("I never opened that card", "disputes"),
        ("别再打电话来了", "wants_no_contact"),
        ("Stop calling me", "wants_no_contact"),
        ("我要去投诉你们", "will_complain"),
        ("I'm filing a complaint", "will_complain"),
        ("这个利息怎么算的？", "asks_breakdown"),
        ("How did you get that number?", "asks_breakdown"),
        ("能不能分期？", "asks_for_terms"),
        ("別再打電話來了", "wants_no_contact"),
        ("這錢不是我借的", "disputes"),
        ("Can you lower the payment?", "asks_for_terms"),
    ],
)
def test_the_common_signs_are_seen(line, sign):
    """In both languages, in everyday words."""
    assert sign in {found.id for found in signs_in(line)}


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("I'm sick of these calls", "ill"),
        ("我又没说不还", "refuses"),
        ("I'm not busy, go on", "bad_time"),
        ("Can you fix the issue in the courtroom?", "asks_what_follows"),
        ("This is ridiculous", "ill"),
        ("Don't worry about it", "distressed"),
        ("你不用担心", "distressed"),
        ("我要告诉你一件事", "will_complain"),
        ("That's a hell of a nice thing to say", "angry"),
    ],
)
def test_what_only_looks_like_a_sign_is_not_taken_for_one(line, sign):
    """Idioms and denials."""
    assert sign not in {found.id for found in signs_in(line)}


def test_the_signs_name_only_what_there_is():
    """Acts, topics and things raised are those of the catalogue and the conduct rules."""
    raised = {item.value for item in Raised}
    for sign in debtor_signs().values():
        assert set(sign.raises) <= raised
        for opening in sign.calls_for:
            for act, topic in opening.alternatives:
                assert act in catalogue().acts
                assert topic is None or topic in catalogue().topics


@pytest.mark.parametrize(
    ("lang", "listed", "left"),
    [("zh", "{}（{}、{}）、{}或{}", "另外 2 种"), ("en", "{} ({}, {}), {} or {}", "2 more")],
)
def test_an_opening_is_named_with_all_that_would_meet_it(lang, listed, left):
    """Each act once with all its topics; of more than four the first three, and how many in all."""
    acts, topics = catalogue().acts, catalogue().topics
    names = [acts[name].label.get(lang) for name in ("state_facts", "refuse", "ask_open")]
    about = [topics[name].label.get(lang) for name in ("amount", "plan")]
    few = "state_facts:amount|state_facts:plan|refuse|ask_open"
    assert opening_words(few, lang) == listed.format(names[0], *about, *names[1:])
    told = opening_words(f"{few}|close|thank", lang)
    assert all(name in told for name in (*names, left))
    assert acts["close"].label.get(lang) not in told
    whole = opening_words(f"{few}|close|thank", lang, whole=True)
    assert acts["thank"].label.get(lang) in whole
    assert left not in whole


def test_what_met_an_opening_is_named_first():
    """Also where the author wrote it last."""
    written = "state_facts:amount|refuse|acknowledge_feeling"
    told = opening_words(written, "en", met_by="acknowledge_feeling")
    assert told.startswith(catalogue().acts["acknowledge_feeling"].label.get("en"))


def test_an_act_of_the_same_family_is_named_alone():
    """Nobody is told that he reflected who asked what he could pay."""
    told = opening_words("reflect|ask_open:income", "en", met_by="ask_commitment")
    assert told == catalogue().acts["ask_commitment"].label.get("en")
