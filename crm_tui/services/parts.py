"""Faces kept in tables of their own: tags, ways to reach a person, people who took part, custom fields."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.choices import Medium
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.contact_point import ContactPoint
from crm_tui.models.field import CustomField, FieldValue
from crm_tui.models.interaction import InteractionPerson
from crm_tui.models.record import Record
from crm_tui.models.tag import Tag, Tagging
from crm_tui.services.fields import Field, Reference
from crm_tui.store import records
from crm_tui.values.facts import Facts
from crm_tui.values.kinds import KINDS, Context


class TagsField(Field):
    """The tags of a record, as a list of words; writing puts exactly these on it, making new tags."""

    def __init__(self, noun: str) -> None:
        super().__init__("tags", Facts("Tags", "Words, separated by commas.", kind="tags"))
        self.noun = noun

    @property
    def owner(self) -> str:
        """The column of Tagging that names the record."""
        return f"{self.noun}_id"

    def tagged(self) -> Any:
        """The taggings of the row at hand, joined with their tags."""
        tagging, tag = table(Tagging), table(Tag)
        return tagging.join(tag, tag.c.id == tagging.c.tag_id), tagging.c[self.owner] == table(
            NOUNS[self.noun]
        ).c.id

    def expression(self) -> ColumnElement[Any]:
        joined, here = self.tagged()
        names = select(table(Tag).c.name).select_from(joined).where(here).order_by(table(Tag).c.name)
        inner = names.correlate(table(NOUNS[self.noun])).subquery()
        return select(func.group_concat(inner.c.name, ", ")).scalar_subquery()

    def cell(self, values: Sequence[Any]) -> list[str]:
        return str(values[0]).split(", ") if values[0] else []

    def write(self, session: Session, record: Record, value: Iterable[str] | None) -> None:
        wanted = {name.casefold(): name for name in value or ()}
        held = session.exec(
            pick(Tagging, Tag.name).join(Tag).where(getattr(Tagging, self.owner) == record.id)
        ).all()
        for tagging, name in held:
            if wanted.pop(name.casefold(), None) is None:
                records.remove(session, tagging)
        for name in wanted.values():
            records.create(session, Tagging, {"tag_id": tag_named(session, name).id, self.owner: record.id})


def tag_named(session: Session, name: str) -> Tag:
    """The tag of that name in any case, made when there is none."""
    found = session.exec(
        pick(Tag).where(func.lower(Tag.name) == name.lower(), col(Tag.archived_at).is_(None))
    ).first()
    return found or records.create(session, Tag, {"name": name})


class PointField(Field):
    """The first e-mail, phone or messenger of a contact; writing changes it, or adds it."""

    def __init__(self, name: str, fact: Facts, medium: Medium, kind: str = "") -> None:
        super().__init__(name, fact)
        self.medium, self.of_kind = medium, kind

    def expression(self) -> ColumnElement[Any]:
        point = table(ContactPoint).alias()
        found = select(point.c.value).where(
            point.c.contact_id == table(NOUNS["contact"]).c.id, point.c.medium == self.medium
        )
        if self.of_kind:
            found = found.where(point.c.kind == self.of_kind)
        return found.order_by(point.c.position, point.c.id).limit(1).scalar_subquery()

    def write(self, session: Session, record: Record, value: str | None) -> None:
        query = pick(ContactPoint).where(
            ContactPoint.contact_id == record.id, ContactPoint.medium == self.medium
        )
        if self.of_kind:
            query = query.where(ContactPoint.kind == self.of_kind)
        first = session.exec(query.order_by(col(ContactPoint.position), col(ContactPoint.id))).first()
        if first is not None and value is None:
            records.remove(session, first)
        elif first is not None:
            records.amend(session, first, {"value": value})
        elif value is not None:
            new = {"contact_id": record.id, "medium": self.medium, "value": value}
            records.create(session, ContactPoint, new | ({"kind": self.of_kind} if self.of_kind else {}))


class PointsField(Field):
    """All ways of one medium to reach a contact, each `kind: value`; writing replaces them."""

    def __init__(self, name: str, fact: Facts, medium: Medium) -> None:
        super().__init__(name, fact)
        self.medium = medium

    def expression(self) -> ColumnElement[Any]:
        point = table(ContactPoint)
        shown = (point.c.kind + literal(": ") + point.c.value).label("shown")
        rows = select(shown).where(
            point.c.contact_id == table(NOUNS["contact"]).c.id, point.c.medium == self.medium
        )
        inner = rows.order_by(point.c.position, point.c.id).correlate(table(NOUNS["contact"])).subquery()
        return select(func.group_concat(inner.c.shown, "\n")).scalar_subquery()

    def cell(self, values: Sequence[Any]) -> list[str]:
        return str(values[0]).split("\n") if values[0] else []

    def write(self, session: Session, record: Record, value: Iterable[str] | None) -> None:
        held = session.exec(
            pick(ContactPoint).where(ContactPoint.contact_id == record.id, ContactPoint.medium == self.medium)
        ).all()
        wanted = [self.split(text) for text in value or ()]
        for old in held:
            if (old.kind, old.value) not in wanted:
                records.remove(session, old)
        kept = {(old.kind, old.value): old for old in held}
        for position, (kind, text) in enumerate(wanted):
            if (kind, text) in kept:
                records.amend(session, kept[kind, text], {"position": position})
            else:
                new = {"kind": kind, "value": text, "position": position}
                owned = {"contact_id": record.id, "medium": self.medium}
                records.create(session, ContactPoint, owned | new)

    def split(self, text: str) -> tuple[str, str]:
        """(kind, value) of `home: a@b.c`; the kind is work where none is written."""
        kind, mark, value = text.replace("：", ":", 1).partition(":")
        if mark and value.strip() and len(kind) <= 20 and "@" not in kind and "/" not in kind:
            return kind.strip().lower(), value.strip()
        return "work", text.strip()


class PeopleField(Field):
    """Those who took part in an interaction: contacts, or members beside the one who logged it."""

    def __init__(self, name: str, fact: Facts, noun: str) -> None:
        super().__init__(name, fact)
        self.noun = noun

    @property
    def column(self) -> ColumnElement[Any]:
        """The column that names a person of this side."""
        return table(InteractionPerson).c[f"{self.noun}_id"]

    def expression(self) -> ColumnElement[Any]:
        person, named = table(InteractionPerson), table(NOUNS[self.noun])
        shown = (self.column.concat(" ").concat(named.c.name)).label("shown")
        rows = select(shown).select_from(person.join(named, named.c.id == self.column))
        here = rows.where(person.c.interaction_id == table(NOUNS["interaction"]).c.id).order_by(person.c.id)
        inner = here.correlate(table(NOUNS["interaction"])).subquery()
        return select(func.group_concat(inner.c.shown, "\n")).scalar_subquery()

    def cell(self, values: Sequence[Any]) -> list[Reference]:
        lines = [line.partition(" ") for line in str(values[0]).split("\n")] if values[0] else []
        return [Reference(self.noun, int(number), name) for number, _, name in lines]

    def write(self, session: Session, record: Record, value: Iterable[int] | None) -> None:
        owner = col(InteractionPerson.interaction_id) == record.id
        held = session.exec(pick(InteractionPerson).where(owner, self.column.is_not(None))).all()
        wanted = dict.fromkeys(value or ())
        for person in held:
            number = getattr(person, f"{self.noun}_id")
            if number in wanted:
                del wanted[number]
            else:
                records.remove(session, person)
        for number in wanted:
            new = {"interaction_id": record.id, f"{self.noun}_id": number}
            records.create(session, InteractionPerson, new)


class FirstPerson(PeopleField):
    """The first contact of an interaction; writing one keeps the others."""

    def expression(self) -> ColumnElement[Any]:
        person = table(InteractionPerson).alias()
        here = person.c.interaction_id == table(NOUNS["interaction"]).c.id
        mine = person.c[f"{self.noun}_id"]
        return select(mine).where(here, mine.is_not(None)).order_by(person.c.id).limit(1).scalar_subquery()

    def columns(self) -> Sequence[ColumnElement[Any]]:
        return (super().expression(),)

    def cell(self, values: Sequence[Any]) -> Reference | None:  # type: ignore[override]
        found = super().cell(values)
        return found[0] if found else None

    def write(self, session: Session, record: Record, value: int | None) -> None:  # type: ignore[override]
        owner = col(InteractionPerson.interaction_id) == record.id
        held = [
            p.contact_id for p in session.exec(pick(InteractionPerson).where(owner)).all() if p.contact_id
        ]
        others = [number for number in held[1:] if number != value]
        super().write(session, record, [*([value] if value else []), *others])


class OwnField(Field):
    """A custom field of the team: its value is text as its kind writes it."""

    def __init__(self, definition: CustomField, noun: str) -> None:
        super().__init__(
            definition.name,
            Facts(definition.title, definition.help or "", kind=definition.kind.value, limit=10_000),
        )
        self.definition, self.noun = definition, noun

    def expression(self) -> ColumnElement[Any]:
        value = table(FieldValue).alias()
        here = value.c[f"{self.noun}_id"] == table(NOUNS[self.noun]).c.id
        return select(value.c.value).where(here, value.c.field_id == self.definition.id).scalar_subquery()

    def words(self) -> type[StrEnum] | None:
        """The choices the team allows, as a closed list."""
        listed = [word.strip() for word in (self.definition.choices or "").replace("，", ",").split(",")]
        members = {f"W{number}": word for number, word in enumerate(listed) if word}
        return StrEnum("Words", members) if members else None  # type: ignore[return-value]

    def parse(self, text: str, context: Context) -> str:
        """The text its kind keeps; Invalid when it is none of it."""
        kind = KINDS[self.facts.kind]
        own = Context(context.today, context.zone, context.currency, self.words(), self.facts.limit)
        return kind.format(kind.parse(text, own), own)

    def write(self, session: Session, record: Record, value: str | None) -> None:
        owner = getattr(FieldValue, f"{self.noun}_id") == record.id
        held = session.exec(pick(FieldValue).where(owner, FieldValue.field_id == self.definition.id)).first()
        if value is None and self.definition.required:
            raise Invalid(problems={self.name: f"{self.title} is missing."})
        if held is not None and value is None:
            records.remove(session, held)
        elif held is not None:
            records.amend(session, held, {"value": value})
        elif value is not None:
            new = {"field_id": self.definition.id, f"{self.noun}_id": record.id, "value": value}
            records.create(session, FieldValue, new)
