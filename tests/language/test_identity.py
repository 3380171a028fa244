"""Names, employers and identifying items of the case: whose words they are in a clause."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.language.settled.identity import heard_identity
from negotiation_trainer.language.utterance import prepare

BANK = Frame(
    speaker="林晓舟",
    employers=("临澜银行信用卡中心", "临澜银行"),
    verify_with=("身份证后四位", "预留地址所在的区", "出生月日"),
)
AGENCY = Frame(
    speaker="Andre Whitcomb",
    employers=("Gulfline Recovery", "Cottonwood Flats Credit Union"),
    verify_with=("birth year", "ZIP code", "vendor number", "invoice e-mail on file"),
)
LAW_FIRM_LIKE = Frame(speaker="Marcus Doyle", employers=("Pell & Harrow Recovery", "St. Brendan"))


def acts(text: str, frame: Frame) -> set[str]:
    """The acts that the case's own names and items settle."""
    utterance = prepare(text, lang="auto", context="")
    return {act for heard in heard_identity(utterance, frame) for act in heard.meaning.acts}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Andre Whitcomb here", AGENCY),
        ("this is Andre with Gulfline", AGENCY),
        ("Hi, Andre Whitcomb, Gulfline Recovery.", AGENCY),
        ("Hi there, Andre Whitcomb on a recorded line", AGENCY),
        ("it's Andre again", AGENCY),
        ("Hi Ms. Tierney, Andre from Gulfline", AGENCY),
        ("I'm calling on behalf of Cottonwood Flats Credit Union", AGENCY),
        ("Good morning, Gulfline Recovery", AGENCY),
        ("You've reached Gulfline Recovery", AGENCY),
        ("im andre from gulfline", AGENCY),
        ("Sorry I scared you. I'm Pat Ruiz with Gulfline Recovery.", AGENCY),
        ("THIS IS MR. WHITCOMB", AGENCY),
        ("I work for Pell and Harrow", LAW_FIRM_LIKE),
        ("This is a call from St. Brendan", LAW_FIRM_LIKE),
        ("你好，临澜银行林晓舟", BANK),
        ("喂，我是临澜银行的小林", BANK),
        ("我姓林，工号2716", BANK),
        ("您好，我叫林晓舟", BANK),
        ("我林晓舟", BANK),
        ("这里是临澜银行信用卡中心", BANK),
        ("我代表临澜银行给您打电话", BANK),
        ("您好，臨瀾銀行林曉舟", BANK),
    ],
)
def test_stating_ones_own_name_or_employer_identifies(text: str, frame: Frame) -> None:
    """However short, an introduction by the case's names is one."""
    assert acts(text, frame) == {"identify_self"}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("do you know Andre Whitcomb?", AGENCY),
        ("my colleague Andre will call", AGENCY),
        ("this is my colleague Andre", AGENCY),
        ("have you heard of Gulfline?", AGENCY),
        ("is this Andre?", AGENCY),
        ("Andre?", AGENCY),
        ("Andre Whitcomb?", AGENCY),
        ("Andre Whitcomb will call you tomorrow", AGENCY),
        ("I'm not with Gulfline", AGENCY),
        ("You owe Cottonwood Flats Credit Union", AGENCY),
        ("I'm calling about your Cottonwood Flats Credit Union loan", AGENCY),
        ("a letter from Gulfline", AGENCY),
        ("did someone from Gulfline call you last week?", AGENCY),
        ("the check goes to Gulfline Recovery", AGENCY),
        ("您认识林晓舟吗", BANK),
        ("我同事林晓舟", BANK),
        ("我是林晓舟的同事", BANK),
        ("我不是临澜银行的", BANK),
        ("您在临澜银行的卡", BANK),
        ("我是想问您临澜银行的卡", BANK),
        ("上次林晓舟给您打过", BANK),
        ("林晓舟？", BANK),
        ("Andre Whitcomb here", NO_FRAME),
        ("你好，临澜银行林晓舟", NO_FRAME),
    ],
)
def test_names_of_others_and_asked_after_identify_nobody(text: str, frame: Frame) -> None:
    """Asking after a name, denying it or giving it to a colleague introduces nobody."""
    assert acts(text, frame) == set()


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("What year were you born?", AGENCY),
        ("What's your zip?", AGENCY),
        ("your birth year please?", AGENCY),
        ("Birth year and ZIP, please", AGENCY),
        ("Can I get the vendor number?", AGENCY),
        ("What e-mail do you have on file for invoices?", AGENCY),
        ("麻烦报一下身份证后四位", BANK),
        ("身份证后4位是多少", BANK),
        ("您预留的地址在哪个区", BANK),
        ("您几月几号生的？", BANK),
    ],
)
def test_asking_for_an_item_of_the_case_verifies(text: str, frame: Frame) -> None:
    """Asking for one of the identifying items is verifying, in whatever words it goes by."""
    assert acts(text, frame) == {"verify_identity"}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("I don't need your birth year", AGENCY),
        ("thanks for confirming your ZIP code", AGENCY),
        ("I'll send it to your email", AGENCY),
        ("Did you get my email?", AGENCY),
        ("What year did you open the account?", AGENCY),
        ("What's your zip?", NO_FRAME),
        ("不用报身份证后四位", BANK),
        ("明细我发到您预留的手机", BANK),
    ],
)
def test_items_not_asked_for_verify_nothing(text: str, frame: Frame) -> None:
    """An item that is waived, thanked for or only an address to write to is not asked for."""
    assert acts(text, frame) == set()


@pytest.fixture(scope="module")
def plain() -> ScoringReader:
    """The tier that is always there."""
    return open_reader("plain")


@pytest.mark.parametrize(
    ("text", "frame", "clause"),
    [
        ("Morning, Andre Whitcomb here, how are you holding up?", AGENCY, "Andre Whitcomb here,"),
        ("您好，临澜银行林晓舟，您现在方便吗？", BANK, "临澜银行林晓舟，"),
    ],
)
def test_an_introduction_belongs_to_its_clause(
    plain: ScoringReader, text: str, frame: Frame, clause: str
) -> None:
    """The act and the topic of identity stand in the segment of the name."""
    reading = plain.read(text, frame=frame)

    segment = next(s for s in reading.segments if text[slice(*s.span)] == clause)
    assert "identify_self" in segment.acts
    assert "identity" in segment.topics


@pytest.mark.parametrize(
    ("text", "frame", "introduces"),
    [
        ("Hi Denise. Your loan's a month past due.", AGENCY, False),
        ("Denise, hi. You do know your loan is a month past due?", AGENCY, False),
        ("Hi Denise, Andre Whitcomb. Your loan's a month past due.", AGENCY, True),
        ("Hi Denise, this is Pat with the agency about your loan.", AGENCY, True),
        ("陈先生，您的贷款逾期一个月了。", BANK, False),
        ("陈先生您好，我是负责您这笔贷款的小周。", BANK, True),
    ],
)
def test_greeting_by_name_introduces_nobody(text: str, frame: Frame, introduces: bool) -> None:
    """In a talk, calling the other by name is not saying who calls."""
    reading = open_reader("plain").read(text, frame=frame)
    assert ("identify_self" in reading.act_ids) is introduces
