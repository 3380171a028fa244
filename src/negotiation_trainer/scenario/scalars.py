"""What a value written without quotes means, by YAML 1.2: `no`, `12:30` and `1_000` stay words.

Apart from the reader because it is a rule of the format, not of the parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from negotiation_trainer.scenario.diagnostics import Phrase

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(
    r"[-+]?(?:(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,20})?|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,2})?"
)
_NUMERIC = frozenset("+-.0123456789")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


def resolve(text: str) -> str | int | float | bool | None:
    """The meaning of a bare scalar: true, false, null, a decimal number, else the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def found(value: Any) -> Phrase:
    """Words for what stands in a file where something else was expected."""
    match value:
        case dict():
            return Phrase("found-mapping")
        case list():
            return Phrase("found-list")
        case None:
            return Phrase("found-nothing")
        case bool():
            return Phrase("found-bool", {"value": str(value).lower()})
        case int() | float():
            return Phrase("found-number", {"value": value})
        case _:
            return Phrase("found-text", {"value": value})
