"""`plans.clauses`: blanks for commas, as Chinese is typed on phones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.plans.clauses import split_clauses
from tests.offers import figures_in, offer_in, offer_of

OWED = {"principal": Decimal(45000), "interest": Decimal(1518), "penalty": Decimal(690)}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=date(2026, 8, 3), owed=OWED)

BLANKS = [
    (
        "首付3000 违约金690全免 利息免一半759 剩下43759分24期 每月1823.3 8月9号前付首付",
        plan("3000", "1823.30", 24, "08-09", interest="50", penalty="100"),
    ),
    ("先付3000 利息减一半 剩下分24期", plan(now="3000", months=24, interest="50")),
    ("今天先还3000 违约金690免掉", plan(now="3000", first="08-03", penalty="100")),
    ("违约金690免掉 今天先还3000", plan(now="3000", first="08-03", penalty="100")),
    ("利息 1518 免一半 首付3000 分24期", plan(now="3000", months=24, interest="50")),
    ("违约金 利息 全免 今天还45000", plan("45000", first="08-03", interest="100", penalty="100")),
    ("首付3000块 剩下的每月还1823块 一共24个月", plan("3000", "1823", 24)),
    # a blank beside a figure or a word is none
    ("每月 1800 分 24 期", plan(monthly="1800", months=24)),
    ("每月10号 还2000", plan(monthly="2000", first="08-10")),
    ("先还1000 元 剩下分12期", plan(now="1000", months=12)),
    ("违约金 全免", plan(penalty="100")),
]


@pytest.mark.parametrize(("text", "offer"), BLANKS)
def test_blanks_part_what_commas_would(text: str, offer: Offer) -> None:
    """Where money or a waiver stands on either side."""
    assert read(text) == offer


@pytest.mark.parametrize("text", ["先还 3 000 元", "pay 500 now 100 later", "首付 3000 行吗"])
def test_other_blanks_part_nothing(text: str) -> None:
    """Not within a number, nor between Latin words."""
    assert len(split_clauses(text, figures_in(text))) == 1
