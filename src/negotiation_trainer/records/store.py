"""The journal on disk: one SQLite file. The only module that knows SQL.

Every entry is committed with `synchronous=FULL` before its answer is shown. Entries form a hash
chain, which shows damage and edits by hand; it is no proof against the machine's owner.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.bundle import Bundle, bundle_from, canonical

FILE = "journal.db"
MIGRATIONS = (
    """
    CREATE TABLE bundle (digest TEXT PRIMARY KEY, data TEXT NOT NULL);
    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        bundle TEXT NOT NULL REFERENCES bundle(digest),
        scenario TEXT NOT NULL,
        mode TEXT NOT NULL,
        seed INTEGER NOT NULL,
        at TEXT NOT NULL,
        trainee TEXT NOT NULL,
        reader TEXT NOT NULL,
        started TEXT NOT NULL,
        outcome TEXT,
        passed INTEGER,
        scores TEXT,
        closed INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE entry (
        attempt TEXT NOT NULL REFERENCES attempt(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        input TEXT NOT NULL,
        move TEXT,
        event TEXT NOT NULL,
        chain TEXT NOT NULL,
        PRIMARY KEY (attempt, number)
    );
    """,
)


class StoreError(Exception):
    """The journal cannot be used; the message says why, in the words of the system."""


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """What is kept of an attempt beside its entries. `closed`: finished or given up."""

    id: str
    number: int
    bundle: str
    scenario: str
    mode: str
    seed: int
    at: str
    trainee: str
    reader: str
    started: str
    outcome: str | None = None
    passed: bool | None = None
    scores: dict[str, int] | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One input as kept: raw, as read (a move, or None), the digest of its event, the chain."""

    number: int
    input: dict[str, Any]
    move: dict[str, Any] | None
    event: str
    chain: str


def link(previous: str, entry: dict[str, Any]) -> str:
    """Return the next hash of the chain."""
    return sha256((previous + canonical(entry)).encode()).hexdigest()


class Store:
    """The journal of one data directory. Every call opens, commits and closes for itself."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._ready = False

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(str(error)) from error
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=FULL")
            self._migrate(connection)
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(str(error)) from error
        finally:
            connection.close()

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if self._ready:
            return
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise StoreError("the journal was written by a newer version of this program")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            connection.executescript(f"BEGIN;{script};PRAGMA user_version={number};COMMIT;")
        connection.execute("PRAGMA journal_mode=WAL")
        self._ready = True

    def begin(
        self,
        bundle: Bundle,
        *,
        mode: str,
        seed: int,
        at: str,
        trainee: str,
        reader: str,
        started: str,
    ) -> AttemptRow:
        """Keep a new attempt and its bundle; its id is the scenario's with a running number."""
        with self._open() as db:
            data = canonical(bundle.as_data())
            db.execute("INSERT OR IGNORE INTO bundle VALUES (?, ?)", (bundle.digest, data))
            (top,) = db.execute("SELECT COALESCE(MAX(number), 0) FROM attempt").fetchone()
            number = top + 1
            name = f"{bundle.name.rpartition('/')[2]}-{number}"
            db.execute(
                "INSERT INTO attempt (id, number, bundle, scenario, mode, seed, at, trainee,"
                " reader, started) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(name, number, bundle.digest, bundle.name, mode, seed, at),
                    *(trainee, reader, started),
                ),
            )
        return self.attempt(name)

    def attempt(self, name: str) -> AttemptRow:
        """Return one attempt (`KeyError` if there is none)."""
        with self._open() as db:
            row = db.execute("SELECT * FROM attempt WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return _attempt(row)

    def attempts(self, trainee: str | None = None) -> list[AttemptRow]:
        """Return all attempts, the latest first; of one trainee if named."""
        query = "SELECT * FROM attempt WHERE ? IS NULL OR trainee = ? ORDER BY number DESC"
        with self._open() as db:
            return [_attempt(row) for row in db.execute(query, (trainee, trainee))]

    def bundle(self, digest: str) -> Bundle:
        """Return a kept bundle."""
        with self._open() as db:
            row = db.execute("SELECT data FROM bundle WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        return bundle_from(json.loads(row["data"]))

    def append(
        self, attempt: str, entry: dict[str, Any], *, move: dict[str, Any] | None, event: str
    ) -> EntryRow:
        """Keep one input; on return it is on disk."""
        with self._open() as db:
            row = db.execute(
                "SELECT number, chain FROM entry WHERE attempt = ? ORDER BY number DESC LIMIT 1",
                (attempt,),
            ).fetchone()
            number, previous = (row["number"] + 1, row["chain"]) if row else (1, attempt)
            chain = link(previous, {"input": entry, "move": move, "event": event})
            db.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                (attempt, number, canonical(entry), _dump(move), event, chain),
            )
        return EntryRow(number, entry, move, event, chain)

    def entries(self, attempt: str) -> list[EntryRow]:
        """Return the entries of an attempt in order."""
        query = "SELECT * FROM entry WHERE attempt = ? ORDER BY number"
        with self._open() as db:
            return [
                EntryRow(
                    row["number"],
                    json.loads(row["input"]),
                    json.loads(row["move"]) if row["move"] else None,
                    row["event"],
                    row["chain"],
                )
                for row in db.execute(query, (attempt,))
            ]

    def finish(self, attempt: str, *, outcome: str, passed: bool, scores: dict[str, int]) -> None:
        """Note how an attempt ended."""
        with self._open() as db:
            db.execute(
                "UPDATE attempt SET outcome = ?, passed = ?, scores = ?, closed = 1 WHERE id = ?",
                (outcome, int(passed), canonical(scores), attempt),
            )

    def forget(self, *, attempt: str | None = None, trainee: str | None = None) -> int:
        """Delete one attempt or all of a trainee, and bundles no longer needed; return how many."""
        with self._open() as db:
            db.execute("PRAGMA secure_delete=ON")
            gone = db.execute(
                "DELETE FROM attempt WHERE id = ? OR trainee = ?", (attempt, trainee)
            ).rowcount
            db.execute("DELETE FROM bundle WHERE digest NOT IN (SELECT bundle FROM attempt)")
        if gone:
            self._compact()
        return gone

    def _compact(self) -> None:
        """Leave nothing of what was deleted in the file or its log."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _dump(data: dict[str, Any] | None) -> str | None:
    return None if data is None else canonical(data)


def _attempt(row: sqlite3.Row) -> AttemptRow:
    data = dict(row)
    data["passed"] = None if data["passed"] is None else bool(data["passed"])
    data["scores"] = json.loads(data["scores"]) if data["scores"] else None
    data["closed"] = bool(data["closed"])
    return AttemptRow(**data)
