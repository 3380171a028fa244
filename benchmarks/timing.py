"""How every benchmark here measures: interleaved rounds, medians, one table with ratios."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

ROUNDS = 15


def interleaved(
    tasks: Mapping[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Run every task once a round, so that a busy minute hits all alike; seconds by task."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(rounds):
        for name, task in tasks.items():
            begun = time.perf_counter()
            task()
            taken[name].append(time.perf_counter() - begun)
    return taken


def timed(tasks: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Like `interleaved`, for tasks that measure themselves and return seconds."""
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            taken[name].append(task())
    return taken


def table(title: str, taken: Mapping[str, list[float]], *, each: int = 1, unit: str = "ms") -> None:
    """Print median, best and ratio to the first row; `each` divides by the items of one run."""
    scale = {"ms": 1e3, "us": 1e6}[unit]
    names = list(taken)
    width = max(map(len, names))
    first = statistics.median(taken[names[0]])
    print(f"\n{title}")
    print(f"  {'':{width}}  {'median':>9}  {'best':>9}  {'ratio':>6}")
    for name in names:
        middle, best = statistics.median(taken[name]), min(taken[name])
        shown = (f"{value * scale / each:9.2f}" for value in (middle, best))
        print(f"  {name:{width}}  {'  '.join(shown)}  {middle / first:6.2f}  {unit}")
