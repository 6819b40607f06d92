"""Schema 2: an index for every reference, so that deleting or merging a row never reads a whole table."""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Find deals by contact, moves and complaint events by member."""
    for name, table, column in (
        ("opportunity_contact", "opportunity", "contact_id"),
        ("stage_move_member", "stage_move", "member_id"),
        ("complaint_event_member", "complaint_event", "member_id"),
    ):
        op.create_index(name, table, [column], sqlite_where=text(f"{column} IS NOT NULL"))
