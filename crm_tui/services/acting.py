"""Who acts in a session: the member, the zone and day they live in, the team's currency."""

from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.errors import NotFound
from crm_tui.models.member import Member
from crm_tui.models.setting import Setting
from crm_tui.values.kinds import Context


def member_id(session: Session) -> int | None:
    """The member this session acts for."""
    found = session.info.get("member_id")
    return int(found) if found is not None else None


def act_as(session: Session, member: Member) -> Context:
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
    found = session.exec(select(Setting.value).where(col(Setting.name) == "currency")).first()
    return found or "USD"


def sign_in(session: Session, login: str) -> Member:
    """The live member with that login or name; NotFound, naming who there is, when there is none."""
    members = session.exec(select(Member).where(col(Member.archived_at).is_(None))).all()
    for member in members:
        if login.casefold() in (member.login.casefold(), member.name.casefold()):
            return member
    raise NotFound(
        f"{login} is no member of this team: use --as with one of its members, or crm member add.",
        [(f"m{member.id}", member.name) for member in members[:10]],
    )
