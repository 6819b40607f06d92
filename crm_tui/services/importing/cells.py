"""Cells of a column read into what the database stores, many at once: the same rules as for one that is typed."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.contact_point import ContactPoint
from crm_tui.models.tag import Tag
from crm_tui.services.entries import parse, parse_one, split_list
from crm_tui.services.fields import ColumnField, Field
from crm_tui.services.importing.forms import stored
from crm_tui.services.importing.references import Bad, References
from crm_tui.services.own_fields import OwnField
from crm_tui.services.people import PeopleField
from crm_tui.services.points import PointField, split_point
from crm_tui.store import records
from crm_tui.values.currencies import exponent
from crm_tui.values.kinds import Context

Column = Callable[[Sequence[str]], list[Any]]
One = Callable[[str], Any]

KEPT = 20_000  # cells whose value is remembered, column by column
# What cells without any doubt look like, a line each; a column of them needs no closer look.
_ALL = {
    "email": r"[\w%+-]++(?:\.[\w%+-]++)*+@(?:[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+\.)+[A-Za-z0-9]+",
    "phone": r"\+?+[0-9](?:[ -]?+[0-9]){3,18}+",
    "int": r"[0-9]{1,15}+",
    "money": r"[0-9]{1,13}+\.[0-9]{2}",
}
_PLAIN = {kind: re.compile(f"(?:(?:{cell})?+\n)*+", re.ASCII).fullmatch for kind, cell in _ALL.items()}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII).fullmatch
_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(\D.*)?", re.ASCII | re.DOTALL)


def column(session: Session, field: Field, around: Context, references: References, dates: str) -> Column:
    """The reader of one field's cells; a cell that cannot be used gives a Bad, a blank one None."""
    read = one(session, field, around, references, dates)
    kind, fact = field.kind, field.facts
    if isinstance(field, ColumnField) and not fact.ref:
        if kind in ("text", "note"):
            return _texts(read, fact.limit, lines=kind == "note")
        if kind in ("email", "phone"):
            return _matching(read, kind, min(fact.limit, 200))
        if kind == "int":
            return _figures(read, fact.low, fact.high)
        if kind == "instant":
            return _instants(read)
    if fact.ref and not isinstance(field, PeopleField):
        return lambda cells: [read(cell) for cell in cells]
    return _remembered(read)


def one(session: Session, field: Field, around: Context, references: References, dates: str) -> One:
    """The reader of a single cell."""
    if isinstance(field, PeopleField) and field.facts.kind == "list":
        return _people(references.reader(field.noun, field.title))
    if field.facts.ref:
        return references.reader(field.facts.ref, field.title)

    def read(text: str) -> Any:
        if not text.strip():
            return None
        if dates and field.kind in ("day", "instant"):
            text = in_order(text, dates)
        try:
            return stored(_value(session, field, text, around))
        except Invalid as error:
            hint = _order_hint(field, text, dates)
            return Bad(f"{field.title}: {error.message}{hint}")

    return read


def _value(session: Session, field: Field, text: str, around: Context) -> Any:
    """One value, held against the facts of the column or part that keeps it."""
    if field.many:
        return _several(session, field, text, around)
    value = parse_one(session, field, text, around)
    if isinstance(field, ColumnField):
        return records.check(field.model, {field.column: value})[field.column]
    if isinstance(field, PointField):
        return records.check(ContactPoint, {"value": value})["value"]
    return field.as_text(value) if isinstance(field, OwnField) else value


def _several(session: Session, field: Field, text: str, around: Context) -> list[Any]:
    parts: list[Any] = parse(session, field, text, around)
    for part in parts:
        if field.kind == "tags":
            records.check(Tag, {"name": part})
        else:
            kind, value = split_point(part)
            records.check(ContactPoint, {"kind": kind, "value": value})
    return parts


