"""One learner's way of putting things: wordings by voice, none twice while others last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from negotiation_trainer.analysis.phrases import Phrases, phrases
from negotiation_trainer.analysis.view import View
from negotiation_trainer.analysis.wording import fill
from negotiation_trainer.catalogue.moves import Offer


@dataclass
class Speaker:
    """Speaks from a bank in one voice and remembers what was said, and to which calls."""

    style: str
    lang: str
    voice: int
    said: Counter[str] = field(default_factory=Counter)
    answered: set[str] = field(default_factory=set)

    @property
    def bank(self) -> Phrases:
        """The wordings he has."""
        return phrases(self.style, self.lang)

    def twin(self) -> Speaker:
        """Return another who said the same."""
        return replace(self, said=self.said.copy(), answered=self.answered.copy())

    def say(self, keys: Sequence[str], view: View, offer: Offer | None) -> str:
        """Return one utterance that says these things, and remember having said them."""
        joiner = "" if self.lang == "zh" else " "
        return joiner.join(fill(self._wording(key), view, offer) for key in keys)

    def _wording(self, key: str) -> str:
        variants = self.bank.by_key[key]
        text = variants[(self.voice + self.said[key]) % len(variants)]
        self.said[key] += 1
        return text
