"""The clauses of an utterance as they count: what is done in each, and what it is about.

People part with a comma what they do from what it is about ("Article 70, I'll read it to you as it
stands"): such pieces of one sentence are put together again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from negotiation_trainer.catalogue.moves import Segment
from negotiation_trainer.language.clauses import ends_sentence
from negotiation_trainer.language.tags import is_bare_tag, is_tail
from negotiation_trainer.language.utterance import Utterance

Held = Callable[[int], tuple[str, ...]]
"""The labels that a clause of some number holds."""


def segments_in(
    utterance: Utterance, acts: Held, topics: Held, breaches: Held
) -> tuple[Segment, ...]:
    """Return the clauses with what they hold; "okay?" is about what came before."""

    def about(number: int) -> tuple[str, ...]:
        own, clause = topics(number), utterance.clause(number)
        if number and (is_bare_tag(clause) or (not own and is_tail(clause))):
            return tuple(dict.fromkeys((*own, *about(number - 1))))
        return own

    found = [
        Segment(utterance.original_span(span), acts(number), about(number), breaches(number))
        for number, span in enumerate(utterance.clauses)
    ]
    sentences = _sentences([utterance.clause(number) for number in range(len(found))])
    return tuple(replace(one, topics=_subject(found, n, sentences)) for n, one in enumerate(found))


def _sentences(clauses: Sequence[str]) -> list[int]:
    """The number of the sentence each clause stands in."""
    numbers, number = [], 0
    for clause in clauses:
        numbers.append(number)
        number += ends_sentence(clause)
    return numbers


def _subject(found: Sequence[Segment], number: int, sentences: Sequence[int]) -> tuple[str, ...]:
    """What a clause is about: where it does something and names nothing, the nearest clause of its
    sentence that names something and does nothing, with no other between that does both."""
    own = found[number]
    if own.topics or not own.acts:
        return own.topics
    here = [n for n, sentence in enumerate(sentences) if sentence == sentences[number]]
    loose = [n for n in here if found[n].topics and not found[n].acts]
    for place in sorted(loose, key=lambda n: (abs(n - number), n > number)):
        between = found[min(place, number) + 1 : max(place, number)]
        if not any(one.acts and one.topics for one in between):
            return found[place].topics
    return ()