def money(
    session: Session, field: ColumnField, around: Context
) -> Callable[[Sequence[str], Sequence[str]], list[Any]]:
    """The reader of amounts, each in the currency beside it: minor units, None or Bad."""
    readers: dict[str, One] = {}
    low, high = field.facts.low, field.facts.high

    def reader(currency: str) -> One:
        own = Context(around.today, around.zone, currency)
        return _kept(bounded(one(session, field, own, References(session, "", frozenset()), "")))

    def bounded(read: One) -> One:
        def checked(text: str) -> Any:
            found = read(text)
            below = isinstance(found, int) and low is not None and found < low
            return Bad(f"{field.title} is at least {low}.") if below else found

        return checked

    def plain(cells: Sequence[str], currencies: Sequence[str]) -> bool:
        return (
            low in (None, 0)
            and high is None
            and len(set(currencies)) == 1
            and exponent(currencies[0]) == 2
            and _PLAIN["money"]("\n".join(cells) + "\n") is not None
        )

    def column(cells: Sequence[str], currencies: Sequence[str]) -> list[Any]:
        if plain(cells, currencies):
            return [int(cell.replace(".", "")) if cell else None for cell in cells]
        for currency in set(currencies) - readers.keys():
            readers[currency] = reader(currency)
        return [readers[code](cell) if cell else None for cell, code in zip(cells, currencies, strict=True)]

    return column


def _kept(read: One) -> One:
    known: dict[str, Any] = {}

    def remembered(text: str) -> Any:
        if text not in known:
            if len(known) >= KEPT:
                known.clear()
            known[text] = read(text)
        return known[text]

    return remembered


def _remembered(read: One) -> Column:
    kept = _kept(read)
    return lambda cells: [kept(cell) if cell else None for cell in cells]


def _texts(read: One, limit: int, *, lines: bool) -> Column:
    """A whole column of harmless text is taken as it stands; one cell out of the way and each is looked at."""

    def column(cells: Sequence[str]) -> list[Any]:
        whole = " ".join(cells)
        plain = whole.isprintable() and (whole.isascii() or unicodedata.is_normalized("NFC", whole))
        if not plain:
            return [read(cell) if cell else None for cell in cells]
        if lines:
            return [cell if cell.strip() and len(cell) <= limit else read(cell) for cell in cells]
        stripped = [cell.strip() for cell in cells]
        if max(map(len, stripped), default=0) <= limit:
            return [cell or None for cell in stripped]
        return [read(cell) for cell in stripped]

    return column


def _matching(read: One, kind: str, limit: int) -> Column:
    plain, kept = _PLAIN[kind], _kept(read)

    def column(cells: Sequence[str]) -> list[Any]:
        if plain("\n".join(cells) + "\n") and max(map(len, cells), default=0) <= limit:
            return [cell or None for cell in cells]
        return [kept(cell) if cell else None for cell in cells]

    return column


def _figures(read: One, low: int | None, high: int | None) -> Column:
    plain, kept = _PLAIN["int"], _kept(read)
    low = 0 if low is None else low
    high = 10**15 if high is None else high

    def column(cells: Sequence[str]) -> list[Any]:
        if plain("\n".join(cells) + "\n"):
            found = [int(cell) if cell else None for cell in cells]
            known = [value for value in found if value is not None]
            if not known or (min(known) >= low and max(known) <= high):
                return found
        return [kept(cell) if cell else None for cell in cells]

    return column


def _instants(read: One) -> Column:
    kept = _kept(read)

    def instant(cell: str) -> Any:
        if _INSTANT(cell):
            try:
                datetime.fromisoformat(cell)
            except ValueError:
                return kept(cell)
            return f"{cell[:10]} {cell[11:19]}.000000"
        return kept(cell)

    return lambda cells: [instant(cell) if cell else None for cell in cells]


def _people(read: One) -> One:
    def people(text: str) -> Any:
        found = [read(part) for part in split_list(text)]
        return next((part for part in found if isinstance(part, Bad)), found or None)

    return people


def in_order(text: str, dates: str) -> str:
    """A date of figures such as 9/24/19, its parts in the order `dates` says, as an ISO date; else the text."""
    found = _FIGURES.fullmatch(text.strip())
    if found is None or len(found[1]) == 4 or (dates == "ymd" and len(found[4]) == 4):
        return text
    by_letter = dict(zip(dates, (found[1], found[3], found[4]), strict=True))
    year = int(by_letter["y"])
    if len(by_letter["y"]) <= 2:
        year += 2000 if year < 69 else 1900
    return f"{year:04}-{int(by_letter['m']):02}-{int(by_letter['d']):02}{found[5] or ''}"


def _order_hint(field: Field, text: str, dates: str) -> str:
    if dates or field.kind not in ("day", "instant") or not _FIGURES.fullmatch(text.strip()):
        return ""
    return " Say with --dates mdy, dmy or ymd what its figures are."
