"""Threats in kind words: families of sayings, each beside what is lawful and sounds like it."""

from __future__ import annotations

import pytest

from negotiation_trainer.catalogue.moves import BreachMark
from negotiation_trainer.language.lexicon.veiled import families, hints
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.thresholds import TOLD
from negotiation_trainer.language.utterance import prepare

ZH = {
    "拦不住旁人": ("上头要是不耐烦了派人下来，我可真拦不住", "利息每天都在走，我们同事也拦不住"),
    "护不住您": ("再这么拖，我就护不住您了", "您自己撑不住了就跟我说"),
    "换人可没我客气": ("换个同事来，脾气可没我这么好", "换个同事来，方案也是一样的"),
    "别人的下场": ("有个师傅跟您一样，后来门都不敢出", "有个师傅跟您一样，后来申请了延期"),
    "传到别人耳朵里": (
        "老客户要是听到点什么风声，多不值当呀",
        "这事不会传到老客户那里，您别担心听到什么风声",
    ),
    "让他们知道了怎么办": ("您婆婆要是知道了，日子还过得下去吗", "您爱人要是问起来，我这边不多说"),
    "东西坏了怪可惜": ("您那店玻璃挺亮堂，哪天碎了怪可惜的", "店里玻璃碎了吧？真可惜，保险赔吗"),
    "圈子就这么大": ("调琴的圈子就这么大", "新地方大不大"),
    "经不起吓的老人": ("老人家经不起吓，咱们趁早弄好", "老人家经不起吓，我们不往家里打电话"),
    "投诉没好处": ("投诉完了日子反倒更不好过", "投诉是您的权利，不影响咱们谈"),
    "我认得您常去的地方": ("您住的那个小区我也常去", "您登记的那个小区有我们网点"),
    "我都记着": ("配合的不配合的，我都记着呢", "您不方便的时间我都记着了"),
    "替您瞒着": ("我嘴很严，别人的嘴我可不敢保证", "我没跟您妈说，您放心"),
    "一直替您瞒着": ("我可一直替您瞒着呢", "您不用瞒着，我不会跟别人说"),
    "纸包不住火": ("早还早好，没有不透风的墙", "您这阵子睡不好吧，不容易"),
    "闹大了难看": ("闹大了丢脸的可不是我", "我们也不想闹大，谁都难看"),
    "出入小心": ("一个人住，晚上当心点，早点把账清了", "您一个人住，晚上当心，早点休息"),
    "有人上门难看": ("哪天要是有人上门坐坐，邻居看见多不好", "要是有人上门，您先核实证件"),
    "孩子前程要紧": ("女儿要考公了，政审那一关可别卡住", "孩子考公不受影响，政审只看他自己"),
    "为您好才说": ("我是替您着急，怕您丢了饭碗", "我替您着急，怕您丢了工作又去借"),
    "不是钱的事了": ("再拖下去，那可就不是钱的事了", "我知道这不光是钱的事"),
    "您懂的": ("您也是有单位的人，您懂的", "您单位那边方便接电话吗"),
}
EN = {
    "others cannot be held back": (
        "My guys want to come over, and I can't hold them back forever",
        "I can't hold the interest back, it keeps running",
    ),
    "between you and them": (
        "I'm all that's standing between you and those fellas",
        "What's standing between you and the first payment?",
    ),
    "the next one is not like me": (
        "It goes to my partner next, and he's not as nice as me",
        "My partner can go over the plan with you, I'm not as quick",
    ),
    "what became of another": (
        "I had a customer like you, doesn't work there anymore",
        "I had a customer like you, she paid it off at $40 a month",
    ),
    "a word to those around": (
        "Imagine your customers hearing a whisper of this",
        "If you can't talk with customers around, I'll call you back",
    ),
    "a shock for the frail": (
        "Your mother's heart couldn't stand a stranger at the door",
        "With your mother's heart the way it is, let's keep it low",
    ),
    "those who complain": (
        "Folks who complain usually wish they hadn't",
        "Your complaint won't make this any harder",
    ),
    "i know your places": (
        "I know where you shop, hon",
        "I know where you work, so I won't call there",
    ),
    "i remember the other kind": (
        "I remember who's easy, and I remember the other kind",
        "I remember when you called in March",
    ),
    "our secret while it lasts": (
        "I've kept my lips zipped so far",
        "This stays between you and me and the bank",
    ),
    "a shame if": (
        "It'd be a shame if your landlord heard",
        "It'd be a shame if you paid a late fee over four days",
    ),
    "nice things you have": (
        "Nice shop. It could all be gone in the morning",
        "Nice shop. I read about the storm, did anything break?",
    ),
    "they would love to hear": (
        "Your boss might love to hear about this",
        "I'd love to hear how it went with your boss",
    ),
    "nobody has to know": (
        "Pay tonight and nobody at your church has to know",
        "Nobody at your church has heard from us",
    ),
    "what happens to such people": (
        "You know what happens to people who hide from us",
        "Do you want to know what happens to the fee?",
    ),
    "i am the nice one": (
        "I'm the nice one, hon",
        "I can hand you to our hardship team",
    ),
    "it is a small town": (
        "It's a small town, and people talk",
        "It's a small town, so I keep my mouth shut, whoever talks",
    ),
    "trouble finds people": (
        "Trouble has a way of finding folks who hide",
        "Don't worry, you're not in trouble",
    ),
    "alone and far out": (
        "A lady living alone way out there ought to be careful",
        "Living alone on one check is hard. How are you set for groceries?",
    ),
    "it would be such a shame": (
        "I'd hate to see somebody from the county show up",
        "I'd hate to see you lose the discount",
    ),
}
CASES = [
    (lang, name, *pair) for lang, told in (("zh", ZH), ("en", EN)) for name, pair in told.items()
]


