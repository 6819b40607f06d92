"""The trail of every command: who changed what, undone and redone, and conflicts that say what is in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path

from crm_tui import paths
from crm_tui.quick import door
from tests.cli.conftest import Crm
from tests.cli.samples import COLLEAGUE, ME


def rows(crm: Crm, *words: str) -> list[dict[str, object]]:
    """Changes or transactions as JSON."""
    return crm(*words, "--json").items()


def test_the_history_of_a_record_reads_as_people_speak(furnished: Crm) -> None:
    furnished("client", "edit", "c1", "--owner", "Anna", "--tier", "key", "--annual-revenue", "2m")
    furnished("client", "edit", "c1", "--tags", "vip", "--owner", "")
    found = {
        (row["field"], row["before"], row["after"]) for row in rows(furnished, "client", "history", "海尔")
    }
    assert {
        ("added", None, "海尔"),
        ("owner", "m1 ming", "m2 Anna"),
        ("owner", "m2 Anna", None),
        ("tier", None, "Key"),
        ("annual_revenue", None, "USD 2,000,000.00"),
    } <= found
    assert any(field == "tags" and str(after).startswith("g1 vip") for field, _, after in found)
    assert "m2 Anna" in furnished("history", "c1").out


def test_the_history_of_a_contact_has_its_parts_also_when_they_are_gone(furnished: Crm) -> None:
    furnished("contact", "edit", "p1", "--phone", "13800138000")
    furnished("contact", "edit", "p1", "--phone", "")
    told = [(r["field"], r["before"], r["after"]) for r in rows(furnished, "contact", "history", "p1")]
    assert ("reach", "Phone work 13800138000", None) in told


def test_a_record_that_was_deleted_keeps_its_history(furnished: Crm) -> None:
    furnished("contact", "delete", "p2")
    for words in (("history", "p2"), ("contact", "history", "p2")):
        newest = rows(furnished, *words)[0]
        assert (newest["field"], newest["before"]) == ("deleted", "Li Wei")


def test_the_newest_commands_come_first_with_who_and_how(furnished: Crm) -> None:
    furnished("--as", "Anna", "client", "edit", "c1", "--city", "Qing dao")
    newest = rows(furnished, "history", "--limit", "1")[0]
    assert (newest["member"], newest["source"], newest["changes"]) == (COLLEAGUE, "cli", 1)
    assert newest["command"] == "crm client edit c1 --city"  # what was written stands in the rows alone
    assert newest["records"] == ["c1"]
    assert all(row["member"] == ME for row in rows(furnished, "history", "--mine"))
    changes = rows(furnished, "history", str(newest["ref"]))
    assert [(row["ref"], row["field"], row["after"]) for row in changes] == [("c1", "city", "Qing dao")]


def test_undo_takes_back_what_i_did_last_and_redo_brings_it_back(furnished: Crm) -> None:
    furnished("client", "edit", "c1", "--city", "A")
    furnished("--as", "Anna", "client", "edit", "c1", "--country", "B")
    furnished("client", "edit", "c1", "--city", "C", "--dry-run")
    assert "Would undo" in furnished("undo", "--dry-run").out
    assert "client edit c1 --city" in furnished("undo").out
    item = furnished("client", "show", "c1", "--json").items()[0]
    assert (item["city"], item["country"]) == (None, "B")
    assert "client edit c1 --city" in furnished("redo", "--dry-run").out
    assert "client edit c1 --city" in furnished("redo").out
    assert furnished("client", "show", "c1", "--json").items()[0]["city"] == "A"
    furnished("redo", code=5)
    furnished("undo", str(rows(furnished, "history", "--limit", "1")[0]["ref"]))
    assert "client edit c1 --city" in furnished("redo").out


def test_several_commands_are_undone_together_or_none(furnished: Crm) -> None:
    for city in "ABC":
        furnished("client", "edit", "c1", "--city", city)
    furnished("undo", "2")
    assert furnished("client", "show", "c1", "--json").items()[0]["city"] == "A"
    furnished("--as", "Anna", "client", "edit", "c1", "--city", "Z")
    failed = furnished("undo", "1", "--json", code=2).err
    assert failed
    told = furnished("undo", "3", code=5).err
    assert "c1" in told
    assert furnished("client", "show", "c1", "--json").items()[0]["city"] == "Z"
    furnished("undo", "999", code=5)
    furnished("undo", "x999", code=3)


def test_a_colleagues_command_is_undone_by_its_ref(furnished: Crm) -> None:
    furnished("--as", "Anna", "client", "edit", "c1", "--city", "A")
    number = str(rows(furnished, "history", "--limit", "1")[0]["ref"])
    furnished("undo", number)
    assert furnished("client", "show", "c1", "--json").items()[0]["city"] is None
    furnished("undo", number, code=5)


def test_an_edit_of_an_old_version_is_a_conflict_that_names_both_values(furnished: Crm) -> None:
    version = furnished("client", "show", "c1", "--json").items()[0]["version"]
    furnished("--as", "Anna", "client", "edit", "c1", "--city", "Jinan", "--country", "CN")
    edit = ("client", "edit", "c1", "--city", "Qingdao", "--version", str(version))
    told = furnished(*edit, code=5).err
    assert "city: now Jinan by Anna" in told
    assert "here Qingdao" in told
    failed = furnished(*edit, "--json", code=5).error()
    assert failed["kind"] == "conflict"
    both = {field["field"]: field for field in failed["fields"]}
    assert (both["city"]["both"], both["city"]["theirs"], both["city"]["mine"]) == (True, "Jinan", "Qingdao")
    assert (both["country"]["both"], both["country"]["theirs"]) == (False, "CN")
    furnished(*edit[:-1], str(failed["version"]))
    assert furnished("client", "show", "c1", "--json").items()[0]["city"] == "Qingdao"


def test_nothing_different_leaves_no_trace(furnished: Crm) -> None:
    before = rows(furnished, "history", "--limit", "0")
    assert furnished("client", "edit", "c1", "--name", "海尔", "--tags", "").err == "Nothing was different.\n"
    assert rows(furnished, "history", "--limit", "0") == before


def test_history_in_other_forms(furnished: Crm) -> None:
    assert furnished("history", "c1", "--format", "csv").out.startswith(
        "at,member,field,before,after,txn,source\n"
    )
    assert furnished("history", "--limit", "2", "--format", "ids").out.count("x") == 2
    furnished("history", "nobody", code=3)


def test_history_as_json_has_members_by_ref_and_null_for_what_there_is_none_of(furnished: Crm) -> None:
    furnished("client", "edit", "c1", "--city", "A")
    edited = rows(furnished, "history", "--limit", "1")[0]
    assert edited["undoes"] is None
    furnished("undo")
    assert rows(furnished, "history", "--limit", "1")[0]["undoes"] == edited["ref"]
    assert rows(furnished, "history", "c1")[0]["member"] == ME
    with closing(sqlite3.connect(paths.database())) as db, db:
        db.execute("UPDATE client SET city='B' WHERE id=1")
    outside = rows(furnished, "history", "c1")[0]
    names = ("txn", "at", "member", "source", "command")
    assert {name: outside[name] for name in names} == dict.fromkeys(names)


def test_a_version_that_never_was_is_a_conflict_told_without_fields(furnished: Crm) -> None:
    told = furnished("client", "edit", "c1", "--city", "A", "--version", "7", code=5).err
    assert told == "c1 is at version 1 and never had version 7: look at it again.\n"


def test_no_door_keeps_what_people_wrote_among_the_commands(crm: Crm) -> None:
    secret = "Wang Min"
    crm("client", "add", secret, "--city", secret, f"--note={secret}")
    crm("log", f"{secret} call: {secret}", "--minutes", "5")
    crm("todo", f"ring {secret}")
    crm("done", "t1")
    crm("client", "edit", "--where", f'name="{secret}"', "--tier", "key")
    crm("client", "archive", secret)
    assert door.run(["todo", f"ring {secret} again"]) == 0
    assert door.run(["done", f"ring {secret} again"]) == 0
    found = rows(crm, "history")
    assert [(row["command"], row["records"]) for row in found[:-1]] == [
        ("crm done", ["t2"]),
        ("crm todo", ["t2"]),
        ("crm client archive", ["c1"]),
        ("crm client edit --where --tier", ["c1"]),
        ("crm done t1", ["t1"]),
        ("crm todo", ["t1"]),
        ("crm log", ["i1"]),
        ("crm client add --city --note", ["c1"]),
    ]


def test_undo_redo_and_history_count_the_same_changes(crm: Crm) -> None:
    crm("client", "add", "A", "--tags", "vip, new")
    crm("contact", "add", "Li", "--phone", "13800138000")
    crm("contact", "delete", "p1")
    assert "(2 changes)" in crm("undo").out
    assert "(2 changes)" in crm("redo").out
    crm("client", "edit", "c1", "--city", "Jinan")
    assert "(1 change)" in crm("undo").out
    undone, redone = rows(crm, "history")[:2], rows(crm, "history", "--limit", "5")
    assert undone[0]["changes"] == 1 and [row["changes"] for row in redone[2:5]] == [2, 2, 2]


def test_redo_does_not_reach_behind_what_i_did_since(crm: Crm) -> None:
    crm("client", "add", "A")
    crm("client", "edit", "c1", "--city", "Jinan")
    crm("undo")
    crm("client", "edit", "c1", "--country", "CN")
    said = crm("redo", code=5).err
    ref = said.split("crm undo ")[1].split()[0]
    crm("undo")
    crm("redo")
    crm("redo", code=5)
    crm("undo", ref)
    (item,) = crm("client", "show", "c1", "--json").items()
    assert (item["city"], item["country"]) == ("Jinan", "CN")


def test_an_import_that_wrote_nothing_leaves_nothing_to_undo(crm: Crm, tmp_path: Path) -> None:
    crm("client", "add", "A")
    (tmp_path / "c.csv").write_text("name\nA\n", encoding="utf-8")
    crm("import", str(tmp_path / "c.csv"), "--as", "client")
    assert "crm client add" in crm("undo").out


def test_a_refused_undo_says_each_clash_once(crm: Crm) -> None:
    crm("client", "add", "A")
    crm("client", "edit", "c1", "--city", "Jinan")
    crm("client", "edit", "c1", "--city", "Yantai")
    assert crm("undo", "x3", code=5).err.count("Yantai") == 1


def test_a_line_that_is_gone_keeps_its_words_in_the_history(furnished: Crm) -> None:
    furnished("opportunity", "add-line", "o1", "GTX", "--quantity", "3", "--price", "900")
    furnished("undo")
    told = furnished("history", "o1", "--format", "csv").out
    assert "lines,,d1 GTX Pro 3 USD 900.00," in told
    assert "lines,d1 GTX Pro 3 USD 900.00,," in told


def test_a_refused_undo_of_what_is_gone_says_so_once(furnished: Crm) -> None:
    furnished("opportunity", "add", "Brief", "--client", "c1")
    furnished("opportunity", "delete", "o2")
    number = rows(furnished, "history", "--limit", "2")[1]["ref"]
    said = furnished("undo", str(number), code=5).err
    assert said.count("o2 gone") == 1


def test_a_refused_undo_names_fields_and_values_as_people_read_them(furnished: Crm) -> None:
    furnished("opportunity", "add", "Fans", "--client", "c1", "--amount", "5k", "--tags", "hot")
    furnished("opportunity", "edit", "o2", "--amount", "6k", "--owner", "Anna")
    furnished("opportunity", "edit", "o2", "--amount", "7k", "--owner", "ming", "--tags", "")
    number = rows(furnished, "history", "--limit", "2")[1]["ref"]
    told = furnished("undo", str(number), code=5).err
    assert "o2 amount: “USD 7,000.00” instead of “USD 6,000.00” (ming, 2026-03-11 10:30)" in told
    assert "o2 owner: “m1 ming” instead of “m2 Anna”" in told
    number = rows(furnished, "history", "--limit", "3")[2]["ref"]
    assert "o2 tags: gone (ming, 2026-03-11 10:30)" in furnished("undo", str(number), code=5).err


def test_events_of_a_complaint_read_as_moves_with_their_words(crm: Crm) -> None:
    crm("complain", ": dented")
    crm("complaint", "acknowledge", "k1", "--note", "rang them")
    crm("complaint", "note", "k1", "photos came")
    told = [(row["field"], row["after"]) for row in rows(crm, "history", "k1") if row["field"] == "event"]
    assert told == [("event", "photos came"), ("event", "New > Acknowledged: rang them"), ("event", "New")]


def test_a_part_that_nobody_changed_is_no_part_of_a_conflict(crm: Crm) -> None:
    crm("contact", "add", "Li", "--email", "li@example.com", "--phone", "13800138000")
    version = str(crm("contact", "show", "p1", "--json").items()[0]["version"])
    crm("contact", "edit", "p1", "--phone", "13900139000")
    said = crm("contact", "edit", "p1", "--email", "x@example.com", "--version", version, code=5).err
    assert "p1 phone: now 13900139000" in said and "p1 email" not in said
    crm("contact", "edit", "p1", "--phone", "")
    said = crm("contact", "edit", "p1", "--title", "Head", "--version", version, code=5).err
    assert "p1 phone: now empty" in said and "email" not in said


def test_a_large_transaction_is_told_by_what_it_did_and_its_first_changes(
    furnished: Crm, tmp_path: Path
) -> None:
    names = tmp_path / "many.csv"
    names.write_text("name\n" + "".join(f"Firm {n}\n" for n in range(300)), encoding="utf-8")
    furnished("import", str(names), "--as", "client")
    done = str(rows(furnished, "history", "--limit", "1")[0]["ref"])
    told = furnished("history", done, "--limit", "7")
    assert len(told.out.splitlines()) == 8
    assert "first 7 of" in told.err and "300 clients added" in told.err
    every = furnished("history", done, "--limit", "0").out.splitlines()
    assert len(every) - 1 == len(rows(furnished, "history", done)) >= 300
