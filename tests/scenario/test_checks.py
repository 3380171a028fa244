"""Every code of the checks: one bad file each, the exact place, the caret, both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotiation_trainer.scenario.checks import check_library, check_paths
from negotiation_trainer.scenario.compiling import PLACEHOLDERS
from negotiation_trainer.scenario.diagnostics import Severity, entries
from negotiation_trainer.scenario.render import render


def test_a_sound_library_has_no_findings(library: Any) -> None:
    """Not one error and not one warning."""
    assert check_library(library.root) == []


Case = tuple[str, str, str, str | None]

SPARE_STATE = """\
  «spare»:
    lines: [{say: 嗯。}]
    replies: [{say: 好的。, acts: [thank]}, {say: 再见。, acts: [close]}]
    moves: [{act: close, to: over}]
outcomes:
"""
START = "start: greeting\n"
WORDING = START + "wording:\n"
RATE = '    penalty: {of: principal, percent_a_day: "0.05"}'
ASKED = '    lines: [{say: "我就是{name}，怎么了？", confirms: identity}]\n'
TENSE = "      - {when: {mood: [tense]}, say: 又是你们？, calls_for: [acknowledge_feeling]}\n"
FREE = "      - {say: 您现在方便说话吗？, acts: [ask_closed]}\n"
CASE = "case:\n  debtor: {name: 王强, address_as: 王先生, verify_with: [出生年份, 证件后四位]}\n"
SECOND_RUNG = "    - {waive: {penalty: 50%}}\n"
REPLY = "{say: 今天必须还钱。, acts: [demand]}"

IN_SCENARIO = [
    (
        "NT230",
        REPLY,
        "{say: 今天必须还钱。, acts: «demand, thank, refuse»}",
        "[demand, thank, refuse]",
    ),
    ("NT230", REPLY, "{say: «今天, 必须还钱», acts: [demand]}", '"今天, 必须还钱"'),
    (
        "NT202",
        "      line: 信都寄到老房子去了。\n      deflect:",
        "      line:\n        say: 信都寄到老房子去了。\n        «deflect»:",
        "line",
    ),
    # wording
    ("NT430", START, WORDING + "  - «{»act: offer_help}\n", None),
    ("NT431", START, WORDING + "  - «{»phrases: 阳光计划}\n", None),
    ("NT432", START, WORDING + "  - {phrases: [阳光计划, «阳»], act: offer_help}\n", None),
    ("NT432", START, WORDING + "  - {examples: «ok», act: [thank]}\n", None),
    (
        "NT433",
        START,
        WORDING
        + "  - {phrases: Fresh Start, act: thank}\n  - {phrases: «FRESH  start», act: thank}\n",
        None,
    ),
    ("NT434", START, WORDING + "  - {phrases: 阳光计划, act: «stay_silent»}\n", None),
    (
        "NT301",
        START,
        WORDING + "  - {phrases: 阳光计划, act: [«offer_halp»]}\n",
        "offer_help",
    ),
    ("NT302", START, WORDING + "  - {phrases: 阳光计划, topic: «threat»}\n", None),
    ("NT301", START, WORDING + "  - {phrases: 阳光计划, breach: «treat»}\n", "threat"),
    ("NT202", START, WORDING + "  - {«phrase»: 阳光计划, act: thank}\n", "phrases"),
    # the shape
    ("NT201", CASE + "  creditor: 江北银行\n", CASE.replace("case", "«case»"), "creditor"),
    ("NT201", "debtor: {name: 王强, ", "«debtor»: {", "name"),
    ("NT202", "  currency: CNY", "  currency: CNY\n  «curency»: CNY", "currency"),
    ("NT202", "to: confirming}", "to: confirming, «goto»: over}", "to"),
    ("NT202", "to: confirming}", "to: confirming, «no»: over}", None),
    ("NT202", "to: confirming}", "to: confirming, «on»: over}", "act"),
    ("NT203", 'id: "3021"', "id: «3021»", '"3021"'),
    ("NT203", "  creditor: 江北银行", "  creditor: «true»", '"true"'),
    (
        "NT203",
        '  history:\n    - {at: "2025-06-28T19:40", answered: true}',
        "  history: «never»",
        None,
    ),
    ("NT203", "answered: true", "answered: «no»", "true"),
    ("NT203", "overdue_days: 43", 'overdue_days: «"43"»', None),
    ("NT203", "overdue_days: 43", "overdue_days: «many»", None),
    ("NT203", '"2025-07-01T10:20"', "«20250701»", None),
    ("NT203", "  debtor: {name: 王强, address", "  debtor: «王强»\n  x_x: {address", None),
    ("NT203", "verify_with: [出生年份, 证件后四位]", "verify_with: «年份、尾号»", "[年份, 尾号]"),
    ("NT203", ASKED, "    lines: «我就是王强。»\n", "- say: 我就是王强。"),
    ("NT203", "- " + REPLY, "- «今天必须还。»", "“say: 今天必须还。”"),
    (
        "NT203",
        "    new-job:\n",
        "    x:\n      line: 喂\n      asked_like: «{»a: b}\n    new-job:\n",
        "- ",
    ),
    ("NT203", "topics: [amount]", "topics: [amount, «f»act: new-job]", "fact:new-job"),
    ("NT203", "overdue_days: 43", "overdue_days: «43天»", "43"),
    ("NT203", "overdue_days: 43", "overdue_days: «2个月»", None),
    ("NT203", "instalments: 24", "instalments: «24 months»", "24"),
    ("NT202", "percent_a_day", "«percent_a_year»", "percent_a_month"),
    ("NT513", "waive: {penalty: 50%}, instal", "waive: {penalty: «0.6»}, instal", "60%"),
    ("NT205", "channel: phone", "channel: «fone»", "phone"),
    ("NT205", "persona: plain", "lang: «cn»\npersona: plain", "zh"),
    ("NT205", "persona: plain", "lang: «zh_CN»\npersona: plain", "zh"),
    ("NT205", "currency: CNY", "currency: «RMB»", "CNY"),
    ("NT205", "{kind: agreement}", "{kind: «agrement»}", "agreement"),
    ("NT205", "waive: {penalty: 50%}, instal", "waive: {«penalties»: 50%}, instal", "penalty"),
    ("NT206", "    new-job:\n", "    «New Job»:\n", "new-job"),
    ("NT207", "summary: 一位", f"summary: «{'长' * 2001}»\nx: 一位", None),
    ("NT208", "creditor: 江北银行", 'creditor: «" "»', None),
    ("NT209", "overdue_days: 43", "overdue_days: «99999»", None),
    ("NT209", "heat_at_most: 2", "heat_at_most: «7»", None),
    ("NT209", 'principal: "18000.00"', 'principal: «"-18000.00"»', None),
    (
        "NT210",
        '  concedes:\n    - {waive: {penalty: 100%}, say: "罚息全免，{terms}。"}\n' + SECOND_RUNG,
        "  «concedes»: []\n",
        None,
    ),
    ("NT211", 'principal: "18000.00"', "principal: «一万八»", None),
    ("NT212", "penalty: 100%}, say", "penalty: «all»}, say", None),
    ("NT213", '{now: "500.00"', '{now: «"500.005"»', None),
    ("NT214", '"2025-07-01T10:20"', "«tomorrow»", None),
    ("NT214", "    - {waive: {penalty: 50%}}", "    - {first_payment_from: «7月15日»}", None),
    ("NT215", '"2025-06-28T19:40"', '«"2025-02-30T19:40"»', None),
    ("NT215", "    - {waive: {penalty: 50%}}", "    - {first_payment_from: «2025-02-30»}", None),
    ("NT216", "- {breach: any, to", "- «{»breach: any, act: greet, to", None),
    ("NT216", "- {breach: any, to", "- «{»to", None),
    ("NT217", "- {breach: any, to", "- {breach: any, «about»: amount, to", None),
    ("NT218", "- {offer: accepted, to: promised}", "- «{»offer: accepted}", None),
    ("NT219", "calls_for: [acknowledge_feeling]", "calls_for: [«3»]", None),
    ("NT219", "{any: [greet, {state_facts: amount}]}", "«{»any: greet}", None),
    ("NT221", "scenario: first-call", "scenario: «second-call»", None),
    # names
    ("NT301", "act: verify_identity", "act: «verify_identiy»", "verify_identity"),
    ("NT301", "acts: [demand]", "acts: [«demands»]", "demand"),
    ("NT301", "topics: [amount]", "topics: [«Amount»]", "amount"),
    ("NT301", "breach: any", "breach: «thread»", "threat"),
    ("NT301", "signal: missed", "signal: «mised»", "missed"),
    ("NT301", "to: confirming", "to: «confirmed»", "confirming"),
    ("NT301", "mood: [tense]", "mood: [«tens»]", "tense"),
    ("NT301", "knows: [moved-house]", "knows: [«moved-hose»]", "moved-house"),
    ("NT301", "visited: greeting", "visited: «greating»", "greeting"),
    ("NT301", "teaches: [acknowledge-feeling]", "teaches: [«aknowledge-feeling»]", None),
    ("NT301", "product: credit-card", "product: «creditcard»", "credit-card"),
    ("NT301", "start: greeting", "start: «greting»", "greeting"),
    ("NT301", "start: greeting", "opening_mood: «calmer»\nstart: greeting", "calm"),
    ("NT301", "{ask_open: work}", "{ask_open: «wrok»}", "work"),
    ("NT301", "{ask_open: work}", "{«ask_opn»: work}", "ask_open"),
    ("NT301", "about: [housing]", "about: [«huosing»]", "housing"),
    ("NT301", "topics: [amount]", "topics: [«fact:new-jib»]", "fact:new-job"),
    ("NT302", "act: verify_identity", "act: «breakdown»", None),
    ("NT302", "teaches: [acknowledge-feeling]", "teaches: [«confirming»]", None),
    ("NT303", "start: greeting", "topics:\n  «work»: 您在哪儿上班\nstart: greeting", None),
    ("NT304", "persona: plain", "persona: «plian»", "plain"),
    # the course
    ("NT401", "outcomes:\n", SPARE_STATE, None),
    ("NT403", "  confirming:\n" + ASKED, "  «confirming»:\n", None),
    (
        "NT405",
        f"  confirming:\n{ASKED}    replies:\n{FREE}",
        f"  «confirming»:\n{ASKED}    replies:\n",
        None,
    ),
    (
        "NT406",
        "- {act: demand, when",
        "- {act: demand, to: over}\n      - «{»act: demand, when",
        None,
    ),
    (
        "NT407",
        "- {when: {mood: [tense]}, say: 又",
        "- {when: {mood: [tense, calm]}, say: 谁？}\n      - «{»when: {mood: [tense]}, say: 又",
        None,
    ),
    ("NT408", "when: {heat_at_most: 2}", "«when»: {heat_at_most: 2, heat_at_least: 3}", None),
    ("NT408", "when: {heat_at_most: 2}", "«when»: {heat_at_most: 2, mood: tense}", None),
    ("NT409", "outcomes:\n", "outcomes:\n  «confirming»: {kind: refused}\n", None),
    ("NT410", "outcomes:\n", "outcomes:\n  «later»: {kind: callback}\n", None),
    ("NT411", "    new-job:\n      about: [work]\n", "    «new-job»:\n", None),
    ("NT412", "knows: [moved-house]", "knows: «[»new-job]", None),
    ("NT413", REPLY, "«{»say: 今天必须还钱。}", None),
    ("NT414", "{say: 今天必须还钱。", "{say: «您好，我是江北银行的陈静。»", None),
    (
        "NT415",
        f"    lines:\n{TENSE}      - {{say: 喂？, ",
        f"    «lines»:\n{TENSE}      - {{when: {{mood: [calm]}}, say: 喂？, ",
        None,
    ),
    # words
    ("NT420", "title: 头一通电话", f"title: «{'电话' * 16}»", None),
    ("NT421", "say: 喂？", 'say: «"喂？{nmae}？"»', "name"),
    ("NT421", "say: 喂？", 'say: «"喂？｛name｝？"»', "{name}"),
    ("NT421", "say: 喂？", 'say: «"喂？{name｝？"»', "{name}"),
    ("NT301", "acts: [demand]", "acts: [«demand，thank»]", "demand, thank"),
    ("NT211", '{now: "500.00"', "{now: «“500.00”»", '" "'),
    ("NT422", "say: 喂？", 'say: «"喂？尾号{account_ends}？"»', None),
    ("NT423", "say: 喂？", "say: «Hello there?»", None),
    # the case
    ("NT501", 'total: "19847.00"', 'total: «"19800.00"»', None),
    ("NT502", RATE, '    «penalty»: {of: principal, percent_a_day: "0.06"}', None),
    ("NT503", RATE, "    «penalty»: {of: principal}", None),
    ("NT504", RATE, '    «penalty»: {of: penalty, percent_a_day: "0.05"}', None),
    ("NT505", "Asia/Shanghai", "«Asia/Shangai»", "Asia/Shanghai"),
    ("NT505", "Asia/Shanghai", "«../../etc/passwd»", None),
    ("NT506", '"2025-07-01T10:20"', '«"2025-07-01T10:20+08:00"»', None),
    (
        "NT507",
        (
            '"2025-07-01T10:20", zone: Asia/Shanghai}\n  history:\n'
            '    - {at: "2025-06-28T19:40", answered: true}\n'
        ),
        '«"2025-03-09T02:30"», zone: America/New_York}\n',
        None,
    ),
    ("NT508", '"2025-06-28T19:40"', '«"2025-07-02T19:40"»', None),
    ("NT509", "mandate: {waive: {penalty: 50%}", "«mandate»: {waive: {penalty: 20%}", None),
    (
        "NT509",
        "mandate: {waive: {penalty: 50%}, instalments: 24",
        "«mandate»: {waive: {penalty: 50%}, instalments: 3",
        None,
    ),
    ("NT510", SECOND_RUNG, SECOND_RUNG + "    - «{»waive: {penalty: 60%}}\n", None),
    ("NT511", "verify_with: [出生年份, 证件后四位]", "«verify_with»: [出生年份]", None),
    (
        "NT512",
        SECOND_RUNG,
        "    - {waive: {penalty: 50%}, first_payment_from: «2025-06-01»}\n",
        None,
    ),
]


PERSONA_MOODS = """\
moods:
  tense: {heat: 3, title: {zh: 紧张, en: tense}}
  calm: {heat: 1, title: {zh: 平静, en: calm}}
  gone: {heat: 4, title: {zh: 挂了, en: gone}, ends: hung_up}
