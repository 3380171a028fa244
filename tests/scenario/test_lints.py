"""What is no error and still no good: giveaways, unmet openings, cards nobody practises, signs."""

from __future__ import annotations

import pytest

from negotiation_trainer.scenario.checks import check_library
from negotiation_trainer.scenario.checks.joined import Joined
from negotiation_trainer.scenario.checks.moneys import SIGNS_OF_MONEY, other_currency
from negotiation_trainer.scenario.checks.signs import right_signs
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.library import shipped_root
from tests.scenario.conftest import Library

STATE = """\
  s{number}:
    lines: [{{say: 那怎么办？, calls_for: [offer_help]}}]
    replies:
{replies}
    moves: [{{act: thank, to: s{following}}}]
"""
GOOD = "      - {{say: {say}, acts: [offer_help]}}"
POOR = "      - {{say: {say}, acts: [small_talk]}}"


def found(library: Library, code: str) -> list[Diagnostic]:
    """The findings of one code about the scenario."""
    return [item for item in library.check(library.scenario) if item.code == code]


def with_states(library: Library, choices: list[list[tuple[str, str]]]) -> None:
    """Give the scenario more states, each with good and poor replies in order."""
    states = "".join(
        STATE.format(
            number=number,
            following=(number + 1) % len(choices),
            replies="\n".join(form.format(say=say) for form, say in replies),
        )
        for number, replies in enumerate(choices)
    )
    library.replace(
        library.scenario,
        ("outcomes:\n", f"{states}outcomes:\n"),
        ("{breach: any, to: over}", "{breach: any, to: s0}"),
    )


def shuffled(good: str, poor: str) -> list[list[tuple[str, str]]]:
    """Ten choices with the good one in another place each time."""
    both = [(GOOD, good), (POOR, poor)]
    return [both if number % 2 else both[::-1] for number in range(10)]


@pytest.mark.parametrize(
    ("choices", "zh", "en"),
    [
        (
            shuffled("我来想个办法，先把这件事办妥，再看下一步。", "哦，是吗。"),
            "总是最长的那句",
            "always the longest one",
        ),
        (shuffled("请让我帮您。", "那可真是挺难的一件事。"), "总是最客气的那句", "politest"),
        (
            [[(POOR, f"天气不错{n}号。"), (GOOD, f"我来帮忙{n}次。")] for n in range(10)],
            "总排在第 2 句",
            "always number 2",
        ),
    ],
)
def test_the_looks_of_the_best_reply_do_not_give_it_away(
    library: Library, choices: list[list[tuple[str, str]]], zh: str, en: str
) -> None:
    """Longest, politest or in the same place every time is told, at the states."""
    with_states(library, choices)

    (finding,) = found(library, "NT419")

    assert zh in finding.message("zh")
    assert en in finding.message("en")
    assert finding.source_line == "states:"


def test_a_likeness_with_exceptions_gives_nothing_away(library: Library) -> None:
    """Sometimes the longest, sometimes not, in changing places."""
    choices = shuffled("我来想个办法，先办妥。", "哦。")
    short = [(GOOD, "我来。"), (POOR, "这个天气呀，真是说变就变。")]
    choices[:4] = [short, short[::-1], short, short[::-1]]
    with_states(library, choices)

    assert found(library, "NT419") == []


def test_an_opening_that_no_reply_meets_is_told(library: Library) -> None:
    """With the acts that would meet it and the state whose replies lack them."""
    library.replace(
        library.scenario,
        ("confirms: identity}]", "confirms: identity, calls_for: [{ask_open: work}, greet]}]"),
    )

    first, second = found(library, "NT417")

    assert "ask_open: work" in first.message("en")
    assert "confirming" in first.message("zh")
    assert "greet" in second.message("zh")


@pytest.mark.parametrize(
    "called", ["stay_silent", "propose_plan", "{any: [greet, ask_closed]}", "{state_facts: amount}"]
)
def test_what_can_be_met_is_no_matter(library: Library, called: str) -> None:
    """By a reply, by the key for silence, by the form for offers."""
    library.replace(
        library.scenario, ("confirms: identity}]", f"confirms: identity, calls_for: [{called}]}}]")
    )

    assert found(library, "NT417") == []


