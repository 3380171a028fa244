"""Offered replies as the reader hears them: where it and the author all but exclude each other.

What an author declares counts, so a reply declared wrongly teaches what typed words belie. Only
what is almost surely wrong on one side is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.terms import TERMS, terms_in
from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.language.extra_topics import FACT
from negotiation_trainer.language.labels import ACTS, ANY_BREACH, BREACHES
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scenario.compiled import Compiled, CompiledState, OfferedReply
from negotiation_trainer.scenario.model import Reply, Row

RULED_OUT = 0.015
"""Below this likelihood the reader all but rules out an act or breach that is declared."""

NO_BREACH = 0.05
"""Below this likelihood it hears no breach of any kind."""

BY_THE_FILE = frozenset({"deception", "false_legal", "impersonation"})
"""Breaches that only who knows the case can tell; nothing follows when they are not heard."""

CERTAIN_ACT = 0.97
"""Above this likelihood it is all but certain of an act."""

HEARD = 0.5
"""From here on an act does, in the reader's eyes, what another of a row or opening would."""

_KEPT = 0.005
"""Likelihoods below this are none."""


class LikelyReader(Reader, Protocol):
    """A reader that also tells how likely it holds what it does not assert."""

    def likelihoods(self, text: str, *, lang: str = "auto", context: str = "") -> dict[str, float]:
        """Return every likelihood by label."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the reader makes of an utterance: likelihoods, what it asserts, what it is sure of."""

    likely: Mapping[str, float]
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    breaches: tuple[str, ...]
    sure: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-able data."""
        return {
            "likely": dict(self.likely),
            "acts": list(self.acts),
            "topics": list(self.topics),
            "breaches": list(self.breaches),
            "sure": list(self.sure),
        }


class Ear(Protocol):
    """Gives opinions on utterances."""

    def hear(self, text: str, *, lang: str, context: str, frame: Frame = NO_FRAME) -> Opinion:
        """Return what is made of an utterance after a line of the debtor's."""


