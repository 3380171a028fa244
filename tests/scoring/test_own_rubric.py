"""An instructor's own rubric: what it changes, for whom, and what is said when it is wrong."""

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import ContentError
from negotiation_trainer.scoring.own_rubric import RUBRICS, rubric_for
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import DATA, practice

CLASS = """\
rubric: week-one
title: {en: Week one}
changes:
  pass_marks: {empathy: 70}
  heat: {peak: -6}
  signals: {lectures: {points: -9}}
"""
ONE = """\
rubric: a-harder-one
scenarios: [lost-keys]
changes: {pass_marks: {empathy: 80, clarity: 75}}
"""


def written(home, text, name="week-one"):
    """Put a rubric into a data folder."""
    folder = home / "rubrics"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_left_out_stays_as_shipped(tmp_path):
    """Three numbers are changed, at three depths; everything else is the shipped rubric."""
    shipped = standard_rubric()
    own = RUBRICS.read(written(tmp_path, CLASS))
    assert own.problems == ()
    found = rubric_for("any", [own.held])
    assert found.rubric == "week-one"
    assert found.pass_marks == {**shipped.pass_marks, Dimension.EMPATHY: 70}
    assert (found.heat.peak, found.heat.rise) == (-6, shipped.heat.rise)
    assert found.openings == shipped.openings
    changed = [name for name, value in found.signals.items() if value != shipped.signals[name]]
    assert changed == ["lectures"]
    assert found.signals["lectures"].dimension is Dimension.CLARITY


def test_the_more_particular_rubric_wins(tmp_path):
    """One for a scenario stands on the one for the class, whatever its name."""
    files = [written(tmp_path, CLASS), written(tmp_path, ONE, "a-harder-one")]
    own = [RUBRICS.read(path).held for path in files]
    here, elsewhere = rubric_for("lost-keys", own), rubric_for("other", own)
    assert (here.pass_marks[Dimension.EMPATHY], here.heat.peak) == (80, -6)
    assert elsewhere.pass_marks[Dimension.EMPATHY] == 70


def test_a_talk_is_scored_by_it_and_keeps_it(tmp_path):
    """The bundle holds the rubric, so a later change leaves the attempt as it was."""
    path = written(tmp_path, "rubric: week-one\nchanges: {base: {empathy: 7}}\n")
    ours = practice(tmp_path)
    attempt = ours.begin(ours.open(str(DATA / "lost-keys.yaml")), mode=Mode.GUIDED)
    before = attempt.finish().score(Dimension.EMPATHY)
    path.unlink()
    assert ours.resume(attempt.id).debrief().score(Dimension.EMPATHY) == before
    plain = ours.begin(ours.open(str(DATA / "lost-keys.yaml")), mode=Mode.GUIDED).finish()
    assert plain.score(Dimension.EMPATHY) - before == standard_rubric().base[Dimension.EMPATHY] - 7


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("rubric: week-one\nchanges: {pass_marks: {empthy: 70}}\n", (2, 24), "NT205"),
        ("rubric: week-one\nchanges: {base: {clarity: 700}}\n", (2, 27), "NT209"),
        ("rubric: week-one\nchanges: {heat: {peek: 1}}\n", (2, 18), "NT202"),
        ("rubric: another\nchanges: {}\n", (1, 9), "NT221"),
        (
            "rubric: week-one\nchanges: {openings: {empathy: {acts: [reflekt]}}}\n",
            (2, 39),
            "NT301",
        ),
        ("rubric: week-one\n", (1, 1), "NT201"),
        (
            "rubric: week-one\nchanges:\n  signals:\n    offer_conceded_first: {points: -9}\n",
            (4, 27),
            "NT201",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_place(tmp_path, text, place, code):
    """Line, column and code; never a traceback."""
    (problem,) = RUBRICS.read(written(tmp_path, text)).problems
    assert (problem.line, problem.column) == place
    assert problem.code == code


def test_no_talk_begins_by_a_broken_rubric(tmp_path):
    """It would be scored by something else than the instructor meant."""
    written(tmp_path, "rubric: week-one\nchanges: {heat: {peek: 1}}\n")
    with pytest.raises(ContentError) as caught:
        practice(tmp_path).open(str(DATA / "lost-keys.yaml"))
    assert caught.value.problems[0].code == "NT202"


def test_a_rubric_is_known_by_its_folder_or_its_first_key(tmp_path):
    """So that check reads it as one wherever it lies."""
    named = {"rubric": "week-one", "changes": {}}
    assert RUBRICS.claims(tmp_path / "week-one.yaml", named)
    assert RUBRICS.claims(tmp_path / "rubrics" / "week-one.yaml", {"changes": {}})
    assert not RUBRICS.claims(tmp_path / "week-one.yaml", {"scenario": "x", **named})
