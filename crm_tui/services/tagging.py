"""The tags of a record, as a list of words."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session
from sqlmodel import select as pick

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import Record
from crm_tui.models.tag import Tag, Tagging
from crm_tui.services.fields import Field
from crm_tui.store import namesakes, records
from crm_tui.store.database import driver
from crm_tui.values.facts import Facts
from crm_tui.values.kinds import Context

MARK = ", "  # no tag holds a comma
COMMAS = ",，、;；\n"


class TagsField(Field):
    """Writing puts exactly these tags on the record, making new ones."""

    def __init__(self, noun: str) -> None:
        super().__init__("tags", Facts("Tags", "Words, separated by commas.", kind="tags", limit=60))
        self.noun = noun

    @property
    def owner(self) -> str:
        """The column of Tagging that names the record."""
        return f"{self.noun}_id"

    def read(self, text: str, around: Context) -> list[str]:
        return [word for part in split_tags(text) if (word := bare(part))]

    def expression(self) -> ColumnElement[Any]:
        tagging, tag, own = table(Tagging), table(Tag), table(NOUNS[self.noun])
        names = select(tag.c.name).select_from(tagging.join(tag, tag.c.id == tagging.c.tag_id))
        here = names.where(tagging.c[self.owner] == own.c.id).order_by(tag.c.name)
        inner = here.correlate(own).subquery()
        return select(func.group_concat(inner.c.name, MARK)).scalar_subquery()

    def holding(self, name: str) -> ColumnElement[bool]:
        """Whether a record bears a tag, whatever the case of A to Z; by the index of the tag, not row by row."""
        tagging, tag, own = table(Tagging), table(Tag), table(NOUNS[self.noun])
        named = select(tag.c.id).where(tag.c.name.collate("NOCASE") == bare(name))
        owner = tagging.c[self.owner]
        bearing = select(owner).where(tagging.c.tag_id.in_(named), owner.is_not(None))
        return own.c.id.in_(bearing)

    def cell(self, values: Sequence[Any]) -> list[str]:
        return str(values[0]).split(MARK) if values[0] else []

    def write(self, session: Session, record: Record, value: Iterable[str] | None) -> None:
        wanted = {tag.id: tag for tag in (tag_named(session, name) for name in value or ())}
        held = session.exec(pick(Tagging).where(getattr(Tagging, self.owner) == record.id)).all()
        for tagging in held:
            if wanted.pop(tagging.tag_id, None) is None:
                records.remove(session, tagging)
        for number in wanted:
            records.create(session, Tagging, {"tag_id": number, self.owner: record.id})


def tag_named(session: Session, name: str) -> Tag:
    """The live tag of that name, as names are compared; made when there is none."""
    session.flush()
    number = namesakes.other(driver(session), "tag", {"name": bare(name)})
    found = session.get(Tag, number) if number else None
    return found or records.create(session, Tag, {"name": bare(name)})


def bare(name: str) -> str:
    """A tag without the sign it is typed with."""
    return name.strip().lstrip("#＃").strip()


def split_tags(text: str) -> list[str]:
    """The words of a list of tags as typed, by commas of any width."""
    for mark in COMMAS:
        text = text.replace(mark, "\n")
    return [part.strip() for part in text.split("\n") if part.strip()]
