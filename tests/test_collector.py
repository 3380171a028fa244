"""The garbage collector is kept away and comes back."""

import gc

from negotiation_trainer.collector import hold_collector, release_collector, uninterrupted


def test_it_works_again_after_work_that_was_not_to_be_interrupted() -> None:
    """Within other such work it stays away."""
    with uninterrupted():
        with uninterrupted():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_let_go_only_where_it_was_held() -> None:
    """What was there then is not looked through any more."""
    release_collector()
    assert gc.get_freeze_count() == 0

    hold_collector()
    assert not gc.isenabled()
    release_collector()
    frozen = gc.get_freeze_count()
    gc.unfreeze()

    assert gc.isenabled()
    assert frozen
