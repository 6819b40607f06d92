"""A CRM file that somebody meddled with is opened without harm: it works, or a sentence says what is wrong."""

import sqlite3
from contextlib import closing

import pytest

from tests.torture.doors import inside

COMMANDS = (
    ("client", "list"), ("client", "show", "c1"), ("task", "list"), ("complaint", "list"), ("agenda",), ("remind",),
    ("find", "haier"), ("brief",), ("report", "pipeline"), ("history",), ("todo", "ring them tomorrow"), ("undo",),
    ("doctor",),
)  # fmt: skip
MEDDLED = {
    "a trigger that deletes": ("CREATE TRIGGER evil AFTER INSERT ON task BEGIN DELETE FROM interaction; END",),
    "a trigger that loads code": (
        "CREATE TRIGGER evil AFTER INSERT ON task BEGIN SELECT load_extension('/tmp/evil.so'); END",
    ),
    "a trigger that never ends": (
        "CREATE TRIGGER evil AFTER INSERT ON task BEGIN SELECT count(*) FROM (WITH RECURSIVE c(x) AS"
        " (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c); END",
    ),
    "a table that is an endless view": (
        "DROP TABLE tag",
        "CREATE VIEW tag AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)"
        " SELECT x AS id, 1 AS version, NULL AS archived_at, 'x' AS name, NULL AS note FROM c",
    ),
    "a column that is computed": ("ALTER TABLE client ADD COLUMN evil TEXT GENERATED ALWAYS AS (name||name)",),
    "words of no list": (
        "UPDATE client SET tier='vvip', grade='9'", "UPDATE complaint SET severity='x', status='y'",
    ),
    "days that are none": (
        "UPDATE task SET due='0'", "UPDATE interaction SET at='x'", "UPDATE complaint SET opened_at='99-99'",
    ),
    "a zone that is none": ("UPDATE member SET zone='Mars/Phobos'",),
    "an amount beyond counting": ("UPDATE opportunity SET amount=9223372036854775807, currency='???'",),
    "a table that takes anything": (
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql=substr(sql, 1, length(rtrim(sql)) - 6) WHERE type='table' AND name='task'",
    ),
    "controls in a name": ("UPDATE client SET name='a' || char(0,27) || ']52;c;eA==' || char(7) || '[red]'",),
    "references to nothing": (
        "UPDATE contact SET client_id=999", "UPDATE opportunity SET stage_id=999", "UPDATE task SET owner_id=77",
    ),
    "nobody of the team": ("DELETE FROM member",),
    "a rule without end": ("UPDATE task SET rule='FREQ=SECONDLY;COUNT=999999999'",),
    "the largest id": ("INSERT INTO client (id, name) VALUES (9223372036854775807, 'max')",),
    "an id below nothing": ("INSERT INTO client (id, name) VALUES (-5, 'below')",),
    "a transaction left open": (
        "INSERT INTO txn (at, source, command, open) VALUES ('2026-01-01 00:00:00.000000', 'cli', 'x', 1)",
    ),
    "a history that undoes itself": ("UPDATE txn SET undoes=id",),
    "no index": ("DROP TABLE search", "DROP TABLE lookup"),
}  # fmt: skip


def meddle(path: str, statements: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in ("PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON", *statements):
            db.execute(statement)


@pytest.mark.parametrize("how", MEDDLED)
def test_a_file_that_somebody_meddled_with_does_no_harm(own: str, how: str) -> None:
    inside("log", "--new", "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample")
    inside("deal", "Haier: 200 freezers 1.2m close 30 jun")
    inside("complain", "Haier: two units arrived dented ^high")
    meddle(own, MEDDLED[how])
    for words in COMMANDS:
        ran = inside(*words)
        damaged = words == ("doctor",) and ran.code == 1
        assert damaged or ran.code in (0, 2, 3, 5, 6), (words, ran)
        assert "Traceback" not in ran.err
        assert ran.code == 0 or damaged or len(ran.err.strip().splitlines()) <= 2, ran.err
        assert not set("\x00\x07\x1b") & set(ran.out + ran.err), words
