"""`plans.offers`, `plans.payments`, `plans.waivers`: plans in the trainee's own words; by hand.

Read on Wednesday 2025-07-02.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from tests.offers import offer_in, offer_of

TODAY = date(2025, 7, 2)
OWED_ZH = {"principal": Decimal(18000), "interest": Decimal(1460), "penalty": Decimal(387)}
OWED_EN = {"principal": Decimal(1500), "interest": Decimal("229.50"), "penalty": Decimal(118)}
plan = partial(offer_of, 2025)
read_zh = partial(offer_in, today=TODAY, owed=OWED_ZH)
read_en = partial(offer_in, today=TODAY, owed=OWED_EN)

PROPOSED_ZH = [
    ("今天先还500,剩下的分6期,每期2200", plan(now="500", monthly="2200", months=6, first="07-02")),
    (
        "那这样,先从1号开始,每月还650,分12期,您看扛得住吗?",
        plan(monthly="650", months=12, first="08-01"),
    ),
    (
        "我跟您复述一遍:20号先还1500,剩下的从下个月起分三期,每期2200,都走自动扣款,没错吧?",
        plan(now="1500", monthly="2200", months=3, first="07-20"),
    ),
    (
        "你看这样成不:先还三百,意思意思也行,下个月十号再还五百。",
        plan(now="300", monthly="500", months=1),
    ),
    (
        "本月26号付三万,下月26号付两万二",
        plan(now="30000", monthly="22000", months=1, first="07-26"),
    ),
    ("今天一次性还清", plan(now="19847", first="07-02")),
    ("今天一次性还清的话，违约金给您全免", plan(now="19460", first="07-02", penalty="100")),
    ("减免一半违约金", plan(penalty="50")),
    ("罚息全免，利息减半", plan(interest="50", penalty="100")),
    ("利息减半违约金全免", plan(interest="50", penalty="100")),
    ("利息和违约金全免", plan(interest="100", penalty="100")),
    ("违约金这块，我可以给您免一半", plan(penalty="50")),
    ("15号还500", plan(now="500", first="07-15")),
    ("先还一半", plan(now="9923.5")),
    ("先还一半，剩下的下个月还清", plan(now="9923.5", months=1)),
    ("如果每月800有困难,那每月500呢?", plan(monthly="500")),
    ("您15号能还吗?", plan(first="07-15")),
    ("15号之前,您先还500行吗", plan(now="500", first="07-15")),
    ("给您宽限到15号还款", plan(first="07-15")),
    ("只要您今天还2000我就免一半违约金", plan(now="2000", first="07-02", penalty="50")),
    ("387块违约金给您免了", plan(penalty="100")),
    ("打八折，一次性付清", plan(now="15877.6", interest="20", penalty="20", principal="20")),
    ("不用全还,先把最低的1,350处理了", plan(now="1350")),
    ("您看能不能先安排40%,也就是五万二,剩下的等甲方款到一周内付清?", plan(now="52000", months=1)),
    ("只还本金就行，利息罚息都不收了", plan(interest="100", penalty="100")),
    ("好嘞,那我就记上了,十五号五百块,打到还款卡里", plan(now="500", first="07-15")),
    (
        "我帮您申请把违约金免掉一半,您本周五前还2000,可以吗",
        plan(now="2000", first="07-04", penalty="50"),
    ),
    ("500块一个月，先还半年", plan(monthly="500", months=6)),
    ("可以分三次还", plan(months=3)),
    ("要不每周还200？", plan(monthly="866.67")),
    ("500到800一个月都行", plan(monthly="500")),
    ("首付2000,余下每月1000,一年还完", plan(now="2000", monthly="1000", months=12)),
    (
        "行,那我复述一下:本周五前您先还八百,余下分六期,每月20号,每期一千零五十,对吗?",
        plan(now="800", monthly="1050", months=6, first="07-04"),
    ),
    ("请您今天下班前把最低还款额486元存进去。", plan(now="486", first="07-02")),
    ("一次还清,利息免30%", plan(now="19409", interest="30")),
    ("给您延期30天", plan(first="08-01")),
    (
        "您今天能不能先还个一千，剩下的每月还八百，分十二期？",
        plan(now="1000", monthly="800", months=12, first="07-02"),
    ),
    ("要不这样，先付两千首付，之后每个月1500，还一年", plan(now="2000", monthly="1500", months=12)),
    ("一次性结清的话可以打七折", plan(now="13892.9", interest="30", penalty="30", principal="30")),
    (
        "本金不变，罚息全部减免，您看今天还本金行不行",
        plan(now="18000", first="07-02", penalty="100"),
    ),
    (
        "利息免三成，违约金全免，周五之前还清",
        plan(now="19022", first="07-04", interest="30", penalty="100"),
    ),
    ("我可以给您减免违约金200元", plan(penalty="51.6795865633")),
    ("三个月还清，每月6600", plan(monthly="6600", months=3)),
    ("半年分六期，一期三千三", plan(monthly="3300", months=6)),
    ("先把本金还了，利息和罚息我给您免", plan(now="18000", interest="100", penalty="100")),
    ("那就定在下个月5号，还1200，可以吗？", plan(now="1200", first="08-05")),
    ("10号发工资之后还800，没问题吧", plan(now="800", first="07-10")),
    ("先还一千块，月底再还一千块", plan(now="1000")),
    ("您先还三成，其余的下个月还清", plan(now="5954.1", months=1)),
    ("按您说的，每月500", plan(monthly="500")),
    ("您说每个月500有点难，那三百呢，一个月三百行不行", plan(monthly="300")),
    (
        "罚息免一半，利息免30%，本金分十期，每期1800",
        plan(monthly="1800", months=10, interest="30", penalty="50"),
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

TYPED_ZH = [
    # agreeing to the other's words, and going back on one's own
    (
        "照您说的，13号先还2000元，余下分12期，每期1460.69元",
        plan(now="2000", monthly="1460.69", months=12, first="07-13"),
    ),
    ("您说的每月500我接受", plan(monthly="500")),
    ("您刚才说每月500，行，就这么定", plan(monthly="500")),
    ("每月五百您要是都觉着紧,三百五呢?", plan(monthly="350")),
    ("中介收了您2800，您能先还500吗", plan(now="500")),
    # a first sum and instalments
    (
        "首笔降到2000元，13号还，罚息减一半，余下12期，每期1460.69元",
        plan(now="2000", monthly="1460.69", months=12, first="07-13", penalty="50"),
    ),
    ("能不能先还500，剩下分6期？", plan(now="500", months=6)),
    ("您能不能这周五先还300，剩下的分三个月？", plan(now="300", months=3, first="07-04")),
    ("要不这样，您先还个三百，剩下的每个月还两百五，行吗", plan(now="300", monthly="250")),
    ("那第一笔8月1号还2000，后面每月1000", plan(now="2000", monthly="1000", first="08-01")),
    ("首付两成，也就是4000，剩下分10期", plan(now="4000", months=10)),
    ("先给一半,一千八。剩下月底", plan(now="1800", months=1)),
    ("先还1000，剩下的9月底一次还清", plan(now="1000", months=1)),
    (
        "那、那我试着说一个方案:本月先280,下月起每月520,五个月,您觉得行吗?",
        plan(now="280", monthly="520", months=5),
    ),
    ("头期2000，7号前到账", plan(now="2000", first="07-07")),
    ("那咱就说定了：下周三，3,000元，您可不能再变了啊。", plan(now="3000", first="07-09")),
    ("十六号,八百块,行不行?", plan(now="800", first="07-16")),
    ("您15号能到账500吗", plan(now="500", first="07-15")),
    ("500块钱您总拿得出来吧", plan(now="500")),
    ("今天先还500,300下个月还", plan(now="500", monthly="300", months=1, first="07-02")),
    # later sums: unequal ones leave their number open
    ("这个月先还500，下个月800，再下个月1000", plan(now="500", monthly="800")),
    ("这月二百,下月三百", plan(now="200", monthly="300", months=1)),
    (
        "7月5号还600，8月5号还600，9月5号还599",
        plan(now="600", monthly="600", months=2, first="07-05"),
    ),
    ("7号还500，17号还500", plan(now="500", first="07-07")),
    # how often
    ("两周还一次，每次150", plan(monthly="325")),
    ("每两周还150，行吗", plan(monthly="325")),
    ("每半个月还300", plan(monthly="600")),
    ("每月初一还800", plan(monthly="800", first="08-01")),
    ("每月10号，每期800，共6期", plan(monthly="800", months=6, first="07-10")),
    ("从8月10号起，每月10号还1500，还12个月", plan(monthly="1500", months=12, first="08-10")),
    ("咱说定的啊:每月15,自动扣,四百一", plan(monthly="410", first="07-15")),
    ("月供降到800", plan(monthly="800")),
    ("拆成20份,每份455块", plan(monthly="455", months=20)),
    ("800*6期", plan(monthly="800", months=6)),
    ("分三次，每次500", plan(monthly="500", months=3)),
    ("半年还清行吗", plan(months=6)),
    # putting it off
    ("宽限一个月，8月15号开始还，每月900", plan(monthly="900", first="08-15")),
    ("给您延期三个月", plan(first="10-02")),
    ("首笔挪到8月20号，还是12期，每期1654元", plan(monthly="1654", months=12, first="08-20")),
    # waivers
    (
        "罚息最多能减一半，也就是193.50元。13号先还3000元",
        plan(now="3000", first="07-13", penalty="50"),
    ),
    (
        "罚息我最多能减一半，另一半等复核。13号先还3000元",
        plan(now="3000", first="07-13", penalty="50"),
    ),
    ("我最多能减一半，13号先还3000元，另一半等复核", plan(now="3000", first="07-13")),
    ("这笔罚息是387元。我最多能减一半", plan(penalty="50")),
    ("违约金387元我现在就替您免掉，好吧？", plan(penalty="100")),
    ("免您387块", plan(penalty="100")),
    ("罚息和利息各减一半", plan(interest="50", penalty="50")),
    ("本金分18期，利息罚息全免", plan(months=18, interest="100", penalty="100")),
    ("打个对折，一次性结清", plan(now="9923.50", interest="50", penalty="50", principal="50")),
    ("9折一次性还清", plan(now="17862.30", interest="10", penalty="10", principal="10")),
    ("今天把钱结了，罚息我全给您免掉", plan(now="19460", first="07-02", penalty="100")),
    # 19847 - 15000 = 4847 = 387 + 1460 + 3000 of 18000
    (
        "一次性还15000，剩下的免了",
        plan(now="15000", interest="100", penalty="100", principal="16.6666666667"),
    ),
]

TOLD_ZH = [
    "最多减一半，没得谈，您现在就定。",
    "账户管理费每月六十",
    "账户管理费，每月六十，合同里没有",
    "违约金是最低还款没还部分的5%，每期84元，两期168元。",
    "您先说这19,760.40元打算怎么还。",
    "那是您跟他的事。48,208.00元怎么还，您还没说。",
    "您上月说下周一，后来说29号三千，上周说明天，三回都没到账",
    "您弟弟拿走了八千，这钱您追得回来吗？",
    "您刷了两千三买手机，对吧",
    "中介收了您2800，让他退",
    "我干这行一年了，什么情况都见过",
    "您放心，一年很快就过去了",
    "您7月20号收到的通知里写着呢",
    "明天上午我先打一个问问您忙不忙",
    "我每天早上给您打一个，打到七号。",
    "半挂那个月供9600",
    "今天能还多少先还多少",
    "分6期还是12期，您选",
    "您上次说15号还500，后来没还",
    "您说每月500，这个太少",
    "一个五千，一年六万，按说一万七您三个月就能清掉，对不对？",
    "全免利息超出我的权限",
    "七号晚一天，减免全部作废",
]

PROPOSED_EN = [
    (
        "Then that's $500 down, $125 monthly for a year, no interest",
        plan(now="500", monthly="125", months=12),
    ),
    ("Your words: a hundred tomorrow off the debit", plan(now="100", first="07-03")),
    (
        "I need the full $412 posted by close of business today, no later.",
        plan(now="412", first="07-02"),
    ),
    (
        "I'm afraid fifty percent is more than I'm allowed to give. The most I can do is 20% off.",
        plan(interest="20", penalty="20", principal="20"),
    ),
    (
        "500 today and 300 a month for six months",
        plan(now="500", monthly="300", months=6, first="07-02"),
    ),
    ("$500 down, then $200 a month over six months", plan(now="500", monthly="200", months=6)),
    ("pay the balance in full today", plan(now="1847.5", first="07-02")),
    (
        "Could you pay it in full today? If so I'll waive the late fees.",
        plan(now="1729.5", first="07-02", penalty="100"),
    ),
    ("half of it now", plan(now="923.75")),
    ("Half now and half next month", plan(now="923.75", months=1)),
    ("$300 on Friday", plan(now="300", first="07-04")),
    (
        "I can waive half the penalty interest if you pay $500 today",
        plan(now="500", first="07-02", penalty="50"),
    ),
    (
        "What if we knock off half the penalty and you pay 150 a month starting August 1?",
        plan(monthly="150", first="08-01", penalty="50"),
    ),
    ("six payments of $150", plan(monthly="150", months=6)),
    ("If you can't do 500, how about 300 a month?", plan(monthly="300")),
    ("can you do four fifty a month?", plan(monthly="450")),
    ("$50 a week for 8 weeks", plan(monthly="216.67", months=2)),
    ("we could spread it over 8 months", plan(months=8)),
    ("put 200 down now", plan(now="200")),
    ("how about 25% now and the rest next month", plan(now="461.88", months=1)),
    ("$900 over six months", plan(months=6)),
    (
        "settle for $900 by Friday",
        plan(now="900", first="07-04", interest="100", penalty="100", principal="40"),
    ),
    ("we could knock $50 off the late fees", plan(penalty="42.3728813559")),
    ("I'd take $150 each month on the 15th of every month", plan(monthly="150", first="07-15")),
    ("$150 for six months", plan(monthly="150", months=6)),
    ("just pay the principal and we forgive everything else", plan(interest="100", penalty="100")),
    (
        "Kindly advise whether the sum of $3,075.00 will be remitted on or before May 15.",
        plan(now="3075"),
    ),
    ("don't pay it all at once, start with 100", plan(now="100")),
    ("Can't you do 200 by Friday?", plan(now="200", first="07-04")),
    (
        "Why don't we start with $100 this Friday and then $75 every month?",
        plan(now="100", monthly="75", first="07-04"),
    ),
    (
        "Could you put down $400 today and then do $150 a month for the next ten months?",
        plan(now="400", monthly="150", months=10, first="07-02"),
    ),
    (
        "What about two hundred now and a hundred a month after that?",
        plan(now="200", monthly="100"),
    ),
    (
        "If you pay the principal by Friday, I'll drop the interest and the late fees.",
        plan(now="1500", first="07-04", interest="100", penalty="100"),
    ),
    (
        "We can take 30% off if you pay in full by July 15.",
        plan(now="1293.25", first="07-15", interest="30", penalty="30", principal="30"),
    ),
    ("I can offer you a 20% discount on the interest.", plan(interest="20")),
    ("Would $75 every month work for you?", plan(monthly="75")),
    ("Would the 15th work for the first payment?", plan(first="07-15")),
    (
        "Let's set up six monthly payments of $200 starting on the 1st.",
        plan(monthly="200", months=6, first="08-01"),
    ),
    ("We can set you up on a 12-month plan.", plan(months=12)),
    ("Is there any way you could do 200 by Friday?", plan(now="200", first="07-04")),
    ("I can't accept fifty a month, but I can do a hundred.", plan(monthly="100")),
    ("I'd waive all the penalties and half of the interest.", plan(interest="50", penalty="100")),
    ("Pay a third now and the rest over four months.", plan(now="615.83", months=4)),
    ("Can you send 150 tomorrow?", plan(now="150", first="07-03")),
    (
        "We'll settle the account for twelve hundred.",
        plan(now="1200", interest="100", penalty="100", principal="20"),
    ),
    (
        "How about skipping July and starting with $100 on August 15?",
        plan(now="100", first="08-15"),
    ),
    ("Would you be able to pay $300 in two weeks?", plan(now="300", first="07-16")),
    ("I'll give you until the 15th.", plan(first="07-15")),
    ("We can split the balance into four payments.", plan(months=4)),
    (
        "Four payments, $250 each, starting this Friday.",
        plan(monthly="250", months=4, first="07-04"),
    ),
    ("I need you to pay the balance off today.", plan(now="1847.5", first="07-02")),
]
NOT_PROPOSED_EN = [
    "The remittance has been applied in full.",
    "You spent $212 at the store on Saturday.",
    "I can't take the interest off, sir.",
    "you owe $1,847.50",
    "Your balance is $2,318.46, of which $1,950 is principal and $368.46 is interest to date.",
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

TYPED_EN = [
    # answering the other's figure
    ("I can't accept fifty a month, but I could go with a hundred", plan(monthly="100")),
    ("You said $300 a month. That works for me.", plan(monthly="300")),
    # a first sum and instalments
    ("Could you do $200 now and then $150 a month?", plan(now="200", monthly="150")),
    (
        "What if you put down $400 and did $120 a month for a year?",
        plan(now="400", monthly="120", months=12),
    ),
    ("say $100 down and 12 payments of $150", plan(now="100", monthly="150", months=12)),
    (
        "first payment of $200 on July 15, then $150 a month",
        plan(now="200", monthly="150", first="07-15"),
    ),
    (
        "if you put $500 down today, I can spread the rest over 10 months",
        plan(now="500", months=10, first="07-02"),
    ),
    ("Would Friday work for the first $200?", plan(now="200", first="07-04")),
    ("$500 now, the rest by the end of August", plan(now="500", months=1)),
    ("Could you do half then, say $450 on the 30th?", plan(now="450", first="07-30")),
    (
        "I need at least half by close of business today or I can't help you anymore.",
        plan(now="923.75", first="07-02"),
    ),
    ("I'd need at least $250 down", plan(now="250")),
    ("Could you manage 300? Say on the 15th?", plan(now="300", first="07-15")),
    # later sums
    (
        "$200 today, $250 next month and $300 in September",
        plan(now="200", monthly="250", first="07-02"),
    ),
    ("$600 now, $600 on August 2", plan(now="600", monthly="600", months=1)),
    ("$300 on the 15th and $300 on the 30th", plan(now="300", first="07-15")),
    # how often: 26 fortnights and 52 weeks a year
    ("$150 every two weeks", plan(monthly="325")),
    ("How about $75 biweekly?", plan(monthly="162.50")),
    ("biweekly payments of $75", plan(monthly="162.50")),
    ("Could you do $150 every other Friday?", plan(monthly="325", first="07-04")),
    ("8 payments of $150 every two weeks", plan(monthly="325", months=4)),
    ("$65 every second Thursday from September 11", plan(monthly="140.83", first="09-11")),
    ("$100 twice a month", plan(monthly="200")),
    ("10 weekly payments of $40", plan(monthly="173.33", months=3)),
    ("5 x $74", plan(monthly="74", months=5)),
    ("47.00 x 2", plan(monthly="47", months=2)),
    ("$50 a month for twelve", plan(monthly="50", months=12)),
    ("Eighteen months at $61.50", plan(monthly="61.50", months=18)),
    ("6 months, $112.40 each, first one Oct 1", plan(monthly="112.40", months=6, first="10-01")),
    ("$72.80 a month from October 20, 60 months", plan(monthly="72.80", months=60, first="10-20")),
    (
        "Split evenly, that's $322.72 a month for 18 months, starting August 17.",
        plan(monthly="322.72", months=18, first="08-17"),
    ),
    ("$11 every friday starting the 28th", plan(monthly="47.67", first="07-28")),
    ("How would you feel about $90 a month?", plan(monthly="90")),
    ("Would six months work?", plan(months=6)),
    ("Let's split it into 4", plan(months=4)),
    (
        "What if we took the interest off and you paid it over 15 months?",
        plan(months=15, interest="100"),
    ),
    ("Three payments after the first is my limit.", plan(months=3)),
    # putting it off
    ("I can move your due date to the 20th.", plan(first="07-20")),
    (
        "Half the late fees off. First payment July 24, then the same day each month.",
        plan(first="07-24", penalty="50"),
    ),
    # waivers
    ("Half the late fees, $58.00, is what I can take off", plan(penalty="50")),
    (
        "I'll take half off the late fees. That's $59.00. Then $300 on Friday",
        plan(now="300", first="07-04", penalty="50"),
    ),
    (
        "So $400 on July 24, half the late fees off, then six monthly payments of $271.60.",
        plan(now="400", monthly="271.60", months=6, first="07-24", penalty="50"),
    ),
    ("The late fees come to $118. I can take half off.", plan(penalty="50")),
    ("I can take half off if you pay by Friday", plan(first="07-04")),
    ("You owe $59 in late fees, and I can waive the $59.", plan(penalty="50")),
    (
        "Ten percent off, and we'll forget the late charges too, okay?",
        plan(interest="10", penalty="100", principal="10"),
    ),
    (
        "20 percent off, $72.80 a month, no interest",
        plan(monthly="72.80", interest="20", penalty="20", principal="20"),
    ),
    # 1847.50 - 1200 = 647.50 = 118 + 229.50 + 300 of 1500
    (
        "pay $1,200 and I'll forgive the rest",
        plan(now="1200", interest="100", penalty="100", principal="20"),
    ),
]

TOLD_EN = [
    "It'll still be $2,087.60 tomorrow.",
    "The second $438 was credited on March 24, and $2,087.60 is after that credit.",
    "$576.00 a month in late charges and the order on hold, nothing else.",
    "the account fee is $60 a month",
    "The fee is $29 each month",
    "The insurance we placed costs $61 monthly since yours lapsed.",
    "They take it through October 9, and while it's pending this account stays on hold.",
    "you send the form by October 9",
    "He took $500 from you, that's rough",
    "You spent $438 at that store",
    "I've been here a year and I've never seen this work",
    "If July 24 comes and goes, the deal's off and the fees go back on.",
    "i cant take the fee off myself",
    "I can offer 6 months, 12 months or 18 months.",
    "You can pay $75 every payday",
    "what can you pay today?",
    "let's call it four thousand off",
    "We won't charge interest while you're on the plan",
]


@pytest.mark.parametrize(("text", "offer"), [*PROPOSED_ZH, *TYPED_ZH])
def test_reads_chinese_proposals(text: str, offer: Offer) -> None:
    """A proposal gives exactly the fields it states."""
    assert read_zh(text) == offer


@pytest.mark.parametrize("text", [*NOT_PROPOSED_ZH, *TOLD_ZH])
def test_no_offer_in_other_chinese(text: str) -> None:
    """Balances, history, fees, refusals, questions and call-backs propose nothing."""
    assert read_zh(text) is None


@pytest.mark.parametrize(("text", "offer"), [*PROPOSED_EN, *TYPED_EN])
def test_reads_english_proposals(text: str, offer: Offer) -> None:
    """A proposal gives exactly the fields it states."""
    assert read_en(text) == offer


@pytest.mark.parametrize("text", [*NOT_PROPOSED_EN, *TOLD_EN])
def test_no_offer_in_other_english(text: str) -> None:
    """Balances, history, fees, refusals, questions and call-backs propose nothing."""
    assert read_en(text) is None


@pytest.mark.parametrize("text", ["今天先还500", "500 today"])
def test_today_needs_a_clock(text: str) -> None:
    """Without the case's date the first payment stays open."""
    assert offer_in(text, None, OWED_ZH) == Offer(pay_now=Decimal(500))


def test_a_discount_leaves_alone_what_is_not_owed() -> None:
    """Twenty percent off a bill without interest or fees waives principal only."""
    owed = {"principal": Decimal(5460), "interest": Decimal(0), "penalty": Decimal(0)}
    text = "Here's mine: 20 percent off, then $72.80 a month for 60 months"

    assert offer_in(text, TODAY, owed) == plan(monthly="72.80", months=60, principal="20")
