"""House packs: rules and severities of an instructor's own, checked and applied."""

import re
from pathlib import Path

import pytest

from negotiation_trainer.conduct.house import HOUSES, with_house
from negotiation_trainer.conduct.model import Force, Severity
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import ContentError
from tests.sample import DATA, practice

GOOD = """\
conduct: house-calm
extends: us
title: {en: Our own rules}
severity: {us-no-deceptive-means: critical, us-right-party-first: minor}
rules:
  - id: calm-no-sunday
    kind: must-not
    force: house
    check: {hours: {not_before: "09:00", not_after: "18:00", days: [mon, tue, wed, thu, fri]}}
    severity: critical
    text: {zh: 周末不联系。, en: No contact on weekends.}
    evidence: house
"""


def written(home, text, name="house-calm"):
    """Put a house pack into a data folder."""
    folder = home / "conduct"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_house_pack_adds_rules_and_changes_severities(tmp_path):
    """Of its own jurisdiction only."""
    read = HOUSES.read(written(tmp_path, GOOD))
    assert read.problems == ()
    ours = with_house(shipped_pack("us"), [read.held])
    weights = {rule.id: rule.severity for rule in ours.rules}
    assert weights["us-no-deceptive-means"] is Severity.CRITICAL
    assert weights["us-right-party-first"] is Severity.MINOR
    assert ours.rules[-1].id == "calm-no-sunday"
    assert ours.rules[-1].force is Force.HOUSE
    assert with_house(shipped_pack("cn"), [read.held]) == shipped_pack("cn")


PAGE = (Path(__file__).resolve().parents[2] / "docs" / "conduct-packs.md").read_text("utf-8")
SHOWN = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("check", sorted(set(re.findall(r" +(check: .*)", PAGE))))
def test_every_check_the_page_shows_can_be_written_so(tmp_path, check):
    """In a rule of a house pack, as it stands."""
    text = re.sub(r"check: .*", lambda _: check, GOOD)
    assert HOUSES.read(written(tmp_path, text)).problems == ()


def test_the_house_pack_the_page_shows_is_sound(tmp_path):
    """From its first line to its last."""
    (whole,) = (text for text in SHOWN if text.startswith("conduct:"))
    assert HOUSES.read(written(tmp_path, whole)).problems == ()


def test_a_talk_is_judged_by_the_house_rules(tmp_path):
    """The sample's contact is on a Tuesday; moved to a Sunday it fails."""
    written(tmp_path, GOOD)
    ours = practice(tmp_path)
    bundle = ours.open(str(DATA / "lost-keys.yaml"))
    attempt = ours.begin(bundle, mode=Mode.GUIDED)
    attempt.give({"plan": {"at": "2026-03-01T10:00"}})
    gate = next(g for g in attempt.debrief().gates if g.rule == "calm-no-sunday")
    assert (gate.failed, gate.quote) == (True, "2026-03-01 10:00")
    weekday = ours.begin(bundle, mode=Mode.GUIDED)
    kept = next(g for g in weekday.debrief().gates if g.rule == "calm-no-sunday")
    assert not kept.failed


def test_without_house_packs_nothing_changes(tmp_path):
    """The shipped rules alone, and the same digest."""
    plain = practice(tmp_path / "a").open(str(DATA / "lost-keys.yaml"))
    assert HOUSES.files(tmp_path / "a") == []
    written(
        tmp_path,
        GOOD.replace("extends: us", "extends: cn").replace(
            "severity: {us-no-deceptive-means: critical, us-right-party-first: minor}\n", ""
        ),
    )
    other = practice(tmp_path).open(str(DATA / "lost-keys.yaml"))
    assert other.digest == plain.digest


BROKEN = {
    "NT205": (GOOD.replace("us-no-deceptive-means", "us-no-deceptive-mean"), 4),
    "NT202": (GOOD.replace("    kind:", "    sort: a\n    kind:"), 7),
    "NT201": (GOOD.replace("    severity: critical\n", ""), 6),
    "NT221": (GOOD.replace("house-calm", "house-loud"), 1),
    "NT229": (GOOD.replace("hours: {", "duty: who, hours: {"), 9),
    "NT113": (GOOD + 'x: "', 13),
}


@pytest.mark.parametrize(("code", "text", "line"), [(c, *v) for c, v in BROKEN.items()])
def test_a_fault_is_told_at_its_place_and_stops_the_talk(tmp_path, code, text, line):
    """Nobody plays on without the rules he thinks he has."""
    found = HOUSES.read(written(tmp_path, text)).problems
    assert [(p.code, p.line) for p in found] == [(code, line)]
    for lang in ("zh", "en"):
        assert found[0].message(lang)
    with pytest.raises(ContentError) as caught:
        practice(tmp_path).open(str(DATA / "lost-keys.yaml"))
    assert [p.code for p in caught.value.problems] == [code]


@pytest.mark.parametrize(
    "groups", ["[一句话, 两句话]", "[[一句话]]", "[{zh: [一句话], fr: [un mot]}]"]
)
def test_a_list_of_wrong_items_is_not_called_too_short(tmp_path, groups):
    """Each item is told for what is wrong with it; none is missing."""
    said = f"check: {{said: {{groups: {groups}, due: recorded}}}}"
    hours = GOOD[GOOD.index("check: {hours") :].partition("\n")[0]
    problems = HOUSES.read(written(tmp_path, GOOD.replace(hours, said))).problems

    assert problems
    assert {problem.code for problem in problems} <= {"NT203", "NT205"}


def test_unknown_words_of_a_check_are_told(tmp_path):
    """A breach, an act and a topic that do not exist."""
    text = (
        GOOD
        + """\
  - id: a1
    kind: must-not
    force: house
    check: {breach: thread}
    severity: minor
    text: {en: A}
    evidence: house
  - id: a2
    kind: must
    force: house
    check: {reaction: {to: dispute, must: [{any: [reflekt, {state_facts: writes}]}]}}
    severity: minor
    text: {en: B}
    evidence: house
"""
    )
    found = HOUSES.read(written(tmp_path, text)).problems
    assert [p.arguments["word"] for p in found] == ["thread", "reflekt", "writes"]
    assert found[0].arguments["nearest"] == "threat"


@pytest.mark.parametrize(
    ("scope", "word", "nearest"),
    [
        ("products: [car-lone]", "car-lone", "car-loan"),
        ("products: [mortgage, 卡]", "卡", None),
        ("channels: wechat", "wechat", None),
        ("channels: [phone, Visit]", "Visit", "visit"),
    ],
)
def test_a_rule_aimed_at_nothing_is_told(tmp_path, scope, word, nearest):
    """A product or channel that there is not, in whatever script; the right ones are named."""
    found = HOUSES.read(written(tmp_path, GOOD.replace("    kind:", f"    {scope}\n    kind:")))
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.arguments["word"]) == ("NT301", 7, word)
    assert problem.arguments.get("nearest") == nearest
    if nearest is None:
        known = "car-loan" if "products" in scope else "message"
        assert all(known in problem.hint(lang) for lang in ("zh", "en"))


def test_a_house_pack_is_known_by_its_folder_or_its_first_key(tmp_path):
    """So that `check` can be given its path."""
    named = {"conduct": "house-calm", "extends": "us"}
    assert HOUSES.claims(tmp_path / "house-calm.yaml", named)
    assert HOUSES.claims(tmp_path / "conduct" / "house-calm.yaml", "just words")
    assert not HOUSES.claims(tmp_path / "house-calm.yaml", {"scenario": "x", **named})
    assert not HOUSES.claims(tmp_path / "house-calm.yaml", None)
