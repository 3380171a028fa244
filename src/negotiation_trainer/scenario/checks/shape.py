"""The shape of a file: what the typed model complains of, in an author's words and at his place.

The model's own English texts are never shown; each kind of complaint has a code of the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_origin

from negotiation_trainer.scenario.checks.cut_up import cut_up
from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.checks.walk import OPENINGS, Loc, kind_at
from negotiation_trainer.scenario.checks.wrong_type import key_of, model_at, wrong_type
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase, phrases
from negotiation_trainer.scenario.places import Place
from negotiation_trainer.scenario.playthrough import INPUTS
from negotiation_trainer.scenario.scalars import found

Complaint = Mapping[str, Any]

MEANT: Mapping[str, str] = {
    "on": "act",
    "if": "when",
    "condition": "when",
    "goto": "to",
    "next": "to",
    "target": "to",
    "text": "say",
    "line": "lines",
    "transitions": "moves",
    "rows": "moves",
    "choices": "replies",
    "options": "replies",
    "language": "lang",
    "amount": "principal",
    "id": "scenario",
    "name": "title",
    "timezone": "zone",
    "tz": "zone",
    "time": "at",
}
"""Keys that people expect from other formats, and ours."""

LOOSE = frozenset({"amount", "time"})
"""Those that may well have meant something else."""

VALUES_MEANT: Mapping[str, Mapping[str, str]] = {
    "lang": {
        **dict.fromkeys(("cn", "chinese", "mandarin", "中文", "汉语", "简体中文"), "zh"),
        **dict.fromkeys(("us", "uk", "gb", "english", "英文", "英语"), "en"),
    },
    "currency": {
        **dict.fromkeys(("rmb", "yuan", "¥", "￥", "元", "人民币"), "CNY"),
        **dict.fromkeys(("$", "us$", "dollar", "dollars", "美元", "美金"), "USD"),
        **dict.fromkeys(("£", "pound", "pounds", "sterling", "英镑"), "GBP"),
    },
}
"""Other names of the values of a key; of a language with a region (`zh-CN`) the language counts."""

EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "mapping_type": "mapping",
    "tuple_type": "list",
    "list_type": "list",
    "int_type": "integer",
    "int_parsing": "integer",
    "int_parsing_size": "integer",
    "int_from_float": "integer",
    "bool_type": "bool",
    "bool_parsing": "bool",
    "decimal_type": "amount",
    "decimal_parsing": "amount",
    "float_type": "number",
    "float_parsing": "number",
    "time_type": "time",
    "time_parsing": "time",
    "date_type": "date",
    "datetime_type": "datetime",
}
YEARLY = re.compile("year|annual|^apr$|^pa$", re.IGNORECASE)
"""Keys that mean a rate by the year, which there is not."""

CURLY = re.compile("[“”＂].*[“”＂]|[‘’＇].*[‘’＇]", re.DOTALL)
"""A text in quotes that are a part of it."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")
_BOUNDS = {
    "greater_than_equal": "ge",
    "less_than_equal": "le",
    "greater_than": "gt",
    "less_than": "lt",
}


def check_shape(subject: Subject) -> Iterator[Diagnostic]:
    """Everything the model finds wrong with the file."""
    if not isinstance(subject.data, dict):
        yield subject.at("NT220", (), found=found(subject.data))
        return
    invalid = subject.fitted.invalid
    complaints = invalid.errors(include_url=False) if invalid is not None else []
    cut = cut_up(subject, [item["loc"] for item in complaints])
    for loc, names in cut.items():
        yield _cut_up(subject, loc, names)
    parts = {(*loc[:-1], name) for loc, names in cut.items() for name in names}
    for complaint in complaints:
        # Openings are checked one by one elsewhere; a union's complaints help nobody.
        if _in_opening(complaint["loc"]) or _counts_only_sound(complaint):
            continue
        if not any(
            complaint["loc"][:length] in parts for length in range(len(complaint["loc"]) + 1)
        ):
            yield _finding(subject, complaint)


def _in_opening(loc: Loc) -> bool:
    """Whether a path leads into an opening; a state may be called as the field is."""
    return any(
        name in OPENINGS and owner not in ("states", "outcomes") for owner, name in pairwise(loc)
    )


