"""Builds the shipped weights: `python -m negotiation_trainer.language.training.build`."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from negotiation_trainer.language.blob import WEIGHTS, write_blob
from negotiation_trainer.language.encoder import SentenceEncoder, encoder_installed
from negotiation_trainer.language.labels import COLUMNS
from negotiation_trainer.language.training.calibrating import (
    likelihoods,
    lines_for,
    thresholds_for,
)
from negotiation_trainer.language.training.corpus import Row, corpus_digest, load_corpus
from negotiation_trainer.language.training.first import (
    Encode,
    Kernels,
    Vectors,
    WordBags,
    fit,
    held_out,
    meaning_kernels,
    together,
    vectors_of,
    word_bags,
    word_kernels,
)
from negotiation_trainer.language.training.material import Floats, Material, material_of
from negotiation_trainer.language.training.packing import (
    Packed,
    pack_meaning,
    pack_second,
    pack_words,
    short,
)
from negotiation_trainer.language.training.second import features_table, fit_second

VERSION = 1
MARKS = {"plain": 120, "full": 400}


@dataclass(frozen=True, slots=True)
class Built:
    """A tier, built: its parts, and the likelihoods it gave to utterances it had not seen."""

    packed: Packed
    held_out: Floats


def build_tier(
    material: Material,
    tier: str,
    *,
    bags: WordBags,
    kernels: Kernels,
    vectors: Vectors | None = None,
) -> Built:
    """Fit both looks of a tier, its likelihoods and its thresholds."""
    whole, clauses = held_out(material, kernels)
    second, scores = fit_second(
        material, features_table(material, whole, clauses), marks=MARKS[tier]
    )
    second_lines = lines_for(scores, material.targets)
    likely = likelihoods(scores, second_lines)
    dual = fit(kernels, material.targets)
    first = {
        "base": short(material.targets.mean(axis=0)),
        "lines": lines_for(whole, material.targets),
    }
    packs = [pack_words(bags, dual), pack_second(second, second_lines)]
    if vectors is not None:
        packs.append(pack_meaning(vectors, dual))
    told = {"first": first, "thresholds": thresholds_for(material, likely)}
    parts: dict[str, bytes] = {}
    for about, rows in packs:
        told |= about
        parts |= rows
    return Built((told, parts), likely)


def build(rows: Sequence[Row], encode: Encode | None) -> tuple[Material, dict[str, Built]]:
    """Build the plain tier and, with an encoder, the full one."""
    material = material_of(rows)
    bags = word_bags(material)
    words = word_kernels(material, bags)
    built = {"plain": build_tier(material, "plain", bags=bags, kernels=words)}
    if encode is not None:
        vectors = vectors_of(material, encode)
        both = together(words, meaning_kernels(vectors))
        built["full"] = build_tier(material, "full", bags=bags, kernels=both, vectors=vectors)
    return material, built


def corpus_encoder() -> Encode | None:
    """Return the encoder, if it is installed."""
    return SentenceEncoder().encode_many if encoder_installed() else None


def main(folder: Path = WEIGHTS) -> int:
    """Build and write every tier that can be built here."""
    began = time.perf_counter()
    encode = corpus_encoder()
    _, built = build(load_corpus(), encode)
    for tier, made in built.items():
        told, parts = made.packed
        about = {"builder": VERSION, "columns": COLUMNS, "corpus": corpus_digest()}
        write_blob(folder / tier, {**about, **told}, parts)
    missing = "" if encode else "; the full tier needs the encoder"
    print(
        f"built {', '.join(built)} in {time.perf_counter() - began:.0f} s{missing}", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
