"""The curriculum table: what is practised where, and what nowhere."""

from datetime import datetime

from negotiation_trainer.analysis.curriculum import Lesson, curriculum
from negotiation_trainer.scenario.case_model import Request
from negotiation_trainer.scenario.model import Raised
from tests.sample import compiled


def lesson(name="lost-keys", lang="en", **changes):
    """The sample as a lesson, with some of its fields changed."""
    source = compiled().source.model_copy(update=changes)
    return Lesson(name, lang, "us", source)


def row(found, kind, id_):
    """One row of the table."""
    return next(taught for taught in found if (taught.kind, taught.id) == (kind, id_))


def test_every_technique_and_every_rule_of_the_country_is_listed():
    """What is practised has its scenarios; the rest is a gap."""
    found = curriculum([lesson(teaches=("deadline",))])
    assert row(found, "cards", "deadline").scenarios == (("lost-keys", "en"),)
    assert row(found, "cards", "deadline").missing == ("zh",)
    assert row(found, "cards", "stay-calm").missing == ("zh", "en")
    assert {t.id.partition("-")[0] for t in found if t.kind == "rules"} == {"us"}


def test_a_rule_for_agencies_is_practised_where_an_agency_calls():
    """A rule that binds third parties only counts a creditor's own call as none."""
    source = compiled().source
    agency = source.case.model_copy(
        update={"collector": source.case.collector.model_copy(update={"party": "third"})}
    )
    first = {t.id for t in curriculum([lesson()]) if t.kind == "rules" and t.scenarios}
    third = {t.id for t in curriculum([lesson(case=agency)]) if t.kind == "rules" and t.scenarios}
    assert third > first


def test_a_rule_nobody_gives_occasion_for_is_a_gap():
    """What the debtor raises, asked for before, and how often he was called decide."""

    def practised(**changes):
        found = curriculum([lesson(**changes)])
        return {taught.id for taught in found if taught.kind == "rules" and taught.scenarios}

    source = compiled().source
    hello = source.states["hello"]
    line = hello.lines[0].model_copy(update={"raises": (Raised.DESPAIR,)})
    raising = {**source.states, "hello": hello.model_copy(update={"lines": (line,)})}
    asked = source.case.model_copy(
        update={"requests": (Request(kind="attorney", at=datetime(2026, 1, 5, 9)),)}
    )
    assert "us-despair-heard" not in practised()
    assert "us-despair-heard" in practised(states=raising)
    assert "us-attorney-on-file" not in practised()
    assert "us-attorney-on-file" in practised(case=asked)
