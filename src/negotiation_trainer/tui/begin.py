"""How the app starts an attempt: with a plan if there is one, other words at another try."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import begin_in
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.bundle import Bundle


def begin(
    practice: Practice,
    bundle: Bundle,
    mode: str,
    plan: Mapping[str, Any] | None,
    trainee: str,
    *,
    lang: str,
) -> Attempt:
    """Start an attempt in a language, if the scenario has it.

    The seed counts the tries, so that a second try hears other variants.
    """
    if plan is not None:
        parse_input(plan)
    tries = sum(row.scenario == bundle.name for row in practice.store.attempts())
    attempt = practice.begin(bundle, mode=Mode(mode), seed=tries, trainee=trainee)
    if plan is not None:
        attempt.give(plan)
    return begin_in(attempt, lang)
