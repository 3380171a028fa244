"""Stored attempts scored again: what moves, and that the journal does not."""

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.rescore import drift, rescore
from negotiation_trainer.records.store import Store
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import DATA, practice


def finished(ours, *, moves=()):
    """An attempt at the sample, ended after some typed moves."""
    attempt = ours.begin(ours.open(str(DATA / "lost-keys.yaml")), mode=Mode.TYPED)
    for words in moves:
        attempt.give({"say": words})
    attempt.finish()
    return attempt


def change(home, text):
    """Put a rubric into the data folder."""
    folder = home / "rubrics"
    folder.mkdir(exist_ok=True)
    (folder / "now.yaml").write_text(f"rubric: now\nchanges: {text}\n", encoding="utf-8")


def test_without_a_change_nothing_moves(tmp_path):
    """The same rubric gives the same scores."""
    ours = practice(tmp_path)
    finished(ours, moves=["<greet> good day"])
    (found,) = rescore(ours)
    assert not found.changed
    assert found.kept == found.now
    assert set(drift([found]).mean.values()) == {0.0}


def test_a_changed_base_moves_every_attempt_by_as_much(tmp_path):
    """Control begun five higher: each attempt gains five, and the journal keeps the old."""
    ours = practice(tmp_path)
    names = [finished(ours, moves=["<greet> good day"] * n).id for n in (1, 2)]
    higher = standard_rubric().base[Dimension.ESCALATION] + 5
    change(tmp_path, f"{{base: {{escalation: {higher}}}}}")
    found = rescore(ours)
    assert [item.now["escalation"] - item.kept["escalation"] for item in found] == [5, 5]
    assert drift(found).mean == {"empathy": 0, "clarity": 0, "escalation": 5, "compliance": 0}
    assert {row.id: row.scores for row in Store(tmp_path).attempts()} == {
        item.row.id: item.kept for item in found
    }
    assert [item.row.id for item in rescore(ours, names[:1])] == names[:1]


def test_house_rules_of_today_count_too(tmp_path):
    """A rule added since fails a talk that passed it by."""
    ours = practice(tmp_path)
    finished(ours)
    folder = tmp_path / "conduct"
    folder.mkdir()
    rule = "{id: calm-hours, kind: must-not, force: house, severity: critical, evidence: house, "
    rule += 'check: {hours: {not_before: "23:00", not_after: "23:30"}}, text: {zh: 无, en: No.}}'
    (folder / "calm.yaml").write_text(
        f"conduct: calm\nextends: us\nrules: [{rule}]\n", encoding="utf-8"
    )
    (found,) = rescore(ours)
    assert found.now["compliance"] < found.kept["compliance"]


def test_an_attempt_that_is_not_there_is_named(tmp_path):
    """So that the command can say which."""
    with pytest.raises(KeyError):
        rescore(practice(tmp_path), ["nobody-1"])
