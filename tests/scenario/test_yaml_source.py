"""Reading YAML: plain data, the place of everything, one clear finding for whatever is wrong."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_trainer.scenario import yaml_events
from negotiation_trainer.scenario.places import Place
from negotiation_trainer.scenario.problems import MAX_PROBLEMS
from negotiation_trainer.scenario.render import render
from negotiation_trainer.scenario.yaml_events import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from negotiation_trainer.scenario.yaml_source import (
    MAX_BYTES,
    Source,
    parse_source,
    read_source,
)

GOOD = """\
scenario: first-call
title: 头一通电话
case:
  debtor: {name: 王强, address_as: 王先生}
  balance: {principal: "18000.00", interest: 1460.5}
states:
  greeting:
    lines:
      - say: "喂？"
        calls_for: [identify_self]
      - say: >
          您好，
          哪位？
"""


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    parser = yaml.SafeLoader if request.param == "pure" else yaml.CSafeLoader
    monkeypatch.setattr(yaml_events, "_PARSER", parser)


def parsed(text: str) -> Source:
    """A text read as a file named a.yaml."""
    return parse_source(text.encode(), "a.yaml")


def only(source: Source) -> tuple[str, int, int]:
    """Code, line and column of the one problem there is."""
    (problem,) = source.problems
    return problem.code, problem.line, problem.column


def test_a_sound_file_becomes_plain_data() -> None:
    """Mappings, lists, texts and numbers, and no finding."""
    source = parsed(GOOD)

    assert source.problems == ()
    assert source.whole
    assert source.data["case"]["balance"] == {"principal": "18000.00", "interest": 1460.5}
    assert source.data["states"]["greeting"]["lines"][1]["say"] == "您好， 哪位？\n"


def test_every_key_and_value_has_its_place() -> None:
    """Lines and columns count characters, after Chinese too; list items have theirs."""
    places = parsed(GOOD).places

    assert places.of(("case", "debtor", "address_as")) == Place(4, 34, 37)
    assert places.of(("case", "debtor", "address_as"), key=True) == Place(4, 22, 32)
    assert places.of(("states", "greeting", "lines", 0, "calls_for", 0)) == Place(10, 21, 34)
    assert places.of(("states", "greeting", "lines", 1)).line == 11
    assert places.of(()) == Place(1, 1, 2)


def test_a_path_through_union_tags_finds_the_deepest_place() -> None:
    """Parts that are no keys are skipped; a missing key gives the mapping it is missing from."""
    places = parsed("a:\n  - {b: [x, y]}\n").places

    assert places.of(("a", "Row", 0, "function-before", "b", "list[str]", 1)) == Place(2, 13, 14)
    assert places.of(("a", 0, "missing")) == Place(2, 5, 6)
    assert places.has(("a", 0, "b"))
    assert not places.has(("a", 0, "missing"))
    assert not places.has(("a", 0, "b", 1, "deeper"))


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_places_are_the_same_whatever_breaks_a_line(sign: str) -> None:
    """What runs over several lines is placed at its first character."""
    written = ("a: 您好", "b: |", "  one", "c: 'two", "  three'", "d: [x,", "  y]")
    places = parsed(sign.join(written)).places

    assert [places.of((key,)) for key in "abcd"] == [
        *(Place(1, 4, 6), Place(2, 4, 5), Place(4, 4, 5), Place(6, 4, 5)),
    ]
    assert places.of(("d", 1)) == Place(7, 3, 4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("43", 43),
        ("-7", -7),
        ("0", 0),
        ("0.05", 0.05),
        ("1e3", 1000.0),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2025-02-30", "2025-02-30"),
        ("9" * 40, "9" * 40),
        ("1e999", "1e999"),
        ('"43"', "43"),
        ("'true'", "true"),
        ('""', ""),
        ("50%", "50%"),
        ("一千", "一千"),
    ],
)
def test_values_mean_what_they_say(written: str, meant: object) -> None:
    """YAML 1.2: words that other readers turn into something else stay words."""
    value = parsed(f"a: {written}\n").data["a"]

    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a:\n\tb: 1\n", "NT110", 2, 1),
        ("a:\n  - x\n\t- y\n", "NT110", 3, 1),
        ("a: 1\nlevel:2\n", "NT111", 2, 6),
        ("level:2\npersona: x\n", "NT111", 1, 6),
        ("say: 注意: 请还款\n", "NT112", 1, 8),
        ("say: one\n  two\n  three: 3\n", "NT112", 3, 8),
        ('say: "hello\nacts: 1\n', "NT113", 1, 6),
        ('say: "hello\nacts: ["a"]\n', "NT113", 1, 6),
        ("a: 1\n  b: 2\n", "NT114", 2, 3),
        ("a:\n    b: 1\n  c: 2\n", "NT114", 3, 3),
        ("  a: 1\nb: 2\n", "NT114", 2, 1),
        ("a: 1\njust text\nb: 2\n", "NT115", 2, 1),
        ("just text\nb: 2\n", "NT115", 1, 1),
        ("标题：电话\nb: 2\n", "NT116", 1, 3),
        ("a: 1\npersona：angry\n", "NT116", 2, 8),
        ("say: 'it's fine'\n", "NT117", 1, 9),
        ('say: "他说"不行"啊"\n', "NT117", 1, 9),
        ("a: @x\n", "NT118", 1, 4),
        ("a: *important* text\n", "NT118", 1, 4),
        ("a: *imp text\nb: 1\n", "NT118", 1, 4),
        ("a: > text\n  b\n", "NT118", 1, 4),
        ('a: "C:\\dir"\n', "NT119", 1, 7),
        ("a: - b\n", "NT120", 1, 4),
        ("a: [b, c\nd: 1\n", "NT122", 1, 4),
        ("a: {b: 1\nc: 2\n", "NT122", 1, 4),
        ("a:\n  - {b: c, d: [e]\n  - {b: c}\n", "NT122", 2, 5),
        ("a: {- b: c}\n", "NT121", 1, 5),
        ("a:\n  b: 1\n  - c\n", "NT123", 3, 3),
        ("say: [叹气] 我知道\nb: 1\n", "NT124", 1, 6),
        ("say: {name}，您好\nb: 1\n", "NT124", 1, 6),
        ("%YAML 1.1\n---\na: 1\n", "NT125", 1, 1),
        ("a: 1\n...\n%TAG ! x\n---\nb: 1\n", "NT125", 3, 1),
        ("id: 工号 #3021\n", "NT126", 1, 8),
        ("a:\n　b: 1\n", "NT127", 2, 1),
        ("a:\n  b: 1\n　　c: 2\n  d: 3\n", "NT127", 3, 1),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n", "NT127", 3, 1),
        ("a:\n  title: 1\n\u00a0\u00a0a: 2\n  d: 3\n", "NT127", 3, 1),
        ("a:\n  - b: 1\n  -　c: 2\n", "NT127", 3, 4),
        ("a: 1\nb:\u00a0c\nd: 2\n", "NT127", 2, 3),
        ("a:\n  - b: 1\n  -\u00a0{b: 2}\n", "NT127", 3, 4),
        ("a:\u00a0\n  b: 1\n", "NT127", 1, 3),
        ("a: {b:\u00a0c, d: e}\n", "NT127", 1, 7),
        ("a: {b: c, d:\u00a0e}\n", "NT127", 1, 13),
        ("a: {\u00a0b: c}\n", "NT127", 1, 5),
        ("a: {b: c\u00a0}\n", "NT127", 1, 9),
        ("a: [b,\u00a0c]\n", "NT127", 1, 7),
        ("a: [b, c]\u00a0\nd: 1\n", "NT127", 1, 10),
        ("a: \u00a0{b: c}\n", "NT127", 1, 4),
        ('a:\u00a0"b"\nc: 1\n', "NT127", 1, 3),
        ("a: b\u00a0\nc: 1\n", "NT127", 1, 5),
        ('a: {id: "5518, name: x}\nb: 1\nc: {d: "e", f: g}\n', "NT113", 1, 9),
        ('a: {id: "5518\n  55" name: x}\n', "NT122", 1, 4),
        ("moves:\n    act: b\n    to: c\n  - act: d\n", "NT146", 2, 5),
        ("moves:\n  act: b\n    to: c\n  - act: d\n", "NT146", 2, 3),
        ("moves:\n  {act: b, to: c}\n  - act: d\n", "NT146", 2, 3),
        ("moves:\n  - {act: b, to: c}\n  {act: d}\n", "NT146", 3, 3),
        ("moves:\n  - act: b\n    to: c\n  act: d\n    to: e\n", "NT146", 4, 3),
        ("moves:\n  - act: b\n    to: c\n    act: d\n    to: e\n", "NT146", 4, 5),
        ("moves:\n  - {act: b}\n    act: d\n    to: e\n", "NT146", 3, 5),
        ("moves:\n  - act: b\n    act: d\n    to: e\n", "NT130", 3, 5),
        ("moves:\n    - act: b\n      to: c\n  - act: d\n", "NT114", 2, 5),
        ("moves:\n  - act: b\n  to: c\n", "NT114", 3, 3),
        ("states:\n  - b:\n    title: c\n  d:\n    title: e\n", "NT148", 2, 3),
        ("b:\n   title: c\n  lines: d\n  moves: e\n", "NT114", 2, 4),
        ("a:\n  b:\n     title: c\n    lines: d\n", "NT114", 3, 6),
        ("a:\n  - b\n  -c\n", "NT128", 3, 3),
        ("a:\n  -{act: b, to: c}\n  - d\n", "NT128", 2, 3),
        ("a:\n  - {act: b}\n  -{act: c, to: d}\n", "NT128", 3, 3),
        ("a:\n  -act: b\n  - act: c\n", "NT128", 2, 3),
        ("a:\n  -act: b\n    to: c\n", "NT128", 2, 3),
        ("a:\n  -您好\n  -再见\n", "NT128", 2, 3),
        ("when: knows: x\nb: 1\n", "NT144", 1, 7),
        ("a:\n  - act: b to: c\n", "NT144", 2, 5),
        ("a:\n  - act: b, when: knows: x, to: c\n", "NT144", 2, 5),
        ("a:\n  - {act: b, when: knows: x, to: c}\n", "NT144", 2, 20),
        ("acts: [b] topics: [c]\nd: 1\n", "NT144", 1, 1),
        ("say: tell me when: now or later\n", "NT112", 1, 18),
        ('a: {b："1", c: 2}\n', "NT143", 1, 6),
        ('a: {b: "1"，c: 2}\n', "NT143", 1, 11),
        ("a: {b: 您好，c: 2}\n", "NT143", 1, 10),
        ("a: [b、{c: 2}]\n", "NT143", 1, 6),
        ("a: ｛b: 1, c: 2｝\n", "NT143", 1, 4),
        ("a: {b: ｛c: 1｝, d: 2}\n", "NT143", 1, 8),
        ("a: {b: [c, d］, e: 2}\nf: 1\n", "NT143", 1, 13),
        ("a: {b: ［c, d: e}\n", "NT143", 1, 8),
        ("a:\n  - b: 1\n  － b: 2\n", "NT143", 3, 3),
        ("a:\n  - b: 1\n  • c\n", "NT143", 3, 3),
        ("a: [{say: 我是{name}，您好, to: x}]\n", "NT129", 1, 13),
        ("a: 1\nb: 2\na: 3\n", "NT130", 3, 1),
        ("? [a]\n: b\n", "NT131", 1, 3),
        ("a: {1: b}\n", "NT131", 1, 5),
        ("a: !!python/object:os.system x\n", "NT132", 1, 4),
        ("a: !important\n", "NT132", 1, 4),
        ("a: &x 1\n", "NT133", 1, 4),
        ("a: {b: 1,&x  c：d: 2}\n", "NT133", 1, 10),
        ("a: *x\n", "NT134", 1, 4),
        ("a: {<<: *x}\n", "NT135", 1, 5),
        ("a: 1\n---\nb: 2\n", "NT136", 2, 1),
        ("a: 1\n...\nb: 2\n", "NT136", 3, 1),
        ("a: 1\n# \x1b[2J\n", "NT107", 2, 3),
        ('a: "\\e[2J"\n', "NT107", 1, 4),
        ("a: \0\n", "NT107", 1, 4),
        ("", "NT106", 1, 1),
        ("# only a remark\n", "NT106", 1, 1),
        ("---\n", "NT106", 1, 1),
    ],
)
def test_each_mistake_is_one_finding_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    """What was written, named once, exactly where it stands, by either parser."""
    source = parsed(text)

    assert only(source) == (code, line, column)
    for lang in ("zh", "en"):
        first = render(source.problems[0], lang=lang).splitlines()[0]
        assert set(re.findall(r"\{([a-z]+)\}", first)) <= {"name"}


@pytest.mark.parametrize(("text", "advised"), [("a: 注意: b\n", True), ("a: note: b\n", False)])
def test_only_chinese_text_is_advised_its_own_colon(text: str, advised: bool) -> None:
    """English has no other colon."""
    (problem,) = parsed(text).problems

    assert ("中文冒号" in problem.hint("zh")) is advised
    assert "quotes" in problem.hint("en")


@pytest.mark.parametrize(
    "text",
    [
        "a: {say: 您好，我是王强：请讲。, c: 2}\n",
        "a: ［叹气］我知道\n",
        "a: 您好　\nb: 我　知道\n",
        "a: Mr.\u00a0Ortega owes $\u00a05\n",
        "a: [［叹气］我知道, ｛b｝]\n",
        "a: '－ b'\n",
        "a:\n  您好\n  ——再见\n",
    ],
)
def test_prose_keeps_its_own_signs(text: str) -> None:
    """They are to blame only where the format has signs of its own."""
    assert parsed(text).problems == ()


@pytest.mark.parametrize(
    ("space", "zh", "en"),
    [("　", "全角空格", "a full-width space"), ("\u00a0", "不换行空格", "a no-break space")],
)
def test_a_space_that_is_none_is_named(space: str, zh: str, en: str) -> None:
    """It cannot be seen, so its name and its place are all an author has."""
    before = parsed(f"a:\n{space}b: 1\n").problems[0]
    after = parsed(f"x: 1\na:{space}b\ny: 2\n").problems[0]

    assert f"“b”前面有{zh}" in before.message("zh")
    assert f"There is {en} after “a:”" in after.message("en")


def test_keys_that_share_a_line_are_shown_in_braces() -> None:
    """Where more belongs to them below, or they stand in no list, only another line will do."""
    braces = parsed("a:\n  - act: b to: c\n  - d\n").problems[0]
    lines = parsed("a:\n  - act: b to: c\n    lines: d\n").problems[0]

    assert "{act: b, to: c}" in braces.hint("en")
    assert "{act: b, to: c}" in braces.hint("zh")
    assert "new line for “to”" in lines.hint("en")
    assert "“to”另起一行" in lines.hint("zh")


def test_what_a_wide_colon_parts_is_read_as_it_was_meant() -> None:
    """So that nothing else is found about it."""
    assert parsed('a: {b："1", c：2}\n').data == {"a": {"b": "1", "c": 2}}


def test_the_rest_is_read_where_that_is_safe() -> None:
    """Duplicates, tags, anchors and odd keys do not hide what else is wrong."""
    source = parsed("a: !x 1\nb: &y 2\na: 3\nc: *y\n7: z\nd: 4\n")

    assert [problem.code for problem in source.problems] == [
        "NT132",
        "NT133",
        "NT130",
        "NT134",
        "NT131",
    ]
    assert source.whole
    assert source.data == {"a": "1", "b": 2, "c": None, "7": "z", "d": 4}


def test_problems_before_a_syntax_error_are_kept() -> None:
    """The first unreadable place ends the reading; what was found until then is told too."""
    source = parsed("a: 1\na: 2\nb: @\nc: @\n")

    assert [problem.code for problem in source.problems] == ["NT130", "NT118"]
    assert not source.whole
    assert source.data is None


def test_a_byte_order_mark_and_windows_lines_are_welcome() -> None:
    """Files of Windows editors read like any other."""
    source = parse_source(b"\xef\xbb\xbfa: 1\r\nb: x\r\n", "a.yaml")

    assert source.data == {"a": 1, "b": "x"}
    assert source.places.of(("b",)) == Place(2, 4, 5)


def test_a_file_in_another_encoding_is_named_at_its_first_bad_byte() -> None:
    """GBK text, as old Chinese editors write it, gets one clear line."""
    source = parse_source("a: 1\ntitle: 电话".encode("gbk"), "a.yaml")

    assert only(source) == ("NT105", 2, 8)
    assert "UTF-8" in source.problems[0].message("zh")
    assert only(parse_source("a: 1".encode("utf-16"), "a.yaml"))[0] == "NT105"


def test_a_comment_after_a_value_is_no_loss() -> None:
    """Only prose with a # stuck to a word looks like lost text."""
    assert parsed("a: 1  # the first\nb: 'x' #y\nc: true #z\n").problems == ()


