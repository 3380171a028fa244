"""Topics known by examples: what counts as asking, and how much of what was said is compared."""

import pytest

from negotiation_trainer.language.clauses import split_clauses
from negotiation_trainer.language.extra_topics import TopicFinder, shared_words
from negotiation_trainer.language.folding import fold_utterance

MAY = "五月那一期是怎么回事"
VAN = "did they take the van"


def found(text, example, *, name="fact:known"):
    """Return which clauses are about a topic that goes by one example."""
    folded = fold_utterance(text).text
    clauses = [folded[start:end] for start, end in split_clauses(folded)]
    return [bool(row) for row in TopicFinder(shared_words, 0.3).find(clauses, {name: (example,)})]


@pytest.mark.parametrize(
    ("text", "example"),
    [
        *(
            ("五月那一期到底咋回事", MAY),
            ("五月那一期的钱给没给", MAY),
            ("五月那一期出了啥事", MAY),
        ),
        *(
            ("五月那一期啥时候还的", MAY),
            ("五月那一期收到没，", MAY),
            ("五月那一期还了没有。", MAY),
        ),
        *(("五月那一期是忘了，还是没钱", MAY), ("您收没收五月那一期", MAY)),
        *(("didn't they take the van", VAN), ("curious if they take the van", VAN)),
    ],
)
def test_people_ask_without_a_question_mark(text, example):
    """Words of everyday speech ask as well."""
    assert any(found(text, example))


@pytest.mark.parametrize(
    ("text", "example"),
    [
        *(
            ("五月那一期还没。", MAY),
            ("五月那一期一分钱都没有。", MAY),
            ("五月那一期还是老样子", MAY),
        ),
        *(("五月那一期没还", MAY), ("they take the van", VAN)),
    ],
)
def test_what_is_told_asks_for_no_fact(text, example):
    """Though it is as near; a topic that is no fact counts either way."""
    assert not any(found(text, example))
    assert any(found(text, example, name="known"))


def test_a_question_anywhere_in_a_sentence_asks_about_all_of_it():
    """The next sentence is another matter."""
    assert found("五月那一期，到底咋回事", MAY)[0]
    assert not any(found("五月那一期。您住哪里？天气怎样？您好吗？", MAY))


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("怕连累闺女？是谁跟您说了啥？", "谁跟您说怕连累闺女"),
        ("the van? who took it in april?", "who took the van in april"),
    ],
)
def test_what_is_asked_in_two_breaths_is_compared_whole(text, example):
    """Cut up neither half is near enough; at one place the topic is found all the same."""
    halves = split_clauses(fold_utterance(text).text)
    folded = fold_utterance(text).text
    alike = shared_words([folded[a:b] for a, b in halves] + [folded], [example])
    least = (max(row[0] for row in alike[:-1]) + alike[-1][0]) / 2
    clauses = [folded[start:end] for start, end in halves]
    assert max(row[0] for row in alike[:-1]) < alike[-1][0]
    rows = TopicFinder(shared_words, least).find(clauses, {"fact:known": (example,)})
    assert [bool(row) for row in rows].count(True) == 1


def share_of_signs(texts, examples):
    """Return which share of the signs of each example each text has."""
    return [[len(set(text) & set(e)) / len(set(e)) for e in examples] for text in texts]


def test_much_said_is_not_one_question():
    """Beyond three sentences only what stands in one of them counts."""
    topics = {"fact:known": ("谁说怕连累闺女",)}
    finder = TopicFinder(share_of_signs, 0.8)
    assert any(finder.find(["怕连累?", "闺女?", "谁说?"], topics))
    assert not any(finder.find(["怕连累?", "闺女?", "您好?", "谁说?"], topics))
