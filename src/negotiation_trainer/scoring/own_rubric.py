"""An instructor's own rubric: `rubrics/*.yaml` in the data folder, changes to the shipped one.

A file says only what it changes; what it leaves out stays as shipped. Without `scenarios` it holds
for a whole class, with them for those alone; the more particular wins, then the later by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import Field, ValidationError, create_model

from negotiation_trainer.scenario.checks.subject import Subject, advice
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.library import scenario_ids
from negotiation_trainer.scenario.model import Lang
from negotiation_trainer.scenario.own_files import OwnKind
from negotiation_trainer.scenario.values import Id, Many, Node, Words
from negotiation_trainer.scoring.rubric import Rubric, standard_rubric

FOLDER = "rubrics"
FIRST_KEY = "rubric"
BREACHES = "breaches"
CHANGES = "Changes"
"""What the name of a model of changes ends in."""


@cache
def partial(model: type[Node]) -> type[Node]:
    """Return a model of changes to another: the same fields, each of which may be left out."""
    fields: dict[str, Any] = {
        name: (
            _partial_of(field.rebuild_annotation()) | None,
            Field(None, description=field.description),
        )
        for name, field in model.model_fields.items()
        if name != FIRST_KEY
    }
    return create_model(
        f"{model.__name__}{CHANGES}", __base__=Node, __doc__=model.__doc__, **fields
    )


def _partial_of(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Node):
        return partial(kind)
    if get_origin(kind) is dict:
        key, value = get_args(kind)
        return dict[key, _partial_of(value)]  # type: ignore[valid-type,misc]
    return kind


class OwnRubric(Node):
    """One file of changes to the shipped rubric."""

    rubric: Id = Field(..., description="Its id, the same as the file's name.")
    title: dict[Lang, Words] = Field(default_factory=dict, description="Its name in each language.")
    scenarios: Many = Field((), description="The scenarios it is for; left out, for all of them.")
    changes: partial(Rubric) = Field(  # type: ignore[valid-type]
        ..., description="What is worth something else here; the rest stays as shipped."
    )


def _whole(subject: Subject, own: OwnRubric) -> Iterator[Diagnostic]:
    """What an entry lacks that the shipped rubric does not have."""
    try:
        rubric_for("", [own.model_copy(update={"scenarios": ()})])
    except ValidationError as invalid:  # an entry that is new here has to be given whole
        for complaint in invalid.errors(include_url=False):
            *loc, field = complaint["loc"]
            owner = Phrase("owner-key", {"key": str(loc[-1])}) if loc else Phrase("owner-file")
            yield subject.at("NT201", ("changes", *loc), owner=owner, field=str(field))


def _doubts(subject: Subject, own: OwnRubric, roots: Sequence[Path]) -> Iterator[Diagnostic]:
    yield from _turned_round(subject, own)
    yield from _without_scenario(subject, own, roots)


def _turned_round(subject: Subject, own: OwnRubric) -> Iterator[Diagnostic]:
    """Points with the sign of their opposite, so that a fault would earn or a duty done cost."""
    shipped = dict(_numbers(standard_rubric().model_dump(mode="json")))
    for loc, value in _numbers(own.changes.model_dump(mode="json", exclude_none=True)):
        costs = loc[0] == BREACHES or shipped.get(loc, 0) < 0
        if loc[0] != "leeway" and value * (-1 if costs else shipped.get(loc, 0)) < 0:
            effect = Phrase("sign-of-fault" if costs else "sign-of-merit")
            right = f"{-value:g}"
            yield subject.at(
                "NT514",
                ("changes", *loc),
                key=loc[-1],
                value=f"{value:g}",
                effect=effect,
                right=right,
            )


def _numbers(data: Any, loc: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every number of some nested data, with its path."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _numbers(value, (*loc, name))
    elif isinstance(data, (int, float)) and not isinstance(data, bool):
        yield loc, data


def _without_scenario(
    subject: Subject, own: OwnRubric, roots: Sequence[Path]
) -> Iterator[Diagnostic]:
    """Scenarios it is for that are not there, so that for them it changes nothing."""
    known = scenario_ids(roots) if own.scenarios else ()
    for number, name in enumerate(own.scenarios):
        if name not in known:
            told = advice(name, known)
            yield subject.at("NT308", ("scenarios", number), word=name, **told)


RUBRICS = OwnKind(FOLDER, FIRST_KEY, OwnRubric, _whole, _doubts)
"""Rubrics among an instructor's files."""


def rubric_for(scenario: str, own: Sequence[OwnRubric]) -> Rubric:
    """Return the rubric of a scenario: the shipped one, changed by all that is for it."""
    changes = [item for item in own if not item.scenarios]
    changes += [item for item in own if scenario in item.scenarios]
    data = standard_rubric().model_dump(mode="json")
    for item in changes:
        data = _changed(data, item.changes.model_dump(mode="json", exclude_none=True))
        data[FIRST_KEY] = item.rubric
    return Rubric.model_validate(data)


def _changed(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(data)
    for name, value in changes.items():
        old = merged.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            value = _changed(old, value)
        merged[name] = value
    return merged