def test_depth_is_limited() -> None:
    """A hundred thousand brackets end at the forty-first."""
    source = parsed("a: " + "[" * 100_000)

    assert only(source) == ("NT138", 1, 3 + MAX_DEPTH)


def test_the_length_of_a_text_is_limited() -> None:
    """A text longer than any speech is refused at its place, and reading goes on."""
    source = parsed(f"a: {'x' * (MAX_SCALAR + 1)}\nb: {'y' * MAX_SCALAR}\n")

    assert only(source) == ("NT140", 1, 4)
    assert source.whole


def test_the_number_of_items_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the first item too many."""
    monkeypatch.setattr(yaml_events, "MAX_NODES", 50)

    source = parsed("- x\n" * 60)

    assert only(source) == ("NT139", 50, 3)
    assert MAX_NODES == 1_000_000


def test_an_alias_bomb_is_refused_where_it_begins() -> None:
    """Nine levels of nine aliases build nothing: aliases are never followed."""
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]

    source = parsed("l0: &l0 x\n" + "\n".join(levels))

    assert source.problems[0].code == "NT133"
    assert {problem.code for problem in source.problems} == {"NT133", "NT134"}
    assert all(item is None for item in source.data["l9"])


def test_the_number_of_problems_is_limited() -> None:
    """A file made of problems gives a hundred of them and says so."""
    source = parsed("- *a\n" * 5_000)

    assert len(source.problems) == MAX_PROBLEMS + 1
    assert source.problems[-1].code == "NT142"
    assert not source.whole


def test_a_syntax_error_as_the_hundredth_problem_is_still_no_exception() -> None:
    """The limit of problems and the end of reading may meet."""
    source = parsed("- *a\n" * (MAX_PROBLEMS - 1) + "- @\n")

    assert source.problems[-1].code == "NT118"


def test_many_directives_cost_nothing() -> None:
    """They are refused before the parser compares each with all before it."""
    text = "".join(f"%TAG !a{n}! x\n" for n in range(100_000))

    assert only(parsed(text)) == ("NT125", 1, 1)


def test_a_missing_file_is_one_finding(tmp_path: Path) -> None:
    """No exception, a code and the file's name; the same below a file that is no folder."""
    (tmp_path / "plain").write_text("x")

    assert only(read_source(tmp_path / "gone.yaml")) == ("NT101", 1, 1)
    assert only(read_source(tmp_path / "plain" / "gone.yaml")) == ("NT101", 1, 1)


