"""The small scenario tests talk to, and a reader that understands tagged words exactly."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path

from negotiation_trainer.catalogue.moves import (
    BreachMark,
    Mark,
    Move,
    MoveKind,
    Offer,
    Reading,
    Segment,
)
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scenario.compiled import Compiled

DATA = Path(__file__).parent / "data"
NOON = datetime.fromisoformat("2026-03-04T12:00:00+00:00")
TAG = re.compile(r"<([a-z_:!?~-]+)>")


class TagReader:
    """Reads `words <act>`, `<act:topic>`, `<:topic>`, `<!breach>`, `<?suspected>`, `<~nearly>`.

    Clauses end at a slash.
    """

    name = "tags-1"

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return exactly what the tags say."""
        segments, acts, topics, breaches, nearly = [], [], [], [], []
        start = 0
        for clause in text.split("/"):
            span = (start, start + len(clause))
            start += len(clause) + 1
            found = [tag.partition(":") for tag in TAG.findall(clause)]
            own_acts = [a for a, _, _ in found if a and a[0] not in "!?~"]
            own_topics = [t for _, _, t in found if t]
            marked = [a for a, _, _ in found if a and a[0] in "!?"]
            nearly += [a[1:] for a, _, _ in found if a and a[0] == "~"]
            segments.append(
                Segment(
                    span,
                    tuple(own_acts),
                    tuple(own_topics),
                    tuple(m[1:] for m in marked if m[0] == "!"),
                )
            )
            acts += [Mark(a, 1.0, span) for a in own_acts]
            topics += [Mark(t, 1.0, span) for t in own_topics]
            breaches += [BreachMark(m[1:], 1.0, span, m[0] == "!") for m in marked]
        figures = find_figures(text, lang="en", currency=frame.currency, today=frame.today)
        return Reading(
            text,
            "en" if lang == "auto" else lang,
            tuple(acts),
            tuple(topics),
            tuple(breaches),
            tuple(figures),
            tuple(segments),
            empathy=1.5,
            clarity=1.5,
            reader=self.name,
            nearly=tuple(nearly),
        )


def practice(home: Path) -> Practice:
    """Return a practice whose only scenarios are those of the tests."""
    return Practice(home, lambda: NOON, TagReader, shipped=DATA)


@cache
def bundle() -> Bundle:
    """Return the small scenario."""
    return practice(Path("unused")).open(str(DATA / "lost-keys.yaml"))


def compiled() -> Compiled:
    """Return the small scenario, ready to run."""
    return bundle().compiled


def new_talk(mode: Mode = Mode.GUIDED, seed: int = 0) -> Talk:
    """Return a talk at its first line."""
    return Talk(compiled(), mode, seed)


def said(tagged: str, offer: Offer | None = None) -> Move:
    """Return a typed move, read from its tags."""
    return Move(MoveKind.SAY, TagReader().read(tagged), offer)


def silence() -> Move:
    """Return a silence."""
    return Move(MoveKind.SILENCE, Reading("", "en"))
