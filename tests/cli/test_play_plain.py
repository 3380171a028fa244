"""`play --plain`: every command in both languages, and nothing raw on the terminal."""

import json
import shutil
import sys

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.cli.context import Context
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.store import Store
from negotiation_trainer.scoring import suspicion
from tests.cli.conftest import SAMPLE
from tests.cli.test_play_json import CONTROLS
from tests.sample import DATA, bundle, practice

SKIP = "\n"


def test_a_bare_number_picks_a_reply(table):
    """The words of the reply are what was said."""
    out = table.plain(SKIP + "1\n").out
    assert "You: Ann Lee from Keyhouse, ID 77. Is this Mr. Porter?" in out
    assert "Mr. Porter: That is me. What now?" in out


def test_say_speaks_a_number(table):
    """A digit can be said as well as picked."""
    table.plain(SKIP + "/say 2\n")
    (kept, _) = Store(table.home).entries("lost-keys-1")
    assert kept.input == {"say": "2"}


@pytest.mark.parametrize("mode", [Mode.TYPED, Mode.EXAM])
def test_a_number_is_words_where_nothing_is_offered(table, mode):
    """Outside guided mode there is nothing to pick."""
    out = table.plain(SKIP + "2\n", mode).out
    assert "You: 2" in out
    assert "  1. " not in out


def test_exam_hides_mood_and_reading(table):
    """In an exam only the words are shown."""
    guided = table.plain(SKIP + "hello there <greet>\n").out
    exam = table.plain(SKIP + "hello there <greet>\n", Mode.EXAM).out
    assert "[cross, heat 3 of 4]" in guided
    assert "read as:" in guided
    talk, _, _ = exam.partition("== Debrief")
    assert "of 4]" not in talk
    assert "read as:" not in talk


COMMANDS = [
    ("/silence", "silence"),
    ("/沉默", "silence"),
    ("/offer now=200 monthly=300 months=4 penalty=50% first=2026-03-10", "offer"),
    ("/方案 现付=200 每月=300 罚息=50%", "offer"),
    ("/offer pay_now=200 principal=1% interest=2%", "offer"),
    ("/hint", "hint"),
    ("/提示", "hint"),
    ("/hang", "hang_up"),
    ("/挂断", "hang_up"),
    ("/SAY hello", "say"),
    ("/说 你好", "say"),
    ("words of one's own", "say"),
]


@pytest.mark.parametrize(("typed", "kind"), COMMANDS)
def test_a_command_becomes_the_input_it_names(table, typed, kind):
    """Both spellings of every command are kept as the same input."""
    table.plain(SKIP + typed + "\n")
    kept = Store(table.home).entries("lost-keys-1")[0].input
    assert list(kept) == [kind]


def test_an_offer_is_read_field_by_field(table):
    """Every field arrives where it belongs."""
    table.plain(SKIP + "/offer now=200 monthly=300 months=4 penalty=50% first=2026-03-10\n")
    assert Store(table.home).entries("lost-keys-1")[0].input["offer"] == {
        "pay_now": "200",
        "monthly": "300",
        "months": "4",
        "waive": {"penalty": "50%"},
        "first_payment": "2026-03-10",
    }


def test_accept_takes_their_terms(table):
    """After a counter-offer one word settles it."""
    calmer = "that is a lot of calls, I hear you <acknowledge_feeling>"
    typed = ("1", "1", calmer, "/offer monthly=900 first=2026-03-10", "/accept")
    out = table.plain(SKIP + "\n".join(typed)).out
    assert "Agreed: " in out


def test_case_and_help_are_there_at_any_time(table):
    """Neither takes a turn."""
    out = table.plain(SKIP + "/case\n/help\n/?\n").out
    assert out.count("Keyhouse") >= 4
    assert out.count("/hang hangs up") == 2
    assert [entry.input for entry in Store(table.home).entries("lost-keys-1")] == [
        {"event": "finished"}
    ]


