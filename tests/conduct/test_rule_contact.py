"""Rules judged from the file: hours, counters, what the debtor asked for; and what is not given."""

import pytest

from negotiation_trainer.conduct.findings import Verdict
from tests.conduct.hearings import case, hearing, verdict


def past(day, hour="09:00", **more):
    """Return an earlier contact in July 2026."""
    return {"at": f"2026-07-{day:02}T{hour}", "answered": True, **more}


def asked(kind, **more):
    """Return something the debtor asked for earlier."""
    return {"kind": kind, "at": "2026-07-01T09:00", **more}


MISSED = [past(9, f"08:{n:02}", answered=False) for n in range(8)]
TALKS = [past(9, f"08:{n:02}") for n in range(8)]
WEEK = [past(day, answered=False) for day in (3, 4, 5, 6, 7, 8)]
OTHERS = {"contact_place": "contact", "answers": "relative"}

TABLE = {
    "cn-hours-22-08": ({"contact_at": "2026-07-09T22:00"}, {"contact_at": "2026-07-09T21:59"}),
    "cn-freq-3-effective-calls": ({"history": TALKS[:3]}, {"history": TALKS[:2]}),
    "cn-freq-6-attempts": ({"history": MISSED[:7]}, {"history": MISSED[:6]}),
    "cn-request-kept": (
        {"requests": [asked("time", after="17:00")]},
        {"requests": [asked("time", after="17:00")], "contact_at": "2026-07-09T17:00"},
    ),
    "cn-unreachable-test": (
        {**OTHERS, "history": MISSED[:2]},
        {**OTHERS, "history": MISSED[:3]},
    ),
    "us-hours-8-21": ({"contact_at": "2026-07-09T07:59"}, {"contact_at": "2026-07-09T08:00"}),
    "us-stated-time-on-file": (
        {"requests": [asked("time", before="09:30")]},
        {"requests": [asked("time", before="10:30")]},
    ),
    "us-no-workplace": (
        {"requests": [asked("workplace")], "contact_place": "work"},
        {"requests": [asked("workplace")], "contact_place": "own"},
    ),
    "us-attorney-on-file": (
        {"requests": [asked("attorney")]},
        {"requests": [{**asked("attorney"), "at": "2026-07-09T11:00"}]},
    ),
    "us-cease-written": (
        {"requests": [asked("cease", written=True)]},
        {"requests": [asked("cease")]},
    ),
    "us-medium-stop-on-file": (
        {"requests": [asked("channel", not_by="phone")]},
        {"requests": [asked("channel", not_by="message")]},
    ),
    "us-freq-7-in-7": (
        {"history": [*WEEK, past(9, answered=False)]},
        {"history": [past(2, answered=False), *WEEK]},
    ),
    "us-freq-7-after-talk": ({"history": [past(3)]}, {"history": [past(2)]}),
    "us-ma-two-calls": (
        {"region": "ma", "history": WEEK[:2]},
        {"region": "ma", "history": WEEK[:1]},
    ),
    "us-location-once": (
        {**OTHERS, "history": [past(1, who="a neighbor")]},
        {**OTHERS, "history": [past(1, answered=False)]},
    ),
    "uk-reasonable-time-on-file": (
        {"requests": [asked("channel", not_by=["phone", "visit"])]},
        {"requests": [asked("channel", not_by="letter")]},
    ),
}
"""Rule, a file that breaks it and one that just does not."""


@pytest.mark.parametrize(("rule", "broken", "near"), [(r, *v) for r, v in TABLE.items()])
def test_a_rule_on_the_contact_fires_at_its_limit(rule, broken, near):
    """One minute, one call, one word of the file makes the difference."""
    assert verdict(rule, hearing(case(**broken), "hi <greet>")) is Verdict.BROKEN
    kept = verdict(rule, hearing(case(**near), "hi <greet>"))
    assert kept in (Verdict.KEPT, Verdict.NOT_DUE)


@pytest.mark.parametrize("rule", ["us-dispute-pause", "uk-breathing-space"])
def test_a_written_request_on_file_forbids_asking_for_money(rule):
    """Not the contact itself; and a spoken request does not bind the same way."""
    kind = "dispute" if rule.startswith("us") else "cease"
    written, spoken = (case(requests=[asked(kind, written=w)]) for w in (True, False))
    assert verdict(rule, hearing(written, "pay today <demand>")) is Verdict.BROKEN
    assert verdict(rule, hearing(written, "we got your letter <state_facts:rights>")) is (
        Verdict.KEPT
    )
    assert verdict(rule, hearing(spoken, "pay today <demand>")) is Verdict.NOT_DUE


MISSING = [
    ("cn-freq-3-effective-calls", {"history": None}),
    ("us-freq-7-in-7", {"history": None}),
    ("us-cease-written", {"requests": None}),
    ("us-no-workplace", {"requests": [asked("workplace")], "contact_place": None}),
    ("us-stated-time-on-file", {"requests": [asked("time", note="evenings, he said")]}),
    ("us-medium-stop-on-file", {"requests": [asked("channel")]}),
    ("cn-unreachable-test", {"answers": "relative", "contact_place": None}),
    ("us-location-once", {"answers": "colleague", "contact_place": None}),
    ("us-ma-two-calls", {"region": None}),
    ("us-all-party-recording", {"region": None}),
    ("cn-tell-recording", {"contact_recorded": None}),
    ("cn-true-consequence-only", {"legal": None}),
    ("us-no-timebarred-suit", {"legal_time_barred": None}),
    ("us-mini-miranda-initial", {"history": None}),
]


@pytest.mark.parametrize(("rule", "file"), MISSING)
def test_what_the_file_does_not_give_is_not_assessable(rule, file):
    """Never passed in silence: left out is not the same as empty."""
    heard = hearing(case(**file), "hi <greet>", "well <small_talk>")
    assert verdict(rule, heard) is Verdict.UNKNOWN


def test_an_agreed_call_is_allowed_at_an_odd_hour():
    """China: unless the debtor agreed."""
    odd = {"contact_at": "2026-07-09T22:30"}
    assert verdict("cn-hours-22-08", hearing(case(**odd), "hi")) is Verdict.BROKEN
    agreed = case(**odd, contact_agreed=True)
    assert verdict("cn-hours-22-08", hearing(agreed, "hi")) is Verdict.KEPT


def test_the_counters_of_two_countries_differ():
    """Three answered calls a day here; seven calls in seven days, answered or not, there."""
    busy = case(history=TALKS[:3])
    assert verdict("cn-freq-3-effective-calls", hearing(busy, "hi")) is Verdict.BROKEN
    assert verdict("us-freq-7-in-7", hearing(busy, "hi")) is Verdict.KEPT


def test_calls_by_the_debtor_do_not_count():
    """Only what the collector began is a contact by the collector."""
    called = [{**call, "by": "debtor"} for call in TALKS]
    assert verdict("cn-freq-3-effective-calls", hearing(case(history=called), "hi")) is Verdict.KEPT
