"""The author's preview without a screen: talks that go on from version to version of a file."""

import shutil
from pathlib import Path

import pytest

from negotiation_trainer.analysis.findings import Example
from negotiation_trainer.analysis.preview import Deed, Preview, Scene
from negotiation_trainer.analysis.preview_files import AuthorFiles
from negotiation_trainer.analysis.preview_places import line_spots, persona_spot, row_spot
from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.scenario.diagnostics import Severity
from negotiation_trainer.scenario.overlay import texts_of
from tests.sample import TagReader

LIBRARY = Path(__file__).parents[1] / "tui" / "library"
SCENARIOS = {"en": ("us", "borrowed-ladder"), "zh": ("cn", "rain-boots")}
HELLO = "Ann <identify_self> / June? <verify_identity:identity>"


class Desk:
    """A copy of a scenario with its persona, and a preview of it."""

    def __init__(self, folder: Path, lang: str = "en", scene: Scene | None = None) -> None:
        pack, name = SCENARIOS[lang]
        shutil.copytree(LIBRARY / "personas", folder / "personas")
        shutil.copytree(LIBRARY / pack, folder / pack)
        self.path = folder / pack / f"{name}.yaml"
        self.lines = folder / "personas" / f"clerk.{lang}.yaml"
        self.files = AuthorFiles(self.path, (), folder / "home")
        self.preview = Preview(self.files.check(self.files.read()), scene or Scene())

    def save(self, old: str, new: str, path: Path | None = None) -> None:
        """Change a file and go on with it as the app does: as read, then as checked."""
        path = path or self.path
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        version = self.files.read()
        self.preview.take_up(version)
        self.preview.take_up(self.files.check(version))

    def say(self, words: str) -> None:
        """Type something."""
        self.preview.give({"say": words}, TagReader())

    @property
    def changes(self) -> list[tuple[str, int, str]]:
        """What the last save changed."""
        return [(change.key, change.turn, change.what) for change in self.preview.changes]


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        ("en", "Eight calls this week.", "Nine calls this week."),
        ("zh", "上次那通电话你们是怎么说话的？", "又是你们？"),
    ],
)
def test_a_saved_line_is_said_in_the_talk_that_goes_on(tmp_path, lang, old, new) -> None:
    """The reply taken is taken again by its words; the debtor answers as the file now has it."""
    desk = Desk(tmp_path, lang)
    desk.preview.give({"choose": 1}, TagReader())
    assert old in desk.preview.line
    desk.save(old, new)
    assert new in desk.preview.line
    assert desk.preview.taken[1].turn.move.choice == 1
    assert desk.changes == [("line", 1, "")]


def test_a_row_that_leads_elsewhere_is_told_by_its_turn(tmp_path) -> None:
    """Typed words keep their reading, and the turn whose place changed is named."""
    desk = Desk(tmp_path)
    desk.say(HELLO)
    reading = desk.preview.taken[1].turn.move.reading
    desk.save("to: talking}\n", "to: agreed}\n      - {act: state_facts, to: talking}\n")
    assert desk.preview.cursor.state == "agreed"
    assert desk.changes == [("place", 1, "agreed")]
    assert desk.preview.taken[1].turn.move.reading == reading


def test_a_reply_whose_words_are_gone_is_taken_as_typed(tmp_path) -> None:
    """It keeps what it declared when it was taken."""
    desk = Desk(tmp_path)
    desk.preview.give({"choose": 1}, TagReader())
    desk.save("Ann Lee with Rung & Rail. Is", "This is Ann Lee. Is")
    last = desk.preview.taken[1]
    assert last.strayed
    assert last.turn.move.choice is None
    assert last.turn.move.text.startswith("Ann Lee with Rung & Rail")
    assert desk.preview.cursor.state == "talking"
    assert desk.changes == [("strayed", 1, "")]


def test_a_reply_that_moved_is_found_by_its_words(tmp_path) -> None:
    """Its number is another one, what it declares is what the file says now."""
    desk = Desk(tmp_path)
    desk.preview.give({"choose": 1}, TagReader())
    extra = '      - {say: "Hi.", acts: [greet]}\n'
    desk.save('    replies:\n      - {say: "Ann', f'    replies:\n{extra}      - {{say: "Ann')
    assert desk.preview.taken[1].turn.move.choice == 2
    assert desk.changes == []


def test_a_broken_file_leaves_the_last_sound_version_in_play(tmp_path) -> None:
    """Bad YAML and a wrong name alike: problems are told, the talk can go on."""
    desk = Desk(tmp_path)
    desk.say(HELLO)
    for old, new, code in (
        ("start: hello", "start: [hello", "NT1"),
        ("start: [hello", "start: hullo", "NT301"),
    ):
        desk.save(old, new)
        assert desk.preview.broken
        assert any(item.code.startswith(code) for item in desk.preview.latest.problems)
    desk.say("Eight calls <acknowledge_feeling>")
    assert desk.preview.cursor.turn == 2
    desk.save("start: hullo", "start: hello")
    assert not desk.preview.broken
    assert desk.preview.cursor.turn == 2


