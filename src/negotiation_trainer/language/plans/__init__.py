"""What an utterance puts forward, denies or sets as terms, read from its words and figures.

The figures themselves are found in `figures`, which knows nothing of plans. Whoever reads plans
from outside of `language` finds all he needs here.
"""

from __future__ import annotations

from negotiation_trainer.language.plans.about import (
    speaks_of_granting,
    speaks_of_paying,
    speaks_of_terms,
)
from negotiation_trainer.language.plans.denials import Denials
from negotiation_trainer.language.plans.given import GivenDay, bare_sum, days_given, names_first
from negotiation_trainer.language.plans.offers import (
    denied_in,
    named_only,
    rates_named,
    read_offer,
    told_only,
)
from negotiation_trainer.language.plans.quoting import quotations
from negotiation_trainer.language.plans.returns import demanded, is_conditional
from negotiation_trainer.language.plans.vague_sums import vague_places

__all__ = [
    "Denials",
    "GivenDay",
    "bare_sum",
    "days_given",
    "demanded",
    "denied_in",
    "is_conditional",
    "named_only",
    "names_first",
    "quotations",
    "rates_named",
    "read_offer",
    "speaks_of_granting",
    "speaks_of_paying",
    "speaks_of_terms",
    "told_only",
    "vague_places",
]
