"""A file of an older schema comes up whole with its rows, or stays as it was; a newer one is not touched."""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.errors import StoreError
from crm_tui.models.catalogue import foreign_keys
from crm_tui.store import connection, copies, index, lookup, migrations, triggers
from crm_tui.store.database import engine
from crm_tui.store.journal import take_back
from crm_tui.store.migrations import upgrading
from crm_tui.store.opening import open_database
from tests.store.freeze import SCHEMAS as FOLDER
from tests.store.freeze import thaw
from tests.store.rows import AT
from tests.store.tables import state

SCHEMAS = sorted(FOLDER.glob("*.sql"))


@pytest.fixture(params=SCHEMAS, ids=lambda dump: dump.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A file of each released schema, with rows."""
    path = tmp_path / "old" / "crm.db"
    path.parent.mkdir()
    return thaw(request.param, path)


def parts(statement: str) -> list[str]:
    """Columns and constraints of a table, in no order: a column added later stands behind the constraints."""
    text = re.sub(r"\s+", " ", statement)
    made, depth = [""], 0
    for piece in re.findall(r"'(?:[^']|'')*'|.", text[text.index("(") + 1 : text.rindex(")")]):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            made.append("")
        else:
            made[-1] += piece
    return sorted(part.strip() for part in made)


def shape(path: str) -> dict[str, object]:
    """All that tells two schemas apart: columns, keys, indexes, CHECKs, STRICT, AUTOINCREMENT, triggers."""
    with closing(connection.connect(path)) as db:
        made = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        found: dict[str, object] = {}
        for kind, name, tbl, sql in made:
            plain = kind == "table" and not sql.startswith("CREATE VIRTUAL")
            text = re.sub(r"\s+", " ", sql or "").strip()
            found[f"{kind} {name} of {tbl}"] = parts(sql) if plain else text
            if kind == "table":
                for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
                    # the first column of a list of indexes or keys counts the order they were made in
                    rows = [row[1:] for row in db.execute(f'PRAGMA {pragma}("{name}")')]
                    found[f"{pragma} {name}"] = sorted(map(repr, rows))
            elif kind == "index":
                # the second column counts the columns of the table
                rows = [(row[0], *row[2:]) for row in db.execute(f'PRAGMA index_xinfo("{name}")')]
                found[f"index_xinfo {name}"] = rows
        found["strict"] = sorted(row[1:] for row in db.execute("PRAGMA table_list") if row[0] == "main")
        found["header"] = [db.execute(f"PRAGMA {p}").fetchone() for p in ("application_id", "user_version")]
    return found


def stepwise(path: str) -> None:
    """Make a file by the migrations alone, from nothing."""
    with closing(connection.connect(path, mode="rwc")) as db:
        db.execute(f"PRAGMA application_id={connection.APPLICATION_ID}")
    made = engine(path, lambda: connection.connect(path))
    with made.execution_options(crm_write=True).begin() as bound:
        db = bound.connection.driver_connection  # type: ignore[assignment]
        upgrading.run(bound, db, 0)
    made.dispose()


def test_migrations_alone_make_the_very_schema_a_new_file_gets(path: str, tmp_path: Path) -> None:
    stepwise(str(tmp_path / "stepwise.db"))
    assert shape(str(tmp_path / "stepwise.db")) == shape(path)


def test_an_older_file_gets_the_present_schema_and_keeps_every_row(old: str, path: str) -> None:
    rows = state(old)
    done = migrations.upgrade(old)
    assert done is not None and done.after == connection.SCHEMA
    assert state(old) == rows
    assert shape(old) == shape(path)
    assert copies.checked(old).schema == connection.SCHEMA


@pytest.mark.parametrize("old", [dump for dump in SCHEMAS if dump.stem < "0003"], indirect=True)
def test_parts_of_names_indexed_before_a_migration_are_found_after_it(old: str) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("INSERT INTO lookup VALUES ('client','n','haier',1), ('client','n','red star',1)")
        db.execute("DELETE FROM pending WHERE tbl='client'")
        db.commit()
    migrations.upgrade(old)
    with closing(connection.open_file(old)) as db:
        assert [match.id for match in lookup.candidates(db, ["client"], "d sta")] == [1]
        db.execute("UPDATE client SET name='Midea Two' WHERE id=1")
        index.refresh(db)
        assert lookup.candidates(db, ["client"], "d sta") == []
        assert [match.id for match in lookup.candidates(db, ["client"], "dea tw")] == [1]


def test_ids_of_deleted_rows_are_not_given_out_again_after_a_migration(old: str) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("DELETE FROM view")
        db.commit()
        (last,) = db.execute("SELECT seq FROM sqlite_sequence WHERE name='view'").fetchone()
    migrations.upgrade(old)
    with closing(connection.open_file(old)) as db:
        (id,) = db.execute("INSERT INTO view (name, \"on\") VALUES ('new', 'client') RETURNING id").fetchone()
    assert id > last


def test_what_was_done_before_a_migration_can_be_undone_after_it(old: str) -> None:
    migrations.upgrade(old)
    with closing(connection.open_file(old)) as db:
        sample = db.execute("SELECT id FROM txn WHERE command='sample rows'").fetchone()[0]
        with connection.writing(db, old, connection.Stamp(1, "cli", "undo", sample), AT) as txn:
            take_back(db, sample, txn)
        assert db.execute("SELECT count(*) FROM client").fetchone() == (0,)


def test_the_file_as_it_was_is_set_aside_before_a_migration(old: str) -> None:
    rows = state(old)
    done = migrations.upgrade(old)
    assert done is not None
    assert os.path.basename(done.backup.path) == "crm-20260311-023000-migrate.db"
    with closing(connection.connect(done.backup.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (done.before,)
    assert state(done.backup.path) == rows


def test_doors_migrate_on_opening_and_only_once(old: str) -> None:
    for _ in range(2):
        open_database(old, create=False, login="ann", zone="UTC", currency="EUR").close()
    assert len(os.listdir(os.path.join(os.path.dirname(old), "backups"))) == 1
    assert migrations.upgrade(old) is None


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(old), state(old)

    def torn(db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(triggers, "install", torn)
    with pytest.raises(Exception, match="disk is full"):
        migrations.upgrade(old)
    assert (shape(old), state(old)) == before


def test_a_damaged_older_file_is_not_migrated(old: str) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE task SET client_id=999 WHERE id=1")
        db.commit()
    before = Path(old).read_bytes()
    with pytest.raises(StoreError, match="refers to a missing client"):
        migrations.upgrade(old)
    assert Path(old).read_bytes() == before


def test_a_newer_file_is_refused_and_not_one_byte_of_it_changes(path: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={connection.SCHEMA + 1}")
    before = Path(path).read_bytes()
    for attempt in (
        lambda: open_database(path, create=True, login="ann", zone="UTC", currency="EUR"),
        lambda: migrations.upgrade(path),
        lambda: connection.open_file(path),
    ):
        with pytest.raises(StoreError, match="made by a newer crm"):
            attempt()
    assert Path(path).read_bytes() == before


def test_every_released_schema_has_a_frozen_dump() -> None:
    assert [int(dump.stem) for dump in SCHEMAS] == list(range(1, connection.SCHEMA))


def test_every_reference_has_an_index(db: sqlite3.Connection) -> None:
    scanned = []
    for tbl, column, _ in foreign_keys():
        plan = db.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{tbl}" WHERE "{column}"=?', (1,)).fetchone()
        if str(plan[3]).startswith("SCAN"):
            scanned.append(f"{tbl}.{column}")
    assert scanned == ["stage.pipeline_id"]  # a handful of rows
