"""`curriculum`: the table and the gaps, for people and as data."""

import json


def test_the_command_lists_all_and_names_the_gaps(call):
    """In both languages, and as data."""
    done = call("curriculum", "--lang", "zh")
    assert done.code == 0
    assert "还没有任何场景练到的" in done.out
    rows = json.loads(call("curriculum", "--json").out)
    assert {"kind", "id", "label", "scenarios", "missing"} <= set(rows[0])
    by_id = {(r["kind"], r["id"]): r["scenarios"] for r in rows}
    assert by_id["personas", "angry"] == ["cn/penalty-interest-dispute", "us/double-billed-card"]
