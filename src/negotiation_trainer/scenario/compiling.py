"""From what an author wrote to what runs: ids resolved, rows and conditions callable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from negotiation_trainer.scenario import case_model, model
from negotiation_trainer.scenario.compiled import (
    Compiled,
    CompiledOutcome,
    CompiledPersona,
    CompiledState,
    Edge,
    HiddenFact,
    Occasion,
    OfferedReply,
    Opening,
    SpokenLine,
)
from negotiation_trainer.scenario.guards import Guard, compile_guard
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines, PersonaRow
from negotiation_trainer.scenario.wording_model import Wording

if TYPE_CHECKING:
    from negotiation_trainer.catalogue.moves import Offer, Segment

ANY = "any"
CLOSE = "close"
QUESTIONS = frozenset({"ask_open", "ask_closed"})

Fits = Callable[[Occasion], bool]


def compile_opening(item: str | Mapping[str, str] | model.CallFor) -> Opening:
    """Resolve one `calls_for` item."""
    if isinstance(item, str):
        return _calls_for_act(item)
    items = item.any if isinstance(item, model.CallFor) else (item,)
    alternatives = tuple(pair for entry in items for pair in _alternatives(entry))
    name = "|".join(act if topic is None else f"{act}:{topic}" for act, topic in alternatives)
    return Opening(name, alternatives)


@lru_cache
def _calls_for_act(act: str) -> Opening:
    return Opening(act, ((act, None),))


def _alternatives(entry: str | Mapping[str, str]) -> Iterable[tuple[str, str | None]]:
    if isinstance(entry, str):
        yield entry, None
    else:
        yield from entry.items()


def compile_line(line: model.Line, key: str, fill: Callable[[str], str]) -> SpokenLine:
    """Resolve one line; placeholders are filled from the case."""
    return SpokenLine(
        key=key,
        guard=compile_guard(line.when),
        say=tuple(map(fill, line.say)),
        openings=tuple(map(compile_opening, line.calls_for)),
        confirms_identity=line.confirms == "identity",
        vague=line.vague,
        puts_counter=line.puts_counter,
        raises=tuple(raised.value for raised in line.raises),
    )


def _lines(
    lines: Iterable[model.Line], key: str, fill: Callable[[str], str]
) -> tuple[SpokenLine, ...]:
    return tuple(compile_line(line, f"{key}.lines.{n}", fill) for n, line in enumerate(lines))


def _says(acts: frozenset[str], topics: frozenset[str]) -> Callable[[Segment], bool]:
    def says(segment: Segment) -> bool:
        return not acts.isdisjoint(segment.acts) and (
            not topics or not topics.isdisjoint(segment.topics)
        )

    return says


def _act_fits(row: model.Row, guard: Guard, *, ends: bool) -> Fits:
    """`close` acts last, and never while a question of the trainee's is open.

    No row ends the talk on a question about something else: it wants its answer first.
    """
    acts, topics = frozenset(row.act), frozenset(row.about)
    says_close = _says(acts, topics)
    says_other = _says(acts - {CLOSE}, topics) if CLOSE in acts else says_close

    def asks_else(segment: Segment) -> bool:
        about = frozenset(segment.topics)
        asks = bool(about) and not QUESTIONS.isdisjoint(segment.acts)
        return asks and about.isdisjoint(topics) and not says_close(segment)

    def fits(occasion: Occasion) -> bool:
        says = says_other if occasion.questions_open else says_close
        if ends and any(map(asks_else, occasion.segments)):
            return False
        return any(map(says, occasion.segments)) and guard(occasion.situation)

    return fits


def _row_fits(row: model.Row, *, ends: bool) -> Fits:
    guard = compile_guard(row.when)
    if row.act:
        return _act_fits(row, guard, ends=ends)
    if row.breach:
        breaches = frozenset(row.breach)
        return lambda occasion: (
            bool(occasion.breaches)
            and (ANY in breaches or not breaches.isdisjoint(occasion.breaches))
            and guard(occasion.situation)
        )
    if row.offer:
        results = frozenset(row.offer)
        return lambda occasion: occasion.offer in results and guard(occasion.situation)
    signals = frozenset(row.signal)
    return lambda occasion: not signals.isdisjoint(occasion.signals) and guard(occasion.situation)


def _row_label(row: model.Row) -> str:
    what = "/".join(row.act or row.breach or row.offer or row.signal)
    return f"{what}: {'/'.join(row.about)}" if row.about else what


def _edge(
    row: model.Row,
    key: str,
    sources: tuple[str, ...],
    fill: Callable[[str], str],
    *,
    ends: bool,
) -> Edge:
    label = _row_label(row)
    return Edge(
        trigger=f"{label}@{key}",
        label=label,
        sources=sources,
        to=row.to,
        fits=_row_fits(row, ends=ends),
        lines=_lines(row.lines, key, fill),
        key=key,
    )


def _persona_fits(row: PersonaRow) -> Fits:
    moods = frozenset(row.mood)

    def in_mood(occasion: Occasion) -> bool:
        return not moods or occasion.situation.mood in moods

    def running(occasion: Occasion, names: Iterable[str]) -> bool:
        return any(occasion.streaks.get(name, 0) >= row.after for name in names)

    if row.breach:
        breaches = frozenset(row.breach)
        return lambda o: (
            in_mood(o)
            and any(
                (ANY in breaches or breach in breaches) and running(o, (f"breach:{breach}",))
                for breach in o.breaches
            )
        )
    if row.signal:
        signals = frozenset(row.signal)
        return lambda o: (
            in_mood(o) and running(o, (f"signal:{signal}" for signal in signals & o.signals))
        )
    says = _says(frozenset(row.act), frozenset(row.about))
    acts = frozenset(row.act)

    def act_fits(occasion: Occasion) -> bool:
        if not in_mood(occasion):
            return False
        said = {a for s in occasion.segments if says(s) for a in s.acts if a in acts}
        if row.called_for is True:
            said &= occasion.met_acts
        elif row.called_for is False:
            said -= occasion.met_acts
        return running(occasion, (f"act:{act}" for act in said))

    return act_fits


def _persona_rank(row: PersonaRow) -> int:
    """Breaches are asked first, then signals, then acts."""
    return 0 if row.breach else 1 if row.signal else 2


def compile_persona(persona: Persona, lines: PersonaLines) -> CompiledPersona:
    """Resolve a persona: edges in the order of rulings (breach, signal, act; then file order)."""
    open_moods = tuple(name for name, mood in persona.moods.items() if mood.ends is None)
    numbered = sorted(enumerate(persona.moves), key=lambda item: _persona_rank(item[1]))
    edges = []
    for number, row in numbered:
        label = "/".join(row.breach or row.signal or row.act)
        label = f"{label}: {'/'.join(row.about)}" if row.about else label
        sources = tuple(mood for mood in open_moods if not row.mood or mood in row.mood)
        key = f"moves.{number}"
        edges.append(Edge(f"{label}@{key}", label, sources, row.to, _persona_fits(row), key=key))
    return CompiledPersona(
        source=persona,
        lines=lines,
        heat={name: mood.heat for name, mood in persona.moods.items()},
        ends={
            name: model.OutcomeKind(mood.ends.value)
            for name, mood in persona.moods.items()
            if mood.ends is not None
        },
        edges={mood: tuple(e for e in edges if mood in e.sources) for mood in open_moods},
        all_edges=tuple(edges),
        calls={
            name: tuple(map(compile_opening, said.calls_for)) for name, said in lines.moods.items()
        },
    )


def money(amount: Decimal) -> str:
    """Render an amount as the screens and lines do: 1,234.50."""
    return f"{amount:,.2f}"


def balance_total(balance: case_model.Balance) -> Decimal:
    """What is owed in all."""
    return balance.principal + balance.interest + balance.penalty


PLACEHOLDERS: Mapping[str, Callable[[case_model.Case], str]] = {
    "name": lambda case: case.debtor.name,
    "address_as": lambda case: case.debtor.address_as,
    "creditor": lambda case: case.creditor,
    "company": lambda case: case.collector.company,
    "collector": lambda case: case.collector.name,
    "collector_id": lambda case: case.collector.id,
    "total": lambda case: money(balance_total(case.balance)),
    "principal": lambda case: money(case.balance.principal),
    "interest": lambda case: money(case.balance.interest),
    "penalty": lambda case: money(case.balance.penalty),
    "overdue_days": lambda case: str(case.overdue_days),
    "account_ends": lambda case: case.account_ends or "",
}
"""The placeholders of spoken lines, and what each says of the case."""


def case_fills(case: case_model.Case) -> dict[str, str]:
    """Return what the placeholders of spoken lines stand for."""
    return {name: said(case) for name, said in PLACEHOLDERS.items()}


def filler(fills: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that replaces `{placeholder}`s; anything else in braces stays as it is."""

    def fill(text: str) -> str:
        if "{" not in text:
            return text
        for name, value in fills.items():
            text = text.replace("{" + name + "}", value)
        return text

    return fill


