"""Every rule on what may not be said: words that break it, and near ones that do not."""

import pytest

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.rules import applicable, rule_for_breach, shipped_pack
from tests.conduct.hearings import CONFIRMED, case, hearing, verdict

GENERAL = {
    "cn-no-call-bombing": ("harassment", "不接我就一直打，打到你接为止"),
    "cn-no-impersonate-authority": ("impersonation", "我这边是法院调解中心"),
    "cn-no-violence-threat": ("threat", "你再不还，后果自负"),
    "cn-no-insult": ("insult", "你就是个老赖，不要脸"),
    "cn-no-privacy-threat": ("third_party", "我可得找你单位领导谈谈"),
    "cn-no-false-fact": ("deception", "系统今晚八点自动起诉"),
    "cn-no-exaggerated-consequence": ("false_legal", "法院明天就上门执行"),
    "cn-no-extra-fee": ("unlawful_fee", "另外还有三百上门费"),
    "cn-no-borrow-to-repay": ("urge_borrowing", "先找亲戚朋友周转一下"),
    "us-no-harass": ("undue_pressure", "Think what your kids would say"),
    "us-no-violence": ("threat", "You'll be sorry if you don't pay"),
    "us-no-profanity": ("insult", "You're a deadbeat"),
    "us-no-repeat-intent": ("harassment", "I'll keep calling until you pay"),
    "us-no-third-party-disclosure": ("third_party", "Maybe I should talk to your boss"),
    "us-no-false-government": ("impersonation", "This is county enforcement"),
    "us-no-unintended-threat": ("false_legal", "We will sue you on Monday"),
    "us-no-deceptive-means": ("deception", "I have a parcel for you, confirm your address"),
    "us-no-unauthorised-amount": ("unlawful_fee", "plus a fifty dollar processing fee"),
    "uk-no-disclosure-threat": ("third_party", "we'll tell your employer"),
    "uk-no-threat": ("threat", "you'll regret it"),
    "uk-no-insult": ("insult", "you people are scum"),
    "uk-no-harassment": ("harassment", "I'll ring every hour"),
    "uk-no-unlawful-fee": ("unlawful_fee", "plus forty pounds for this call"),
    "uk-no-pressure": ("urge_borrowing", "borrow it from family, then"),
    "uk-no-misleading-contact": ("deception", "it's about a missed delivery"),
    "uk-no-false-authority": ("impersonation", "this is the court agent"),
    "uk-no-impossible-action": ("false_legal", "bailiffs are already on their way"),
}
"""Rule, breach, words: sure it fires, only suspected it does not."""

