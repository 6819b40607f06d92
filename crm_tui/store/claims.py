"""Claims on reminders, so that each occurrence is sent to a target once, however many runs overlap.

A run claims in one write transaction, acts, and marks. What was claimed and never marked, because the run was
killed, may be claimed anew after ten minutes; what failed, by the next run.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from crm_tui import clock

STALE = timedelta(minutes=10)
KNOWN = "SELECT claimed_at, sent_at, failed FROM claim WHERE reminder=? AND occurrence=? AND target=?"
CLAIM = (
    "INSERT INTO claim (reminder, occurrence, target, claimed_at) VALUES (?,?,?,?) ON CONFLICT DO UPDATE"
    " SET claimed_at=excluded.claimed_at, failed=NULL"
)
SENT = "UPDATE claim SET sent_at=?, failed=NULL WHERE reminder=? AND occurrence=? AND target=?"
FAILED = "UPDATE claim SET failed=? WHERE reminder=? AND occurrence=? AND target=? AND sent_at IS NULL"
LONGEST_REASON = 300  # characters
KEPT = timedelta(days=90)  # that a claim on what is not due any more is remembered
OLD = "SELECT reminder, occurrence, target FROM claim WHERE coalesce(sent_at, claimed_at)<?"


class Key(NamedTuple):
    """What a claim is on: a reminder's kind and ref, and the day or instant it is about."""

    reminder: str
    occurrence: str


class Standing(NamedTuple):
    """Keys that may be claimed, those of them that a run left unfinished, and those another run is sending."""

    free: list[Key]
    left: list[Key]
    taken: list[Key]


def standing(db: Connection, keys: Iterable[Key], target: str, now: datetime) -> Standing:
    """How the keys stand for a target; what was sent already is in none of the lists."""
    found = Standing([], [], [])
    for key in keys:
        row = db.execute(KNOWN, (*key, target)).fetchone()
        if row is None or (row[1] is None and row[2] is not None):
            found.free.append(key)
        elif row[1] is None and now - clock.instant(row[0]) > STALE:
            found.free.append(key)
            found.left.append(key)
        elif row[1] is None:
            found.taken.append(key)
    return found


def claim(db: Connection, keys: Iterable[Key], target: str, now: datetime, most: int) -> list[Key]:
    """Claim the first of the keys that are free, inside the caller's write transaction; those claimed."""
    taken = standing(db, keys, target, now).free[:most]
    db.executemany(CLAIM, [(*key, target, clock.stamp(now)) for key in taken])
    return taken


def mark(db: Connection, keys: Iterable[Key], target: str, now: datetime, failed: str = "") -> None:
    """Note that the keys were sent, or why they were not, inside the caller's write transaction."""
    if failed:
        db.executemany(FAILED, [(failed[:LONGEST_REASON], *key, target) for key in keys])
    else:
        db.executemany(SENT, [(clock.stamp(now), *key, target) for key in keys])


def old(db: Connection, now: datetime) -> list[tuple[Key, str]]:
    """Claims of long ago, each with its target."""
    found = db.execute(OLD, (clock.stamp(now - KEPT),)).fetchall()
    return [(Key(reminder, occurrence), target) for reminder, occurrence, target in found]


def prune(db: Connection, due: Iterable[Key], now: datetime) -> None:
    """Forget old claims on what is not due to anybody any more, inside the caller's write transaction.

    One on what is due still stays, or it would be sent again.
    """
    kept = set(due)
    gone = [(*key, target) for key, target in old(db, now) if key not in kept]
    db.executemany("DELETE FROM claim WHERE reminder=? AND occurrence=? AND target=?", gone)