"""
IN_PERSONA = [
    ("NT301", "start: tense", "start: «tens»", "tense"),
    ("NT301", "suits: [acknowledge_feeling]", "suits: [«acknowledge-feeling»]", None),
    ("NT205", "signal: inflames", "signal: «inflame»", "inflames"),
    (
        "NT210",
        PERSONA_MOODS,
        "«moods»:\n  tense: {heat: 3, title: {zh: 紧张, en: tense}}\n",
        None,
    ),
    ("NT610", "start: tense", "start: «gone»", None),
    ("NT601", "  gone: {", "  «sad»: {heat: 2, title: {zh: 难过, en: sad}}\n  gone: {", None),
    ("NT603", "mood: tense, called_for", "mood: [tense, «gone»], called_for", None),
    ("NT406", "suits:", "  - «{»breach: threat, mood: calm, to: gone}\nsuits:", None),
    ("NT216", "{signal: inflames, to: tense}", "«{»signal: inflames, act: greet, to: tense}", None),
]
IN_LINES: list[Case] = [
    ("NT301", "  calm:\n", "  «clam»:\n", "calm"),
    ("NT301", "  work: {hot", "  «wrok»: {hot", "work"),
    ("NT221", "persona: plain", "persona: «plane»", None),
    ("NT421", "还在原来的地方上班。", '«"还在{wher}上班。"»', None),
    ("NT605", "  tense:\n    greeted: 嗯。\n", "  «tense»:\n", "greeted"),
    ("NT606", "settlement:\n  accepts: 行，就这样。\n", "«settlement»:\n", "accepts"),
    ("NT607", "  gone:\n    last: 不说了，再见。\n", "  «gone»:\n    asked: 再见。\n", None),
    ("NT608", "  work: {hot: 别提工作。, calm: 还在原来的地方上班。}", "  «work»: {}", None),
]
IN_PACK = [
    ("NT205", "jurisdiction: cn", "jurisdiction: «fr»", None),
    ("NT201", "pack: cn\ntitle: {zh: 中国大陆, en: Mainland China}\n", "«p»ack: cn\n", "title"),
    ("NT221", "pack: cn", "pack: «china»", None),
    ("NT301", "pack: cn\n", "pack: cn\nwording: {phrases: 红函, breach: «treat»}\n", "threat"),
    ("NT430", "pack: cn\n", "pack: cn\nwording: «{»breach: threat}\n", None),
]


def _assert_told(library: Any, path: Path, case: Case) -> None:
    code, old, new, advice = case
    spoilt = library.spoil(path, old, new)

    findings = [finding for finding in library.check(path) if finding.code == code]

    assert len(findings) == 1
    spoilt.assert_told_by(findings[0])
    assert all((advice or "") in render(findings[0], lang=lang) for lang in ("zh", "en"))


@pytest.mark.parametrize("case", IN_SCENARIO)
def test_a_spoilt_scenario_gives_one_finding_at_its_place(library: Any, case: Case) -> None:
    """The code, the place, the caret under Chinese, the advice."""
    _assert_told(library, library.scenario, case)


@pytest.mark.parametrize("case", IN_PERSONA)
def test_a_spoilt_persona_gives_one_finding_at_its_place(library: Any, case: Case) -> None:
    """The machine of moods is checked like any file."""
    _assert_told(library, library.persona, case)


@pytest.mark.parametrize("case", IN_LINES)
def test_spoilt_lines_give_one_finding_at_their_place(library: Any, case: Case) -> None:
    """The words of a persona are held against its machine."""
    _assert_told(library, library.lines, case)


@pytest.mark.parametrize("case", IN_PACK)
def test_a_spoilt_manifest_gives_one_finding_at_its_place(library: Any, case: Case) -> None:
    """The manifest of a pack is checked too."""
    _assert_told(library, library.pack, case)


def test_a_silent_start_is_an_error(library: Any) -> None:
    """Somebody who picks up the phone says something."""
    text = library.scenario.read_text("utf-8")
    lines = text[text.index("    lines:\n") : text.index("    replies:\n")]
    library.replace(library.scenario, (lines, ""))
    spoilt = library.spoil(library.scenario, "  greeting:\n", "  «greeting»:\n")

    findings = library.check(library.scenario)

    assert [finding.code for finding in findings] == ["NT404"]
    spoilt.assert_told_by(findings[0])


def test_a_dead_end_is_an_error(library: Any) -> None:
    """A state that can be entered but leads to no outcome."""
    stuck = SPARE_STATE.replace("spare", "stuck").replace("[{act: close, to: over}]", "[]")
    row = "      - {act: verify_identity"
    library.replace(library.scenario, (row, f"      - {{act: refuse, to: stuck}}\n{row}"))
    spoilt = library.spoil(library.scenario, "outcomes:\n", stuck)

    findings = library.check(library.scenario)

    assert [finding.code for finding in findings] == ["NT402"]
    spoilt.assert_told_by(findings[0])
    assert "promised、over" in findings[0].hint("zh")


def test_a_mood_without_a_way_down_is_a_warning(library: Any) -> None:
    """Nothing the trainee does would ever help."""
    library.replace(library.persona, ("called_for: true, to: calm", "to: tense"))
    spoilt = library.spoil(library.persona, "  tense: {heat", "  «tense»: {heat")

    findings = library.check(library.persona)

    assert [finding.code for finding in findings] == ["NT602", "NT601"]
    spoilt.assert_told_by(findings[0])


def test_a_mood_without_words_is_an_error(library: Any) -> None:
    """Every mood of the machine needs its words."""
    library.replace(library.lines, ("  gone:\n    last: 不说了，再见。\n", ""))
    spoilt = library.spoil(library.lines, "moods:\n", "«moods»:\n")

    findings = library.check(library.lines)

    assert [finding.code for finding in findings] == ["NT604"]
    spoilt.assert_told_by(findings[0])


def test_a_talk_cannot_begin_in_a_mood_that_ends_it(library: Any) -> None:
    """A scenario may begin in another mood than its persona, but not in the last one."""
    spoilt = library.spoil(
        library.scenario, "start: greeting", "opening_mood: «gone»\nstart: greeting"
    )

    findings = library.check(library.scenario)

    assert [finding.code for finding in findings] == ["NT610"]
    spoilt.assert_told_by(findings[0])


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_the_ends_of_the_calendar_are_no_exception(library: Any, at: str) -> None:
    """No time zone reaches beyond the first and the last year."""
    library.replace(library.scenario, ("2025-07-01T10:20", at))

    codes = {finding.code for finding in library.check(library.scenario)}

    assert codes <= {"NT508"}


def test_a_row_leading_nowhere_is_told_without_its_consequences(library: Any) -> None:
    """What cannot be reached because of a misspelt name is not told as well."""
    library.replace(library.scenario, ("to: confirming", "to: confirmed"))

    assert [finding.code for finding in library.check(library.scenario)] == ["NT301"]


def test_a_persona_without_lines_in_the_language_is_named(library: Any) -> None:
    """The scenario speaks Chinese, the persona does not yet."""
    library.lines.unlink()

    (finding,) = library.check(library.scenario)

    assert (finding.code, finding.line, finding.column) == ("NT305", 4, 10)
    assert "plain.zh.yaml" in finding.message("zh")
    assert "Chinese" in finding.message("en")


def test_a_broken_persona_is_told_with_the_scenario(library: Any) -> None:
    """The scenario names the file that must be mended first."""
    library.persona.write_text("persona: [", "utf-8")

    assert [finding.code for finding in library.check(library.scenario)] == ["NT306"]


def test_lines_without_their_machine_are_named(library: Any) -> None:
    """Words nobody can speak."""
    library.persona.unlink()

    assert [finding.code for finding in library.check(library.lines)] == ["NT609"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("start: tense", "start: [tense"), ("suits: ", "suit: "), ("{heat: 3", "{hat: 3")],
)
def test_lines_whose_machine_has_errors_do_not_miss_it(library: Any, old: str, new: str) -> None:
    """It is there; what is wrong with it is told of itself."""
    library.replace(library.persona, (old, new))

    findings = library.check(library.lines)

    assert [finding.code for finding in findings] == ["NT611"]
    assert "personas/plain.yaml" in findings[0].message("en")


def test_all_moods_without_words_are_named_at_once(library: Any) -> None:
    """So that nobody mends them one by one."""
    moods = "".join(f"  {name}: {{heat: 2, title: {{en: x}}}}\n" for name in ("sad", "shy"))
    library.replace(library.persona, ("  gone: {", f"{moods}  gone: {{"))

    (finding,) = library.check(library.lines)

    assert finding.code == "NT604"
    assert "sad, shy" in finding.message("en")
    assert "sad、shy" in finding.message("zh")


def test_a_file_that_is_a_list_is_one_finding(library: Any) -> None:
    """The model is not asked about something that is no mapping."""
    library.scenario.write_text("- a\n- b\n", "utf-8")

    assert [finding.code for finding in library.check(library.scenario)] == ["NT220"]


def test_all_problems_come_at_once_in_the_order_of_the_file(library: Any) -> None:
    """One bad value hides no other: YAML, shape, names, course, case and words together."""
    library.replace(
        library.scenario,
        ("title: 头一通电话", "title: 甲\ntitle: 乙"),
        ('total: "19847.00"', 'total: "1.00"'),
        ("start: greeting", "begin: greeting\nstart: greeting"),
        ("acts: [demand]", "acts: [demands]"),
        ("outcomes:\n", SPARE_STATE.replace("«", "").replace("»", "")),
        ("say: 喂？", 'say: "喂？{nmae}"'),
    )

    findings = library.check(library.scenario)

    assert [finding.code for finding in findings] == [
        "NT130",
        "NT501",
        "NT202",
        "NT421",
        "NT301",
        "NT401",
    ]
    assert [finding.line for finding in findings] == sorted(finding.line for finding in findings)


def test_a_refused_alias_is_told_once(library: Any) -> None:
    """What YAML already complained of is not complained of again as a wrong type."""
    library.replace(library.scenario, ("creditor: 江北银行", "creditor: *bank"))

    assert [finding.code for finding in library.check(library.scenario)] == ["NT134"]


def test_a_file_made_of_mistakes_gives_a_bounded_list(library: Any) -> None:
    """Ten thousand unknown keys end after some hundreds, and the list says so."""
    unknown = "".join(f"unknown{n}: 1\n" for n in range(10_000))
    library.replace(library.scenario, ("start: greeting\n", f"start: greeting\n{unknown}"))

    findings = library.check(library.scenario)

    assert len(findings) == 501
    assert findings[-1].code == "NT142"


def test_folders_and_files_are_checked_alike(library: Any) -> None:
    """A folder stands for the YAML files below it; a missing file is one finding."""
    library.replace(library.pack, ("title: {zh: 中国大陆, en: Mainland China}\n", ""))

    findings = check_paths([library.root, library.root / "gone.yaml"], (library.root,))

    assert {finding.code for finding in findings} == {"NT201", "NT101"}
    assert all(finding.severity is Severity.ERROR for finding in findings)


def test_placeholders_are_those_the_talk_fills() -> None:
    """No second list of them."""
    assert {"name", "address_as", "total", "account_ends"} <= set(PLACEHOLDERS)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    lost=st.integers(0, 99),
    changed=st.integers(0, 99),
    value=st.sampled_from(
        ["", "null", "[]", "{}", "3", "-1", "no", "x", "[x]", "{x: y}", "{any: x}", '"\\e"', "[[]]"]
    ),
)
def test_any_spoilt_line_gives_findings_in_words(
    library: Any, lost: int, changed: int, value: str
) -> None:
    """Lines lost and values replaced: no exception, no foreign English, no open placeholder."""
    library.write()
    lines = library.scenario.read_text("utf-8").splitlines()
    key, colon, _ = lines[changed % len(lines)].rpartition(": ")
    if colon:
        lines[changed % len(lines)] = f"{key}: {value}"
    del lines[lost % len(lines)]
    library.scenario.write_text("\n".join(lines), "utf-8")

    for finding in library.check(library.scenario):
        for lang in ("zh", "en"):
            text = finding.message(lang) + finding.hint(lang)
            assert not re.search(r"Input should|Extra inputs|pydantic", text)
            placeholders = set(re.findall(r"\{([a-z_]+)\}", text)) - {"nmae"}
            assert placeholders <= set(PLACEHOLDERS) | {"terms", "offer", "x"}


def test_every_code_of_the_checks_is_tried() -> None:
    """A code without an example here is a code nobody has seen."""
    tried = {case[0] for case in (*IN_SCENARIO, *IN_PERSONA, *IN_LINES, *IN_PACK)}
    tried |= {"NT220", "NT305", "NT306", "NT402", "NT404", "NT602", "NT604", "NT609", "NT611"}
    tried |= {"NT307", "NT416", "NT417", "NT418", "NT419", "NT424", "NT425"}  # test_lints.py
    tried |= {"NT426", "NT427", "NT440", "NT441", "NT442", "NT443", "NT444"}  # test_lints.py
    tried |= {"NT445", "NT446", "NT447", "NT448"}  # test_lints.py
    tried |= {"NT308", "NT309", "NT310", "NT514", "NT515"}  # tests/cli/test_check_own.py
    tried |= {"NT516", "NT517", "NT518"}  # test_calendar.py
    last_resort = {"NT229"}

    # from NT700 on, in test_playthroughs.py and where scenarios are played and read
    assert {code for code in entries() if "NT200" <= code < "NT700"} - last_resort == tried
