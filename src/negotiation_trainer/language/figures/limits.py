"""Limits told of what may be granted: 最长分五年, "up to 24 payments"; none is proposed by it.

Apart from the lengths and sums themselves, since a limit that is put to him, or that stands beside
a sum of its own, is a plan like any other.
"""

from __future__ import annotations

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.figures.clauses import Clause
from negotiation_trainer.language.figures.cue_tables import cue
from negotiation_trainer.language.figures.plan_cues import REST
from negotiation_trainer.language.figures.proposal import Proposal

_AT_MOST = "(?:最多|最长|最高|最久|至多|顶多|不(?:能|得|可以?|许)?(?:超|多)[过于]|上限|极限)"
_LONGEST = "(?:limit|cap|ceiling|max(?:imum)?|longest|most|furthest|highest)"
_BEFORE = cue(
    anywhere=rf"""
    {_AT_MOST}[^,，。;；:!！?？0-9]{{0,9}}\Z
    \b(?:up to|at most|as (?:long|many|much|high|far) as)(?: (?:a|an|about|the|another))? ?\Z
    \b(?:no|not) (?:more|longer|higher|greater) than(?: (?:a|an|about))? ?\Z
    \b{_LONGEST}\b[^,.;:!?0-9]{{0,32}} (?:is|are|of|at|to)(?: about)? ?\Z
    \b(?:max(?:imum)?|anything (?:within|under)) ?\Z
    """
)
"""Right before a figure: it is the most there may be."""
_AFTER = cue(
    anywhere=rf"""
    ^ ?(?:[之以]内(?!还|付|结|交)|以下|封顶|为限|到顶|是上限|是极限|(?:就|已经)?是最[多长])
    ^,? ?(?:at (?:the )?(?:very )?most|max(?:imum)?|tops|or (?:less|fewer))\b
    ^ is (?:the|my|our) (?:[a-z]+ )?{_LONGEST}\b|^ is as (?:far|long|high) as\b
    """
)
"""Right after one."""
_PUT = cue(
    zh=r"""
    要不|不如|怎么样|如何|建议|那(?:就|咱)|咱们?(?!公司|这边)|行吗|行不行|可以吗|可不可以|好吗|好不好
    成不|能行|能不能|中不中|也(?:可以|行|成|好)|(?:您|你)看(?:行|成|可以)
    """,
    en=r"""
    how about|what about|what if|(?:could|can|would|will) you|let's|suppose|propose|suggest|deal
    i need|i'd like|i want|(?:that|this) works?
    """,
)
"""What puts even a limit to him."""
_YES_ZH = (
    "(?:行吗|行么|行不行|可以吗|可以不|怎么样|如何|好吗|好不好|成吗|成不成|能行吗|接受吗|同意吗|行)"
)
_YES_EN = (
    "(?:(?:does|would|will|could|is) (?:that|this|it)|how(?:'s| is| does| would) (?:that|this)"
    "|deal|sounds?)"
)
_ASKS_YES = cue(
    anywhere=rf"""
    ^[ ,，]*(?:您|你)?(?:看|觉得)?(?:这样|这个?)?{_YES_ZH}[?？。!！ ]*\Z
    ^ *(?:so |and |now )?(?:{_YES_EN}\b|ok(?:ay)? ?\?)
    """
)
"""What asks right after it for a yes."""
_ALLOWED = cue(
    zh=r"能|可以?|限|规定|系统|政策|额度|允许|支持|超过",
    en=r"can|may|could|allow\w*|limit|cap|max(?:imum)?|lets?|authority|approved?|takes",
)
"""What makes a sum one that is permitted."""
_AT_ONCE = cue(
    zh=r"今天|现在|马上|首付|首期|先",
    en=r"today|now|tonight|down|up ?front|right away|(?:first|initial) payment|deposit",
)


def is_limit(figure: Figure, clause: Clause) -> bool:
    """Whether a figure is the most that may be: "at most 24 payments", 36期以内."""
    return bool(_BEFORE.search(clause.before(figure)) or _AFTER.search(clause.after(figure)))


def is_told_length(term: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether a length is only named as the longest there is."""
    if clause.of_kind(FigureKind.AMOUNT) or REST.search(clause.text):
        return False
    return is_limit(term, clause) and not _is_put(clause, proposal)


def is_told_sum(figure: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether a sum is only named as the most that is allowed: 一次最多能转五千."""
    if not is_limit(figure, clause) or not _ALLOWED.search(clause.text):
        return False
    planned = clause.of_kind(FigureKind.DATE) or clause.of_kind(FigureKind.TERM)
    if planned or _AT_ONCE.search(clause.text):
        return False
    return not _is_put(clause, proposal)


def _is_put(clause: Clause, proposal: Proposal) -> bool:
    if _PUT.search(clause.text):
        return True
    later = proposal.after(clause)
    return later is not None and not later.figures and _ASKS_YES.search(later.text) is not None
