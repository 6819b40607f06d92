"""Saved views: a filter that reads, an order and columns that exist."""

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services.faces import face, faces
from crm_tui.services.filtering import condition
from crm_tui.services.records import Records, Values
from crm_tui.values.text import quoted


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
        for part in text.replace("，", ",").split(","):
            if part.strip(" -+"):
                face(faces(session, on), on, part.strip().lstrip("-+"))
