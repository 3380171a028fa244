"""`read`: what utterances do, one JSON object a line."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import reader
from negotiation_trainer.dialogue.events import reading_data


def run(arguments: Namespace, context: Context) -> int:
    """Answer every line of stdin in order."""
    opened = reader()
    lang = getattr(arguments, "lang", None) or "auto"
    context.tell(context.text("read.with", reader=opened.name))
    for line in context.source:
        text, before = _utterance(line.rstrip("\r\n"))
        reading = opened.read(text, lang=lang, context=before)
        data = reading_data(reading)
        data.pop("segments")
        context.write_json(data)
    return Exit.OK


def _utterance(line: str) -> tuple[str, str]:
    """Return the text and the line before it: plain text, or an object with `text`."""
    if line.lstrip().startswith("{"):
        try:
            data: Any = json.loads(line)
        except (ValueError, RecursionError):
            return line, ""
        if isinstance(data, dict) and isinstance(data.get("text"), str):
            before = data.get("context")
            return data["text"], before if isinstance(before, str) else ""
    return line, ""
