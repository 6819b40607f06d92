"""Who acts in a session: the member, the zone and day they live in, the team's currency."""

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session

from crm_tui import clock
from crm_tui.models.catalogue import table
from crm_tui.models.setting import Setting
from crm_tui.quick import actor as quick_actor
from crm_tui.quick.actor import Actor
from crm_tui.store.database import driver
from crm_tui.values.kinds import Context
from crm_tui.values.references import format_ref

SETTING = table(Setting).c


def member_id(session: Session) -> int | None:
    """The member this session acts for."""
    found = session.info.get("member_id")
    return int(found) if found is not None else None


def act_as(session: Session, member: Actor) -> Context:
    """Let the session act for a member; the context texts are then read and written in."""
    zone = ZoneInfo(member.zone_name)
    session.info["member_id"], session.info["actor"] = member.id, member
    session.info["context"] = made = Context(clock.today(zone), zone, team_currency(session))
    return made


def actor(session: Session) -> Actor:
    """The member this session acts for, as the quick verbs know one; NotFound where nobody acts."""
    known = session.info.get("actor")
    if isinstance(known, Actor) and known.id == member_id(session):
        return known
    return quick_actor.acting(driver(session), format_ref("member", member_id(session) or 0))


def context(session: Session) -> Context:
    """The acting member's day and zone, and the team's currency; UTC where nobody acts."""
    found = session.info.get("context")
    if isinstance(found, Context):
        return found
    if member_id(session):
        return act_as(session, actor(session))
    zone = ZoneInfo("UTC")
    session.info["context"] = made = Context(clock.today(zone), zone, team_currency(session))
    return made


def team_currency(session: Session) -> str:
    """The currency amounts are in when nothing else is said."""
    found = session.execute(select(SETTING.value).where(SETTING.name == "currency")).scalar()
    return found or "USD"


def sign_in(session: Session, login: str) -> Actor:
    """The live member of that login, name or ref; NotFound, naming who there is, when there is none."""
    return quick_actor.acting(driver(session), login)