def test_an_error_only_the_check_finds_takes_the_quick_version_back(tmp_path) -> None:
    """What was played for a moment gives way to the last version that passed."""
    desk = Desk(tmp_path)
    desk.save('interest: "100.00", penalty: "100.00"', 'interest: "100.00", penalty: "-1.00"')
    assert desk.preview.broken
    assert desk.preview.compiled.case.balance.penalty == 100


def test_a_file_broken_from_the_start_begins_once_it_is_mended(tmp_path) -> None:
    """There is nothing to say before, and the first line afterwards."""
    desk = Desk(tmp_path)
    desk.path.write_text(desk.path.read_text("utf-8").replace("start: hello", "start: hullo"))
    desk.preview = Preview(desk.files.check(desk.files.read()))
    assert desk.preview.compiled is None
    with pytest.raises(InputError):
        desk.say(HELLO)
    desk.save("start: hullo", "start: hello")
    assert desk.preview.line == "Who is this?"


def test_steps_that_no_longer_fit_are_kept_for_when_they_do(tmp_path) -> None:
    """A talk that ends early by an edit goes on again when the edit is taken back."""
    desk = Desk(tmp_path)
    desk.preview.put(Deed.FACT, "cousin")
    desk.say(HELLO)
    desk.save("    cousin:", "    nephew:")
    assert [key for key, _, _ in desk.changes] == ["stops"]
    assert desk.preview.cursor.turn == 0
    desk.save("    nephew:", "    cousin:")
    assert [key for key, _, _ in desk.changes] == ["goes_on"]
    assert desk.preview.cursor.turn == 1


@pytest.mark.parametrize("lang", SCENARIOS)
def test_it_opens_where_it_is_told_to(tmp_path, lang) -> None:
    """State, mood and facts as given; the line is that of the state."""
    desk = Desk(tmp_path, lang, Scene("agreed", "civil"))
    cursor = desk.preview.cursor
    assert (cursor.state, cursor.mood, cursor.turn) == ("agreed", "civil", 0)
    assert desk.preview.taken[0].turn.line_keys == ("states.agreed.lines.0",)


def test_known_facts_hold_from_the_start_and_names_that_are_gone_do_not(tmp_path) -> None:
    """A scene outlives versions that lack parts of it."""
    desk = Desk(tmp_path, "en", Scene("nowhere", "odd", frozenset({"cousin", "ghost"})))
    cursor = desk.preview.cursor
    assert (cursor.state, cursor.mood, cursor.known) == ("hello", "cross", {"cousin"})


def test_jumps_moods_and_facts_are_steps_like_any_other(tmp_path) -> None:
    """Each can be undone; a restart leads back to the scene."""
    desk = Desk(tmp_path)
    desk.preview.put(Deed.STATE, "talking")
    desk.preview.put(Deed.MOOD, "civil")
    desk.preview.put(Deed.FACT, "cousin")
    cursor = desk.preview.cursor
    assert (cursor.state, cursor.mood, cursor.known) == ("talking", "civil", {"cousin"})
    assert desk.preview.line.startswith("That is me.")
    desk.preview.undo()
    assert desk.preview.cursor.known == frozenset()
    desk.preview.undo()
    assert desk.preview.cursor.mood == "cross"
    desk.preview.restart()
    assert desk.preview.cursor.state == "hello"
    with pytest.raises(InputError):
        desk.preview.put(Deed.STATE, "nowhere")


def test_a_jump_leads_out_of_a_talk_that_is_over(tmp_path) -> None:
    """After hanging up nothing can be said until a state is chosen."""
    desk = Desk(tmp_path)
    desk.preview.give({"hang_up": True}, TagReader())
    assert desk.preview.done
    with pytest.raises(InputError):
        desk.say(HELLO)
    desk.preview.put(Deed.STATE, "talking")
    assert not desk.preview.done
    assert len(desk.preview.replies) == 2


def test_rows_and_lines_are_named_with_their_place_in_the_file(tmp_path) -> None:
    """The line number leads to the text itself, in the scenario and in the persona's words."""
    desk = Desk(tmp_path)
    desk.say(HELLO)
    desk.say("mumble")
    parts = desk.preview.version.parts
    text = desk.path.read_text("utf-8").splitlines()
    first, second = (item.turn for item in desk.preview.taken[1:])
    row = row_spot(parts, first)
    assert row.name == "states.hello.moves.1"
    assert "act: verify_identity, to: talking" in text[row.line - 1]
    (said,) = line_spots(parts, first)
    assert "That is me." in text[said.line - 1]
    assert row_spot(parts, second) is None
    (own,) = line_spots(parts, second)
    assert own.file == "clerk.en.yaml"
    assert second.line in desk.lines.read_text("utf-8").splitlines()[own.line - 1]
    desk.say("I hear you <acknowledge_feeling>")
    mood = persona_spot(parts, desk.preview.taken[3].turn)
    assert mood.file == "clerk.yaml"


