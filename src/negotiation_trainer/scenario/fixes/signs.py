"""Mends single signs: spaces, colons, quotes, backslashes, what is written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from negotiation_trainer.scenario.checks.signs import right_signs
from negotiation_trainer.scenario.fixes.edits import Edit, Page, Proposal, Spot
from negotiation_trainer.scenario.keys import KEYED, holds_words
from negotiation_trainer.scenario.wide_signs import CLOSERS, PLAIN

_KEYED = re.compile(r"(?:- +)*[A-Za-z0-9_-]+: +")
_DASHED = re.compile(r"(?:- +)+")
_KEY = re.compile(r"[ ]*(?:- +)*([a-z][a-z0-9_-]*)[ \u3000]*：")
_FOLLOWS = re.compile(r"(?:- |-$|#|[A-Za-z0-9_-]+:(?: |$)|$)")
_INSIDE = re.compile(
    r"(?:\{\w+\}|[^{}\[\]\"'])+?(?=,[ ]*[a-z_]+: |[}\]]+[ ]*(?:,[ ]*[a-z_]+: .*)?$)"
)
"""What a quoted text holds inside brackets, up to the next key or the end of them."""

_TWIN = re.compile(r"[ ]*[A-Za-z0-9_-]+:[ ]+\S.*")


def quoted(text: str) -> str:
    """A text in quotes, so that it reads as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def space_after(spot: Spot) -> Sequence[Proposal]:
    """A space behind the sign; of dashes behind all that follow each other."""
    page, number, column = spot.page, spot.finding.line, spot.finding.column
    lead = page.line(number)[: column - 1]
    dash = re.compile(re.escape(lead) + r"-(?=[^\s-])")
    ends = [page.offset(number, column) + 1]
    while spot.written == "-" and not lead.strip() and dash.match(page.line(number := number + 1)):
        ends.append(page.offset(number, column) + 1)
    return spot.edits(*(Edit(at, at, " ") for at in ends))


def plain_colon(spot: Spot) -> Sequence[Proposal]:
    """A plain colon and a space behind a key."""
    line = spot.page.line(spot.finding.line)
    found = _KEY.match(line)
    if not found or found.end() != spot.finding.column:
        return ()
    start = spot.start - (found.end() - 1 - found.end(1))
    rest = line[found.end() :]
    wide = len(rest) - len(rest.lstrip(" \u3000"))
    return spot.edits(Edit(start, spot.start + 1 + wide, ": " if rest.strip() else ":"))


def plain_sign(spot: Spot) -> Sequence[Proposal]:
    """The format's own sign for one of a Chinese keyboard; of brackets both that its line holds."""
    sign = spot.written
    right, line = PLAIN.get(sign), spot.page.line(spot.finding.line)
    if right is None:
        return ()
    spaced = right in ":,-#" and not line[spot.finding.column :].startswith(" ")
    edits = [Edit(spot.start, spot.start + 1, f"{right} " if spaced else right)]
    closing = line.find(CLOSERS.get(sign, "\0"), spot.finding.column)
    if closing >= 0:
        at = spot.page.offset(spot.finding.line, closing + 1)
        edits.append(Edit(at, at + 1, PLAIN[line[closing]]))
    return spot.edits(*edits)


def braces(spot: Spot) -> Sequence[Proposal]:
    """Braces around keys that share a line, and commas between them."""
    text = str(spot.finding.arguments["text"])
    return spot.instead(text) if text else ()


def part_items(spot: Spot) -> Sequence[Proposal]:
    """Commas that part the items of a list."""
    return spot.instead(str(spot.finding.arguments["items"]))


def plain_quotes(spot: Spot) -> Sequence[Proposal]:
    """Plain quotes for those that would be shown."""
    return spot.instead(quoted(str(spot.finding.arguments["inside"])))


def whole_again(spot: Spot) -> Sequence[Proposal]:
    """Brackets or quotes around what a comma cuts up."""
    if '"' in spot.written or "\\" in spot.written:
        return ()
    return spot.instead(str(spot.finding.arguments["text"]))


def quote_text(spot: Spot) -> Sequence[Proposal]:
    """Quotes around the text that fills the rest of a line, under a key that may hold text."""
    keyed = KEYED.match(spot.page.line(spot.finding.line))
    if keyed and not holds_words(keyed[2]):
        return ()
    return [
        Proposal(spot.finding, (Edit(start, start + len(text), quoted(text)),))
        for start, text in _texts(spot.page, spot.finding.line)
        if not text.startswith(("'", '"')) and start <= spot.start <= start + len(text)
    ]


