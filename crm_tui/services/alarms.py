"""What is wrong about a client, a person or a deal, as words for the head of its page."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlmodel import Session

from crm_tui.choices import StageKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.pipeline import Stage
from crm_tui.services import settings
from crm_tui.services.acting import context
from crm_tui.services.board_cards import Sign, cards
from crm_tui.services.listing import Query, count
from crm_tui.services.nouns import of
from crm_tui.store import journal
from crm_tui.store.database import driver
from crm_tui.values.references import format_ref


def read(session: Session, noun: str, number: int) -> tuple[str, ...]:
    """The alarms of a record, the gravest first; NotFound where there is no such record."""
    record = of(noun).get(session, number)
    archived = ("archived",) if record.archived_at is not None else ()
    told = ALARMS.get(noun)
    return (*archived, *told(session, record)) if told else archived


def _of_client(session: Session, client: Any) -> Iterator[str]:
    yield from _out_of_touch(session, client, client.touch_days or _tier_days(session, client.tier))
    yield from _complaints(session, client.id)
    ref = format_ref("client", client.id)
    late = count(session, Query("task", f"client={ref} and state=open and due<today"))
    if late:
        yield f"{late} task{'s' * (late > 1)} overdue"


def _of_contact(session: Session, contact: Any) -> Iterator[str]:
    yield from _out_of_touch(session, contact, contact.touch_days)


def _of_deal(session: Session, deal: Any) -> Iterator[str]:
    """What its card on the board shows, what was put off, trouble at its client; none once it is over."""
    stage = session.get_one(Stage, deal.stage_id)
    if stage.kind is not StageKind.OPEN:
        return
    (card,) = cards(session, stage, table(NOUNS["opportunity"]).c.id == deal.id)
    for sign in card.signs:
        yield f"rotting: {card.days} days in its stage" if sign is Sign.ROTTING else sign.value
    pushed = sum(
        bool(before and after and after > before)
        for before, after in journal.turns(driver(session), "opportunity", deal.id, "expected_close")
    )
    if pushed:
        yield f"close put off {'once' if pushed == 1 else f'{pushed} times'}"
    yield from _complaints(session, deal.client_id, " at the client")


def _complaints(session: Session, client: int | None, where: str = "") -> Iterator[str]:
    ref = format_ref("client", client or 0)
    found = client and count(session, Query("complaint", f"client={ref} and state=open"))
    if found:
        yield f"{found} open complaint{'s' * (found > 1)}{where}"


def _out_of_touch(session: Session, record: Any, limit: int | None) -> Iterator[str]:
    """From the day on that Today calls overdue, by the reader's days."""
    if limit and record.last_touch is None:
        yield "never touched"
    elif limit:
        around = context(session)
        days = (around.today - record.last_touch.astimezone(around.zone).date()).days
        if days > limit:
            yield f"last touch {days} days ago, at most {limit} are wanted"


def _tier_days(session: Session, tier: Any) -> int | None:
    return settings.number(session, f"touch_days_{tier.value}") if tier else None


ALARMS: dict[str, Callable[[Session, Any], Iterator[str]]] = {
    "client": _of_client,
    "contact": _of_contact,
    "opportunity": _of_deal,
}
