"""crm init, backup, restore and doctor on the command line."""

import json
import os
import stat
from pathlib import Path

import pytest

from crm_tui import paths
from tests.cli.conftest import Run


def clients(run: Run) -> list[str]:
    """The names of the clients in the default file."""
    return [item["name"] for item in json.loads(run("client", "list", "--json").out)["items"]]


def test_a_file_is_made_with_its_first_member_zone_and_currency(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "team" / "crm.db")
    found = run("--as", "anna", "init", path, "--currency", "eur", "--zone", "berlin")
    assert (found.code, found.out) == (
        0,
        f"Made {path}: first member anna, time zone Europe/Berlin, currency EUR.\n",
    )
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert run("--db", path, "--as", "anna", "settings", "currency").out == "EUR\n"


def test_the_default_file_takes_zone_from_the_computer(run: Run) -> None:
    assert "time zone Asia/Shanghai" in run("init").out
    assert os.path.exists(paths.database())


def test_a_file_that_is_there_is_left_as_it_is(run: Run) -> None:
    run("client", "add", "Haier")
    assert run("init").code == 5
    assert clients(run) == ["Haier"]


@pytest.mark.parametrize("option", [("--zone", "Nowhere"), ("--currency", "gold")])
def test_an_unknown_zone_or_currency_makes_no_file(run: Run, option: tuple[str, str]) -> None:
    assert run("init", *option).code == 2
    assert not os.path.exists(paths.database())


def test_an_unknown_group_makes_no_file(run: Run, tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "team" / "crm.db"), "--group", "no-such-group").code == 6
    assert not (tmp_path / "team" / "crm.db").exists()


def test_a_backup_brings_back_what_was_deleted(run: Run) -> None:
    run("client", "add", "Haier")
    made = json.loads(run("backup", "--json").out)["items"][0]
    run("client", "delete", "Haier")
    found = run("restore", made["path"], "--yes")
    assert (found.code, found.err.startswith("What it held before was saved")) == (0, True)
    assert clients(run) == ["Haier"]


def test_backups_are_listed_oldest_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("client", "add", "Haier")
    run("backup")
    monkeypatch.setenv("CRM_NOW", "2026-03-12T02:30:00Z")
    run("backup")
    names = [os.path.basename(line) for line in run("backup", "--list").out.splitlines()]
    assert len(names) == 2
    assert names == sorted(names)


def test_a_backup_goes_where_it_is_told_under_a_dated_name(run: Run, tmp_path: Path) -> None:
    run("client", "add", "Haier")
    assert run("backup", "-o", str(tmp_path / "crm-{date}.db")).code == 0
    assert (tmp_path / "crm-2026-03-11.db").exists()
    assert run("backup", "-o", str(tmp_path / "crm-{date}.db")).code == 5


def test_nothing_is_replaced_unasked_without_a_terminal(run: Run) -> None:
    run("client", "add", "Haier")
    path = json.loads(run("backup", "--json").out)["items"][0]["path"]
    run("client", "add", "Midea")
    assert run("restore", path).code == 2
    assert clients(run) == ["Haier", "Midea"]


def test_what_is_no_backup_is_told_before_anything_is_asked(run: Run, home: Path) -> None:
    run("client", "add", "Haier")
    (home / "notes").write_text("no database")
    for name, why in (("nosuch", "crm backup --list"), (str(home / "notes"), "not a CRM file")):
        found = run("restore", name)
        assert (found.code, why in found.err, "--yes" in found.err) == (6, True, False)


def test_a_missing_file_is_neither_backed_up_nor_made(run: Run) -> None:
    assert [run("backup").code, run("doctor").code] == [6, 6]
    assert not os.path.exists(paths.database())


def test_a_sound_file_passes_with_advice(run: Run) -> None:
    run("client", "add", "Haier")
    found = run("doctor")
    assert found.code == 0
    assert {line.split()[0] for line in found.out.splitlines() if not line.startswith(" ")} <= {
        "ok",
        "advice",
    }


def test_damage_is_told_by_the_exit_code(run: Run) -> None:
    run("client", "add", "Haier")
    run("backup")
    _flip(paths.database(), b"Haier")
    found = run("doctor", "--json")
    assert found.code == 1
    assert "damage" in {item["level"] for item in json.loads(found.out)["items"]}


def _flip(path: str, word: bytes) -> None:
    """Change a letter of a word in the file, as a failing disk would."""
    content = Path(path).read_bytes()
    assert word in content
    Path(path).write_bytes(content.replace(word, word[:-1] + b"X"))


@pytest.mark.parametrize("kept", [512, 4096, 300_000])
def test_doctor_says_itself_what_is_wrong_with_a_file_that_was_cut_off(run: Run, kept: int) -> None:
    run("client", "add", "Haier")
    run("backup")
    os.truncate(paths.database(), kept)
    assert run("client", "list").code == 6
    found = run("doctor")
    assert (found.code, found.err) == (1, "")
    assert found.out.startswith(f"DAMAGE  {paths.database()} cannot be read")
    assert f"{kept:,} bytes" in found.out
    copy = run("backup", "--list").out.strip()
    assert run("restore", copy, "--yes").code == 0
    assert clients(run) == ["Haier"]


def test_a_part_that_cannot_be_read_is_told_without_the_words_of_the_library(run: Run) -> None:
    run("client", "add", "Haier")
    content = bytearray(Path(paths.database()).read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    Path(paths.database()).write_bytes(content)
    found = run("doctor")
    assert found.code == 1
    assert "cannot be read" in found.out
    assert "Error" not in found.out
