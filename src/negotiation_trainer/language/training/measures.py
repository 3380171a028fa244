"""How well held-out answers agree with the labels, in the figures the project promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.assembly import decide
from negotiation_trainer.language.labels import ACTS, ANY_BREACH, BREACHES, COLUMNS, TOPICS
from negotiation_trainer.language.thresholds import Thresholds
from negotiation_trainer.language.training.calibrating import thresholds_for
from negotiation_trainer.language.training.material import Floats, Material
from negotiation_trainer.language.training.splits import UNSEEN
from negotiation_trainer.language.utterance import Scores

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


def verdicts(material: Material, scores: Mapping[int, Scores]) -> Verdicts:
    """Decide what was never learnt from as a reader does, each half with thresholds of the other.

    `scores` holds what a scorer made of each such row.
    """
    likely = table_of(material, scores)
    asserted = np.zeros((len(likely), len(COLUMNS)), bool)
    sure = np.zeros_like(asserted)
    for fold, other in (UNSEEN, UNSEEN[::-1]):
        chosen = thresholds_for(material, likely, rows=material.folds == other)
        for row in np.nonzero(material.folds == fold)[0].tolist():
            thresholds = Thresholds(**chosen[str(material.langs[row])])
            found = decide(material.utterances[row], scores[row], thresholds, ())
            asserted[row, _columns(f.id for f in (*found.acts, *found.topics, *found.breaches))] = 1
            sure[row, _columns(found.sure)] = 1
    any_breach = COLUMNS.index(ANY_BREACH)
    asserted[:, any_breach] = asserted[:, _columns(BREACHES)].any(axis=1)
    return Verdicts(asserted, sure)


def table_of(material: Material, scores: Mapping[int, Scores]) -> Floats:
    """Return the table of likelihoods, with zeros for what was not scored."""
    likely = np.zeros_like(material.targets)
    for row, scored in scores.items():
        likely[row] = scored.whole
    return likely


def _columns(names: Iterable[str]) -> list[int]:
    return [COLUMNS.index(name) for name in names]


def figures(material: Material, likely: Floats, decided: Verdicts, lang: str) -> dict[str, float]:
    """Return the promised figures for one language."""
    here = (material.langs == lang) & np.isin(material.folds, UNSEEN)
    y, p = material.targets[here], likely[here]
    says, sure = decided.asserted[here], decided.sure[here]
    any_breach = COLUMNS.index(ANY_BREACH)
    lawful = y[:, any_breach] == 0
    texts = [u.text for u, kept in zip(material.utterances, here, strict=True) if kept]
    loaded = np.array([LOADED.search(text) is not None for text in texts]) & lawful
    breaches = _columns(BREACHES)
    sure_marks, right = sure[:, breaches], y[:, breaches] > 0
    sure_any = sure_marks.any(axis=1)
    return {
        "acts micro-F1": micro_f1(y, says, _columns(ACTS)),
        "topics micro-F1": micro_f1(y, says, _columns(TOPICS)),
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
