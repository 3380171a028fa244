"""From which likelihood on a label is asserted, for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CLEAR = 0.6
"""A breach is sure only if its own kind is at least so likely: something wrong is not enough."""

TOLD = 0.3
"""A breach that is only suspected is told from this likelihood on.

Of 255 fainter ones on voices never learnt from, 144 had anything wrong in them and 76 were of the
right kind; of the 196 just above, 171 had.
"""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`asserted` holds every label; `sure` the breaches, from where on one counts."""

    asserted: Mapping[str, float]
    sure: Mapping[str, float]


def thresholds_of(manifest: Mapping[str, Any]) -> dict[str, Thresholds]:
    """Return the thresholds of each language from a manifest."""
    return {
        lang: Thresholds(table["asserted"], table["sure"])
        for lang, table in manifest["thresholds"].items()
    }
