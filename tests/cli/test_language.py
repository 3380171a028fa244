"""Another language of a scenario on the command line: listed, shown, changed to, written."""

import json
import shutil

import pytest

from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.library import shipped_root
from tests.cli.conftest import SAMPLE, as_lines
from tests.sample import DATA

ZH = {"language": "zh"}


@pytest.fixture
def folder(tmp_path):
    """A folder with the small scenario and its debtor, in one language."""
    shutil.copytree(DATA, tmp_path / "own")
    (tmp_path / "own" / "lost-keys.zh.yaml").unlink()
    return tmp_path / "own"


def test_json_brings_line_replies_and_file_again(table):
    """One event for the change; the turns after it are in that language."""
    answer = table.json(as_lines([ZH, {"choose": 1}]))

    briefing, first, changed, turn, _ = answer.events
    assert (briefing["lang"], briefing["langs"]) == ("en", ["en", "zh"])
    assert changed["event"] == "language"
    assert (changed["lang"], changed["turn"], changed["line"]) == ("zh", 0, "您哪位？")
    assert len(changed["replies"]) == len(first["replies"])
    assert changed["briefing"]["debtor"]["name"] == "包山姆"
    assert (turn["turn"], turn["line"]) == (1, "是我。什么事？")


def test_json_says_in_one_event_why_not(table):
    """A language there is none of, and the one spoken already."""
    answer = table.json(as_lines([{"language": "fr"}, {"language": "en"}]))

    assert answer.names == ["briefing", "turn", "error", "error", "debrief"]
    assert "fr" in answer.events[2]["message"]
    assert answer.events[3]["message"] == "The talk is in English already."


@pytest.mark.parametrize("command", ["/lang", "/lang zh", "/语言 中文"])
def test_plain_goes_over_by_a_command(table, command):
    """The line and the replies stand there again; the file is in that language too."""
    answer = table.plain(f"\n{command}\n/case\n1\n")

    _, _, after = answer.out.partition("-- From here on in Chinese. --")
    assert after.startswith("\n包先生: 您哪位？\n  1. 我是钥匙屋的李安")
    assert "没交回来的钥匙" in after
    assert "包先生: 是我。什么事？" in after


def test_plain_says_when_there_is_no_other_language(call, folder):
    """One clear line, and the talk goes on."""
    answer = call("play", str(folder / "lost-keys.yaml"), "--plain", given="\n/lang\n1\n")

    assert answer.code == 0
    assert answer.out.count("This scenario has no Chinese version.") == 1
    assert "That is me. What now?" in answer.out


@pytest.mark.parametrize(
    ("lang", "file", "begins"),
    [
        ("zh", "没交回来的钥匙\n", "对话一开始用英文；输入 /lang 换成中文。"),
        ("en", "The keys nobody returned\n", ""),
    ],
)
def test_plain_shows_the_file_in_the_language_of_the_program(table, lang, file, begins):
    """Before the talk; the talk itself begins in its own, and so does a talk taken up again."""
    attempt = table.begin(Mode.GUIDED)
    out = table.plain("\n1\n/quit\n", lang=lang, attempt=attempt).out

    assert out.startswith(file)
    assert ("/lang" in out.partition("Who is this?")[0]) is bool(begins)
    assert begins in out
    assert "Who is this?" in out
    again = table.plain("/quit\n", lang=lang, attempt=attempt).out
    assert again.startswith("The keys nobody returned\n")


def test_plain_without_a_translation_has_its_own_words(call, folder):
    """Whatever the program speaks."""
    answer = call("play", str(folder / "lost-keys.yaml"), "--plain", "--lang", "zh", given="")

    assert answer.out.startswith("The keys nobody returned\n")
    assert "/lang 换成" not in answer.out


def test_a_list_has_titles_in_the_language_of_the_program(call):
    """Where there is a translation; as data the scenario's own."""
    rows = {row["id"]: row for row in call("list", "--json", "--lang", "en").data}
    assert rows["tuner-credit-card"]["title"] == "再说一遍，多少？"
    told = {lang: call("list", "--lang", lang).out for lang in ("zh", "en")}
    assert "再说一遍，多少？" in told["zh"]
    assert "再说一遍，多少？" not in told["en"]
    assert rows["sixty-instalments"]["title"] in told["en"]