def _counts_only_sound(complaint: Complaint) -> bool:
    """Whether a list is called too short only since items of it are wrong, each told by itself."""
    if complaint["type"] != "too_short":
        return False
    return len(complaint["input"]) >= int(complaint["ctx"]["min_length"])


def _cut_up(subject: Subject, loc: Loc, names: Sequence[str]) -> Diagnostic:
    """Items or words that a comma inside braces made keys of."""
    place, last = subject.source.places.of(loc), (*loc[:-1], names[-1])
    end = subject.source.places.of(last, key=True)
    written = subject.source.lines[place.line - 1][place.column - 1 : end.end_column - 1]
    several = get_origin(kind_at(subject.model, loc)) is tuple
    text = f"[{written}]" if several else f'"{written}"'
    hint_id = "write-list" if several else "write-quoted"
    whole = Place(place.line, place.column, end.end_column)
    told = {"key": key_of(loc), "text": text, "rest": names[0]}
    return subject.source.diagnose("NT230", whole, hint_id=hint_id, **told)


def _finding(subject: Subject, complaint: Complaint) -> Diagnostic:
    finding, value = _worded(subject, complaint), complaint["input"]
    if isinstance(value, str) and CURLY.fullmatch(value) and finding.hint_id != "did-you-mean":
        return replace(finding, hint_id="plain-quotes")
    return finding


def _worded(subject: Subject, complaint: Complaint) -> Diagnostic:
    kind, loc = complaint["type"], complaint["loc"]
    if kind in EXPECTED:
        return wrong_type(subject, loc, complaint["input"], EXPECTED[kind])
    word = _WORDINGS.get(kind) or next(
        (wording for start, wording in _FAMILIES if kind.startswith(start)), _other
    )
    return word(subject, loc, complaint)


def _missing(subject: Subject, loc: Loc, _: Complaint) -> Diagnostic:
    owner = loc[:-1]
    return subject.at("NT201", owner, at_key=True, owner=_owner(owner), field=str(loc[-1]))


def _owner(loc: Loc) -> Phrase:
    if not loc:
        return Phrase("owner-file")
    if isinstance(loc[-1], int):
        return Phrase("owner-item", {"key": key_of(loc), "number": loc[-1] + 1})
    return Phrase("owner-key", {"key": key_of(loc)})


def _unknown_key(subject: Subject, loc: Loc, _: Complaint) -> Diagnostic:
    word = str(loc[-1])
    fields = _fields_of(subject, loc[:-1])
    if "percent_a_day" in fields and YEARLY.search(word):
        # The nearest key would be taken for it, and be 365 times too much.
        return subject.at("NT202", loc, at_key=True, key=word, hint_id="no-yearly-rate")
    told = advice(word, fields)
    owner = next((part for part in reversed(loc[:-1]) if isinstance(part, str)), "")
    if owner and word in _fields_of(subject, loc[: loc.index(owner)]):
        told = {"hint_id": "level-up", "owner": owner}
    elif told["hint_id"] != "did-you-mean" and MEANT.get(word) in fields:
        told = {"hint_id": "did-you-mean", "nearest": MEANT[word], "sure": word not in LOOSE}
    return subject.at("NT202", loc, at_key=True, key=word, **told)


def _fields_of(subject: Subject, loc: Loc) -> tuple[str, ...]:
    """The keys that are valid at a path: found by walking the model's annotations."""
    return tuple(model_at(subject.model, loc).model_fields)


