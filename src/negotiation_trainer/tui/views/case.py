"""The case file and the mandate, as a trainee may see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue, stage_of
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.case_model import Case, Mandate, PastContact
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.tui.figures import day, exact, moment, money, percent, stamp
from negotiation_trainer.tui.views.style import dim, joined, label_width, listed, pair, plain
from negotiation_trainer.tui.wrap import pad

COMPONENTS = ("principal", "interest", "penalty")
WHOLE = ("who", "debt", "mandate", "you", "history", "legal", "notes")
"""The sections of a file in the order they are read."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    body: Content


class CaseView:
    """One case file in one language of the interface; the file's own words stay as written."""

    def __init__(self, compiled: Compiled, lang: str) -> None:
        self._compiled = compiled
        self._case: Case = compiled.case
        self._lang = lang

    def _words(self, key: str, **values: object) -> str:
        return say("app", f"case.{key}", self._lang, **values)

    def _money(self, amount: Decimal) -> str:
        return money(amount, self._case.currency)

    def sections(self, names: Sequence[str] = WHOLE) -> list[Section]:
        """Return the file, or the sections named, in that order."""
        parts: dict[str, Callable[[], Iterator[Content]]] = {
            "who": self._who,
            "debt": self._debt,
            "mandate": self.mandate,
            "you": self._you,
            "history": self._history,
            "legal": self._legal,
            "notes": self._notes,
        }
        found = [(key, list(parts[key]())) for key in names]
        return [Section(self._words(key), joined(lines)) for key, lines in found if lines]

    def side(self) -> list[Section]:
        """Return what a trainee needs at a glance during the talk."""
        parts = [("who", self._brief()), ("debt", self._balance()), ("mandate", self.mandate())]
        return [Section(self._words(key), joined(lines)) for key, lines in parts]

    def _brief(self) -> Iterator[Content]:
        debtor = self._case.debtor
        yield plain(f"{debtor.name} · {debtor.address_as}", "bold")
        if debtor.verify_with:
            yield pair(self._words("verify"), listed(debtor.verify_with, self._lang))
        yield pair(self._words("creditor"), self._case.creditor)
        yield pair(self._words("overdue"), self._overdue())

    def _overdue(self) -> str:
        days = self._case.overdue_days
        stage = stage_of(days)
        if days <= 0:
            return self._words("not_due", days=-days, stage=stage)
        return self._words("days", days=days, stage=stage)

    def _who(self) -> Iterator[Content]:
        debtor = self._case.debtor
        yield pair(self._words("name"), f"{debtor.name} · {debtor.address_as}")
        if debtor.verify_with:
            yield pair(self._words("verify"), listed(debtor.verify_with, self._lang))
        if debtor.background:
            yield plain(debtor.background)
        entry = catalogue().personas.get(self._compiled.source.persona)
        if entry is not None:
            yield pair(self._words("persona"), entry.label.get(self._lang))

    def _balance(self) -> Iterator[Content]:
        balance, currency = self._case.balance, self._case.currency
        rows = [(self._words(part), exact(getattr(balance, part), currency)) for part in COMPONENTS]
        total = (self._words("total"), exact(balance_total(balance), currency))
        labels = label_width(name for name, _ in (*rows, total))
        figures = label_width(text for _, text in (*rows, total))
        for name, text in rows:
            yield Content.assemble(
                (pad(name, labels) + "  ", "$aside"), pad(text, figures, right=True)
            )
        name, text = total
        yield Content.assemble(
            (pad(name, labels) + "  ", "$aside"), (pad(text, figures, right=True), "bold")
        )

    def _debt(self) -> Iterator[Content]:
        case = self._case
        product = catalogue().products.get(case.product)
        label = product.label.get(self._lang) if product else case.product
        ends = self._words("ends", digits=case.account_ends) if case.account_ends else ""
        yield pair(self._words("product"), f"{label}{ends}")
        yield pair(self._words("creditor"), case.creditor)
        yield pair(self._words("overdue"), self._overdue(), "bold")
        yield Content("")
        yield from self._balance()
        for part, rate in case.rates.items():
            words = self._rate(rate.percent_a_day, rate.percent_a_month, rate.fixed)
            base = self._words(rate.of)
            span = self._span(rate.days, rate.months)
            yield dim(self._words("rate", part=self._words(part), base=base, rate=words) + span)
        yield Content("")
        tone = catalogue().stages[stage_of(case.overdue_days)].tone.get(self._lang)
        yield Content.assemble((self._words("tone"), "bold"), "  ", plain(tone))

    def _rate(self, daily: Decimal | None, monthly: Decimal | None, flat: Decimal | None) -> str:
        if daily is not None:
            return self._words("daily", rate=percent(daily))
        if monthly is not None:
            return self._words("monthly_rate", rate=percent(monthly))
        return self._money(flat) if flat is not None else ""

    def _span(self, days: int | None, months: int | None) -> str:
        if days:
            return self._words("for_days", n=days)
        return self._words("for_months", n=months) if months else ""

    def mandate(self) -> Iterator[Content]:
        """Yield what the trainee may agree to."""
        mandate: Mandate = self._compiled.mandate
        for part, share in mandate.waive.items():
            most = getattr(self._case.balance, part) * share / 100
            values = {"part": self._words(part), "share": percent(share)}
            yield plain("• " + self._words("may_waive", most=self._money(most), **values))
        if not mandate.waive:
            yield plain("• " + self._words("no_waiver"))
        if mandate.instalments > 1:
            yield plain("• " + self._words("may_split", n=mandate.instalments))
        else:
            yield plain("• " + self._words("no_split"))
        within = mandate.first_payment_within_days
        limit = self._case.contact.at.date().toordinal() + within
        last = day(self._case.contact.at.date().fromordinal(limit), self._lang)
        yield plain("• " + self._words("first_within", n=within, last=last))
        if mandate.monthly_at_least is not None:
            least = self._money(mandate.monthly_at_least)
            yield plain("• " + self._words("monthly_at_least", least=least))

    def _you(self) -> Iterator[Content]:
        case = self._case
        who = case.collector
        yield pair(self._words("name"), self._words("staff", name=who.name, id=who.id))
        yield pair(self._words("company"), f"{who.company} · {self._words('party_' + who.party)}")
        channel = catalogue().channels[case.contact.channel].label.get(self._lang)
        recorded = self._words("recorded" if case.contact.recorded else "not_recorded")
        yield pair(self._words("channel"), f"{channel} · {recorded}")
        when = moment(case.contact.at, self._lang)
        yield pair(self._words("when"), f"{when} · {case.contact.zone}")

    def _history(self) -> Iterator[Content]:
        for past in self._case.history:
            yield Content.assemble((f"{stamp(past.at)}  ", "$aside"), plain(self._past(past)))
        for asked in self._case.requests:
            words = self._words(f"request.{asked.kind}")
            note = f" {asked.note}" if asked.note else ""
            yield Content.assemble((f"{stamp(asked.at)}  ", "$warning"), plain(words + note))

    def _past(self, past: PastContact) -> str:
        key = "answered" if past.answered else "unanswered"
        words = self._words(f"{key}_{past.by}")
        who = self._words("answered_who", who=past.who) if past.who else ""
        note = self._words("past_note", note=past.note) if past.note else ""
        return words + who + note

    def _legal(self) -> Iterator[Content]:
        legal = self._case.legal
        for key, holds in (
            ("reported", legal.reported),
            ("suit", legal.suit_intended),
            ("judgment", legal.judgment),
            ("barred", legal.time_barred),
        ):
            yield plain("• " + self._words(f"{key}_{'yes' if holds else 'no'}"))

    def _notes(self) -> Iterator[Content]:
        for note in self._case.notes:
            yield plain(f"• {note}")
