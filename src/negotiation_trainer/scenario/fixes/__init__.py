"""Mends what is mechanical in an author's file and leaves everything else as it is.

A way of mending proposes edits of the text; nothing is kept that another check does not bear out.
"""

from negotiation_trainer.scenario.fixes.drafts import Change
from negotiation_trainer.scenario.fixes.mending import Mended, mend, mendable
from negotiation_trainer.scenario.fixes.writing import ChangedMeanwhileError, write

__all__ = ["Change", "ChangedMeanwhileError", "Mended", "mend", "mendable", "write"]