def _fact(name: str, fact: model.Fact, fill: Callable[[str], str]) -> HiddenFact:
    return HiddenFact(
        id=name,
        topics=frozenset(fact.about) | {f"fact:{name}"},
        opens_to=frozenset(fact.opens_to),
        guard=compile_guard(fact.when),
        line=compile_line(fact.line, f"debtor.facts.{name}.line", fill),
        deflect=tuple(map(fill, fact.deflect)),
        matters=fact.matters,
    )


def _offer(stated: model.ReplyOffer | None) -> Offer | None:
    if stated is None:
        return None
    # Few replies state one, and nobody who only checks a file or searches it needs moves.
    from negotiation_trainer.catalogue.moves import Offer

    return Offer(
        stated.pay_now,
        stated.monthly,
        stated.months,
        tuple(sorted(stated.waive.items())),
        stated.first_payment,
    )


def _replies(state: model.State, key: str, fill: Callable[[str], str]) -> tuple[OfferedReply, ...]:
    return tuple(
        OfferedReply(
            key=f"{key}.replies.{n}",
            number=n + 1,
            guard=compile_guard(reply.when),
            say=fill(reply.say),
            acts=reply.acts,
            topics=reply.topics,
            breaches=reply.breaches,
            note=reply.note,
            offer=_offer(reply.offer),
        )
        for n, reply in enumerate(state.replies)
    )


