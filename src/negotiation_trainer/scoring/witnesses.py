"""The witnesses of a talk with a scripted debtor: one small function for each thing observed.

Each goes from the turns to evidence and lives in the module of its kind; here they are listed in
the order in which they are heard.
"""

from __future__ import annotations

from negotiation_trainer.scoring.duties import duties
from negotiation_trainer.scoring.heat import heat
from negotiation_trainer.scoring.hidden_facts import facts
from negotiation_trainer.scoring.manners import empty_moves, signals
from negotiation_trainer.scoring.misconduct import breaches, conduct, suspicions
from negotiation_trainer.scoring.openings import openings
from negotiation_trainer.scoring.wrong_amounts import too_much, wrong_amounts

WITNESSES = (
    openings,
    signals,
    breaches,
    suspicions,
    conduct,
    heat,
    facts,
    wrong_amounts,
    too_much,
    empty_moves,
    duties,
)
