"""A complaint as text: what stands out, its fields, what happened, and all that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from crm_tui import display, services
from crm_tui.display import short
from crm_tui.screens.queue_source import time_left
from crm_tui.values.options import choice_title
from crm_tui.values.text import safe

if TYPE_CHECKING:
    from crm_tui.services.queue import Case, Event
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

FACTS = (
    "client", "contact", "kind", "category", "product", "channel", "owner", "opened_at", "respond_by",
    "acknowledged_at", "answered_at", "resolve_by", "resolved_at", "closed_at", "cost", "tags",
)  # fmt: skip
TEXTS = ("summary", "remedy_sought", "cause", "resolution", "prevention")
OTHER_TITLES = {"summary": "What happened"}
_TONES = {"": "", "muted": "$muted-text", "success": "$text-success", "warning": "$text-warning",
          "error": "$text-error"}  # fmt: skip


class Shown(NamedTuple):
    """The page as text, and what its keys depend on."""

    status: str
    client: int | None
    ref: str
    head: Content
    sheet: Content
    past: Content


def read(session: Session, number: int) -> Shown:
    """The page of a complaint; NotFound when there is none."""
    case = services.queue.read(session, number)
    around = services.acting.context(session)
    found = case.sheet
    return Shown(
        case.status.value,
        found.client,
        found.ref,
        _head(case, around),
        _sheet(case, around),
        _past(case, around),
    )


def _head(case: Case, around: Context) -> Content:
    """Ref and first line of what happened; below it severity, status and the time left."""
    cells = case.sheet.cells
    first = Content.assemble(
        (case.sheet.ref, "bold $accent"), "  ", (safe(case.sheet.name.partition("\n")[0]), "bold")
    )
    marks: list[Content] = []
    for name in ("severity", "status"):
        mark, tone = display.marks.of_word(name, cells[name][1]) or ("", "")
        word = display.cells.show(*cells[name], around)
        marks.append(Content.styled(f"{mark} {word}".strip(), _TONES[tone]))
    left = time_left(cells["deadline"][1], case.status.value)
    if left.text:
        what = "" if left.text == "paused" else "resolve:" if cells["answered_at"][1] else "answer:"
        told = " ".join(part for part in (left.mark, what, left.text) if part)
        marks.append(Content.styled(told, _TONES[left.tone]))
    client = display.cells.show(*cells["client"], around)
    marks.append(Content(client or "client unknown yet"))
    return Content("\n").join([first, Content("   ").join(marks)])


def _sheet(case: Case, around: Context) -> Content:
    cells = case.sheet.cells
    lines: list[Content] = []
    for name in TEXTS:
        field, value = cells[name]
        if value:
            lines.append(Content.styled(OTHER_TITLES.get(name, field.title), "bold $accent"))
            lines += [Content(line) for line in safe(str(value), lines=True).splitlines()]
            lines.append(Content(""))
    facts = [
        (cells[name][0].title, display.cells.show(*cells[name], around)) for name in FACTS if name in cells
    ]
    own = [
        name
        for name in cells
        if name not in (*FACTS, *TEXTS) and cells[name][0].editable and name not in _HEAD
    ]
    facts += [(cells[name][0].title, display.cells.show(*cells[name], around)) for name in own]
    told = [(title, text) for title, text in facts if text]
    width = max([cell_len(title) for title, _ in told], default=0) + 2
    lines += [Content.assemble((set_cell_size(title, width), "$muted-text"), text) for title, text in told]
    return Content("\n").join(lines)


_HEAD = ("severity", "status", "currency")


def _past(case: Case, around: Context) -> Content:
    lines: list[Content] = []
    if case.steps:
        lines.append(Content.assemble(("To do", "bold $accent"), f"  {len(case.steps)}"))
        for step in case.steps:
            late = step.due is not None and step.due < around.today
            due = ("! " if late else "") + short.day(step.due, around.today) if step.due else ""
            lines.append(
                Content.assemble((due.ljust(8), "$text-error" if late else "$muted-text"), safe(step.title))
            )
        lines.append(Content(""))
    lines.append(Content.styled("What was done", "bold $accent"))
    for event in case.events:
        lines += _event(event, around)
    return Content("\n").join(lines)


def _event(event: Event, around: Context) -> list[Content]:
    """When, who and what changed; the words below."""
    when = display.brief.brief_instant(event.at, around.zone, around.today)
    turned = [choice_title(status) for status in (event.was, event.now) if status is not None]
    parts = [Content.styled(when, "$muted-text"), Content(" > ".join(turned) or "Note")]
    parts += [Content.styled(safe(event.member), "$muted-text")] if event.member else []
    words = safe(event.note, lines=True).splitlines()
    return [Content("  ").join(parts), *(Content(f"    {line}") for line in words)]