@pytest.mark.parametrize(
    ("trigger", "count"), [("breach: any", 0), ("act: apologise", 0), ("act: demand", 1)]
)
def test_only_what_offered_replies_lead_to_counts(
    library: Library, trigger: str, count: int
) -> None:
    """A breach, and what only somebody hears who types, ask for words of one's own."""
    first = "      - {act: verify_identity"
    library.replace(
        library.scenario,
        (
            first,
            f"      - {{{trigger}, lines: {{say: 什么？, calls_for: [offer_help]}}}}\n{first}",
        ),
    )

    assert len(found(library, "NT417")) == count


def test_a_card_that_no_reply_practises_is_told(library: Library) -> None:
    """At the card; a reply that breaks a rule practises nothing."""
    library.replace(
        library.scenario,
        ("teaches: [acknowledge-feeling]", "teaches: [acknowledge-feeling, thank]"),
        ("acts: [demand]}", "acts: [thank], breaches: [threat]}"),
    )

    (finding,) = found(library, "NT418")

    assert finding.source_line is not None
    assert finding.source_line[finding.column - 1 : finding.end_column - 1] == "thank"
    assert "“thank”" in finding.message("zh")


@pytest.mark.parametrize("when", ["{mood: gone}", "{knows: moved-house}"])
def test_a_fact_that_waits_in_vain_is_told(library: Library, when: str) -> None:
    """For a mood that ends the talk, or for a fact that nothing brings out."""
    library.replace(
        library.scenario,
        ("      about: [housing]\n", ""),
        ("{knows: [moved-house]}", when),
    )

    (finding,) = found(library, "NT416")

    assert "new-job" in finding.message("zh")
    assert "new-job" in finding.message("en")


@pytest.mark.parametrize(
    ("wrong", "sign"),
    [("喂,哪位？", ","), ("喂?", "?"), ("我欠了５００块。", "５"), ("｛喂｝？", "｛")],
)
def test_signs_of_the_wrong_width_are_told(library: Library, wrong: str, sign: str) -> None:
    """In Chinese half-width stops and full-width figures."""
    library.replace(library.scenario, ("say: 喂？,", f'say: "{wrong}",'))

    (finding,) = found(library, "NT424")

    assert finding.arguments["sign"] == sign


@pytest.mark.parametrize(
    ("lang", "wrong", "right"),
    [
        ("zh", "你好,你是谁?", "你好，你是谁？"),
        ("zh", "欠５００元。", "欠500元。"),
        ("zh", "3.5%和1,234元，OK?", "3.5%和1,234元，OK?"),
        ("zh", "他说“行”，（真的）", "他说“行”，（真的）"),
        ("en", "Well，who is it？", "Well, who is it?"),
        ("en", "“Well,” he said… ¾", "“Well,” he said… ¾"),
        ("en", "Pay｛total｝。", "Pay{total}."),
    ],
)
def test_signs_get_the_width_of_their_language(lang: str, wrong: str, right: str) -> None:
    """Words, figures and quotes stay as they are."""
    assert right_signs(wrong, lang) == right


@pytest.mark.parametrize("lang", ["cn", "klingon", "3"])
def test_under_no_valid_language_no_words_are_judged(library: Library, lang: str) -> None:
    """One fault in one line; signs and words wait until it is mended."""
    library.replace(library.scenario, ("persona: plain", f"lang: {lang}\npersona: plain"))

    assert len(library.check(library.scenario)) == 1


def test_a_file_that_misnames_its_language_is_told_once(library: Library) -> None:
    """At its language, instead of at every line."""
    library.replace(library.scenario, ("persona: plain", "lang: en\npersona: plain"))

    findings = [item for item in library.check(library.scenario) if item.code != "NT305"]

    (finding,) = findings
    assert (finding.code, finding.source_line) == ("NT426", "lang: en")
    assert "几乎全是中文" in finding.message("zh")
    assert "lang: zh" in finding.hint("en")


def test_a_file_that_does_not_name_its_language_is_told_once(library: Library) -> None:
    """At its start, where the pack's language is not its own."""
    library.replace(library.pack, ("lang: zh", "lang: en"))

    findings = [item for item in library.check(library.scenario) if item.code != "NT305"]

    assert [(item.code, item.line) for item in findings] == [("NT426", 1)]


