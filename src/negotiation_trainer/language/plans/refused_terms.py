"""Terms named only to be refused: 60期没有, 没有60期这一说, "there's no 60-month plan".

Apart from the clauses that say what will not be: sums beside such a term may still be meant.
"""

from __future__ import annotations

from negotiation_trainer.catalogue.moves import Figure
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue

_HERE_ZH = (
    "(?:[ ,，]|[这那]一?[个种回样]|方案|政策|说法|分期|产品|我们?|咱们?|您|你|这[儿里边]|银行|公司"
    "|系统|平台|真的?|可|根本|实在|确实|压根儿?|肯定|从来|也|都|就|的|是|那|上|里)*"
)
_OVER_ZH = (
    "(?:[啊呀哦呢嘞了吧的]*[ ]?(?:$|[,，。;；!！、])|[这那](?:一?[个种回说]|样)"
    "|的(?:事|话|说法|政策|先例|规定)|先例)"
)
_NOT_ZH = (
    "(?:不存在|不支持|不考虑|不提供|不现实|[办做批给]不[了下到成]|没戏|拉倒|免谈|算了(?!一|下|算)"
    "|假的|骗人|骗局|谣言|瞎说|不行(?![?？])|不成(?![?？])|没门|别想|甭想|别提)"
)
_PLAN_EN = (
    "(?:[- ]?(?:months?|payments?|instal{1,2}ments?))?"
    "(?: (?:plan|option|deal|term|thing|schedule|program|offer))?s?(?: just| really| simply)*,?"
)
_IS_NOT_EN = "(?:isn't|is not|aren't|are not|ain't|(?:was|were|is|are) never|not)"
_AT_HAND_EN = (
    "(?:on the table|an? (?:option|thing|choice)|available|possible|offered|real|happening"
    "|something (?:i|we)|going to happen|in the cards|up for)"
)
_HAVE_NOT_EN = r"(?:don't|do not|doesn't|can't|cannot|won't) (?:do|have|offer|write|give|approve)"
_BEFORE = cue(
    anywhere=rf"""
    (?<!还)(?<!有)(?:没有?|不存在|哪有|哪来的?|不(?:支持|提供|[办做]))(?:过|什么|啥|[那这]种|任何|分|所谓的?)*\Z
    \b(?:no|not|never)(?: such thing as)?(?: (?:a|an|any|the|that|your))? ?\Z
    \b(?:forget|no(?:body| one) gets|{_HAVE_NOT_EN})(?: (?:about|an?|any|the|that|your?))* ?\Z
    """
)
"""Right before the term."""
_AFTER = cue(
    anywhere=rf"""
    ^{_HERE_ZH}没有?{_OVER_ZH}
    ^{_HERE_ZH}{_NOT_ZH}
    ^{_PLAN_EN} {_IS_NOT_EN} {_AT_HAND_EN}
    ^{_PLAN_EN} (?:won't|doesn't|don't|can't|cannot) (?:work|happen|exist|fly|be done)
    ^{_PLAN_EN}(?: is| are|'s)? (?:off the table|out of the question|a (?:scam|myth|rumor|lie))
    """
)
"""Right after it."""


def is_refused(term: Figure, clause: Clause, following: Clause | None) -> bool:
    """Whether the words beside a term say that there is none such: 您要60期我给不了."""
    after = clause.after(term)
    if following is not None and not after.strip():
        after += following.text
    return bool(_BEFORE.search(clause.before(term)) or _AFTER.search(after))
