"""Signs of the wrong width for a language, and the currency of another country.

What the right signs are is told here once, for the check and for mending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from negotiation_trainer.scenario.checks.moneys import (
    CURRENCIES,
    FEWEST,
    SIGNS_OF_MONEY,
    names_currency,
    other_currency,
)
from negotiation_trainer.scenario.checks.subject import Subject, is_spoken
from negotiation_trainer.scenario.checks.tongue import WIDE_PLACEHOLDER, tongue_of
from negotiation_trainer.scenario.checks.walk import OPENINGS, Leaf
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.persona_model import PersonaLines

WIDE = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
"""Full-width letters, digits and signs with the usual ones."""

STOPS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
"""Signs that Chinese writes full-width."""

_SLIPS: Mapping[str, str] = {
    "zh": "(?<=[\u4e00-\u9fff])[,;:?!.](?=[\u4e00-\u9fff]|$)|[０-９Ａ-Ｚａ-ｚ％＄｛｝]",
    "en": "[\uff01-\uff5e。、\u3000]",
}
"""Made ready for the language that is asked for: classes of so many signs take long."""

_PAUSES = "，。、：；？！"
_AS_TYPED = OPENINGS | {"asked_like"}
"""Fields that are no words, or words as trainees type them."""


def check_signs(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the signs in the words of scenarios and personas."""
    if subject.model not in (Scenario, PersonaLines):
        return
    words = [
        leaf for leaf in subject.words if leaf.owner != "Wording" and leaf.field not in _AS_TYPED
    ]
    if lang := tongue_of(subject):
        yield from _widths(subject, words, lang)
    currency = _currency(subject)
    if currency in CURRENCIES:
        told = {leaf.loc for leaf in subject.words_with(SIGNS_OF_MONEY)}
        yield from _other_money(subject, [w for w in words if w.loc in told], currency)


def _widths(subject: Subject, words: Sequence[Leaf], lang: str) -> Iterator[Diagnostic]:
    slips, language = re.compile(_SLIPS[lang]), Phrase(f"lang-{lang}")
    for leaf in words:
        text: str = leaf.value
        if text.isascii():
            continue
        if is_spoken(leaf):
            # The braces of a placeholder are told of with the placeholder.
            text = WIDE_PLACEHOLDER.sub("", text)
        if found := slips.search(text):
            yield subject.at("NT424", leaf.loc, sign=found[0], lang=lang, language=language)


def _other_money(subject: Subject, words: Sequence[Leaf], currency: str) -> Iterator[Diagnostic]:
    """Each sum in another currency; where there is no sum in the case's own, that is told once."""
    own = any(names_currency(leaf.value, currency) for leaf in words)
    found = [
        (leaf, sign)
        for leaf in words
        if (sign := other_currency(leaf.value, currency, kuai=not own))
    ]
    if len(found) >= FEWEST and not own:
        loc, sign, count = ("case", "currency"), found[0][1], len(found)
        yield subject.at("NT427", loc, currency=currency, sign=sign, count=count)
        return
    for leaf, sign in found:
        yield subject.at("NT425", leaf.loc, sign=sign, currency=currency)


def _currency(subject: Subject) -> str:
    case = subject.data.get("case")
    currency = case.get("currency") if isinstance(case, dict) else None
    return currency if isinstance(currency, str) else ""


def right_signs(text: str, lang: str) -> str:
    """The text with every sign of the width that its language writes."""
    if lang == "zh":
        return re.sub(_SLIPS["zh"], lambda m: STOPS.get(m[0]) or WIDE.get(m[0], m[0]), text)
    spaced = re.sub(f"([{_PAUSES}])(?=\\w)", r"\1 ", text)
    plain = {**WIDE, "。": ".", "、": ",", "\u3000": " "}
    return re.sub(_SLIPS["en"], lambda m: plain.get(m[0], m[0]), spaced)
