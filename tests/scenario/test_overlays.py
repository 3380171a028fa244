"""A scenario's words in another language: found by id and mark, laid over, checked, written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.checks.amounts import currencies, not_said, stated_figures
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import (
    PERSONAS,
    Place,
    read_parts,
    scenario_files,
    shipped_root,
)
from negotiation_trainer.scenario.overlay import laid_over, mark_of, match, texts_of
from negotiation_trainer.scenario.overlay_model import Overlay, overlay_lang
from negotiation_trainer.scenario.overlay_writing import TAIL, overlay_text, write_overlay
from negotiation_trainer.scenario.yaml_source import parse_source, read_source

DATA = Path(__file__).resolve().parents[1] / "data"
SHIPPED = [place.path for place in scenario_files(shipped_root())]

SMALL = {
    "title": "A form",
    "states": {
        "hello": {
            "lines": [{"say": ["Who is this?", "Yes?"]}, {"say": "You again."}],
            "replies": [{"say": "Ann Lee."}],
        }
    },
    "debtor": {"facts": {"work": {"asked_like": ["what hours"], "line": "I work nights."}}},
}


def entry(*source: str, say: str | list[str] | None) -> dict[str, object]:
    """An entry made from these words."""
    return {"of": mark_of(source), "say": say}


def overlay(**texts: dict[str, object]) -> Overlay:
    """An overlay with these entries; two underscores stand for a dot."""
    named = {name.replace("__", "."): value for name, value in texts.items()}
    return Overlay.model_validate({"overlay": "small", "lang": "zh", "texts": named})


HELLO = "states.hello.lines.1.say"
FULL = Overlay.model_validate(
    {
        "overlay": "small",
        "lang": "zh",
        "texts": {
            "title": entry("A form", say="一张表"),
            HELLO: entry("Who is this?", say="您哪位？"),
            f"{HELLO}.2": entry("Yes?", say="喂？"),
            "states.hello.lines.2.say": entry("You again.", say="又是你。"),
            "states.hello.replies.1.say": entry("Ann Lee.", say="我是李安。"),
            "debtor.facts.work.asked_like": entry("what hours", say=["几点上班", "上什么班"]),
            "debtor.facts.work.line.say": entry("I work nights.", say="我上夜班。"),
        },
    }
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library of the tests, to be changed."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Change a file in one place."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def found(folder: Path, name: str = "lost-keys.zh.yaml") -> list[Diagnostic]:
    """The findings about an overlay."""
    return check_file(folder / name, (folder,))


def refreshed(folder: Path, speak: str = "zh") -> str:
    """The overlay brought up to date, and put in place."""
    path = folder / "lost-keys.zh.yaml"
    text, _ = overlay_text(
        read_source(folder / "lost-keys.yaml"),
        "lost-keys",
        ("en", "zh"),
        speak=speak,
        old=read_source(path) if path.exists() else None,
    )
    write_overlay(path, text)
    return text


# ── ids and marks ──


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_text_has_an_id_of_its_own(path: Path) -> None:
    """None is told twice, and every place of a text leads to its words."""
    data = read_source(path).data

    texts = texts_of(data)

    assert len({text.id for text in texts}) == len(texts) > 20
    for text in texts:
        value = data
        for part in text.loc:
            value = value[part]
        assert (tuple(value) if text.is_list else (value,)) == text.words


def test_ids_are_the_same_however_one_item_is_written() -> None:
    """One line or a list of one, a fact's words alone or as a line."""
    one = {"states": {"a": {"lines": {"say": "Yes?"}}}, "debtor": {"facts": {"f": {"line": "No."}}}}
    many = {
        "states": {"a": {"lines": [{"say": ["Yes?"]}]}},
        "debtor": {"facts": {"f": {"line": {"say": ["No."]}}}},
    }

    assert [text.id for text in texts_of(one)] == [text.id for text in texts_of(many)]


