"""Records that cells name and nobody has made yet: a client, product, stage or member with no more than a name."""

from typing import Any

from sqlmodel import Session, col, select

from crm_tui.choices import StageKind
from crm_tui.errors import Refused
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.services.nouns import of
from crm_tui.store import records


def make(session: Session, noun: str, name: str) -> int:
    """The id of a new record of that name; a stage is put into the default pipeline as its last open one."""
    values: dict[str, Any] = {"name": name}
    if noun == "client":
        values["owner"] = None
    if noun == "stage":
        values |= _place(session)
    return of(noun).add(session, values).id or 0


def _place(session: Session) -> dict[str, Any]:
    """Room for a stage behind the open ones: won, lost and what follows them move on by one."""
    live = select(Pipeline).where(col(Pipeline.archived_at).is_(None))
    pipeline = session.exec(live.order_by(col(Pipeline.position), col(Pipeline.id))).first()
    if pipeline is None or pipeline.id is None:
        raise Refused("There is no pipeline a stage could be made in: add one with crm pipeline add.")
    standing = select(Stage).where(col(Stage.archived_at).is_(None), Stage.pipeline_id == pipeline.id)
    stages = session.exec(standing.order_by(col(Stage.position), col(Stage.id))).all()
    place = max((stage.position for stage in stages if stage.kind is StageKind.OPEN), default=0) + 1
    if any(stage.position == place for stage in stages):
        for stage in stages:
            if stage.position >= place:
                records.amend(session, stage, {"position": stage.position + 1})
    return {"pipeline": pipeline.id, "position": place, "kind": StageKind.OPEN}
