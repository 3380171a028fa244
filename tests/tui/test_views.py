"""Small pieces of what is shown: figures, plot, library rows, filters."""

from datetime import date, datetime
from decimal import Decimal

from negotiation_trainer.tui.figures import day, exact, moment, money, percent
from negotiation_trainer.tui.views.curve import heat_plot
from negotiation_trainer.tui.views.library import columns, filter_line
from negotiation_trainer.tui.views.shelf import Filter, Row, best_scores
from negotiation_trainer.tui.wrap import cells

ROW = Row("cn/boots", "boots", "三箱雨靴", "货款", "cn", "zh", "angry", 2, "M2", "phone")


def test_money_leaves_idle_cents_out() -> None:
    """Whole amounts are short, others exact."""
    assert money(Decimal("1200.00"), "CNY") == "¥1,200"
    assert money(Decimal("1200.50"), "USD") == "$1,200.50"
    assert exact(Decimal("5"), "GBP") == "£5.00"
    assert percent(Decimal("50")) == "50%"


def test_days_are_written_as_people_write_them() -> None:
    """With the day of the week, in either language."""
    assert day(date(2026, 3, 10), "zh") == "3月10日（周二）"
    assert day(date(2026, 3, 10), "en") == "Tue, Mar 10"
    assert moment(datetime(2026, 3, 10, 9, 5), "zh") == "3月10日（周二）09:05"
    assert moment(datetime(2026, 3, 10, 9, 5), "en") == "Tue, Mar 10, 9:05 AM"


def test_plot_has_a_row_a_degree_and_a_column_a_turn() -> None:
    """The full block stands at the degree of its turn, its mark below."""
    rows = heat_plot([3, 4, 1], [" ", "!", "★"], width=60, lang="en").plain.split("\n")
    assert [row[0] for row in rows[:5]] == ["4", "3", "2", "1", "0"]
    start = rows[0].index("│") + 1
    assert [rows[level][start : start + 12] for level in (0, 1, 3)] == [
        "    ███     ",
        "███ ░░░     ",
        "░░░ ░░░ ███ ",
    ]
    assert rows[6].split() == ["0", "1", "2"]
    assert rows[7].split() == ["!", "★"]


def test_plot_of_a_long_talk_fits_a_narrow_screen() -> None:
    """Sixty turns on forty cells: the last ones are shown, nothing is too wide."""
    plot = heat_plot([2] * 60, [" "] * 60, width=40, lang="zh")
    assert max(cells(row) for row in plot.plain.split("\n")) <= 40


def test_filters_take_words_of_both_languages() -> None:
    """A row is found by title, by its kind in Chinese or English, by level."""
    assert Filter(text="雨靴").takes(ROW)
    assert Filter(text="愤怒").takes(ROW)
    assert Filter(text="ANGRY m2").takes(ROW)
    assert not Filter(text="ladder").takes(ROW)
    assert Filter(level=2, persona="angry", pack="cn").takes(ROW)
    assert not Filter(level=3).takes(ROW)


def test_nothing_is_counted_before_the_library_was_read() -> None:
    """No number while it is unknown; none found is said once it is known."""
    unknown, none = (filter_line(Filter(), found, 200, "en").plain for found in (None, 0))
    assert none.startswith(unknown)
    assert none.removeprefix(unknown).strip() == "0 scenarios"


def test_best_is_the_attempt_with_the_highest_sum() -> None:
    """Not the best of each dimension: four scores of one attempt."""
    first = {"empathy": 90, "clarity": 10, "escalation": 10, "compliance": 10}
    second = {"empathy": 60, "clarity": 61, "escalation": 62, "compliance": 63}
    assert best_scores([first, second]) == (60, 61, 62, 63)
    assert best_scores([]) == ()


def test_columns_fill_the_screen_and_no_more() -> None:
    """At 80 cells everything fits; the title never gets less than it needs."""
    for lang in ("zh", "en"):
        assert sum(width + 2 for _, width in columns(80, lang)) <= 76
        assert columns(60, lang)[0][1] >= 16
