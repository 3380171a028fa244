"""A talk with a scripted debtor as witnesses see it: all that the scenario's file can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.monitored import contact_of
from negotiation_trainer.scoring.rubric import Rubric
from negotiation_trainer.scoring.stirring import stirred_by


@dataclass(frozen=True, slots=True)
class Hearing(Encounter):
    """A talk with a scripted debtor. `at` is the local time of the contact, the case's if None."""

    compiled: Compiled
    rubric: Rubric
    rules: tuple[Rule, ...]
    turns: tuple[Turn, ...]
    at: datetime | None = None

    @property
    def lang(self) -> str:
        """The scenario's language."""
        return self.compiled.lang

    @property
    def kind(self) -> OutcomeKind:
        """How it ended; unfinished while it has not."""
        outcome = self.last.after.outcome
        return outcome_kind(self.compiled, outcome) if outcome else OutcomeKind.UNFINISHED

    @property
    def owed(self) -> Decimal | None:
        """The total of the file."""
        return balance_total(self.compiled.case.balance)

    @property
    def debtor_answers(self) -> bool:
        """Whether the debtor himself picks up."""
        return self.compiled.case.answers == "debtor"

    def stirred_by(self, turn: Turn) -> str:
        """Name the breach, signal or act that the row of his persona waited for."""
        return stirred_by(self.compiled, turn)

    def contact(self, at: datetime | None = None) -> HeardContact:
        """Return the talk as the rules of conduct see it."""
        when = at or self.at or self.compiled.case.contact.at
        return contact_of(self.compiled, self.turns, when)
