"""Find records of any noun by words, parts of words, pinyin, phone or e-mail."""

import sqlite3

from crm_tui import values
from crm_tui.errors import Invalid, NotFound
from crm_tui.quick.echo import Echo, named
from crm_tui.quick.later import Later
from crm_tui.store import index, lookup
from crm_tui.values.names import key, query, words
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import quoted

CANDIDATES = 400  # newest matches that are ranked
NAMES = 50  # of each noun whose names begin with what was typed
PER_NOUN = 10
NAMED = "SELECT row FROM lookup WHERE tbl=? AND kind=? AND key>=? AND key<? LIMIT ?"
MATCHES = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
PHONES = "SELECT tbl, row FROM lookup WHERE tbl IN ('client','contact') AND kind='p' AND key=?"
ENDINGS = (
    "SELECT tbl, row FROM lookup WHERE tbl IN ('client','contact') AND kind='p' AND substr(key,?)=? LIMIT ?"
)
LAST_DIGITS = 4  # so many tell a phone by its end
IN_NUMBERS = "+-()./ "

# The nouns in the order they are shown: their heading, and how a row finds its client.
NOUNS = {
    "client": ("Clients", "NULL"),
    "contact": ("Contacts", "t.client_id"),
    "opportunity": ("Deals", "t.client_id"),
    "complaint": ("Complaints", "t.client_id"),
    "task": ("Tasks", "t.client_id"),
    "interaction": ("Contact log", "t.client_id"),
    "order": ("Orders", "t.client_id"),
    "plan": ("Plans", "t.client_id"),
    "product": ("Products", "NULL"),
    "member": ("Members", "NULL"),
    "tag": ("Tags", "NULL"),
}
BY_TABLE = {lookup.TABLES.get(noun, noun): noun for noun in NOUNS}


class Hit:
    """A record found, with its client."""

    __slots__ = ("client", "id", "name", "noun")

    def __init__(self, noun: str, id: int, name: str, client: "tuple[int | None, str | None]") -> None:
        self.noun, self.id, self.name, self.client = noun, id, name, client

    def as_dict(self) -> "dict[str, object]":
        """The hit as JSON has it."""
        ref = format_ref(self.noun, self.id)
        return {"noun": self.noun, "ref": ref, "name": self.name, "client": named("client", *self.client)}


def search(db: sqlite3.Connection, text: str, *, limit: int = PER_NOUN) -> Echo:
    """Records that hold all the words typed, by noun and best first; at most `limit` of each, 0 for all.

    Names known by sound, phone or e-mail are found too. Invalid for a text without a word in it; Later while
    names wait for their pinyin and Latin letters were typed; NotFound, with near misses, where nothing matches.
    """
    _need_sounds(db, text)
    wanted = key(text)
    rows = _by_name(db, text) | _by_words(db, text)
    found = {noun: _ranked(db, noun, {row for name, row in rows if name == noun}, wanted) for noun in NOUNS}
    lines: list[str] = []
    items: list[dict[str, object]] = []
    for noun, ids in found.items():
        hits = _hits(db, noun, ids[:limit] if limit else ids)
        lines += _lines(noun, hits, len(ids) - len(hits))
        items += [hit.as_dict() for hit in hits]
    if not items:
        raise NotFound(f"Nothing was found for {quoted(text)}.", lookup.likely(db, tuple(NOUNS), text))
    return Echo(lines, kind="match", items=items, total=sum(map(len, found.values())))


def _need_sounds(db: sqlite3.Connection, text: str) -> None:
    if not words(text):
        raise Invalid("There is no word to look for: write a name, a word, a phone number or pinyin.")
    if any(c.isascii() and c.isalpha() for c in text) and index.pending(db, [f"~{tbl}" for tbl in BY_TABLE]):
        raise Later


