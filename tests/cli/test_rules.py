"""Rules of the everyday verbs that every door keeps: heads, deals, snoozing, bounds, what is forgotten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.quick import door
from tests.cli.conftest import Crm


@pytest.mark.parametrize("verb", ["log", "deal", "complain"])
def test_two_clients_in_one_head_are_ambiguous(
    crm: Crm, verb: str, capfd: pytest.CaptureFixture[str]
) -> None:
    crm("client", "add", "Haier")
    crm("client", "add", "Midea Group")
    line = "Haier Midea Group: 200 freezers"
    said = crm(verb, line, "--tag", "x", code=4).err
    assert "c1  Haier" in said and "c2  Midea Group" in said
    assert door.run([verb, line]) == 4
    assert "c2  Midea Group" in capfd.readouterr().err


def test_a_close_without_a_day_is_refused_and_a_backslash_keeps_the_word(crm: Crm) -> None:
    crm("client", "add", "Haier")
    for line in ("Haier: freezers 1m close nodate", "Haier: freezers 预计 哪天", "Haier: freezers close"):
        said = crm("deal", line, code=2).err
        assert "No day stands after" in said and "30 jun" in said
    crm("deal", r"Haier: a \close look")
    crm("deal", "Haier: close the gap")
    names = [item["name"] for item in crm("opportunity", "list", "--json", "--sort", "name").items()]
    assert names == ["a close look", "close the gap"]


def test_a_snooze_that_would_change_nothing_is_refused(crm: Crm) -> None:
    crm("todo", "ring >20 mar")
    said = crm("snooze", "t1", "2d", code=2).err
    assert "t1 is due" in said and "crm task edit t1 --due" in said
    crm("snooze", "t1", "25 mar")
    crm("todo", "due now >today")
    crm("snooze", "t2", "2d")


def test_what_is_no_task_is_told_another_way(crm: Crm) -> None:
    crm("client", "add", "Haier")
    crm("complain", "Haier: dented")
    crm("deal", "Haier: freezers")
    for verb in (("snooze", "{}", "2d"), ("done", "{}")):
        for ref, way in (("k1", "complaint wait k1"), ("o1", "opportunity move o1"), ("c1", "crm todo")):
            assert way in crm(*(word.format(ref) for word in verb), code=3).err


@pytest.mark.parametrize("option", ["--annual-revenue", "--employees"])
def test_a_client_earns_and_employs_no_less_than_nothing(crm: Crm, tmp_path: Path, option: str) -> None:
    crm("client", "add", "Haier", f"{option}=-5", code=2)
    crm("client", "add", "Haier", option, "5")
    crm("client", "edit", "c1", f"{option}=-5", code=2)
    header = option.removeprefix("--").replace("-", "_")
    (tmp_path / "c.csv").write_text(f"name,{header}\nBad,-5\nGood,5\n", encoding="utf-8")
    crm("import", str(tmp_path / "c.csv"), "--as", "client", code=1)
    assert len(crm("client", "list", "--format", "ids").out.split()) == 2


def test_a_merged_birthday_comes_up_at_once(crm: Crm) -> None:
    crm("contact", "add", "Li Wei")
    crm("contact", "add", "Li Wei", "--birthday", "1980-03-14")
    crm("contact", "merge", "p1", "p2")
    with closing(sqlite3.connect(paths.database())) as db:
        assert db.execute("SELECT birthday_next FROM contact").fetchall() == [("2026-03-14",)]


def test_old_claims_are_forgotten_but_on_what_is_still_due(crm: Crm, tmp_path: Path) -> None:
    crm("todo", "ring")
    with closing(sqlite3.connect(paths.database())) as db:
        db.execute("UPDATE task SET due='2025-10-01'")
        db.commit()
    crm("config", "notify.command", f"tee -a {tmp_path / 'sent'}")
    crm("remind", "--notify")
    with closing(sqlite3.connect(paths.database())) as db:
        long_ago = "2025-10-01 00:00:00.000000"
        db.execute("UPDATE claim SET claimed_at=?1, sent_at=?1", (long_ago,))
        db.execute(
            "INSERT INTO claim SELECT 'task:t99', occurrence, target, ?1, ?1, NULL FROM claim", (long_ago,)
        )
        db.commit()
    crm("remind", "--notify")
    with closing(sqlite3.connect(paths.database())) as db:
        assert db.execute("SELECT reminder FROM claim").fetchall() == [("task:t1",)]
    assert (tmp_path / "sent").read_text(encoding="utf-8").count("ring") == 1


def test_a_phone_is_found_by_its_last_digits(crm: Crm) -> None:
    crm("contact", "add", "Li Wei", "--phone", "+86 138 0013 8042")
    crm("client", "add", "Haier", "--phone", "0532-8893 8042")
    for typed in ("8042", "13 8042", "38042"):
        assert "p1  Li Wei" in crm("find", typed).out
    assert "c1  Haier" in crm("find", "8042").out
    crm("find", "042", code=3)
    crm("find", "8043", code=3)


def test_a_search_that_finds_nothing_says_so_with_near_misses(
    crm: Crm, capfd: pytest.CaptureFixture[str]
) -> None:
    crm("client", "add", "Haier")
    said = crm("find", "Haierr", "--limit", "3", code=3)
    assert said.out == "" and "Nothing was found for “Haierr”" in said.err and "c1  Haier" in said.err
    assert door.run(["find", "Haierr"]) == 3
    assert "c1  Haier" in capfd.readouterr().err


def test_a_list_of_tasks_shows_the_open_ones_unless_done_ones_are_asked_for(crm: Crm) -> None:
    crm("todo", "open one")
    crm("todo", "done one")
    crm("done", "t2")

    def refs(*words: str) -> list[str]:
        return sorted(crm("task", "list", *words, "--format", "ids").out.split())

    assert refs() == refs("--where", "owner=me or title~x") == ["t1"]
    assert refs("--where", "state=done") == refs("--where", "done_at!=") == ["t2"]
    assert refs("--where", "state=open or state=done") == ["t1", "t2"]
