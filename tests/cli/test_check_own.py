"""`check` of house packs and rubrics: what comes to nothing among the scenarios there are."""

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.scenario.checks.hours import DAY, TAUGHT_BY
from tests.cli.conftest import SAMPLE

RUBRIC = "rubric: week-one\nscenarios: [{}]\nchanges: {{pass_marks: {{empathy: 70}}}}\n"
HOUSE = """\
conduct: ours
extends: {extends}
rules:
  - id: ours-said
    kind: must
    force: house
    check: {check}
    severity: major
    text: {{zh: 要说的话, en: what is to be said}}
    evidence: house
"""
GROUP = "{{said: {{groups: [{{zh: [谢谢], en: [thank you]}}, {{{}}}], due: always}}}}"


@pytest.fixture
def own(home):
    """Put a file into the data folder, and a scenario of one's own."""
    (home / "scenarios").mkdir(parents=True)
    with open(SAMPLE, encoding="utf-8") as sample:
        text = sample.read().replace("scenario: lost-keys", "scenario: kiln-instalments")
    (home / "scenarios" / "kiln-instalments.yaml").write_text(text, encoding="utf-8")

    def put(name, text):
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


@pytest.mark.parametrize("elsewhere", [False, True], ids=["at home", "elsewhere"])
@pytest.mark.parametrize(("lang", "asked"), [("zh", "是不是想写"), ("en", "Did you mean")])
def test_a_rubric_for_a_scenario_that_is_not_there(call, own, tmp_path, lang, asked, elsewhere):
    """A warning with the nearest name, in whatever folder the two lie; --fix writes that name."""
    path = own("rubrics/week-one.yaml", RUBRIC.format("hutchs-truck, kiln-instalment"))
    where = {"where": tmp_path / "other"} if elsewhere else {}

    answer = call("check", str(path), "--json", "--lang", lang, **where)

    (told,) = answer.data
    assert (answer.code, told["code"], told["severity"]) == (0, "NT308", "warning")
    assert told["hint"].startswith(asked)
    assert "kiln-instalments" in told["hint"]
    call("check", "--fix", str(path), **where)
    assert path.read_text("utf-8") == RUBRIC.format("hutchs-truck, kiln-instalments")
    assert call("check", str(path), "--json", **where).data == []


@pytest.mark.parametrize(
    ("changes", "right", "effect"),
    [
        ("{breaches: {compliance: {critical: 40}}}", "-40", "a fault"),
        ("{breaches: {clarity: {minor: 2.5}}}", "-2.5", "a fault"),
        ("{heat: {rise: 7}}", "-7", "a fault"),
        ("{duties: {who: {unmet: 20}}}", "-20", "a fault"),
        ("{signals: {lectures: {points: 5}}}", "-5", "a fault"),
        ("{openings: {empathy: {met: -30}}}", "30", "done well"),
        ("{breaches: {compliance: {critical: -60}}, heat: {rise: 0, fall: 3}}", "", ""),
        ("{leeway: {warm_from: -1}, pass_marks: {empathy: 0}}", "", ""),
    ],
)
def test_points_with_the_wrong_sign(call, own, changes, right, effect):
    """Told with the right number: else a threat would earn what it ought to cost."""
    path = own("rubrics/week-one.yaml", f"rubric: week-one\nchanges: {changes}\n")

    english = call("check", str(path), "--json")
    chinese = call("check", str(path), "--json", "--lang", "zh")

    assert english.code == 0
    assert [one["code"] for one in english.data] == (["NT514"] if right else [])
    for one in english.data:
        assert effect in one["message"]
        assert f"Write {right};" in one["hint"]
        assert f"写成 {right}；" in chinese.data[0]["hint"]


def test_a_rubric_in_doubt_holds_all_the_same(call, own):
    """The scenario may be written tomorrow; a talk begins meanwhile."""
    own("rubrics/week-one.yaml", RUBRIC.format("not-written-yet"))

    assert call("play", SAMPLE, "--json", given='{"choose": 1}\n').code == 0


@pytest.mark.parametrize(
    ("name", "extends", "ids", "told"),
    [
        ("conduct/more.yaml", "us", ["ours-said"], ["ours.yaml"]),
        ("conduct/more.yaml", "us", ["more-said"], []),
        ("conduct/more.yaml", "cn", ["ours-said"], []),
        ("drafts/more.yaml", "us", ["ours-said"], []),
        ("conduct/more.yaml", "us", ["more-said", "more-said"], ["more.yaml"]),
    ],
)
def test_two_rules_of_one_id(call, own, name, extends, ids, told):
    """Told of packs that hold together, and within one; one of the rules would be lost."""
    check = "{avoid: {zh: [加我微信], en: [text me]}}"
    own("conduct/ours.yaml", HOUSE.format(extends="us", check=check))
    head, _, rule = HOUSE.format(extends=extends, check=check).partition("  - id: ours-said")
    text = head + "".join(f"  - id: {one}{rule}" for one in ids)
    path = own(name, text.replace("conduct: ours", "conduct: more"))

    for lang in ("zh", "en"):
        answer = call("check", str(path), "--json", "--lang", lang)

        assert (answer.code, [one["code"] for one in answer.data]) == (0, ["NT310"] * len(told))
        assert all(where in one["message"] for where, one in zip(told, answer.data, strict=True))


