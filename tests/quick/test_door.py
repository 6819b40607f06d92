"""The quick door from outside: what is printed where, the exit code, and what is left to the full program."""

import io
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from crm_tui import __main__, paths
from crm_tui.quick import door, shapes
from crm_tui.store import schema
from crm_tui.store.connection import connect
from tests.quick.conftest import count, newest, settle, tables

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(db: sqlite3.Connection, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_DB", path)
    monkeypatch.setenv("CRM_USER", "ming")
    settle(db)


def feed(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))


def test_an_entry_is_kept_and_told(db: sqlite3.Connection, capsys: Capture) -> None:
    assert door.run(["log", "Haier call 30m: hello"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Logged i1: call with Haier, 30m, Wed 11 Mar 2026 (today) 10:30",
        "  hello",
        "crm undo takes it back",
    ]
    assert newest(db, "interaction")["summary"] == "hello"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["log", "Haier call: hello"], "crm log"),
        (["deal", "Haier: freezers 1m"], "crm deal"),
        (["complain", "Haier: dented"], "crm complain"),
        (["todo", "ring fri"], "crm todo"),
    ],
)
def test_an_entry_is_one_transaction_of_the_member(
    db: sqlite3.Connection, words: list[str], command: str
) -> None:
    assert door.run(words) == 0
    txns = db.execute("SELECT member_id, source, command, open FROM txn ORDER BY id").fetchall()
    assert txns[-1] == (1, "cli", command, None)
    assert db.execute("SELECT count(*) FROM journal WHERE txn IS NULL").fetchone() == (0,)


def test_tasks_are_ticked_off_and_snoozed_by_ref(db: sqlite3.Connection, capsys: Capture) -> None:
    for title in ("one", "two", "three"):
        door.run(["todo", title])
    assert door.run(["done", "t1", "t2"]) == 0
    assert door.run(["snooze", "t3", "next", "tue"]) == 0
    assert [task["done_at"] is None for task in tables(db)["task"]] == [False, False, True]
    assert tables(db)["task"][2]["snoozed_until"] == "2026-03-17"
    assert db.execute("SELECT command FROM txn ORDER BY id DESC LIMIT 2").fetchall() == [
        ("crm snooze t3",), ("crm done t1 t2",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["log", "Haier call hello"], 2, "colon"),
        (["log", "Haier call: hello >someday x"], 2, "date"),
        (["log", "Haierr: hello"], 3, "c1  Haier"),
        (["log", "Wang Min: hello"], 4, "p3  Wang Min"),
        (["--as", "nobody", "todo", "x"], 3, "m1  Zhang Ming"),
        (["--db", "/nowhere/crm.db", "todo", "x"], 6, "does not exist"),
        (["done", "t99"], 3, "t99"),
    ],
)
def test_what_fails_says_one_sentence_and_writes_nothing(
    db: sqlite3.Connection, capsys: Capture, words: list[str], code: int, said: str
) -> None:
    before = tables(db)
    assert door.run(words) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert tables(db) == before


