"""What counts for an opening: the intent behind the words, and not one turn of phrase."""

from dataclasses import replace

import pytest

from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.cursor import Pending, Resolution, Resolved
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.openings import Short, answered, belongs_to, openings
from negotiation_trainer.scoring.reasons import reason
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import DATA, NOON, TagReader, bundle

BEFORE = ("me <identify_self> <verify_identity>", "owed <state_facts:amount>")
FEELING = "acknowledge_feeling"
SO = "so <small_talk>"


class Warmth(TagReader):
    """The tag reader, with the warmth of every line given."""

    def __init__(self, warmth: float) -> None:
        self._warmth = warmth

    def read(self, text, **known):
        """Return what the tags say, as warm as asked."""
        return replace(super().read(text, **known), empathy=self._warmth)


def debriefed(home, *lines, warmth=1.5, rubric=None):
    """Play typed lines before a calmly told feeling and return the debrief."""
    practice = Practice(home, lambda: NOON, lambda: Warmth(warmth), shipped=DATA)
    attempt = practice.begin(bundle(), mode=Mode.TYPED)
    for line in (*BEFORE, *lines):
        attempt.give({"say": line})
    return attempt.debrief(rubric)


def feeling(found):
    """Return the evidence of the one opening for a feeling."""
    return next(item for item in found.evidence if FEELING in item.subject)


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("so many calls <acknowledge_feeling>", ""),
        ("eight of them, you say <reflect>", Short.AKIN),
        ("no more of those <reassure>", Short.AKIN),
        ("eight, hm <~acknowledge_feeling>", Short.UNSURE),
    ],
)
def test_other_acts_of_the_same_intent_count(tmp_path, said, short):
    """The very act in full, one of its family for most, one that was half heard for some."""
    found = feeling(debriefed(tmp_path, said, SO))
    assert (found.rule, found.detail, found.turn) == ("opening.met", short, 3)
    very = feeling(debriefed(tmp_path / "very", "so many calls <acknowledge_feeling>"))
    assert 0 < found.points <= very.points
    assert (found.points == very.points) is (short == "")


@pytest.mark.parametrize("said", ["nice day <small_talk>", "any plans? <ask_open:work>"])
def test_another_intent_does_not_count(tmp_path, said):
    """Small talk and questions hear no feeling."""
    found = feeling(debriefed(tmp_path, said, f"{said} again"))
    assert found.rule == "opening.missed"
    assert found.points < 0


def test_a_sure_breach_beside_it_spoils_what_is_only_akin(tmp_path):
    """Nobody reassures with a threat in the same breath."""
    found = feeling(debriefed(tmp_path, "no more calls <reassure> / or else <!threat>"))
    assert found.rule == "opening.worse"


def test_the_same_words_again_are_no_second_answer(tmp_path):
    """What was said before the feeling was told is not akin to an answer."""
    again = "no worries at all, sir <reassure>"
    before = debriefed(tmp_path, again, again)
    repeated = [i for i in before.evidence if i.subject == "repeats"]
    assert repeated


def test_a_kind_word_earns_by_its_warmth_and_never_less_than_half(tmp_path):
    """No step between 0.7 and 0.8; nothing above what is warm enough."""
    said = "so many calls <acknowledge_feeling>"
    warm = standard_rubric().leeway.warm_from
    points = [
        feeling(debriefed(tmp_path / str(n), said, warmth=warmth)).points
        for n, warmth in enumerate((-1.0, 0.0, warm / 2, warm, 2.0))
    ]
    assert points == sorted(points)
    assert points[0] == points[1] == pytest.approx(points[-1] / 2, abs=0.1)
    assert points[2] == pytest.approx(points[-1] * 0.75, abs=0.1)
    assert points[3] == points[4]


