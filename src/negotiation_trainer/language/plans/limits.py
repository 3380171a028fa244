"""Limits told of what may be granted: 最长分五年, "up to 24 payments", 每期不低于500.

None proposes anything. Apart from the lengths and sums themselves, since a limit that is put to
him, or that stands beside a sum of its own, is a plan like any other.
"""

from __future__ import annotations

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.plan_cues import REST
from negotiation_trainer.language.plans.proposal import Proposal

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
    "(?:行吗|行么|行不行|可以吗|可以不|怎么样|如何|好吗|好不好|成吗|成不成|能行吗|接受吗|同意吗|行"
    "|能?做得?到吗)"
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
_LEAST_ZH = "不(?:能|得|可以?|许)?(?:低|少|小)于"
_EACH_EN = "(?: ?(?:a|per|each|every|/)? ?(?:month|payment|instal{1,2}ment|week|one|each))?"
_FLOOR_BEFORE = cue(
    anywhere=rf"""
    {_LEAST_ZH}[^,，。;；:!！?？0-9]{{0,4}}\Z
    \b(?:no|not) (?:less|lower|smaller|fewer) than(?: (?:a|an|about))? ?\Z
    \b(?:a |the )?minimum(?: (?:payment|instal{{1,2}}ment|amount))?(?: (?:is|of|at|being))? ?\Z
    """
)
"""Right before a sum: nothing below it is granted."""
_FLOOR_AFTER = cue(
    anywhere=rf"""
    ^(?:一个?月|[一每]期)?[之以]上(?=[ ,，。;；!！]|\Z)
    ^{_EACH_EN},? ?(?:is the |as (?:a|the) )?(?:minimum|at the least|or (?:more|above))\b
    """
)
"""Right after one."""
_AT_LEAST = cue(
    anywhere=r"""
    (?:至少|最少|起码|最低)(?:得|要|也得|也要|是|为|每[期月])*[^,，。;；:!！?？0-9]{0,3}\Z
    \bat least(?: (?:a|an|about))? ?\Z
    """
)
"""The same; but who is told to pay at least so much is told to pay."""
_GIVES_ZH = "(?:还(?!款)|[付交给拿打存转])"
_GIVES_EN = "(?:pay|send|put|do|manage|give|make|afford|swing|start with|commit to)(?:ing)?"
_PAYS_AT_LEAST = cue(
    anywhere=rf"""
    {_GIVES_ZH}[^,，。0-9款]{{0,4}}(?:至少|最少|起码|最低)[^,，。0-9]{{0,6}}\Z
    (?:至少|最少|起码|最低)[^,，。0-9]{{0,3}}{_GIVES_ZH}[^,，。0-9款]{{0,2}}\Z
    \b{_GIVES_EN} (?:us |me )?at least[^,.0-9]{{0,8}}\Z
    """
)


def is_limit(figure: Figure, clause: Clause) -> bool:
    """Whether a figure is the most that may be: "at most 24 payments", 36期以内."""
    return bool(_BEFORE.search(clause.before(figure)) or _AFTER.search(clause.after(figure)))


def is_floor(figure: Figure, clause: Clause) -> bool:
    """Whether a sum is the least that may be: 每期不低于500, "at least $50 each"."""
    before, after = clause.before(figure), clause.after(figure)
    found = _FLOOR_BEFORE.search(before) or _AT_LEAST.search(before) or _FLOOR_AFTER.search(after)
    return found is not None


def is_told_length(term: Figure, clause: Clause, proposal: Proposal) -> bool:
    """Whether a length is only named as the longest there is."""
    sums = clause.of_kind(FigureKind.AMOUNT)
    if REST.search(clause.text) or any(not _is_told(each, clause, proposal) for each in sums):
        return False
    return is_limit(term, clause) and not _is_put(clause, proposal)


def is_told_floor(figure: Figure, clause: Clause, proposal: Proposal, *, recurs: bool) -> bool:
    """Whether a sum is only named as the least an instalment may be; `recurs`: it is one itself."""
    beside = _beside_limit(clause, proposal)
    return (recurs or beside) and _is_told(figure, clause, proposal, beside=beside)


def _is_told(figure: Figure, clause: Clause, proposal: Proposal, *, beside: bool = False) -> bool:
    if not is_floor(figure, clause) or _AT_ONCE.search(clause.text):
        return False
    if clause.of_kind(FigureKind.DATE) or _is_put(clause, proposal):
        return False
    return beside or not _PAYS_AT_LEAST.search(clause.before(figure))


def _beside_limit(clause: Clause, proposal: Proposal) -> bool:
    """Whether another clause of its sentence says how many there may be at most."""
    return any(
        is_told_length(term, each, proposal)
        for each in proposal.sentence(clause)
        if each is not clause and not each.of_kind(FigureKind.AMOUNT)
        for term in each.of_kind(FigureKind.TERM)
    )


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