def test_the_debrief_is_in_the_language_of_the_end(table):
    """Notes and facts as that language has them."""
    out = table.plain("\n2\n/lang\n/hang\n", lang="zh").out

    assert "点评：说早了。" in out
    assert "没问到：我上夜班。（下午再打。）" in out


def test_list_and_show_name_the_languages(call):
    """As data and in words."""
    rows = {row["id"]: row for row in call("list", "--json").data}
    assert rows["tuner-credit-card"]["langs"] == ["zh", "en"]
    assert rows["sixty-instalments"]["langs"] == ["zh"]
    lines = call("list").out.splitlines()
    assert [("Chinese and English" in line) for line in lines if "tuner" in line] == [True]
    assert [("中英文" in line) for line in call("list", "--lang", "zh").out.splitlines()].count(
        True
    ) == sum(len(row["langs"]) > 1 for row in rows.values())
    assert call("show", SAMPLE, "--json").data["langs"] == ["en", "zh"]


def test_show_speaks_the_language_asked_for(call):
    """Only when it is asked for; with its own title beside the other."""
    assert call("show", SAMPLE, locale="zh_CN.UTF-8").out.startswith("The keys nobody returned\n")
    other = call("show", SAMPLE, "--lang", "zh").out
    assert other.startswith("没交回来的钥匙（The keys nobody returned）\n")
    assert "包先生" in other
    shown = call("show", SAMPLE, "--lang", "zh", "--json").data
    assert (shown["lang"], shown["debtor"]["name"]) == ("zh", "包山姆")
    assert shown["balance"] == call("show", SAMPLE, "--json").data["balance"]


def test_show_in_a_language_there_is_not(call, folder):
    """The scenario speaks its own."""
    out = call("show", str(folder / "lost-keys.yaml"), "--lang", "zh").out
    assert out.startswith("The keys nobody returned\n")


def test_translate_writes_what_passes_check(call, folder):
    """Path on stdout, the count on stderr; check has one warning."""
    answer = call("translate", str(folder / "lost-keys.yaml"))

    path = folder / "lost-keys.zh.yaml"
    assert (answer.code, answer.out) == (0, f"{path}\n")
    assert answer.err == "Done: 34 texts to translate. Run check when you have.\n"
    checked = call("check", str(path), "--json")
    assert (checked.code, [item["code"] for item in checked.data]) == (0, ["NT902"])
    assert list(folder.glob(".*")) == []


def test_translate_again_keeps_what_is_there(call, folder):
    """And says what it found."""
    shutil.copy(DATA / "lost-keys.zh.yaml", folder)
    scenario = folder / "lost-keys.yaml"
    changed = scenario.read_text("utf-8").replace("Who is this?", "Who are you?")
    scenario.write_text(changed, "utf-8")

    answer = call("translate", str(scenario), "--lang", "zh")

    assert answer.code == 0
    assert "译好 34 处，新增 0 处，原文改过 1 处" in answer.err
    assert "您哪位？" in (folder / "lost-keys.zh.yaml").read_text("utf-8")


@pytest.mark.parametrize("broken", ["lost-keys.yaml", "lost-keys.zh.yaml"])
def test_translate_leaves_alone_what_it_cannot_read(call, folder, broken):
    """The findings are told, and no file changes."""
    shutil.copy(DATA / "lost-keys.zh.yaml", folder)
    (folder / broken).write_text("texts: [\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.glob("*.yaml")}

    answer = call("translate", str(folder / "lost-keys.yaml"))

    assert answer.code == 1
    assert broken in answer.err
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == before


def test_translate_of_what_is_not_there(call, tmp_path):
    """One line."""
    answer = call("translate", "no-such-thing")
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)


def test_the_schema_of_an_overlay_describes_its_keys(call):
    """For editors."""
    schema = json.loads(call("schema", "overlay").out)
    assert set(schema["properties"]) == {"overlay", "lang", "texts"}


