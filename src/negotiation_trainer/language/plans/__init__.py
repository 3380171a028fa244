"""What an utterance puts forward, denies or sets as terms, read from its words and figures.

The figures themselves are found in `figures`, which knows nothing of plans.
"""

from __future__ import annotations

from negotiation_trainer.language.plans.offers import (
    denied_in,
    named_only,
    rates_named,
    read_offer,
    waivers_denied,
)

__all__ = ["denied_in", "named_only", "rates_named", "read_offer", "waivers_denied"]
