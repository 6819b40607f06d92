"""The look-up keys and the full-text index, brought up to date with the rows that triggers marked.

Standard library only: the quick verbs run it too. What needs pinyin or the lunar calendar they leave marked
for the full program, under the table's name with a tilde.
"""

import sqlite3

from crm_tui import values
from crm_tui.values.names import bigrams, has_han, key, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Pinyin = Callable[[str], tuple[str, ...]]

CODES = {
    "client": 1, "contact": 2, "member": 3, "interaction": 4, "task": 5, "opportunity": 6, "complaint": 7,
    "product": 8, "sales_order": 9, "plan": 10, "objective": 11, "tag": 12, "pipeline": 13, "stage": 14,
    "field": 15, "view": 16, "import_batch": 17,
}  # fmt: skip
TABLES = {code: tbl for tbl, code in CODES.items()}
SLOTS = 32  # rowids of the full-text table are id * SLOTS + code of the table

# Per table: columns holding names, then further text that is found by its words only.
SOURCES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "client": (("name", "alias"), ("city", "industry", "note")),
    "contact": (("name", "alias"), ("title", "note")),
    "member": (("name", "login"), ()),
    "interaction": ((), ("summary", "outcome")),
    "task": (("title",), ("note",)),
    "opportunity": (("name",), ("note",)),
    "complaint": (("summary",), ("resolution", "cause", "category")),
    "product": (("name",), ("series",)),
    "sales_order": (("number",), ("note",)),
    "plan": (("title",), ("summary",)),
    "objective": (("title",), ()),
    "tag": (("name",), ()),
    "pipeline": (("name",), ()),
    "stage": (("name",), ()),
    "field": (("name", "title"), ()),
    "view": (("name",), ()),
    "import_batch": ((), ("file",)),
}
EMAILS = {"client": "email", "member": "email"}
PHONES = {"client": "phone"}
TRIGRAM_BITS = 50  # of a rowid among the trigrams, for the id; the code of the table stands above them
SHORT = 80  # characters of a name that are kept as its key
BATCH = 1000


def pending(db: sqlite3.Connection, tables: "Iterable[str] | None" = None) -> bool:
    """Whether rows of these tables (all when not given) wait to be indexed."""
    if tables is None:
        return db.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None
    return any(db.execute("SELECT 1 FROM pending WHERE tbl=? LIMIT 1", (tbl,)).fetchone() for tbl in tables)


def waiting(db: sqlite3.Connection) -> int:
    """How many rows wait to be indexed."""
    return int(db.execute("SELECT count(*) FROM pending").fetchone()[0])


def refresh(
    db: sqlite3.Connection,
    tables: "Iterable[str] | None" = None,
    pinyin: "Pinyin | None" = None,
    at_most: "int | None" = None,
) -> int:
    """Index the marked rows of these tables inside the caller's write transaction; how many were done.

    Without `pinyin` (all spellings and initials of a name) rows with Chinese names stay marked for later.
    It ends soon after `at_most` rows.
    """
    done = 0
    for tbl in tables or CODES:
        marks = (tbl, f"~{tbl}") if pinyin else (tbl,)
        for mark in marks:
            while found := [
                row for (row,) in db.execute("SELECT row FROM pending WHERE tbl=? LIMIT ?", (mark, BATCH))
            ]:
                _index(db, tbl, found, pinyin)
                db.executemany("DELETE FROM pending WHERE tbl=? AND row=?", [(mark, row) for row in found])
                done += len(found)
                if at_most is not None and done >= at_most:
                    return done
    return done


def _index(db: sqlite3.Connection, tbl: str, rows: list[int], pinyin: "Pinyin | None") -> None:
    code, marks = CODES[tbl], ",".join("?" * len(rows))
    before = _names_known(db, tbl, rows)
    db.execute(f"DELETE FROM lookup WHERE tbl=? AND row IN ({marks})", (tbl, *rows))
    db.execute(f"DELETE FROM search WHERE rowid IN ({marks})", [row * SLOTS + code for row in rows])
    keys: list[tuple[str, str, str, int]] = []
    texts: list[tuple[int, str]] = []
    unheard: list[int] = []
    whole: list[tuple[int, str]] = []
    for found in db.execute(f"{_query(tbl)} WHERE id IN ({marks})", rows).fetchall():
        row = int(found[0])
        named, reach, body = _words(db, tbl, found)
        known, sounds = name_keys(named, pinyin)
        keys += [(tbl, kind, value, row) for kind, value in known | reach]
        texts.append((row * SLOTS + code, " ".join([body, *sounds])))
        whole.append((row, "\n".join(sorted([value for kind, value in known if kind == "n"]))))
        if pinyin is None and any(has_han(name) for name in named):
            unheard.append(row)
    db.executemany("INSERT INTO lookup (tbl, kind, key, row) VALUES (?,?,?,?)", sorted(keys))
    db.executemany("INSERT INTO search (rowid, body) VALUES (?,?)", texts)
    _keep_trigrams(db, code, before, whole)
    db.executemany(
        "INSERT INTO pending SELECT ?1,?2 WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl=?1 AND row=?2)",
        [(f"~{tbl}", row) for row in unheard],
    )


