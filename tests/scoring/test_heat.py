"""The heat curve: what a rise costs, what is made good, and what a hidden threat does not earn."""

from dataclasses import replace

import pytest

from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.messages import say
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.heat import heat
from negotiation_trainer.scoring.reasons import reason
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from negotiation_trainer.scoring.suspicion import doubtful, suspected
from tests.sample import bundle, new_talk, said
from tests.scoring.test_manners import scores, talked


def hearing(*heats, words="calm words"):
    """A talk of typed lines with these heats, the first that of the debtor's first line."""
    compiled = bundle().compiled
    first = new_talk(Mode.TYPED).turns[0]
    turns: list[Turn] = [replace(first, heat=heats[0], heat_before=heats[0])]
    for number, now in enumerate(heats[1:], start=1):
        turns.append(
            replace(
                turns[-1], number=number, move=said(words), heat_before=turns[-1].heat, heat=now
            )
        )
    rules = applicable(shipped_pack("us"), compiled.case)
    return Hearing(compiled, standard_rubric(), rules, tuple(turns))


def found(*heats, words="calm words"):
    """What the witness says of these heats, by rule."""
    return {item.rule: item.points for item in heat(hearing(*heats, words=words))}


def worth(*heats):
    """What these heats come to, all in all."""
    return sum(item.points for item in heat(hearing(*heats)))


def test_one_rise_made_good_keeps_half_of_steadiness():
    """Never hotter: all; once and back: half; twice, or left hot: nothing.

    It has to come down after it rose: a fall before that made nothing good.
    """
    steady, regained = found(2, 2, 1, 1), found(2, 3, 2, 1)
    assert steady["heat.steady"] == 2 * regained["heat.regained"]
    assert "heat.steady" not in regained
    assert not {"heat.steady", "heat.regained"} & set(found(2, 3, 2, 3, 2))
    assert not {"heat.steady", "heat.regained"} & set(found(1, 1, 1, 2))
    assert not {"heat.steady", "heat.regained"} & set(found(2, 2, 1, 2, 2, 2))


def test_who_takes_back_a_rise_has_not_calmed_anybody():
    """A step down to where the talk had been earns less than one below, and less than it cost."""
    points = standard_rubric().heat
    there_and_back = found(2, 3, 2, 2)
    assert there_and_back["heat.undone"] == points.undone
    assert "heat.fall" not in there_and_back
    further = found(2, 3, 0, 0)
    assert further["heat.undone"] == points.undone
    assert further["heat.fall"] == 2 * points.fall
    assert points.undone < min(points.fall, -points.rise)


def test_stirring_up_and_soothing_again_and_again_never_pays():
    """Each time round costs, whatever was brought down before."""
    often, once, never = (3, 1, 3, 1, 3, 1), (3, 1, 3, 1), (3, 1, 1, 1)
    assert worth(*often) < worth(*once) < worth(*never)


def test_a_rubric_kept_before_pays_every_fall_alike():
    """Stored attempts keep their scores."""
    points = standard_rubric().heat.model_copy(update={"undone": None})
    assert points.taken_back == points.fall


def test_a_fall_won_by_a_suspected_threat_earns_nothing_yet():
    """Told, asked about, and neither paid nor charged."""
    plain, doubted = found(2, 1, 1), found(2, 1, 1, words="for your own good <?threat>")
    assert plain["heat.fall"] > 0
    assert "heat.fall" not in doubted
    assert doubted["heat.withheld"] == 0


def test_only_a_likely_and_grave_suspicion_holds_points_back():
    """Full likelihood of a minor breach changes nothing."""
    assert found(2, 1, 1, words="hm <?repetition>") == found(2, 1, 1)


@pytest.mark.parametrize(
    ("words", "score", "told"),
    [
        *(("take care of yourself", 0.23, False), ("您慢慢来，不着急", 0.29, False)),
        *(("for your own good", 0.3, True), ("为您好才说的", 0.6, True)),
    ],
)
def test_a_faint_suspicion_is_not_told(words, score, told):
    """Nor does it hold anything back; a likely one is asked about."""
    heard = hearing(2, 1, words=f"{words} <?threat>")
    turn = heard.moves[-1]
    reading = turn.move.reading
    faint = replace(reading, breaches=(replace(reading.breaches[0], score=score),))
    turn = replace(turn, move=replace(turn.move, reading=faint))
    assert [mark.id for mark, _ in suspected(heard, turn)] == ["threat"] * told
    assert doubtful(heard, turn) is told


