"""The case file in plain lines, for `show` and the plain face."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.catalogue.entries import catalogue, stage_of
from negotiation_trainer.dialogue.bargaining.terms import component_name
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.case_model import Case, Mandate
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total, money

SIGNS = {"CNY": "¥", "USD": "$", "GBP": "£"}


def briefing_lines(compiled: Compiled, lang: str) -> Iterator[str]:
    """Yield what a trainee may know before the talk."""
    source, case = compiled.source, compiled.case

    def text(key: str, **values: object) -> str:
        return say("case", key, lang, **values)

    yield source.title
    yield source.summary
    if source.note:
        yield text("note", note=source.note)
    yield ""
    yield from _people(case, lang)
    yield from _debt(case, lang)
    yield from _contact(case, lang)
    for remark in case.notes:
        yield text("remark", remark=remark)
    yield ""
    yield from _mandate(source.mandate, case, lang)
    yield ""
    yield text("private")


def _people(case: Case, lang: str) -> Iterator[str]:
    def text(key: str, **values: object) -> str:
        return say("case", key, lang, **values)

    collector = case.collector
    yield text("debtor", name=case.debtor.name, address_as=case.debtor.address_as)
    if case.debtor.background:
        yield text("background", background=case.debtor.background)
    if case.debtor.verify_with:
        joined = text("and").join(case.debtor.verify_with)
        yield text("verify", what=joined)
    yield text("creditor", creditor=case.creditor)
    party = text(f"party.{collector.party}")
    yield text(
        "collector", name=collector.name, id=collector.id, company=collector.company, party=party
    )


def _debt(case: Case, lang: str) -> Iterator[str]:
    sign = SIGNS[case.currency]
    balance = case.balance
    product = catalogue().products.get(case.product)
    stage = catalogue().stages[stage_of(case.overdue_days)]
    yield say(
        "case",
        "balance",
        lang,
        product=product.label.get(lang) if product else case.product,
        total=sign + money(balance_total(balance)),
        principal=sign + money(balance.principal),
        interest=sign + money(balance.interest),
        penalty=sign + money(balance.penalty),
        penalty_name=component_name("penalty", case.product, lang),
    )
    yield say(
        "case",
        "overdue",
        lang,
        days=case.overdue_days,
        stage=f"{stage.id} · {stage.label.get(lang)}",
    )
    yield say("case", "tone", lang, tone=stage.tone.get(lang))


def _contact(case: Case, lang: str) -> Iterator[str]:
    channel = catalogue().channels[case.contact.channel].label.get(lang)
    when = f"{case.contact.at:%Y-%m-%d %H:%M}"
    recorded = say("case", "recorded.yes" if case.contact.recorded else "recorded.no", lang)
    zone = case.contact.zone
    yield say("case", "contact", lang, channel=channel, when=when, zone=zone, recorded=recorded)
    for past in case.history:
        answered = say("case", "answered" if past.answered else "unanswered", lang)
        by = say("case", f"by.{past.by}", lang)
        yield say(
            "case",
            "history",
            lang,
            when=f"{past.at:%Y-%m-%d %H:%M}",
            by=by,
            answered=answered,
            who=f" ({past.who})" if past.who else "",
            note=past.note or "",
        )
    for request in case.requests:
        kind = say("case", f"request.{request.kind}", lang)
        when = f"{request.at:%Y-%m-%d}"
        yield say("case", "requested", lang, when=when, kind=kind, note=request.note or "")
    flags = ("suit_intended", "reported", "time_barred", "judgment")
    facts = [say("case", f"legal.{f}.{str(getattr(case.legal, f)).lower()}", lang) for f in flags]
    joiner = "；" if lang == "zh" else "; "
    yield say("case", "legal_line", lang, facts=joiner.join(facts))


def _mandate(mandate: Mandate, case: Case, lang: str) -> Iterator[str]:
    parts = [say("case", "mandate.instalments", lang, count=mandate.instalments)]
    for component, percent in mandate.waive.items():
        name = component_name(component, case.product, lang)
        rate = f"{percent.normalize():f}"
        parts.append(say("case", "mandate.waive", lang, component=name, percent=rate))
    parts.append(say("case", "mandate.first", lang, days=mandate.first_payment_within_days))
    if mandate.monthly_at_least is not None:
        amount = SIGNS[case.currency] + money(mandate.monthly_at_least)
        parts.append(say("case", "mandate.monthly", lang, amount=amount))
    joiner = "；" if lang == "zh" else "; "
    yield say("case", "mandate.line", lang, parts=joiner.join(parts))
