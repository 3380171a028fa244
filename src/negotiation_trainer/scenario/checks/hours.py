"""Whether the rules on hours are to be asked about a scenario; to read them takes a while."""

from __future__ import annotations

from datetime import time

from negotiation_trainer.scenario.model import Scenario

DAY = (time(9), time(18))
"""No shipped rule forbids a contact at these hours, on whatever day."""

TAUGHT_BY = "lawful-hours"
"""The card that a talk at a forbidden hour may be there to teach."""


def is_odd_hour(scenario: Scenario) -> bool:
    """Whether a scenario is set early or late in the day, and not in order to teach just that."""
    first, last = DAY
    by_day = first <= scenario.case.contact.at.time() < last
    return not by_day and TAUGHT_BY not in scenario.teaches
