"""The labelled corpus: rows of tab-separated files, checked, in a fixed order, with a digest."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from negotiation_trainer.language.labels import ACTS, BREACHES, RATINGS, TOPICS

CORPUS = Path(__file__).resolve().parents[4] / "corpus"
"""Where the corpus lies in a checkout."""

COLUMNS = (
    "text",
    "context",
    "acts",
    "topics",
    "breaches",
    "empathy",
    "clarity",
    "escalation",
    "voice",
    "group",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled utterance. `voice` is its imagined author, `group` its family of paraphrases."""

    text: str
    context: str
    acts: frozenset[str]
    topics: frozenset[str]
    breaches: frozenset[str]
    ratings: tuple[float, ...]
    voice: str
    group: str
    lang: str


def corpus_files(folder: Path = CORPUS) -> tuple[Path, ...]:
    """Return the files of the corpus in the order they are read."""
    return tuple(sorted(folder.glob("*/*.tsv")))


def load_corpus(folder: Path = CORPUS) -> tuple[Row, ...]:
    """Return every row; ValueError names file and line of a bad one."""
    rows: list[Row] = []
    for path in corpus_files(folder):
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ValueError(f"{path}: columns {reader.fieldnames}")
            rows += (_row(r, path.parent.name, f"{path}:{i}") for i, r in enumerate(reader, 2))
    return tuple(rows)


def corpus_digest(folder: Path = CORPUS) -> str:
    """Return the sha256, in hex, of all files, whatever line ends a checkout gave them."""
    digest = hashlib.sha256()
    for path in corpus_files(folder):
        content = path.read_text(encoding="utf-8").encode()
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _row(raw: dict[str, str], lang: str, place: str) -> Row:
    if any(raw.get(column) is None for column in COLUMNS) or None in raw:
        raise ValueError(f"{place}: not {len(COLUMNS)} columns")
    return Row(
        text=raw["text"],
        context=raw["context"],
        acts=_ids(raw["acts"], ACTS, place),
        topics=_ids(raw["topics"], TOPICS, place),
        breaches=_ids(raw["breaches"], BREACHES, place),
        ratings=tuple(float(raw[rating]) for rating in RATINGS),
        voice=raw["voice"],
        group=raw["group"],
        lang=lang,
    )


def _ids(cell: str, known: Sequence[str], place: str) -> frozenset[str]:
    ids = frozenset(cell.split())
    if unknown := ids - set(known):
        raise ValueError(f"{place}: unknown {sorted(unknown)}")
    return ids
