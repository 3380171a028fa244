"""Rules on the contact itself, judged from the file: hours, frequency, earlier requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from negotiation_trainer.conduct.check import ContactPerson, Frequency, Hours, RequestKept
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.reactions import pressed
from negotiation_trainer.scenario.case_model import Case, PastContact, Request

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONTACT_PERSON = "contact"


def _kept(kept: bool) -> Verdict:
    return Verdict.KEPT if kept else Verdict.BROKEN


def _unknown(rule: Rule, fact: str) -> Finding:
    return Finding(rule, Verdict.UNKNOWN, about=fact)


def judge_hours(rule: Rule, hours: Hours, heard: HeardContact) -> Finding:
    """Whether the contact falls into the permitted hours and days of the debtor's own time."""
    case, at = heard.case, heard.at
    if case is None or at is None:
        return _unknown(rule, "contact.at")
    inside = hours.not_before <= at.time() < hours.not_after
    inside = inside and (not hours.days or DAYS[at.weekday()] in hours.days)
    agreed = hours.unless_agreed and case.contact.agreed
    return Finding(rule, _kept(inside or agreed), quote=_moment(at, with_day=bool(hours.days)))


def _moment(at: datetime, *, with_day: bool) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if with_day else f"{at:%H:%M}"


def judge_frequency(rule: Rule, limit: Frequency, heard: HeardContact) -> Finding:
    """Whether the debtor was contacted more often than allowed, this contact included."""
    case, at = heard.case, heard.at
    if case is None or at is None or not heard.gives("history"):
        return _unknown(rule, "history")
    if limit.unless_agreed and case.contact.agreed:
        return Finding(rule, Verdict.KEPT)
    if limit.count == "third_party" and case.contact.place != CONTACT_PERSON:
        known = case.contact.place is not None or case.answers == "debtor"
        return Finding(rule, Verdict.NOT_DUE) if known else _unknown(rule, "contact.place")
    found = _count(limit, _recent(case, at, limit.within_days))
    return Finding(rule, _kept(found <= limit.at_most), quote=str(found))


def _recent(case: Case, at: datetime, days: int) -> Sequence[PastContact]:
    """The collector's earlier attempts on these calendar days, today being one of them."""
    since = at.date() - timedelta(days=days - 1)
    return [
        past
        for past in case.history
        if past.by == "collector" and since <= past.at.date() and past.at < at
    ]


def _count(limit: Frequency, past: Sequence[PastContact]) -> int:
    """Count what a limit counts; the present contact is an answered one."""
    answered = sum(p.answered for p in past)
    counts = {
        "answered": answered + 1,
        "unanswered": len(past) - answered,
        "all": len(past) + 1,
        "talks": sum(p.answered and p.who is None for p in past) + 1,
        "third_party": sum(p.answered and p.who is not None for p in past) + 1,
    }
    return counts[limit.count]


def judge_request(rule: Rule, asked: RequestKept, heard: HeardContact) -> Finding:
    """Whether the contact itself goes against what the debtor asked for."""
    case, at = heard.case, heard.at
    if case is None or at is None or not heard.gives("requests"):
        return _unknown(rule, "requests")
    bound = [
        request
        for request in case.requests
        if request.kind in asked.kinds
        and request.at <= at
        and (request.written or not asked.written)
    ]
    if not bound:
        return Finding(rule, Verdict.NOT_DUE, about=asked.kinds[0])
    if asked.must_not:
        words = bound[0].note or ""
        found = pressed(rule, asked.must_not, heard.moves, called=words, about=bound[0].kind)
        return found or Finding(rule, Verdict.KEPT)
    verdicts = [(_against(request, case, at), request) for request in bound]
    for wanted in (Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT):
        for verdict, request in verdicts:
            if verdict is wanted:
                day, words = f"{request.at:%Y-%m-%d}", request.note or ""
                return Finding(rule, verdict, quote=day, called=words, about=request.kind)
    raise AssertionError("every request has a verdict")


def _against(request: Request, case: Case, at: datetime) -> Verdict:
    match request.kind:
        case "workplace":
            place = case.contact.place
            return Verdict.UNKNOWN if place is None else _kept(place != "work")
        case "channel":
            unwanted = request.not_by
            return _kept(case.contact.channel not in unwanted) if unwanted else Verdict.UNKNOWN
        case "time":
            if request.after is None and request.before is None:
                return Verdict.KEPT if case.contact.agreed else Verdict.UNKNOWN
            early = request.after is not None and at.time() < request.after
            late = request.before is not None and at.time() >= request.before
            return _kept(not early and not late)
        case _:
            return Verdict.BROKEN


def judge_contact_person(rule: Rule, limit: ContactPerson, heard: HeardContact) -> Finding:
    """Whether the debtor himself was tried often enough before somebody else was called."""
    case, at = heard.case, heard.at
    if case is None or at is None:
        return _unknown(rule, "contact.place")
    if case.answers == "debtor" or case.contact.place not in (None, CONTACT_PERSON):
        return Finding(rule, Verdict.NOT_DUE)
    if case.contact.place is None:
        return _unknown(rule, "contact.place")
    if not heard.gives("history"):
        return _unknown(rule, "history")
    failed = 0
    for past in sorted(case.history, key=lambda past: past.at, reverse=True):
        if past.at < at and past.by == "collector" and past.who is None:
            if past.answered:
                break
            failed += 1
    return Finding(rule, _kept(failed >= limit.failed_first), quote=str(failed))
