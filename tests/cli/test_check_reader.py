"""`check --reader`: where reader and author disagree, told at its place, silenced, remembered."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.scenario.starter import write_starter
from tests.sample import DATA

GOODBYE = '{say: "Goodbye.", acts: [close]}'
REPLIES = {
    "NT801": '{say: "What day is it today?", acts: [close]}',
    "NT802": '{say: "Thank you so much, goodbye, have a nice day.", acts: [thank]}',
    "NT803": '{say: "Thank you, bye now.", acts: [close], breaches: [unlawful_fee]}',
    "NT804": '{say: "Pay up or you are going to jail, you deadbeat.", acts: [close]}',
}
"""A reply of the small scenario for each kind of disagreement."""


@cache
def plain() -> ScoringReader:
    """The plain reader, opened once."""
    return open_reader("plain")


class Counting:
    """The plain reader; it counts what it is asked."""

    name = "counted-1"

    def __init__(self) -> None:
        self.asked = 0

    def read(self, text, **about):
        """Read, and count."""
        self.asked += 1
        return plain().read(text, **about)

    def likelihoods(self, text, **about):
        """Tell likelihoods."""
        return plain().likelihoods(text, **about)


@pytest.fixture(autouse=True)
def listener(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The reader that the command opens."""
    counting = Counting()
    monkeypatch.setattr("negotiation_trainer.cli.practising.reader", lambda: counting)
    return counting


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """The small scenario, to change."""
    shutil.copytree(DATA, tmp_path / "own")
    return tmp_path / "own" / "lost-keys.yaml"


def changed(path: Path, old: str, new: str) -> int:
    """Replace a piece of a file; return the line it is on."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("code", REPLIES)
def test_a_disagreement_is_told_at_its_line_with_words_heard_and_declared(
    call, scenario, code: str
) -> None:
    """An error of its own code; the words of the reply are in the message."""
    line = changed(scenario, GOODBYE, REPLIES[code])

    answer = call("check", "--reader", "--json", str(scenario))

    found = [item for item in answer.data if item["code"] == code]
    assert answer.code == 1
    assert {item["line"] for item in found} == {line}
    words = REPLIES[code].split('"')[1]
    assert all(words in item["message"] for item in found)
    assert all("as_declared: true" in item["hint"] for item in found)


@pytest.mark.parametrize("code", REPLIES)
def test_an_author_may_insist(call, scenario, code: str) -> None:
    """`as_declared: true` silences the reader for one reply."""
    changed(scenario, GOODBYE, REPLIES[code].replace("}", ", as_declared: true}"))

    answer = call("check", "--reader", "--json", str(scenario))

    assert code not in {item["code"] for item in answer.data}


def test_what_is_said_is_plain_in_both_languages(call, scenario) -> None:
    """The label stands beside the id; nothing heard is said in words."""
    changed(scenario, GOODBYE, REPLIES["NT803"])

    english = call("check", "--reader", str(scenario)).out
    chinese = call("--lang", "zh", "check", "--reader", str(scenario)).out

    assert (
        "you declare the breach “unlawful_fee” (Unlawful fee), which the reader all but rules out"
        in english
    )
    assert "The breaches it hears: nothing." in english
    assert "写明违反“unlawful_fee”" in chinese
    assert "它听出的违规是：没有。" in chinese


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_starter_is_heard_as_it_is_declared(call, tmp_path, lang: str) -> None:
    """What a beginner starts from gives no finding."""
    write_starter("scenario", "my-first", folder=tmp_path, lang=lang, persona="angry")

    answer = call("check", "--reader", str(tmp_path / "my-first.yaml"))

    assert (answer.code, answer.out) == (0, "")


def test_a_chinese_reply_is_judged_too(call, tmp_path) -> None:
    """A threat that an author left out."""
    write_starter("scenario", "my-first", folder=tmp_path, lang="zh", persona="angry")
    path = tmp_path / "my-first.yaml"
    text = path.read_text("utf-8")
    first = text.index("      - say: ", text.index("replies:"))
    reply = "      - {say: 再不还钱就弄死你，走着瞧。, acts: [close]}\n"
    path.write_text(text[:first] + reply + text[first:], "utf-8")

    found = {item["code"] for item in call("check", "--reader", "--json", str(path)).data}

    assert "NT804" in found


def test_wording_counts_as_heard(call, scenario) -> None:
    """An act that a phrase of the author's own asserts is not ruled out."""
    changed(scenario, GOODBYE, '{say: "What day is it at Keyhouse?", acts: [close]}')
    before = call("check", "--reader", "--json", str(scenario)).data
    changed(scenario, "start: hello", "start: hello\nwording: {phrases: at Keyhouse, act: close}")

    after = call("check", "--reader", "--json", str(scenario)).data

    assert "NT801" in {item["code"] for item in before}
    assert "NT801" not in {item["code"] for item in after}


