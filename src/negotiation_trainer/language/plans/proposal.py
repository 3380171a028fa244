"""An utterance as a proposal: which clauses put something forward, and what stands around each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.plans import denial_cues as denial
from negotiation_trainer.language.plans import hearsay_cues as hearsay
from negotiation_trainer.language.plans import mute_cues as mute
from negotiation_trainer.language.plans.breakdowns import told_parts
from negotiation_trainer.language.plans.clauses import Clause, split_clauses
from negotiation_trainer.language.plans.contract_terms import contract_parts
from negotiation_trainer.language.plans.mentions import is_mentioned
from negotiation_trainer.language.plans.restating import restates

NEAR = 2
"""How many clauses away a bare figure's meaning may stand: "the 16th, 800, does that work?"."""

BRIEF = 12
"""Up to how many characters another sentence is brief: "deal?", 行不行."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All clauses, and those of them that are the speaker's own and about what shall be."""

    every: tuple[Clause, ...]
    own: tuple[Clause, ...]
    own_places: frozenset[int]
    told: frozenset[int] = frozenset()
    """The places of clauses that only say what the debt is made of, or what its contract was."""
    silent: tuple[Clause, ...] = ()
    """The clauses whose figures only come up, or restate what is refused."""

    def is_own(self, clause: Clause) -> bool:
        """Whether a clause puts forward what the speaker wants."""
        return clause.place in self.own_places

    def before(self, clause: Clause) -> Clause | None:
        """The clause before one in the same sentence, whoever's it is."""
        earlier = self.every[clause.place - 1] if clause.place else None
        return earlier if earlier is not None and earlier.sentence == clause.sentence else None

    def after(self, clause: Clause) -> Clause | None:
        """The clause after one, of whatever sentence."""
        place = clause.place + 1
        return self.every[place] if place < len(self.every) else None

    def around(self, clause: Clause) -> tuple[Clause, ...]:
        """The clause and, where it is bare, the own clauses that may say what its figures are.

        Those with sums of their own speak of these; those of other sentences must be brief.
        """
        if not clause.is_bare:
            return (clause,)
        near = self.every[max(0, clause.place - NEAR) : clause.place + NEAR + 1]
        return tuple(
            each
            for each in near
            if each is clause
            or (
                self.is_own(each)
                and not each.of_kind(FigureKind.AMOUNT)
                and (each.sentence == clause.sentence or each.is_bare or len(each.text) <= BRIEF)
            )
        )

    def sentence(self, clause: Clause) -> tuple[Clause, ...]:
        """The own clauses of its sentence."""
        return tuple(each for each in self.own if each.sentence == clause.sentence)


def proposal_in(text: str, figures: Sequence[Figure]) -> Proposal:
    """Cut an utterance up and leave out what only tells, asks, denies or repeats."""
    return _proposal(text, tuple(figures))


@lru_cache(maxsize=1024)
def _proposal(text: str, figures: tuple[Figure, ...]) -> Proposal:
    """The same utterance is asked about several times a turn, an offered reply in every talk."""
    every = split_clauses(text, figures)
    told = told_parts(every) | contract_parts(every)
    silent = tuple(e for e in every if e.figures and (restates(e, every) or is_mentioned(e, every)))
    unsaid = told | {clause.place for clause in silent}
    own = tuple(clause for clause in _own(every) if clause.place not in unsaid)
    return Proposal(every, own, frozenset(clause.place for clause in own), told, silent)


def _own(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    kept: list[Clause] = []
    quoted = False
    supposed = {each.sentence for each in clauses if mute.SUPPOSED.search(each.text)}
    for clause in clauses:
        text = clause.text
        held_up = hearsay.HEARSAY_TAIL.search(text) is not None
        for _ in range(_withdrawn(kept, clause, clauses)):
            kept.pop()
        if not quoted and not _is_mute(clause, clauses, supposed=clause.sentence in supposed):
            kept.append(clause)
        quoted = mute.REPORT_HEAD.search(text) is not None or (
            held_up and _introduces(clause, clauses)
        )
    return tuple(kept)


def _withdrawn(kept: Sequence[Clause], clause: Clause, clauses: Sequence[Clause]) -> int:
    """How many of the clauses kept last one clause takes back, or ascribes to the other."""
    if not _is_meant(kept, clause, clauses):
        return 0
    last = kept[-1]
    if denial.NOT_REACHED.search(clause.text):
        if not denial.CEILING.search(last.text):
            return 0
        return 1 if last.figures or not _is_meant(kept[:-1], last, clauses) else 2
    if hearsay.HEARSAY_TAIL.search(clause.text):
        return int(bool(last.figures) and not hearsay.TAKEN_UP.search(last.text))
    if denial.BARE_NO.search(clause.text):
        return int(last.text.rstrip().endswith(("?", "？")))
    return int(bool(mute.TAKEN_BACK.search(clause.text) or denial.WITHDRAWN.search(clause.text)))


def _introduces(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether words that give a figure as the other's are about the clause to come."""
    before = [e for e in clauses[: clause.place] if e.sentence == clause.sentence]
    later = [e for e in clauses[clause.place + 1 :][:1] if e.sentence == clause.sentence]
    ahead = any(each.figures for each in before)
    if clause.text.lstrip().startswith(("your", "in your")):
        return False  # "Your words: a hundred tomorrow" is said to be held to
    return not ahead and any(not hearsay.TAKEN_UP.search(each.text) for each in later)


def _is_meant(kept: Sequence[Clause], clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the last clause kept is what a clause withdraws, and not a judged one after it."""
    if not kept or kept[-1].sentence < clause.sentence - 1:
        return False
    between = clauses[kept[-1].place + 1 : clause.place]
    return not any(each.figures for each in between)


def _is_beyond(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause reckons how long a rate takes, and the next says that it is too long."""
    terms = _terms(clause)
    if not terms or not mute.RECKONED.search(clause.text):
        return False
    later = [
        e for e in clauses[clause.place + 1 : clause.place + 3] if e.sentence == clause.sentence
    ]
    limits = [each for each in later if mute.LIMIT.search(each.text)]
    return any(not _terms(each) & terms for each in limits[:1])


def _terms(clause: Clause) -> frozenset[str]:
    return frozenset(figure.value for figure in clause.of_kind(FigureKind.TERM))


def _is_mute(clause: Clause, clauses: Sequence[Clause], *, supposed: bool) -> bool:
    """Whether a clause only tells, asks, denies, or repeats what is not then accepted."""
    if _is_beyond(clause, clauses):
        return True
    if not mute.MUTE.search(clause.text):
        return False
    if supposed:
        return mute.MUTE_IF_SUPPOSED.search(clause.text) is not None
    if hearsay.TAKEN_UP.search(clause.text) or hearsay.HIS_TAKEN.search(clause.text):
        return mute.MUTE_IF_ACCEPTED.search(clause.text) is not None
    here_and_next = clauses[clause.place : clause.place + 2]
    if any(mute.ACCEPTED.search(each.text) for each in here_and_next):
        return mute.MUTE_IF_ACCEPTED.search(clause.text) is not None
    return True


def other_money(clause: Clause, proposal: Proposal) -> bool:
    """Whether a clause's amounts are wages, rent, fees: by its words or, if bare, those before."""
    if mute.OTHER_MONEY.search(clause.text):
        return True
    earlier = proposal.before(clause)
    return bool(
        clause.is_bare
        and earlier is not None
        and not earlier.of_kind(FigureKind.AMOUNT)
        and mute.OTHER_MONEY.search(earlier.text)
    )