def test_words_of_the_persona_are_watched_as_well(tmp_path) -> None:
    """A change of scenario, persona, lines or pack file changes the stamp."""
    desk = Desk(tmp_path)
    desk.say("mumble")
    for path in (
        desk.path,
        desk.lines,
        desk.lines.with_name("clerk.yaml"),
        desk.path.parent / "pack.yaml",
    ):
        before = desk.files.stamp()
        with path.open("a", encoding="utf-8") as stream:
            stream.write("# seen\n")
        assert desk.files.stamp() != before, path
    desk.save("I did not get that.", "Come again?", desk.lines)
    assert "Come again?" in desk.preview.line


def test_files_that_say_the_same_change_nothing(tmp_path) -> None:
    """A remark in the file is no new version, and what was told of the last one stays."""
    desk = Desk(tmp_path)
    desk.save("Who is this?", "Who's there?")
    assert desk.changes == [("line", 0, "")]
    desk.preview.take_up(desk.files.check(desk.files.read()))
    assert desk.changes == [("line", 0, "")]


# ── a second language beside the scenario ──

OTHER = {"en": "zh", "zh": "en"}
ELSEWHERE = {"en": "借来的梯子。", "zh": "Rain boots."}


def with_overlay(folder: Path, lang: str) -> tuple[Desk, Path]:
    """Return a desk with a whole overlay beside its scenario."""
    desk = Desk(folder, lang)
    other = OTHER[lang]
    words = desk.lines.read_text("utf-8").replace(f"lang: {lang}", f"lang: {other}")
    desk.lines.with_name(f"clerk.{other}.yaml").write_text(words, "utf-8")
    data = desk.files.read().parts.scenario.source.data
    overlay = desk.path.with_name(f"{desk.path.stem}.{other}.yaml")
    texts = "".join(
        f"  {text.id}: {{of: {text.mark}, say: {ELSEWHERE[lang]}}}\n" for text in texts_of(data)
    )
    overlay.write_text(f"overlay: {desk.path.stem}\nlang: {other}\ntexts:\n{texts}", "utf-8")
    return desk, overlay


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_second_language_is_watched_and_read_again(tmp_path, lang) -> None:
    """A new overlay, a change to it and its end are all noticed; the version has its words."""
    desk = Desk(tmp_path, lang)
    before = desk.files.stamp()
    desk, overlay = with_overlay(tmp_path / "again", lang)
    with_it = desk.files.stamp()
    assert len(with_it) > len(before)
    (tongue,) = desk.files.read().parts.tongues
    assert tongue.whole
    text = overlay.read_text("utf-8")
    overlay.write_text(text.replace(ELSEWHERE[lang], f"{ELSEWHERE[lang]} 2", 1), "utf-8")
    assert desk.files.stamp() != with_it
    (tongue,) = desk.files.read().parts.tongues
    assert any(
        entry.say == (f"{ELSEWHERE[lang]} 2",) for entry in tongue.overlay.model.texts.values()
    )
    overlay.unlink()
    assert desk.files.read().parts.tongues == ()


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        ("en", "Eight calls this week.", "Nine calls this week."),
        ("zh", "上次那通电话你们是怎么说话的？", "又是你们？"),
    ],
)
def test_a_line_changed_makes_its_translation_stale(tmp_path, lang, old, new) -> None:
    """The overlay itself is as it was; what is wrong with it has changed all the same."""
    desk, overlay = with_overlay(tmp_path, lang)
    sound = desk.files.check(desk.files.read())
    stale = {item.code for item in sound.problems if item.file == str(overlay)}
    assert "NT903" not in stale
    desk.save(old, new)
    codes = {item.code for item in desk.preview.latest.problems if item.file == str(overlay)}
    assert "NT903" in codes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_error_in_the_other_language_stops_no_talk(tmp_path, lang) -> None:
    """It is told, and the scenario goes on in its own language."""
    desk, overlay = with_overlay(tmp_path, lang)
    overlay.write_text("overlay: [", "utf-8")
    version = desk.files.check(desk.files.read())
    desk.preview.take_up(version)
    assert any(
        item.file == str(overlay) and item.severity is Severity.ERROR for item in version.problems
    )
    assert version.playable
    assert not desk.preview.broken


def test_a_talk_of_an_analysis_is_shown_as_far_as_it_goes(tmp_path):
    """In place of what was said before; what the file no longer allows is told and left out."""
    desk = Desk(tmp_path)
    desk.say(HELLO)
    desk.preview.show(Example(({"choose": 1}, {"silence": True}), seed=1), TagReader())
    assert [item.step.entry.kind.value for item in desk.preview.taken[1:]] == ["choose", "silence"]
    assert desk.changes == []

    desk.preview.show(Example(({"choose": 1}, {"choose": 9}, {"silence": True})), TagReader())
    assert desk.preview.cursor.turn == 1
    assert desk.changes == [("stops", 1, "2")]
