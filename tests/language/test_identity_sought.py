"""Who asks for the debtor by name asks whether he has reached him; who speaks of him does not."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.settled.identity_sought import sought_by_name
from negotiation_trainer.language.utterance import prepare

COACH = ("贺永亮", "贺先生")
TAILOR = ("秦晓敏", "秦女士")
ROZ = ("Rosalind Tierney", "Ms. Tierney")
PAINTER = ("Russell Delaney", "Mr. Delaney")


def sought(text: str, names: tuple[str, ...], context: str = "") -> list[str]:
    """The words that ask for somebody by name."""
    utterance = prepare(text, lang="auto", context=context)
    return [utterance.text[start:end] for _, (start, end) in sought_by_name(utterance, names)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("你好，我找贺永亮，我是临澜银行的林晓舟", COACH),
        ("找贺永亮。", COACH),
        ("找贺先生", COACH),
        ("您好我这里是临澜银行的想找一下贺永亮", COACH),
        ("我找的是贺永亮贺先生本人", COACH),
        ("麻烦您帮我找一下永亮", COACH),
        ("贺永亮在吗？", COACH),
        ("请问贺先生在不在", COACH),
        ("贺永亮？", COACH),
        ("麻烦让秦晓敏接一下电话", TAILOR),
        ("我要跟秦女士本人说", TAILOR),
        ("I'm looking for Roz Tierney", ROZ),
        ("Hi, this is Andre, trying to reach Rosalind Tierney.", ROZ),
        ("Looking for Ms. Tierney, please", ROZ),
        ("Roz Tierney?", ROZ),
        ("Russell Delaney, please", PAINTER),
        ("calling for Mr. Delaney", PAINTER),
        ("Is Russell there?", PAINTER),
        ("Could you put Mr. Delaney on?", PAINTER),
        ("Can I speak to Russell Delaney about a personal matter?", PAINTER),
    ],
)
def test_who_asks_for_him_by_name_asks_whether_it_is_he(text: str, names: tuple[str, ...]) -> None:
    """In whatever words, and however curtly."""
    assert len(sought(text, names)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("您找贺永亮干什么", COACH),
        ("您是想找贺永亮吗", COACH),
        ("我找到贺永亮的资料了", COACH),
        ("我上次找贺永亮没找到", COACH),
        ("我不找贺永亮", COACH),
        ("贺永亮先生，您好", COACH),
        ("贺先生的账单在我这里", COACH),
        ("找一下王建国", COACH),
        ("I found Mr. Delaney's file", PAINTER),
        ("I'm looking for Mr. Delaney's last payment", PAINTER),
        ("I was looking for Mr. Delaney all morning", PAINTER),
        ("why are you looking for Mr. Delaney?", PAINTER),
        ("My manager will speak to Russell about this", PAINTER),
        ("Mr. Delaney, please.", PAINTER),
        ("Thank you, Mr. Delaney.", PAINTER),
        ("I'm looking for Dana Wells", ROZ),
        ("I'm looking for Roz Tierney", ()),
    ],
)
def test_who_names_him_otherwise_asks_for_nobody(text: str, names: tuple[str, ...]) -> None:
    """Told, asked back, pleaded with, of another or of an unknown name."""
    assert not sought(text, names)


def test_a_bare_name_asks_for_him_where_he_asked_who_is_sought() -> None:
    """Anywhere else a mere name greets, or begs."""
    assert sought("贺永亮", COACH, context="哦，然后呢，你找谁？")
    assert not sought("贺永亮", COACH, context="下周一定弄上。")
    assert sought("Mr. Delaney.", PAINTER, context="Okay. Who are you looking for?")
    assert not sought("Mr. Delaney.", PAINTER, context="I paid last week.")


def test_what_he_just_called_himself_is_his_name() -> None:
    """Only where it begins as his own name does."""
    assert sought("Looking for Roz", ROZ, context="This is Roz. Talk fast.")
    assert not sought("Looking for Roz", ROZ, context="Hello?")
    assert not sought("Looking for Gus", ROZ, context="Gus here.")


@pytest.fixture(scope="module")
def reader() -> ScoringReader:
    """The plain reader."""
    return open_reader("plain")


@pytest.mark.parametrize(
    ("text", "names"),
    [("找贺永亮。", COACH), ("Russell Delaney, please", PAINTER), ("找秦晓敏", TAILOR)],
)
def test_a_curt_request_for_him_demands_nothing(
    reader: ScoringReader, text: str, names: tuple[str, ...]
) -> None:
    """It verifies."""
    read = reader.read(text, context="喂？哪位？", frame=Frame(addressed=names))
    said = {act.id for act in read.acts}
    assert "verify_identity" in said
    assert "demand" not in said


def test_calling_for_somebody_introduces_nobody(reader: ScoringReader) -> None:
    """A name after "calling for" is that of the one who is called."""
    known = Frame(speaker="Erin Castillo", employers=("Birchline Recovery",), addressed=PAINTER)
    said = {act.id for act in reader.read("calling for Mr. Delaney", frame=known).acts}
    assert "identify_self" not in said
    told = reader.read("I'm calling for Birchline Recovery", frame=known)
    assert "identify_self" in {act.id for act in told.acts}