def compile_scenario(
    scenario: model.Scenario,
    persona: Persona,
    lines: PersonaLines,
    *,
    lang: str,
    jurisdiction: str,
    wording: tuple[Wording, ...] = (),
) -> Compiled:
    """Resolve a scenario that passed its checks; `wording` comes from around it."""
    fills = case_fills(scenario.case)
    fill = filler(fills)
    names = tuple(scenario.states)

    def edge(row: model.Row, key: str, sources: tuple[str, ...]) -> Edge:
        return _edge(row, key, sources, fill, ends=row.to in scenario.outcomes)

    shared = tuple(edge(row, f"anywhere.{n}", names) for n, row in enumerate(scenario.anywhere))
    states = {}
    for name, state in scenario.states.items():
        key = f"states.{name}"
        own = tuple(edge(row, f"{key}.moves.{n}", (name,)) for n, row in enumerate(state.moves))
        states[name] = CompiledState(
            name,
            _lines(state.lines, key, fill),
            _replies(state, key, fill),
            own + shared,
            bargains=state.bargains,
        )
    edges = tuple({e.key: e for s in states.values() for e in s.edges}.values())
    spoken = (*(s.lines for s in states.values()), *(edge.lines for edge in edges))
    return Compiled(
        source=scenario,
        persona=compile_persona(persona, lines),
        lang=lang,
        jurisdiction=jurisdiction,
        states=states,
        outcomes={
            name: CompiledOutcome(name, end.kind, _lines(end.lines, f"outcomes.{name}", fill))
            for name, end in scenario.outcomes.items()
        },
        facts={name: _fact(name, fact, fill) for name, fact in scenario.debtor.facts.items()},
        edges=edges,
        start=scenario.start,
        start_mood=scenario.opening_mood or persona.start,
        ladder_openings=tuple(
            tuple(map(compile_opening, rung.calls_for)) for rung in scenario.debtor.concedes
        ),
        fills=fills,
        wording=(*scenario.wording, *wording),
        says_who=any(line.confirms_identity for lines in spoken for line in lines),
    )