@pytest.mark.parametrize("sign", ["$", "£"])
def test_the_sign_of_another_currency_is_told(library: Library, sign: str) -> None:
    """In a case in yuan a dollar is a slip."""
    library.replace(library.scenario, ("您一共欠19847元。", f"您一共欠{sign}19847。"))

    (finding,) = found(library, "NT425")

    assert "CNY" in finding.message("zh")
    assert sign in finding.message("en")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("先还500美元吧。", "美元"),
        ("先还两百英镑吧。", "英镑"),
        ("先还{total}欧元吧。", "欧元"),
        ("先还500 dollars吧。", "dollars"),
        ("先还USD 500吧。", "USD"),
        ("我姐在那边挣美元。", ""),
        ("他都胖了20磅。", ""),
        ("先还500元，五百块也行。", ""),
    ],
)
def test_the_name_of_another_currency_is_told_beside_a_figure(
    library: Library, said: str, word: str
) -> None:
    """Whoever plays it hears it as the case's own."""
    library.replace(library.scenario, ("您一共欠19847元。", f'"{said}"'))

    assert [item.arguments["sign"] for item in found(library, "NT425")] == [word][: len(word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Could you do 500 yuan today?", "yuan"),
        ("So RMB 500 it is.", "RMB"),
        ("Pay fifty quid now.", "quid"),
        ("Pay 500 pounds now.", "pounds"),
        ("I lost 20 pounds over this.", ""),
        ("I bought 50 pounds of flour.", ""),
        ("I feel like a million bucks.", ""),
        ("Two hundred dollars, then.", ""),
        ("先还五十五元。", "元"),
        ("今年元旦我一块儿还。", ""),
        ("咱们一块去，三元里见。", ""),
        ("先还五百块。", ""),
    ],
)
def test_idioms_and_weights_are_no_money(text: str, word: str) -> None:
    """In a case in dollars, which 块 may well be."""
    assert other_currency(text, "USD") == word
    assert Joined([text]).holding(SIGNS_OF_MONEY) or not word


def test_texts_that_speak_of_money_are_told_by_their_numbers() -> None:
    """However many there are, and whatever small letters make of a text."""
    texts = ("İİİ", "Five Dollars", "", "and fifty", "€, or $5 and $6", "两块钱", "£")

    assert Joined(texts).holding(SIGNS_OF_MONEY) == [1, 4, 5, 6]
    assert Joined(()).holding(SIGNS_OF_MONEY) == []


def test_a_case_in_another_currency_than_all_its_words_is_told_once(library: Library) -> None:
    """At the case, since it is not each line that is wrong."""
    library.replace(
        library.scenario,
        ("currency: CNY", "currency: USD"),
        ("summary: 一位", "summary: 欠两万元的一位"),
        ("今天必须还钱。", "今天必须还500块。"),
    )

    (finding,) = library.check(library.scenario)

    assert (finding.code, finding.source_line) == ("NT427", "  currency: USD")
    assert "（3 处）" in finding.message("zh")
    assert "3 texts" in finding.message("en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("acts: [greet, identify_self]", "acts: [greet, identify_self, greet]"),
        ("teaches: [acknowledge-feeling]", "teaches: [acknowledge-feeling, acknowledge-feeling]"),
    ],
)
def test_a_name_listed_twice_is_told(library: Library, old: str, new: str) -> None:
    """At the second."""
    library.replace(library.scenario, (old, new))

    assert len(found(library, "NT307")) == 1


def test_shipped_files_are_clean() -> None:
    """Not a warning, of these kinds or any other."""
    assert check_library(shipped_root()) == []


@pytest.mark.parametrize(
    ("offer", "count"), [("accepted", 1), ("[countered, refused]", 1), ("[accepted, stalled]", 0)]
)
def test_a_row_that_waits_for_a_deal_where_none_is_made(
    library: Library, offer: str, count: int
) -> None:
    """Where offers are put off, only a row for that can ever be taken."""
    library.replace(
        library.scenario,
        ("{offer: accepted, to: promised}", f"{{offer: {offer}, to: promised}}"),
        ("  confirming:\n", "  confirming:\n    bargains: false\n"),
    )

    told = found(library, "NT440")

    assert len(told) == count
    assert all("“confirming”" in item.message("zh") for item in told)
    assert all("put off" in item.message("en") for item in told)


