"""A scenario's words in another language as their author writes them: one `*.en.yaml` beside it.

Nothing of the talk stands here, only words; what each stands for is found by its id.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field, StringConstraints

from negotiation_trainer.scenario.model import Lang
from negotiation_trainer.scenario.values import Id, OneOrMore, Part, Words

LANGS: tuple[str, ...] = get_args(Lang)
MOST_TEXTS = 5000
TextId = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""Where a text stands in the scenario: `states.greeting.replies.2.say`."""


class Translation(Part):
    """One text of the scenario in the other language."""

    of: Words = Field(
        ...,
        description=(
            "The mark of the words it was translated from, written by `translate`; when they "
            "change, `check` tells."
        ),
    )
    stale: bool = Field(
        False,
        description="`true`: the words have changed since. Mend the translation, delete this line.",
    )
    say: Annotated[tuple[Words, ...], OneOrMore] | None = Field(
        None,
        description=(
            "The words in the other language; nothing as long as they are missing. A list only "
            "for examples of what people say: as many as the language needs."
        ),
    )


class Overlay(Part):
    """The second language of one scenario."""

    overlay: Id = Field(..., description="The scenario's id; the file stands beside it.")
    lang: Lang = Field(..., description="The language of these words, as in the file's name.")
    texts: dict[TextId, Translation] = Field(
        default_factory=dict, max_length=MOST_TEXTS, description="The words, by id."
    )


def overlay_lang(name: str) -> str:
    """Return the language in a file's name such as `my-first.en.yaml`, else nothing."""
    parts = name.split(".")
    return parts[-2] if len(parts) >= 3 and parts[-1] == "yaml" and parts[-2] in LANGS else ""
