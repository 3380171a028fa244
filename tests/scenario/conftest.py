"""A small sound library in a temporary folder, and files spoilt in one marked place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from negotiation_trainer.scenario.checks import check_file
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.render import render
from negotiation_trainer.scenario.visible import cells

SCENARIO = """\
scenario: first-call
title: 头一通电话
summary: 一位客户的信用卡逾期了四十三天。
persona: plain
teaches: [acknowledge-feeling]
case:
  debtor: {name: 王强, address_as: 王先生, verify_with: [出生年份, 证件后四位]}
  creditor: 江北银行
  collector: {name: 陈静, id: "3021", company: 江北银行, party: first}
  product: credit-card
  currency: CNY
  balance: {principal: "18000.00", interest: "1460.00", penalty: "387.00", total: "19847.00"}
  rates:
    penalty: {of: principal, percent_a_day: "0.05"}
  overdue_days: 43
  contact: {channel: phone, at: "2025-07-01T10:20", zone: Asia/Shanghai}
  history:
    - {at: "2025-06-28T19:40", answered: true}
mandate: {waive: {penalty: 50%}, instalments: 24, first_payment_within_days: 14}
debtor:
  can_pay: {now: "500.00", monthly: "1500.00"}
  concedes:
    - {waive: {penalty: 100%}, say: "罚息全免，{terms}。"}
    - {waive: {penalty: 50%}}
  facts:
    moved-house:
      about: [housing]
      when: {heat_at_most: 2}
      line: 信都寄到老房子去了。
      deflect: 这跟您有什么关系？
    new-job:
      about: [work]
      when: {knows: [moved-house]}
      line: {say: 下个月我换工作。, calls_for: [{ask_open: work}]}
start: greeting
states:
  greeting:
    title: 接电话
    lines:
      - {when: {mood: [tense]}, say: 又是你们？, calls_for: [acknowledge_feeling]}
      - {say: 喂？, calls_for: [identify_self, {any: [greet, {state_facts: amount}]}]}
    replies:
      - {say: 您好，我是江北银行的陈静。, acts: [greet, identify_self]}
      - {say: 今天必须还钱。, acts: [demand]}
      - {say: 又打扰您了，您别生气。, acts: [acknowledge_feeling]}
    moves:
      - {act: verify_identity, to: confirming}
      - {breach: any, to: over}
  confirming:
    lines: [{say: "我就是{name}，怎么了？", confirms: identity}]
    replies:
      - {say: 您现在方便说话吗？, acts: [ask_closed]}
      - {say: 您一共欠19847元。, acts: [state_facts], topics: [amount]}
    moves:
      - {offer: accepted, to: promised}
      - {signal: missed, lines: {say: 您没听我说话。}}
      - {act: demand, when: {visited: greeting}, to: over}
outcomes:
  promised: {kind: agreement}
  over: {kind: hung_up}
"""

PERSONA = """\
persona: plain
title: {zh: 普通人, en: plain}
start: tense
moods:
  tense: {heat: 3, title: {zh: 紧张, en: tense}}
  calm: {heat: 1, title: {zh: 平静, en: calm}}
  gone: {heat: 4, title: {zh: 挂了, en: gone}, ends: hung_up}
moves:
  - {breach: any, mood: tense, to: gone}
  - {breach: any, to: tense}
  - {signal: inflames, to: tense}
  - {act: acknowledge_feeling, mood: tense, called_for: true, to: calm}
suits: [acknowledge_feeling]
"""

MOOD_LINES = """\
    greeted: 嗯。
    soothed: 谢谢您理解。
    asked: 这个我说不好。
    told: 知道了。
    warned: 您这是吓唬我？
    pressed: 我现在真没有。
    proposed: 让我想想。
    helped: 那怎么办理？
    declined: 那算了。
    breached: 您怎么这么说话！
    silence: 您还在吗？
    repeated: 您刚说过了。
    unclear: 什么意思？
    closing: 先别挂。
"""

LINES = f"""\
persona: plain
lang: zh
moods:
  tense:
{MOOD_LINES}  calm:
{MOOD_LINES}    calls_for: [ask_open]
  gone:
    last: 不说了，再见。
topics:
  work: {{hot: 别提工作。, calm: 还在原来的地方上班。}}
settlement:
  accepts: 行，就这样。
  counters: 要不这样，{{terms}}？
  refuses: 不行。
  holds: 还差一点。
  stalls: 先别谈钱。
  asks_date: 哪天还？
  asks_terms: 怎么还法？
out_of_patience: 我没时间了。
"""

PACK = """\
pack: cn
title: {zh: 中国大陆, en: Mainland China}
lang: zh
jurisdiction: cn
"""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A text with one change and the place its finding must point at."""

    text: str
    line: int
    column: int
    marked: str

    def assert_told_by(self, finding: Diagnostic) -> None:
        """Line, column and caret all show the marked words, in both languages."""
        assert (finding.line, finding.column) == (self.line, self.column)
        before = self.text.splitlines()[self.line - 1][: self.column - 1]
        for lang in ("zh", "en"):
            _, source, caret, *_ = render(finding, lang=lang, width=10_000).splitlines()
            start = source.index("|") + 2
            assert caret.index("^") == start + cells(before)
            assert caret.count("^") == max(cells(self.marked), 1)


@dataclass(frozen=True, slots=True)
class Library:
    """One scenario with its pack and persona."""

    root: Path

    @property
    def scenario(self) -> Path:
        """The scenario."""
        return self.root / "cn" / "first-call.yaml"

    @property
    def persona(self) -> Path:
        """The machine of its persona."""
        return self.root / "personas" / "plain.yaml"

    @property
    def lines(self) -> Path:
        """The persona's words."""
        return self.root / "personas" / "plain.zh.yaml"

    @property
    def pack(self) -> Path:
        """The manifest."""
        return self.root / "cn" / "pack.yaml"

    def write(self) -> None:
        """Put the sound files in place."""
        texts = (SCENARIO, PERSONA, LINES, PACK)
        for path, text in zip(
            (self.scenario, self.persona, self.lines, self.pack), texts, strict=True
        ):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    def check(self, path: Path) -> list[Diagnostic]:
        """The findings about one file of the library."""
        return check_file(path, (self.root,))

    def replace(self, path: Path, *changes: tuple[str, str]) -> None:
        """Change a file in several places; each old text must be there."""
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")

    def spoil(self, path: Path, old: str, new: str) -> Spoilt:
        """Change a file in one place; «…» in the new text marks where the finding must point."""
        self.replace(path, (old, new))
        before, _, rest = path.read_text("utf-8").partition("«")
        marked, _, after = rest.partition("»")
        path.write_text(before + marked + after, "utf-8")
        column = len(before.rpartition("\n")[2]) + 1
        return Spoilt(before + marked + after, before.count("\n") + 1, column, marked)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A sound library."""
    made = Library(tmp_path)
    made.write()
    return made
