"""The labels the models score, in the order of the catalogue: acts, topics, breaches, ratings."""

from __future__ import annotations

from negotiation_trainer.catalogue.entries import catalogue

ACTS = tuple(act for act in catalogue().acts if act != "stay_silent")
"""Every act that can be read from text."""

TOPICS = tuple(catalogue().topics)
BREACHES = tuple(catalogue().breaches)

ANY_BREACH = "any_breach"
"""Whether an utterance holds any breach at all: steadier than the eleven taken one by one."""

RATINGS = ("empathy", "clarity", "escalation")
RATING_RANGES = {"empathy": (-2.0, 2.0), "clarity": (0.0, 2.0), "escalation": (-2.0, 2.0)}

JUDGED = (*ACTS, *TOPICS, *BREACHES, ANY_BREACH)
"""Every yes-or-no question, in the order of the models' columns."""

COLUMNS = (*JUDGED, *RATINGS)
"""Every column of the models."""
