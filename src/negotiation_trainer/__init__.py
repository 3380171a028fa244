"""A flight simulator for the hardest talk in finance: asking somebody for money they owe."""

__version__ = "0.1.0"
