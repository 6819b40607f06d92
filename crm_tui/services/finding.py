"""Finding the record a person means, on an open session: the one way names become records."""

from sqlmodel import Session

from crm_tui import values
from crm_tui.store import index, lookup
from crm_tui.store.database import driver
from crm_tui.store.lookup import Match

NAMED = tuple(noun for noun in index.CODES if noun not in ("interaction", "import_batch", "sales_order"))


def sounds(name: str) -> tuple[str, ...]:
    """Every full spelling of a Chinese name in pinyin, and its initials."""
    return (*values.pinyin.readings(name), *values.pinyin.initials(name))


def refresh(session: Session, at_most: int | None = None) -> None:
    """Bring the index up to the rows changed since, or to some of them; only in a session that writes."""
    index.refresh(driver(session), pinyin=sounds, at_most=at_most)


def find(session: Session, noun: str, text: str, *, archived: bool = False, within: int = 0) -> Match:
    """The record of a noun that a text names; Ambiguous with candidates, NotFound with near misses."""
    return find_any(session, (noun,), text, archived=archived, within=within)


def find_any(
    session: Session, nouns: tuple[str, ...], text: str, *, archived: bool = False, within: int = 0
) -> Match:
    """The record of any of these nouns that a text names."""
    db = driver(session)
    if _stale(session, nouns):
        index.refresh(db, pinyin=sounds)
    return lookup.one(db, nouns, text, archived=archived, within=within)


def _stale(session: Session, nouns: tuple[str, ...]) -> bool:
    tables = [lookup.TABLES.get(noun, noun) for noun in nouns]
    return bool(session.info.get("txn")) and index.pending(
        driver(session), [*tables, *(f"~{t}" for t in tables)]
    )
