"""What a few words are about, whoever says them: paying, terms, a waiver granted."""

from __future__ import annotations

from negotiation_trainer.language.figures.text import fold
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.plan_cues import PAY, PROPOSE
from negotiation_trainer.language.plans.waiver_cues import STRONG, WEAK

_NO = cue(
    zh="不|没|无法|别|免谈|拒绝|超出|难",
    en=r"no|not|\w+n't|never|nothing|cannot|unable|beyond|more than",
)
"""Words with which a waiver is refused."""


def speaks_of_paying(text: str) -> bool:
    """Whether words speak of money paid, now or to come."""
    return PAY.search(fold(text)) is not None


def speaks_of_terms(text: str) -> bool:
    """Whether words put something forward, or name a waiver."""
    words = fold(text)
    return PROPOSE.search(words) is not None or _waives(words)


def speaks_of_granting(text: str) -> bool:
    """Whether words name a waiver, and none of them says no."""
    words = fold(text)
    return _waives(words) and _NO.search(words) is None


def _waives(words: str) -> bool:
    return bool(STRONG.search(words) or WEAK.search(words))
