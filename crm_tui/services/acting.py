"""Who acts in a session: the member, the zone and day they live in, the team's currency."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session

from crm_tui import clock
from crm_tui.models.catalogue import table
from crm_tui.models.member import Member
from crm_tui.models.setting import Setting
from crm_tui.quick import actor
from crm_tui.store.database import driver
from crm_tui.values.kinds import Context

SETTING = table(Setting).c


class Acting(NamedTuple):
    """What a command has to know of the member it acts for.

    Not the record: a first record read makes the library map every table, which many commands never need.
    """

    id: int
    name: str
    zone: str


def member_id(session: Session) -> int | None:
    """The member this session acts for."""
    found = session.info.get("member_id")
    return int(found) if found is not None else None


def act_as(session: Session, member: Member | Acting) -> Context:
    """Let the session act for a member; the context texts are then read and written in."""
    zone = ZoneInfo(member.zone)
    session.info["member_id"] = member.id
    session.info["context"] = made = Context(clock.today(zone), zone, team_currency(session))
    return made


def context(session: Session) -> Context:
    """The acting member's day and zone, and the team's currency; UTC where nobody acts."""
    found = session.info.get("context")
    if isinstance(found, Context):
        return found
    acting = session.get(Member, member_id(session)) if member_id(session) else None
    if acting is not None:
        return act_as(session, acting)
    zone = ZoneInfo("UTC")
    session.info["context"] = made = Context(clock.today(zone), zone, team_currency(session))
    return made


def team_currency(session: Session) -> str:
    """The currency amounts are in when nothing else is said."""
    found = session.execute(select(SETTING.value).where(SETTING.name == "currency")).scalar()
    return found or "USD"


def sign_in(session: Session, login: str) -> Acting:
    """The live member of that login, name or ref; NotFound, naming who there is, when there is none."""
    found = actor.acting(driver(session), login)
    return Acting(found.id, found.name, found.zone_name)
