"""How well the reader reads: `python -m negotiation_trainer.language.evaluation [--eval-dir DIR]`.

The own part measures on whole voices of the corpus that are never learnt from; the public part
takes corpora that nothing here was fitted to, one JSON object a line with `text`, `lang`, `targets`
and `context`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from negotiation_trainer.language.labels import ACTS, BREACHES
from negotiation_trainer.language.opening import TIERS, ScoringReader, default_tier, open_reader
from negotiation_trainer.language.training.corpus import load_corpus
from negotiation_trainer.language.training.material import material_of
from negotiation_trainer.language.training.measures import (
    auc,
    figures,
    spearman,
    table_of,
    verdicts,
)
from negotiation_trainer.language.training.splits import UNSEEN

Likely = Mapping[str, float]
Answer = Callable[[Likely], float]


def _label(*names: str) -> Answer:
    return lambda likely: max(likely[name] for name in names)


def _warmth(likely: Likely) -> float:
    return likely["empathy"] - likely["escalation"]


ANSWERS: dict[str, Answer] = {
    **{name: _label(name) for name in (*ACTS, *BREACHES)},
    "ask_any": _label("ask_open", "ask_closed", "ask_commitment"),
    "confirm": _label("confirm_summary"),
    "offer_coordination": _label("propose_plan", "ask_commitment"),
    "ask_preference": _label("ask_open", "ask_closed"),
    "undervalue_partner": _label("insult", "undue_pressure"),
    "attack_individual": _label("insult"),
    "abusive": _label("any_breach"),
    "angry": lambda likely: likely["escalation"],
    "polite": _warmth,
    "politeness_score": _warmth,
    "empathic": lambda likely: likely["empathy"],
    "empathy_level": lambda likely: likely["empathy"],
    "supportive_safe": lambda likely: likely["empathy"],
    "linguistic_neglect": lambda likely: -likely["empathy"],
    "judging_or_preaching": lambda likely: -likely["empathy"],
}
"""How each target of the public sets is read from what the reader says."""

ORDERED = frozenset({"politeness_score", "empathy_level"})
"""Targets with an order: rank correlation instead of an area under a curve."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval-dir", type=Path, help="folder of public labelled sets")
    parser.add_argument("--tier", choices=TIERS, default=default_tier())
    parser.add_argument("--skip-own", action="store_true", help="only the public sets")
    options = parser.parse_args(arguments)
    if not options.skip_own:
        print_own()
    if options.eval_dir is None:
        print("public sets: no folder given (--eval-dir); only the own held-out part was measured")
        return 0
    reader = open_reader(options.tier)
    print(f"\npublic sets, {reader.name}")
    for path in sorted(options.eval_dir.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        print_public(path.stem, rows, reader)
    return 0


def print_own() -> None:
    """Print the promised figures on voices that nothing was learnt from, by tier and language.

    What is measured are the shipped weights and all that a reader decides by; thresholds are set on
    one half and measured on the other, only the blend's two weights and level were fitted on both.
    """
    material = material_of(load_corpus())
    rows = np.nonzero(np.isin(material.folds, UNSEEN))[0].tolist()
    for tier in TIERS[: 1 + TIERS.index(default_tier())]:
        reader = open_reader(tier)
        scores = {row: reader.scores(material.utterances[row]) for row in rows}
        likely, decided = table_of(material, scores), verdicts(material, scores)
        tables = [figures(material, likely, decided, lang) for lang in ("zh", "en")]
        count = len(material.folds)
        print(f"\n{tier}: {len(rows)} of {count} utterances, of voices never learnt from")
        print(f"  {'':36s}{'zh':>8s}{'en':>8s}")
        for name in tables[0]:
            print(f"  {name:36s}" + "".join(f"{table[name]:8.3f}" for table in tables))


def print_public(name: str, rows: Sequence[Mapping[str, Any]], reader: ScoringReader) -> None:
    """Print, for each target of a public set, how well the likelihoods order its rows."""
    began = time.perf_counter()
    likely = [
        reader.likelihoods(row["text"], lang=row["lang"], context=row.get("context") or "")
        for row in rows
    ]
    pace = (time.perf_counter() - began) / max(len(rows), 1) * 1000
    print(f"{name}: {len(rows)} rows, {pace:.1f} ms each")
    for target in sorted({key for row in rows for key in row["targets"]}):
        if target not in ANSWERS:
            continue
        judged = [i for i, row in enumerate(rows) if target in row["targets"]]
        truth = np.array([rows[i]["targets"][target] for i in judged], np.float32)
        said = np.array([ANSWERS[target](likely[i]) for i in judged], np.float32)
        if target in ORDERED:
            print(f"  {target:24s} Spearman {spearman(truth, said):.3f}")
        else:
            print(f"  {target:24s} AUC {auc(truth, said):.3f}  positive {int(truth.sum())}")
    if "functionality" in rows[0].get("labels", {}):
        print_functions(rows, reader)


def print_functions(rows: Sequence[Mapping[str, Any]], reader: ScoringReader) -> None:
    """Print how often a breach is asserted for each function a row tests."""
    tested: dict[str, list[bool]] = {}
    for row in rows:
        breaches = reader.read(row["text"], lang=row["lang"]).breaches
        tested.setdefault(row["labels"]["functionality"], []).append(bool(breaches))
    for function, said in sorted(tested.items()):
        print(f"    {function:24s} {sum(said):3d} of {len(said):3d} called a breach")


if __name__ == "__main__":
    sys.exit(main())
