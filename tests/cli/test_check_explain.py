"""`check --explain` and `check --format`: what a code means, and findings for GitHub."""

import shutil

import pytest

from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.render import workflow_command
from tests.cli.conftest import SAMPLE
from tests.sample import DATA

CJK = ("\u4e00", "\u9fff")


def is_chinese(text: str) -> bool:
    """Whether there are Chinese characters in it."""
    return any(CJK[0] <= character <= CJK[1] for character in text)


@pytest.fixture
def broken(tmp_path):
    """A broken scenario in a folder with a percent sign and a comma in its name."""
    folder = tmp_path / "100%, ours"
    shutil.copytree(DATA, folder)
    path = folder / "lost-keys.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("persona: porter", "persona: portre").replace(
        "mandate: {waive: {penalty: 50%}", "mandate: {waive: {penalty: 150%}"
    )
    path.write_text(changed, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "zh",
            (
                "NT130  duplicate-key（错误）",
                "键“‹key›”重复了",
                "为什么要紧",
                "怎么改",
                "错的写法",
                "对的写法",
            ),
        ),
        (
            "en",
            (
                "NT130  duplicate-key (error)",
                "The key “‹key›” is given twice",
                "Why it matters",
                "How to mend it",
                "Wrong",
                "Right",
            ),
        ),
    ],
)
def test_a_code_is_explained_in_the_programs_language(call, lang, parts):
    """Code, name, severity, sentence, why, cure, and the example, in this order."""
    answer = call("check", "--explain", "NT130", "--lang", lang)
    assert (answer.code, answer.err) == (0, "")
    places = [answer.out.index(part) for part in parts]
    assert places == sorted(places)
    assert "    product: other\n    product: credit-card\n" in answer.out


@pytest.mark.parametrize("word", ["nt130", "duplicate-key", "Duplicate-Key"])
def test_a_code_may_be_named_in_any_way(call, word):
    """The short name and any case will do."""
    answer = call("check", "--explain", word)
    assert answer.out == call("check", "--explain", "NT130").out


@pytest.mark.parametrize(("lang", "case"), [("zh", "GBK"), ("en", "A file saved as GBK.")])
def test_a_fault_of_a_whole_file_is_told_in_words(call, lang, case):
    """There is no YAML to show."""
    answer = call("check", "--explain", "NT105", "--lang", lang)
    assert case in answer.out
    assert "错的写法" not in answer.out
    assert "Wrong" not in answer.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_explanation_as_data(call, lang):
    """One object; the example is two texts, or there is a case."""
    data = call("check", "--explain", "NT110", "--json", "--lang", lang).data
    assert (data["code"], data["name"], data["severity"]) == ("NT110", "tab-indentation", "error")
    assert all(is_chinese(data[name]) is (lang == "zh") for name in ("message", "why", "mend"))
    assert data["example"] == {
        "wrong": "theft:\n\tabout: reason",
        "right": "theft:\n  about: reason",
    }
    assert data["case"] is None
    other = call("check", "--explain", "NT101", "--json", "--lang", lang).data
    assert other["example"] is None
    assert is_chinese(other["case"]) is (lang == "zh")


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "是不是想写“duplicate-key”？"), ("en", "Did you mean “duplicate-key”?")],
)
def test_an_unknown_code_is_one_line_with_the_nearest(call, lang, told):
    """A bad call: exit code 2 and nothing on stdout."""
    answer = call("check", "--explain", "dupicate-key", "--lang", lang)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert told in answer.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_code_like_no_other_is_one_line_too(call, lang):
    """No guess, control characters shown as signs, long words cut."""
    answer = call("check", "--explain", "x\n\x1b[31m" + "y" * 200, "--lang", lang)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "\x1b" not in answer.err
    assert "duplicate-key" in answer.err
    assert len(answer.err) < 300


def test_a_code_and_files_do_not_go_together(call):
    """Nothing given is passed over in silence."""
    answer = call("check", "--explain", "NT130", SAMPLE)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_for_github_are_workflow_commands(call, broken, lang):
    """One line each on stdout; the sum stays narration."""
    answer = call("check", str(broken), "--format", "github", "--lang", lang)
    where = str(broken).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    first, second, *_ = answer.out.splitlines()
    assert answer.code == 1
    assert first.startswith(f"::error file={where},line=6,col=10,endColumn=15,title=NT304::")
    assert is_chinese(first.rpartition("::")[2]) is (lang == "zh")
    assert ",title=NT209::" in second
    assert "150%25" in second
    assert len(answer.err.splitlines()) == 1


def test_a_sound_file_gives_github_nothing(call):
    """Not one line, exit code 0."""
    answer = call("check", SAMPLE, "--format", "github")
    assert (answer.code, answer.out) == (0, "")


def test_json_is_a_format_and_text_is_the_usual_one(call, broken):
    """`--json` and `--format json` are the same, and so are `--format text` and nothing."""
    path = str(broken)
    assert call("check", path, "--format", "json").out == call("check", path, "--json").out
    assert call("check", path, "--format", "text").out == call("check", path).out
    assert call("check", path, "--json", "--format", "github").code == 2


@pytest.mark.parametrize(
    ("word", "escaped"),
    [("a%b", "a%25b"), ("a\rb", "a␍b"), ("a: b, c", "a: b, c"), ("::error::x", "::error::x")],
)
def test_a_message_for_github_is_escaped(word, escaped):
    """A percent sign starts an escape; colons and commas mean nothing in a message."""
    line = workflow_command(Diagnostic("NT301", "a.yaml", arguments={"word": word}), lang="en")
    assert f"“{escaped}”" in line


def test_a_file_name_for_github_is_escaped():
    """In a property line breaks, colons and commas would end it."""
    line = workflow_command(Diagnostic("NT106", "a%b:c,d\r\ne.yaml", 3, 2, 2), lang="zh")
    assert line == (
        "::error file=a%25b%3Ac%2Cd%0D%0Ae.yaml,line=3,col=2,endColumn=2,title=NT106"
        "::文件是空的（或者只有注释）。"
        "%0A可以用 negotiation-trainer new scenario 生成一个能直接运行的样板。"
    )


def test_a_warning_for_github_is_a_warning():
    """The severity is the command."""
    line = workflow_command(Diagnostic("NT420", "a.yaml", 2, 8, 40), lang="en")
    assert line.startswith("::warning file=a.yaml,line=2,col=8,endColumn=39,title=NT420::")
