"""crm import on the command line: what is taken, what is set aside, and what is said about it."""

import json
import shlex
import sqlite3
import stat
from pathlib import Path

import pytest

from crm_tui import paths
from tests.cli.transfer.conftest import Crm
from tests.cli.transfer.csv_files import counted, written


def rows(query: str) -> list[tuple[object, ...]]:
    """What is in the default file."""
    db = sqlite3.connect(paths.database())
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


def test_a_dry_run_says_what_the_real_run_does_and_changes_nothing(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "clients.csv",
        [
            ["name", "parent", "phone"],
            ["Haier", "Group", "0532 88938888"],
            ["Group", "", ""],
            ["Bad", "", "x"],
        ],
    )
    trial = crm("import", path, "--dry-run")
    assert rows("SELECT count(*) FROM client") == [(0,)]
    real = crm("import", path)
    assert (trial.code, trial.out) == (real.code, real.out)
    assert counted(real) == {
        "read": 3,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "rejected": 1,
    }
    assert "line 4 rejected: Phone:" in real.out


def test_a_row_may_name_a_row_further_down(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", [["name", "parent"], ["Haier", "Group"], ["Group", ""]])
    assert counted(crm("import", path, "--as", "client"))["created"] == 2
    assert rows("SELECT c.name, p.name FROM client c JOIN client p ON p.id=c.parent_id") == [
        ("Haier", "Group")
    ]


def test_a_row_that_names_a_rejected_row_is_rejected_too(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "c.csv",
        [["name", "parent", "phone"], ["A", "B", ""], ["B", "C", ""], ["C", "", "no phone"], ["D", "", ""]],
    )
    ran = crm("import", path, "--as", "client")
    assert counted(ran)["created"] == 1
    assert "line 2 rejected: There is no client “B”." in ran.out


def test_rows_that_would_stand_above_each_other_are_rejected(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", [["name", "parent"], ["A", "B"], ["B", "A"], ["C", "C"]])
    assert counted(crm("import", path, "--as", "client"))["rejected"] == 3


def test_the_second_of_two_equal_keys_names_the_first_line(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [["name"], ["Haier  Group"], ["ＨＡＩＥＲ group"]])
    ran = crm("import", path)
    assert "line 3 rejected: Line 2 is the same client already." in ran.out
    assert ran.code == 1


def test_the_mended_rejects_file_feeds_back(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "clients.csv", [["name", "phone"], ["Haier", "0532 88938888"], ["Gree", "none"]]
    )
    assert crm("import", path).code == 1
    rejects = tmp_path / "clients.csv.rejects.csv"
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    rejects.write_text(rejects.read_text("utf-8-sig").replace("Gree,none", "Gree,0756 8522218"), "utf-8-sig")
    ran = crm("import", str(rejects), "--as", "client")
    assert (ran.code, counted(ran)["created"]) == (0, 1)
    assert rows("SELECT name, phone FROM client WHERE id=2") == [("Gree", "0756 8522218")]


def test_an_older_rejects_file_is_never_overwritten(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [["name", "phone"], ["Gree", "none"]])
    crm("import", path)
    crm("import", path)
    assert (tmp_path / "clients.csv.rejects-2.csv").exists()
    assert crm("import", path, "--rejects", str(tmp_path / "clients.csv")).code == 5


def test_known_rows_are_unchanged_skipped_updated_or_refuse_the_file(crm: Crm, tmp_path: Path) -> None:
    first = written(
        tmp_path / "clients.csv", [["name", "city", "note"], ["Haier", "Qingdao", "a"], ["Gree", "", ""]]
    )
    crm("import", first)
    second = written(
        tmp_path / "b.csv", [["name", "city", "note"], ["haier", "Beijing", ""], ["Gree", "", ""]]
    )
    skipped = crm("import", second, "--as", "client")
    assert (skipped.code, counted(skipped)["skipped"], counted(skipped)["unchanged"]) == (0, 1, 1)
    assert "line 2 skipped: c1 differs in name, city." in skipped.out
    assert crm("import", second, "--as", "client", "--on-duplicate", "fail").code == 5
    updated = crm("import", second, "--as", "client", "--on-duplicate", "update")
    assert (counted(updated)["updated"], counted(updated)["unchanged"]) == (1, 1)
    assert rows("SELECT name, city, note FROM client WHERE id=1") == [("haier", "Beijing", "a")]


def test_strict_takes_all_or_nothing(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [["name", "phone"], ["Haier", ""], ["Gree", "none"]])
    ran = crm("import", path, "--strict")
    assert ran.code == 5
    assert "line 3" in ran.err
    assert rows("SELECT count(*) FROM client") == [(0,)]


def test_missing_records_are_made_only_when_asked_for(crm: Crm, tmp_path: Path) -> None:
    deals = [["name", "client", "stage", "owner"], ["Freezers", "Haier", "Trial", "Ann"]]
    path = written(tmp_path / "opportunities.csv", deals)
    assert counted(crm("import", path))["rejected"] == 1
    ran = crm("import", path, "--create-missing", "client,stage", "--create-missing", "member")
    assert counted(ran)["created"] == 1
    assert "made beside them: stage 1 (Trial)" in ran.out
    assert rows("SELECT name FROM stage ORDER BY position") == [
        (name,)
        for name in ("Found", "Planned", "Acting", "Tracking", "Quoted", "Answered", "Trial", "Won", "Lost")
    ]
    assert rows("SELECT name, owner_id FROM client") == [("Haier", None)]


def test_a_deal_of_the_file_keeps_its_days(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "deals.csv",
        [["deal name", "deal stage", "engage date", "close date", "close value"],
         ["Won one", "Won", "2017-01-02", "2017-03-04", "1,054"], ["Undated", "Found", "", "", ""]],
    )  # fmt: skip
    assert counted(crm("import", path, "--as", "opportunity"))["created"] == 2
    assert rows("SELECT opened_on, closed_on, staged_on, amount, currency FROM opportunity") == [
        ("2017-01-02", "2017-03-04", "2017-03-04", 105400, "USD"),
        (None, None, "2026-03-11", None, None),
    ]
    assert rows("SELECT from_stage_id, to_stage_id, substr(at, 1, 10) FROM stage_move ORDER BY id") == [
        (None, 7, "2017-03-04"),
        (None, 1, "2026-03-11"),
    ]


def test_an_open_deal_with_a_day_of_closing_is_rejected(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "o.csv", [["name", "stage", "closed_on"], ["A", "Found", "2017-03-04"]])
    assert "line 2 rejected: Closed:" in crm("import", path, "--as", "opportunity").out


def test_complaints_get_their_deadlines_from_when_they_were_opened(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "complaints.csv", [["opened_at", "summary"], ["9/24/19", "Dented"], ["", "When?"]]
    )
    assert "--dates" in crm("import", path).out
    ran = crm("import", path, "--dates", "mdy")
    assert counted(ran)["created"] == 1
    assert "line 3 rejected: Opened is missing." in ran.out
    (found,) = rows("SELECT opened_at < respond_by AND respond_by < '2019-12', opened_at FROM complaint")
    assert found[0] == 1
    assert str(found[1]).startswith("2019-09-24")


def test_several_people_of_one_name_are_told_apart_by_their_client(crm: Crm, tmp_path: Path) -> None:
    people = [["name", "client"], ["Wang Min", "Haier"], ["Wang Min", "Gree"]]
    crm("client", "add", "Haier")
    crm("client", "add", "Gree")
    crm("import", written(tmp_path / "contacts.csv", people))
    calls = [
        ["at", "client", "contact", "summary"],
        ["2026-03-01", "Gree", "wang min", "a"],
        ["2026-03-02", "", "Wang Min", "b"],
    ]
    ran = crm("import", written(tmp_path / "interactions.csv", calls))
    assert "line 3 rejected: Contact: the name may be any of p1, p2; write the ref." in ran.out
    assert rows("SELECT contact_id FROM interaction_person") == [(2,)]
    assert rows("SELECT id FROM contact WHERE last_touch IS NOT NULL") == [(2,)]
    assert rows("SELECT name FROM client WHERE last_touch IS NOT NULL") == [("Gree",)]


def test_an_interaction_takes_the_client_of_its_contact(crm: Crm, tmp_path: Path) -> None:
    crm("client", "add", "Haier")
    crm("contact", "add", "Wang Min", "--client", "Haier")
    crm(
        "import",
        written(tmp_path / "i.csv", [["at", "contact", "summary"], ["2026-03-01", "Wang Min", "a"]]),
        "--as",
        "interaction",
    )
    assert rows("SELECT client_id, member_id FROM interaction") == [(1, 1)]


def test_contacts_from_an_address_book_keep_all_numbers(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "contacts.csv",
        [["First Name", "Last Name", "Mobile Phone", "Business Phone", "E-mail Address"],
         ["敏", "王", "138 0013 8000", "0532 88938888", "wang@example.com"]],
    )  # fmt: skip
    assert counted(crm("import", path))["created"] == 1
    assert rows("SELECT name FROM contact") == [("王敏",)]
    assert rows("SELECT medium, kind, value, position FROM contact_point ORDER BY 1, 4") == [
        ("email", "work", "wang@example.com", 0),
        ("phone", "mobile", "138 0013 8000", 0),
        ("phone", "work", "0532 88938888", 1),
    ]


def test_own_fields_and_tags_are_columns(crm: Crm, tmp_path: Path) -> None:
    crm("field", "add", "erp_no", "--on", "client", "--title", "ERP number", "--kind", "int")
    path = written(
        tmp_path / "clients.csv",
        [["name", "ERP number", "tags"], ["Haier", "1,200", "vip, 海尔"], ["Gree", "x", ""]],
    )
    ran = crm("import", path)
    assert counted(ran)["created"] == 1
    assert rows("SELECT value FROM field_value") == [("1200",)]
    assert rows("SELECT name FROM tag ORDER BY id") == [("vip",), ("海尔",)]
    again = written(tmp_path / "b.csv", [["name", "erp_no"], ["Another name", "1200"]])
    ran = crm("import", again, "--as", "client", "--key", "erp_no")
    assert "c1 differs in name" in ran.out


def test_what_no_column_means_is_named_and_may_be_mapped(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", [["Wer", "Wo", "Egal"], ["Haier", "Qingdao", "1"]])
    assert crm("import", path, "--as", "client").code == 2
    ran = crm("import", path, "--as", "client", "--map", "wer=name", "--map", "Wo=city", "--map", "Egal=")
    assert ran.code == 0
    assert "Not used: Egal." in ran.err
    wide = written(tmp_path / "wide.csv", [["name", *(f"x{number}" for number in range(3000))]])
    assert "x19 and 2980 more.\n" in crm("import", wide, "--as", "client").err
    assert crm("import", path, "--as", "client", "--map", "Wer=nmae").code == 2
    assert crm("import", path, "--as", "client", "--map", "Wem=name").code == 2


def test_a_mapping_is_kept_for_the_next_file(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "x.csv", [["Wer", "Ware"], ["Frost", "GTXPro"]])
    crm("product", "add", "GTX Pro")
    options = ("--map", "Wer=name", "--map", "Ware=product", "--value", "product:GTXPro=GTX Pro")
    crm("import", path, "--as", "opportunity", *options, "--save-mapping", "supplier")
    other = written(tmp_path / "y.csv", [["Wer", "Ware"], ["Chill", "GTXPro"]])
    assert crm("import", other, "--as", "opportunity", "--mapping", "supplier").code == 0
    assert rows("SELECT name, product_id FROM opportunity") == [("Frost", 1), ("Chill", 1)]
    assert crm("import", other, "--as", "opportunity", "--mapping", "nobody").code == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5"])
def test_a_file_that_is_not_utf8_needs_its_encoding(crm: Crm, tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "clients.csv", [["name"], ["聯想"]], encoding)
    ran = crm("import", path)
    if encoding in ("gb18030", "big5"):
        assert (ran.code, rows("SELECT count(*) FROM client")) == (2, [(0,)])
        ran = crm("import", path, "--encoding", encoding)
    assert ran.code == 0
    assert rows("SELECT name FROM client") == [("聯想",)]


def test_a_formula_escape_is_taken_off(crm: Crm, tmp_path: Path) -> None:
    crm("import", written(tmp_path / "clients.csv", [["name"], ["'=Plus"], ["'t Hooft"]]))
    assert rows("SELECT name FROM client") == [("=Plus",), ("'t Hooft",)]


def test_batches_are_transactions_of_their_own_undone_together(crm: Crm, tmp_path: Path) -> None:
    names = [["name", "parent"], *([f"C{n}", "C6" if n < 3 else ""] for n in range(7))]
    ran = crm("import", written(tmp_path / "clients.csv", names), "--batch", "3")
    assert "crm undo 3" in ran.err
    assert rows("SELECT count(*), count(parent_id), max(parent_id) FROM client") == [(7, 3, 7)]
    assert crm("undo", "3").code == 0
    assert rows("SELECT count(*) FROM client") == [(0,)]


def test_an_import_is_undone_whole(crm: Crm, tmp_path: Path) -> None:
    crm("client", "add", "Haier", "--city", "Qingdao")
    before = crm("export", "client").out
    path = written(
        tmp_path / "clients.csv",
        [["name", "city", "parent", "tags"], ["haier", "Beijing", "Gree", "x"], ["Gree", "", "", "y"]],
    )
    crm("import", path, "--on-duplicate", "update")
    assert crm("undo").code == 0
    assert crm("export", "client").out == before
    assert rows("SELECT count(*) FROM tag") == [(0,)]


def test_json_tells_the_same_for_scripts(crm: Crm, tmp_path: Path) -> None:
    path = written(
        tmp_path / "clients.csv", [["name", "phone", "what"], ["Haier", "x", "1"], ["Gree", "", ""]]
    )
    found = json.loads(crm("import", path, "--json").out)
    assert (found["read"], found["created"], found["rejected"], found["unused"]) == (2, 1, 1, ["what"])
    assert found["notes"][0]["line"] == 2
    assert Path(found["rejects"]).exists()


def test_every_run_that_changes_something_is_written_down(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [["name"], ["Haier"]])
    crm("import", path)
    written(tmp_path / "clients.csv", [["name"], ["Haier"], ["Gree"]])
    crm("import", path)
    assert "Nothing was changed." in crm("import", path).err
    assert rows('SELECT "on", read, created, unchanged, file FROM import_batch') == [
        ("client", 1, 1, 0, path),
        ("client", 2, 1, 1, path),
    ]
    assert rows("SELECT DISTINCT source FROM txn WHERE command LIKE 'crm import%'") == [("import",)]


def test_undo_takes_back_the_import_that_changed_something(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [["name"], ["Haier"]])
    for _ in range(3):
        crm("import", path)
    assert crm("undo").code == 0
    assert rows("SELECT count(*) FROM client") == [(0,)]


def test_what_is_no_file_of_rows_is_refused(crm: Crm, tmp_path: Path) -> None:
    assert crm("import", str(tmp_path / "none.csv"), "--as", "client").code == 3
    (tmp_path / "empty.csv").write_text("")
    assert crm("import", str(tmp_path / "empty.csv"), "--as", "client").code == 2
    twice = written(tmp_path / "twice.csv", [["name", "Name"], ["a", "b"]])
    assert crm("import", twice, "--as", "client").code == 2
    assert crm("import", written(tmp_path / "what.csv", [["name"], ["a"]])).code == 2
    assert crm("import", written(tmp_path / "batch.csv", [["name"], ["a"]]), "--as", "import_batch").code == 2


def test_undo_is_offered_only_where_something_was_written(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", [["name"], ["Haier"]])
    assert "crm undo" in crm("import", path, "--as", "client").err
    again = crm("import", path, "--as", "client").err
    assert "crm undo" not in again
    assert "Nothing was changed." in again


@pytest.mark.parametrize(("noun", "words"), [("interaction", "An interaction"), ("client", "A client")])
def test_a_field_that_is_not_there_is_told_in_grammatical_words(
    crm: Crm, tmp_path: Path, noun: str, words: str
) -> None:
    path = written(tmp_path / "a.csv", [["summary"], ["Talk"]])
    for option in (("--map", "summary=shoe"), ("--key", "shoe")):
        assert crm("import", path, "--as", noun, *option).err.startswith(f"{words} has no field")


def test_imported_people_have_their_next_birthday_at_once(crm: Crm, tmp_path: Path) -> None:
    path = written(tmp_path / "p.csv", [["name", "birthday"], ["Wang Min", "1980-03-12"], ["Li Wei", ""]])
    crm("import", path, "--as", "contact")
    written(tmp_path / "q.csv", [["name", "birthday"], ["Li Wei", "1980-03-10"]])
    crm("import", str(tmp_path / "q.csv"), "--as", "contact", "--on-duplicate", "update")
    assert rows("SELECT name, birthday_next FROM contact ORDER BY id") == [
        ("Wang Min", "2026-03-12"),
        ("Li Wei", "2027-03-10"),
    ]


def test_the_command_that_takes_the_mended_rows_in_is_printed_and_works(crm: Crm, tmp_path: Path) -> None:
    path = tmp_path / "kunden liste.csv"
    path.write_bytes("Firma;Stadt;Tel;Stufe\r\nAcme;Köln;;A\r\nBob;Köln;xx;B\r\n".encode("cp1252"))
    options = ("--map", "Firma=name", "--map", "Stadt=city", "--map", "Tel=phone", "--map", "Stufe=tier")
    values = ("--value", "tier:A=key", "--value", "tier:B=regular")
    ran = crm("import", str(path), "--as", "client", "--encoding", "cp1252", *options, *values)
    assert counted(ran)["rejected"] == 1
    (again,) = [line.strip() for line in ran.err.splitlines() if line.startswith("  crm import")]
    rejects = Path(f"{path}.rejects.csv")
    rejects.write_text(rejects.read_text("utf-8").replace("xx", "0221 1234567"), "utf-8")
    mended = crm(*shlex.split(again)[1:])
    assert (mended.code, counted(mended)["created"]) == (0, 1)
    assert "Bob" in crm("client", "list", "--where", "tier=regular and city=Köln").out


def test_rows_of_bare_separators_are_no_rows(crm: Crm, tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text('name,city\nHaier,Qingdao\n,\n"",""\n  ,  \n\nGree,Zhuhai\n,\n,,,\n')
    found = counted(crm("import", str(path)))
    assert (found["read"], found["created"], found["rejected"]) == (2, 2, 0)


def test_a_file_that_is_not_there_is_not_found(crm: Crm, tmp_path: Path) -> None:
    ran = crm("import", str(tmp_path / "nope.csv"), "--as", "client")
    assert (ran.code, ran.err) == (3, f"There is no file {tmp_path}/nope.csv.\n")


def test_a_file_that_is_not_there_is_told_before_what_its_rows_are(crm: Crm) -> None:
    ran = crm("import", "nosuch.csv")
    assert (ran.code, ran.err) == (3, "There is no file nosuch.csv.\n")
