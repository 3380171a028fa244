"""The case's figures and dates: sums, rates, the calendar, the debtor's means, the mandate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from negotiation_trainer.scenario.case_model import Balance, Case, Rate
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.compiling import balance_total, money
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase, near, nearest
from negotiation_trainer.scenario.model import OutcomeKind, Scenario, Terms

_BELOW_ONE = re.compile(r"0?\.[0-9]{1,6}")
CENT = Decimal("0.01")
TOLERANCE = Decimal("0.05")
"""Roundings along the way may add up to this much."""

COMPONENTS = ("principal", "interest", "penalty")
IDENTIFIERS = 2


def check_case(subject: Subject, case: Case) -> Iterator[Diagnostic]:
    """Findings about the file the trainee studies."""
    yield from _balance(subject, case.balance)
    for part, rate in case.rates.items():
        yield from _rate(subject, case, part, rate)
    yield from _zone(subject, case)
    yield from _times(subject, case)
    known = len(case.debtor.verify_with)
    if 0 < known < IDENTIFIERS:
        yield subject.at("NT511", ("case", "debtor", "verify_with"), at_key=True)


def check_parts(subject: Subject) -> Iterator[Diagnostic]:
    """Waivers of less than one percent: 0.6 is what spreadsheets call 60%."""
    for leaf in subject.leaves:
        if leaf.field == "waive" and not leaf.is_key and (value := _below_one(leaf.value)):
            meant = f"{value * 100:f}".rstrip("0").rstrip(".") + "%"
            key, written = leaf.loc[-1], str(leaf.value).strip()
            yield subject.at("NT513", leaf.loc, key=key, value=written, meant=meant)


def _below_one(value: Any) -> Decimal | None:
    """A bare number between 0 and 1, else None; one with a percent sign is meant."""
    found = _BELOW_ONE.fullmatch(str(value).strip())
    return Decimal(found[0]) or None if found and not isinstance(value, bool) else None


def _balance(subject: Subject, balance: Balance) -> Iterator[Diagnostic]:
    total, computed = balance.total, balance_total(balance)
    if total is not None and total != computed:
        yield subject.at(
            "NT501",
            ("case", "balance", "total"),
            total=money(total),
            sum=money(computed),
            difference=money(abs(total - computed)),
        )


def _rate(subject: Subject, case: Case, part: str, rate: Rate) -> Iterator[Diagnostic]:
    loc = ("case", "rates", part)
    name = Phrase(f"part-{part}")
    figures = (rate.percent_a_day, rate.percent_a_month, rate.fixed)
    if all(figure is None for figure in figures):
        yield subject.at("NT503", loc, at_key=True)
    elif rate.of == part and (rate.percent_a_day or rate.percent_a_month):
        yield subject.at("NT504", loc, at_key=True, part=name)
    else:
        computed, formula = compute(case, rate)
        stated = getattr(case.balance, part)
        if abs(computed - stated) > TOLERANCE:
            yield subject.at(
                "NT502",
                loc,
                at_key=True,
                part=name,
                computed=money(computed),
                formula=formula,
                stated=money(stated),
            )


def compute(case: Case, rate: Rate) -> tuple[Decimal, str]:
    """The amount a rate gives, to the cent, and how; without `days` the days overdue count."""
    base = getattr(case.balance, rate.of)
    amount, terms = Decimal(0), []
    if rate.percent_a_day is not None:
        days = rate.days or max(case.overdue_days, 0)
        amount += base * rate.percent_a_day / 100 * days
        terms.append(f"{money(base)} × {rate.percent_a_day}% × {days}")
    if rate.percent_a_month is not None:
        months = rate.months or 1
        amount += base * rate.percent_a_month / 100 * months
        terms.append(f"{money(base)} × {rate.percent_a_month}% × {months}")
    if rate.fixed is not None:
        amount += rate.fixed
        terms.append(money(rate.fixed))
    return amount.quantize(CENT, ROUND_HALF_UP), " + ".join(terms)


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that name, or None."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _zone(subject: Subject, case: Case) -> Iterator[Diagnostic]:
    word, loc = case.contact.zone, ("case", "contact", "zone")
    zone = zone_of(word)
    if zone is None:
        zones = tuple(sorted(available_timezones()))
        cities = {name.rpartition("/")[2]: name for name in zones}
        guess = nearest(word, zones) or cities.get(nearest(word, tuple(cities)) or "")
        sure = len(near(word, zones) or near(word, tuple(cities))) == 1
        told = (
            {"hint_id": "did-you-mean", "nearest": guess, "sure": sure}
            if guess
            else advice(word, ("Asia/Shanghai", "America/New_York", "Europe/London"))
        )
        yield subject.at("NT505", loc, word=word, **told)
    elif case.contact.at.tzinfo is None and not _exists(case.contact.at, zone):
        shown = _shown(case.contact.at)
        yield subject.at("NT507", ("case", "contact", "at"), word=shown, zone=word)


def _exists(at: datetime, zone: ZoneInfo) -> bool:
    there = at.replace(tzinfo=zone)
    try:
        return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == at
    except OverflowError:
        # The first and the last day of the calendar have no neighbour to convert to.
        return True


def _times(subject: Subject, case: Case) -> Iterator[Diagnostic]:
    contact = case.contact.at.replace(tzinfo=None)
    earlier: list[tuple[Loc, datetime]] = [
        *((("case", "history", n, "at"), past.at) for n, past in enumerate(case.history)),
        *((("case", "requests", n, "at"), asked.at) for n, asked in enumerate(case.requests)),
    ]
    for loc, at in [(("case", "contact", "at"), case.contact.at), *earlier]:
        if at.tzinfo is not None:
            offset = at.strftime("%z")
            yield subject.at("NT506", loc, key="at", offset=f"{offset[:3]}:{offset[3:]}")
    for loc, at in earlier:
        if at.replace(tzinfo=None) > contact:
            yield subject.at("NT508", loc, word=_shown(at), contact=_shown(contact))


def _shown(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def check_position(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """The debtor's ladder in itself and against what the trainee may agree to."""
    ladder = scenario.debtor.concedes
    today = scenario.case.contact.at.date()
    for number, terms in enumerate(ladder):
        loc: Loc = ("debtor", "concedes", number)
        first = terms.first_payment_from
        if first is not None and first < today:
            yield subject.at(
                "NT512",
                (*loc, "first_payment_from"),
                word=first.isoformat(),
                contact=today.isoformat(),
            )
        if number and _asks_more(terms, ladder[number - 1]):
            yield subject.at("NT510", loc, number=number + 1)
    kinds = {outcome.kind for outcome in scenario.outcomes.values()}
    gap = _gap(scenario) if OutcomeKind.AGREEMENT in kinds else ""
    if gap:
        yield subject.at("NT509", ("mandate",), at_key=True, reason=Phrase(f"gap-{gap}"))


