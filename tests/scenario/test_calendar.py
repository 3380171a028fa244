"""Dates with the wrong weekday, and counts of days overdue that differ from the case's."""

from __future__ import annotations

import pytest

from negotiation_trainer.scenario.diagnostics import Diagnostic
from tests.scenario.conftest import Library

NOTE = "overdue_days: 43"


def found(library: Library, *codes: str) -> list[Diagnostic]:
    """The findings of some codes about the scenario."""
    return [item for item in library.check(library.scenario) if item.code in codes]


@pytest.mark.parametrize(
    ("said", "mistaken", "weekday"),
    [
        ("7月12日（星期五）我还", "7月12日（星期五", "星期六"),
        ("下周五，7月12号", "周五，7月12号", "星期六"),
        ("12号周五行吗", "12号周五", "星期六"),
        ("周五十二号", "周五十二号", "星期六"),
        ("七月十二日礼拜天", "七月十二日礼拜天", "星期六"),
        ("2026年7月12日周六", "2026年7月12日周六", "星期日"),
        ("Friday, July 12, then", "Friday, July 12", "星期六"),
        ("Fri, Jul 12th", "Fri, Jul 12th", "星期六"),
        ("Friday the 12th of July", "Friday the 12th of July", "星期六"),
        ("July 12, a Friday", "July 12, a Friday", "星期六"),
        ("July 12 (Friday)", "July 12 (Friday", "星期六"),
        ("Friday the 12th", "Friday the 12th", "星期六"),
    ],
)
def test_a_date_with_another_weekday_is_told(
    library: Library, said: str, mistaken: str, weekday: str
) -> None:
    """Whoever says it, in either language and order, with or without the month."""
    library.replace(library.scenario, ("又打扰您了，您别生气。", f'"{said}"'))

    (finding,) = found(library, "NT516")

    assert mistaken in finding.message("zh")
    assert weekday in finding.message("zh")
    assert mistaken in finding.message("en")
    assert said in finding.source_line


@pytest.mark.parametrize(
    "said",
    [
        "7月12日（星期六）我还",
        "7月3日，周五我打给您",
        "每周五12号楼见",
        "周五、12号都行",
        "11号周五",
        "周五下午3点12分",
        "2月7日周五",
        "二月七日周六",
        "Saturday, July 12",
        "on July 3, Friday's wages",
        "by July 12 or Friday",
        "he sat July 12 through",
        "Friday the 11th",
        "on Friday, 12 people came",
        "July 12 at $40 a Monday",
    ],
)
def test_what_fits_or_may_fit_is_let_be(library: Library, said: str) -> None:
    """Another day in another clause; half a year away, this year's weekday or the last one's."""
    library.replace(library.scenario, ("又打扰您了，您别生气。", f'"{said}"'))

    assert found(library, "NT516") == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("信用卡逾期了四十三天。", "信用卡逾期了六十二天。", "逾期了六十二天"),
        ("信用卡逾期了四十三天。", "信用卡逾期43天。", ""),
        ("一位客户的信用卡逾期了四十三天。", "Sixty-two days past due.", "Sixty-two days past due"),
        ("一位客户的信用卡逾期了四十三天。", "Forty-three days past due.", ""),
        ("今天必须还钱。", "您逾期62天了。", "逾期62天"),
        ("今天必须还钱。, acts: [demand]", "您逾期62天了。, breaches: [deception]", ""),
        ("今天必须还钱。", '"您逾期{overdue_days}天了。"', ""),
        ("又是你们？", "我逾期9天你们就来？", ""),
        (NOTE, f"{NOTE}\n  notes: [去年9月逾期62天，还清了]", ""),
        (NOTE, f"{NOTE}\n  notes: [客户称逾期62天]", "逾期62天"),
        (NOTE, f"{NOTE}\n  notes: [never more than ten days overdue]", ""),
    ],
)
def test_another_count_of_days_overdue_is_told(
    library: Library, old: str, new: str, told: str
) -> None:
    """In what the trainee reads and may say; not of other times, nor what the debtor says."""
    library.replace(library.scenario, (old, new))

    items = found(library, "NT517", "NT518")

    assert [item.code for item in items] == ["NT517"] * bool(told)
    for item in items:
        assert all(told in item.message(lang) for lang in ("zh", "en"))
        assert "43" in item.message("zh")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("overdue_days: 43", "overdue_days: -43")], "-43"),
        ([("overdue_days: 43", "overdue_days: 0"), ("逾期了四十三天", "已经逾期")], "逾期"),
        (
            [
                ("overdue_days: 43", "overdue_days: -5"),
                ("逾期了四十三天", "五天后到期，还没有逾期"),
                ('penalty: "387.00", total: "19847.00"', 'penalty: "0", total: "19460.00"'),
            ],
            "",
        ),
        (
            [("overdue_days: 43", "overdue_days: -5"), ("逾期了四十三天", "五天后到期")],
            "penalty",
        ),
    ],
)
def test_a_debt_not_due_that_is_overdue(
    library: Library, changes: list[tuple[str, str]], told: str
) -> None:
    """A minus that was none, by another count, a word or a penalty; what is not due may be so."""
    rate = 'penalty: {of: principal, percent_a_day: "0.05"}'
    library.replace(library.scenario, *changes, (f"  rates:\n    {rate}\n", ""))

    items = found(library, "NT517", "NT518")

    assert len(items) == bool(told)
    assert all(told in item.message("en") for item in items)