def test_a_folder_is_one_finding(tmp_path: Path) -> None:
    """A folder where a file should be."""
    assert only(read_source(tmp_path)) == ("NT102", 1, 1)


def test_a_file_that_cannot_be_opened_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Impossible names and forbidden files, in words of the reader's language."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.yaml"
    path.write_text("a: 1")
    monkeypatch.setattr(Path, "open", forbidden)

    assert only(read_source(Path("a\0b"))) == ("NT103", 1, 1)
    assert only(read_source(Path("x" * 5000))) == ("NT103", 1, 1)
    assert read_source(path).problems[0].message("zh") == "文件打不开：没有读取权限"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """Opening it would wait for a writer for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")

    assert only(read_source(tmp_path / "pipe.yaml")) == ("NT108", 1, 1)


def test_a_file_of_fifty_megabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size is asked before the first byte is read."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the file was opened")

    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", never)

    source = read_source(path)

    assert only(source) == ("NT104", 1, 1)
    assert "50.0 MB" in source.problems[0].message("en")


def test_bytes_over_the_limit_are_refused() -> None:
    """A file that grew after its size was asked is caught all the same."""
    assert only(parse_source(b"#" * (MAX_BYTES + 1), "a.yaml"))[0] == "NT104"


def _shown(source: Source) -> None:
    for problem in source.problems:
        for lang in ("zh", "en"):
            text = render(problem, lang=lang)
            assert not any(ord(sign) < 32 and sign != "\n" for sign in text)
            assert len(text.splitlines()) <= 4
    assert source.whole or source.problems


@given(st.binary(max_size=200))
def test_any_bytes_give_data_or_findings(data: bytes) -> None:
    """Nothing raises, and every finding can be shown."""
    _shown(parse_source(data, "a.yaml"))


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,~<\\ \t\n0：　话\r\x85", max_size=60))
@settings(max_examples=300)
def test_any_heap_of_signs_gives_data_or_findings(text: str) -> None:
    """The signs YAML cares about, in any order."""
    _shown(parsed(text))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 3),
            st.sampled_from(
                ["", "\t", '"', "'", ": ", "：", "- ", "[", "}", "\n", " ", "*", "&x "]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=300)
def test_any_slip_in_a_sound_file_gives_data_or_findings(
    slips: list[tuple[int, int, str]],
) -> None:
    """Characters lost, added and replaced at random places."""
    text = GOOD
    for at, lost, added in slips:
        text = text[:at] + added + text[at + lost :]

    _shown(parsed(text))
