"""Whom the people of a page are tied to, as sentences that follow their names."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import Session

from crm_tui.choices import Relation
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.values.options import choice_title

MOST = 200
OF = (Relation.CLASSMATE, Relation.FRIEND, Relation.SPOUSE, Relation.RELATIVE)  # words that need it


class Tie(NamedTuple):
    """A link: what it says of the person it stands beside, and how strong it is, 1 to 5."""

    id: int
    text: str
    strength: int | None


def of_people(session: Session, people: Sequence[int]) -> dict[int, list[Tie]]:
    """The ties of these people, the strongest first; one between two of them beside whom it begins at."""
    found: dict[int, list[Tie]] = {}
    here = set(people)
    for row in session.execute(_links(people)):
        beside = row.contact_id if row.contact_id in here else row.other_id
        relation = choice_title(row.relation).lower() + (" of" if row.relation in OF else "")
        whole = beside == row.contact_id
        text = f"{relation} {row.other or row.member}" if whole else f"{row.contact} {relation} {row.other}"
        ours = " (of ours)" if whole and row.other is None else ""
        found.setdefault(beside, []).append(Tie(row.id, text + ours, row.strength))
    return found


def _links(people: Sequence[int]) -> Any:
    link, member = table(NOUNS["link"]), table(NOUNS["member"])
    contact, other = table(NOUNS["contact"]).alias(), table(NOUNS["contact"]).alias()
    joined = link.join(contact, contact.c.id == link.c.contact_id)
    joined = joined.outerjoin(other, other.c.id == link.c.other_id)
    joined = joined.outerjoin(member, member.c.id == link.c.member_id)
    names = (contact.c.name.label("contact"), other.c.name.label("other"), member.c.name.label("member"))
    own = (link.c.id, link.c.contact_id, link.c.other_id, link.c.relation, link.c.strength)
    here = or_(link.c.contact_id.in_(people), link.c.other_id.in_(people))
    rows = select(*own, *names).select_from(joined).where(here, link.c.archived_at.is_(None))
    return rows.order_by(link.c.strength.desc().nulls_last(), link.c.id).limit(MOST)
