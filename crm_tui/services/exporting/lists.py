"""A list as CSV: the rows, columns and order that were asked for, each cell as it may be typed."""

from collections.abc import Sequence
from itertools import islice
from typing import TextIO

from sqlmodel import Session

from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.services import listing
from crm_tui.services.acting import context
from crm_tui.services.entries import text_of
from crm_tui.services.exporting import target
from crm_tui.services.listing import Query
from crm_tui.values.references import format_ref


def write(
    session: Session,
    query: Query,
    handle: TextIO,
    *,
    raw: bool = False,
    numbers: Sequence[int] | None = None,
) -> int:
    """Write a list, refs first; how many rows it had. `numbers` are its rows where the query does not say it."""
    fields, around, count = listing.fields_of(session, query), context(session), 0
    writer = CsvWriter(handle, raw=raw)
    writer.rows([("ref", *(field.name for field in fields))])
    body = (
        (format_ref(query.noun, number), *(text_of(f, v, around) for f, v in zip(fields, cells, strict=True)))
        for number, cells in listing.stream(session, query, numbers)
    )
    while part := list(islice(body, listing.PAGE)):
        writer.rows(part)
        count += len(part)
    return count


def to_file(
    session: Session,
    query: Query,
    path: str,
    database: str,
    *,
    force: bool = False,
    numbers: Sequence[int] | None = None,
) -> int:
    """The same to a file, as `target` opens one."""
    with target.opened(path, database, force=force) as handle:
        return write(session, query, handle, numbers=numbers)