NARROWED = {
    "cn-no-collect-from-unrelated": ("third_party", "你是他妈妈吧，你替他还了吧", "我找他妈妈说去"),
    "cn-spouse-not-automatic": ("false_legal", "夫妻债务就是一起还", "法院判了就得还"),
    "cn-parents-not-liable": ("false_legal", "子债父偿，天经地义", "欠债还钱，天经地义"),
    "cn-heir-limited": ("false_legal", "人没了，儿女还是得还", "账在，就永远得还"),
    "cn-guarantor-scope": ("false_legal", "你是担保人，就得全额还", "你签了字，就得全额还"),
    "cn-contact-source-lawful": ("privacy", "你所有亲戚的电话我们都有", "你的事我们都清楚"),
    "cn-no-soft-violence": ("threat", "我会一直盯着你", "你最好小心点"),
    "cn-no-public-posting": ("third_party", "催收函我就贴你家楼下", "我跟你邻居说一声"),
    "cn-no-home-or-office-entry": ("threat", "我直接进你公司找你", "我到公司楼下等你"),
    "cn-no-detention": ("threat", "不还钱今天别想走", "不还钱有你好看"),
    "cn-no-false-promise": ("deception", "今天还清，马上给你消征信", "名额只剩今天一个"),
    "cn-no-false-blacklist": ("deception", "明天就上全国黑名单", "明天系统就锁了"),
    "cn-no-crime-bluff": ("false_legal", "你这已经是诈骗了", "法院下周就开庭"),
    "cn-interest-lawful": ("unlawful_fee", "每天再加一百块罚息", "转到我个人卡上"),
    "cn-card-instalment-not-a-right": ("deception", "停息我给你打包票", "先还三成就没事了"),
    "cn-limitation-3y": ("false_legal", "过了多少年都得还，法院一定支持", "法院一定支持我们"),
    "cn-limitation-no-trick": ("deception", "签个字没关系的", "就今天能办"),
    "cn-no-complaint-bargain": ("undue_pressure", "你把投诉撤了，我就给你减", "今天还我就给你减"),
    "us-no-shame-list": ("privacy", "Your name goes on our list", "I know all about you"),
    "us-social-public": ("third_party", "I'll comment on your Facebook", "I'll call your sister"),
    "us-no-false-attorney": ("impersonation", "I'm an attorney here", "I'm with the county"),
    "us-no-arrest-threat": (
        "false_legal",
        "They will garnish your pay Monday",
        "We filed it today",
    ),
    "us-no-crime-label": ("false_legal", "This is fraud, you know", "The judge signed it"),
    "us-no-simulated-process": ("deception", "The court papers are attached", "It expires at noon"),
    "us-no-postdated-tricks": ("deception", "Just give me a postdated check", "The offer ends now"),
    "us-no-property-threat": ("threat", "We'll take your car", "You won't like what's next"),
    "us-no-overshadow": (
        "undue_pressure",
        "No time for disputes, pay today",
        "Pay it today or else",
    ),
    "us-silence-no-admission": (
        "false_legal",
        "You didn't dispute it, so you admit it",
        "You signed it, so you lose in court",
    ),
}
"""Rule, breach, words that name it, and the same breach in words that fall under another rule."""


def broken_by(rule, said, breach, mark="!"):
    """Return the verdict on a rule after one utterance with a breach."""
    return verdict(rule, hearing(case(), CONFIRMED, f"{said} <{mark}{breach}>"))


@pytest.mark.parametrize(("rule", "breach", "said"), [(r, *v) for r, v in GENERAL.items()])
def test_a_sure_breach_fires_and_a_suspected_one_does_not(rule, breach, said):
    """The same words: held against somebody only if the reader is sure."""
    assert broken_by(rule, said, breach) is Verdict.BROKEN
    assert broken_by(rule, said, breach, mark="?") is Verdict.KEPT


@pytest.mark.parametrize(("rule", "breach", "said", "near"), [(r, *v) for r, v in NARROWED.items()])
def test_a_narrow_rule_fires_on_its_own_words_only(rule, breach, said, near):
    """A breach in other words breaks another rule; the words without a breach break none."""
    assert broken_by(rule, said, breach) is Verdict.BROKEN
    assert broken_by(rule, near, breach) is Verdict.KEPT
    assert verdict(rule, hearing(case(), CONFIRMED, f"{said} <reassure>")) is Verdict.KEPT


def test_california_holds_creditors_to_the_same_conduct():
    """The state's act for a creditor in that state; elsewhere a house rule."""
    for region, rule in (("ca", "us-ca-first-party"), ("tx", "us-no-violence")):
        file = case(region=region, collector_party="first")
        found = rule_for_breach(applicable(shipped_pack("us"), file), "threat")
        assert found.id == rule
    unknown = applicable(shipped_pack("us"), case(region=None, collector_party="first"))
    assert rule_for_breach(unknown, "threat").id == "us-no-violence"
    assert rule_for_breach(unknown, "threat").citation == {}


def test_every_breach_of_the_catalogue_breaks_a_rule_in_every_pack():
    """No pack lets a kind of breach pass."""
    for jurisdiction in ("cn", "us", "uk"):
        rules = applicable(shipped_pack(jurisdiction), case())
        for breach in catalogue().breaches:
            assert rule_for_breach(rules, breach) is not None, (jurisdiction, breach)
