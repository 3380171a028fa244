"""Plans in so few words that nothing but the figures says they are plans.

"2000 a month, starting the 15th" and 每月15号两千，分六个月 hold sums, days, counts and the small
words between them, and not one that tells, asks, thanks or reads back.
"""

from __future__ import annotations

import re

from negotiation_trainer.language.figures.numerals import FLAGS
from negotiation_trainer.language.plans.proposal import Proposal

_SMALL_WORDS = re.compile(
    r"""
    (?:(?:1?[0-9]|[一二三四五六七八九十]{1,2})月份?|罚息|违约金|滞纳金|利息|本金|息费|余款|尾款|首付|首期|首笔|[第头]一[笔期个]|头[笔期]|每[期份笔次回个]
      |月供|每个?月|一个月|下个?月|下下个?月|这个?月|本月|月初|月中|月底|之?前|之?后|以后|以前
      |今天|现在|明天|当天|发工资|那天|剩下?|余下?|其余|后面|另外|另一半|全部?|都|各|减半?|免|掉|去|了|还|付|给|交
      |先|再|少(?=[还付交收])|接下来|连[续着]|从|起|开始|到|分成?|拆成?|期|次|笔|个月|共|一共|一次性?|结清|还清|付清|清|您看|你看|行不行|行吗
      |行不|行么|可以吗|可以不|可以么|怎么样|如何|好吗|好不好|中不中|成吗|成不成|能行吗?|那就?|就|要不|或者|和|加|按|照
      |天|周|星期|礼拜|之?内|最[晚迟]|不[晚迟]于|到账|初|月份?|只|咱们?|这样|吧|呢|啊|哈|呗|的|也|大概|左右|差不多|自动扣|自动|扣|您|你|元|块|钱|一把|打|折|在|号
      |不[要收]|^[ ]?(?:行|好的?|成|可以|嗯)(?=[ ,，。]))
  | \b(?:now|today|tonight|down|then|and|plus|with|starting|starts?|start|beginning|from
      |the|rest|remaining|remainder|balance|over|for|in|on|by|before|at|each|every|first|after|that|up|front|upfront|due
      |payments?|instal{1,2}ments?|parts?|of|a|an|per|month|months|monthly|week|weekly|biweekly|one|more
      |ok|okay|so|alright|deal|does|do|would|that's|how's|how|is|it|it's|you|we|work|works|sound|sounds
      |years?|less|good|about|maybe|say|just|only|plan|late|fees?|interest|penalty|penalties|charges?|principal|off
      |gone|waived|half|no|all|half|next|same|day|through|until|till|equal|even|to|total|max|tops|payday
      |dollars?|bucks|march|april|june|july|august|september|october|november|december|january
      |february|jan|feb|mar|apr|aug|sept?|oct|nov|dec|i|can|could|me|be|or|x|together|split|spread
      |twice|day|days|when|get(?=[ ]paid)|paid|settles?|waive|drop|cut|forgive|we're
      |done|full|amount|within|latest|later|than)\b
  | [^0-9a-z\u4e00-\u9fff]
    """,
    FLAGS,
)


def is_bare_plan(proposal: Proposal) -> bool:
    """Whether an utterance holds figures and the small words of plans, and nothing else."""
    figured = [clause for clause in proposal.every if clause.figures]
    if not figured or not all(proposal.is_own(clause) for clause in figured):
        return False
    return not any(_SMALL_WORDS.sub("", clause.besides_figures) for clause in proposal.every)
