"""Ways of saying things that an author adds, as written: in a scenario, a pack or a house pack."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from negotiation_trainer.scenario.values import Id, OneOrMore, Part, TopicId, Words

MOST_WORDINGS = 100


class Wording(Part):
    """A way of saying things, for the reader of typed words; what it does is one of three or all.

    Phrases and examples may stand side by side; at least one of the two is needed.
    """

    phrases: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), max_length=50, description="Terms of the house, found as they stand in what is said."
    )
    examples: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), max_length=20, description="Whole sentences; what means much the same counts too."
    )
    act: Annotated[tuple[Id, ...], OneOrMore] = Field((), description="The acts they are.")
    topic: Annotated[tuple[TopicId, ...], OneOrMore] = Field(
        (), description="The topics they are about."
    )
    breach: Annotated[tuple[Id, ...], OneOrMore] = Field(
        (),
        description="The rules they break: surely by a phrase, perhaps by what is like an example.",
    )


Wordings = Annotated[tuple[Wording, ...], OneOrMore]