@pytest.mark.parametrize("last", [{"say": "good bye <close>"}, {"hang_up": True}])
def test_who_ends_the_talk_on_a_feeling_has_missed_it(tmp_path, last):
    """Nobody will answer it any more; rubrics kept before that was counted leave it out."""
    practice = Practice(tmp_path, lambda: NOON, lambda: Warmth(1.5), shipped=DATA)
    attempt = practice.begin(bundle(), mode=Mode.TYPED)
    for line in BEFORE:
        attempt.give({"say": line})
    attempt.give(last)
    assert attempt.done
    found = feeling(attempt.debrief())
    assert (found.rule, found.turn) == ("opening.missed", 3)
    assert found.points < 0
    kept = standard_rubric().model_copy(update={"left_standing": False})
    assert not [i for i in attempt.debrief(kept).evidence if i.rule == "opening.missed"]


def test_who_answers_in_the_move_that_ends_the_talk_has_answered(tmp_path):
    """A kind word beside the good-bye counts as it would before one."""
    found = feeling(debriefed(tmp_path, "eight calls <acknowledge_feeling> / bye <close>"))
    assert found.rule == "opening.met"


def test_a_rubric_from_before_knows_no_leeway(tmp_path):
    """An attempt that kept its rubric keeps its scores: the very act or nothing."""
    data = standard_rubric().model_dump(mode="json")
    del data["leeway"], data["heat"]["regained"]
    for points in data["openings"].values():
        points.pop("evened_by")
        points.pop("cut_short")
    old = type(standard_rubric()).model_validate(data)
    lines = ("eight of them, you say <reflect>", SO)
    assert feeling(debriefed(tmp_path, *lines, rubric=old)).rule == "opening.missed"
    assert feeling(debriefed(tmp_path / "new", *lines)).rule == "opening.met"


def test_more_openings_met_never_earn_less_in_all():
    """Each is worth less in a longer talk, all of them together are not."""
    for points in standard_rubric().openings.values():
        sums = [round(n * points.each(points.met, n), 6) for n in range(1, 20)]
        assert sums == sorted(sums)
        assert sums[-1] <= points.met


def test_a_talk_somebody_hung_up_on_says_less(tmp_path):
    """One kind answer counts for less where the talk was broken off right after it."""
    said = "so many calls <acknowledge_feeling>"
    whole = feeling(debriefed(tmp_path / "whole", said, SO))
    cut = feeling(debriefed(tmp_path / "cut", said, "fool <!insult>", "or else <!threat>"))
    assert whole.rule == cut.rule == "opening.met"
    assert 0 < cut.points < whole.points


def test_every_family_holds_acts_of_the_catalogue_that_are_scored():
    """No act is akin to itself, and kin is mutual."""
    leeway = standard_rubric().leeway
    for acts in leeway.families.values():
        for act in acts:
            assert act not in leeway.relatives(act)
            assert all(act in leeway.relatives(other) for other in leeway.relatives(act))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_earned_less_says_why(tmp_path, lang):
    """Akin, unsure, flat: each has a sentence of its own in either language."""
    pack = shipped_pack("us")
    told = {
        reason(feeling(debriefed(tmp_path / str(n), said, SO, warmth=warmth)), pack, lang)
        for n, (said, warmth) in enumerate(
            [
                ("so many calls <acknowledge_feeling>", 1.5),
                ("so many calls <acknowledge_feeling>", 0.1),
                ("eight of them, you say <reflect>", 1.5),
                ("eight, hm <~acknowledge_feeling>", 1.5),
            ]
        )
    }
    assert len(told) == 4


def test_five_things_in_a_breath_are_no_overload(tmp_path):
    """Short and true is not too much; the same at length and uncalled is."""
    tags = "<ask_open> <refuse> <demand> <set_boundary> <explain_consequence> <small_talk>"
    overload = [
        [
            item
            for item in debriefed(tmp_path / name, f"{words} {tags}").evidence
            if item.subject == "overloads"
        ]
        for name, words in (("short", "all right"), ("long", "and another thing " * 12))
    ]
    assert overload[0] == []
    assert [item.dimension for item in overload[1]] == [Dimension.CLARITY]


