"""Built weights on disk: named arrays of bytes, packed into one file beside a readable manifest."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).parent / "weights"
"""Where the shipped weights lie."""

_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Blob:
    """The parts of a built model and what its manifest says of it."""

    manifest: Mapping[str, Any]
    parts: Mapping[str, bytes]
    digest: str


def write_blob(path: Path, manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> None:
    """Write `path`.bin and `path`.json; the same parts give the same bytes."""
    packed, table = b"", {}
    for name in sorted(parts):
        squeezed = zlib.compress(parts[name], _LEVEL)
        table[name] = [len(packed), len(squeezed)]
        packed += squeezed
    told = {**manifest, "parts": table, "sha256": hashlib.sha256(packed).hexdigest()}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".bin").write_bytes(packed)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8", newline="\n")


def read_blob(path: Path) -> Blob:
    """Read what `write_blob` wrote; `digest` covers the manifest and, through it, the parts."""
    text = path.with_suffix(".json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    packed = path.with_suffix(".bin").read_bytes()
    parts = {
        name: zlib.decompress(packed[start : start + size])
        for name, (start, size) in manifest["parts"].items()
    }
    return Blob(manifest, parts, hashlib.sha256(text.encode()).hexdigest())
