"""Pipelines and their stages, each in its place in the row."""

from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from crm_tui.choices import StageKind
from crm_tui.errors import Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.pipeline import Stage
from crm_tui.models.record import Record
from crm_tui.services.records import Records, Values
from crm_tui.values.references import format_ref

CHANCES = {StageKind.WON: 100, StageKind.LOST: 0}


def last_place(session: Session, noun: str, *conditions: Any) -> int:
    """The position after the last one."""
    rows = table(NOUNS[noun])
    highest = session.execute(select(func.max(rows.c.position)).where(*conditions)).scalar_one()
    return int(highest or 0) + 1


class Pipelines(Records):
    """A new pipeline comes last."""

    noun = "pipeline"

    def prepare(self, session: Session, values: Values) -> None:
        if values.get("position") is None:
            values["position"] = last_place(session, "pipeline")
        super().prepare(session, values)

    def archive(self, session: Session, record: Record) -> Record:
        """Put a pipeline away that holds no open deal; its stages stay with it."""
        _refuse_deals(session, record, table(Stage).c.pipeline_id == record.id)
        return super().archive(session, record)


class Stages(Records):
    """A new stage comes last in its pipeline; won is certain and lost is out of reach."""

    noun = "stage"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("pipeline"):
            values["pipeline"] = _default_pipeline(session)
        if values.get("position") is None:
            own = table(Stage).c.pipeline_id == values["pipeline"]
            values["position"] = last_place(session, "stage", own)
        if values.get("probability") is None:
            values["probability"] = CHANCES.get(values.get("kind") or StageKind.OPEN, 0)
        super().prepare(session, values)

    def archive(self, session: Session, record: Record) -> Record:
        """Put a stage away that no open deal stands in."""
        _refuse_deals(session, record, table(Stage).c.id == record.id)
        return super().archive(session, record)


def _default_pipeline(session: Session) -> int:
    rows = table(NOUNS["pipeline"])
    query = select(rows.c.id).where(rows.c.archived_at.is_(None)).order_by(rows.c.position, rows.c.id)
    found = session.execute(query.limit(1)).scalar_one_or_none()
    if found is None:
        raise Refused("There is no pipeline a stage could be part of: add one with crm pipeline add.")
    return int(found)


def _refuse_deals(session: Session, record: Record, where: Any) -> None:
    """Refused while deals are still open there, since nobody would see them on the board any more."""
    deals, stages = table(NOUNS["opportunity"]), table(Stage)
    joined = deals.join(stages, stages.c.id == deals.c.stage_id)
    query = select(func.count()).select_from(joined).where(where, deals.c.archived_at.is_(None))
    count = session.execute(query.where(stages.c.kind == StageKind.OPEN)).scalar_one()
    if count:
        noun = record.noun.name
        ref = format_ref(noun, record.id or 0)
        raise Refused(
            f"{count} open deals stand in {ref}: move them first, for example with"
            f" crm opportunity edit --where '{noun}={ref}' --stage ANOTHER."
        )