BEGUN = {
    "zh": ("up-every-two-hours", "en", "您是哪位？"),
    "en": ("tuner-credit-card", "zh", "who's calling?"),
}
"""By language, a scenario that has it as its other one, its own, and words of the first line."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_changed_before_the_first_move_is_quoted_as_heard(call, lang):
    """The first line is said again, and the debrief quotes what was heard."""
    name, own, words = BEGUN[lang]
    pressed = {"say": {"zh": "今天必须还清。", "en": "You pay today."}[lang]}
    given = as_lines([{"language": lang}, pressed, pressed, {"hang_up": True}])
    found = call("play", name, "--json", given=given)
    said = next(event for event in found.events if event["event"] == "language")
    debrief = next(event for event in found.events if event["event"] == "debrief")

    assert (found.events[0]["lang"], said["lang"]) == (own, lang)
    assert words in said["line"]
    assert said["line"] in [item["called"] for item in debrief["evidence"] if item["called"]]
    assert call("replay", f"{name}-1", "--json").data["agrees"] is True


@pytest.mark.parametrize("spoken", [("--lang", "zh"), ("--lang", "en"), ()])
def test_json_speaks_the_scenario_s_own_language(call, spoken):
    """The program's language is not the talk's, where another program listens."""
    for name, own, _ in BEGUN.values():
        events = call(*spoken, "play", name, "--json", locale="zh_CN.UTF-8").events
        assert events[0]["lang"] == own


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("asked", [True, False])
def test_plain_begins_in_the_language_of_the_program(call, lang, asked):
    """Asked for or by the locale; the first line once, in the debrief too."""
    name, _, words = BEGUN[lang]
    locale = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[lang]
    spoken = ("--lang", lang) if asked else ()
    out = call(*spoken, "play", name, "--plain", given="\n/hang\n", locale=locale).out

    told = [line for line in out.splitlines() if words in line]
    quoted = [line for line in told if "“" in line]
    assert len(told) - len(quoted) == 2
    assert len(quoted) == 2  # who calls, and for whom, was left standing
    assert not any(key in out for key in ("/lang 换成", "/lang goes over", "从这里起", "From here"))


def test_an_attempt_taken_up_again_keeps_its_language(call):
    """Whatever the program speaks by then; anew, the program's language counts again."""
    name, _, words = BEGUN["zh"]
    call("--lang", "zh", "play", name, "--plain", given="\n/silence\n/quit\n")
    again = call("--lang", "en", "play", name, "--plain", given="\n/silence\n/quit\n").out
    anew = call("--lang", "en", "play", name, "--plain", given="n\n\n/quit\n").out

    assert again.count(words) >= 1
    assert "凯斯勒女士: " in again
    assert "Ms. Kessler: " not in again
    assert words not in anew
    assert "Ms. Kessler: " in anew


def test_an_own_language_attempt_is_not_changed_when_taken_up(call):
    """Begun in English it goes on in English under a Chinese program."""
    name = BEGUN["zh"][0]
    call("--lang", "en", "play", name, "--plain", given="\n/silence\n/quit\n")
    again = call("--lang", "zh", "play", name, "--plain", given="\n/silence\n/quit\n").out
    assert "Ms. Kessler：" in again
    assert "凯斯勒女士" not in again


def test_what_was_begun_in_another_language_can_be_rehearsed(call, tmp_path):
    """The playthrough names the language first, and plays as it was played."""
    name = BEGUN["zh"][0]
    call("--lang", "zh", "play", name, "--plain", given="\n1\n/hang\n")
    path = tmp_path / "begun.play.yaml"
    assert call("rehearse", "--record", f"{name}-1", "-o", str(path)).code == 0
    assert "moves:\n  - language: zh\n" in path.read_text(encoding="utf-8")
    assert call("rehearse", str(path)).code == 0


def test_a_language_there_is_not_begins_in_its_own(call):
    """As before."""
    out = call("--lang", "en", "play", "penalty-interest-dispute", "--plain", given="\n/quit\n").out
    assert "请问是秦晓敏女士吗" in out


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "自带的场景"), ("en", "shipped with the program")]
)
def test_a_shipped_scenario_is_not_translated_in_the_programs_folder(call, home, lang, told):
    """One line says what to do; a copy of one's own under the same id is translated."""
    shipped = shipped_root() / "us" / "double-billed-card.yaml"
    before = sorted(shipped.parent.iterdir())

    answer = call("translate", "double-billed-card", "--lang", lang)

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert told in answer.err
    assert str(home / "scenarios") in answer.err
    assert sorted(shipped.parent.iterdir()) == before
    own = home / "scenarios" / shipped.name
    own.parent.mkdir(parents=True)
    shutil.copy(shipped, own)
    assert call("translate", "double-billed-card").code == 0
    assert own.with_name("double-billed-card.zh.yaml").is_file()
