"""Topics beyond the catalogue, known only by a few example phrasings, found by likeness."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from negotiation_trainer.language.clauses import ends_sentence
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
    r"\?|吗|呢|么|什么|怎么|怎样|咋|啥|多少|几|哪|谁|为何|为什么|说说|讲讲|聊聊|了解"
    r"|([\u4e00-\u9fff])[没不]\1|有没有|[了过到有着]没有?[ ,。!]*$|[^从还都也就]没[ ,。!]*$"
    r"|\b(?:what|how|why|when|where|who|whose|which|tell me|walk me|wondering|curious|talk about)\b"
    r"|^(?:did|do|does|is|are|was|were|can|could|would|will|have|has)(?:n't)?\b"
)
_CHOICE = re.compile(r"是[^。?!;]{1,20}还是")
_MOST = 3
"""Sentences beyond which what was said is not taken as one question."""


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
        wholes = _wholes(clauses)
        texts = [*clauses, *("".join(clauses[i] for i in whole) for whole in wholes)]
        rows = [_by_owner(owners, row) for row in self.likenesses(texts, folded)]
        alike = rows[: len(clauses)]
        for whole, row in zip(wholes, rows[len(clauses) :], strict=True):
            for name, value in row.items():
                place = max(whole, key=lambda number: alike[number][name])
                if max(alike[number][name] for number in whole) < self.least <= value:
                    alike[place] = {**alike[place], name: value}
        asking = _asking(clauses)
        return [self._best(row, asks) for row, asks in zip(alike, asking, strict=True)]

    def _best(self, alike: Mapping[str, float], asks: bool) -> dict[str, float]:
        """The topics likely enough, without those that fall behind the likeliest."""
        best = {
            name: value
            for name, value in alike.items()
            if value >= self.least and (asks or not name.startswith(FACT))
        }
        top = max(best.values(), default=0.0)
        return {name: value for name, value in best.items() if value >= top - _NEAR}


def _by_owner(owners: Sequence[str], row: Sequence[float]) -> dict[str, float]:
    """The likeness of a text with each topic: that with its nearest example."""
    best: dict[str, float] = dict.fromkeys(owners, 0.0)
    for owner, value in zip(owners, row, strict=True):
        best[owner] = max(best[owner], round(min(float(value), 1.0), 4))
    return best


def _sentences(clauses: Sequence[str]) -> list[list[int]]:
    """The clauses of each sentence."""
    sentences: list[list[int]] = [[]]
    for number, clause in enumerate(clauses):
        sentences[-1].append(number)
        if ends_sentence(clause) and number + 1 < len(clauses):
            sentences.append([])
    return sentences


def _wholes(clauses: Sequence[str]) -> list[list[int]]:
    """The clauses of each longer sentence, and of all of it if that is short."""
    sentences = _sentences(clauses)
    wholes = [sentence for sentence in sentences if len(sentence) > 1]
    if 1 < len(sentences) <= _MOST:
        wholes.append(list(range(len(clauses))))
    return wholes


def _asking(clauses: Sequence[str]) -> list[bool]:
    """Whether each clause stands in a sentence that asks."""
    asking = [False] * len(clauses)
    for sentence in _sentences(clauses):
        chosen = _CHOICE.search("".join(clauses[number] for number in sentence))
        asks = bool(chosen) or any(_QUESTION.search(clauses[number]) for number in sentence)
        for number in sentence:
            asking[number] = asks
    return asking


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
