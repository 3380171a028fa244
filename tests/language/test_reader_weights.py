"""The shipped weights: built from this corpus, whole, and what a rebuild gives again."""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec

import pytest

from negotiation_trainer.language.blob import WEIGHTS, read_blob, write_blob
from negotiation_trainer.language.labels import COLUMNS
from negotiation_trainer.language.opening import TIERS
from negotiation_trainer.language.training.corpus import corpus_digest, load_corpus

MOST_BYTES = 12_000_000


@pytest.mark.parametrize("tier", TIERS)
def test_the_weights_come_from_this_corpus(tier: str) -> None:
    """The manifest names the corpus in the checkout and the labels of the catalogue."""
    manifest = read_blob(WEIGHTS / tier).manifest
    assert manifest["corpus"] == corpus_digest()
    assert tuple(manifest["columns"]) == COLUMNS


@pytest.mark.parametrize("tier", TIERS)
def test_the_weights_are_whole(tier: str) -> None:
    """The packed file is the one the manifest was written for."""
    packed = (WEIGHTS / f"{tier}.bin").read_bytes()
    told = json.loads((WEIGHTS / f"{tier}.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(packed).hexdigest() == told["sha256"]


def test_the_weights_stay_small() -> None:
    """All tiers together fit in a wheel nobody minds."""
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < MOST_BYTES


def test_a_blob_comes_back_as_written(tmp_path) -> None:
    """Parts and manifest survive a round trip; the same parts give the same bytes."""
    parts = {"b": b"\x00\x01" * 50, "a": b""}
    write_blob(tmp_path / "one", {"x": 1}, parts)
    write_blob(tmp_path / "two", {"x": 1}, dict(reversed(parts.items())))
    blob = read_blob(tmp_path / "one")
    assert dict(blob.parts) == parts
    assert blob.manifest["x"] == 1
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_every_row_of_the_corpus_is_sound() -> None:
    """Rows have known ids, ratings in range, a voice and a group."""
    for row in load_corpus():
        empathy, clarity, escalation = row.ratings
        assert -2 <= empathy <= 2, row
        assert 0 <= clarity <= 2, row
        assert -2 <= escalation <= 2, row
        assert row.text.strip(), row
        assert row.voice, row
        assert row.group, row


@pytest.mark.slow
@pytest.mark.skipif(find_spec("numpy") is None, reason="building needs numpy")
def test_a_rebuild_of_a_part_gives_the_same_weights() -> None:
    """The words of the plain tier, fitted again, are the shipped ones but for rounding."""
    import numpy as np

    from negotiation_trainer.language.training.first import fit, word_bags, word_kernels
    from negotiation_trainer.language.training.material import material_of
    from negotiation_trainer.language.training.packing import pack_words

    material = material_of(load_corpus())
    bags = word_bags(material)
    _, parts = pack_words(bags, fit(word_kernels(material, bags), material.targets))
    shipped = read_blob(WEIGHTS / "plain").parts
    for name in ("runs", "pieces", "before"):
        assert parts[f"{name}.keys"] == shipped[f"{name}.keys"]
        fresh = np.frombuffer(parts[f"{name}.weights"], np.uint8).astype(int)
        kept = np.frombuffer(shipped[f"{name}.weights"], np.uint8).astype(int)
        assert np.abs(fresh - kept).max() <= 1
        assert (fresh == kept).mean() > 0.999
