"""A person at a client, or an outsider with influence."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Day, Instant
from crm_tui.values.facts import Facts


class Contact(Record, table=True):
    """Whom we speak with, where they work and what they do there."""

    noun: ClassVar[Noun] = Noun(
        "contact",
        "contacts",
        "Contact",
        key=("name", "client"),
        search=("name", "alias"),
        columns=("name", "client", "title", "phone", "email", "wechat", "last_touch", "tags"),
    )
    __table_args__ = (
        Index("contact_client", "client_id"),
        Index("contact_name", "name"),
        Index("contact_birthday", "birthday_next", sqlite_where=text("birthday_next IS NOT NULL")),
        Index(
            "contact_birthday_unknown",
            "birthday",
            sqlite_where=text("birthday IS NOT NULL AND birthday_next IS NULL"),
        ),
        Index("contact_touch_days", "last_touch", sqlite_where=text("touch_days IS NOT NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "The person's full name.")] = Field(sa_type=Text)
    alias: Annotated[str | None, Facts("Alias", "Other names, separated by commas.", limit=2000)] = Field(
        default=None, sa_type=Text
    )
    client_id: Annotated[
        int | None, Facts("Client", "Where the person works.", ref="client")
    ] = reference("client")  # fmt: skip
    title: Annotated[str | None, Facts("Title", "The post held there.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    department: Annotated[str | None, Facts("Department", "Where in the client's house.", suggest=True)] = (
        Field(default=None, sa_type=Text)
    )
    form_of_address: Annotated[str | None, Facts("Form of address", "How to speak to this person.")] = Field(
        default=None, sa_type=Text
    )
    birthday: Annotated[
        str | None,
        Facts("Birthday", "A day with or without its year, solar or lunar (农历八月十五).", kind="birthday"),
    ] = Field(default=None, sa_type=Text)
    birthday_next: Annotated[
        date | None, Facts("Next birthday", "The day it falls on next.", kind="day", derived=True)
    ] = Field(default=None, sa_type=Day)
    touch_days: Annotated[
        int | None, Facts("Touch every", "Days this person may go without a touch.", kind="int", low=1)
    ] = Field(default=None)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
    last_touch: Annotated[
        datetime | None, Facts("Last touch", "The newest interaction.", kind="instant", derived=True)
    ] = Field(default=None, sa_type=Instant)
