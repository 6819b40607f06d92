"""Schema 2: an index for every reference, so that deleting or merging a row never reads a whole table.

The index of deals by stage also covers what the pipeline is summed up by. Reminders find those with a cadence of
their own, and birthdays still to be reckoned, without reading everybody. Nobody takes part in a talk twice.
"""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"

PIPELINE = (
    "stage_id", "archived_at", "expected_close", "amount", "currency",
    "probability", "opened_on", "owner_id", "product_id", "client_id",
)  # fmt: skip
REMINDERS = (
    ("client_touched", "client", "last_touch", "archived_at IS NULL"),
    ("client_touch_days", "client", "last_touch", "touch_days IS NOT NULL"),
    ("contact_touch_days", "contact", "last_touch", "touch_days IS NOT NULL"),
    (
        "contact_birthday_unknown",
        "contact",
        "birthday",
        "birthday IS NOT NULL AND birthday_next IS NULL",
    ),
)


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
    for name, table, column, where in REMINDERS:
        op.create_index(name, table, [column], sqlite_where=text(where))
    for name in ("interaction_person_interaction", "interaction_person_contact", "interaction_person_member"):
        op.drop_index(name, "interaction_person")
    op.execute(
        "DELETE FROM interaction_person WHERE id NOT IN"
        " (SELECT min(id) FROM interaction_person GROUP BY interaction_id, contact_id, member_id)"
    )
    op.create_index("interaction_person_interaction", "interaction_person", ["interaction_id"])
    for column in ("contact_id", "member_id"):
        op.create_index(
            f"interaction_person_{column}",
            "interaction_person",
            [column, "interaction_id"],
            unique=True,
            sqlite_where=text(f"{column} IS NOT NULL"),
        )
