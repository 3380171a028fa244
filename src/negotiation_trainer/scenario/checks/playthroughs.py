"""Playthroughs: the scenario they name, and whether what they say and expect can come up in it.

How a talk really goes is found by playing it; here only what the files alone can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import AS_SAID
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.compiling import case_fills, filler
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import read_parts, scenario_ids
from negotiation_trainer.scenario.overlay import laid_over
from negotiation_trainer.scenario.overlay_model import LANGS, Overlay
from negotiation_trainer.scenario.playing import played_places
from negotiation_trainer.scenario.playthrough import (
    EVIDENCE,
    MOST_MOVES,
    TERMS,
    bare,
    meant_replies,
)
from negotiation_trainer.scenario.reading import Files

FINDINGS = ("evidence", "no_evidence")
ALIKE = 0.7
COMPARED = 120
"""So many letters of a reply are compared with those of others."""
MOST = 300
"""So many replies are tried for the nearest."""


def check_playthrough(
    subject: Subject, roots: Sequence[Path], files: Files
) -> Iterator[Diagnostic]:
    """Findings about a playthrough as far as its parts are sound."""
    yield from _scenario(subject, roots, files)
    yield from _findings(subject)
    stages, lang = _stages(subject, roots, files), subject.lang
    offered = {name: tuple(_offered(stage)) for name, stage in stages.items()}
    for number, move in _moves(subject):
        wanted = move.get("language")
        if wanted in LANGS and subject.stage is not None:
            yield from _language(subject, wanted, lang, stages, ("moves", number, "language"))
            lang = wanted if wanted in stages else lang
        if "choose" in move and subject.data.get("mode", "guided") != "guided":
            yield subject.at("NT705", ("moves", number, "choose"), at_key=True)
        if "meant" in move:
            yield from _meant(subject, move, ("moves", number, "meant"))
        words = move.get("reply")
        if isinstance(words, str) and words.strip() and subject.stage is not None:
            yield from _reply(subject, words, offered[lang], ("moves", number, "reply"))


def _scenario(subject: Subject, roots: Sequence[Path], files: Files) -> Iterator[Diagnostic]:
    word = subject.data.get("scenario")
    if not isinstance(word, str) or not word.strip():
        return
    places = played_places(subject.path, word, roots)
    if not places:
        told = advice(word, scenario_ids(roots))
        yield subject.at("NT702", ("scenario",), word=word, **told)
    elif len(places) > 1:
        names = tuple(place.qualified for place in places)
        yield subject.at("NT703", ("scenario",), word=word, names=names)
    elif not read_parts(places[0], roots, files).whole:
        path = places[0].path
        yield subject.at("NT704", ("scenario",), file_name=path.name, path=path)


def _stages(subject: Subject, roots: Sequence[Path], files: Files) -> dict[str, Any]:
    """The raw data of the scenario by language; without a change of language its own alone."""
    stages, name = {subject.lang: subject.stage}, subject.data.get("scenario")
    changed = any("language" in move for _, move in _moves(subject))
    if changed and isinstance(subject.stage, dict) and isinstance(name, str):
        (place,) = played_places(subject.path, name, roots)
        for tongue in read_parts(place, roots, files).tongues:
            if isinstance(tongue.overlay.model, Overlay) and tongue.whole:
                stages[tongue.lang] = laid_over(subject.stage, tongue.overlay.model)
    return stages


def _language(
    subject: Subject, wanted: str, now: str, stages: Mapping[str, Any], loc: Loc
) -> Iterator[Diagnostic]:
    """Whether a talk can go over to a language."""
    if wanted == now or wanted not in stages:
        hint_id = "language-spoken" if wanted == now else "language-none"
        yield subject.at("NT711", loc, hint_id=hint_id, lang=Phrase(f"lang-{wanted}"))


def _moves(subject: Subject) -> Iterator[tuple[int, dict[str, Any]]]:
    moves = subject.data.get("moves")
    for number, move in enumerate(moves[:MOST_MOVES] if isinstance(moves, list) else ()):
        if isinstance(move, dict):
            yield number, move


def _meant(subject: Subject, move: dict[str, Any], loc: Loc) -> Iterator[Diagnostic]:
    word, acts = move["meant"], (*catalogue().acts, AS_SAID)
    if isinstance(word, str) and word not in acts:
        yield subject.at("NT301", loc, word=word, kind=Phrase("kind-act"), **advice(word, acts))
    elif "say" not in move or subject.data.get("mode", "guided") != "guided":
        yield subject.at("NT710", loc, at_key=True)


def _findings(subject: Subject) -> Iterator[Diagnostic]:
    expected = subject.data.get("expect")
    for field in FINDINGS if isinstance(expected, dict) else ():
        value = expected.get(field)
        for number, item in enumerate(value if isinstance(value, list) else [value]):
            loc: Loc = ("expect", field, number) if isinstance(value, list) else ("expect", field)
            yield from _finding(subject, item, loc)


def _finding(subject: Subject, item: Any, loc: Loc) -> Iterator[Diagnostic]:
    if isinstance(item, dict) and len(item) == 1:
        (word,) = item
    elif isinstance(item, str):
        word = item.partition(":")[0].strip()
    else:
        return
    if word and word not in EVIDENCE:
        kind = Phrase("kind-evidence")
        yield subject.at("NT301", loc, word=word, kind=kind, **advice(word, EVIDENCE))


def _offered(stage: Any) -> Iterator[str]:
    """Every reply a scenario offers anywhere, as it is said."""
    fill = filler(_fills(stage))
    states = stage.get("states") if isinstance(stage, dict) else None
    for state in states.values() if isinstance(states, dict) else ():
        replies = state.get("replies") if isinstance(state, dict) else None
        for reply in replies if isinstance(replies, list) else ():
            if isinstance(reply, dict) and isinstance(reply.get("say"), str):
                yield fill(reply["say"])


def _fills(stage: Any) -> dict[str, str]:
    try:
        return case_fills(Case.model_validate(stage.get("case")))
    except (AttributeError, ValidationError):
        return {}


def _reply(
    subject: Subject, words: str, offered: tuple[str, ...], loc: Loc
) -> Iterator[Diagnostic]:
    if not meant_replies(words, offered) and not any(_begins(words, text) for text in offered):
        guess = _nearest(words, offered)
        hint_id = "did-you-mean" if guess else ""
        yield subject.at("NT706", loc, hint_id=hint_id, word=words, nearest=guess or "")


def _nearest(words: str, offered: tuple[str, ...]) -> str | None:
    """The reply whose beginning is most like some words, if any is like them at all."""
    wanted = bare(words)[:COMPARED]
    found = [(_likeness(wanted, bare(text)[: len(wanted)]), text) for text in offered[:MOST]]
    best, text = max(found, default=(0.0, ""))
    return text if best >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _begins(words: str, text: str) -> bool:
    """Whether words run into what stands where a reply has `{terms}`, which only the talk knows."""
    before, _, after = text.partition(TERMS)
    return bool(after or before != text) and bare(words).startswith(bare(before) or "\0")
