"""Lists and records written out as table, JSON, CSV or ids."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.cells import cell_len, set_cell_size

from crm_tui.choices import FieldNoun
from crm_tui.cli import output
from crm_tui.cli.options import Format
from crm_tui.display.cells import brief, json_of, show
from crm_tui.display.tables import hanging, laid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services import listing
from crm_tui.services.acting import context
from crm_tui.services.exporting import lists
from crm_tui.services.faces import FIRST_OF, custom, faces
from crm_tui.services.fields import Field
from crm_tui.services.listing import Page, Query
from crm_tui.store.database import Session
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

WHOLE = ("day", "instant", "choice", "phone")  # kinds of which a part says nothing, or misleads
NUMERIC = ("int", "money", "percent", "minutes")
COUNTED = 10_000  # matches; that there are more is told without reading them all
FIRST = 50  # rows of a table when no limit was given; files and scripts get all
UNSHOWN = ("id", "version")


def write(session: Session, query: Query, form: Format) -> None:
    """A list in the form asked for; a table says when there are more."""
    if form is Format.JSON:
        _json(session, query)
    elif form is Format.CSV:
        lists.write(session, query, output.stream())
    elif form is Format.IDS:
        for number in listing.ids(session, query):
            output.data(format_ref(query.noun, number))
    else:
        table(session, listing.page(session, query, count_to=COUNTED + 1), query)


def table(session: Session, page: Page, query: Query) -> None:
    """The page as aligned text, refs first."""
    if not page.ids:
        asked = query.where or query.words
        none = f"There is no {_word(query)} yet: crm {query.noun} add makes the first one."
        output.say(f"No {_word(query)} matches." if asked else none)
        return
    around = context(session)
    cell = show if output.width() is None else brief
    headers = ["Ref", *(field.title for field in page.fields)]
    rows = [
        [
            format_ref(query.noun, number),
            *(cell(f, v, around) for f, v in zip(page.fields, cells, strict=True)),
        ]
        for number, cells in zip(page.ids, page.rows, strict=True)
    ]
    right = [False, *(field.kind in NUMERIC for field in page.fields)]
    whole = [True, *(field.kind in WHOLE for field in page.fields)]
    label = next(
        (i for i, field in enumerate(page.fields, 1) if field.name == NOUNS[query.noun].noun.label), 0
    )
    found = laid(headers, rows, width=output.width(), right=right, whole=whole, keep=label)
    output.table(found, advice="widen the window, or choose with --columns")
    if page.total > len(page.ids):
        every = f"{page.total:,}" if page.total <= COUNTED else f"more than {COUNTED:,}"
        output.say(f"{len(page.ids):,} of {every}; --limit 0 shows all.")


def _word(query: Query) -> str:
    return query.noun.replace("_", " ")


def _json(session: Session, query: Query) -> None:
    """Every field whatever the columns, for scripts rely on it."""
    page = listing.page(session, replace(query, columns=tuple(faces(session, query.noun))))
    output.items(query.noun, as_items(session, query.noun, page.fields, page.ids, page.rows), page.total)


def as_items(
    session: Session,
    noun: str,
    fields: Sequence[Field],
    ids: Sequence[int],
    rows: Sequence[Sequence[Any]],
) -> list[dict[str, Any]]:
    """Records as the documented JSON items, from the cells of their fields."""
    around, own = context(session), custom(session, noun)
    found = []
    for number, cells in zip(ids, rows, strict=True):
        values = {f.name: json_of(f, v, around) for f, v in zip(fields, cells, strict=True)}
        item: dict[str, Any] = {"ref": format_ref(noun, number)}
        item |= {name: value for name, value in values.items() if name not in own}
        if noun in set(FieldNoun):
            item["custom"] = {name: values[name] for name in own}
        found.append(item)
    return found


def record_cells(session: Session, noun: str, record: Record) -> dict[str, tuple[Field, Any]]:
    """Every face of one record with its cell."""
    every = faces(session, noun)
    cells = listing.rows(session, Query(noun, columns=tuple(every)), [record.id or 0])[record.id or 0]
    return {name: (every[name], value) for name, value in zip(every, cells, strict=True)}


def items(session: Session, noun: str, found: Record) -> list[dict[str, Any]]:
    """The record as the one item of a JSON document."""
    session.flush()
    cells = record_cells(session, noun, found).values()
    row = [[value for _, value in cells]]
    return as_items(session, noun, [field for field, _ in cells], [found.id or 0], row)


def record(session: Session, noun: str, found: Record, form: Format) -> None:
    """One record: the fields that are set, or all of them as JSON or CSV."""
    ref = format_ref(noun, found.id or 0)
    if form is Format.JSON:
        output.items(noun, items(session, noun, found))
    elif form is Format.CSV:
        every = tuple(name for name in faces(session, noun) if name not in UNSHOWN)
        found_alone = Query(noun, f"ref={ref}", columns=every, archived=True)
        lists.write(session, found_alone, output.stream())
    elif form is Format.IDS:
        output.data(ref)
    else:
        output.heading(f"{ref}  {safe(str(getattr(found, found.noun.label) or ''))}".rstrip())
        _page(session, record_cells(session, noun, found))


def _page(session: Session, cells: dict[str, tuple[Field, Any]]) -> None:
    around = context(session)
    told_by_list = {name for name, others in FIRST_OF.items() if others in cells}
    unshown = told_by_list.union(UNSHOWN)
    shown = [(f.title, _long(f, v, around)) for name, (f, v) in cells.items() if name not in unshown]
    told = [(title, text) for title, text in shown if text]
    width = max((cell_len(title) for title, _ in told), default=0) + 2
    for title, text in told:
        for line in hanging(set_cell_size(title, width), text, output.width()):
            output.data(line)


def _long(field: Field, value: Any, around: Any) -> str:
    """A value of the record's page, which may have lines of its own."""
    if field.kind == "note" and isinstance(value, str):
        return safe(value, lines=True)
    if isinstance(value, list) and field.kind != "tags":
        return "\n".join(show(field, part, around) for part in value)
    return show(field, value, around)