def test_a_suspicion_has_its_row_and_no_points(tmp_path):
    """The debrief asks about the very words."""
    attempt = talked(tmp_path, "hello <greet>", "for your own good <?threat>")
    (row,) = [i for i in attempt.debrief().evidence if i.rule == "breach.suspected"]
    assert (row.turn, row.subject, row.points) == (2, "threat", 0)
    assert row.quote == "for your own good <?threat>"
    without = talked(tmp_path / "other", "hello <greet>", "for your own good")
    assert scores(attempt) == scores(without)


@pytest.mark.parametrize(
    "rule", ["heat.regained", "heat.withheld", "heat.undone", "breach.suspected"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_new_findings_have_words(rule, lang):
    """In both languages, for the debrief."""
    assert say("score", rule, lang, subject="1", detail="", text="x").strip()


@pytest.mark.parametrize(
    ("heats", "steady"),
    [
        ((3, 3, 3, 3), False),
        ((4, 4, 4, 4), False),
        ((4, 4, 3, 3), True),
        ((2, 2, 2, 2), True),
        ((3, 3, 2, 2), True),
    ],
)
def test_who_is_as_hot_as_at_the_start_was_not_kept_calm(heats, steady):
    """Steady is a talk that ends warm at most, or cooler than it began."""
    assert ("heat.steady" in found(*heats)) is steady


def test_a_suspicion_takes_nothing_from_the_talk_as_a_whole():
    """A steady talk and a calm end are paid; only what the doubtful words won is held back."""
    doubted, plain = found(2, 1, 1, words="for your own good <?threat>"), found(2, 1, 1)
    assert doubted.pop("heat.withheld") == 0
    assert doubted.items() <= plain.items()
    assert set(plain) - set(doubted) == {"heat.fall"}


KIND = (
    "me <identify_self> <verify_identity>",
    "owed $1,200.01 <state_facts:amount>",
    "so many calls <acknowledge_feeling> <:prior_contact>",
    "what work? <ask_open:work>",
    "nights then <reflect>",
    "when can you? <ask_commitment:due_date>",
)


def kindly(tmp_path, suspicion, mark):
    """A kind talk whose words for a feeling may hide something, and a pass mark for empathy."""
    marks = dict.fromkeys(Dimension, 40) | {Dimension.EMPATHY: mark}
    rubric = standard_rubric().model_copy(update={"pass_marks": marks})
    words = [f"{line} {suspicion}" if "feeling" in line else line for line in KIND]
    return talked(tmp_path, *words, "take care <close>").debrief(rubric)


@pytest.mark.parametrize(
    ("suspicion", "over", "hangs"),
    [("<?threat>", 0, True), ("<?threat>", 1, False), ("<?repetition>", 0, False)],
)
def test_the_debrief_says_that_a_pass_hangs_on_doubtful_words(tmp_path, suspicion, over, hangs):
    """It passes if the words were none; nothing is said of a talk that fails anyway."""
    innocent = kindly(tmp_path / "innocent", "", 40).score(Dimension.EMPATHY)
    found = kindly(tmp_path / "found", suspicion, innocent + over)
    told = [item for item in found.evidence if item.rule == "passing.hangs"]
    assert [(item.points, item.turn) for item in told] == [(0, 3)] * hangs
    assert (found.score(Dimension.EMPATHY) < innocent) is (suspicion == "<?threat>")
    assert all(say("score", "passing.hangs", lang) for lang in ("zh", "en"))


@pytest.mark.parametrize(
    ("words", "cause"),
    [("or else <!threat>", "breach:threat"), ("pay today <demand>", "act:demand")],
)
def test_a_rise_says_what_did_it(tmp_path, words, cause):
    """The breach or the act that the row of his persona waited for, named in either language."""
    attempt = talked(tmp_path, "me <identify_self> <verify_identity>", words, words)
    risen = [item for item in attempt.debrief().evidence if item.rule == "heat.rise"]
    assert risen
    assert {item.detail for item in risen} <= {cause, "signal:missed", "signal:repeats"}
    assert cause in {item.detail for item in risen}
    for lang, label in (("zh", "起因"), ("en", "what did it")):
        assert label in reason(risen[0], shipped_pack("us"), lang)
