"""An utterance cut into clauses with the figures each holds, so that a refusal or a memory in one
clause says nothing about a proposal in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.language.figures.numerals import FLAGS
from negotiation_trainer.language.figures.text import fold

_CUT = re.compile(
    r"""
    (?P<sentence>[。!?！？;；\n]|\.(?![0-9]))
  | (?P<clause>[,，]|[:：—](?![0-9])|-{2,})
  | (?P<blank>(?<=[0-9%\u4e00-\u9fff])[ ]+(?=[\u4e00-\u9fff])
        (?![元块万千百十期个号日天月折成以之左上前后起整的]|人民币|美[元金]|分(?:之|钟)))
  | (?P<before>(?<=[ ])(?:but|then|(?<!what[ ])if|as[ ]long[ ]as|(?<!at[ ])once|provided|so[ ]that
        |unless|otherwise|instead[ ]of|rather[ ]than
        |and[ ](?=then|i\b|i'll|we|you|the[ ]rest
        |waive|forgive|after|pay|send|knock|drop|take|\$|[0-9])|with[ ]the[ ](?:rest|remain)
        |the[ ](?:rest|remainder|remaining|balance[ ]over)
        |the[ ](?:last|final)[ ](?:bit|one|part|piece)|or[ ](?:i|we)\b)
    |(?<=[ ])(?:plus|along[ ]with|as[ ]well[ ]as)(?=[ ])
    |(?<=免了|全免|免掉|减半|抹掉)(?=本金|利息|罚息|违约金|滞纳金)
    |而不是|但是?(?!凡)|不过|然后|(?:剩下|余下|其余|剩余)(?!的?(?:[ 吧]?$|[,，。!?！？]))|另外再?
    |就(?=给|把|帮|能|可以|免|减|替|不收)|我们?(?=就|可以|给|帮|把|这边|再|来))
    """,
    FLAGS,
)


_MONEY = (FigureKind.AMOUNT, FigureKind.PERCENT)
_WAIVED = re.compile(r"[免抹]|减半|不是 ?[0-9]")
_NEXT = re.compile(r"(?<=[0-9%\u4e00-\u9fff]) (?=[\u4e00-\u9fff])|[,，。!?！？;；\n]")
_FILLER = re.compile(
    r"""
    (?:之后|后面|然后|接下来|接着|随后|往后|此后|连[续着]
      |每(?:个?月|期|周|个?星期|份|次)|一个?月|月|那就?|就|呃|嗯|啊|吧|呢|吗|行|的|也|都|大概|左右|上下|约|即|也就是|就是|等于|相当于|哦|哈|了|么|整|嘛|您|最[晚迟]|不[晚迟]于)
  | \b(?:ok|okay|so|um|uh|then|and|or|just|only|about|roughly|say|after[ ]that|followed
      |that's|that[ ]is|which[ ]is|which
      |(?:no|not)[ ]later[ ]than|at[ ]the[ ](?:very[ ])?latest
      |comes|to|is|a|an|the|of|i\.e|maybe|like|deal|months?|weeks?|payments?|per|every|monthly|weekly|each|please|for|on|by|at|up)\b
  | [^0-9a-z\u4e00-\u9fff]
    """,
    FLAGS,
)
"""Words that leave a clause as bare as it was."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of folded text: its offset, the number of its sentence, its place among all."""

    text: str
    start: int
    sentence: int
    place: int
    figures: tuple[Figure, ...]

    def of_kind(self, kind: FigureKind) -> tuple[Figure, ...]:
        """Its figures of one kind, in reading order."""
        return tuple(figure for figure in self.figures if figure.kind is kind)

    @property
    def is_bare(self) -> bool:
        """Whether it says figures and nothing else, so that its neighbours tell what they are."""
        return bool(self.figures) and not _FILLER.sub("", self.besides_figures)

    @property
    def besides_figures(self) -> str:
        """Its words without its figures."""
        rest, end = [], 0
        for figure in self.figures:
            rest.append(self.text[end : figure.span[0] - self.start])
            end = figure.span[1] - self.start
        return " ".join((*rest, self.text[end:]))

    def before(self, figure: Figure) -> str:
        """Its words up to one of its figures."""
        return self.text[: figure.span[0] - self.start]

    def after(self, figure: Figure) -> str:
        """Its words after one of its figures."""
        return self.text[figure.span[1] - self.start :]


def split_clauses(text: str, figures: Sequence[Figure]) -> tuple[Clause, ...]:
    """The clauses of a text in order; no cut runs through a figure."""
    folded = fold(text)
    clauses: list[Clause] = []
    start = sentence = taken = 0
    remaining = sorted(figures, key=lambda figure: figure.span)
    for end, ends_sentence in (*_cuts(folded, remaining), (len(folded), True)):
        first = taken
        while taken < len(remaining) and remaining[taken].span[0] < end:
            taken += 1
        inside = tuple(remaining[first:taken])
        if folded[start:end].strip():
            clauses.append(Clause(folded[start:end], start, sentence, len(clauses), inside))
        sentence += ends_sentence
        start = end
    return tuple(clauses)


def _cuts(folded: str, figures: Sequence[Figure]) -> Iterator[tuple[int, bool]]:
    covered = {place for figure in figures for place in range(figure.span[0] + 1, figure.span[1])}
    start = 0
    for match in _CUT.finditer(folded):
        at = match.start() if match["before"] else match.end()
        if match["blank"] and not _parts(match, start, folded, figures):
            continue
        if at not in covered:
            start = at
            yield at, match["sentence"] is not None


def _parts(blank: re.Match[str], start: int, folded: str, figures: Sequence[Figure]) -> bool:
    """Whether a blank stands for a comma: money or a waiver is named on either side of it."""
    following = _NEXT.search(folded, blank.end())
    end = following.start() if following else len(folded)
    return all(
        any(figure.kind in _MONEY and begin <= figure.span[0] < stop for figure in figures)
        or _WAIVED.search(folded, begin, stop)
        for begin, stop in ((start, blank.start()), (blank.end(), end))
    )