@pytest.mark.parametrize("data", [None, [], "x", {"states": 3}, {"states": {"a": {"lines": [1]}}}])
def test_whatever_a_file_holds_its_texts_can_be_asked_for(data: object) -> None:
    """Broken data has fewer texts, and raises nothing."""
    assert texts_of(data) == ()


def test_a_mark_is_no_word_and_no_number_to_yaml() -> None:
    """It is read back as the text it is, for any words."""
    for number in range(200):
        mark = mark_of((f"line {number}", "还有"))
        assert parse_source(f"of: {mark}\n".encode(), "x").data == {"of": mark}


def test_a_moved_line_is_found_again_by_its_mark() -> None:
    """A new line before it takes neither its words nor makes them stale."""
    moved = {"states": {"hello": {"lines": [{"say": "New."}, {"say": "You again."}]}}}

    first, second = match(texts_of(moved), FULL).texts

    assert (first.entry, second.entry, second.fresh) == (HELLO, "states.hello.lines.2.say", True)
    assert not first.fresh


def test_a_renamed_state_keeps_its_words() -> None:
    """The words are the same, so their translation is."""
    renamed = {"states": {"greeting": SMALL["states"]["hello"]}}  # type: ignore[index]

    held = match(texts_of(renamed), FULL)

    assert all(item.fresh for item in held.texts)
    assert set(held.orphans) == {
        "title",
        "debtor.facts.work.asked_like",
        "debtor.facts.work.line.say",
    }


# ── laid over ──


def test_words_take_the_place_of_words_and_nothing_else_changes() -> None:
    """Variants stay as many as they were; examples may be more; the source is left alone."""
    before = repr(SMALL)

    data = laid_over(SMALL, FULL)

    assert data["title"] == "一张表"
    assert data["states"]["hello"]["lines"] == [{"say": ["您哪位？", "喂？"]}, {"say": "又是你。"}]
    assert data["debtor"]["facts"]["work"]["asked_like"] == ["几点上班", "上什么班"]
    assert data["debtor"]["facts"]["work"]["line"] == "我上夜班。"
    assert repr(SMALL) == before


def test_a_variant_without_words_is_said_as_the_first_that_has_some() -> None:
    """A text without any stays in its own language."""
    data = laid_over(SMALL, overlay(**{f"{HELLO}.2": entry("Yes?", say="喂？")}))

    assert data["states"]["hello"]["lines"] == [{"say": ["喂？", "喂？"]}, {"say": "You again."}]


def test_stale_words_are_better_than_none() -> None:
    """Until they are mended they are said all the same."""
    data = laid_over(SMALL, overlay(title={"of": "bbbbbb", "say": "旧的"}))

    assert data["title"] == "旧的"


# ── the check ──


def test_the_overlay_of_the_tests_is_sound(folder: Path) -> None:
    """Every text of the small scenario is there."""
    assert found(folder) == []


OVERLAYS = sorted(
    path
    for path in shipped_root().glob("*/*.*.yaml")
    if overlay_lang(path.name) and path.parent.name != PERSONAS
)


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.name)
def test_shipped_overlays_are_whole(path: Path) -> None:
    """Not one finding, in whichever language."""
    assert check_file(path) == []


SPOILT = {
    "NT901": ('    of: lqtzvt\n    say: "您哪位？"', "    of: lqtzvt\n    say:"),
    "NT903": ("of: lqtzvt", "of: lqtzvq"),
    "NT904": ("  title:\n", "  titel:\n    of: bbbbbb\n    say: 题目\n  title:\n"),
    "NT905": ("我的条件：{terms}。", "我的条件：{offer}。"),
    "NT906": ("一共1200.01美元", "一共1200.01元"),
    "NT910": ('say: "您哪位？"', "say: [您哪位？, 谁？]"),
    "NT423": ('say: "您哪位？"', "say: Who is this?"),
    "NT221": ("overlay: lost-keys", "overlay: other-keys"),
    "NT202": ("    of: lqtzvt", "    off: 1\n    of: lqtzvt"),
}


TOLD_BY_PLACE = ("NT904", "NT905", "NT906", "NT423")


