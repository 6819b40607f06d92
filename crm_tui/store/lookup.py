"""The one function that finds the record a person means by a ref, a name, part of one, pinyin or a phone.

Standard library and plain SQL on a connection it is given, because the quick verbs resolve names too.
"""

import sqlite3
from collections import namedtuple

from crm_tui import values
from crm_tui.errors import Ambiguous, NotFound
from crm_tui.store.index import CODES, SHORT, SLOTS, trigram_rows
from crm_tui.values.names import is_han, key, query, words
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

AT_MOST = 10
HELD = 10_000  # texts with some Chinese; where there are more, the names are looked through
TRIGRAMS = 24  # of a long text that are asked for
RANKED = 1000  # matches of which the latest are looked for; who means one of more has to say more
FEW = 3  # more kinds of record are not listed in a sentence
LABELS = {
    "interaction": "summary", "task": "title", "complaint": "summary", "order": "number", "plan": "title",
    "objective": "title", "link": "relation", "import_batch": "file",
}  # fmt: skip
TABLES = {"order": "sales_order"}
TOUCHED = {"client", "contact"}
GROUPS = {
    "contact": "client", "opportunity": "client", "complaint": "client", "task": "client", "order": "client",
    "plan": "client", "stage": "pipeline", "objective": "plan",
}  # fmt: skip

Match = namedtuple("Match", "noun id name")
Match.__doc__ = "A record somebody may mean: its noun, id and the name a person knows it by."


def label(db: sqlite3.Connection, noun: str, number: int) -> str | None:
    """The name of a record, archived or not; None when there is none."""
    column = LABELS.get(noun, "name")
    found = db.execute(
        f'SELECT "{column}" FROM "{TABLES.get(noun, noun)}" WHERE id=?', (number,)
    ).fetchone()  # fmt: skip
    return str(found[0] if found[0] is not None else "") if found else None


def owner(db: sqlite3.Connection, match: "Match") -> str:
    """The name of the client, plan or pipeline a record belongs to, "" where it belongs to none."""
    group = GROUPS.get(match.noun)
    if group is None:
        return ""
    table = TABLES.get(match.noun, match.noun)
    number = db.execute(f'SELECT "{group}_id" FROM "{table}" WHERE id=?', (match.id,)).fetchone()[0]  # fmt: skip
    return "" if number is None else label(db, group, number) or ""


def candidates(
    db: sqlite3.Connection, nouns: "Sequence[str]", text: str, *, archived: bool = False, within: int = 0
) -> "list[Match]":
    """All that the first deciding step finds, latest touch first: ref, exact name, e-mail, phone or login,
    sound, beginning of a word, part. `within` asks the contacts of that client before all others."""
    found = parse_ref(text)
    if found is not None:
        name = label(db, *found) if found[0] in nouns else None
        if name is not None:
            return [Match(*found, name)]
        return [match for match in (named(db, noun, text) for noun in nouns) if match]
    if within and (inside := _first(db, ["contact"], text, archived=archived, within=within)):
        return inside
    return _first(db, nouns, text, archived=archived)


def typed(db: sqlite3.Connection, nouns: "Sequence[str]", text: str) -> "list[Match]":
    """What an unfinished text may mean, the likeliest first, at most `AT_MOST`: all that any step finds, and
    names that begin with the sound. Nouns take turns, so that none of them hides the others."""
    found = dict.fromkeys(candidates(db, nouns, text) if parse_ref(text) else ())
    steps = _steps(text)
    sounds = [("y", low, low + "\U0010ffff") for kinds, low, _ in steps if kinds == "y"]
    for kinds, low, high in (*steps[:-1], *sounds, *steps[-1:]):
        if len(found) >= AT_MOST:
            break
        ranked = [
            (rank, place, match)
            for place, noun in enumerate(nouns)
            for rank, match in enumerate(_step(db, noun, kinds, low, high, archived=False, limit=AT_MOST))
        ]
        found.update(dict.fromkeys(match for _, _, match in sorted(ranked)))
    return list(found)[:AT_MOST]


def _first(
    db: sqlite3.Connection, nouns: "Sequence[str]", text: str, *, archived: bool, within: int = 0
) -> "list[Match]":
    for kinds, low, high in _steps(text):
        matches = [
            match
            for noun in nouns
            for match in _step(db, noun, kinds, low, high, archived=archived, within=within)
        ]
        if matches:
            return matches
    return []


def one(
    db: sqlite3.Connection, nouns: "Sequence[str]", text: str, *, archived: bool = False, within: int = 0
) -> "Match":
    """The record meant; Ambiguous with the candidates, NotFound with near misses."""
    found = candidates(db, nouns, text, archived=archived, within=within)
    if len(found) == 1:
        return found[0]
    what = " or ".join(noun.replace("_", " ") for noun in nouns)
    if found:
        raise Ambiguous(
            f"{quoted(text)} may be several: use the ref of the one you mean.",
            [(format_ref(m.noun, m.id), told_apart(db, m)) for m in found[:AT_MOST]],
        )
    raise NotFound(
        f"{f'No {what}' if len(nouns) <= FEW else 'Nothing'} is known as {quoted(text)}.",
        likely(db, nouns, text),
    )


def likely(db: sqlite3.Connection, nouns: "Sequence[str]", text: str) -> "list[tuple[str, str]]":
    """(ref, name) of a few records with a name like the one typed, best first."""
    return [(format_ref(m.noun, m.id), told_apart(db, m)) for m in near(db, nouns, text)]


