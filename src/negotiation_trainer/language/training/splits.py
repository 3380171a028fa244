"""Honest splits of the corpus: a whole voice, and a whole family of paraphrases, on one side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.training.corpus import Row

FOLDS = 5


def folds_of(rows: Sequence[Row], *, count: int = FOLDS) -> NDArray[np.int64]:
    """Return the number of the fold of each row; each language is spread evenly."""
    roots = _families(rows)
    sizes = Counter(roots)
    lang = {root: row.lang for root, row in zip(roots, rows, strict=True)}
    load = {name: [0] * count for name in set(lang.values())}
    fold: dict[str, int] = {}
    for root, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        loads = load[lang[root]]
        fold[root] = loads.index(min(loads))
        loads[fold[root]] += size
    return np.array([fold[root] for root in roots])


def _families(rows: Sequence[Row]) -> list[str]:
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for row in rows:
        parent[root(f"{row.lang} voice {row.voice}")] = root(f"{row.lang} group {row.group}")
    return [root(f"{row.lang} voice {row.voice}") for row in rows]
