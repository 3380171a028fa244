"""`simulate` as a user calls it."""

import pytest

from tests.cli.conftest import SAMPLE


def test_json_gives_one_object_a_scenario(call):
    """Scores with mean and ends, shares of outcomes, and every talk with its seed."""
    given = ("--learner", "one-button", "--runs", "3", "--seed", "7", "--json")
    answer = call("simulate", SAMPLE, *given)
    assert answer.code == 0
    (found,) = answer.data
    assert (found["learner"], found["runs"], found["seed"]) == ("one-button", 3, 7)
    assert [talk["seed"] for talk in found["talks"]] == [7, 8, 9]
    assert set(found["scores"]) == {"empathy", "clarity", "escalation", "compliance"}
    assert sum(found["outcomes"].values()) == pytest.approx(1, abs=0.01)
    assert found["scores"]["clarity"]["mean"] == pytest.approx(
        sum(talk["scores"]["clarity"] for talk in found["talks"]) / 3, abs=0.06
    )


@pytest.mark.parametrize("locale, word", [("zh_CN.UTF-8", "平均"), ("en_US.UTF-8", "mean")])
def test_plain_output_is_in_the_users_language(call, locale, word):
    """A line for each dimension on stdout, the pace on stderr."""
    answer = call("simulate", SAMPLE, "--learner", "one-button", "--runs", "1", locale=locale)
    assert answer.code == 0
    assert answer.out.count(word) >= 4
    assert answer.err.strip()


@pytest.mark.parametrize(("lang", "label"), [("zh", "控场"), ("en", "Control of escalation")])
def test_dimensions_and_endings_have_their_names(call, lang, label):
    """Those of the catalogue, or what the scenario calls its own."""
    answer = call("simulate", SAMPLE, "--learner", "abusive", "--runs", "2", "--lang", lang)
    assert label in answer.out
    assert "hung_up" not in answer.out
    assert "escalation " not in answer.out.replace(label, "")


def test_ones_own_rubric_scores_simulated_talks_as_it_does_played_ones(call, home):
    """A rubric for this scenario alone."""
    (home / "rubrics").mkdir(parents=True)
    given = ("simulate", SAMPLE, "--learner", "one-button", "--runs", "1", "--json")
    before = call(*given).data[0]["scores"]["empathy"]["mean"]
    text = "rubric: ours\nchanges: {base: {empathy: 5}}\n"
    (home / "rubrics" / "ours.yaml").write_text(text, encoding="utf-8")
    assert call(*given).data[0]["scores"]["empathy"]["mean"] < before


def test_a_long_run_says_how_far_it_is(call):
    """On stderr, first of each scenario and then now and then."""
    answer = call("simulate", SAMPLE, "--learner", "one-button", "--runs", "1")
    assert "0 of 1 talk finished" in answer.err


@pytest.mark.parametrize(
    "wrong", [("--learner", "genius"), ("--runs", "0"), ("--runs", "many"), ("--mode", "exam")]
)
def test_a_bad_call_is_told_in_one_line(call, wrong):
    """Exit code 2, nothing on stdout."""
    answer = call("simulate", SAMPLE, *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.strip().splitlines()) == 1


def test_an_unknown_learner_is_answered_with_those_there_are(call):
    """The message lists the learners."""
    assert "expert" in call("simulate", SAMPLE, "--learner", "genius").err


def test_nothing_is_journalled(call, home):
    """Simulated talks leave no attempt behind."""
    call("simulate", SAMPLE, "--learner", "one-button", "--runs", "1")
    assert not list(home.glob("**/*.db*")) + list(home.glob("**/*.sqlite*"))
