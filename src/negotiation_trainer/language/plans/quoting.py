"""What somebody only says back of the other's figures: 一个月五千，那不是有钱嘛.

His wages, named to him, are no plan; a sum he put forward may be taken up in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span
from negotiation_trainer.language.plans.clauses import Clause, split_clauses
from negotiation_trainer.language.plans.cue_tables import cue
from negotiation_trainer.language.plans.proposal import NEAR, Proposal, proposal_in

_HIS_OFFER = cue(
    zh=r"""
    还(?!有|是|没|欠|得|差|不|要)|付(?!了)|给(?:你|您)|匀|拿(?:得?出|个)|凑|吃得[住消]|封顶|以内|顶多|最多|到头
    先(?!前|生)|转(?:给|过去)|打(?:给|过去)|这个数|一次|免|减|折|我(?:能|可以|愿意)|行吗|行不行
    """,
    en=r"""
    pay|give|send|put|afford|manage|swing|scrape|spare|offer|settle|could|can(?!'t)|do|i'll|i'd
    tops|at most|max|up to|no more than|down|waive|off|how about|what about
    """,
)
"""What makes a sum in the other's words an offer of his, free to be taken up."""

_PUT_FORWARD = cue(
    zh=r"""
    您看|你看|要不|不如|怎么样|如何|建议|方案|咱们?|行吗|行不行|可以吗|可不可以|好吗|好不好|成不|能行|能不能
    能(?:还|付|拿|出)|定在|约定|(?<![一对])起(?!诉|来|码|初)|开始|那就|就(?:按|照|这么|一个?月|每|还|先)|改成|先(?!生|前)
    (?<![应未没待尚已])还(?!有|没|是|会|不|差|欠|说|挺|行|好)|付|交(?!流)|转(?!告|达)|给我|打过来|拿(?:得?出|个|来)|凑|分期|首付
    今天|现在|马上
    """,
    en=r"""
    how about|what about|what if|could (?:you|we)|can (?:you|we|i)|would you|let's|let me|suppose
    propose|suggest|offer|plan|i need|i'd|i'll|we'll|i can|we can|starting|beginning|works?\b|deal
    pay|send|put|settle|give (?:me|us)|call it|make it (?:a|an|[0-9$])|go with|set up|now|today|down
    """,
)
"""What makes such a sum the speaker's own proposal after all."""


def quotations(
    text: str, figures: Sequence[Figure], *, line: str, his: Sequence[Figure]
) -> tuple[Span, ...]:
    """The clauses of a text that only say back what the other's `line` told.

    `his` are the figures of that line. A clause says it back where all its sums and days stand
    there, none as an offer of his, and neither it nor, if it is bare, its neighbours propose.
    """
    known = _told(line, his)
    if not known:
        return ()
    days = {figure.value for figure in his if figure.kind is FigureKind.DATE}
    proposal = proposal_in(text, figures)
    return tuple(
        (clause.start, clause.start + len(clause.text))
        for clause in proposal.every
        if _says_back(clause, known, days) and not _proposes(clause, proposal, days)
    )


def _told(line: str, his: Sequence[Figure]) -> set[str]:
    """The sums that a line tells of, without those it offers."""
    told: set[str] = set()
    offered: set[str] = set()
    for clause in split_clauses(line, his):
        sums = {figure.value for figure in clause.of_kind(FigureKind.AMOUNT)}
        (offered if _HIS_OFFER.search(clause.text) else told).update(sums)
    return told - offered


def _says_back(clause: Clause, known: set[str], days: set[str]) -> bool:
    sums = clause.of_kind(FigureKind.AMOUNT)
    return (
        bool(sums)
        and all(figure.value in known for figure in sums)
        and all(figure.value in days for figure in clause.of_kind(FigureKind.DATE))
        and not clause.of_kind(FigureKind.TERM)
    )


def _proposes(clause: Clause, proposal: Proposal, days: set[str]) -> bool:
    if _PUT_FORWARD.search(clause.text):
        return True
    if not clause.is_bare:
        return False
    near = proposal.every[max(0, clause.place - NEAR) : clause.place + NEAR + 1]
    return any(_lends(each, days) for each in near if each is not clause and proposal.is_own(each))


def _lends(neighbour: Clause, days: set[str]) -> bool:
    """Whether a clause without sums of its own makes a bare one beside it a proposal."""
    if neighbour.of_kind(FigureKind.AMOUNT):
        return False
    if neighbour.of_kind(FigureKind.TERM):
        return True
    other = any(figure.value not in days for figure in neighbour.of_kind(FigureKind.DATE))
    return other or _PUT_FORWARD.search(neighbour.text) is not None
