"""The debrief in styled text: result, curve, turn by turn, rules, what there was to find, cards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.dialogue.bargaining.terms import terms_in
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.scoring.call_record import FieldCheck
from negotiation_trainer.scoring.curve_text import curve_lines
from negotiation_trainer.scoring.debrief import Deal, Debrief
from negotiation_trainer.scoring.evidence import Evidence, Gate
from negotiation_trainer.scoring.reasons import (
    gate_words,
    outcome_words,
    reason,
    rule_named,
)
from negotiation_trainer.scoring.rules_told import rule_told
from negotiation_trainer.tui.figures import money
from negotiation_trainer.tui.views.style import (
    dim,
    heading,
    joined,
    label_width,
    listed,
    plain,
)
from negotiation_trainer.tui.wrap import pad

BLANK = Content("")
COSTLY, GAINFUL = 3, 2
"""How many of the dearest and the best moments stand on the first page."""


class DebriefView:
    """One debrief in one language of the interface; quotes stay as spoken."""

    def __init__(self, attempt: Attempt, lang: str) -> None:
        self.attempt = attempt
        self.lang = lang
        self.found: Debrief = attempt.debrief()
        self.compiled = attempt.compiled
        self._marks: dict[str, int] = dict(attempt.bundle.scoring["rubric"]["pass_marks"])

    def words(self, key: str, /, **values: object) -> str:
        """Return one text of the debrief."""
        return say("app", f"debrief.{key}", self.lang, **values)

    def money(self, amount: Decimal) -> str:
        """Return an amount in the case's currency."""
        return money(amount, self.compiled.case.currency)

    # ── result ──

    def verdict(self) -> Content:
        """Say whether it was passed, and how it ended."""
        passed = self.found.passed
        head = Content.assemble(
            (f" {self.words('passed' if passed else 'failed')} ", self._stamp(passed)),
            "  ",
            (outcome_words(self.found.kind, self.lang), "bold"),
        )
        lines = [head, *self._why_not()]
        return joined(lines)

    def _stamp(self, passed: bool) -> str:
        return "bold $background on $success" if passed else "bold $background on $error"

    def _why_not(self) -> Iterator[Content]:
        if self.found.passed:
            return
        for gate in self.found.gates:
            if gate.failed:
                name = gate_words(gate, self.lang)
                turn = self._turn(gate.turn)
                yield plain("✗ " + self.words("gate_failed", name=name, turn=turn), "$error")
        low = [d.value for d, score in self.found.scores if score < self._marks[d.value]]
        if low:
            names = listed([self.dimension(name) for name in low], self.lang)
            yield plain("✗ " + self.words("below", names=names), "$warning")
        if self.found.kind.value in ("unfinished", "trainee_hung_up"):
            definition = catalogue().outcomes[self.found.kind.value].definition.get(self.lang)
            yield plain("✗ " + definition, "$warning")

    def _turn(self, turn: int | None) -> str:
        return self.words("at_turn", n=turn) if turn else ""

    def dimension(self, name: str) -> str:
        """Name a dimension of the score."""
        return catalogue().dimensions[name].label.get(self.lang)

    def scores(self, width: int) -> Content:
        """Return the four scores as bars with their pass marks."""
        labels = [self.dimension(d.value) for d, _ in self.found.scores]
        column = label_width(labels)
        room = max(min(width - column - 16, 50), 10)
        lines = []
        for label, (dimension, score) in zip(labels, self.found.scores, strict=True):
            least = self._marks[dimension.value]
            good = score >= least
            bar = _bar(score, least, room, "$success" if good else "$error")
            sign = "✓" if good else "✗"
            tail = f" {score:>3} {sign} " + self.words("needs", least=least)
            lines.append(Content.assemble(pad(label, column) + "  ", bar, (tail, "bold")))
        return joined(lines)

    def moments(self) -> Content | None:
        """Return what cost most, and what earned most, with turn and reason."""
        # One breach costs in several dimensions; here it stands once.
        dearest: dict[tuple[int, str, str], Evidence] = {}
        for item in sorted(self.found.evidence, key=lambda item: abs(item.points)):
            dearest[item.turn, item.rule, item.subject] = item
        ranked = sorted(dearest.values(), key=lambda item: item.points)
        worst = [item for item in ranked[:COSTLY] if item.points < 0]
        best = [item for item in ranked[: -GAINFUL - 1 : -1] if item.points > 0]
        lines = [self._moment(item) for item in (*worst, *best)]
        return joined([heading(self.words("moments")), *lines]) if lines else None

    def _moment(self, item: Evidence) -> Content:
        style = "bold $success" if item.points > 0 else "bold $error"
        why = reason(item, self.attempt.pack, self.lang, self.attempt.topic_words(self.lang))
        turn = self.words("turn", n=item.turn)
        return Content.assemble((f"{item.points:+g} {turn}  ", style), plain(why))

    def deal(self) -> Content:
        """Judge what was agreed for both sides, or say that nothing was."""
        deal = self.found.deal
        if deal is None:
            definition = catalogue().outcomes[self.found.kind.value].definition.get(self.lang)
            return joined([heading(self.words("no_deal")), plain(definition)])
        return joined([heading(self.words("deal", n=deal.turn)), *self._judged(deal)])

    def _judged(self, deal: Deal) -> Iterator[Content]:
        yield plain(terms_in(self.compiled, deal.offer, self.lang), "bold")
        plan = deal.plan
        sums = [self.words("total", total=self.money(plan.total))]
        if plan.months:
            monthly = self.money(max(plan.monthly, plan.last))
            sums.append(self.words("monthly", monthly=monthly, n=plan.months))
        if deal.waived:
            sums.append(self.words("waived", waived=self.money(deal.waived)))
        yield plain(" · ".join(sums))
        means = self.compiled.debtor.can_pay
        values = {"now": self.money(means.now), "monthly": self.money(means.monthly)}
        if deal.affordable:
            yield plain("✓ " + self.words("affordable", **values), "$success")
        else:
            yield plain("✗ " + self.words("not_affordable", **values), "$error")
        if deal.inside_mandate:
            yield plain("✓ " + self.words("inside"), "$success")
        else:
            over = listed(
                [say("score", f"over.{name}", self.lang) for name in deal.over], self.lang
            )
            yield plain("✗ " + self.words("outside", over=over), "$error")

    def offers(self) -> Content | None:
        """Return the offers of both sides over the turns, None where nobody made one."""
        lines = list(curve_lines(self.found.curve, self.compiled, self.lang))
        return joined([heading(lines[0]), *map(plain, lines[1:])]) if lines else None

    def plan(self) -> Content | None:
        """Return the trainee's own plan, to be held against what happened."""
        kept = self.attempt.plan
        lines = [
            Content.assemble((self.words(f"plan.{key}") + "  ", "$aside"), plain(str(text)))
            for key in ("goal", "floor", "alternative", "opening")
            if (text := kept.get(key))
        ]
        return joined([heading(self.words("plan.title")), *lines]) if lines else None

    # ── rules ──

    def gates(self) -> Content:
        """Return every gate with its rule and what that rests on."""
        parts: list[Content] = [dim(self.words("gates_lead"))]
        for gate in self.found.gates:
            parts += [BLANK, *self._gate(gate)]
        return joined(parts)

    def _gate(self, gate: Gate) -> Iterator[Content]:
        name = gate_words(gate, self.lang)
        if not gate.assessable:
            yield plain(f"? {name}  {self.words('not_assessable')}", "bold $warning")
        elif gate.failed:
            yield plain(f"✗ {name}  {self._turn(gate.turn)}", "bold $error")
        else:
            yield plain(f"✓ {name}", "bold $success")
        if gate.failed and gate.quote:
            yield plain("  " + self.words("quote", words=gate.quote))
        rule = rule_named(self.attempt.pack, gate.rule)
        if rule is not None:
            yield from self.rule(rule)

    def rule(self, rule: Rule) -> Iterator[Content]:
        """Say a rule, what it rests on and when that was verified."""
        told = rule_told(rule, self.lang)
        grounds = (told.source, told.verified) if told.source else (told.why_none,)
        yield plain("  " + told.text)
        yield dim("  " + " · ".join(filter(None, (told.force, *grounds))))

    # ── what there was to find ──

    def facts(self) -> Content:
        """Return the facts found and missed, and what they would have changed."""
        total = len(self.compiled.facts)
        lead = self.words("facts_lead", found=len(self.found.found), total=total)
        parts = [heading(lead)]
        for name in self.found.found:
            parts += [BLANK, *self._fact(name, found=True)]
        for name in self.found.hidden:
            parts += [BLANK, *self._fact(name, found=False)]
        return joined(parts)

    def _fact(self, name: str, *, found: bool) -> Iterator[Content]:
        fact = self.compiled.facts[name]
        topics = catalogue().topics
        about = [topics[t].label.get(self.lang) for t in sorted(fact.topics) if t in topics]
        label = listed(about, self.lang) or name
        if found:
            turn = next(t.number for t in self.attempt.talk.turns if t.fact == name)
            yield plain(f"✓ {label}  {self._turn(turn)}", "bold $success")
        else:
            yield plain(f"✗ {label}  {self.words('fact_missed')}", "bold $warning")
        yield plain("  " + self.words("quote", words=fact.line.say[0]))
        if fact.matters:
            label = self.words("matters")
            yield Content.assemble((f"  {label} ", "bold"), plain(fact.matters))
        if not found:
            source = self.compiled.debtor.facts[name]
            if source.asked_like:
                yield dim("  " + self.words("ask_like", words=source.asked_like[0]))

    def record(self) -> Content:
        """Return the call record checked against what was agreed."""
        checks = self.attempt.record_checks()
        if checks is None:
            return joined([heading(self.words("record")), dim(self.words("no_record"))])
        return joined([heading(self.words("record")), *map(self._field, checks)])

    def _field(self, check: FieldCheck) -> Content:
        label = say("score", f"record.{check.field}", self.lang)
        written, actual = self._value(check, check.written), self._value(check, check.actual)
        if check.agrees is None:
            return plain(f"  {label}  {self.words('field_empty')}", "$aside")
        if check.agrees:
            shown = written or self.words("field_none")
            return plain(f"✓ {label}  {shown}", "$success")
        words = self.words(
            "field_differs",
            written=written or self.words("field_none"),
            actual=actual or self.words("field_none"),
        )
        return plain(f"✗ {label}  {words}", "$error")

    def _value(self, check: FieldCheck, text: str) -> str:
        outcomes = catalogue().outcomes
        if check.field == "result" and text in outcomes:
            return outcomes[text].label.get(self.lang)
        return text


def _bar(score: int, least: int, width: int, style: str) -> Content:
    """A bar of `width` cells; the pass mark shows as a line where the bar does not cover it."""
    filled = round(score * width / 100)
    mark = min(round(least * width / 100), width - 1)
    cells = ["█" if at < filled else "─" for at in range(width)]
    cells[mark] = "┃"
    parts: list[tuple[str, str]] = [
        (sign, "bold $foreground" if at == mark else style if at < filled else "$faint")
        for at, sign in enumerate(cells)
    ]
    return Content.assemble(*parts)
