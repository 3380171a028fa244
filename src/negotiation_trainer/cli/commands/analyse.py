"""`analyse`: what is provable of a scenario, in words or as JSON; its talks can be opened."""

from __future__ import annotations

import time
from argparse import Namespace

from negotiation_trainer.analysis.analyse import SHARES, analyse
from negotiation_trainer.analysis.analyse_data import analysis_data
from negotiation_trainer.analysis.analyse_text import analysis_report
from negotiation_trainer.analysis.findings import numbered
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.cli.progress import Progress
from negotiation_trainer.messages import say
from negotiation_trainer.records.findings import digest_of, keep_findings
from negotiation_trainer.scenario.diagnostics import as_typed
from negotiation_trainer.scenario.library import read_parts


def run(arguments: Namespace, context: Context) -> int:
    """Analyse one scenario; progress goes to stderr."""
    practice = practice_for(context)
    with failures_told(context):
        place = practice.locate(arguments.scenario)
        bundle = practice.open(arguments.scenario)
        analysed = digest_of(read_parts(place, practice.roots))
    progress, begun = Progress(context), time.monotonic()
    stage = Stage.of(bundle, practice.reader())

    def told(part: str, count: int) -> None:
        words = say("analyse", f"progress.{part}", context.lang, count=count)
        progress.tell(part, _share(part, time.monotonic() - begun, arguments.seconds), words)

    with progress:
        found = analyse(
            bundle.compiled,
            rubric=stage.rubric,
            pack=stage.pack,
            reader=stage.reader,
            configurations=arguments.limit,
            seconds=arguments.seconds,
            told=told,
        )
    report = list(analysis_report(found, context.lang))
    keep_findings(practice.home, place.path, report, analysed)
    if arguments.json:
        context.write_json(analysis_data(found))
        return Exit.OK
    for line in numbered(report):
        context.write(line)
    context.write()
    named = as_typed(arguments.scenario)
    context.write(say("analyse", "report.see", context.lang, scenario=named))
    return Exit.OK


def _share(part: str, gone: float, seconds: float) -> float:
    """How much is done: the parts before this one, else the seconds gone if they are more."""
    names = list(SHARES)
    before = sum(SHARES[name] for name in names[: names.index(part)]) if part in SHARES else 0.0
    return max(before, gone / seconds)
