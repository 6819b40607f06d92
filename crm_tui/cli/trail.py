"""The history written out: of a record, of one command, of all commands."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from crm_tui.cli import output
from crm_tui.cli.options import Format
from crm_tui.display.tables import laid
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.services import history
from crm_tui.services.acting import context
from crm_tui.store.database import Session
from crm_tui.values.text import safe

LARGE = 200  # changes that a table shows without being asked
WHOLE = ("ref", "at", "txn")
FIGURES = ("changes",)
NAMED = ("txn", "source", "command", "undoes")


def write(session: Session, noun: str, number: int, form: Format) -> None:
    """Every change of one record."""
    rows = [asdict(change) for change in history.of_record(session, noun, number)]
    _write(session, "change", rows, ("at", "member", "field", "before", "after", "txn", "source"), form)


def write_transaction(session: Session, number: int, limit: int, form: Format) -> None:
    """Every change of one command; of a large one, in a table, what it did in all and the first changes."""
    changes = history.transaction_changes(session, number)
    first = limit if form is Format.TABLE and changes > LARGE else 0
    rows = [asdict(change) for change in history.of_transaction(session, number, first)]
    _write(session, "change", rows, ("ref", "field", "before", "after"), form)
    if first:
        told = ", ".join(history.summed(session, number))
        output.say(
            f"These are the first {len(rows)} of {changes:,} changes: {told}."
            f" crm history x{number} --limit 0 shows all of them."
        )


def write_transactions(session: Session, limit: int, mine: bool, form: Format) -> None:
    """The newest commands that changed something."""
    rows = [asdict(found) for found in history.transactions(session, limit, mine=mine)]
    _write(
        session,
        "txn",
        rows,
        ("ref", "at", "member", "source", "changes", "command", "records", "undone"),
        form,
    )


def _write(
    session: Session, kind: str, rows: list[dict[str, Any]], columns: tuple[str, ...], form: Format
) -> None:
    if form is Format.JSON:
        output.items(kind, [_item(row) for row in rows])
    elif form is Format.IDS:
        for row in rows:
            output.data(str(row.get("ref") or row.get("txn")))
    elif form is Format.CSV:
        writer = CsvWriter(output.stream())
        writer.rows([columns])
        writer.rows([[_cell(row[name]) for name in columns] for row in rows])
    elif not rows:
        output.say("Nothing has changed yet.")
    else:
        zone = context(session).zone
        body = [[_shown(row[name], zone) for name in columns] for row in rows]
        whole = [name in WHOLE for name in columns]
        right = [name in FIGURES for name in columns]
        titles = [name.capitalize() for name in columns]
        output.table(laid(titles, body, width=output.width(), whole=whole, right=right))


def _item(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a JSON item: the member by ref and name, null for what there is none of."""
    found = {name: _plain(value) for name, value in row.items() if name != "member_ref"}
    found["member"] = {"ref": row["member_ref"], "name": row["member"]} if row["member_ref"] else None
    return found | {name: found[name] or None for name in NAMED if name in found}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value


def _cell(value: Any) -> Any:
    return " ".join(value) if isinstance(value, tuple) else _plain(value)


def _shown(value: Any, zone: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool):
        return "undone" if value else ""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else safe(str(value))