def test_a_second_run_asks_nothing_again(call, scenario, listener, home) -> None:
    """Opinions are kept by reader and words; only a changed reply is read once more."""
    first = call("check", "--reader", "--json", str(scenario))
    asked, listener.asked = listener.asked, 0
    second = call("check", "--reader", "--json", str(scenario))

    assert asked > 0
    assert (listener.asked, second.data) == (0, first.data)
    changed(scenario, GOODBYE, REPLIES["NT801"])
    call("check", "--reader", str(scenario))
    assert 1 <= listener.asked <= 2
    kept = json.loads((home / "cache" / "opinions.json").read_text("utf-8"))
    assert kept["reader"] == Counting.name


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "[]",
        "{",
        '{"reader": "counted-1", "opinions": {"x": 3}}',
        '{"reader": "counted-1", "opinions": []}',
        '{"reader": "another", "opinions": {}}',
        '{"reader": "counted-1", "opinions": {"x": {"likely": {"close": "1"}}}}',
    ],
)
def test_a_damaged_memory_is_no_memory(call, scenario, listener, home, spoilt: str) -> None:
    """It is written anew."""
    (home / "cache").mkdir(parents=True)
    (home / "cache" / "opinions.json").write_text(spoilt, "utf-8")

    answer = call("check", "--reader", "--json", str(scenario))

    assert listener.asked > 0
    assert all(item["code"].startswith("NT8") for item in answer.data)
    assert json.loads((home / "cache" / "opinions.json").read_text("utf-8"))["opinions"]


def test_a_memory_that_cannot_be_written_is_let_be(call, scenario, home) -> None:
    """A file lies where its folder should be."""
    home.mkdir()
    (home / "cache").write_text("", "utf-8")

    assert call("check", "--reader", str(scenario)).err.count("Traceback") == 0
    assert (home / "cache").is_file()


def test_the_summary_mentions_the_reader_once(call, scenario, listener) -> None:
    """Where scenarios were checked without it and nothing is wrong; it is not opened for that."""
    told = "The reader has not listened to the offered replies: add --reader."

    assert call("check", str(scenario)).err.splitlines()[1:] == [told]
    assert told not in call("check", str(scenario.parent / "personas")).err
    assert told not in call("check", "--reader", str(scenario)).err
    assert "加 --reader" in call("--lang", "zh", "check", str(scenario)).err
    changed(scenario, GOODBYE, '{say: "Goodbye.", acts: [clos]}')
    assert told not in call("check", str(scenario)).err


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "已读 {n} / {n}"), ("en", "{n} of {n} listened")]
)
def test_how_far_it_has_got_is_told(
    call, scenario, listener, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    """On stderr, up to the last of what there is to hear; a quick run says nothing."""
    monkeypatch.setattr("negotiation_trainer.cli.hearing.PAUSE", 1e9)
    quick = call("--lang", lang, "check", "--reader", str(scenario)).err
    monkeypatch.setattr("negotiation_trainer.cli.hearing.PAUSE", 0.0)

    answer = call("--lang", lang, "check", "--reader", "--json", str(scenario))

    told = [line for line in answer.err.splitlines() if line.startswith("  ")]
    assert [line for line in quick.splitlines() if line.startswith("  ")] == []
    assert words.format(n=len(told)) in told[-1]
    assert len(told) == listener.asked > 10
    assert answer.data == []


@pytest.mark.parametrize(
    ("lang", "near", "words"),
    [
        ("zh", "[哪天停的机, 您能听得清吗]", "平常问一句“您听得清吗？”"),
        ("en", "[what broke that day, can you hear me okay]", "“Can you hear me okay?”"),
    ],
)
def test_an_example_too_near_an_everyday_question_is_told(
    call, tmp_path, lang: str, near: str, words: str
) -> None:
    """At the example, with the question; words of its own are fine."""
    write_starter("scenario", "my-first", folder=tmp_path, lang=lang, persona="angry")
    path = tmp_path / "my-first.yaml"
    text = path.read_text("utf-8")
    found = re.search(r"about: \[reason.*\n +asked_like: (\[.*?\])", text)
    assert found is not None
    path.write_text(text.replace(found[1], near, 1), "utf-8")

    answer = call("--lang", lang, "check", "--reader", "--json", str(path))

    (item,) = [item for item in answer.data if item["code"] == "NT805"]
    line = path.read_text("utf-8").splitlines()[item["line"] - 1]
    assert line[item["column"] - 1 :].startswith(near.rpartition(", ")[2].rstrip("]"))
    assert words in item["message"]
    assert (item["severity"], answer.code) == ("warning", 0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everyday_questions_that_ask_for_a_fact_by_right_are_fair(
    call, tmp_path, lang: str
) -> None:
    """Whoever asks when money comes may hear when it comes."""
    write_starter("scenario", "my-first", folder=tmp_path, lang=lang, persona="angry")
    path = tmp_path / "my-first.yaml"
    text = path.read_text("utf-8")
    found = re.search(r"about: \[income.*\n +asked_like: (\[.*?\])", text)
    assert found is not None
    near = "[您打算什么时候还]" if lang == "zh" else "[when do you think you can pay]"
    path.write_text(text.replace(found[1], near, 1), "utf-8")

    answer = call("check", "--reader", "--json", str(path))

    assert "NT805" not in {item["code"] for item in answer.data}


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("You owe $2,800 in all.", ["$2,800"]),
        ("你一共欠2800美元。", ["2800美元"]),
        ("You owe $1,200.01 in all.", []),
        ("The twelve sets were $2,750, and you paid most of it.", []),
    ],
)
def test_a_reply_that_states_more_than_is_owed_is_told(
    call, scenario, say: str, told: list[str]
) -> None:
    """As the rules of conduct take it; what the file's remarks explain may be said."""
    text = scenario.read_text("utf-8").replace("note: hung up}", "note: 'paid 1,550 of 2,750'}")
    reply = '{say: "It is about the keys: $1,200.01 in all.", acts'
    scenario.write_text(text.replace(reply, f'{{say: "{say}", acts'), "utf-8")

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    found = [item["message"] for item in english if item["code"] == "NT806"]
    assert [one.partition(": ")[2] for one in found] == [
        f"{amount} is more than the balance of 1,200.01." for amount in told
    ]
    assert all("被当成多报欠款" in i["message"] for i in chinese if i["code"] == "NT806")


