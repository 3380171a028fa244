"""Honest splits of the corpus: a whole voice, and a whole family of paraphrases, on one side."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.training.corpus import Row

LEARNT = (0, 1, 2)
"""Folds that are learnt from; each is scored by a fit to the others."""

UNSEEN = (3, 4)
"""Folds that nothing is ever learnt from: thresholds are set on one and measured on the other."""

UNSEEN_SHARE = 0.12
"""Of the small families; which ones, their names decide, so that new rows never move an old one."""

LARGEST = 200
"""A family with more rows than this is never left out: it would be half of what is measured."""


def folds_of(rows: Sequence[Row]) -> NDArray[np.int64]:
    """Return the number of the fold of each row; each language is spread evenly."""
    roots = _families(rows)
    sizes = Counter(roots)
    lang = {root: row.lang for root, row in zip(roots, rows, strict=True)}
    unseen = {root for root, size in sizes.items() if size <= LARGEST and _left_out(root)}
    fold = _spread({root: sizes[root] for root in unseen}, lang, UNSEEN)
    learnt = {root: size for root, size in sizes.items() if root not in unseen}
    fold |= _spread(learnt, lang, LEARNT)
    return np.array([fold[root] for root in roots])


def _left_out(family: str) -> bool:
    """Choose families by a number that no author could know."""
    number = int.from_bytes(hashlib.sha256(family.encode()).digest()[:8], "big")
    return number < UNSEEN_SHARE * 2**64


def _spread(sizes: dict[str, int], lang: dict[str, str], folds: Sequence[int]) -> dict[str, int]:
    load = {name: dict.fromkeys(folds, 0) for name in set(lang.values())}
    fold: dict[str, int] = {}
    for root, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        loads = load[lang[root]]
        fold[root] = min(folds, key=loads.__getitem__)
        loads[fold[root]] += size
    return fold


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
