"""The page for the morning on the command line: as text, Markdown or JSON, shown or written to a file."""

from typing import Any

from crm_tui import clock
from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.remind import reckon
from crm_tui.cli.runtime import reading
from crm_tui.display import morning as page
from crm_tui.quick import who
from crm_tui.quick.due.row import Scope
from crm_tui.services import acting
from crm_tui.services.morning import Morning, Part, Row
from crm_tui.services.morning import read as read_morning
from crm_tui.store.database import driver
from crm_tui.values.phones import tel
from crm_tui.values.references import format_ref

WIDEST = 100  # cells of a line on a wide terminal


def read(member: str, *, team: bool, most: int) -> Morning:
    """The page of a member, the acting one where none is named, or of the team; at most so many rows of a part."""
    reckon()
    with reading() as session:
        db, me = driver(session), acting.actor(session)
        whose = None if team else who.member(db, me, member) or me.id
        return read_morning(db, Scope(clock.now(), me.zone, whose), most)


def show(found: Morning, form: str) -> None:
    """Write it in that form: text, markdown or json."""
    if form == "json":
        output.items("morning", [document(found)])
    elif form == page.MARKDOWN:
        output.data(page.markdown(found).rstrip("\n"))
    else:
        output.data(page.text(found, min(output.width() or page.PAPER, WIDEST)).rstrip("\n"))


def save(found: Morning, out: str, *, force: bool) -> None:
    """Write it to a file, whose ending says how."""
    output.say(f"Wrote the page to {page.save(found, out, beside=CURRENT.path, force=force)}.")


def document(found: Morning) -> dict[str, Any]:
    """The page as JSON."""
    return {
        "day": found.today.isoformat(),
        "member": found.whose or None,
        "waiting": found.waiting,
        "days": [{"day": day.day.isoformat(), "due": day.due} for day in found.days],
        "parts": [_part(part) for part in found.parts],
        "team": [{"member": load.member[1], "behind": load.behind, "due": load.days} for load in found.loads],
    }


def _part(part: Part) -> dict[str, Any]:
    rows = [_row(row) for row in part.rows]
    return {"part": part.name, "title": part.title, "count": len(rows), "left": part.left, "items": rows}


def _row(row: Row) -> dict[str, Any]:
    item, line = row.item, row.line
    told = item.due.as_dict() | {"group": item.group, "act": item.act, "reason": item.reason}
    contact = format_ref("contact", line.contact[0]) if line and line.contact[0] else None
    ring = {"number": line.number, "tel": tel(line.number), "contact": contact} if line else None
    return told | {"ring": ring}