@pytest.mark.parametrize("meant", ["breaches: [deception]", "as_declared: true"])
def test_a_figure_that_is_meant_to_be_wrong_is_declared(call, scenario, meant: str) -> None:
    """Then it is the author's own doing."""
    reply = '{say: "It is about the keys: $1,200.01 in all.", acts: [state_facts]'
    wrong = f'{{say: "You owe $2,800 in all.", acts: [state_facts], {meant}'
    changed(scenario, reply, wrong)

    found = {i["code"] for i in call("check", "--reader", "--json", str(scenario)).data}

    assert "NT806" not in found


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Could you send $100 on September 31st?", "September 31st"),
        ("Could you send $100 on the 30th of February?", "the 30th of February"),
        ("Can you do $100 by 4/31?", "4/31"),
        ("9月31日先还100，行吗？", "9月31日"),
        ("Could you send $100 on March 31st?", ""),
        ("Call us 24/7 about the $100.", ""),
    ],
)
def test_a_day_that_no_calendar_has(call, scenario, said: str, day: str) -> None:
    """Nobody would hear it, so that the debtor asked which day is meant."""
    changed(scenario, GOODBYE, f'{{say: "{said}", acts: [propose_plan]}}')

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    assert [day for i in english if i["code"] == "NT807"] == [day][: len(day)]
    assert all(f"no “{day}”" in i["message"] for i in english if i["code"] == "NT807")
    assert all(f"没有“{day}”" in i["message"] for i in chinese if i["code"] == "NT807")


