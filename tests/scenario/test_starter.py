"""Starters: sound without a finding, playable to an agreement, and never over somebody's file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from negotiation_trainer.catalogue.moves import Mark, Reading, Segment
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.checks import check_file, check_paths
from negotiation_trainer.scenario.library import read_model, shipped_root
from negotiation_trainer.scenario.persona_model import Persona
from negotiation_trainer.scenario.starter import BadIdError, ExistsError, write_starter

LANGS = ("zh", "en")

GOOD_CHOICES = (2, 1, 1, 4, 1, 2, 3, 2, 3)
"""The best of the offered replies, turn by turn; the first offer is turned down, the next taken."""

Said = tuple[str, tuple[str, ...], tuple[str, ...]]
TYPED: Mapping[str, tuple[Said, ...]] = {
    "zh": (
        ("你好，我是银行的小方，麻烦报下生日和后四位", ("identify_self", "verify_identity"), ()),
        ("打扰您休息了，您还有六千多没还", ("acknowledge_feeling", "state_facts"), ("amount",)),
        ("出了什么事，能说说吗", ("ask_open",), ("reason",)),
        ("原来是手机丢了没收到", ("reflect",), ("reason",)),
        ("您几号有钱进账", ("ask_closed",), ("income",)),
        ("7月8号先还1000元，余下分6期", ("propose_plan",), ("plan",)),
        ("那罚息给您减一半，头一笔500元就行", ("propose_plan",), ("waiver",)),
        ("好，就按您说的", (), ()),
        ("那我念一遍，您听对不对", ("confirm_summary",), ("plan",)),
        ("谢谢您，再见", ("thank", "close"), ()),
    ),
    "en": (
        (
            "Hi, Sam from the credit union, is this Denise?",
            ("identify_self", "verify_identity"),
            (),
        ),
        ("Sorry to wake you. You owe $2,454", ("acknowledge_feeling", "state_facts"), ("amount",)),
        ("so what happened?", ("ask_open",), ("reason",)),
        ("oh, the account got closed on you", ("reflect",), ("reason",)),
        ("when do you get paid?", ("ask_closed",), ("income",)),
        ("how about $100 on September 4, then $198 a month", ("propose_plan",), ("plan",)),
        ("I can waive the late fee, and make it $50 first", ("propose_plan",), ("waiver",)),
        ("let me read it back to you", ("confirm_summary",), ("plan",)),
        ("thank you, bye", ("thank", "close"), ()),
    ),
}
"""A talk in one's own words, with what a reader would make of each."""


MEANT = {text: (acts, topics) for lines in TYPED.values() for text, acts, topics in lines}


class ScriptedReader:
    """Reads the typed lines of this file as they are meant, and figures as the program does."""

    name = "scripted"

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Look the line up; any other line does nothing."""
        del context
        acts, topics = MEANT.get(text, ((), ()))
        span = (0, len(text))
        return Reading(
            text,
            lang,
            acts=tuple(Mark(act, 1.0, span) for act in acts),
            topics=tuple(Mark(topic, 1.0, span) for topic in topics),
            figures=find_figures(text, lang=lang, currency=frame.currency, today=frame.today),
            segments=(Segment(span, acts, topics),),
            empathy=1.0,
        )


def begin(path: Path, home: Path, mode: Mode) -> Attempt:
    """An attempt at the scenario of that path."""
    practice = Practice(home, lambda: datetime(2026, 7, 1, tzinfo=UTC), ScriptedReader)
    return practice.begin(practice.open(str(path)), mode=mode)


def write(kind: str, id: str, folder: Path, lang: str = "en", persona: str = "angry") -> list[Path]:
    """A starter with everything else as by default."""
    return write_starter(kind, id, folder=folder, lang=lang, persona=persona)


def data_of(path: Path) -> Any:
    """The contents of a persona's machine."""
    return read_model(path, Persona).source.data


