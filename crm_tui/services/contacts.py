"""Contacts, the people one talks to."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.models.contact import Contact
from crm_tui.models.record import Record
from crm_tui.services import birthdays
from crm_tui.services.acting import context
from crm_tui.services.records import Records


class Contacts(Records):
    """Who has a birthday has a next one as soon as it is known."""

    noun = "contact"

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        assert isinstance(record, Contact)
        if record.birthday and before.get("birthday") != record.birthday:
            birthdays.reckon(session, [(record.id or 0, record.birthday)], context(session).today)
