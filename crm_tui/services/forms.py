"""Forms of any noun: the fields a person can fill in with their present texts, and saving what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import Session

from crm_tui.errors import CrmError, Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services import entries, pages
from crm_tui.services.acting import context
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field, Reference
from crm_tui.services.listing import Query, rows
from crm_tui.services.nouns import of
from crm_tui.services.own_fields import OwnField
from crm_tui.values.kinds import Context
from crm_tui.values.options import choice_title
from crm_tui.values.references import format_ref

YES_OR_NO = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class FormField:
    """One field to fill in; `choices` are (value, title), `text` is what it holds now, as it may be typed.

    `shown` is what people see in place of a text that is a ref; `suggests` the noun whose records suggest a text.
    """

    name: str
    title: str
    help: str
    kind: str
    ref: str
    text: str
    required: bool
    limit: int
    face: Field
    choices: tuple[tuple[str, str], ...] = ()
    shown: str = ""
    suggests: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a new record (`number` None) or of one as it was when the form was opened."""

    noun: str
    number: int | None
    heading: str
    fields: tuple[FormField, ...]
    around: Context
    loaded: Mapping[str, object] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The version of the record that was opened; 0 for a new one."""
        found = self.loaded.get("version", 0)
        return found if isinstance(found, int) else 0

    def context(self, currency: str) -> Context:
        """What texts are read against, money in the currency that is typed beside it."""
        return entries.beside(self.around, currency, self.loaded.get("currency"))


def blank(session: Session, noun: str, given: Mapping[str, str] | None = None) -> Form:
    """The form of a new record, with texts that are known already."""
    texts = given or {}
    names = pages.names(session, set(texts.values()))
    found = [_field(noun, face, texts.get(face.name, "")) for face in _editable(session, noun)]
    fields = (replace(one, shown=names.get(one.text, "")) if one.kind == "ref" else one for one in found)
    return Form(noun, None, f"New {NOUNS[noun].noun.title.lower()}", tuple(fields), context(session))


def opened(session: Session, noun: str, number: int) -> Form:
    """The form of a record as it is now; NotFound when there is none."""
    record = of(noun).get(session, number)
    editable = _editable(session, noun)
    query = Query(noun, columns=tuple(face.name for face in editable), archived=True)
    around = context(session)
    cells = rows(session, query, [number])[number]
    fields = tuple(
        _field(noun, face, _typed(face, value, around)) for face, value in zip(editable, cells, strict=True)
    )
    name = str(getattr(record, record.noun.label) or "")
    loaded = {column: getattr(record, column) for column in type(record).model_fields}
    return Form(noun, number, f"{format_ref(noun, number)}  {name}", fields, around, loaded)


def save(session: Session, form: Form, typed: Mapping[str, str]) -> Record:
    """Add or change the record by the texts typed; Invalid has a sentence for each wrong field, names too.

    Conflict when somebody changed the record since the form was opened.
    """
    verbs = of(form.noun)
    record = verbs.get(session, form.number) if form.number is not None else None
    values = read(session, form.noun, typed, record)
    if record is None:
        return verbs.add(session, {name: value for name, value in values.items() if value not in (None, [])})
    return verbs.edit(session, record, values, form.loaded)


def read(
    session: Session, noun: str, typed: Mapping[str, str], record: Record | None = None
) -> dict[str, Any]:
    """The values of the texts, each problem kept with its field: a name nobody bears, too."""
    beside = {"currency": typed["currency"]} if typed.get("currency") else {}
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, text in typed.items():
        try:
            values[name] = entries.read(session, noun, {**beside, name: text}, record)[name]
        except CrmError as error:
            problems[name] = _sentence(error, name)
    if problems:
        raise Invalid(problems=problems)
    return values


def _sentence(error: CrmError, name: str) -> str:
    said = error.problems.get(name, error.message) if isinstance(error, Invalid) else error.message
    near = ", ".join(f"{ref} {found}" for ref, found in error.candidates[:4])
    return f"{said} ({near})" if near else said


def _editable(session: Session, noun: str) -> list[Field]:
    return [face for face in faces(session, noun).values() if face.editable]


def _field(noun: str, face: Field, text: str) -> FormField:
    info = NOUNS[noun].model_fields
    column = face.name if face.name in info else f"{face.name}_id"
    required = column in info and info[column].is_required()
    facts = face.facts
    required = required or (isinstance(face, OwnField) and face.required)
    choices = tuple((word.value, choice_title(word)) for word in facts.choices or ())
    choices = YES_OR_NO if face.kind == "bool" else choices
    kind = facts.kind if facts.kind in ("list", "tags") else face.kind
    return FormField(
        face.name, face.title, facts.help, kind, facts.ref, text, required, facts.limit, face, choices,
        suggests=noun if facts.suggest else "",
    )  # fmt: skip


def _typed(face: Field, value: Any, around: Any) -> str:
    """The text of a value; a reference shows its name and is sent only when it was changed."""
    if isinstance(value, Reference):
        return value.name or value.ref
    return entries.text_of(face, value, around)
