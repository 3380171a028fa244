"""Words that make a waiver a return: it waits for the other's own step, or he asked for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.plans.repaying import REPAY_ZH
from negotiation_trainer.language.plans.waiver_cues import COMPONENT

_STEP = (
    f"(?<!要)(?:报|归还|{REPAY_ZH}|付|交|拿(?=个|出|点|钱|首付|[0-9一二两三四五六七八九])|定|凑|打(?!扰)|转"
    "|存|出(?!门)|首付|说个|给个|表个?态)"
)
_NOT_A_STEP = "(?!别|不|听|消|放心|冷静|看|等)"
_SUM_EN = (
    r"(?:us[ ])?(?:\$[ ]?)?(?:[0-9]|half\b|a[ ](?:third|couple|hundred|thousand)\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)\b)"
)
_GRANT_EN = (
    r"(?:(?:waive|drop|forgive|remove|erase|wipe|cancel|cut|halve|reduce)\b"
    r"|(?:knock|take|write|shave|get)\b[^.!?]{0,30}\b(?:off|down)\b)"
)
_EXCHANGE = rf"""
    (?:(?:^|[.!?;][ ]*|\b(?:ok|okay|so|then|and|but|deal)[ ,:]+|[,:][ ]?)
      (?:you[ ](?:just[ ]|can[ ]|could[ ])?)?|\byou[ ](?:just[ ]|can[ ]|could[ ])?)
    (?:put|pay|send|give[ ](?:me|us)|get[ ](?:me|us)|bring|wire|start[ ]with)
    [ ](?:me[ ]|us[ ]|down[ ]|up[ ]|in[ ]|just[ ])?{_SUM_EN}[^.!?;]{{0,40}}?(?:[ ]and|,(?:[ ]and)?)
    [ ](?:then[ ])?(?:(?:i|we)(?:'ll|[ ]will|[ ]can|[ ]could)?[ ](?:also[ ]|just[ ])?{_GRANT_EN}
      |(?:i'm|we're)[ ](?:waiving|dropping|forgiving|taking|knocking|cutting)\b
      |(?:the[ ]|your[ ]|those[ ])?(?:late[ ])?(?:fees?|charges?|penalt(?:y|ies)|interest)\b
       (?:[ ](?:are|is|goes|go|gets?|comes?|come|will[ ]be|all|both)|'s)*
       [ ](?:gone|waived|off|dropped|away|out)\b)
"""
"""His sum and then the grant in one breath: "put $50 down and I waive …"."""
_CONDITION = re.compile(
    rf"""
    前提(?:是|得)?|(?<!没有)(?<!无)条件(?:是|[:：])|只有(?!现在|我)[^。!?]{{1,24}}才|除非
  | (?:您|你)[^,，。!?]{{0,4}}先[^。!?]{{0,20}}[^刚在]才(?:能|可以|好|会|给|有)
  | (?<!刚)(?<!现在)才(?:能|可以|好|会)[^,，。!?]{{0,8}}(?:免|减|抹|优惠|让)
  | (?:免|减半?|抹|优惠)[^,，。!?]{{0,4}}才(?:能|可以|会)
  | (?:您|你)(?:们)?(?:能|要是|如果|得|这边)?先{_NOT_A_STEP}[^,，。!?]{{0,4}}{_STEP}
  | (?:如果|要是|只要|假如)(?:您|你)[^,，。!?]{{0,12}}{_STEP}
  | (?:您|你)(?:要是|如果|只要)[^,，。!?]{{0,12}}{_STEP}
  | 拿[^,，。!?]{{1,10}}来?换 | 换(?=本金|利息|罚息|违约金|滞纳金|减免|全免)
  | \bonly[ ]if\b | \bprovid(?:ed|ing)\b | \bas[ ]long[ ]as[ ](?:you|we[ ]get)\b
  | \bon[ ](?:the[ ]|one[ ])?condition\b | \b(?:contingent|conditional)\b
  | \bonce[ ](?:you|i[ ](?:have|see|get)|we[ ](?:have|see|get)|your)\b
  | \bif[ ]you[ ](?:can[ ]|could[ ]|will[ ]|would[ ]|'ll[ ]|just[ ]|first[ ]){{0,2}}
    (?:pay|put|send|start|make[ ](?:a|the|one|your)|name|tell|commit|do|set|bring|agree|settle
      |clear|give[ ](?:me|us)[ ](?:a[ ]n|\$|[0-9]|some))\b
  | \bif[ ]you'll[ ](?:pay|put|send|start|make|name|tell|commit|do|set)\b
  | \b(?:not|nothing)[ ](?:until|before|unless)[ ]you\b | \buntil[ ]you\b | \bunless[ ]you\b
  | \bin[ ](?:return|exchange)\b | \bbut[ ]first\b | \byou[ ]first\b
  | {_EXCHANGE}
  | \b(?:(?:tell|give)[ ](?:me|us)[ ](?:what|how[ ]much|a|the|your)
      [ ](?:you|number|amount|figure|down)|name|send|pay)\b[^.!?]{{0,30}}\bfirst\b
    """,
    re.ASCII | re.VERBOSE,
)
"""Words that make what is granted depend on something he does."""

_DEMANDS = re.compile(
    r"""
    免|减|不(?:该|应该|认|出|给|付|还|交|掏)|一分|抹|去掉|划掉|取消|凭什么|没道理
  | (?:不能|别|别跟我)(?:要|收|算)
  | \b(?:waiv\w+|drop\w*|forgiv\w+|remov\w+|tak(?:e|ing)[ ][^.!?]{0,24}\boff|knock\w*|cut|reduc\w+
      |won't[ ]pay|not[ ]paying|ain't[ ]paying|not[ ]gonna[ ]pay|refuse|why[ ](?:should|do|would|am)
      |get[ ]rid[ ]of|off[ ]the[ ]table|not[ ]a[ ](?:dime|cent|penny)|gone|ridiculous|unfair)\b
    """,
    re.ASCII | re.VERBOSE,
)
"""Beside the name of a part of the debt: he wants it off."""

_SENTENCE = re.compile(r"[。!?！？;；\n]|[.](?![0-9])")
_PARTS = {"both": ("interest", "penalty")}


def is_conditional(text: str) -> bool:
    """Whether words make what they grant depend on a step of the other's."""
    return _CONDITION.search(fold_utterance(text).text) is not None


def demanded(lines: Iterable[str]) -> frozenset[str]:
    """The parts of the balance that somebody wants waived, in so many words."""
    found: set[str] = set()
    for line in lines:
        for sentence in _SENTENCE.split(fold_utterance(line).text):
            if _DEMANDS.search(sentence):
                names = (match.lastgroup or "" for match in COMPONENT.finditer(sentence))
                found.update(part for name in names for part in _PARTS.get(name, (name,)))
    return frozenset(found)
