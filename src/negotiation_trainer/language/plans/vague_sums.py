"""Sums that are none: 先还几百块, "a few hundred now"; nobody can say yes to them as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Span
from negotiation_trainer.language.plans import plan_cues as cue
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.cue_tables import cue as table
from negotiation_trainer.language.plans.proposal import (
    BRIEF,
    Proposal,
    other_money,
    proposal_in,
)
from negotiation_trainer.language.plans.repaying import REPAY_ZH
from negotiation_trainer.language.plans.waiver_cues import COMPONENT, STRONG, WEAK

_NOT_A_CLOCK = "(?!钟|半|整|前|[0-9一二三四五六七八九十]+分|[都也]不)"
_LOOSE_ZH = "[一二两三四五六七八九][二两三四五六七八九][十百千万]"
_GIVE_ZH = f"(?:{REPAY_ZH}|(?<![应未没待尚已])[付交给转打汇存凑拿])(?:个|上|我们?|出来?|过来)*"
_BIT_ZH = r"(?:一点儿?|点儿|一些|点(?=[吧呗钱行]|\Z)|一?部分)"
_GIVE_EN = "(?:pay|send|put down)(?:ing)? (?:me |us |down )?"
_BIT_EN = "(?:something|a little(?: bit)?|a bit|some(?: money| of it)?|part of it)"
_SMALL_EN = "(?:one|two|three|four|five|six|seven|eight|nine)"
_SUM = table(
    zh=rf"""
    几[十百千万]|十几(?:块|元|万)|几(?:块|元)|百十[块来]|百八十|千儿八百|[百千万]把[块个]?
    [百千]来块|(?<!以)上[百千万](?!次|个|人|条|年|天)|成百上千
    {_LOOSE_ZH}(?!次|个|人|条|年|天|[0-9一二三四五六七八九])
    {_GIVE_ZH}{_BIT_ZH}{_NOT_A_CLOCK}
    """,
    en=rf"""
    (?:few|several|some|many) (?:more |odd )?(?:hundreds?|thousands?|grand|bucks|dollars)
    hundreds|thousands|(?:hundred|thousand|grand) or (?:two|three)
    {_SMALL_EN} (?:or|to) {_SMALL_EN} (?:hundred|thousand|grand)
    {_GIVE_EN}{_BIT_EN}(?! (?:else|like|around|more|over|under|[$0-9]))
    """,
)
"""Money of which only the size is said, or not even that."""
_HIGHER_ZH = "(?:一点儿?|点儿?|些|一些|[0-9一二两三四五六七八九十百千]+|不|吗|[?？]|$)"
_MORE = table(
    zh=rf"""
    (?:每个?月|每期|一个月|月供)[^,，。;；!！?？0-9]{{0,8}}(?:多|再|更|往上)(?:还|付|交|给|出|拿|加|提|高|多|涨)
    (?:每个?月|每期|月供)[^,，。;；!！?？0-9]{{0,8}}(?:高|加|提高?|涨){_HIGHER_ZH}
    (?:多|再加|再多)(?:还|付|交|给|出|拿)?{_HIGHER_ZH}(?:每个?月|每期|月供)
    """,
    en=r"""
    (?<!no )(?<!any )more (?:each|every|a|per) month
    (?:each|every|a|per) month (?:be )?(?:a (?:little|bit) )?(?:more|higher)
    (?:higher|more|up|stretch|raise|increase|bump)(?: up)?(?: on| with| for)? {monthly}
    {monthly}(?: [a-z]+){0,2} (?:be |go )?(?:a (?:little|bit) |any )?(?:more|higher|up|bigger)
    """.replace(
        "{monthly}", "(?:the |your |that |those )?(?:monthly(?: payments?)?|instal{1,2}ments?)"
    ),
)
"""More a month than somebody has named, and no word how much that is."""
_EACH = table(zh="每个?月|每[期周]|一个月", en=r"(?:a|per|each|every) (?:month|week)|monthly")


def vague_clauses(proposal: Proposal) -> tuple[Clause, ...]:
    """The clauses that ask for money and name no sum."""
    return tuple(
        clause for clause in proposal.own if _asks_vaguely(clause, proposal) or asks_more(clause)
    )


def asks_more(clause: Clause) -> bool:
    """Whether a clause asks for more a month than was named: 每月能多还点不."""
    return _MORE.search(clause.text) is not None


def vague_places(text: str, figures: Sequence[Figure]) -> tuple[Span, ...]:
    """Where the words ask for money and name no sum."""
    clauses = vague_clauses(proposal_in(text, figures))
    return tuple((clause.start, clause.start + len(clause.text)) for clause in clauses)


def _asks_vaguely(clause: Clause, proposal: Proposal) -> bool:
    if clause.of_kind(FigureKind.AMOUNT) or clause.of_kind(FigureKind.PERCENT):
        return False
    if not _SUM.search(clause.text) or other_money(clause, proposal):
        return False
    if COMPONENT.search(clause.text) or STRONG.search(clause.text) or WEAK.search(clause.text):
        return False
    beside = (proposal.after(clause),) if len(clause.text) <= BRIEF else ()
    near = [each for each in beside if each is not None and each.sentence == clause.sentence]
    asking = (cue.PAY, cue.NOW, cue.PROPOSE, _EACH)
    return any(one.search(each.text) is not None for one in asking for each in (clause, *near))
