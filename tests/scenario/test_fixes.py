"""Mending: what is mechanical is put right, everything else stays, and no file ends up worse."""

from __future__ import annotations

import codecs
import re
import shutil
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity, entries
from negotiation_trainer.scenario.fixes import (
    ChangedMeanwhileError,
    Mended,
    mend,
    mendable,
    write,
)
from negotiation_trainer.scenario.fixes.ways import WAYS
from negotiation_trainer.scenario.library import shipped_root
from negotiation_trainer.scenario.reading import Files
from tests.scenario.conftest import LINES, PERSONA, SCENARIO, Library

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
SPOILT = 40
"""So many files are spoilt; `scripts/fuzz.py` holds the ways."""


def mended(library: Library, path: Path) -> Mended:
    """What mending makes of a file of the library."""
    return mend(path, (library.root,), Files())


def codes(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """The codes of findings."""
    return [item.code for item in findings]


def errors(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> int:
    """How many of them are errors."""
    return sum(item.severity is Severity.ERROR for item in findings)


def test_every_way_in_the_table_exists_and_every_way_is_used() -> None:
    """Data and code name the same ways."""
    assert {entry.fix for entry in entries().values() if entry.fix} == set(WAYS)


SLIPS = {
    "a colon without a space": ("title: 头一通", "title:头一通", "NT111"),
    "a full-width colon": ("title: 头一通", "title：头一通", "NT116"),
    "a full-width colon and space": ("title: 头一通", "title：　头一通", "NT116"),
    "a full-width colon in braces": (
        'balance: {principal: "',
        'balance: {principal："',
        "NT143",
    ),
    "a full-width comma in braces": ('.00", interest', '.00"，interest', "NT143"),
    "full-width braces": (
        "{waive: {penalty: 50%}, inst",
        "{waive: ｛penalty: 50%｝, inst",
        "NT143",
    ),
    "a full-width dash": ("      - {say: 今天", "      － {say: 今天", "NT143"),
    "full-width braces in words": ("我就是{name}", "我就是｛name｝", "NT421"),
    "curly quotes for an amount": ('now: "500.00"', "now: “500.00”", "NT211"),
    "a misspelt key": ("summary: ", "sumary: ", "NT202"),
    "a key of other formats": ('    lines: [{say: "我就是', '    lines: [{text: "我就是', "NT202"),
    "a misspelt act": ("act: verify_identity", "act: verify_identiy", "NT301"),
    "an act in capitals": ("acts: [demand]", "acts: [Demand]", "NT301"),
    "a blank behind an id": ("acts: [demand]", 'acts: ["demand "]', "NT301"),
    "names without brackets": (
        "acts: [greet, identify_self]",
        "acts: greet, identify_self",
        "NT230",
    ),
    "topics without brackets": ("topics: [amount]", "topics: amount, plan", "NT230"),
    "names without brackets or commas": (
        "{act: demand, when: {visited: greeting}, to: over}",
        "{act: demand refuse, when: {visited: greeting}, to: over}",
        "NT301",
    ),
    "a comma in a text in braces": ("{say: 喂？, calls", "{say: 喂, 您好, calls", "NT230"),
    "names without a comma": (
        "acts: [greet, identify_self]",
        "acts: [greet identify_self]",
        "NT301",
    ),
    "names in brackets of prose": ("acts: [demand]", "acts: 【demand】", "NT301"),
    "an act by its label": ("acts: [demand]", "acts: [要求施压]", "NT301"),
    "acts by their labels": (
        "acts: [greet, identify_self]",
        "acts: 问候、Identify yourself",
        "NT301",
    ),
    "a state by its title": ("start: greeting", "start: 接电话", "NT301"),
    "a persona by its title": ("persona: plain", "persona: 普通人", "NT304"),
    "a note without its space": ("start: greeting", "start: greeting#从这里开始", "NT301"),
    "a full-width sign of a note": ("outcomes:\n", "＃ 结局: 两种\noutcomes:\n", "NT143"),
    "full-width digits": ("overdue_days: 43", "overdue_days: ４３", "NT203"),
    "a fact misspelt": ("topics: [amount]", "topics: [amount, fact:new-jbo]", "NT301"),
    "a fact in curly quotes": (
        "topics: [amount]",
        "topics: [amount, “fact：new-job”]",
        "NT301",
    ),
    "identifiers in one": (
        "[出生年份, 证件后四位]",
        "[出生年份， 证件后四位]",
        "NT145",
    ),
    "curly quotes around a name": ("creditor: 江北银行", "creditor: “江北银行”", "NT147"),
    "curly quotes around a line": ("say: 又是你们？", "say: “又是你们？”", "NT147"),
    "a full-width comma": ("acts: [greet, identify_self]", "acts: [greet，identify_self]", "NT301"),
    "a misspelt state": ("to: confirming}", "to: confirmin}", "NT301"),
    "a misspelt persona": ("persona: plain", "persona: plian", "NT304"),
    "a misspelt choice": ("channel: phone", "channel: Phone", "NT205"),
    "a language by its country": ("persona: plain", "lang: cn\npersona: plain", "NT205"),
    "a misspelt zone": ("Asia/Shanghai", "Asia/Shanghi", "NT505"),
    "a misspelt placeholder": ("我就是{name}，", "我就是{nmae}，", "NT421"),
    "a name unlike the file's": ("scenario: first-call", "scenario: second-call", "NT221"),
    "a number for a text": ('id: "3021"', "id: 3021", "NT203"),
    "a text for a number": ("overdue_days: 43", 'overdue_days: "43"', "NT203"),
    "a unit behind days": ("overdue_days: 43", "overdue_days: 43天", "NT203"),
    "a unit behind instalments": ("instalments: 24", "instalments: 24期", "NT203"),
    "a space in a fact's topic": ("topics: [amount]", "topics: [amount, fact: new-job]", "NT203"),
    "yes for true": ("answered: true", "answered: yes", "NT203"),
    "是 for true": ("answered: true", "answered: 是", "NT203"),
    "a sign in an amount": ('now: "500.00"', "now: ￥500.00", "NT211"),
    "a full-width percent": (
        "{penalty: 50%}, instalments",
        "{penalty: 50％}, instalments",
        "NT212",
    ),
    "a date with slashes": ('at: "2025-06-28T19:40"', 'at: "2025/06/28 19:40"', "NT214"),
    "a tab": ('\n    lines: [{say: "我就是', '\n\tlines: [{say: "我就是', "NT110"),
    "full-width spaces": ('\n    lines: [{say: "我就是', '\n　　lines: [{say: "我就是', "NT127"),
    "no-break spaces": ("\n  product: ", "\n\u00a0\u00a0product: ", "NT127"),
    "full-width spaces before the next key": ("\n  product: ", "\n　　product: ", "NT127"),
    "a no-break space after a dash": ("- {say: 今天", "-\u00a0{say: 今天", "NT127"),
    "a full-width space after a colon": ("  product: ", "  product:　", "NT127"),
    "a no-break space after a colon": ("  product: ", "  product:\u00a0", "NT127"),
    "no-break spaces in braces": (
        "{act: verify_identity, to: confirming}",
        "{act:\u00a0verify_identity, to:\u00a0confirming}",
        "NT127",
    ),
    "a no-break space between items": (
        "[greet, identify_self]",
        "[greet,\u00a0identify_self]",
        "NT127",
    ),
    "a no-break space before a group": ("when: {knows", "when:\u00a0{knows", "NT127"),
    "a quote left open in braces": ('id: "3021",', 'id: "3021,', "NT113"),
    "a quote left open before the end": ('怎么了？", confirms', "怎么了？, confirms", "NT113"),
    "a space too many": ("\n  product:", "\n   product:", "NT114"),
    "a condition without braces": (
        "      when: {heat_at_most: 2}",
        "      when: heat_at_most: 2",
        "NT144",
    ),
    "a row without braces": (
        "- {act: verify_identity, to: confirming}",
        "- act: verify_identity to: confirming",
        "NT144",
    ),
    "a dash without a space": ("- {act: verify", "-{act: verify", "NT128"),
    "a row without its dash": ("      - {act: verify", "      {act: verify", "NT146"),
    "a rung without its dash": ("    - {waive: {penalty: 50", "    {waive: {penalty: 50", "NT146"),
    "a first row too far in": ("      - {act: verify", "        - {act: verify", "NT114"),
    "a state with a dash": ("  greeting:\n", "  - greeting:\n", "NT148"),
    "a title a space short": ("    title: 接电话", "   title: 接电话", "NT114"),
    "a title a space too far": ("    title: 接电话", "     title: 接电话", "NT114"),
    "a colon in a text": ("line: 信都寄到老房子去了。", "line: 信: 都寄到老房子去了。", "NT112"),
    "a quote left open": ("title: 接电话", 'title: "接电话', "NT113"),
    "a sign at the start": ("title: 接电话", "title: @接电话", "NT118"),
    "an invisible character": ("title: 接电话", "title: 接\u0007电话", "NT107"),
    "the same key twice": ("persona: plain\n", "persona: plain\npersona: plain\n", "NT130"),
    "the same name twice": ("acts: [demand]", "acts: [demand, demand]", "NT307"),
    "a half-width comma": ("title: 接电话", "title: 接,电话", "NT424"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_mended_and_nothing_else_touched(library: Library, slip: str) -> None:
    """The finding goes, no other comes, and only the line with the slip is another."""
    right, wrong, code = SLIPS[slip]
    library.replace(library.scenario, (right, wrong))
    before = library.check(library.scenario)

    done = mended(library, library.scenario)

    assert code in codes(before)
    assert done.findings == ()
    assert {change.finding.code for change in done.changes} == {code}
    changed = {*done.before.splitlines()} - {*done.after.splitlines()}
    assert len(changed) <= 1
    assert mendable(library.scenario, (library.root,), Files()) == {
        item.place for item in before if item.code == code
    }


ALIKE = ("act", "persona", "yes", "number", "tab", "capitals", "comma", "key")


@pytest.mark.parametrize(
    "slip", [name for name in SLIPS if name.endswith(ALIKE) and "half" not in name]
)
def test_a_mended_slip_leaves_the_file_as_it_was(library: Library, slip: str) -> None:
    """Byte for byte, comments, quotes and order included."""
    right, wrong, _ = SLIPS[slip]
    library.replace(library.scenario, (right, wrong))

    assert mended(library, library.scenario).after == SCENARIO


LEFT_ALONE = {
    "two names are near": ("acts: [demand]", "acts: [ask_osed]"),
    "nothing is near": ("acts: [demand]", "acts: [pay_now]"),
    "a comment may be meant": ("summary: 一位客户", "summary: 一位 #1 客户"),
    "a day has two readings": ('at: "2025-06-28T19:40"', "at: 07/08/2025"),
    "the digit differs": ("to: confirming}", "to: confirming2}"),
    "a text where none may stand": ("persona: plain", "persona: plain: angry"),
    "an act where a group stands": (
        "when: {knows: [moved-house]}",
        "when: {knows: [moved-house]} 或者: 2",
    ),
    "a Chinese name": ("\n  over:", "\n  挂了:"),
    "two values of a key": ("persona: plain\n", "persona: plain\npersona: angry\n"),
    "another unit than days": ("overdue_days: 43", "overdue_days: 2个月"),
    "a rate by the year": ("percent_a_day", "percent_a_year"),
    "a word for an amount": ('now: "500.00"', "now: 五百"),
}


@pytest.mark.parametrize("doubt", LEFT_ALONE)
def test_what_leaves_a_doubt_is_left_to_the_author(library: Library, doubt: str) -> None:
    """It is found, and not guessed at."""
    library.replace(library.scenario, LEFT_ALONE[doubt])

    done = mended(library, library.scenario)

    assert errors(library.check(library.scenario)) > 0
    assert (done.changes, done.after) == ((), done.before)


def test_a_name_misspelt_where_it_is_given_is_not_spread(library: Library) -> None:
    """Two rows miss it, so the one that gives it is the one to look at."""
    library.replace(library.scenario, ("\n  over: {kind", "\n  ovre: {kind"))

    assert codes(library.check(library.scenario)) == ["NT301", "NT301"]
    assert mended(library, library.scenario).changes == ()


def test_a_wrong_language_changes_no_words(library: Library) -> None:
    """The one line that is wrong is left to the author, and every other stays."""
    library.replace(library.scenario, ("persona: plain", "lang: en\npersona: plain"))

    done = mended(library, library.scenario)

    assert "NT426" in codes(done.findings)
    assert (done.changes, done.after) == ((), done.before)


def test_several_slips_are_mended_round_by_round(library: Library) -> None:
    """Those behind a fault that stopped the reading too; each is told of."""
    library.replace(
        library.scenario,
        ("title: 头一通", "title：头一通"),
        ("persona: plain", "persona:plian"),
        ("acts: [demand]", "acts: [demnd]"),
    )

    done = mended(library, library.scenario)

    assert done.after == SCENARIO
    assert sorted(c.finding.code for c in done.changes) == ["NT111", "NT116", "NT301", "NT304"]


def test_a_name_with_capitals_is_changed_wherever_it_stands(library: Library) -> None:
    """The state and the row that leads to it, or the talk would break."""
    library.replace(
        library.scenario,
        ("\n  confirming:", "\n  Confirming:"),
        ("to: confirming", "to: Confirming"),
    )

    assert mended(library, library.scenario).after == SCENARIO


@pytest.mark.parametrize("name", ["persona", "lines", "pack"])
def test_other_files_are_mended_too(library: Library, name: str) -> None:
    """Persona, words and manifest."""
    path = getattr(library, name)
    before = path.read_text("utf-8")
    key = before.partition(":")[0]
    library.replace(path, (f"{key}: ", f"{key}："))

    assert mended(library, path).after == before


def test_ends_of_lines_and_the_byte_order_mark_stay(library: Library) -> None:
    """A file from another system remains one."""
    text = SCENARIO.replace("persona: plain", "persona: plian").replace("\n", "\r\n")
    library.scenario.write_bytes(codecs.BOM_UTF8 + text.encode("utf-8"))

    done = mended(library, library.scenario)
    write(library.scenario, done.before, done.after)

    expected = codecs.BOM_UTF8 + SCENARIO.replace("\n", "\r\n").encode("utf-8")
    assert library.scenario.read_bytes() == expected


def test_a_file_that_changed_meanwhile_is_not_written(library: Library) -> None:
    """What somebody else saved is not lost."""
    library.replace(library.scenario, ("persona: plain", "persona: plian"))
    done = mended(library, library.scenario)
    library.scenario.write_text(SCENARIO + "# mine\n", "utf-8")

    with pytest.raises(ChangedMeanwhileError):
        write(library.scenario, done.before, done.after)

    assert library.scenario.read_text("utf-8") == SCENARIO + "# mine\n"
    assert sorted(p.name for p in library.scenario.parent.iterdir()) == [
        "first-call.yaml",
        "pack.yaml",
    ]


@pytest.mark.parametrize("text", ["", "x", "- a\n- b\n", "x: [\n", "\u0000", "a: &b c\n"])
def test_what_is_no_scenario_is_left_alone(library: Library, text: str) -> None:
    """Nothing raises, whatever a file holds."""
    library.scenario.write_text(text, "utf-8")

    done = mended(library, library.scenario)

    assert errors(list(done.findings)) > 0


@pytest.mark.parametrize("name", ["gone.yaml", "cn"])
def test_what_cannot_be_read_is_only_told(library: Library, name: str) -> None:
    """A file that is missing, and a folder."""
    done = mended(library, library.root / name)

    assert (done.changes, len(done.findings)) == ((), 1)


@pytest.fixture
def mutations() -> Any:
    """The ways of spoiling a file."""
    sys.path.insert(0, str(SCRIPTS))
    yield import_module("mutations")
    sys.path.remove(str(SCRIPTS))


def said(path: Path) -> list[str]:
    """Every word of a file that is read, in order."""
    found: list[str] = []

    def walk(data: Any) -> None:
        for part in data if isinstance(data, list) else ():
            walk(part)
        for key, value in data.items() if isinstance(data, dict) else ():
            found.append(str(key))
            walk(value)
        if not isinstance(data, (dict, list)):
            found.append(str(data))

    walk(Files().source(path).data)
    return found


def slipped(text: str, rng: Random) -> str:
    """A text with a slip or two of the kinds that people make."""
    kinds = {
        r"[a-z_]{4,}": lambda word: word[:1] + word[2:],
        r": ": lambda _: rng.choice((":", "：")),
        r", ": lambda _: "，",
        r"(?m)^  +": lambda gap: rng.choice(("\t" * (len(gap) // 2), gap + " ", gap[1:])),
        r"true|false": lambda _: rng.choice(("yes", "no", "是")),
        r'"\d[\d.]*"': lambda figure: rng.choice((figure[1:-1], "¥" + figure[1:-1])),
    }
    for _ in range(rng.choice((1, 1, 2))):
        pattern = rng.choice(list(kinds))
        found = list(re.finditer(pattern, text))
        if found:
            one = rng.choice(found)
            text = text[: one.start()] + kinds[pattern](one[0]) + text[one.end() :]
    return text


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SPOILT))
def test_no_spoilt_file_ends_up_worse(mutations: ModuleType, tmp_path: Path, seed: int) -> None:
    """Errors never rise, what was fine reads as before, and a second mending does nothing."""
    root = tmp_path / "library"
    shutil.copytree(shipped_root(), root)
    rng = Random(seed)
    path = rng.choice(sorted(root.rglob("*.yaml")))
    data = path.read_bytes()
    spoilt, _ = mutations.mutated(data, rng, [b"ask_open"])
    path.write_bytes(slipped(data.decode(), rng).encode() if seed % 4 else spoilt)
    whole, words, found = Files().source(path).whole, said(path), check_file(path, (root,))

    done = mend(path, (root,), Files())
    if done.changes:
        write(path, done.before, done.after)

    assert list(done.findings) == check_file(path, (root,))
    assert mend(path, (root,), Files()).changes == ()
    if whole:
        assert errors(list(done.findings)) <= errors(found)
        changed = sum(a != b for a, b in zip(words, said(path), strict=False))
        assert changed <= 2 * len(done.changes) or len(words) != len(said(path))


def test_shipped_files_have_nothing_to_mend() -> None:
    """Not one byte would change."""
    paths = sorted(shipped_root().rglob("*.yaml"))

    assert len(paths) > 20
    assert not [path for path in paths if mendable(path, (shipped_root(),), Files())]


def test_the_sound_library_has_nothing_to_mend(library: Library) -> None:
    """Neither scenario nor persona."""
    for path, text in ((library.scenario, SCENARIO), (library.persona, PERSONA)):
        assert mended(library, path).after == text
    assert mended(library, library.lines).after == LINES
