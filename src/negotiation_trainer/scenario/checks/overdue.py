"""How long a debt is overdue, as the words have it and as the case has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.scenario.checks.amounts import said_figures
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Leaf
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.model import Scenario

_TOLD = frozenset(
    {("Scenario", "summary"), ("Scenario", "note"), ("Case", "notes"), ("DebtorCase", "background")}
)
"""Fields that say how things stand today."""

_DAYS = re.compile(
    r"逾期(?:[了已经至今到今天共]*)(?P<zh>[0-9零一二三四五六七八九十百两]+) ?[天日]"
    r"|\b(?P<en>(?:\d+|[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))"
    r"[ -]days?[ -](?:overdue|past due|delinquent|in arrears)\b",
    re.IGNORECASE,
)
_AT_ANOTHER_TIME = re.compile(
    r"[月年曾]|以前|之前|上次|最长|最多|当时|去年|\b(?:once|never|was|were|had|when|than|until|last)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?。！？；;，,]+")
_OF_DEBT = ("逾期", "overdue", "past due", "delinquent", "in arrears")
"""Without any of these, in small letters, words speak of no debt that is late."""

_DEBT = re.compile(r"逾期|\b(?:overdue|past due|delinquent|in arrears)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"未逾期|没有?逾期|不逾期|未到期|还没到期|\b(?:not|never|before|isn't|nothing)\b"
)


def check_overdue(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about the days overdue: another count in the words, or a debt that is not due."""
    overdue = scenario.case.overdue_days
    found = list(_other_counts(subject, scenario, overdue))
    yield from found
    if overdue <= 0 and not found and (word := _owed_late(subject, scenario)):
        place = ("case", "overdue_days")
        yield subject.at("NT518", place, days=overdue, word=word)


def _other_counts(subject: Subject, scenario: Scenario, overdue: int) -> Iterator[Diagnostic]:
    for leaf in subject.words_with(_OF_DEBT):
        if not (_says_today(leaf) or _is_meant(leaf, scenario)):
            continue
        for sentence in _SENTENCE.findall(leaf.value):
            said = _DAYS.search(sentence)
            if said is None or _AT_ANOTHER_TIME.search(sentence):
                continue
            counts = said_figures(said["zh"] or said["en"])
            if counts and str(overdue) not in counts:
                yield subject.at("NT517", leaf.loc, found=said[0], days=overdue)


def _says_today(leaf: Leaf) -> bool:
    return (leaf.owner, leaf.field) in _TOLD


def _is_meant(leaf: Leaf, scenario: Scenario) -> bool:
    """Whether words are an offered reply's that breaks no rule and may so be taken as true."""
    if (leaf.owner, leaf.field) != ("Reply", "say"):
        return False
    _, state, _, number, _ = leaf.loc
    reply = scenario.states[str(state)].replies[int(number)]
    return not reply.breaches and not reply.as_declared


def _owed_late(subject: Subject, scenario: Scenario) -> str:
    """What shows that a debt is overdue: a word of the file's, or its late fees."""
    for leaf in subject.words_with(_OF_DEBT):
        word = _DEBT.search(leaf.value) if _says_today(leaf) else None
        if word is not None and not _NOT_YET.search(leaf.value):
            return word[0]
    return "penalty" if scenario.case.balance.penalty else ""
