"""Wrong totals: a rounding that brackets the truth is none, and a turn has one at most."""

from dataclasses import replace
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Move, MoveKind, Offer, Reading, Segment
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.misstated import misstated
from negotiation_trainer.scoring.rubric import standard_rubric
from negotiation_trainer.scoring.wrong_amounts import reduced_sums, wrong_amounts
from tests.records.test_attempt import begin
from tests.sample import bundle, new_talk, said

OWED_HERE = Decimal("1200.01")
OWED = {Decimal("34653.80")}


def wrong(text: str, lang: str) -> list[str]:
    """The sums of a statement that are wrong."""
    currency = "CNY" if lang == "zh" else "USD"
    figures = find_figures(text, lang=lang, currency=currency, today=None)
    told = Segment((0, len(text)), ("state_facts",), ("amount",))
    move = Move(MoveKind.SAY, Reading(text, lang, figures=figures, segments=(told,)))
    return [str(value) for value, _ in misstated(move, OWED)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "三万四，嗯，三万四千多。"),
        ("zh", "一共三万五不到。"),
        ("zh", "一共34653块。"),
        ("en", "You owe $34,000, well, a bit over $34,000."),
        ("en", "You owe about $35,000."),
    ],
)
def test_a_rounding_is_no_mistake(lang, text):
    """Nor is the same figure said without the word for it in the same breath."""
    assert wrong(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一共三万四。"),
        ("zh", "一共三万六千多。"),
        ("en", "You owe $34,000."),
        ("en", "You owe just over $36,000."),
    ],
)
def test_another_figure_is(lang, text):
    """Said as exact, or a rounding of something else."""
    assert len(wrong(text, lang)) == 1


def rows(home, words: str) -> list[str]:
    """What an attempt is told of wrong totals after one statement; the file says 1200.01."""
    attempt = begin(home, Mode.TYPED)
    attempt.give({"say": "me <identify_self> <verify_identity>"})
    attempt.give({"say": f"{words} <state_facts:amount>"})
    return [e.quote for e in attempt.debrief().evidence if e.rule == "amount.wrong"]


def test_said_twice_it_is_one_mistake(tmp_path):
    """One row a turn."""
    assert rows(tmp_path, "you owe $1,300, yes, $1,400") == ["$1,300"]


def test_said_roughly_it_is_none(tmp_path):
    """1,200.01 is about 1,210, and not over 1,250."""
    assert rows(tmp_path / "a", "you owe about $1,210") == []
    assert rows(tmp_path / "b", "you owe over $1,250") == ["$1,250"]


@pytest.mark.parametrize(
    ("line", "words", "quotes"),
    [
        ("They told me $2,000!", "$2,000? you owe $1,200.01", []),
        ("They told me $2,000!", "you owe $2,000", ["$2,000"]),
        ("They told me more!", "$2,000? you owe $1,200.01", ["$2,000"]),
    ],
)
def test_his_own_sum_beside_the_right_one_is_no_mistake(line, words, quotes):
    """He named it, and it is set right: unlike his sum alone, or a sum nobody named."""
    first = new_talk(Mode.TYPED).turns[0]
    answer = replace(first, number=1, move=said(f"{words} <state_facts:amount>"))
    turns = (replace(first, line=line), answer)
    found = wrong_amounts(Hearing(bundle().compiled, standard_rubric(), (), turns))
    assert [item.quote for item in found] == quotes


@pytest.mark.parametrize(
    ("case", "quotes"),
    [
        ({"notes": ("The sale brought $1,270.",)}, []),
        ({"debtor": {"background": "Bought it for 1270 in May."}}, []),
        ({"notes": ("The sale brought $1,207.",)}, ["$1,270"]),
        ({}, ["$1,270"]),
    ],
)
def test_a_sum_that_the_file_itself_holds_is_no_mistake(case, quotes):
    """Also one below the balance that no rule of conduct would mind."""
    compiled = bundle().compiled
    changes = dict(case)
    if "debtor" in changes:
        changes["debtor"] = compiled.case.debtor.model_copy(update=changes["debtor"])
    file = compiled.case.model_copy(update=changes)
    noted = replace(compiled, source=compiled.source.model_copy(update={"case": file}))
    first = new_talk(Mode.TYPED).turns[0]
    told = replace(first, number=1, move=said("The sale brought $1,270 <state_facts:amount>"))
    found = wrong_amounts(Hearing(noted, standard_rubric(), (), (first, told)))
    assert [item.quote for item in found] == quotes


def reduced(position=None, told=()):
    """What `_reduced` takes for right in the small scenario: 1,000.01 with 100 and 100.01."""
    first = new_talk(Mode.TYPED).turns[0]
    facts = [replace(first, number=n, fact="theft", line=line) for n, line in enumerate(told)]
    turns = [*facts, replace(first, number=len(facts), move=said("so <small_talk>"))]
    if position is not None:
        turns[-1] = replace(turns[-1], before=replace(first.before, position=position))
    hearing = Hearing(bundle().compiled, standard_rubric(), (), tuple(turns))
    return reduced_sums(hearing, turns[-1])


def test_the_balance_less_a_credit_he_told_of_is_right():
    """Only once he has told it, and only what he named."""
    credit = "You still owe me $120 for the lock."
    assert Decimal("1080.01") in reduced(told=[credit])
    assert Decimal("1080.01") not in reduced()
    assert Decimal("1081.01") not in reduced(told=[credit])


def test_the_balance_less_any_part_that_offers_waive_is_right():
    """The penalty, the interest, both; and a credit beside them. Never one part twice."""
    balance = bundle().compiled.case.balance
    total, half, whole = OWED_HERE, balance.penalty / 2, balance.penalty
    both = Position(
        yours=Offer(waive=(("penalty", Decimal(50)),)),
        theirs=Offer(waive=(("interest", Decimal(100)), ("penalty", Decimal(100)))),
    )
    found = {round(sum_, 1) for sum_ in reduced(both, ["You owe me $120."])}
    for less in (whole, balance.interest, whole + balance.interest, whole + 120):
        assert round(total - less, 1) in found
    twice = Position(yours=both.yours, theirs=Offer(waive=(("penalty", Decimal(100)),)))
    assert round(total - half - whole, 1) not in {round(sum_, 1) for sum_ in reduced(twice)}
