"""What is learnt from: the corpus folded and cut into clauses, with its targets and its folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.labels import ANY_BREACH, COLUMNS, JUDGED, RATINGS
from negotiation_trainer.language.script import language_of
from negotiation_trainer.language.training.corpus import Row
from negotiation_trainer.language.training.splits import folds_of
from negotiation_trainer.language.utterance import Utterance, prepare

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Material:
    """Utterances with targets and folds; `clauses[i]` belongs to utterance `owners[i]`."""

    utterances: tuple[Utterance, ...]
    clauses: tuple[str, ...]
    owners: Ints
    targets: Floats
    folds: Ints
    langs: NDArray[np.str_]

    def texts(self, rows: Ints) -> list[str]:
        """Return some of the folded utterances."""
        return [self.utterances[row].text for row in rows]

    def contexts(self, rows: Ints) -> list[str]:
        """Return the folded lines before some of them."""
        return [self.utterances[row].context for row in rows]

    @property
    def starts(self) -> Ints:
        """The place of the first clause of each utterance."""
        return np.searchsorted(self.owners, np.arange(len(self.utterances)))


def material_of(rows: Sequence[Row]) -> Material:
    """Return the material of a corpus."""
    utterances = tuple(prepare(row.text, lang=row.lang, context=row.context) for row in rows)
    clauses, owners = [], []
    for number, utterance in enumerate(utterances):
        for clause in utterance.sentence:
            clauses.append(clause)
            owners.append(number)
    return Material(
        utterances,
        tuple(clauses),
        np.array(owners),
        targets_of(rows),
        folds_of(rows),
        np.array([row.lang for row in rows]),
    )


def scripts_of(texts: Sequence[str]) -> list[str]:
    """Return the language each text is written in."""
    return [language_of(text) for text in texts]


def targets_of(rows: Sequence[Row]) -> Floats:
    """Return the table of targets; labels are 0 or 1, ratings as they are."""
    table = np.zeros((len(rows), len(COLUMNS)), np.float32)
    column = {name: i for i, name in enumerate(JUDGED)}
    for number, row in enumerate(rows):
        for name in row.acts | row.topics | row.breaches:
            table[number, column[name]] = 1
        table[number, column[ANY_BREACH]] = bool(row.breaches)
        table[number, -len(RATINGS) :] = row.ratings
    return table