def _texts(page: Page, number: int) -> Iterator[tuple[int, str]]:
    """What a line may hold as a text: all behind its key, or all behind its dash."""
    line = page.line(number)
    indent = len(line) - len(line.lstrip(" "))
    if " #" in line or _goes_on(page, number, indent):
        return
    for lead in (_KEYED, _DASHED):
        found = lead.match(line, indent)
        text = line[found.end() :].rstrip() if found else ""
        if found and text:
            yield page.offset(number, found.end() + 1), text


def _goes_on(page: Page, number: int, indent: int) -> bool:
    """Whether the line below may belong to the same text: it stands further in, and is no key."""
    below = page.line(number + 1)
    deeper = len(below) - len(below.lstrip(" ")) > indent
    return bool(below.strip()) and deeper and not _FOLLOWS.match(below.lstrip(" "))


def close_quote(spot: Spot) -> Sequence[Proposal]:
    """The other half of a quote at the end of its line; inside brackets before what follows it."""
    quote, line = spot.written, spot.page.line(spot.finding.line)
    text = line[spot.finding.column :].rstrip()
    indent = len(line) - len(line.lstrip(" "))
    leads = (lead.match(line, indent) for lead in (_KEYED, _DASHED))
    alone = any(lead is not None and lead.end() == spot.finding.column - 1 for lead in leads)
    if not alone and (inside := _INSIDE.match(line, spot.finding.column)):
        at = spot.start + 1 + len(inside[0])
        return spot.edits(Edit(at, at, quote), doubtful=True)
    if not alone or not text or quote in text or " #" in text:
        return ()
    if not _FOLLOWS.match(spot.page.line(spot.finding.line + 1).lstrip(" ")):
        return ()
    at = spot.start + 1 + len(text)
    return spot.edits(Edit(at, at, quote), doubtful=True)


def double_backslash(spot: Spot) -> Sequence[Proposal]:
    """A second backslash, which makes a plain one of the two."""
    known = spot.written.startswith("\\")
    return spot.edits(Edit(spot.start, spot.start, "\\")) if known else ()


def drop_character(spot: Spot) -> Sequence[Proposal]:
    """Nothing in place of an invisible character."""
    sign = spot.written[:1]
    if not sign or f"U+{ord(sign):04X}" != spot.finding.arguments.get("character"):
        return ()
    return spot.edits(Edit(spot.start, spot.start + 1, ""))


def quote_key(spot: Spot) -> Sequence[Proposal]:
    """Quotes around a key that is a number or the like; what it says stays."""
    plain = re.fullmatch(r"[\w.+-]+", spot.written)
    return spot.instead(f'"{spot.written}"') if plain else ()


def drop_twin(spot: Spot) -> Sequence[Proposal]:
    """One of two lines that say the same."""
    page, number = spot.page, spot.finding.line
    first = spot.finding.arguments.get("first")
    line = page.line(number)
    same = isinstance(first, int) and page.line(first).strip(" -") == line.strip()
    if not same or not _TWIN.fullmatch(line) or _holds_more(page, number):
        return ()
    return spot.edits(_whole_line(page, number))


def _holds_more(page: Page, number: int) -> bool:
    line, below = page.line(number), page.line(number + 1)
    indent = len(line) - len(line.lstrip(" "))
    return bool(below.strip()) and len(below) - len(below.lstrip(" ")) > indent


def _whole_line(page: Page, number: int) -> Edit:
    start = page.starts[number - 1]
    end = page.starts[number] if number < len(page.starts) else len(page.text)
    return Edit(start, end, "")


def drop_item(spot: Spot) -> Sequence[Proposal]:
    """An item of a list that stands there twice, with its comma or its line."""
    page, finding = spot.page, spot.finding
    line = page.line(finding.line)
    before, after = line[: finding.column - 1], line[finding.end_column - 1 :]
    if before.strip() == "-" and not after.strip():
        return spot.edits(_whole_line(page, finding.line))
    comma = re.search(r",[ ]*$", before)
    if not comma:
        return ()
    start = page.offset(finding.line, comma.start() + 1)
    return spot.edits(Edit(start, spot.start + len(spot.written), ""))


def width_of_signs(spot: Spot) -> Sequence[Proposal]:
    """Signs of the width that the language writes."""
    return spot.instead(right_signs(spot.written, str(spot.finding.arguments["lang"])))