@pytest.mark.parametrize(
    ("reply", "day"),
    [
        ('"Could you pay $100 on February 20?", acts: [propose_plan]', "February 20"),
        ('"2月20日先还100，行吗？", acts: [propose_plan]', "2月20日"),
        (
            '"As agreed?", acts: [propose_plan], offer: {first_payment: 2026-02-20, pay_now: 9}',
            "2026-02-20",
        ),
        ('"Could you pay $100 on March 20?", acts: [propose_plan]', ""),
        ('"You missed February 20, so could you pay $100 on March 9?", acts: [propose_plan]', ""),
        ('"You paid $100 on February 20.", acts: [state_facts]', ""),
        ('"Pay $100 on February 20.", acts: [propose_plan], as_declared: true', ""),
    ],
)
def test_a_plan_that_begins_before_the_call(call, scenario, reply: str, day: str) -> None:
    """Told at the reply; days that are only talked about are no matter."""
    changed(scenario, GOODBYE, f"{{say: {reply}}}")

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    assert [day for i in english if i["code"] == "NT808"] == [day][: len(day)]
    assert all(f"“{day}”, before this call" in i["message"] for i in english if "808" in i["code"])
    assert all(f"“{day}”，早于" in i["message"] for i in chinese if "808" in i["code"])


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ('"$200 on March 10, and clear the rest over the summer?", acts: [propose_plan]', True),
        ('"3月10日先付200美元，剩下的慢慢还。", acts: [propose_plan]', True),
        ('"$200 on March 10 and the rest in the summer?", acts: [ask_commitment]', False),
        ('"$200 on March 10 and the rest as you said?", acts: [propose_plan]', False),
        ('"Could you do $200 on March 10?", acts: [propose_plan]', False),
        ('"Half the late fees off, and $200 on March 10?", acts: [propose_plan]', False),
        ('"$200 on March 10, then $250 a month for four months.", acts: [propose_plan]', False),
        (
            (
                '"$200 on March 10, and clear the rest over the summer?", acts: [propose_plan], '
                "offer: {pay_now: 200, months: 4, first_payment: 2026-03-10}"
            ),
            False,
        ),
        (
            (
                '"$200 on March 10, the rest over the summer?", acts: [propose_plan], '
                "as_declared: true"
            ),
            False,
        ),
    ],
)
def test_a_plan_of_which_only_the_first_payment_is_heard(
    call, scenario, reply: str, told: bool
) -> None:
    """Where the words go on to the rest; a first payment alone is a step in bargaining."""
    changed(scenario, GOODBYE, f"{{say: {reply}}}")

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    assert [i["message"] for i in english if i["code"] == "NT809"] == [
        (
            "Of this plan only the first payment of 200.00 is heard; "
            "whoever picks it is asked about the rest."
        )
    ] * told
    assert all("先付 200.00" in i["message"] for i in chinese if i["code"] == "NT809")


@pytest.mark.parametrize(
    ("reply", "sums"),
    [
        (
            '"$317.16 a month for 3 months, starting March 10.", acts: [propose_plan]',
            "317.16 × 3 = 951.48",
        ),
        (
            '"$200 on March 10, then $300 a month for six months.", acts: [propose_plan]',
            "200.00 + 300.00 × 6 = 2,000.00",
        ),
        (
            (
                '"As we said?", acts: [propose_plan], '
                "offer: {monthly: 50, months: 6, first_payment: 2026-03-10}"
            ),
            "50.00 × 6 = 300.00",
        ),
        ('"$200.01 a month for 6 months, starting March 10.", acts: [propose_plan]', ""),
        ('"$200 a month for 6 months, starting March 10.", acts: [propose_plan]', ""),
        ('"$300 on March 10, then $300 a month for 4 months.", acts: [propose_plan]', ""),
        (
            (
                '"Late fees halved: $191.67 a month for 6 months, from March 10.", '
                "acts: [propose_plan], offer: {monthly: 191.67, months: 6, waive: {penalty: 50%}, "
                "first_payment: 2026-03-10}"
            ),
            "",
        ),
        (
            (
                '"$317.16 a month for 3 months, starting March 10.", acts: [propose_plan], '
                "breaches: [deception]"
            ),
            "",
        ),
    ],
)
def test_instalments_that_do_not_come_to_what_is_due(call, scenario, reply: str, sums: str) -> None:
    """After waivers and the first payment; a rounded sum leaves the last one to differ."""
    changed(scenario, GOODBYE, f"{{say: {reply}}}")

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    found = [i["message"] for i in english if i["code"] == "NT810"]
    assert len(found) == bool(sums)
    assert all(f"{sums}, but 1,200.01 is due" in message for message in found)
    assert all(sums in i["message"] for i in chinese if i["code"] == "NT810")


