"""Puts a mended text in the place of a file: all of it or nothing, and never over others' work."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from pathlib import Path


class ChangedMeanwhileError(OSError):
    """The file no longer holds what was read of it."""


def write(path: Path, before: str, after: str) -> None:
    """Replace the text of a file that still holds `before`; `OSError` where that cannot be."""
    target = path.resolve()
    old = target.read_bytes()
    if old.decode("utf-8-sig") != before:
        raise ChangedMeanwhileError(str(path))
    mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(mark + after.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
