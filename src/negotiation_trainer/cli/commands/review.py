"""`review`: reads and scores conversations held elsewhere."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.cli.review_text import review_lines, summary_lines
from negotiation_trainer.cli.transcripts import read_transcripts
from negotiation_trainer.scoring.review import Review, review
from negotiation_trainer.scoring.review_events import review_event


def run(arguments: Namespace, context: Context) -> int:
    """Review every talk in order, each told as soon as it is read."""
    talks = read_transcripts(arguments.transcript, context)
    practice = practice_for(context)
    with failures_told(context):
        pack, rubric = practice.country_rules(arguments.pack), practice.rubric()
    opened = practice.reader()
    found: list[Review] = []
    for talk in talks:
        one = review(talk, pack=pack, party=arguments.party, rubric=rubric, reader=opened)
        if arguments.json:
            context.write_json(review_event(one, context.lang))
            continue
        found.append(one)
        for line in review_lines(one, context.lang):
            context.write(line)
    for line in summary_lines(found, context.lang):
        context.write(line)
    return Exit.OK
