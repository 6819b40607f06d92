"""All faces of a noun in one table: its own columns, its parts, what is computed, and the team's own fields."""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from sqlmodel import Session, col, select

from crm_tui import values
from crm_tui.choices import FieldNoun, Medium
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.field import CustomField
from crm_tui.models.tag import TAGGED
from crm_tui.services.computed import computed
from crm_tui.services.fields import Field, own
from crm_tui.services.lines import LINES, LinesField
from crm_tui.services.own_fields import OwnField
from crm_tui.services.people import FirstPerson, PeopleField
from crm_tui.services.points import PointField, PointsField
from crm_tui.services.tagging import TagsField
from crm_tui.values.facts import Facts
from crm_tui.values.text import quoted

F = TypeVar("F", bound=Field)
FIRST_OF = {"phone": "phones", "email": "emails", "wechat": "messengers"}  # on a page told by the list
POINTS: tuple[Field, ...] = (
    PointField("phone", Facts("Phone", "The first number.", kind="phone"), Medium.PHONE),
    PointField("email", Facts("E-mail", "The first address.", kind="email"), Medium.EMAIL),
    PointField("wechat", Facts("WeChat", "The first WeChat name."), Medium.MESSENGER, "wechat"),
    PointsField(
        "phones",
        Facts("Phones", "All of them, parted by ; and each like mobile: 138 0000 0000.", kind="list"),
        Medium.PHONE,
    ),
    PointsField(
        "emails",
        Facts("E-mails", "All of them, parted by ; and each like home: a@b.cn.", kind="list"),
        Medium.EMAIL,
    ),
    PointsField(
        "messengers",
        Facts("Messengers", "All of them, parted by ; and each like wechat: name.", kind="list"),
        Medium.MESSENGER,
    ),
    PointsField(
        "addresses",
        Facts("Addresses", "All of them, parted by ; and each like office: street.", kind="list"),
        Medium.ADDRESS,
    ),
)
PEOPLE: tuple[Field, ...] = (
    FirstPerson("contact", Facts("Contact", "Who of theirs, the first one.", ref="contact"), "contact"),
    PeopleField(
        "contacts", Facts("Contacts", "All of theirs, parted by ;.", ref="contact", kind="list"), "contact"
    ),
    PeopleField(
        "members", Facts("Members", "Others of ours, parted by ;.", ref="member", kind="list"), "member"
    ),
)
PARTS: dict[str, tuple[Field, ...]] = {"contact": POINTS, "interaction": PEOPLE}


@cache
def built_in(noun: str) -> dict[str, Field]:
    """The faces the program gives a noun, by name, in the order a form shows them."""
    model = NOUNS[noun]
    columns = own(model)
    hidden = {name: columns.pop(name) for name in ("id", "version", "archived_at")}
    parts = {field.name: field for field in PARTS.get(noun, ())}
    lines = {"lines": LinesField(noun)} if noun in LINES else {}
    tags = {"tags": TagsField(noun)} if f"{noun}_id" in TAGGED else {}
    note = {"note": columns.pop("note")} if "note" in columns else {}
    return {**columns, **parts, **lines, **tags, **note, **computed(noun), **hidden}


def faces(session: Session, noun: str) -> dict[str, Field]:
    """The built-in faces of a noun, and the fields the team has added to it."""
    return built_in(noun) | custom(session, noun)


def custom(session: Session, noun: str) -> dict[str, OwnField]:
    """The team's own fields on a noun; a session that only reads asks for them once."""
    if noun not in set(FieldNoun):
        return {}
    if "txn" in session.info:
        return _custom(session, noun)
    asked: dict[str, dict[str, OwnField]] = session.info.setdefault("own_fields", {})
    if noun not in asked:
        asked[noun] = _custom(session, noun)
    return asked[noun]


def _custom(session: Session, noun: str) -> dict[str, OwnField]:
    known = table(CustomField).c
    here = (known.on == noun, known.archived_at.is_(None))
    if session.execute(select(known.id).where(*here).limit(1)).first() is None:
        return {}  # as in most teams; asked without a record, whose first reading maps every table
    query = select(CustomField).where(col(CustomField.on) == noun, col(CustomField.archived_at).is_(None))
    found = session.exec(query.order_by(col(CustomField.position), col(CustomField.id))).all()
    return {definition.name: OwnField(definition, noun) for definition in found}


def face(known: Mapping[str, Field], noun: str, name: str) -> Field:
    """One of the faces of a noun by its name or title, in any case; Invalid with the near ones when none is."""
    field = called(known, name)
    if field is None:
        plural = NOUNS[noun].noun.plural.replace("_", " ")
        raise Invalid(f"There is no field {quoted(name)} on {plural}: {near(known, name.strip().lower())}")
    return field


def called(known: Mapping[str, F], name: str) -> F | None:
    """The field of that name, in any case, else the one of that title; none where several have it."""
    wanted = _folded(name)
    return known.get(wanted) or known.get(wanted.removesuffix("_id")) or _titled(known, wanted)


def _titled(known: Mapping[str, F], wanted: str) -> F | None:
    """The one field of that title. A name of your own may fold to another one."""
    found = [field for name, field in known.items() if wanted in (_folded(name), _folded(field.title))]
    return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def near(found: Mapping[str, Field], name: str) -> str:
    """The rest of a sentence that says which fields may have been meant."""
    ranked = sorted(found, key=lambda known: -values.likeness.ratio(name, known))
    likely = [known for known in ranked if values.likeness.ratio(name, known) >= 0.6 or name in known][:4]
    return f"did you mean {', '.join(likely)}?" if likely and name else f"it has {', '.join(found)}."
