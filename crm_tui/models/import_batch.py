"""One run of an import, and the mappings of columns people keep for the next one."""

from datetime import datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.types import Instant
from crm_tui.values.facts import Facts


class ImportBatch(Record, table=True):
    """What was read from which file, and what became of its rows."""

    __tablename__ = "import_batch"
    noun: ClassVar[Noun] = Noun(
        "import_batch",
        "import_batches",
        "Import",
        label="file",
        search=("file",),
        columns=(
            "at",
            "file",
            "on",
            "read",
            "created",
            "updated",
            "unchanged",
            "skipped",
            "rejected",
            "member",
        ),
        sort="-at",
    )
    __table_args__ = (Index("import_batch_member", "member_id"), STRICT)

    at: Annotated[datetime, Facts("When", kind="instant")] = Field(sa_type=Instant)
    file: Annotated[str, Facts("File", limit=4096)] = Field(sa_type=Text)
    on: Annotated[str, Facts("As", "Which noun.", limit=40)] = Field(sa_type=Text)
    member_id: Annotated[int | None, Facts("Member", ref="member")] = reference("member", ondelete="SET NULL")
    encoding: Annotated[str | None, Facts("Encoding", limit=40)] = Field(default=None, sa_type=Text)
    read: Annotated[int, Facts("Read", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    created: Annotated[int, Facts("Created", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    updated: Annotated[int, Facts("Updated", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    unchanged: Annotated[int, Facts("Unchanged", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    skipped: Annotated[int, Facts("Skipped", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
    rejected: Annotated[int, Facts("Rejected", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )


class ImportMapping(Part, table=True):
    """How one kind of file is read: header = field, line by line."""

    __tablename__ = "import_mapping"
    __table_args__ = (
        Index("import_mapping_name", "on", "name", unique=True, sqlite_where=text("name <> ''")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", limit=60)] = Field(sa_type=Text)
    on: Annotated[str, Facts("As", limit=40)] = Field(sa_type=Text)
    options: Annotated[
        str, Facts("Options", "One option of crm import on each line.", kind="note", limit=10_000)
    ] = Field(sa_type=Text)
