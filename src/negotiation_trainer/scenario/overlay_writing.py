"""Writes a scenario's overlay for its author to fill in, and brings one that is there up to date.

What the author wrote is copied letter for letter; the source stands above it as a comment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from negotiation_trainer.scenario.overlay import Match, Matched, Text, match, texts_of
from negotiation_trainer.scenario.overlay_model import Overlay
from negotiation_trainer.scenario.visible import visible
from negotiation_trainer.scenario.yaml_source import Source

TAIL: Mapping[str, str] = {
    "zh": "# 以下文字场景里已经没有了，留着备用；不要了就删。",
    "en": "# The scenario no longer has these; delete them when you no longer want the words.",
}
"""Over what is left over; by it the tail is known again, in whichever language it was written."""

HEAD: Mapping[str, str] = {
    "zh": (
        "# 在 say: 后面写上译文，一句对一句；数目和花括号里的词照原文。\n"
        "# 写完用 check 查一遍。场景改了以后再运行一次 translate，已经写好的都会留着。"
    ),
    "en": (
        "# Write the translation after say:, text for text; keep figures and words in braces.\n"
        "# Then run check. After a change of the scenario run translate again: nothing is lost."
    ),
}
WAS = "was"
_GENERATED = re.compile(rf"# (zh|en|{WAS}): (.*)")


@dataclass(frozen=True, slots=True)
class Counts:
    """What an overlay holds: texts in all, translated ones, new entries, stale and left over."""

    texts: int
    translated: int
    added: int = 0
    stale: int = 0
    orphans: int = 0


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the file for one entry: remarks above and inside it, its source, its words.

    `was` is the source the words were made from, kept while they are stale.
    """

    above: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    say: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """An overlay's file by its parts."""

    head: tuple[str, ...] = ()
    entries: Mapping[str, _Written] = field(default_factory=dict)
    tail: tuple[str, ...] = ()


def overlay_text(
    scenario: Source, id: str, langs: tuple[str, str], *, speak: str, old: Source | None = None
) -> tuple[str, Counts]:
    """Return the text of an overlay and what is in it.

    `langs` are the scenario's and the other language, `speak` that of the comments. `old` is the
    overlay there is, which must be sound YAML that fits its model (`ValueError` otherwise).
    """
    texts = texts_of(scenario.data)
    data = old.data if old is not None else {"overlay": id, "lang": langs[1]}
    overlay = Overlay.model_validate(data)
    found, page = match(texts, overlay), _page(old)
    head = page.head or tuple(HEAD[speak].splitlines())
    lines = [*head, f"overlay: {id}", f"lang: {langs[1]}", "texts:"]
    chapter = ""
    for item in found.texts:
        before, chapter = chapter, ".".join(item.text.id.split(".")[:2])
        lines += [""] if before not in ("", chapter) else []
        lines += _entry(item, found, page, langs[0])
    lines += _tail(found, page, speak)
    done = [item for item in found.texts if found.words(item)]
    counts = Counts(
        texts=len(texts),
        translated=len(done),
        added=sum(item.entry is None for item in found.texts),
        stale=sum(_is_stale(item, found) for item in done),
        orphans=len(found.orphans),
    )
    return "\n".join(lines) + "\n", counts


