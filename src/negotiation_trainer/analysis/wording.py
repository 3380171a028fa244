"""Fills a phrase from what the trainee sees: the file, an offer's terms, the debtor's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from negotiation_trainer.analysis.view import CaseFile, View
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS, Plan, merge, work_out
from negotiation_trainer.dialogue.bargaining.terms import component_name, terms_text
from negotiation_trainer.dialogue.derived import kept
from negotiation_trainer.scenario.compiling import filler, money

NOTICE = "This is an attempt to collect a debt, and what you tell me will be used for that. "
ECHO_MOST = {"zh": 18, "en": 60}
OF_AN_OFFER = re.compile(r"\{(down|waiver|each|months|day|terms)\}")
_CLAUSE = re.compile(r"[^。！？!?;；….,，—]+")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")


def fill(text: str, view: View, offer: Offer | None) -> str:
    """Put the case, the debtor's words and the terms of an offer into a phrase."""
    if "{" not in text:
        return text
    values = {**_of_the_case(view.file), "echo": echo(view.line, view.lang)}
    if OF_AN_OFFER.search(text):
        values |= _of_an_offer(offer, view)
    return filler(values)(text)


def _cash(amount: Decimal, lang: str) -> str:
    shown = money(amount).removesuffix(".00")
    return f"{shown}元" if lang == "zh" else f"${shown}"


@kept
def _of_the_case(file: CaseFile) -> Mapping[str, str]:
    lang = file.lang
    owed = [(part, getattr(file.balance, part)) for part in COMPONENTS]
    named = [
        f"{component_name(part, file.product, lang)}{_cash(amount, lang)}"
        if lang == "zh"
        else f"{_cash(amount, lang)} in {component_name(part, file.product, lang)}"
        for part, amount in owed
        if amount
    ]
    joiner = "、" if lang == "zh" else ", "
    return {
        **file.fills,
        "owed": _cash(sum((amount for _, amount in owed), Decimal(0)), lang),
        "parts": joiner.join(named),
        "notice": NOTICE if lang == "en" and file.party == "third" else "",
        "checks": _list(file.checks, lang),
        "waive_limit": _limit(file),
        "most_months": str(file.mandate.instalments),
        "rate": _rate(file),
    }


def _list(items: Sequence[str], lang: str) -> str:
    return ("和" if lang == "zh" else " and ").join(items)


def _limit(file: CaseFile) -> str:
    """The most the trainee may waive, in words."""
    zh = file.lang == "zh"
    parts = [
        f"{component_name(part, file.product, file.lang)}最多{percent.normalize():f}%"
        if zh
        else f"at most {percent.normalize():f}% of the {component_name(part, file.product, 'en')}"
        for part, percent in file.mandate.waive.items()
        if getattr(file.balance, part)
    ]
    return _list(parts, file.lang) or ("没有减免的余地" if zh else "nothing")


def _rate(file: CaseFile) -> str:
    """How a component was computed, in the words of the file; empty where the file has none."""
    zh = file.lang == "zh"
    for part in ("penalty", "interest"):
        rate = file.rates.get(part)
        if rate is None:
            continue
        name = component_name(part, file.product, file.lang)
        if rate.percent_a_day is not None:
            percent = f"{rate.percent_a_day.normalize():f}%"
            if zh:
                return f"{name}按本金每天{percent}，算了{rate.days}天"
            return f"the {name} is {percent} of principal a day for {rate.days} days"
        if rate.percent_a_month is not None:
            percent = f"{rate.percent_a_month.normalize():f}%"
            if zh:
                return f"{name}按本金每月{percent}，算了{rate.months}个月"
            return f"the {name} is {percent} of principal a month for {rate.months} months"
        return (
            f"{name}是合同里写明的固定数"
            if zh
            else f"the {name} is the flat charge in the contract"
        )
    return "没有另外加收" if zh else "nothing was added on top"


@lru_cache(maxsize=1024)
def echo(line: str, lang: str) -> str:
    """Return a clause of the debtor's own, the longest that is easily said back."""
    clauses = [found.strip(" \"'“”") for found in _CLAUSE.findall(_ASIDE.sub("", line))]
    fitting = [clause for clause in clauses if 2 <= len(clause) <= ECHO_MOST[lang]]
    return max(fitting, key=len, default="" if not clauses else clauses[0][: ECHO_MOST[lang]])


def _day(day: date | None, lang: str) -> str:
    if day is None:
        return "月底" if lang == "zh" else "the end of the month"
    return f"{day.month}月{day.day}号" if lang == "zh" else f"{day:%B} {day.day}"


def _of_an_offer(offer: Offer | None, view: View) -> Mapping[str, str]:
    if offer is None:
        return {"down": "", "waiver": "", "each": "", "months": "", "day": "", "terms": ""}
    plan = work_out(merge(offer, view.yours), view.balance)
    worked = plan if isinstance(plan, Plan) else None
    down = worked.pay_now if worked else offer.pay_now
    return {
        "down": _first(down, view) if down else "",
        "waiver": _waiver(offer, view),
        "each": _cash(worked.monthly, view.lang) if worked else "",
        "months": str(worked.months) if worked else "",
        "day": _day(offer.first_payment, view.lang),
        "terms": terms_text(
            offer,
            view.balance,
            lang=view.lang,
            currency=view.file.currency,
            product=view.file.product,
        ),
    }


def _first(amount: Decimal, view: View) -> str:
    cash = _cash(amount, view.lang)
    return f"先付{cash}，" if view.lang == "zh" else f"{cash} down, "


def _waiver(offer: Offer, view: View) -> str:
    zh = view.lang == "zh"
    parts = []
    for part, percent in offer.waive:
        if not percent or not getattr(view.balance, part):
            continue
        name = component_name(part, view.file.product, view.lang)
        share = f"{percent.normalize():f}%"
        parts.append(f"{name}减免{share}，" if zh else f"{share} of the {name} waived, ")
    return "".join(parts)