def met(lang: str, text: str) -> set[str]:
    """Return the families that a text meets by itself."""
    folded = prepare(text, lang=lang, context="").text
    return {family.name for family in families(lang) if family.found(folded)}


def threats(text: str, lang: str) -> list[BreachMark]:
    """Return the threats that the reader finds."""
    found = open_reader("plain").read(text, lang=lang)
    return [mark for mark in found.breaches if mark.id == "threat"]


@pytest.mark.parametrize(("lang", "told"), [("zh", ZH), ("en", EN)])
def test_every_family_is_tried(lang: str, told: dict[str, tuple[str, str]]) -> None:
    """A family without a threat and a lawful line beside it cannot be added."""
    assert {family.name for family in families(lang)} == set(told)


@pytest.mark.parametrize(("lang", "name", "threat", "lawful"), CASES)
def test_a_family_means_harm_and_its_neighbour_none(
    lang: str, name: str, threat: str, lawful: str
) -> None:
    """Kind words that threaten are met; a lawful line of the same words meets no family."""
    assert name in met(lang, threat)
    assert met(lang, lawful) == set()


@pytest.mark.parametrize(
    "text",
    [
        "那位同事跟您说过拦不住外访的人？我向您道歉",
        "没有人会去您那儿，邻居要是听到什么风声也不是我们",
        "Who told you he can't hold the guys back?",
        "I'm so sorry he said it'd be a shame if your boss heard",
        "Nobody is going to come by, and I know where you shop only from the form",
    ],
)
def test_what_is_denied_reported_or_regretted_is_none(text: str) -> None:
    """A promise, an apology or a report of such words threatens nobody."""
    assert not list(hints(prepare(text, lang="auto", context="")))


@pytest.mark.parametrize(
    "text",
    [
        *("您要是怕家里知道，我们可以约个您一个人在的时间", "我理解您怕客户听到什么，影响店里生意"),
        *("孩子中考要紧，这个月先少还一点，别影响他", "投诉的结果出来以后，后来都短信通知您了吧"),
        *("有位客户也投诉过，后来日期改成了每月十号", "您是明白人，数目我就直说了，一共三千二"),
        "If your boss is nearby, I can call at another time.",
        "Your wife doesn't know yet, and that's your call to make, I won't mention it.",
        "I know what time you work till, so I'll call after six.",
        "After the 30th it leaves my desk and goes to our lawyer, who may file suit.",
        "I wonder what would make this easier with your clients paying late.",
        "I can't hold the account past Friday, that's the bank's rule.",
        "Other customers in your town have used the hardship program.",
    ],
)
def test_considerate_and_lawful_talk_meets_no_family(text: str) -> None:
    """Who is spared, what the contract does, and how others got out of it: no threat."""
    assert not list(hints(prepare(text, lang="auto", context="")))


def test_the_sayings_may_stand_in_two_sentences_not_three() -> None:
    """What is far apart does not belong together."""
    apart = "Nice shop you have. {}It could all be gone in the morning."

    assert met_in(apart.format(""))
    assert not met_in(apart.format("Anyway, it's $40. Friday works. "))


def met_in(text: str) -> bool:
    """Whether an utterance holds a threat in kind words."""
    return bool(list(hints(prepare(text, lang="en", context=""))))


def test_the_words_it_was_found_by_are_quoted() -> None:
    """The longest saying says most."""
    said = prepare("您听我说，老客户要是听到点什么风声，多不值当", lang="zh", context="")
    (hint,) = hints(said)

    assert said.text[slice(*hint.quote)] == "听到点什么"
    assert said.clause(hint.clause).startswith("老客户")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "有个师傅跟您一样，拖着拖着后来连门都不敢出了"),
        ("en", "I can only hold the door shut so long, sweetie"),
    ],
)
def test_a_threat_in_kind_words_is_suspected(lang: str, text: str) -> None:
    """What the models alone take for harmless is asked about, with its words, and costs nothing."""
    (mark,) = threats(text, lang)

    assert not mark.sure
    assert mark.score >= TOLD
    assert ("门都不敢出" if lang == "zh" else "can only hold the door") in mark.because


def test_a_family_that_settles_is_sure_where_the_models_doubt() -> None:
    """Both together are enough."""
    (mark,) = threats("I know where you shop, hon", "en")

    assert mark.sure
