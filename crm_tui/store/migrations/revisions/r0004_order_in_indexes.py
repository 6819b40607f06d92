"""Schema 4: indexes of references hold the order in which their rows are told, none of them new.

A page's timeline reads the newest rows and sorts nothing, and the pipeline is summed up by stage, currency and
percentage in the order of the index.
"""

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"

ORDERS = (
    ("interaction", "opportunity", "opportunity_id", "at", True),
    ("interaction", "complaint", "complaint_id", "at", True),
    ("task", "client", "client_id", "done_at", False),
    ("task", "contact", "contact_id", "done_at", True),
    ("task", "opportunity", "opportunity_id", "done_at", True),
    ("complaint", "client", "client_id", "opened_at", False),
    ("complaint", "contact", "contact_id", "opened_at", False),
)
PIPELINE = (
    "stage_id", "archived_at", "currency", "probability", "opened_on",
    "amount", "expected_close", "owner_id", "product_id", "client_id",
)  # fmt: skip


def upgrade() -> None:
    """Make each of them anew under its name."""
    for table, name, column, order, partial in ORDERS:
        _anew(f"{table}_{name}", table, [column, order], f"{column} IS NOT NULL" if partial else "")
    _anew("order_opportunity", "sales_order", ["opportunity_id", "ordered_on"], "opportunity_id IS NOT NULL")
    _anew("opportunity_stage", "opportunity", list(PIPELINE), "")


def _anew(name: str, table: str, columns: list[str], where: str) -> None:
    op.drop_index(name, table)
    op.create_index(name, table, columns, sqlite_where=text(where) if where else None)
