"""All faces of a noun in one table: its own columns, its parts, what is computed, and the team's own fields."""

from functools import cache

from sqlmodel import Session, col, select

from crm_tui.choices import Medium
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.field import CustomField
from crm_tui.models.tag import TAGGED
from crm_tui.services.computed import computed
from crm_tui.services.fields import Field, own
from crm_tui.services.parts import FirstPerson, OwnField, PeopleField, PointField, PointsField, TagsField
from crm_tui.values.facts import Facts
from crm_tui.values.text import quoted

POINTS: tuple[Field, ...] = (
    PointField("phone", Facts("Phone", "The first one.", kind="phone"), Medium.PHONE),
    PointField("email", Facts("E-mail", "The first one.", kind="email"), Medium.EMAIL),
    PointField("wechat", Facts("WeChat"), Medium.MESSENGER, "wechat"),
    PointsField("phones", Facts("Phones", "Each as kind: number.", kind="list"), Medium.PHONE),
    PointsField("emails", Facts("E-mails", "Each as kind: address.", kind="list"), Medium.EMAIL),
    PointsField("messengers", Facts("Messengers", "Each as kind: name.", kind="list"), Medium.MESSENGER),
    PointsField("addresses", Facts("Addresses", "Each as kind: address.", kind="list"), Medium.ADDRESS),
)
PEOPLE: tuple[Field, ...] = (
    FirstPerson("contact", Facts("Contact", "Whom of theirs.", ref="contact"), "contact"),
    PeopleField("contacts", Facts("Contacts", "All of theirs.", ref="contact", kind="list"), "contact"),
    PeopleField("members", Facts("Members", "Others of ours.", ref="member", kind="list"), "member"),
)
PARTS: dict[str, tuple[Field, ...]] = {"contact": POINTS, "interaction": PEOPLE}


@cache
def built_in(noun: str) -> dict[str, Field]:
    """The faces the program gives a noun, by name, in the order a form shows them."""
    model = NOUNS[noun]
    columns = own(model)
    hidden = {name: columns.pop(name) for name in ("id", "version", "archived_at")}
    parts = {field.name: field for field in PARTS.get(noun, ())}
    tags = {"tags": TagsField(noun)} if f"{noun}_id" in TAGGED else {}
    note = {"note": columns.pop("note")} if "note" in columns else {}
    return {**columns, **parts, **tags, **note, **computed(noun), **hidden}


def faces(session: Session, noun: str) -> dict[str, Field]:
    """The built-in faces of a noun, and the fields the team has added to it."""
    return built_in(noun) | custom(session, noun)


def custom(session: Session, noun: str) -> dict[str, Field]:
    """The team's own fields on a noun."""
    if noun not in ("client", "contact", "opportunity", "complaint"):
        return {}
    query = select(CustomField).where(col(CustomField.on) == noun, col(CustomField.archived_at).is_(None))
    found = session.exec(query.order_by(col(CustomField.position), col(CustomField.id))).all()
    return {definition.name: OwnField(definition, noun) for definition in found}


def face(session: Session, noun: str, name: str) -> Field:
    """One face by name; Invalid with the near ones when there is none."""
    found = faces(session, noun)
    wanted = name.strip().lower().replace("-", "_").removesuffix("_id")
    if wanted in found:
        return found[wanted]
    near = [other for other in found if other.startswith(wanted[:3]) or wanted in other][:4]
    hint = f" did you mean {', '.join(near)}?" if near else f" it has {', '.join(found)}."
    raise Invalid(f"{NOUNS[noun].noun.title} has no field {quoted(name)}:{hint}")