def told_apart(db: sqlite3.Connection, match: "Match") -> str:
    """The name with what tells it from others of that name: a contact's or deal's client, a stage's pipeline."""
    group = GROUPS.get(match.noun)
    if group is None:
        return str(match.name)
    own = TABLES.get(match.noun, match.noun)
    found = db.execute(
        f'SELECT g."{LABELS.get(group, "name")}" FROM "{group}" g JOIN "{own}" t ON t.{group}_id=g.id WHERE t.id=?',
        (match.id,),
    ).fetchone()
    return f"{match.name} ({found[0]})" if found else str(match.name)


def exact(db: sqlite3.Connection, nouns: "Sequence[str]", text: str) -> "list[Match]":
    """The records whose ref, name or alias equals the text; what makes a word the WHO of an entry."""
    found = parse_ref(text)
    if found is not None:
        return candidates(db, nouns, text)
    folded = key(text)[:SHORT]
    return [m for noun in nouns for m in _step(db, noun, "n", folded, None, archived=False)] if folded else []


def named(db: sqlite3.Connection, noun: str, name: str) -> "Match | None":
    """The live record whose own name is the same, as names are compared, and be it one that reads as a ref."""
    wanted = key(name)
    found = _step(db, noun, "n", wanted[:SHORT], None, archived=False)
    return next((match for match in found if key(match.name) == wanted), None)


def near(db: sqlite3.Connection, nouns: "Sequence[str]", text: str) -> "list[Match]":
    """A few records with a name like the one typed, best first."""
    folded = key(text)[:SHORT]
    seen: dict[Match, float] = {}
    for noun in nouns:
        for start in {word[:1] for word in (folded, *words(text)) if word}:
            for match in _step(db, noun, "nwy", start, start + "\U0010ffff", archived=False, limit=400):
                ratio = values.likeness.ratio(folded, key(match.name))
                seen[match] = max(ratio, seen.get(match, 0.0))
    likely = sorted((m for m, ratio in seen.items() if ratio >= 0.5), key=lambda m: -seen[m])
    return likely[:5]


def _steps(text: str) -> "list[tuple[str, str, str | None]]":
    """(kinds of key, lowest key, highest key) of each step; highest None asks for equality, "%" for a part."""
    folded = key(text)[:SHORT]
    if not folded:
        return []
    steps: list[tuple[str, str, str | None]] = [("n", folded, None)]
    if "@" in folded:
        steps.append(("e", values.emails.email_key(text), None))
    if sum(c.isdigit() for c in folded) >= 5:
        steps.append(("p", values.phones.phone_key(text), None))
    steps.append(("l", folded, None))
    sound = folded.replace(" ", "").replace("'", "")
    steps.append(("y", sound, None))
    steps.append(("nw", folded, folded + "\U0010ffff"))
    steps.append(("n", folded, "%"))
    return steps


def _step(
    db: sqlite3.Connection,
    noun: str,
    kinds: str,
    low: str,
    high: str | None,
    *,
    archived: bool,
    within: int = 0,
    limit: int = 50,
) -> "list[Match]":
    """The matches of one step in one noun, latest touch first: of more than `RANKED`, the latest of so many."""
    tbl, column = TABLES.get(noun, noun), LABELS.get(noun, "name")
    touch, order = ("last_touch", "touch DESC, id") if noun in TOUCHED else ("id", "id DESC")
    if high is None:
        test, asked = "l.key=?", [low]
    elif high == "%":
        test, asked = f"instr(l.key, ?)>0{_holding(db, tbl, low)}", [low]
    else:
        test, asked = "l.key>=? AND l.key<?", [low, high]
    marks = ",".join(f"'{kind}'" for kind in kinds)
    live = "" if archived else " AND t.archived_at IS NULL"
    if within:
        live += f" AND t.client_id={within:d}"
    rows = db.execute(
        f'SELECT DISTINCT id, name FROM (SELECT t.id, t."{column}" AS name, t.{touch} AS touch'
        f' FROM lookup l JOIN "{tbl}" t ON t.id=l.row WHERE l.tbl=? AND l.kind IN ({marks}) AND {test}{live}'
        f" LIMIT {RANKED}) ORDER BY {order} LIMIT {limit}",
        [tbl, *asked],
    )
    return [Match(noun, number, name or "") for number, name in rows]


def _holding(db: sqlite3.Connection, tbl: str, part: str) -> str:
    """SQL for the few rows that an index knows to hold a part of a name; "" where none can tell them.

    Three characters and more are indexed as such, one or two Chinese ones as words are; all else is looked for
    in all keys, one by one, as is what so many names hold that they are soon found.
    """
    ids: Sequence[int]
    if len(part) >= 3:
        ids = _trigrams(db, CODES.get(tbl, 0), part)
    elif len(part) <= 2 and all(map(is_han, part)):
        ids = _neighbours(db, CODES.get(tbl, 0), part)
    else:
        return ""
    return f" AND l.row IN ({','.join(map(str, ids))})" if len(ids) <= RANKED else ""


def _trigrams(db: sqlite3.Connection, code: int, part: str) -> list[int]:
    """The rows of a table in whose names all trigrams of a text stand, one more than `RANKED` at most."""
    first, last = trigram_rows(code)
    asked = {part[i : i + 3].replace('"', '""') for i in range(min(len(part) - 2, TRIGRAMS))}
    found = db.execute(
        "SELECT rowid FROM trigram WHERE trigram MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
        (" AND ".join([f'"{three}"' for three in asked]), first, last, RANKED + 1),
    )
    return [rowid - first for (rowid,) in found]


def _neighbours(db: sqlite3.Connection, code: int, part: str) -> "Sequence[int]":
    """The rows of a table that hold one or two Chinese characters; too many for `RANKED` where there are `HELD`."""
    found = db.execute(
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (query(part), HELD)
    ).fetchall()
    if len(found) == HELD:
        return range(HELD)
    return [rowid // SLOTS for (rowid,) in found if rowid % SLOTS == code]
