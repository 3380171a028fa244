"""Builds the shipped weights: `python -m negotiation_trainer.language.training.build`.

The network needs a library that differentiates and some twenty minutes; `--plain` leaves it as it
is and only fits what stands beside it anew.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from negotiation_trainer.language.blend import log_odds
from negotiation_trainer.language.blob import WEIGHTS, read_blob, write_blob
from negotiation_trainer.language.encoder import SentenceEncoder
from negotiation_trainer.language.labels import COLUMNS
from negotiation_trainer.language.network import (
    encoder_layers,
    network_of,
    packed_arrays,
    unpacked_arrays,
)
from negotiation_trainer.language.training.blending import fit_blend
from negotiation_trainer.language.training.calibrating import (
    likelihoods,
    lines_for,
    thresholds_for,
)
from negotiation_trainer.language.training.corpus import corpus_digest, load_corpus
from negotiation_trainer.language.training.first import first_look, learnt, word_bags
from negotiation_trainer.language.training.material import Floats, Ints, Material, material_of
from negotiation_trainer.language.training.packing import Packed, pack_second, pack_words, short
from negotiation_trainer.language.training.second import features_table, fit_second
from negotiation_trainer.language.training.splits import UNSEEN

VERSION = 2
MARKS = 120


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


def tuned_network(material: Material, encoder: SentenceEncoder) -> dict[str, Floats]:
    """Return the arrays of the network, tuned on what is learnt from."""
    tuning = import_module("negotiation_trainer.language.training.tuning")
    rows = learnt(material)
    lesson = tuning.Lesson(
        [tokens_of(encoder, material.utterances[i].sentence) for i in rows],
        lines_before(material, encoder, rows),
        material.targets[rows],
    )
    tuned: dict[str, Floats] = tuning.tune(lesson, encoder.words, encoder_layers(encoder.backend))
    return tuned


def tokens_of(encoder: SentenceEncoder, sentence: tuple[str, ...]) -> list[int]:
    """Return the tokens of a sentence, its clauses joined."""
    return [token for clause in encoder.tokens(sentence) for token in clause]


def lines_before(material: Material, encoder: SentenceEncoder, rows: Ints) -> Floats:
    """Return the encoder's vector of each line before, zero where there is none."""
    texts = material.contexts(rows)
    found = np.stack([row[0] for row in encoder.encode_many([(text or ".",) for text in texts])])
    found[[not text for text in texts]] = 0
    return found


def build_full(
    material: Material, plain: Floats, encoder: SentenceEncoder, arrays: Mapping[str, Floats]
) -> Packed:
    """Return the full tier: the network, and how its opinion and the plain one are weighed."""
    shapes, parts = packed_arrays(arrays)
    network = network_of(encoder, unpacked_arrays(shapes, parts))
    rows = np.nonzero(np.isin(material.folds, UNSEEN))[0]
    sentences = [material.utterances[i].sentence for i in rows]
    said = network.scores(sentences, lines_before(material, encoder, rows))
    meant = np.stack([row[0] for row in said])
    said_plainly = log_odds(plain[rows])
    blend = fit_blend(said_plainly, meant, material.targets[rows])
    likely = np.array(plain)
    likely[rows] = blend.likelihoods(said_plainly, meant)
    told = {
        "network": shapes,
        "blend": [short(row) for row in blend.weights],
        "thresholds": thresholds_for(material, likely, rows=np.isin(material.folds, UNSEEN)),
    }
    return told, parts


def main(arguments: Sequence[str] | None = None, folder: Path = WEIGHTS) -> int:
    """Build and write both tiers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", action="store_true", help="keep the network as it is")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    material = material_of(load_corpus())
    encoder = SentenceEncoder()
    if options.plain:
        kept = read_blob(folder / "full")
        arrays = unpacked_arrays(kept.manifest["network"], kept.parts)
        tuned_on = kept.manifest["tuned_on"]
    else:
        arrays, tuned_on = tuned_network(material, encoder), corpus_digest()
    plain, likely = build_plain(material)
    full = build_full(material, likely, encoder, arrays)
    about = {"builder": VERSION, "columns": COLUMNS, "corpus": corpus_digest()}
    for tier, (told, parts) in (("plain", plain), ("full", full)):
        beside = {"tuned_on": tuned_on} if tier == "full" else {}
        write_blob(folder / tier, {**about, **beside, **told}, parts)
    print(f"built both tiers in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