def test_as_and_db_stand_before_the_command(db: sqlite3.Connection, path: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    schema.create(other, login="anna", zone="Europe/Berlin", currency="EUR")
    assert door.run(["--db", other, "--as", "anna", "todo", "x"]) == 0
    assert count(db, "task") == 0
    assert door.run(["--as", "Li Lei", "todo", "x"]) == 0
    assert newest(db, "task")["owner_id"] == 2


def test_new_makes_the_client(db: sqlite3.Connection) -> None:
    assert door.run(["log", "--new", "Siemens call: hello"]) == 0
    assert newest(db, "client")["name"] == "Siemens"


def test_lines_of_standard_input_are_kept_one_by_one(
    db: sqlite3.Connection, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = "\ufeffHaier call: one\n\nNobody: two\r\n海尔智家：三\n".encode() + b"Haier: \xff\nMidea: five"
    feed(monkeypatch, sent)
    assert door.run(["log", "-"]) == 1
    out, err = capsys.readouterr()
    assert [row["summary"] for row in tables(db)["interaction"]] == ["one", "三", "five"]
    assert [line[:11] for line in out.splitlines() if line.startswith("Logged")] == [
        "Logged i1: ",
        "Logged i2: ",
        "Logged i3: ",
    ]
    assert "line 3: No client or contact is known as “Nobody”" in err
    assert "line 5: It is not UTF-8" in err
    assert err.count("--new") == 1


def test_lines_without_a_fault_end_with_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"Haier call: one\n")
    assert door.run(["log", "-"]) == 0


def test_check_tells_by_its_exit_code(db: sqlite3.Connection, capsys: Capture) -> None:
    db.execute("UPDATE client SET last_touch='2026-03-10 02:00:00.000000'")
    assert door.run(["remind", "--check"]) == 0
    assert capsys.readouterr().out == ""
    db.execute("INSERT INTO task (title, due, owner_id) VALUES ('ring', '2026-03-11', 2)")
    assert door.run(["remind", "--check"]) == 0
    assert door.run(["remind", "--check", "--team"]) == 10
    assert door.run(["remind", "--team"]) == 0


def test_json_is_the_documented_shape(db: sqlite3.Connection, capsys: Capture) -> None:
    db.execute("INSERT INTO task (title, due, owner_id) VALUES ('ring', '2026-03-11', 1)")
    for words, kind in ((["remind"], "reminder"), (["agenda"], "agenda"), (["find", "海尔"], "match")):
        assert door.run([*words, "--json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert (document["schema"], document["kind"]) == (1, kind)
        assert document["count"] == len(document["items"]) <= document["total"]


def test_with_json_an_error_is_json_on_standard_error(capsys: Capture) -> None:
    assert door.run(["--as", "nobody", "remind", "--json"]) == 3
    out, err = capsys.readouterr()
    error = json.loads(err)["error"]
    assert out == ""
    assert (error["code"], error["kind"]) == (3, "not_found")
    assert {"ref": "m1", "name": "Zhang Ming"} in error["candidates"]


@pytest.mark.parametrize("json_too", [False, True])
def test_nothing_a_terminal_acts_on_is_printed(
    db: sqlite3.Connection, capsys: Capture, json_too: bool
) -> None:
    db.execute("UPDATE member SET name='M\x1b[31m\u202e' WHERE id=1")
    db.execute("INSERT INTO task (title, due, owner_id) VALUES ('a\x1b]0;x\x07\u202eb\x9b', '2026-03-11', 1)")
    door.run(["remind", "--team", *(["--json"] if json_too else [])])
    door.run(["--as", "\x1b[2J", "agenda", *(["--json"] if json_too else [])])
    out, err = capsys.readouterr()
    assert out and err
    assert all(c.isprintable() or c == "\n" for c in out + err)


@pytest.mark.parametrize(
    "words",
    [
        [], ["--help"], ["log"], ["log", "--help"], ["log", "-h"], ["log", "a: b", "c"], ["log", "--", "a: b"],
        ["log", "a: b", "--json"], ["todo", "-"], ["remind", "--notify"], ["agenda", "mon"], ["snooze", "t1"],
        ["done"], ["find"], ["client", "list"], ["--db"], ["--db", "x"], ["--quiet", "log", "a: b"],
        ["done", "-", "t1"], ["remind", "--member", "m1"],
    ],
)  # fmt: skip
def test_any_other_shape_is_for_the_full_program(words: list[str]) -> None:
    assert door.run(words) is None


def test_a_missing_default_file_is_for_the_full_program(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.delenv("CRM_DB")
    assert door.run(["todo", "x"]) is None
    assert not os.path.exists(paths.database())


def test_an_older_file_is_for_the_full_program(path: str) -> None:
    raw = connect(path)
    raw.execute("PRAGMA user_version=0")
    raw.close()
    assert door.run(["todo", "x"]) is None


def test_what_only_the_full_program_can_do_is_left_to_it_and_nothing_written(
    db: sqlite3.Connection, path: str
) -> None:
    door.run(["log", "--new", "西门子: hello"])
    before = tables(db)
    assert door.run(["log", "ximenzi: hello"]) is None
    assert door.run(["find", "ximenzi"]) is None
    assert tables(db) == before


def test_a_file_another_program_is_writing_to_can_still_be_read(db: sqlite3.Connection, path: str) -> None:
    db.execute("INSERT INTO client (name) VALUES ('Bosch')")
    other = connect(path)
    other.execute("BEGIN IMMEDIATE")
    assert door.run(["find", "海尔"]) == 0
    assert door.run(["agenda"]) == 0
    other.close()


def test_the_entry_point_knows_every_quick_command() -> None:
    assert {*shapes.FLAGS, shapes.COMPLETE} == __main__.QUICK


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed(shell: str, capsys: Capture) -> None:
    assert door.run(["completion", shell]) == 0
    assert "crm _complete" in capsys.readouterr().out
    assert door.run(["completion", "tcsh"]) == 2


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["co"], ["complain", "contact", "complaint", "config", "completion"]),
        (["client", "s"], ["show"]),
        (["client", "show", "mi"], ["Midea\tc3"]),
        (["log", "海"], ["海尔智家\tc2"]),
        (["log", "Haier @Ch"], ["Haier @Chen Jie\tp4"]),
        (["log", "Haier: @Ch"], []),
        (["done", ""], ["t1\tring"]),
        (["--db", "/nowhere", "done", ""], []),
        (["--as", "zh"], ["Zhang Ming\tm1"]),
        (["brief", "wang"], ["Wang Min\tp1", "Wang Min\tp3"]),
    ],
)
def test_tab_offers_commands_and_live_names(
    db: sqlite3.Connection, capsys: Capture, words: list[str], offered: list[str]
) -> None:
    db.execute("INSERT INTO task (title) VALUES ('ring')")
    assert door.run([shapes.COMPLETE, *words]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(offered)