def _names_known(db: sqlite3.Connection, tbl: str, rows: list[int]) -> list[tuple[int, str]]:
    """(row, its names in their order) as they were indexed last."""
    marks = ",".join("?" * len(rows))
    found: dict[int, list[str]] = {}
    for row, name in db.execute(
        f"SELECT row, key FROM lookup WHERE tbl=? AND row IN ({marks}) AND kind='n'", (tbl, *rows)
    ):
        found.setdefault(row, []).append(name)
    return [(row, "\n".join(sorted(names))) for row, names in found.items()]


def _keep_trigrams(
    db: sqlite3.Connection, code: int, before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> None:
    """Every three neighbours in the names of a row; the table holds no text, so it is told what to forget."""
    same = set(before) & set(after)
    first = trigram_rows(code)[0]
    db.executemany(
        "INSERT INTO trigram (trigram, rowid, name) VALUES ('delete',?,?)",
        [(first + row, name) for row, name in before if (row, name) not in same],
    )
    db.executemany(
        "INSERT INTO trigram (rowid, name) VALUES (?,?)",
        [(first + row, name) for row, name in after if name and (row, name) not in same],
    )


def trigram_rows(code: int) -> tuple[int, int]:
    """The first and last rowid of a table's rows among the trigrams: those of one table stand together."""
    return code << TRIGRAM_BITS, (code + 1 << TRIGRAM_BITS) - 1


def _query(tbl: str) -> str:
    further = [column for column in (EMAILS.get(tbl), PHONES.get(tbl)) if column]
    columns = ",".join(f'"{column}"' for column in ("id", *SOURCES[tbl][0], *SOURCES[tbl][1], *further))
    return f'SELECT {columns} FROM "{tbl}"'


def _words(
    db: sqlite3.Connection, tbl: str, found: tuple[object, ...]
) -> "tuple[list[str], set[tuple[str, str]], str]":
    """The names of a row, the keys of how it is reached, and the words of all its text."""
    count = len(SOURCES[tbl][0])
    columns = zip(SOURCES[tbl][0], found[1 : 1 + count], strict=True)
    named = [part for column, value in columns if value for part in _names(column, str(value))]
    reach = points(db, int(str(found[0]))) if tbl == "contact" else _reach(tbl, found)
    texts = [str(value) for value in found[1:] if value] + [value for _, value in reach]
    return named, {(kind, value) for kind, value in reach if value}, bigrams(" ".join(texts))


def wanted(db: sqlite3.Connection, tbl: str) -> "Iterator[tuple[int, set[tuple[str, str]], str]]":
    """What the index should hold of each row of a table: its id, its keys but for sounds, its words."""
    for found in db.execute(_query(tbl)):
        named, reach, body = _words(db, tbl, found)
        yield int(found[0]), name_keys(named, None)[0] | reach, body


def name_keys(names: "Iterable[str]", pinyin: "Pinyin | None") -> tuple[set[tuple[str, str]], list[str]]:
    """The (kind, key) pairs of names, n exact, w word, y sound; and the sounds alone."""
    keys: set[tuple[str, str]] = set()
    sounds: list[str] = []
    for name in names:
        keys.add(("n", key(name)[:SHORT]))
        keys |= {("w", word[:SHORT]) for word in words(name)}
        if pinyin is not None and has_han(name):
            sounds += pinyin(name[:SHORT])
    return keys | {("y", sound) for sound in sounds}, sounds


def points(db: sqlite3.Connection, contact: int) -> list[tuple[str, str]]:
    """The keys of a contact's e-mails (e), phones (p) and messengers (l)."""
    found = db.execute("SELECT medium, value FROM contact_point WHERE contact_id=?", (contact,))
    return [pair for medium, value in found for pair in _point(medium, value)]


def _point(medium: str, value: str) -> list[tuple[str, str]]:
    if medium == "email":
        return [("e", values.emails.email_key(value))]
    if medium == "phone":
        return [("p", values.phones.phone_key(value))]
    return [("l", key(value))] if medium == "messenger" else []


def _reach(tbl: str, found: tuple[object, ...]) -> list[tuple[str, str]]:
    columns = [column for column in (EMAILS.get(tbl), PHONES.get(tbl)) if column]
    reach = dict(zip(columns, found[len(found) - len(columns) :], strict=True))
    pairs = []
    if tbl in EMAILS and reach[EMAILS[tbl]]:
        pairs.append(("e", values.emails.email_key(str(reach[EMAILS[tbl]]))))
    if tbl in PHONES and reach[PHONES[tbl]]:
        pairs.append(("p", values.phones.phone_key(str(reach[PHONES[tbl]]))))
    return pairs


def _names(column: str, value: str) -> list[str]:
    """The names a column holds: a list of aliases several, anything else one, whatever commas are in it."""
    if column != "alias":
        return [value]
    for mark in "，、;；":
        value = value.replace(mark, ",")
    return [part.strip() for part in value.split(",") if part.strip()] if "," in value else [value]
