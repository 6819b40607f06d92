"""Every table of the product as rows of cells, complete enough to set up another file with them."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.models.catalogue import MODELS, derived, table
from crm_tui.models.record import TABLES, Record, facts
from crm_tui.services.exporting.cells import amounts, of_kind
from crm_tui.store.database import driver
from crm_tui.values.facts import Facts
from crm_tui.values.references import LETTERS

PAGE = 1000
LEFT_OUT = ("import_batch",)  # which file a row once came from means nothing elsewhere
NOUN_OF = {TABLES.get(noun, noun): noun for noun in LETTERS}


class TableColumn(NamedTuple):
    """A column of a table: its name there, its header in a file, its facts, the letter of the refs it holds."""

    name: str
    header: str
    facts: Facts
    letter: str


def exported() -> list[str]:
    """The tables that are written, in the order of the catalogue."""
    return [name for name in MODELS if name not in LEFT_OUT]


def columns(name: str) -> list[TableColumn]:
    """What is written of a table: everything but versions and what can be computed again."""
    model = MODELS[name]
    hidden = derived(model) - {"id"}
    known = facts(model)
    letter = LETTERS.get(NOUN_OF.get(name, ""), "") if issubclass(model, Record) else ""
    found = [TableColumn("id", "ref" if letter else "id", known["id"], letter)]
    for column in table(model).columns:
        if column.name == "id" or column.name in hidden:
            continue
        fact = known[column.name]
        header = column.name.removesuffix("_id") if fact.ref else column.name
        found.append(TableColumn(column.name, header, fact, LETTERS.get(fact.ref, "")))
    return found


def count(session: Session, name: str) -> int:
    """How many rows a table has."""
    return int(driver(session).execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])


def pages(session: Session, name: str) -> Iterator[list[Sequence[Any]]]:
    """The rows of a table by id, a page at a time, each as its columns."""
    wanted = columns(name)
    listed = ",".join(f'"{column.name}"' for column in wanted)
    rows = driver(session).execute(f'SELECT {listed} FROM "{name}" ORDER BY id')
    places = {column.name: place for place, column in enumerate(wanted)}
    while found := rows.fetchmany(PAGE):
        stored: list[Sequence[Any]] = list(zip(*found, strict=True))
        yield [_texts(column, place, places, stored) for place, column in enumerate(wanted)]


def _texts(
    column: TableColumn, place: int, places: dict[str, int], stored: list[Sequence[Any]]
) -> Sequence[Any]:
    if column.letter:
        return [None if number is None else f"{column.letter}{number}" for number in stored[place]]
    if column.facts.kind == "money":
        return amounts(stored[place], stored[places[column.facts.currency]])
    return of_kind(column.facts.kind)(stored[place])
