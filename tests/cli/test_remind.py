"""crm remind on the command line: listing, checking, sending each thing once."""

import json
import os
import sqlite3
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.store.connection import open_file
from tests.cli.conftest import Run


@pytest.fixture
def notes(home: Path) -> Path:
    """A file that reminders are sent to."""
    configure(f'targets = ["file://{home}/notes.txt"]')
    return home / "notes.txt"


def configure(lines: str) -> None:
    """Write the table [notify] of the personal configuration."""
    os.makedirs(paths.config(), exist_ok=True)
    Path(paths.settings()).write_text(f"[notify]\n{lines}\n", encoding="utf-8")


def sent(notes: Path) -> list[str]:
    """The refs in the messages, in their order."""
    lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    return [line.split()[1] for line in lines if line.startswith(("!", "·"))]


def test_a_lunar_birthday_is_reckoned_and_listed(run: Run) -> None:
    run("client", "add", "Haier")
    run("contact", "add", "王敏", "--client", "Haier", "--birthday", "农历正月二十五")
    for forgotten in ("NULL", "'2025-02-22'"):
        with closing(sqlite3.connect(paths.database())) as db, db:
            db.execute(f"UPDATE contact SET birthday_next={forgotten}")
        found = run("remind", "--json")
        assert json.loads(found.out)["items"][0]["reason"] == "birthday in 2 days"


def test_another_members_things_are_listed(run: Run) -> None:
    run("member", "add", "Li Lei", "--login", "lilei")
    run("todo", "--title", "call", "--due", "today", "--owner", "Li Lei")
    assert run("remind").out == ""
    assert run("remind", "--member", "Li Lei").out == run("--as", "lilei", "remind").out != ""


def test_check_tells_by_its_exit_code_whether_something_is_due(run: Run) -> None:
    assert run("remind", "--check").code == 0
    run("todo", "call today")
    assert run("remind", "--check", "--limit", "5").code == 10


def test_what_is_due_is_narrowed_ordered_and_cut_as_any_list(run: Run) -> None:
    for title, due in (("b", "today"), ("a", "today"), ("c", "2026-03-01")):
        run("todo", "--title", title, "--due", due)
    assert run("remind", "-f", "ids", "--sort", "title").out.split() == ["t2", "t1", "t3"]
    assert run("remind", "-f", "ids", "--where", "due=today", "--limit", "1").out.split() == ["t1"]
    found = json.loads(run("remind", "--json", "-w", "due=today", "-n", "1").out)
    assert (found["count"], found["total"]) == (1, 2)
    assert run("remind", "--check", "--where", "kind=complaint").code == 0
    assert "did you mean title" in run("remind", "--where", "titel=x").err


def test_csv_of_nothing_is_its_header(run: Run) -> None:
    nothing = run("remind", "-f", "csv").out
    run("todo", "call today")
    assert nothing == run("remind", "-f", "csv").out.splitlines(keepends=True)[0]