THREAT = "      - {say: 不还我就找您单位领导。, acts: [ask_closed], breaches: [threat]}\n"
ASKED = "      - {act: ask_closed, lines: {say: 方便，您说。}}\n"
CONFIRMING = "    replies:\n      - {say: 您现在方便说话吗？"
MOVES = "    moves:\n      - {offer: accepted, to: promised}\n"


def threatening(library: Library, row: str = ASKED) -> None:
    """Give the scenario a threat beside a polite question, and a row above the others."""
    library.replace(
        library.scenario,
        (CONFIRMING, CONFIRMING.replace("replies:\n", f"replies:\n{THREAT}")),
        (MOVES, MOVES.replace("moves:\n", f"moves:\n{row}")),
    )


def test_a_threat_that_is_answered_like_a_polite_question(library: Library) -> None:
    """At its breach, with the reply that is answered alike and the row that takes both."""
    threatening(library)

    (finding,) = found(library, "NT441")

    text = library.scenario.read_text("utf-8").splitlines()
    line = text.index(ASKED.rstrip("\n")) + 1
    assert finding.source_line is not None
    assert finding.source_line[finding.column - 1 : finding.end_column - 1] == "threat"
    assert f"和第 2 句一样：第 {line} 行" in finding.message("zh")
    assert f"number 2: the row in line {line} takes both" in finding.message("en")


@pytest.mark.parametrize(
    "row",
    [
        "      - {breach: any, lines: {say: 您这是威胁我？}}\n" + ASKED,
        "      - {breach: [insult, threat], to: over}\n" + ASKED,
        ASKED.replace("ask_closed,", "ask_closed, when: {heat_at_most: 2},"),
        ASKED.replace("{say:", "[{when: {heat_at_least: 3}, say: 少吓唬人。}, {say:").replace(
            "}}", "}]}"
        ),
        ASKED.replace("ask_closed,", "ask_closed, when: {turns_here: 1},"),
        "      - {signal: missed, lines: {say: 您没听我说话。}}\n" + ASKED,
        ASKED.replace("ask_closed", "demand"),
    ],
)
def test_a_threat_that_is_answered_otherwise_is_no_matter(library: Library, row: str) -> None:
    """By a row for breaches, by a line or row for his mood, or perhaps by some other row."""
    threatening(library, row)

    assert found(library, "NT441") == []


@pytest.mark.parametrize("breach", ["deception", "false_legal", "privacy"])
def test_what_only_who_knows_the_rules_can_tell_needs_no_other_answer(
    library: Library, breach: str
) -> None:
    """A debtor may well believe a false promise."""
    threatening(library)
    library.replace(library.scenario, ("breaches: [threat]", f"breaches: [{breach}]"))

    assert found(library, "NT441") == []


def opening(library: Library, fact: str) -> list[Diagnostic]:
    """What is told of a fact that silence or a kind word brings out."""
    library.replace(
        library.scenario,
        (
            "      about: [housing]\n      when: {heat_at_most: 2}\n",
            f"      about: [housing]\n{fact}",
        ),
    )
    return found(library, "NT442")


@pytest.mark.parametrize(
    ("fact", "act"),
    [
        ("      opens_to: [stay_silent]\n", "stay_silent"),
        ("      opens_to: [acknowledge_feeling]\n      when: {heat_at_most: 1}\n", "acknowledge_"),
        ("      opens_to: [thank, reflect]\n      when: {visited: greeting}\n", "thank"),
    ],
)
def test_a_fact_that_comes_out_unasked_before_identity(
    library: Library, fact: str, act: str
) -> None:
    """In the opening mood, or in one that the same act leads to."""
    (finding,) = opening(library, fact)

    assert f"在“greeting”里，只要“{act}" in finding.message("zh")
    assert f"in “greeting”, {act}" in finding.message("en")
    assert "identified: true" in finding.hint("en")
    assert finding.source_line == "    moved-house:"


