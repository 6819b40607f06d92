"""Saved views: a filter that reads, an order and columns that exist."""

from collections.abc import Mapping

from sqlmodel import Session

from crm_tui import services
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services import entries, listing
from crm_tui.services.faces import face, faces
from crm_tui.services.filtering import condition
from crm_tui.services.records import Records, Values
from crm_tui.values.names import key
from crm_tui.values.text import names_in, quoted


class Views(Records):
    """What a view holds is tried when it is saved, not when a colleague opens it."""

    noun = "view"

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        on = str(values.get("on", getattr(record, "on", None)) or "").strip().lower()
        values["on"] = _noun(on)
        problems = {}
        for name in ("filter", "sort", "columns"):
            try:
                _try(session, on, name, str(values.get(name) or ""))
            except Invalid as error:
                problems[name] = error.message
        if problems:
            raise Invalid(problems=problems)


def save(session: Session, on: str, name: str, typed: Mapping[str, str]) -> tuple[Record, bool]:
    """Keep a filter, sort and columns under a name, and whether a view of that name was replaced by it."""
    before = next((view for view in listing.views(session, on) if key(view.name) == key(name)), None)
    values = entries.read(session, "view", {"on": on, "name": name, **typed}, before)
    verbs = Views()
    if before is not None:
        return verbs.edit(session, before, values), True
    return verbs.add(session, {face: value for face, value in values.items() if value is not None}), False


def delete(session: Session, on: str, name: str) -> None:
    """Remove a view; Invalid names those there are."""
    Views().delete(session, listing.view(session, on, name))


def prefer(on: str, name: str) -> None:
    """Let the person's lists of a noun open with a view; without a name, as the program shows them."""
    if name:
        services.preferences.change(f"views.{on}", [name])
    else:
        services.preferences.reset(f"views.{on}")


def _noun(on: str) -> str:
    if on not in NOUNS:
        raise Invalid(
            problems={"on": f"{quoted(on)} is nothing that is listed: there is {', '.join(NOUNS)}."}
        )
    return on


def _try(session: Session, on: str, name: str, text: str) -> None:
    if name == "filter" and text.strip():
        condition(session, on, text)
    elif name != "filter":
        for part in names_in(text):
            if part.strip(" -+"):
                face(faces(session, on), on, part.lstrip("-+"))
