"""A way of selling: a row of stages, each with its probability and patience."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.choices import StageKind
from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Choice
from crm_tui.values.facts import Facts


class Pipeline(Record, table=True):
    """The lowest position is the default one."""

    noun: ClassVar[Noun] = Noun(
        "pipeline",
        "pipelines",
        "Pipeline",
        key=("name",),
        unique=("name",),
        columns=("name", "position"),
        sort="position",
    )
    __table_args__ = (
        Index("pipeline_name", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What this way of selling is called.")] = Field(sa_type=Text)
    position: Annotated[int, Facts("Position", "The lowest comes first and is the default.", kind="int")] = (
        Field(default=0, sa_column_kwargs={"server_default": "0"})
    )


class Stage(Record, table=True):
    """A step of a pipeline; a deal in it is open, won or lost."""

    noun: ClassVar[Noun] = Noun(
        "stage",
        "stages",
        "Stage",
        key=("pipeline", "name"),
        unique=("pipeline_id", "name"),
        columns=("name", "pipeline", "position", "kind", "probability", "rot_days", "exit_criteria"),
        sort="pipeline,position",
    )
    __table_args__ = (
        Index("stage_name", "pipeline_id", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What this step is called.")] = Field(sa_type=Text)
    pipeline_id: Annotated[
        int, Facts("Pipeline", "Which row it is part of; empty takes the first one.", ref="pipeline")
    ] = reference("pipeline", required=True)
    position: Annotated[int, Facts("Position", "Its place in the row.", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    kind: Annotated[StageKind, Facts("Kind", "Open, won or lost.", kind="choice", choices=StageKind)] = Field(
        default=StageKind.OPEN, sa_type=Choice(StageKind), sa_column_kwargs={"server_default": "open"}
    )
    probability: Annotated[
        int, Facts("Probability", "How likely a deal here is won, percent.", kind="percent", low=0, high=100)
    ] = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rot_days: Annotated[
        int | None, Facts("Rots after", "Days a deal may stay before it is flagged.", kind="int", low=1)
    ] = Field(default=None)
    exit_criteria: Annotated[
        str | None, Facts("Exit criteria", "What must be shown to leave it.", kind="note", limit=10_000)
    ] = Field(default=None, sa_type=Text)
