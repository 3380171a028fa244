"""A scenario's words in another language: what is missing, stale, left over, or says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from negotiation_trainer.scenario.checks.amounts import currencies, not_said, stated_figures
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.tongue import speaks_otherwise
from negotiation_trainer.scenario.compiling import PLACEHOLDERS
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import (
    Place,
    lines_path,
    overlay_path,
    persona_folders,
    read_parts,
)
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay import Match, Matched, match, texts_of
from negotiation_trainer.scenario.overlay_model import Overlay, overlay_lang
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.visible import cells

ONE_BY_ONE = 8
"""So many missing texts are told one by one; more of them in one finding."""

NAMED = 5
"""So many of them are named there."""

SPOKEN = frozenset({"say", "deflect", "accepts", "refuses"})
"""Texts that are said aloud, by the last word of their ids."""

WIDTHS = (
    (re.compile(r"title"), 60),
    (re.compile(r"states\.[^.]+\.title"), 30),
    (re.compile(r"states\.[^.]+\.replies\.\d+\.say"), 220),
)
"""Most cells of a text, as in the scenario itself."""

NAMING = frozenset({"name", "address_as", "creditor", "company", "collector", "collector_id"})
"""Placeholders for people and houses; languages differ in how often they name them."""

CONTENT_NOTE = "note"

_PLACEHOLDER = re.compile(r"\{[^{}\s]{1,40}\}")


def check_overlay(subject: Subject, roots: Sequence[Path], files: Files) -> Iterator[Diagnostic]:
    """Findings about an overlay, as far as the file and its scenario are sound."""
    scenario = subject.path.with_name(f"{_stem(subject.path)}.yaml")
    if not scenario.is_file():
        yield subject.at("NT908", ("overlay",), file_name=scenario.name)
        return
    yield from _names(subject)
    parts = read_parts(_place(scenario), roots, files)
    source, model = parts.scenario, parts.scenario.model
    if not isinstance(model, Scenario) or source.source.problems:
        yield subject.at("NT911", ("overlay",), file_name=scenario.name)
        return
    if subject.lang == parts.lang:
        lang = Phrase(f"lang-{parts.lang}")
        yield subject.at("NT909", ("lang",), file_name=scenario.name, lang=lang)
        return
    yield from _persona(subject, model, roots)
    overlay = subject.fitted.model
    if isinstance(overlay, Overlay):
        found = match(texts_of(source.source.data), overlay)
        yield from _missing(subject, found)
        yield from _orphans(subject, found)
        for item in found.texts:
            if found.words(item):
                yield from _entry(subject, found, item)


def _stem(path: Path) -> str:
    name = path.name.removesuffix(".yaml")
    lang = overlay_lang(path.name)
    return name.removesuffix(f".{lang}") if lang else name


def _place(scenario: Path) -> Place:
    pack = scenario.parent
    return Place(scenario, pack if (pack / "pack.yaml").is_file() else None)


def _names(subject: Subject) -> Iterator[Diagnostic]:
    """Whether file and contents name the same scenario and the same language."""
    stem, suffix = _stem(subject.path), overlay_lang(subject.path.name)
    word, lang = subject.data.get("overlay"), subject.data.get("lang")
    meant = overlay_path(
        subject.path.with_name(f"{word if isinstance(word, str) else stem}.yaml"),
        lang if isinstance(lang, str) else suffix,
    )
    other = meant.name != subject.path.name
    if other and len(meant.name) < 200 and meant.is_file():
        field = "overlay" if word != stem else "lang"
        yield subject.at("NT907", (field,), file_name=meant.name)
    elif isinstance(word, str) and word != stem:
        yield subject.at("NT221", ("overlay",), word=word, file_name=stem)
    elif isinstance(lang, str) and lang != suffix:
        yield subject.at("NT221", ("lang",), word=lang, file_name=subject.path.name)


def _persona(subject: Subject, scenario: Scenario, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    """Whether the debtor speaks this language at all."""
    word, lang = scenario.persona, subject.lang
    if lines_path(word, lang, persona_folders(subject.path, roots)) is None:
        told = Phrase(f"lang-{lang}")
        name = f"{word}.{lang}.yaml"
        yield subject.at("NT305", ("lang",), word=word, lang=told, file_name=name)


def _missing(subject: Subject, found: Match) -> Iterator[Diagnostic]:
    missing = [item for item in found.texts if not found.words(item)]
    if len(missing) <= ONE_BY_ONE:
        for item in missing:
            loc = ("texts", item.entry) if item.entry else ("texts",)
            words = item.text.words[0]
            yield subject.at("NT901", loc, at_key=True, id=item.text.id, text=words)
        return
    names = tuple(item.text.id for item in missing[:NAMED])
    count, every = len(missing), len(found.texts)
    yield subject.at("NT902", ("texts",), at_key=True, count=count, all=every, ids=(*names, "…"))


def _orphans(subject: Subject, found: Match) -> Iterator[Diagnostic]:
    free = tuple(item.text.id for item in found.texts if item.entry is None)
    for name in found.orphans:
        told = advice(name, free)
        told = told if told["hint_id"] == "did-you-mean" else {}
        yield subject.at("NT904", ("texts", name), at_key=True, id=name, **told)


def _entry(subject: Subject, found: Match, item: Matched) -> Iterator[Diagnostic]:
    """Findings about one translated text."""
    entry, text, words = found.entry(item), item.text, found.words(item)
    loc = ("texts", item.entry or "", "say")
    if entry is not None and (entry.stale or not item.fresh):
        told = {"id": text.id, "text": text.words[0], "mark": text.mark}
        yield subject.at("NT903", ("texts", item.entry or ""), at_key=True, **told)
    if len(words) > 1 and not text.is_list:
        yield subject.at("NT910", loc, id=text.id, count=len(words))
    if text.is_list:
        return
    if text.shape.rpartition(".")[2] in SPOKEN and speaks_otherwise(words[0], subject.lang):
        yield subject.at("NT423", loc, lang=Phrase(f"lang-{subject.lang}"))
    for shape, limit in WIDTHS:
        if shape.fullmatch(text.id) and cells(words[0]) > limit:
            yield subject.at("NT420", loc, key=text.id, width=cells(words[0]), limit=limit)
    yield from _placeholders(subject, item, words[0], loc)
    yield from _figures(subject, item, words[0], loc)


def _placeholders(
    subject: Subject, item: Matched, words: str, loc: tuple[str, ...]
) -> Iterator[Diagnostic]:
    source = item.text.words[0]
    free = {"{" + name + "}" for name in NAMING & set(PLACEHOLDERS)}
    wanted, there = set(_PLACEHOLDER.findall(source)), set(_PLACEHOLDER.findall(words))
    if wanted - free != there - free:
        none = Phrase("heard-nothing")
        yield subject.at(
            "NT905",
            loc,
            id=item.text.id,
            expected=tuple(sorted(wanted)) or none,
            found=tuple(sorted(there)) or none,
        )


def _figures(
    subject: Subject, item: Matched, words: str, loc: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """What is written in digits on one side must be said on the other, in whatever way.

    The content note is free: it may name help lines, which differ by country.
    """
    if item.text.id == CONTENT_NOTE:
        return
    source = item.text.words[0]
    lost = not_said(stated_figures(source), words)
    added = not_said(stated_figures(words), source)
    named, money = currencies(source), currencies(words)
    if named and money and named != money:
        lost, added = lost | (named - money), added | (money - named)
    if lost or added:
        none = Phrase("heard-nothing")
        yield subject.at(
            "NT906",
            loc,
            id=item.text.id,
            expected=tuple(sorted(lost)) or none,
            found=tuple(sorted(added)) or none,
        )
