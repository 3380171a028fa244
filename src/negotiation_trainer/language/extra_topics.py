"""Topics beyond the catalogue, known only by a few example phrasings, found by likeness."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.ngrams import pieces, runs

Likenesses = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]
"""How alike each of some folded texts is to each of some examples: a row a text."""

FACT = "fact:"
"""What the topics begin with that only a question is about."""

_NEAR = 0.08
_KEPT = 2048
_EDGE = frozenset("^$?")
_EMPTY_WORDS = (
    "您 你 我 的 了 吗 呢 是 有 在 什 么 a an the is are was were do does did you your i me my we "
    "it that this to of for in on at and or any have has had be been can could would will what how "
    "why when where who which with about #you #our #<yo #ur> #<you #your #our>"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""N-grams that say nothing about a topic."""

_QUESTION = re.compile(
    r"\?|吗|呢|么|什么|怎么|怎样|多少|几|哪|谁|为何|为什么|有没有|是不是|能不能|说说|讲讲|聊聊|了解"
    r"|\b(?:what|how|why|when|where|who|which|tell me|walk me|wondering|talk about)\b"
    r"|^(?:did|do|does|is|are|was|were|can|could|would|will|have|has)\b"
)


@dataclass(frozen=True, slots=True)
class TopicFinder:
    """Finds topics by their examples; a likeness below `least` is none."""

    likenesses: Likenesses
    least: float

    def find(
        self, clauses: Sequence[str], topics: Mapping[str, Sequence[str]]
    ) -> list[dict[str, float]]:
        """Return the topics of each folded clause with their likeness, best ones only."""
        owners = [name for name, examples in topics.items() for _ in examples]
        folded = [_folded(e) for examples in topics.values() for e in examples]
        if not owners or not clauses:
            return [{} for _ in clauses]
        asking = [_QUESTION.search(clause) is not None for clause in clauses]
        found = []
        for row, asks in zip(self.likenesses(clauses, folded), asking, strict=True):
            best: dict[str, float] = {}
            for owner, value in zip(owners, row, strict=True):
                if value >= self.least and (asks or not owner.startswith(FACT)):
                    best[owner] = max(best.get(owner, 0.0), round(min(float(value), 1.0), 4))
            top = max(best.values(), default=0.0)
            found.append({name: value for name, value in best.items() if value >= top - _NEAR})
        return found


def shared_words(texts: Sequence[str], examples: Sequence[str]) -> list[list[float]]:
    """Return the cosine of bags of n-grams of each text with each example."""
    bags = [_bag(example) for example in examples]
    table = []
    for text in texts:
        own = _bag(text)
        table.append(
            [
                len(own & bag) / math.sqrt(len(own) * len(bag)) if own and bag else 0.0
                for bag in bags
            ]
        )
    return table


@lru_cache(maxsize=_KEPT)
def _folded(example: str) -> str:
    return fold_utterance(example).text


@lru_cache(maxsize=_KEPT)
def _bag(text: str) -> frozenset[str]:
    grams = (*runs(text), *pieces(text))
    return frozenset(
        gram for gram in grams if not _EDGE & set(gram) and not set(gram.split()) <= _EMPTY
    )
