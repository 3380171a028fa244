"""Plans in the trainee's own words, read on Wednesday 2025-07-02."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import read_offer

TODAY = date(2025, 7, 2)
OWED_ZH = {"principal": Decimal(18000), "interest": Decimal(1460), "penalty": Decimal(387)}
OWED_EN = {"principal": Decimal(1500), "interest": Decimal("229.50"), "penalty": Decimal(118)}

PROPOSED_ZH = [
    (
        "今天先还500,剩下的分6期,每期2200",
        Offer(
            pay_now=Decimal("500.00"),
            monthly=Decimal("2200.00"),
            months=6,
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "那这样,先从1号开始,每月还650,分12期,您看扛得住吗?",
        Offer(monthly=Decimal("650.00"), months=12, first_payment=date(2025, 8, 1)),
    ),
    (
        "我跟您复述一遍:20号先还1500,剩下的从下个月起分三期,每期2200,都走自动扣款,没错吧?",
        Offer(
            pay_now=Decimal("1500.00"),
            monthly=Decimal("2200.00"),
            months=3,
            first_payment=date(2025, 7, 20),
        ),
    ),
    (
        "你看这样成不:先还三百,意思意思也行,下个月十号再还五百。",
        Offer(pay_now=Decimal("300.00"), monthly=Decimal("500.00"), months=1),
    ),
    (
        "本月26号付三万,下月26号付两万二",
        Offer(
            pay_now=Decimal("30000.00"),
            monthly=Decimal("22000.00"),
            months=1,
            first_payment=date(2025, 7, 26),
        ),
    ),
    ("今天一次性还清", Offer(pay_now=Decimal("19847.00"), first_payment=date(2025, 7, 2))),
    (
        "今天一次性还清的话，违约金给您全免",
        Offer(
            pay_now=Decimal("19460.00"),
            waive=(("penalty", Decimal("100")),),
            first_payment=date(2025, 7, 2),
        ),
    ),
    ("减免一半违约金", Offer(waive=(("penalty", Decimal("50")),))),
    (
        "罚息全免，利息减半",
        Offer(
            waive=(
                ("interest", Decimal("50")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    (
        "利息减半违约金全免",
        Offer(
            waive=(
                ("interest", Decimal("50")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    (
        "利息和违约金全免",
        Offer(
            waive=(
                ("interest", Decimal("100")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    ("违约金这块，我可以给您免一半", Offer(waive=(("penalty", Decimal("50")),))),
    ("15号还500", Offer(pay_now=Decimal("500.00"), first_payment=date(2025, 7, 15))),
    ("先还一半", Offer(pay_now=Decimal("9923.50"))),
    ("先还一半，剩下的下个月还清", Offer(pay_now=Decimal("9923.50"), months=1)),
    ("如果每月800有困难,那每月500呢?", Offer(monthly=Decimal("500.00"))),
    ("您15号能还吗?", Offer(first_payment=date(2025, 7, 15))),
    ("15号之前,您先还500行吗", Offer(pay_now=Decimal("500.00"), first_payment=date(2025, 7, 15))),
    ("给您宽限到15号还款", Offer(first_payment=date(2025, 7, 15))),
    (
        "只要您今天还2000我就免一半违约金",
        Offer(
            pay_now=Decimal("2000.00"),
            waive=(("penalty", Decimal("50")),),
            first_payment=date(2025, 7, 2),
        ),
    ),
    ("387块违约金给您免了", Offer(waive=(("penalty", Decimal("100")),))),
    (
        "打八折，一次性付清",
        Offer(
            pay_now=Decimal("15877.60"),
            waive=(
                ("interest", Decimal("20")),
                ("penalty", Decimal("20")),
                ("principal", Decimal("20")),
            ),
        ),
    ),
    ("不用全还,先把最低的1,350处理了", Offer(pay_now=Decimal("1350.00"))),
    (
        "您看能不能先安排40%,也就是五万二,剩下的等甲方款到一周内付清?",
        Offer(pay_now=Decimal("52000.00")),
    ),
    (
        "只还本金就行，利息罚息都不收了",
        Offer(
            waive=(
                ("interest", Decimal("100")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    (
        "好嘞,那我就记上了,十五号五百块,打到还款卡里",
        Offer(pay_now=Decimal("500.00"), first_payment=date(2025, 7, 15)),
    ),
    (
        "我帮您申请把违约金免掉一半,您本周五前还2000,可以吗",
        Offer(
            pay_now=Decimal("2000.00"),
            waive=(("penalty", Decimal("50")),),
            first_payment=date(2025, 7, 4),
        ),
    ),
    ("500块一个月，先还半年", Offer(monthly=Decimal("500.00"), months=6)),
    ("可以分三次还", Offer(months=3)),
    ("要不每周还200？", Offer(monthly=Decimal("866.66"))),
    ("500到800一个月都行", Offer(monthly=Decimal("500.00"))),
    (
        "首付2000,余下每月1000,一年还完",
        Offer(pay_now=Decimal("2000.00"), monthly=Decimal("1000.00"), months=12),
    ),
    (
        "行,那我复述一下:本周五前您先还八百,余下分六期,每月20号,每期一千零五十,对吗?",
        Offer(
            pay_now=Decimal("800.00"),
            monthly=Decimal("1050.00"),
            months=6,
            first_payment=date(2025, 7, 4),
        ),
    ),
    (
        "请您今天下班前把最低还款额486元存进去。",
        Offer(pay_now=Decimal("486.00"), first_payment=date(2025, 7, 2)),
    ),
    (
        "一次还清,利息免30%",
        Offer(pay_now=Decimal("19409.00"), waive=(("interest", Decimal("30")),)),
    ),
    ("给您延期30天", Offer(first_payment=date(2025, 8, 1))),
    (
        "您今天能不能先还个一千，剩下的每月还八百，分十二期？",
        Offer(
            pay_now=Decimal("1000.00"),
            monthly=Decimal("800.00"),
            months=12,
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "要不这样，先付两千首付，之后每个月1500，还一年",
        Offer(pay_now=Decimal("2000.00"), monthly=Decimal("1500.00"), months=12),
    ),
    (
        "一次性结清的话可以打七折",
        Offer(
            pay_now=Decimal("13892.90"),
            waive=(
                ("interest", Decimal("30")),
                ("penalty", Decimal("30")),
                ("principal", Decimal("30")),
            ),
        ),
    ),
    (
        "本金不变，罚息全部减免，您看今天还本金行不行",
        Offer(
            pay_now=Decimal("18000.00"),
            waive=(("penalty", Decimal("100")),),
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "利息免三成，违约金全免，周五之前还清",
        Offer(
            pay_now=Decimal("19022.00"),
            waive=(
                ("interest", Decimal("30")),
                ("penalty", Decimal("100")),
            ),
            first_payment=date(2025, 7, 4),
        ),
    ),
    ("我可以给您减免违约金200元", Offer(waive=(("penalty", Decimal("51.6796")),))),
    ("三个月还清，每月6600", Offer(monthly=Decimal("6600.00"), months=3)),
    ("半年分六期，一期三千三", Offer(monthly=Decimal("3300.00"), months=6)),
    (
        "先把本金还了，利息和罚息我给您免",
        Offer(
            pay_now=Decimal("18000.00"),
            waive=(
                ("interest", Decimal("100")),
                ("penalty", Decimal("100")),
            ),
        ),
    ),
    (
        "那就定在下个月5号，还1200，可以吗？",
        Offer(pay_now=Decimal("1200.00"), first_payment=date(2025, 8, 5)),
    ),
    (
        "10号发工资之后还800，没问题吧",
        Offer(pay_now=Decimal("800.00"), first_payment=date(2025, 7, 10)),
    ),
    ("先还一千块，月底再还一千块", Offer(pay_now=Decimal("1000.00"))),
    ("您先还三成，其余的下个月还清", Offer(pay_now=Decimal("5954.10"), months=1)),
    ("按您说的，每月500", Offer(monthly=Decimal("500.00"))),
    ("您说每个月500有点难，那三百呢，一个月三百行不行", Offer(monthly=Decimal("300.00"))),
    (
        "罚息免一半，利息免30%，本金分十期，每期1800",
        Offer(
            monthly=Decimal("1800.00"),
            months=10,
            waive=(
                ("interest", Decimal("30")),
                ("penalty", Decimal("50")),
            ),
        ),
    ),
]

NOT_PROPOSED_ZH = [
    "您现在还在原来那家单位上班吗?",
    "心里堵得慌可以打12356,半夜也有人接。",
    "报告上是逾期,结清后会变成已结清。",
    "第二期货款人民币86,000元应于3月31日付清,截至今日未见到账。",
    "分期手续费0.6%是按每期本金收取,折合年化约13%",
    "您一共欠19847元",
    "其中本金18000，利息1460，罚息387",
    "我们不能减免违约金",
    "您每月能还多少?",
    "上个月您还了500",
    "您刚才说每月能还300",
    "我周五再给您打电话",
    "全部免掉我做不到",
    "利息全免，这个我做不到",
    "您每月工资3000？",
    "今天不打三千过来，就起诉",
    "逾期三个月了",
    "征信要保留五年",
    "什么时候能一次性结清？",
    "给您减点违约金",
    "我争取帮您把罚息免了",
    "您还有一万八没还",
    "总共一万三千零四十七",
    "上期您是15号还的500",
    "请问您打算什么时候还？",
    "您一个月大概能拿出多少？",
    "每月还多少合适？",
    "如果今天不还，明天就要报征信了",
    "逾期超过90天我们可以提前收回全部贷款",
    "明天下午我再给您回电话",
    "好的，那就15号",
    "账期延到60天我得报总经理批,我现在不能拍这个板。",
    "截至今天还没有报送逾期,如果这个月28号之前入账,征信上就不会留下这一笔。",
    "违约金怎么算的，按日万分之五",
    "公司两个月没发工资了",
    "您这个月房租1500，对吧",
    "您不用一次性还清",
    "现在还不上没关系，可以分期",
    "最低还款额486",
    "我们这边可以分6期、12期、24期",
]

PROPOSED_EN = [
    (
        "Then that's $500 down, $125 monthly for a year, no interest",
        Offer(pay_now=Decimal(500), monthly=Decimal(125), months=12),
    ),
    (
        "Your words: a hundred tomorrow off the debit",
        Offer(pay_now=Decimal(100), first_payment=date(2025, 7, 3)),
    ),
    (
        "How about $85 on the 5th and $85 on the 20th, starting next month?",
        Offer(pay_now=Decimal("85.00"), first_payment=date(2025, 7, 5)),
    ),
    (
        (
            "All right, let me read it back: $140 by debit card on Friday the 12th, then "
            "$140 on each of the next three Fridays, no added interest while you keep to it."
        ),
        Offer(pay_now=Decimal("140.00"), first_payment=date(2025, 7, 12)),
    ),
    (
        "I need the full $412 posted by close of business today, no later.",
        Offer(pay_now=Decimal("412.00"), first_payment=date(2025, 7, 2)),
    ),
    (
        "I'm afraid fifty percent is more than I'm allowed to give. The most I can do is 20% off.",
        Offer(
            waive=(
                ("interest", Decimal("20")),
                ("penalty", Decimal("20")),
                ("principal", Decimal("20")),
            )
        ),
    ),
    (
        "500 today and 300 a month for six months",
        Offer(
            pay_now=Decimal("500.00"),
            monthly=Decimal("300.00"),
            months=6,
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "$500 down, then $200 a month over six months",
        Offer(pay_now=Decimal("500.00"), monthly=Decimal("200.00"), months=6),
    ),
    (
        "pay the balance in full today",
        Offer(pay_now=Decimal("1847.50"), first_payment=date(2025, 7, 2)),
    ),
    (
        "Could you pay it in full today? If so I'll waive the late fees.",
        Offer(
            pay_now=Decimal("1729.50"),
            waive=(("penalty", Decimal("100")),),
            first_payment=date(2025, 7, 2),
        ),
    ),
    ("half of it now", Offer(pay_now=Decimal("923.75"))),
    ("Half now and half next month", Offer(pay_now=Decimal("923.75"), months=1)),
    ("$300 on Friday", Offer(pay_now=Decimal("300.00"), first_payment=date(2025, 7, 4))),
    (
        "I can waive half the penalty interest if you pay $500 today",
        Offer(
            pay_now=Decimal("500.00"),
            waive=(("penalty", Decimal("50")),),
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "What if we knock off half the penalty and you pay 150 a month starting August 1?",
        Offer(
            monthly=Decimal("150.00"),
            waive=(("penalty", Decimal("50")),),
            first_payment=date(2025, 8, 1),
        ),
    ),
    ("six payments of $150", Offer(monthly=Decimal("150.00"), months=6)),
    ("If you can't do 500, how about 300 a month?", Offer(monthly=Decimal("300.00"))),
    ("can you do four fifty a month?", Offer(monthly=Decimal("450.00"))),
    ("$50 a week for 8 weeks", Offer(monthly=Decimal("216.66"), months=2)),
    ("we could spread it over 8 months", Offer(months=8)),
    ("put 200 down now", Offer(pay_now=Decimal("200.00"))),
    ("how about 25% now and the rest next month", Offer(pay_now=Decimal("461.88"), months=1)),
    ("$900 over six months", Offer(months=6)),
    ("settle for $900 by Friday", Offer(pay_now=Decimal("900.00"), first_payment=date(2025, 7, 4))),
    ("we could knock $50 off the late fees", Offer(waive=(("penalty", Decimal("42.3729")),))),
    (
        "I'd take $150 each month on the 15th of every month",
        Offer(monthly=Decimal("150.00"), first_payment=date(2025, 7, 15)),
    ),
    ("$150 for six months", Offer(monthly=Decimal("150.00"), months=6)),
    (
        "just pay the principal and we forgive everything else",
        Offer(
            waive=(
                ("interest", Decimal("100")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    (
        (
            "Kindly advise by return e-mail whether the sum of $3,075.00 will be remitted on "
            "or before May 15."
        ),
        Offer(pay_now=Decimal("3075.00")),
    ),
    ("don't pay it all at once, start with 100", Offer(pay_now=Decimal("100.00"))),
    (
        "Can't you do 200 by Friday?",
        Offer(pay_now=Decimal("200.00"), first_payment=date(2025, 7, 4)),
    ),
    (
        "Why don't we start with $100 this Friday and then $75 every month?",
        Offer(pay_now=Decimal("100.00"), monthly=Decimal("75.00"), first_payment=date(2025, 7, 4)),
    ),
    (
        "Could you put down $400 today and then do $150 a month for the next ten months?",
        Offer(
            pay_now=Decimal("400.00"),
            monthly=Decimal("150.00"),
            months=10,
            first_payment=date(2025, 7, 2),
        ),
    ),
    (
        "What about two hundred now and a hundred a month after that?",
        Offer(pay_now=Decimal("200.00"), monthly=Decimal("100.00")),
    ),
    (
        "If you pay the principal by Friday, I'll drop the interest and the late fees.",
        Offer(
            pay_now=Decimal("1500.00"),
            waive=(
                ("interest", Decimal("100")),
                ("penalty", Decimal("100")),
            ),
            first_payment=date(2025, 7, 4),
        ),
    ),
    (
        "We can take 30% off if you pay in full by July 15.",
        Offer(
            pay_now=Decimal("1293.25"),
            waive=(
                ("interest", Decimal("30")),
                ("penalty", Decimal("30")),
                ("principal", Decimal("30")),
            ),
            first_payment=date(2025, 7, 15),
        ),
    ),
    (
        "I can offer you a 20% discount on the interest.",
        Offer(waive=(("interest", Decimal("20")),)),
    ),
    ("Would $75 every month work for you?", Offer(monthly=Decimal("75.00"))),
    ("Would the 15th work for the first payment?", Offer(first_payment=date(2025, 7, 15))),
    (
        "Let's set up six monthly payments of $200 starting on the 1st.",
        Offer(monthly=Decimal("200.00"), months=6, first_payment=date(2025, 8, 1)),
    ),
    ("We can set you up on a 12-month plan.", Offer(months=12)),
    (
        "Is there any way you could do 200 by Friday?",
        Offer(pay_now=Decimal("200.00"), first_payment=date(2025, 7, 4)),
    ),
    ("I can't accept fifty a month, but I can do a hundred.", Offer(pay_now=Decimal("100.00"))),
    (
        "I'd waive all the penalties and half of the interest.",
        Offer(
            waive=(
                ("interest", Decimal("50")),
                ("penalty", Decimal("100")),
            )
        ),
    ),
    ("Pay a third now and the rest over four months.", Offer(pay_now=Decimal("615.77"), months=4)),
    (
        "Can you send 150 tomorrow?",
        Offer(pay_now=Decimal("150.00"), first_payment=date(2025, 7, 3)),
    ),
    ("We'll settle the account for twelve hundred.", Offer(pay_now=Decimal("1200.00"))),
    (
        "How about skipping July and starting with $100 on August 15?",
        Offer(pay_now=Decimal("100.00"), first_payment=date(2025, 8, 15)),
    ),
    (
        "Would you be able to pay $300 in two weeks?",
        Offer(pay_now=Decimal("300.00"), first_payment=date(2025, 7, 16)),
    ),
    ("I'll give you until the 15th.", Offer(first_payment=date(2025, 7, 15))),
    ("We can split the balance into four payments.", Offer(months=4)),
    (
        "Four payments, $250 each, starting this Friday.",
        Offer(monthly=Decimal("250.00"), months=4, first_payment=date(2025, 7, 4)),
    ),
    (
        "I need you to pay the balance off today.",
        Offer(pay_now=Decimal("1847.50"), first_payment=date(2025, 7, 2)),
    ),
]

NOT_PROPOSED_EN = [
    "You owe $58 in late fees, and I can waive the $58.",
    "The remittance has been applied in full.",
    "You spent $212 at the store on Saturday.",
    "I can't take the interest off, sir.",
    "you owe $1,847.50",
    (
        "Your balance today is $2,318.46, of which $1,950 is principal and $368.46 is "
        "interest through last night."
    ),
    "you paid $200 in May",
    "I can't waive the fee",
    "How much can you pay each month?",
    "You said you could do $300 a month",
    "I'll call you Friday",
    "Your payment was due July 1",
    "Pay it. It's 260 bucks.",
    "Do you make 3000 a month?",
    "Your rent is $900 a month",
    "I have a payment of $200 on March 3 and nothing after that",
    "When can you pay it off?",
    "Do you want me to waive the late fees?",
    "I'll try to get the late fees waived.",
    "I could ask my supervisor about waiving the fees.",
    "The late fees were waived last year.",
    "Your balance is $1,847.50.",
    "You're three months behind.",
    "The account is 96 days past due.",
    "What could you manage each month?",
    "I show a payment of $75 on June 9.",
    "Nobody's asking you to pay it all today.",
    "You don't have to pay the full balance today.",
    "So you can do fifty a month, did I hear that right?",
    "You told me you'd pay $200 on the 5th.",
    "I can't accept fifty a month.",
    "Let me call you back on Thursday.",
    "If it isn't paid by June 30, it's charged off.",
    "Our policy adds a $29 late fee if the minimum isn't in by the 18th.",
]


def _zh(text: str) -> Offer | None:
    figures = find_figures(text, lang="zh", currency="CNY", today=TODAY)
    return read_offer(text, figures, lang="zh", today=TODAY, owed=OWED_ZH)


def _en(text: str) -> Offer | None:
    figures = find_figures(text, lang="en", currency="USD", today=TODAY)
    return read_offer(text, figures, lang="en", today=TODAY, owed=OWED_EN)


@pytest.mark.parametrize(("text", "offer"), PROPOSED_ZH)
def test_reads_chinese_proposals(text: str, offer: Offer) -> None:
    """A proposal gives exactly the fields it states."""
    assert _zh(text) == offer


@pytest.mark.parametrize("text", NOT_PROPOSED_ZH)
def test_no_offer_in_other_chinese(text: str) -> None:
    """Balances, history, refusals, questions and call-backs propose nothing."""
    assert _zh(text) is None


@pytest.mark.parametrize(("text", "offer"), PROPOSED_EN)
def test_reads_english_proposals(text: str, offer: Offer) -> None:
    """A proposal gives exactly the fields it states."""
    assert _en(text) == offer


@pytest.mark.parametrize("text", NOT_PROPOSED_EN)
def test_no_offer_in_other_english(text: str) -> None:
    """Balances, history, refusals, questions and call-backs propose nothing."""
    assert _en(text) is None


@pytest.mark.parametrize(("text", "lang"), [("今天先还500", "zh"), ("500 today", "en")])
def test_today_needs_a_clock(text: str, lang: str) -> None:
    """Without the case's date the first payment stays open."""
    figures = find_figures(text, lang=lang, currency="CNY", today=None)

    offer = read_offer(text, figures, lang=lang, today=None, owed=OWED_ZH)

    assert offer == Offer(pay_now=Decimal(500))