@dataclass(frozen=True, slots=True)
class ReaderEar:
    """The opinions of a reader."""

    reader: LikelyReader

    def hear(self, text: str, *, lang: str, context: str, frame: Frame = NO_FRAME) -> Opinion:
        """Return what the reader makes of an utterance; added wordings count as certain.

        A fact counts as likely as the utterance is like one of its examples.
        """
        read = self.reader.read(text, lang=lang, context=context, frame=frame)
        every = self.reader.likelihoods(text, lang=lang, context=context)
        likely = {name: every[name] for name in (*ACTS, *BREACHES, ANY_BREACH)}
        marks = [(mark.id, mark.score) for mark in read.acts]
        marks += [(mark.id, mark.score) for mark in read.breaches]
        marks += [(mark.id, mark.score) for mark in read.topics if mark.id.startswith(FACT)]
        likely |= {name: max(likely.get(name, 0.0), score) for name, score in marks}
        return Opinion(
            {name: round(value, 3) for name, value in likely.items() if value >= _KEPT},
            read.act_ids,
            read.topic_ids,
            tuple(mark.id for mark in read.breaches),
            tuple(mark.id for mark in read.breaches if mark.sure),
        )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing about a reply that reader and author see otherwise.

    `loc` is its place in the file; `word` the act or breach; `heard` what the reader asserts of the
    kind, `declared` what the author does.
    """

    code: str
    loc: tuple[str | int, ...]
    say: str
    kind: str
    word: str
    heard: tuple[str, ...]
    declared: tuple[str, ...]


def disagreements(compiled: Compiled, ear: Ear) -> Iterator[Disagreement]:
    """Yield what reader and author see otherwise in the offered replies of a scenario.

    Replies marked `as_declared` are left out. What the debtor says before a reply differs from talk
    to talk, so the reader must find the same after his first line and after none.
    """
    frame = frame_of(compiled)
    for state in compiled.states.values():
        written = compiled.source.states[state.id].replies
        for reply, own in zip(state.replies, written, strict=True):
            if not own.as_declared:
                words = _filled(reply.say, compiled)
                opinions = [
                    ear.hear(words, lang=compiled.lang, context=line, frame=frame)
                    for line in _before(state)
                ]
                yield from _judged(compiled, state, reply, own, opinions)


def utterances(compiled: Compiled) -> int:
    """Return how many opinions `disagreements` asks for."""
    return sum(
        len(_before(state))
        for state in compiled.states.values()
        for own in compiled.source.states[state.id].replies
        if not own.as_declared
    )


def _filled(text: str, compiled: Compiled) -> str:
    """The words with terms such as the debtor can keep where `{terms}` stands."""
    if TERMS not in text:
        return text
    means = compiled.debtor.can_pay
    return text.replace(TERMS, terms_in(compiled, Offer(means.now, means.monthly)))


def _before(state: CompiledState) -> tuple[str, ...]:
    first = state.lines[0].say[0] if state.lines else ""
    return tuple(dict.fromkeys(("", first)))


def _judged(
    compiled: Compiled,
    state: CompiledState,
    reply: OfferedReply,
    own: Reply,
    opinions: Sequence[Opinion],
) -> Iterator[Disagreement]:
    heard = opinions[-1]
    place = ("states", state.id, "replies", reply.number - 1)
    groups = [*_rows(compiled, state, reply, heard), *_openings(state)]

    def told(code: str, field: str, word: str) -> Disagreement:
        acts = field == "acts"
        said = heard.acts if acts else heard.breaches
        named = own.acts if acts else own.breaches
        loc = (*place, field, named.index(word)) if word in named else (*place, "say")
        return Disagreement(code, loc, reply.say, "act" if acts else "breach", word, said, named)

    ruled_out = [act for act in own.acts if _most(opinions, act) < RULED_OUT]
    mattering = [act for act in ruled_out if _matters(act, groups, own.acts, opinions)]
    waited_for = _waited_for(_rows(compiled, state, reply, heard), own.acts)
    certain = [act for act in heard.acts if _least(opinions, act) > CERTAIN_ACT]
    lacking = [act for act in waited_for if act in certain]
    yield from (told("NT801", "acts", act) for act in mattering)
    yield from (told("NT802", "acts", act) for act in lacking)
    # Where nothing waits for it, whoever types the like is still scored for another act.
    nothing_shared = bool(own.acts) and len(ruled_out) == len(own.acts) and not own.breaches
    if nothing_shared and certain and not (mattering or lacking):
        yield told("NT812", "acts", certain[0])
    if _most(opinions, ANY_BREACH) < NO_BREACH:
        for breach in own.breaches:
            if breach not in BY_THE_FILE and _most(opinions, breach) < RULED_OUT:
                yield told("NT803", "breaches", breach)
    # Kinds of breach shade into each other: one declared is enough.
    sure = set.intersection(*(set(one.sure) for one in opinions)) if not own.breaches else ()
    for breach in BREACHES:
        if breach in sure:
            yield told("NT804", "breaches", breach)


def _most(opinions: Sequence[Opinion], word: str) -> float:
    return max(one.likely.get(word, 0.0) for one in opinions)


def _least(opinions: Sequence[Opinion], word: str) -> float:
    return min(one.likely.get(word, 0.0) for one in opinions)


def _rows(
    compiled: Compiled, state: CompiledState, reply: OfferedReply, heard: Opinion
) -> list[frozenset[str]]:
    """The acts of each row here that the topics of a reply, declared or heard, could fit."""
    topics = {*reply.topics, *heard.topics}
    source = compiled.source

    def fits(row: Row) -> bool:
        return bool(row.act) and (not row.about or not topics.isdisjoint(row.about))

    rows = (*source.states[state.id].moves, *source.anywhere)
    return [frozenset(row.act) for row in rows if fits(row)]


def _openings(state: CompiledState) -> list[frozenset[str]]:
    """The acts that meet each opening of the lines said here."""
    openings = (opening for line in state.lines for opening in line.openings)
    return [frozenset(act for act, _ in opening.alternatives) for opening in openings]


def _matters(
    act: str,
    groups: Sequence[frozenset[str]],
    declared: Sequence[str],
    opinions: Sequence[Opinion],
) -> bool:
    """Whether a row or opening turns on an act and no other declared act, heard too, serves it."""
    heard = {other for other in declared if _most(opinions, other) >= HEARD}
    return any(act in group and group.isdisjoint(heard) for group in groups)


def _waited_for(rows: Sequence[frozenset[str]], declared: Sequence[str]) -> list[str]:
    """Undeclared acts of rows that no declared act takes already."""
    acts = dict.fromkeys(act for row in rows if row.isdisjoint(declared) for act in sorted(row))
    return [act for act in acts if act not in declared]
