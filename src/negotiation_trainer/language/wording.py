"""Ways of saying things that an author or instructor adds: phrases as they stand, and examples.

A phrase is found in the folded text; an example is met by words that mean alike. Both only add to
what the models assert.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.extra_topics import Likenesses
from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.lexicon import lexicon
from negotiation_trainer.language.reader import Phrasing
from negotiation_trainer.language.utterance import Utterance

CERTAIN = 0.95
"""What a phrase that stands in the words counts as."""

_KEPT = 2048
_LATIN = "[a-z0-9]"
_FILLERS = re.compile(r"(\w)[不没]\1|要不|不过|不好意思|没事|没关系|别的|特别|分别|差别")
_DENIALS = re.compile(
    r"[不没别未]|无法|n't\b|\b(?:not|never|no|nobody|none|nothing|without|unless|cannot|unable"
    r"|dont|cant|wont)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A wording met: what it asserts, how strongly, the clause, and the words (folded span).

    `denied` says that the clause denies or reports what the wording does not.
    """

    meaning: Phrasing
    score: float
    clause: int
    quote: Span
    by_phrase: bool
    denied: bool


@dataclass(frozen=True, slots=True)
class WordingFinder:
    """Finds added wordings; words less alike than `least` meet no example."""

    likenesses: Likenesses
    least: float

    def find(self, utterance: Utterance, wordings: Sequence[Phrasing]) -> tuple[Heard, ...]:
        """Return every wording met, clause by clause."""
        if not wordings or not utterance.clauses:
            return ()
        return (*_phrases(utterance, wordings), *self._examples(utterance, wordings))

    def _examples(self, utterance: Utterance, wordings: Sequence[Phrasing]) -> Iterator[Heard]:
        """An example may be met by one clause or by everything that was said."""
        pairs = [(meaning, _folded(e)) for meaning in wordings for e in meaning.examples]
        if not pairs:
            return
        clauses = [utterance.clause(i) for i in range(len(utterance.clauses))]
        texts = [*clauses, utterance.text.strip()] if len(clauses) > 1 else clauses
        table = self.likenesses(texts, [example for _, example in pairs])
        for number, (meaning, example) in enumerate(pairs):
            alike = [
                float(row[number]) if denials(text) == denials(example) else 0.0
                for row, text in zip(table, texts, strict=True)
            ]
            best = max(alike)
            if best >= self.least:
                by_clause = [float(row[number]) for row in table[: len(clauses)]]
                place = by_clause.index(max(by_clause))
                denied = _guarded(utterance, clauses[place]) > _guarded(utterance, example)
                score, quote = round(min(best, 1.0), 4), utterance.clauses[place]
                yield Heard(meaning, score, place, quote, by_phrase=False, denied=denied)


def _phrases(utterance: Utterance, wordings: Sequence[Phrasing]) -> Iterator[Heard]:
    for meaning, phrase in ((m, p) for m in wordings for p in m.phrases):
        for match in _pattern(phrase).finditer(utterance.text):
            start, end = match.span()
            place = _clause_at(utterance, start)
            first, last = utterance.clauses[place]
            clause = utterance.text[first : max(last, end)]
            denied = _guarded(utterance, clause, (start - first, end - first))
            yield Heard(meaning, CERTAIN, place, (start, end), by_phrase=True, denied=denied)


def _guarded(utterance: Utterance, clause: str, inside: Span = (0, 0)) -> bool:
    return lexicon(utterance.script).guarded(clause, inside)


def _clause_at(utterance: Utterance, start: int) -> int:
    """The clause that a place of the folded text lies in."""
    return max(n for n, (first, _) in enumerate(utterance.clauses) if n == 0 or first <= start)


def with_wordings(found: Findings, heard: Sequence[Heard]) -> Findings:
    """Return findings with what was heard; a breach that is denied or reported stays out.

    A breach by phrase is sure, one by example only suspected.
    """
    if not heard:
        return found
    acts, topics = found.acts, found.topics
    breaches, sure, quotes = found.breaches, set(found.sure), dict(found.quotes)
    for one in heard:
        acts = _added(acts, one.meaning.acts, one)
        topics = _added(topics, one.meaning.topics, one)
        if one.denied:
            continue
        known = {finding.id for finding in breaches}
        breaches = _added(breaches, one.meaning.breaches, one)
        for breach in one.meaning.breaches:
            if one.by_phrase:
                sure.add(breach)
                quotes[breach] = one.quote
            elif breach not in known:
                quotes[breach] = one.quote
    asserted = {finding.id for finding in acts}
    nearly = tuple(act for act in found.nearly if act not in asserted)
    return replace(
        found,
        acts=acts,
        topics=topics,
        breaches=breaches,
        sure=frozenset(sure),
        nearly=nearly,
        quotes=quotes,
    )


def _added(
    findings: tuple[Finding, ...], names: Iterable[str], heard: Heard
) -> tuple[Finding, ...]:
    """Findings with names asserted; the clause of a phrase comes first, that of an example last."""
    by_id = {finding.id: finding for finding in findings}
    for name in names:
        known = by_id.get(name)
        others = tuple(place for place in known.places if place != heard.clause) if known else ()
        places = (heard.clause, *others) if heard.by_phrase else (*others, heard.clause)
        if known and not heard.by_phrase and heard.clause in known.places:
            places = known.places
        score = max(heard.score, known.score if known else 0.0)
        by_id[name] = Finding(name, score, places)
    return tuple(sorted(by_id.values(), key=lambda finding: -finding.score))


def denials(folded: str) -> int:
    """Return how often words deny something: likeness of meaning is blind to it."""
    return len(_DENIALS.findall(_FILLERS.sub("", folded)))


@lru_cache(maxsize=_KEPT)
def _folded(example: str) -> str:
    return fold_utterance(example).text.strip()


@lru_cache(maxsize=_KEPT)
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase in folded text: any space between its words, no piece of a longer Latin word."""
    words = _folded(phrase).split()
    if not words:
        return re.compile(r"(?!)")
    before = f"(?<!{_LATIN})" if words[0][0].isascii() and words[0][0].isalnum() else ""
    after = f"(?!{_LATIN})" if words[-1][-1].isascii() and words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)
