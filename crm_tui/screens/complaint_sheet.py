"""A complaint as text: what stands out, its fields, what happened, and all that was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from crm_tui import display, services
from crm_tui.display import short
from crm_tui.screens.queue_source import time_left
from crm_tui.values.options import choice_title
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.item_list import Heading, Item

if TYPE_CHECKING:
    from datetime import datetime

    from crm_tui.services.answers import Answered
    from crm_tui.services.queue import Case, Deed, Event, Step
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

FACTS = (
    "client", "contact", "kind", "category", "product", "channel", "owner", "opened_at", "respond_by",
    "acknowledged_at", "answered_at", "resolve_by", "resolved_at", "closed_at", "cost", "tags",
)  # fmt: skip
TEXTS = ("summary", "remedy_sought", "cause", "resolution", "prevention")
ANSWER = ("resolution", "cause", "prevention", "summary", "remedy_sought")  # the order beside a list
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
    past: list[Heading | Item]


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


def answer(session: Session, number: int) -> Content:
    """All of a complaint that was answered, as it is told beside a list."""
    case = services.queue.read(session, number)
    lines = [_first_line(case)]
    if services.queue.came_back(case):
        lines.append(Content.styled("! It came back after it was resolved.", "$text-warning"))
    return Content("\n").join([*lines, _sheet(case, services.acting.context(session), ANSWER)])


def _first_line(case: Case) -> Content:
    return Content.assemble(
        (case.sheet.ref, "bold $accent"), "  ", (safe(case.sheet.name.partition("\n")[0]), "bold")
    )


def _head(case: Case, around: Context) -> Content:
    """Ref and first line of what happened; below it severity, status and the time left."""
    cells = case.sheet.cells
    first = _first_line(case)
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


def _sheet(case: Case, around: Context, texts: Sequence[str] = TEXTS) -> Content:
    cells = case.sheet.cells
    lines: list[Content] = []
    for name in texts:
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
    width = min(max([cell_len(title) for title, _ in told], default=0), _TITLE_CELLS)
    lines += [Content.assemble((fit(title, width), "$muted-text"), "  ", text) for title, text in told]
    return Content("\n").join(lines)


_HEAD = ("severity", "status", "currency")
_TITLE_CELLS = 13  # at most, before a fact


def _past(case: Case, around: Context) -> list[Heading | Item]:
    """What is to be done, then all that was done, the newest first."""
    lines: list[Heading | Item] = []
    if case.steps:
        lines.append(Heading("To do", len(case.steps)))
        lines += [_step(step, around) for step in case.steps]
    done = [(event.at, _event(event, around)) for event in case.events]
    done += [(deed.at, _deed(deed, around)) for deed in case.deeds]
    done.sort(key=lambda pair: pair[0], reverse=True)
    return [*lines, Heading("What was done", len(done)), *(item for _, item in done)]


def _step(step: Step, around: Context) -> Item:
    late = step.due is not None and step.due < around.today
    due = short.day(step.due, around.today) if step.due else "no day"
    details = ((due, "!", "error") if late else (due, "", "muted"), (step.owner, "", "muted"))
    return Item("task", step.id, f"[ ] {step.title}", tuple(part for part in details if part[0]))


def _event(event: Event, around: Context) -> Item:
    """When, what changed and who; the words below."""
    turned = [choice_title(status) for status in (event.was, event.now) if status is not None]
    return _item("", 0, event.at, " > ".join(turned) or "Note", event.member, event.note, around)


def _deed(deed: Deed, around: Context) -> Item:
    word = "✓ done" if deed.noun == "task" else deed.word.capitalize()
    return _item(deed.noun, deed.number, deed.at, word, deed.member, deed.text, around)


def _item(noun: str, number: int, at: datetime, word: str, who: str, words: str, around: Context) -> Item:
    when = display.brief.brief_instant(at, around.zone, around.today)
    details = ((who, "", "muted"),) if who else ()
    return Item(noun, number, f"{when}  {word}", details, below=tuple(safe(words, lines=True).splitlines()))


def alike(found: Sequence[Answered]) -> list[Heading | Item]:
    """Answers given before, each with what was done."""
    return [Heading("Answered before", len(found)), *map(_answer, found)] if found else []


def _answer(answer: Answered) -> Item:
    """Ref and first line; in what it is alike; what was done and why."""
    first = f"{answer.ref}  {answer.summary.partition(chr(10))[0]}"
    back = (("came back", "!", "warning"),) if answer.came_back else ()
    told = (("done", answer.resolution), ("cause", answer.cause), ("prevents", answer.prevention))
    below = tuple(f"{title}: {' '.join(text.split())}" for title, text in told if text)
    return Item(
        "complaint", answer.number, first, ((" · ".join(answer.why), "", "muted"), *back), below=below
    )