@pytest.mark.parametrize(
    ("extends", "check", "line"),
    [
        ("us", GROUP.format("zh: [谢谢]"), 1),
        ("us", GROUP.format("en: [thank you]"), 0),
        ("cn", GROUP.format("en: [thank you]"), 1),
        ("us", "{avoid: {zh: [加我微信]}}", 1),
        ("us", "{truth: {about: legal, fact: judgment, hedges: {zh: [可能]}}}", 1),
        ("us", "{truth: {about: legal, fact: judgment}}", 0),
        ("us", "{breach: threat, words: {zh: [上门]}}", 1),
        ("uk", "{avoid: {zh: [加我微信]}}", 0),
    ],
)
def test_phrases_in_one_language_where_scenarios_speak_the_other(call, own, extends, check, line):
    """Told where there are such scenarios, and only there."""
    path = own("conduct/ours.yaml", HOUSE.format(extends=extends, check=check))

    answer = call("check", str(path), "--json")

    assert answer.code == 0
    assert [item["code"] for item in answer.data] == ["NT309"] * line
    if line:
        lang = "Chinese" if extends == "cn" else "English"
        assert f"no phrases in {lang}" in answer.data[0]["message"]


@pytest.mark.parametrize(
    ("at", "more", "told"),
    [
        ("23:10", "", "08:00 to 21:00"),
        ("07:59", "", "08:00 to 21:00"),
        ("20:30", "", None),
        ("23:10", "agreed: true, ", None),
        ("23:10", "teaches", None),
    ],
)
def test_a_scenario_at_a_forbidden_hour(call, own, home, at, more, told):
    """Told with the hours of its country's rules, unless he agreed or just that is taught."""
    path = home / "scenarios" / "kiln-instalments.yaml"
    text = path.read_text("utf-8").replace('at: "2026-03-03T10:00"', f'at: "2026-03-03T{at}"')
    if more == "teaches":
        text = text.replace("teaches: [", "teaches: [lawful-hours, ")
    else:
        text = text.replace("contact: {", f"contact: {{{more}")
    path.write_text(text, "utf-8")

    english = call("check", str(path), "--json")
    chinese = call("check", str(path), "--json", "--lang", "zh")

    found = [one for one in english.data if one["code"] == "NT515"]
    assert len(found) == (told is not None)
    for one in found:
        assert told in one["message"]
        assert text.splitlines()[one["line"] - 1].strip().startswith("contact:")
        assert "08:00 到 21:00" in "".join(one["message"] for one in chinese.data)


def test_by_day_no_shipped_rule_forbids_a_contact():
    """Which is why the rules are asked about odd hours alone."""
    checks = [rule.check.hours for name in ("cn", "uk", "us") for rule in shipped_pack(name).rules]
    windows = [hours for hours in checks if hours is not None]

    assert windows
    assert all(h.not_before <= DAY[0] and DAY[1] <= h.not_after and not h.days for h in windows)
    assert TAUGHT_BY in catalogue().cards


def test_phrases_without_brackets_are_one_finding(call, own):
    """Whatever the comma made of the others; --fix puts the brackets."""
    path = own("conduct/ours.yaml", HOUSE.format(extends="cn", check="{avoid: {zh: 红包, 点数}}"))

    answer = call("check", str(path), "--json", "--lang", "zh")

    assert [item["code"] for item in answer.data] == ["NT230"]
    assert "[红包, 点数]" in answer.data[0]["hint"]
    call("check", "--fix", str(path))
    assert "{avoid: {zh: [红包, 点数]}}" in path.read_text("utf-8")


RULE = """\
conduct: ours
extends: cn
rules:
  - id: ours-word
    kind: must-not
    force: house
    check: {avoid: {zh: [红包]}}
    severity: minor
    text: {zh: 不许提红包, en: no gifts}
    evidence: found-text
"""
POINTS = "rubric: ours\nchanges: {duties: {who: {met: 12}}}\n"


@pytest.mark.parametrize(
    ("folder", "text", "old", "new", "zh", "en"),
    [
        (
            *("conduct", RULE, "    evidence", "    citation: {zh: 《通知》}\n    evidence"),
            *("还要写 verified_on", "goes verified_on"),
        ),
        (
            *("conduct", RULE, "{avoid: {", "{breach: threat, avoid: {"),
            *("只能写一种判断方式", "one way of checking"),
        ),
        ("conduct", RULE, "{zh: 不许提红包, en: no gifts}", "不许提红包", '{zh: "不许提红包"}', ""),
        ("conduct", RULE, "{zh: 不许提红包, en: no gifts}", "no gifts", "", '{en: "no gifts"}'),
        ("rubrics", POINTS, "met: 12", "met: 12分", "12。", "a number"),
        ("rubrics", POINTS, "met: 12", "met: twelve", "应该是一个数", "a number is expected"),
    ],
)
def test_what_does_not_fit_says_what_is_wanted(call, own, folder, text, old, new, zh, en):
    """Nobody has to guess which part of a rule or a rubric is wrong."""
    path = own(f"{folder}/ours.yaml", text.replace(old, new))

    for lang, words in (("zh", zh), ("en", en)):
        (told,) = call("check", str(path), "--json", "--lang", lang).data
        assert words in f"{told['message']} {told['hint']}"


def test_phrases_joined_by_a_wide_comma_are_told_and_parted(call, own):
    """Such a phrase is never said, so the rule would never be met."""
    check = "{said: {groups: [{zh: [官方短信，书面方案、微信]}], due: always}}"
    path = own("conduct/ours.yaml", HOUSE.format(extends="cn", check=check))

    assert [item["code"] for item in call("check", str(path), "--json").data] == ["NT145"]
    call("check", "--fix", str(path))
    assert "[{zh: [官方短信, 书面方案, 微信]}]" in path.read_text("utf-8")