@pytest.mark.parametrize("lang", LANGS)
def test_a_scenario_starter_has_no_findings(tmp_path: Path, lang: str) -> None:
    """Not one error and not one warning, in the language asked for."""
    (path,) = write("scenario", "my-first", tmp_path, lang)
    assert path == tmp_path / "my-first.yaml"
    assert check_file(path) == []
    assert f"\nlang: {lang}\n" in path.read_text("utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_a_persona_starter_has_no_findings(tmp_path: Path, lang: str) -> None:
    """Machine and words in both languages, where a scenario of the folder will find them."""
    paths = write("persona", "my-debtor", tmp_path, lang)
    names = ["my-debtor.yaml", "my-debtor.zh.yaml", "my-debtor.en.yaml"]
    assert paths == [tmp_path / "personas" / name for name in names]
    assert check_paths([tmp_path]) == []


@pytest.mark.parametrize("persona", ["angry", "evasive", "hardship", "strategic"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_scenario_starter_suits_every_shipped_persona(
    tmp_path: Path, lang: str, persona: str
) -> None:
    """It names no mood, so that none is missing when another persona is asked for."""
    if not (shipped_root() / "personas" / f"{persona}.{lang}.yaml").is_file():
        pytest.skip("this persona has no words in this language yet")
    (path,) = write("scenario", "my-first", tmp_path, lang, persona)
    assert check_file(path) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_offered_replies_lead_to_an_agreement(tmp_path: Path, lang: str) -> None:
    """The good ones do, within the mandate and the means, and the attempt passes."""
    attempt = begin(write("scenario", "my-first", tmp_path, lang)[0], tmp_path, Mode.GUIDED)
    for choice in GOOD_CHOICES:
        attempt.give({"choose": choice})
    found = attempt.debrief()
    assert (found.outcome, found.passed) == ("promised", True)
    assert found.deal is not None
    assert found.deal.affordable
    assert found.deal.inside_mandate
    assert found.hidden == ()


@pytest.mark.parametrize("lang", LANGS)
def test_typed_words_lead_to_an_agreement(tmp_path: Path, lang: str) -> None:
    """Nothing depends on the offered replies."""
    attempt = begin(write("scenario", "my-first", tmp_path, lang)[0], tmp_path, Mode.TYPED)
    for text, _, _ in TYPED[lang]:
        attempt.give({"say": text})
    found = attempt.debrief()
    assert found.outcome == "promised"
    assert found.deal is not None
    assert found.deal.affordable
    assert found.hidden == ()


@pytest.mark.parametrize("lang", LANGS)
def test_three_replies_are_on_offer_in_every_state(tmp_path: Path, lang: str) -> None:
    """Also before anything is known, so that guided mode is a choice."""
    attempt = begin(write("scenario", "my-first", tmp_path, lang)[0], tmp_path, Mode.GUIDED)
    for choice in GOOD_CHOICES:
        assert len(attempt.talk.replies) >= 3
        attempt.give({"choose": choice})


@pytest.mark.parametrize("lang", LANGS)
def test_a_scenario_starter_plays_with_a_persona_starter(tmp_path: Path, lang: str) -> None:
    """The two kinds fit together."""
    write("persona", "my-debtor", tmp_path, lang)
    (path,) = write("scenario", "my-first", tmp_path, lang, "my-debtor")
    assert check_paths([tmp_path]) == []
    attempt = begin(path, tmp_path, Mode.GUIDED)
    for choice in GOOD_CHOICES:
        attempt.give({"choose": choice})
    assert attempt.debrief().outcome == "promised"


@pytest.mark.parametrize("kind", ["scenario", "persona"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_part_has_a_note_for_the_author(tmp_path: Path, kind: str, lang: str) -> None:
    """Each part of the outermost level has a comment, above it or beside it."""
    for path in write(kind, "my-own", tmp_path, lang):
        lines = path.read_text("utf-8").splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            if re.match(r"(?!persona|title|lang|moods)[a-z_]+:", line) and "states" not in line:
                assert before.startswith("#") or " # " in line, line


def test_the_machine_is_the_same_whatever_the_language(tmp_path: Path) -> None:
    """Only the comments differ."""
    zh, en = (write("persona", "my-debtor", tmp_path / lang, lang)[0] for lang in LANGS)
    assert data_of(zh) == data_of(en)
    assert zh.read_text("utf-8") != en.read_text("utf-8")


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    """The second starter of one name is refused and the first stays as the author left it."""
    (path,) = write("scenario", "my-first", tmp_path)
    path.write_text("mine", "utf-8")
    with pytest.raises(ExistsError, match=re.escape(str(path))):
        write("scenario", "my-first", tmp_path)
    assert path.read_text("utf-8") == "mine"


def test_one_file_in_the_way_stops_the_whole_persona(tmp_path: Path) -> None:
    """Nothing is left half written beside it."""
    words = tmp_path / "personas" / "my-debtor.en.yaml"
    words.parent.mkdir()
    words.write_text("mine", "utf-8")
    with pytest.raises(ExistsError):
        write("persona", "my-debtor", tmp_path)
    assert list(words.parent.iterdir()) == [words]


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    """A file must not come into being where a link points."""
    link = tmp_path / "my-first.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(ExistsError):
        write("scenario", "my-first", tmp_path)
    assert not (tmp_path / "elsewhere.yaml").exists()


BAD_IDS = ["", "My-First", "../up", "a/b", "a\\b", "first\n", "罚息", "x" * 61, "-x", "{id}"]


@pytest.mark.parametrize("id", [*BAD_IDS, "con", "lpt1", "pack"])
@pytest.mark.parametrize("kind", ["scenario", "persona"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, kind: str, id: str) -> None:
    """No path, no device, no manifest; nothing is written."""
    with pytest.raises(BadIdError):
        write(kind, id, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("persona", [*BAD_IDS, "x, level: 9"])
def test_a_bad_persona_is_refused_too(tmp_path: Path, persona: str) -> None:
    """It goes into the file, so it must be an id as well."""
    with pytest.raises(BadIdError):
        write("scenario", "my-first", tmp_path, "zh", persona)
    assert list(tmp_path.iterdir()) == []


def test_folders_come_into_being_and_personas_are_not_nested(tmp_path: Path) -> None:
    """A folder for personas takes them as it is."""
    (scenario,) = write("scenario", "my-first", tmp_path / "a" / "b")
    machine = write("persona", "my-debtor", tmp_path / "personas")[0]
    assert scenario == tmp_path / "a" / "b" / "my-first.yaml"
    assert machine == tmp_path / "personas" / "my-debtor.yaml"


def test_a_folder_that_is_a_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    """It is told as such and not as a starter that exists."""
    (tmp_path / "taken").write_text("", "utf-8")
    with pytest.raises(OSError):
        write("scenario", "my-first", tmp_path / "taken")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """There are scenarios and personas."""
    with pytest.raises(ValueError, match="pack"):
        write("pack", "my-own", tmp_path)


def test_no_placeholder_of_the_template_is_left(tmp_path: Path) -> None:
    """Ids are filled in everywhere; those of spoken lines stay for the talk to fill."""
    paths = [*write("persona", "my-debtor", tmp_path), *write("scenario", "my-first", tmp_path)]
    for path in paths:
        text = path.read_text("utf-8")
        assert "{id}" not in text
        assert "{persona}" not in text


def test_the_templates_are_part_of_the_package() -> None:
    """They are read as resources, so they must lie inside it."""
    folder = files("negotiation_trainer.scenario") / "starters"
    names = {item.name for item in folder.iterdir()}
    assert names == {
        f"{kind}.{lang}.yaml" for kind in ("scenario", "machine", "lines") for lang in LANGS
    }
