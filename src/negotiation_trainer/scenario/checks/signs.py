"""Signs of the wrong width for a language, and currency signs of another country.

What the right signs are is told here once, for the check and for mending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.tongue import tongue_of
from negotiation_trainer.scenario.checks.walk import OPENINGS
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

_FOREIGN: Mapping[str, re.Pattern[str]] = {
    "CNY": re.compile("[$＄£€]"),
    "USD": re.compile("[¥￥£€]"),
    "GBP": re.compile("[¥￥$＄€]"),
}
_PAUSES = "，。、：；？！"
_AS_TYPED = frozenset({OPENINGS, "asked_like"})
"""Fields that are no words, or words as trainees type them."""


def check_signs(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the signs in the words of scenarios and personas."""
    if subject.model not in (Scenario, PersonaLines):
        return
    lang, currency = tongue_of(subject), _currency(subject)
    slips = re.compile(_SLIPS[lang]) if lang else None
    foreign = _FOREIGN.get(currency)
    for leaf in subject.words:
        text = leaf.value
        if leaf.owner == "Wording" or leaf.field in _AS_TYPED:
            continue
        if slips and not text.isascii() and (found := slips.search(text)):
            language = Phrase(f"lang-{lang}")
            yield subject.at("NT424", leaf.loc, sign=found[0], lang=lang, language=language)
        if foreign and (found := foreign.search(text)):
            yield subject.at("NT425", leaf.loc, sign=found[0], currency=currency)


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
