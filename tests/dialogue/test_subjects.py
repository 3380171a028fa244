"""What a question is about beyond its own words."""

import pytest

from negotiation_trainer.catalogue.moves import Mark, Reading, Segment
from negotiation_trainer.dialogue.subjects import with_presence


def asked(text: str) -> Reading:
    """A question that a reader took for one about calling."""
    span = (0, len(text))
    lang = "en" if text.isascii() else "zh"
    return Reading(
        text,
        lang,
        acts=(Mark("ask_closed", 0.9, span),),
        topics=(Mark("call_back", 0.8, span),),
        segments=(Segment(span, ("ask_closed",), ("call_back",), ()),),
    )


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Is this a good time?", False),
        ("Do you have a few minutes?", False),
        ("Can you talk right now?", False),
        ("您现在方便说话吗？", False),
        ("耽误您两分钟可以吗？", False),
        ("When is a good time to call you back?", True),
        ("Is tomorrow at ten a good time?", True),
        ("您什么时候方便？", True),
        ("那我下午再打，您方便吗？", True),
    ],
)
def test_asking_whether_now_suits_asks_for_no_other_time(text: str, another: bool) -> None:
    """Only another time is a call-back; "is this a good time?" begins the talk."""
    found = with_presence(asked(text))
    assert (found.topic_ids == ("call_back",)) is another
    assert (found.segments[0].topics == ("call_back",)) is another
