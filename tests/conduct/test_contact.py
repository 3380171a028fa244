"""Rules on the contact itself: the hour, how often, what was asked for before."""

from datetime import datetime, timedelta

import pytest

from negotiation_trainer.scenario.case_model import PastContact, Request
from tests.conduct.made import NOON, case, finding, heard, rule, verdict

DAYTIME = rule(check={"hours": {"not_before": "08:00", "not_after": "21:00"}})


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("00:00", "broken"),
        ("07:59", "broken"),
        ("08:00", "kept"),
        ("20:59", "kept"),
        ("21:00", "broken"),
        ("23:59", "broken"),
    ],
)
def test_hours_begin_at_their_first_minute_and_end_before_their_last(time, told):
    """`not_before` <= t < `not_after`, in the debtor's own time."""
    found = finding(DAYTIME, heard(at=datetime.fromisoformat(f"2026-03-04T{time}")))
    assert (found.verdict.value, found.quote) == (told, time)


def test_hours_can_be_agreed_otherwise():
    """Where the rule says so, and only there."""
    night, agreed = datetime.fromisoformat("2026-03-04T22:30"), case(contact={"agreed": True})
    hours = {"not_before": "08:00", "not_after": "21:00"}
    loose = rule(check={"hours": {**hours, "unless_agreed": True}})
    assert verdict(loose, heard(file=agreed, at=night)) == "kept"
    assert verdict(loose, heard(at=night)) == "broken"
    assert verdict(DAYTIME, heard(file=agreed, at=night)) == "broken"


def test_hours_can_be_of_certain_days():
    """A Sunday is not a weekday."""
    days = ["mon", "tue", "wed", "thu", "fri", "sat"]
    weekdays = rule(check={"hours": {"not_before": "08:00", "not_after": "21:00", "days": days}})
    assert verdict(weekdays, heard(at=datetime.fromisoformat("2026-03-07T12:00"))) == "kept"
    assert verdict(weekdays, heard(at=datetime.fromisoformat("2026-03-08T12:00"))) == "broken"


def calls(*times, by="collector", answered=True, who=None):
    """Earlier contacts, by their distance from now."""
    return [
        PastContact(at=NOON - timedelta(**time), answered=answered, by=by, who=who)
        for time in times
    ]


HOURS = [{"hours": hour} for hour in range(1, 12)]
DAYS = [{"days": day} for day in range(1, 10)]


def limit(count, at_most, days, **more):
    """A rule on how often."""
    wanted = {"count": count, "at_most": at_most, "within_days": days, **more}
    return rule(check={"frequency": wanted})


@pytest.mark.parametrize(
    ("past", "found", "told"),
    [
        (calls(), "1", "kept"),
        (calls(*HOURS[:2]), "3", "kept"),
        (calls(*HOURS[:3]), "4", "broken"),
        (calls(*HOURS[:2]) + calls(*HOURS, answered=False), "3", "kept"),
        (calls(*HOURS[:2]) + calls(*HOURS, by="debtor"), "3", "kept"),
        (calls(*HOURS[:2]) + calls(*DAYS), "3", "kept"),
        (calls(*HOURS[:2]) + calls({"hours": -1}), "3", "kept"),
    ],
)
def test_answered_calls_are_counted_by_the_day_with_this_one(past, found, told):
    """Yesterday's, missed and the debtor's own calls do not count, nor do later ones."""
    judged = finding(limit("answered", 3, 1), heard(file=case(history=past)))
    assert (judged.quote, judged.verdict.value) == (found, told)


@pytest.mark.parametrize(
    ("past", "found", "told"),
    [
        (calls(*DAYS[:6]), "7", "kept"),
        (calls(*DAYS[:6], {"hours": 1}), "8", "broken"),
        (calls(*DAYS), "7", "kept"),
        (calls(*DAYS[:3], answered=False) + calls(*DAYS[3:6]), "7", "kept"),
    ],
)
def test_all_calls_are_counted_in_seven_days_today_included(past, found, told):
    """The seventh day back is the last that counts."""
    judged = finding(limit("all", 7, 7), heard(file=case(history=past)))
    assert (judged.quote, judged.verdict.value) == (found, told)


@pytest.mark.parametrize(("missed", "told"), [(6, "kept"), (7, "broken")])
def test_unanswered_calls_do_not_count_this_one(missed, told):
    """Somebody answered this time."""
    past = calls(*HOURS[:missed], answered=False) + calls(*HOURS[:3])
    assert verdict(limit("unanswered", 6, 1), heard(file=case(history=past))) == told


def test_talks_are_those_with_the_debtor_himself():
    """A talk with somebody else is another count."""
    past = calls(*HOURS[:2]) + calls(*HOURS[2:6], who="a colleague")
    assert finding(limit("talks", 3, 1), heard(file=case(history=past))).quote == "3"


def test_a_limit_that_can_be_agreed_away():
    """An agreed contact is no attempt."""
    often = case(history=calls(*HOURS), contact={"agreed": True})
    assert verdict(limit("answered", 3, 1, unless_agreed=True), heard(file=often)) == "kept"
    assert verdict(limit("answered", 3, 1), heard(file=often)) == "broken"


def test_a_transcript_without_a_file_is_not_assessable():
    """Missing facts are told as missing, never as kept."""
    contact = heard()
    bare = type(contact)(None, None, contact.exchanges)
    assert verdict(DAYTIME, bare) == "not_assessable"
    assert verdict(limit("all", 7, 7), bare) == "not_assessable"


def asked(kind, **more):
    """A file in which the debtor asked for something yesterday."""
    return [Request(kind=kind, at=NOON - timedelta(days=1), **more)]


@pytest.mark.parametrize(
    ("requests", "contact", "told"),
    [
        ([], {}, "not_due"),
        (asked("workplace"), {"place": "work"}, "broken"),
        (asked("workplace"), {"place": "home"}, "kept"),
        (asked("workplace"), {}, "not_assessable"),
        (asked("channel", not_by=["phone"]), {}, "broken"),
        (asked("channel", not_by=["letter"]), {}, "kept"),
        (asked("time", after="17:00"), {}, "broken"),
        (asked("time", after="09:00", before="12:01"), {}, "kept"),
        (asked("time", before="12:00"), {}, "broken"),
        (asked("cease"), {}, "not_due"),
    ],
)
def test_earlier_requests_are_respected(requests, contact, told):
    """Place, channel and hour, as the file notes them."""
    kept = rule(check={"request": {"kinds": ["workplace", "channel", "time"]}})
    assert verdict(kept, heard(file=case(requests=requests, contact=contact))) == told


@pytest.mark.parametrize(("written", "told"), [(True, "broken"), (False, "not_due")])
def test_a_request_can_have_to_be_in_writing(written, told):
    """Only then it binds."""
    ceased = rule(check={"request": {"kinds": ["cease"], "written": True}})
    assert verdict(ceased, heard(file=case(requests=asked("cease", written=written)))) == told


def test_a_request_made_later_does_not_bind_yet():
    """The contact is judged by what was known then."""
    later = [Request(kind="cease", at=NOON + timedelta(hours=1))]
    ceased = rule(check={"request": {"kinds": ["cease"]}})
    assert verdict(ceased, heard(file=case(requests=later))) == "not_due"