def write_overlay(path: Path, text: str) -> None:
    """Put an overlay in place, whole or not at all (`OSError`)."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, "utf-8", newline="\n")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _is_stale(item: Matched, found: Match) -> bool:
    entry = found.entry(item)
    return entry is not None and bool(entry.say) and (entry.stale or not item.fresh)


def _entry(item: Matched, found: Match, page: _Page, lang: str) -> Iterator[str]:
    """One entry: where it stands, the source as a comment, its mark, and the words."""
    text, written = item.text, page.entries.get(item.entry or "", _Written())
    yield from written.above
    yield f"  {text.id}:"
    stale = _is_stale(item, found)
    if stale:
        yield from (f"    # {WAS}: {line}" for line in written.was or written.source)
    yield from (f"    # {lang}: {line}" for line in _shown(text))
    yield from (f"    {line}" for line in written.inside)
    yield f"    of: {text.mark}"
    if stale:
        yield "    stale: true"
    words = found.words(item)
    if not words:
        yield "    say:"
    elif written.say:
        yield from written.say
    else:
        yield f"    say: {_quoted(words if text.is_list else words[:1])}"


def _shown(text: Text) -> Iterator[str]:
    for words in text.words:
        yield from (visible(line) for line in words.splitlines())


def _quoted(words: Sequence[str]) -> str:
    """Words in double quotes, as JSON and YAML both write them."""
    told = [json.dumps(text, ensure_ascii=False) for text in words]
    return told[0] if len(told) == 1 else f"[{', '.join(told)}]"


def _tail(found: Match, page: _Page, speak: str) -> Iterator[str]:
    """What belongs to no text any more, as comments."""
    left = [name for name in found.orphans if found.overlay.texts[name].say]
    if not left and not page.tail:
        return
    yield ""
    yield TAIL[speak]
    yield from page.tail
    for name in left:
        written, entry = page.entries[name], found.overlay.texts[name]
        yield f"#  {name}:"
        yield from (f"#    # {WAS}: {line}" for line in written.source)
        yield f"#    of: {entry.of}"
        yield from (f"#{line}" for line in written.say or (f"    say: {_quoted(entry.say or ())}",))


# ── what the author has written ──


def _page(old: Source | None) -> _Page:
    """Take a file apart; every line of the author's own goes with the entry it stands at."""
    if old is None:
        return _Page()
    lines = [*old.lines]
    tail_at = next((n for n, line in enumerate(lines) if line in TAIL.values()), len(lines))
    tail = tuple(line for line in lines[tail_at + 1 :] if line.startswith("#"))
    names = list(old.data.get("texts") or ())
    starts = [old.places.of(("texts", name), key=True).line - 1 for name in names]
    heads = [_first_remark(lines, start) for start in starts]
    ends = [*heads[1:], tail_at]
    entries = {
        name: _written(old, name, lines, head, end)
        for name, head, end in zip(names, heads, ends, strict=True)
    }
    first = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
    return _Page(tuple(lines[:first]), entries, tail)


def _first_remark(lines: Sequence[str], start: int) -> int:
    """Where the remarks above an entry begin: comments no deeper than its key."""
    while start and re.match(r" {0,2}#", lines[start - 1]):
        start -= 1
    return start


def _written(old: Source, name: str, lines: Sequence[str], head: int, end: int) -> _Written:
    start = old.places.of(("texts", name), key=True).line - 1
    said = _say(old, name, lines, start, end)
    body = [line.strip() for n in range(start + 1, end) if n not in said for line in [lines[n]]]
    remarks = [line for line in body if line.startswith("#")]
    sources = [match for line in remarks if (match := _GENERATED.fullmatch(line))]
    return _Written(
        above=tuple(line for line in lines[head:start] if line.strip()),
        inside=tuple(line for line in remarks if not _GENERATED.fullmatch(line)),
        source=tuple(match[2] for match in sources if match[1] != WAS),
        was=tuple(match[2] for match in sources if match[1] == WAS),
        say=tuple(lines[n] for n in said),
    )


def _say(old: Source, name: str, lines: Sequence[str], start: int, end: int) -> range:
    """The lines of `say:` as they are; none when the entry does not stand one key a line."""
    keys = [key for key in ("of", "stale", "say") if old.places.has(("texts", name, key))]
    at = {key: old.places.of(("texts", name, key), key=True).line - 1 for key in keys}
    first = at.pop("say", start)
    if first == start or first in at.values() or not lines[first].startswith("    say:"):
        return range(0)
    last = min([line for line in at.values() if line > first] + [end])
    while last > first + 1 and re.match(r"\s*$| {0,4}#", lines[last - 1]):
        last -= 1
    return range(first, last)