def test_points_go_to_the_dimension_of_the_act_that_met_it():
    """A goodbye that answers a feeling is no empathy; a miss counts where it was called for."""
    either = Opening("", (("acknowledge_feeling", None), ("close", None)))
    rubric = standard_rubric()
    assert belongs_to(rubric, either, "close") is Dimension.CLARITY
    assert belongs_to(rubric, either, "acknowledge_feeling") is Dimension.EMPATHY
    assert belongs_to(rubric, either, None) is Dimension.EMPATHY


def test_thanks_are_care_unless_they_only_say_goodbye():
    """Where a goodbye was called for, thanks and goodbye count in the same dimension."""
    rubric = standard_rubric()
    goodbye = Opening("thank|close", (("thank", None), ("close", None)))
    kindness = Opening("thank|reflect", (("thank", None), ("reflect", None)))
    assert belongs_to(rubric, goodbye, "thank") is belongs_to(rubric, goodbye, "close")
    assert belongs_to(rubric, goodbye, None) is Dimension.CLARITY
    assert belongs_to(rubric, kindness, "thank") is Dimension.EMPATHY


def test_evidence_of_an_opening_lies_where_its_act_belongs(tmp_path):
    """In a whole talk every met opening is filed by the act told with it."""
    found = debriefed(tmp_path, "so many calls <acknowledge_feeling>", "when? <ask_commitment>")
    met = [item for item in found.evidence if item.rule in ("opening.met", "opening.late")]
    assert len({item.dimension for item in met}) > 1
    assert all(item.dimension is standard_rubric().dimension_of(item.act) for item in met)


@pytest.mark.parametrize("said", ["so many calls <acknowledge_feeling>", "no more <reassure>"])
def test_care_in_words_that_may_be_a_threat_earns_nothing_yet(tmp_path, said):
    """Held back and told, neither paid nor missed; a faint or minor suspicion changes nothing."""
    doubted = feeling(debriefed(tmp_path, f"{said} / a shame if they heard <?threat>", SO))
    assert (doubted.rule, doubted.points, doubted.turn) == ("opening.withheld", 0, 3)
    for lang in ("zh", "en"):
        assert reason(doubted, shipped_pack("us"), lang).strip()
    plain = feeling(debriefed(tmp_path / "plain", said, SO))
    minor = feeling(debriefed(tmp_path / "minor", f"{said} <?repetition>", SO))
    assert (plain.points, plain.rule) == (minor.points, minor.rule)
    assert plain.points > 0


def test_what_was_said_plainly_before_doubtful_words_stays_told(tmp_path):
    """Who calls, and what is owed, are clear even beside a threat; a clean answer still counts."""
    found = debriefed(tmp_path, "nice <small_talk>", "so many calls <acknowledge_feeling>")
    assert feeling(found).rule == "opening.late"
    doubted = debriefed(tmp_path / "d", "so <small_talk>", "many <acknowledge_feeling> <?threat>")
    assert feeling(doubted).rule == "opening.withheld"
    lines = debriefed(tmp_path / "who", "so many calls <acknowledge_feeling>").evidence
    practice = Practice(tmp_path / "first", lambda: NOON, lambda: Warmth(1.5), shipped=DATA)
    attempt = practice.begin(bundle(), mode=Mode.TYPED)
    attempt.give({"say": f"{BEFORE[0]} <?threat>"})
    first = [i for i in attempt.debrief().evidence if i.rule == "opening.met"]
    assert first
    assert {i.turn for i in first} == {1} < {i.turn for i in lines}


@pytest.mark.parametrize(
    "said",
    ["pay today <demand> <~acknowledge_feeling>", "it is owed <state_facts> <~reflect>"],
)
def test_a_kind_word_half_heard_in_an_argument_earns_nothing(tmp_path, said):
    """Who argues with a feeling has not heard it, whatever the reader thought likely."""
    found = feeling(debriefed(tmp_path, said, SO))
    assert found.rule == "opening.worse"
    assert found.points < 0


