"""What the program says in its own voice, in Chinese and English, by area and key.

Each area is one TOML file of `key = {zh = "...", en = "..."}` entries; placeholders are `{name}`.
Where a word hangs on a number, `{name|talk|talks}` is the first for one, else the second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGS = ("zh", "en")
_PLACEHOLDER = re.compile(r"\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}")


@cache
def area(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the entries of one area, flattened to dotted keys."""
    source = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    return dict(_flatten(tomllib.loads(source), ""))


def _flatten(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Mapping[str, str]]]:
    found: list[tuple[str, Mapping[str, str]]] = []
    for key, value in table.items():
        if isinstance(value, dict) and set(value) == set(LANGS):
            found.append((prefix + key, value))
        elif isinstance(value, dict):
            found += _flatten(value, f"{prefix}{key}.")
    return found


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces."""
    return frozenset(match[1] for match in _PLACEHOLDER.finditer(text))


def say(where: str, key: str, lang: str, /, **values: object) -> str:
    """Return one message in `lang`; values are filled in literally. `KeyError` if there is none."""
    text = area(where)[key][lang]
    return _PLACEHOLDER.sub(lambda match: _filled(match, values), text)


def _filled(match: re.Match[str], values: Mapping[str, object]) -> str:
    name, one, more = match.groups()
    if name not in values:
        return match[0]
    value = str(values[name])
    return value if one is None else one if value == "1" else more
