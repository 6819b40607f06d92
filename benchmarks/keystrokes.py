"""What people type, key by key, to find a made-up name or note, and what a naive scan would find for it."""

import sqlite3
from collections.abc import Iterable, Iterator

from crm_tui.store.index import CODES, SLOTS
from crm_tui.values import pinyin
from crm_tui.values.names import has_han, query, words

KINDS = ("English", "Chinese", "pinyin", "initials")
ASKED = 25  # rows whose words are typed, of each kind
STEP = 499  # every so many rows are scanned
SOURCES = (("client", "name"), ("contact", "name"), ("interaction", "summary"))


def keystrokes(db: sqlite3.Connection, kind: str) -> Iterator[str]:
    """Every beginning of every text typed; one to three characters of Chinese."""
    for text in _typed(db, kind):
        for end in range(1, (3 if kind == "Chinese" else len(text)) + 1):
            yield text[:end].strip()


def _typed(db: sqlite3.Connection, kind: str) -> Iterator[str]:
    """Texts found in the file: words of names and notes, or the sound of a name."""
    for table, column in SOURCES:
        (rows,) = db.execute(f"SELECT max(id) FROM {table}").fetchone()
        for turn in range(1, ASKED + 1):
            asked = (turn * 7919) % rows + 1
            sql = f"SELECT {column} FROM {table} WHERE id>=? AND id%2=? LIMIT 1"
            (found,) = db.execute(sql, (min(asked, rows - 4), int(kind == "English"))).fetchone()
            yield from _part(found, kind, turn)


def _part(text: str, kind: str, turn: int) -> Iterator[str]:
    latin = [word for word in words(text) if not has_han(word)]
    han = [word for word in words(text) if has_han(word)]
    if kind == "English" and latin:
        yield latin[turn % len(latin)]
    elif kind == "Chinese" and han:
        word = han[turn % len(han)]
        yield word[turn % max(1, len(word) - 2) :][:3]
    elif kind in ("pinyin", "initials") and has_han(text) and " " not in text:
        yield (pinyin.readings(text) if kind == "pinyin" else pinyin.initials(text))[0]


def missed(db: sqlite3.Connection, kind: str) -> tuple[int, int]:
    """(pairs of text and row that a scan over a sample of rows finds, those of them the index does not)."""
    typed = sorted({text for text in keystrokes(db, kind) if len(text) > 1 or kind == "Chinese"})[::7]
    sample = list(_sample(db, kind))
    asked = lost = 0
    for text in typed:
        wanted = {rowid for rowid, forms in sample if _scan(text, forms, kind)}
        found = {
            rowid for (rowid,) in db.execute("SELECT rowid FROM search WHERE search MATCH ?", (query(text),))
        }
        asked += len(wanted)
        lost += len(wanted - found)
    return asked, lost


def _sample(db: sqlite3.Connection, kind: str) -> Iterator[tuple[int, list[str]]]:
    """(rowid in the index, what a scan compares with) of every so many rows."""
    for table, column in SOURCES if kind in ("English", "Chinese") else SOURCES[:2]:
        for row, text in db.execute(f"SELECT id, {column} FROM {table} WHERE id%{STEP}=0"):
            yield row * SLOTS + CODES[table], list(_forms(text, kind))


def _forms(text: str, kind: str) -> Iterable[str]:
    if kind == "English":
        return words(text)
    if kind == "Chinese" or not has_han(text):
        return [text.casefold()]
    return pinyin.readings(text) if kind == "pinyin" else pinyin.initials(text)


def _scan(text: str, forms: list[str], kind: str) -> bool:
    """Whether a scan takes the row: a part of Chinese text, else the beginning of a word or a sound."""
    if kind == "Chinese":
        return any(text in form for form in forms)
    return any(form.startswith(text) for form in forms)
