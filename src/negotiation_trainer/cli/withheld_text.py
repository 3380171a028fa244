"""Why facts stayed in, in words and as plain data; for the author of a playthrough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from negotiation_trainer.analysis.graph_words import condition, mood_title, state_title
from negotiation_trainer.analysis.playthrough import Mismatch, Rehearsal
from negotiation_trainer.analysis.withheld import Reason, Withheld, withheld
from negotiation_trainer.messages import say
from negotiation_trainer.records.rehearsing import Played
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.yaml_source import read_source

AREA = "rehearse"


def kept_back(played: Played, item: Mismatch) -> tuple[Withheld, ...]:
    """Return why the facts that were expected did not come; empty for any other expectation."""
    found = played.rehearsal
    if item.field != "facts" or found is None or played.bundle is None:
        return ()
    known = found.turns[item.turn].after.known
    missing = [fact for fact in _expected(found, item) if fact not in known]
    return withheld(played.bundle.compiled, found.turns[: item.turn + 1], missing)


def _expected(found: Rehearsal, item: Mismatch) -> tuple[str, ...]:
    if item.of_a_move:
        return found.playthrough.moves[item.turn - 1].expect.facts
    return found.playthrough.expect.facts


def withheld_lines(played: Played, item: Mismatch, lang: str) -> Iterator[str]:
    """Tell why each fact stayed in."""
    for one in kept_back(played, item):
        yield say(AREA, f"withheld.{one.reason.value}", lang, **_values(played, one, lang))


def withheld_data(played: Played, item: Mismatch, lang: str) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [
        {
            "fact": one.fact,
            "reason": one.reason.value,
            "move": one.turn or None,
            "unmet": one.unmet.model_dump(mode="json", exclude_defaults=True) if one.unmet else {},
            "why": line.strip(),
        }
        for one, line in zip(
            kept_back(played, item), withheld_lines(played, item, lang), strict=True
        )
    ]


def _values(played: Played, one: Withheld, lang: str) -> dict[str, object]:
    assert played.bundle is not None
    compiled = played.bundle.compiled
    values: dict[str, object] = {"fact": one.fact, "turn": one.turn, "other": one.other}
    if one.reason is Reason.NOT_ASKED:
        values["ways"] = ways(compiled, one.fact, lang)
    if one.unmet is not None:
        values["unmet"] = condition(one.unmet, compiled, lang)
        values["now"] = _now(compiled, played, one, lang)
    if one.row:
        values["line"] = _line(played, one.row)
    return values


def ways(compiled: Compiled, fact: str, lang: str) -> str:
    """Say what would ask for a fact, as its file has it."""
    source = compiled.debtor.facts[fact]
    parts = [
        *([f"about: {', '.join(source.about)}"] if source.about else []),
        *([f"asked_like: {source.asked_like[0]}"] if source.asked_like else []),
        *([f"opens_to: {', '.join(source.opens_to)}"] if source.opens_to else []),
        f"fact:{fact}",
    ]
    return ("；" if lang == "zh" else "; ").join(parts)


def _now(compiled: Compiled, played: Played, one: Withheld, lang: str) -> str:
    assert one.now is not None
    assert played.rehearsal is not None
    state = played.rehearsal.turns[one.turn].after.state
    return say(
        AREA,
        "withheld.now",
        lang,
        mood=mood_title(compiled, one.now.mood, lang),
        heat=one.now.heat,
        state=state_title(compiled, state),
        turns=one.now.turns_here,
    )


def _line(played: Played, row: str) -> int:
    """The line of the scenario's file on which a row stands."""
    assert played.place is not None
    loc = [int(part) if part.isdecimal() else part for part in row.split(".")]
    return read_source(played.place.path).places.of(loc).line
