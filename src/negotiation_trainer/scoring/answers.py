"""What a debtor's answer in a transcript comes to, in the light of what he was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from negotiation_trainer.catalogue.moves import FigureKind, Offer, Reading
from negotiation_trainer.dialogue.signals import DEBT_TOPICS
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scoring.debtor_signs import Sign, folded, opening_of, signs_in

LIFE_TOPICS = frozenset(
    ("reason", "work", "income", "health", "family", "housing", "other_debts", "third_party_use")
) | {"feelings"}
CLOSE_TO_HOME = frozenset(("health", "family", "feelings"))
"""What nobody tells a stranger without wishing to be heard."""
OWN_DEBT = frozenset(("hardship", "disputes", "promises_vaguely", "agrees", "refuses", "ill"))
"""Signs of somebody who speaks of a debt as his own."""

MOST_OPENINGS = 4
MANY_MARKS = 2
MOST_TEMPER = 4
TELLING = {"zh": 10, "en": 32}
"""From so many characters on, words about one's life are a story and not a reply."""

QUESTION = re.compile(r"\?|[吗呢么]([.!~,]|$)|[行好是]不[行好是]?([.!~,]|$)|[是会能]不[是会能]")
IDENTIFIERS = re.compile(r"\d{2,}|[一二三四五六七八九十]月|\b(19|20)\d\d\b")
ASKS_NAME = re.compile(
    r"\bis this \w+|\b(speak|speaking|talk|talking) (with|to) \w+|are you \w+ \w+\?|"
    r"请问您?是|您?是.{1,8}(先生|女士|小姐|本人|吗|吧)"
)
SAYS_NAME = re.compile(
    r"\b(?:this is|i'm|i am|it's) (?!not|the|his|her|here|what|that|who)(\w{3,})|"
    r"我(?:就|叫|姓)?是?([\u4e00-\u9fff]{2})"
)
PAYS = re.compile(
    r"[还付转交打给]|\b(pay|send|do|manage|afford|put|swing|start|spare|scrape|give|make)\b"
)
PAST = re.compile(
    r"[还付交]过|还了|付了|转了|交了|\b(i|we|ve|already) (paid|sent)\b|\b(charged|billed)\b"
)
DAY = re.compile(
    r"\d+ ?[号日]|周[一二三四五六日天]|星期[一二三四五六日天]|[今明后]天|\d(st|nd|rd|th)\b|"
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day|\b(today|tonight|tomorrow)\b"
)
HAN = re.compile(r"[\u3400-\u9fff]")

