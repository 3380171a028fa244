"""JSON Schemas of the file formats, generated from the models, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_trainer.scenario.library import Pack
from negotiation_trainer.scenario.model import Scenario
from negotiation_trainer.scenario.overlay_model import Overlay
from negotiation_trainer.scenario.persona_model import Persona, PersonaLines
from negotiation_trainer.scenario.playthrough import Playthrough
from negotiation_trainer.scenario.values import Node

FORMATS: Mapping[str, type[Node]] = {
    "scenario": Scenario,
    "persona": Persona,
    "lines": PersonaLines,
    "pack": Pack,
    "playthrough": Playthrough,
    "overlay": Overlay,
}


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of one format (`KeyError` for an unknown kind)."""
    return schema_of(FORMATS[kind])


def schema_of(model: type[Node]) -> dict[str, Any]:
    """Return the schema of a kind of file.

    A field that takes one item or a list is given both forms, as an author may write both.
    """
    schema = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    _allow_single_items(schema)
    _allow_spoken_facts(schema)
    return schema


def _allow_spoken_facts(schema: dict[str, Any]) -> None:
    """Let a fact's line be its words alone."""
    fact = schema.get("$defs", {}).get("Fact", {}).get("properties", {})
    if "line" in fact:
        line, words = fact["line"], schema["$defs"]["Line"]["properties"]["say"]["anyOf"]
        told = {"description": line.pop("description")}
        fact["line"] = {**told, "anyOf": [line, *words]}


def _allow_single_items(node: Any) -> None:
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "properties" and isinstance(value, dict):
                for field, rule in value.items():
                    value[field] = _one_or_more(rule)
            _allow_single_items(value)
    elif isinstance(node, list):
        for item in node:
            _allow_single_items(item)


def _one_or_more(rule: Any) -> Any:
    if isinstance(rule, dict) and {"type": "null"} in rule.get("anyOf", ()):
        # a list that may be left out altogether
        items = [option["items"] for option in rule["anyOf"] if "items" in option]
        return {**rule, "anyOf": [*rule["anyOf"], *items]}
    if not isinstance(rule, dict) or rule.get("type") != "array" or "items" not in rule:
        return rule
    kept = {key: rule.pop(key) for key in ("title", "description", "default") if key in rule}
    return {**kept, "anyOf": [rule, rule["items"]]}
