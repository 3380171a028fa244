"""The ways of mending, by the name that a code's entry in the table of diagnostics gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from negotiation_trainer.scenario.fixes import indents, names, signs, values
from negotiation_trainer.scenario.fixes.edits import Proposal, Spot

Way = Callable[[Spot], Sequence[Proposal]]
"""What may mend one finding: nothing, one thing, or several of which the best is looked for."""

WAYS: Mapping[str, Way] = {
    "spaces-for-tabs": indents.spaces_for_tabs,
    "spaces-for-wide-ones": indents.spaces_for_wide_ones,
    "line-up": indents.line_up,
    "dash": indents.dash,
    "no-dash": indents.no_dash,
    "space-after": signs.space_after,
    "plain-colon": signs.plain_colon,
    "plain-sign": signs.plain_sign,
    "braces": signs.braces,
    "whole-again": signs.whole_again,
    "part-items": signs.part_items,
    "plain-quotes": signs.plain_quotes,
    "quote-text": signs.quote_text,
    "close-quote": signs.close_quote,
    "double-backslash": signs.double_backslash,
    "drop-character": signs.drop_character,
    "quote-key": signs.quote_key,
    "drop-twin": signs.drop_twin,
    "drop-item": signs.drop_item,
    "width-of-signs": signs.width_of_signs,
    "nearest": names.nearest_name,
    "slug": names.slug,
    "file-name": names.name_of_file,
    "placeholder": names.placeholder,
    "expected-type": values.expected_type,
    "amount": values.amount,
    "percent": values.percent,
    "date": values.date_form,
    "score-range": values.score_range,
}
