"""Opportunities: where they stand, and every move between stages."""

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import StageKind
from crm_tui.errors import Refused
from crm_tui.models.opportunity import Opportunity, StageMove
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.models.record import Record
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
        stage = session.get(Stage, values["stage"])
        opening(values, stage.kind if stage is not None else StageKind.OPEN, context(session).today)
        super().prepare(session, values)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if record is None or not values.get("stage") or values["stage"] == getattr(record, "stage_id", None):
            return
        stage, today = session.get(Stage, values["stage"]), context(session).today
        values["staged_on"] = today
        if stage is not None and "closed_on" not in values:
            values["closed_on"] = None if stage.kind is StageKind.OPEN else today

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        assert isinstance(record, Opportunity)
        if before.get("stage_id") == record.stage_id:
            return
        around = context(session)
        today = around.today
        days = (today - before["staged_on"]).days if before.get("staged_on") else None
        move = {
            "opportunity_id": record.id,
            "from_stage_id": before.get("stage_id"),
            "to_stage_id": record.stage_id,
            "at": moved_at(record.staged_on, today, around.zone) if not before else clock.now(),
            "member_id": member_id(session),
            "days": max(days, 0) if days is not None else None,
        }
        records.create(session, StageMove, move)

    def move(self, session: Session, record: Record, stage: int, reason: str | None = None) -> Record:
        """Put a deal into another stage; its days in the one before are kept on the move."""
        return self.edit(session, record, {"stage": stage} | ({"reason": reason} if reason else {}))


def opening(values: Values, kind: str, today: Any) -> None:
    """The days of a new deal, where none were said: opened today, closed today in a stage that closes it.

    Days may be dates or their stored texts; one that was closed before is not said to have been opened now.
    """
    values.setdefault("opened_on", None if values.get("closed_on") else today)
    if kind != StageKind.OPEN and not values.get("closed_on"):
        values["closed_on"] = today
    values["staged_on"] = values.get("closed_on") or values["opened_on"] or today


def moved_at(staged_on: date | str | None, today: date, zone: tzinfo) -> datetime:
    """When a new deal came into its stage: now, or noon of an earlier day."""
    day = date.fromisoformat(staged_on) if isinstance(staged_on, str) else staged_on
    if day is None or day == today:
        return clock.now()
    return datetime.combine(day, time(12), zone)


def first_stage(session: Session) -> Stage:
    """The first open stage of the default pipeline; Refused when there is none."""
    query = select(Stage).join(Pipeline).where(col(Stage.kind) == StageKind.OPEN)
    live = query.where(col(Stage.archived_at).is_(None), col(Pipeline.archived_at).is_(None))
    found = session.exec(live.order_by(col(Pipeline.position), col(Stage.position))).first()
    if found is None:
        raise Refused("There is no open stage a deal could start in: add one with crm stage add.")
    return found


def stage_for(session: Session, deal: Opportunity, text: str) -> Stage:
    """The stage a person names for a deal: of the deal's own pipeline first, then of any."""
    now = session.get(Stage, deal.stage_id)
    assert now is not None
    live = select(Stage).where(col(Stage.archived_at).is_(None), Stage.pipeline_id == now.pipeline_id)
    for stage in session.exec(live.order_by(col(Stage.position))).all():
        if key(stage.name) == key(text):
            return stage
    found = session.get(Stage, find(session, "stage", text).id)
    assert found is not None
    return found
