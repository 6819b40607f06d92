"""What must hold between the values of a file, as questions in SQL whose answers are the rows that break it."""

from datetime import date
from typing import NamedTuple

from crm_tui.models.catalogue import MODELS, table
from crm_tui.models.types import Day, Instant


class Invariant(NamedTuple):
    """`query` gives (table, id) of each row that breaks the rule; `broken` says so of one, `mend` what to do."""

    query: str
    broken: str
    mend: str


_CIRCLE = (
    "WITH RECURSIVE up(start, at) AS (SELECT id, {column} FROM {tbl} WHERE {column} IS NOT NULL"
    " UNION SELECT up.start, t.{column} FROM up JOIN {tbl} t ON t.id=up.at WHERE t.{column} IS NOT NULL)"
    " SELECT '{tbl}', start FROM up WHERE at=start"
)

RULES = (
    Invariant(
        "SELECT 'opportunity', o.id FROM opportunity o JOIN stage s ON s.id=o.stage_id"
        " WHERE s.kind<>'open' AND o.closed_on IS NULL",
        "is won or lost without a closing day", "Give it one with crm opportunity edit.",
    ),
    Invariant(
        "SELECT 'opportunity', o.id FROM opportunity o JOIN stage s ON s.id=o.stage_id"
        " WHERE s.kind='open' AND o.closed_on IS NOT NULL",
        "is in an open stage and has a closing day", "Move it, or clear the day with crm opportunity edit.",
    ),
    Invariant(
        "SELECT 'opportunity', id FROM opportunity WHERE closed_on<opened_on",
        "was closed before it was opened", "Mend one of the days with crm opportunity edit.",
    ),
    Invariant(
        "SELECT 'opportunity', o.id FROM opportunity o JOIN stage_move m ON m.id=(SELECT id FROM stage_move"
        " WHERE opportunity_id=o.id ORDER BY at DESC, id DESC LIMIT 1) WHERE m.to_stage_id<>o.stage_id",
        "is in another stage than its last move led to", "Move it to its stage with crm opportunity move.",
    ),
    Invariant(
        "SELECT 'complaint', id FROM complaint WHERE resolved_at IS NULL AND status IN ('resolved','closed')",
        "is resolved without saying when", "Give it a time with crm complaint edit.",
    ),
    Invariant(
        "SELECT 'complaint', id FROM complaint"
        " WHERE resolved_at<opened_at OR closed_at<resolved_at OR acknowledged_at<opened_at",
        "was answered before it was opened", "Mend its times with crm complaint edit.",
    ),
    Invariant(
        "SELECT 'task', id FROM task WHERE due<start", "is due before it starts", "Mend it with crm task edit."
    ),
    Invariant(
        _CIRCLE.format(tbl="client", column="parent_id"),
        "is its own parent, by way of others", "Change a parent with crm client edit.",
    ),
    Invariant(
        _CIRCLE.format(tbl="member", column="manager_id"),
        "is his or her own manager, by way of others", "Change a manager with crm member edit.",
    ),
)  # fmt: skip

DERIVED = (
    Invariant(
        "SELECT 'client', c.id FROM client c WHERE last_touch IS NOT (SELECT max(at) FROM interaction"
        " WHERE client_id=c.id AND archived_at IS NULL)",
        "has a last touch that no interaction has", "Edit one of its interactions: it is counted again then.",
    ),
    Invariant(
        "SELECT 'contact', c.id FROM contact c WHERE last_touch IS NOT (SELECT max(i.at) FROM interaction_person p"
        " JOIN interaction i ON i.id=p.interaction_id WHERE p.contact_id=c.id AND i.archived_at IS NULL)",
        "has a last touch that no interaction has", "Edit one of its interactions: it is counted again then.",
    ),
    Invariant(
        "SELECT 'contact', id FROM contact WHERE birthday_next IS NOT NULL AND (birthday IS NULL"
        " OR (birthday GLOB '*[0-9][0-9]-[0-9][0-9]' AND birthday NOT GLOB '*02-29'"
        " AND birthday NOT GLOB '*[A-Za-z]*' AND substr(birthday, -5)<>substr(birthday_next, -5)))",
        "has a next birthday that is none", "Save the birthday again with crm contact edit.",
    ),
)  # fmt: skip


def written() -> list[Invariant]:
    """Every day and instant of every table must be one; a shell can write anything into a text."""
    made: list[Invariant] = []
    for name, model in MODELS.items():
        for column in table(model).columns:
            test = (
                _DAY if isinstance(column.type, Day) else _INSTANT if isinstance(column.type, Instant) else ""
            )
            if test:
                made.append(
                    Invariant(
                        f"SELECT '{name}', id FROM \"{name}\" WHERE " + test.format(f'"{column.name}"'),
                        f"has a {column.name} that is no date", "Edit it, or restore a backup.",
                    )
                )  # fmt: skip
    return made


# The modifier makes SQLite reckon with the day, or it would take 30 February as it stands.
_DAY = "{0} IS NOT NULL AND date({0},'+0 days') IS NOT {0}"
_INSTANT = (
    "{0} IS NOT NULL AND (date(substr({0},1,10),'+0 days') IS NOT substr({0},1,10) OR time(substr({0},12,8))"
    " IS NOT substr({0},12,8) OR {0} NOT GLOB '????-??-?? ??:??:??.[0-9][0-9][0-9][0-9][0-9][0-9]')"
)


def backup_is_old(stored: str, today: date) -> bool:
    """Whether the last verified backup, a stored instant, is more than a week old."""
    return (today - date.fromisoformat(stored[:10])).days > 7
