"""How well held-out answers agree with the labels, in the figures the project promises."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.labels import ACTS, ANY_BREACH, BREACHES, COLUMNS, TOPICS
from negotiation_trainer.language.training.calibrating import thresholds_for
from negotiation_trainer.language.training.material import Floats, Material
from negotiation_trainer.language.training.splits import UNSEEN

Bools = NDArray[np.bool_]

LOADED = re.compile(
    r"法院|起诉|律师|警察|报警|坐牢|抓|征信|家人|老婆|老公|爱人|父母|爸|妈|孩子|单位|领导|同事|上门"
    r"|邻居|失信|老赖|诈骗|强制|执行|拘留|公安|通讯录|朋友|亲戚|借"
    r"|court|lawyer|attorney|police|cops|arrest|jail|sue|lawsuit|legal|garnish|warrant|sheriff"
    r"|credit|family|wife|husband|mother|mom|dad|kids|son|daughter|boss|employer|job|work"
    r"|neighbor|borrow|threat|report|repossess|evict",
    re.IGNORECASE,
)
"""Words that breaches like and lawful lines use too."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was asserted of each utterance, by thresholds that never saw its half."""

    asserted: Bools
    sure: Bools


def verdicts(material: Material, likely: Floats) -> Verdicts:
    """Decide what was never learnt from, each half with thresholds found on the other."""
    asserted = np.zeros((len(likely), len(COLUMNS)), bool)
    sure = np.zeros_like(asserted)
    for fold, other in (UNSEEN, UNSEEN[::-1]):
        chosen = thresholds_for(material, likely, rows=material.folds == other)
        for lang, table in chosen.items():
            here = (material.folds == fold) & (material.langs == lang)
            for name, threshold in table["asserted"].items():
                column = COLUMNS.index(name)
                asserted[here, column] = likely[here, column] >= threshold
            _settle_breaches(asserted, sure, likely, here=here, table=table)
    return Verdicts(asserted, sure)


def _settle_breaches(
    asserted: Bools,
    sure: Bools,
    likely: Floats,
    *,
    here: Bools,
    table: dict[str, dict[str, float]],
) -> None:
    any_column = COLUMNS.index(ANY_BREACH)
    columns = [COLUMNS.index(name) for name in BREACHES]
    for row in np.nonzero(here)[0]:
        if not asserted[row, any_column]:
            asserted[row, columns] = False
            continue
        if not asserted[row, columns].any():
            asserted[row, columns[int(likely[row, columns].argmax())]] = True
        if likely[row, any_column] >= table["sure"][ANY_BREACH]:
            sure[row, any_column] = True
            for name, column in zip(BREACHES, columns, strict=True):
                sure[row, column] = (
                    asserted[row, column] and likely[row, column] >= table["sure"][name]
                )


def figures(material: Material, likely: Floats, decided: Verdicts, lang: str) -> dict[str, float]:
    """Return the promised figures for one language."""
    here = (material.langs == lang) & np.isin(material.folds, UNSEEN)
    y, p = material.targets[here], likely[here]
    says, sure = decided.asserted[here], decided.sure[here]
    any_breach = COLUMNS.index(ANY_BREACH)
    lawful = y[:, any_breach] == 0
    texts = [u.text for u, kept in zip(material.utterances, here, strict=True) if kept]
    loaded = np.array([LOADED.search(text) is not None for text in texts]) & lawful
    breaches = [COLUMNS.index(name) for name in BREACHES]
    sure_marks, right = sure[:, breaches], y[:, breaches] > 0
    sure_any = sure_marks.any(axis=1)
    return {
        "acts micro-F1": micro_f1(y, says, [COLUMNS.index(a) for a in ACTS]),
        "topics micro-F1": micro_f1(y, says, [COLUMNS.index(t) for t in TOPICS]),
        "any-breach F1": micro_f1(y, says, [any_breach]),
        "breach macro-F1": float(np.mean([micro_f1(y, says, [c]) for c in breaches])),
        "false alarms, loaded lawful": float(says[loaded][:, any_breach].mean()),
        "sure false alarms, loaded lawful": float(sure_any[loaded].mean()),
        "sure: utterance precision": float((~lawful)[sure_any].mean()),
        "sure: utterance recall": float(sure_any[~lawful].mean()),
        "sure: label precision": float(right[sure_marks].mean()),
        "sure: label recall": float(sure_marks[right].mean()),
        **{
            f"{r} Spearman": spearman(y[:, COLUMNS.index(r)], p[:, COLUMNS.index(r)])
            for r in ("empathy", "clarity", "escalation")
        },
    }


def micro_f1(y: Floats, says: Bools, columns: list[int]) -> float:
    """Return F1 over all decisions on some columns."""
    truth, said = y[:, columns] > 0, says[:, columns]
    return float(2 * (truth & said).sum() / max(truth.sum() + said.sum(), 1))


def spearman(one: Floats, other: Floats) -> float:
    """Return the rank correlation, ties sharing their mean rank."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Floats) -> Floats:
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Floats = (ends - (counts - 1) / 2)[which].astype(np.float32)
    return ranks


def auc(y: Floats, scores: Floats) -> float:
    """Return the area under the ROC curve."""
    positive = y > 0
    n, m = int(positive.sum()), int((~positive).sum())
    ranks = _ranks(scores).astype(np.float64)
    return float((ranks[positive].sum() - n * (n + 1) / 2) / max(n * m, 1))
