"""Schema 2: an index for every reference, so that deleting or merging a row never reads a whole table.

The index of deals by stage also covers what the pipeline is summed up by.
"""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"

PIPELINE = (
    "stage_id", "archived_at", "expected_close", "amount", "currency",
    "probability", "opened_on", "owner_id", "product_id", "client_id",
)  # fmt: skip


def upgrade() -> None:
    """Find deals by contact, moves and complaint events by member."""
    for name, table, column in (
        ("opportunity_contact", "opportunity", "contact_id"),
        ("stage_move_member", "stage_move", "member_id"),
        ("complaint_event_member", "complaint_event", "member_id"),
    ):
        op.create_index(name, table, [column], sqlite_where=text(f"{column} IS NOT NULL"))
    op.drop_index("opportunity_stage", "opportunity")
    op.create_index("opportunity_stage", "opportunity", list(PIPELINE))