BALANCE = 'balance: {principal: "8640.00", interest: "259.20", penalty: "75.00"}'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("It was $8,460 after the auction, $259.20 in interest, and a $75 fee.", "$8,460"),
        ("It was $8,640 after the auction, $259.20 in interest, and a $90 fee.", "$90"),
        ("本金8,460美元，利息259.20美元，滞纳金75美元。", "8,460美元"),
        ("$8,460 of it is principal.", "$8,460"),
        ("You owe $8,947.20 in all.", "$8,947.20"),
        ("It was $8,640 after the auction, $259.20 in interest, and a $75 fee.", ""),
        ("Of $8,974.20 you would pay $8,000, and $259.20 in interest.", ""),
        ("That is $75 and $259.20, or about $18 a day.", ""),
        ("You paid $4,806 last year.", ""),
    ],
)
@pytest.mark.parametrize("who", ["trainee", "debtor"])
def test_a_sum_that_all_but_is_one_of_the_case(
    call, scenario, said: str, told: str, who: str
) -> None:
    """In replies and in lines: digits that changed places, or one part of three that is another."""
    changed(
        scenario, 'balance: {principal: "1000.00", interest: "100.00", penalty: "100.01"}', BALANCE
    )
    if who == "trainee":
        changed(scenario, GOODBYE, f'{{say: "{said}", acts: [state_facts]}}')
    else:
        changed(scenario, '"I work nights."', f'"{said}"')

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    found = [i["message"] for i in english if i["code"] == "NT811"]
    assert [message.partition(" looks like")[0] for message in found] == [told][: len(told)]
    assert all(f"这里的 {told}，" in i["message"] for i in chinese if i["code"] == "NT811")


def test_a_sum_that_the_remarks_explain_is_no_slip(call, scenario) -> None:
    """What the file says of another sum may be said."""
    old = 'balance: {principal: "1000.00", interest: "100.00", penalty: "100.01"}'
    changed(scenario, old, f"{BALANCE}\n  notes: ['the auction brought $8,460']")
    changed(scenario, GOODBYE, '{say: "The auction brought $8,460.", acts: [state_facts]}')

    found = {item["code"] for item in call("check", "--reader", "--json", str(scenario)).data}

    assert "NT811" not in found


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (
            '"How about $200 on March 10, then $250 a month?", acts: [small_talk]',
            True,
        ),
        ('"Thank you so much.", acts: [small_talk]', True),
        ('"Thank you so much.", acts: [small_talk, thank]', False),
        ('"Thank you so much.", acts: [small_talk], as_declared: true', False),
        ('"Thank you so much.", acts: [small_talk], breaches: [insult]', False),
        ('"Well.", acts: [small_talk]', False),
    ],
)
def test_a_reply_of_which_nothing_is_heard_that_it_declares(
    call, scenario, reply: str, told: bool
) -> None:
    """A warning where no row or opening hangs on it; with the act that is surely heard."""
    changed(
        scenario,
        '{say: "What do you do for work?", acts: [ask_open], topics: work}',
        f"{{say: {reply}}}",
    )
    changed(scenario, ", calls_for: [ask_commitment]", "")

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    found = [item for item in english if item["code"] == "NT812"]
    assert len(found) == told
    for item in found:
        assert item["severity"] == "warning"
        assert "nothing is heard" in item["message"]
        assert any("一样也没听出来" in other["message"] for other in chinese)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ('"$600 a month for 2 months, from March 10?"', "he pays 300.00 a month at most"),
        (
            '"$500 on March 10, then $350.01 a month for 2 months?"',
            "he pays 200.00 at once at most",
        ),
        ('"$200 on March 10, then $250 a month for 4 months?"', ""),
        ('"$600 a month for 2 months, from March 10?", breaches: [deception]', ""),
        ('"Then {terms}?"', ""),
        ('"Could you do $400 on March 10?"', ""),
        ('"$600 a month for 2 months, from May 10?"', ""),
    ],
)
def test_plans_of_which_none_can_be_accepted(call, scenario, reply: str, told: str) -> None:
    """Where every plan is whole, and one that the mandate allows: what he minds of that."""
    changed(
        scenario, '        offer: {pay_now: 200, monthly: 300, first_payment: "2026-03-10"}\n', ""
    )
    changed(scenario, "        acts: [propose_plan]\n", "        acts: [ask_closed]\n")
    persona = scenario.parent / "personas" / "porter.yaml"
    changed(persona, "agrees_beyond_means: [cross]\n", "")
    changed(
        scenario, GOODBYE, f"{{say: {reply}, acts: [propose_plan]}}".replace("}, acts", ", acts")
    )

    english = call("check", "--reader", "--json", str(scenario)).data
    chinese = call("--lang", "zh", "check", "--reader", "--json", str(scenario)).data

    found = [item["message"] for item in english if item["code"] == "NT813"]
    assert len(found) == bool(told)
    assert all(told in message for message in found)
    assert sum("没有一个方案他会答应" in item["message"] for item in chinese) == bool(told)
