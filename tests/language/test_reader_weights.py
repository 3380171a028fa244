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

MOST_BYTES = 20_000_000


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
def test_the_n_grams_found_again_are_the_shipped_ones() -> None:
    """Which n-grams are known, and how long each makes an utterance, follows from the corpus."""
    import numpy as np

    from negotiation_trainer.language.lanes import key_of
    from negotiation_trainer.language.training.first import word_bags
    from negotiation_trainer.language.training.material import material_of

    bags = word_bags(material_of(load_corpus()))
    shipped = read_blob(WEIGHTS / "plain")
    for name, found in (("runs", bags.runs), ("pieces", bags.pieces), ("before", bags.before)):
        keys = np.frombuffer(shipped.parts[f"{name}.keys"], "<u4")
        assert keys.tolist() == [key_of(gram) for gram in found.grams]
        rows = np.frombuffer(shipped.parts[f"{name}.weights"], np.uint8)
        lengths = rows.reshape(len(keys), -1)[:, -1] * shipped.manifest[name]["norm_step"]
        assert np.abs(lengths - found.weights**2).max() <= shipped.manifest[name]["norm_step"]


def test_voices_that_are_measured_on_are_never_learnt_from() -> None:
    """No voice and no family of paraphrases stands on both sides; every language is there."""
    from negotiation_trainer.language.training.splits import LEARNT, UNSEEN, folds_of

    rows = load_corpus()
    folds = folds_of(rows)
    for name in ("voice", "group"):
        sides: dict[tuple[str, str], set[bool]] = {}
        for row, fold in zip(rows, folds, strict=True):
            sides.setdefault((row.lang, getattr(row, name)), set()).add(fold in UNSEEN)
        assert all(len(side) == 1 for side in sides.values())
    for lang in ("zh", "en"):
        share = sum(row.lang == lang and f in UNSEEN for row, f in zip(rows, folds, strict=True))
        assert 0.05 < share / sum(row.lang == lang for row in rows) < 0.2
    assert set(folds) == {*LEARNT, *UNSEEN}
