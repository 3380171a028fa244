"""Small value types of all authored files: ids, money, percents, one item or many."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Node(BaseModel):
    """A mapping in an author's file: closed (an unknown key is an error) and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(Node, defer_build=True):
    """A mapping made ready to be read alone when it first is; most are only read within another.

    That takes a fifth off the time until a scenario can be read.
    """


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
"""A name an author gives to a thing: small letters, digits, hyphens."""

TopicId = Annotated[str, StringConstraints(pattern=r"^(fact:)?[a-z0-9][a-z0-9_-]*$", max_length=65)]
"""A topic of the catalogue or of the scenario, or `fact:ID` for one of its facts."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""Text shown or spoken."""


def _as_decimal(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        raise PydanticCustomError("money", 'an amount such as "1460.00" is expected')
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        raise PydanticCustomError("money", 'an amount such as "1460.00" is expected') from None
    if not number.is_finite():
        raise PydanticCustomError("money", 'an amount such as "1460.00" is expected')
    return number


def _as_percent(value: Any) -> Any:
    if isinstance(value, str) and value.strip().endswith("%"):
        value = value.strip()[:-1]
    try:
        return _as_decimal(value)
    except PydanticCustomError:
        raise PydanticCustomError("percent", "a percentage such as 50% is expected") from None


def _as_list(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else [value]


Money = Annotated[
    Decimal, BeforeValidator(_as_decimal), Field(ge=0, max_digits=14, decimal_places=2)
]
"""An amount in major units of the case's currency, to the cent."""

Percent = Annotated[Decimal, BeforeValidator(_as_percent), Field(ge=0, le=100)]
"""A percentage, 0 to 100; `50%` and `50` are the same."""

OneOrMore = BeforeValidator(_as_list)
"""Lets an author write one item without the brackets of a list."""

Many = Annotated[tuple[Id, ...], OneOrMore]
