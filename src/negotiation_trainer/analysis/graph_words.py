"""What stands on a picture of the machines: triggers and conditions of rows in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.endings import OUT_OF_PATIENCE
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.model import Row, When
from negotiation_trainer.scenario.persona_model import PersonaRow
from negotiation_trainer.scenario.visible import visible

AREA = "analyse"
SHOWN = 3
FLAGS = ("agreed", "identified", "countered", "again")


def text(key: str, lang: str, /, **values: object) -> str:
    """Return one of the picture's own words."""
    return say(AREA, f"graph.{key}", lang, **values)


def names(ids: Sequence[str], labels: Mapping[str, Any], lang: str) -> str:
    """Name some entries of the catalogue, at most three of them by name."""
    shown = [labels[i].label.get(lang) if i in labels else visible(i) for i in ids]
    return listed(shown, lang)


def listed(words: Sequence[str], lang: str) -> str:
    """Join words as alternatives; of many only the first three are named."""
    kept = list(words if len(words) <= SHOWN + 1 else words[:SHOWN])
    if len(words) > len(kept):
        kept.append(text("more", lang, count=len(words) - SHOWN if lang == "en" else len(words)))
    return " / ".join(kept)


def trigger(row: Row | PersonaRow, lang: str) -> str:
    """Say what a row waits for: acts about topics, breaches, an offer's fate, signals."""
    entries = catalogue()
    if row.act:
        acts = names(row.act, entries.acts, lang)
        if not row.about:
            return acts
        about = names(row.about, entries.topics, lang)
        return f"{acts}（{about}）" if lang == "zh" else f"{acts} ({about})"
    if row.breach:
        if "any" in row.breach:
            return text("any_breach", lang)
        return "⚠ " + names(row.breach, entries.breaches, lang)
    if isinstance(row, Row) and row.offer:
        return listed([text(f"result.{result.value}", lang) for result in row.offer], lang)
    return listed([text(f"signal.{signal!s}", lang) for signal in row.signal], lang)


def persona_condition(row: PersonaRow, lang: str) -> str:
    """Say what else a persona's row asks for, in short; empty if nothing."""
    parts = []
    if row.called_for is not None:
        parts.append(text("called" if row.called_for else "uncalled", lang))
    if row.after > 1:
        parts.append(text("after", lang, count=row.after))
    return ", ".join(parts)


def condition(when: When, compiled: Compiled, lang: str) -> str:
    """Say a condition in short; empty if there is none."""
    return ", ".join(_parts(when, compiled, lang))


def _parts(when: When, compiled: Compiled, lang: str) -> Iterable[str]:
    def part(name: str, what: object) -> str:
        return text(f"when.{name}", lang, what=what)

    if when.mood:
        yield part("mood", " / ".join(mood_title(compiled, mood, lang) for mood in when.mood))
    for name in ("heat_at_most", "heat_at_least"):
        if (bound := getattr(when, name)) is not None:
            yield part(name, bound)
    if when.knows:
        yield part("knows", " + ".join(map(visible, when.knows)))
    if when.visited:
        yield part("visited", " + ".join(state_title(compiled, name) for name in when.visited))
    for name in FLAGS:
        if (wanted := getattr(when, name)) is not None:
            yield text(f"when.{name}_{'yes' if wanted else 'no'}", lang)
    if when.turns_here is not None:
        yield part("turns_here", when.turns_here)


def state_title(compiled: Compiled, name: str) -> str:
    """Return what a state or ending is called: its title, else its id."""
    source = compiled.source
    found = source.states.get(name) or source.outcomes.get(name)
    return visible(found.title if found is not None and found.title else name)


def mood_title(compiled: Compiled, name: str, lang: str) -> str:
    """Return what a mood is called."""
    mood = compiled.persona.source.moods.get(name)
    titles = {str(key): word for key, word in mood.title.items()} if mood else {}
    return visible(titles.get(lang) or next(iter(titles.values()), name))


def ending_title(compiled: Compiled, name: str, lang: str) -> str:
    """Return what an ending is called: of the scenario, or built in."""
    if name in compiled.outcomes:
        return state_title(compiled, name)
    if name == OUT_OF_PATIENCE:
        return text("out_of_patience", lang)
    known = catalogue().outcomes.get(name)
    return name if known is None else known.label.get(lang)
