"""A name that must be its own is compared as a key, whichever way a record comes to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.errors import Refused
from crm_tui.quick import door
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, driver
from tests.cli.conftest import Crm

TWINS = ("alpha  one", "ALPHA ONE", "Ａｌｐｈａ One")


@pytest.mark.parametrize("twin", TWINS)
def test_a_client_may_not_have_the_name_of_another_in_any_form(crm: Crm, twin: str) -> None:
    crm("client", "add", "Alpha One")
    said = crm("client", "add", twin, code=5).err
    assert "already a client “Alpha One”, c1" in said
    crm("client", "add", "Beta")
    assert "c1" in crm("client", "edit", "c2", "--name", twin, code=5).err
    crm("client", "edit", "c1", "--name", twin)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("product", "add", "Freezer"), ("product", "add", "FREEZER")),
        (("tag", "add", "vip"), ("tag", "add", "ＶＩＰ")),
        (("pipeline", "add", "Export"), ("pipeline", "add", "export")),
        (("stage", "add", "Tender"), ("stage", "add", "tender")),
        (("member", "add", "Bo", "--login", "bo"), ("member", "add", "Other", "--login", "BO")),
        (("view", "add", "Mine", "--on", "client"), ("view", "add", "MINE", "--on", "client")),
    ],
)
def test_every_other_name_that_must_be_its_own_is_held_to_it(
    crm: Crm, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    crm(*first)
    assert "There is already a" in crm(*second, code=5).err


def test_a_stage_may_have_the_name_of_one_in_another_pipeline(crm: Crm) -> None:
    crm("pipeline", "add", "Export")
    crm("stage", "add", "found", "--pipeline", "Export")


def test_a_record_comes_back_from_the_archive_only_to_a_name_that_is_free(crm: Crm) -> None:
    crm("client", "add", "Alpha One")
    crm("client", "archive", "c1")
    crm("client", "add", "alpha one")
    assert "c2" in crm("client", "restore", "c1", code=5).err


def test_an_undo_gives_no_name_back_that_another_took(crm: Crm) -> None:
    crm("client", "add", "Alpha One")
    crm("client", "edit", "c1", "--name", "Beta")
    crm("client", "add", "alpha  one")
    said = crm("undo", "x3", code=5).err
    assert "taken by c2" in said
    crm("client", "delete", "c1")
    crm("client", "add", "BETA")
    assert "taken by c3" in crm("undo", "x6", code=5).err


def test_an_import_takes_the_second_of_two_equal_names_for_the_first(crm: Crm, tmp_path: Path) -> None:
    crm("client", "add", "Alpha One")
    (tmp_path / "c.csv").write_text("name,city\nalpha  one,Jinan\nNew,A\nＮＥＷ,B\n", encoding="utf-8")
    crm("import", str(tmp_path / "c.csv"), "--as", "client", code=1)
    assert crm("client", "list", "--format", "ids").out.split() == ["c1", "c2"]


def test_an_import_of_stages_is_held_to_the_pipeline_it_puts_them_in(crm: Crm, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("name\nfound\n", encoding="utf-8")
    assert "already a stage “Found”" in crm("import", str(tmp_path / "s.csv"), "--as", "stage", code=5).err


def test_an_entry_that_may_add_a_client_takes_the_one_of_that_name(
    crm: Crm, capfd: pytest.CaptureFixture[str]
) -> None:
    crm("client", "add", "Alpha One")
    assert door.run(["log", "ＡＬＰＨＡ one call: hello #Vip", "--new"]) == 0
    assert door.run(["log", "alpha one call: again #ＶＩＰ", "--new"]) == 0
    assert crm("client", "list", "--format", "ids").out.split() == ["c1"]
    assert crm("tag", "list", "--format", "ids").out.split() == ["g1"]


def test_a_script_with_sql_of_its_own_is_held_to_it_too(crm: Crm) -> None:
    crm("client", "add", "Alpha One")
    found = Database(paths.database())
    with (
        pytest.raises(Refused, match="already a client “Alpha One”, c1"),
        found.writing(Stamp(1, "script", "mine")) as session,
    ):
        driver(session).execute("INSERT INTO client (name) VALUES ('ALPHA one')")
    found.close()
    assert crm("client", "list", "--format", "ids").out.split() == ["c1"]


def test_merging_two_pipelines_merges_their_stages_of_one_name(crm: Crm) -> None:
    crm("pipeline", "add", "Export")
    crm("stage", "add", "FOUND", "--pipeline", "Export")
    crm("pipeline", "merge", "Sales", "Export")
    named = [item["name"] for item in crm("stage", "list", "--json").items()]
    assert "Found" in named and "FOUND" not in named


def test_names_written_by_another_program_stay_and_doctor_names_them(crm: Crm) -> None:
    crm("client", "add", "Alpha One")
    with closing(sqlite3.connect(paths.database())) as db:
        db.execute("INSERT INTO client (name) VALUES ('alpha  one')")
        db.commit()
    crm("client", "edit", "c2", "--city", "Jinan")
    crm("task", "add", "anything")
    said = crm("doctor").out
    assert "c2 has the same name as c1" in said and "crm client merge c1 c2" in said
    crm("client", "merge", "c1", "c2")
    assert "same name" not in crm("doctor").out
