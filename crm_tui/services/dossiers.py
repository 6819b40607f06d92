"""All that hangs on one record: what it is, what is wrong, what is open, who is there, all that happened."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.interaction import InteractionPerson
from crm_tui.models.opportunity import Opportunity
from crm_tui.models.pipeline import Stage
from crm_tui.services import alarms, ties, timeline
from crm_tui.services.faces import FIRST_OF
from crm_tui.services.fields import Reference
from crm_tui.services.listing import Page, Query, fields_of, page, rows
from crm_tui.services.nouns import of
from crm_tui.services.own_fields import OwnField
from crm_tui.services.pages import Sheet, sheet
from crm_tui.services.ties import Tie
from crm_tui.services.timeline import Timeline

MOST = 100  # records of each section
TASK = ("task", "{noun}={ref} and state=open", "due", ("title", "due", "owner", "state"))
DEAL = ("name", "stage", "amount", "expected_close", "state")
COMPLAINT = ("summary", "severity", "status", "resolve_by", "state")
PERSON = ("name", "title", "phone", "email")
ORDER = ("number", "ordered_on", "amount")
# What hangs on a record: the noun, the condition, the order and the columns of each section.
SECTIONS: dict[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]] = {
    "client": (
        TASK,
        ("complaint", "client={ref} and state=open", "resolve_by", COMPLAINT),
        ("opportunity", "client={ref} and state=open", "expected_close", DEAL),
        ("contact", "client={ref}", "name", PERSON),
        ("plan", "client={ref}", "title", ("title", "status", "owner")),
        ("order", "client={ref}", "-ordered_on", ORDER),
        ("client", "parent={ref} or ref={parent}", "name", ("name", "tier", "city", "owner")),
    ),
    "contact": (
        TASK,
        ("complaint", "contact={ref} and state=open", "resolve_by", COMPLAINT),
        ("opportunity", "contact={ref}", "expected_close", DEAL),
    ),
    "opportunity": (TASK, ("order", "opportunity={ref}", "-ordered_on", ORDER)),
    "order": (("opportunity", "ref={opportunity}", "", DEAL),),
}
# What stands on top of a page, in this order; all other fields that are set stand below the sections.
FACTS: dict[str, tuple[str, ...]] = {
    "client": (
        "tier", "grade", "standing", "owner", "parent", "industry", "city", "phone", "last_touch", "tags",
    ),
    "contact": ("title", "department", "client", "last_touch", "tags"),
    "opportunity": (
        "client", "amount", "chance", "weighted", "expected_close", "closed_on", "reason", "owner", "opened_on",
        "staged_on", "next_step", "tags",
    ),
    "order": ("client", "ordered_on", "amount", "cost", "margin"),
}  # fmt: skip
# Told otherwise, or by the fields beside them.
UNTOLD = {
    "id",
    "version",
    "name",
    "number",
    "currency",
    "stage",
    "lines",
    "opportunity",
    "probability",
    "contact",
}
NAMED = re.compile(r"{(\w+)}")


class Section(NamedTuple):
    """Records of one noun that hang on the record."""

    noun: str
    page: Page


class Dossier(NamedTuple):
    """A record with all that hangs on it.

    `facts` and `details` name cells of its sheet; `ties` stand beside people; `row` are the stages of a deal.
    """

    sheet: Sheet
    facts: tuple[str, ...]
    details: tuple[str, ...]
    alarms: tuple[str, ...]
    sections: tuple[Section, ...]
    ties: dict[int, list[Tie]]
    row: tuple[Stage, ...]
    past: Timeline


def read(session: Session, noun: str, number: int, kind: str = "") -> Dossier:
    """The dossier of a record, its past of one kind alone where it is named; NotFound for no record."""
    found = sheet(session, noun, number, changes=0)
    sections = tuple(_sections(session, noun, number, found))
    people = _people(noun, number, sections)
    return Dossier(
        found,
        tuple(name for name in FACTS[noun] if _is_set(found, name) and not _is_over(found, name)),
        tuple(_details(noun, found)),
        alarms.read(session, noun, number),
        sections,
        ties.of_people(session, people) if people else {},
        stages_of(session, number) if noun == "opportunity" else (),
        timeline.read(session, noun, number, kind),
    )


def stages_of(session: Session, number: int) -> tuple[Stage, ...]:
    """The stages a deal can be in, in their order: those of its pipeline, its own also where that is archived."""
    deal = of("opportunity").get(session, number)
    assert isinstance(deal, Opportunity)
    here = session.get_one(Stage, deal.stage_id)
    row = select(Stage).where(col(Stage.pipeline_id) == here.pipeline_id)
    found = session.execute(row.order_by(col(Stage.position), col(Stage.id))).scalars()
    return tuple(stage for stage in found if stage.archived_at is None or stage is here)


def _sections(session: Session, noun: str, number: int, found: Sheet) -> Iterator[Section]:
    for other, where, sort, columns in SECTIONS[noun]:
        if condition := _condition(where, noun, found):
            yield Section(other, page(session, Query(other, condition, sort, columns, MOST)))
    if noun == "opportunity":
        yield Section("contact", _met(session, number, found))


def _condition(where: str, noun: str, found: Sheet) -> str:
    """The condition with the refs it speaks of; parts about what is not set are left out."""
    cells = {name: value for name, (_, value) in found.cells.items() if isinstance(value, Reference)}
    known = {name: value.ref for name, value in cells.items()} | {"noun": noun, "ref": found.ref}
    parts = [part for part in where.split(" or ") if set(NAMED.findall(part)) <= known.keys()]
    return " or ".join(parts).format(**known)


def _met(session: Session, number: int, found: Sheet) -> Page:
    """Whom we deal with, then who took part in the newest talks about the deal."""
    talk, person = table(NOUNS["interaction"]).c, table(InteractionPerson).c
    about = select(talk.id).where(talk.opportunity_id == number, talk.archived_at.is_(None))
    about = about.order_by(talk.at.desc()).limit(timeline.MOST)
    met = select(person.contact_id).where(person.interaction_id.in_(about), person.contact_id.is_not(None))
    named = found.cells["contact"][1]
    first = [named.id] if named else []
    ids = list(dict.fromkeys([*first, *session.execute(met.distinct().limit(MOST)).scalars()]))
    query = Query("contact", columns=PERSON, archived=True)
    cells = rows(session, query, ids)
    return Page(fields_of(session, query), tuple(ids), tuple(cells[one] for one in ids), len(ids))


def _people(noun: str, number: int, sections: Sequence[Section]) -> list[int]:
    """Those whose ties are told."""
    shown = [one for section in sections if section.noun == "contact" for one in section.page.ids]
    return [number, *shown] if noun == "contact" else shown


def _details(noun: str, found: Sheet) -> Iterator[str]:
    """Fields that are set and can be changed, and stand nowhere else; those of the team's own first."""
    own = [name for name, (field, _) in found.cells.items() if isinstance(field, OwnField)]
    told = UNTOLD | set(FACTS[noun]) | {name for name, list_ in FIRST_OF.items() if list_ in found.cells}
    for name in dict.fromkeys((*own, *found.cells)):
        if name not in told and found.cells[name][0].editable and _is_set(found, name):
            yield name


def _is_over(found: Sheet, name: str) -> bool:
    """Whether it is since when a deal waits in its stage, and the deal is closed."""
    return name == "staged_on" and _is_set(found, "closed_on")


def _is_set(found: Sheet, name: str) -> bool:
    return found.cells[name][1] not in (None, "", [])