def _by_name(db: sqlite3.Connection, text: str) -> "set[tuple[str, int]]":
    """Records by ref, by the beginning of a name, of a word of it or of its sound, and by phone."""
    ref = parse_ref(text)
    rows = {ref} if ref and ref[0] in NOUNS else set()
    wanted = key(text)[: index.SHORT]
    ranges = [("n", wanted), ("w", wanted), ("y", wanted.replace(" ", ""))]
    for table, noun in BY_TABLE.items():
        for kind, low in ranges:
            found = db.execute(NAMED, (table, kind, low, low + "\U0010ffff", NAMES))
            rows.update((noun, row) for (row,) in found)
    rows.update((BY_TABLE[table], row) for table, row in _by_phone(db, text))
    return rows


def _by_phone(db: sqlite3.Connection, text: str) -> "list[tuple[str, int]]":
    """(table, row) of whom a number reaches, in any writing, or by no more than its last digits."""
    digits = "".join(c for c in key(text) if c.isdigit())
    found: list[tuple[str, int]] = []
    if len(digits) > LAST_DIGITS:
        found = db.execute(PHONES, (values.phones.phone_key(text),)).fetchall()
    if len(digits) >= LAST_DIGITS and not key(text).strip(f"0123456789{IN_NUMBERS}"):
        found += db.execute(ENDINGS, (-len(digits), digits, NAMES)).fetchall()
    return found


def _by_words(db: sqlite3.Connection, text: str) -> "set[tuple[str, int]]":
    """Rows with all the words; only where few have them is the last one taken for a beginning."""
    asked = query(text)
    found = db.execute(MATCHES, (asked.removesuffix(" *"), CANDIDATES)).fetchall()
    if len(found) < CANDIDATES:
        found += db.execute(MATCHES, (asked, CANDIDATES)).fetchall()
    pairs = ((index.TABLES.get(rowid % index.SLOTS, ""), rowid // index.SLOTS) for (rowid,) in found)
    return {(BY_TABLE[table], row) for table, row in pairs if table in BY_TABLE}


def _ranked(db: sqlite3.Connection, noun: str, rows: "set[int]", wanted: str) -> "list[int]":
    """The rows that are not archived, best first: by likeness of the name, then the newest."""
    if not rows:
        return []
    label, table = lookup.LABELS.get(noun, "name"), lookup.TABLES.get(noun, noun)
    found = db.execute(
        f'SELECT id, "{label}" FROM "{table}" WHERE archived_at IS NULL AND id IN ({",".join(map(str, rows))})'
    )
    return [
        -number for _, number in sorted((_likeness(name or "", wanted), -number) for number, name in found)
    ]


def _likeness(name: str, wanted: str) -> int:
    """0 for the very name, 1 where it begins so, 2 where it holds the text, else 3."""
    folded = key(name)
    return 0 if folded == wanted else 1 if folded.startswith(wanted) else 2 if wanted in folded else 3


def _hits(db: sqlite3.Connection, noun: str, ids: "list[int]") -> "list[Hit]":
    """The records with these ids, in this order, each with its client."""
    if not ids:
        return []
    label, client = lookup.LABELS.get(noun, "name"), NOUNS[noun][1]
    found = db.execute(
        f'SELECT t.id, t."{label}", c.id, c.name FROM "{lookup.TABLES.get(noun, noun)}" t'
        f" LEFT JOIN client c ON c.id={client} WHERE t.id IN ({','.join(map(str, ids))})"
    )
    hits = {id: Hit(noun, id, name or "", (number, client_name)) for id, name, number, client_name in found}
    return [hits[id] for id in ids]


def _lines(noun: str, hits: "list[Hit]", left: int) -> "list[str]":
    if not hits:
        return []
    lines = [NOUNS[noun][0]]
    refs = [format_ref(hit.noun, hit.id) for hit in hits]
    for ref, hit in zip(refs, hits, strict=True):
        client = f" ({hit.client[1]})" if hit.client[1] else ""
        lines.append(f"  {ref:{max(map(len, refs))}}  {hit.name.partition(chr(10))[0]}{client}")
    return [*lines, f"  … and {left} more"] if left else lines
