"""A yes to what lies on the table, and everything that only begins like one."""

import pytest

from negotiation_trainer.dialogue.agreeing import agrees


@pytest.mark.parametrize(
    "words",
    [
        *("好", "行吧", "成，依你。", "好，按你说的来。", "可以，没问题。", "那就依您。"),
        *("行，就这个数。", "可以，就按你的来。", "听您的，就这么定", "OK，没问题", "好吧，谢谢您"),
        *("Yes", "Deal.", "That works for me, agreed.", "ok, deal", "Yeah ok, deal."),
        *("Yes, your terms work for me. We have a deal.", "sounds good, let's do that", "Done!"),
        *("Okay, like you said.", "As you said, fine", "I'll take it", "好，按您刚才说的"),
    ],
)
def test_a_yes_however_it_is_put(words: str) -> None:
    """Small words of agreement and nothing else."""
    assert agrees(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "行不行",
            "不行",
            "好，您说",
            "好的，您先讲",
            "好，那您几号方便？",
            "可以吗？",
            "我同意你很难",
        ),
        *("好，先还两千", "谢谢您", "可以理解您", "那就这个月", "嗯"),
        *("no deal", "Is that a deal?", "I'm not good with that", "fine, whatever you say"),
        *("yes, $200 on Friday", "sure, go ahead", "Good morning", "I accept that you are angry"),
        *("You said that", "What works", "Okay, the rest", "您刚才说的是"),
    ],
)
def test_what_only_sounds_like_a_yes(words: str) -> None:
    """A question, a denial, a figure, or anything said beside it."""
    assert not agrees(words)