INTRODUCE = (opening_of("identify_self"), opening_of("verify_identity"))
WHO_FIRST = opening_of("verify_identity|identify_self|set_boundary|refuse|close")
HEAR_OUT = opening_of("acknowledge_feeling|reflect|ask_open|offer_help|reassure|apologise")
READ_BACK = opening_of("confirm_summary|close|thank|state_facts:payment_method")
TAKE_UP = opening_of(
    "confirm_summary|propose_plan|ask_commitment|ask_closed|ask_open|refuse|set_boundary"
)
INFORMING = ("state_facts", "explain_consequence", "offer_help", "propose_plan", "confirm_summary")
TURNING_DOWN = ("refuse", "set_boundary", "reassure")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer answers: the collector's acts and words, and what stood before he spoke."""

    acts: frozenset[str] = frozenset()
    words: str = ""
    first: bool = False
    identified: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as read: `told` are the parts of his life it tells of, `temper` 0 to 4."""

    text: str
    signs: frozenset[str] = frozenset()
    openings: tuple[Opening, ...] = ()
    raises: tuple[str, ...] = ()
    temper: int = 0
    identified: bool = False
    vague: bool = False
    agrees: bool = False
    offer: Offer | None = None
    told: frozenset[str] = frozenset()

    @property
    def calm(self) -> bool:
        """Whether it is friendly: thanks or a yes, and nothing hot."""
        return not self.temper and bool({"thanks", "agrees"} & self.signs)


NOTHING = Answer("")


def hear(text: str, asked: Asked, reader: Reader) -> Answer:
    """Read one answer."""
    if not text.strip():
        return Answer("", identified=asked.identified)
    signs = signs_in(text)
    names = frozenset(sign.id for sign in signs)
    reading = reader.read(text)
    identified = asked.identified or _confirms(text, names, asked)
    has_sum = any(figure.kind is FigureKind.AMOUNT for figure in reading.figures)
    definite = has_sum or DAY.search(folded(text)) is not None
    answer = Answer(
        text=text,
        signs=names,
        raises=tuple(_raised(signs, identified=identified)),
        temper=_temper(text, signs),
        identified=identified,
        vague=identified and "promises_vaguely" in names and not definite,
        agrees="agrees" in names and not _asks(text, names),
        offer=_offer(text, reading, names) if has_sum else None,
        told=_told(text, reading, names),
    )
    first: dict[str, Opening] = {}
    for opening in _openings(answer, signs, asked, reading):
        first.setdefault(opening.alternatives[0][0], opening)
    return replace(answer, openings=tuple(first.values())[:MOST_OPENINGS])


def _confirms(text: str, names: frozenset[str], asked: Asked) -> bool:
    """Whether he says who he is, says yes when asked, or speaks of the debt as his own."""
    if "third_party" in names:
        return False
    if "confirms" in names:
        return True
    just_asked = "verify_identity" in asked.acts or ASKS_NAME.search(folded(asked.words))
    if just_asked and _named(folded(text), folded(asked.words)):
        return True
    if just_asked and ("affirms" in names or IDENTIFIERS.search(folded(text))):
        return True
    speaks = bool(OWN_DEBT & names) and "asks_who" not in names
    return speaks and (asked.verified or bool(just_asked))


def _named(answer: str, asked: str) -> bool:
    """Whether he says that he is the one who was asked for."""
    return any((found[1] or found[2]) in asked for found in SAYS_NAME.finditer(answer))


def _raised(signs: Iterable[Sign], *, identified: bool) -> Iterator[str]:
    for sign in signs:
        if identified or not sign.about_debt:
            yield from sign.raises


def _temper(text: str, signs: Iterable[Sign]) -> int:
    """How hot a line is; marks of exclamation add to anger and make none."""
    temper = max((sign.temper for sign in signs), default=0)
    shouted = sum(text.count(mark) for mark in "!！") >= MANY_MARKS
    return min(MOST_TEMPER, temper + shouted) if temper else 0


def _asks(text: str, names: frozenset[str]) -> bool:
    """Whether it is a real question; an angry one wants no answer."""
    if names & {"angry", "boiling", "refuses", "breaks_off"}:
        return False
    return QUESTION.search(folded(text)) is not None


def _offer(text: str, reading: Reading, names: frozenset[str]) -> Offer | None:
    """The money he puts forward himself, if any; what he paid or contests is no offer."""
    words = folded(text)
    if names & {"disputes", "asks_breakdown", "asks_amount", "refuses", "angry", "boiling"}:
        return None
    if not PAYS.search(words) or PAST.search(words):
        return None
    found = read_offer(text, reading.figures, today=None, owed={})
    return None if found is None or found.is_empty else found


def _told(text: str, reading: Reading, names: frozenset[str]) -> frozenset[str]:
    """The parts of his life he tells of in more than a few words."""
    long_enough = TELLING["zh" if HAN.search(text) else "en"]
    if len(text) < long_enough or _asks(text, names):
        return frozenset()
    by_sign = {"hardship": "reason", "ill": "health", "despairing": "feelings"}
    signed = {topic for sign, topic in by_sign.items() if sign in names}
    return (LIFE_TOPICS & frozenset(reading.topic_ids)) | signed


def _openings(
    answer: Answer, signs: Iterable[Sign], asked: Asked, reading: Reading
) -> Iterator[Opening]:
    """What the answer calls for, the weightiest first."""
    if asked.first:
        yield from INTRODUCE
    for sign in signs:
        if sign.about_debt and not answer.identified:
            yield WHO_FIRST
        elif _waits(sign, answer):
            yield from sign.calls_for
    if answer.told & CLOSE_TO_HOME and answer.offer is None and not asked.first:
        yield HEAR_OUT
    if answer.offer is not None:
        yield TAKE_UP
    if answer.agrees and agreeable(asked.acts) and "confirm_summary" not in asked.acts:
        yield READ_BACK
    if _asks(answer.text, answer.signs) and not any(sign.calls_for for sign in signs):
        yield _on_topic(reading) if answer.identified else WHO_FIRST


def _waits(sign: Sign, answer: Answer) -> bool:
    """Whether what a sign calls for is still due: naming money outweighs being short of it."""
    if sign.id == "promises_vaguely":
        return answer.vague
    return sign.id != "hardship" or answer.offer is None


def agreeable(acts: frozenset[str]) -> bool:
    """Whether a yes to these acts agrees to something."""
    return bool(acts & {"propose_plan", "confirm_summary", "ask_commitment"})


def _on_topic(reading: Reading) -> Opening:
    """An answer to a plain question: information on its topic, or a clear no."""
    topics = [topic for topic in reading.topic_ids if topic in DEBT_TOPICS or topic == "help"]
    about = [f"{act}:{topic}" for topic in topics[:2] for act in INFORMING]
    return opening_of("|".join((*(about or INFORMING), *TURNING_DOWN)))
