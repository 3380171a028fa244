"""`graph`: the machines of a scenario as a picture, with what its playthroughs reach if asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from negotiation_trainer.analysis.graph import Drawing, Side, drawings
from negotiation_trainer.analysis.graph_coverage import covered
from negotiation_trainer.analysis.graph_svg import to_svg
from negotiation_trainer.analysis.graph_text import to_dot, to_mermaid
from negotiation_trainer.analysis.trodden import trodden
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.messages import say
from negotiation_trainer.records.rehearsing import Played, played_of, talks


def run(arguments: Namespace, context: Context) -> int:
    """Draw one scenario; playthroughs that cannot be played are told, and left out."""
    practice = practice_for(context)
    with failures_told(context):
        bundle = practice.open(arguments.scenario)
        played = (
            played_of(practice.locate(arguments.scenario), practice) if arguments.coverage else None
        )
    found = drawings(bundle.compiled, Side(arguments.machine), context.lang)
    if played is not None:
        found = _covered(found, played, context)
    context.write(_written(found, arguments.format, context.lang))
    return Exit.CONTENT if any(one.broken for one in played or ()) else Exit.OK


def _covered(
    found: tuple[Drawing, ...], played: Sequence[Played], context: Context
) -> tuple[Drawing, ...]:
    """Count the playthroughs, and tell in one line if there are none or some are broken."""
    broken = [one for one in played if one.broken]
    if not played:
        context.tell(say("rehearse", "none", context.lang))
    if broken:
        files = context.text("error.list").join(str(one.path) for one in broken)
        context.tell(say("rehearse", "broken", context.lang, file=files))
    counts = trodden(talks(played))
    return tuple(covered(one, counts, context.lang, broken=bool(broken)) for one in found)


def _written(found: tuple[Drawing, ...], form: str, lang: str) -> str:
    if form == "svg":
        return to_svg(found, lang)
    return to_dot(found, lang) if form == "dot" else to_mermaid(found)