def _asks_more(terms: Terms, before: Terms) -> bool:
    """Whether a rung wants more waived in some part and less in none."""
    pairs = [(_waived(terms, part), _waived(before, part)) for part in COMPONENTS]
    return any(now > then for now, then in pairs) and all(now >= then for now, then in pairs)


def _waived(owner: Any, part: str) -> Decimal:
    waive: Mapping[str, Decimal] = owner.waive
    return waive.get(part, Decimal(0))


def _gap(scenario: Scenario) -> str:
    """Why no rung of the ladder can be met within the mandate, empty when one can."""
    gaps = [_gap_of(scenario, terms) for terms in scenario.debtor.concedes]
    return gaps[-1] if all(gaps) else ""


def _gap_of(scenario: Scenario, terms: Terms) -> str:
    mandate, means = scenario.mandate, scenario.debtor.can_pay
    if any(_waived(terms, part) > _waived(mandate, part) for part in COMPONENTS):
        return "waive"
    first = terms.first_payment_from
    waiting = (first - scenario.case.contact.at.date()).days if first is not None else 0
    if waiting > mandate.first_payment_within_days:
        return "date"
    now = _at_most(terms.pay_now, means.now)
    monthly = _at_most(terms.monthly, means.monthly)
    rest = max(_least_due(scenario) - now, Decimal(0))
    if not rest:
        return ""
    months = (rest / monthly).to_integral_value(ROUND_CEILING) if monthly else Decimal("Infinity")
    if months > mandate.instalments:
        return "instalments"
    floor = mandate.monthly_at_least
    return "monthly" if floor is not None and months > 1 and monthly < floor else ""


def _at_most(wanted: Decimal | None, means: Decimal) -> Decimal:
    return means if wanted is None else min(wanted, means)


def _least_due(scenario: Scenario) -> Decimal:
    """What is left to pay when everything the mandate allows is waived."""
    balance = scenario.case.balance
    return sum(
        (
            getattr(balance, part) * (100 - _waived(scenario.mandate, part)) / 100
            for part in COMPONENTS
        ),
        Decimal(0),
    )
