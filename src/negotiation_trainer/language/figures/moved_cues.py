"""The verbs that move a sum to another one: 首付让到12000, "bring the down payment to 12,000".

Apart from the other words, since what makes a numeral money, what keeps a sum from being one end
of a range and what lowers a charge must all know the same of them.
"""

from __future__ import annotations

MOVES_ZH = "让退松压提加减少降调涨升增拉缩砍抬放定改变"
"""How such a verb begins."""

MOVED_ZH = f"(?:放宽|[上下]调|往[上下]调|[{MOVES_ZH}])(?:[低高少多宽加]|一?[点步])?了?[到至为成]"

_MOVE_EN = (
    r"(?:lower|reduc|cut|drop|bring|shav|knock|mov|push|rais|bump|increas|eas|trim|scal|adjust|dial"
    r"|slid|revis)\w*|(?:set|setting|take|taking|change|changing)"
    r"|(?:i|we)(?:'ll|'d| can| could| will| would| might)?(?: only)? (?:go|come|get)"
)
MOVED_EN = (
    rf"\b(?:{_MOVE_EN})\b[^,.!?;0-9]{{0,36}}"
    r"(?: from [$]?[0-9][0-9,.]*(?: dollars)?)? to(?: just| about| only| exactly)?"
)
"""Up to the word right before the new sum."""