def _not_one_of(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    is_key = _is_key(loc)
    word = str(complaint["input"])
    if not isinstance(complaint["input"], str):
        return wrong_type(subject, loc, complaint["input"], "text")
    allowed = tuple(re.findall(r"'([^']*)'", complaint["ctx"]["expected"]))
    name = key_of(loc[:-2] if is_key else loc)
    told = advice(word, allowed)
    if meant := _value_meant(name, word, allowed):
        told = {"hint_id": "did-you-mean", "nearest": meant, "sure": True}
    return subject.at("NT205", loc, at_key=is_key, key=name, word=word, **told)


def _value_meant(key: str, word: str, allowed: tuple[str, ...]) -> str:
    """The valid value that goes by another name, empty if it is none that is known."""
    known, plain = VALUES_MEANT.get(key, {}), word.strip().casefold()
    language = re.split("[-_]", plain)[0] if key == "lang" else plain
    found = known.get(plain) or known.get(language, language)
    return found if found in allowed and found != word else ""


def _bad_id(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    word = str(complaint["input"])
    slug = re.sub(r"[^a-z0-9_]+", "-", word.casefold()).strip("-_")
    hint_id = "slug" if slug else ""
    return subject.at("NT206", loc, at_key=_is_key(loc), hint_id=hint_id, word=word, slug=slug)


def _too_long(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    length, limit = len(complaint["input"]), complaint["ctx"]["max_length"]
    return subject.at(
        "NT207", loc, at_key=_is_key(loc), key=key_of(loc), length=length, limit=limit
    )


def _is_key(loc: Loc) -> bool:
    return loc[-1] == "[key]"


def _placed(code: str) -> Callable[[Subject, Loc, Complaint], Diagnostic]:
    """A wording that names the key and what was found there."""

    def word(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
        value = complaint["input"]
        return subject.at(code, loc, key=key_of(loc), found=found(value), value=value)

    return word


def _out_of_range(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    bound = _BOUNDS[complaint["type"]]
    limit = Phrase(f"bound-{bound}", {"limit": complaint["ctx"][bound]})
    return subject.at("NT209", loc, key=key_of(loc), value=subject.written(loc), bound=limit)


def _wrong_count(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    least = complaint["ctx"].get("min_length")
    bound = (
        Phrase("count-least", {"limit": least})
        if complaint["type"] == "too_short"
        else Phrase("count-most", {"limit": complaint["ctx"]["max_length"]})
    )
    count = len(complaint["input"])
    return subject.at("NT210", loc, at_key=True, key=key_of(loc), count=count, bound=bound)


def _date(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    with_time = complaint["type"].startswith("datetime")
    word = str(complaint["input"])
    form = _DATE_TIME if with_time else _DATE
    if form.fullmatch(word):
        return subject.at("NT215", loc, word=word)
    expected = Phrase("expected-datetime" if with_time else "expected-date")
    return subject.at("NT214", loc, key=key_of(loc), word=word, expected=expected)


def _trigger(subject: Subject, loc: Loc, _: Complaint) -> Diagnostic:
    triggers = tuple(
        name for name in ("act", "breach", "offer", "signal") if name in _fields_of(subject, loc)
    )
    row = subject.data
    for part in loc:
        row = row[part]
    count = sum(1 for name in triggers if row.get(name))
    hint_id = "" if count else "trigger-missing"
    return subject.at("NT216", loc, hint_id=hint_id, count=count, allowed=triggers)


def _one_move(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    value = complaint["input"]
    named = tuple(name for name in INPUTS if value.get(name) not in (None, False))
    hint_id = "" if named else "move-missing"
    return subject.at("NT701", loc, hint_id=hint_id, count=len(named), allowed=INPUTS)


def _about(subject: Subject, loc: Loc, _: Complaint) -> Diagnostic:
    return subject.at("NT217", (*loc, "about"), at_key=True)


def _does_nothing(subject: Subject, loc: Loc, _: Complaint) -> Diagnostic:
    return subject.at("NT218", loc)


def _other(subject: Subject, loc: Loc, complaint: Complaint) -> Diagnostic:
    """What only the model knows to be wrong; of its own complaints the table has the words."""
    value = complaint["input"]
    named = f"problem-{complaint['type'].replace('_', '-')}"
    told = {"found": found(value), "ways": tuple(value) if isinstance(value, dict) else ()}
    problem = Phrase(named if named in phrases() else "problem-other", told)
    return subject.at("NT229", loc, key=key_of(loc), problem=problem)


_WORDINGS: Mapping[str, Callable[[Subject, Loc, Complaint], Diagnostic]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "enum": _not_one_of,
    "string_pattern_mismatch": _bad_id,
    "string_too_long": _too_long,
    "string_too_short": _placed("NT208"),
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "money": _placed("NT211"),
    "percent": _placed("NT212"),
    "one_trigger": _trigger,
    "one_move": _one_move,
    "score_range": _placed("NT707"),
    "about_without_act": _about,
    "row_does_nothing": _does_nothing,
    **dict.fromkeys(_BOUNDS, _out_of_range),
}
_FAMILIES = (
    ("decimal_", _placed("NT213")),
    ("date", _date),
)
