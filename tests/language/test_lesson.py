"""What the network learns from: long turns put together, labels that give way to likelihoods."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from negotiation_trainer.language.labels import COLUMNS, JUDGED
from negotiation_trainer.language.training.build import SOFTENED, softened
from negotiation_trainer.language.training.lesson import JOINED, Lesson

EACH = 25


def lesson() -> Lesson:
    """Fifty short utterances: token 100 + n and its like belong to the n-th, which does label n."""
    targets = np.zeros((2 * EACH, len(COLUMNS)), np.float32)
    for row in range(2 * EACH):
        targets[row, row % len(JUDGED)] = 1
        targets[row, len(JUDGED) :] = row
    return Lesson(
        [[100 + row] * 4 for row in range(2 * EACH)],
        [[row] for row in range(2 * EACH)],
        targets,
        np.arange(5),
        np.array(["zh"] * EACH + ["en"] * EACH),
    )


def parts_of(tokens: list[int]) -> list[int]:
    """The utterances that a turn was put together from, in order."""
    return [token - 100 for token in tokens[::4]]


def test_a_long_turn_does_all_that_its_parts_do():
    """Labels of any part, the mean of the ratings, the line before the first; one language."""
    before = lesson()
    whole = before.with_long_turns(7)
    made = range(2 * EACH, len(whole.tokens))
    assert len(made) == 2 * int(JOINED * EACH) > 0
    for row in made:
        parts = parts_of(list(whole.tokens[row]))
        assert 2 <= len(parts) <= 5
        assert {before.langs[part] for part in parts} == {whole.langs[row]}
        done = {number for number, each in enumerate(whole.targets[row, : len(JUDGED)]) if each}
        assert done == {part % len(JUDGED) for part in parts}
        assert whole.targets[row, len(JUDGED)] == pytest.approx(np.mean(parts))
        assert whole.lines[row] == [parts[0]]


def test_every_round_has_others_and_the_same_each_time():
    """The seed decides; what was there before stays as it was."""
    first, again, other = (lesson().with_long_turns(seed).tokens for seed in (1, 1, 2))
    assert first == again != other
    assert first[: 2 * EACH] == lesson().tokens


def test_what_is_long_already_is_not_joined():
    """Turns of more than two dozen tokens stay alone."""
    short = lesson()
    long = replace(short, tokens=[[1] * 40, *short.tokens[1:]])
    made = long.with_long_turns(3).tokens[len(long.tokens) :]
    assert made
    assert all(1 not in tokens for tokens in made)


def test_labels_give_way_to_likelihoods_and_ratings_stay():
    """A label nobody else would give is believed a little less, one that was missed a little."""
    targets = np.zeros((1, len(COLUMNS)), np.float32)
    targets[0, 0], targets[0, -1] = 1, -2
    likely = np.zeros_like(targets)
    likely[0, 0], likely[0, 1], likely[0, -1] = 0.5, 1, 2
    soft = softened(targets, likely)
    assert soft[0, :3].tolist() == pytest.approx([1 - SOFTENED / 2, SOFTENED, 0])
    assert soft[0, -1] == -2
