"""The validity suite: scripted learners over every scenario, guided and typed, against the table.

Prints what each learner scored, what must hold and what does not; exits with 1 on a violation.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from negotiation_trainer.analysis.learners import LEARNERS, learner
from negotiation_trainer.analysis.paraphrase import (
    MEDIAN_AT_MOST,
    NINETIETH_AT_MOST,
    Change,
    again_by_typing,
    changes,
    in_other_words,
    percentile,
)
from negotiation_trainer.analysis.playing import play
from negotiation_trainer.analysis.simulate import Summary, simulate, summary
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.validity import CLAIMS, Violation, violations
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric

SHARES = {Mode.GUIDED: 4, Mode.TYPED: 1}
"""How many times as many talks each mode is given: guided ones need no reading, and a learner who
chooses differs more from talk to talk."""


def main() -> int:
    """Run the suite and return the exit code."""
    given = _arguments()
    reader = RememberingReader(open_reader(given.tier))
    found: list[Violation] = []
    apart: list[Change] = []
    print(
        f"reader {reader.name}, {given.runs} typed talks a learner and scenario, guided four times"
    )
    for stage, name in _stages(reader, given.scenario):
        for mode, share in SHARES.items():
            played = _play(stage, mode, runs=share * given.runs, seed=given.seed)
            _table(name, mode, played)
            found += violations(name, mode.value, played, persona=stage.compiled.source.persona)
        found += _same_moves(stage, name, seed=given.seed)
        apart += in_other_words(stage, "expert", runs=given.paraphrases, seed=given.seed)
    found += _in_other_words(apart)
    _claims()
    for one in found:
        print(f"! {one.mode:6} {one.scenario}: {one.claim}, found {one.found}")
    print(f"{len(found)} violations")
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=48, help="typed talks a learner and scenario")
    parser.add_argument("--paraphrases", type=int, default=4, help="seeds played in every voice")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tier", choices=("plain", "full"), default=None)
    parser.add_argument("--scenario", default="", help="only scenarios whose name contains this")
    return parser.parse_args()


def _stages(reader: RememberingReader, wanted: str) -> Iterator[tuple[Stage, str]]:
    with tempfile.TemporaryDirectory() as home:
        practice = Practice(Path(home), datetime.now, lambda: reader)
        for entry in practice.index():
            if wanted not in entry.name:
                continue
            compiled = practice.open(entry.name).compiled
            pack = shipped_pack(compiled.jurisdiction)
            yield Stage(compiled, standard_rubric(), pack, reader), entry.name


def _play(stage: Stage, mode: Mode, *, runs: int, seed: int) -> dict[str, Summary]:
    return {
        name: summary(simulate(stage, name, mode=mode, runs=runs, seed=seed)) for name in LEARNERS
    }


def _table(name: str, mode: Mode, played: Mapping[str, Summary]) -> None:
    heads = " ".join(f"{dimension.value:>11}" for dimension in Dimension)
    print(f"\n{name}, {mode.value}\n  {'':10} {heads}  pass turns  outcomes")
    for who, one in played.items():
        scores = " ".join(
            f"{spread.mean:6.1f}±{spread.deviation:4.1f}" for spread in one.scores.values()
        )
        ends = ", ".join(f"{end} {share:.0%}" for end, share in one.outcomes.items())
        print(f"  {who:10} {scores}  {one.passed:4.0%} {one.turns:5.1f}  {ends}", flush=True)


def _same_moves(stage: Stage, name: str, *, seed: int) -> Iterator[Violation]:
    """Equal moves must score alike, chosen or typed word for word."""
    expert = learner("expert", lang=stage.compiled.lang, seed=seed)
    run = play(stage, expert, mode=Mode.GUIDED, seed=seed)
    for change in changes(name, run.result, again_by_typing(stage, run).result):
        if change.points:
            claim = f"equal moves score alike in {change.dimension.value}"
            yield Violation(name, "both", claim, f"{change.points} apart")


def _in_other_words(apart: list[Change]) -> Iterator[Violation]:
    points = [float(change.points) for change in apart]
    if not points:
        return
    median, ninetieth = percentile(points, 0.5), percentile(points, 0.9)
    print(f"\nin other words: median change {median:.0f}, 90th percentile {ninetieth:.0f}")
    for dimension in Dimension:
        own = [float(c.points) for c in apart if c.dimension is dimension]
        half, most = percentile(own, 0.5), percentile(own, 0.9)
        print(f"  {dimension.value:10}  median {half:.0f}, 90th percentile {most:.0f}")
    if median > MEDIAN_AT_MOST:
        yield Violation("all", "typed", "paraphrase: median change at most 5", f"{median:.0f}")
    if ninetieth > NINETIETH_AT_MOST:
        claim = "paraphrase: 90th percentile at most 15"
        yield Violation("all", "typed", claim, f"{ninetieth:.0f}")


def _claims() -> None:
    print("\nwhat must hold")
    for claim in CLAIMS:
        where = ", ".join(dimension.value for dimension in claim.dimensions)
        but = f" (not with: {', '.join(claim.not_with)})" if claim.not_with else ""
        print(f"  {claim.one} {claim.relation.value} {claim.other}: {where}{but}")


if __name__ == "__main__":
    sys.exit(main())
