"""The fields of a thing that is due, as filters, files and tables know them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from crm_tui.errors import Invalid
from crm_tui.services.faces import called, near
from crm_tui.services.fields import Field, Reference
from crm_tui.services.today_page import Item
from crm_tui.values.facts import Facts
from crm_tui.values.text import quoted

DUE = "due"  # what stands for a noun where things due are listed, which are records of several


class Group(StrEnum):
    """Where a thing stands on Today, the most pressing first; `later` is beyond its week."""

    OVERDUE = "overdue"
    LOOSE = "loose"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


class Kind(StrEnum):
    """What asks for it."""

    TASK = "task"
    COMMITMENT = "commitment"
    APPOINTMENT = "appointment"
    COMPLAINT = "complaint"
    DEAL = "deal"
    TOUCH = "touch"
    BIRTHDAY = "birthday"


class DueField(Field):
    """One of them: `value` is what a filter compares and a file holds."""

    editable = False

    def __init__(self, name: str, fact: Facts, value: Callable[[Item], Any]) -> None:
        super().__init__(name, fact)
        self.value = value


def _named(noun: str, whom: tuple[int | None, str | None]) -> Reference | None:
    return None if whom[0] is None else Reference(noun, whom[0], whom[1] or "")


_ALL = (
    DueField(
        "group",
        Facts("Part", "Overdue, left over from the last working day, of today, of this week.", choices=Group),
        lambda item: Group(item.group),
    ),
    DueField("ref", Facts("Ref", "The record it is about."), lambda item: item.due.ref),
    DueField("kind", Facts("Kind", "What asks for it.", choices=Kind), lambda item: Kind(item.due.kind)),
    DueField("due", Facts("Due", "The day; none for one never spoken to.", kind="day"), lambda item: item.due.day),
    DueField("time", Facts("Time", "The time of a task that has one.", kind="time"), lambda item: item.due.clock),
    DueField("title", Facts("What", "What the record is called."), lambda item: item.due.title),
    DueField("client", Facts("Client", "With whom.", ref="client"), lambda item: _named("client", item.due.client)),
    DueField("owner", Facts("Who", "Who of us.", ref="member"), lambda item: _named("member", item.due.owner)),
    DueField("reason", Facts("Why", "Why it is here."), lambda item: item.reason),
)  # fmt: skip
FIELDS: dict[str, DueField] = {field.name: field for field in _ALL}


def field(name: str) -> DueField:
    """The field of that name or title; Invalid with the near ones when there is none."""
    found = called(FIELDS, name)
    if found is None:
        raise Invalid(
            f"There is no field {quoted(name)} on what is due: {near(FIELDS, name.strip().lower())}"
        )
    return found