@pytest.mark.parametrize(
    "fact",
    [
        "      opens_to: [stay_silent]\n      when: {identified: true}\n",
        "      opens_to: [stay_silent]\n      when: {visited: confirming}\n",
        "      opens_to: [stay_silent]\n      when: {heat_at_most: 2}\n",
        "      opens_to: [verify_identity]\n",
        "",
    ],
)
def test_a_fact_that_waits_or_is_asked_for_is_no_matter(library: Library, fact: str) -> None:
    """Its condition holds it back, a row answers instead, or only a question brings it out."""
    assert opening(library, fact) == []


def test_what_hangs_on_an_early_fact_is_early_too(library: Library) -> None:
    """Knowing what should not be known yet is no guard."""
    later = "      about: [work]\n      when: {knows: [moved-house]}\n"
    library.replace(library.scenario, (later, later + "      opens_to: [reflect]\n"))

    early = opening(library, "      opens_to: [stay_silent]\n")

    assert [item.arguments["word"] for item in early] == ["moved-house", "new-job"]


def test_without_a_step_of_identity_nothing_is_early(library: Library) -> None:
    """Nobody ever says who he is, so there is no before."""
    library.replace(library.scenario, ("confirms: identity", "vague: true"))

    assert opening(library, "      opens_to: [stay_silent]\n") == []


NOBODY = ("confirms: identity", "vague: true")
ANOTHER = ("  overdue_days: 43\n", "  overdue_days: 43\n  answers: spouse\n")
WAITS = ("when: {heat_at_most: 2}", "when: {heat_at_most: 2, identified: true}")


def test_a_debtor_who_can_never_say_who_he_is(library: Library) -> None:
    """Every word about the debt would be a breach: told where he is asked who he is."""
    library.replace(library.scenario, NOBODY, WAITS)

    (told,) = found(library, "NT446")

    assert told.severity is Severity.ERROR
    assert told.source_line == "  confirming:"
    assert "严重违规" in told.message("zh")
    assert "a critical breach" in told.message("en")


def test_with_somebody_else_on_the_line_only_a_condition_needs_it(library: Library) -> None:
    """Nobody confirms anything there, unless a fact or a row waits for it."""
    library.replace(library.scenario, NOBODY, ANOTHER)
    assert found(library, "NT446") == []

    library.replace(library.scenario, WAITS)
    (told,) = found(library, "NT446")

    assert told.source_line == f"      {WAITS[1]}"
    assert "never holds" in told.message("en")


def test_a_talk_that_settles_nothing_needs_no_identity(library: Library) -> None:
    """Whoever only asks for a call back has nothing to disclose; nor has a draft."""
    library.replace(library.scenario, NOBODY, ("kind: agreement", "kind: callback"))

    assert found(library, "NT446") == []


def test_he_may_say_who_he_is_with_a_fact(library: Library) -> None:
    """Any line of his will do."""
    fact = "{say: 下个月我换工作。, confirms: identity,"
    library.replace(library.scenario, NOBODY, ("{say: 下个月我换工作。,", fact))

    assert found(library, "NT446") == []


TAKES = "      - {offer: accepted, to: promised}\n"
MORE = "outcomes:\n"
GREETS = "      - {act: greet, to: confirming}\n"
TALKING = """\
  talking:
    lines: [{say: 您说吧。}]
    replies:
      - {say: 您一共欠19847元。, acts: [state_facts], topics: [amount]}
      - {say: 您什么时候方便？, acts: [ask_closed]}
    moves:
      - {offer: accepted, to: promised}
"""


def without_a_taker(library: Library, *changes: tuple[str, str]) -> None:
    """Let another state than `confirming` take an accepted offer."""
    library.replace(
        library.scenario,
        (TAKES, "      - {act: state_facts, to: talking}\n"),
        (MORE, TALKING + MORE),
        *changes,
    )


def test_an_offer_accepted_where_no_row_goes_on(library: Library) -> None:
    """Told where he says yes and nothing comes of it; not of states before he says who he is."""
    without_a_taker(library)

    (told,) = found(library, "NT443")

    assert told.arguments["word"] == "confirming"


