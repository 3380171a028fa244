"""A turn read once more, passage by passage: what one holds is not lost among the others.

Most of what the reader learnt from is a sentence or two; a threat among four kind sentences weighs
little in the whole. So passages that look like something are read alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from negotiation_trainer.language.clauses import ends_sentence
from negotiation_trainer.language.labels import ACTS, ANY_BREACH, BREACHES, COLUMNS
from negotiation_trainer.language.utterance import Scores, Utterance, prepare

LONG = 4
"""Passages of a long turn: from here on its acts are looked for in each as well."""

DOUBT = 5
"""So many times as certain a breach must be that one passage of a turn that is not long shows."""

_CLAUSES = 2
"""Clauses that a passage has at most: people join sentences by commas."""

_SUSPECT = 0.15
"""From this likelihood of a breach in a clause on, its passage is worth reading alone."""

_LOOKS = 0.3
"""The same for an act that the whole has not."""

_DONE = 0.75
"""From this likelihood in a passage on, an act is done in the turn."""

_COLUMN = {name: place for place, name in enumerate(COLUMNS)}
_ANY = _COLUMN[ANY_BREACH]
_KINDS = tuple(_COLUMN[name] for name in BREACHES)
_DOINGS = tuple(_COLUMN[name] for name in ACTS)


def passages(utterance: Utterance) -> list[range]:
    """Return the clauses of each passage: a sentence, or some clauses of a long one."""
    found, start = [], 0
    for number in range(len(utterance.clauses)):
        full = number + 1 - start == _CLAUSES
        if full or ends_sentence(utterance.clause(number)):
            found.append(range(start, number + 1))
            start = number + 1
    if start < len(utterance.clauses):
        found.append(range(start, len(utterance.clauses)))
    return found


def with_passages(
    utterance: Utterance, scores: Scores, score: Callable[[Utterance], Scores]
) -> Scores:
    """Return the scores of a turn in which a passage by itself counts.

    A breach found in one of `n` passages must be `n` times as certain, more so where the turn is
    not long; an act, in a long turn, likely.
    """
    found = passages(utterance)
    if len(found) < 2:
        return scores
    long, whole = len(found) >= LONG, list(scores.whole)
    for passage in found:
        suspect = _suspect(passage, scores)
        if not suspect and not (long and _does_more(passage, scores)):
            continue
        alone = score(_alone(utterance, passage)).whole
        doubt = 1 if long else DOUBT
        certain = 1 - len(found) * doubt * (1 - alone[_ANY])
        if certain > whole[_ANY]:
            whole[_ANY] = certain
            for kind in _KINDS:
                whole[kind] = max(whole[kind], 1 - doubt * (1 - alone[kind]))
        for act in _DOINGS if long else ():
            if alone[act] >= _DONE:
                whole[act] = max(whole[act], alone[act])
    return replace(scores, whole=tuple(whole))


def _suspect(passage: range, scores: Scores) -> bool:
    return any(scores.clauses[number][_ANY] >= _SUSPECT for number in passage)


def _does_more(passage: range, scores: Scores) -> bool:
    """Whether a clause of it looks like an act that the whole has not."""
    clauses = [scores.clauses[number] for number in passage]
    return any(clause[c] >= _LOOKS > scores.whole[c] for clause in clauses for c in _DOINGS)


def _alone(utterance: Utterance, passage: range) -> Utterance:
    """The words of a passage; only the first of a turn stands right after the line before."""
    start, end = utterance.clauses[passage[0]][0], utterance.clauses[passage[-1]][1]
    before = utterance.context if passage[0] == 0 else ""
    found = prepare(utterance.text[start:end], lang=utterance.lang, context=before)
    return replace(found, script=utterance.script)
