"""A yes to what lies on the table, and everything that only begins like one."""

import pytest

from negotiation_trainer.dialogue.bargaining.accepting import accepts
from negotiation_trainer.dialogue.bargaining.agreeing import agrees, takes_up


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


@pytest.mark.parametrize(
    "words",
    [
        *("Deal?", "Agreed?", "Deal, right?", "Do we have a deal", "$800 down, deal?"),
        *("成交吗？", "那就这么定行不行？", "那就这么定，行不行？", "按您说的，行吗？"),
    ],
)
def test_a_taking_word_that_asks_takes_nothing(words: str) -> None:
    """Asked by itself or by a tag after it, nothing is taken yet."""
    assert not takes_up(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Deal!", "I'll take that. What day?", "Agreed. Okay?", "Deal, when do you get paid?"),
        *("成交。", "那就这么定，几号方便？", "接受，您几号能付？"),
    ],
)
def test_a_question_about_something_else_leaves_what_is_taken(words: str) -> None:
    """A clause that takes counts whatever is asked after it."""
    assert takes_up(words)


@pytest.mark.parametrize(
    "words",
    [
        *("Sounds good to me! Yes let's do that", "okay that works for me then, thanks Mr. Reyes"),
        *("Sounds good to me. I'll put that in writing for you, thank you", "We can do that."),
        *("I can live with that. Thank you for working with me.", "Alright, let's lock it in"),
        *("Yes, that sounds very fair to me", "you got a deal", "Perfect, let's set that up"),
        *("行行行，那就这么着吧", "成，听您的", "可以，就按您这个来", "那行，就照这个方案走"),
        *("好嘞，就这么办，谢谢您", "没问题，我这就给您登记上", "我看行", "行啊，您说了算"),
    ],
)
def test_a_yes_clause_by_clause(words: str) -> None:
    """Said twice over, with thanks, or with what is sent after it."""
    assert accepts(words)


@pytest.mark.parametrize(
    "words",
    [
        *("yes but not 12 months", "sounds good, but make it 300", "Yes, I hear you"),
        *("Sounds good, what about April?", "Yes, if you can start sooner", "That sounds hard"),
        *("That sounds fair, let me check with my supervisor", "Yeah I'm good, thanks", "Thanks."),
        *("I can do that, once it's approved", "That's good to hear", "sure, go ahead", ""),
        *("行是行，可是…", "好是好，就是太少了", "可以考虑", "可以理解您", "行不行", "好，您说"),
        *("好的，我先问问领导", "成，不过得早点", "可以，再加五十", "谢谢您", "我这就给您登记上"),
    ],
)
def test_a_yes_that_is_held_back_or_about_something_else(words: str) -> None:
    """Any clause that neither takes nor thanks leaves the answer open."""
    assert not accepts(words)
