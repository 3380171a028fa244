"""What is left to chance in simulated talks: the die of each turn and the numbers that follow."""

from negotiation_trainer.analysis.chance import MOST_TURNS, NO_DICE, SIDES, Throw, dice


def test_dice_fall_by_the_seed_alone_and_evenly():
    """Every side comes up about as often; another seed throws others."""
    thrown = b"".join(dice(seed) for seed in range(400))
    counts = [thrown.count(side) for side in range(SIDES)]
    assert sum(counts) == len(thrown) == 400 * MOST_TURNS
    assert 0.8 * len(thrown) / SIDES < min(counts) <= max(counts) < 1.2 * len(thrown) / SIDES
    assert dice(-3) == dice(-3) != dice(3)
    assert len(NO_DICE) == MOST_TURNS


def test_each_number_is_spread_evenly_over_the_sides():
    """One in each part of the way from 0 to 1, the first number as well as the third."""
    throws = [Throw("clumsy/4", side) for side in range(SIDES)]
    for _ in range(3):
        numbers = [throw.random() for throw in throws]
        assert sorted(int(number * SIDES) for number in numbers) == list(range(SIDES))


def test_the_numbers_of_a_throw_do_not_go_together():
    """Who draws low first does not draw low again; and other turns have other orders."""
    pairs = [(t.random(), t.random()) for t in (Throw("pushy/2", side) for side in range(SIDES))]
    both_low = sum(one < 0.5 and other < 0.5 for one, other in pairs)
    assert 3 <= both_low <= 13
    assert [p[0] for p in pairs] != [Throw("pushy/3", side).random() for side in range(SIDES)]
    assert Throw("pushy/2", 5).random() == pairs[5][0]