def test_a_turn_can_be_marked(table):
    """What was read wrong is kept with what was meant."""
    out = table.plain(SKIP + "hello\n/mark 1 I was only being polite\n").out
    assert "Turn 1 marked." in out
    kept = Store(table.home).entries("lost-keys-1")[1].input
    assert kept == {"mark": {"turn": 1, "meant": "I was only being polite"}}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Nothing typed"),
        ("   ", "Nothing typed"),
        ("/dance", "no command /dance"),
        ("/", "no command /"),
        ("9", "no such reply"),
        ("9" * 6000, "no such reply"),
        ("0", "no such reply"),
        ("/say", "Nothing was said"),
        ("/accept", "no counter-offer"),
        ("/offer", "empty"),
        ("/offer lots", "“lots” is not understood"),
        ("/offer now=lots", "should be an amount"),
        ("/offer penalty=200%", "between 0% and 100%"),
        ("/offer first=soon", "Write the date"),
        ("/mark", "no turn 0"),
        ("/mark " + "9" * 6000 + " x", "no turn 999999"),
        ("x" * 1_000_000, "Too long"),
    ],
)
def test_a_slip_is_told_and_costs_nothing(table, typed, told):
    """One line says what is wrong; the talk stands where it stood."""
    out = table.plain(SKIP + typed + "\n").out
    talk, _, _ = out.partition("== Debrief")
    assert told in talk
    assert [entry.input for entry in Store(table.home).entries("lost-keys-1")] == [
        {"event": "finished"}
    ]


def test_slips_are_told_in_chinese(table):
    """The same in the program's other language."""
    out = table.plain(SKIP + "/跳舞\n\n/offer\n", lang="zh").out
    assert "没有 /跳舞 这个命令" in out
    assert "（空行" in out
    assert "方案是空的" in out


def test_quit_keeps_the_attempt(table):
    """It can be taken up again where it stood."""
    out = table.plain(SKIP + "1\n/quit\n").out
    assert "Kept as lost-keys-1" in out
    assert "Debrief" not in out
    (row,) = practice(table.home).unfinished()
    again = practice(table.home).resume(row.id)
    resumed = table.plain("1\n", attempt=again).out
    assert "Mr. Porter: That is me. What now?" in resumed
    assert "Prepare (press Enter to skip)" not in resumed
    assert practice(table.home).unfinished() == []


def test_the_end_of_the_input_ends_with_a_debrief(table):
    """Nothing is lost when the input runs dry."""
    for typed in ("", SKIP, SKIP + "hello"):
        out = table.plain(typed).out
        assert "== Debrief" in out
        assert "Not passed." in out


def test_plan_and_record_are_asked_for_and_checked(table):
    """The plan before the first word, the record after the last."""
    plan = "a plan\n300 a month\na call next week\nHello, Ann Lee here\n"
    answer = table.plain(plan + "/hang\n" + "trainee_hung_up\n\n\ncall again\n")
    assert [entry.input for entry in Store(table.home).entries("lost-keys-1")] == [
        {
            "plan": {
                "goal": "a plan",
                "floor": "300 a month",
                "alternative": "a call next week",
                "opening": "Hello, Ann Lee here",
            }
        },
        {"hang_up": True},
        {"record": {"result": "trainee_hung_up", "next_step": "call again"}},
    ]
    assert "Your record, checked:" in answer.out
    assert answer.err.startswith("Goal: Floor: ")


def test_prompts_are_narration_and_words_are_data(table):
    """A program that reads stdout never sees a prompt."""
    answer = table.plain(SKIP + "hello\n")
    assert "> " in answer.err
    assert not any(line.startswith("> ") for line in answer.out.splitlines())


def test_every_score_line_of_the_debrief_is_there_in_both_languages(table):
    """Four scores, the curve and the facts, in words."""
    english = table.plain(SKIP + "/hang\n").out
    chinese = table.plain(SKIP + "/hang\n", lang="zh").out
    for word in (
        "Empathy",
        "Clarity",
        "Compliance",
        "Heat, turn by turn",
        "What there was to find",
    ):
        assert word in english
    for word in ("共情", "清晰", "合规", "火气曲线", "可以问出来的情况"):
        assert word in chinese


def test_no_control_character_typed_reaches_the_terminal(table):
    """Wherever typed words come back: as said, as unknown command, in an offer, in the record."""
    attack = "\x1b[31mred\x9b2J\x07"
    typed = [attack, "/" + attack, f"/offer {attack}=1", f"/offer now={attack}", "/hang", attack]
    out = table.plain(SKIP + "\n".join(typed) + "\n").out
    assert "[31mred" in out
    assert not [c for c in CONTROLS if c in out]


