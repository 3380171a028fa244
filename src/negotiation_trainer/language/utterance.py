"""An utterance made ready to be scored: folded, cut into clauses, with what was said before it."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.clauses import split_clauses
from negotiation_trainer.language.folding import Folded, fold_utterance
from negotiation_trainer.language.script import language_of


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words to score. `clauses` are spans of the folded text; `context` is folded too.

    `lang` is the language asked for, `script` the one the words are in.
    """

    original: str
    lang: str
    script: str
    folded: Folded
    clauses: tuple[Span, ...]
    context: str

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def clause(self, number: int) -> str:
        """The folded words of one clause."""
        start, end = self.clauses[number]
        return self.text[start:end]

    @property
    def sentence(self) -> tuple[str, ...]:
        """The words clause by clause; one of a single clause, or of none, is taken whole."""
        if len(self.clauses) < 2:
            return (self.text,)
        return tuple(self.clause(i) for i in range(len(self.clauses)))

    def original_span(self, span: Span) -> Span:
        """A span of the folded text in offsets of the original."""
        return self.folded.original(*span)


def prepare(text: str, *, lang: str, context: str) -> Utterance:
    """Return an utterance ready to be scored; `lang` auto goes by the words."""
    folded = fold_utterance(text)
    before = fold_utterance(context).text.strip()
    script = language_of(folded.text, context=before)
    asked = lang if lang in ("zh", "en") else script
    return Utterance(text, asked, script, folded, split_clauses(folded.text), before)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a scorer makes of an utterance, a value for each of `labels.COLUMNS`.

    `whole` and each of `clauses` hold likelihoods 0..1 for labels, then ratings on their scales.
    """

    whole: tuple[float, ...]
    clauses: tuple[tuple[float, ...], ...]
