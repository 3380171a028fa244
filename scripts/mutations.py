"""Ways of spoiling a YAML file: bytes, tokens, lines, values, whole blocks, by a seeded chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

COUNTS = (1, 1, 1, 2, 3)
"""So many changes are made to one file, mostly a single one."""

VALUES = (
    *("", "null", "~", "[]", "{}", "[[]]", "{a: b}", "[x, y]", "x", '""', "''", "true", "no"),
    *("3", "-1", "0", "1e309", ".nan", "0x1F", "1_000", "99999999999999999999999", "0.1234567"),
    *("2025-13-45", "2025-02-29", "12:61", '"2025-07-01"', "50%", "101%", '"1,000.00"', "{}x"),
    *('"\\e"', '"\\ud800"', "'", '"', "|", ">", "@x", "`x", "%x", "? x", "- x", "x: y: z", "# x"),
)
ODD = (
    *("\u202e", "\ufeff", "\u0000", "\u0007", "\u0085", "\u2028", "\u00a0", "\u3000", "\t"),
    *("：", "，", "“", "　", "😀", "👩‍👩‍👧", "e\u0301", "\u200d", "\uffff", "\r", "\x7f", "ﬀ", "İ"),
)
SIGNS = ("&a ", "*a", "<<: *a", "---", "...", "%YAML 1.1", "!!python/object:os.system ", "!!int ")
_TOKEN = re.compile(rb"[\w.-]+|[^\w\s]")
_PAIR = re.compile(r"([\w-]+): *([^{}\[\],\n]+)")

Mutation = Callable[[str, Random], str]


def mutated(data: bytes, rng: Random, tokens: Sequence[bytes]) -> tuple[bytes, list[str]]:
    """Return a spoilt copy of a file's bytes and the ways in which it was spoilt."""
    kinds = [rng.choice(KINDS) for _ in range(rng.choice(COUNTS))]
    for kind in kinds:
        data = _spoilt(data, kind, rng, tokens)
    return data, kinds


def _spoilt(data: bytes, kind: str, rng: Random, tokens: Sequence[bytes]) -> bytes:
    if kind == "byte":
        return _bytes(data, rng)
    if kind == "token":
        return _token(data, rng, tokens)
    text = data.decode("utf-8", "surrogateescape")
    return ON_TEXT[kind](text, rng).encode("utf-8", "surrogateescape")


def _bytes(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    cut = at + rng.choice((0, 1, 1, 4))
    return data[:at] + rng.randbytes(rng.choice((0, 1, 1, 3))) + data[cut:]


def _token(data: bytes, rng: Random, tokens: Sequence[bytes]) -> bytes:
    found = list(_TOKEN.finditer(data))
    if not found:
        return data
    token = rng.choice(found)
    new = rng.choice((b"", rng.choice(tokens), token[0] + token[0], rng.choice(found)[0]))
    return data[: token.start()] + new + data[token.end() :]


def _lines(text: str, rng: Random) -> str:
    """Delete, duplicate, swap, indent, or dedent a line."""
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines[one] = " " * rng.randint(1, 4) + lines[one]
        case _:
            lines[one] = lines[one][rng.randint(1, 3) :]
    return "\n".join(lines)


def _block(text: str, rng: Random) -> str:
    """Delete, duplicate, or move a line with all that stands below it."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    end = start + 1
    while end < len(lines) and _indent(lines[end]) > _indent(lines[start]):
        end += 1
    block = lines[start:end]
    if rng.random() < 0.7:
        del lines[start:end]
    if rng.random() < 0.6:
        at = rng.randrange(len(lines) + 1)
        lines[at:at] = block
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 99


def _swap(text: str, rng: Random) -> str:
    """Give two keys each other's values."""
    found = list(_PAIR.finditer(text))
    if len(found) < 2:
        return text
    first, last = sorted(rng.sample(found, 2), key=lambda pair: pair.start())
    between = text[first.end(2) : last.start(2)]
    return text[: first.start(2)] + last[2] + between + first[2] + text[last.end(2) :]


def _value(text: str, rng: Random) -> str:
    """Put a value of another type in the place of one."""
    found = list(_PAIR.finditer(text))
    if not found:
        return text
    pair = rng.choice(found)
    return text[: pair.start(2)] + rng.choice(VALUES) + text[pair.end(2) :]


def _insert(text: str, rng: Random, piece: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]


def _unicode(text: str, rng: Random) -> str:
    return _insert(text, rng, rng.choice(ODD) * rng.choice((1, 1, 3)))


def _huge(text: str, rng: Random) -> str:
    """Numbers, words, depths, and lists beyond all bounds."""
    found = list(_PAIR.finditer(text))
    pieces = ("9" * 400, "x" * 30_000, "[" * 200, "{a: " * 100, "{terms}" * 250, "字" * 2_500)
    if not found or rng.random() < 0.3:
        lines = text.split("\n")
        at = rng.randrange(len(lines))
        lines[at:at] = [lines[at]] * rng.choice((50, 700))
        return "\n".join(lines)
    pair = rng.choice(found)
    return text[: pair.start(2)] + rng.choice(pieces) + text[pair.end(2) :]


def _sign(text: str, rng: Random) -> str:
    """Anchors, aliases, tags, directives: all that the format leaves out."""
    starts = [match.end() for match in re.finditer(r"^ *|: ", text, re.MULTILINE)]
    at = rng.choice(starts)
    return text[:at] + rng.choice(SIGNS) + text[at:]


ON_TEXT: Mapping[str, Mutation] = {
    "line": _lines,
    "block": _block,
    "swap": _swap,
    "type": _value,
    "unicode": _unicode,
    "huge": _huge,
    "anchor": _sign,
}
KINDS = ("byte", "token", *ON_TEXT)
"""Every way of spoiling a file."""