@pytest.mark.parametrize(
    "change",
    [
        ("  confirming:\n", "  confirming:\n    bargains: false\n"),
        (MORE, "anywhere:\n  - {offer: [accepted, countered], to: talking}\n" + MORE),
    ],
)
def test_put_off_or_taken_anywhere_it_goes_on(library: Library, change: tuple[str, str]) -> None:
    """Nothing is agreed there, or a row for the whole talk takes it."""
    without_a_taker(library, change)

    assert found(library, "NT443") == []


def test_a_scenario_without_such_rows_ends_otherwise(library: Library) -> None:
    """Whoever never waits for an accepted offer brings agreements about by words."""
    library.replace(library.scenario, (TAKES, "      - {act: confirm_summary, to: promised}\n"))

    assert found(library, "NT443") == []


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("{act: [propose_plan, demand], lines: {say: 再说吧。}}", 1),
        ("{act: propose_plan, about: plan, to: over}", 1),
        ("{act: propose_plan, about: call_back, to: over}", 0),
        ("{act: propose_plan, when: {heat_at_least: 3}, to: over}", 0),
        ("{act: propose_plan, to: promised}", 0),
    ],
)
def test_a_row_that_takes_every_plan_before_its_fate_is_heard(
    library: Library, row: str, count: int
) -> None:
    """Told where it takes any plan and leads elsewhere; conditions and topics let some by."""
    library.replace(library.scenario, (TAKES, f"      - {row}\n{TAKES}"))

    assert len(found(library, "NT444")) == count


def test_an_accepted_offer_that_stays_put_is_told_as_well(library: Library) -> None:
    """A row with words and nowhere to go is no way on."""
    without_a_taker(
        library,
        (
            "      - {act: state_facts, to: talking}\n",
            "      - {offer: accepted, lines: {say: 好。}}\n      - {act: greet, to: talking}\n",
        ),
    )

    (told,) = found(library, "NT443")

    assert told.arguments["word"] == "confirming"


GOODBYE = "      - {act: close, to: promised}\n"
VAGUE = "      - {say: 等旺季来了，肯定给您。, vague: true"


@pytest.mark.parametrize(
    ("row", "moves", "lines", "told"),
    [
        ("{offer: accepted, to: talking}", "", "", "agreement"),
        ("{offer: accepted, to: talking}", "      - {act: close, to: over}\n", "", "agreement"),
        (
            "{offer: accepted, to: talking}",
            "      - {act: close, when: {agreed: false}, to: promised}\n",
            "",
            "agreement",
        ),
        ("{offer: accepted, to: talking}", GOODBYE, "", ""),
        ("{offer: accepted, to: talking}", GOODBYE, f"{VAGUE}}}\n", "讲条件"),
        ("{offer: accepted, to: talking}", GOODBYE, f"{VAGUE}, when: {{agreed: false}}}}\n", ""),
        ("{offer: accepted, to: talking}", GOODBYE, f"{VAGUE}, calls_for: confirm_summary}}\n", ""),
        ("{offer: accepted, to: talking, lines: {say: 好。}}", GOODBYE, f"{VAGUE}}}\n", ""),
        (
            "{offer: accepted, to: talking}",
            GOODBYE,
            f"      - {{when: {{agreed: true}}, say: 好。}}\n{VAGUE}}}\n",
            "",
        ),
        ("{offer: [accepted, refused], to: talking}", GOODBYE, f"{VAGUE}}}\n", ""),
    ],
)
def test_an_accepted_offer_that_leads_back_into_bargaining(
    library: Library, row: str, moves: str, lines: str, told: str
) -> None:
    """No way on to an agreement, or words as if nothing were agreed yet."""
    state = TALKING.replace("      - {offer: accepted, to: promised}\n", moves or GREETS)
    state = state.replace(
        "    lines: [{say: 您说吧。}]\n", f"    lines:\n{lines}      - 您说吧。\n"
    )
    state = state.replace("      - 您说吧。\n", "      - {say: 您说吧。}\n")
    library.replace(library.scenario, (TAKES, f"      - {row}\n"), (MORE, state + MORE))

    items = found(library, "NT447")

    assert len(items) == bool(told)
    assert all(told in item.message("zh") for item in items)
    assert all("talking" in item.message("en") for item in items)