def raising(attempt, raised):
    """Return the turns of an attempt, every line of the debtor's raising something."""
    return tuple(replace(turn, raised=(raised,)) for turn in attempt.talk.turns)


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        ("you scared me <~acknowledge_feeling>", False),
        ("this is heavy <acknowledge_feeling>", True),
        ("this is heavy <reflect>", True),
    ],
)
def test_a_kind_word_to_despair_has_to_be_heard_as_one(tmp_path, said, paid):
    """What the reader took for likely at most is no answer to it; elsewhere it counts in part."""
    practice = Practice(tmp_path, lambda: NOON, lambda: Warmth(1.5), shipped=DATA)
    attempt = practice.begin(bundle(), mode=Mode.TYPED)
    for line in (*BEFORE, said, SO):
        attempt.give({"say": line})
    rules = applicable(shipped_pack("us"), bundle().compiled.case)
    turns = raising(attempt, Raised.DESPAIR)
    hearing = Hearing(bundle().compiled, standard_rubric(), rules, turns)
    found = next(item for item in openings(hearing) if FEELING in item.subject)
    assert (found.points > 0) is paid
    assert feeling(attempt.debrief()).points > 0


def test_care_in_words_that_heat_him_up_earns_nothing(tmp_path):
    """The very act that was called for, beside a sure threat: told, and neither paid nor missed."""
    spoiled = feeling(debriefed(tmp_path, "so many calls <acknowledge_feeling> / or <!threat>", SO))
    assert (spoiled.rule, spoiled.points) == ("opening.spoiled", 0)
    for lang in ("zh", "en"):
        assert reason(spoiled, shipped_pack("us"), lang).strip()


@pytest.mark.parametrize(
    ("said", "topic", "counts"),
    [
        ("how much then? <ask_commitment:income>", None, False),
        ("how much then? <ask_commitment:income>", "income", True),
        ("do you work? <ask_closed:income>", None, True),
    ],
)
def test_pressing_is_akin_only_to_a_question_about_the_same(tmp_path, said, topic, counts):
    """Who was to be asked how it is was not asked for a number."""
    practice = Practice(tmp_path, lambda: NOON, lambda: Warmth(1.5), shipped=DATA)
    attempt = practice.begin(bundle(), mode=Mode.TYPED)
    for line in (*BEFORE, said):
        attempt.give({"say": line})
    turns = tuple(attempt.talk.turns)
    rules = applicable(shipped_pack("us"), bundle().compiled.case)
    hearing = Hearing(bundle().compiled, standard_rubric(), rules, turns)
    opening = Opening("ask_open", (("ask_open", topic),))
    item = Resolved(Pending(opening, 2, "well…"), Resolution.MISSED)
    assert (answered(hearing, turns[-1], item) is not None) is counts


def test_a_full_read_back_is_not_too_much(tmp_path):
    """Who reads back and adds account, notice and comfort loses nothing of the recap's credit."""
    agreed = (
        "you owe $1,200.01 <state_facts:amount>",
        "so many calls <acknowledge_feeling>",
        "$900 a month from March 10 <propose_plan:plan>",
        "$500 a month, then <propose_plan:plan>",
        "$200 down and $300 a month <propose_plan:plan>",
    )
    rich = (
        "So $200 down, then $300 a month <confirm_summary> / by card <small_talk> / a letter"
        " <offer_help:help> / no more calls <set_boundary:call_back> / take care <thank>"
        " / does the work go on? <ask_closed:work> / lovely weather <ask_open:family>"
    )
    found = debriefed(tmp_path, *agreed, rich, "bye <close>").evidence
    (recap,) = [item for item in found if item.act == "confirm_summary"]
    assert (recap.rule, recap.share) == ("opening.met", 1.0)
