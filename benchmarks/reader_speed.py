"""Time the reader takes to be ready, and processor time to read an utterance, tier by tier.

The table of rare words is unpacked beside the first readings and counts for neither.
"""

from __future__ import annotations

import statistics
import sys
import time

from negotiation_trainer.language.opening import TIERS, default_tier, open_reader
from negotiation_trainer.language.training.corpus import load_corpus

SAMPLE = 600
SETTLING = 2
"""Seconds after which everything is unpacked."""


def main() -> int:
    """Print time to the first reading, median, 99th percentile and a long text, tier by tier."""
    rows = load_corpus()
    step = max(len(rows) // SAMPLE, 1)
    for tier in TIERS[: 1 + TIERS.index(default_tier())]:
        began = time.perf_counter()
        reader = open_reader(tier)
        reader.read(rows[0].text)
        loaded = time.perf_counter() - began
        time.sleep(SETTLING)
        times = []
        for row in rows[::step]:
            began = time.process_time()
            reader.read(row.text, lang=row.lang, context=row.context)
            times.append((time.process_time() - began) * 1000)
        long_text = "我理解您的难处,钱的事咱们慢慢商量。" * 56
        began = time.process_time()
        reader.read(long_text)
        longest = (time.process_time() - began) * 1000
        times.sort()
        print(
            f"{reader.name}: load {loaded:.2f} s; median {statistics.median(times):.2f} ms, "
            f"p99 {times[int(len(times) * 0.99)]:.2f} ms; "
            f"{len(long_text)} characters {longest:.0f} ms"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
