"""Builds the shipped weights: `python -m negotiation_trainer.language.training.build`.

The network needs a library that differentiates and most of an hour; `--plain` leaves it as it
is and only fits what stands beside it anew.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from negotiation_trainer.language.arrays import packed_arrays, unpacked_arrays
from negotiation_trainer.language.blend import log_odds
from negotiation_trainer.language.blob import WEIGHTS, read_blob, write_blob
from negotiation_trainer.language.labels import COLUMNS, JUDGED
from negotiation_trainer.language.network import LINE_TOKENS, first_layers, network_of
from negotiation_trainer.language.training.blending import fit_blend
from negotiation_trainer.language.training.calibrating import (
    likelihoods,
    lines_for,
    thresholds_for,
)
from negotiation_trainer.language.training.corpus import corpus_digest, load_corpus
from negotiation_trainer.language.training.first import first_look, learnt, word_bags
from negotiation_trainer.language.training.lesson import Lesson
from negotiation_trainer.language.training.material import Floats, Ints, Material, material_of
from negotiation_trainer.language.training.packing import Packed, pack_second, pack_words, short
from negotiation_trainer.language.training.second import features_table, fit_second
from negotiation_trainer.language.training.splits import UNSEEN
from negotiation_trainer.language.wheel import Wheel

VERSION = 5
MARKS = 120
COMMON = 5000
"""Tokens whose vectors learn, and whose rows are known from the beginning."""

SOFTENED = 0.3
"""How far the network's labels give way to what n-grams learnt from other voices make likely."""


def build_plain(material: Material) -> tuple[Packed, Floats]:
    """Return the plain tier, and likelihoods by fits that never saw the utterance."""
    bags = word_bags(material)
    first = first_look(material, bags)
    features = features_table(material, first.whole, first.clauses)
    second, scores = fit_second(material, features, marks=MARKS)
    second_lines = lines_for(scores, material.targets)
    likely = likelihoods(scores, second_lines)
    told = {
        "first": {
            "base": short(material.targets[learnt(material)].mean(axis=0)),
            "lines": lines_for(first.whole, material.targets),
        },
        "thresholds": thresholds_for(material, likely),
    }
    parts: dict[str, bytes] = {}
    for about, rows in (pack_words(bags, first.dual), pack_second(second, second_lines)):
        told |= about
        parts |= rows
    return (told, parts), likely


def tuned_network(
    material: Material, likely: Floats, wheel: Wheel, common: Ints
) -> dict[str, Floats]:
    """Return the arrays of the network, tuned on what is learnt from.

    A label is softened by the likelihood that fits of n-grams to other voices gave it (`likely`):
    annotators differ, and a network that believes each label learns their slips by heart.
    """
    tuning = import_module("negotiation_trainer.language.training.tuning")
    rows = learnt(material)
    utterances = [material.utterances[i] for i in rows]
    lesson = Lesson(
        [tokens_of(wheel, utterance.sentence) for utterance in utterances],
        [line_tokens(wheel, utterance.context) for utterance in utterances],
        softened(material.targets[rows], likely[rows]),
        common,
        material.langs[rows],
    )
    tuned: dict[str, Floats] = tuning.tune(lesson, wheel.words, first_layers(wheel))
    return tuned


def softened(targets: Floats, likely: Floats) -> Floats:
    """Return targets whose labels give way to likelihoods by a share; ratings stay."""
    soft = np.array(targets)
    count = len(JUDGED)
    soft[:, :count] += SOFTENED * (likely[:, :count] - targets[:, :count])
    return soft


def tokens_of(wheel: Wheel, sentence: tuple[str, ...]) -> list[int]:
    """Return the tokens of a sentence, its clauses joined."""
    return [token for clause in wheel.tokens(sentence) for token in clause]


def line_tokens(wheel: Wheel, context: str) -> list[int]:
    """Return the tokens of a line before that are looked at; none where there is no line."""
    return tokens_of(wheel, (context,))[:LINE_TOKENS] if context else []


def common_tokens(material: Material, wheel: Wheel) -> Ints:
    """Return the tokens met most often in what is learnt from, in their own order."""
    counts: Counter[int] = Counter()
    for row in learnt(material):
        utterance = material.utterances[row]
        counts.update(tokens_of(wheel, utterance.sentence) + line_tokens(wheel, utterance.context))
    order = sorted(counts, key=lambda token: (-counts[token], token))
    return np.array(sorted(order[:COMMON]))


def build_full(
    material: Material, plain: Floats, wheel: Wheel, arrays: Mapping[str, Floats], common: Ints
) -> Packed:
    """Return the full tier: the network, and how its opinion and the plain one are weighed.

    `common` are the tokens whose vectors the network learnt.
    """
    shapes, parts = packed_arrays(arrays)
    network = network_of(wheel, unpacked_arrays(shapes, parts), common.tolist())
    rows = np.nonzero(np.isin(material.folds, UNSEEN))[0]
    utterances = [material.utterances[i] for i in rows]
    meant = np.stack([network.score(said.sentence, said.context)[0] for said in utterances])
    said_plainly = log_odds(plain[rows])
    blend = fit_blend(said_plainly, meant, material.targets[rows])
    likely = np.array(plain)
    likely[rows] = blend.likelihoods(said_plainly, meant)
    told = {
        "network": shapes,
        "blend": [short(row) for row in blend.weights],
        "thresholds": thresholds_for(material, likely, rows=np.isin(material.folds, UNSEEN)),
    }
    return told, {**parts, "common": common.astype("<u4").tobytes()}


def main(arguments: Sequence[str] | None = None, folder: Path = WEIGHTS) -> int:
    """Build and write both tiers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true", help="keep the network as it is")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    material = material_of(load_corpus())
    wheel = Wheel()
    plain, likely = build_plain(material)
    if options.plain:
        kept = read_blob(folder / "full")
        arrays = unpacked_arrays(kept.manifest["network"], kept.parts)
        tuned_on = kept.manifest["tuned_on"]
        common = np.frombuffer(kept.parts["common"], "<u4").astype(np.int64)
    else:
        common, tuned_on = common_tokens(material, wheel), corpus_digest()
        arrays = tuned_network(material, likely, wheel, common)
    full = build_full(material, likely, wheel, arrays, common)
    about = {"builder": VERSION, "columns": COLUMNS, "corpus": corpus_digest()}
    for tier, (told, parts) in (("plain", plain), ("full", full)):
        beside = {"tuned_on": tuned_on} if tier == "full" else {}
        write_blob(folder / tier, {**about, **beside, **told}, parts)
    print(f"built both tiers in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