@pytest.mark.parametrize("code", SPOILT)
def test_a_fault_of_an_overlay_is_found_alone(code: str, folder: Path) -> None:
    """Each has its code and nothing else is complained of."""
    change(folder / "lost-keys.zh.yaml", *SPOILT[code])

    findings = found(folder)

    assert [item.code for item in findings] == [code]
    if code not in ("NT221", "NT202"):
        named = "states.hello" in findings[0].message("en")
        assert named is (code not in TOLD_BY_PLACE)


def test_a_changed_source_makes_its_translation_stale(folder: Path) -> None:
    """The finding shows the new source and the mark to write."""
    change(folder / "lost-keys.yaml", "Who is this?", "Who are you?")

    (finding,) = found(folder)

    assert finding.code == "NT903"
    assert "Who are you?" in finding.message("zh")
    assert mark_of(("Who are you?",)) in finding.hint("en")


def test_a_deleted_source_leaves_an_orphan(folder: Path) -> None:
    """It is a warning: the scenario can still be practised in both."""
    change(
        folder / "lost-keys.yaml", '      - {when: {again: true}, say: "Back here again."}\n', ""
    )

    (finding,) = found(folder)

    assert (finding.code, finding.severity) == ("NT904", Severity.WARNING)
    assert "states.identified.lines.1.say" in finding.message("zh")


def test_a_persona_without_the_language_is_told(folder: Path) -> None:
    """The debtor could not answer in it."""
    (folder / "personas" / "porter.zh.yaml").unlink()

    assert [item.code for item in found(folder)] == ["NT305"]


def test_names_may_be_left_out_but_figures_may_not(folder: Path) -> None:
    """Languages differ in how often they call people by name."""
    change(folder / "lost-keys.yaml", '"Who is this?"', '"Who is this? I am {name}, {total}."')
    change(
        folder / "lost-keys.zh.yaml",
        "of: lqtzvt",
        f"of: {mark_of(('Who is this? I am {name}, {total}.',))}",
    )

    assert [item.code for item in found(folder)] == ["NT905"]
    change(folder / "lost-keys.zh.yaml", '"您哪位？"', '"您哪位？一共{total}。"')
    assert found(folder) == []


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("三万四千六百五十三块八毛！", "¥34,653.80"),
        ("每期569.42元", "569.42 yuan each"),
        ("一个月六百七", "six-seventy a month"),
        ("ending in 4419", "尾号四四一九"),
        ("$12,500 on the 10th", "10号先付一万两千五"),
        ("waive 5% of it", "减百分之五"),
        ("1.5万", "15,000"),
        ("by 2026", "到明年"),
        ("three hundred and six dollars", "306美元"),
    ],
)
def test_figures_agree_in_whatever_way_they_are_said(source: str, other: str) -> None:
    """In digits or in words, by either language's manner."""
    assert not_said(stated_figures(source), other) == frozenset()
    assert not_said(stated_figures(other), source) == frozenset()


def test_figures_and_currencies_that_differ_are_seen() -> None:
    """A slip of one digit, and dollars for yuan."""
    assert not_said(stated_figures("¥34,653.80"), "三万四千五百") == {"34653.8"}
    assert (currencies("300元"), currencies("$300"), currencies("三百块")) == (
        {"CNY"},
        {"USD"},
        set(),
    )
    assert currencies("300美元") == {"USD"}


# ── written for the author ──


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("speak", ["zh", "en"])
def test_a_new_overlay_has_every_entry_and_passes_with_warnings(
    path: Path, speak: str, tmp_path: Path
) -> None:
    """One warning tells how many are to be translated; a second writing changes nothing."""
    pack = tmp_path / path.parent.name
    pack.mkdir()
    shutil.copy(path, pack)
    shutil.copy(path.parent / "pack.yaml", pack)
    lang = read_parts(Place(path, path.parent), [shipped_root()]).lang
    other = "en" if lang == "zh" else "zh"
    source = read_source(path)

    text, counts = overlay_text(source, path.stem, (lang, other), speak=speak)
    again, later = overlay_text(
        source, path.stem, (lang, other), speak=speak, old=parse_source(text.encode(), "old")
    )
    write_overlay(pack / f"{path.stem}.{other}.yaml", text)
    findings = check_file(pack / f"{path.stem}.{other}.yaml", (shipped_root(),))

    assert [item.code for item in findings] == ["NT902"]
    assert counts.added == counts.texts == len(texts_of(source.data))
    assert (again, later.added, later.translated) == (text, 0, 0)


