"""How a score adds up, told in one line a dimension."""

import pytest

from negotiation_trainer.scoring.events import debrief_event
from negotiation_trainer.scoring.sums import sum_words
from tests.records.test_attempt import begin, play


def test_base_and_kinds_make_the_score(tmp_path):
    """Within the rounding of the shown tenths."""
    found = play(begin(tmp_path)).debrief()
    for (dimension, score), one in zip(found.scores, found.sums, strict=True):
        whole = one.base + sum(points for _, points in one.points)
        assert one.dimension is dimension
        assert abs(min(100, max(0, whole)) - score) <= 0.6


@pytest.mark.parametrize(("lang", "start"), [("zh", "起点 41"), ("en", "starts at 41")])
def test_the_line_names_what_was_met(tmp_path, lang, start):
    """So many openings of so many, whatever a single one was worth."""
    found = play(begin(tmp_path)).debrief()
    empathy = found.sums[0]
    told = sum_words(empathy, lang)
    assert told.startswith(start)
    assert str(empathy.met) in told
    assert str(empathy.openings) in told


def test_the_data_has_the_sums_too(tmp_path):
    """By dimension and kind."""
    attempt = play(begin(tmp_path))
    told = debrief_event(attempt.debrief(), attempt="1", pack=attempt.pack, lang="en")
    assert told["sums"]["empathy"]["base"] == 41
    assert told["sums"]["empathy"]["openings"] > 0
