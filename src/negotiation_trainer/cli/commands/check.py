"""`check`: every problem of an author's files, each at its place, and what a problem means."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.explain_text import explanation_data, explanation_text
from negotiation_trainer.conduct.house import house_files, is_house_file, read_house
from negotiation_trainer.scenario.checks import check_paths
from negotiation_trainer.scenario.diagnostics import QUOTE_CELLS, Diagnostic, Severity
from negotiation_trainer.scenario.explain import explain, meant
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.render import render, workflow_command
from negotiation_trainer.scenario.visible import clip, visible


def run(arguments: Namespace, context: Context) -> int:
    """Check files and folders, or explain a code."""
    if arguments.explain is not None:
        return _explain(arguments, context)
    found = _findings(arguments, context)
    errors = sum(item.severity is Severity.ERROR for item in found)
    _write(found, arguments.format, context)
    if arguments.format != "json":
        counts = {"errors": errors, "warnings": len(found) - errors}
        context.tell(context.text("check.sum" if found else "check.clean", **counts))
    return Exit.CONTENT if errors else Exit.OK


def _findings(arguments: Namespace, context: Context) -> list[Diagnostic]:
    """What is wrong; without any path, with the instructor's own and the shipped files."""
    own = context.home / "scenarios"
    roots = (own, shipped_root())
    paths = arguments.paths or [root for root in roots if root.is_dir()]
    if not arguments.paths:
        paths += house_files(context.home)
    houses = [path for path in paths if is_house_file(path)]
    found = check_paths([path for path in paths if path not in houses], roots)
    return found + [problem for path in houses for problem in read_house(path).problems]


def _write(found: Sequence[Diagnostic], form: str, context: Context) -> None:
    if form == "json":
        context.write_json([_data(item, context.lang) for item in found])
        return
    to_text = workflow_command if form == "github" else render
    for item in found:
        context.write(to_text(item, lang=context.lang))


def _data(item: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": item.file,
        "line": item.line,
        "column": item.column,
        "message": item.message(lang),
        "hint": item.hint(lang),
    }


def _explain(arguments: Namespace, context: Context) -> int:
    """Tell what one code means (`UsageError` for an unknown one)."""
    if arguments.paths:
        raise UsageError(context.text("check.explain_alone"))
    word = arguments.explain
    item = explain(word)
    if item is None:
        guess = meant(word)
        key = "check.no_code_but" if guess else "check.no_code"
        raise UsageError(context.text(key, found=clip(visible(word), QUOTE_CELLS), nearest=guess))
    if arguments.format == "json":
        context.write_json(explanation_data(item, context.lang))
    else:
        for line in explanation_text(item, context):
            context.write(line)
    return Exit.OK