def test_refreshing_what_is_sound_changes_nothing(folder: Path) -> None:
    """Not one letter, in either language of the comments."""
    before = (folder / "lost-keys.zh.yaml").read_text("utf-8")

    assert refreshed(folder, "zh") == refreshed(folder, "en") == before


def test_refreshing_keeps_adds_marks_and_sets_aside(folder: Path) -> None:
    """What the author wrote stays as he wrote it, remarks and forms of quoting too."""
    path = folder / "lost-keys.zh.yaml"
    change(
        path,
        'of: brcpgg\n    say: "我上夜班。"',
        "# ask Li about this\n    of: brcpgg\n    say: >\n      我上\n      # 夜班。",
    )
    change(folder / "lost-keys.yaml", "Who is this?", "Who are you?")
    change(
        folder / "lost-keys.yaml", '      - {when: {again: true}, say: "Back here again."}\n', ""
    )
    change(
        folder / "lost-keys.yaml",
        '{say: "Goodbye.", acts: [close]}',
        '{say: "Goodbye.", acts: [close], note: "Short."}',
    )

    text = refreshed(folder)

    assert (
        "    # ask Li about this\n    of: brcpgg\n    say: >\n      我上\n      # 夜班。\n" in text
    )
    mark = mark_of(("Who are you?",))
    stale = f"# was: Who is this?\n    # en: Who are you?\n    of: {mark}\n    stale: true\n"
    assert stale in text
    assert f"    # en: Short.\n    of: {mark_of(('Short.',))}\n    say:\n" in text
    assert text.endswith(
        f"{TAIL['zh']}\n#  states.identified.lines.1.say:\n#    # was: Back here again.\n"
        '#    of: chgsxp\n#    say: "怎么又绕回来了。"\n'
    )
    assert [item.code for item in found(folder)] == ["NT903", "NT901"]
    assert refreshed(folder) == text


def test_a_stale_entry_is_mended_by_deleting_one_line(folder: Path) -> None:
    """No mark has to be copied after a refresh."""
    change(folder / "lost-keys.yaml", "Who is this?", "Who are you?")
    refreshed(folder)

    change(folder / "lost-keys.zh.yaml", "    stale: true\n", "")

    assert found(folder) == []
    assert "was:" not in refreshed(folder)


def test_words_that_come_back_after_a_line_moved(folder: Path) -> None:
    """A line moved in the scenario moves in the overlay, and no word is lost."""
    change(
        folder / "lost-keys.yaml",
        '      - {say: "Goodbye.", acts: [close]}',
        '      - {say: "One moment."}\n      - {say: "Goodbye.", acts: [close]}',
    )

    assert [item.code for item in found(folder)] == ["NT901"]
    text = refreshed(folder)
    assert text.index("replies.2.say") < text.index("# en: One moment.")
    assert text.index("replies.3.say:\n    # en: Goodbye.") > 0


def test_a_file_that_is_no_overlay_is_not_written_over(folder: Path) -> None:
    """The caller is told instead."""
    with pytest.raises(ValueError, match="overlay"):
        overlay_text(
            read_source(folder / "lost-keys.yaml"),
            "lost-keys",
            ("en", "zh"),
            speak="en",
            old=parse_source(b"a: 1\n", "x"),
        )


def test_overlays_are_no_scenarios(folder: Path) -> None:
    """The library lists the scenario once."""
    assert [place.id for place in scenario_files(folder)] == ["lost-keys"]
