"""How Today looks: its columns and rows, the facts above, what is told of one row, and kind words for none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from crm_tui.display import due_words
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.glance import Glance
from crm_tui.services.today_page import GROUPS, Day, Item, Today
from crm_tui.values.daywords import DAY_NAMES, MONTH_NAMES
from crm_tui.values.short_names import short_names
from crm_tui.values.text import safe
from crm_tui.widgets.due_list import Entry, Section
from crm_tui.widgets.record_source import Cell, Column
from crm_tui.widgets.week_strip import StripDay

SAID = 3  # tasks that a notice names
KEYS = {"done": "d", "log": "l", "open": "↵"}
DONE = """Nothing needs you just now.

A good moment to ring somebody you have not spoken to for a while:
2 shows your clients, s there sorts them by their last touch.
a writes down a talk, n makes a task. t shows what needs the rest of the team."""
FRESH = """Welcome. Nothing is written down yet, so nothing is due.

Press a and write down your first talk in one line, for example
    Haier @Wang Min call 30m: wants 200 units >fri send the sample
then Ctrl+N: the client and the contact are made as you go.
The sample will stand here until it is sent.
? explains every screen, : finds everything else."""
NOTHING_FITS = "Nothing here fits this filter. Esc shows everything again."


def columns(*, team: bool) -> tuple[Column, ...]:
    """The columns; whose it is only where that may differ. What is no longer whole leaves as a column."""
    owner = (Column("owner", "Who", 4, 12, priority=1, whole=12),) if team else ()
    return (
        Column("key", "", 1, 1, priority=0),
        Column("when", "When", 6, 6, priority=0),
        Column("title", "What", 20, 40, priority=0, whole=26),
        Column("client", "Client", 8, 24, priority=2, whole=24),
        *owner,
        Column("reason", "Why", 12, 90, priority=0, whole=22),
    )


def sections(found: Today, *, team: bool, roomy: bool) -> list[Section]:
    """The rows under their headings, each with its number if that is known; reasons in full where there is room."""
    names = short_names({item.due.owner[1] or "" for item in found.items}) if team else {}
    parts = []
    for name, title in GROUPS.items():
        entries = [
            Entry(item.key, _cells(item, found.today, names, roomy))
            for item in found.items
            if item.group == name
        ]
        parts.append(
            Section(_heading(title, len(entries), found.fitting[name]) if found.whole else title, entries)
        )
    return parts


def _heading(title: str, shown: int, fitting: int) -> str:
    """The title of a part with its number, and how many of them are shown where there are very many."""
    return f"{title}  {fitting:,}" if shown == fitting else f"{title}  the first {shown:,} of {fitting:,}"


def _cells(item: Item, today: date, names: dict[str, str], roomy: bool) -> tuple[str | Cell, ...]:
    due = item.due
    client = "" if due.noun == "client" else safe(due.client[1] or "")
    owner = (safe(names[due.owner[1] or ""]),) if names else ()
    moment = Cell(due_words.moment(item, today), "", "error" if due.overdue else "")
    return (
        Cell(KEYS[item.act], "", "warning"),
        moment,
        safe(due.title),
        client,
        *owner,
        due_words.why(item, today) if roomy else safe(due.brief),
    )


def day_of(day: Day) -> StripDay:
    """A day of the week ahead for the strip."""
    return StripDay(day.day, day.due, tuple(_short(item) for item in day.first))


def _short(item: Item) -> str:
    due = item.due
    return " ".join(
        part for part in (due.clock, due.client[1] if due.noun == "client" else due.title) if part
    )


def facts(found: Today, whose: str, selected: int) -> str:
    """The line above: what day it is, whose things, how many of each, how many fit the filter, are selected."""
    counts = {title.lower(): found.counts[name] for name, title in GROUPS.items() if found.whole}
    told = [f"{count:,} {title}" for title, count in counts.items() if count]
    day = f"{DAY_NAMES[found.today.weekday()]} {found.today.day} {MONTH_NAMES[found.today.month - 1]}"
    fitting, every = found.fitting.total(), found.counts.total()
    picked = [f"{fitting:,} of {every:,}"] if fitting < every else []
    picked += [f"{selected} selected"] if selected else []
    return " · ".join((*picked, day, safe(whose), *told))


def is_task(item: Item) -> bool:
    """Whether it can be ticked off and put off: an appointment without an entry was done already."""
    return item.due.noun == "task" and item.due.kind != "appointment"


def counted(refs: Sequence[str], word: str) -> str:
    """One by its ref, several by their number."""
    return refs[0] if len(refs) == 1 else f"{len(refs)} {word}s"


def instead(item: Item, done: str) -> str:
    """Why a key for tasks does nothing for this row, and what gets it off the list; `done` is such as snoozed."""
    ref, kind = item.due.ref, item.due.kind
    if kind == "appointment":
        return f"{ref} was done already: l writes down the talk, which gets it off the list."
    return f"Only tasks are {done}. To get {ref} off the list: {_WAYS[kind]}."


_WAYS = {
    "complaint": "Enter opens it, where w waits for somebody, which stops its clock, and d resolves it",
    "deal": "Enter opens it, where = sets a new closing day, the next stage, or that it is lost",
    "touch": "l writes down a talk; to be told again on a day, n makes a task",
    "birthday": "l writes down your wishes; to be told again on a day, n makes a task",
}


def not_given(item: Item) -> str:
    """Why a row is handed to nobody."""
    return f"{item.due.ref} is for whoever has the client: o opens it, where e gives it to somebody else."


def left_alone(count: int) -> list[str]:
    """That some of the selected rows stayed as they were; nothing for none."""
    return [f"{count} of another kind {'was' if count == 1 else 'were'} left alone"] if count else []


def told(echo: Echo, left: int) -> list[str]:
    """What a notice says of tasks that were written, the first ones by name, and of what was left alone."""
    lines = [line.strip() for line in echo.lines if line != UNDO]
    more = [f"{len(lines) - SAID} more"] if len(lines) > SAID else []
    return [*lines[:SAID], *more, *left_alone(left), "u undoes"]


def told_of(item: Item | None, seen: Glance | None) -> Content:
    """All of one row in two lines, then what is known of its client where that was read."""
    if item is None:
        return Content("")
    due = item.due
    with_whom = f"  {due.client[1]}" if due.client[1] and due.noun != "client" else ""
    owner = f"  ({due.owner[1]})" if due.owner[1] else ""
    lines = [
        Content.assemble((due.ref, "$text-accent bold"), "  ", (safe(due.title), "bold"), safe(with_whom)),
        Content.assemble(safe(item.reason), (safe(owner), "$muted-text")),
    ]
    return Content("\n").join([*lines, *(_of_client(seen) if seen else ())])


def _of_client(seen: Glance) -> list[Content]:
    lines = [
        Content(""),
        Content.styled(safe(seen.name), "bold $accent"),
        Content(safe(", ".join(seen.facts))),
    ]
    parts = (
        ("Last talks", seen.talks),
        ("Still to do", seen.tasks),
        ("Open deals", seen.deals),
        ("Open complaints", seen.complaints),
    )
    for title, found in parts:
        if found:
            lines += [Content(""), Content.styled(title, "bold")]
            lines += [
                Content.assemble((safe(f"{when}  "), "$muted-text"), safe(text)) for when, text in found
            ]
    return lines
