"""Signs of listening: 嗯嗯 or "mm-hm" to somebody who is telling something leaves him the floor.

It says no more than silence does, and is heard as that. After a question it may be an answer, so
there it stays what the models made of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.utterance import Utterance
from negotiation_trainer.language.wording import CERTAIN

LISTENING = "stay_silent"

_SIGNS = re.compile(
    r"(?=.*\w)(?:嗯+哼?|哦+|噢+|喔+|啊+|哎+|唉+|呃+|是这样啊?|这样啊|我?(?:在听|听着)(?:呢|的)?"
    r"|m+[- ]?h+m+|m{2,}|h+m+|u+h[- ]?hu+h|a+h+|o+h+|i see|i'm listening|[ ,.!~…。])+"
)
_ASKS = re.compile(r"[?][\W]*$|[吗呢吧么][。.!…\s]*$")


def with_listening(found: Findings, utterance: Utterance) -> Findings:
    """Return findings in which a mere sign of listening keeps silent, where nothing else is heard.

    Nothing is asserted of words without a line before them.
    """
    told = bool(utterance.context) and not _ASKS.search(utterance.context)
    if found.acts or not told or not _SIGNS.fullmatch(utterance.text):
        return found
    places = tuple(range(len(utterance.clauses)))
    if not places:
        return found
    return replace(found, acts=(Finding(LISTENING, CERTAIN, places),), nearly=())
