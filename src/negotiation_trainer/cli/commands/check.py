"""`check`: every problem of an author's files, each at its place."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.conduct.house import house_files, is_house_file, read_house
from negotiation_trainer.scenario.checks import check_paths
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.render import render


def run(arguments: Namespace, context: Context) -> int:
    """Check files and folders; without any, the instructor's own and the shipped ones."""
    own = context.home / "scenarios"
    roots = (own, shipped_root())
    paths = arguments.paths or [root for root in roots if root.is_dir()]
    if not arguments.paths:
        paths += house_files(context.home)
    houses = [path for path in paths if is_house_file(path)]
    found = check_paths([path for path in paths if path not in houses], roots)
    found += [problem for path in houses for problem in read_house(path).problems]
    errors = sum(item.severity is Severity.ERROR for item in found)
    if arguments.json:
        context.write_json([_data(item, context.lang) for item in found])
    else:
        for item in found:
            context.write(render(item, lang=context.lang))
        counts = {"errors": errors, "warnings": len(found) - errors}
        context.tell(context.text("check.sum" if found else "check.clean", **counts))
    return Exit.CONTENT if errors else Exit.OK


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