@pytest.mark.parametrize(
    ("say", "topics", "count"),
    [
        ("那就每月800元，分12期。", "plan", 1),
        ("那就每月800块。", "amount", 1),
        ("那就{terms}。", "plan", 0),
        ("下周二下午我打给您，那笔800元的事接着说。", "call_back", 0),
    ],
)
def test_a_recap_of_fixed_figures(library: Library, say: str, topics: str, count: int) -> None:
    """Where an accepted offer leads: other terms may have been agreed than the file thought of."""
    recap = f"      - {{say: {say}, acts: [confirm_summary], topics: [{topics}]}}\n"
    asks = "      - {say: 您什么时候方便？, acts: [ask_closed]}\n"
    library.replace(
        library.scenario,
        (TAKES, "      - {offer: accepted, to: talking}\n"),
        (MORE, TALKING.replace(asks, asks + recap) + MORE),
    )

    assert len(found(library, "NT445")) == count


@pytest.mark.parametrize(
    ("row", "outcome", "count"),
    [
        ("{act: refuse, to: no}", "{kind: refused}", 1),
        ("{act: refuse, to: no}", "{kind: complaint}", 1),
        ("{act: refuse, to: no}", "{kind: callback}", 0),
        ("{act: refuse, to: no}", "{kind: refused, lines: {say: 一分不给。}}", 0),
        ("{act: refuse, to: no, lines: {say: 一分不给。}}", "{kind: refused}", 0),
    ],
)
def test_a_refusal_that_sounds_like_any_goodbye(
    library: Library, row: str, outcome: str, count: int
) -> None:
    """He has words of his own there: the outcome's, or those of every row that leads to it."""
    library.replace(
        library.scenario,
        ("      - {breach: any", f"      - {row}\n      - {{breach: any"),
        (MORE, f"{MORE}  no: {outcome}\n"),
    )

    items = found(library, "NT448")

    assert len(items) == count
    assert all("“no”" in item.message(lang) for item in items for lang in ("zh", "en"))


def test_the_shipped_library_has_no_such_thing() -> None:
    """Threats are answered as such, and private matters wait."""
    codes = {item.code for item in check_library(shipped_root())}

    assert not codes & {"NT440", "NT441", "NT442", "NT443", "NT444", "NT445", "NT446"}


@pytest.mark.parametrize("percent", ["0.6%", '"1"', "60", "0", "0.0", "0.60 %"])
def test_a_waiver_that_says_percent_is_as_it_is_meant(library: Library, percent: str) -> None:
    """Only a bare part of one may be what spreadsheets call so many percent."""
    library.replace(
        library.scenario, ("{waive: {penalty: 100%}", f"{{waive: {{penalty: {percent}}}")
    )

    assert found(library, "NT513") == []


FACT = "      about: [housing]\n"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (FACT, FACT + "      asked_like: [住哪儿， 搬家了吗]\n", ["NT145"]),
        (FACT, FACT + "      asked_like: 住哪儿、搬家了吗\n", ["NT203"]),
        (FACT, FACT + '      asked_like: ["您现在，住哪儿"]\n', []),
        (FACT, FACT + "      asked_like: [您现在，住哪儿, 搬家了吗]\n", []),
        ("start: g", "wording: {examples: [您先别急，慢慢说], act: thank}\nstart: g", []),
        ("start: g", "wording: {phrases: [甲计划，乙计划], act: thank}\nstart: g", ["NT145"]),
        ("[出生年份, 证件后四位]", "[出生年份、证件后四位]", ["NT145"]),
        ("say: 又是你们？", "say: “又是你们？”", ["NT147"]),
        ("say: 又是你们？", 'say: "“又是你们？”"', []),
        ("say: 又是你们？", "say: “又是”你们？", []),
        ("say: 又是你们？", "say: “又”是“你们？”", []),
        ("acts: [demand]", "acts: [“demand”]", ["NT301"]),
        ('now: "500.00"', "now: “500.00”", ["NT211"]),
    ],
)
def test_what_a_chinese_keyboard_joins_or_quotes_is_told_once(
    library: Library, old: str, new: str, codes: list[str]
) -> None:
    """Only where nothing else is meant; plain quotes around it say that it is."""
    library.replace(library.scenario, (old, new))

    assert [item.code for item in library.check(library.scenario)] == codes