def test_a_filter_holds_for_what_is_sent_and_stands_in_the_line_for_cron(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("todo", "write today")
    run("remind", "--notify", "--where", "title~call")
    assert sent(notes) == ["t1"]
    assert "remind --notify --where 'title~call'" in run("remind", "--cron", "--where", "title~call").out


def test_each_thing_is_sent_once(run: Run, notes: Path) -> None:
    run("todo", "call Haier today")
    run("todo", "write the offer today")
    assert [run("remind", "--notify").code for _ in range(3)] == [0, 0, 0]
    assert sent(notes) == ["t1", "t2"]
    assert notes.read_text(encoding="utf-8").startswith("CRM: 2 due\n")


def test_what_comes_due_later_is_sent_then(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("remind", "--notify")
    run("todo", "write today")
    run("remind", "--notify")
    assert sent(notes) == ["t1", "t2"]


def test_a_task_put_off_is_sent_again_for_its_new_day(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("remind", "--notify")
    run("task", "edit", "t1", "--due", "2026-03-12")
    run("remind", "--notify")
    assert sent(notes) == ["t1", "t1"]


def test_what_a_target_did_not_take_is_sent_by_the_next_run(run: Run, home: Path) -> None:
    blocked = home / "folder" / "notes.txt"
    configure(f'targets = ["file://{blocked}"]')
    run("todo", "call today")
    found = run("remind", "--notify")
    assert (found.code, "1 not sent" in found.err) == (1, True)
    blocked.parent.mkdir()
    assert run("remind", "--notify").code == 0
    assert sent(blocked) == ["t1"]


def test_one_target_that_fails_does_not_hold_up_the_others(run: Run, home: Path, notes: Path) -> None:
    configure(f'targets = ["file://{home}/none/x.txt", "file://{notes}"]')
    run("todo", "call today")
    assert run("remind", "--notify").code == 1
    assert run("remind", "--notify").code == 1
    assert sent(notes) == ["t1"]


def claim_without_sending(at: str) -> None:
    """What a run leaves behind that was killed after it had claimed t1."""
    db = open_file(paths.database())
    db.execute("UPDATE claim SET sent_at=NULL, claimed_at=?", (f"2026-03-11 {at}:00.000000",))
    db.close()


def test_what_another_run_is_sending_is_left_to_it_with_a_note(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("remind", "--notify")
    claim_without_sending("02:25")
    found = run("remind", "--notify")
    assert (found.code, found.err, len(sent(notes))) == (0, "1 is being sent by another run.\n", 1)


def test_what_a_run_left_unfinished_is_sent_after_ten_minutes_and_told(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("remind", "--notify")
    claim_without_sending("02:19")
    found = run("remind", "--notify")
    assert "1 had been claimed by a run that ended early: sent again." in found.err
    assert sent(notes) == ["t1", "t1"]
    run("remind", "--notify")
    assert sent(notes) == ["t1", "t1"]


def test_a_command_of_ones_own_gets_the_text_and_the_title(run: Run, home: Path) -> None:
    script = home / "send.py"
    script.write_text(
        "import os, sys, pathlib\n"
        f"pathlib.Path({str(home / 'got.txt')!r}).write_text(os.environ['CRM_TITLE'] + '|' + sys.stdin.read())\n"
    )
    configure(f'command = "{sys.executable} {script}"')
    run("todo", "call 王敏 today")
    assert run("remind", "--notify").code == 0
    assert (home / "got.txt").read_text() == "CRM: 1 due|· t1 call 王敏: due today\n"


def test_a_command_that_fails_is_told_by_its_exit_code(run: Run) -> None:
    configure('command = "false"')
    run("todo", "call today")
    found = run("remind", "--notify")
    assert (found.code, "exit code 1" in found.err) == (1, True)


def test_without_a_target_it_says_how_to_name_one(run: Run) -> None:
    found = run("remind", "--notify")
    assert (found.code, "crm config notify.targets" in found.err) == (2, True)


def test_an_address_that_is_none_is_refused(run: Run) -> None:
    configure('targets = ["me"]')
    assert run("remind", "--notify").code == 2


def test_addresses_do_not_stand_in_the_database(run: Run, notes: Path) -> None:
    run("todo", "call today")
    run("remind", "--notify")
    db = open_file(paths.database())
    (target,) = db.execute("SELECT target FROM claim").fetchone()
    db.close()
    assert target.startswith("file:")
    assert "notes" not in target


def test_sending_leaves_no_trace_in_the_history(run: Run, notes: Path) -> None:
    run("todo", "call today")
    before = run("history", "--json").out
    run("remind", "--notify")
    assert run("history", "--json").out == before


def test_cron_lines_name_program_member_and_file(run: Run, tmp_path: Path) -> None:
    found = run("--db", str(tmp_path / "a b.db"), "--as", "ming", "remind", "--cron", "--team")
    line = next(line for line in found.out.splitlines() if line.startswith("*/5 * * * * "))
    assert line.endswith(f"--db '{tmp_path}/a b.db' --as ming remind --notify --team")
    assert "OnCalendar=*:0/5" in found.out


@pytest.mark.skipif(find_spec("apprise") is not None, reason="the optional library is installed here")
def test_without_the_optional_library_mail_says_how_to_install_it(run: Run) -> None:
    configure('targets = ["mailto://me@mail.example"]')
    run("todo", "call today")
    found = run("remind", "--notify")
    assert (found.code, "crm-tui[notify]" in found.err) == (1, True)


def test_cron_lines_say_so_while_no_target_is_set(run: Run, notes: Path) -> None:
    assert "No target" not in run("remind", "--cron").out
    run("config", "notify.targets", "--reset")
    comment, *rest = run("remind", "--cron").out.partition("# crontab -e")[0].splitlines()
    assert comment.startswith("# No target is set")
    assert all(line.startswith("#   crm config notify.") for line in rest)


def test_what_is_due_and_what_is_found_come_as_refs_and_as_rows(run: Run) -> None:
    run("client", "add", "Haier")
    run("task", "add", "ring, soon", "--client", "Haier", "--due", "today")
    assert run("remind", "--format", "ids").out == "t1\n"
    head, row = run("remind", "-f", "csv").out.splitlines()
    assert head.startswith("kind,ref,title,due,")
    assert row.startswith('task,t1,"ring, soon",2026-03-11,')
    assert row.endswith("due today,Haier,ming")
    assert run("find", "ring", "--format", "ids").out == "t1\n"
    assert run("find", "ring", "-f", "csv").out == 'noun,ref,name,client\ntask,t1,"ring, soon",Haier\n'
