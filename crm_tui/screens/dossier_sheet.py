"""A record with all that hangs on it as text: its head, what is open and known, what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.content import Content

from crm_tui import display, services
from crm_tui.choices import StageKind
from crm_tui.values.text import safe
from crm_tui.widgets.item_list import Heading, Item

if TYPE_CHECKING:
    from crm_tui.models.pipeline import Stage
    from crm_tui.services.dossiers import Dossier, Section
    from crm_tui.services.ties import Tie
    from crm_tui.services.timeline import Event, Timeline
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

TITLES = {
    "task": "Tasks",
    "complaint": "Complaints",
    "opportunity": "Deals",
    "contact": "People",
    "plan": "Plans",
    "order": "Orders",
    "client": "Group",
}
KINDS = {
    "interaction": "Talks",
    "complaint": "Complaints",
    "opportunity": "Deals",
    "task": "Tasks done",
    "order": "Orders",
    "change": "Changes",
}
UNLABELLED = ("client", "title", "department")
# Sections that tell when they are empty; others stand only where there is something.
ALWAYS = {
    "client": ("task", "complaint", "opportunity", "contact"),
    "contact": ("task",),
    "opportunity": ("task", "contact"),
}
FIRST_STEP = {
    "client": "Nothing is written down yet: a logs a talk, n adds a person, a task, a deal, a plan.",
    "contact": "Nothing is written down yet: a logs a talk, n adds a task, a deal, a link.",
}


class Shown(NamedTuple):
    """The page as text, and what its acts are about."""

    client: int | None
    version: int
    head: Content
    open: list[Heading | Item]
    past: list[Heading | Item]
    row: tuple[Stage, ...]
    stage: int


def read(session: Session, noun: str, number: int, kind: str = "") -> Shown:
    """The page of a record; NotFound when there is none."""
    found = services.dossiers.read(session, noun, number, kind)
    around = services.acting.context(session)
    opened = [*_lines(found, around), *_sections(noun, found, around), *_details(found, around)]
    head = [*_head(found, around), *_stages(found), *_alarms(found)]
    if (
        noun in FIRST_STEP
        and not found.past.total
        and not kind
        and not any(s.page.total for s in found.sections)
    ):
        head.append(Content.styled(FIRST_STEP[noun], "$text-accent"))
    stage = found.sheet.cells["stage"][1].id if found.row else 0
    return Shown(
        number if noun == "client" else found.sheet.client,
        found.sheet.version,
        Content("\n").join(head),
        opened,
        list(_past(noun, found.past, kind, around)),
        found.row,
        stage,
    )


def _head(found: Dossier, around: Context) -> Iterator[Content]:
    """Ref and name, then the facts."""
    sheet = found.sheet
    yield Content.assemble((sheet.ref, "bold $accent"), "  ", (safe(sheet.name), "bold"))
    told = [_fact(name, *sheet.cells[name], around) for name in found.facts]
    yield Content.styled(safe(" · ".join(fact for fact in told if fact)), "$muted-text")


def _fact(name: str, field: Any, value: Any, around: Context) -> str:
    """A field in a few words; since when a deal is open or in its stage, in days."""
    if name == "staged_on":
        days = (around.today - value).days
        return f"{days} day{'s' * (days > 1)} in its stage" if days > 0 else ""
    text = display.cells.brief(field, value, around)
    return text if name in UNLABELLED else f"{field.title.lower()} {text}"


def _stages(found: Dossier) -> Iterator[Content]:
    """The stages of a deal with its own in brackets, and which of the open ones that is."""
    if not found.row:
        return
    here = found.sheet.cells["stage"][1].id
    open_ones = [stage.id for stage in found.row if stage.kind is StageKind.OPEN]
    place = f"{open_ones.index(here) + 1} of {len(open_ones)}  " if here in open_ones else ""
    names = [
        Content.styled(f"[{safe(stage.name)}]", "bold $accent")
        if stage.id == here
        else Content.styled(safe(stage.name), "$muted-text")
        for stage in found.row
    ]
    yield Content.assemble(place, Content(" ").join(names))


def _alarms(found: Dossier) -> Iterator[Content]:
    if found.alarms:
        alarms = [Content.styled(safe(f"! {text}"), "bold $text-warning") for text in found.alarms]
        yield Content("   ").join(alarms)


def _sections(noun: str, found: Dossier, around: Context) -> Iterator[Heading | Item]:
    for section in found.sections:
        page, title = section.page, TITLES[section.noun]
        if not page.total and section.noun not in ALWAYS.get(noun, ()):
            continue
        yield _heading(title, len(page.ids), page.total)
        for item in _items(section, around):
            yield item
            if section.noun == "contact":
                yield from _ties(found.ties.get(item.number, ()), "  ")
    if noun == "contact" and (ties := [tie for own in found.ties.values() for tie in own]):
        yield Heading("Links", len(ties))
        yield from _ties(ties)


def _heading(title: str, shown: int, total: int) -> Heading:
    return Heading(title if shown == total else f"{title}, the first {shown:,} of", total)


def _items(section: Section, around: Context) -> Iterator[Item]:
    page = section.page
    for number, cells in zip(page.ids, page.rows, strict=True):
        marks = display.marks.of_row(page.fields, cells, around)
        texts = [
            display.cells.brief(field, value, around) for field, value in zip(page.fields, cells, strict=True)
        ]
        details = [
            (text, *marks.get(at, ("", "")))
            for at, text in enumerate(texts)
            if at and text and page.fields[at].name != "state"
        ]
        yield Item(section.noun, number, texts[0] or "–", tuple(details))


def _ties(ties: Sequence[Tie], indent: str = "") -> Iterator[Item]:
    """Links as lines; how strong each is, 1 to 5."""
    for tie in ties:
        strength = ((f"strength {tie.strength}", "", "muted"),) if tie.strength else ()
        yield Item("link", tie.id, f"{indent}{tie.text}", strength)


def _lines(found: Dossier, around: Context) -> Iterator[Heading | Item]:
    """The lines of a sale; each opens its product."""
    if "lines" not in found.sheet.cells:
        return
    field, lines = found.sheet.cells["lines"]
    yield Heading("Lines", len(lines or ()))
    for place, line in enumerate(lines or (), start=1):
        text = display.cells.show(field, [line], around)
        details = ((line.note, "", "muted"),) if line.note else ()
        noun, number = ("product", line.product.id) if line.product else ("", 0)
        yield Item(noun, number, text, details, line=place)


def _details(found: Dossier, around: Context) -> Iterator[Heading | Item]:
    """Fields that are set and stand nowhere else."""
    if found.details:
        yield Heading("Details", len(found.details))
    for name in found.details:
        field, value = found.sheet.cells[name]
        text = str(value) if field.kind == "note" else display.cells.show(field, value, around)
        first, *more = safe(text, lines=True).splitlines() or [""]
        yield Item("", 0, first, lead=field.title, below=tuple(more), field=name)


def _past(noun: str, past: Timeline, kind: str, around: Context) -> Iterator[Heading | Item]:
    """The timeline, the newest first."""
    only = kind or ("" if len(services.timeline.kinds(noun)) > 1 else services.timeline.CHANGES)
    title = f"Timeline: {KINDS[only].lower()}" if only else "Timeline"
    shown = len(past.events)
    if not past.counted:
        title = f"{title}, the newest {shown:,} of more than"
    elif shown < past.total:
        title = f"{title}, the newest {shown:,} of"
    yield Heading(title, past.total)
    yield from (_event(event, around) for event in past.events)


def _event(event: Event, around: Context) -> Item:
    when = display.brief.brief_instant(event.at, around.zone, around.today) if event.at else ""
    details = ((event.who, "", "muted"),) if event.who else ()
    return Item(event.noun, event.number, event.text, details, lead=f"{when.ljust(11)} {event.word}")
