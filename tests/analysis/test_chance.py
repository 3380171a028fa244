"""What is left to chance in simulated talks: the die of each turn and the numbers that follow."""

from collections import Counter

from negotiation_trainer.analysis.chance import MOST_TURNS, SIDES, Throw, dice


def test_a_die_is_thrown_for_every_turn_and_follows_from_the_seed():
    """Every side comes up about as often as any other."""
    shown = Counter(side for seed in range(400) for side in dice(seed))
    assert len(dice(7)) == MOST_TURNS
    assert dice(7) == dice(7) != dice(8)
    assert set(shown) == set(range(SIDES))
    assert max(shown.values()) < 1.5 * min(shown.values())


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
