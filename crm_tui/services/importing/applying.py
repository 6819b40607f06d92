"""A plan carried out: new records in bulk, changed ones through their verbs, then counted again."""

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Conflict, CrmError
from crm_tui.models.catalogue import MODELS, NOUNS, table
from crm_tui.models.import_batch import ImportBatch
from crm_tui.services import birthdays
from crm_tui.services.acting import context, member_id
from crm_tui.services.fields import ColumnField, noun_table
from crm_tui.services.importing import rules
from crm_tui.services.importing.forms import typed
from crm_tui.services.importing.missing import make
from crm_tui.services.importing.parts import Parts, next_ids
from crm_tui.services.importing.planned import FATES, Fate, Plan
from crm_tui.services.importing.reading import Batch
from crm_tui.services.importing.writing import Writer
from crm_tui.services.nouns import of
from crm_tui.store import bulk, namesakes, records
from crm_tui.store.database import driver

CREATED = FATES.index(Fate.CREATED)
MATCHED = ("client", "product")  # a plan never holds a name of these twice
WAITED_FOR = 200_000  # rows up to which readers are not kept waiting by what does not fit the page cache


class Stale(Conflict):
    """The data changed between the plan and its carrying out: plan again."""


class Span(NamedTuple):
    """Which rows of the file one transaction takes, and whether it is the last."""

    first: int
    end: int
    last: bool


def spans(plan: Plan) -> list[Span]:
    """The whole file as one transaction, or cut by --batch."""
    size = plan.options.batch or max(plan.read, 1)
    starts = range(0, max(plan.read, 1), size)
    return [Span(start, start + size, start + size >= plan.read) for start in starts]


def apply(session: Session, plan: Plan, span: Span | None = None) -> None:
    """Write what a plan says of some rows into the session's transaction; Stale when the data moved on.

    A count that comes out other than planned is a CrmError, and nothing is kept.
    """
    span = span or Span(0, plan.read, True)
    db = driver(session)
    if not span.first and changed_since(session, plan):
        raise Stale("The data changed while the file was being read: try again.")
    if span.end - span.first <= WAITED_FOR:
        db.execute("PRAGMA cache_spill=OFF")
    db.execute("PRAGMA defer_foreign_keys=ON")
    Applying(session, plan, span).run()


def changed_since(session: Session, plan: Plan) -> bool:
    """Whether anything that the plan looked at was changed after it: the noun, its parts, what its cells name."""
    own = table(NOUNS[plan.options.noun])
    keys = (key for model in MODELS.values() for key in table(model).foreign_keys)
    parts = {key.parent.table.name for key in keys if key.column.table is own and key.ondelete == "CASCADE"}
    named = {noun_table(field.facts.ref) for field in plan.reading.known.values() if field.facts.ref}
    looked_at = [own.name, "tag", "field", *parts, *named]
    marks = ",".join("?" * len(looked_at))
    query = f"SELECT 1 FROM journal WHERE id>? AND tbl IN ({marks}) LIMIT 1"
    return driver(session).execute(query, (plan.seen, *looked_at)).fetchone() is not None