def test_no_control_character_of_a_file_reaches_the_terminal(call, tmp_path):
    """A scenario with escape sequences is refused or shown without them, by every command."""
    (tmp_path / "personas").mkdir()
    for path in (DATA / "personas").iterdir():
        shutil.copy(path, tmp_path / "personas")
    attack = "\\e[31mred\\x9b\\a"
    text = (DATA / "lost-keys.yaml").read_text(encoding="utf-8")
    text = text.replace("title: The keys nobody returned", f'title: "{attack}"')
    text = text.replace('say: "Who is this?"', f'say: "{attack}"')
    hostile = tmp_path / "lost-keys.yaml"
    hostile.write_text(text, encoding="utf-8")
    for arguments in (
        ("show", str(hostile)),
        ("show", str(hostile), "--json"),
        ("play", str(hostile), "--plain"),
        ("play", str(hostile), "--json"),
        ("check", str(hostile)),
        ("check", str(hostile), "--json"),
    ):
        answer = call(*arguments, given="\n")
        shown = answer.out + answer.err
        assert "NT107" in shown
        assert not [c for c in CONTROLS if c in shown], arguments


def test_a_terminal_never_gets_a_control_character(call, capsys):
    """Whatever is written or told, in whichever form, is signs and plain text."""
    attack = "a\x1b[31m\x9b2J\x7f\u202eb"
    context = Context("en", environment={}, out=sys.stdout, err=sys.stderr)
    context.write(attack + "\n" + attack)
    context.tell(attack)
    context.write_json({"words": attack})
    shown = capsys.readouterr()
    assert not [c for c in (*CONTROLS, "\u202e") if c in shown.out + shown.err]
    assert shown.out.count("\n") == 3
    assert json.loads(shown.out.splitlines()[2]) == {"words": attack}
    assert not [c for c in CONTROLS if c in call("show", attack).err]


def test_a_cut_off_attempt_is_offered_again(call):
    """Enter goes on, n begins anew."""
    assert "Kept as lost-keys-1" in call("play", SAMPLE, "--plain", given="\n1\n/quit\n").out
    again = call("play", SAMPLE, "--plain", given="\n/quit\n").out
    assert again.startswith("lost-keys-1 was cut off.")
    assert "Kept as lost-keys-1" in again
    anew = call("play", SAMPLE, "--plain", given="n\n\n/quit\n").out
    assert "Kept as lost-keys-2" in anew


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "they had said: “Who is this?”"), ("zh", "对方说的是：“Who is this?”")],
)
def test_a_miss_quotes_the_debtor(table, lang, said):
    """Under the later turn, the line that had called for something; not the trainee's words."""
    words = ["just a first thing", "just a second thing", "just a third thing"]
    out = table.plain(SKIP + "\n".join(words) + "\n/hang\n", lang=lang).out
    lines = out.splitlines()
    at = next(number for number, line in enumerate(lines) if said in line)

    assert lines[at - 1].startswith("      -")
    assert not any(word in lines[at - 1] for word in words)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_has_no_words_is_not_quoted(table, lang):
    """Neither brackets round nothing nor a turn with no words in it."""
    out = table.plain(SKIP + "/hang\n", lang=lang).out

    assert {"en": "Never done by the end", "zh": "直到结束都没有做到"}[lang] in out
    assert not [empty for empty in ("[]", "()", "〔〕", "（）", "“”") if empty in out]


def test_a_record_with_no_deal_tells_none_from_something(table):
    """A word for nothing is right, a made-up day is wrong and told what it was."""
    out = table.plain(SKIP + "/hang\ntrainee_hung_up\n无\nsoon\n\n", lang="zh").out
    assert "✓ 金额：无" in out
    assert "✗ 日期：写的是“soon”，实际是“无”" in out
    empty = table.plain(SKIP + "/hang\ntrainee_hung_up\n\n\n\n").out
    assert "ok amount: none" in empty


def test_a_better_line_is_in_the_language_of_the_talk(table):
    """It is there to be said; all about it is in the program's language."""
    told = table.plain(SKIP + "day and night <!harassment>\n/hang\n", lang="zh").out
    better = catalogue().breaches["harassment"].better
    assert better.get("en") in told
    assert better.get("zh") not in told


def test_only_what_the_debrief_suspects_is_asked_about(table, monkeypatch):
    """A faint likeness is none."""
    lines = SKIP + "for your own good <?threat>\n/hang\n"
    asked = "may sound like"
    assert asked in table.plain(lines).out.partition("== Debrief")[2]
    monkeypatch.setattr(suspicion, "TOLD", 1.1)
    assert asked not in table.plain(lines).out.partition("== Debrief")[2]


def test_a_silence_has_its_note(table, monkeypatch):
    """Where the persona's author says what it does in that mood."""
    mood = bundle().compiled.persona.source.moods["cross"]
    monkeypatch.setitem(mood.__dict__, "silence", "cools")
    out = table.plain(SKIP + "/silence\n/hang\n").out
    assert "Note: In this mood a silence lets the anger cool." in out.partition("== Debrief")[2]
