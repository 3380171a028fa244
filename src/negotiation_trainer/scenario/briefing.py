"""What a trainee may see of a scenario before the talk: the case file and the mandate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from negotiation_trainer.catalogue.entries import stage_of
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total


def briefing(compiled: Compiled, langs: Sequence[str] = ()) -> dict[str, Any]:
    """Return the case file as data; nothing of the debtor's hidden side is in it.

    `langs` are the languages there are, that of `compiled` among them.
    """
    source, case = compiled.source, compiled.case
    file = case.model_dump(mode="json", exclude_none=True)
    file["balance"] = {
        "principal": str(case.balance.principal),
        "interest": str(case.balance.interest),
        "penalty": str(case.balance.penalty),
        "total": str(balance_total(case.balance)),
    }
    return {
        "id": source.scenario,
        "title": source.title,
        "summary": source.summary,
        "persona": source.persona,
        "level": source.level,
        "teaches": list(source.teaches),
        "lang": compiled.lang,
        "langs": list(langs) or [compiled.lang],
        "jurisdiction": compiled.jurisdiction,
        "note": source.note,
        **file,
        "stage": stage_of(case.overdue_days),
        "mandate": source.mandate.model_dump(mode="json", exclude_none=True),
    }
