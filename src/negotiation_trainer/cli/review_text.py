"""Reviews in plain lines: a page a talk, and a table of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.visible import cells, clip
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.reasons import by_turn, citation, gate_words
from negotiation_trainer.scoring.review import Review
from negotiation_trainer.scoring.review_events import review_reason
from negotiation_trainer.scoring.rubric import Dimension

NAME_CELLS = 24
QUOTE_CELLS = 100
LEAST_NAME = 6


def review_lines(found: Review, lang: str) -> Iterator[str]:
    """Yield the page of one talk: scores, gates, the talk with its evidence, what was missing."""
    yield _say("head", lang, talk=found.talk, moves=len(found.turns) - 1)
    yield _say("by", lang, pack=_pack_title(found, lang), party=_say(f"party.{found.party}", lang))
    if found.given:
        yield _say("given", lang, fields=", ".join(found.given))
    yield _say("estimated", lang)
    for dimension, score in found.scores:
        yield _say("score", lang, label=_label(dimension, lang), score=score)
    yield from _gates(found, lang)
    yield ""
    evidence = by_turn(found.evidence)
    for turn in found.turns:
        yield from _turn(found, turn, evidence.get(turn.number, []), lang)
    yield from _missing(found, lang)
    yield ""


def _say(key: str, lang: str, /, **values: object) -> str:
    return say("review", key, lang, **values)


def _label(dimension: Dimension, lang: str) -> str:
    return catalogue().dimensions[dimension.value].label.get(lang)


def _pack_title(found: Review, lang: str) -> str:
    titles = found.pack.title
    return next((text for key, text in titles.items() if key == lang), found.pack.conduct)


def _gates(found: Review, lang: str) -> Iterator[str]:
    """Failed and kept gates one by one, what a transcript cannot tell in one line."""
    yield _say("gates", lang)
    for gate in sorted(found.gates, key=lambda gate: not gate.failed):
        if not gate.assessable:
            continue
        key = "gate.failed" if gate.failed else "gate.kept"
        where = _where(gate.turn, gate.quote, lang) if gate.failed else ""
        yield _say(key, lang, what=gate_words(gate, lang), where=where)
        rests_on = citation(gate, found.pack, lang) if gate.failed else None
        if rests_on:
            yield _say("gate.source", lang, citation=rests_on)
    unknown = [gate_words(gate, lang) for gate in found.gates if not gate.assessable]
    if unknown:
        joiner = "；" if lang == "zh" else "; "
        yield _say("gate.unknown", lang, what=joiner.join(dict.fromkeys(unknown)))


def _where(turn: int | None, quote: str, lang: str) -> str:
    if turn is None:
        return ""
    return _say("where" if quote else "where_only", lang, turn=turn, quote=_quoted(quote))


def _quoted(words: str) -> str:
    return clip(words.replace("\n", " / "), QUOTE_CELLS)


def _turn(found: Review, turn: Turn, evidence: list[Evidence], lang: str) -> Iterator[str]:
    """What was said, and under the collector's words what they earned."""
    if turn.move is not None:
        yield _say("collector", lang, turn=turn.number, words=_quoted_whole(turn.move.text))
    for item in evidence:
        if item.rule != "duty.unmet":
            yield _point(found, item, lang)
    for breach in found.breaches:
        if breach.turn == turn.number and not breach.mark.sure:
            label = catalogue().breaches[breach.mark.id].label.get(lang)
            yield _say("suspected", lang, label=label, quote=_quoted(breach.quote))
    if turn.line:
        yield _say("debtor", lang, words=_quoted_whole(turn.line))


def _quoted_whole(words: str) -> str:
    return words.replace("\n", " / ")


def _point(found: Review, item: Evidence, lang: str) -> str:
    return _say(
        "point",
        lang,
        points=f"{item.points:+g}",
        label=_label(item.dimension, lang),
        reason=review_reason(item, found, lang),
        quote=_quoted(item.quote),
    )


def _missing(found: Review, lang: str) -> Iterator[str]:
    """What every contact owes and this one did not do; what was called for and never came."""
    unmet = [item for item in found.evidence if item.rule == "duty.unmet"]
    missed = [item for item in found.evidence if item.rule == "opening.missed" and item.called]
    if not unmet and not missed:
        return
    yield ""
    yield _say("missing.title", lang)
    for item in unmet:
        yield _say("missing.duty", lang, what=say("score", f"duties.{item.subject}", lang))
    for item in missed:
        yield _say("missing.call", lang, turn=item.turn, called=_quoted(item.called))


def summary_lines(found: Sequence[Review], lang: str) -> Iterator[str]:
    """Yield a table of several talks; nothing for one."""
    if len(found) < 2:
        return
    names = [clip(one.talk, NAME_CELLS) for one in found]
    width = max(LEAST_NAME, *map(cells, names))
    labels = [_label(dimension, lang) for dimension, _ in found[0].scores]
    yield _say("summary", lang, talks=len(found))
    yield "  ".join([_padded(_say("talk", lang), width), *labels, _say("gates_failed", lang)])
    for name, one in zip(names, found, strict=True):
        scores = [f"{score:>{cells(labels[i])}}" for i, (_, score) in enumerate(one.scores)]
        failed = dict.fromkeys(gate_words(gate, lang) for gate in one.failed)
        joiner = "；" if lang == "zh" else "; "
        yield "  ".join([_padded(name, width), *scores, joiner.join(failed) or "-"])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