class Applying:
    """One transaction of an import."""

    def __init__(self, session: Session, plan: Plan, span: Span) -> None:
        self.session, self.plan, self.span, self.db = session, plan, span, driver(session)
        self.noun, self.known = plan.options.noun, plan.reading.known
        self.model, self.tbl = NOUNS[plan.options.noun], noun_table(plan.options.noun)
        self.txn = int(session.info["txn"])

    def run(self) -> None:
        """Make what is missing, write the rows, count them, note the run."""
        plan, span = self.plan, self.span
        made = self._make_missing() if not span.first else plan.resolved
        plan.resolved = made
        if not span.first and plan.options.batch:
            self._reserve()
        self._create()
        updated = self._update()
        if self.tbl in namesakes.UNIQUE and self.tbl not in MATCHED:
            namesakes.settle(self.db, self.txn)
        if self.noun == "contact" and "birthday" in self.plan.reading.fields:
            birthdays.refresh(self.session, context(self.session).today)
        self._count(updated)
        if span.last:
            self._point_later()
            self._note()

    def _make_missing(self) -> dict[int, int]:
        """The id that each number below zero stands for: of a row, or of a record made now."""
        plan = self.plan
        found = {number: plan.ids[row] for number, row in plan.rows.items()}
        return found | {number: make(self.session, noun, text) for noun, text, number in plan.made}

    def _reserve(self) -> None:
        """Keep the ids of all rows for them, since others may write between two transactions."""
        highest = max(plan_ids(self.plan), default=0)
        bulk.reserve(self.db, self.tbl, highest)

    def _create(self) -> None:
        """Insert the new records of the span with their parts."""
        parts = Parts(self.session, self.noun, self.plan.reading.kept)
        event = rules.EVENTS.get(self.noun)
        tables = [self.tbl, *parts.tables, *([event[0]] if event else [])]
        before = next_ids(self.session, tables)
        self.session.flush()
        writer = Writer(self, parts)
        with bulk.in_bulk(self.db, tables):
            with bulk.without_indexes(self.db, self.tbl, self._due(Fate.CREATED)):
                for batch in self._batches():
                    writer.write(batch)
            self.created = bulk.account(
                self.db, self.txn, self.tbl, *self._range(before[self.tbl]), writer.columns
            )
            for name in tables[1:]:
                bulk.account(self.db, self.txn, name, before[name], None)
            if self.noun == "interaction":
                people = before.get("interaction_person", bulk.last(self.db, "interaction_person"))
                bulk.touch(self.db, before[self.tbl], people)

    def _range(self, before: int) -> tuple[int, int | None]:
        """The ids this transaction inserts, exclusive and inclusive."""
        count, (first, end, _) = self._due(Fate.CREATED), self.span
        if not count:
            return before, before
        lowest = self.plan.ids[self.plan.fates.index(CREATED, first, end)]
        return lowest - 1, lowest + count - 1

    def _due(self, fate: Fate) -> int:
        """How many rows of the span have that fate."""
        return self.plan.fates.count(FATES.index(fate), self.span.first, self.span.end)

    def _batches(self) -> Iterator[Batch]:
        for batch in self.plan.reading.batches():
            if batch.first < self.span.end and batch.first + len(batch.values) > self.span.first:
                yield batch

    def _update(self) -> int:
        """Write the changed fields of known records, one record at a time."""
        done = 0
        for row, number, changes in self.plan.changes.each():
            if self.span.first <= row < self.span.end:
                record = self.session.get(self.model, number)
                assert record is not None
                values = {name: self._typed(name, value) for name, value in changes.items()}
                of(self.noun).edit(self.session, record, values)
                done += 1
        return done

    def _typed(self, name: str, value: Any) -> Any:
        """A stored value as the verbs of a noun take it."""
        if isinstance(value, list):
            return [self._typed(name, part) for part in value]
        if isinstance(value, int) and value < 0 and self.known[name].facts.ref:
            return self.plan.resolved[value]
        return typed(self.known[name], value)

    def _count(self, updated: int) -> None:
        """Read back what is there now and hold it against the plan."""
        planned, due = self._due(Fate.CREATED), self._due(Fate.UPDATED)
        if (self.created, updated) != (planned, due):
            raise CrmError(
                f"{self.created} records were created and {updated} changed where {planned} and {due} were"
                " planned: nothing was imported."
            )

    def _point_later(self) -> None:
        """Rows of an earlier transaction that name rows of a later one."""
        reading = self.plan.reading
        if reading.selfish is None or not self.plan.options.batch:
            return
        field = self.known[reading.fields[reading.selfish]]
        assert isinstance(field, ColumnField)
        pairs = [
            (self.plan.ids[target], self.plan.ids[row])
            for row in range(self.plan.read)
            if (target := self.plan.rows.get(reading.pointing[row], -1)) > row and self.later(row, target)
        ]
        self.db.executemany(f'UPDATE "{self.tbl}" SET "{field.column}"=? WHERE id=?', pairs)

    def is_mine(self, row: int) -> bool:
        """Whether the transaction takes that row of the file."""
        return self.span.first <= row < self.span.end

    def later(self, row: int, target: int) -> bool:
        """Whether a row names one that only a later transaction inserts."""
        size = self.plan.options.batch
        return bool(size) and self.plan.fates[row] == CREATED and target // size > row // size

    def _note(self) -> None:
        """Write the run down, unless it changed nothing: there is nothing to take back then."""
        plan = self.plan
        if not (plan.counts[Fate.CREATED] or plan.counts[Fate.UPDATED] or plan.made):
            return
        counts: dict[str, object] = {fate.value: plan.counts[fate] for fate in FATES}
        run: dict[str, object] = {
            "at": clock.now(),
            "file": plan.source.name[-4096:],
            "on": self.noun,
            "member_id": member_id(self.session),
            "encoding": plan.source.encoding,
            "read": plan.read,
        }
        records.create(self.session, ImportBatch, run | counts)


def plan_ids(plan: Plan) -> "array[int]":
    """The ids of the rows that make a record."""
    return array("q", (n for n, fate in zip(plan.ids, plan.fates, strict=True) if fate == CREATED))
