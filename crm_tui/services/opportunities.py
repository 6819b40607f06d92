"""Opportunities: where they stand, and every move between stages."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import StageKind
from crm_tui.errors import Invalid, Refused
from crm_tui.models.opportunity import Opportunity, OpportunityLine, StageMove
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.models.record import Record
from crm_tui.services import order_lines
from crm_tui.services.acting import context, member_id
from crm_tui.services.finding import find
from crm_tui.services.records import Records, Values
from crm_tui.store import records
from crm_tui.values.names import key


class Opportunities(Records):
    """A new deal starts in the first open stage of the default pipeline, today."""

    noun = "opportunity"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("stage"):
            values["stage"] = first_stage(session).id
        today = context(session).today
        if not values.get("opened_on"):
            values["opened_on"] = min(today, values.get("closed_on") or today)
        if _closes(session, values["stage"]) and not values.get("closed_on"):
            values["closed_on"] = today
        values["staged_on"] = values.get("closed_on") or values["opened_on"]
        super().prepare(session, values)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        stage = values.get("stage") or getattr(record, "stage_id", None)
        if record is not None and stage != getattr(record, "stage_id", None):
            self._moved(session, values, stage)
        closed = values.get("closed_on", getattr(record, "closed_on", None))
        if closed and not _closes(session, stage):
            problem = "An open deal has no day of closing: move it to a won or lost stage."
            raise Invalid(problems={"closed_on": problem})

    def _moved(self, session: Session, values: Values, stage: int | None) -> None:
        """What a move brings: the day it closed, or, when it opens again, neither day nor reason."""
        today = context(session).today
        if _closes(session, stage):
            values["closed_on"] = values.get("closed_on") or today
        else:
            values["closed_on"] = None
            values.setdefault("reason", None)
        values["staged_on"] = values["closed_on"] or today

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        assert isinstance(record, Opportunity)
        if before.get("stage_id") == record.stage_id:
            return
        moved_on = record.staged_on or context(session).today
        was = before.get("staged_on")
        move = {
            "opportunity_id": record.id,
            "from_stage_id": before.get("stage_id"),
            "to_stage_id": record.stage_id,
            "at": instant_of(session, moved_on),
            "member_id": member_id(session),
            "days": max((moved_on - was).days, 0) if was else None,
        }
        records.create(session, StageMove, move)

    def move(self, session: Session, record: Record, stage: int, reason: str | None = None) -> Record:
        """Put a deal into another stage; its days in the one before are kept on the move."""
        return self.edit(session, record, {"stage": stage} | ({"reason": reason} if reason else {}))

    def meet(self, session: Session, deal: Record, contact: int) -> bool:
        """Deal with a contact from now on; False, and nothing changed, where there is one already."""
        if getattr(deal, "contact_id", None) is not None:
            return False
        self.edit(session, deal, {"contact": contact})
        return True

    def add_line(self, session: Session, deal: Opportunity, values: Values) -> OpportunityLine:
        """A line of a deal; an amount that was not typed is the sum of its lines."""
        return order_lines.add(session, OpportunityLine, deal, values)

    def edit_line(self, session: Session, deal: Opportunity, number: int, values: Values) -> OpportunityLine:
        """Change a line, counted from 1; an amount that was the sum of the lines stays their sum."""
        return order_lines.edit(session, OpportunityLine, deal, number, values)

    def remove_line(self, session: Session, deal: Opportunity, number: int) -> OpportunityLine:
        """Take away a line, counted from 1."""
        return order_lines.remove(session, OpportunityLine, deal, number)


def _closes(session: Session, stage: int | None) -> bool:
    found = session.get(Stage, stage) if stage else None
    return found is not None and found.kind is not StageKind.OPEN


def instant_of(session: Session, day: date) -> datetime:
    """Now for today, else noon of that day where the member lives."""
    around = context(session)
    if day == around.today:
        return clock.now()
    return datetime.combine(day, time(12), around.zone).astimezone(UTC)


def first_stage(session: Session) -> Stage:
    """The first open stage of the default pipeline; Refused when there is none."""
    query = select(Stage).join(Pipeline).where(col(Stage.kind) == StageKind.OPEN)
    live = query.where(col(Stage.archived_at).is_(None), col(Pipeline.archived_at).is_(None))
    row = (Pipeline.position, Pipeline.id, Stage.position, Stage.id)
    found = session.exec(live.order_by(*(col(column) for column in row))).first()
    if found is None:
        raise Refused("There is no open stage a deal could start in: add one with crm stage add.")
    return found


def stage_for(session: Session, deal: Opportunity, text: str) -> Stage:
    """The stage a person names for a deal: of the deal's own pipeline first, then of any."""
    now = session.get(Stage, deal.stage_id)
    assert now is not None
    live = select(Stage).where(col(Stage.archived_at).is_(None), Stage.pipeline_id == now.pipeline_id)
    row = session.exec(live.order_by(col(Stage.position))).all()
    exact = [stage for stage in row if key(stage.name) == key(text)]
    begun = [stage for stage in row if key(text) and key(stage.name).startswith(key(text))]
    for likely in (exact, begun):
        if len(likely) == 1:
            return likely[0]
    found = session.get(Stage, find(session, "stage", text).id)
    assert found is not None
    return found
